"""Records which modules the browser needs: python -m calculator.site.bundle.recording writes modules.txt."""

import json
import subprocess
import zipfile
from base64 import b64encode
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook

from calculator import bridge
from calculator.model import agreement, definition
from calculator.model.answers import form_values, parse
from calculator.page import link as page_link
from calculator.portfolio import files as portfolio_files
from calculator.portfolio import link as portfolio_link
from calculator.portfolio import saved
from calculator.portfolio.entries import work_out
from calculator.site.bundle import archives, browser_jinja, linked, runtime, sent, workbooks
from calculator.site.content import examples, papers

SCRIPT, RECORDED = (Path(__file__).with_name(name) for name in ("record.mjs", "recorded.py"))
KINDS = {
    "": {"", "form", "fragment", "answer"},
    bridge.LATER: {"cost", "cases", "log", "find", "pick", "take_out"},
    bridge.LISTS: {"bring", "understood", "near", "brought"},
}  # what requests begin with by the archive that they wait for; any other waits for what is opened
NAME = "Ta\u00dfk"  # a task's name that is not ASCII


def requests() -> list[str]:
    """A request for every feature: all examples and cases, half-filled and damaged ones."""
    model = definition.model()
    answers = [e.answers for e in examples.examples().values()] + [c.coder_a for c in agreement.cases().values()]
    forms = [form_values(parse(model, given, NAME)[0]) for given in answers]
    figures = f"{page_link.encode(parse(model, answers[0])[0])}&pieces_per_month=12,5&region=uk&months=x"
    links = ["", "v=1&lifetime=3", "v=9&lifetime=9&x=%FF&task=%F0%9F%98%80", "%", "a" * 9000, "lifetime=NaN"]
    links += ["v=1&lifetime=0&contact=3&running=0&continuity=0&typical=logo"]
    unpriced = page_link.encode(parse(model, {key: level for key, level in answers[0].items() if key != "price"})[0])
    links += [f"{unpriced}&task_hours=3&task_hours_unit=week&done_by={who}" for who in ("owner", "staff", "nobody")]
    asked: list[dict[str, Any]] = [
        *({"form": form} for form in forms),
        *({"cost": link} for link in ("", figures, f"{figures}&if_task_hours=9", "v=1&lifetime=0&job_hours=1e309")),
        {"cost": f"{figures}&utm_source=mail."},
        *({"cases": link} for link in ("", figures)),
        {"log": [{"brief": "30", "steering": 5, "hours": "x"}, 3]},
        *files(forms[:3]),
        *lists(),
        *saved_tasks(forms),
        *({"find": text} for text in ("pay rol", "", "running payroll")),
        *({"pick": "logo", "fragment": ""}, {"take_out": True}),
        *documents(),
        *records(),
        *({"fragment": link} for link in links),
        *({"fragment": link, "card": True} for link in links[:2]),
        *({"answer": link} for link in ("", figures)),
    ]
    return [json.dumps(request) for request in asked] + ["{", "[]", "null", '{"form": 3}']


def files(forms: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Whole lists to links and files and back, in every encoding, good and bad."""
    tasks: list[dict[str, Any]] = [{"name": form["task"], "form": form} for form in forms]
    link = portfolio_link.encode(definition.model(), [saved.read(definition.model(), task) for task in tasks])
    everything = portfolio_files.everything([saved.read(definition.model(), tasks[0])], {}, "").encode()
    table = f"task;lifetime\n{NAME};3\n=x;9\n"
    contents = [table.encode(code) for code in ("utf-8", "utf-8-sig", "utf-16", "cp1252")]
    contents += [everything, b"{", b'{"format": 1}', b"\0", b"PK\3\4"]
    return [
        {"share": tasks},
        {"share": tasks * 900},
        *({"link": given} for given in (link, link[:-9], "v=1&list=%FF", "v=2")),
        *({"export": tasks, "as": kind, "time": "", "decimal": ","} for kind in ("json", "csv")),
        *({"import": b64encode(content).decode()} for content in contents),
        {"import": "x"},
    ]


def lists() -> list[dict[str, Any]]:
    """Lists as people keep them: tables, notes, workbooks and archives, good and bad; matched, and taken."""
    table = "Task;How long;How often;Who;Cost\nPayroll;1.500,5 h;monthly;Anna;398 €\nFiling;1,5;2x / week;me;\n"
    notes = "# Weekly\n- [ ] Payroll, 2 h\n- [x] Filing\n"
    book = _workbook()
    contents = [*(table.encode(code) for code in ("cp1252", "utf-16", "utf-16-be")), notes.encode(), book]
    contents += _zipped(table, book)
    contents += [b"%PDF", b"PK\3\4", book[:900], b"", b"task,lifetime,contact,own\nA,3,3 - x,y\n"]
    rows = {"key": "2", "row": 2, "name": "Payroll", "ticked": True, "hours": 2, "per": "week", "own": {"Task": NAME}}
    other = rows | {"key": "3", "name": NAME, "hours": None, "done_by": "outside", "cost_a_month": 398}
    chosen = {"columns": {"0": "name", "1": "minutes-week", "4": "out"}, "mark": ",", "head": "1", "sheet": "x"}
    taken = [rows | {"task": "payroll"}, other]
    here = [{"id": "3f0c2a61-9d3b-4c58-8e1b-0123456789ab", "name": "Payroll", "form": {"task": "Payroll"}}]
    return [
        *({"bring": b64encode(content).decode(), "name": "x"} for content in contents),
        {"bring": b64encode(table.encode()).decode(), "choices": chosen, "locale": "de-DE"},
        {"understood": [rows, other | {"chosen": True, "task": "logo"}], "shown": True},
        *({"near": text} for text in ("", "book keping")),
        *({"brought": taken, "here": kept} for kept in ([], here)),
    ]


def _workbook() -> bytes:
    """A workbook with cells of all kinds: merged, formulas, dates, times, money, hidden rows, two sheets."""
    book, out = Workbook(), BytesIO()
    sheet = book.active
    for row in (["Task", "How long", "When"], ["Payroll", 1.5, date(2026, 1, 2)], ["Filing", time(1, 30), "=1+1"]):
        sheet.append(row)
    sheet["D2"], sheet["D2"].number_format, sheet["D3"] = 398.5, "#,##0.00 €", timedelta(hours=2)
    sheet.merge_cells("A4:B4")
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("Other").append(["x", True])
    book.save(out)
    return out.getvalue()


def _zipped(table: str, book: bytes) -> list[bytes]:
    """A table in an archive, and one that is two deep."""
    result = []
    for name, content in (("export/list.csv", table.encode()), ("list.xlsx", book)):
        with zipfile.ZipFile(out := BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(name), content)
        result.append(out.getvalue())
    return result


def saved_tasks(forms: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Requests of the list: scored, shown, side by side, and moved by a new version."""
    tasks: list[dict[str, Any]] = [{"id": str(n), "name": NAME, "form": form} for n, form in enumerate(forms)]
    older = [task | {"model_version": "0.9.0"} for task in tasks]
    fresh = [task | {"fresh": work_out(definition.model(), task["form"]).to_json()} for task in older]
    return [
        *({"score": tasks}, {"score": tasks[:2], "cost": False}, {"list": [], "have": "x"}),
        *({"list": tasks, "have": "8,5"}, {"list": fresh, "have": "8"}, {"compare": tasks[:4]}, {"moved": older[0]}),
        *decisions(tasks[0]),
    ]


def decisions(task: dict[str, Any]) -> list[dict[str, Any]]:
    """A decision made, put into a calendar, reviewed and deleted; one that is due, in a list; and a broken one."""
    made = {"choice": "bpo", "reason": NAME, "date": "2026-06-01", "review": "2026-08-31"}
    decided, rest = task | {"decided": made}, {"today": "2026-09-01", "time": "2026-09-01T12:00:00Z", "page": ""}
    acts = [{"act": act} for act in ("calendar", "change", "early", "remove", "undo", "again")]
    acts += [{"act": "happened", "done": "yes", "hours": "1,5"}, {"act": "happened"}]
    return [
        *({"decide": task, "entered": made | {"act": "keep", "review": day}} | rest for day in ("2027-06-01", "x")),
        *({"decide": decided, "entered": act} | rest for act in acts),
        *({"decide": record} | rest for record in (task, decided, task | {"decided": {"choice": 3}})),
        {"list": [decided], "have": "8", "today": "2026-09-01"},
    ]


def documents() -> list[dict[str, Any]]:
    """A document of each kind, and one that cannot be met."""
    form = papers.files("freelance-brief")
    contents = {"docx": form[".docx"], "md": form[".json"], "pdf": b""}
    rest = {"template": "freelance-brief", "fragment": "v=1&lifetime=0&contact=3&task=%D7%A9", "date": "2026-06-01"}
    return [{"kind": kind, "content": b64encode(content).decode()} | rest for kind, content in contents.items()]


def records() -> list[dict[str, Any]]:
    """Records and reports of each kind, and one that cannot be made."""
    model, shown, kinds = definition.model(), examples.examples().values(), ("html", "docx")
    links = [page_link.encode(parse(model, e.answers, f"{NAME} \u05e9")[0]) for e in shown]
    forms = [form_values(parse(model, e.answers, e.task)[0]) for e in shown]
    tasks = [{"id": str(n), "name": "x", "form": form, "notes": "y"} for n, form in enumerate(forms)]
    rest = {"date": "2026-06-01", "page": "https://example.org/calculator/"}
    return [
        *({"record": link, "kind": kind} | rest for link in ("", *links) for kind in kinds),
        *({"report": tasks, "have": "8", "kind": kind} | rest for kind in kinds),
        *({"plan": tasks, "have": "8", "start": "2027-01-04", "kind": kind} | rest for kind in (*kinds, "xlsx")),
        {"record": "", "kind": "pdf", "date": "x"},
    ]


def archive(request: str) -> str:
    """The last archive that a request waits for, by the bridge's name; what cannot be read waits for the first."""
    try:
        asked = json.loads(request)
    except ValueError:
        asked = None
    kind = next(iter(asked), "") if isinstance(asked, dict) else ""
    found = next((name for name, kinds in KINDS.items() if kind in kinds), bridge.OPENED)
    return found or (bridge.LATER if "typical" in request else "")


def record() -> str:
    """The modules that Pyodide reads under node for the requests of each archive, an empty line between."""
    asked = requests()
    stages = [[request for request in asked if archive(request) == name] for name in runtime.ARCHIVES]
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        library, calculator = folder / "python_stdlib.zip", folder / "calculator"
        library.write_bytes(archives.zipped(runtime.whole_library(), zipfile.ZIP_DEFLATED))
        own = [("recorded.py", RECORDED.read_bytes()), ("requests.json", json.dumps(stages).encode())]
        calculator.write_bytes(archives.stored([*sent.files(), *browser_jinja.slim(), *workbooks.slim(), *own]))
        done = subprocess.run([linked.node(), SCRIPT, library, calculator], capture_output=True, text=True, check=False)
    if done.returncode:
        raise archives.BuildError(done.stderr[-2000:])
    return done.stdout


if __name__ == "__main__":
    runtime.MODULES.write_text(record(), encoding="utf-8")

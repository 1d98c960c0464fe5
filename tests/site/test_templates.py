"""The document templates as files: what Word, a spreadsheet program and a printer make of them."""

import io
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from docx.shared import Cm

from calculator.documents import forms
from calculator.documents import rules as documents_rules
from calculator.documents.agreed import agreed
from calculator.documents.word import fill
from calculator.site.content import papers
from calculator.site.office import styles, word
from tests.site import office
from tests.words import words

KEYS = [paper.id for paper in documents_rules.papers().paper]
OFFERED = [paper.id for paper in documents_rules.papers().paper if paper.ways]  # with a result, and filled in from it
SHEETS = {
    "kpi-sheet": ["Numbers", "Months", "Report"],
    "service-levels": ["Levels", "Months"],
    "pilot-scorecard": ["Scorecard", "Sample", "Steps"],
    "week-sheet": ["Week", "Tasks", "Totals"],
    "tally-sheet": ["Strokes", "Totals"],
    "offers-compared": ["Offers", "Terms", "Compared"],
    "case-test": ["Cases", "Result"],
    "access-register": ["Register", "Check"],
    "decision-log": ["Log", "Summary"],
    "hours-ledger": ["Weeks", "Total"],
    "exit-list": ["List", "State"],
}
PAGES = {
    "freelance-brief": 2,
    "process-document": 4,
    "kpi-sheet": 3,
    "service-levels": 3,
    "pilot-scorecard": 3,
    "freelance-contract": 4,  # two to sign, a notice for the United States, one to keep
    "partner-contract": 5,
    "notice-letter": 2,
}
LETTER = "-us-letter"
FILLED = "-filled"
CROWDED = "-crowded"
VALUES = {
    "task": "Customer email & parcels",
    "date": "1 June 2026",
    "volume": "About 840 a month",
    "freelance_price": "28 GBP for an hour",
    "partner_price": "2.8 USD for a piece",
    "risks": "Ask an adviser.\nGive the least access.",
}
PAPERS = {"": (595, 842), LETTER: (612, 792)}  # in points, as a printer gets them
PAGES |= {"week-sheet": 3, "tally-sheet": 2, "offers-compared": 3, "case-test": 4, "role-page": 2, "leak-note": 2}
PAGES |= {"access-register": 2, "decision-log": 2, "hours-ledger": 2, "exit-list": 2}
WIDER = "DejaVu Serif"  # what most Linux machines put in Georgia's place, and wider than all that others put there


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All templates' files, as a reader downloads them."""
    folder = tmp_path_factory.mktemp("all templates")  # LibreOffice takes a space, too
    for key in KEYS:
        for end, content in papers.files(key).items():
            (folder / f"{key}{end}").write_bytes(content)
        (folder / f"{key}{FILLED}.docx").write_bytes(fill(papers.files(key)[".docx"], VALUES, date(2026, 6, 1)))
    return folder


@pytest.fixture(scope="session")
def sheets(folder: Path) -> dict[str, Path]:
    """What LibreOffice prints of the Word files, as they are and crowded, in one go."""
    return office.convert([*sorted(folder.glob("*.docx")), *crowd(folder)], "pdf", folder)


@pytest.fixture(scope="session")
def printed(sheets: dict[str, Path]) -> dict[str, str]:
    """The Word files as they are printed: their text by page, joined by form feeds."""
    files = {key: path for key, path in sheets.items() if not key.endswith(CROWDED)}
    for key, path in files.items():
        wide, high = PAPERS[LETTER if key.endswith(LETTER) else ""]
        box = pypdf.PdfReader(path).pages[0].mediabox
        assert {round(box.width), round(box.height)} == {wide, high}, key
    return {key: "\f".join(page.extract_text() for page in pypdf.PdfReader(path).pages) for key, path in files.items()}


def crowd(folder: Path) -> list[Path]:
    """The Word files where there is less room: a wider serif, and pages one centimetre shorter."""
    made = []
    (folder / "crowded").mkdir()
    for path in (folder / f"{key}.docx" for key in KEYS):
        document = docx.Document(path)
        document.sections[0].page_height -= Cm(1)
        for fonts in document.styles.element.iter(qn("w:rFonts")):
            for script in styles.ACROSS:
                if fonts.get(qn(script)) == styles.SERIF:
                    fonts.set(qn(script), WIDER)
        made.append(folder / "crowded" / f"{path.stem}{CROWDED}.docx")
        document.save(made[-1])
    return made


@pytest.fixture(scope="session")
def crowded(sheets: dict[str, Path]) -> dict[str, pypdf.PdfReader]:
    """How they are printed then."""
    return {key: pypdf.PdfReader(sheets[key + CROWDED]) for key in KEYS}


@pytest.fixture(scope="session")
def worked_out(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Every workbook of the site, beside what LibreOffice makes of it when it works out each formula."""
    files = sorted(site.rglob("*.xlsx"))
    made = office.convert(files, "xlsx", tmp_path_factory.mktemp("worked-out"))
    return {file: made[file.stem] for file in files}


@pytest.fixture(scope="session")
def counted(worked_out: dict[Path, Path]) -> dict[str, openpyxl.Workbook]:
    """The spreadsheets with every formula worked out by LibreOffice."""
    return {
        file.stem: openpyxl.load_workbook(made, data_only=True)
        for file, made in worked_out.items()
        if LETTER not in file.stem
    }


def test_every_value_is_stored(worked_out: dict[Path, Path]) -> None:
    """In every workbook of the site each formula has the value that LibreOffice works out, as text or as number."""
    assert worked_out
    for ours, path in worked_out.items():
        stored, written, counted = (
            openpyxl.load_workbook(ours, data_only=True),
            openpyxl.load_workbook(ours),
            openpyxl.load_workbook(path, data_only=True),
        )
        cells = [c for sheet in written for row in sheet for c in row if c.data_type == "f"]
        pairs = [(c, *(book[c.parent.title][c.coordinate].value for book in (stored, counted))) for c in cells]

        assert cells
        assert [
            (ours.stem, c.coordinate, c.value, value) for c, value, theirs in pairs if not office.same(value, theirs)
        ] == []


def squeezed(text: str) -> str:
    """Text without any space, since a page breaks lines where it likes."""
    return "".join(text.split())


@pytest.mark.parametrize("key", KEYS)
def test_a_word_file_has_headings_and_fields(key: str) -> None:
    """Every section is a heading with something to fill in below it, and every field has a control or a table."""
    template, document = forms.stored(key), docx.Document(io.BytesIO(papers.files(key)[".docx"]))
    headings, controls = [], [0]
    for part in document.element.body:
        style = part.find(f".//{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == "Heading1":
            headings.append(words(part))
            controls.append(0)
        controls[-1] += len(list(part.iter(qn("w:sdt"))))

    assert headings == [f"{place}. {s.heading}" for place, s in enumerate(template.section, 1)]
    assert all(controls[1:])
    tags = {tag.get(qn("w:val")) for tag in document.element.iter(qn("w:tag"))}
    single = [item for item in template.fields() if item.kind not in ("table", "note", "clause")]
    assert {item.fill or f"field-{item.id}" for item in [*single, *template.blanks()]} <= tags


@pytest.mark.parametrize("key", KEYS)
def test_controls_are_what_they_ask_for(key: str) -> None:
    """A date offers a calendar, a choice its options, each control has a name of its own number."""
    template, document = forms.stored(key), docx.Document(io.BytesIO(papers.files(key)[".docx"]))
    numbers = [n.get(qn("w:val")) for sdt in document.element.iter(qn("w:sdtPr")) for n in sdt.findall(qn("w:id"))]
    dates = list(document.element.iter(qn("w:date")))
    lists = [[i.get(qn("w:value")) for i in choice] for choice in document.element.iter(qn("w:dropDownList"))]

    assert len(numbers) == len(set(numbers))
    assert len(dates) == sum(item.kind == "date" for item in [*template.fields(), *template.blanks()])
    assert all(list(item.options) in lists for item in template.fields() if item.options)
    assert all(alias.get(qn("w:val")) for alias in document.element.iter(qn("w:alias")))


@pytest.mark.parametrize("key", KEYS)
def test_a_word_file_is_accessible(key: str) -> None:
    """It has a title, a language, page numbers, named tables, and header rows that stand again on each page."""
    template, document = forms.stored(key), docx.Document(io.BytesIO(papers.files(key)[".docx"]))
    languages = {language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))}
    footer = document.sections[0].footer._element.xml
    tables = [item for item in template.fields() if item.kind == "table"]
    repeated = list(document.element.iter(qn("w:tblHeader")))

    assert document.core_properties.title == template.title
    assert languages == {"en-GB"}
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    assert len(repeated) == len(tables)
    assert all(table._tbl.tblPr.find(qn("w:tblCaption")) is not None for table in document.tables)


@pytest.mark.parametrize("key", KEYS)
def test_the_same_bytes_again(site: Path, key: str) -> None:
    """A second build, and the build that is served, give the same files."""
    template = forms.stored(key)

    assert word.build(template) == papers.files(key)[".docx"]
    assert word.build(template, word.LETTER) == papers.files(key)["-us-letter.docx"]
    for end, content in papers.files(key).items():
        assert (site / papers.FOLDER / f"{key}{papers.stored(end)}").read_bytes() == content
    if key in papers.SHEETS:
        assert papers.SHEETS[key](template, True) == papers.files(key)["-example.xlsx"]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("key", KEYS)
def test_it_prints(printed: dict[str, str], key: str, paper: str) -> None:
    """All headings, labels, columns, clauses and gaps are on paper, on no more pages than are needed."""
    template, whole = forms.stored(key), squeezed(printed[key + paper])
    text = re.sub(re.escape(squeezed(template.title)) + r",page\d+of\d+", "", whole)
    expected = [template.title, template.lead, *(section.heading for section in template.section)]
    expected += [item.label for item in template.fields()]
    expected += [column.label for item in template.fields() for column in item.columns]
    expected += [cell for item in template.fields() for row in item.start for cell in row]
    expected += [part if isinstance(part, str) else part.hint for item in template.fields() for part in item.parts()]

    assert [label for label in expected if squeezed(label) not in text] == []
    assert printed[key + paper].count("\f") + 1 <= PAGES[key]
    assert f"page1of{printed[key + paper].count(chr(12)) + 1}" in whole


@pytest.mark.parametrize("key", OFFERED)
def test_what_is_filled_in_prints(printed: dict[str, str], key: str) -> None:
    """Every value that a form has a field for is on paper, line by line, and its hint is gone."""
    template, text = forms.stored(key), squeezed(printed[key + FILLED])
    fields = [item for item in (*template.fields(), *template.blanks()) if item.fill in VALUES]

    assert fields
    values = [line for item in fields for line in VALUES[item.fill].splitlines()]
    assert [value for value in values if squeezed(value) not in text] == []


@pytest.mark.parametrize("key", KEYS)
def test_no_head_of_a_column_is_broken(printed: dict[str, str], key: str) -> None:
    """A column is as wide as the longest word of its head, on either paper."""
    tables = [item for item in forms.stored(key).fields() if item.kind == "table"]
    heads = Counter(word for item in tables for column in item.columns for word in column.label.split())

    for paper in PAPERS:
        assert heads - Counter(printed[key + paper].split()) == Counter(), paper


def test_what_is_written_at_the_end_stands_together(printed: dict[str, str]) -> None:
    """The last part of the ledger is on one page, and the sample of a trial does not run over to an empty one."""
    end = forms.stored("hours-ledger").section[-1]

    for paper in PAPERS:
        last = squeezed(printed["hours-ledger" + paper].split("\f")[-1])
        assert [said for said in (end.heading, *(item.label for item in end.field)) if squeezed(said) not in last] == []
        assert len(printed["pilot-scorecard" + paper].split("\f")) == PAGES["pilot-scorecard"]


@pytest.mark.parametrize("key", KEYS)
def test_it_prints_with_room_to_spare(crowded: dict[str, pypdf.PdfReader], key: str) -> None:
    """Another program's fonts and line heights add no page, least of all one that is empty but for its footer."""
    pages = crowded[key].pages
    fonts = {font.get_object()["/BaseFont"] for font in pages[0]["/Resources"]["/Font"].values()}

    assert [name for name in fonts if WIDER.replace(" ", "") in name], f"{WIDER} is not installed"
    assert len(pages) <= PAGES[key]


@pytest.mark.parametrize("key", SHEETS)
@pytest.mark.parametrize("end", ["", "-example"])
def test_a_spreadsheet_comes_on_either_paper(key: str, end: str) -> None:
    """A4 and US Letter hold the same, and each prints on its own paper."""
    books = [openpyxl.load_workbook(io.BytesIO(papers.files(key)[f"{end}{paper}.xlsx"])) for paper in PAPERS]

    assert [[sheet.page_setup.paperSize for sheet in book] for book in books] == [
        [number] * len(SHEETS[key]) for number in (9, 1)
    ]
    a4, letter = ([[c.value for row in sheet for c in row] for sheet in book] for book in books)
    assert a4 == letter


@pytest.mark.parametrize("key", SHEETS)
@pytest.mark.parametrize("end", [".xlsx", "-example.xlsx"])
def test_a_spreadsheet_opens(key: str, end: str) -> None:
    """Its sheets are there, with formulas, lists to choose from, frozen headings and print settings."""
    book = openpyxl.load_workbook(io.BytesIO(papers.files(key)[end]))
    formulas = [c for sheet in book for row in sheet for c in row if str(c.value).startswith("=")]

    assert book.sheetnames == SHEETS[key]
    assert len(formulas) > 20
    assert book.properties.title == forms.stored(key).title
    for sheet in book:
        assert sheet.print_title_rows
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book.worksheets[0].data_validations.dataValidation
    assert all(sheet.freeze_panes for sheet in book if sheet.title != "Report")


def test_no_formula_fails(counted: dict[str, openpyxl.Workbook]) -> None:
    """Empty or filled in, no cell shows an error."""
    cells = [c for book in counted.values() for sheet in book for row in sheet for c in row]

    assert [c.coordinate for c in cells if isinstance(c.value, str) and c.value.startswith("#")] == []


def test_empty_spreadsheets_count_nothing(counted: dict[str, openpyxl.Workbook]) -> None:
    """Before anything is typed no target is met, no credit is due and nothing is judged."""
    assert counted["kpi-sheet"]["Report"]["B11"].value == "0 of 0"
    assert counted["service-levels"]["Months"]["J32"].value == 0
    assert counted["pilot-scorecard"]["Scorecard"]["B14"].value == "Not judged yet"


def test_targets_met_are_counted(counted: dict[str, openpyxl.Workbook]) -> None:
    """The KPI sheet counts what its example says, and its report shows the month that is chosen."""
    rows, book = forms.stored("kpi-sheet").find("months").cells, counted["kpi-sheet-example"]
    months, report = book["Months"], book["Report"]
    met = [f"{months[f'H{row}'].value} of {months[f'I{row}'].value}" for row in range(7, 7 + len(rows))]

    assert met == [row[-1] for row in rows]
    assert months["A8"].value == datetime(2026, 8, 1)
    assert report["B11"].value == "1 of 4"
    assert [report[f"{column}6"].value for column in "ADEFG"] == [
        agreed().gate.rows["fast"].name,
        91,
        97,
        -6,
        "missed",
    ]


def test_credits_are_worked_out(counted: dict[str, openpyxl.Workbook]) -> None:
    """Misses and credits are those of the example, the money is the fee's share."""
    rows, months = forms.stored("service-levels").find("log").cells, counted["service-levels-example"]["Months"]
    for row, line in enumerate(rows, 7):
        assert [str(months[f"{column}{row}"].value) for column in "GH"] == list(line[-2:])
    assert months["J7"].value == pytest.approx(117.6)
    assert months["J32"].value == pytest.approx(305.76)
    assert [months[f"K{row}"].value for row in (7, 8, 9)] == [1, 0, 1]


def test_the_pilot_is_judged(counted: dict[str, openpyxl.Workbook]) -> None:
    """Each verdict is the example's, the weeks count together, and one row to mend asks for two more weeks."""
    rows, sheet = (
        forms.stored("pilot-scorecard").find("criteria").cells,
        counted["pilot-scorecard-example"]["Scorecard"],
    )

    assert [sheet[f"N{row}"].value for row in range(5, 5 + len(rows))] == [line[-1] for line in rows]
    assert sheet["M5"].value == 75
    assert sheet["B14"].value == "Mend for 2 more weeks, once"
    assert counted["pilot-scorecard-example"]["Sample"]["B3"].value == "1 of 3"
    assert [counted["pilot-scorecard-example"]["Sample"][f"H{row}"].value for row in (5, 6, 7)] == [0, 1, None]


@pytest.mark.parametrize("key", KEYS)
def test_its_page_offers_every_file(site: Path, key: str) -> None:
    """Each download says its kind and size, and is stored under a name that says what it is."""
    page = BeautifulSoup((site / "templates" / key / "index.html").read_text(encoding="utf-8"), "html5lib")
    links = {tag["download"]: (tag.text, tag["href"]) for tag in page.find_all("a", download=True)}

    assert {"-us-letter.docx", *(["-us-letter.xlsx"] if key in SHEETS else [])} <= papers.files(key).keys()
    assert {f"{key}{end}" for end in papers.files(key) if end != ".json"} == links.keys()
    for name, (text, href) in links.items():
        size = (site / "templates" / key / href).resolve().stat().st_size
        assert f".{name.rpartition('.')[2]}, {round(size / 1000)} kB" in text


@pytest.mark.parametrize("key", KEYS)
def test_its_page_shows_the_example(site: Path, key: str) -> None:
    """Every field stands on the page with its example."""
    page = BeautifulSoup((site / "templates" / key / "index.html").read_text(encoding="utf-8"), "html5lib")
    text = squeezed(page.find(class_="paper").text)
    for item in forms.stored(key).fields():
        gaps = [blank.example for blank in item.blank]
        cells = [cell for row in item.cells for cell in row]
        shown = [item.label, item.text.split("{")[0], item.example, *gaps, *cells]
        assert [label for label in shown if squeezed(label) not in text] == []

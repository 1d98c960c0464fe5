"""A list as somebody keeps it, from its bytes to what was understood of it. Opens no file; tells kinds by content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from calculator.formats.letters import UTF_16, decoded
from calculator.formats.spreadsheet import columns_of, letters
from calculator.tables.lists import (
    aligned,
    beside,
    calendars,
    chats,
    dayplan,
    frequency,
    headings,
    layout,
    log,
    markup,
    notes,
    objects,
    opendocument,
    own,
    private,
    records,
    rows,
    unticked,
    wide,
    workbook,
)
from calculator.tables.lists.choices import Choices
from calculator.tables.lists.frequency import ONCE
from calculator.tables.lists.headings import Head
from calculator.tables.lists.layout import Layout
from calculator.tables.lists.records import Record
from calculator.tables.lists.rows import Task
from calculator.tables.lists.words import among, say, words
from calculator.tasks import search
from calculator.tasks.sure import sure
from calculator.tasks.words import rules

ZIP, BOOK = b"PK\x03\x04", "xl/workbook.xml"
TABLES, BOOKS = (".csv", ".tsv", ".txt", ".ics"), (".xlsx", ".ods")
KINDS = {
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\xd0\xcf\x11\xe0": "old_workbook",
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM\0", b"II*\0", b"MM\0*"), "picture"),
}  # by how a file begins
HEIC = b"ftyp"  # as photographs of telephones begin, after four bytes
PARTS = {"word/document.xml": "text_file", "Index/": "numbers", ".iwa": "numbers", "ppt/": "slides"}  # of a ZIP
SPACE, LAYOUT, MOST_STEERING, LOOKED_AT = 32, b"\t\n\v\f\r\x1a\x1c\x1d", 0.05, 4000
MOST_BYTES = 50_000_000
NESTED = 2
PARTS_OF_NAME = re.compile(r"[(),;:]| - ")  # "Tracey - supervisor, 20 hrs"


class ListError(ValueError):
    """Nothing can be read; the message says what the file is, or what would be right."""


@dataclass
class Understood:
    """A list as it was understood; `said` is what the reader must be told before anything is kept.

    Of a workbook, `sheets` names those with something in them, and `sheet` the one that was read. `ours` says that this
    site wrote the list. `figures` says whether a decimal mark matters.
    """

    tasks: list[Task] = field(default_factory=list)
    columns: list[dict[str, Any]] = field(default_factory=list)
    heading_rows: tuple[int, ...] = ()
    said: list[str] = field(default_factory=list)
    cells: dict[int, tuple[str, ...]] = field(default_factory=dict)  # of all rows as they stood
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    ours: bool = False
    figures: bool = False

    def cells_of(self, task: Task) -> tuple[str, ...]:
        """The cells of a task's row, without those of tables beside its own; none where it stands in several rows."""
        cells = self.cells.get(task.first, ()) if isinstance(task.row, int) else ()
        return beside.within(cells, task.block) if task.block else cells

    def to_json(self) -> dict[str, Any]:
        """What was understood, for a program."""
        return {
            "columns": self.columns,
            "heading_rows": list(self.heading_rows),
            "rows": [task.to_json() for task in self.tasks],
            "said": self.said,
        }


def read(data: bytes, locale: str = "", choices: Choices | None = None) -> Understood:
    """What stands in a list: a workbook, a ZIP with a table in it, a table in text, or plain notes.

    `locale` is the reader's language tag; it decides what "1.500" is where nothing in the list does. With `choices`
    the reader decides, and which common tasks the rows name is left open.
    """
    result = _read(data, choices or Choices(locale), 0)
    if not (choices or result.ours):
        for task in result.tasks:
            _match(task)
    questions = [task.key for task in result.tasks if task.asks and task.ticked]
    left = [task.key for task in result.tasks if not task.ticked]
    if not result.tasks:
        result.said.append(say()["nothing"])
    if questions:
        result.said.append(say()["look"].format(rows=", ".join(questions)))
    if left:
        key = "not_ticked" if len(left) > 1 else "not_ticked_one"
        result.said.append(say()[key].format(rows=", ".join(left)))
    return result


def _read(data: bytes, choices: Choices, depth: int) -> Understood:
    if len(data) > MOST_BYTES:
        raise ListError(say()["big"].format(limit=MOST_BYTES // 1_000_000))
    if data.startswith(ZIP):
        return _zip(data, choices, depth)
    kind = next((name for start, name in KINDS.items() if data.startswith(start)), "")
    if kind or data[4:8] == HEIC:
        raise ListError(say()[kind or "picture"])
    return _text(data, choices)


def _zip(data: bytes, choices: Choices, depth: int) -> Understood:
    """A workbook, or an archive with a table in it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if BOOK in names:
                return _sheets(workbook.read(data), choices)
            if opendocument.CONTENT in names and archive.read(names[0]).startswith(opendocument.KIND):
                return _sheets(_open(archive), choices)
            if kind := next((kind for part, kind in PARTS.items() if any(part in name for name in names)), ""):
                raise ListError(say()[kind])
            inner = [item for item in archive.infolist() if not item.filename.startswith("__MACOSX")]
            found = sorted(
                (item for item in inner if item.filename.lower().endswith(TABLES)),
                key=lambda item: (
                    not item.filename.endswith(".csv"),
                    not item.filename.endswith("_all.csv"),
                    -item.file_size,
                ),
            ) or [item for item in inner if item.filename.lower().endswith((".zip", *BOOKS)) and depth < NESTED]
            if not found or found[0].file_size > MOST_BYTES:
                raise ListError(say()["zip_empty"])
            content, name, count = archive.read(found[0]), found[0].filename.rpartition("/")[2], len(found)
    except workbook.WorkbookError as error:
        raise ListError(say()["workbook_broken"]) from error
    except (BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise ListError(say()["zip_broken"]) from error
    result = _read(content, choices, depth + 1)
    if not content.startswith(ZIP):
        result.said.insert(0, say()["zip" if count > 1 else "zip_one"].format(name=name, count=count))
    return result


def _open(archive: ZipFile) -> list[workbook.Sheet]:
    """The sheets of an archive of the kind that LibreOffice writes."""
    if archive.getinfo(opendocument.CONTENT).file_size > MOST_BYTES:
        raise ListError(say()["big"].format(limit=MOST_BYTES // 1_000_000))
    return opendocument.read(archive.read(opendocument.CONTENT))


def _sheets(sheets: Sequence[workbook.Sheet], choices: Choices) -> Understood:
    """The first sheet of a workbook with headings of tasks, else the first that is a table, else the first of all."""
    if not sheets:
        return Understood()
    tables = [sheet for sheet in sheets if sheet.rows > 1]
    chosen = next(iter([*filter(_has_tasks, tables), *tables, *sheets]))
    chosen = next((sheet for sheet in sheets if sheet.name == choices.sheet), chosen)
    others = ", ".join(f"“{sheet.name}”" for sheet in sheets if sheet is not chosen)
    result = _table(chosen.records, "", choices)
    result.sheets, result.sheet = tuple(sheet.name for sheet in sheets), chosen.name
    result.said.insert(0, say()["sheets_left" if others else "sheet"].format(sheet=chosen.name, others=others))
    if hidden := [str(record.number) for record in chosen.records if record.hidden and not record.blank]:
        result.said.append(say()["hidden"].format(rows=", ".join(hidden)))
    return result


def _has_tasks(sheet: workbook.Sheet) -> bool:
    """Whether a sheet has headings, one of tasks and another of what is said of tasks."""
    roles = {column.role for column in headings.head(sheet.records).columns}
    return headings.NAME in roles and bool(roles & {*beside.MORE})


def _text(data: bytes, choices: Choices) -> Understood:
    text, encoding, guessed = decoded(data)
    if encoding != UTF_16 and _is_binary(data[:LOOKED_AT]):
        raise ListError(say()["binary"])
    if markup.is_markup(text):
        tables = markup.records(text)
        if not tables:
            raise ListError(say()["page"])
        return _table(tables, "", choices)
    mark = records.mark_of(text)
    if calendar := calendars.of_text(text):
        result = _calendar(calendar, choices)
    elif (sent := chats.plain(text)) is not None:
        result = _lines(sent, choices.mark or choices.locale)
    elif listed := objects.records(text):
        result = _table(listed, "", choices)
    elif not mark and (spaced := aligned.records(text)):
        result = _table(spaced, "", choices)
    elif notes.is_notes(text, mark):
        result = _lines(text, choices.mark or choices.locale)
    else:
        result = _table(records.records(text, mark), mark, choices)
    if guessed:
        result.said.insert(0, say()["letters"])
    if encoding == UTF_16:
        result.said.insert(0, say()["letters_16"])
    return result


def _calendar(calendar: calendars.Calendar, choices: Choices) -> Understood:
    """What a calendar repeats by a rule, what comes up again without one, and what is still to come."""
    head, body = headings.head(calendar.rows, 1), calendar.rows[1:]
    shape = layout.layout(head, body, "", choices)
    shape.each = True
    result = Understood(columns=_columns(shape), heading_rows=head.rows, said=[say()["calendar"]])
    result.cells = {record.number: record.cells for record in calendar.rows}
    logged = [record for record in body if record.number in calendar.again and shape.of("hours")]
    result.tasks = _tasks(shape, [record for record in body if record not in logged], head, None)
    if logged:
        added, said = log.tasks(shape, logged, head, choices.locale)
        result.tasks, result.said = sorted([*result.tasks, *added], key=lambda task: task.first), [*result.said, *said]
    for task in result.tasks:
        if task.first in calendar.over:
            task.untick(say()["was_over"])
        if task.first in calendar.hidden:
            task.untick(say()["was_private"])
        if among(task.name, "breaks"):
            task.untick(say()["was_break"])
    if calendar.past:
        result.said.append(say()["calendar_past"].format(count=calendar.past))
    return result


def _lines(text: str, locale: str) -> Understood:
    """Plain notes, or the plan of a day in them; lines of a plan without a time are tasks too, or its title."""
    plan = dayplan.of_lines(text)
    if not plan:
        return Understood(notes.tasks(text, locale))
    entries, others = plan
    tasks, said = dayplan.tasks(entries)
    left = dict(others)
    rest = "\n".join(left.get(number, "") for number in range(1, max([0, *left]) + 1))
    for task in notes.tasks(rest, locale):
        if task.first < entries[0].row:
            task.untick(say()["was_title"])
        tasks.append(task)
    return Understood(sorted(tasks, key=lambda task: task.first), said=[said])


def _is_binary(head: bytes) -> bool:
    """Whether bytes are no text: signs that steer a machine are many among them."""
    return sum(byte < SPACE and byte not in LAYOUT for byte in head) > MOST_STEERING * len(head)


def _table(found: Sequence[Record], mark: str, choices: Choices) -> Understood:
    """The tasks of a table, or of several that stand side by side."""
    head = headings.head(found, choices.head)
    start = head.rows[-1] if head.rows else 0
    blocks = beside.blocks(head, [record for record in found if record.number > start])
    if not blocks:
        return _one(head, found, mark, choices)
    named = ", ".join(map(columns_of, blocks))
    result = Understood(heading_rows=head.rows, said=[say()["beside"].format(count=len(blocks), columns=named)])
    result.cells = {record.number: record.cells for record in found if not record.blank}
    parts = [_one(*beside.part(head, found, block), mark, choices.within(block)) for block in blocks]
    for block, part in zip(blocks, parts, strict=True):
        result.tasks += [replace(task, block=block) for task in part.tasks]
        result.said += [text for text in part.said if text not in result.said]
        result.figures = result.figures or part.figures
    width = len(head.columns)
    owner = {place: part for block, part in zip(blocks, parts, strict=True) for place in block}
    result.columns = [owner.get(place, parts[0]).columns[place] for place in range(width)]
    result.columns += [column for part in parts for column in part.columns[width:]]
    return result


def _one(head: Head, found: Sequence[Record], mark: str, choices: Choices) -> Understood:
    """The tasks of one table."""
    start = head.rows[-1] if head.rows else 0
    body: Sequence[Record] = [record for record in found if record.number > start]
    cells = {record.number: record.cells for record in found if not record.blank}
    gathered = wide.gathered(head, body)
    head, body = gathered.head, gathered.rows
    shape = layout.layout(head, body, mark, choices)
    result = Understood(columns=_columns(shape), heading_rows=head.rows, cells=cells)
    ours = own.names(head, body)
    if ours:
        result.tasks, result.said = own.tasks(head, ours, shape, body), [say()["own"]]
    else:
        result.said = [text for text in [layout.described(shape, not head.rows)] if text]
        if log.is_log(shape, body):
            result.tasks, said = log.tasks(shape, body, head, choices.locale)
            result.said += said
        elif plan := dayplan.of_grid(head, body) or (dayplan.of_rows(shape, body, head) if gathered.clocked else []):
            result.tasks, told = dayplan.tasks(plan)
            result.said.append(told)
        else:
            above = next((record for record in found if record.number == start - 1), None)
            result.tasks = _tasks(shape, body, head, above)
    result.figures, result.ours = bool(shape.contexts), bool(ours)
    result.said += [*gathered.said, *shape.said, *_odd(result.tasks, body)]
    return result


def _tasks(shape: Layout, body: Sequence[Record], head: Head, above: Record | None) -> list[Task]:
    """A task for every row with something in it; a group named "Weekly" says so of the rows below it."""
    over = next((column.heading for column in shape.of("name")), "")  # "Weekly" above the names, or in a row above
    group = frequency.of_group(over) or (frequency.of_group(" ".join(filter(None, above.cells))) if above else None)
    result: list[Task] = []
    person: dict[str, Any] = {}  # who does what stands below
    for record in body:
        if record.blank or unticked.repeats(record, head):
            continue
        task = rows.understood(record, shape, group)
        unticked.judge(task, record, shape, body)
        if not task.ticked:
            task.asks = []
        if task.why == say()["was_section"]:
            task.often, group, person = [], frequency.of_group(task.name), _person(task.name)
        else:
            task.more = person | task.more
        result.append(task)
    return result


def _person(heading: str) -> dict[str, Any]:
    """Who does the rows of a group, where its heading is a person: "Dawn (owner)", "Nobody yet"."""
    told = [heading, *PARTS_OF_NAME.split(heading)]
    people = [part.strip() for part in told if not among(part.strip(), "places")]
    who = next((who for part in people if (who := headings.done_by(part))), None)
    return {"who": heading, "done_by": who} if who else {}


def _match(task: Task) -> None:
    label = task.often[0].label if task.often else ""
    task.task = named(task.name, near(task.name, task.why), label)


def near(name: str, why: str = "") -> list[search.Match]:
    """The common tasks that a row may name, as the finder has them; none for a row that is no task, by `why`."""
    no_task = [say()[f"was_{kind}"] for kind in ("section", "title", "sum", "nameless", "formula")]
    return search.find(name) if name and why not in no_task else []


def named(name: str, found: Sequence[search.Match], often: str = "") -> str | None:
    """The common task that a name surely means, of those near it, best first.

    A job that comes up once is rather one that ends, and any other rather one that goes on.
    """
    close = [match for match in found if match.score >= words().match_close * found[0].score] if often else []
    fitting = [match for match in close if bool(match.task.job_hours) == (often == ONCE)]
    return next((match.task.id for match in [*fitting[:1], *found[:1]] if _is_sure(name, match)), None)


def _is_sure(name: str, match: search.Match) -> bool:
    """Whether a match is no guess; of a single word, most of the task's phrase must be there."""
    if private.is_private(name, match.via or match.task.name):
        return False
    telling = [word for word in rules().told(name) if not rules().says_little(word)]
    if match.score < (words().match_name if len(name.split()) > 1 else words().match_word):
        return False
    surely, own = sure(name, match.task)
    return surely >= words().match_sure and (len(telling) > 1 or own >= words().match_alone)


def _columns(shape: Layout) -> list[dict[str, Any]]:
    """The columns with what each was taken for."""
    return [
        {"column": letters(column.place + 1), "heading": column.heading, "read_as": column.role}
        | ({"per": column.per} if column.per else {})
        | ({"unit": shape.contexts[column.place].unit} if column.role == "hours" else {})
        for column in shape.columns
    ]


def _odd(tasks: Sequence[Task], body: Sequence[Record]) -> list[str]:
    """What has to be said of single rows: cells beyond the headings, lines that were mended."""
    said = [
        say()["beyond"].format(row=task.row, cells=", ".join(f"“{text}”" for text in task.more["beyond"]))
        for task in tasks
        if "beyond" in task.more
    ]
    return said + [say()["broken"].format(row=record.number) for record in body if record.broken]

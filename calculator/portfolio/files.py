"""Lists as files: written as JSON and CSV, read back, and checked."""

import json
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Any, NoReturn

from calculator.costs import inputs
from calculator.formats import json_text, letters
from calculator.formats.spreadsheet import Form
from calculator.model import definition
from calculator.model.answers import form_values
from calculator.page import link as page_link
from calculator.portfolio.checks import SavedError, cleaned
from calculator.portfolio.rules import files, first
from calculator.portfolio.saved import LONGEST_NAME, Saved, check, of_answers, record
from calculator.portfolio.saved import TEXTS as LONGEST
from calculator.tables import rules as tables_rules
from calculator.tables import sheet
from calculator.tables import table as tables_table
from calculator.tables.rules import TEXTS, UUID

REST = ("hours", "log", "ticks")  # what else the page keeps
TOP = ("format", "version", "exported", "model_version", "tasks", *REST)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # zipped, and the older kind
TASKS = re.compile(r'"tasks"\s*:\s*\[')
BETWEEN = re.compile(r"[\s,]*")
TICK = re.compile(r"[a-z0-9-]{1,60}/[a-z0-9-]{1,60}")
LONGEST_HOURS, LONGEST_ENTRY, MOST_NAMED = 20, 60, 12


def given(text: str) -> bytes:
    """The bytes of a file as the page gives them, in base64; none where that is damaged."""
    try:
        return b64decode(text)
    except ValueError:
        return b""


def everything(tasks: Sequence[Saved], rest: Mapping[str, Any], time: str) -> str:
    """All tasks and what else the page keeps as JSON, a task a line, as tasks-1.json says."""

    def line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)

    rules = files()
    head = {"format": rules.format, "version": rules.version, "exported": time}
    head |= {"model_version": definition.model().settings.version, **rest}
    lines = [f" {line(key)}: {line(value)}" for key, value in head.items()]
    listed = ",\n".join(f"  {line(record(task))}" for task in tasks)
    return "{\n" + ",\n".join(lines) + ',\n "tasks": [\n' + listed + "\n ]\n}\n"


def table(tasks: Sequence[Saved], decimal_comma: bool = False) -> str:
    """The tasks as CSV: the columns of a list that is scored, then notes, kind and id, then the reader's own.

    Answers are as the form has them, figures in the unit they are shown in, and what cannot be read as it was entered.
    Semicolons separate where the reader's decimal mark is a comma, as spreadsheets there expect.
    """
    model, records, columns = definition.model(), [], dict[str, None]()
    for task in tasks:
        link = page_link.read(model, task.form)
        own = {key: v if isinstance(v, str) else _shown(key, v) for key, v in link.inputs.own.items()}
        texts = {key: getattr(task, key) for key in TEXTS}
        mine = {tables_rules.own_heading(model, heading): text for heading, text in task.own.items()}
        columns |= dict.fromkeys(mine)
        records.append(mine | form_values(link.answers) | link.unread | own | texts)
    given = {key for row in records for key in row}
    names = [key for key in tables_rules.known(model) if key in given or key in tables_rules.asked(model)]
    form = Form(";" if decimal_comma else ",", "\r\n", bom=True)
    return "".join(sheet.write(records, [*names, *TEXTS, *columns], form))


def _shown(key: str, value: float) -> float:
    shown = float(inputs.shown(key, value))
    return int(shown) if shown.is_integer() else shown


class FileError(ValueError):
    """Nothing of the file can be read; the message says where, why, and what would be right.

    `foreign` says that this site did not write the file, and that a reader of lists may know what it is.
    """

    def __init__(self, message: str, foreign: bool = False) -> None:
        super().__init__(message)
        self.foreign = foreign


@dataclass(frozen=True)
class Read:
    """What a file holds: its tasks, what else was kept, what is wrong by line, and what to know besides."""

    tasks: list[Saved]
    problems: list[str]
    notes: list[str] = field(default_factory=list)
    rest: dict[str, Any] = field(default_factory=dict)


def read_file(data: bytes) -> Read:
    """Read an exported JSON or a table. FileError where nothing of it can be read."""
    text, guessed = _text(data)
    content = _exported(text) if text.lstrip()[:1] in ("{", "[") else _table(text)
    say, most = files().say, files().most_tasks
    if len(content.tasks) > most:
        content.problems.append(say["many"].format(limit=most))
        del content.tasks[most:]
    if not (content.tasks or content.problems or content.rest):
        raise FileError(say["no_tasks"])
    if guessed:
        content.notes.append(say["guessed"])
    return content


def _text(data: bytes) -> tuple[str, bool]:
    """The file's text, and whether its encoding was guessed."""
    say, limit = files().say, files().most_bytes
    if len(data) > limit:
        raise FileError(say["big"].format(size=f"{len(data) / 1e6:.0f}", limit=limit // 1_000_000))
    if not data.strip():
        raise FileError(say["empty"])
    if data.startswith(WORKBOOKS):
        raise FileError(say["workbook"], foreign=True)
    if b"\0" in data and not data.startswith(letters.BOMS_16):
        raise FileError(say["binary"], foreign=True)
    read_as = letters.decoded(data)
    return read_as.text, read_as.guessed


def _table(text: str) -> Read:
    """The tasks of a table; a row that is wrong is named, and left out."""
    say, wrong = files().say, files().wrong
    try:
        content = sheet.read(StringIO(text, newline=""))
    except sheet.SheetError as error:
        raise FileError(say["table"].format(reason=error), foreign=True) from error
    columns = {name.lower() if name.lower() in TEXTS else name: name for name in content.header}
    tasks, problems, names, over = [], [], [], list[str]()
    for row in content.rows:
        cells = dict(zip(content.header, row.cells, strict=True))
        task, mistakes, remarks = tables_table.read(definition.model(), content.form.pointed(cells))
        texts = {key: cleaned(cells.get(columns.get(key, key), "")) for key in TEXTS}
        identity = texts["id"].strip("{} \t\n").lower()
        texts["id"] = identity if UUID.fullmatch(identity) else ""
        long = [wrong["text"].format(key=k, limit=n) for k, n in LONGEST.items() if len(texts.get(k, "")) > n]
        problem = row.problem if not row.beyond else ""
        if reason := problem or "; ".join([*mistakes.values(), *long]):
            problems.append(say["row"].format(row=row.number, reason=reason.rstrip(".")))
        else:
            beyond = [
                (say["beyond_column"].format(number=n), text) for n, text in enumerate(row.beyond, len(cells) + 1)
            ]
            own = {name: cells[name] for name in content.strangers} | dict(beyond)
            tasks.append(of_answers(task.answers, task.inputs, texts, own))
            names.append(cells.get(tables_rules.NAME))
            over += [say["beyond"].format(row=row.number, cells=_named(row.beyond))] if beyond else []
            over += [say["remark"].format(row=row.number, remark=remark) for remark in remarks]
    if problems and not tasks:  # a column of the reader's has the name of a question
        raise FileError(" ".join(first(problems)), foreign=True)
    strange = [name[:LONGEST_ENTRY] for name in content.strangers]
    notes = [say["columns"].format(names=_named(strange))] if strange else []
    return Read(tasks, problems, notes + first(over) + _cut_names(names))


def _named(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more, rest = files().say["more"], len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f". {more.format(count=rest)}" if rest > 0 else "").rstrip(".")


def _cut_names(names: Iterable[object]) -> list[str]:
    """Says which names are longer than a name can be."""
    texts = [" ".join(name.split()) for name in names if isinstance(name, str)]
    long = [f"{text[:LONGEST_ENTRY]} ..." for text in texts if len(text) > LONGEST_NAME]
    return [files().say["cut_names"].format(limit=LONGEST_NAME, names=_named(long))] if long else []


def _exported(text: str) -> Read:
    """The tasks of an exported file; of one that was cut off, those before the cut."""
    say = files().say
    try:
        json_text.check(text)
        whole = json.loads(text, parse_constant=_no_number)
    except json_text.TooDeepError as error:
        raise FileError(say["json_deep"]) from error
    except ValueError as error:
        return _cut_off(text, error)
    _check(whole)
    tasks, problems, names = [], [], []
    lines = [line for line, _ in _elements(text)]
    places = lines if len(lines) == len(whole["tasks"]) else None
    for number, raw in enumerate(whole["tasks"], 1):
        try:
            tasks.append(check(raw))
            names.append(raw.get("name") or raw.get("form", {}).get("task"))
        except SavedError as error:
            where = say["line"].format(line=places[number - 1], reason=error) if places else ""
            problems.append(where or say["item"].format(number=number, reason=error))
    rest, wrong = _rest(whole)
    strange = ", ".join(str(key)[:LONGEST_ENTRY] for key in whole if key not in TOP)
    notes = [say["left_out"].format(names=strange)] if strange else []
    return Read(tasks, problems + wrong, notes + _cut_names(names), rest)


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _check(whole: object) -> None:
    """FileError unless it is an exported file of this release's version."""
    rules, say = files(), files().say
    if not isinstance(whole, dict):
        raise FileError(say["foreign"].format(reason=say["foreign_top"]), foreign=True)
    if whole.get("format") != rules.format:
        reason = say["foreign_format"].format(format=rules.format)
        raise FileError(say["foreign"].format(reason=reason), foreign=True)
    if whole.get("version") != rules.version or isinstance(whole["version"], bool):
        raise FileError(say["newer"].format(found=str(whole.get("version"))[:20], version=rules.version))
    if not isinstance(whole.get("tasks"), list):
        raise FileError(say["foreign"].format(reason=say["foreign_tasks"]), foreign=True)


def _cut_off(text: str, error: ValueError) -> Read:
    """What can be read before the mistake; FileError where that is no task, with the line of the mistake."""
    at = {"line": getattr(error, "lineno", 1), "column": getattr(error, "colno", 1)}
    message = files().say["json"].format(reason=getattr(error, "msg", error), **at)
    tasks = []
    for _, raw in _elements(text):
        try:
            tasks.append(check(raw))
        except SavedError:
            break
    ours = f'"{files().format}"' in text[:200]
    if not (tasks and ours):
        raise FileError(message, foreign=not ours) from error
    return Read(tasks, [message])


def _elements(text: str) -> Iterator[tuple[int, object]]:
    """The elements of the list of tasks with the lines they begin in, until one that cannot be read."""
    head = TASKS.search(text)
    decoder, line, counted = json.JSONDecoder(parse_constant=_no_number), 1, 0
    place = head.end() if head else len(text)
    while (gap := BETWEEN.match(text, place)) and gap.end() < len(text):
        start = gap.end()
        try:
            value, place = decoder.raw_decode(text, start)
        except ValueError:
            return
        line, counted = line + text.count("\n", counted, start), start
        yield line, value


def _rest(whole: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Hours, log and ticks, and what is wrong with them; a job of the log holds short texts under short names."""
    rules = files()
    hours, log, ticks = whole.get("hours", ""), whole.get("log", []), whole.get("ticks", [])

    def is_job(raw: object) -> bool:
        return isinstance(raw, dict) and len(raw) <= LONGEST_ENTRY and all(map(is_short, (*raw, *raw.values())))

    def is_short(raw: object) -> bool:
        return isinstance(raw, str) and len(raw) <= LONGEST_ENTRY and raw == cleaned(raw)

    def is_tick(raw: object) -> bool:
        return isinstance(raw, str) and TICK.fullmatch(raw) is not None

    good = {
        "hours": isinstance(hours, str) and len(hours) <= LONGEST_HOURS,
        "log": isinstance(log, list) and len(log) <= rules.most_jobs and all(map(is_job, log)),
        "ticks": isinstance(ticks, list) and len(ticks) <= rules.most_ticks and all(map(is_tick, ticks)),
    }
    wrong = [rules.wrong[key].format(limit=LONGEST_HOURS) for key, is_good in good.items() if not is_good]
    return {key: whole[key] for key in REST if good[key] and whole.get(key)}, wrong

"""Command line: python -m calculator read LIST [--json]. Says what it understood of a list as somebody keeps it."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from calculator.cli import files
from calculator.cli.status import DONE, WRONG_INPUT
from calculator.tables.lists.amounts import shown
from calculator.tables.lists.read import ListError, Understood, read
from calculator.tables.lists.rows import Task
from calculator.tables.lists.words import say


def options(parser: ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument(
        "file", metavar="LIST", help="a table, workbook, export or plain notes in any form; - reads standard input"
    )
    parser.add_argument("--json", action="store_true", help="print it as JSON")
    parser.add_argument(
        "--locale",
        default="",
        metavar="TAG",
        help='your language, such as "de": how to read "1.500" where the list leaves it open',
    )


def run(chosen: Namespace) -> int:
    """Read a list: 0 where something was understood, 2 where nothing can be read."""
    try:
        with files.source(chosen.file) as source:
            understood = read(source.read(), chosen.locale)
    except OSError as error:
        return _wrong(files.worded(error))
    except ListError as error:
        return _wrong(f"{chosen.file}: {error}")
    if chosen.json:
        print(json.dumps(understood.to_json(), indent=2, ensure_ascii=False))
    else:
        print(*_lines(understood), sep="\n")
    return DONE


def _wrong(reason: str) -> int:
    print(f"read: {reason}", file=sys.stderr)
    return WRONG_INPUT


def _lines(understood: Understood) -> Iterator[str]:
    """What is said of the list, then its tasks with what is open."""
    yield from understood.said
    yield ""
    for task in understood.tasks:
        yield _line(task)
        yield from (f"      ? {text}" for text in task.asks)
        yield from (f"      {text}" for text in task.said)


def _line(task: Task) -> str:
    row = task.key if isinstance(task.row, int) else f"{task.row[0]}-{task.row[-1]}"
    parts = [task.name]
    if task.hours_a_week is not None:
        parts.append(say()["line_week"].format(hours=shown(task.hours_a_week)))
    elif task.hours is not None:
        parts.append(shown(task.hours))
    parts += [
        ", ".join(often.label for often in task.often if often.label),
        f"= {task.task}" if task.task else "",
        task.why,
    ]
    return f"[{'x' if task.ticked else ' '}] {row:>3}  {'; '.join(part for part in parts if part)}"

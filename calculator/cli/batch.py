"""Command line: python -m calculator batch TASKS.csv -o OUT.csv. Streams; all cores; keeps the order."""

import os
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from difflib import get_close_matches
from io import TextIOWrapper
from itertools import batched
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, TextIO

from calculator.cli.progress import Progress
from calculator.model import confidence, definition
from calculator.tables import sheet
from calculator.tables.rules import known
from calculator.tables.sheet import Part, Plan, Row

SCORED, SOME_WRONG, WRONG_INPUT, STOPPED = 0, 1, 2, 130
ROWS = 64  # sent to a process at a time
AHEAD = 3  # parts under way for each process: enough to keep it busy, few enough for constant memory


def options(parser: ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument(
        "file", metavar="TASKS", help="CSV, a row a task, columns named by question or input; - reads input"
    )
    parser.add_argument(
        "-o", "--output", default="-", metavar="OUT", help="the CSV to write; - (the default) prints it"
    )
    parser.add_argument("--answer-only", action="store_true", help="leave out reasons and cost: many times as fast")
    parser.add_argument("--jobs", type=_jobs, default=os.process_cpu_count() or 1, help="processes (all cores)")


def _jobs(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is no number of processes; expected 1 or more")


def run(chosen: Namespace) -> int:
    """Score a list: 0 all scored, 1 some rows have problems, 2 nothing could be scored, 130 stopped."""
    try:
        with _source(chosen.file) as source, _target(chosen.output) as target:
            text = TextIOWrapper(source, encoding="utf-8", errors="replace", newline="")  # closes it when it goes
            table = sheet.read(text)
            plan = Plan(table.header, table.form, chosen.answer_only)

            status, wrong = os.fstat(source.fileno()), 0
            size = status.st_size if S_ISREG(status.st_mode) else 0  # nobody knows how much comes through a pipe
            progress = Progress(sys.stderr, lambda: min(source.tell() / size, 1.0) if size else None)
            for name in table.strangers:
                close = get_close_matches(name.lower(), known(definition.model()), 1)
                hint = f"; did you mean {close[0]}?" if close else ""
                progress.say(f"column {name!r}: no question or input has this name, so it is kept as it is{hint}")

            target.write(plan.head())
            for part in _parts(plan, table.rows, chosen.jobs):
                target.write(part.text)
                wrong += len(part.problems)
                for number, problem in part.problems:
                    progress.say(f"row {number}: {problem}")
                progress.add(part.count)
            progress.close()
            if wrong:
                progress.say(f"{progress.count - wrong} of {progress.count} rows scored")
            return SOME_WRONG if wrong else SCORED
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except (OSError, sheet.SheetError) as error:
        print(f"batch: {error}", file=sys.stderr)
        return WRONG_INPUT
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return STOPPED


def _parts(plan: Plan, rows: Iterable[Row], jobs: int) -> Iterator[Part]:
    """The rows scored, in order, a bounded number of parts ahead of what is written."""
    chunks = batched(rows, ROWS, strict=False)
    first = next(chunks, ())
    if jobs == 1 or len(first) < ROWS:
        yield plan.score(first)
        yield from map(plan.score, chunks)
        return
    confidence.fixed(definition.model())  # made before the processes start, so that forked ones share it
    # whoever stops the run stops the parent, which then ends the others
    with ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)) as pool:
        under_way: deque[Future[Part]] = deque([pool.submit(plan.score, first)])
        try:
            for chunk in chunks:
                under_way.append(pool.submit(plan.score, chunk))
                if len(under_way) > jobs * AHEAD:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _source(name: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb")


@contextmanager
def _target(name: str) -> Iterator[TextIO]:
    """A file that takes its name only when it is whole, so that the list itself may be written over."""
    path = Path(name).resolve()
    if name == "-":
        assert isinstance(sys.stdout, TextIOWrapper)
        sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        sys.stdout.flush()
    elif path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as target:
            yield target
    else:
        part = path.with_name(f"{path.name}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as target:
                yield target
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

"""Command line: python -m calculator batch TASKS.csv -o OUT.csv. Streams; all cores; keeps the order."""

import os
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import replace
from difflib import get_close_matches
from errno import ENOSPC
from itertools import batched
from multiprocessing import active_children, parent_process
from stat import S_ISREG
from threading import Thread
from typing import BinaryIO, NoReturn

from calculator.cli import files
from calculator.cli.progress import Progress
from calculator.cli.status import DONE, SOME_WRONG, WRONG_INPUT
from calculator.formats import letters
from calculator.model import confidence, definition
from calculator.tables import sheet
from calculator.tables.lists import read as lists
from calculator.tables.lists import scored
from calculator.tables.rules import known, rules
from calculator.tables.sheet import Part, Plan, Row, Sheet

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


class EndedError(Exception):
    """Another program, or the computer, ended the run."""


def run(chosen: Namespace) -> int:
    """Score a list: 0 all scored, 1 some rows have problems, 2 nothing is written, 130 stopped."""
    try:
        with _told_to_end():
            return _score(chosen)
    except BrokenPipeError:
        raise
    except OSError as error:
        files.let_go()
        return _wrong(files.worded(error) + (_as_it_was(chosen) if error.errno == ENOSPC else ""))
    except sheet.SheetError as error:
        return _wrong(str(error))
    except files.SameFileError:
        return _wrong("the result would be written into the list itself; name a file with -o instead of > or >>")
    except BrokenProcessPool:
        return _wrong(
            f"one of its processes was ended, perhaps for want of memory{_as_it_was(chosen)}; try fewer --jobs"
        )
    except EndedError:
        return _wrong(f"it was ended before all rows were scored{_as_it_was(chosen)}")


def _wrong(reason: str) -> int:
    print(f"batch: {reason}", file=sys.stderr)
    return WRONG_INPUT


def _as_it_was(chosen: Namespace) -> str:
    return "" if chosen.output == files.STANDARD else f", so {chosen.output} was not written"


def _score(chosen: Namespace) -> int:
    if files.is_workbook(chosen.output):
        return _wrong(
            f"{chosen.output}: the result is CSV, which no workbook's name fits; expected a name such as out.csv"
        )
    with files.source(chosen.file) as source, files.target(chosen.output, source) as target:
        text = files.Text(source)
        table, said = _table(text, source, chosen)
        other_letters = text.guessed or text.encoding != letters.UTF_8
        form = replace(table.form, bom=table.form.bom or other_letters)  # or a spreadsheet guesses again
        plan = Plan(table.header, form, chosen.answer_only)

        status, wrong = os.fstat(source.fileno()), 0
        size = status.st_size if S_ISREG(status.st_mode) else 0  # nobody knows how much comes through a pipe
        progress = Progress(sys.stderr, lambda: min(source.tell() / size, 1.0) if size else None)
        for line in said or [_kept(name, table.header) for name in table.strangers]:
            progress.say(line)

        target.write(plan.head())
        with closing(_parts(plan, table.rows, chosen.jobs)) as parts:
            for part in parts:
                target.write(part.text)
                wrong += len(part.problems)
                for number, problem in part.problems:
                    progress.say(f"row {number}: {problem}")
                progress.add(part.count)
        progress.close()
        if text.guessed:
            progress.say(rules().say["letters"])
        if wrong:
            progress.say(f"{progress.count - wrong} of {progress.count} rows scored")
        return SOME_WRONG if wrong else DONE


def _table(text: files.Text, source: BinaryIO, chosen: Namespace) -> tuple[Sheet, list[str]]:
    """A table with columns named by questions; else the list as somebody keeps it, and what is said of that."""
    try:
        return sheet.read(text.lines), []
    except sheet.SheetError as error:
        if not source.seekable():
            raise
        text.lines.detach()
        source.seek(0)
        try:
            found = lists.read(source.read())
        except lists.ListError as other:
            raise sheet.SheetError(f"{chosen.file}: {other}") from error
        if not scored.usable(found):
            raise
    if files.same(chosen.file, chosen.output):
        raise sheet.SheetError(rules().say["over_list"])
    source.seek(0, os.SEEK_END)
    return sheet.read(scored.lines(found)), [rules().say["as_kept"], *found.said]


def _kept(name: str, header: Sequence[str]) -> str:
    """What is said about a column of the reader's own."""
    if (own := sheet.own_name(name, header)) != name:
        return f"column {name!r}: the result has a column of this name, so yours is kept as {own!r}"
    close = get_close_matches(name.lower(), known(definition.model()), 1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"column {name!r}: no question or input has this name, so it is kept as it is{hint}"


@contextmanager
def _told_to_end() -> Iterator[None]:
    """EndedError where the run is told to end, so that it tidies up first; KeyboardInterrupt where its reader does."""

    own = os.getpid()

    def end(number: int, _: object) -> NoReturn:
        if os.getpid() != own:  # a process that has only just begun has nothing to tidy up
            os._exit(WRONG_INPUT)
        raise KeyboardInterrupt if number == signal.SIGINT else EndedError

    names = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [name for name in names if signal.getsignal(name) != signal.SIG_IGN]  # `nohup` has some ignored
    before = {name: signal.signal(name, end) for name in heard}
    try:
        yield
    finally:
        for name, usual in before.items():
            signal.signal(name, usual)


def _parts(plan: Plan, rows: Iterable[Row], jobs: int) -> Generator[Part]:
    """The rows scored, in order, a bounded number of parts ahead of what is written."""
    chunks = batched(rows, ROWS, strict=False)
    first = next(chunks, ())
    if jobs == 1 or len(first) < ROWS:
        yield plan.score(first)
        yield from map(plan.score, chunks)
        return
    confidence.fixed(definition.model())  # made before the processes start, so that forked ones share it
    with ProcessPoolExecutor(jobs, initializer=_begin) as pool:
        under_way: deque[Future[Part]] = deque([pool.submit(plan.score, first)])
        try:
            for chunk in chunks:
                under_way.append(pool.submit(plan.score, chunk))
                if len(under_way) > jobs * AHEAD:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BaseException:  # nobody waits for what they are at
            for process in active_children():
                process.terminate()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """In each process: whoever stops the run stops the parent, which then ends the others; and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(WRONG_INPUT)

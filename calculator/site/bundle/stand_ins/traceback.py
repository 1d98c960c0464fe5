"""How an error is told to JavaScript: where it was raised, and what it says. No source is sent that could be shown."""

import sys
from collections.abc import Iterator
from types import TracebackType
from typing import Any

CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def format_exception(kind: Any, value: BaseException | None = None, tb: TracebackType | None = None) -> list[str]:
    """The lines of an error, and before them those of the error that it came from."""
    error = kind if value is None else value
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = [*format_exception(before), CAUSE if error.__cause__ else CONTEXT] if before else []
    return [*earlier, "Traceback (most recent call last):\n", *_places(error), *format_exception_only(error)]


def format_exception_only(kind: Any, value: BaseException | None = None) -> list[str]:
    """What an error says, and the notes that were added to it."""
    error = kind if value is None else value
    name, said = type(error).__qualname__, str(error)
    if type(error).__module__ not in ("builtins", "__main__"):
        name = f"{type(error).__module__}.{name}"
    return [f"{name}: {said}\n" if said else f"{name}\n", *(f"{note}\n" for note in getattr(error, "__notes__", ()))]


def _places(error: BaseException) -> Iterator[str]:
    place = error.__traceback__
    while place:
        code = place.tb_frame.f_code
        line = f", line {place.tb_lineno}" if place.tb_lineno else ""
        yield f'  File "{code.co_filename}"{line}, in {code.co_name}\n'
        place = place.tb_next


def print_exception(*given: Any) -> None:
    """The same, where errors go."""
    sys.stderr.write("".join(format_exception(*given)))

"""The command line in this process, with standard streams of its own: Python need not start for each run."""

import os
import sys
from contextlib import ExitStack, suppress
from subprocess import CompletedProcess
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, TextIO
from unittest.mock import patch

from calculator.__main__ import main


def run(*arguments: str, text: bytes = b"") -> CompletedProcess[bytes]:
    """One run: what it reads comes through a pipe, and what it writes is what a process of its own would write."""
    with TemporaryFile() as out, TemporaryFile() as err:
        streams = {"stdin": _piped(text), "stdout": _stream(out), "stderr": _stream(err, errors="backslashreplace")}
        with ExitStack() as stack, patch.multiple(sys, **streams):
            for stream in streams.values():
                stack.enter_context(stream)
            status = _status(arguments)
        return CompletedProcess(arguments, status, _written(out), _written(err))


def _status(arguments: tuple[str, ...]) -> int:
    try:
        return main([*arguments])
    except SystemExit as ended:  # what is wrong with the arguments themselves
        return int(ended.code or 0)


def _piped(text: bytes) -> TextIO:
    read, write = os.pipe()
    Thread(target=_feed, args=(write, text), daemon=True).start()
    return open(read, encoding="utf-8")


def _feed(write: int, text: bytes) -> None:
    with suppress(BrokenPipeError), open(write, "wb") as end:  # whoever reads may have seen enough
        end.write(text)


def _stream(file: IO[bytes], errors: str = "strict") -> TextIO:
    """Writes into a file by a number of its own, which a run may turn elsewhere."""
    return open(os.dup(file.fileno()), "w", encoding="utf-8", errors=errors)


def _written(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()

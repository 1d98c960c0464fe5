"""Files of the command line: read in any letters; written beside their place, and put there when they are whole."""

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from errno import EBADF, ENOSPC
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from stat import S_IMODE, S_ISREG
from tempfile import mkstemp
from typing import BinaryIO, TextIO

from calculator.formats import letters

STANDARD = "-"
BYTES = "surrogateescape"
GUESSED = "windows letters"
BLOCK = 1 << 20
NO_TABLES = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")  # names of workbooks, which no CSV opens under


class SameFileError(Exception):
    """The result would flow into the list that it is made of."""


class Text:
    """The text of a file, line by line: UTF-8, UTF-16, or Windows letters where a byte is no UTF-8.

    `encoding` is utf-8 or utf-16, and `guessed` whether some letters were read as those of Windows; of what comes
    through a pipe that is known only as it goes by.
    """

    def __init__(self, source: BinaryIO) -> None:
        self.guessed, self.encoding = False, letters.UTF_8
        codecs.register_error(GUESSED, self._as_windows)
        head = source.peek(letters.LOOKED_AT)[: letters.LOOKED_AT] if isinstance(source, BufferedReader) else b""
        named = letters.encoding_of(head[: len(head) // 2 * 2]) if head else letters.UTF_8
        if named.startswith(letters.UTF_16):
            self.encoding = named
        if self.encoding == letters.UTF_8 and source.seekable():
            self._look_through(source)
        self.lines = TextIOWrapper(source, encoding=self.encoding, errors=GUESSED, newline="")

    def _look_through(self, source: BinaryIO) -> None:
        """Whether every byte is UTF-8, before the first line is written."""
        decoder = codecs.getincrementaldecoder(letters.UTF_8)(GUESSED)
        start = source.tell()
        while block := source.read(BLOCK):
            decoder.decode(block)
        source.seek(start)

    def _as_windows(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError) or self.encoding.startswith(letters.UTF_16):
            return "\ufffd", getattr(error, "end", 0)
        self.guessed = True
        return letters.windows(error.object[error.start : error.end]), error.end


def same(name: str, other: str) -> bool:
    """Whether two names are of one file."""
    return STANDARD not in (name, other) and Path(name).resolve() == Path(other).resolve()


def is_workbook(name: str) -> bool:
    """Whether a name is that of a workbook."""
    return name.lower().endswith(NO_TABLES)


def worded(error: OSError) -> str:
    """What is wrong with a file, in words."""
    name = error.filename or "a file"
    if error.errno == ENOSPC:
        return "the disk is full"
    if error.errno == EBADF:
        return "standard input or standard output is closed"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{name}: {_missing(Path(name))}"
    if isinstance(error, IsADirectoryError):
        return f"{name}: expected a file, but there is a folder"
    if isinstance(error, PermissionError):
        return f"{name}: you are not allowed to open this"
    return f"{name}: {error.strerror or error}"


def _missing(path: Path) -> str:
    """What is not there: the file, or the folder that it should stand in."""
    if path.parent.is_dir():
        return "there is no such file"
    there = next((folder for folder in path.parents if folder.exists()), None)
    return f"{there} is a file, no folder" if there and there.is_file() else f"there is no folder {path.parent}"


def source(name: str) -> AbstractContextManager[BinaryIO]:
    """The bytes of a file, or of standard input."""
    return nullcontext(sys.stdin.buffer) if name == STANDARD else Path(name).open("rb")


def open_standard() -> None:
    """Give a stream that whoever started this has closed a number of its own, or a file opened later would take it.

    Standard input and output then fail where they are used; what is said on standard error goes nowhere.
    """
    unlike = {"stdin": ("r", os.O_WRONLY), "stdout": ("w", os.O_RDONLY), "stderr": ("w", os.O_WRONLY)}
    for name, (mode, really) in unlike.items():
        if getattr(sys, name) is None:
            stream = open(os.open(os.devnull, really), mode, encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, stream)  # for as long as all runs


def let_go() -> None:
    """Standard output takes no more: what waits to be written goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def target(name: str, read: BinaryIO) -> Iterator[TextIO]:
    """Where a result goes; a file takes its name only when it is whole, so that the list itself may be written over.

    `read` is what it is made of: SameFileError where standard output would flow into that.
    """
    path = Path(name).resolve()
    if name == STANDARD:
        there, here = os.fstat(read.fileno()), os.fstat(sys.stdout.fileno())
        if S_ISREG(there.st_mode) and os.path.samestat(there, here):
            raise SameFileError
        assert isinstance(sys.stdout, TextIOWrapper)
        sys.stdout.reconfigure(encoding="utf-8", errors=BYTES, newline="")
        yield sys.stdout
        sys.stdout.flush()
    elif path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors=BYTES, newline="") as out:
            yield out
    else:
        with _beside(path, name) as out:
            yield out


def write(name: str, content: bytes) -> None:
    """Put a whole file in its place, as `target` does."""
    with _beside(Path(name).resolve(), name) as out:
        out.buffer.write(content)


@contextmanager
def _beside(path: Path, name: str) -> Iterator[TextIOWrapper]:
    """A file of a free name in the same folder, which takes the place of `path`, with its rights, if all goes well."""
    try:
        number, free = mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, name) from error
    part = Path(free)
    try:
        with open(number, "w", encoding="utf-8", errors=BYTES, newline="") as out:
            yield out
        _give_rights(part, path)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _give_rights(part: Path, path: Path) -> None:
    """Those of the file that is there; of a new one, the usual."""
    if path.exists():
        before = path.stat()
        with suppress(OSError):  # only its owner may give a file away
            os.chown(part, before.st_uid, before.st_gid)
        part.chmod(S_IMODE(before.st_mode))
    else:
        usual = os.umask(0)
        os.umask(usual)
        part.chmod(0o666 & ~usual)

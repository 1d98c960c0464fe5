"""Files as they are put together for the browser."""

import gzip
import io
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

LENGTHS = struct.Struct("<HI")  # of a name and of a file
STAMP = (1980, 1, 1, 0, 0, 0)  # the same bytes from the same input


class BuildError(Exception):
    """The bundle cannot be built on this machine: the message says what would be right."""


def packed(archive: bytes) -> bytes:
    """An archive of files as they are, compressed as a whole: smaller, and Python need not inflate each file."""
    return gzip.compress(archive, 9, mtime=0)


def stored(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files one after the other, like beside like, each behind two lengths and its name: what `unpack.mjs` reads."""
    alike = sorted(files, key=lambda file: (Path(file[0]).suffix, file[0]))
    heads = ((LENGTHS.pack(len(name.encode()), len(content)), name.encode(), content) for name, content in alike)
    return b"".join(part for parts in heads for part in parts)


def zipped(files: Iterable[tuple[str, bytes]], how: int = zipfile.ZIP_STORED) -> bytes:
    """A zip whose bytes depend on nothing but its content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how, compresslevel=9) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, how)
    return made.getvalue()

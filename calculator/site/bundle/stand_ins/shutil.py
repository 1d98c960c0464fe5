"""What `zipfile` asks of this module."""

from typing import IO


def copyfileobj(source: IO[bytes], target: IO[bytes], length: int = 1 << 16) -> None:
    """Copy what is still to be read."""
    while part := source.read(length):
        target.write(part)

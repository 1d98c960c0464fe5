"""One mistake in a copy of the data, and what is said of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from calculator import load
from calculator.load import DataError


def refused(read: Callable[[Path], object], folder: Path, name: str, old: str, new: str) -> str:
    """What `read` says of a copy of all data in a new `folder`, with `new` for the first `old` in one file."""
    shutil.copytree(load.DATA, folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(DataError) as error:
        read(folder)

    return str(error.value)

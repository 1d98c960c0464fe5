"""How large the files are that a start waits for, so that the worker can tell how much is left of them."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

LEVEL = 6  # as servers compress while they send


def script(folder: Path, names: Iterable[str]) -> str:
    """Of each file its bytes, and the bytes that a server sends for it at most, as a line of a script."""
    sizes = {name: _sizes((folder / name).read_bytes()) for name in names}
    return f"export const sizes = {json.dumps(sizes)};\n"


def _sizes(content: bytes) -> tuple[int, int]:
    return len(content), min(len(content), len(gzip.compress(content, LEVEL)))

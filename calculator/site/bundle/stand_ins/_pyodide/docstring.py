"""How Pyodide's core documents its functions."""

from collections.abc import Callable
from typing import Any


def get_cmeth_docstring(func: Callable[..., Any]) -> str:
    """A function's name in the form that a built-in one wants; nobody reads it here."""
    return f"{func.__name__}()\n--\n\n"

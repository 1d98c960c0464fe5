"""How JavaScript asks for a name or a module of Python."""

from importlib import import_module
from typing import Any


def eval_code(source: str, globals: dict[str, Any] | None = None) -> Any:  # noqa: A002
    """Run statements, the last of which is an expression: its value."""
    names: dict[str, Any] = {} if globals is None else globals
    statements, _, expression = source.rpartition(";")
    exec(statements, names)
    return eval(expression.strip(), names)


def pyimport_impl(path: str) -> Any:
    """A module, or what a module has of this name."""
    module, _, name = path.rpartition(".")
    found = getattr(import_module(module), name, None) if module else None
    return import_module(path) if found is None else found

"""What Pyodide's core and Jinja2 ask of a function: whether it must be awaited."""

from collections.abc import Awaitable
from types import CoroutineType, FunctionType, MethodType
from typing import Any

CO_COROUTINE = 0x80


def iscoroutinefunction(given: object) -> bool:
    """Whether a call of it gives a coroutine."""
    while isinstance(given, MethodType):
        given = given.__func__
    return isinstance(given, FunctionType) and bool(given.__code__.co_flags & CO_COROUTINE)


def isawaitable(given: Any) -> bool:
    """Whether it can be awaited."""
    return isinstance(given, CoroutineType | Awaitable)


def getattr_static(given: object, name: str, default: object = None) -> Any:
    """For Jinja2's filter `attr`, which no template uses."""
    raise NotImplementedError(name)

"""The part of Pyodide that its core reads first."""

from . import _base, _importhook

__all__ = ["_base", "_importhook"]


def set_excepthook() -> None:
    """Python's own prints what is caught nowhere."""

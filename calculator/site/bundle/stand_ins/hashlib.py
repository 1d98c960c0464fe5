"""The one digest that Jinja2 takes, for the names of its modules."""

from _sha1 import sha1  # type: ignore[import-not-found]

__all__ = ["sha1"]

"""The e-book's stylesheet: its own rules, with the site's light colours by value, since few programs know names."""

import re
from pathlib import Path

from calculator.site.colours import colour

OWN = Path(__file__).with_name("book.css")
NAMED = re.compile(r"var\(--([\w-]+)\)")


def stylesheet() -> str:
    """The rules; DataError where a colour has no value."""
    return NAMED.sub(lambda name: colour(name[1]), OWN.read_text(encoding="utf-8"))

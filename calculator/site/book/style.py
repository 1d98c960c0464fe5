"""The e-book's stylesheet: its own rules, with the site's light colours by value, since few programs know names."""

import re
from pathlib import Path

from calculator.load import DataError

OWN = Path(__file__).with_name("book.css")
TOKENS = Path(__file__).parents[3] / "docs" / "assets" / "css" / "tokens.css"
LIGHT = re.compile(r"^:root,.*?^}", re.DOTALL | re.MULTILINE)
TOKEN = re.compile(r"--([\w-]+): (#\w+);")
NAMED = re.compile(r"var\(--([\w-]+)\)")


def stylesheet() -> str:
    """The rules; DataError where a colour has no value."""
    light = LIGHT.search(TOKENS.read_text(encoding="utf-8"))
    colours = dict(TOKEN.findall(light[0] if light else ""))

    def colour(name: re.Match[str]) -> str:
        if name[1] not in colours:
            raise DataError(f"{OWN.name}: --{name[1]}: not in tokens.css")
        return str(colours[name[1]])

    return NAMED.sub(colour, OWN.read_text(encoding="utf-8"))

"""The site's colours, read from its own stylesheet, for files that know none of its names."""

import re
from functools import cache

from calculator.load import DataError
from calculator.site.places import DOCS

TOKENS = DOCS / "assets" / "css" / "tokens.css"
LIGHT = re.compile(r"^:root,.*?^}", re.DOTALL | re.MULTILINE)
TOKEN = re.compile(r"--([\w-]+): (#\w+);")


@cache
def _light() -> dict[str, str]:
    block = LIGHT.search(TOKENS.read_text(encoding="utf-8"))
    return dict(TOKEN.findall(block[0] if block else ""))


def colour(token: str) -> str:
    """A colour of the light scheme as `#rrggbb`: `colour("bpo-ink")`. DataError where it is none."""
    if token not in _light():
        raise DataError(f"{TOKENS.name}: --{token}: no colour of the light scheme")
    return _light()[token]

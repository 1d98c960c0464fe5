"""What a built site needs last, whoever built it: python -m calculator.site.finish FOLDER."""

import os
import re
import sys
from pathlib import Path

from calculator.site import csp, offline
from calculator.site.book import writing

AS_IT_IS = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
INDENT = re.compile(r"\n\s*")


def tidy(page: str) -> str:
    """The page without the space that the theme's templates leave before and between lines: a tenth of what is sent."""
    parts = AS_IT_IS.split(page)  # what is between, then what stays as it is and its name
    return "".join(
        INDENT.sub("\n", part) if place % 3 == 0 else part for place, part in enumerate(parts) if place % 3 != 2
    )


def finish(folder: str | Path) -> None:
    """Take space out of the pages, write the whole guide, give each page its policy, list what is kept and when."""
    for path in Path(folder).rglob("*.html"):
        path.write_text(tidy(path.read_text(encoding="utf-8")), encoding="utf-8")
    writing.write(folder, os.environ.get("SITE_URL", ""))
    csp.apply(folder)
    offline.write_ahead(folder)
    offline.write(folder)


if __name__ == "__main__":
    finish(sys.argv[1])

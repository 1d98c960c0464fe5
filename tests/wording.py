"""Whether a text of the data is said: tests name it by its key, so that nobody who words it anew must change them."""

import re

from calculator.formats.sentence import FIELD


def pattern(template: str, **parts: object) -> re.Pattern[str]:
    """What a text looks like, filled in with these parts, and with anything where none is given."""
    pieces = [
        re.escape(part) if not place % 2 else re.escape(str(parts[part])) if part in parts else ".+?"
        for place, part in enumerate(FIELD.split(template))
    ]
    return re.compile("".join(pieces), re.DOTALL)


def says(template: str, shown: str, **parts: object) -> bool:
    """Whether a text stands in what is shown."""
    return pattern(template, **parts).search(shown) is not None

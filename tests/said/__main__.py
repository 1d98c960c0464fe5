"""`python -m tests.said CASE ...` prints all that is said of a case today, as TOML to read and to paste.

`python -m tests.said --pinned CASE` prints only the parts that the case pins; without a case, what each is about.
"""

import json
import re
import sys

from tests.said.reader import Part, cases, every_part, expected, reading, told

BARE = re.compile(r"[A-Za-z0-9_-]+")
WIDTH = 110


def main(arguments: list[str]) -> None:
    """Print the cases' texts."""
    names = [name for name in arguments if name != "--pinned"]
    if not names:
        print(*(f"{key}: {case['pins']}" for key, case in cases().items()), sep="\n")
    for name in names:
        pinned = "--pinned" in arguments
        print(shown(told(reading(name), expected(name)) if pinned else every_part(reading(name))))


def shown(parts: dict[str, Part | None]) -> str:
    """Parts as TOML: those of the page first, then table by table."""
    lines, table = ["[case.says]"], ""
    for name, part in parts.items():
        above, _, key = name.partition(".") if "." in name else ("", "", name)
        if above != table:
            lines += ["", f"[case.says.{above}]"]
            table = above
        lines.append(f"{key if BARE.fullmatch(key) else _quoted(key)} = {_value(part)}")
    return "\n".join(lines)


def _value(part: Part | None) -> str:
    if not isinstance(part, list):
        return _quoted(part)
    line = f"[{', '.join(map(_quoted, part))}]"
    return line if len(line) < WIDTH and len(part) < 2 else "[\n" + "".join(f"  {_quoted(p)},\n" for p in part) + "]"


def _quoted(value: str | int | None) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1:])

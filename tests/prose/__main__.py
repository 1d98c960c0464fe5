"""Reads everything and lists what to mend: python -m tests.prose."""

import sys
from collections import Counter

from tests.prose import figures, grade, sources, spelling, style, text


def main() -> int:
    """Print each finding as file:line: check: what and how; 1 if there are any."""
    lines = text.lines()
    findings = [
        *spelling.findings(lines),
        *style.findings(lines),
        *style.shapes(path for path in text.articles() if text.DOCS in path.parents and "decisions" not in path.parts),
        *style.letters(text.articles()),
        *style.proselint(lines),
        *grade.findings(),
        *sources.findings(),
        *figures.findings(),
    ]
    for finding in sorted(findings, key=lambda f: (f.file, f.number)):
        print(finding)
    counted = ", ".join(f"{count} {check}" for check, count in Counter(f.check for f in findings).most_common())
    print(f"Prose: {len(lines)} lines, {len(findings)} findings{': ' + counted if counted else ''}.")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())

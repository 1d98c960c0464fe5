"""House style: the rules of rules.toml, sentences, the shape of a page, and proselint."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator import load
from tests.prose.text import DOCS, Finding, Line, name, words_only

FOLDER = Path(__file__).parent
ASIDE = re.compile(  # what may hold a full stop and a capital within a sentence, or is no running text
    r"""
      ^\#.* | ^\s*\|.* | ^\s*>.* | ^\s*(?:[-+*]|\d+\.)\s.*           # headings, tables, quotations, lists
    | \[[^\]^]*\]\([^)]*\) | "[^"]*" | \u201c[^\u201d]*\u201d          # links, what is quoted,
    | \*\*[^*]*\*\* | (?<!\*)\*[^*]+\*(?!\*) | \?(?=\s)              # bold or slanted; a question may have its answer
    """,
    re.VERBOSE,
)
BETWEEN = "|"
TWO = re.compile(r"[a-z\d)%][.?!](?:\[\^[^\]]+\])*\s+[A-Z]")
ABBREVIATED = re.compile(r"\b(?:St|Mr|Mrs|Dr|No|v|vs|ch|Ltd|Inc|approx)\.")


@cache
def rules() -> dict[str, Any]:
    """Everything in rules.toml."""
    return load.table("rules.toml", FOLDER)


def findings(lines: Iterable[Line]) -> Iterator[Finding]:
    """What the rules say about each line."""
    patterns = [(rule, re.compile(rule["pattern"], flags(rule))) for rule in rules()["rule"]]
    for line in lines:
        for rule, pattern in patterns:
            if line.readers and rule.get("ours"):
                continue
            for slip in pattern.finditer(line.text):
                if slip[0].lower() not in rule.get("allowed", []):
                    yield Finding(line.file, line.number, rule["id"], f"{slip[0]!r}: {rule['instead']}")
        yield from sentences(line)


def flags(rule: dict[str, Any]) -> re.RegexFlag:
    """Rules hold for small and capital letters unless they say otherwise."""
    return re.NOFLAG if rule.get("exact") else re.IGNORECASE


def sentences(line: Line) -> Iterator[Finding]:
    """One sentence a line in Markdown, none too long."""
    plain = ABBREVIATED.sub("", words_only(ASIDE.sub(" ", line.raw)))
    if line.file.endswith(".md") and not line.head and TWO.search(plain):
        yield Finding(line.file, line.number, "one-sentence", "two sentences in one line: give each its own")
    most = rules()["sentence"]["words"]
    if line.raw.lstrip().startswith("|"):
        return
    for sentence in re.split(r"(?<=[.?!])\s+", line.text):
        if (count := len(sentence.split())) > most:
            yield Finding(line.file, line.number, "long-sentence", f"{count} words, {most} at most: make two of it")


def shapes(paths: Iterable[Path]) -> Iterator[Finding]:
    """Every page: title and description, one h1, a lead, and what to do next at its end."""
    wanted = {
        "a title in the front matter": r"^title: \S",
        "a description in the front matter": r"^description: \S",
        "an h1": r"^# \S",
        "a lead: a sentence with { .lead } on the next line": r"^\{ ?\.lead ?\}$",
        "an ending with ## What next": r"^## What next",
    }
    for path in paths:
        page = path.relative_to(DOCS).as_posix()
        text = path.read_text(encoding="utf-8")
        for what, pattern in wanted.items():
            if page not in rules()["shape"]["exempt"] and not re.search(pattern, text, re.MULTILINE):
                yield Finding(name(path), 1, "shape", f"the page needs {what}")


def letters(paths: Iterable[Path]) -> Iterator[Finding]:
    """In English, what follows the greeting of a letter begins with a capital."""
    for path in paths:
        for number in after_greetings(path.read_text(encoding="utf-8")):
            yield Finding(name(path), number, "letter", "begin with a capital letter after the greeting")


def after_greetings(text: str) -> list[int]:
    """The lines that follow a greeting and begin with a small letter."""
    slips = re.finditer(r"^(?:> )?Dear [^\n]+,\n>?\n(?:> )?(?=[a-z])", text, re.MULTILINE)
    return [text.count("\n", 0, slip.end()) + 1 for slip in slips]


def proselint(lines: Iterable[Line]) -> Iterator[Finding]:
    """What proselint finds in the same lines, but for the checks that rules.toml turns off."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = {}
        for number, (file, group) in enumerate(groupby(lines, lambda line: line.file)):
            files[(folder / f"{number:04}.txt").resolve()] = file
            (folder / f"{number:04}.txt").write_text(_laid_out(list(group)), encoding="utf-8")
        config = folder / "config.json"
        config.write_text(json.dumps({"checks": dict.fromkeys(rules()["proselint"]["on"], True)}), encoding="utf-8")
        command = [sys.executable, "-m", "proselint", "--config", config, "-o", "compact", "check", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    yield from _read(done.stdout, files)


def _laid_out(lines: list[Line]) -> str:
    """The text of line n in line 2n, with a mark between lines so that none is read on into the next; no names."""
    named = re.compile("|".join(map(re.escape, rules()["proselint"]["names"])))
    rows = {line.number: named.sub("it", line.text) for line in lines}
    return "".join(f"{BETWEEN}\n{rows.get(number, '')}\n" for number in range(1, max(rows) + 1))


def _read(report: str, files: dict[Path, str]) -> Iterator[Finding]:
    off = rules()["proselint"]["off"]
    for line in report.splitlines():
        finding = re.match(r"(?P<path>.+?):(?P<line>\d+):\d+: (?P<check>\S+): (?P<message>.*)", line)
        if finding and not any(finding["check"].startswith(key) for key in off):
            file = files.get(Path(finding["path"]).resolve(), finding["path"])
            yield Finding(file, int(finding["line"]) // 2, finding["check"], finding["message"])

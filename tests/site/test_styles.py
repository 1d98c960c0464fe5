"""The style sheets: what a browser must not do at each answer."""

import re
from pathlib import Path

CSS = Path(__file__).parents[2] / "docs" / "assets" / "css"
WHOLE = re.compile(
    r"(?:^|[\s,}])((?:html|body|:root|\.md-main|\.md-container|\.calculator)[^\s,{]*?:has\(([^)]*))", re.MULTILINE
)
ONCE = "[data-enhanced]"  # set once, when the page starts


def test_no_rule_looks_through_the_whole_page() -> None:
    """At every change a browser looks for what `:has()` names: among the children, not in 3,500 elements."""
    printed = re.compile(r"@media print \{.*?^\}", re.DOTALL | re.MULTILINE)
    rules = "\n".join(printed.sub("", path.read_text(encoding="utf-8")) for path in sorted(CSS.rglob("*.css")))
    looked = [(rule, inner) for rule, inner in WHOLE.findall(rules) if ONCE not in inner]
    assert looked
    assert [rule for rule, inner in looked if not inner.startswith(("> ", "+ "))] == []

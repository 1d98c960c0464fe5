"""Every wording that is meant to be sent or pasted can be copied by a button."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from calculator.formats.sentence import plain
from calculator.site.content import examples

FOLDERS = ("do", "guide")
SHOWN = {  # what stands apart but is not to be sent, by its first words
    "do/leave": "It is Monday",
    "do/pilot": plain(examples.scored("customer-email").cost_view.headline)[:40],
}
WRITTEN = {  # wordings that stand in a table or a list, and how many
    "do/agree": ("td [data-copy]", 5),
    "do/choose-partner": ("[data-copy] > ul", 1),
    "do/access": ("[data-copy] table", 1),
}


def article(site: Path, page: str) -> Tag:
    """What the page says."""
    return BeautifulSoup((site / page / "index.html").read_text(encoding="utf-8"), "html5lib").find("article")


def apart(site: Path) -> dict[str, list[Tag]]:
    """By page, each text that is set apart as a message or a sample."""
    names = [
        page.relative_to(site).as_posix() for folder in FOLDERS for page in (site / folder).iterdir() if page.is_dir()
    ]
    return {name: article(site, name).select("blockquote, .sample") for name in sorted(names) if "whole" not in name}


def test_each_message_has_a_button(site: Path) -> None:
    """In itself, around it or inside it; only what is shown, and not meant to be sent, has none."""
    bare = {}
    for name, blocks in apart(site).items():
        for block in blocks:
            copied = block.has_attr("data-copy") or block.find_parent(attrs={"data-copy": True})
            if not (copied or block.find(attrs={"data-copy": True})):
                bare.setdefault(name, []).append(" ".join(block.get_text().split()))

    assert {name: len(texts) for name, texts in bare.items()} == dict.fromkeys(SHOWN, 1)
    for name, start in SHOWN.items():
        assert bare[name][0].startswith(start)


@pytest.mark.parametrize("page", WRITTEN)
def test_what_is_sent_out_of_a_table_has_one_too(site: Path, page: str) -> None:
    """A line to write when it slips, questions to ask, a register to keep."""
    where, count = WRITTEN[page]

    assert len(article(site, page).select(where)) == count


def test_only_the_wording_is_copied(site: Path) -> None:
    """What the label above a clause says, and the quotation marks of a line, are not sent."""
    for page in ("do/leave", "do/pilot"):
        sample = article(site, page).select_one(".sample:has([data-copy])")
        assert sample.p.get_text().startswith("To copy into the contract")
        assert not sample.p.find_parent(attrs={"data-copy": True})
    assert not [line for line in article(site, "do/agree").select("td [data-copy]") if '"' in line.get_text()]

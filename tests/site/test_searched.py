"""What the site's own search finds, asked of the built index by the theme's worker."""

import json
import subprocess
from pathlib import Path

from calculator.site.bundle import linked
from calculator.site.content import glossary
from calculator.tasks.library import library

SEARCHED = Path(__file__).with_name("searched.mjs")
FIRST = 0.85  # of the names of tasks, and of the words that a page of the guide is about
SHOWN = 3  # a reader looks at these


def places(site: Path, folder: Path, asked: list[tuple[str, str]]) -> list[int]:
    """Where the page that is meant stands among those that its words find, from 0; -1 where it is not found."""
    file = folder / "asked.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    done = subprocess.run(
        [linked.node(), str(SEARCHED), str(site), str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return list(json.loads(done.stdout))


def test_a_task_is_found_by_its_name(site: Path, tmp_path: Path) -> None:
    """Its own page stands first nearly always, and is shown at once; no word of the guide stands before it."""
    asked = [("payroll", "tasks/payroll/"), ("who runs payroll?", "tasks/payroll/"), ("bookkeeping", "tasks/")]
    asked += [(task.name, f"tasks/{task.id}/") for task in library().tasks.values()]
    found = places(site, tmp_path, asked)

    assert found[:3] == [0, 0, 0]
    assert found.count(0) >= FIRST * len(asked), [one for one, at in zip(asked, found, strict=True) if at]
    assert [one for one, at in zip(asked, found, strict=True) if not 0 <= at < SHOWN][3:] == []


def test_a_page_of_the_guide_is_found_by_what_it_is_about(site: Path, tmp_path: Path) -> None:
    """Hundreds of pages of tasks do not hide it."""
    terms = [term for term in glossary.glossary().terms.values() if term.words_on]
    asked = [(word, f"{term.words_on.removesuffix('.md')}/") for term in terms for word in term.synonyms]
    asked = [(word, place) for word, place in asked if word != "payroll"]
    found = places(site, tmp_path, asked)

    assert found.count(0) >= FIRST * len(asked), [one for one, at in zip(asked, found, strict=True) if at]
    assert places(site, tmp_path, [("partner", "guide/partner/"), ("off-payroll working", "reference/law/")]) == [0, 0]

"""A key or a placeholder that is misspelt in any file of words is named with the file, before a reader meets it."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from calculator import load
from calculator.formats.sentence import FIELD, say
from calculator.load import DataError
from calculator.site import wording
from tests.wrong import refused


def keys(where: str, folder: Path = load.DATA) -> list[str]:
    """The keys of the texts of a file, or of a table in it."""
    name, _, table = where.partition(".toml")
    content = load.table(f"{name}.toml", folder)
    return [key for key, text in (content[table[1:]] if table else content).items() if isinstance(text, str)]


def changed(folder: Path, change: Callable[[str], str]) -> Path:
    """A copy of all data in which each line has been changed."""
    shutil.copytree(load.DATA, folder)
    for path in folder.rglob("*.toml"):
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join(map(change, lines)), encoding="utf-8")
    return folder


def test_the_words_hold_together() -> None:
    """Nothing of what is shipped is refused."""
    assert list(wording.mistakes()) == []


def test_every_misspelt_key_is_named(tmp_path: Path) -> None:
    """Of every file of words."""
    places = [f"{where}.{key}" for where in wording.TEXTS for key in keys(where)]
    known = {place.rpartition(".")[2] for place in places}

    def misspelt(line: str) -> str:
        key = line.partition(" = ")[0]
        return f"x{key}x{line.removeprefix(key)}" if key in known and " = " in line else line

    mistakes = list(wording.mistakes(changed(tmp_path / "data", misspelt)))

    wrong = [re.sub(r"\.(\w+)$", r".x\1x", place) for place in places]
    assert [
        f"{place}: unknown key; nothing says it" for place in wrong if f"{place}: unknown" not in str(mistakes)
    ] == []


def test_every_misspelt_placeholder_is_named(tmp_path: Path) -> None:
    """In every text of every file but the forms, whose gaps each form holds to its own text when it is read."""
    folder = changed(tmp_path / "data", lambda line: line if line.startswith("#") else FIELD.sub(r"{\1x}", line))

    mistakes = list(wording.mistakes(folder))

    count = sum(
        len(FIELD.findall(line.partition(" = ")[2]))
        for path in load.DATA.rglob("*.toml")
        for line in path.read_text(encoding="utf-8").split("\n")
        if not line.startswith("#") and path.parent.name != "forms"
    )
    assert len(mistakes) == count
    assert all(re.fullmatch(r"[\w/-]+\.toml[\w.\[\]-]+: \{\w+x\}: nothing fills this in", line) for line in mistakes)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("model/words.toml", "headline_close =", "headline_closed =", "model/words.toml.headline_closed: unknown key"),
        ("model/words.toml", "{first}", "{frist}", "model/words.toml.headline_unknown: {frist}: nothing fills this in"),
        ("model/words.toml", "{first}", "{way}", "model/words.toml.headline_unknown: {way}: nothing fills this in"),
        ("model/words.toml", "{first}", "{first", "model/words.toml.headline_unknown: a brace that belongs to no"),
        ("model/words.toml", "see_why =", "keys =", "model/words.toml.keys: a template would take this for a method"),
        ("model/settings.toml", "{tenths}", "{tenth}", "model/settings.toml.firmness[1].text: {tenth}: nothing fills"),
        ("costs/rules.toml", "{money}", "{mony}", "costs/rules.toml.variant[1].text: {mony}: nothing fills this in"),
        ("costs/rules.toml", "{hours}", "{hour}", "costs/rules.toml.disguise[1].text: {hour}: nothing fills this in"),
        ("costs/words.toml", "]\nhour =", "]\nhoar =", "costs/words.toml.unit.ho"),
        ("costs/card.toml", "head_small =", "head_smalls =", "costs/card.toml.label.head_small"),
        ("page/picker.toml", "{task}", "{tasks}", "page/picker.toml.offer: {tasks}: nothing fills this in"),
        ("portfolio/words.toml", "{name}", "{nam}", "portfolio/words.toml.copy_of: {nam}: nothing fills"),
        ("reports/words.toml", "grade]\nP =", "grade]\nQ =", "reports/words.toml.grade."),
        ("documents/forms/kpi-sheet.toml", "months_help =", "month_help =", "kpi-sheet.toml.sheet.month_help: unknown"),
    ],
)
def test_the_first_mistake_stops_the_build(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    """In one line, which says where it stands."""
    said = refused(wording.check, tmp_path / "data", name, old, new)

    assert message in said
    assert "\n" not in said


def test_a_key_that_is_gone_is_named_by_who_says_it(tmp_path: Path) -> None:
    """Its file cannot be known any more."""
    said = refused(wording.check, tmp_path / "data", "portfolio/files.toml", "json_deep = ", "# ")

    assert re.fullmatch(r"calculator/portfolio/files\.py:\d+: json_deep: no file of words has it", said)


def test_words_that_are_not_there_are_no_bare_error(tmp_path: Path) -> None:
    """Whoever asks for them is told the file and the key, in a run that no build came before too."""
    (tmp_path / "some.toml").write_text('done = "{count} of {all}"\nbad = "{count"\n', encoding="utf-8")
    texts = load.texts("some.toml", tmp_path)

    assert texts["done"].format(count=1, all=2) == "1 of 2"
    for ask, message in (
        (lambda: texts["don"], "some.toml.don: missing"),
        (lambda: texts["done"].format(count=1), "some.toml.done: {all}: nothing fills this in"),
        (lambda: say(texts["done"], count="1"), "some.toml.done: {all}: nothing fills this in"),
        (lambda: texts["bad"].format(count=1), "some.toml.bad: "),
    ):
        with pytest.raises(DataError, match=re.escape(message)):
            ask()

"""The small drawings of the guide and of Home."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator import load
from calculator.load import DataError
from calculator.model import definition
from calculator.site.content import examples, home, pictures

DATA = Path(__file__).parents[2] / "calculator" / "data" / pictures.FILE


def tree(html: str) -> BeautifulSoup:
    """A drawing's markup."""
    return BeautifulSoup(html, "html5lib")


def test_each_way_has_a_task_that_suits_it() -> None:
    """Four columns in the model's order, each with its own way's map, described in words."""
    drawing = tree(pictures.four_ways("../../"))
    columns = drawing.select(".four-columns > div")

    assert [column["class"][0].removeprefix("way-") for column in columns] == list(definition.model().ways)
    assert all(column.svg.desc.string for column in columns)


def test_a_task_of_another_way_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An example that no longer suits its column stops the build."""
    monkeypatch.setattr(pictures.page_html, "handover_map", lambda *_, **__: "")

    with pytest.raises(DataError, match="logo does not suit freelance"):
        pictures.four_ways("", lambda _: examples.scored("pricing"))


def test_bars_say_what_the_table_says() -> None:
    """The longest bar of each unit fills its half; the words are the cost lens's own figures."""
    drawing = tree(pictures.wrong_choice())
    widths = [float(rect["width"]) for rect in drawing.select("rect")]
    row = next(r for r in examples.scored("logo").cost_view.wrong if r.typical)
    cell = next(c for c in row.cells if not c.suits)

    assert max(widths) == pictures.HALF
    assert all(0 <= float(rect["x"]) <= pictures.HALF for rect in drawing.select("rect"))
    assert cell.hours.text in drawing.get_text()
    assert len(drawing.find_all("table")) == 2


def test_the_week_names_its_sources() -> None:
    """Bars keep the proportions of the hours; a source that does not exist is an error."""
    rows = pictures.pictures().week.row
    widths = [float(rect["width"]) for rect in tree(pictures.week()).select("rect")]

    assert [round(w / widths[0], 2) for w in widths] == [round(r.hours / rows[0].hours, 2) for r in rows]
    assert {row.source for row in rows} <= load.sources().keys()


def test_an_unknown_source_is_named(tmp_path: Path) -> None:
    """The message names the file, the row and the source."""
    text = DATA.read_text(encoding="utf-8").replace('source = "S76"', 'source = "S999"')
    (tmp_path / "site").mkdir()
    (tmp_path / pictures.FILE).write_text(text, encoding="utf-8")

    with pytest.raises(DataError, match=r"site/pictures.toml: .*S999"):
        pictures.pictures(tmp_path)


def test_home_shows_the_four_ways_with_money_and_hours() -> None:
    """The example names the answer, the hours given back and the money, and each way in its colour."""
    key = "customer-email"
    drawing = tree(home.example(key, ""))
    rows = drawing.select("tbody tr")

    assert [row["class"][0] for row in rows] == [f"way-{way}" for way in definition.model().ways]
    assert "hours" in drawing.select_one(".card-figure strong").string
    assert drawing.select_one("a")["href"] == f"calculator/#{examples.fragment(key)}"

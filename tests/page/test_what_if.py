"""The second set of figures in the address, in the form, in replies and in what is kept and shared."""

import json
from typing import Any
from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup

from calculator.bridge import respond
from calculator.costs.fields import words
from calculator.costs.html import section
from calculator.costs.second import PREFIX, what_if
from calculator.page import scored
from calculator.page.link import decode, encode, read
from calculator.portfolio import files, saved
from calculator.portfolio.entries import entry
from calculator.portfolio.words import line
from tests.strategies import MODEL

SAY = what_if().say
ANSWERS = "v=1&separate=2&bears=3&price=3&lifetime=3&contact=3&judgement=3&people=3&firms=3&presence=3&running=1"
ANSWERS += "&able=3&definable=3&checkable=3&exposure=2&growth=2&direct=no"
FIRST = f"{ANSWERS}&task_hours=8&task_hours_unit=month&trade=office"
SECOND = {"if_task_hours": "20", "if_partner_quote": "300 to 500", "if_sourcing": "abroad"}
WHOLE = f"{FIRST}&if_task_hours=20&if_partner_quote=300+to+500&if_sourcing=abroad"
FIELDS = dict(parse_qsl(WHOLE))


def asked(**request: Any) -> Any:
    """The reply to one request of the page."""
    return json.loads(respond(json.dumps(request)))


def test_an_address_holds_both() -> None:
    """And gives the same address again; the first set does not know of the second."""
    link = decode(MODEL, WHOLE)

    assert link.messages == []
    assert link.inputs == decode(MODEL, FIRST).inputs
    assert link.second.inputs.own["task_hours"] == 20.0
    assert SECOND.items() <= link.form.items()
    assert decode(MODEL, encode(link.answers, link.inputs, second=link.second)) == link


@pytest.mark.parametrize("text", [FIRST, f"{FIRST}&if_task_hours=", ANSWERS])
def test_without_a_second_set_there_is_nothing(text: str) -> None:
    """An empty field is none."""
    task = scored.of_fragment(MODEL, text)

    assert task.link.second is None
    assert task.comparison is None
    assert asked(cost=text)["what_if"] == ""


def test_a_wrong_one_leaves_the_rest() -> None:
    """Beside its own field, kept as it was entered; the first set and the other changes count."""
    reply = asked(cost=f"{FIRST}&if_task_hours=many&if_trade=craft")
    states = reply["fields"]

    assert "many" in states["if_task_hours"]["error"]
    assert not reply["wrong"]
    assert {key for key, state in states.items() if state["error"]} == {"if_task_hours"}
    assert SAY["with_trade"].format(value="craft work") in reply["what_if"]
    assert decode(MODEL, f"{FIRST}&if_task_hours=many").form["if_task_hours"] == "many"
    assert scored.of_fragment(MODEL, f"{FIRST}&if_task_hours=many").what_if is None


def test_a_field_that_cannot_be_changed_is_named() -> None:
    """As any other that nobody knows."""
    assert any("if_months" in message for message in decode(MODEL, f"{FIRST}&if_months=3").messages)


def test_the_reply_has_both_side_by_side() -> None:
    """In the region, and by itself."""
    reply = asked(cost=WHOLE)
    page = BeautifulSoup(reply["what_if"], "html.parser")

    assert reply["what_if"] in reply["html"]
    assert page.select_one(".what-if-said").get_text().startswith("With 20 hours a month instead of 8")
    assert all(cell.select_one(".mark") for cell in page.select("td.differs"))
    assert [cell.get_text() for cell in page.select("thead th")] == [SAY["column_first"], SAY["column_second"]]
    assert reply["cost"] == asked(cost=FIRST)["cost"]


def test_the_answer_is_of_the_first_set() -> None:
    """And the form gets everything back."""
    reply = asked(fragment=WHOLE)

    assert reply["html"] == asked(fragment=FIRST)["html"]
    assert SECOND.items() <= reply["form"].items()
    assert decode(MODEL, reply["fragment"]) == decode(MODEL, WHOLE)


def test_fields_of_the_form() -> None:
    """Made as the others are, with ids, names and labels of their own; each has a state, and one button empties all."""
    task = scored.of_fragment(MODEL, FIRST).scored
    page = BeautifulSoup(section("../", task.costs), "html5lib")
    part = page.select_one("details.what-if-fields")
    controls = {control["name"]: control for control in part.select("input, select")}
    states = asked(cost=FIRST)["fields"]

    assert {*controls} == {PREFIX + key for key in what_if().inputs}
    assert {*controls} <= states.keys()
    for name, control in controls.items():
        assert control["form"] == "calculator"
        named = control.get("aria-label") or part.select_one(f"label[for={control['id']}]").get_text()
        assert named == what_if().label[name.removeprefix(PREFIX)]
    assert {*part.select("button")[-1]["data-reset"].split()} == {*controls}
    for select in part.select("select"):
        assert select.select_one("option[selected]")["value"] == ""
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len({*ids})


def test_each_field_says_what_the_first_set_has() -> None:
    """Its number as the placeholder, and all of it in words; pieces only where they count."""
    states = asked(cost=f"{FIRST}&partner_quote=300 to 500")["fields"]

    assert states["if_task_hours"]["note"] == SAY["before"].format(value="8 hours a month")
    assert states["if_task_hours"]["usual"] == "8"
    assert states["if_partner_quote"]["note"] == SAY["before"].format(value="$300 - 500 a month")
    assert states["if_freelance_quote"]["note"] == SAY["before_none"]
    assert not states["if_pieces_per_month"]["applies"]
    assert asked(cost=f"{ANSWERS}&hours_per_piece=2&pieces_per_month=9")["fields"]["if_pieces_per_month"]["applies"]


def test_it_is_kept_and_shared() -> None:
    """In a saved task, an exported file, a link to a list and a link to the task; a table leaves it out."""
    task = saved.check({"form": {key: value for key, value in FIELDS.items() if key != "v"}, "name": "Books"})

    assert SECOND.items() <= saved.read(MODEL, saved.record(task)).form.items()
    listed = asked(link=asked(share=[saved.record(task)])["fragment"])
    assert SECOND.items() <= listed["records"][0]["form"].items()
    shown = line(MODEL, entry(MODEL, saved.record(task)), 1)
    assert decode(MODEL, shown.link).second == read(MODEL, FIELDS).second
    assert PREFIX not in files.table([task])


def test_a_common_task_picked_leaves_it() -> None:
    """As it does every figure of the reader's own."""
    assert SECOND.items() <= asked(pick="payroll", fragment=WHOLE)["form"].items()


def test_a_broken_first_figure_is_no_matter_of_the_second() -> None:
    """What the second set leaves alone is as in the first: left out there, left out here."""
    reply = asked(cost=f"{ANSWERS}&trade=office&task_hours=x&if_task_hours=20")

    assert reply["wrong"]
    assert reply["fields"]["if_task_hours"]["error"] == ""
    assert words().say["without"].partition("}")[2].strip() in reply["fields"]["task_hours"]["error"]


def test_fewer_hours_come_back_than_it_takes() -> None:
    """As in the headline, in both sets: of 8 hours a week not all 8."""
    link = f"{ANSWERS}&task_hours=8&task_hours_unit=week&trade=office&if_task_hours=16"
    page = BeautifulSoup(asked(cost=link)["what_if"], "html5lib")
    (line,) = (row for row in page.select("tr") if SAY["line_back"] in row.get_text())

    assert [cell.get_text().split()[0] for cell in line.select("td")] == ["7.5", "15"]

"""What the page gets of a scored form: a card that stays small, and the parts below it."""

import json
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from calculator.bridge import respond
from calculator.model.answers import form_values
from calculator.page import html
from calculator.site.content import examples, figures
from tests.strategies import MODEL

PLACES = {"index", "why-body", "do-body", "how-body"}
KEY = next(iter(examples.examples()))


def reply(form: dict[str, str]) -> dict:
    """The reply to a form's values, as the page sends them."""
    return json.loads(respond(json.dumps({"fragment": urlencode({"v": "1"} | form)})))


def page() -> BeautifulSoup:
    """The calculator as it is built, nothing answered."""
    return BeautifulSoup(figures.calculator("../"), "html5lib")


def test_every_part_of_the_answer_has_its_place_on_the_page() -> None:
    """The parts are put into the page by id, and each entry of the index leads to one of its sections."""
    answered = reply(form_values(examples.scored(KEY).answers))
    tree, index = page(), BeautifulSoup(answered["answer"]["index"], "html5lib")

    assert set(answered["answer"]) == PLACES
    assert all(tree.find(id=place) for place in PLACES)
    assert all(tree.find("section", id=link["href"].removeprefix("#")) for link in index.find_all("a"))


def test_the_card_leads_to_the_first_step() -> None:
    """One step of them all stands in the card; reasons and the others do not."""
    task = examples.scored(KEY)
    card = BeautifulSoup(html.result(MODEL, task.view), "html5lib")

    assert task.view.next_steps[0].text in card.select_one(".first-step a[href='#do']").get_text()
    assert not card.select(".ticks, .reasons, .bars, .readiness")


def test_too_few_answers_have_a_card_and_no_map() -> None:
    """Nothing that could be taken for an answer: no map with its shares, no parts below."""
    early = reply({"separate": "2"})
    card = BeautifulSoup(early["html"], "html5lib")

    assert early["answer"] == {}
    assert card.select(".missing a")
    assert not card.select("#result-full .map, .map-legend")


def test_each_way_has_one_share_wherever_it_is_told() -> None:
    """The map, its legend, its description, the bars and the sentences: nothing is rounded in two ways."""
    for key in examples.examples():
        task = examples.scored(key)
        shares = {MODEL.ways[way].name: f"{share} %" for way, share in task.view.result.percent.items()}
        card = BeautifulSoup(html.result(MODEL, task.view), "html5lib")
        below = BeautifulSoup(html.answer(MODEL, task.view)["how-body"], "html5lib")
        legend = {p.contents[0].strip(): p.strong.get_text() for p in card.select(".map-legend p")}
        bars = {row.th.get_text(): row.td.get_text().strip() for row in below.select(".bars tbody tr")}

        assert legend == bars == shares
        assert all(f"{name} {share}" in card.select_one(".map desc").get_text() for name, share in shares.items())


def test_what_cannot_be_told_is_said_once() -> None:
    """No empty mark above the headline, and the bar does not repeat itself."""
    answers = dict.fromkeys(("separate", "bears", "price", "people", "contact", "lifetime"), "2")
    card = BeautifulSoup(reply(answers)["html"], "html5lib")

    assert card.select_one(".result-bar p").get_text().strip() == card.select_one(".firmness strong").get_text()[:-1]
    assert all(mark.get_text().strip() for mark in card.select(".tag"))


def test_the_example_is_called_one_and_has_no_figures() -> None:
    """Before the first answer the card holds an example's drawing without its shares."""
    card = page().find(id="result-body")

    assert MODEL.wording["example_label"] in card.get_text()
    assert not card.select(".map-legend, .label, .card-figures")
    assert page().find(id="answer").has_attr("hidden")


def test_the_form_asks_the_first_questions_and_folds_the_others() -> None:
    """Every question and mark stands in the form once: the first ones open, what is scored and what plans in parts."""
    tree = page()
    ids = [[field["id"] for field in tree.select(f"#{part} .question")] for part in ("asked", "surer", "plan")]
    scored = [q for q in MODEL.scored if q not in MODEL.settings.answer.first]

    assert ids[0] == list(MODEL.settings.answer.first)
    assert ids[1] == [*scored, *MODEL.limits]
    assert sorted(key for part in ids for key in part) == sorted([*MODEL.questions, *MODEL.limits])
    assert [box["name"] for box in tree.select(".marks input")] == list(MODEL.marks)


def test_the_card_comes_first_and_the_rest_after_it() -> None:
    """Asked for in two, it is what comes in one."""
    fragment = urlencode({"v": "1"} | form_values(examples.scored(KEY).answers))
    whole = json.loads(respond(json.dumps({"fragment": fragment})))
    card = json.loads(respond(json.dumps({"fragment": fragment, "card": True})))
    rest = json.loads(respond(json.dumps({"answer": fragment})))

    assert whole == card | rest | {key: whole[key] for key in ("result", "fragment", "answered")}
    assert not card.keys() & {"answer", "result", "fragment", "answered"}

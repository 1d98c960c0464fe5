"""Data health: wrong files are refused by name, right ones hang together."""

import re
from collections import Counter
from pathlib import Path

import pytest

from calculator import load
from calculator.model import agreement, definition, forms
from tests.wrong import refused

COPIES = (
    r"//(?:[\w-]+\.)*(?:docsbay|docplayer|expydoc|paperzz|pdfslide|scribd|studylib|vdocuments|vuink|5y1|daily8"
    r"|lindayi|cnpereading|affinitext|sitefinity)\.|//staging\.|-stg\."
)
QUESTIONS, FIT, SETTINGS = "model/questions.toml", "model/fit.toml", "model/settings.toml"
WRONG = [
    ("model/ways.toml", 'id = "bpo"', 'id = "bpo"\ncolour = "red"', "model/ways.toml: way[2].colour: unknown key"),
    ("model/ways.toml", 'id = "keep"', 'id = "bpo"', "model/ways.toml: way[4].id: 'bpo' stands twice"),
    (QUESTIONS, "anchors = [\n", 'anchors = [\n  "x",\n', "questions.toml: separate.anchors: there must be 5"),
    (QUESTIONS, 'part = "fit"', 'part = "fits"', "questions.toml: separate.part: 'fits' is neither fit nor plan"),
    (QUESTIONS, 'part = "fit"', 'part = "plan"', "fit.toml: sum.firm: 'separate' counts for no way"),
    (QUESTIONS, 'id = "duty"', 'id = "price"', "questions.toml: an id stands twice"),
    (QUESTIONS, "yours_down = true", 'yours_down = "yes"', "question[10].yours_down: expected bool"),
    (QUESTIONS, 'question = "exposure"', 'question = "exposed"', "questions.toml: 'exposed' is no question"),
    (QUESTIONS, 'ways = ["freelance", "bpo"]', 'ways = ["gig", "bpo"]', "questions.toml: 'gig' is no way"),
    (QUESTIONS, 'way = "keep"', 'way = "kept"', "questions.toml: 'kept' is no way"),
    (QUESTIONS, 'mark = "profession"', 'mark = "trade"', "questions.toml: profession: 'trade' is no mark"),
    (QUESTIONS, 'question = "presence"', 'question = "place"', "questions.toml: 'place' is no question"),
    (QUESTIONS, "[former.onsite]", "[formerly.onsite]", "model/questions.toml: former"),
    (QUESTIONS, "level = 0\n", "", "model/questions.toml: rule_out.level: missing"),
    (FIT, "sources = [", "sources = [] # ", "model/fit.toml: sources: missing"),
    (FIT, "slope = 1.5", "slope = 0", "model/fit.toml: slope: must be above 0"),
    (FIT, "week = [0.5, 3.0,", "week = [3.0, 0.5,", "model/fit.toml: hours.week: must rise over 5 levels"),
    (FIT, ", 60.0]", "]", "model/fit.toml: hours.week: must rise over 5 levels"),
    (FIT, "price = 1.0", "cost = 1.0", "model/fit.toml: sum.outside: 'cost' counts for no way"),
    (FIT, '"people", "firms"]', '"people", "firm"]', "model/fit.toml: sum.outside: 'firm' counts for no way"),
    (FIT, "direct = -1.0", "onsite = -1.0", "model/fit.toml: sum.outside: 'onsite' is no limit"),
    (FIT, "price = 1.0", "price = 1.1", "model/fit.toml: sum.outside: weights must be whole quarters"),
    (FIT, "price = 1.0", "price = 14.0", "model/fit.toml: sum.outside: its weights are too large together"),
    (FIT, '"people", "firms"]', '"people", "hours"]', "model/fit.toml: sum.outside: 'hours' counts for no way"),
    (FIT, "[sum.post]", "[sum.inside]", "model/fit.toml: sum: must be outside, firm, post"),
    (FIT, "constant = -2.0", 'constant = "-2"', "model/fit.toml.sum.post.constant: expected float"),
    (SETTINGS, "from = 70", "from = 95", "firmness.from: must fall"),
    (SETTINGS, "shift = 0.1 ", 'shift = "0.1" ', "model/settings.toml.draws.shift: expected float"),
    (SETTINGS, "count = 1024", "", "model/settings.toml.draws.count: missing"),
    (SETTINGS, 'needed = ["separate"]', 'needed = ["pieces"]', "settings.toml: answer: 'pieces' is no question"),
    (SETTINGS, '["direct", "exposure"]', '["directed"]', "settings.toml: answer: 'directed' is no question"),
    (SETTINGS, "fact_levels = 2", "", "model/settings.toml.change.fact_levels: missing"),
    (
        SETTINGS,
        "close = 0.03",
        "near = 0.03",
        "settings.toml: ask_next.least_bits: must be clear, likely, close, unknown",
    ),
    ("model/words.toml", "\nchange = ", "\nchange = 3 # ", "model/words.toml.change: expected str"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), WRONG, ids=[w[3] for w in WRONG])
def test_a_wrong_file_is_named(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file and the key."""
    assert message in refused(definition.model, tmp_path / "data", name, old, new)


@pytest.mark.parametrize("key", load.sources())
def test_every_source_is_whole(key: str) -> None:
    """A title, an organisation, a year as readers see it ("undated") and a grade; a link, or a note why none."""
    source = load.sources()[key]

    assert source.title
    assert source.organisation
    assert source.year
    assert "." not in source.year
    assert source.grade in "POAVB"
    assert source.url.startswith("http") or source.note


def test_no_link_leads_to_a_copy() -> None:
    """A source read in a re-hosted or staging copy is cited by its original publication and not linked."""
    linked = [source.url for source in load.sources().values()]

    assert [url for url in linked if re.search(COPIES, url)] == []


def test_no_page_is_two_sources() -> None:
    """One page has one grade: a second entry could call it better, or worse."""
    addresses = Counter(
        re.sub(r"^https?://(?:www\.)?|/$", "", source.url) for source in load.sources().values() if source.url
    )

    assert [address for address, times in addresses.items() if times > 1] == []


def test_sources_named_by_the_model_exist() -> None:
    """No setting leans on a source that is not there."""
    model, known = definition.model(), load.sources()
    named = {*model.fit.sources, *model.settings.draws.sources}
    named |= {s for limit in model.limits.values() for s in limit.sources}
    named |= {s for line in forms.forms().advice.values() for s in line.sources}

    assert named <= known.keys()


def test_each_question_counts_or_plans() -> None:
    """Ten count for the way, ten help to plan, and one limit is asked."""
    model = definition.model()

    assert len(model.scored) == 10
    assert len(model.questions) == 20
    assert list(model.limits) == ["direct"]


def test_what_the_owner_can_do_is_said_of_what_counts() -> None:
    """A plan question moves nothing, so that nothing is to be done about it; `yours_down` needs something to do."""
    for question in definition.model().questions.values():
        assert question.part == "fit" or not question.yours, question.id
        assert question.yours or not question.yours_down, question.id


def test_cases_are_whole() -> None:
    """91 cases, each with a source, how it went, and two full codings of known questions and of the amount."""
    model, cases = definition.model(), agreement.cases()

    assert Counter(case.set for case in cases.values()) == {"office": 56, "hands-on": 35}
    for case in cases.values():
        assert case.source_title
        assert case.how_it_went
        assert case.way in model.ways
        assert case.coder_a.keys() == case.coder_b.keys() == {*model.questions, *model.limits, definition.AMOUNT}

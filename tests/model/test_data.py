"""Data health: wrong files are refused by name, right ones hang together."""

import re
from collections import Counter
from pathlib import Path

import pytest

from calculator import load
from calculator.model import agreement, definition
from calculator.model.fit import centroid_weights
from tests.wrong import refused

COPIES = (
    r"//(?:[\w-]+\.)*(?:docsbay|docplayer|expydoc|paperzz|pdfslide|scribd|studylib|vdocuments|vuink|5y1|daily8"
    r"|lindayi|cnpereading|affinitext|sitefinity)\.|//staging\.|-stg\."
)
WRONG = [
    ("model/ways.toml", 'id = "bpo"', 'id = "bpo"\ncolour = "red"', "model/ways.toml: way[2].colour: unknown key"),
    ("model/ways.toml", 'id = "keep"', 'id = "bpo"', "model/ways.toml: way[4].id: 'bpo' stands twice"),
    ("model/questions.toml", 'sources = ["M01", "M03"]', "sources = []", "model/questions.toml: scale.p.sources"),
    (
        "model/questions.toml",
        "x = [0.0, 0.25, 0.5, 0.75, 1.0]",
        "x = [0.0, 0.5, 0.25, 0.75, 1.0]",
        "scale.p.x: must rise",
    ),
    ("model/questions.toml", "anchors = [\n", 'anchors = [\n  "x",\n', "lifetime.anchors: there must be five"),
    ("model/questions.toml", '["volume", "running"]', '["volume", "runing"]', "scale.e: 'runing' is no question"),
    ("model/settings.toml", "from = 70", "from = 95", "firmness.from: must fall"),
    ("model/settings.toml", "shift = 0.15", 'shift = "0.15"', "model/settings.toml.draws.shift: expected float"),
    ("model/settings.toml", "count = 1024", "", "model/settings.toml.draws.count: missing"),
    ("model/words.toml", "\nchange = ", "\nchange = 3 # ", "model/words.toml.change: expected str"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), WRONG, ids=[w[3] for w in WRONG])
def test_a_wrong_file_is_named(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file and the key."""
    assert message in refused(definition.model, tmp_path / "data", name, old, new)


@pytest.mark.parametrize("key", load.sources())
def test_every_source_is_whole(key: str) -> None:
    """A title, an organisation, a year and a grade; a link, or a note why there is none."""
    source = load.sources()[key]

    assert source.title
    assert source.organisation
    assert source.year
    assert source.grade in "POAVB"
    assert source.url.startswith("http") or source.note


def test_no_link_leads_to_a_copy() -> None:
    """A source read in a re-hosted or staging copy is cited by its original publication and not linked."""
    linked = [source.url for source in load.sources().values()]

    assert [url for url in linked if re.search(COPIES, url)] == []


def test_sources_named_by_the_model_exist() -> None:
    """No setting leans on a source that is not there."""
    model, known = definition.model(), load.sources()
    named = {s for scale in model.scales.values() for s in scale.sources}
    named |= {s for limit in model.limits.values() for s in limit.sources}
    named |= {*model.settings.draws.sources, *model.settings.drop.sources, *model.settings.automate.sources}

    assert named <= known.keys()


def test_every_question_belongs_to_a_scale() -> None:
    """Nothing is asked that is not used."""
    model = definition.model()

    assert {q for scale in model.scales.values() for q in scale.questions} == set(model.questions)


def test_weights_add_up_and_fall() -> None:
    """The most important question weighs most."""
    for n in range(1, 8):
        weights = centroid_weights(n)

        assert sum(weights) == pytest.approx(1)
        assert list(weights) == sorted(weights, reverse=True)


def test_cases_are_whole() -> None:
    """91 cases, each with a source, how it went, and two full codings of known questions."""
    model, cases = definition.model(), agreement.cases()

    assert Counter(case.set for case in cases.values()) == {"office": 56, "hands-on": 35}
    for case in cases.values():
        assert case.source_title
        assert case.how_it_went
        assert case.way in model.ways
        assert case.coder_a.keys() == case.coder_b.keys() == {*model.questions, *model.limits}

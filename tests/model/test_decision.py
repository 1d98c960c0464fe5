"""The decision as a whole: firmness, what is missing, limits and rules, reasons, asking next."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.model import advice, agreement, forms
from calculator.model.answers import Answers, Known, parse
from calculator.model.confidence import acceptability
from calculator.model.decision import LimitEffect, Result, band, decide, verdict
from calculator.model.fit import sum_value
from calculator.model.view import view
from tests.strategies import MODEL, full, partial

CODINGS = agreement.published()
SLOW = settings(max_examples=60, deadline=None)
HELPS = MODEL.settings.ask_next.least_bits["unknown"]
NEEDED = {"separate": 3, "bears": 3, "lifetime": 3, "contact": 3}
OUTSIDE = {"separate": 4, "bears": 4, "price": 4, "contact": 4, "judgement": 4, "people": 4, "firms": 2, "lifetime": 0}
DESK = {
    "separate": 2,
    "bears": 2,
    "price": 2,
    "contact": 2,
    "judgement": 3,
    "lifetime": 4,
}  # a partner's, but only just
DESK |= {"firms": 4, "people": 1, "presence": 1, "running": 3}
ANSWERED = OUTSIDE | {"presence": 3, "running": 1, "exposure": 4}


def with_amount() -> st.SearchStrategy[Answers]:
    """Answers as they come, the amount told or not, marks ticked or not."""
    marks = st.sampled_from([(), ("profession",), ("screen",), ("season", "at_place")])
    return st.builds(
        lambda answers, hours, marks: replace(answers, hours=hours, marks=marks),
        full() | partial(),
        st.none() | st.floats(0, 4),
        marks,
    )


def effect(result: Result, key: str) -> LimitEffect | None:
    """What a limit or a rule did to a result."""
    return next((one for one in result.limits if one.id == key), None)


@SLOW
@given(with_amount())
def test_order_of_answers_does_not_matter(answers: Answers) -> None:
    """The same answers in another order give the same result."""
    turned = replace(
        answers, levels=dict(reversed(answers.levels.items())), limits=dict(reversed(answers.limits.items()))
    )

    assert decide(MODEL, turned).to_json() == decide(MODEL, answers).to_json()


@SLOW
@given(with_amount())
def test_not_sure_equals_not_asked(answers: Answers) -> None:
    """Whatever is not sure could as well be left out: the same way, form and numbers, limits included."""
    given_only = replace(
        answers, levels=dict(answers.given), limits={k: v for k, v in answers.limits.items() if v is not None}
    )
    result, plain = decide(MODEL, answers), decide(MODEL, given_only)

    for name in ("way", "form", "firmness", "confidence", "map", "spread", "fit", "runner_up", "advice", "readiness"):
        assert getattr(result, name) == getattr(plain, name), name
    assert bool(result.missing) == bool(plain.missing)
    assert (result.reasons_for, result.change) == (plain.reasons_for, plain.change)


@SLOW
@given(with_amount())
def test_what_law_keeps_in_house_never_leaves(answers: Answers) -> None:
    """Exposure at level 0 rules out freelance and bpo in every draw, and the result says so."""
    result = decide(MODEL, replace(answers, levels=answers.levels | {"exposure": 0}))

    assert result.confidence["freelance"] == result.confidence["bpo"] == 0
    assert result.way in (None, "employee", "keep")
    assert effect(result, "exposure") is not None


@SLOW
@given(with_amount())
def test_reasons_stand_on_their_side(answers: Answers) -> None:
    """Reasons for weigh above nothing, reasons against below, the strongest first; at most three each."""
    result = decide(MODEL, answers)
    weights = [[abs(r.weight) for r in reasons] for reasons in (result.reasons_for, result.reasons_against)]

    assert all(r.weight > 0 for r in result.reasons_for)
    assert all(r.weight < 0 for r in result.reasons_against)
    assert all(found == sorted(found, reverse=True) and len(found) <= 3 for found in weights)


def test_a_reason_is_what_an_answer_adds() -> None:
    """Against its middle level, to the sums that decide: two levels of bears are 2, of firms 2 and a quarter of 1."""
    found = Answers(OUTSIDE | {"firms": 4, "people": 3})
    taken = replace(forms.forms().form["partner"], firm=False)
    weights = {r.question: r.weight for r in advice.reasons(MODEL, found, "bpo", taken)}
    outside, firm = MODEL.fit.sum["outside"], MODEL.fit.sum["firm"]
    at = {**dict.fromkeys(OUTSIDE, 2.0), "firms": 4.0, "people": 3.0}

    assert weights["bears"] == 2
    assert weights["lifetime"] == -1  # two below the middle, half a point each
    assert weights["firms"] == 2 + sum_value(outside, at, {}) - sum_value(outside, at | {"firms": 2.0}, {})
    assert weights["separate"] == firm.weights["separate"] * 2


@SLOW
@given(with_amount())
def test_cannot_tell_only_while_a_question_can_help(answers: Answers) -> None:
    """Without a firm answer something is asked next that is worth it; a close call is said where nothing is."""
    result = decide(MODEL, answers)
    if result.missing:
        assert (result.way, result.form, result.firmness) == (None, None, "unknown")
        return
    worth = advice.worth(MODEL, result.answers, acceptability(MODEL, result.answers))

    if result.firmness == "unknown":
        assert max(result.confidence.values()) < 0.5
        assert worth >= HELPS
        assert result.ask_next
    elif band(MODEL, max(result.confidence.values())) == "unknown":
        assert result.firmness == "close"
        assert worth < HELPS
    assert bool(result.ask_next) or MODEL.wording["next_enough"] in view(MODEL, result).next_text


def test_answered_and_undecided_is_a_close_call() -> None:
    """All that counts is answered, no way reaches half: a close call that names two."""
    levels: dict[str, int | None] = dict.fromkeys(MODEL.scored, 2)
    even = Answers(levels | {"exposure": 3, "price": 3}, {"direct": False}, hours=2.0)
    result = decide(MODEL, even)

    assert max(result.confidence.values()) < 0.5
    assert result.firmness == "close"
    assert result.ask_next is None


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (1.0, "clear"),
        (0.9, "clear"),
        (0.895, "clear"),
        (0.894, "likely"),
        (0.7, "likely"),
        (0.694, "close"),
        (0.5, "close"),
        (0.494, "unknown"),
        (0.25, "unknown"),
    ],
)
def test_words_for_confidence(share: float, word: str) -> None:
    """Whole percentages decide the word, halves up."""
    assert band(MODEL, share) == word


@pytest.mark.parametrize(
    ("known", "word"),
    [
        (Known(None), "clear"),
        (Known(34.9, told=True), "close"),
        (Known(34.9, told=False), "clear"),
        (Known(35.0, told=True), "clear"),
        (Known(34.9, told=True, staff_could=True), "clear"),
    ],
)
def test_a_post_for_little_work_is_a_close_call(known: Known, word: str) -> None:
    """Where the reader says that it is so little: the smallest post is paid for more. Staff that is there is not."""
    posts = [c.result for c in CODINGS if (c.result.form, c.result.firmness) == ("part_time", "clear")]

    assert posts
    assert {decide(MODEL, replace(post.answers, known=known)).firmness for post in posts} == {word}


@pytest.mark.parametrize(
    ("levels", "missing"),
    [
        ({}, ("separate", "bears", "price", "lifetime")),
        ({"separate": 3}, ("bears", "price", "lifetime")),
        ({"separate": 3, "contact": 3}, ("bears", "price")),
        ({"separate": 3, "contact": 3, "lifetime": 2}, ("bears",)),
        ({"separate": 3, "contact": 3, "lifetime": 2, "running": 2}, ("bears",)),
        ({"separate": 3, "bears": None, "contact": 3, "lifetime": 2}, ("price",)),
        ({"bears": 3, "contact": 3, "lifetime": 2}, ("separate",)),
        ({"bears": 3, "contact": 3, "lifetime": 2, "running": 2}, ("separate",)),
        ({"price": 3, "contact": 3, "lifetime": 2, "running": 2}, ("separate",)),
        ({"lifetime": 3, "contact": 2, "running": 2}, ("separate", "bears")),
    ],
)
def test_too_few_answers_name_what_is_missing(levels: dict[str, int | None], missing: tuple[str, ...]) -> None:
    """Four answers, whether each piece stands alone among them, and who bears the risk or what it costs outside."""
    result = decide(MODEL, Answers(levels))

    assert result.way is None
    assert result.missing == missing
    assert result.ask_next


@pytest.mark.parametrize("one", ["bears", "price"])
def test_four_answers_are_enough(one: str) -> None:
    """With `separate`, either of two, and any two more."""
    result = decide(MODEL, Answers({"separate": 4, one: 4, "contact": 4, "checkable": 4}))

    assert result.missing == ()
    assert result.way


def test_what_figures_tell_counts_as_answered() -> None:
    """A price by the reader's figures is one of the four, and is not asked next."""
    figured = Answers({"separate": 4, "bears": None, "contact": 4, "lifetime": 0}, figured={"price": (3, 3, 3)})
    result = decide(MODEL, figured)

    assert result.way
    assert result.ask_next != "price"
    assert decide(MODEL, replace(figured, figured={})).missing == ("price",)


def test_a_record_of_version_1_needs_any_four() -> None:
    """It has none of the new questions: four of any make an answer, and the missing ones are asked next."""
    old = {"lifetime": 3, "volume": 4, "running": 2, "contact": 3}
    result = decide(MODEL, Answers(old))

    assert result.way
    assert result.ask_next == "separate"
    assert decide(MODEL, Answers(old | {"separate": 1})).missing == ("bears",)
    assert decide(MODEL, Answers(old | {"separate": 1, "price": 3})).missing == ()
    assert decide(MODEL, Answers({"lifetime": 3, "volume": 4, "running": 2})).way is None


def test_what_version_1_asked_is_read() -> None:
    """Work at the owner's place is read as presence, unless that is answered too."""
    assert parse(MODEL, {"onsite": True})[0].levels == {"presence": 2}
    assert parse(MODEL, {"onsite": "no"})[0].levels == {"presence": 4}
    assert parse(MODEL, {"onsite": None})[0].levels == {}
    assert parse(MODEL, {"onsite": "yes", "presence": "0"})[0].levels == {"presence": 0}
    assert not parse(MODEL, {"onsite": "yes"})[1]


def test_direction_day_by_day_takes_first_place() -> None:
    """It counts in the sum of what can go outside; the result names the way that it turned the answer from."""
    answers = Answers(dict[str, int | None](DESK), {"direct": True}, hours=3.0)
    result, free = decide(MODEL, answers), decide(MODEL, replace(answers, limits={"direct": False}))

    assert (result.way, free.way) == ("employee", "bpo")
    assert effect(result, "direct") == LimitEffect("direct", "yes", MODEL.limits["direct"].effect, "bpo")
    assert effect(free, "direct") is None
    turned = MODEL.wording["limit_turned"].format(way=forms.taken(answers, "bpo").form.kind)
    assert view(MODEL, result).limits == [f"{MODEL.limits['direct'].effect} {turned}"]


@pytest.mark.parametrize(("limits", "state"), [({"direct": None}, "unsure"), ({}, "open")])
def test_open_direction_says_what_it_would_change(limits: dict[str, bool | None], state: str) -> None:
    """Not sure or not asked: the same numbers, and the way that would be first if it held."""
    answers = Answers(dict[str, int | None](DESK), limits, hours=3.0)
    result = decide(MODEL, answers)
    held = decide(MODEL, replace(answers, limits={"direct": True}))
    assert held.way != result.way

    assert effect(result, "direct") == LimitEffect("direct", state, "", held.way)
    assert view(MODEL, result).limits == [
        MODEL.limits["direct"].open.format(way=forms.taken(answers, held.way or "").form.kind)
    ]


def test_open_direction_that_changes_nothing() -> None:
    """Not sure says that the way stays; not asked says nothing."""
    sure = Answers(dict[str, int | None](ANSWERED))
    unsure = decide(MODEL, replace(sure, limits={"direct": None}))

    assert effect(unsure, "direct") == LimitEffect("direct", "unsure", "", None)
    assert effect(decide(MODEL, sure), "direct") is None
    assert len(view(MODEL, unsure).limits) == 1


def test_what_is_ruled_out_says_so() -> None:
    """The way that would be first without it is named."""
    result = decide(MODEL, Answers(ANSWERED | {"exposure": 0}, {"direct": False}))

    assert effect(result, "exposure") == LimitEffect("exposure", "ruled out", MODEL.rule_out.effect, "freelance")
    assert view(MODEL, result).limits[0].startswith(MODEL.rule_out.effect)


def test_a_profession_rules_out_keeping_what_you_cannot_do() -> None:
    """With the mark, and a licence that you do not have, keeping it goes to a professional, unless law forbids."""
    kept = {"separate": 4, "bears": 1, "price": 1, "contact": 2, "judgement": 2, "people": 3, "firms": 3, "lifetime": 0}
    own = Answers(dict[str, int | None](kept | {"able": 0, "presence": 3, "running": 0}), {"direct": False}, hours=0.0)
    plain, licensed = decide(MODEL, own), decide(MODEL, replace(own, marks=("profession",)))
    able = decide(MODEL, replace(own, levels=own.levels | {"able": 3}, marks=("profession",)))
    both = decide(MODEL, replace(own, levels=own.levels | {"exposure": 0}, marks=("profession",)))

    assert (plain.way, licensed.way, able.way, both.way) == ("keep", "freelance", "keep", "keep")
    assert licensed.form == "professional"
    assert effect(licensed, "profession") == LimitEffect("profession", "ruled out", MODEL.profession.effect, "keep")
    assert effect(able, "profession") is None
    assert "look_over" in able.advice
    assert both.confidence["freelance"] == 0


def test_the_first_questions_are_asked_first() -> None:
    """Whether each piece stands alone, then who bears the risk, whatever else is open."""
    assert decide(MODEL, Answers()).ask_next == "separate"
    assert decide(MODEL, Answers({"separate": 3, "price": 4})).ask_next == "bears"
    assert decide(MODEL, Answers({"separate": None, "bears": None})).ask_next not in ("separate", "bears")


def test_enough_is_not_said_before_what_would_change_it() -> None:
    """Sure as it is, direction and law are asked where they would change the first place; not sure was asked."""
    outside = {key: level for key, level in ANSWERED.items() if key != "exposure"}
    unasked = decide(MODEL, Answers(outside, {"direct": False}))
    answered = decide(MODEL, Answers(outside | {"exposure": 4}, {"direct": False}))
    unsure = decide(MODEL, Answers(outside | {"exposure": None}, {"direct": False}))
    inside = decide(MODEL, Answers(outside | {"bears": 0, "price": 0, "judgement": 0}, {"direct": False}))

    assert unasked.firmness == "clear"
    assert unasked.ask_next == "exposure"
    assert answered.ask_next is unsure.ask_next is inside.ask_next is None


def test_what_is_not_sure_is_asked_after_what_is_not_asked() -> None:
    """First what was never asked; when that is worth nothing, what is not sure, as long as it helps."""
    open_ = Answers({"separate": 3, "bears": 2, "price": None, "judgement": 2, "firms": 3, "people": 2})
    asked = decide(MODEL, open_).ask_next
    rest: dict[str, int | None] = dict.fromkeys((q for q in MODEL.scored if q not in open_.levels), 2)
    last = decide(MODEL, replace(open_, levels=open_.levels | rest | {"exposure": 4}, limits={"direct": False}))

    assert asked not in (None, "price")
    assert last.ask_next == "price"


@SLOW
@given(with_amount())
def test_a_verdict_is_the_answer_alone(answers: Answers) -> None:
    """What a list needs is the same as the whole result has."""
    alone, whole = verdict(MODEL, answers), decide(MODEL, answers)

    assert vars(alone).items() <= vars(whole).items()
    assert alone.variant == whole.variant


def test_obvious_tasks_are_done_soon() -> None:
    """Asked in the order the page asks, nine of ten clear cases need 8 answers or fewer, the amount among them."""
    asked = sorted(_answers_given(c.result.answers) for c in CODINGS if c.result.firmness == "clear")

    assert asked[len(asked) * 9 // 10] <= 8


def _answers_given(whole: Answers) -> int:
    answers = replace(whole, levels={}, limits={})
    while question := verdict(MODEL, answers).ask_next:
        if question in MODEL.limits:
            limits = answers.limits | {question: whole.limits.get(question)}
            answers = replace(answers, limits=limits)
        elif question in answers.levels:
            break  # not sure, and asked a second time
        else:
            answers = replace(answers, levels=answers.levels | {question: whole.levels.get(question)})
    return len(answers.levels) + len(answers.limits) + (answers.hours is not None)


def test_two_ways_in_one_form_are_named_once() -> None:
    """While it cannot be told, the other one named is the next way in another form."""
    levels = {"lifetime": 3, "contact": 3, "judgement": 4, "presence": 2, "running": 0}
    small = Answers(levels, {"direct": False}, hours=1.0, known=Known(12.0, told=True))
    words = view(MODEL, decide(MODEL, small)).words
    first, second = words.kind(words.result.way), words.kind(words.result.runner_up)

    assert words.result.firmness == "unknown"
    assert first == second
    assert words.headline.count(first) == 1

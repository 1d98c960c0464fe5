"""A list of tasks: its order, what it adds up to, what is shared, and how it reads."""

import json
from pathlib import Path
from random import Random

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.bridge import respond
from calculator.costs.draws import quantiles
from calculator.costs.evaluation import PREFIX
from calculator.costs.inputs import specification
from calculator.costs.phrases import phrases
from calculator.costs.task import Task
from calculator.model.answers import Answers, form_values, parse
from calculator.page.link import read as read_form
from calculator.page.scored import of_link
from calculator.portfolio import saved
from calculator.portfolio.deciding import expected, given_back
from calculator.portfolio.entries import entries, handed, totals, work_out
from calculator.portfolio.map import HIGH, POINT, WIDE, points
from calculator.portfolio.rules import rules, words
from calculator.portfolio.sharing import shared
from calculator.portfolio.words import back, hours, in_full, week_back
from calculator.site.content import examples
from tests.strategies import MODEL, full, partial
from tests.wording import says
from tests.wrong import refused

VERSION = MODEL.settings.version


def ask(**request: object) -> dict:
    """The reply to a request."""
    return json.loads(respond(json.dumps(request)))


def record(key: str, form: dict[str, str], **more: object) -> dict:
    """A record as the page keeps it, worked out."""
    found = work_out(MODEL, form).to_json()
    base = {"id": key, "name": form.get("task", key), "form": form, "notes": "", "model_version": VERSION}
    return base | {"revision": 1, "seen": found} | more


def example_form(key: str) -> dict[str, str]:
    """A worked example in the form's own values."""
    example = examples.examples()[key]
    figures = {name: str(value) for name, value in example.inputs.items()}
    return form_values(parse(MODEL, example.answers, example.task)[0]) | figures


EXAMPLES = [record(key, example_form(key)) for key in examples.examples()]


def made(name: str, **answers: str) -> dict:
    """A steady process that suits a partner, with other answers where they are given."""
    return record(name, example_form("customer-email") | {"task": name} | answers)


forms = st.lists(full().map(form_values), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(forms, st.randoms())
def test_the_order_of_input_plays_no_part(found: list[dict[str, str]], random: Random) -> None:
    """The same tasks give the same list, order, groups and page, however they come."""
    records = [record(str(place), form | {"task": f"Task {place}"}) for place, form in enumerate(found)]
    mixed = random.sample(records, len(records))

    assert [e.saved.id for e in entries(MODEL, records)] == [e.saved.id for e in entries(MODEL, mixed)]
    assert ask(list=records, have="8")["list_html"] == ask(list=mixed, have="8")["list_html"]


@settings(max_examples=25, deadline=None)
@given(forms)
def test_totals_add_up(found: list[dict[str, str]]) -> None:
    """Only what is to be handed over is added up, task by task, jobs that end apart; the rest is counted by why."""
    listed = entries(MODEL, [record(str(place), form) for place, form in enumerate(found)])
    costs = [e.cost for e in listed if e.cost and e.score]
    sums, order = totals(listed), handed(listed)

    assert sums.back == pytest.approx(sum(c.back for c in costs if not c.one_off))
    assert sum(sums.money.values()) == pytest.approx(sum(c.money for c in costs if not c.one_off))
    assert sum(sums.money_once.values()) == pytest.approx(sum(c.money * c.months for c in costs if c.one_off))
    assert sum(sums.out.values()) + len(costs) == len(listed)
    assert sums.out.get("open", 0) == sum(bool(e.seen) and not e.way for e in listed)
    assert sums.out.get("keep", 0) == sum(e.way == "keep" for e in listed)
    assert sums.setup == pytest.approx(sum(c.setup_hours for c in costs))
    assert [one.score for one in order] == sorted((one.score for one in order), reverse=True)


FIGURES = st.fixed_dictionaries(
    {},
    optional={
        "months": st.integers(0, 121).map(str),
        "growth_per_year": st.integers(-100, 100).map(str),
        "pieces_per_month": st.sampled_from(["0.01", "1", "400", "99999"]),
        "job_hours": st.sampled_from(["0.1", "15", "5000"]),
        "region": st.sampled_from(["us", "uk", "other"]),
        "done_by": st.sampled_from(["owner", "staff", "nobody"]),
        "freelance_quote": st.sampled_from(["0", "1", "99999"]),
    },
)


@settings(max_examples=40, deadline=None)
@given(partial(), FIGURES)
def test_what_is_worked_out_survives_the_record(answers: Answers, figures: dict[str, str]) -> None:
    """Whatever the model gives is right for a record, and reads back as it was written, with and without cost."""
    form = form_values(answers) | figures
    for with_cost in (False, True):
        found = work_out(MODEL, form, with_cost).to_json()
        again = saved.result(MODEL, json.loads(json.dumps(found)))
        assert again is not None
        assert again.to_json() == found


@pytest.mark.parametrize("key", examples.examples())
def test_a_list_agrees_with_the_tasks_own_page(key: str) -> None:
    """Fewer draws, the same answer and the row of its form; hours, money and set-up within a few per cent."""
    form, short = example_form(key), work_out(MODEL, example_form(key))
    reply = ask(form=form)["result"]
    scored = of_link(MODEL, read_form(MODEL, form)).scored
    costs, task = scored.costs, scored.draws()
    assert costs.row
    row = (costs.later_years or costs.year_one)[costs.row]

    assert (short.way, short.firmness) == (reply["way"], reply["firmness"])
    assert short.cost is not None
    assert short.cost.money == pytest.approx(row.money.p50 / task.given.values["months"], rel=0.05, abs=1)
    if short.way != "keep":
        back = costs.hours_back_per_week.get(costs.row)
        gives = back.p50 if back else -row.hours.p50 / task.medians["weeks"]
        assert short.cost.back == pytest.approx(gives, rel=0.05, abs=0.1)
        assert short.cost.setup_hours == pytest.approx(_setup(task, costs.row), rel=0.05, abs=0.1)


def _setup(task: Task, row: str) -> float:
    """The owner's hours at the start of a row, by the draws of a task's own page."""
    return quantiles(task.names[f"{PREFIX.get(row, row)}_setup_hours"]).p50


def first(*records: dict) -> str:
    """The name of the task to hand over first."""
    return handed(entries(MODEL, list(records)))[0].name


def costing(row: dict, **cost: float) -> dict:
    """The same record with other costs in its result."""
    return row | {"seen": row["seen"] | {"cost": row["seen"]["cost"] | cost}}


def test_most_hours_for_the_set_up_come_first() -> None:
    """Less set-up, more hours back, a firmer answer, less risk: each comes earlier, all else alike."""
    one, other = made("One"), made("Other")

    assert first(one, costing(other, setup_hours=10.0)) == "Other"
    assert first(one, costing(other, now=90.0)) == "Other"
    assert first(one | {"seen": one["seen"] | {"firmness": "close"}}, other) == "Other"
    assert first(one, other | {"form": other["form"] | {"exposure": "4"}}) == "Other"
    assert first(other, one) == "One"  # alike: by name


@pytest.mark.parametrize(
    ("now", "then", "less"), [(8.0, 0.02, 7.5), (8.1, 0.02, 7.5), (8.0, 0.0, 8.0), (40.0, 0.1, 39)]
)
def test_hours_back_are_fewer_than_those_of_today(now: float, then: float, less: float) -> None:
    """Where any are asked later, in the heading, in its row and in a file for the calendar alike."""
    row = costing(made("Alone"), now=now, then=then, setup_hours=1.0)
    entry = entries(MODEL, [row])[0]
    told = expected(entry.seen)

    assert told
    assert entry.cost
    assert week_back(totals([entry])).value == less
    assert back(entry.cost).value == less
    assert given_back(told).value == less


def test_what_stays_has_no_place_in_the_order() -> None:
    """Kept tasks, and those that cannot be told, are named with the reason."""
    keep, open_ = record("keep", example_form("pricing")), record("open", {"task": "Bare", "lifetime": "3"})
    tree = BeautifulSoup(ask(list=[keep, open_])["list_html"], "html5lib")

    assert handed(entries(MODEL, [keep, open_])) == []
    assert words()["order_none"] in tree.get_text()
    assert f"{words()['wait_keep']}:" in tree.get_text()
    assert f"{words()['wait_open']}:" in tree.get_text()


def test_tasks_that_share_save() -> None:
    """Two alike processes for a partner go together and cost less as one; in another place they do not."""
    first, second = made("Mail"), made("Orders", growth="2")
    group = shared(entries(MODEL, [first, second]))

    assert {e.name for e in group[0].entries} == {"Mail", "Orders"}
    assert group[0].together.money < group[0].apart.money
    assert group[0].together.hours < group[0].apart.hours
    assert not shared(entries(MODEL, [first, made("Abroad", sourcing="abroad")]))
    assert not shared(entries(MODEL, [first, record("logo", example_form("logo"))]))


def test_tasks_of_which_no_way_can_be_told_share_nothing() -> None:
    """They are worked out and listed, and go together with no other."""
    records = [record(key, {"lifetime": "3", "contact": "3", "running": "2", "judgement": "3"}) for key in "ab"]
    listed = entries(MODEL, records)

    assert [(e.way, bool(e.cost)) for e in listed] == [(None, True)] * 2
    assert shared(listed) == []
    assert ask(list=records)["list_html"].count(words()["map_open"]) > 1


@settings(max_examples=15, deadline=None)
@given(st.lists(full().map(form_values), min_size=2, max_size=6))
def test_one_task_is_what_it_costs_alone(found: list[dict[str, str]]) -> None:
    """The joint figures of a single task are its own, and joint work is the sum of the work."""
    from calculator.costs.evaluation import worked_out
    from calculator.portfolio.sharing import bill, columns, joint

    links = [read_form(MODEL, form | {"lifetime": "3", "task_hours_per_week": "5"}) for form in found]
    tasks = [of_link(MODEL, link).scored for link in links]
    given = [columns((*t.answers.levels.items(),), (*t.inputs.own.items(),), t.around) for t in tasks]
    alone = bill(worked_out(joint(given[:1])), "bpo")
    together = worked_out(joint(given))

    assert alone == pytest.approx(bill(worked_out(given[0]), "bpo"))
    work = [worked_out(columns)["work_hours"] for columns in given]
    assert together["work_hours"] == pytest.approx([sum(parts) for parts in zip(*work, strict=True)])


def test_numbers_on_the_map_do_not_lie_on_one_another() -> None:
    """However many tasks: a mark each, every number clear of marks and of other numbers, within the square."""
    records = [
        record(str(n), example_form(key) | {"task": f"T{n}"}) for n, key in enumerate([*examples.examples()] * 5)
    ]
    picture = points(entries(MODEL, records))
    labels = [p.label for p in picture.points if p.label]

    assert len(picture.points) == len(records)
    assert len(labels) > len(records) / 3
    for place, (x, y) in enumerate(labels):
        assert all(abs(x - a) >= WIDE or abs(y - b) >= HIGH for a, b in labels[place + 1 :])
        marks = [(p.x, p.y) for p in picture.points]
        assert all(abs(x - a) >= WIDE / 2 + POINT or abs(y - b) >= HIGH / 2 + POINT for a, b in marks)


def test_a_list_in_words() -> None:
    """Every task has its row, a link to itself, its answer in words; the map is described."""
    tree = BeautifulSoup(ask(list=EXAMPLES, have="8,5")["list_html"], "html5lib")
    rows = tree.select(".tasks tbody tr")

    assert len(rows) == len(EXAMPLES)
    assert {row.select_one("th a")["href"] for row in rows} == {f"../calculator/#saved={r['id']}" for r in EXAMPLES}
    assert says(words()["total_back"], tree.select_one(".list-headline").get_text())
    assert any(says(words()[key], tree.get_text(), have=hours(8.5).text) for key in ("have_enough", "have_short"))
    assert f"{MODEL.ways['bpo'].name}: " in tree.select_one("#list-map-text").get_text()
    assert "£" in tree.get_text()
    assert "$" in tree.get_text()


def test_an_amount_that_nobody_told_is_no_point() -> None:
    """Its row says so, the sums say whose it is, and the headline says "perhaps"; in the list and in the plan."""
    told = made("Letters")
    untold = record("books", {k: v for k, v in made("Books")["form"].items() if not k.startswith(("pieces", "hours"))})
    tree = BeautifulSoup(ask(list=[told, untold])["list_html"], "html5lib")
    rows = {row.select_one("th a").get_text(): row.get_text() for row in tree.select(".tasks tbody tr")}
    sums = tree.select_one(".list-sums").get_text()

    assert says(words()["total_back_rough"], tree.select_one(".list-headline").get_text())
    assert words()["rough_one"].format(names="Books") in sums
    assert words()["rough_mark"] in rows["Books"]
    assert words()["rough_mark"] not in rows["Letters"]
    assert words()["rough_one"].format(names="Books") in ask(plan=[told, untold], date="2026-11-30")["html"]
    assert words()["rough_mark"] not in ask(list=[told])["list_html"]


def test_a_list_that_is_not_kept_cannot_be_changed() -> None:
    """Its links hold the answers and the common task that they are of, and nothing in it can be deleted."""
    common = record("common", example_form("bookkeeping") | {"typical": "bookkeeping", "own": "lifetime"})
    tree = BeautifulSoup(ask(list=[*EXAMPLES, common], kept=False)["list_html"], "html5lib")

    assert not tree.select("[data-delete], #move-task")
    links = [row["href"] for row in tree.select(".tasks tbody th a")]
    assert all("#v=1&" in link for link in links)
    assert ["typical=bookkeeping&own=lifetime" in link for link in links].count(True) == 1


@pytest.mark.parametrize("have", ["x", "-3", "1e99", "0"])
def test_wrong_hours_are_said(have: str) -> None:
    """They are marked as wrong, and the list goes on without them."""
    reply = ask(list=EXAMPLES[:1], have=have)

    assert reply["wrong"]
    assert words()["have_none"] in BeautifulSoup(reply["list_html"], "html5lib").get_text()


def test_tasks_not_worked_out_are_not_counted() -> None:
    """They stand in the table, and the sums say that they are missing."""
    bare = EXAMPLES[0] | {"seen": {}}
    html = ask(list=[bare, EXAMPLES[1]])["list_html"]

    assert words()["unseen_one"] in html
    assert words()["not_yet"] in html


def test_a_task_whose_time_nobody_told_is_not_counted_and_that_is_said() -> None:
    """For one and for several, until somebody says who does it or how long it takes."""
    logo = {key: value for key, value in example_form("logo").items() if key not in specification().inputs}
    form = logo | {"typical": "logo"}
    one, two = record("one", form), record("two", form)

    assert words()["left_untold_one"] in ask(list=[one, EXAMPLES[0]])["list_html"]
    assert words()["left_untold"].format(count=2) in ask(list=[one, two])["list_html"]
    assert words()["left_untold_one"] not in ask(list=[record("told", form | {"task_hours": "2"})])["list_html"]


RIGHT = EXAMPLES[0]["seen"]
WRONG: list[object] = [
    *(3, [], {"way": "bpo"}),
    *(RIGHT | change for change in ({"way": "robot"}, {"runner_up": "robot"}, {"runner_up": RIGHT["way"]})),
    *(RIGHT | change for change in ({"firmness": "certain"}, {"confidence": 900}, {"confidence": -1}, {"way": None})),
    *(RIGHT | change for change in ({"p": 5}, {"p": -0.1}, {"share": -3}, {"share": 1.1}, {"cost": 3}, {"cost": {}})),
    *(
        RIGHT | {"cost": RIGHT["cost"] | change}
        for change in (
            *({"now": -1}, {"then": -1}, {"setup_hours": -1}, {"setup_money": -1}, {"months": 0}, {"months": -3}),
            *({"payback": 0}, {"payback": 13}, {"currency": "XYZ"}, {"money": 1e300}, {"one_off": 1}),
        )
    ),
    EXAMPLES[-1]["seen"] | {"way": "keep", "cost": RIGHT["cost"] | {"payback": 3}},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_kept_result_that_cannot_be_right_is_not_shown(wrong: object) -> None:
    """Whichever version it names: the list stands, the task waits to be worked out, and the sums do not count it."""
    task = EXAMPLES[0] | {"seen": wrong}
    older = task | {"model_version": "0.9.0"}

    for record_ in (task, older, older | {"fresh": wrong}):
        listed = entries(MODEL, [record_, EXAMPLES[1]])
        html = ask(list=[record_, EXAMPLES[1]])["list_html"]
        assert len(BeautifulSoup(html, "html5lib").select(".tasks tbody tr")) == 2
        assert words()["not_yet"] in html
        assert "saved with version" not in html
        assert totals(listed) == totals(entries(MODEL, [task | {"seen": {}}, EXAMPLES[1]]))
    assert words()["moved_unknown"] in ask(moved=older)["moved_html"]


def test_the_page_is_told_what_is_to_be_worked_out() -> None:
    """Of each task in the order in which it was sent: its answer, its cost, or nothing."""
    whole, bare = EXAMPLES[0], EXAMPLES[1] | {"seen": {}}
    half = EXAMPLES[2] | {"seen": EXAMPLES[2]["seen"] | {"cost": None}}
    older = EXAMPLES[3] | {"model_version": "0.9.0"}
    seen_again = older | {"fresh": EXAMPLES[3]["seen"]}
    open_ = record("open", {"task": "Bare", "lifetime": "3"})
    wrong = EXAMPLES[0] | {"seen": WRONG[-1]}

    tasks = [whole, bare, half, older, seen_again, open_, wrong]
    assert ask(list=tasks)["lacks"] == ["", "answer", "cost", "answer", "", "", "answer"]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_kept_result_that_cannot_be_right_is_worked_out_anew(wrong: object) -> None:
    """For paper as for the page."""
    for version in (VERSION, "0.9.0"):
        task = EXAMPLES[0] | {"seen": wrong, "model_version": version}
        (whole,) = entries(MODEL, [task], whole=True)
        assert whole.seen == saved.result(MODEL, RIGHT)
        assert whole.before is None
    assert ask(score=[EXAMPLES[0] | {"seen": wrong}])["seen"] == [RIGHT]


def test_an_older_version() -> None:
    """What was seen before is not taken for today's answer; the list and the notice say what moved."""
    before = EXAMPLES[0]["seen"] | {"way": "employee", "firmness": "likely", "confidence": 71}
    old = EXAMPLES[0] | {"model_version": "0.9.0", "seen": before}
    was = in_full(MODEL, saved.result(MODEL, before))
    stale, fresh = (entries(MODEL, [row])[0] for row in (old, old | {"fresh": EXAMPLES[0]["seen"]}))
    html = ask(list=[old | {"fresh": EXAMPLES[0]["seen"]}])["list_html"]
    notice = BeautifulSoup(ask(moved=old)["moved_html"], "html5lib").get_text()

    assert stale.seen is None
    assert fresh.seen == saved.result(MODEL, EXAMPLES[0]["seen"])
    assert words()["moved_mark"].format(before="0.9.0", answer=was) in html
    assert words()["moved_was"].format(answer=was) in notice
    assert words()["moved_now"].format(answer=in_full(MODEL, fresh.seen)) in notice
    assert "0.9.0" in notice


def test_a_figure_that_cannot_be_read_is_named_in_its_row() -> None:
    """The list stands without it, and says so."""
    form = EXAMPLES[0]["form"] | {"task_hours": "40 hours a mon"}
    html = BeautifulSoup(ask(list=[EXAMPLES[0] | {"form": form}])["list_html"], "html5lib")
    label = specification().inputs["task_hours"].label

    assert says(phrases().say["without"], html.select_one(".row-without").get_text(), label=label)


def test_an_older_version_that_has_not_moved() -> None:
    """It says so."""
    assert says(words()["moved_same"], ask(moved=EXAMPLES[0] | {"model_version": "0.9.0"})["moved_html"])


def test_side_by_side() -> None:
    """Every question that one of them answers, with what differs marked; own figures too."""
    one, other = made("One"), made("Other", contact="1", owner_hour_value="90")
    tree = BeautifulSoup(ask(compare=[one, other])["compare_html"], "html5lib")
    differs = [row.select_one("th").get_text(" ", strip=True) for row in tree.select(".differs")]

    assert [th.get_text() for th in tree.select("thead th")] == ["One", "Other"]
    assert any(MODEL.questions["contact"].text in text for text in differs)
    assert any(specification().inputs["owner_hour_value"].label in text for text in differs)
    assert len(differs) == 2
    assert len(tree.select(".side-by-side tr")) > 20


@pytest.mark.parametrize(
    "broken",
    [
        *(None, 3, [], {}, {"form": 3}, {"form": {"lifetime": 9, "x": "y"}}),
        {"id": 5, "name": None, "seen": {"way": 3}},
        {"form": {"lifetime": "3"}, "seen": EXAMPLES[0]["seen"] | {"confidence": "high"}, "model_version": VERSION},
    ],
)
def test_a_broken_record_breaks_nothing(broken: object) -> None:
    """What cannot be read is empty; the list is shown, and a damaged result is not believed."""
    reply = ask(list=[broken, EXAMPLES[0]])

    assert len(BeautifulSoup(reply["list_html"], "html5lib").select(".tasks tbody tr")) == 2
    assert ask(score=[broken])["seen"][0]["confidence"] >= 0
    assert entries(MODEL, [broken])[0].seen is None


@pytest.mark.parametrize("request_", [{"list": 3}, {"score": None}, {"compare": {}}, {"moved": []}])
def test_a_broken_request_gets_a_reply(request_: dict) -> None:
    """No exception reaches the reader; it says that it could not be read."""
    assert MODEL.errors["request"] in json.loads(respond(json.dumps(request_)))["notices_html"]


def test_markup_in_a_name_is_text() -> None:
    """A name, a note and an id cannot bring in markup."""
    evil = '"><img src=x onerror=1>'
    task = made("x") | {"id": evil, "notes": evil, "form": example_form("logo") | {"task": evil}}

    assert "<img" not in ask(list=[task])["list_html"]
    assert "<img" not in ask(compare=[task, task])["compare_html"]


@pytest.mark.parametrize(
    ("change", "said"),
    [("least_setup = 1.0", "least_setup"), ('limits = ["direct"]', "limits"), ("[risk]", "risk")],
)
def test_rules_that_are_wrong_name_the_key(tmp_path: Path, change: str, said: str) -> None:
    """A missing key stops with the file's and the key's name."""
    assert said in refused(rules, tmp_path / "data", "portfolio/rules.toml", change, "")

"""Nothing contradicts within one result: page, JSON, costs, list, plan, table and record, of any request by chance."""

import re
from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculator.costs.inputs import specification
from calculator.costs.phrases import phrases
from calculator.costs.rules import settings as cost_settings
from calculator.tables import table
from calculator.tasks import typical
from calculator.tasks.library import Task as CommonTask
from calculator.tasks.library import library
from tests.said.doors import ask, form, saved
from tests.said.markup import first, parsed, text, texts
from tests.said.one_task import Task
from tests.strategies import LEVELS, MODEL

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[*HealthCheck], derandomize=True)
FULL = 130  # hours a month: about what one person does
SIGNS = {"us": "$", "uk": "£"}
MONEY = re.compile(r"[$£€]\s?\d")
LIMITS = ("direct", "exposure", "part", "asks_more")  # why the row of an answer may be none to choose
WORDS = {True: "yes", False: "no", None: "unsure"}
SAY = phrases().say
choices = {key: st.sampled_from([*one.choices]) for key, one in specification().inputs.items() if one.kind == "choice"}
AMOUNTS = st.sampled_from(("0.1", "0.5", "2", "2-3", "8", "20", "45", "160", "600", "20000"))
QUOTES = st.sampled_from(("0.12", "2", "17.50", "45", "300", "300 to 500", "1,200", "25000"))


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    """A task as a reader could tell it: a common one or their own, with amounts and quotes of all kinds."""
    answers: dict[str, Any] = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(MODEL.questions, LEVELS)))
    answers |= {
        key: WORDS[value]
        for key, value in draw(
            st.fixed_dictionaries({}, optional={"direct": st.sampled_from((True, False, None))})
        ).items()
    }
    answers |= dict.fromkeys(draw(st.sets(st.sampled_from([*MODEL.marks]), max_size=2)), "yes")
    inputs = draw(st.fixed_dictionaries({"done_by": choices["done_by"], "region": st.sampled_from(("us", "uk"))}))
    inputs |= draw(
        st.fixed_dictionaries(
            {}, optional={key: choices[key] for key in ("trade", "staff_could", "vat_reclaim", "known")}
        )
    )
    if draw(st.booleans()):
        inputs |= {"task_hours": draw(AMOUNTS), "task_hours_unit": draw(choices["task_hours_unit"])}
    elif draw(st.booleans()):
        inputs |= {
            "pieces_per_month": draw(st.sampled_from(("0.1", "4", "60", "2000"))),
            "hours_per_piece": draw(st.sampled_from(("5 min", "0.5", "6"))),
        }
    for way in ("freelance", "partner"):
        if draw(st.integers(0, 2)) == 0:
            inputs |= {f"{way}_quote": draw(QUOTES), f"{way}_quote_unit": draw(choices[f"{way}_quote_unit"])}
            inputs |= {f"{way}_quote_count": draw(st.sampled_from(("300", "8000")))}
    case = {"task": "The work", "answers": answers, "inputs": inputs}
    return _common(case, draw(st.sampled_from([*library().tasks.values()]))) if draw(st.booleans()) else case


def _common(case: dict[str, Any], task: CommonTask) -> dict[str, Any]:
    """The same as a common task, over whose usual answers and amount what was given counts."""
    usual: dict[str, Any] = {
        key: WORDS[value] if isinstance(value, bool) else value for key, value in task.answers.items()
    }
    usual |= dict.fromkeys(task.marks, "yes")
    _, inputs = typical.under(task, {}, case["inputs"])
    own = {"own": ".".join(case["answers"])} if case["answers"] else {}
    return case | {"answers": usual | case["answers"], "inputs": inputs, "typical": {"typical": task.id} | own}


def _agree(case: Mapping[str, Any]) -> None:
    """All that holds of every result."""
    read = Task(case)
    result, cost = read.reply["result"], read.costs["cost"]
    if read.beside():
        return  # more work than a small firm has: said beside the field, and nothing is worked out with it
    _one_answer(case, read, result)
    if result["way"] and result["firmness"] != "unknown":
        _one_table(read, result, cost)
        _one_sum(case, read, result, cost)
        _one_list(case, read, result)


def _one_answer(case: Mapping[str, Any], read: Task, result: Mapping[str, Any]) -> None:
    """Headline, tag, map, JSON, row of a table, steps and what would change it."""
    page, way = read.page, result["way"]
    assert read.reply["attributes"]["data-way"] == (way or "")
    assert read.reply["status"].startswith(first(page, ".headline"))
    assert "{" not in text(page) + text(read.cost)
    record = {key: value for key, value in form(case).items() if key not in ("typical", "own")}
    row = table.result(MODEL, record, answer_only=True)
    if "typical" not in case:
        assert (row["way"], row["form"], row["firmness"]) == (way, result["form"], result["firmness"])
    if not way:
        return
    largest = max(result["fit"], key=result["fit"].__getitem__)
    assert result["fit"][largest] == result["fit"][way] or result["firmness"] in ("close", "unknown")
    step = first(page, ".first-step").partition(": ")[2]
    steps = texts(page, ".ticks li")
    assert not steps or steps[0].startswith(step)
    change, found = read.change(), result["changes"]
    if found:
        assert (found["way"], found["steps"], found["hours_a_month"], found["limit"]) != (way, [], None, None)
        assert change
    if result["firmness"] == "unknown":
        assert result["ask_next"]
        assert not steps
        assert not texts(read.card, ".card-figure")


def _one_table(read: Task, result: Mapping[str, Any], cost: Mapping[str, Any]) -> None:
    """The marks of the table are those of the figures, and of the answer."""
    marks = {text(mark.find_parent("th")): text(mark) for mark in read.cost.select("table.costs")[0].select(".mark")}
    row, rows = cost["row"], cost["cost"]["year_one"]
    suits = [name for name, mark in marks.items() if "suits" in mark]
    several = "more than one post" in first(read.page, ".headline")
    assert any(re.match(r"\d+ posts", name) for name in suits) == several
    assert len(suits) == (1 if row in rows else 0), marks
    assert cost["closed"].get(row, "part") in LIMITS, (row, cost["closed"])
    if cost["closed"].get(row) in ("direct", "exposure"):
        assert result["firmness"] in ("close", "unknown")
    open_ = [key for key in rows if key not in cost["closed"] | cost["scarce"]]
    assert {*cost["cheapest"]} <= {*open_}
    assert len(open_) > 1 or not cost["cheapest"]
    if cost["cheapest"]:
        least = min(rows[key]["total"]["p50"] for key in open_)
        near = cost_settings().near * abs(least) + 0.01
        assert {*cost["cheapest"]} == {k for k in open_ if rows[k]["total"]["p50"] <= least + near}


def _one_sum(case: Mapping[str, Any], read: Task, result: Mapping[str, Any], cost: Mapping[str, Any]) -> None:
    """What the headline says stands in the table, in one currency, and never more than was told."""
    inputs, said = case["inputs"], text(read.card) + text(read.cost)
    headline = first(read.cost, ".cost-headline")
    assert first(read.card, "p:not(.card-figure)") == headline
    region = str(inputs.get("region", "us"))
    assert {found[0][0] for found in MONEY.finditer(said)} <= {SIGNS[region]}
    gives_back = "give you back" in headline
    assert not gives_back or inputs["done_by"] == "owner", headline
    for back in cost["hours_back_per_week"].values():
        assert back["p50"] <= cost["today"]["hours"]["p50"] + 0.01
    back = cost["hours_back_per_week"].get(cost["row"] or "", {}).get("p50", 0)
    assert not gives_back or not cost["single"] or back > 0, headline
    if cost["asks_more"]:
        assert not gives_back, headline
        assert "more" in headline or "as much" in headline, headline
    if not cost["single"]:
        assert "of your time and give back" not in headline
    if cost["amount"]["origin"] != "told":
        assert " hours a week back" not in headline


def _one_list(case: Mapping[str, Any], read: Task, result: Mapping[str, Any]) -> None:
    """My tasks and the record say the same of it."""
    kept = saved(case)
    seen = kept["seen"]
    assert (seen["way"], seen["firmness"], seen["takes"]) == (result["way"], result["firmness"], result["form"])
    assert seen["confidence"] == round(100 * result["confidence"][result["way"]] + 1e-9)
    listed = ask(list=[kept])
    assert first(read.page, "p.tag") in listed["list_html"]
    whole = text(parsed(read.asked(kind="html")["html"]))
    assert first(read.page, ".headline") in whole
    assert first(read.cost, ".cost-headline") in whole


@FEW
@given(requests())
def test_nothing_contradicts(case: dict[str, Any]) -> None:
    """One answer, one table, one sum, one list, whatever is asked."""
    _agree(case)


def test_nothing_contradicts_where_one_person_is_hardly_enough() -> None:
    """Posts are counted in the costs where the headline calls it more than one, and nowhere else."""
    near = [task for task in library().tasks.values() if task.pieces_per_month * task.hours_per_piece > FULL]

    assert len(near) > FEW.max_examples
    for task in near:
        read = Task(_common({"task": task.name, "answers": {}, "inputs": {"region": "us"}}, task))
        _one_table(read, read.reply["result"], read.costs["cost"])

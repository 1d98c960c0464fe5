"""A table of tasks: one record a task in, the columns of a result out. Opens no file; the same in the browser."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from calculator import scoring
from calculator.costs.inputs import choice, specification
from calculator.costs.readings import readings
from calculator.costs.result import DIGITS
from calculator.model import forms
from calculator.model.answers import MARKS, UNSURE
from calculator.model.decision import Result, Verdict, percent
from calculator.model.definition import Model
from calculator.scoring import Scored
from calculator.tables.rules import NAME, added, rules

BETWEEN = " | "


class Read(NamedTuple):
    """What a record says; `problems` has a line a mistake, by id, and `remarks` how a doubtful figure was read."""

    task: Scored
    problems: dict[str, str]
    remarks: tuple[str, ...] = ()


def read(model: Model, record: Mapping[str, Any]) -> Read:
    """The answers and inputs of one record; an empty cell has not been asked, other columns are passed over."""
    levels = _cells(record, model.questions, "level")
    limits = _cells(record, model.limits, "limit")
    inputs = _cells(record, specification().inputs, "figure")
    former = _cells(record, model.former, "limit")
    marks = _cells(record, model.marks, "limit") | _cells(record, (MARKS,), "name")
    given = {key: value for key, value in (levels | limits | former | marks).items() if value is not None}
    figures = {key: value for key, value in inputs.items() if value is not None}
    task, wrong = scoring.read(model, given, cell(record.get(NAME), "name") or "", figures)
    problems = {}
    for key in wrong.answers:
        if key == MARKS:
            problems[key] = f"{key}: {wrong.answers[key]}"
            continue
        say = rules().say["limit" if key in model.limits else "level"]
        problems[key] = say.format(id=key, value=str(given[key])[: rules().most_cell])
    problems |= {key: f"{key}: {mistake}" for key, mistake in wrong.inputs.items()}
    return Read(task, problems, tuple(f"{key}: {said}" for key, said in readings(figures).items()))


def _cells(record: Mapping[str, Any], keys: Iterable[str], kind: str) -> dict[str, Any]:
    return {key: cell(record[key], kind) for key in keys if key in record}


def cell(raw: Any, kind: str) -> Any:
    """A cell of any table library as `scoring.read` takes it; None where it is missing (None, NaN, NA) or empty.

    `kind` says what stands in it: a question's "level", the answer to a "limit", a "figure" or the "name" of a task.
    """
    try:
        value = raw.item() if hasattr(raw, "item") else raw
        if value is None or value != value:  # NaN is not itself
            return None
    except TypeError:  # a missing value that refuses to be compared
        return None
    except ValueError:  # many values in one cell
        value = str(raw)
    if kind == "name":
        return str(value)
    if isinstance(value, str):
        text = value.strip() if kind == "figure" else value.strip().lower()
        if not text or kind == "figure":
            return text or None
        accepted = rules().accepted
        if text in accepted["unsure"]:
            return UNSURE
        if kind == "limit":
            return next((word for word in ("yes", "no") if text in accepted[word]), text)
        return text[:1] if text[1:] in (".0", ",0") else text
    if kind != "figure" and isinstance(value, float) and value.is_integer():
        value = int(value)
    return bool(value) if kind == "limit" and value in (0, 1) else value


def result(model: Model, record: Mapping[str, Any], answer_only: bool = False) -> dict[str, Any]:
    """The columns of a record's result; a record with problems has nothing but them."""
    empty: dict[str, Any] = {column.id: None for column in added(answer_only)}
    task, problems, remarks = read(model, record)
    if problems:
        return empty | {"problems": "; ".join(problems.values())}
    if answer_only:
        said = [*remarks, *_remarks(model, task.verdict)]
        return empty | _answer(task.verdict) | {"messages": BETWEEN.join(said) or None}
    view = task.view
    told = {view.reasons_title: view.reasons_for, model.wording["reasons_against"]: view.reasons_against}
    reasons = [f"{title}: {' '.join(texts)}" for title, texts in told.items() if texts]
    words = {
        "reasons": BETWEEN.join(reasons) or None,
        "change": BETWEEN.join(filter(None, [view.change, *view.settles])) or None,
        "messages": BETWEEN.join([*remarks, *_remarks(model, task.result), *view.limits]) or None,
    }
    return empty | _answer(task.result) | words | _costs(task)


def _answer(verdict: Verdict | Result) -> dict[str, Any]:
    answer = {key: getattr(verdict, key) for key in ("way", "form", "firmness", "variant", "ask_next")}
    if verdict.way:
        answer["confidence"] = percent(verdict.confidence[verdict.way])
        answer |= {f"fit_{way}": round(share, 3) for way, share in verdict.fit.items()}
    return answer


def _remarks(model: Model, verdict: Verdict | Result) -> list[str]:
    """What is missing, or what to think of first."""
    missing = ", ".join(f"“{model.questions[q].text}”" for q in verdict.missing)
    intro = [f"{model.wording['missing_intro']} {missing}"] if missing else []
    return intro + [forms.forms().advice[key].text for key in verdict.advice]


def _costs(task: Scored) -> dict[str, Any]:
    """The medians of the cost lens, as `Scored.costs` has them."""
    lens, with_total = task.draws(), choice(task.inputs, "total") == "yes"
    costs: dict[str, Any] = {"currency": lens.given.place.currency}
    if way := task.result.way:
        back = lens.hours_back().get(lens.row_of(way) or "")
        costs["hours_back_per_week"] = back and round(back.p50, DIGITS)
    for cost in rules().cost:
        if cost.id != "total" or with_total:
            for row, figures in lens.first.items():
                costs[f"{cost.id}_{row}"] = round(getattr(figures, cost.id).p50, DIGITS)
    return costs

"""A table of tasks: one record a task in, the columns of a result out. Opens no file; the same in the browser."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from calculator import scoring
from calculator.costs.inputs import choice, specification
from calculator.costs.parameters import parameters
from calculator.costs.result import DIGITS
from calculator.model.answers import UNSURE
from calculator.model.decision import Result, Verdict, percent
from calculator.model.definition import Model
from calculator.model.view import View
from calculator.scoring import Scored
from calculator.tables.rules import NAME, added, words

BETWEEN = " | "


class Read(NamedTuple):
    """What a record says; `problems` has a line a mistake, by id."""

    task: Scored
    problems: dict[str, str]


def read(model: Model, record: Mapping[str, Any]) -> Read:
    """The answers and inputs of one record; an empty cell has not been asked, other columns are passed over."""
    cells = ((key, record[key]) for key in (*model.questions, *model.limits) if key in record)
    given = {key: value for key, raw in cells if (value := _cell(raw, key in model.limits)) is not None}
    figures = {key: value for key in specification().inputs if (value := _figure(record.get(key))) is not None}
    task, wrong = scoring.read(model, given, _name(record.get(NAME)), figures)
    problems = {key: _mistake(model, key, given[key]) for key in wrong.answers}
    return Read(task, problems | {key: f"{key}: {said}" for key, said in wrong.inputs.items()})


def _figure(raw: Any) -> Any:
    """A cell as `inputs.parse` takes it; None where nothing was given."""
    value = _scalar(raw)
    return (value.strip() or None) if isinstance(value, str) else value


def _mistake(model: Model, key: str, value: object) -> str:
    words_ = words().say["limit" if key in model.limits else "level"]
    return words_.format(id=key, value=str(value)[: words().most_cell])


def _name(raw: Any) -> str:
    value = _scalar(raw)
    return "" if value is None else str(value)


def _cell(raw: Any, limit: bool) -> object:
    """A cell as `answers.parse` takes it; None where nothing was asked."""
    value = _scalar(raw)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, str):
        return bool(value) if limit and value in (0, 1) and value is not None else value
    text = value.strip()
    return _word(text.lower(), limit) if text else None


def _word(text: str, limit: bool) -> str:
    accepted = words().accepted
    if text in accepted["unsure"]:
        return UNSURE
    if limit:
        return next((word for word in ("yes", "no") if text in accepted[word]), text)
    return text[:1] if text[1:] in (".0", ",0") else text


def _scalar(raw: Any) -> Any:
    """A cell of any table library as a plain value; None where it is missing (None, NaN, NA)."""
    try:
        value = raw.item() if hasattr(raw, "item") else raw
        return value if value == value else None
    except TypeError:  # a missing value that refuses to be compared
        return None
    except ValueError:  # many values in one cell
        return str(raw)


def result(model: Model, record: Mapping[str, Any], answer_only: bool = False) -> dict[str, Any]:
    """The columns of a record's result; a record with problems has nothing but them."""
    empty: dict[str, Any] = {column.id: None for column in added(answer_only)}
    task, problems = read(model, record)
    if problems:
        return empty | {"problems": "; ".join(problems.values())}
    if answer_only:
        remarks = _remarks(model, task.verdict)
        return empty | _answer(task.verdict) | {"messages": BETWEEN.join(remarks) or None}
    return empty | _answer(task.result) | _explained(model, task.view) | _costs(task)


def _answer(found: Verdict | Result) -> dict[str, Any]:
    confidence = {"confidence": percent(found.confidence[found.way])} if found.way else {}
    fit = {f"fit_{way}": round(share, 3) for way, share in found.fit.items()} if found.way else {}
    rest = {key: getattr(found, key) for key in ("way", "firmness", "variant", "ask_next")}
    return rest | confidence | fit


def _remarks(model: Model, found: Verdict | Result) -> list[str]:
    """What is missing, or what to think of first."""
    missing = ", ".join(f"“{model.questions[q].text}”" for q in found.missing)
    intro = [f"{model.wording['missing_intro']} {missing}"] if missing else []
    return intro + [getattr(model.settings, key).text for key in found.advice]


def _explained(model: Model, seen: View) -> dict[str, Any]:
    """The columns in words."""
    titled = {"reasons_for": seen.reasons_for, "reasons_against": seen.reasons_against}
    reasons = [f"{model.wording[title]}: {' '.join(said)}" for title, said in titled.items() if said]
    messages = _remarks(model, seen.result) + seen.limits
    joined = {"reasons": BETWEEN.join(reasons), "change": seen.change, "messages": BETWEEN.join(messages)}
    return {key: text or None for key, text in joined.items()}


def _costs(task: Scored) -> dict[str, Any]:
    """The medians of the cost lens, as `Scored.costs` has them."""
    lens, with_total = task.draws(), choice(task.inputs, "total") == "yes"
    said: dict[str, Any] = {"currency": parameters().regions[choice(task.inputs, "region")].currency}
    if way := task.result.way:
        said["hours_back_per_week"] = round(lens.hours_back()[way].p50, DIGITS)
    for cost in words().cost:
        rows = lens.first.items() if with_total or cost.id != "total" else ()
        said |= {f"{cost.id}_{row}": round(getattr(figures, cost.id).p50, DIGITS) for row, figures in rows}
    return said

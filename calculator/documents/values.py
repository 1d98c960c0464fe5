"""What a scored task puts into a document: values by name, the risks, and notes for the reader's own file."""

from dataclasses import dataclass
from datetime import date

from calculator.documents.rules import papers
from calculator.formats.numerals import plain
from calculator.model.answers import UNSURE, Answers, Inputs, form_values
from calculator.model.decision import Result
from calculator.model.definition import Model
from calculator.model.view import view

NO_INPUTS = Inputs()


@dataclass(frozen=True)
class Notes:
    """The page for the reader's own file: lists under headings, and a table of all answers."""

    title: str
    intro: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    table_title: str
    columns: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


def risks(model: Model, found: Result) -> list[str]:
    """The risks that the answers show for the recommended way, then what is still to be found out."""
    answers, way = form_values(found.answers), found.way or ""
    known = [r for r in papers().risk if answers.get(r.question) in r.values and (not r.ways or way in r.ways)]
    named = {risk.question for risk in known}
    texts = {key: text for key, text in _askable(model, way).items() if answers.get(key) == UNSURE}
    unsure = [papers().words["unsure"].format(question=text) for key, text in texts.items() if key not in named]
    return [risk.text for risk in known] + unsure


def _askable(model: Model, way: str) -> dict[str, str]:
    """The questions that matter once the way is known, and the limits."""
    scale = papers().open.get(way)
    wanted = model.scales[scale].questions if scale else model.questions
    return {q: model.questions[q].text for q in wanted} | {key: x.text for key, x in model.limits.items()}


def values(model: Model, found: Result, day: date, inputs: Inputs = NO_INPUTS) -> dict[str, str]:
    """What can be filled in, by name: task, date, risks, answered questions in words, and figures that were given."""
    answers = found.answers
    known = {"task": answers.task, "date": in_words(day), "risks": "\n".join(risks(model, found))}
    known |= {q: model.questions[q].anchors[level] for q, level in answers.given.items()}
    given = {figure: inputs.number(figure.input) for figure in papers().figure}
    known |= {f.fills: f.text.format(number=plain(value)) for f, value in given.items() if value is not None}
    return {key: text for key, text in known.items() if text}


def names(model: Model) -> set[str]:
    """Every name that a field's `fill` may have."""
    return {"task", "date", "risks", *model.questions, *(figure.fills for figure in papers().figure)}


def in_words(day: date) -> str:
    """1 June 2026."""
    return f"{day.day} {day:%B %Y}"


def notes(model: Model, found: Result, day: date) -> Notes:
    """What was answered and why it came out so, for the reader's own file."""
    say, seen = papers().words, view(model, found)
    answer = tuple(text for text in (seen.headline, seen.firmness_text, *seen.limits, seen.variant) if text)
    lists = (
        (say["notes_answer"], answer),
        (say["notes_for"], tuple(seen.reasons_for)),
        (say["notes_against"], tuple(seen.reasons_against)),
        (say["notes_change"], (seen.change,) if seen.change else ()),
        (say["notes_risks"], tuple(risks(model, found))),
    )
    return Notes(
        title=say["notes_title"],
        intro=say["notes_intro"].format(date=in_words(day)),
        lists=tuple(part for part in lists if part[1]),
        table_title=say["notes_answers"],
        columns=(say["column_question"], say["column_answer"]),
        rows=tuple(_rows(model, found.answers)),
    )


def _rows(model: Model, answers: Answers) -> list[tuple[str, str]]:
    say = papers().words["not_sure"]
    limits = {True: "yes", False: "no"}
    rows = [(model.questions[q], level) for q, level in answers.levels.items()]
    answered = [(q.text, say if level is None else q.anchors[level]) for q, level in rows]
    for key, holds in answers.limits.items():
        limit = model.limits[key]
        answered.append((limit.text, say if holds is None else limit.answers[limits[holds]]))
    return answered

"""What a scored task puts into a document: values by name, the risks, and notes for the reader's own file."""

from dataclasses import dataclass
from datetime import date

from calculator.costs.amounts import is_one_off
from calculator.costs.inputs import choice, specification
from calculator.costs.place import place
from calculator.documents.rules import Figure, papers
from calculator.formats.numerals import plain
from calculator.model.answers import UNSURE, Answers, Inputs, anchor, form_values
from calculator.model.decision import Result
from calculator.model.definition import Model
from calculator.model.view import View

NO_INPUTS = Inputs()
PERCENT = "%"


@dataclass(frozen=True)
class Notes:
    """The page for the reader's own file: lists under headings, and a table of all answers."""

    title: str
    intro: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    table_title: str
    columns: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


def risks(model: Model, result: Result) -> list[str]:
    """The risks that the answers show for the recommended way, then what is still to be found out.

    What matters once the way is known are its own questions and the limits.
    """
    answers, way, rules = form_values(result.answers), result.way or "", papers()
    shown = [r for r in rules.risk if answers.get(r.question) in r.values and (not r.ways or way in r.ways)]
    if is_one_off(result.answers):
        shown = [risk for risk in shown if not risk.lasting]
    named = {risk.question for risk in shown}
    asked = rules.open.get(way, tuple(model.questions))
    texts = {q: model.questions[q].text for q in asked} | {key: limit.text for key, limit in model.limits.items()}
    unsure = [text for key, text in texts.items() if answers.get(key) == UNSURE and key not in named]
    return [risk.text for risk in shown] + [rules.words["unsure"].format(question=text) for text in unsure]


def values(model: Model, result: Result, day: date, inputs: Inputs = NO_INPUTS) -> dict[str, str]:
    """What can be filled in, by name: task, date, risks, answered questions in words, and figures that were given."""
    answers = result.answers
    known = {"task": answers.task, "date": in_words(day), "risks": "\n".join(risks(model, result))}
    known |= {q: model.questions[q].anchors[level] for q, level in answers.given.items()}
    for figure in papers().figure:
        if text := _given(figure, inputs):
            known[figure.fills] = text
    return {key: text for key, text in known.items() if text}


def _given(figure: Figure, inputs: Inputs) -> str:
    """A figure as it fills in a document; empty where it was not given, or is a range."""
    number = inputs.number(figure.input)
    if number is None or inputs.number(figure.most) is not None:
        return ""
    per = specification().inputs[figure.per].choices[choice(inputs, figure.per)] if figure.per else ""
    if per.startswith(PERCENT):
        return papers().words["share"].format(number=plain(number), per=per)
    currency = place(inputs.own, choice(inputs, "region")).currency
    return figure.text.format(number=plain(number), per=per, currency=currency).strip()


def names(model: Model) -> set[str]:
    """Every name that a field's `fill` may have."""
    return {"task", "date", "risks", *model.questions, *(figure.fills for figure in papers().figure)}


def in_words(day: date) -> str:
    """1 June 2026."""
    return f"{day.day} {day:%B %Y}"


def notes(model: Model, view: View, day: date) -> Notes:
    """What was answered and why it came out so, for the reader's own file."""
    say = papers().words
    lists = {
        say["notes_answer"]: [view.headline, view.firmness_text, *view.settles, *view.limits, *view.advice],
        view.reasons_title: view.reasons_for,
        say["notes_against"]: view.reasons_against,
        say["notes_change"]: [view.change],
        say["notes_risks"]: risks(model, view.result),
    }
    told = {title: tuple(text for text in texts if text) for title, texts in lists.items()}
    return Notes(
        title=say["notes_title"],
        intro=say["notes_intro"].format(date=in_words(day)),
        lists=tuple((title, texts) for title, texts in told.items() if texts),
        table_title=say["notes_answers"],
        columns=(say["column_question"], say["column_answer"]),
        rows=tuple(answered(model, view.result.answers)),
    )


def answered(model: Model, answers: Answers) -> list[tuple[str, str]]:
    """Each question and limit that was asked, and its answer, in words."""
    pairs = []
    for key, given in (*answers.levels.items(), *answers.limits.items()):
        text = (model.questions.get(key) or model.limits[key]).text
        pairs.append((text, papers().words["not_sure"] if given is None else anchor(model, key, given)))
    return pairs

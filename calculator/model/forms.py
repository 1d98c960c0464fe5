"""The form that a way takes (one freelancer who stays, a local firm, a part-time post), by rules that are data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import cast

from calculator import load
from calculator.load import DataError, Folder
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.definition import LEVELS, Model

FILE = "model/forms.toml"
QUOTES = ("freelance", "firm")
OWN_WORDS = ("name", "kind", "headline", "five_words", "summary")  # words of a form that a rule may put otherwise


@dataclass(frozen=True)
class Place:
    """An item of a checklist."""

    list: str
    item: str


NOWHERE = Place("", "")


@dataclass(frozen=True)
class Form:
    """What an owner can act on: its words, its first step, the page that serves it and what the step ticks off.

    With `firm` the reasons are those for a firm; what the `silent` questions add to the choice between a person and a
    firm never speaks against the form; the `unsaid` ones give no reason.
    """

    id: str
    name: str
    kind: str
    headline: str
    five_words: str
    summary: str
    first_step: str
    article: str
    first: Place
    first_why: str = ""
    firm: bool = False
    silent: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True)
class When:
    """Conditions on the answers; an open question meets no bound.

    `most` and `least` hold levels, `never` a level up to which an answer given forbids it, `above` a question whose
    level stands above another's, `limits` what must hold, `hours_below` and `hours_above` hours a month,
    which the reader must have `told` where that is asked.
    """

    ways: tuple[str, ...] = ()
    most: dict[str, int] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    never: dict[str, int] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    limits: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    no_marks: tuple[str, ...] = ()
    hours_below: float = 0.0
    hours_above: float = 0.0
    told: bool = False
    by_staff: bool = False
    by_outside: bool = False
    by_nobody: bool = False
    staff_could: bool = False
    quoted: str = ""

    def met(self, answers: Answers, way: str) -> bool:
        """Whether the answers and a way meet all of it."""
        if self.ways and way not in self.ways:
            return False
        given, known = answers.given, answers.known
        hours = known.hours_a_month
        return (
            (not self.most or all(q in given and given[q] <= level for q, level in self.most.items()))
            and (not self.least or all(q in given and given[q] >= level for q, level in self.least.items()))
            and (not self.never or not any(q in given and given[q] <= level for q, level in self.never.items()))
            and (not self.above or all(given.get(q, 0) > given.get(o, LEVELS) for q, o in self.above.items()))
            and (not self.limits or all(answers.limits.get(key) for key in self.limits))
            and (not self.marks or all(mark in answers.marks for mark in self.marks))
            and (not self.no_marks or not any(mark in answers.marks for mark in self.no_marks))
            and (not self.hours_below or (hours is not None and hours < self.hours_below))
            and (not self.hours_above or (hours is not None and hours > self.hours_above))
            and (not self.told or known.told)
            and (not self.by_staff or known.by_staff)
            and (not self.by_outside or known.by_outside)
            and (not self.by_nobody or known.by_nobody)
            and (not self.staff_could or bool(known.staff_could))
            and (not self.quoted or known.quotes == (self.quoted,))
        )


@dataclass(frozen=True)
class Rule(When):
    """The form that a way takes where this holds, with the row of the costs that goes with it.

    `most_firm` is the firmest that the answer is called in this form; empty for any. With `several` it is more than one
    person can do. Words of its own (`OWN_WORDS`), or a first step, take the place of the form's.
    """

    form: str = ""
    row: str = ""
    name: str = ""
    kind: str = ""
    headline: str = ""
    five_words: str = ""
    summary: str = ""
    most_firm: str = ""
    several: bool = False
    first_step: str = ""
    first_why: str = ""
    first: Place = NOWHERE


@dataclass(frozen=True)
class Instead(When):
    """A first step that takes the place of any form's where this holds."""

    first_step: str = ""
    first_why: str = ""
    first: Place = NOWHERE


@dataclass(frozen=True)
class Advice(When):
    """A line said before the steps where this holds, whatever the way is; with it the line `instead_of` is left out."""

    text: str = ""
    instead_of: str = ""
    sources: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    no_forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Forms:
    """Everything in model/forms.toml."""

    form: dict[str, Form]
    rules: tuple[Rule, ...]
    instead: tuple[Instead, ...]
    advice: dict[str, Advice]


@dataclass(frozen=True)
class Taken:
    """The form that a way takes for one task, its row of the costs, how firm it may be, and if it takes several."""

    form: Form
    row: str
    most_firm: str
    several: bool


@cache
def forms(folder: Folder = load.DATA) -> Forms:
    """The forms and their rules."""
    raw = load.table(FILE, folder)
    load.only(FILE, raw, "form", "rule", "instead", "advice")
    return Forms(
        load.records(Form, raw["form"], f"{FILE}: form"),
        tuple(load.record(Rule, row, f"{FILE}: rule[{number}]") for number, row in enumerate(raw["rule"], 1)),
        tuple(load.record(Instead, row, f"{FILE}: instead[{number}]") for number, row in enumerate(raw["instead"], 1)),
        {key: load.record(Advice, row, f"{FILE}: advice.{key}") for key, row in raw["advice"].items()},
    )


def checked(folder: Folder = load.DATA) -> Forms:
    """The forms, and all that the rules name looked up; DataError names the rule."""
    whole, model = forms(folder), definition.model(folder)
    named: list[tuple[str, When, tuple[str, ...]]] = [
        *((f"rule[{number}]", rule, (rule.form,)) for number, rule in enumerate(whole.rules, 1)),
        *((f"instead[{number}]", one, ()) for number, one in enumerate(whole.instead, 1)),
        *((f"advice.{key}", line, (*line.forms, *line.no_forms)) for key, line in whole.advice.items()),
    ]
    for form in whole.form.values():
        for key in (*form.silent, *form.unsaid):
            if key not in model.scored:
                raise DataError(f"{FILE}: form {form.id}: {key!r} is no question that counts")
    for where, when, ids in named:
        for mistake in _unknown(model, whole, when, ids):
            raise DataError(f"{FILE}: {where}: {mistake}")
    words = ["", *(firmness.id for firmness in model.settings.firmness)]
    for number, rule in enumerate(whole.rules, 1):
        if rule.most_firm not in words:
            raise DataError(f"{FILE}: rule[{number}]: {rule.most_firm!r} is no firmness")
    for way in model.ways:
        if not any(rule == Rule((way,), form=rule.form, row=rule.row) for rule in whole.rules):
            raise DataError(f"{FILE}: rule: nothing is left for {way} where no condition holds")
    return whole


def _unknown(model: Model, whole: Forms, when: When, ids: tuple[str, ...]) -> Iterator[str]:
    questions = (*when.most, *when.least, *when.never, *when.above, *when.above.values())
    kinds: tuple[tuple[str, tuple[str, ...], Mapping[str, object]], ...] = (
        ("form", ids, whole.form),
        ("way", when.ways, model.ways),
        ("question", questions, model.questions),
        ("limit", when.limits, model.limits),
        ("mark", (*when.marks, *when.no_marks), model.marks),
    )
    for kind, names, known in kinds:
        yield from (f"{name!r} is no {kind}" for name in names if name not in known)
    if when.quoted and when.quoted not in QUOTES:
        yield f"quoted: {when.quoted!r} is none of {', '.join(QUOTES)}"


def taken(answers: Answers, way: str) -> Taken:
    """The form that a way takes for these answers, in the words and with the first step of its rule."""
    key = ("form", way)
    if key not in answers.kept:
        answers.kept[key] = _taken(answers, way)
    return cast(Taken, answers.kept[key])


def _taken(answers: Answers, way: str) -> Taken:
    whole = forms()
    rule = next(rule for rule in whole.rules if rule.met(answers, way))
    own = {key: text for key in OWN_WORDS if (text := getattr(rule, key))}
    form = replace(whole.form[rule.form], **own)
    first = next((one for one in whole.instead if one.met(answers, way)), rule)
    if first.first_step:
        form = replace(
            form,
            first_step=first.first_step,
            first_why=first.first_why,
            first=form.first if first.first == NOWHERE else first.first,
        )
    return Taken(form, rule.row, rule.most_firm, rule.several)


def names() -> tuple[str, ...]:
    """What a form may be called, form by form: its name, then those that a rule puts in its place."""
    whole = forms()
    own = [(rule.form, rule.name) for rule in whole.rules if rule.name]
    called = (name for form in whole.form.values() for name in (form.name, *(n for f, n in own if f == form.id)))
    return tuple(dict.fromkeys(called))


def advice(answers: Answers, way: str, form: str) -> list[str]:
    """The ids of the lines of advice that hold."""
    held = {
        key: line
        for key, line in forms().advice.items()
        if line.met(answers, way)
        and (not line.forms or form in line.forms)
        and form not in line.no_forms
        and key != form
    }
    return [key for key in held if key not in {line.instead_of for line in held.values()}]

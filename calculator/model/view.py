"""A Result in words: every sentence of the page and of the command line, from the data's own wording."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from calculator.model import definition, forms, reach, readiness, steps
from calculator.model.advice import Reason
from calculator.model.answers import anchor
from calculator.model.change import Change, Step, with_steps
from calculator.model.decision import UNKNOWN, LimitEffect, Result, band, percent
from calculator.model.definition import Model
from calculator.model.further import AGAIN, AMOUNT, Further
from calculator.model.map import Drawing, map_drawing
from calculator.model.steps import NextStep

MOST_TENTHS = 9  # "about 10 of 10" would promise too much
CLOSE_BEHIND = 15  # percent from which the next way is named as close behind
SOFTWARE = "software"  # the line of advice that a program named by its kind stands in for
WHOLE_FROM = 10  # hours from which they are said to the whole
NEAR = 2  # percent from which it is named as the next


@dataclass(frozen=True)
class Bar:
    """A way's confidence in whole percent."""

    way: str
    name: str
    confidence: int


@dataclass(frozen=True)
class Ready:
    """A test of readiness in words: its state, the test and the step that mends it."""

    state: str
    label: str
    text: str
    step: str


@dataclass(frozen=True)
class View:
    """What a template needs; texts are plain, not markup. What explains the answer is worded when it is asked for.

    `program` names the kind of software that does such a task today; it is asked only when advice is.
    """

    result: Result
    task: str
    way: str
    tag: str
    headline: str
    five_words: str
    firmness_label: str
    firmness_text: str
    summary: str
    first_step: str
    article: str
    form: str
    missing: list[tuple[str, str]]
    drawing: Drawing
    description: str
    status: str
    words: "_Words" = field(repr=False, compare=False)
    program: Callable[[], str] = field(default=str, repr=False, compare=False)

    @property
    def next_title(self) -> str:
        """What stands above the steps."""
        return steps.title(self.task)

    @property
    def next_steps(self) -> tuple[NextStep, ...]:
        """What to do next, the first step first."""
        return self.result.next_steps

    @property
    def next_text(self) -> str:
        """What to ask next, or that further answers would hardly matter."""
        return self.words.next_text()

    @cached_property
    def advice(self) -> list[str]:
        """What to think of before the steps; where the program is known by kind it is named, and first."""
        named = self.program()
        lines = [key for key in self.result.advice if not (named and key == SOFTWARE)]
        return [*filter(None, [named]), *(forms.forms().advice[key].text for key in lines)]

    @cached_property
    def limits(self) -> list[str]:
        """What limits and rules did, or would do."""
        return list(filter(None, map(self.words.limit, self.result.limits)))

    @cached_property
    def reasons_for(self) -> list[str]:
        """What speaks for the way."""
        return [self.words.reason(reason) for reason in self.result.reasons_for]

    @cached_property
    def reasons_against(self) -> list[str]:
        """What speaks against it."""
        return [self.words.reason(reason) for reason in self.result.reasons_against]

    @property
    def reasons_title(self) -> str:
        """What stands above the reasons for it; while it cannot be told, they name the way that they speak for."""
        return self.words.reasons_title()

    @cached_property
    def settles(self) -> list[str]:
        """While it cannot be told: what each answer to the question that decides would make of it."""
        return self.words.settles()

    @cached_property
    def change(self) -> str:
        """What would change the answer; empty where only the next question is worth naming."""
        return self.words.change()

    @cached_property
    def bars(self) -> list[Bar]:
        """How much of the map each way has."""
        return [Bar(key, way.name, self.result.percent[key]) for key, way in self.words.model.ways.items()]

    @property
    def readiness_title(self) -> str:
        """What stands above the tests of readiness."""
        return readiness.rules().title

    @cached_property
    def readiness(self) -> list[Ready]:
        """Whether it is ready to be handed over, test by test."""
        label = readiness.rules().label
        return [Ready(test.state, label(test.state), test.text, test.step) for test in self.result.readiness]


def view(model: Model, result: Result, program: Callable[[], str] = str) -> View:
    """The whole result in words; `program` names the kind of software that does such a task, where one is known."""
    way = model.ways.get(result.way or "")
    words = _Words(model, result)
    form = words.form
    return View(
        result=result,
        task=result.answers.task,
        way=result.way or "",
        tag=form.name if form and result.firmness != UNKNOWN else "",
        headline=words.headline,
        five_words=words.five_words(),
        firmness_label=words.firmness.label if way else "",
        firmness_text=words.firmness_text() if way else "",
        summary=form.summary if form and result.firmness != UNKNOWN else "",
        first_step=form.first_step if form and result.firmness != UNKNOWN else "",
        article=form.article if form else "",
        form=form.id if form else "",
        missing=[(q, model.questions[q].text) for q in result.missing],
        drawing=map_drawing(result.map, result.percent, {w: x.name for w, x in model.ways.items()}, result.spread),
        description=words.description(),
        status=words.status(),
        words=words,
        program=program,
    )


def number(value: float) -> str:
    """Hours of work with no more digits than they are known to."""
    return f"{value:,.0f}" if value >= WHOLE_FROM else f"{round(value, 1):g}"


class _Words:
    """The sentences of one result."""

    def __init__(self, model: Model, result: Result) -> None:
        self.model, self.result = model, result
        self.say = model.wording
        self.firmness = next(f for f in model.settings.firmness if f.id == result.firmness)
        self.kinds: dict[str, str] = {}
        self.form = forms.taken(result.answers, result.way).form if result.way else None

    def kind(self, way: str) -> str:
        """What a way is called in a sentence, by the form that it takes here."""
        if way not in self.kinds:
            self.kinds[way] = forms.taken(self.result.answers, way).form.kind
        return self.kinds[way]

    @cached_property
    def headline(self) -> str:
        """The answer in a sentence."""
        result = self.result
        if self.form is None or result.way is None:
            return self.say["headline_missing"]
        first, second = self.kind(result.way), self.kind(result.runner_up)
        if result.firmness == UNKNOWN:
            return self.say["headline_unknown"].format(
                first=first, second=self.kind(self.next_form() or result.runner_up)
            )
        if result.firmness == "close" and first != second:
            return self.say["headline_close"].format(first=first, second=second)
        return self.form.headline

    def next_form(self) -> str | None:
        """The way that comes next in another form than the first; None where all ways take the same."""
        confidence, kind = self.result.confidence, self.kind(self.model_way())
        others = sorted(confidence, key=lambda way: -confidence[way])[1:]
        return next((way for way in others if self.kind(way) != kind), None)

    def five_words(self) -> str:
        """The answer for the bar on a phone."""
        if self.form is None:
            return self.say["bar_missing"]
        return self.say["bar_unknown"] if self.result.firmness == UNKNOWN else self.form.five_words

    def firmness_text(self) -> str:
        """What the published cases bear out, and the way close behind or the question that decides."""
        result = self.result
        rates = definition.validation()["by_firmness"][result.firmness]
        text = self.firmness.text.format(tenths=min(int(10 * rates["right"] + 0.5), MOST_TENTHS))
        next_ = self.next_form()
        if result.firmness == "likely" and next_ and percent(result.confidence[next_]) >= CLOSE_BEHIND:
            text += " " + self.say["close_behind"].format(way=self.kind(next_))
        if result.firmness == "close" and self.kind(result.runner_up) == self.kind(result.way or ""):
            text += " " + self.say["close_same"]
        by_draws = band(self.model, max(result.confidence.values()))
        if by_draws != result.firmness == reach.held(self.model, result.answers, by_draws):
            text += " " + reach.rules().say["held"]
        if result.firmness in ("close", UNKNOWN) and result.ask_next:
            text += " " + self.say["decides"].format(question=self.asked(result.ask_next))
        return text.strip()

    def asked(self, key: str) -> str:
        """The text of a question or a limit."""
        return (self.model.questions.get(key) or self.model.limits[key]).text

    def limit(self, limit: LimitEffect) -> str:
        """What a limit did, and which way it took first place from; or what it would do if it held."""
        other = self.kind(limit.turned or self.model_way())
        new = other != self.kind(self.model_way())
        if limit.state in ("unsure", "open"):
            one = self.model.limits[limit.id]
            return (one.open if new else one.open_same).format(way=other)
        turned = self.say["limit_turned"].format(way=other) if new else ""
        return f"{limit.effect} {turned}".strip()

    def model_way(self) -> str:
        """The way that the draws put first, whether or not enough is answered for a result."""
        return max(self.result.confidence, key=self.result.confidence.__getitem__)

    def reason(self, reason: Reason) -> str:
        """A reason in the words of the chosen answer."""
        question = self.model.questions[reason.question]
        return self.say["reason"].format(question=question.text, anchor=question.anchors[reason.level])

    def reasons_title(self) -> str:
        """Above the reasons for it."""
        if self.result.firmness != UNKNOWN:
            return self.say["reasons_for"]
        return self.say["reasons_for_way"].format(way=self.kind(self.model_way()))

    def settles(self) -> list[str]:
        """A line for each way that an answer to the next question would put first."""
        found = self.result.settles
        kinds = [forms.forms().form[one.form].kind for one in found]
        if len(set(kinds)) == 1:
            return [self.say["settles_same"].format(way=kinds[0])]
        lines: dict[str, list[str]] = {}
        for one, kind in zip(found, kinds, strict=True):
            lines.setdefault(kind, []).extend(anchor(self.model, one.question, given) for given in one.given)
        return [
            self.say["settles"].format(
                answers=self.say["settles_or"].join(self.say["settles_answer"].format(answer=a) for a in answers),
                way=kind[0].upper() + kind[1:],
            )
            for kind, answers in lines.items()
        ]

    def change(self) -> str:
        """What would change the answer: what the owner can do, a limit given up, a fact; else the way that is next.

        While it cannot be told, only what the owner can do: the next question says the rest.
        """
        if self.result.way is None:
            return ""
        lever = self.result.lever
        if self.result.firmness == UNKNOWN and not (isinstance(lever, Change) and lever.yours):
            return ""
        if isinstance(lever, LimitEffect):
            return self.model.limits[lever.id].without.format(way=self.kind(lever.turned or ""))
        if lever is not None:
            return self.changed(lever) if isinstance(lever, Change) else self.further(lever)
        next_ = self.next_form()
        if next_ is None:
            return self.say["change_same"]
        share = self.result.percent[next_]
        return self.say["change_none" if share >= NEAR else "change_far"].format(way=self.kind(next_), share=share)

    def changed(self, change: Change) -> str:
        """The smallest change of answers, and what it would look like then."""
        steps = [self.step(step, change.yours) for step in change.steps]
        said = self.say["change_if" if change.yours else "change_fact"]
        return said.format(steps=self.say["change_and"].join(steps), way=self.changed_kind(change))

    def further(self, found: Further) -> str:
        """What is true besides: another amount, the same work every month, or what brings another way nearest."""
        if found.what == AMOUNT:
            hours, now = (number(value) for value in (found.hours, self.result.answers.known.hours_a_month or 0.0))
            return self.say["change_amount"].format(hours=hours, now=now, way=found.kind)
        if found.what == AGAIN or found.step is None:
            return self.say["change_again"].format(way=found.kind)
        share, now = str(percent(found.share)), str(percent(found.now))
        step = self.model.questions[found.step.question].yours
        return self.say["change_nearest"].format(step=step, way=found.kind, share=share, now=now)

    def step(self, step: Step, yours: bool) -> str:
        """One answer moved: what to do about it, or what would have to be so."""
        question = self.model.questions[step.question]
        anchor = question.anchors[step.new]
        if yours:
            return question.yours
        return self.say["change_step"].format(question=question.text, anchor=anchor)

    def changed_kind(self, change: Change) -> str:
        """What the other way would be called once the answers are changed."""
        return forms.taken(with_steps(self.result.answers, change.steps), change.way).form.kind

    def next_text(self) -> str:
        """What to ask next, or that further answers would hardly matter."""
        if self.result.ask_next is None:
            return self.say["next_enough"]
        return self.say["next_ask"].format(question=self.asked(self.result.ask_next))

    def description(self) -> str:
        """The map in words."""
        shares = sorted(self.result.fit.items(), key=lambda item: -item[1])
        parts = [f"{self.model.ways[way].name} {self.result.percent[way]} %" for way, _ in shares]
        o, f, e = map(percent, self.result.map)
        return self.say["map_description"].format(areas=", ".join(parts), o=o, f=f, e=e)

    def status(self) -> str:
        """What is read out when the result changes."""
        label = f" {self.firmness.label}." if self.result.way and self.result.firmness in ("clear", "likely") else ""
        return f"{self.headline}{label}"

"""A Result in words: every sentence of the page and of the command line, from the data's own wording."""

from dataclasses import dataclass

from calculator.model import definition, steps
from calculator.model.advice import Change, Reason
from calculator.model.decision import LimitEffect, Result, percent
from calculator.model.definition import Model
from calculator.model.map import Drawing, map_drawing
from calculator.model.steps import NextStep


@dataclass(frozen=True)
class Bar:
    """A way's rank acceptability and its fit, in whole percent."""

    way: str
    name: str
    confidence: int
    fit: int


@dataclass(frozen=True)
class View:
    """What a template needs; texts are plain, not markup."""

    result: Result
    task: str
    way: str
    tag: str
    headline: str
    five_words: str
    firmness_label: str
    firmness_text: str
    summary: str
    next_title: str
    next_steps: tuple[NextStep, ...]
    article: str
    variant: str
    advice: list[str]
    limits: list[str]
    reasons_for: list[str]
    reasons_against: list[str]
    change: str
    next_text: str
    missing: list[tuple[str, str]]
    bars: list[Bar]
    drawing: Drawing
    description: str
    status: str


def view(model: Model, result: Result) -> View:
    """The whole result in words."""
    way = model.ways.get(result.way or "")
    words = _Words(model, result)
    return View(
        result=result,
        task=result.answers.task,
        way=result.way or "",
        tag=way.name if way else "",
        headline=words.headline(),
        five_words=words.five_words(),
        firmness_label=words.firmness.label if way else "",
        firmness_text=words.firmness_text() if way else "",
        summary=way.summary if way and result.firmness != "unknown" else "",
        next_title=steps.title(result.answers.task),
        next_steps=result.next_steps,
        article=way.article if way else "",
        variant=model.settings.variant[result.variant].text if result.variant else "",
        advice=[getattr(model.settings, key).text for key in result.advice],
        limits=[words.limit(limit) for limit in result.limits if limit.effect],
        reasons_for=[words.reason(r) for r in result.reasons_for],
        reasons_against=[words.reason(r) for r in result.reasons_against],
        change=words.change(result.change),
        next_text=words.next_text(),
        missing=[(q, model.questions[q].text) for q in result.missing],
        bars=[Bar(w, x.name, result.percent[w], percent(result.fit[w])) for w, x in model.ways.items()],
        drawing=map_drawing(result.map, {w: x.name for w, x in model.ways.items()}, result.spread["p"]),
        description=words.description(),
        status=words.status(),
    )


class _Words:
    """The sentences of one result."""

    def __init__(self, model: Model, result: Result) -> None:
        self.model, self.result = model, result
        self.say = model.wording
        self.kind = {way: words.kind for way, words in model.ways.items()}
        self.firmness = next(f for f in model.settings.firmness if f.id == result.firmness)

    def headline(self) -> str:
        """The answer in a sentence."""
        result = self.result
        if result.way is None:
            return self.say["headline_missing"]
        if result.firmness == "unknown":
            return self.say["headline_unknown"]
        if result.firmness == "close":
            first, second = self.kind[result.way], self.kind[result.runner_up]
            return self.say["headline_close"].format(first=first, second=second)
        return self.model.ways[result.way].headline

    def five_words(self) -> str:
        """The answer for the bar on a phone."""
        result = self.result
        if result.way is None:
            return self.say["bar_missing"]
        return self.say["bar_unknown"] if result.firmness == "unknown" else self.model.ways[result.way].five_words

    def firmness_text(self) -> str:
        """What the published cases bear out, and the way close behind or the question that decides."""
        result = self.result
        rates = definition.validation()["by_firmness"][result.firmness]
        text = self.firmness.text.format(tenths=int(10 * rates["right"] + 0.5))
        if result.firmness == "likely" and result.confidence[result.runner_up] > 0:
            text += " " + self.say["close_behind"].format(way=self.kind[result.runner_up])
        if result.firmness in ("close", "unknown") and result.ask_next:
            text += " " + self.say["decides"].format(question=self.model.questions[result.ask_next].text)
        return text.strip()

    def limit(self, limit: LimitEffect) -> str:
        """What a limit did, and which way it took first place from."""
        maybe = self.say["limit_unsure"] + " " if limit.state == "unsure" else ""
        turned = self.say["limit_turned"].format(way=self.kind[limit.turned]) if limit.turned else ""
        return f"{maybe}{limit.effect} {turned}".strip()

    def reason(self, reason: Reason) -> str:
        """A reason in the words of the chosen answer."""
        question = self.model.questions[reason.question]
        return self.say["reason"].format(question=question.text, anchor=question.anchors[reason.level])

    def change(self, change: Change | None) -> str:
        """What would change the answer."""
        if change is None:
            return "" if self.result.way is None else self.say["change_none"]
        steps = []
        for step in change.steps:
            question = self.model.questions[step.question]
            steps.append(self.say["change_step"].format(question=question.text, anchor=question.anchors[step.new]))
        return self.say["change_if"].format(steps=self.say["change_and"].join(steps), way=self.kind[change.way])

    def next_text(self) -> str:
        """What to ask next, or that further answers would hardly matter."""
        if self.result.ask_next is None:
            return self.say["next_enough"]
        return self.say["next_ask"].format(question=self.model.questions[self.result.ask_next].text)

    def description(self) -> str:
        """The map in words."""
        shares = sorted(self.result.areas.items(), key=lambda item: -item[1])
        parts = [f"{self.model.ways[w].name} {percent(s)} %" for w, s in shares]
        p, f, b, e = map(percent, self.result.map)
        return self.say["map_description"].format(areas=", ".join(parts), p=p, f=f, b=b, e=e)

    def status(self) -> str:
        """What is read out when the result changes."""
        label = f" {self.firmness.label}." if self.result.way and self.result.firmness in ("clear", "likely") else ""
        return f"{self.headline()}{label}"

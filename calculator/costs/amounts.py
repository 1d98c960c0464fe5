"""How much work it is: hours of whoever was said, or pieces times hours; else it is drawn."""

from dataclasses import dataclass, replace

from calculator.costs.inputs import choice, specification
from calculator.costs.parameters import Triangle, parameters
from calculator.costs.setting import NOTHING, Setting
from calculator.costs.spreads import Mixture, Spread
from calculator.formats.sentence import grouped
from calculator.model.answers import Answers, Inputs, Known
from calculator.model.definition import Model
from calculator.model.fit import hours_level

YEAR = 12.0
OLD = ("task_hours_per_week", "job_hours")
AMOUNTS = ("task_hours", *OLD, "pieces_per_month", "hours_per_piece")  # how much work it is
QUOTED = {"freelance": "freelance_quote", "firm": "partner_quote"}
TRAINED, NOBODY, STAFF, OUTSIDE = "trained", "nobody", "staff", "outside"


@dataclass(frozen=True)
class Amount:
    """How much work it is: `hours` a month or, of a job that ends, in all of it; None while nobody told them.

    `of` says whose hours they are: trained, or who does it today. While they are None they are drawn from `spread`,
    and are then hours of someone trained. `origin` is told, usual (a common task's) or drawn, and `usual_hours` are the
    common task's, 0 without one. `months` is the length of the period that is worked out, `horizon` how far is looked
    ahead. `pieces` are a month's, None while they are drawn.
    """

    hours: float | None
    of: str
    origin: str
    one_off: bool
    months: float
    horizon: float
    spread: Spread | Mixture
    pieces: float | None
    pieces_told: bool
    usual_hours: float

    @property
    def told(self) -> bool:
        """Whether the reader said how much it is."""
        return self.hours is not None

    @property
    def slower(self) -> float:
        """1 where the hours told are the owner's, who may be slower than someone trained."""
        return float(self.told and self.of == "owner")

    @property
    def with_running(self) -> float:
        """1 where the hours told hold the running too."""
        return float(self.told and self.of != TRAINED)


def own(inputs: Inputs, setting: Setting) -> Inputs:
    """The figures that are the reader's, without those that still just hold the common task's."""
    return Inputs({key: value for key, value in inputs.own.items() if key not in setting.usual})


def is_one_off(answers: Answers, inputs: Inputs | None = None) -> bool:
    """Whether the work ends: by the answer, and while it is open by hours given for all of it."""
    rule = specification().one_off
    if rule.question in answers.given:
        return answers.given[rule.question] <= rule.level
    if inputs is None:
        return False
    whole = "task_hours" in inputs.own and inputs.own.get("task_hours_unit") == "all"
    return whole or ("job_hours" in inputs.own and not inputs.own.keys() & {"task_hours", "task_hours_per_week"})


def default(key: str, answers: Answers) -> float | None:
    """An input's default for these answers, or a parameter's typical value; None where there is none."""
    asked, parameter = specification().inputs[key], parameters().by_id.get(key)
    if asked.question and asked.question in answers.given:
        return asked.levels[answers.given[asked.question]]
    if asked.default_one_off is not None and is_one_off(answers):
        return asked.default_one_off
    return asked.default if asked.default is not None or parameter is None else parameter.typical


def amount(answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> Amount:
    """How much work it is, by these answers and figures."""
    given = own(inputs, setting)
    one_off = is_one_off(answers, given)
    horizon = _months(answers, given, setting)
    months = horizon if one_off else min(horizon, YEAR)
    hours, of = _told(given, one_off, months)
    task = setting.task
    usual = task.amount[1] if task and task.amount else 0.0
    pieces, said = _pieces(answers, inputs, setting, one_off, months)
    return Amount(
        hours=hours,
        of=of,
        origin="told" if hours is not None else "usual" if usual else "drawn",
        one_off=one_off,
        months=months,
        horizon=horizon,
        spread=_drawn(answers, setting, one_off),
        pieces=pieces,
        pieces_told=said,
        usual_hours=usual,
    )


def too_much(answers: Answers, inputs: Inputs) -> str:
    """What is said of more work than a small firm has; empty where it is not."""
    spec, work = specification(), amount(answers, inputs)
    if (work.hours or 0.0) <= spec.most_monthly_hours:
        return ""
    return spec.errors["much"].format(most=grouped(spec.most_monthly_hours))


def _months(answers: Answers, inputs: Inputs, setting: Setting) -> float:
    """Months of the job, or to look ahead."""
    if (said := inputs.number("months")) is not None:
        return said
    in_season = "season" in setting.marks and not is_one_off(answers, inputs)
    usual = specification().inputs["months"].default_season if in_season else default("months", answers)
    assert usual is not None
    return usual


def _told(inputs: Inputs, one_off: bool, months: float) -> tuple[float | None, str]:
    """The hours that were told, a month or in the job, and whose they are."""
    week, unit = parameters().by_id["weeks_per_month"].typical, choice(inputs, "task_hours_unit")
    if "task_hours_unit" not in inputs.own and one_off:
        unit = "all"
    done_by = choice(inputs, "done_by")
    of = choice(inputs, "task_hours_of") or (TRAINED if done_by == NOBODY else done_by)
    trained = choice(inputs, "task_hours_of") or TRAINED
    span = months if one_off else 1.0
    in_a_year = YEAR if one_off or months >= YEAR else months  # what is done in a season is done within it
    each = {"week": week * span, "month": span, "year": span / in_a_year, "all": 1.0 if one_off else 1 / months}
    if (hours := inputs.number("task_hours")) is not None:
        return hours * each[unit], of
    if one_off and (hours := inputs.number("job_hours")) is not None:
        return hours, trained
    if (hours := inputs.number("task_hours_per_week")) is not None:
        return hours * each["week"], of
    pieces, one = inputs.number("pieces_per_month"), inputs.number("hours_per_piece")
    if pieces is not None and one is not None:
        return pieces * one * span, of
    return None, of


def _pieces(
    answers: Answers, inputs: Inputs, setting: Setting, one_off: bool, months: float
) -> tuple[float | None, bool]:
    """Pieces a month, and whether they are the reader's or the task's; None while they are drawn."""
    said = inputs.number("pieces_per_month")
    if said is None and setting.task and setting.task.pieces_per_month:
        said = setting.task.pieces_per_month
    if said is not None:
        return said, True
    if one_off:
        return 1 / months, False
    return (default("pieces_per_month", answers) if "volume" in answers.given else None), False


def drawn_pieces() -> Mixture:
    """Pieces a month while neither they nor the answer on volume are known."""
    return Mixture(
        tuple(Triangle(x, x, x) for x in specification().inputs["pieces_per_month"].levels), "volume", "volume"
    )


def _drawn(answers: Answers, setting: Setting, one_off: bool) -> Spread | Mixture:
    """The hours of someone trained, a month or in the job, that are drawn while none are told."""
    if setting.task and setting.task.amount:
        return Spread(Triangle(*setting.task.amount))
    parameter = parameters().by_id["drawn_job_hours" if one_off else "drawn_hours"]
    level = answers.given.get(parameter.question)
    if level is None and not one_off:
        return Mixture(tuple(Triangle(*triangle) for triangle in parameter.levels), parameter.question)
    return Spread(parameter.answered(level))


def trained_hours(answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> float | None:
    """Hours of someone trained a month, by what was told; None where it is drawn."""
    work = amount(answers, inputs, setting)
    if work.hours is None:
        return None
    slow, share = (typical(key, answers) for key in ("slow", "running_share"))
    hours = work.hours / (1 + work.slower * (slow - 1) + work.with_running * share)
    return hours / work.months if work.one_off else hours


def hours_a_week(answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> float | None:
    """Hours a week while it lasts, as told or a common task's usual; None where neither is known."""
    work = amount(answers, inputs, setting)
    hours = work.hours if work.hours is not None else work.usual_hours or None
    if hours is None:
        return None
    weeks = parameters().by_id["weeks_per_month"].typical
    return hours / (weeks * work.months if work.one_off else weeks)


def typical(key: str, answers: Answers) -> float:
    """A parameter's typical value for its answer."""
    parameter = parameters().by_id[key]
    return parameter.answered(answers.given.get(parameter.question)).typical


def with_hours(model: Model, answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> Answers:
    """The answers with what the figures tell besides: how much work it is, who could do it, whose price there is."""
    work, week = amount(answers, inputs, setting), hours_a_week(answers, inputs, setting)
    weeks = parameters().by_id["weeks_per_month"].typical
    could = {"yes": True, "no": False}.get(choice(inputs, "staff_could"))
    known = Known(
        hours_a_month=None if week is None or work.one_off else week * weeks,
        told=work.told,
        by_staff=choice(inputs, "done_by") == STAFF,
        by_outside=choice(inputs, "done_by") == OUTSIDE,
        by_nobody=choice(inputs, "done_by") == NOBODY,
        staff_could=could,
        quotes=tuple(name for name, key in QUOTED.items() if key in inputs.own),
        hours_a_week=None if work.one_off else week,
    )
    return replace(answers, hours=None if week is None else hours_level(model.fit, week), known=known)

"""The words of the cost lens, and how it says hours, money and months: no more precision than there is."""

from dataclasses import dataclass
from functools import cache
from math import inf

from calculator import load
from calculator.costs.parameters import parameters
from calculator.costs.result import CostResult
from calculator.formats.sentence import Figure, Sentence, counted, grouped, money, significant
from calculator.formats.sentence import say as filled

FILE = "costs/words.toml"
HALVES_BELOW = 9.75  # hours below this are said to the half
TINY = 0.25  # of which a half is none
MINUTES_BELOW = 0.75  # hours below this are minutes
A_YEAR_BELOW = 0.15  # hours a week below this are hours a year
OWNER, STAFF, OUTSIDE, NOBODY = "owner", "staff", "outside", "nobody"
Filling = str | Figure | Sentence
POST, LOCAL_FIRM = "post", "local_firm"
STEP = 5  # of minutes
BACK_STEPS = {10.0: 0.5, 100.0: 1.0, inf: 10.0}  # of hours given back, by up to how many they are
AN_HOUR = 60
TO = " \u2013 "  # between the ends of a range
EVEN = 1e-6  # a share that is no difference
SAME = 0.5  # a smaller difference, in money or in hours, is none
CENTS_BELOW = 10.0  # an amount as given is said to the cent below this


@dataclass(frozen=True)
class Name:
    """What a row is called: in a table, at the start of the headline, and within a sentence."""

    name: str
    opening: str
    inline: str


@dataclass(frozen=True)
class Phrases:
    """All of costs/words.toml."""

    ordinals: tuple[str, ...]
    row: dict[str, Name]
    form: dict[str, Name]
    treated: load.Texts
    treated_job: load.Texts
    closed: load.Texts
    scarce: load.Texts
    say: load.Texts
    unit: load.Texts
    per: load.Texts
    kind: load.Texts
    grade: load.Texts


@cache
def phrases(folder: load.Folder = load.DATA) -> Phrases:
    """The words; DataError names a key that does not fit."""
    return load.record(Phrases, load.table(FILE, folder), FILE)


def count(value: float, unit: str) -> Figure:
    """So many hours, months or pieces: `unit` is the word for many of them; hours below ten to the half."""
    names = phrases().unit
    one = unit.replace("hours", "hour").replace("minutes", "minute") if "_a_" in unit else unit.removesuffix("s")
    if not unit.startswith(("hours", "job_hours")):
        return counted(value, unit, names[one], names[unit])
    shown = halved(value)
    return Figure(shown, unit, f"{grouped(shown)} {names[one if shown == 1 else unit]}")


def halved(value: float) -> float:
    """Hours as they are said: to the half below ten, else to two significant figures."""
    if abs(value) >= HALVES_BELOW:
        return significant(float(round(value)))
    return round(value, 1) if abs(value) < TINY else round(value * 2) / 2


def time(value: float) -> Figure:
    """So many hours, or minutes where it is less than an hour."""
    return times(value)[0]


def times(*values: float) -> tuple[Figure, ...]:
    """Hours, each in the unit that suits the most of them."""
    if 0 < max(values) < MINUTES_BELOW:
        return tuple(count(_steps(value), "minutes") for value in values)
    return tuple(count(value, "hours") for value in values)


def pace(value: float) -> str:
    """The unit in which hours a week are best said: "hours_a_week", "minutes_a_week" or "hours_a_year"."""
    if not value or abs(value) >= MINUTES_BELOW:
        return "hours_a_week"
    return "minutes_a_week" if abs(value) >= A_YEAR_BELOW else "hours_a_year"


def paced(value: float, unit: str) -> Figure:
    """Hours a week, said in this unit."""
    if unit == "minutes_a_week":
        return count(_steps(value), unit)
    return count(value * weeks_a_year() if unit == "hours_a_year" else value, unit)


def weekly(value: float) -> Figure:
    """Hours a week in the unit that suits them."""
    return paced(value, pace(value))


def weeks_a_year() -> float:
    """The weeks of twelve months."""
    return 12 * parameters().by_id["weeks_per_month"].typical


def below(figure: Figure, told: float) -> Figure:
    """Hours given back, as they are said: one step less where rounding makes them as many as `told`, those of today.

    `told` is in the unit of the figure. Some hours are still asked for, so not all of them can come back.
    """
    if figure.value < told * (1 - EVEN):
        return figure
    hours = next(step for most, step in BACK_STEPS.items() if figure.value <= most)
    step = float(STEP) if "minute" in figure.unit else hours
    return count(figure.value - step, figure.unit) if figure.value > step else figure


def in_unit(hours: float, unit: str) -> float:
    """Hours a week in a unit of `pace`, not rounded."""
    return hours * {"minutes_a_week": float(AN_HOUR), "hours_a_year": weeks_a_year()}.get(unit, 1.0)


def _steps(hours: float) -> float:
    """Hours in minutes, in steps of five; what there is at all is one step at least."""
    steps = round(hours * AN_HOUR / STEP)
    return float(max(steps, 1 if hours > 0 else steps) * STEP)


def bare(figure: Figure) -> Figure:
    """A figure without its unit, for the low end of a range; money keeps its sign."""
    return figure if figure.unit == "money" else Figure(figure.value, figure.unit, figure.text.partition(" ")[0])


def exact(value: float, sign: str) -> Figure:
    """An amount of money as it was given: whole, with cents where it is small, and finer below a tenth."""
    if abs(value) >= CENTS_BELOW or float(value).is_integer():
        shown = float(round(value)) if abs(value - round(value)) < 0.005 else round(value, 2)
    else:
        shown = round(value, 2 if value >= 0.1 else 4)
    text = f"{shown:,.0f}" if shown.is_integer() else f"{shown:,.2f}" if shown >= 0.1 else f"{shown:g}"
    return Figure(shown, "money", f"{sign}{text}")


class Voice:
    """What is said of one result: its words, its money, and what its rows are called."""

    def __init__(self, costs: CostResult) -> None:
        self.costs = costs
        self.phrases = phrases()
        self.text = self.phrases.say

    def say(self, key: str, **values: Filling) -> Sentence:
        """A sentence of costs/words.toml, filled in."""
        return filled(self.text[key], **values)

    def money(self, value: float) -> Figure:
        """An amount in the currency of the result, to two significant figures."""
        return money(value, self.costs.sign)

    def exact(self, value: float) -> Figure:
        """An amount in the currency of the result, as it was given."""
        return exact(value, self.costs.sign)

    def name(self, row: str) -> Name:
        """What a row is called; the recommended one by its form, and a freelancer for one job is none for each time."""
        costs, forms = self.costs, self.phrases.form
        if row == "keep" and costs.today.by in (NOBODY, OUTSIDE):
            return forms["undone" if costs.today.by == NOBODY else "as_it_is"]
        if row == "agency" and not costs.one_off:
            return forms["agency_again"]
        if row == costs.row and costs.form == POST and costs.several:
            return self.posts
        if row == costs.row and costs.form in forms:
            return forms[costs.form]
        if row == "bpo" and costs.firm == LOCAL_FIRM:
            return forms[LOCAL_FIRM]
        return forms["job"] if row == "freelance" and costs.one_off else self.phrases.row[row]

    @property
    def posts(self) -> Name:
        """What more than one post is called, by the middle of how many people it takes, where that is worked out."""
        name, count = self.phrases.form["posts"], round(self.costs.work["posts"])
        if count == 1:
            return self.phrases.form["several"]
        return Name(name.name.format(count=count), name.opening.format(count=count), name.inline.format(count=count))

    @property
    def yearly(self) -> bool:
        """Whether so little comes up that it is said by the year."""
        costs = self.costs
        if costs.one_off or costs.months < 12:
            return False
        told = costs.amount.told and costs.inputs.own.get("task_hours_unit") == "year"
        return told or pace(costs.amount.today.p50 * 12 / weeks_a_year()) == "hours_a_year"

    def weekly(self, *values: float) -> tuple[Figure, ...]:
        """Hours a week, each in the unit that suits the largest."""
        unit = "hours_a_year" if self.yearly else pace(max(values, key=abs))
        return tuple(paced(value, unit) for value in values)

    def alike(self, middle: float, *values: float) -> tuple[Figure, ...]:
        """Hours a week, each in the unit that suits the middle; where that is next to nothing, the largest of them."""
        unit = "hours_a_year" if self.yearly else pace(middle)
        return tuple(paced(value, unit) for value in values) if abs(middle) >= TINY / AN_HOUR else self.weekly(*values)

    def back(self, row: str) -> tuple[Figure, Figure, Figure]:
        """Hours a week that a row gives back, middle, low and high; fewer than it takes today where it asks any."""
        back, today, asks = self.costs.hours_back_per_week[row], self.costs.today.hours, self.costs.carry[row].running
        points = [(back.p50, today.p50), (back.p10, today.p10), (back.p90, today.p90)]
        said = self.alike(back.p50, *(value for value, _ in points))
        now = (in_unit(value, said[0].unit) for _, value in points)
        middle, low, high = (below(*pair) if asks > 0 else pair[0] for pair in zip(said, now, strict=True))
        return middle, low, high

    def treated(self, way: str) -> str:
        """What treating the work one way is called; of a job that ends there is no job by job."""
        usual = self.phrases.treated[way]
        return self.phrases.treated_job.get(way, usual) if self.costs.one_off else usual

    def per_month(self, value: float) -> Sentence:
        """Money of the period as so much a month, or a year; of a job, as it is."""
        return self.say_per(self.money(self.per(value)))

    def per(self, value: float) -> float:
        """Money of the period for a month or, where it is said by the year, a year; for a job, all of it."""
        if self.costs.one_off:
            return value
        return value / self.costs.months * (12 if self.yearly else 1)

    def say_per(self, amount: Figure) -> Sentence:
        """An amount with what it is for."""
        if self.costs.one_off:
            return (amount,)
        return amount, " " + self.phrases.per["year" if self.yearly else "month"]

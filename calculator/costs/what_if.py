"""Two sets of figures of one task side by side: what differs in the answer, in money and in the owner's hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from calculator.costs.entered import QUOTES, entered, whole
from calculator.costs.evaluation import ROWS
from calculator.costs.headline import Headline
from calculator.costs.inputs import UNIT, choice
from calculator.costs.phrases import OWNER, TO, Filling, bare, below, count, in_unit, pace, paced, phrases
from calculator.costs.result import CostResult, RowCost
from calculator.costs.second import MEASURES, what_if
from calculator.costs.words import Words
from calculator.formats.sentence import Figure, Sentence, grouped, plain
from calculator.formats.sentence import say as filled

YEAR = 12
Points = tuple[float, float, float]  # low, middle and high
SPANS = ("week", "month", "year", "job")  # a price for these stays the same for more work


@dataclass(frozen=True)
class Side:
    """One of the two: its costs, and how firm its answer is in a word."""

    costs: CostResult
    firm: str


@dataclass(frozen=True)
class Pair:
    """One thing in both sets; `mark` says how the second differs, and is empty where it does not."""

    first: Sentence
    second: Sentence
    mark: Sentence = ()


@dataclass(frozen=True)
class Line:
    """A row of the table: one thing, or the money and the hours of `row`."""

    label: str
    pairs: tuple[Pair, ...]
    row: str = ""

    @property
    def differs(self) -> bool:
        """Whether anything in it does."""
        return any(pair.mark for pair in self.pairs)


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Comparison:
    """What a template or a report needs: a sentence for the top, notes, and the table in groups.

    `currencies` are those of its two columns.
    """

    said: Sentence
    notes: tuple[Sentence, ...]
    groups: tuple[Group, ...]
    currencies: tuple[str, str]


def compare(first: Side, second: Side, changed: Iterable[str]) -> Comparison:
    """Both sides; `changed` are the inputs that the second set gives another figure."""
    both = _Both(first, second, tuple(changed))
    currencies = first.costs.currency, second.costs.currency
    return Comparison(both.said(), tuple(both.notes()), tuple(both.groups()), currencies)


class _Both:
    """What is said of two sides."""

    def __init__(self, first: Side, second: Side, changed: tuple[str, ...]) -> None:
        self.sides = first, second
        self.words = Words(first.costs), Words(second.costs)
        self.changed = changed
        self.text = what_if().say

    def say(self, key: str, **values: Filling) -> Sentence:
        """A sentence of costs/what_if.toml, filled in."""
        return filled(self.text[key], **values)

    @cached_property
    def one_off(self) -> bool:
        """Whether it is a job that ends, in both."""
        return all(side.costs.one_off for side in self.sides)

    @cached_property
    def alike(self) -> bool:
        """Whether both end, or both come back: else their money and hours are for different things."""
        return self.one_off or not any(side.costs.one_off for side in self.sides)

    @cached_property
    def one_currency(self) -> bool:
        """Whether money can be set against money."""
        return self.sides[0].costs.currency == self.sides[1].costs.currency

    @cached_property
    def yearly(self) -> bool:
        """Whether both are said by the year."""
        return all(words.yearly for words in self.words)

    @cached_property
    def priced(self) -> bool:
        """Whether both have a way, with a price."""
        return all(side.costs.way and side.costs.row in side.costs.running for side in self.sides)

    @cached_property
    def single(self) -> bool:
        """Whether both may be said in single figures."""
        return all(side.costs.single for side in self.sides)

    def said(self) -> Sentence:
        """What the changes do, in a sentence."""
        changes, way = self._joined([self._change(key) for key in self.changed]), self._way()
        known = self.priced and self.alike and self.single
        money = self._money(*map(self._own, self.words)) if known and self.one_currency else None
        hours = self._week() if known else None
        if money and not any(line.differs for group in [*self.groups()][1:] for line in group.lines):
            return self.say("nothing", changes=changes)
        if money and hours:
            parts = {"money": self._money_part(money), "hours": self._hours_part(hours)}
            return self.say("said", changes=changes, way=way, **parts)
        if hours:
            return self.say("said_one", changes=changes, part=self._hours_part(hours), way=way)
        return self.say("said_way", changes=changes, way=way)

    def _change(self, key: str) -> Sentence:
        """A figure of the second set, against that of the first where it is known."""
        old, new = (entered(words, key) for words in self.words)
        value = whole(new)
        if old[0] and old != new:
            value = self.say("instead", new=value, old=old[0] if old[1] == new[1] else whole(old))
        return self.say(f"with_{key.removesuffix('_quote')}", value=value)

    def _joined(self, parts: list[Sentence]) -> Sentence:
        """Several in a row."""
        joined = parts[0] if parts else ()
        for place, part in enumerate(parts[1:], 2):
            joined = self.say("and" if place == len(parts) else "comma", first=joined, last=part)
        return joined

    def _way(self) -> Sentence:
        """Whether the way stays, and how sure it is."""
        (old, new), (before, after) = self.sides, map(_called, self.words)
        if not before or not after:
            key = "way_open" if after else "way_lost" if before else "way_none"
            return self.say(key, new=after, old=before)
        if old.costs.way != new.costs.way:
            return self.say("way_other", new=after, old=before)
        if before != after:
            return self.say("way_form", new=after, old=before)
        if old.firm != new.firm:
            return self.say("way_firm", new=new.firm, old=old.firm)
        return self.say("way_same")

    def _own(self, words: Words) -> Points:
        """Money of the row that is recommended, once it runs: a month, a year, or for the job."""
        return self._per(words.costs, words.costs.running[str(words.costs.row)].money)

    def _per(self, costs: CostResult, points: Points) -> Points:
        """What is of a whole period, for a month or a year; of a job, as it is."""
        share = 1.0 if costs.one_off else (YEAR if self.yearly else 1) / costs.months
        low, middle, high = points
        return low * share, middle * share, high * share

    def _money(self, first: Points, second: Points) -> Pair:
        """Two amounts of money, each in the currency of its side."""
        old, new = (
            [words.money(value) for value in points] for words, points in zip(self.words, (first, second), strict=True)
        )
        apart = self.words[0].money(abs(new[1].value - old[1].value))
        return self._pair(old, new, apart, self.one_currency)

    def _times(self, first: Points, second: Points) -> Pair:
        """Two times in hours."""
        old, new = ([count(value, "hours") for value in points] for points in (first, second))
        return self._pair(old, new, _times_apart(old[1], new[1]))

    def _week(self) -> Pair:
        """Hours of the recommended row: a week given back, else a week asked; in a job, all of them."""
        points: list[Points] = [Headline(words).hours for words in self.words]
        if self.back:
            points = [words.costs.hours_back_per_week[str(words.costs.row)] for words in self.words]
        if self.one_off:
            return self._times(points[0], points[1])
        unit = "hours_a_year" if self.yearly else pace(max((middle for _, middle, _ in points), key=abs))
        old, new = (self._said(words, ends, unit) for words, ends in zip(self.words, points, strict=True))
        return self._pair(old, new, _times_apart(old[1], new[1]))

    def _said(self, words: Words, ends: Points, unit: str) -> list[Figure]:
        """Hours a week as they are said; as in the headline, fewer come back than it takes today."""
        said, costs = [paced(value, unit) for value in ends], words.costs
        if not self.back or costs.carry[str(costs.row)].running <= 0:
            return said
        return [below(one, in_unit(today, unit)) for one, today in zip(said, costs.today.hours, strict=True)]

    @cached_property
    def back(self) -> bool:
        """Whether hours come back at all: the owner does it today, it goes on, and it is not kept in both."""
        kept = all(side.costs.row == "keep" for side in self.sides)
        return not (self.one_off or kept) and all(
            side.costs.today.by == OWNER and side.costs.row in side.costs.hours_back_per_week for side in self.sides
        )

    def _pair(self, old: list[Figure], new: list[Figure], apart: Figure, comparable: bool = True) -> Pair:
        """Two figures by their low, middle and high points, marked with how far they are apart.

        Where an amount or a trade is not told there are but ranges, and no mark.
        """
        first, second = (self._shown(words, ends) for words, ends in zip(self.words, (old, new), strict=True))
        more = new[1].value - old[1].value
        if not (comparable and self.alike and self.single and more):
            return Pair(first, second)
        return Pair(first, second, self.say("mark_more" if more > 0 else "mark_less", amount=apart))

    @staticmethod
    def _shown(words: Words, ends: list[Figure]) -> Sentence:
        """A figure, or the range that it is in."""
        low, middle, high = ends
        return (middle,) if words.costs.single or low.text == high.text else (bare(low), TO, high)

    def _text(self, old: str, new: str) -> Pair:
        """Two texts, marked where they differ."""
        none = self.text["no_answer"]
        return Pair((old or none,), (new or none,), (self.text["changed"],) if old != new else ())

    def _money_part(self, pair: Pair) -> Sentence:
        """How much more or less is paid."""
        if not pair.mark:
            return self.say("money_same")
        per = self.words[0].phrases.per["year" if self.yearly else "month"]
        return self.say("money_more" if _rises(pair) else "money_less", money=_apart(pair), per=self._of(per))

    def _of(self, per: str) -> Sentence:
        """For what an amount is."""
        return self.words[0].over() if self.one_off else (per,)

    def _hours_part(self, pair: Pair) -> Sentence:
        """How many more or fewer hours come back, or are asked."""
        if not pair.mark:
            return self.say("back_same" if self.back else "asks_same")
        apart = _apart(pair)
        number, _, unit = apart.text.partition(" ")
        text = self.text["more" if _rises(pair) else "fewer"].format(number=number, unit=unit)
        hours = Figure(apart.value, apart.unit, text)
        return self.say("back_more" if self.back else "asks_more", hours=hours)

    def notes(self) -> Iterator[Sentence]:
        """What the comparison leaves out, and why."""
        if not self.alike:
            yield self.say("other_kind")
        elif self.priced and not self.single:
            yield self.say("open_amount")
        if not self.one_currency:
            yield self.say("other_money")
        for key, whom in QUOTES.items():
            inputs = self.sides[1].costs.inputs
            covers = choice(inputs, key + UNIT) in SPANS and f"{key}_hours" not in inputs.own
            if {*self.changed} & {*MEASURES} and key in inputs.own and key not in self.changed and covers:
                yield self.say("quote_stays", whom=self.words[0].text[whom])

    def groups(self) -> Iterator[Group]:
        """The table, group by group."""
        yield Group(self.text["group_figures"], tuple(self._figures()))
        yield Group(self.text["group_answer"], tuple(self._answer()))
        first, later = ([getattr(side.costs, part) for side in self.sides] for part in ("year_one", "later_years"))
        title = plain(self.words[0].first_title()) if self.alike else self.text["group_both"]
        if all(later):
            yield Group(self.text["group_year" if self.yearly else "group_month"], tuple(self._rows(later, True)))
        yield Group(title, tuple(self._rows(first, False)))

    def _figures(self) -> Iterator[Line]:
        """The figures that were changed."""
        for key in self.changed:
            old, new = (whole(entered(words, key)) for words in self.words)
            yield Line(what_if().label[key], (Pair(old, new, (self.text["changed"],) if old != new else ()),))

    def _answer(self) -> Iterator[Line]:
        """The way, how sure it is, and what it gives back or asks, from when on."""
        say, (first, second) = self.text, self.words
        yield Line(say["line_way"], (self._text(*(_called(words, "name") for words in self.words)),))
        yield Line(say["line_firm"], (self._text(*(side.firm for side in self.sides)),))
        if self.priced and self.alike:
            yield Line(say["line_back" if self.back else "line_asks"], (self._week(),))
            if not self.one_off:
                yield Line(say["line_start"], (self._text(self._start(first), self._start(second)),))
        if all(choice(words.costs.inputs, "total") == "yes" for words in self.words):
            yield Line(say["line_cheapest"], (self._text(self._cheapest(first), self._cheapest(second)),))

    def _cheapest(self, words: Words) -> str:
        """The rows that are among the cheapest in total, as one text."""
        text = plain(self._joined([(words.name(row).inline,) for row in words.costs.cheapest]))
        return text[:1].upper() + text[1:]

    def _start(self, words: Words) -> str:
        """From when on the recommended row runs."""
        later = words.costs.from_month.get(str(words.costs.row), 0)
        return plain(Headline(words).start()) if later else self.text["at_once"]

    def _rows(self, both: list[dict[str, RowCost]], share: bool) -> Iterator[Line]:
        """Money and hours of each row that is open in either set; a `share` of the period, or all of it."""
        for row in ROWS:
            there = [row in rows and row not in side.costs.closed for rows, side in zip(both, self.sides, strict=True)]
            if not any(there):
                continue
            name = self.words[row == self.sides[1].costs.row].name(row).name
            if not all(there):
                yield Line(name, tuple(self._half(row, both, share, at=there.index(True))), row)
                continue
            old, new = (self._amounts(n, rows[row], share) for n, rows in enumerate(both))
            yield Line(name, (self._money(old[0], new[0]), self._times(old[1], new[1])), row)

    def _amounts(self, side: int, cost: RowCost, share: bool) -> tuple[Points, Points]:
        """Money and hours of a row in one set."""
        costs = self.sides[side].costs
        return (self._per(costs, cost.money), self._per(costs, cost.hours)) if share else (cost.money, cost.hours)

    def _half(self, row: str, both: list[dict[str, RowCost]], share: bool, at: int) -> Iterator[Pair]:
        """A row that is open `at` one set only: there its money and hours, in the other why it is not."""
        money, hours = self._amounts(at, both[at][row], share)
        other = self.words[1 - at]
        reason = other.phrases.closed.get(other.costs.closed.get(row, ""), self.text["not_there"])
        words, changed = self.words[at], (self.text["changed"],)
        paid = self._shown(words, [words.money(value) for value in money])
        taken = self._shown(words, [count(value, "hours") for value in hours])
        yield Pair(paid, (reason,), changed) if at == 0 else Pair((reason,), paid, changed)
        yield Pair(taken, ()) if at == 0 else Pair((), taken)


def _called(words: Words, name: str = "inline") -> str:
    """What the way that suits is called, in its form; empty without an answer."""
    costs = words.costs
    return str(getattr(words.name(costs.row or costs.way), name)) if costs.way else ""


def _figure(sentence: Sentence) -> Figure:
    """The figure in a sentence that has one."""
    return next(part for part in sentence if isinstance(part, Figure))


def _apart(pair: Pair) -> Figure:
    """How far the two are apart."""
    return _figure(pair.mark)


def _rises(pair: Pair) -> bool:
    """Whether the second is more."""
    return _figure(pair.second).value > _figure(pair.first).value


def _times_apart(old: Figure, new: Figure) -> Figure:
    """How far two times of one unit are apart, as they are said."""
    shown, unit = round(abs(new.value - old.value), 2), old.unit
    name = unit.replace("hours", "hour").replace("minutes", "minute") if shown == 1 else unit
    return Figure(shown, unit, f"{grouped(shown)} {phrases().unit[name]}")

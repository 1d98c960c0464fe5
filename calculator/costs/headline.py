"""The headline of the costs: one sentence with two figures at most, from amounts that were told, else a range."""

from dataclasses import dataclass
from functools import cached_property

from calculator.costs.inputs import choice
from calculator.costs.market import times_due
from calculator.costs.open_rows import PAID_BY, STEP
from calculator.costs.parameters import parameters
from calculator.costs.phrases import (
    NOBODY,
    OWNER,
    STAFF,
    TO,
    Filling,
    Voice,
    bare,
    below,
    count,
    in_unit,
    time,
    times,
)
from calculator.costs.prices import PIECE, WAY, MarketPrice
from calculator.costs.rules import settings
from calculator.costs.setting import COUNTED
from calculator.formats.sentence import Figure, Sentence

SOFTWARE = "software"
ONE_STEP = {"minutes_a_week": 5.0, "hours_a_week": 0.5, "hours_a_year": 0.5}  # by which two hours said differ little


@dataclass(frozen=True)
class Head:
    """The headline, its key, and what it was filled in with."""

    key: str
    sentence: Sentence
    values: dict[str, Filling]


class Headline:
    """The headline of one result. It has a row of the table unless it says why there is none."""

    def __init__(self, voice: Voice) -> None:
        self.voice, self.costs = voice, voice.costs
        self.row = voice.costs.row or ""
        self.kind = PAID_BY.get(self.row, "")  # of the price that the row is paid by

    def say(self, key: str, **values: Filling) -> Head:
        """A headline of costs/words.toml, filled in."""
        return Head(key, self.voice.say(key, **values), values)

    def head(self) -> Head:
        """The headline."""
        costs = self.costs
        if costs.way is None:
            return self.say("head_none")
        if self.row not in costs.running:
            return self._no_price()
        if self.row == STEP:
            return self._step()
        if self.row == "keep":
            return self._kept()
        return self._job() if costs.one_off else self._runs()

    def _no_price(self) -> Head:
        """A row whose price nobody knows: its hours, where the owner does it and told how much it is."""
        costs, voice = self.costs, self.voice
        if costs.form == STEP:
            return self.say("head_step_no_price", opening=self.opening)
        by_wage = costs.way == "employee" or (costs.way == "keep" and costs.today.by == STAFF)
        price = voice.text["missing_wage" if by_wage else "missing_price"]
        if costs.unpriced is None:
            return self.say("head_no_price", opening=self.opening, price=price)
        (back,) = voice.weekly(costs.unpriced.p50)
        now = in_unit(costs.today.hours.p50, back.unit)
        return self.say("head_no_price_back", opening=self.opening, back=below(back, now), price=price)

    @property
    def opening(self) -> str:
        """How it is done, to begin with."""
        costs, names = self.costs, self.voice.phrases
        if costs.form == "part_time" and not costs.amount.told:
            return names.form["payroll"].opening  # whether it is part-time nobody knows
        if costs.row:
            return self.voice.name(costs.row).opening
        if costs.several:
            return self.voice.posts.opening
        named = names.form.get(costs.form) or names.row.get(costs.form)
        return (named or names.row[costs.way or "keep"]).opening

    @property
    def hours(self) -> tuple[float, float, float]:
        """Hours of the owner that the row takes, low, middle and high: a week, or in the job."""
        low, middle, high = self.costs.running[self.row].hours
        if self.costs.one_off or not middle:
            return low, middle, high
        share = self.costs.carry[self.row].running / middle
        return low * share, middle * share, high * share

    def said(self, *hours: float) -> tuple[Figure, ...]:
        """Hours of a week, or of the job, as they are said."""
        return times(*hours) if self.costs.one_off else self.voice.weekly(*hours)

    @property
    def money(self) -> tuple[Sentence, Sentence, Sentence]:
        """Money of the row, low, middle and high: a month, or for the job; the low end without what it is for."""
        low, middle, high = self.costs.running[self.row].money
        per = self.voice.per_month
        if self.as_quoted:
            return (self.as_quoted,), self.voice.say_per(self.as_quoted), self.voice.say_per(self.as_quoted)
        return per(low)[:1], per(middle), per(high)

    @property
    def paid(self) -> bool:
        """Whether the row costs money at all."""
        return self.voice.money(self.costs.running[self.row].money.p50).value > 0

    @property
    def quoted(self) -> MarketPrice | None:
        """The reader's quote, where the row is paid by it."""
        return next((p for p in self.costs.prices if p.used and (p.kind, p.origin) == (self.kind, "quote")), None)

    @property
    def whole(self) -> MarketPrice | None:
        """The reader's quote for the whole job, however much of it there is."""
        return self.quoted if self.quoted and self.quoted.unit == "job" else None

    @cached_property
    def as_quoted(self) -> Figure | None:
        """The quote as it was given, for a month or the job, where the row costs hardly more than that."""
        quote, voice, costs = self.quoted, self.voice, self.costs
        due = self._due(quote) if quote else None
        if not quote or due is None:
            return None
        given = due * (1 + self.tax)
        if abs(voice.per(costs.running[self.row].money.p50) - given) > settings().quote_near * given:
            return None
        return voice.exact(given) if self.as_it_is else voice.money(given)

    def _due(self, quote: MarketPrice) -> float | None:
        """What a quote comes to a month, or a year where it is said so, or for the job; None where nobody can tell."""
        often = times_due(self.costs, WAY[quote.kind], quote.unit)
        return quote.typical * often * (12 if self.voice.yearly else 1) if often and quote.low == quote.high else None

    def _counted(self, quote: MarketPrice) -> float:
        """How many of something a quote is for, a month or for the job; 0 where it is for none, or nobody said."""
        return times_due(self.costs, WAY[quote.kind], quote.unit) or 0.0 if quote.unit in (*COUNTED, PIECE) else 0.0

    @property
    def as_it_is(self) -> bool:
        """Whether the quote is for what the headline's price is for, or for so many of something, and so as given."""
        unit, counted = (self.quoted.unit, self._counted(self.quoted)) if self.quoted else ("", 0.0)
        if counted:
            return not self.voice.yearly and counted >= 1
        return unit == "job" if self.costs.one_off else unit == "month" or (unit == "year" and self.voice.yearly)

    @property
    def tax(self) -> float:
        """VAT or sales tax on what the row is paid by, that cannot be reclaimed."""
        charged = self.kind == "firm" or choice(self.costs.inputs, "freelance_vat") == "yes"
        return self.costs.vat if charged else 0.0

    def price(self) -> Sentence:
        """What the row costs; a quote as it was given."""
        voice = self.voice
        if self.as_quoted and self.as_it_is:
            given = voice.say_per(self.as_quoted)
            return voice.say("price_given_vat" if self.tax else "price_given", money=given)
        if self.quoted:
            return voice.say("price_about_given", money=self.money[1])
        against = self._against()
        return voice.say("price_about", money=self.money[1]) if against is None else against

    def _against(self) -> Sentence | None:
        """The price beside the reader's lower quote from the other kind outside, as it comes to; none with VAT."""
        costs, voice = self.costs, self.voice
        for price in () if costs.vat or self.kind not in WAY else costs.prices:
            other = price.origin == "quote" and price.used and price.kind != self.kind
            due = self._due(price) if other else None
            if due is not None and due < voice.per(costs.running[self.row].money.p50):
                whom = voice.text["quote_partner" if price.kind == "firm" else "quote_freelance"]
                return voice.say("price_against", money=self.money[1], quote=self._as_told(price, due), whom=whom)
        return None

    def _as_told(self, quote: MarketPrice, due: float) -> Figure:
        """What a quote comes to: as it is where it was given for that, or for so many of something."""
        per = "job" if self.costs.one_off else "year" if self.voice.yearly else "month"
        counted = self._counted(quote) >= 1 and not self.voice.yearly
        return self.voice.exact(due) if quote.unit == per or counted else self.voice.money(due)

    def start(self) -> Sentence:
        """From when on it runs."""
        month, ordinals = self.costs.from_month.get(self.row, 0), self.voice.phrases.ordinals
        if not month:
            return self.voice.say("start_runs")
        if month <= len(ordinals):
            return self.voice.say("start_month", ordinal=ordinals[month - 1])
        return self.voice.say("start_months", months=count(month, "months"))

    def _between(self, hours: tuple[float, float, float]) -> dict[str, Filling]:
        """Both ends of hours, as they are said."""
        low, high = self.said(hours[0], hours[2])
        return {"low": bare(low), "high": high, "range": (bare(low), TO, high)}

    def _between_money(self) -> dict[str, Filling]:
        """Both ends of the price, as they are said."""
        low, _, high = self.money
        return {"low": low, "high": high, "range": (*low, TO, *high)}

    def _step(self) -> Head:
        """A first step: paid once, whatever comes after it."""
        costs, opening = self.costs, self.opening
        low, middle, high = (self.voice.money(value) for value in costs.year_one[self.row].money)
        if not costs.single and low != high and not self.whole:
            ends: dict[str, Filling] = {"low": low, "high": high, "range": (low, TO, high)}
            return self.say("head_step_trade" if costs.amount.told else "head_step_range", opening=opening, **ends)
        hours, price = time(costs.year_one[self.row].hours.p50), self.voice.say("price_about", money=middle)
        return self.say("head_step", opening=opening, price=price, money=(middle,), hours=hours)

    def _kept(self) -> Head:
        """Kept: what it takes of the owner, and whoever does it now costs."""
        costs, opening = self.costs, self.opening
        if costs.today.by == NOBODY:
            return self.say("head_keep_undone", opening=opening)
        (hours,) = self.said(self.hours[1])
        if not costs.amount.told:
            ends = self._between(self.hours)
            return self.say("head_keep_range", opening=opening, **ends)
        if not self.paid:
            return self.say("head_keep", opening=opening, hours=hours)
        money, price = self.money[1], self.price()
        if not hours.value:
            return self.say("head_keep_paid", opening=opening, price=price, money=money)
        return self.say("head_keep_money", opening=opening, hours=hours, price=price, money=money)

    def _job(self) -> Head:
        """One job that ends: money and hours for all of it."""
        costs, opening, own = self.costs, self.opening, self.costs.today.by == OWNER
        (hours,), doing = self.said(self.hours[1]), costs.amount.today.p50
        if costs.asks_more:
            if not costs.amount.told:
                return self.say("head_more_open", opening=opening)
            if hours == time(doing):
                return self.say("head_job_same", opening=opening, hours=hours)
            return self.say("head_job_more", opening=opening, hours=hours, today=time(doing))
        back = doing - self.hours[1]
        if own and self._small(back):
            return self.say("head_job_small", inline=self.voice.name(self.row).inline, hours=hours, back=time(back))
        if not costs.amount.told:
            if not self.paid:
                times = self._between(self.hours)
                return self.say("head_job_time", opening=opening, **times)
            if self.money[0] == self.money[2]:
                return self.say("head_job_price", opening=opening, price=self.price(), money=self.money[1])
            if self.whole:
                low, high = (self.voice.exact(end * (1 + self.tax)) for end in (self.whole.low, self.whole.high))
                return self.say("head_job_given", opening=opening, low=low, high=high, range=(low, TO, high))
            return self.say("head_job_range", opening=opening, **self._between_money())
        if not costs.single:
            ends = self._between_money()
            return self.say("head_job_trade", opening=opening, **ends)
        if not self.paid:
            return self.say("head_job_hours", opening=opening, hours=hours)
        money = self.money[1]
        if self.row == STAFF:
            return self.say("head_job_staff", opening=opening, hours=hours, money=money)
        return self.say("head_job", opening=opening, price=self.price(), money=money, hours=hours)

    def _small(self, back: float) -> bool:
        """Whether it asks as many hours of the owner as it gives back, of an amount told, and could be kept."""
        return (
            self.row != SOFTWARE
            and self.costs.amount.told
            and "keep" not in self.costs.closed
            and back <= self.hours[1]
        )

    def _runs(self) -> Head:
        """Work that goes on, done by somebody else."""
        costs, opening = self.costs, self.opening
        (hours,) = self.said(self.hours[1])
        if costs.asks_more:
            if not costs.amount.told:
                return self.say("head_more_open", opening=opening)
            (today,) = self.said(costs.today.hours.p50)
            if hours == today:
                return self.say("head_same", opening=opening, hours=hours)
            return self.say("head_more", opening=opening, hours=hours, today=today)
        back = costs.hours_back_per_week.get(self.row) if costs.today.by == OWNER else None
        if back and self._small(back.p50):
            inline = self.voice.name(self.row).inline
            return self.say("head_small", inline=inline, hours=hours, back=self.voice.back(self.row)[0])
        least = parameters().by_id["minimum_contract"].typical
        if costs.form == "part_time" and costs.amount.told and costs.amount.hours.p50 < least:
            post = count(costs.inputs.number("minimum_contract") or least, "hours_a_month")
            return self.say("head_post", opening=opening, post=post, price=self.price(), money=self.money[1])
        if not costs.amount.told:
            return self._back_range(tuple(back)) if back else self._asks_range()
        if not costs.single:
            ends = self._between_money()
            return self.say("head_trade", opening=opening, **ends)
        return self._back() if back else self._asks()

    def _back(self) -> Head:
        """Hours given back to the owner, who does it today."""
        opening, start, money, back = self.opening, self.start(), self.money[1], self.voice.back(self.row)[0]
        if not self.paid:
            return self.say("head_back_free", opening=opening, back=back, start=start)
        if self.row == STAFF:
            return self.say("head_back_staff", opening=opening, back=back, start=start, money=money)
        return self.say("head_back", opening=opening, back=back, start=start, price=self.price(), money=money)

    def _asks(self) -> Head:
        """What it asks of the owner, where others do it today, or nobody."""
        opening, start, money, (hours,) = self.opening, self.start(), self.money[1], self.said(self.hours[1])
        if not self.paid:
            return self.say("head_asks_free", opening=opening, hours=hours, start=start)
        if self.row == STAFF:
            return self.say("head_asks_staff", opening=opening, hours=hours, start=start, money=money)
        return self.say("head_asks", opening=opening, hours=hours, start=start, price=self.price(), money=money)

    def _back_range(self, back: tuple[float, ...]) -> Head:
        """Hours given back, while nobody has said how much there is."""
        low, high = self.said(back[0], back[2])
        if high.value <= 0:
            return self.say("head_more_open", opening=self.opening)
        if low.value <= 0 or low.text == high.text:
            return self.say("head_back_up_to", opening=self.opening, high=high)
        ends = self._between((back[0], back[1], back[2]))
        return self.say("head_back_range", opening=self.opening, **ends)

    def _asks_range(self) -> Head:
        """What it asks, while nobody has said how much there is; its money where the hours hardly differ."""
        low, high = self.said(self.hours[0], self.hours[2])
        if self.as_quoted and high.value - low.value <= ONE_STEP.get(high.unit, 0.0):
            return self._asks()
        if low.text == high.text and self.paid:
            ends = self._between_money()
            return self.say("head_asks_money", opening=self.opening, **ends)
        if low.text == high.text:
            return self.say("head_asks_free", opening=self.opening, hours=high, start=self.start())
        times = self._between(self.hours)
        return self.say("head_asks_range", opening=self.opening, **times)

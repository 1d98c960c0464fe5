"""The sentences of the cost lens beside its headline, from the data's own wording, numbers kept apart."""

from functools import cached_property

from calculator.costs.headline import Head, Headline
from calculator.costs.inputs import specification
from calculator.costs.job_log import log
from calculator.costs.open_rows import PAID_BY
from calculator.costs.phrases import NOBODY, OUTSIDE, OWNER, POST, Filling, Voice, bare, count, time, times
from calculator.costs.result import BreakEven
from calculator.costs.rules import Settings, settings
from calculator.formats.sentence import Figure, Sentence, significant
from calculator.formats.sentence import say as filled

PROFESSIONAL = "professional"  # which stands for a person and for a firm alike
LEAST_ONCE = 0.25  # of an hour; less is none to speak of
EVEN = {"week": "hours_a_week", "month": "hours_a_month", "year": "hours_a_year", "all": "job_hours"}
MONEY_FIRST = (
    "head_job_given",
    "head_job_range",
    "head_job_trade",
    "head_asks_money",
    "head_trade",
    "head_step_range",
    "head_step_trade",
)
WITHOUT_FIGURES = ("head_none", "head_no_price", "head_step_no_price", "head_keep_undone")
NO_GAIN = ("head_small", "head_job_small", "head_more", "head_same", "head_job_more", "head_job_same")  # so keep it


class Words(Voice):
    """The sentences of one result."""

    @property
    def rules(self) -> Settings:
        """The rules of costs/rules.toml."""
        return settings()

    @cached_property
    def head(self) -> Head:
        """The headline, its key, and what it was filled in with."""
        return Headline(self).head()

    def headline(self) -> Sentence:
        """The recommended way's hours and money, in a sentence."""
        return self.head.sentence

    def beside(self) -> list[Sentence]:
        """What stands beside the headline: what is paid once, the ranges, and what a range left out."""
        costs = self.costs
        if costs.row not in costs.running or self.head.key in WITHOUT_FIGURES:
            return []
        return [*self._once(), *(self._rest() if not costs.single else self._ranges())]

    def _once(self) -> list[Sentence]:
        """What the start of the recommended row costs, in money and hours, beyond what it costs in a later year."""
        costs, row = self.costs, self.costs.row
        if not row or not costs.later_years or not costs.single or row == "first_step":
            return []
        first, later = costs.year_one[row], costs.later_years[row]
        money, hours = self.money(first.money.p50 - later.money.p50), first.hours.p50 - later.hours.p50
        if money.value > 0 and hours >= LEAST_ONCE:
            lines = [self.say("once_both", money=money, hours=time(hours))]
        elif money.value > 0:
            lines = [self.say("once_money", money=money)]
        else:
            lines = [self.say("once_hours", hours=time(hours))] if hours >= LEAST_ONCE else []
        return [*lines, *([self.say("once_there")] if lines and costs.today.by == OUTSIDE else [])]

    def _ranges(self) -> list[Sentence]:
        """In 8 of 10 cases: money and hours of the headline; no range where there is no width."""
        parts = self._step_ranges() if self.costs.row == "first_step" else self._row_ranges()
        if len(parts) > 1:
            return [self.say("range_both", first=parts[0], second=parts[1])]
        return [self.say("range_one", first=parts[0])] if parts else []

    def _step_ranges(self) -> list[Sentence]:
        """Money and hours of a first step, which is paid once."""
        step = self.costs.year_one["first_step"]
        low, high = self.money(step.money.p10), self.money(step.money.p90)
        money = [self.say("range_money", low=low, high=high)] if low != high else []
        return money + self._wide(*times(step.hours.p10, step.hours.p90))

    def _row_ranges(self) -> list[Sentence]:
        """Money and hours of the recommended row, as far as the headline names them."""
        headline, costs, parts = Headline(self), self.costs, []
        if headline.paid and "money" in self.head.values:
            low, _, high = headline.money
            if low[0] != high[0]:
                parts.append(self.say("range_money", low=low, high=high))
        if "back" in self.head.values and not costs.one_off:
            parts += self._wide(*self.back(costs.row or "")[1:], back=True)
        elif "hours" in self.head.values:
            few, middle, many = headline.hours
            ends = headline.said(few, many) if costs.one_off else self.alike(middle, few, many)
            parts += self._wide(*ends)
        return parts

    def _wide(self, low: Figure, high: Figure, *, back: bool = False) -> list[Sentence]:
        """A range of hours, given `back` or asked for; nothing where both its ends are said alike."""
        if low.text == high.text:
            return []
        return [self.say("range_back" if back else "range_hours", low=bare(low), high=high)]

    def _rest(self) -> list[Sentence]:
        """What a headline with one range leaves out: the money beside hours, the hours beside money."""
        headline, costs = Headline(self), self.costs
        if self.head.key not in MONEY_FIRST:
            low, _, high = headline.money
            if not headline.paid or costs.row == "first_step" or "money" in self.head.values:
                return []
            if low[0] == high[0]:
                return [self.say("beside_price", price=headline.price())] if headline.as_quoted else []
            return [self.say("beside_money", low=low, high=high)]
        if not costs.amount.told or costs.row == "first_step":
            return []
        back = costs.hours_back_per_week.get(costs.row or "") if costs.today.by == OWNER else None
        if back and back.p50 > 0 and not costs.one_off:
            return [self.say("beside_back", back=self.back(costs.row or "")[0])]
        return [self.say("beside_hours", hours=headline.said(headline.hours[1])[0])]

    def first_title(self) -> Sentence:
        """What the first table covers."""
        if self.costs.one_off:
            return self.say("title_job")
        if self.costs.months == 12:
            return self.say("title_first")
        return self.say("title_months", months=count(self.costs.months, "months"))

    def later_title(self) -> Sentence:
        """What the second table covers."""
        if self.costs.months == 12:
            return self.say("title_later")
        return self.say("title_later_months", months=count(self.costs.months, "months"))

    def notes(self) -> list[Sentence]:
        """What was noticed: a disguise, fit and cost at odds, a variant that costs less, a quote for another row."""
        costs, notes = self.costs, []
        alone = self._alone()
        odd = costs.disagreement if self.head.key not in NO_GAIN and not alone else None
        less = None if costs.form == PROFESSIONAL else costs.variant
        noticed = {"disguise": costs.disguise, "disagreement": odd, "variant": less}
        for kind, key in noticed.items():
            for rule in getattr(self.rules, kind):
                if rule.id != key or not (kind == "disguise" or costs.single):
                    continue
                told = kind != "disguise" or (costs.amount.told and (not costs.one_off or "months" in costs.inputs.own))
                notes.append(filled(rule.text if told else rule.untold, **self._facts()))
        kept = {rule.id for rule in self.rules.disagreement if rule.any_row}  # which speak of keeping it alone
        said = less or (odd and (odd not in kept or costs.cheapest[:1] == ("keep",)))
        return notes + (alone or ([] if said else self._cheaper())) + self._other_quotes()

    def _alone(self) -> list[Sentence]:
        """That a professional who works alone costs less than a firm of them."""
        costs, running = self.costs, self.costs.running
        people = [row for row in costs.cheapest[:1] if PAID_BY.get(row) == "freelancer"]
        if costs.form != PROFESSIONAL or PAID_BY.get(costs.row or "") != "firm" or not people or not costs.single:
            return []
        least, own = running[people[0]].total.p50, running[costs.row or ""].total.p50
        if least >= (1 - self.rules.margin) * own:
            return []
        return [self.say("alone", money=self.money(own - least), over=self.over())]

    def _cheaper(self) -> list[Sentence]:
        """That another row costs less than the recommended one, where no rule says why."""
        costs, first = self.costs, self.costs.year_one
        if not costs.single or not costs.cheapest or costs.row not in first or self.head.key in NO_GAIN:
            return []
        cheap = costs.cheapest[0]
        least, own = first[cheap].total.p50, first[costs.row].total.p50
        if least >= (1 - self.rules.margin) * own or (cheap == "keep" and costs.today.by == NOBODY):
            return []
        money, over = self.money(own - least), self.over()
        other, row = self.name(cheap).inline, self.name(costs.row).inline
        return [self.say("cheaper", other=other, row=row, money=money, over=over)]

    def _facts(self) -> dict[str, Filling]:
        """The figures, and the row, that a rule's text may name."""
        costs, running = self.costs, self.costs.running
        saved = 0.0
        if costs.variant in running and costs.row in running:
            saved = running[costs.row].total.p50 - running[costs.variant].total.p50
        assignments = significant(costs.work["assignments"])
        return {
            "assignments": Figure(assignments, "count", f"{assignments:.0f}"),
            "months": count(costs.months, "months"),
            "hours": time(costs.work["given_out_hours"]),
            "setup": time(costs.work["partner_setup_hours"]),
            "value": self.money(costs.owner_hour_value),
            "money": self.money(saved),
            "row": self.name(costs.row or "keep").inline,
            "other": self.name(next(iter(costs.cheapest), "keep")).inline,
        }

    def _other_quotes(self) -> list[Sentence]:
        """What a quote comes to whose row is not the recommended one, against that one."""
        costs, running, lines = self.costs, self.costs.running, []
        if costs.row not in running or not costs.single:
            return []
        own = running[costs.row]
        ways = {"freelance": ("freelance", "regular"), "partner": ("agency" if costs.one_off else "bpo",)}
        for quote in costs.quotes:
            rows = [row for row in ways[quote.way] if row in running and row not in costs.closed]
            if not quote.used or not rows or PAID_BY.get(costs.row) == quote.kind:
                continue
            row = min(rows, key=lambda key: running[key].total.p50)
            lines.append(
                self.say(
                    "quote_other",
                    row=self.name(row).inline,
                    money=self.money(running[row].total.p50),
                    over=self.over(),
                    own=self.name(costs.row).inline,
                    total=self.money(own.total.p50),
                )
            )
        return lines

    def over(self) -> Sentence:
        """Over what the figures of a table are: a year, the job, or so many months."""
        if self.costs.one_off or self.costs.months == 12:
            return self.say("over_job" if self.costs.one_off else "over_year")
        return self.say("over_months", months=count(self.costs.months, "months"))

    def left_out(self) -> list[Sentence]:
        """The rows that the table has not, for want of a price, each with the reason."""
        costs, reasons = self.costs, self.phrases.closed
        missing = [row for row, reason in costs.closed.items() if row not in costs.year_one and reason == "no_price"]
        return [self.say("left_out", row=self.name(row).name, reason=reasons["no_price"]) for row in missing]

    def cautions(self) -> list[Sentence]:
        """What these figures rest on: an amount or a trade not said, borrowed prices, VAT, the value of an hour."""
        costs, own, lines = self.costs, self.costs.inputs.own, self._amount()
        if not costs.trade and any(price.origin == "all_trades" for price in costs.prices):
            lines.append(self.say("trade_open"))
        if not costs.currency:
            lines.append(self.say("currency_open"))
        if costs.borrowed:
            labels = ", ".join(specification().inputs[key].label for key in costs.borrowed)
            lines.append(self.say("borrowed", list=labels))
        if costs.vat:
            percent = Figure(round(costs.vat * 100, 1), "percent", f"{costs.vat * 100:g} %")
            lines.append(self.say("vat_on", percent=percent))
        elif "vat_reclaim" not in own and any(price.used for price in costs.prices):
            lines.append(self.say("vat_off"))
        if not costs.hour_said:
            lines.append(self.say("value_default", value=self.money(costs.owner_hour_value)))
        if any(field.parameter and field.parameter not in own for field in log().field):
            lines.append(self.say("no_source"))
        return lines

    def _amount(self) -> list[Sentence]:
        """That the amount is the common task's, or drawn: from where to where it reaches."""
        costs, hours = self.costs, self.costs.amount.hours
        if costs.amount.told:
            return []
        unit = "hours" if costs.amount.unit == "job" else "hours_a_month"
        low, high = count(hours.p10, unit), count(hours.p90, unit)
        if low.text == high.text:
            return []
        return [
            self.say("amount_usual" if costs.amount.origin == "usual" else "amount_drawn", low=bare(low), high=high)
        ]

    def refused(self, ids: tuple[str, ...]) -> list[Sentence]:
        """That the result stands without figures that could not be read."""
        labels = specification().inputs
        return [self.say("without", label=labels[key].label if key in labels else key) for key in ids]

    def warnings(self) -> list[Sentence]:
        """The rows that ask for more hours than the owner said there are."""
        lines = []
        for key, carry in self.costs.carry.items():
            if carry.available is None or key in self.costs.closed:
                continue
            values: dict[str, Filling] = {"row": self.name(key).name, "available": self.weekly(carry.available)[0]}
            if carry.short:
                lines.append(self.say("carry_short", hours=self.weekly(carry.running)[0], **values))
            elif carry.first > carry.available:
                lines.append(self.say("carry_first", hours=self.weekly(carry.first)[0], **values))
        return lines

    def break_even(self) -> list[Sentence]:
        """Which row is cheapest at which amount, and when one with a start has paid for it."""
        even, lines = self.costs.break_even, []
        if even is None:
            return []
        unit = EVEN.get(even.unit, "pieces")
        for part in even.intervals:
            ends = {"from": count(part.from_, unit), "to": count(part.to or even.limit, unit)}
            key = "even_between"
            if part.from_ == 0:
                key = "even_only" if part.to is None else "even_up_to"
            elif part.to is None:
                key = "even_from"
            lines.append(self.say(key, row=self._at_any_amount(part.way), limit=ends["to"], **ends))
        now = count(even.now, unit)
        lines.append(self.say("even_now" if self.costs.amount.told else "even_drawn", now=now))
        return lines + self._payback(even)

    def _at_any_amount(self, row: str) -> str:
        """What a row is called whatever the amount: not by how many posts there are now."""
        posts = row == self.costs.row and self.costs.form == POST
        return self.phrases.form[POST].name if posts else self.name(row).name

    def _payback(self, even: BreakEven) -> list[Sentence]:
        """When a row with a start has paid for it against keeping the work."""
        month, ordinals = even.payback_month, self.phrases.ordinals
        if not even.pays or self.costs.one_off or self.costs.today.by == NOBODY or "keep" in self.costs.closed:
            return []
        row, keep = self.name(even.pays).inline, self.name("keep").inline
        if month is None and self.costs.today.by == OUTSIDE:
            return []  # whoever does it may be just that
        if month is None:
            return [self.say("payback_never", row=row, keep=keep, months=count(even.months, "months"))]
        if month > len(ordinals):
            return [self.say("payback_later", row=row, keep=keep, months=count(month, "months"))]
        return [self.say("payback", row=row, keep=keep, ordinal=ordinals[month - 1])]

    def hours(self, value: float) -> Figure:
        """So many hours in a table, where all are hours."""
        return count(value, "hours")

    def extras(self) -> list[Sentence]:
        """Fees and materials, a line of their own."""
        extras, costs = self.costs.extras, self.costs
        if not extras:
            return []
        over, label = self.over(), extras.label or specification().inputs["extras"].label
        low, typical, high = (self.money(value) for value in (extras.low, extras.typical, extras.high))
        if low == high:
            given = self.exact(extras.typical) if "extras" in costs.inputs.own else typical
            return [self.say("extras_one", label=label, typical=given, over=over)]
        return [self.say("extras_range", label=label, low=low, high=high, over=over)]

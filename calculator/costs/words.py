"""The sentences of the cost lens, from the data's own wording, numbers kept apart."""

from dataclasses import replace

from calculator.costs.inputs import specification
from calculator.costs.job_log import log
from calculator.costs.parameters import parameters
from calculator.costs.result import CostResult
from calculator.costs.rules import Settings, settings
from calculator.formats.sentence import Figure, Sentence, counted, money, significant
from calculator.formats.sentence import say as filled


class Words:
    """The sentences of one result."""

    def __init__(self, costs: CostResult) -> None:
        self.costs = costs
        self.rules: Settings = settings()
        self.text = self.rules.say

    def say(self, key: str, **values: str | Figure | Sentence) -> Sentence:
        """A sentence of costs/rules.toml, filled in."""
        return filled(self.text[key], **values)

    def money(self, value: float) -> Figure:
        """An amount in the region's currency."""
        return money(value, self.costs.sign)

    def count(self, value: float, unit: str) -> Figure:
        """So many hours, months or pieces."""
        names = self.rules.unit
        return counted(value, unit, names[unit.removesuffix("s")], names[unit])

    def hours(self, value: float) -> Figure:
        """So many hours."""
        return self.count(value, "hours")

    def headline(self) -> Sentence:
        """The recommended way's hours and money, in a sentence."""
        key, way, values = self.head()
        return self.say(key, way=self.text[f"way_{way}"], **values) if way else self.say(key)

    def head(self) -> tuple[str, str, dict[str, Figure]]:
        """The headline's key, its way, and its hours and money."""
        costs, way, row = self.costs, self.costs.way, self.costs.row
        if way is None or row is None:
            return "head_none", "", {}
        running, months = costs.running[row], costs.months
        monthly = self.money(running.money.p50 / months)
        if costs.one_off:
            key = "head_keep_job" if way == "keep" else "head_job"
            return key, way, {"money": self.money(running.money.p50), "hours": self.hours(running.hours.p50)}
        weekly = self.hours(costs.carry[row].running)
        if way == "keep":
            key = "head_keep_money" if running.money.p50 else "head_keep"
            return key, way, {"hours": weekly, "money": monthly}
        back = costs.hours_back_per_week[row].p50 if row in costs.hours_back_per_week else 0.0
        if significant(back) > 0:
            return "head_back", way, {"hours": self.hours(back), "money": monthly}
        return "head_take", way, {"hours": weekly, "money": monthly}

    def range(self) -> Sentence:
        """The range of money and hours under the headline."""
        costs = self.costs
        if costs.row is None:
            return ()
        year_one = costs.year_one[costs.row]
        key = "range_year" if not costs.one_off and costs.months == 12 else "range_job"
        low = self.hours(year_one.hours.p10)
        return self.say(
            key if year_one.money.p90 else f"{key}_hours",
            money_low=self.money(year_one.money.p10),
            money_high=self.money(year_one.money.p90),
            hours_low=replace(low, text=low.text.partition(" ")[0]),
            hours_high=self.hours(year_one.hours.p90),
        )

    def first_title(self) -> Sentence:
        """What the first table covers."""
        if self.costs.one_off:
            return self.say("title_job")
        if self.costs.months == 12:
            return self.say("title_first")
        return self.say("title_months", months=self.count(self.costs.months, "months"))

    def notes(self) -> list[Sentence]:
        """What was noticed: too much work to be true, a disguise, fit and cost at odds, a variant that costs less.

        Our usual amount of work is named where it is more than one person does: the reader had better say how much.
        """
        costs, notes = self.costs, []
        work, told = costs.work["monthly_hours"], costs.one_off or costs.amount.told
        if not told and work > parameters().by_id["full_time_hours"].typical:
            weekly = work / parameters().by_id["weeks_per_month"].typical
            notes.append(self.say("usual_too_much", hours=self.hours(weekly)))
        noticed = {"disguise": costs.disguise, "disagreement": costs.disagreement, "variant": costs.variant}
        for kind, key in noticed.items():
            for rule in getattr(self.rules, kind):
                if rule.id == key:
                    notes.append(filled(rule.text, **self._facts()))
        return notes

    def _facts(self) -> dict[str, Figure]:
        """The figures that a rule's text may name."""
        costs, running = self.costs, self.costs.running
        variant = {"bpo": "regular", "employee": "staff"}.get(costs.way or "")
        there = variant in running and costs.row in running
        saved = running[costs.row].total.p50 - running[variant].total.p50 if there else 0.0  # type: ignore[index]
        assignments = significant(costs.work["assignments"])
        return {
            "assignments": Figure(assignments, "count", f"{assignments:.0f}"),
            "months": self.count(costs.months, "months"),
            "hours": self.hours(costs.work["given_out_hours"]),
            "setup": self.hours(costs.work["partner_setup_hours"]),
            "value": self.money(costs.owner_hour_value),
            "money": self.money(saved),
        }

    def cautions(self) -> list[Sentence]:
        """What these figures rest on: borrowed prices, the value of an hour, hours that nobody has published."""
        costs, own, lines = self.costs, self.costs.inputs.own, []
        if costs.borrowed:
            labels = ", ".join(specification().inputs[key].label for key in costs.borrowed)
            lines.append(self.say("borrowed", list=labels))
        if "owner_hour_value" not in own:
            lines.append(self.say("value_default", value=self.money(costs.owner_hour_value)))
        if any(field.parameter and field.parameter not in own for field in log().field):
            lines.append(self.say("no_source"))
        return lines

    def warnings(self) -> list[Sentence]:
        """The ways that ask for more hours than there are."""
        lines = []
        for key, carry in self.costs.carry.items():
            if carry.available is None:
                continue
            values: dict[str, str | Figure] = {"way": self.rules.rows[key], "available": self.hours(carry.available)}
            if carry.short:
                lines.append(self.say("carry_short", hours=self.hours(carry.running), **values))
            elif carry.first > carry.available:
                lines.append(self.say("carry_first", hours=self.hours(carry.first), **values))
        return lines

    def break_even(self) -> list[Sentence]:
        """Which way is cheapest at which amount, and when a partner is paid back."""
        even, lines = self.costs.break_even, []
        if even is None:
            return []
        unit = "pieces" if even.variable == "pieces_per_month" else "job_hours"
        for part in even.intervals:
            ends = {"from": self.count(part.from_, unit), "to": self.count(part.to or even.limit, unit)}
            key = "even_between"
            if part.from_ == 0:
                key = "even_only" if part.to is None else "even_up_to"
            elif part.to is None:
                key = "even_from"
            lines.append(self.say(key, way=self.rules.rows[part.way], limit=ends["to"], **ends))
        lines.append(self.say("even_now", now=self.count(even.now, unit)))
        if not self.costs.one_off and even.payback_month:
            lines.append(self.say("payback", month=str(even.payback_month)))
        elif even.pays:
            lines.append(self.say("payback_never", months=self.count(even.months, "months")))
        return lines

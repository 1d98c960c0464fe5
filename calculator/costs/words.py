"""The sentences of the cost lens, from the data's own wording, numbers kept apart."""

from dataclasses import replace

from calculator.costs.assumptions import AMOUNTS
from calculator.costs.inputs import specification
from calculator.costs.job_log import log
from calculator.costs.parameters import parameters
from calculator.costs.result import CostResult, Interval
from calculator.costs.rules import Settings, settings
from calculator.formats.sentence import Figure, Sentence, counted, money, significant
from calculator.formats.sentence import say as filled


class Words:
    """The sentences of one result."""

    def __init__(self, found: CostResult) -> None:
        self.found = found
        self.rules: Settings = settings()
        self.text = self.rules.say

    def say(self, key: str, **values: str | Figure | Sentence) -> Sentence:
        """A sentence of costs/rules.toml, filled in."""
        return filled(self.text[key], **values)

    def money(self, value: float) -> Figure:
        """An amount in the region's currency."""
        return money(value, self.found.sign)

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
        found, way = self.found, self.found.way
        if way is None:
            return "head_none", "", {}
        running, months = found.running[way], found.months
        monthly = self.money(running.money.p50 / months)
        if found.one_off:
            key = "head_keep_job" if way == "keep" else "head_job"
            return key, way, {"money": self.money(running.money.p50), "hours": self.hours(running.hours.p50)}
        weekly = self.hours(found.carry[way].running)
        if way == "keep":
            key = "head_keep_money" if running.money.p50 else "head_keep"
            return key, way, {"hours": weekly, "money": monthly}
        back = found.hours_back_per_week[way].p50
        if significant(back) > 0:
            key = "head_back_second" if way == "bpo" else "head_back"
            return key, way, {"hours": self.hours(back), "money": monthly}
        return "head_take", way, {"hours": weekly, "money": monthly}

    def range(self) -> Sentence:
        """The range of money and hours under the headline."""
        way = self.found.way
        if way is None:
            return ()
        row = self.found.year_one[way]
        key = "range_year" if not self.found.one_off and self.found.months == 12 else "range_job"
        low = self.hours(row.hours.p10)
        return self.say(
            key if row.money.p90 else f"{key}_hours",
            money_low=self.money(row.money.p10),
            money_high=self.money(row.money.p90),
            hours_low=replace(low, text=low.text.partition(" ")[0]),
            hours_high=self.hours(row.hours.p90),
        )

    def first_title(self) -> Sentence:
        """What the first table covers."""
        if self.found.one_off:
            return self.say("title_job")
        if self.found.months == 12:
            return self.say("title_first")
        return self.say("title_months", months=self.count(self.found.months, "months"))

    def notes(self) -> list[Sentence]:
        """What was noticed: too much work to be true, a disguise, fit and cost at odds, a variant that costs less."""
        found, notes = self.found, self._too_much()
        for kind, key in (
            ("disguise", found.disguise),
            ("disagreement", found.disagreement),
            ("variant", found.variant),
        ):
            rule = next((row for row in getattr(self.rules, kind) if row.id == key), None)
            if rule:
                notes.append(filled(rule.text, **self._facts()))
        return notes

    def _too_much(self) -> list[Sentence]:
        """Our usual amount of work, where it is more than one person does: the reader had better say how much it is."""
        work = self.found.work["monthly_hours"]
        told = self.found.one_off or any(key in self.found.inputs.own for key in AMOUNTS)
        if told or work <= parameters().by_id["full_time_hours"].typical:
            return []
        return [self.say("usual_too_much", hours=self.hours(work / parameters().by_id["weeks_per_month"].typical))]

    def cautions(self) -> list[Sentence]:
        """What these figures rest on: borrowed prices, the value of an hour, hours that nobody has published."""
        found, own, lines = self.found, self.found.inputs.own, []
        if found.borrowed:
            labels = ", ".join(specification().inputs[key].label for key in found.borrowed)
            lines.append(self.say("borrowed", list=labels))
        if "owner_hour_value" not in own:
            lines.append(self.say("value_default", value=self.money(found.owner_hour_value)))
        if any(field.parameter and field.parameter not in own for field in log().field):
            lines.append(self.say("no_source"))
        return lines

    def _facts(self) -> dict[str, Figure]:
        """The figures that a rule's text may name."""
        found = self.found
        rows, running = found.year_one, found.running
        pairs = {"bpo": "regular", "employee": "staff"}
        way = found.way if found.way in pairs and pairs[found.way] in running else "employee"
        saved = running[way].total.p50 - running[pairs[way]].total.p50
        assignments = significant(found.work["assignments"])
        return {
            "assignments": Figure(assignments, "count", f"{assignments:.0f}"),
            "months": self.count(found.months, "months"),
            "hours": self.hours(rows["freelance"].hours.p50),
            "setup": self.hours(found.work["partner_setup_hours"]),
            "value": self.money(found.owner_hour_value),
            "money": self.money(saved),
        }

    def warnings(self) -> list[Sentence]:
        """The ways that ask for more hours than there are."""
        lines = []
        for key, carry in self.found.carry.items():
            values: dict[str, str | Figure] = {"way": self.rules.rows[key], "available": self.hours(carry.available)}
            if carry.short:
                lines.append(self.say("carry_short", hours=self.hours(carry.running), **values))
            elif carry.first > carry.available:
                lines.append(self.say("carry_first", hours=self.hours(carry.first), **values))
        return lines

    def break_even(self) -> list[Sentence]:
        """Which way is cheapest at which amount, and when a partner is paid back."""
        even = self.found.break_even
        unit = "pieces" if even.variable == "pieces_per_month" else "job_hours"
        lines = [self._interval(i, unit) for i in even.intervals]
        lines.append(self.say("even_now", now=self.count(even.now, unit)))
        if not self.found.one_off and even.payback_month:
            lines.append(self.say("payback", month=str(even.payback_month)))
        elif not self.found.one_off:
            lines.append(self.say("payback_never", months=self.count(even.months, "months")))
        return lines

    def _interval(self, part: Interval, unit: str) -> Sentence:
        name, even = self.rules.rows[part.way], self.found.break_even
        ends = {"from": self.count(part.from_, unit), "to": self.count(part.to or even.limit, unit)}
        if part.from_ == 0 and part.to is None:
            return self.say("even_only", way=name, limit=ends["to"])
        key = "even_up_to" if part.from_ == 0 else "even_from" if part.to is None else "even_between"
        return self.say(key, way=name, **ends)

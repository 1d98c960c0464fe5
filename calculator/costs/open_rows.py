"""Which rows the table of costs has, which of them cannot be chosen and why, and which row stands for a way."""

from collections.abc import Mapping
from typing import NamedTuple

from calculator.costs.assumptions import Assumptions
from calculator.costs.inputs import choice
from calculator.costs.prices import WAY
from calculator.costs.setting import Setting
from calculator.model.answers import Answers, Inputs

OUTSIDE = ("freelance", "regular", "agency", "bpo")
STEP, PART = "first_step", "part"  # the beginning of the work, never to be held against the whole
HOURS = "hours"  # which nobody told, while a quote says how much work it is
PAID_BY = {
    "freelance": "freelancer",
    "regular": "freelancer",
    "first_step": "freelancer",
    "agency": "firm",
    "bpo": "firm",
    "staff": "wage",
    "employee": "wage",
    "temp": "wage",
}
BY_TRADE = "outside"  # whoever does it then may be of the trade that answers for it
LEAST_ABLE = 2  # from this answer on, the owner can do it after a fashion
LEAST_EXPOSURE = 1
HARDLY = 1  # up to this answer there is hardly anybody, or far too expensive
OFFERED_BY = {"people": ("freelance", "regular"), "firms": ("agency", "bpo")}  # by the question that tells it
AMOUNT_SAID = ("word", "minute")  # a quote for so many of these says how much there is, which no other row knows


class Case(NamedTuple):
    """A task as the rules of this module look at it."""

    answers: Answers
    inputs: Inputs
    setting: Setting
    given: Assumptions


def shown(case: Case) -> tuple[str, ...]:
    """The rows that make sense for the work and have a price, in the order of the table."""
    one_off, setting = case.given.one_off, case.setting
    there = {
        "keep": True,
        "staff": choice(case.inputs, "staff_could") == "yes",
        "freelance": True,
        "regular": not one_off,
        "agency": one_off or "agency" in (setting.form, setting.row),
        "bpo": not one_off,
        "employee": True,
        "temp": setting.form == "temp" or "season" in setting.marks,
        "software": setting.software or "software" in (setting.form, setting.row),
        "first_step": "first_step" in (setting.form, setting.row),
    }
    return tuple(row for row, sensible in there.items() if sensible and not _lacks_price(case, row))


def _lacks_price(case: Case, row: str) -> bool:
    """Whether nobody knows a price for it in the reader's currency."""
    prices, values = case.given.prices.by_kind, case.given.values
    if row == "software" and not case.given.place.priced and "software_fee" not in case.inputs.own:
        return True
    kind = PAID_BY.get(row, "")
    if row in ("keep", "software"):
        payers = {"kept_by_staff": "wage", "kept_by_freelancer": "freelancer", "kept_by_firm": "firm"}
        kind = next((kind for key, kind in payers.items() if values[key]), "")
    return bool(kind) and not prices[kind].known


def closed(case: Case, medians: Mapping[str, float]) -> dict[str, str]:
    """Why a row cannot be chosen, by row: a key of `closed` in costs/words.toml.

    A row that is not in the table, because it has no price or such work has no such row, is among them. `medians` are
    all quantities with every parameter at its median.
    """
    given, one_off = case.answers.given, case.given.one_off
    away = {}
    if case.answers.limits.get("direct"):
        away = dict.fromkeys(OUTSIDE, "direct")
    elif given.get("exposure", LEAST_EXPOSURE) < LEAST_EXPOSURE:
        away = dict.fromkeys(OUTSIDE, "exposure")
    kind = {"regular": "one_off", "bpo": "one_off"} if one_off else {}
    if not one_off and "agency" not in (case.setting.form, case.setting.row):
        kind["agency"] = "recurring"
    reasons = {
        **{row: "no_price" for row in (*PAID_BY, "software") if _lacks_price(case, row)},
        **({"keep": "no_price"} if _lacks_price(case, "keep") else {}),
        **({} if medians["regular_fits"] else {"regular": "too_much"}),
        **({"freelance": "asks_more"} if asks_more(medians) else {}),
        **({STEP: PART} if STEP in shown(case) else {}),
        **dict.fromkeys(_of_another_amount(case), HOURS),
        **({"employee": "filled"} if _filled(case) else {}),
        **_kept(case),
        **kind,
        **away,
    }
    rows = {*shown(case), "freelance", "regular", "agency", "bpo", "employee", "keep"}
    rows |= {"software"} if case.setting.software else set()
    return {row: reason for row, reason in reasons.items() if row in rows}


def scarce(case: Case) -> dict[str, str]:
    """The rows of people or firms that the reader says there are hardly any of, and none has named a price, by row the
    question that tells it. An ordinary price is none of theirs: such a row is open, and not called cheap.
    """
    given, quoted = case.answers.given, {quote.way for quote in case.given.prices.quotes}
    few = [key for key in OFFERED_BY if key in given and given[key] <= HARDLY]
    found = {row: key for key in few for row in OFFERED_BY[key] if WAY[PAID_BY[row]] not in quoted}
    return {row: key for row, key in found.items() if row in shown(case) and row != case.setting.row}


def _of_another_amount(case: Case) -> list[str]:
    """The rows whose hours are drawn though a quote for words or minutes says how much there is."""
    said = {quote.way for quote in case.given.prices.quotes if quote.used and quote.unit in AMOUNT_SAID}
    if not said or case.given.amount.told:
        return []
    paid = {kind for kind, way in WAY.items() if way in said}
    undone = bool(case.given.values["undone"])
    others = [row for row in shown(case) if PAID_BY.get(row) not in paid and not (row == "keep" and undone)]
    return [row for row in others if row not in (case.setting.row, STEP)]


def _filled(case: Case) -> bool:
    """Whether the staff do it today, and it is advised to leave it with them."""
    return case.setting.form == "staff" and case.setting.row == "keep"


def asks_more(medians: Mapping[str, float]) -> bool:
    """Whether jobs given out one by one ask more of the owner, who does the work today, than doing it."""
    if not medians["kept_by_owner"]:
        return False
    doing = medians["work_hours"] * medians["slow"] + medians["running"]
    return medians["freelance_hours"] + medians["freelance_setup_hours"] > doing


def _kept(case: Case) -> dict[str, str]:
    """Why it cannot be kept: somebody must answer for it, or who would do it cannot; never where that is the advice."""
    if case.setting.row == "keep":
        return {}
    if case.given.values["undone"]:
        return {"keep": "undone"}
    if "profession" in case.setting.marks and choice(case.inputs, "done_by") != BY_TRADE:
        return {"keep": "profession"}
    by_others = case.given.values["kept_by_owner"] == 0
    unable = case.answers.given.get("able", LEAST_ABLE) < LEAST_ABLE
    return {"keep": "able"} if unable and not by_others else {}


def row_of(case: Case, way: str, wanted: str = "") -> str | None:
    """The row that stands for a way: the one that its form wants, else its usual one; None without either."""
    rows = shown(case)
    could = (wanted,) if wanted == STEP else (turned(case, wanted), turned(case, way))
    there = [row for row in could if row in rows]
    return there[0] if there else None


def turned(case: Case, row: str) -> str:
    """The row that takes a row's place: a firm for one job where the work ends, a temp where the form is that."""
    if row == "bpo" and case.given.one_off:
        return "agency"
    return "temp" if row == "employee" and case.setting.form == "temp" else row

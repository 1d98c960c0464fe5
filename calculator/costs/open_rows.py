"""Which rows the table of costs has, which of them are none to choose and why, and which stands for a way."""

from collections.abc import Mapping
from typing import NamedTuple

from calculator.costs.assumptions import Assumptions
from calculator.costs.inputs import choice
from calculator.costs.setting import Setting
from calculator.model.answers import Answers, Inputs

OUTSIDE = ("freelance", "regular", "agency", "bpo", "first_step")
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
LEAST_ABLE = 2  # from this answer on, the owner can do it after a fashion
LEAST_EXPOSURE = 1
RUNS_ON = 3  # `lifetime` from which a professional is a firm that goes on


class Case(NamedTuple):
    """What the rules look at."""

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
        "agency": one_off or setting.form == "agency",
        "bpo": not one_off,
        "employee": True,
        "temp": setting.form == "temp" or "season" in setting.marks,
        "software": setting.software or setting.form == "software",
        "first_step": setting.form == "first_step",
    }
    return tuple(row for row, sensible in there.items() if sensible and not _lacks_price(case, row))


def _lacks_price(case: Case, row: str) -> bool:
    """Whether nobody knows a price for it in the reader's currency."""
    prices, values = case.given.prices.by_kind, case.given.values
    kind = PAID_BY.get(row, "")
    if row in ("keep", "software"):
        payers = {"kept_by_staff": "wage", "kept_by_freelancer": "freelancer", "kept_by_firm": "firm"}
        kind = next((kind for key, kind in payers.items() if values[key]), "")
    return bool(kind) and not prices[kind].known


def closed(case: Case, medians: Mapping[str, float]) -> dict[str, str]:
    """Why a row is none to choose, by row; those that have no price, or none for this kind of work, are among them."""
    given, one_off = case.answers.given, case.given.one_off
    away = {}
    if case.answers.limits.get("direct"):
        away = dict.fromkeys(OUTSIDE, "direct")
    elif given.get("exposure", LEAST_EXPOSURE) < LEAST_EXPOSURE:
        away = dict.fromkeys(OUTSIDE, "exposure")
    kind = {"regular": "one_off", "bpo": "one_off"} if one_off else {}
    if not one_off and case.setting.form != "agency":
        kind["agency"] = "recurring"
    reasons = {
        **{row: "no_price" for row in PAID_BY if _lacks_price(case, row)},
        **({"keep": "no_price"} if _lacks_price(case, "keep") else {}),
        **({} if medians["regular_fits"] else {"regular": "too_much"}),
        **({"freelance": "asks_more"} if _asks_more(medians) else {}),
        **_kept(case),
        **kind,
        **away,
    }
    rows = {*shown(case), "freelance", "regular", "agency", "bpo", "employee", "keep"}
    return {row: reason for row, reason in reasons.items() if row in rows}


def _asks_more(medians: Mapping[str, float]) -> bool:
    """Whether jobs given out one by one ask more of the owner than doing the work."""
    doing = medians["work_hours"] * medians["slow"] + medians["running"]
    return medians["freelance_hours"] + medians["freelance_setup_hours"] > doing


def _kept(case: Case) -> dict[str, str]:
    """Why it cannot be kept: somebody must answer for it, or who would do it cannot."""
    if "profession" in case.setting.marks:
        return {"keep": "profession"}
    by_others = case.given.values["kept_by_owner"] + case.given.values["undone"] == 0
    unable = case.answers.given.get("able", LEAST_ABLE) < LEAST_ABLE
    return {"keep": "able"} if unable and not by_others else {}


def row_of(case: Case, way: str, form_row: Mapping[str, str], form: str = "") -> str | None:
    """The row that stands for a way, in its form where there is one; None where the table has none."""
    rows = shown(case)
    usual = {"bpo": "agency" if case.given.one_off else "bpo"}.get(way, way)
    wanted = form_row.get(form, usual)
    if form == "professional":
        runs = case.answers.given.get("lifetime", 0) >= RUNS_ON
        wanted = "bpo" if way == "bpo" and runs else "freelance"
    if wanted == "bpo" and case.given.one_off:
        wanted = "agency"
    return next((row for row in (wanted, usual) if row in rows), None)

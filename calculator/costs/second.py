"""The second set of figures, "what if": the first set with a few figures changed, and what is wrong with these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from calculator import load
from calculator.costs.amounts import AMOUNTS, too_much
from calculator.costs.inputs import HIGH, UNIT, choice, is_money, parse, specification
from calculator.costs.parameters import parameters
from calculator.costs.place import OTHER
from calculator.costs.setting import COUNTED
from calculator.load import DataError
from calculator.model.answers import LONGEST_SHOWN, Answers, Inputs

FILE = "costs/what_if.toml"
PREFIX = "if_"  # before an input's id, in the form and in the address
MEASURES = ("task_hours", "pieces_per_month")  # of how much work it is


@dataclass(frozen=True)
class WhatIf:
    """All of costs/what_if.toml: which inputs may change, in the order of the form, and the words for them."""

    inputs: tuple[str, ...]
    label: dict[str, str]
    choice: dict[str, dict[str, str]]
    say: load.Texts

    @property
    def fields(self) -> tuple[str, ...]:
        """The inputs that have a field of their own: all but units, which stand beside a number."""
        return tuple(key for key in self.inputs if not key.endswith(UNIT))


@cache
def what_if(folder: load.Folder = load.DATA) -> WhatIf:
    """Read and check costs/what_if.toml; DataError names the key."""
    found, known = load.record(WhatIf, load.table(FILE, folder), FILE), specification(folder).inputs
    for key in found.inputs:
        if key not in known:
            raise DataError(f"{FILE}: inputs: {key!r} is no input")
    if found.label.keys() != {*found.inputs}:
        raise DataError(f"{FILE}: label: expected the keys {', '.join(found.inputs)}")
    chosen = {key for key in found.fields if known[key].kind == "choice"}
    if found.choice.keys() != chosen:
        raise DataError(f"{FILE}: choice: expected the keys {', '.join(sorted(chosen))}")
    for key, words in found.choice.items():
        if words.keys() != known[key].choices.keys():
            raise DataError(f"{FILE}: choice.{key}: expected the keys {', '.join(known[key].choices)}")
    return found


@dataclass(frozen=True)
class Second:
    """The second set as it was given. `entered` has every text by input id; `given` what could be read of them, and
    `inputs` the first set with these over it. `wrong` has a message for each other one.
    """

    entered: dict[str, str] = field(default_factory=dict)
    given: Inputs = field(default_factory=Inputs)
    inputs: Inputs = field(default_factory=Inputs)
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> tuple[str, ...]:
        """The inputs that were given another figure, each once: a unit counts as its number's."""
        changed = dict.fromkeys(key.removesuffix(HIGH).removesuffix(UNIT) for key in self.given.own)
        return tuple(key for key in changed if key in what_if().fields)

    @property
    def form(self) -> dict[str, str]:
        """Everything that was entered, as the form's own values."""
        return {PREFIX + key: text for key, text in self.entered.items()}

    @property
    def values(self) -> dict[str, str]:
        """What could be read of it, as the form's own values."""
        return {PREFIX + key: text for key, text in self.entered.items() if key in self.given.own}

    def usual(self, ids: frozenset[str]) -> frozenset[str]:
        """Which of these inputs, that still hold a common task's figure, count as not told in the second set."""
        amounts = AMOUNTS if {*self.changed} & {*MEASURES} else ()
        return ids - {*amounts, *self.given.own}


def fields(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The second set's part of a form, by input id; empty fields change nothing."""
    given = {key: raw.get(PREFIX + key) for key in what_if().inputs}
    return {key: value for key, value in given.items() if value is not None and str(value).strip()}


def read(changes: Mapping[str, Any], answers: Answers, first: Inputs) -> Second:
    """The second set by its changes, as `fields` gives them, over the first; never raises.

    What is wrong is left out with its unit, and the rest counts. Amounts are in the currency of the first set.
    """
    wrong: dict[str, str] = {}
    found = _parsed(changes, first, wrong)
    for check in (_place, _count, _much):
        for key, message in check(found, first, answers).items():
            wrong[key] = message
            found = _without(found, key)
    known = specification().inputs
    found = {key: found[key] for key in known if key in found}
    entered = {key: str(value)[:LONGEST_SHOWN] for key, value in changes.items()}
    return Second(entered, Inputs(found), _over(first, found), wrong)


def _parsed(changes: Mapping[str, Any], first: Inputs, wrong: dict[str, str]) -> dict[str, float | str]:
    """The changes that can be read; messages about the others stand in `wrong` afterwards, by field."""
    region = changes.get("region") if changes.get("region") in parameters().regions else choice(first, "region")
    code = _currency(first, str(region))
    around = {"region": region} | ({"in_currency": code} if code else {})
    inputs, errors = parse(around | dict(changes))
    there = (*changes, *_ends(changes), *(() if code else ("in_currency",)))
    found = {key: value for key, value in inputs.own.items() if key in there}
    for key, message in errors.items():
        wrong[key.removesuffix(UNIT)] = message
        found = _without(found, key.removesuffix(UNIT))
    lone = [key for key in found if key.endswith(UNIT) and key.removesuffix(UNIT) not in found | first.own]
    return {key: value for key, value in found.items() if key not in lone}


def _ends(changes: Mapping[str, Any]) -> list[str]:
    """What a number may fill in besides: the high end of its range, and the unit that was typed with it."""
    return [key + end for key in changes for end in (HIGH, UNIT)]


def _currency(inputs: Inputs, region: str) -> str:
    """The currency that amounts are in; empty while it is open."""
    return str(inputs.own.get("in_currency") or parameters().regions[region].currency)


def _without(found: Mapping[str, float | str], key: str) -> dict[str, float | str]:
    """The changes without one of them, its unit and its range."""
    return {other: value for other, value in found.items() if other not in (key, key + UNIT, key + HIGH)}


def _over(first: Inputs, found: Mapping[str, float | str]) -> Inputs:
    """The first set with these over it, in the order of the data; a single number has no high end any more."""
    own = {key: value for key, value in first.own.items() if key.removesuffix(HIGH) not in found} | dict(found)
    return Inputs({key: own[key] for key in specification().inputs if key in own})


def _place(found: Mapping[str, float | str], first: Inputs, answers: Answers) -> dict[str, str]:
    """Amounts of the reader's own cannot move to a place with another currency."""
    old = choice(first, "region")
    before, after = _currency(first, old), _currency(first, str(found.get("region", old)))
    if before == after or not any(map(is_money, first.own)):
        return {}
    names = specification().inputs["region"].choices
    shown = {"old": before or names[OTHER], "new": after or names[OTHER]}
    return {"region": what_if().say["place"].format(**shown)}


def _count(found: Mapping[str, float | str], first: Inputs, answers: Answers) -> dict[str, str]:
    """A quote for a word or a minute, or in percent, says nothing without their number."""
    own, wrong = _over(first, found), {}
    for key in what_if().fields:
        unit = key + UNIT
        counted = unit in specification().inputs and choice(own, unit) in COUNTED and f"{key}_count" not in own.own
        if counted and {key, unit} & found.keys():
            wrong[key] = what_if().say["count"]
    return wrong


def _much(found: Mapping[str, float | str], first: Inputs, answers: Answers) -> dict[str, str]:
    """More work than a small firm has."""
    much = too_much(answers, _over(first, found))
    return {key: much for key in MEASURES if much and {key, key + UNIT} & found.keys()}

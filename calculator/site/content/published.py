"""Counts of the published cases for the pages: the reference's on all of them, our own on the half held here."""

from collections.abc import Iterable, Sequence

from calculator.model import agreement, definition
from calculator.model.agreement import Case, Coding, Share
from calculator.model.neighbours import TOLD, Told

SURE = ("clear", "likely")


def held(name: str) -> list[Coding]:
    """The codings of a set, by the code behind the pages."""
    return [coding for coding in agreement.published() if coding.case.set == name]


def together(pairs: Iterable[Sequence[int]]) -> Share:
    """Counts of right ones among all, added up."""
    right, total = zip(*pairs, strict=True)
    return Share(sum(right), sum(total))


def by_firmness(firmness: str) -> Share:
    """The reference's answers of one firmness, over both sets."""
    return together(one["by_firmness"][firmness] for one in definition.validation()["sets"].values())


def firmness_moved() -> int:
    """Codings of the half held here, at least, that the reference calls by another firmness than this code does."""
    moved = 0
    for name, reference in definition.validation()["first_half"].items():
        for firmness, (_, total) in reference["by_firmness"].items():
            moved += abs(total - sum(coding.result.firmness == firmness for coding in held(name)))
    return moved // 2


def fresh_sure() -> Share:
    """The reference's clear and likely answers on the fresh cases."""
    fresh = definition.validation()["fresh"]["by_firmness"]
    return together(fresh[firmness] for firmness in SURE)


def adviser() -> Share:
    """What a person named who read the whole descriptions, over both sets."""
    return together(definition.validation()["adviser"].values())


def source(case: Case) -> str:
    """The title of a case's source with its year, where that is known."""
    return Told(**{key: getattr(case, key) for key in TOLD}).source

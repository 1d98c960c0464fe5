"""Tasks that could share, in words."""

from dataclasses import dataclass

from calculator.portfolio_rules import words
from calculator.portfolio_words import amount, hours
from calculator.sentence import Figure, Sentence, say
from calculator.sharing import Shared


@dataclass(frozen=True)
class Group:
    """Tasks that could share, and what that saves."""

    way: str
    title: str
    cost: Sentence
    saves: Sentence
    unsaid: bool
    currency: str


def in_words(group: Shared) -> Group:
    """One group: its title, what it costs as one, and what that saves."""
    text = words()
    names = [entry.name or text["unnamed"] for entry in group.entries]
    named = f"{', '.join(names[:-1])} {text['and']} {names[-1]}"
    assert group.entries[0].cost is not None
    currency = group.entries[0].cost.currency
    sizes = {"money": amount(abs(group.saved.money), currency), "hours": hours(abs(group.saved.hours))}
    whole = {"money": amount(group.together.money, currency), "hours": hours(group.together.hours)}
    title = text[f"share_{group.way}"].format(tasks=named)
    saves = say(text[_saves(sizes, group)], **sizes)
    return Group(group.way, title, say(text["share_cost"], **whole), saves, not group.kind, currency)


def _saves(sizes: dict[str, Figure], group: Shared) -> str:
    """Which sentence says what sharing saves."""
    money_, hours_ = group.saved
    if sizes["money"].value and sizes["hours"].value:
        return "share_both" if money_ > 0 and hours_ > 0 else "share_money_dear" if money_ > 0 else "share_hours_dear"
    return "share_money" if sizes["money"].value else "share_hours"

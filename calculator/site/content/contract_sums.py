"""What two invented contracts come to in a first year, and on the day of leaving."""

from dataclasses import dataclass, replace
from functools import cache

from calculator import load
from calculator.load import DataError
from calculator.site.content.process.example import Offer, shop

FILE = "site/contract_sums.toml"
MONTHS = 12


@dataclass(frozen=True)
class Terms:
    """What a contract asks for: money in dollars, `least` in pieces a month, the rest in months and hours."""

    start: int
    term: int
    renews: int
    notice: int
    help_hours: int
    help_price: int
    least: int = 0

    def first_year(self, pieces: int, price: float) -> int:
        """The start fee and twelve bills for this many pieces a month."""
        return round(self.start + MONTHS * max(pieces, self.least) * price)

    def bound(self, month: int) -> int:
        """For how many months one is still bound who decides to leave at the end of this month."""
        end = self.term
        while self.renews and end - self.notice < month:
            end += self.renews
        return max(end - month, self.notice)

    def leave(self, month: int, price: float) -> int:
        """What is still to be paid when one leaves then and sends no more work: least bills, and help."""
        return round(self.bound(month) * self.least * price + self.help_hours * self.help_price)


@dataclass(frozen=True)
class Amount:
    """How much work comes: a share of what the offer is for."""

    name: str
    share: float


@dataclass(frozen=True)
class Sums:
    """All of the file; `offer` names the unit of the shop's offer."""

    offer: str
    leaving: tuple[int, ...]
    amount: tuple[Amount, ...]
    terms: dict[str, Terms]


class Page:
    """What the page puts in."""

    def __init__(self, sums: Sums, offer: Offer) -> None:
        self.terms = {key: replace(terms, least=terms.least or offer.least) for key, terms in sums.terms.items()}
        self.leaving, self.offer = sums.leaving, offer
        self.amounts = [(amount.name, round(amount.share * offer.pieces)) for amount in sums.amount]


@cache
def page(folder: load.Folder = load.DATA) -> Page:
    """The two contracts with the offer that they are for; DataError where no offer has that unit."""
    sums = load.record(Sums, load.table(FILE, folder), FILE)
    for offer in shop().offer:
        if offer.unit == sums.offer:
            return Page(sums, offer)
    raise DataError(f"{FILE}: offer: {sums.offer!r}: no offer of the shop has this unit")

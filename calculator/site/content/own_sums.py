"""The worked sums of the guide's own pages: software beside a partner, and a part-time post in two countries."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.parameters import Triangle, parameters
from calculator.costs.trades import HOME, TradePrice, trades
from calculator.documents.agreed import CaseTest, agreed
from calculator.load import DataError
from calculator.site.content import contract_sums
from calculator.site.content.process.example import shop

FILE = "site/own_sums.toml"
CONTRACT = "theirs"  # as the shop's partner wrote it
MINUTES = 60  # of an hour


@dataclass(frozen=True)
class UkPost:
    """A part-time post in the United Kingdom; money in pounds a year, wages by the hour, sick pay by the week."""

    hours: int
    trade: str
    weeks: int
    leave_weeks: float
    lowest_wage: float
    young_wage: float
    apprentice_wage: float
    sick_pay: float
    pension_share: float
    pension_from: float
    pension_asks: float
    insurance_share: float
    insurance_from: float
    allowance: float
    recheck: str

    @property
    def wage(self) -> float:
        """Pounds for a paid hour: the low end of the trade."""
        return _wage(self.trade, "uk").low

    @property
    def pay(self) -> float:
        """The pay of all paid weeks."""
        return self.hours * self.weeks * self.wage

    @property
    def worked(self) -> float:
        """Hours that are left after paid leave."""
        return self.hours * (self.weeks - self.leave_weeks)

    @property
    def pension(self) -> float:
        """The least that the employer pays in; nothing where the pay is under what the law asks it from."""
        return self.pension_share * max(0.0, self.pay - self.pension_from) if self.pay >= self.pension_asks else 0.0

    @property
    def insurance(self) -> float:
        """Employer's National Insurance before the allowance."""
        return self.insurance_share * max(0.0, self.pay - self.insurance_from)

    @property
    def due(self) -> float:
        """Employer's National Insurance of a firm that has the allowance and no other staff."""
        return max(0.0, self.insurance - self.allowance)

    @property
    def least(self) -> float:
        """All of it with the allowance."""
        return self.pay + self.pension + self.due

    @property
    def most(self) -> float:
        """All of it where another post has used up the allowance, or the firm has none."""
        return self.pay + self.pension + self.insurance


@dataclass(frozen=True)
class UsPost:
    """A part-time post in the United States, and the averages of an hour worked that it is worked out by; dollars."""

    hours: int
    trade: str
    weeks: int
    pay: float
    law: float
    leave: float
    insurance: float
    extra: float
    retirement: float
    total: float
    recheck: str

    @property
    def wage(self) -> float:
        """Dollars for an hour: what is usual in the trade."""
        return _wage(self.trade, "us").typical

    @property
    def year(self) -> float:
        """The pay of a year."""
        return self.hours * self.weeks * self.wage

    @property
    def with_law(self) -> float:
        """The same with what the law asks for."""
        return self.year * (1 + self.law / self.pay)

    @property
    def with_all(self) -> float:
        """The same with everything that the average firm pays."""
        return self.year * self.total / self.pay

    @property
    def share(self) -> float:
        """The part of the whole cost that is pay."""
        return self.pay / self.total


@dataclass(frozen=True)
class Split:
    """A month of the shop's emails of which software solves a part and the partner answers the rest; US dollars."""

    emails: int
    least: int
    by_software: int
    piece: float
    fee: float
    partner_piece: float
    check_hours: float
    hour: float

    @property
    def rest(self) -> int:
        """Emails that are left to people."""
        return self.emails - self.by_software

    @property
    def software(self) -> float:
        """What the seller charges for solved emails."""
        return self.by_software * self.piece

    @property
    def people(self) -> float:
        """What the partner charges for the rest, without a least bill."""
        return self.rest * self.partner_piece

    @property
    def bound(self) -> float:
        """What the least bill adds to that."""
        return max(0, self.least - self.rest) * self.partner_piece

    @property
    def money(self) -> float:
        """All of it but the least bill."""
        return self.software + self.fee + self.people

    @property
    def together(self) -> float:
        """Money, and the hours of checking at what the owner's hour is worth."""
        return self.money + self.check_hours * self.hour

    @property
    def alone(self) -> float:
        """What the partner charges for all of them without software."""
        return self.emails * self.partner_piece

    @property
    def even(self) -> float:
        """The partner's price for an email of the rest at which nothing is saved any more."""
        return (self.alone - self.software - self.fee) / self.rest


@dataclass(frozen=True)
class Sums:
    """All of site/own_sums.toml."""

    uk: UkPost
    us: UsPost

    @property
    def test(self) -> CaseTest:
        """The test of software, as its form has it."""
        return agreed().test

    def split(self, solved: str = "typical", piece: str = "low", fee: str = "typical") -> Split:
        """The shop's month with the low, typical or high share, price of a piece and base price of the program."""
        known, example, contract = parameters().by_id, shop().figures, contract_sums.page()
        offer, least = contract.offer, contract.terms[CONTRACT].least
        by_software = round(offer.pieces * _end(known["solved"].triangle, solved))
        hours = by_software * example.minutes / MINUTES * known["software_check"].typical
        price, base = _end(known["software_piece"].triangle, piece), _end(known["software_fee"].triangle, fee)
        return Split(offer.pieces, least, by_software, price, base, offer.price, hours, example.hour)


def _end(triangle: Triangle, name: str) -> float:
    value: float = getattr(triangle, name)
    return value


def _wage(trade: str, region: str) -> TradePrice:
    found = trades().find(trade, "wage", region, HOME)
    if found is None:
        raise DataError(f"{FILE}: {region}.trade: {trade!r} has no wage")
    return found[0]


@cache
def sums(folder: load.Folder = load.DATA) -> Sums:
    """The figures, checked; DataError names a key that does not fit."""
    return load.record(Sums, load.table(FILE, folder), FILE)


def stale(today: str) -> list[str]:
    """A line for each country whose figures are to be looked up again; `today` is an ISO date."""
    dated = {"uk": sums().uk.recheck, "us": sums().us.recheck}
    return [f"{FILE}: {place}: to be checked again since {day}" for place, day in dated.items() if day < today]

"""Where prices are taken from, and the one currency of a result."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.costs.inputs import is_money
from calculator.costs.parameters import parameters
from calculator.costs.trades import BASE
from calculator.formats.figure_words import words

OTHER = "other"
COMPARED = ("freelance_rate", "partner_rate", "wage", "owner_hour_value")


@dataclass(frozen=True)
class Place:
    """`region` has the prices. Where they are not `priced`, no price of ours is in the reader's currency: rows need
    a price of the reader's own, and our small sums are turned by `level`, the reader's price against ours.
    With `stand_in` the base region's prices stand in, and the reader has given none.
    """

    region: str
    currency: str
    sign: str
    priced: bool = True
    stand_in: bool = False
    level: float = 1.0


def place(own: Mapping[str, float | str], region: str) -> Place:
    """The place of a reader in a region with these figures."""
    regions = parameters().regions
    code = str(own.get("in_currency") or regions[region].currency)
    home = (
        region if code == regions[region].currency else next((k for k, r in regions.items() if r.currency == code), "")
    )
    if code and home:
        return Place(home, code, regions[home].sign)
    if not code and not any(map(is_money, own)):
        base = regions[BASE]
        return Place(OTHER, base.currency, base.sign, stand_in=True)
    return Place(OTHER, code, _sign(code), priced=False, level=_level(own))


def _sign(code: str) -> str:
    """The currency's own sign, else its code."""
    signs = words().currency.get(code, ())
    shared = any(other != code and signs[:1] == found[:1] for other, found in words().currency.items())
    return signs[0] if signs and not shared and not signs[0].isalpha() else f"{code} ".lstrip()


def _level(own: Mapping[str, float | str]) -> float:
    """The reader's price of an hour against ours; 1 where the reader gave none."""
    quotes = {
        f"{way}_rate": own.get(f"{way}_quote")
        for way, usual in (("freelance", "hour"), ("partner", "month"))
        if own.get(f"{way}_quote_unit", usual) == "hour"
    }
    for key in COMPARED:
        value = own.get(key) or quotes.get(key)
        if isinstance(value, float) and value:
            return value / parameters().by_id[key].typical
    return 1.0

"""A parameter's values by region and sourcing, and which of them are due to be checked again."""

from calculator.parameters import BASE, HOME, Parameters, Price, Triangle


def price_set(found: Parameters, key: str, region: str, sourcing: str) -> tuple[Triangle, Price | None, float]:
    """A parameter's values for a place, the row they come from (None: the base row), and the exchange rate used.

    A region without a row of its own takes the base region's row for the same sourcing, times its
    exchange rate where it is money.
    """
    row = found.by_id[key]
    rows = {(p.region, p.sourcing): p for p in row.price}
    abroad_differs = sourcing != HOME and (BASE, sourcing) in rows
    own = rows.get((region, sourcing)) or (None if abroad_differs else rows.get((region, HOME)))
    price = own or rows.get((BASE, sourcing))
    rate = found.regions[region].exchange if own is None and row.is_price else 1.0
    triangle = Triangle(price.low, price.typical, price.high) if price else row.triangle
    return (triangle.times(rate) if rate != 1.0 else triangle), price, rate


def stale(found: Parameters, today: str) -> list[str]:
    """A line for each parameter and region whose re-check date is over; `today` is an ISO date."""
    dated = [(p.id, p.recheck) for p in found.by_id.values()]
    dated += [(f"{p.id} ({price.region})", price.recheck) for p in found.by_id.values() for price in p.price]
    dated += [(f"region {key}", region.recheck) for key, region in found.regions.items()]
    return [f"{key}: to be checked again since {recheck}" for key, recheck in dated if recheck and recheck < today]

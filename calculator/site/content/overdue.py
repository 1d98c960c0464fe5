"""What of the data is to be looked up again: a build says so, and goes on."""

import sys
from datetime import date

from calculator.costs.parameters import parameters
from calculator.costs.parameters import stale as stale_prices
from calculator.site.content import law, own_sums


def lines(today: date) -> list[str]:
    """A line for each figure and each rule of law whose day is over, naming file and key."""
    day = today.isoformat()
    return [*stale_prices(parameters(), day), *law.over(law.law(), today), *own_sums.stale(day)]


def warn() -> None:
    """Print those of today."""
    for line in lines(date.today()):
        print(f"WARNING: {line}", file=sys.stderr)

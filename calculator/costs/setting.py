"""What only the caller knows of a task: the common task that it is, its form, and the rules that hold for it."""

from dataclasses import dataclass

COUNTED = ("word", "minute", "user", "other", "percent")  # units that need a count


@dataclass(frozen=True)
class OwnPrice:
    """What a common task costs by itself, before VAT.

    `kind` is freelancer, firm, wage, smallest (a firm's smallest bill a month) or software. `count` says how many of
    the unit a month or a job has; for percent it is the money that it is a share of. `hours` of someone trained are
    what a month's or a job's price is for; 0 stands for the task's usual amount. Only `main` ones are worked with.
    """

    kind: str
    unit: str
    region: str
    currency: str
    low: float
    typical: float
    high: float
    grade: str
    date: str
    sources: tuple[str, ...] = ()
    count: float = 0.0
    hours: float = 0.0
    main: bool = True
    note: str = ""


@dataclass(frozen=True)
class OwnExtra:
    """Fees of offices, or materials, that a common task has whoever does it."""

    label: str
    unit: str
    region: str
    currency: str
    low: float
    typical: float
    high: float
    grade: str
    date: str
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class CommonTask:
    """The figures of a common task: its trade, how much work it is, and what it costs.

    `amount` are hours of someone trained, low, usual and high, a month or, of a job that ends, in all of it.
    """

    id: str
    trade: str = ""
    amount: tuple[float, ...] = ()
    pieces_per_month: float = 0.0
    prices: tuple[OwnPrice, ...] = ()
    extras: tuple[OwnExtra, ...] = ()

    def price(self, kind: str, currency: str) -> OwnPrice | None:
        """The price that is worked with, in a currency."""
        return next((p for p in self.prices if p.main and (p.kind, p.currency) == (kind, currency)), None)


@dataclass(frozen=True)
class Setting:
    """What the caller knows of a task besides the reader's answers and figures; all empty where it knows nothing.

    `task` is the common task that it is. `usual` names inputs that still hold just that task's figure, and so count as
    not told. `form` is that of the recommended way, which takes `several` people or one, and `row` the row of the table
    that stands for it; `firm` is the form that a firm takes where it comes second. `software` says that the software
    rule holds; `marks` are the task's and the reader's ticks.
    """

    task: CommonTask | None = None
    usual: frozenset[str] = frozenset()
    form: str = ""
    several: bool = False
    row: str = ""
    firm: str = ""
    software: bool = False
    marks: frozenset[str] = frozenset()


NOTHING = Setting()

"""Which column of a list is which, and how its figures are written: decided over the column as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from calculator.formats import figure, numerals
from calculator.formats.sentence import grouped
from calculator.formats.spreadsheet import letters
from calculator.tables.lists import amounts, frequency, headings
from calculator.tables.lists.amounts import Context
from calculator.tables.lists.choices import Choices
from calculator.tables.lists.headings import IGNORED, NAME, OWN, Column, Head
from calculator.tables.lists.records import Record
from calculator.tables.lists.words import among, english, heading_of, is_weekday, say
from calculator.tables.lists.words import headings as known

FIGURES = ("hours", "cost", "quote", "rate", "pieces", "weeks")
PRICES = ("cost", "quote", "rate")
SAMPLE = 200
NAME_LENGTH = 60
LIKE_NAMES = (OWN, "description", "project", "section", "who")
LOGGED = {"start_time", "billable"}
OFTEN_FILLED = 0.5
PAIR = 2
LEAST_MINUTES, LEAST_SECONDS, STEP_SECONDS, STEP_MILLISECONDS, STEP_MINUTES = 15.0, 900.0, 300, 60_000, 5
MEANT = ("name", "hours", "often", "who", "cost", "quote", "rate", "pieces", "weeks", "unit", "section", "description")


@dataclass
class Layout:
    """The columns with their parts, how the figures of each are read, and what has to be said of that.

    `each` says that times are of one turn for certain.
    """

    columns: list[Column]
    contexts: dict[int, Context] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    each: bool = False

    def place(self, role: str) -> int | None:
        """The first column of a role."""
        return next((column.place for column in self.columns if column.role == role), None)

    def of(self, *roles: str) -> list[Column]:
        """The columns of some roles."""
        return [column for column in self.columns if column.role in roles]


def layout(head: Head, rows: Sequence[Record], separator: str, choices: Choices) -> Layout:
    """The layout of a list from its headings and the rows below them."""
    rows = [row for row in rows if not row.blank]
    width = max([len(head.columns), *(len(row.cells) for row in rows)], default=0) if not head.rows else 0
    columns = list(head.columns) + [Column(place, "") for place in range(len(head.columns), width)]
    texts = {column.place: [text for row in rows[:SAMPLE] if (text := row.cell(column.place))] for column in columns}
    columns = _named(_filled(columns, texts, not head.rows), texts)
    result = Layout(choices.applied(_one_of_hours(columns, texts)))
    _contexts(result, texts, separator, choices)
    return result


def _filled(columns: list[Column], texts: dict[int, list[str]], bare: bool) -> list[Column]:
    """Columns without a known heading by what stands in them; those whose heading deceives as the reader's own."""
    result: list[Column] = []
    for column in columns:
        taken, role = {done.role for done in result}, column.role
        if role == "often" and result and result[-1].role in PRICES and _is_per(column):
            role = "period"  # of the price beside it
        if (
            role == "often"
            and texts[column.place]
            and not any(frequency.of_cell(text, column.per) for text in texts[column.place])
        ):
            role = OWN
        if role == "day" and _repeats(texts[column.place]):
            role = "often"
        if role == "who" and all(among(text, "yes") or among(text, "no") for text in texts[column.place]):
            role = OWN  # "Employee?"
        if role == OWN and _are_ticks(column, texts[column.place]):
            role = "done"
        elif role == OWN and texts[column.place]:
            role = _by_kind(column, texts[column.place], taken | {c.role for c in columns}, bare)
        result.append(replace(column, role=role))
    return result


def _is_per(column: Column) -> bool:
    """Whether a heading is "per" and nothing else, of what stands in the column before."""
    return heading_of(column.heading) in known().joints["each"]


def _are_ticks(column: Column, texts: list[str]) -> bool:
    """Whether a column holds boxes to tick: a sign for its heading, or none, and nothing but true and false in it."""
    if not texts or any(sign.isalnum() for sign in column.heading):
        return False
    signed = column.heading and all(among(text, "yes") or among(text, "no") for text in texts)
    return bool(signed) or all(among(text, "boxes") for text in texts)


def _repeats(texts: list[str]) -> bool:
    """Whether dates are those of work that comes again; a day of the week by itself is one of a time sheet."""
    often = [text for text in texts if frequency.of_cell(text) and not is_weekday(text)]
    begun = any(among(text.split()[0].strip("!"), "begins_often") for text in often)
    return begun or (bool(often) and len(often) >= OFTEN_FILLED * len(texts))


def _by_kind(column: Column, texts: list[str], taken: set[str], bare: bool) -> str:
    kind = headings.kind(texts, column.heading)
    if kind == "hours":
        numbers = [figure.number(text) for text in texts]
        if numbers == list(range(1, len(texts) + 1)) and len(texts) > 1:
            return IGNORED  # the rows are numbered
        if not bare and any(number is not None for number in numbers):
            return OWN
    return OWN if kind in taken else kind


def _named(columns: list[Column], texts: dict[int, list[str]]) -> list[Column]:
    """The columns with one of them for the names of tasks: well filled, and named as such if one is."""

    def full(column: Column) -> int:
        return sum(figure.number(text) is None for text in texts[column.place])

    told = [column for column in columns if column.role == "description" and _short(texts[column.place])]
    logged = {column.role for column in columns} & LOGGED
    named = any(column.role == NAME and full(column) >= OFTEN_FILLED * len(texts[column.place]) for column in columns)
    wanted = [column for column in told if not (named and among(heading_of(column.heading), "notes"))]
    candidates = [replace(column, rank=-1) for column in wanted if logged]  # what was done, in a time log
    candidates += [column for column in columns if column.role == NAME]
    others = [told, *([c for c in columns if c.role == role] for role in LIKE_NAMES)]
    fullest = max([full(column) for group in others[:2] for column in group], default=0)
    while others and not any(full(column) >= max(1, OFTEN_FILLED * fullest) for column in candidates):
        if any(map(full, candidates)) and candidates[0].role == NAME:
            break
        candidates = others.pop(0)
    most = max(map(full, candidates), default=0)
    good = [column for column in candidates if full(column) >= OFTEN_FILLED * most and full(column)]
    chosen = min(good, key=lambda column: (column.rank, column.place), default=None)
    renamed = []
    for column in columns:
        if chosen and column.place == chosen.place:
            renamed.append(replace(column, role=NAME))
        else:
            among_names = column.role == NAME
            aside = "description" if among(heading_of(column.heading), "names_or_notes") else OWN
            renamed.append(replace(column, role=aside) if among_names else column)
    return renamed


def _short(texts: list[str]) -> bool:
    """Whether texts may be names rather than notes."""
    return bool(texts) and max(text.count("\n") for text in texts) < 2 and median(map(len, texts)) <= NAME_LENGTH


def _one_of_hours(columns: list[Column], texts: dict[int, list[str]]) -> list[Column]:
    """One column of hours: the one with most times in it, one in words before one in bare figures."""
    many = [column for column in columns if column.role == "hours"]
    if len(many) < 2:
        return columns

    def worth(column: Column) -> tuple[int, bool, int]:
        read = [amounts.time(text, Context()) for text in texts[column.place]]
        known = [one for one in read if one.hours]
        worded = bool(column.per or column.unit) or any(not one.bare for one in known)
        return len(known), worded, -column.place

    if split := _split(many):
        return [replace(c, role="minutes") if c is split else c for c in columns]
    if high := _high(many):
        return [replace(c, role="high_hours") if c is high else c for c in columns]
    best = max(many, key=worth)
    return [replace(c, role="more_hours") if c in many and c is not best else c for c in columns]


def _split(many: Sequence[Column]) -> Column | None:
    """The minutes of hours and minutes that stand in two columns."""
    named = {column.unit: column for column in many if heading_of(column.heading) in known().time.get(column.unit, ())}
    return named["minute"] if len(many) == len(named) and set(named) == {"hour", "minute"} else None


def _high(many: Sequence[Column]) -> Column | None:
    """The upper end of a range that stands in two columns, "hours (min)" and "hours (max)"."""

    def says(column: Column, end: str) -> bool:
        return any(part in known().joints[end] for part in heading_of(column.heading).split())

    if len(many) != PAIR or many[0].per != many[1].per or not says(many[0], "low"):
        return None
    return many[1] if says(many[1], "high") else None


def _contexts(layout: Layout, texts: dict[int, list[str]], separator: str, choices: Choices) -> None:
    """How the figures of each column are read; said where they could have been read otherwise."""
    columns = layout.of(*FIGURES)
    own = {column.place: _marks(texts[column.place]) for column in columns}
    shared = set.union(set(), *own.values())
    for column in columns:
        marks = own[column.place]
        mark, why = next(iter(marks), "") if len(marks) == 1 else "", "why_column"
        if choices.mark:
            mark, why = choices.mark, "why_chosen"
        elif not mark and not marks and len(shared) == 1:
            mark, why = next(iter(shared)), "why_list"
        elif not mark and not marks:
            likely = numerals.decimal_mark(choices.locale)
            grouped_by_comma = separator == "," and "." not in amounts.either(texts[column.place])
            mark = likely or ("," if separator == ";" else "." if grouped_by_comma else "")
            by_separator = "why_semicolon" if separator == ";" else "why_english"
            why = ("why_locale" if likely else by_separator) if mark else "why_guess"
        context = Context(mark, sure=bool(mark))
        layout.contexts[column.place] = context
        if len(marks) > 1 and not choices.mark:
            layout.said.append(say()["marks_mixed"].format(heading=title(column)))
        elif example := amounts.either(texts[column.place]):
            _say_mark(layout, column, example, context, why)
        if column.role == "hours":
            context.unit = column.unit or _unit(layout, column, texts[column.place], context)
            read = [amounts.time(text, context) for text in texts[column.place]]
            context.mixed = (
                not column.unit
                and column.per in ("", "time", "day")
                and any(time.hours and not time.bare for time in read)
            )


def _marks(texts: list[str]) -> set[str]:
    """The decimal marks that are certain in a column."""
    return {mark for text in texts if (mark := amounts.mark_settled([text]))}


def _say_mark(layout: Layout, column: Column, example: str, context: Context, why: str) -> None:
    read = figure.read(english(example), locale=context.mark)
    if isinstance(read, figure.Figure):
        other = grouped(read.other.typical) if read.other else ""
        reason = say()[why].format(other=other) if why == "why_guess" else say()[why]
        layout.said.append(
            say()["marks"].format(
                heading=title(column), example=f"“{example}”", value=_written(read.typical), why=reason
            )
        )


def _written(value: float) -> str:
    return grouped(value) if value == round(value, 2) else numerals.plain(value)


def _unit(layout: Layout, column: Column, texts: list[str], context: Context) -> str:
    """The unit of bare figures under a heading that names none: by their size and their steps."""
    values = [figure.number(text) for text in texts if not among(text, "empty")]
    known = [value for value in values if value]
    if len(known) < len([value for value in values if value != 0]) or not known or column.per:
        return "hour"
    if any(value != int(value) for value in known) or layout.place("unit") is not None:
        return "hour"
    if all(value % STEP_MILLISECONDS == 0 for value in known):
        unit = "millisecond"
    elif all(value % STEP_SECONDS == 0 for value in known) and median(known) >= LEAST_SECONDS:
        unit = "second"
    elif all(value % STEP_MINUTES == 0 for value in known) and median(known) >= LEAST_MINUTES * 2:
        unit = "minute"
    else:
        return "hour"
    example = texts[next(place for place, value in enumerate(values) if value)] if len(values) == len(texts) else ""
    example = example or f"{known[0]:g}"
    shown = amounts.shown(known[0] * context.factors[unit])
    layout.said.append(say()[f"unit_{unit}"].format(heading=title(column), example=example, hours=shown))
    return unit


def title(column: Column) -> str:
    """A column's heading, or its letter as a spreadsheet has it."""
    return column.heading or letters(column.place + 1)


def described(layout: Layout, bare: bool) -> str:
    """Which column was taken for what, in words."""
    parts = []
    for column in layout.columns:
        if column.role not in MEANT:
            continue
        meaning = say()[f"{column.role}_role"]
        if column.role == "hours" and column.per:
            meaning = say()["hours_time_role" if column.per == "time" else "hours_per_role"].format(per=column.per)
        key = "column_is" if column.heading else "column_number"
        parts.append(say()[key].format(heading=column.heading, number=letters(column.place + 1), meaning=meaning))
    return say()["no_headings" if bare else "headings"].format(columns=", ".join(parts)) if parts else ""

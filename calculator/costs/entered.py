"""A figure of the reader's as it is said: what it is, and for what it is."""

from calculator.costs.inputs import HIGH, UNIT, choice, specification
from calculator.costs.phrases import TO, Voice
from calculator.costs.second import what_if
from calculator.formats.sentence import Figure, Sentence, grouped, significant

HOURS, PIECES, VALUE = "task_hours", "pieces_per_month", "owner_hour_value"
QUOTES = {"freelance_quote": "quote_freelance", "partner_quote": "quote_partner"}
Entered = tuple[Sentence, str]  # the amount, and what it counts or is for


def entered(voice: Voice, key: str) -> Entered:
    """An input as it was given, else as it is usual; nothing where it is not known."""
    inputs = voice.costs.inputs
    if specification().inputs[key].kind == "choice":
        said = what_if().choice[key].get(choice(inputs, key), "")
        return (said,) if said else (), ""
    if key == HOURS:
        return _hours(voice)
    if key == VALUE:
        return (voice.exact(voice.costs.owner_hour_value),), ""
    value = inputs.number(key)
    if value is None:
        return (), ""
    if key == PIECES:
        return _counted(value, *(voice.phrases.unit[name] for name in ("piece", "pieces")))
    high = inputs.number(key + HIGH)
    ends: Sentence = (voice.exact(value),) if high is None else (voice.exact(value), TO, voice.exact(high))
    return ends, voice.phrases.per[choice(inputs, key + UNIT)]


def whole(said: Entered) -> Sentence:
    """The amount with what it is for; that it was not said, where it was not."""
    amount, rest = said
    if not amount:
        return (what_if().say["not_said"],)
    return (*amount, f" {rest}") if rest else amount


def _hours(voice: Voice) -> Entered:
    """How much work it is: the hours that were given, else what other figures come to."""
    costs, unit = voice.costs, "all" if voice.costs.one_off else "month"
    value = costs.inputs.number(HOURS)
    if value is not None:
        given = choice(costs.inputs, HOURS + UNIT)
        unit = given if HOURS + UNIT in costs.inputs.own or not costs.one_off else unit
    elif costs.amount.told:
        value = significant(costs.amount.today.p50)
    else:
        return (), ""
    say, names = what_if().say, voice.phrases.unit
    if unit == "all":
        return _counted(value, say["hour_in_all"], say["hours_in_all"])
    return _counted(value, names[f"hour_a_{unit}"], names[f"hours_a_{unit}"])


def _counted(value: float, one: str, many: str) -> Entered:
    """So many of something."""
    return (Figure(value, "number", grouped(value)),), one if value == 1 else many

"""How a figure was read that could be read in another way too: what is said beside its field."""

from collections.abc import Mapping

from calculator.costs.fields import words
from calculator.costs.inputs import Input, shown, specification, typed
from calculator.formats.figure import Figure


def readings(texts: Mapping[str, object], decimal: str = ".") -> dict[str, str]:
    """A sentence by input id for each text that could mean another number, and each range of which the middle counts.

    `decimal` is the reader's own mark, in which the numbers are said; the texts stand with points.
    """
    known = specification().inputs
    found = {key: _said(known[key], text, decimal) for key, text in texts.items() if key in known}
    return {key: sentence for key, sentence in found.items() if sentence}


def _said(one: Input, text: object, decimal: str) -> str:
    """What is said of one text; nothing where there is no doubt about it, or no figure in it."""
    if one.kind != "number" or not isinstance(text, str):
        return ""
    known, say = typed(one, text), words().say
    if not isinstance(known, Figure):
        return ""

    def number(value: float) -> str:
        return shown(one.id, value).replace(".", decimal)

    def span(figure: Figure) -> str:
        ends = [number(end) for end in dict.fromkeys((figure.low, figure.high))]
        return say["read_range"].format(low=ends[0], high=ends[-1]) if len(ends) > 1 else ends[0]

    lines = []
    if known.other:
        lines.append(say["read_either"].format(value=span(known), other=span(known.other)))
    if known.value is None and not one.range:
        lines.append(
            say["read_middle"].format(low=number(known.low), high=number(known.high), value=number(known.typical))
        )
    return " ".join(lines)

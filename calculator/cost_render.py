"""The cost lens as HTML: the section with its fields, and the region that each answer fills anew."""

from collections.abc import Sequence

from calculator.answers import Answers
from calculator.cost_card import card
from calculator.cost_drawing import DASHED
from calculator.cost_form import ASKED, CostField, cost_fields
from calculator.cost_page import EARLY, cost_page, field_note, words
from calculator.cost_result import CostResult
from calculator.cost_rules import settings
from calculator.given import Inputs
from calculator.own_figures import log
from calculator.render import render
from calculator.sentence import plain


def section(base: str, found: CostResult, example: str) -> str:
    """The whole section, nothing entered, with an example's figures; `base` leads from the page to the site's root."""
    fields = cost_fields(Answers(), Inputs())
    return render(
        "cost_section.html",
        title=settings().say["title"],
        words=words().say,
        group=words().group,
        asked=[f for f in fields if f.group == ASKED and f.id not in EARLY],
        groups=_grouped(fields),
        field_note=field_note,
        log=render("log.html", words=words().say, fields=log().field),
        base=base,
        body=region(found, base),
        example=example,
    )


def _grouped(fields: list[CostField]) -> dict[str, list[CostField]]:
    groups = dict.fromkeys(f.group for f in fields if f.group != ASKED)
    return {group: [f for f in fields if f.group == group] for group in groups}


def early(base: str) -> str:
    """The few fields that are asked with the task's name."""
    fields = {f.id: f for f in cost_fields(Answers(), Inputs())}
    return render(
        "early.html", fields=[fields[key] for key in EARLY], words=words().say, base=base, field_note=field_note
    )


def region(found: CostResult, base: str, typical: Sequence[str] = ()) -> str:
    """The inside of the cost region for one result; `typical` inputs are a common task's, not the reader's own."""
    return render(
        "cost.html",
        c=cost_page(found, typical),
        words=words().say,
        say=settings().say,
        rows=settings().rows,
        colours=DASHED,
        currency=found.currency,
        base=base,
    )


def headline(found: CostResult) -> str:
    """Hours and money for the result card: two figures to see, and the sentence to hear."""
    return render("cost_headline.html", card=card(found), parts=cost_page(found).view.headline, currency=found.currency)


def status(found: CostResult) -> str:
    """The same sentence as plain text, to be read out."""
    return plain(cost_page(found).view.headline)

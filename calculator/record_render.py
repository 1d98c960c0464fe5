"""A record or report as HTML."""

from calculator import load
from calculator.blocks import Document
from calculator.render import render


def html(document: Document) -> str:
    """The document's blocks as markup for the print-only region of a page."""
    model = load.model()
    return render("record.html", document=document, ways=model.ways, wording=model.wording)

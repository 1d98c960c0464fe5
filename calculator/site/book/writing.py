"""Writes the whole guide into a built site: a page to print, and an EPUB."""

from pathlib import Path

from calculator.site.book import chapters, epub, page
from calculator.site.book.words import words


def write(folder: str | Path, address: str) -> None:
    """Fill in the page of the whole guide and write the EPUB; `address` is where the site is published, or empty."""
    whole = chapters.read(Path(folder))
    page.fill(Path(folder) / words().page / "index.html", whole)
    target = Path(folder) / words().file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(epub.packed(whole, address))

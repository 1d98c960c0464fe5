"""What stands in a Word file."""

import io
from typing import Any

import docx
from docx.oxml.ns import qn


def words(part: Any) -> str:
    """The text of one part of a document, controls included."""
    return "".join(found.text or "" for found in part.iter(qn("w:t")))


def text_of(content: bytes) -> str:
    """All text of a Word file, a line for each part of its body."""
    return "\n".join(words(part) for part in docx.Document(io.BytesIO(content)).element.body)

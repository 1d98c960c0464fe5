"""What every part of a saved task is checked with: the error, and text without what no page can show."""

MOST = 1e12


class SavedError(ValueError):
    """A task cannot be read; the message says what would be right."""


def cleaned(text: str) -> str:
    """Text without what no page can show: controls, but for tabs and line ends, and halves of characters."""
    return "".join(c for c in text if c in "\t\n" or not (c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c <= "\udfff"))

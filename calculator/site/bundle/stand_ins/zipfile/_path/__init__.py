"""Paths within an archive; files are read by their names."""


class CompleteDirs:
    """Named by `zipfile`, and not used."""


class Path:
    """Named by `zipfile`, and not used."""

"""Checks of the text: spelling, style, reading grade, sources and figures. Run by `make check`."""

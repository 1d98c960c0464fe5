"""A line on a terminal that says how far a long run is; a few lines, so that the package needs no library for it."""

from collections.abc import Callable
from time import monotonic
from typing import TextIO

WIDTH = 30
PAUSE = 0.1  # seconds between two drawings
CLEAR = "\r\033[K"


class Progress:
    """Draws on a terminal only; `share` says how much of the input is read, or None where nobody can know."""

    def __init__(self, out: TextIO, share: Callable[[], float | None]) -> None:
        self.out, self.share = out, share
        self.shown = out.isatty()
        self.count, self.started, self.drawn = 0, monotonic(), 0.0

    def add(self, count: int) -> None:
        """So many more rows are done."""
        self.count += count
        if self.shown and monotonic() - self.drawn >= PAUSE:
            self.drawn = monotonic()
            self.out.write(CLEAR + self._line())
            self.out.flush()

    def say(self, text: str) -> None:
        """A line of its own, above the bar."""
        self.out.write(f"{CLEAR if self.shown else ''}{text}\n")

    def close(self) -> None:
        """Take the bar away."""
        if self.shown:
            self.out.write(CLEAR)
            self.out.flush()

    def _line(self) -> str:
        rate = self.count / max(monotonic() - self.started, PAUSE)
        done, share = f"{self.count:,} rows, {rate:,.0f} a second", self.share()
        if share is None:
            return done
        bar = "#" * int(WIDTH * share)
        return f"[{bar:<{WIDTH}}] {share:4.0%}  {done}"

"""What a reader does, in Chromium."""

from tests.engines.keyboard import Keyboard
from tests.engines.scenario import Scenario

NAME = "chromium"


class TestChromium(Scenario, Keyboard):
    """All of it, in one browser."""

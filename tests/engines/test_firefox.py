"""What a reader does, in Firefox."""

from tests.engines.keyboard import Keyboard
from tests.engines.scenario import Scenario

NAME = "firefox"


class TestFirefox(Scenario, Keyboard):
    """All of it, in one browser."""

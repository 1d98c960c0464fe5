"""What a reader does, in WebKit."""

from tests.engines.keyboard import Keyboard
from tests.engines.scenario import Scenario

NAME = "webkit"


class TestWebKit(Scenario, Keyboard):
    """All of it, in one browser."""

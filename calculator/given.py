"""What the reader gave of the figures: apart from what is known of them, so that an answer without any needs none."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Inputs:
    """What the reader gave, by id, in the order of the data; all else keeps its default."""

    own: dict[str, float | str] = field(default_factory=dict)

    def number(self, key: str) -> float | None:
        """A number given, or None."""
        value = self.own.get(key)
        return value if isinstance(value, float) else None

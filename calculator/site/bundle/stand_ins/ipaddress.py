"""An address in brackets, as `urllib.parse` asks about it: whether it could be one of version 6."""

DIGITS = frozenset("0123456789abcdefABCDEF:.%")


class IPv4Address:
    """What never stands in brackets."""


def ip_address(text: str) -> None:
    """ValueError for what is no address."""
    if text.count(":") < 2 or not DIGITS.issuperset(text):
        raise ValueError(f"{text!r} does not appear to be an IPv4 or IPv6 address")

"""The part of an address behind its #, as mail and chat programs leave it: encoded once more, with signs behind it."""

import re
from urllib.parse import unquote

MOST = 3  # times that it may have been encoded as a whole
BEFORE = re.compile(r"^.*(?:#|%23)(?=\w+=)", re.DOTALL)  # an address that it was put behind
UNSEEN = re.compile(r"%0[AD]|[\s\u00ad\u200b-\u200d\u2060\ufeff]", re.IGNORECASE)  # breaks, and signs that show nothing
BEHIND = re.compile(r"[^\w~%+=&-]*[^\w.~%+=&-]\.*$")  # with one sign that no link of ours ends in
POINT = re.compile(r"((?:^|&)(?!task=)[^&]*?)\.+$")  # behind anything but a name in the reader's own words
TRACKER = re.compile(r"&(?:utm_\w+|\w*clid|mc_[ce]id|igshid)=[^&]*")


def mended(fragment: str) -> str:
    """A fragment without what was done to it on the way; one that nothing was done to stays as it is."""
    text = fragment
    for _ in range(MOST):
        if "=" not in text:
            text = unquote(text, errors="replace")
    text = BEFORE.sub("", text.replace("&amp;", "&"))
    if "=" in text:
        text = UNSEEN.sub("", text) if "list=" in text else text.strip()
    text = POINT.sub(r"\1", BEHIND.sub("", text))
    return TRACKER.sub("", f"&{text}")[1:] if text else text

"""A list of tasks to and from the part of the address after `#`: `v=1&list=` and packed lines of JSON.

The first line names the questions and counts the tasks; each line after it is a task: its name, a sign an answer,
the other fields of its form, its kind and what was decided. So what comes before a damage can still be read. Notes
are never in a link, nor is the note of a review.
"""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from calculator.formats import json_text
from calculator.formats.fragment import mended
from calculator.model import definition
from calculator.model.answers import UNSURE, clean_task
from calculator.model.definition import LEVELS, Model
from calculator.portfolio.checks import SavedError
from calculator.portfolio.rules import files
from calculator.portfolio.saved import TASK, VERSION, Saved, check

LINK_VERSION = "1"
SIGNS = {str(level): str(level) for level in range(LEVELS)} | {"yes": "y", "no": "n", UNSURE: "?"}
WORDS = {sign: word for word, sign in SIGNS.items()}
NOT_ASKED = "."
PACKED = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_HOURS = 20
PARTS = ("name", "signs", "rest", "kind", "decided")  # of a line
LEAST = 2  # of them are always there


class LinkError(ValueError):
    """The list cannot be put into a link, or read from one; the message says why and what to do."""


@dataclass(frozen=True)
class Listed:
    """What a link holds: its tasks, the hours a week that its owner has, and what is wrong with it."""

    tasks: tuple[Saved, ...]
    hours: str = ""
    messages: tuple[str, ...] = ()


def encode(model: Model, tasks: Sequence[Saved], hours: str = "") -> str:
    """A fragment for some tasks; LinkError where there are none, or more than fit."""
    say, most = files().say, files().most_link
    if not tasks:
        raise LinkError(say["nothing"])
    asked = [*model.questions, *model.limits]
    lines: list[list[Any]] = [[" ".join(asked), len(tasks), hours]]
    for task in tasks:
        signs = "".join(SIGNS.get(task.form.get(key, ""), NOT_ASKED) for key in asked).rstrip(NOT_ASKED)
        rest = {key: value for key, value in sorted(task.form.items()) if key not in (*asked, TASK, VERSION)}
        line = [task.name, signs, rest, task.kind, task.decided.for_a_link() if task.decided else {}]
        while not line[-1] and len(line) > LEAST:
            line.pop()
        lines.append(line)
    text = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    packed = urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
    fragment = f"v={LINK_VERSION}&list={packed}"
    if len(fragment) > most or len(tasks) > files().most_linked:
        raise LinkError(say["long"].format(length=len(fragment), limit=most))
    return fragment


def decode(fragment: str) -> Listed:
    """Read a fragment, however damaged; never raises. What could not be read is said."""
    try:
        return _decode(fragment)
    except LinkError as error:
        return Listed((), messages=(str(error),))


def _decode(fragment: str) -> Listed:
    say, limits = files().say, files()
    pairs = dict(parse_qsl(mended(fragment)[: limits.most_link + 100], errors="replace"))
    if pairs.get("v", LINK_VERSION) != LINK_VERSION:
        raise LinkError(say["link_version"])
    text, whole = _unpacked(pairs.get("list", ""))
    first, *lines = text.split("\n")
    if not whole:
        lines = lines[:-1]  # the last was cut somewhere
    match _json(first) if whole or "\n" in text else None:
        case [str(asked), int(total), str(hours)]:
            keys, have = asked.split(" "), clean_task(hours)[:LONGEST_HOURS]
        case _:
            raise LinkError(say["link_nothing"])
    if len(lines) > limits.most_linked:
        raise LinkError(say["link_large"])
    tasks = tuple(task for task in (_task(keys, _json(line)) for line in lines) if task)
    if not tasks:
        raise LinkError(say["link_nothing"])
    total = max(total, len(lines))
    if whole and len(tasks) == total:
        return Listed(tasks, have)
    return Listed(tasks, have, (say["link_damaged"].format(count=len(tasks), total=total),))


def _unpacked(packed: str) -> tuple[str, bool]:
    """The text as far as it can be read, and whether that is all of it. LinkError for one that is far too long."""
    letters = PACKED.match(packed)
    assert letters
    good = letters[0][: len(letters[0]) - (len(letters[0]) % 4 == 1)]
    data = urlsafe_b64decode(good + "=" * (-len(good) % 4))
    stream, out, most = zlib.decompressobj(), bytearray(), files().most_unpacked
    for place in range(len(data)):  # byte by byte, so that nothing before a damage is lost
        try:
            out += stream.decompress(data[place : place + 1], most + 1 - len(out))
        except zlib.error:
            break
        if len(out) > most:
            raise LinkError(files().say["link_large"])
    return out.decode(errors="replace"), stream.eof


def _task(asked: Sequence[str], line: object) -> Saved | None:
    """The task of a line; None where it is none."""
    if not isinstance(line, list) or not LEAST <= len(line) <= len(PARTS):
        return None
    parts = dict(zip(PARTS, line, strict=False))
    signs, rest = parts["signs"], parts.get("rest", {})
    if not isinstance(signs, str) or not isinstance(rest, dict) or len(signs) > len(asked):
        return None
    answers = {key: sign for key, sign in zip(asked, signs, strict=False) if sign != NOT_ASKED}
    if not set(answers.values()) <= WORDS.keys():
        return None
    version = definition.model().settings.version  # it has no result yet, so none of an older one
    form = rest | {key: WORDS[sign] for key, sign in answers.items()}
    try:
        return check(parts | {"form": form, "model_version": version})
    except SavedError:
        return None


def _json(line: str) -> object:
    """A line read; None where it cannot be."""
    try:
        return json_text.read(line)
    except ValueError:
        return None

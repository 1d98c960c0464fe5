"""A saved task that came from elsewhere, checked: a wrong one is refused with what would be right."""

import re
from collections.abc import Mapping
from typing import Any

from calculator import inputs as figures
from calculator import load, saved
from calculator.answers import Answers, clean_task, form_values, parse
from calculator.files import files
from calculator.given import Inputs
from calculator.saved import Saved

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)")
FIELD = re.compile(r"[a-z][a-z0-9_]{0,59}")
TASK, VERSION = "task", "v"  # fields of a form that are no answer
LONGEST_NAME = 400  # of which a name keeps the first 120
TEXTS = {"notes": saved.LONGEST_NOTES, "model_version": saved.LONGEST_ID, "kind": saved.LONGEST_ID}


class SavedError(ValueError):
    """A task cannot be read; the message says what would be right."""


def check(raw: object) -> Saved:
    """A task of a file or a link; SavedError says what is wrong first.

    Fields of the form that this release does not know are kept: another release may have asked for them. A figure
    that cannot be read is kept as it was entered, as the page does. An id or a time may be missing.
    """
    if not isinstance(raw, Mapping):
        raise SavedError(files().wrong["task"])
    texts = {key: _text(raw, key, most) for key, most in TEXTS.items()}
    form = _form(raw.get("form", {}))
    name = clean_task(_text(raw, "name", LONGEST_NAME)) or clean_task(form.pop(TASK, ""))
    form = {key: value for key, value in form.items() if key != TASK} | ({TASK: name} if name else {})
    return Saved(
        id=_matching(raw, "id", UUID, "id"),
        name=name,
        form=form,
        notes=texts["notes"],
        created=_matching(raw, "created", TIME, "time"),
        saved=_matching(raw, "saved", TIME, "time"),
        model_version=texts["model_version"],
        revision=_revision(raw),
        kind=texts["kind"],
        seen=saved.seen(raw.get("seen")),
    )


def of_answers(answers: Answers, inputs: Inputs, texts: Mapping[str, str]) -> Saved:
    """A task from typed answers and figures, such as a row of a table; `texts` may hold its id, notes and kind."""
    return Saved(
        id=texts.get("id", ""),
        name=answers.task,
        form=form_values(answers) | figures.form_values(inputs),
        notes=texts.get("notes", ""),
        kind=texts.get("kind", ""),
        model_version=load.model().settings.version,
    )


def record(task: Saved) -> dict[str, Any]:
    """The task as plain data, as `saved.read` and `check` take it."""
    return vars(task) | {"seen": task.seen.to_json() if task.seen else {}}


def cleaned(text: str) -> str:
    """Text without what no page can show: controls, but for tabs and line ends, and halves of characters."""
    return "".join(c for c in text if c in "\t\n" or not (c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c <= "\udfff"))


def _text(raw: Mapping[str, Any], key: str, most: int) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str) or len(value) > most:
        raise SavedError(files().wrong["text"].format(key=key, limit=most))
    return cleaned(value)


def _matching(raw: Mapping[str, Any], key: str, pattern: re.Pattern[str], message: str) -> str:
    value = raw.get(key, "")
    if isinstance(value, str) and (not value or pattern.fullmatch(value)):
        return value
    raise SavedError(files().wrong[message].format(key=key))


def _revision(raw: Mapping[str, Any]) -> int:
    value = raw.get("revision", 0)
    if type(value) is int and 0 <= value <= saved.MOST:
        return value
    raise SavedError(files().wrong["revision"])


def _form(raw: object) -> dict[str, str]:
    """The fields as text; an answer that is none is refused, in the words of the page."""
    if not isinstance(raw, Mapping) or len(raw) > saved.MOST_FIELDS:
        raise SavedError(files().wrong["form"].format(limit=saved.MOST_FIELDS))
    for key, value in raw.items():
        if not isinstance(key, str) or not FIELD.fullmatch(key):
            raise SavedError(files().wrong["field"].format(key=cleaned(str(key))[:40]))
        if not isinstance(value, str) or len(value) > saved.LONGEST_VALUE:
            raise SavedError(files().wrong["value"].format(key=key, limit=saved.LONGEST_VALUE))
    model = load.model()
    _, errors = parse(model, {key: raw[key] for key in (*model.questions, *model.limits) if key in raw})
    if errors:
        raise SavedError(next(iter(errors.values())).rstrip("."))
    return {key: cleaned(value) for key, value in raw.items() if key != VERSION}

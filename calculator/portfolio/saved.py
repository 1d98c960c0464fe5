"""A saved task: the record that the browser's storage, files and links of a list hold. Schema version 1.

    {"id": "3f0c...", "name": "Bookkeeping", "form": {"lifetime": "3", "task": "Bookkeeping", ...}, "notes": "",
     "created": "2026-06-01T09:00:00.000Z", "saved": "2026-06-02T10:30:00.000Z", "model_version": "1.0.0",
     "revision": 4, "kind": "", "seen": {...}}

`form` holds answers and figures as the form and the address do, by field name. `revision` grows by one with
every save, so that a second tab is noticed. `kind` is the kind of work as the reader named it, empty where not.
`seen` is the result in short that the model of `model_version` gave when it was saved, or empty where none did yet;
`fresh`, which is in no file and no link, is the one that today's model gave since. `decided` is what was decided of
it, as `portfolio.decided` says, and is left out where nothing was. `draft`, which the page keeps and no file and no
link, is what a reader has filled in of a decision or of a review and has not entered yet, by field. `own` holds, by
heading, what the reader's own list says of it, and is left out where it says nothing; no link has it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from calculator.costs import inputs as cost_inputs
from calculator.costs.parameters import parameters
from calculator.formats.characters import cut, without_halves
from calculator.model import definition, forms
from calculator.model.answers import LONGEST_SHOWN, Answers, Inputs, clean_task, form_values, parse
from calculator.model.decision import UNKNOWN
from calculator.model.definition import Model
from calculator.portfolio import decided
from calculator.portfolio.checks import MOST, SavedError, cleaned
from calculator.portfolio.decided import Decided
from calculator.portfolio.rules import files
from calculator.tables.rules import UUID

LONGEST_ID = 64
LONGEST_NAME = 120
LONGEST_NAME_GIVEN = 400  # of which a name keeps the first 120
LONGEST_NOTES = 10_000
LONGEST_VALUE = 400
MOST_FIELDS = 120
MOST_OWN, LONGEST_HEADING = 120, 120
TEXTS = {"notes": LONGEST_NOTES, "model_version": LONGEST_ID, "kind": LONGEST_ID}
TASK, VERSION = "task", "v"  # fields of a form that are no answer
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)")
FIELD = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True)
class ShortCost:
    """The cost of the way in short.

    `now` and `then` are the owner's hours a week today and once it runs (over the job, where it ends); `money`
    is a month of it; `setup_hours` and `setup_money` come once; `payback` is the month in which it has paid for
    itself against keeping it, None for never within `months`; `currency` is the region's code.
    """

    now: float
    then: float
    money: float
    setup_hours: float
    setup_money: float
    payback: int | None
    months: int
    one_off: bool
    currency: str

    @property
    def back(self) -> float:
        """The owner's hours a week that come back."""
        return self.now - self.then


@dataclass(frozen=True)
class ShortResult:
    """The result in short. `way` is None while too little is answered, and then there is no cost.

    `confidence` is in whole percent; `p` (the share that lies right) and `share` (that could go outside) are the
    point on the map. `takes` is the form that the way takes; empty where an older version kept it. `called` is what it
    is called here, where that is not the form's own name.
    """

    way: str | None
    runner_up: str
    firmness: str
    confidence: int
    p: float
    share: float
    cost: ShortCost | None = None
    takes: str = ""
    called: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing of it is left to work out: a way has its cost."""
        return self.way is None or self.cost is not None

    def to_json(self) -> dict[str, Any]:
        """Plain data, rounded so that every machine writes the same."""
        return _rounded({key: value for key, value in asdict(self).items() if key not in LATER or value})


def _rounded(raw: dict[str, Any]) -> dict[str, Any]:
    nested = {key: _rounded(value) for key, value in raw.items() if isinstance(value, dict)}
    return {key: round(value, 3) if type(value) is float else value for key, value in raw.items()} | nested


@dataclass(frozen=True)
class Saved:
    """One record, read: texts at most as long as they may be, whatever stood there; a result only if it is one."""

    id: str
    name: str
    form: dict[str, str]
    notes: str = ""
    created: str = ""
    saved: str = ""
    model_version: str = ""
    revision: int = 0
    kind: str = ""
    seen: ShortResult | None = None
    fresh: ShortResult | None = None
    decided: Decided | None = None
    own: dict[str, str] = field(default_factory=dict)

    def today(self, model: Model) -> ShortResult | None:
        """The kept result that is right for this model; None where it is to be worked out anew."""
        return self.fresh or (self.seen if self.model_version == model.settings.version else None)

    def before(self, model: Model) -> ShortResult | None:
        """The kept result of another version of the model; None where there is none."""
        return self.seen if self.model_version != model.settings.version else None


def read(model: Model, raw: object) -> Saved:
    """A record of the page's own; never raises: what cannot be read is empty, and a text that is too long is cut."""
    record = raw if isinstance(raw, Mapping) else {}

    def text(key: str, longest: int = LONGEST_ID) -> str:
        value = record.get(key)
        return cut(without_halves(value), longest) if isinstance(value, str) else ""

    form, revision = record.get("form"), record.get("revision")
    pairs = list(form.items())[:MOST_FIELDS] if isinstance(form, Mapping) else []
    return Saved(
        id=text("id"),
        name=" ".join(text("name", LONGEST_NAME).split()),
        form={k[:LONGEST_ID]: cut(v, LONGEST_VALUE) for k, v in pairs if isinstance(k, str) and isinstance(v, str)},
        notes=text("notes", LONGEST_NOTES),
        created=text("created"),
        saved=text("saved"),
        model_version=text("model_version"),
        revision=revision if type(revision) is int else 0,
        kind=text("kind"),
        seen=result(model, record.get("seen")),
        fresh=result(model, record.get("fresh")),
        decided=decided.read(record.get("decided")),
        own=kept_columns(record.get("own")),
    )


def kept_columns(raw: object) -> dict[str, str]:
    """The columns of a reader's own list that a task keeps: those that hold something, as long as they may be."""
    pairs = list(raw.items())[:MOST_OWN] if isinstance(raw, Mapping) else []
    return {
        cut(cleaned(heading), LONGEST_HEADING): cut(cleaned(text), LONGEST_NOTES)
        for heading, text in pairs
        if isinstance(heading, str) and isinstance(text, str) and text
    }


def check(raw: object) -> Saved:
    """A task of a file or a link, by the shipped model; SavedError says what is wrong first.

    Fields of the form that this release does not know are kept: another release may have asked for them. A figure
    that cannot be read is kept as it was entered, as the page does. An id or a time may be missing. A result is never
    taken over: it follows from the form, whatever the file says.
    """
    wrong = files().wrong
    if not isinstance(raw, Mapping):
        raise SavedError(wrong["task"])

    def text(key: str, longest: int) -> str:
        value = raw.get(key, "")
        if not isinstance(value, str) or len(value) > longest:
            raise SavedError(wrong["text"].format(key=key, limit=longest))
        return cleaned(value)

    def matching(key: str, pattern: re.Pattern[str], message: str) -> str:
        value = raw.get(key, "")
        if isinstance(value, str) and (not value or pattern.fullmatch(value)):
            return value
        raise SavedError(wrong[message].format(key=key))

    texts = {key: text(key, longest) for key, longest in TEXTS.items()}
    form = _checked_form(raw.get("form", {}))
    name = clean_task(text("name", LONGEST_NAME_GIVEN)) or clean_task(form.pop(TASK, ""))
    form = {key: value for key, value in form.items() if key != TASK} | ({TASK: name} if name else {})
    identity = matching("id", UUID, "id")
    created, saved = (matching(key, TIME, "time") for key in ("created", "saved"))
    revision = raw.get("revision", 0)
    if type(revision) is not int or not 0 <= revision <= MOST:
        raise SavedError(wrong["revision"])
    return Saved(
        id=identity,
        name=name,
        form=form,
        notes=texts["notes"],
        created=created,
        saved=saved,
        model_version=texts["model_version"],
        revision=revision,
        kind=texts["kind"],
        decided=decided.check(raw.get("decided")),
        own=_checked_columns(raw.get("own", {})),
    )


def _checked_columns(raw: object) -> dict[str, str]:
    """The reader's own columns of a file; SavedError where they are none."""
    kept = kept_columns(raw)
    if not isinstance(raw, Mapping) or len(kept) < len([value for value in raw.values() if value != ""]):
        raise SavedError(files().wrong["own"].format(most=MOST_OWN))
    return kept


def _checked_form(raw: object) -> dict[str, str]:
    """The fields as text; an answer that is none is refused, in the words of the page."""
    wrong = files().wrong
    if not isinstance(raw, Mapping) or len(raw) > MOST_FIELDS:
        raise SavedError(wrong["form"].format(limit=MOST_FIELDS))
    for key, value in raw.items():
        if not isinstance(key, str) or not FIELD.fullmatch(key):
            raise SavedError(wrong["field"].format(key=cleaned(str(key))[:LONGEST_SHOWN]))
        if not isinstance(value, str) or len(value) > LONGEST_VALUE:
            raise SavedError(wrong["value"].format(key=key, limit=LONGEST_VALUE))
    model = definition.model()
    _, errors = parse(
        model, {key: raw[key] for key in (*model.questions, *model.limits, *model.former, *model.marks) if key in raw}
    )
    if errors:
        raise SavedError(next(iter(errors.values())).rstrip("."))
    return {key: cleaned(value) for key, value in raw.items() if key != VERSION}


def of_answers(
    answers: Answers, inputs: Inputs, texts: Mapping[str, str], own: Mapping[str, str] | None = None
) -> Saved:
    """A task from typed answers and figures, such as a row of a table; `texts` may hold its id, notes and kind.

    `own` are the reader's own columns of the row.
    """
    return Saved(
        id=texts.get("id", ""),
        name=answers.task,
        form=form_values(answers) | cost_inputs.form_values(inputs),
        notes=texts.get("notes", ""),
        kind=texts.get("kind", ""),
        model_version=definition.model().settings.version,
        own=kept_columns(own),
    )


def record(task: Saved) -> dict[str, Any]:
    """The task as plain data, as files have it and `read` and `check` take it."""
    kept = {key: value for key, value in vars(task).items() if key not in ("fresh", "decided", "own")}
    kept |= {"seen": task.seen.to_json() if task.seen else {}} | ({"own": task.own} if task.own else {})
    return kept | ({"decided": task.decided.to_json()} if task.decided else {})


def result(model: Model, raw: object) -> ShortResult | None:
    """A kept result; None unless the model could have given it.

    Whoever kept it, another release or a hand: its ways, firmness and currency are known ones, its figures of the
    right kind and where such figures can lie.
    """
    values = _typed(ShortResult, raw)
    if values is None:
        return None
    cost = _typed(ShortCost, values["cost"])
    if cost is None and values["cost"] is not None:
        return None
    short = ShortResult(**values | {"cost": cost and ShortCost(**cost)})
    known = (
        short.runner_up in model.ways
        and short.firmness in {firmness.id for firmness in model.settings.firmness}
        and 0 <= short.confidence <= 100
        and 0 <= short.p <= 1
        and 0 <= short.share <= 1
        and short.takes in ("", *forms.forms().form)
        and short.called in ("", *forms.names())
    )
    if short.way is None:
        known = known and short.firmness == UNKNOWN and short.cost is None
    else:
        known = known and short.way in model.ways and short.way != short.runner_up
    return short if known and (short.cost is None or _possible(short.cost, short.way == "keep")) else None


def _possible(cost: ShortCost, keep: bool) -> bool:
    """Whether the parts of a cost go together; what is kept has nothing to pay back."""
    return (
        cost.now >= 0
        and cost.then >= 0
        and cost.setup_hours >= 0
        and cost.setup_money >= 0
        and cost.months >= 1
        and (cost.payback is None or (not keep and 1 <= cost.payback <= cost.months))
        and cost.currency in {region.currency for region in parameters().regions.values()}
    )


def _typed(kind: type, raw: object) -> dict[str, Any] | None:
    """The values for one of the two records above, each of its own type; None where one is missing or is not."""
    if not isinstance(raw, Mapping) or any(f.name not in raw for f in fields(kind) if f.name not in LATER):
        return None
    values = {f.name: raw.get(f.name, LATER.get(f.name)) for f in fields(kind)}
    return values if all(CHECKS[f.type](values[f.name]) for f in fields(kind)) else None


LATER = {"takes": "", "called": ""}  # what earlier versions of the model did not keep
CHECKS: dict[Any, Callable[[Any], bool]] = {
    str: lambda v: isinstance(v, str) and len(v) <= LONGEST_ID,
    str | None: lambda v: v is None or (isinstance(v, str) and len(v) <= LONGEST_ID),
    int: lambda v: type(v) is int and abs(v) <= MOST,
    int | None: lambda v: v is None or (type(v) is int and abs(v) <= MOST),
    float: lambda v: type(v) in (int, float) and abs(v) <= MOST,
    bool: lambda v: type(v) is bool,
    ShortCost | None: lambda v: v is None or isinstance(v, Mapping),
}

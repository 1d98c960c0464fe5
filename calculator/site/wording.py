"""Refuses words that nothing says, and placeholders that nothing fills in.

What is said, and what it is filled in with, is read from the syntax trees of the package and of its templates, so
that neither stands a second time in a list. A placeholder that a script fills in is one of those that scripts name.
"""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from fnmatch import filter as matching
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import nodes

from calculator import load
from calculator.costs.evaluation import ROWS
from calculator.costs.parameters import parameters
from calculator.costs.trades import GRADES
from calculator.formats.html import TEMPLATES, environment
from calculator.formats.sentence import FIELD
from calculator.load import SEEN, DataError
from calculator.model import definition

PACKAGE = TEMPLATES.parent
SCRIPTS = PACKAGE.parent / "docs" / "assets"
TEXTS = (
    *("model/words.toml", "model/words.toml.errors", "model/steps.toml.wording", "model/neighbours.toml.say"),
    *(
        "costs/words.toml.say",
        "costs/what_if.toml.say",
        "costs/fields.toml.say",
        "costs/inputs.toml.errors",
        "costs/job_log.toml.errors",
    ),
    *(
        "documents/rules.toml.words",
        "page/words.toml.say",
        "tables/rules.toml.say",
        "tables/lists/say.toml",
        "reports/words.toml.say",
    ),
    *("portfolio/words.toml", "portfolio/files.toml.say", "portfolio/files.toml.wrong"),
    *("site/files.toml", "site/bring.toml", "site/start.toml", "site/task_pages.toml", "portfolio/lists.toml.say"),
    *("portfolio/decided.toml.say", "portfolio/decided.toml.wrong"),
    *(f"documents/forms/{name}.toml.sheet" for name in ("kpi-sheet", "pilot-scorecard", "service-levels")),
    *(f"documents/forms/{name}.toml.sheet" for name in ("week-sheet", "tally-sheet", "offers-compared", "case-test")),
    *(
        f"documents/forms/{name}.toml.sheet"
        for name in ("access-register", "decision-log", "exit-list", "hours-ledger")
    ),
)
FORMS = "documents/forms/"  # what an owner writes down, with nothing to fill in but by hand
SCRIPTED = (
    "portfolio/words.toml",
    "site/files.toml",
    "site/bring.toml",
    "site/start.toml",
)  # words that scripts fill in
COUNTED = (
    *("hour", "hours", "minute", "minutes", "month", "months", "piece", "pieces", "job_hour", "job_hours"),
    *("hour_a_week", "hours_a_week", "minute_a_week", "minutes_a_week"),
    *("hour_a_month", "hours_a_month", "hour_a_year", "hours_a_year"),
)
KEY = re.compile(r"[a-z][a-z0-9_]*(?<!_)")
PATTERN = re.compile(r"(?=.*[a-z]{3})[a-z0-9_*]+")  # enough of a key to tell it from others
IN_SCRIPTS = re.compile(r'"\{(\w+)\}"')
FILLERS = ("say", "filled")  # functions that take a text, or its key, and what fills it in
METHODS = ("format", "split")  # of a text
HOLDERS = ("say", "text", "wording", "words", "wrong", "errors", "own", "terms", "ticks")  # of texts by key


@dataclass
class Uses:
    """What may be a key, `*` for what is not known of it; what surely is one, with its place; what fills each in."""

    keys: set[str] = field(default_factory=set)
    asked: dict[str, str] = field(default_factory=dict)
    filled: dict[str, set[str]] = field(default_factory=dict)

    def fill(self, keys: set[str], parts: set[str]) -> None:
        """Note that these parts are given to the texts under these keys."""
        for key in keys:
            self.filled.setdefault(key, set()).update(parts)

    def given(self, key: str) -> set[str]:
        """All that the uses of a key fill in."""
        return {part for name in _like(key, self.filled) for part in self.filled[name]}


def check(folder: Path = load.DATA) -> None:
    """DataError names the file and the key, and the placeholder, of the first word that does not hold together."""
    for mistake in mistakes(folder):
        raise DataError(mistake)


def mistakes(folder: Path = load.DATA) -> Iterator[str]:
    """Everything that `check` refuses."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.toml"))
    content = {name: load.table(name, folder) for name in names}
    for where in TEXTS:
        for key, text in _below(content, where).items():
            if isinstance(text, str) and hasattr(load.Texts, key):
                yield f"{where}.{key}: a template would take this for a method; choose another key"
            if isinstance(text, str) and not _like(key, uses().keys):
                yield f"{where}.{key}: unknown key; nothing says it"
    for where, ids in _ids().items():
        for key in _below(content, where).keys() ^ ids:
            yield f"{where}.{key}: {'missing' if key in ids else f'unknown key; allowed are {", ".join(sorted(ids))}'}"
    leaves = [leaf for name in names if not name.startswith(FORMS) for leaf in _leaves(content[name], name)]
    there = {key for _, key, _ in leaves} | {key for where in TEXTS for key in _below(content, where)}
    for key, place in uses().asked.items():
        if key not in there and not matching(there, key):
            yield f"{place}: {key}: no file of words has it"
    for place, key, text in leaves:
        given = uses().given(key) or (scripts() if place.startswith(SCRIPTED) else set())
        yield from (f"{place}: {{{part}}}: nothing fills this in" for part in FIELD.findall(text) if part not in given)
        if set("{}") & set(FIELD.sub("", text)):
            yield f"{place}: a brace that belongs to no placeholder"


def _like(key: str, names: Collection[str]) -> list[str]:
    """The names that this key may have."""
    return [name for name in names if name == key or ("*" in name and fnmatch(key, name))]


def _below(content: dict[str, Any], where: str) -> dict[str, Any]:
    """The table of a file, or the one of a key in it."""
    name, _, key = where.partition(".toml")
    table: dict[str, Any] = content[f"{name}.toml"]
    return table.get(key[1:], {}) if key else table


def _ids() -> dict[str, set[str]]:
    """Tables of words by something that has an id, with all of the ids."""
    ways = set(definition.model().ways)
    heads = {key for key in uses().keys if key.startswith("head_")}  # of the sentences with the figures of a card
    return {
        "costs/words.toml.row": set(ROWS),
        "costs/words.toml.treated": ways,
        "costs/words.toml.unit": {*COUNTED},
        "costs/words.toml.grade": {*GRADES} - {"none"},
        "costs/fields.toml.group": {"asked", *parameters().groups},
        "costs/card.toml.label": heads,
        "reports/words.toml.grade": {*GRADES} - {"none"},
        "reports/words.toml.ink": ways,
        "reports/words.toml.tint": ways,
        "site/citations.toml.grade": {*GRADES} - {"none"},
        "site/citations.toml.seen": {*SEEN},
    }


def _leaves(content: Any, place: str, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text with the place and the key under which it stands."""
    if isinstance(content, str):
        yield place, key, content
    elif isinstance(content, dict):
        for name, value in content.items():
            yield from _leaves(value, f"{place}.{name}", name)
    elif isinstance(content, list):
        for number, value in enumerate(content, 1):
            yield from _leaves(value, f"{place}[{number}]", key)


@cache
def scripts() -> set[str]:
    """The placeholders that scripts of the site fill in."""
    return {name for path in SCRIPTS.rglob("*.mjs") for name in IN_SCRIPTS.findall(path.read_text(encoding="utf-8"))}


@cache
def uses() -> Uses:
    """What the package and its templates say."""
    result = Uses()
    for path in sorted({*PACKAGE.rglob("*.py")} - {Path(__file__)}):
        _module(ast.parse(path.read_text(encoding="utf-8")), path.relative_to(PACKAGE.parent).as_posix(), result)
    for path in sorted(TEMPLATES.rglob("*.html")):
        template = environment().parse(path.read_text(encoding="utf-8"))
        _template(template, path.relative_to(PACKAGE.parent).as_posix(), result)
    return result


def _module(module: ast.Module, path: str, result: Uses) -> None:
    result.keys |= _strings(module) | {node.attr for node in ast.walk(module) if isinstance(node, ast.Attribute)}
    for node in ast.walk(module):
        if isinstance(node, ast.Subscript) and _name(node.value) in HOLDERS:
            result.asked |= dict.fromkeys(_strings(node.slice), f"{path}:{node.lineno}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
            result.asked |= dict.fromkeys(_strings(node.args[0]), f"{path}:{node.lineno}")
    for function in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            passed_on = function.args.kwarg and any(part.arg is None for part in call.keywords)
            if not passed_on and _name(call) in FILLERS and call.args:
                result.fill(_keys(call.args[0], function, module), _parts(call, function, module))
            elif isinstance(call.func, ast.Attribute) and call.func.attr in METHODS:
                result.fill(_keys(call.func.value, function, module), _parts(call, function, module))


def _parts(call: ast.Call, function: ast.FunctionDef, module: ast.Module) -> set[str]:
    """What a call fills in: by name, as `{name}`, or as the keys of a dict of the function or of one that it calls."""
    parts = {part.arg for part in call.keywords if part.arg} | set(FIELD.findall(" ".join(_texts(call))))
    for part in (part.value for part in call.keywords if not part.arg):
        own = _dict_keys(function) if isinstance(part, ast.Name) else set()
        parts |= own or {key for called in _called(function, module) for key in _dict_keys(called)}
    return parts


def _keys(text: ast.expr, function: ast.FunctionDef, module: ast.Module) -> set[str]:
    """The keys that a text may stand under: those named with it, or in the function, or in those that it calls."""
    if isinstance(text, ast.Attribute):
        return {text.attr}
    if isinstance(text, ast.IfExp):
        return _keys(text.body, function, module) | _keys(text.orelse, function, module)
    named = _strings(text.slice if isinstance(text, ast.Subscript) else text)
    called = {name for other in _called(function, module) for name in _strings(other)}
    return named or _known(_strings(function)) or _known(called)


def _name(node: ast.expr) -> str:
    """The last name of `a.b`, of `b`, and of either called."""
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else str(getattr(node, "id", ""))


def _called(function: ast.FunctionDef, module: ast.Module) -> list[ast.FunctionDef]:
    """The functions of the same module that one calls."""
    names = {_name(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
    return [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef) and node.name in names]


@cache
def _filled_keys() -> frozenset[str]:
    """The keys of all texts that have placeholders."""
    names = [path.relative_to(load.DATA).as_posix() for path in load.DATA.rglob("*.toml")]
    leaves = (leaf for name in names for leaf in _leaves(load.table(name), name))
    return frozenset(key for _, key, text in leaves if FIELD.search(text))


def _known(keys: set[str]) -> set[str]:
    return {key for key in _filled_keys() if _like(key, keys)}


def _texts(tree: ast.AST) -> list[str]:
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _strings(tree: ast.AST) -> set[str]:
    """The strings of a syntax tree that may be keys, with `*` for what an f-string fills in."""
    strings = {text for text in _texts(tree) if KEY.fullmatch(text)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
            strings |= {text} if PATTERN.fullmatch(text) else set()
    return strings


def _dict_keys(tree: ast.AST) -> set[str]:
    dicts = (node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    return {str(key.value) for node in dicts for key in node.keys if isinstance(key, ast.Constant)}


def _template(template: nodes.Template, path: str, result: Uses) -> None:
    for node in template.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name in HOLDERS:
            result.asked[node.attr] = f"{path}:{node.lineno}"
    result.keys |= {node.attr for node in template.find_all(nodes.Getattr)}
    result.keys |= {str(node.value).replace("-", "_") for node in template.find_all(nodes.Const)}
    for call in template.find_all(nodes.Call):
        text = call.node
        if isinstance(text, nodes.Getattr) and text.attr == "format" and isinstance(text.node, nodes.Getattr):
            result.fill({text.node.attr}, {part.key for part in call.kwargs})

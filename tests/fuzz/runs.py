"""What is asked in a run, and what every reply is held to: none fails, nothing is lost, no figure changes unsaid."""

import csv
import json
import zlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from io import StringIO
from math import isclose
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlencode

from calculator.bridge import respond
from calculator.costs import inputs as cost_inputs
from calculator.formats.numerals import NOTHING
from calculator.page import link as page_link
from calculator.portfolio import link as portfolio_link
from calculator.portfolio.checks import cleaned
from calculator.portfolio.saved import check
from calculator.site.bundle import recording
from tests.fuzz import mutate
from tests.strategies import MODEL

FEW = 3  # records of a request: more take time and try nothing new
NEAR = 1e-6  # a figure is written with six digits behind the point
FIGURES = tuple(key for key, one in cost_inputs.specification().inputs.items() if one.kind != "choice")
ANSWERED = {"separate": "1", "bears": "3", "price": "2", "lifetime": "3", "contact": "3", "running": "2", "firms": "4"}


def ask(request: object) -> dict[str, Any]:
    """The reply to a request; it is JSON that can be sent, and says something."""
    asked = json.dumps(request).replace(f'"{mutate.ENDLESS}"', "1e999")
    text = respond(asked)
    text.encode()
    reply = json.loads(text, parse_constant=_refused)
    assert isinstance(reply, dict), reply
    assert reply, "a reply that says nothing"
    return reply


def _refused(word: str) -> None:
    raise AssertionError(word)


@cache
def good() -> tuple[Any, ...]:
    """A request for every feature, each with a few records."""
    asked = [json.loads(text) for text in recording.requests() if text != "{"]
    return tuple(_short(one) if isinstance(one, dict) else one for one in asked)


def _short(request: dict[str, Any]) -> dict[str, Any]:
    return {key: value[:FEW] if isinstance(value, list) else value for key, value in request.items()}


def requests(random: Random) -> Callable[[], None]:
    """One request with something odd in it."""
    request = mutate.value(random, random.choice(good()))
    return lambda: _answered(request)


def _answered(request: object) -> None:
    ask(request)


# Links


def figures(random: Random) -> dict[str, str]:
    """Some figures of a reader, most of them odd."""
    chosen = random.sample(FIGURES, random.choice((1, 2, 4)))
    return {key: random.choice((*mutate.TEXTS, "7", "12.25", "1e-9", "0.0000004", "123456789")) for key in chosen}


def links(random: Random) -> Callable[[], None]:
    """One link, to a task or to a list, with something odd in it."""
    return random.choice((_task_link, _damaged_list, _odd_list))(random)


def _task_link(random: Random) -> Callable[[], None]:
    given = ANSWERED | {"task": random.choice(mutate.TEXTS)} | figures(random)
    fragment = "v=1&" + urlencode(given, errors="replace")
    if random.random() < 0.5:
        fragment = mutate.text(random, fragment)
    return lambda: _check_task_link(fragment)


def _check_task_link(fragment: str) -> None:
    reply = ask({"fragment": fragment})
    page_link.decode(MODEL, fragment)
    ask({"cost": fragment})
    parts = [part for part in fragment.split("&") if part]
    if len(fragment) > page_link.LONGEST or len(parts) > page_link.MOST_FIELDS:
        assert "notice" in reply["notices_html"]
        return
    given = {key: text for part in parts for key, text in parse_qsl(part, errors="replace")}
    _same_figures(given, reply["form"], reply["notices_html"])


def _same_figures(given: Mapping[str, str], form: Mapping[str, str], said: str) -> None:
    """Every figure of a form is in another, the same or as it was entered; or it is named."""
    point = {key: text for key, text in given.items() if key != page_link.DECIMAL}
    before = page_link.read(MODEL, given)
    after = page_link.read(MODEL, form)
    for key, text in point.items():
        if key not in FIGURES or not text.strip() or key in said:
            continue
        if key in before.wrong:
            assert form.get(key), (key, text)
            assert text.encode(errors="ignore").decode().startswith(form[key]), (key, text, form[key])
        else:
            one, other = before.inputs.own.get(key), after.inputs.own.get(key)
            assert isinstance(one, float), (key, text, one)
            assert isinstance(other, float), (key, text, form.get(key))
            assert _near(one, other), (key, text, one, other)


def _near(one: float, other: float) -> bool:
    """Whether they are the same but for how figures are written, and neither has become nothing."""
    return isclose(one, other, rel_tol=NEAR, abs_tol=NEAR / 2) and (abs(one) > NOTHING) == (abs(other) > NOTHING)


def _tasks(random: Random) -> list[dict[str, Any]]:
    return [{"name": f"Task {n}", "form": ANSWERED | figures(random)} for n in range(random.randint(1, FEW))]


def _damaged_list(random: Random) -> Callable[[], None]:
    tasks = [check({"name": f"Task {n}", "form": ANSWERED | {"months": f"{n}.5"}}) for n in range(FEW)]
    fragment = mutate.text(random, portfolio_link.encode(MODEL, tasks, "7"))
    return lambda: _check_damaged_list([task.form for task in tasks], fragment)


def _check_damaged_list(forms: list[dict[str, str]], fragment: str) -> None:
    reply = ask({"link": fragment})
    got = [record["form"] for record in reply["records"]]
    assert reply["messages"] or got == forms, fragment


def _odd_list(random: Random) -> Callable[[], None]:
    lines = [[" ".join(MODEL.questions), 0, "7"]]
    lines += [[task["name"], "", task["form"]] for task in _tasks(random)]
    lines[0][1] = len(lines) - 1
    if random.random() < 0.5:
        lines = mutate.value(random, lines, 1)
    text = "\n".join(json.dumps(line) for line in lines) if isinstance(lines, list) else json.dumps(lines)
    packed = urlsafe_b64encode(zlib.compress(text.encode())).decode().rstrip("=")
    return lambda: _check_odd_list(lines, f"v=1&list={packed}")


def _check_odd_list(lines: Any, fragment: str) -> None:
    reply = ask({"link": fragment})
    if reply["messages"] or not isinstance(lines, list):
        return
    for line, record in zip(lines[1:], reply["records"], strict=True):
        _kept(line[2] if len(line) > 2 else {}, record["form"])


def _kept(given: Mapping[str, str], form: Mapping[str, str]) -> None:
    """Every figure stands there as it was given."""
    for key in set(FIGURES) & given.keys():
        assert form.get(key) == cleaned(given[key]), (key, given[key], form.get(key))


# Files


def files(random: Random) -> Callable[[], None]:
    """One file, exported or a table, with something odd in it."""
    return random.choice((_odd_export, _odd_table, _damaged))(random)


def _read(content: bytes) -> dict[str, Any]:
    reply = ask({"import": b64encode(content).decode(), "here": []})
    assert "refused" in reply or "records" in reply
    return reply


def _exported(random: Random) -> dict[str, Any]:
    tasks = [task | {"id": "", "notes": random.choice(mutate.TEXTS), "seen": {}} for task in _tasks(random)]
    return {"format": "handover-tasks", "version": 1, "hours": "7", "tasks": tasks}


def _odd_export(random: Random) -> Callable[[], None]:
    whole = mutate.value(random, _exported(random), random.choice((0, 1, 2)))
    content = json.dumps(whole, indent=1).replace(f'"{mutate.ENDLESS}"', "1e999").encode()
    return lambda: _check_export(whole, content)


def _check_export(whole: Any, content: bytes) -> None:
    reply = _read(content)
    if "refused" in reply:
        return
    if len(reply["records"]) < len(whole["tasks"]):
        assert reply["problems"]
        return
    for task, record in zip(whole["tasks"], reply["records"], strict=True):
        _kept(task.get("form", {}), record["form"])


def _odd_table(random: Random) -> Callable[[], None]:
    rows = [ANSWERED | {"task": task["name"]} | task["form"] for task in _tasks(random)]
    names = sorted({key for row in rows for key in row})
    random.shuffle(names)
    out = StringIO()
    delimiter = random.choice(",;\t")
    writer = csv.DictWriter(out, names, delimiter=delimiter, lineterminator=random.choice(("\n", "\r\n")))
    writer.writeheader()
    writer.writerows(rows)
    code = random.choice(("utf-8", "utf-8-sig", "utf-16"))
    content = out.getvalue().encode(code, errors="replace")
    texts = [{key: text.encode(code, errors="replace").decode(code) for key, text in row.items()} for row in rows]
    return lambda: _check_table(texts, delimiter, content)


def _check_table(rows: list[dict[str, str]], delimiter: str, content: bytes) -> None:
    reply = _read(content)
    if "refused" in reply:
        return
    assert len(reply["records"]) + len(reply["problems"]) >= len(rows)
    named = " ".join(reply["problems"])
    by_name = {record["name"]: record["form"] for record in reply["records"]}
    for row in rows:
        form = by_name.get(row["task"])
        if form is None:
            assert named
            continue
        pointed = {k: v.replace(",", ".") if delimiter == ";" and v.count(",") == 1 else v for k, v in row.items()}
        own = page_link.read(MODEL, pointed).inputs.own
        for key in set(FIGURES) & row.keys():
            if row[key].strip() and isinstance(own.get(key), float):
                found = page_link.read(MODEL, form).inputs.own.get(key)
                assert isinstance(found, float), (key, row[key], form.get(key))
                assert _near(own[key], found), (key, row[key], found)


def _damaged(random: Random) -> Callable[[], None]:
    if random.random() < 0.5:
        content = json.dumps(_exported(random), ensure_ascii=random.random() < 0.5).encode(errors="surrogatepass")
    else:
        rows = [",".join(ANSWERED), *(",".join(ANSWERED.values()) for _ in range(FEW))]
        content = "\n".join(rows).encode(random.choice(("utf-8", "utf-16", "cp1252")))
    content = mutate.data(random, content)
    return lambda: _damaged_read(content)


def _damaged_read(content: bytes) -> None:
    _read(content)


KINDS: dict[str, Callable[[Random], Callable[[], None]]] = {"requests": requests, "links": links, "files": files}


def run(kind: str, count: int, seed: int) -> Iterator[tuple[int, str]]:
    """So many tries of a kind: the number of each that failed, and why. A number and the seed make the same try."""
    for number in range(count):
        try:
            KINDS[kind](Random(f"{seed}/{kind}/{number}"))()
        except Exception as error:  # whatever it is, it is a fault
            yield number, f"{type(error).__name__}: {error}"[:500]

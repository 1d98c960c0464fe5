"""The calculator's doors: `respond` of the bridge, and `python -m calculator`. What stands behind them may move."""

import io
import json
import runpy
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from typing import Any
from unittest.mock import patch

from calculator.bridge import respond

DAY, PAGE = "2026-06-02", "https://example.com/calculator/"


def ask(**request: Any) -> dict[str, Any]:
    """The reply to one request of the page."""
    reply: dict[str, Any] = json.loads(respond(json.dumps(request)))
    return reply


def command(*arguments: str) -> str:
    """What `python -m calculator` prints, mistakes included."""
    out = io.StringIO()
    with patch.object(sys, "argv", ["calculator", *arguments]), redirect_stdout(out), redirect_stderr(out):
        try:
            runpy.run_module("calculator", run_name="__main__", alter_sys=True)
        except SystemExit as ended:
            if ended.code not in (0, 1, 2):  # as it is documented
                raise
    return out.getvalue()


@cache
def version() -> str:
    """The model's version."""
    return str(ask(score=[])["model_version"])


def form(case: Mapping[str, Any]) -> dict[str, str]:
    """What a reader chose and typed, as the form has it."""
    named = {"task": case["task"]} if case.get("task") else {}
    given = case.get("answers", {}) | named | case.get("typical", {}) | case.get("inputs", {})
    return {key: str(value) for key, value in given.items()}


def saved(task: Mapping[str, Any], place: int = 1) -> dict[str, Any]:
    """A kept task, worked out; with a `version` it was kept under that one, which had `seen` this in it."""
    before = {"cost": None} | task["seen"] if task.get("seen") else {}
    record = {key: task.get(key, "") for key in ("kind", "notes")}
    record |= {"id": f"task-{place}", "name": task.get("task", ""), "form": form(task)}
    record |= {"model_version": task.get("version", version()), "seen": before}
    return record | {"fresh" if "version" in task else "seen": ask(score=[record])["seen"][0]}

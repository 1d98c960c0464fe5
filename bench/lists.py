"""Rows a second of `python -m calculator batch --answer-only`, start of Python included."""

import csv
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from calculator.model import definition
from calculator.model.answers import form_values
from calculator.site.content import scorecard
from calculator.tables import rules as tables_rules

ROWS, ROUNDS = 4000, 3
LEAST = 500


def rows_a_second() -> float:
    """The best of some rounds over a list of tasks answered at random, on all cores."""
    with TemporaryDirectory() as scratch:
        source, target = Path(scratch) / "tasks.csv", Path(scratch) / "scored.csv"
        _write(source)
        command = [sys.executable, "-m", "calculator", "batch", str(source), "-o", str(target), "--answer-only"]
        return ROWS / min(_seconds(command) for _ in range(ROUNDS))


def _write(path: Path) -> None:
    model, random = definition.model(), Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, tables_rules.known(model))
        writer.writeheader()
        writer.writerows(form_values(scorecard.random_answers(model, random)) for _ in range(ROWS))


def _seconds(command: list[str]) -> float:
    began = perf_counter()
    subprocess.run(command, check=True)
    return perf_counter() - began

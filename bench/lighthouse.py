"""Lighthouse's four marks and the layout shift of the main pages, as on a phone."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from calculator.site.bundle.linked import node
from calculator.site.server import running
from tests import programs

PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = {"home": "", "article": "guide/signs/", "calculator": "calculator/", "my tasks": "my-tasks/"}
OTHERS = ("accessibility", "best-practices", "seo")
RUNS = 5


@dataclass(frozen=True)
class Marks:
    """Medians of some runs: marks out of 100, and the sum of layout shifts."""

    performance: float
    others: tuple[float, ...]
    shift: float


def marks(site: Path) -> dict[str, Marks]:
    """By page; a fresh browser for each run."""
    with running(site) as address:
        return {name: _median([_run(address + path) for _ in range(RUNS)]) for name, path in PAGES.items()}


def _median(runs: list[Marks]) -> Marks:
    others = zip(*(run.others for run in runs), strict=True)
    return Marks(
        median(run.performance for run in runs),
        tuple(median(values) for values in others),
        median(run.shift for run in runs),
    )


def _run(address: str) -> Marks:
    flags = " ".join(["--headless=new", *programs.BROWSER_FLAGS])
    command = [node(), str(PROGRAM), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": str(programs.browser())}, capture_output=True, text=True, check=True
    )
    report = json.loads(done.stdout)
    score = {name: 100 * category["score"] for name, category in report["categories"].items()}
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    return Marks(score["performance"], tuple(score[name] for name in OTHERS), shift)

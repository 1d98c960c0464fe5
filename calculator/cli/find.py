"""Command line: python -m calculator find WORDS [--json]. The common tasks that words mean, the best first."""

import json
import sys
from argparse import ArgumentParser, Namespace

from calculator.cli.status import DONE, WRONG_INPUT
from calculator.tasks import search


def options(parser: ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("words", metavar="WORDS", nargs="+", help="words as you would type them, or a line of a list")
    parser.add_argument("--json", action="store_true", help="print the ids as JSON")


def run(chosen: Namespace) -> int:
    """Print id and name a line, or the ids in JSON; no task is no mistake, but is said on stderr."""
    typed = " ".join(chosen.words)
    if not typed.strip():
        print("WORDS: expected some words, such as bank rec", file=sys.stderr)
        return WRONG_INPUT
    found = [match.task for match in search.find(typed)]
    if chosen.json:
        print(json.dumps([task.id for task in found]))
    else:
        wide = max((len(task.id) for task in found), default=0)
        for task in found:
            print(f"{task.id:<{wide}}  {task.name}")
    if not found:
        print(f"{typed}: no common task fits these words", file=sys.stderr)
    return DONE

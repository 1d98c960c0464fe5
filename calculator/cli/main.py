"""The command line: each command is a module with its options and how it is run."""

import argparse
import sys

from calculator.cli import batch, files, find, plan, read, score
from calculator.cli.status import STOPPED, WRONG_INPUT

COMMANDS = {
    "score": (score, "score one task"),
    "batch": (batch, "score a list of tasks, a row each"),
    "find": (find, "find the common tasks that words mean"),
    "read": (read, "say what is understood of a list as you keep it"),
    "plan": (plan, "say when to hand over what, and to whom"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 2 for wrong input, with one line on stderr per mistake."""
    files.open_standard()
    parser = argparse.ArgumentParser(prog="python -m calculator", description="Score tasks as the page does.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for name, (command, what) in COMMANDS.items():
        command.options(commands.add_parser(name, help=what))
    try:
        return _run(parser, arguments)
    except BrokenPipeError:  # whoever read the output has seen enough
        files.let_go()
        return STOPPED
    except OSError as error:
        files.let_go()
        print(files.worded(error), file=sys.stderr)
        return WRONG_INPUT
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return STOPPED


def _run(parser: argparse.ArgumentParser, arguments: list[str] | None) -> int:
    """The status of the command, or of the help that was asked for; all that it prints is written by then."""
    try:
        chosen = parser.parse_args(arguments)
        command, _ = COMMANDS[chosen.command]
        status: int = command.run(chosen)
    finally:
        sys.stdout.flush()
    return status

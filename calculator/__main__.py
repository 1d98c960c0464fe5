"""Command line: python -m calculator score FILE|- [--json], and batch TASKS.csv -o OUT.csv."""

from calculator.cli.score import main

if __name__ == "__main__":
    raise SystemExit(main())

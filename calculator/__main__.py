"""Command line: python -m calculator score FILE|- [--json], batch TASKS.csv, find WORDS, read LIST, plan LIST."""

from calculator.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())

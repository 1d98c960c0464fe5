"""The command plan: its options. What makes a plan is loaded when it is asked for: other commands need no Jinja2."""

from argparse import ArgumentParser, Namespace


def options(parser: ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("file", metavar="LIST", help="a list, a table to score, or an exported file; - reads input")
    parser.add_argument("--start", default="", metavar="DAY", help="it begins on, such as 2027-01-04 (next Monday)")
    parser.add_argument("--hours", default="", metavar="H", help="your hours a week for handing over")
    parser.add_argument("-o", "--output", default="", metavar="FILE", help="write .xlsx, .docx or .html, not text")
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(chosen: Namespace) -> int:
    """Make a plan: 0 where there is one, even an empty one, 2 where nothing can be read or written."""
    from calculator.cli import planning

    return planning.run(chosen)

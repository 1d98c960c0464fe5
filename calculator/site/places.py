"""Where the sources of the site stand, for the modules that build it."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "calculator"
DOCS = ROOT / "docs"

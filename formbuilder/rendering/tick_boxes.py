"""The boxes to tick about words: what is wrong with them, or that they are good."""

from __future__ import annotations

from collections.abc import Collection

from formbuilder.rendering.boxes import Button
from formbuilder.review.trouble import Tick

TICKS = "ticks"


def tick_boxes(ticked: Collection[str]) -> tuple[Button, ...]:
    """Return a box for each tick, in their order."""
    return tuple(
        Button(
            id=f"{TICKS}-{tick}",
            name=TICKS,
            value=tick.value,
            label=tick.label,
            checked="checked" if tick in ticked else "",
            kind="checkbox",
        )
        for tick in Tick
    )

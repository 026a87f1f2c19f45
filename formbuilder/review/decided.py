"""Whether the words that were decided stand somewhere."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.definition.rewording import plainly

BETWEEN = "\n/\n"
"""What stands between the wordings of a decision that keeps more than one."""


def stands(place: str, after: str, slots: Mapping[str, str]) -> bool:
    """Say whether all words of a decision are there: as the usual words of their place, or as a wording of it."""
    plain_place = place.partition("@")[0]
    there = {plainly(text) for slot, text in slots.items() if slot.partition("@")[0] == plain_place}
    return bool(after) and all(plainly(each) in there for each in after.split(BETWEEN))

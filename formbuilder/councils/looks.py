"""How a council’s pages look: its colours and its crest, read from the profile; never the crown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formbuilder.councils.colours import TooFaint, bar_fault, link_fault, read_colour
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import WORDS
from formbuilder.definition.shapes import Thing
from formbuilder.problems import Code

LOOKS = Thing("‘looks’", {"colour": WORDS, "links": WORDS, "crest": WORDS})
MARK = re.compile("[0-9a-f]{16}")
"""What names a picture: the first signs of its SHA-256."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is the council’s own; "" is as the product has it."""

    colour: str = ""
    """Of the bar at the top and of buttons: ``#17505c``; white words stand on it."""
    links: str = ""
    """Of links."""
    crest: str = ""
    """Which picture stands beside the name."""


def looks(council: Entry) -> Looks:
    """Read ``looks`` of a profile; a colour that some people could not read is refused."""
    source = council.source("looks")
    if source is None:
        return Looks()
    entry = Entry.of(source, LOOKS, council.reading)
    crest = str(entry.words_if_any("crest") or "")
    if crest and not MARK.fullmatch(crest):
        entry.refuse("crest", Code.BAD_LOOKS, found=crest, expected="what ‘settings’ wrote there, or take it away")
    return Looks(_colour(entry, "colour"), _colour(entry, "links"), crest)


def faint_words(fault: TooFaint) -> str:
    """Say what to do about a colour that is too faint."""
    return (
        f"a darker colour, such as {fault.near}: the contrast with {fault.against} is {fault.contrast:.1f} to 1, "
        f"and {fault.least:.1f} is the least"
    )


def _colour(entry: Entry, key: str) -> str:
    written = str(entry.words_if_any(key) or "")
    if not written:
        return ""
    found = read_colour(written)
    if found is None:
        entry.refuse(key, Code.BAD_LOOKS, found=written, expected='a colour in 6 signs, such as "#17505c"')
        return ""
    fault = bar_fault(found) if key == "colour" else link_fault(found)
    if fault is not None:
        entry.refuse(key, Code.BAD_LOOKS, found=found, expected=faint_words(fault))
    return found

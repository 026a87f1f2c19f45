"""What our own checks say of words that somebody suggests for a place."""

from __future__ import annotations

from dataclasses import replace

from formbuilder.definition.model import Form
from formbuilder.plainlanguage.findings import Finding
from formbuilder.plainlanguage.forms import checker_with
from formbuilder.plainlanguage.profiles import EASY_READ, PROFILES
from formbuilder.plainlanguage.slots import judged
from formbuilder.plainlanguage.word_lists import WordLists


def check_suggested(form: Form, place: str, words: str, lists: WordLists | None = None) -> tuple[Finding, ...] | None:
    """Return what is found in new words, the heaviest first; None if words at this place are not judged.

    Words of a wording that the form does not have yet are judged beside the usual ones.
    """
    there = {each.address: each for each in judged(form)}
    slot = there.get(place) or there.get(place.partition("@")[0])
    if slot is None:
        return None
    profile = EASY_READ if place.endswith(f"@{EASY_READ.id}") else PROFILES[form.profile]
    found = checker_with(profile, lists).check(replace(slot.passage, text=words))
    return tuple(sorted(found, key=lambda finding: -finding.severity.weight))

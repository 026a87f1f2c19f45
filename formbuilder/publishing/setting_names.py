"""What settings are called, and what their values say."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.expressions.explanation import ALSO
from formbuilder.publishing.change import SettingChanged
from formbuilder.publishing.naming import capital

SETTINGS: Mapping[str, str] = {
    "slug": "the name in commands and files",
    "version": "the number of the version",
    "audience": "whom it is for",
    "records": "whether answers are recorded",
    "duties": "the duties that it must serve",
    "links": "the other forms that it names",
    "rates": "the tables of rates that it reads",
    "address": "the name in addresses",
    "copies": "whether people may have a copy",
    "code_first": "whether the code is shown before the first question",
    "anonymous": "whether answers are kept without a reference",
    "proofs": "the questions whose answers are proofs",
    "form": "the form to go on to",
    "starts": "the date from which weeks are charged",
    "required": "whether it must be answered",
    "also": "what can be answered besides",
    "serves": "the order of the duties that it serves",
    "can_change": "who may change it",
    "instrument": "the scale or the fixed wording that it is part of",
    "replaces": "the earlier questions whose place it takes",
    "private": "whether it is private",
    "apart": "whether answers are kept apart, without a name",
    "autocomplete": "what the browser may fill in",
    "list": "what staff can search for by it",
    "fact": "the fact that is shared with other forms",
    "alone": "whether it rules out the other answers",
    "most": "the most that is taken",
    "least": "how much of the date is needed",
    "past": "whether the date must have come",
    "min": "the smallest number",
    "max": "the largest number",
    "whole": "whether the number must be whole",
    "periods": "how often the money comes or goes",
    "not_counted": "why no sum counts it",
}
VALUES: Mapping[tuple[str, str], str] = {
    ("required", "wanted"): "wanted, and it can be left out",
    **{("also", word): f"“{words}”" for word, words in ALSO.items()},
    ("periods", "four_weeks"): "four weeks",
}


def setting_sentence(change: SettingChanged, part: str) -> str:
    """Return what a setting was and is now; ``part`` is what it belongs to, in the middle of a sentence."""
    old, new = (_value(change.setting, values) for values in (change.old, change.new))
    called = SETTINGS.get(change.setting, f"the setting ‘{change.setting}’")
    return f"{capital(part)}: {called} was {old}, and is {new} now."


def _value(setting: str, values: tuple[str, ...]) -> str:
    return ", ".join(VALUES.get((setting, value), f"‘{value}’") for value in values) or "not set"

"""Words that a council or a panel of people who answer forms asks us not to use."""

from __future__ import annotations

from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.glossaries import is_explained
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import EVERYTHING, Rule
from formbuilder.plainlanguage.word_lists import Listed

GROUP_WORDS = Rule(
    id="group-words",
    finds="Words that are on a list of the council or of a panel, in the folder “words” among its forms.",
    severity=Severity.WARNING,
    message="A group that we work with asks us not to say “{found}”.",
    suggestion="Say it another way. Ask the group if you are not sure.",
    why="The people who answer know which words hurt or confuse them. They put these words on a list.",
    source="The group that keeps the list, with its reason",
    reads=EVERYTHING,
    bad=(),
    good=(),
)


def _unexplained(reading: Reading, listed: Listed) -> bool:
    return not is_explained(reading, listed.first, listed.last)


GROUP_TERMS = Rule(
    id="group-terms",
    finds="Terms whose meaning a panel agreed, where the form does not say what they mean.",
    severity=Severity.WARNING,
    message="“{found}” has a meaning that a group agreed. The form does not say what it means.",
    suggestion="Say what it means, or put it in the list of words of the form.",
    why="A group that answers this form agreed what the word means, so that everybody reads the same.",
    source="The group that agreed it, with its reason",
    reads=EVERYTHING,
    keep=_unexplained,
    bad=(),
    good=(),
)

RULES = (GROUP_WORDS, GROUP_TERMS)
"""They find nothing until a group decided about a word, so the rules themselves have no examples."""

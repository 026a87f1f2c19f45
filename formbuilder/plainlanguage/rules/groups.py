"""Words that a council or a panel of people who answer forms asks us not to use."""

from __future__ import annotations

from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.rules.rule import EVERYTHING, Rule

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
"""It finds nothing until a group has a list, so the rule itself has no examples."""

RULES = (GROUP_WORDS,)

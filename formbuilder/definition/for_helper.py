"""Words for somebody who answers for another person: made from the form's own where “you” can be told apart.

“You” becomes “they” or “them”, which take the same form of every verb. Where it is not plain which of the two it is, or
where the words speak of other people as “they” already, nothing is made: the form's own words stand.
"""

from __future__ import annotations

import re

OTHERS = re.compile(r"\b(they|them|their|theirs|themselves|themself|he|she|him|her|his|we call you)\b", re.IGNORECASE)
YOU = re.compile(r"\b(yourselves|yourself|yours|your|you)\b", re.IGNORECASE)
SIMPLE = {"your": "their", "yours": "theirs", "yourself": "themselves", "yourselves": "themselves"}
ASKS = re.compile(r"(do|did|does|are|were|have|had|can|could|will|would|shall|should|may|might|must) $", re.IGNORECASE)
"""What stands before “you” that does something: “do you”, “are you”."""
DOES = re.compile(
    r" (are|were|have|had|do|did|can|could|will|would|shall|should|may|might|must|cannot|need|want|get|live|feel|know"
    r"|think|say|said|give|like|pay|see|use|look|wrote|choose|help|care|work|go|told|tell|answer|ask|own|rent)\b"
)
"""What stands after “you” that does something."""
TAKES = re.compile(
    r"\b(about|against|around|at|behind|beside|between|by|for|from|in|near|of|on|over|to|toward|under|with|without"
    r"|asks?|asked|calls?|called|gives?|gave|helps?|helped|hurts?|lets?|makes?|made|pays?|paid|reach|scared?|sees?|sends?"
    r"|shows?|stops?|tells?|told|upset|visits?|write) $",
    re.IGNORECASE,
)
"""What stands before “you” to whom something is done."""


def for_helper(text: str) -> str:
    """Return ``text`` as it reads for somebody who answers for another person; "" if it says no plain “you”."""
    if not YOU.search(text) or OTHERS.search(text):
        return ""
    pieces: list[str] = []
    at = 0
    for found in YOU.finditer(text):
        said = SIMPLE.get(found[0].lower()) or _they(text[: found.start()], text[found.end() :])
        if not said:
            return ""
        pieces += (text[at : found.start()], said.capitalize() if found[0][0].isupper() else said)
        at = found.end()
    return "".join((*pieces, text[at:]))


def _they(before: str, after: str) -> str:
    """Return “they” where “you” does something, “them” where something is done; "" where neither is plain."""
    does, takes = after.startswith(("’", "'")) or DOES.match(after), TAKES.search(before)
    if takes:
        return "" if does else "them"
    return "they" if does or ASKS.search(before) else ""

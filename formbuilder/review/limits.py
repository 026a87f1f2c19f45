"""What can be changed about the words of a form and what cannot, and why, in words for those who look at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form

MOST = 1_900
NAMED = 3
"""Questions that are named for each reason."""
ALL = "All words can change: what is asked, how it is asked, the answers and their order."
OTHERS = "All other words can change."
BECAUSE: Mapping[str, str] = {
    "law": "These cannot change, because of the law",
    "system": "These cannot change, because of our computer system",
}


def limits(form: Form) -> str:
    """Return what can change and what cannot, with the reasons that the questions of a form give."""
    found = list(_lines(form))
    if not found:
        return ALL
    kept, left = [], MOST - len(OTHERS)
    for line in found:
        if len(line) > left:
            kept.append("There are more, each with its reason. We show them at the questions.")
            break
        kept.append(line)
        left -= len(line) + 2
    return "\n\n".join((*kept, OTHERS))


def _lines(form: Form) -> Iterator[str]:
    """Yield a line for each reason, with the questions that it holds for."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for question in every_question(form.questions):
        change = question.can_change
        if change.kind in BECAUSE:
            reasons.setdefault((change.kind, change.reason), []).append(f"“{' '.join(str(question.ask).split())}”")
    for (kind, reason), asked in reasons.items():
        more = f" and {len(asked) - NAMED} more" if len(asked) > NAMED else ""
        why = f" The reason: {reason.rstrip('.')}." if reason else ""
        yield f"{BECAUSE[kind]}: {', '.join(asked[:NAMED])}{more}.{why}"

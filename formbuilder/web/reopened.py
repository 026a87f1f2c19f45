"""What is said around the editor of a draft that people are signing."""

from __future__ import annotations

from formbuilder.rendering.reopened import BEWARE, reopened_lines
from formbuilder.services.checks import words_of
from formbuilder.services.drafts import Draft, DraftState
from formbuilder.services.sign_offs import standing
from formbuilder.web.checks import checks_here
from formbuilder.web.door import office_council

REVIEWED = frozenset({DraftState.IN_REVIEW, DraftState.APPROVED})


def beware(draft: Draft) -> tuple[str, ...]:
    """Return what to know before somebody saves."""
    return (BEWARE,) if draft.state in REVIEWED else ()


def reopened_here(draft: Draft) -> tuple[str, ...]:
    """Return which steps must be signed again after what was saved."""
    if draft.state not in REVIEWED:
        return ()
    served = office_council()
    words = words_of(served.store, draft.pin, checks_here(served))
    if words is None or words.form is None:
        return ()
    return tuple(reopened_lines(standing(served.store, draft.pin, words).chain, words.form))

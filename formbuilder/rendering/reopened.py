"""What a save does to sign-offs that were given."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.definition.model import Form
from formbuilder.publishing.naming import Names
from formbuilder.publishing.sign_offs import ChainState, StepState

BEWARE = "This draft is in review. Words that you change must be signed again by everybody who has signed them."
MOST = 3


def reopened_lines(chain: ChainState, form: Form) -> Iterator[str]:
    """Yield which steps must be signed again, and for which words."""
    for state in chain.steps:
        if state.again:
            yield f"“{state.step.name}” must sign again: {_words(state, Names(form))}."


def _words(state: StepState, names: Names) -> str:
    told = [names.slot(address) for address in state.again if not address.endswith("*")]
    more = len(told) - MOST
    named = ", ".join(told[:MOST])
    return f"{named} and {more} more" if more > 0 else named or "something besides words changed"

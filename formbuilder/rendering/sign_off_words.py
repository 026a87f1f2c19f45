"""What is said of sign-offs in sentences: what was decided, and why one was refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.definition.model import Form
from formbuilder.publishing.agreeing import Unclear
from formbuilder.publishing.naming import Names
from formbuilder.publishing.sign_offs import Outcome
from formbuilder.rendering.titles import day_words
from formbuilder.services.sign_off_kinds import NotSigned, SignOff

SAID: Mapping[Outcome, str] = {
    Outcome.YES: "Yes.",
    Outcome.YES_IF: "Yes, if these changes are made.",
    Outcome.NOT_YET: "Not yet.",
    Outcome.NO: "No.",
    Outcome.IN_SPITE: "We go on, although the panel said no.",
}
CONCERNED = "Yes, with words of concern."
REFUSED: Mapping[NotSigned, str] = {
    NotSigned.UNKNOWN: "Somebody was faster: this was settled already, or it is not there.",
    NotSigned.NOT_IN_REVIEW: "This draft is not in review, so nobody can sign it off now.",
    NotSigned.NOT_ITS_TURN: "It is not the turn of this step. Look at the sign-offs again.",
    NotSigned.NO_RIGHT: "This step is for people with another role.",
    NotSigned.OWN_WORDS: "You saved words of this draft, so somebody else must sign it off.",
    NotSigned.SAME_PERSON: "You recorded this, so somebody else must say whether it is right.",
    NotSigned.NOT_YOURS: "Somebody else recorded this, so only they can take it back.",
    NotSigned.SAVED_SINCE: "Somebody saved the draft after you opened this page. Read the words again.",
    NotSigned.CANNOT_BE_USED: "The draft has a problem that stops it. Somebody must correct it first.",
    NotSigned.NO_REASON: "Say why, in a sentence or two.",
    NotSigned.NO_CHANGES: "Fill in one change at least: the words as they are, and the agreed words.",
    NotSigned.NOT_OF_PANEL: "Another panel signs this step. Only somebody of that panel can sign it.",
    NotSigned.NO_PANEL_NO: "The panel has not said no, so there is nothing to decide here.",
    NotSigned.MINUTES: "Fill in who met, who was in the chair, and the words of the decision.",
    NotSigned.FUTURE: "This day has not come yet. Enter the day when they met.",
}
"""What each refusal says."""


def signed_words(step: str, outcome: Outcome, concern: bool) -> str:  # noqa: FBT001 - what was kept, in its order
    """Say to somebody that they signed."""
    return f"You signed the step “{step}”. You said: {CONCERNED if concern else SAID[outcome]}"


def said_words(said: SignOff) -> str:
    """Say in a sentence what was said at a step."""
    return CONCERNED if said.concern else SAID[said.outcome]


def own_words(said: SignOff) -> Iterator[str]:
    """Yield the words that went with it: a reason, words of concern, or words with a yes."""
    if said.because:
        kind = "Their concern" if said.concern else "They said" if said.outcome is Outcome.YES else "Because"
        yield f"{kind}: {said.because}"


def free_words(said: SignOff) -> Iterator[str]:
    """Yield all that somebody wrote in their own words: what stands in minutes, and what went with the decision."""
    if minutes := said.minutes:
        item = f", item {minutes.item}" if minutes.item else ""
        yield f"{minutes.body}, {day_words(minutes.day)}{item}. In the chair: {minutes.chair}."
        yield f"Decision: {minutes.words}"
        yield from ([f"Paper: {minutes.paper}."] if minutes.paper else [])
    yield from own_words(said)


def refused_words(why: NotSigned) -> str:
    """Say why nothing was signed."""
    return REFUSED[why]


def unclear_words(form: Form | None, unclear: Unclear) -> str:
    """Say why a change cannot be followed, naming the places by what they are called."""
    if not unclear.addresses:
        return f"No words of the form read “{unclear.wish.now}”. Copy them from the form above."
    called_ = [Names(form).slot(address) for address in unclear.addresses[:3]] if form else []
    return (
        f"“{unclear.wish.now}” stands in more than one place: {', '.join(called_)}. Copy more of the words around it."
    )

"""What places are called in a sentence, and what became of the words that a comment is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.definition.model import Form
from formbuilder.publishing.naming import Names, capital
from formbuilder.review.ground import Stands
from formbuilder.review.points import Status
from formbuilder.review.standing import WHOLE, Standing

STANDS: Mapping[Status, str] = {
    Status.SAME: "Its words are still there.",
    Status.REWORDED: "Its words changed.",
    Status.CHANGED_A_LOT: "Its words changed a lot. It may be about something else now.",
    Status.PART_REMOVED: "This part was taken out. The question is still asked.",
    Status.REPLACED: "Other words took the place of these.",
    Status.RENAMED: "The same words stand in another place now.",
    Status.REMOVED: "Its words were taken out.",
}
"""What became of the words of a comment."""
WHOLES: Mapping[str, str] = {"page": "title", "section": "title", "end": "title"}


def place_words(form: Form, address: str) -> str:
    """Return what a place is called in the middle of a sentence."""
    names, (home, _, part) = Names(form), address.partition(".")
    if part.partition("@")[0] != WHOLE:
        return names.slot(address.partition("~")[0])
    if home in names.questions:
        return names.slot(f"{home}.ask")
    if home == "form":
        return "the form as a whole"
    kind = home.partition(":")[0]
    return names.slot(f"{home}.{WHOLES.get(kind, 'title')}")


def now_lines(form: Form, stands: Stands) -> Iterator[str]:
    """Say what became of the words of a comment, and where it stands with the words of now."""
    yield STANDS[stands.placed.status]
    standing = Standing(form)
    for address in stands.places:
        spot = standing.spot(address)
        if spot is not None:
            yield f"It stands at {place_words(form, address)}."
            text = " ".join(standing.text(spot).split())
            yield from ([f"Now: “{text}”"] if text and stands.placed.status is not Status.SAME else [])
    if stands.said:
        yield "Somebody said so."


def offers_of(form: Form) -> tuple[tuple[str, str], ...]:
    """Return every place with words of its own, to choose from: the address, and what it is called."""
    standing = Standing(form)
    wholes = [f"{id_}.{WHOLE}" for id_ in standing.questions]
    slots = [address for address in standing.words if not address.rpartition(".")[2].startswith("short")]
    both = [*wholes, *slots]
    named = {
        address: f"All of {place_words(form, address)}" if address in wholes else capital(place_words(form, address))
        for address in both
    }
    return tuple(sorted(named.items(), key=lambda each: _order(each[0], standing)))


def _order(address: str, standing: Standing) -> tuple[int, int]:
    """Put places in the order of the form, the whole of a question before its parts."""
    homes = list(standing.homes)
    home = address if address.startswith("glossary.") else address.partition(".")[0]
    return homes.index(home) if home in homes else len(homes), 0 if address.endswith(f".{WHOLE}") else 1

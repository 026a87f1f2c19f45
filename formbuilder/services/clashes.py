"""A save that was kept aside: what it and the newest revision say about the same lines, and the choice between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from formbuilder.drafting.joining import Clash, Piece, joined, resolved
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Clashed, NotSaved, Revision, Save, Saved, find_draft, find_revision, save_draft
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What there is to choose between a revision that was kept aside and another one."""

    aside: Revision
    other: Revision
    before: str = field(repr=False)
    """The text that the one aside began with."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The places where they differ about the same lines; none if both can be had."""
        found = joined(self.before, self.other.text, self.aside.text)
        return found.pieces if isinstance(found, Clash) else ()


def choice_of(store: Store, pin: DraftPin, aside: int, other: int | None = None) -> Choice | None:
    """Return what there is to choose; None if the revision was not kept aside. ``other`` is the newest if not given."""
    kept = find_revision(store, pin, aside)
    if kept is None or not kept.aside:
        return None
    draft, before = find_draft(store, pin), find_revision(store, pin, kept.seen)
    against = find_revision(store, pin, other or (draft.revision if draft else 0))
    if before is None or against is None or against.aside:
        return None
    return Choice(aside=kept, other=against, before=before.text)


def choose(
    store: Store, pin: DraftPin, choice: Choice, chosen: Sequence[str], doing: Doing
) -> Saved | Clashed | NotSaved:
    """Save both texts as one, with the words chosen for each place where they differ.

    What others saved after ``choice.other`` is joined with it, as with every save.
    """
    text = resolved(choice.before, choice.other.text, choice.aside.text, chosen)
    if text is None:
        return NotSaved.UNKNOWN
    about = f"Chose from {choice.aside.number}, which was kept aside"
    return save_draft(store, pin, Save(text=text, seen=choice.other.number, about=about), doing)

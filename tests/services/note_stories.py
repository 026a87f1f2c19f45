"""Notes from paper that come into a round, and earlier feedback beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from formbuilder.accounts.people import Person, Role
from formbuilder.review.note_codes import Codes
from formbuilder.review.notes import Note, said_once
from formbuilder.services import (
    bringing,
    earlier,
    members,
    note_changing,
    note_checks,
    panels,
    said_before,
    slip_photos,
    stories,
)
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Says
from formbuilder.services.note_kinds import Basis, Batch, Brought, Consent, NewBatch, NoNotes, Seen
from formbuilder.services.note_reading import Circle as Known
from formbuilder.services.note_reading import look_over
from formbuilder.services.point_kinds import Point
from formbuilder.services.round_kinds import Round
from formbuilder.storage.engine import Store
from tests.services.panel_stories import DOING, TODAY, Circle, at, circle, somebody
from tests.services.round_stories import form, opened

PLACES = ("hours", "call_you")


@dataclass(frozen=True)
class Helped:
    """A panel with an open round over two questions, and somebody who helps it."""

    circle: Circle
    helper: Person
    round: Round

    @property
    def store(self) -> Store:
        return self.circle.store

    @property
    def codes(self) -> Codes:
        return Codes(form(), PLACES)

    def at(self, days: float) -> Doing:
        return at(days, self.helper)

    def batch(self, days: float = 1, **more) -> Batch:
        doing = self.at(days)
        found = bringing.begin_batch(self.store, self.round.id, NewBatch(day=doing.now.date(), **more), doing)
        assert isinstance(found, Batch), found
        return found

    def looked(self, *typed: Note | Sequence[str]) -> tuple[Seen, ...]:
        """Notes as code, who, words and letters, looked over."""
        notes = [
            each if isinstance(each, Note) else Note(number=number, **dict(zip(PARTS, each, strict=False)))
            for number, each in enumerate(typed, 1)
        ]
        known = Known(members.members_of(self.store, self.circle.panel.id), {})
        named = [(DOING.new_id(), note) for note in said_once(notes)]
        return look_over(self.store, self.round.id, named, self.codes, known)

    def brings(self, *typed: Sequence[str], batch: Batch | None = None, days: float = 1) -> Brought | NoNotes:
        there = batch or self.batch(days)
        return bringing.bring_in(self.store, there.id, self.looked(*typed), self.at(days))


PARTS = ("code", "who", "words", "marks", "gathered")


def helped(store: Store, name: str = "Notes group", chaired_by: str = "Norbert", helped_by: str = "Heidi") -> Helped:
    here = circle(store, name, chaired_by)
    helper = somebody(store, helped_by, Role.MEMBER)
    assert panels.appoint(store, here.panel.id, helper.id, panels.Post.FACILITATOR, DOING) is None
    return Helped(here, helper, opened(here, *PLACES))


def notes_come_in(store: Store) -> None:
    """Do each thing that services offer for notes and for earlier feedback, once."""
    here = helped(store)
    batch = here.batch()
    brought = here.brings(("1", "1", "Too long.", "w"), ("", "", "The money bit."), batch=batch)
    assert isinstance(brought, Brought)
    bringing.find_batch(store, here.round.id, batch.id)
    bringing.batches_of(store, here.round.id)
    bringing.last_note(store, batch.id)
    (lost,) = bringing.notes_to_place(store, here.round.id)
    bringing.count_to_place(store, here.round.id)
    found = here.codes.find("2")
    change = note_changing.NoteChange(
        at=None if isinstance(found, str) else found,
        author=None,
        words="The name bit.",
        marks=here.looked(("1", "", "x", "h"))[0].marks,
        basis=Basis.OWN,
        consent=Consent.USE,
    )
    assert note_changing.find_note(store, here.round.id, lost.id)
    assert isinstance(note_changing.change_note(store, lost.id, change, here.at(2)), Point)
    _the_group_checks(here, batch, lost)
    source = earlier.Source(name="A survey", said_on=TODAY - timedelta(days=900), gathered_by="Paper")
    bring = here.looked(("1", "", "Last week is not like others."), ("2", "", "Use my first name."))
    earlier.count_new_earlier(store, here.round.id, source, bring, here.at(1))
    earlier.bring_earlier(store, here.round.id, source, bring, here.at(1))
    every = earlier.earlier_of(store, here.circle.panel.id, "small-talk")
    earlier.earlier_at(store, "small-talk", "hours")
    said_before.counts_before(store, here.round)
    earlier.take_up(store, here.round.id, every[0].id, here.codes, "", here.at(2))
    for each in earlier.earlier_batches(store, here.circle.panel.id, "small-talk"):
        earlier.take_out(store, here.round.id, each.batch, here.at(3))


def _the_group_checks(here: Helped, batch: Batch, lost: Point) -> None:
    store = here.store
    slip_photos.keep_photo(store, here.round.id, lost.id, b"photo", here.at(2))
    slip_photos.find_photo(store, here.round.id, lost.id, here.at(2))
    slip_photos.notes_with_photo(store, batch.id)
    slip_photos.delete_photo(store, here.round.id, lost.id, here.at(2))
    note_checks.notes_on_paper(store, batch.id, here.at(2))
    said = note_checks.Said(Says.MISSING, "More.", here.circle.ann.person, on_paper=True)
    note_checks.say_on_paper(store, batch.id, [(lost.id, said)], here.at(2))
    told = stories.Told(id=DOING.new_id(), person=here.circle.ann.person, words="Once.")
    stories.write_story_down(store, batch.id, told, here.at(2))

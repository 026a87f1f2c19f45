"""Notes from paper: nothing is lost, nothing is doubled, and nobody brings anything into a panel that is not theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from formbuilder.review.notes import marks
from formbuilder.review.trouble import Tick
from formbuilder.services import bringing, earlier, looking, note_changing, points, rounds, said_before
from formbuilder.services.note_kinds import Basis, Brought, Consent, Doubt, NewBatch, NoNotes, Route
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.storage.engine import Store
from tests.looked_up import counts_of, points_at
from tests.services.note_stories import Helped, helped
from tests.services.panel_stories import DOING, TODAY, at


@pytest.fixture
def here(store: Store) -> Helped:
    return helped(store)


def said(here: Helped, place: str) -> list[Point]:
    return list(points_at(here.store, here.round.id, place))


def test_n34_a_note_becomes_a_point_of_its_member_with_all_that_is_said_once(here):
    """n34, R21, F16: code, number, words and letters are enough; day, route and consent come from the batch."""
    batch = here.batch(route=Route.POSTCARD, consent=Consent.QUOTE, basis=Basis.FAMILY)
    brought = here.brings(("1.2", "2", "“A guess” helps.", "wk h"), batch=batch)
    assert brought == Brought(1, 0, 0, brought.notes)
    (point,) = said(here, "hours.hint")
    assert (point.author, point.entered_by) == (here.circle.bo.person, here.helper.id)
    assert (point.route, point.consent, point.basis, point.said_on) == ("postcard", "quote", "family", batch.day)
    assert (point.ticks, point.ease) == (frozenset({Tick.HARD_WORD, Tick.KEEP}), "hard")
    assert (point.verified, point.state) == ("not_yet", PointState.SENT)
    assert [each.what for each in points.events_of(here.store, point.id)] == ["entered"]
    assert looking.look_at(here.store, here.round.id, 1, here.circle.bo.person, TODAY).sees_others


def test_a_what_has_no_place_waits_and_is_placed_later(here):
    """Invariant (a), F16: a note without a code, with a wrong one, and about a question that is not looked at."""
    brought = here.brings(("", "1", "The money bit."), ("hourz.ask", "", "Long."), ("since", "", "Since when?"))
    assert (brought.placed, brought.to_place) == (0, 3)
    waiting = bringing.notes_to_place(here.store, here.round.id)
    assert [each.words for each in waiting] == ["The money bit.", "Long.", "Since when?"]
    change = note_changing.NoteChange(
        at=here.codes.find("hours.ask"), author=None, words="Long.", marks=marks("n"), basis=Basis.OWN,
        consent=Consent.USE,
    )  # fmt: skip  # a row
    placed = note_changing.change_note(here.store, waiting[1].id, change, here.at(50))
    assert (placed.place, placed.state, placed.slot_text[:10]) == ("hours.ask", PointState.SENT, "About how ")
    assert bringing.count_to_place(here.store, here.round.id) == 2


def test_the_same_notes_sent_twice_are_there_once(here):
    """F16: the same file again, the same page again; two people who say the same are two."""
    typed = [("1", "1", "Too long."), ("1", "", "Too long."), ("1", "", "Too long."), ("", "", "Hm")]
    assert here.brings(*typed).placed == 3
    again = here.brings(*typed, days=2)
    assert (again.placed, again.to_place, again.there) == (0, 0, 4)
    seen = here.looked(typed[0])
    assert seen[0].doubts == {Doubt.THERE_ALREADY}
    wanted = bringing.bring_in(here.store, here.batch(2).id, seen, here.at(2), again=(seen[0].id,))
    assert wanted.placed == 1
    twice = here.looked(("2", "2", "Same."), ("2", "2", "Same."))
    assert [Doubt.THERE_ALREADY in each.doubts for each in twice] == [False, True]
    pressed = here.looked(("2", "", "Once."))
    batch = here.batch(3)
    assert [bringing.bring_in(here.store, batch.id, pressed, here.at(3)).placed for _ in range(2)] == [1, 0]


def test_a_batch_keeps_its_order_though_all_came_at_one_moment(here):
    batch = here.batch()
    here.brings(*[("1", "", f"Note {number}") for number in range(9)], batch=batch)
    assert [each.words for each in said(here, "hours.*")] == [f"Note {number}" for number in range(9)]
    assert bringing.last_note(here.store, batch.id).words == "Note 8"


def test_who_said_it_is_never_guessed(here):
    typed = [("1", "member 1", "a"), ("1", "2", "b"), ("1", "17", "c"), ("1", "Not said", "d"), ("1", "Ann", "e")]
    seen = here.looked(*typed)
    assert [each.called for each in seen] == ["Member 1", "Member 2", "", "", ""]
    assert [Doubt.UNKNOWN_MEMBER in each.doubts for each in seen] == [False, False, True, False, True]


def test_words_that_are_only_for_those_who_answer_are_read_by_no_other_member(here):
    """n44, n60: consent is said once for all notes, and kept."""
    here.brings(("1", "1", "For the council."), batch=here.batch(consent=Consent.NO))
    here.brings(("1", "2", "For all."), days=2)
    bo, place = here.at(2), ("hours.*",)
    shown = looking.others_points(here.store, here.round.id, place, replace(bo, by=here.circle.bo.person))
    assert shown == ()
    (secret, _) = said(here, "hours.*")
    assert [
        looking.may_read(here.store, secret, who, TODAY)
        for who in (here.circle.bo.person, here.circle.ann.person, here.helper.id)
    ] == [False, True, True]


def test_the_same_as_above_is_one_key(here):
    seen = here.looked(("1", "2", "a"), (".", ".", "b"), (".", "", "c"), ('"', "1", "d"))
    assert [(each.at.place, each.called) for each in seen] == [
        ("hours.*", "Member 2"), ("hours.*", "Member 2"), ("hours.*", ""), ("hours.*", "Member 1"),
    ]  # fmt: skip  # a row each


def test_n115_late_notes_are_taken_and_marked_and_after_that_they_stay_with_whoever_typed_them(here):
    """n115, invariant (h)."""
    batch = here.batch()
    here.brings(("1", "", "Late."), batch=batch, days=29)
    assert said(here, "hours.*")[0].late
    assert here.brings(("1", "", "Too late."), batch=batch, days=43) is NoNotes.CLOSED


def test_nobody_brings_notes_into_another_panel(here):
    batch, seen = here.batch(), here.looked(("1", "", "a"))
    for who in (here.circle.ann, None):
        assert bringing.bring_in(here.store, batch.id, seen, at(1, who)) is NoNotes.NOT_LEADING
    other = helped(here.store, "Others", "Olga", "Otto")
    assert bringing.bring_in(here.store, batch.id, seen, other.at(1)) is NoNotes.NOT_LEADING
    found = bringing.begin_batch(here.store, here.round.id, NewBatch(day=TODAY), other.at(1))
    assert found == {NoNotes.NOT_LEADING}
    assert bringing.find_batch(here.store, other.round.id, batch.id) is None
    assert bringing.bring_in(here.store, batch.id, seen, at(1, here.circle.chair)).placed == 1


def test_what_is_too_long_stops_and_an_empty_note_is_no_note(here):
    batch = here.batch()
    assert bringing.bring_in(here.store, batch.id, here.looked(("1", "", "x" * 4_001)), here.at(1)) is NoNotes.LONG
    assert here.brings(("1", "2", ""), batch=batch).placed == 0


def test_n156_earlier_feedback_stands_beside_the_words_and_is_no_point_until_it_is_taken_up(here):
    """n155, n156: with source and day; not counted, not answered, not doubled; taken up it keeps its source."""
    source = earlier.Source(name="Carers’ survey", said_on=TODAY - timedelta(days=900), gathered_by="Post")
    seen = here.looked(("1", "", "Every week differs."), ("", "", "All of it is long."))
    assert earlier.bring_earlier(here.store, here.round.id, source, seen, here.at(1)) == 2
    assert earlier.bring_earlier(here.store, here.round.id, source, seen, here.at(2)) == 0
    assert counts_of(here.store, here.round.id) == {}
    (found,) = earlier.earlier_at(here.store, "small-talk", "hours")
    assert (found.source, found.said_on, found.words) == (source.name, source.said_on, "Every week differs.")
    assert said_before.counts_before(here.store, here.round) == {"hours": 1, "form": 1}
    point = earlier.take_up(here.store, here.round.id, found.id, here.codes, "", here.at(3))
    assert (point.route, point.source, point.said_on) == ("import", source.name, source.said_on)
    assert earlier.take_up(here.store, here.round.id, found.id, here.codes, "", here.at(3)) is NoNotes.UNKNOWN
    (batch,) = earlier.earlier_batches(here.store, here.circle.panel.id, "small-talk")
    assert earlier.take_out(here.store, here.round.id, batch.batch, here.at(4)) == 1
    assert len(earlier.earlier_of(here.store, here.circle.panel.id, "small-talk")) == 1


def test_an_answered_note_stays_as_it_is(here, monkeypatch):
    here.brings(("1", "", "Long."))
    (point,) = said(here, "hours.*")
    change = note_changing.NoteChange(
        at=None, author=here.circle.ann.person, words="Longer.", marks=marks(""), basis=Basis.OWN, consent=Consent.USE
    )
    assert note_changing.change_note(here.store, point.id, change, at(1, here.circle.ann)) is NoNotes.NOT_LEADING
    changed = note_changing.change_note(here.store, point.id, change, here.at(2))
    assert (changed.words, changed.author, changed.place) == ("Longer.", here.circle.ann.person, "hours.*")
    assert note_changing.change_note(here.store, point.id, replace(change, words=" "), here.at(2)) is NoNotes.EMPTY
    monkeypatch.setattr(note_changing.decision_rows, "of_points", lambda scope, ids: (scope, ids))
    assert note_changing.change_note(here.store, point.id, change, here.at(3)) is NoNotes.ANSWERED


def test_a_round_that_has_not_begun_takes_no_notes(here):
    new = rounds.NewRound(pin=here.round.pin, revision=None, title="Next")
    proposed = rounds.propose_round(here.store, here.circle.panel.id, new, DOING)
    batch = bringing.begin_batch(here.store, proposed.id, NewBatch(day=TODAY), here.at(0))
    assert bringing.bring_in(here.store, batch.id, here.looked(("1", "", "a")), here.at(0)) is NoNotes.NOT_YET

"""Recordings of questions: kept in pieces with the words that they say, checked by a named speaker or signer (F18)."""

from dataclasses import replace

import pytest

from formbuilder.editions.entries import State
from formbuilder.editions.heard import Kind, Part, Recording
from formbuilder.services.recordings import (
    NotKept,
    check_recording,
    keep_recording,
    piece_of,
    public_ones,
    recordings_of,
    recordings_stamp,
    remove_recording,
)
from formbuilder.storage.recordings import PIECE
from tests.services.edition_stories import at
from tests.services.heard_stories import CAPTIONS, FILM, MOST, SCRIPT, SOUND, TODAY, new


def keep(store, hour: float = 0, **more) -> Recording | NotKept:
    return keep_recording(store, new(**more), MOST, TODAY, at(hour))


def test_sound_is_kept_in_pieces_checked_by_name_and_gone_when_it_is_taken_out(store):
    kept = keep(store)
    assert (kept.kind, kept.type, kept.state(SCRIPT)) == (Kind.SOUND, "audio/mpeg", State.DRAFTED)
    assert piece_of(store, kept.id, 0, len(SOUND)) == SOUND[:PIECE]
    assert piece_of(store, kept.id, PIECE - 2, PIECE + 9) == SOUND[PIECE - 2 : PIECE]
    assert piece_of(store, kept.id, PIECE + 1, PIECE + 5) == SOUND[PIECE + 1 : PIECE + 5]

    stamps = [recordings_stamp(store)]
    assert check_recording(store, kept.id, SCRIPT, "  ", TODAY, at(1)) is NotKept.NAME
    newer = replace(SCRIPT, parts=(Part("call_you.ask", "Your name?"),))
    assert check_recording(store, kept.id, newer, "Nadia Khan", TODAY, at(1)) is NotKept.STALE
    assert check_recording(store, kept.id, SCRIPT, " Nadia  Khan ", TODAY, at(1)) is None
    (found,) = recordings_of(store, {"a-talk"})
    assert (found.checked_by, found.checked_on, found.state(SCRIPT)) == ("Nadia Khan", TODAY, State.CHECKED)
    stamps.append(recordings_stamp(store))

    assert remove_recording(store, kept.id, at(2))
    assert not remove_recording(store, kept.id, at(2))
    assert (recordings_of(store, {"a-talk"}), piece_of(store, kept.id, 0, 9)) == ((), b"")
    assert len({*stamps, recordings_stamp(store)}) == 3


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"data": b"<html>"}, NotKept.TYPE),
        ({"data": b"ID3" + bytes(MOST)}, NotKept.TOO_BIG),
        ({"data": FILM, "transcript": "Words."}, NotKept.CAPTIONS),
        ({"data": FILM, "transcript": "Words.", "captions": b"x"}, NotKept.CAPTIONS),
        ({"data": FILM, "captions": CAPTIONS, "transcript": " "}, NotKept.TRANSCRIPT),
        ({"checked_by": "n" * 121}, NotKept.NAME),
    ],
)
def test_what_cannot_be_shown_to_everybody_is_not_kept(store, more, why):
    assert keep(store, **more) is why
    assert recordings_of(store, {"a-talk"}) == ()


def test_the_newest_is_heard_for_each_text_language_and_kind_and_nothing_that_says_other_words(store):
    old = keep(store, 0, checked_by="Nadia Khan")
    newest = keep(store, 1, checked_by="Nadia Khan")
    film = keep(store, 2, data=FILM, captions=CAPTIONS, transcript="Words.", language="bfi", checked_by="Dev Roy")
    keep(store, 3, language="ur")
    said = {tag: {SCRIPT.address: SCRIPT} for tag in ("phr", "bfi", "ur")}
    found = recordings_of(store, {"a-talk"})
    assert [each.id for each in public_ones(found, said, drafts=False)] == [film.id, newest.id]
    other = {tag: {SCRIPT.address: replace(SCRIPT, owner="block.talk")} for tag in said}
    assert public_ones(found, other, drafts=True) == ()
    assert old.id != newest.id

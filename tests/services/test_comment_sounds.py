"""Comments that are said aloud: who can hear them, what they count for, and when their sound is gone."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from formbuilder.councils.keeping import Keeping, Kind
from formbuilder.services import comment_sounds, members, note_checks, point_writing, sound_hearing
from formbuilder.services.comment_sounds import PIECE, find_sound, own_sounds, piece_of, say_aloud, take_sound_back
from formbuilder.services.looking import look_at
from formbuilder.services.meeting_kinds import NoMeeting, Says
from formbuilder.services.meeting_notes import end_checking
from formbuilder.services.point_kinds import NoPoint, Point
from formbuilder.services.points import find_point
from formbuilder.services.sound_hearing import cannot_hear, sounds_to_hear, sounds_waiting, write_sound_down
from formbuilder.services.sound_kinds import MOST_BYTES, CommentSound, NoSound, Reason, SoundState
from formbuilder.storage import rows
from formbuilder.storage.tables import sound_pieces
from tests.services.note_stories import Helped, helped
from tests.services.panel_stories import at
from tests.services.sound_stories import KEY, member, new, says_aloud
from tests.services.test_retention import removed
from tests.sounds import AMR, LETTER, VIDEO, tone

SAID = "It should ask for one day."


@pytest.fixture
def here(store) -> Helped:
    return helped(store)


def pieces(here: Helped) -> list[bytes]:
    return here.store.read(lambda scope: list(scope.connection.execute(select(sound_pieces.c.sealed)).scalars()))


def written(here: Helped, sound: CommentSound, days: float = 2) -> str:
    found = write_sound_down(here.store, sound.id, SAID, here.at(days))
    assert isinstance(found, str), found
    return found


def point(here: Helped, id_: str) -> Point:
    found = find_point(here.store, id_)
    assert found is not None
    return found


def test_a_recording_is_sealed_in_pieces_and_opens_for_its_author_and_those_who_lead_alone(here: Helped):
    data = tone(0.1) + bytes(2 * PIECE)
    sound, bob = says_aloud(here, data), at(1, here.circle.bo)
    assert len(pieces(here)) == 3
    assert not any(data[:40] in each or bytes(64) in each for each in pieces(here))
    seen = [find_sound(here.store, sound.id, doing) for doing in (member(here), here.at(1), at(1, here.circle.chair))]
    assert [each and each.id for each in seen] == [sound.id] * 3
    assert find_sound(here.store, sound.id, bob) is None
    heard = b"".join(piece_of(here.store, sound, start, len(data), KEY) for start in range(0, len(data), PIECE))
    assert heard == data
    assert piece_of(here.store, sound, PIECE - 5, PIECE + 5, KEY) == data[PIECE - 5 : PIECE]
    assert piece_of(here.store, sound, 0, 10, bytes(32)) == b""
    assert piece_of(here.store, replace(sound, id=says_aloud(here).id), 0, 4, KEY) == b"RIFF"


def test_a_piece_opens_at_its_own_place_alone(here: Helped):
    """Somebody who can write to the database does not make another recording of one."""
    sound, other = says_aloud(here, tone(0.1) + bytes(PIECE)), says_aloud(here)
    first, second = sound_pieces.c.number == 0, sound_pieces.c.number == 1
    here.store.write(lambda scope: rows.remove(scope, sound_pieces, first, sound=sound.id))
    here.store.write(lambda scope: rows.change(scope, sound_pieces, {"number": 0}, second, sound=sound.id))
    assert piece_of(here.store, sound, 0, 10, KEY) == b""
    here.store.write(lambda scope: rows.remove(scope, sound_pieces, sound=sound.id))
    here.store.write(lambda scope: rows.change(scope, sound_pieces, {"sound": sound.id}, sound=other.id))
    assert piece_of(here.store, sound, 0, 10, KEY) == b""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", NoSound.NONE),
        (LETTER, NoSound.TYPE),
        (AMR, NoSound.UNPLAYED),
        (VIDEO, NoSound.PICTURES),
        (tone(0.1) + bytes(MOST_BYTES), NoSound.TOO_BIG),
    ],
)
def test_what_is_no_recording_is_refused_and_leaves_nothing(here: Helped, data, why):
    assert say_aloud(here.store, new(here, data), member(here)) is why
    assert pieces(here) == []
    assert own_sounds(here.store, member(here)) == ()


def test_a_round_takes_recordings_as_it_takes_comments(here: Helped):
    """Nothing before or after it, nothing from others, late ones as late; and without a key nothing at all."""
    sound = new(here, tone(0.1))
    assert say_aloud(here.store, sound, replace(member(here, 90))) is NoPoint.CLOSED
    assert say_aloud(here.store, sound, replace(here.at(1), key=KEY)) is NoPoint.NOT_MEMBER
    assert say_aloud(here.store, sound, replace(member(here), key=b"")) is NoSound.NO_KEY
    assert say_aloud(here.store, new(here, tone(0.1), "no_such"), member(here)) is NoPoint.UNKNOWN
    closes = here.round.days.closes_on
    late = (closes - here.at(0).now.date()).days + 1
    sent = say_aloud(here.store, sound, member(here, late))
    assert isinstance(sent, CommentSound)
    assert say_aloud(here.store, sound, member(here, late)) == sent
    assert len(own_sounds(here.store, member(here))) == 1
    assert point(here, written(here, sent, 90)).late


def sees_others(here: Helped, round_: str) -> bool:
    """Whether the member who says things aloud sees what others said at their question."""
    seen = look_at(here.store, round_, 1, member(here).by or "", here.at(1).now.date())
    return seen is not None and seen.sees_others


def test_a_recording_opens_what_others_said_and_waits_for_those_who_lead(here: Helped):
    spot = new(here, b"").spot
    assert not sees_others(here, spot.round)
    sound = says_aloud(here)
    assert sees_others(here, spot.round)
    assert sounds_to_hear(here.store, here.round.id, here.at(1)) == (sound,)
    assert sounds_waiting(here.store, here.at(1)) == {here.round.id: 1}
    assert sounds_to_hear(here.store, here.round.id, at(1, here.circle.bo)) == ()
    assert sounds_waiting(here.store, at(1, here.circle.bo)) == {}
    assert write_sound_down(here.store, sound.id, SAID, at(1, here.circle.bo)) is NoSound.NOT_LEADING
    assert cannot_hear(here.store, sound.id, Reason.CUT, at(1, here.circle.bo)) is NoSound.NOT_LEADING
    assert write_sound_down(here.store, sound.id, " ", here.at(1)) is NoSound.EMPTY
    assert write_sound_down(here.store, sound.id, "w" * 4_001, here.at(1)) is NoSound.LONG


def test_what_is_written_down_is_its_authors_and_only_they_can_say_that_it_is_right(here: Helped):
    sound = says_aloud(here)
    note = point(here, written(here, sound))
    assert (note.author, note.route, note.verified, note.words) == (sound.author, "recording", "not_yet", SAID)
    assert write_sound_down(here.store, sound.id, SAID, here.at(2)) is NoSound.WRITTEN
    assert take_sound_back(here.store, sound.id, member(here, 2)) is NoSound.WRITTEN
    ben = at(2, here.circle.bo)
    assert note_checks.say_of_note(here.store, note.id, Says.RIGHT, "", ben) is NoMeeting.NOT_MEMBER
    assert note_checks.notes_to_check(here.store, note.meeting or "", ben) == ()
    room = note_checks.say_in_the_room(here.store, note.meeting or "", {note.id: Says.RIGHT}, here.at(2))
    assert room is NoMeeting.UNKNOWN
    group = [(note.id, note_checks.Said(Says.RIGHT, on_paper=True))]
    assert note_checks.say_on_paper(here.store, note.meeting or "", group, here.at(2)) is NoMeeting.PERSON
    assert len(pieces(here)) == 1
    assert note_checks.say_of_note(here.store, note.id, Says.NOT_QUITE, "Two days.", member(here, 2)) is None
    assert len(pieces(here)) == 1
    assert note_checks.say_of_note(here.store, note.id, Says.RIGHT, "", member(here, 3)) is None
    assert (pieces(here), point(here, note.id).verified) == ([], "right")


def _confirms(here: Helped, sound: CommentSound) -> None:
    note_checks.say_of_note(here.store, written(here, sound), Says.RIGHT, "", member(here, 3))


def _takes_the_sound_back(here: Helped, sound: CommentSound) -> None:
    assert take_sound_back(here.store, sound.id, at(2, here.circle.bo)) is NoSound.UNKNOWN
    assert take_sound_back(here.store, sound.id, member(here, 90)) is None


def _takes_the_comment_back(here: Helped, sound: CommentSound) -> None:
    point_writing.withdraw_point(here.store, written(here, sound), member(here, 3))


def _leaves(here: Helped, sound: CommentSound) -> None:
    members.leave(here.store, here.circle.panel.id, sound.author, member(here, 3))


def _time_to_check_ends(here: Helped, sound: CommentSound) -> None:
    end_checking(here.store, point(here, written(here, sound)).meeting or "", here.at(3))


def _days_go_by(here: Helped, sound: CommentSound) -> None:
    days = Keeping({Kind.SOUNDS: 20})
    assert removed(here.store, here.at(20).now, days) == {}
    assert removed(here.store, here.at(22).now, days) == {"sounds": 1}
    assert removed(here.store, here.at(23).now, days) == {}
    (lost,) = own_sounds(here.store, member(here))
    assert (lost.id, lost.is_lost) == (sound.id, True)
    assert sounds_waiting(here.store, here.at(23)) == {}
    assert write_sound_down(here.store, sound.id, SAID, here.at(23)) is NoSound.WRITTEN


@pytest.mark.parametrize(
    "ends",
    [_confirms, _takes_the_sound_back, _takes_the_comment_back, _leaves, _time_to_check_ends, _days_go_by],
)
def test_the_sound_is_gone_for_good(here: Helped, ends):
    """When its author confirms it, takes it or the comment back, leaves; when checking ends; when its days are over."""
    sound = says_aloud(here)
    assert len(pieces(here)) == 1
    ends(here, sound)
    assert pieces(here) == []
    assert piece_of(here.store, sound, 0, 10, KEY) == b""
    kept = find_sound(here.store, sound.id, member(here, 30))
    assert kept is not None
    assert kept.gone_at is not None
    assert not sounds_to_hear(here.store, here.round.id, here.at(30))


def test_nobody_can_hear_it_so_the_member_is_told_why_and_says_it_again(here: Helped):
    sound = says_aloud(here)
    assert cannot_hear(here.store, sound.id, Reason.QUIET, here.at(2)) is None
    (told,) = own_sounds(here.store, member(here))
    assert (told.state, told.reason) == (SoundState.UNHEARD, Reason.QUIET)
    assert sounds_waiting(here.store, here.at(2)) == {}
    assert [each.id for each in sounds_to_hear(here.store, here.round.id, at(2, here.circle.chair))] == [sound.id]
    again = says_aloud(here, days=3)
    assert [each.id for each in sounds_to_hear(here.store, here.round.id, here.at(3))] == [again.id]
    count = select(func.count()).select_from(sound_pieces)
    assert here.store.read(lambda scope: scope.connection.execute(count).scalar()) == 1


def test_only_so_many_recordings_of_one_member_wait(here: Helped, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(comment_sounds, "MOST_WAITING", 2)
    first = says_aloud(here)
    says_aloud(here)
    assert say_aloud(here.store, new(here, tone(0.1)), member(here)) is NoSound.MANY
    assert sound_hearing.write_sound_down(here.store, first.id, SAID, here.at(2))
    says_aloud(here)

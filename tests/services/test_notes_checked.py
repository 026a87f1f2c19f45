"""Notes from paper that the group checks on paper: answers by number, photos that go, stories that stay private."""

import pytest

from formbuilder.services import (
    bringing,
    meeting_notes,
    meetings,
    note_changing,
    note_checks,
    points,
    slip_photos,
    stories,
)
from formbuilder.services.meeting_kinds import NoMeeting, Says
from formbuilder.services.note_checks import Said
from formbuilder.services.note_kinds import Basis, Batch, Consent, Doubt, NoNotes
from formbuilder.services.stories import NoStory, Told
from formbuilder.storage.engine import Store
from tests.looked_up import points_at
from tests.services.note_stories import Helped, helped
from tests.services.panel_stories import at
from tests.sheets import PLAIN


@pytest.fixture
def here(store: Store) -> Helped:
    return helped(store)


@pytest.fixture
def batch(here: Helped) -> Batch:
    """Three notes: of Bo, of nobody who is known, and one without a place."""
    found = here.batch()
    here.brings(("1", "2", "Too long."), ("1.2", "", "Keep “a guess”.", "k"), ("", "", "The money bit."), batch=found)
    return found


def on_paper(here: Helped, batch: Batch) -> dict[int, str]:
    found = note_checks.notes_on_paper(here.store, batch.id, here.at(2))
    assert isinstance(found, tuple)
    return {each.number: each.note.point.id for each in found}


def verified(here: Helped, batch: Batch) -> list[str]:
    return [each.verified for each in bringing.notes_of(here.store, batch.id)]


def says(here: Helped, batch: Batch, *heard: tuple[int, Said], doing=None) -> NoMeeting | None:
    ids = on_paper(here, batch)
    found = [(ids[number], said) for number, said in heard]
    return note_checks.say_on_paper(here.store, batch.id, found, doing or here.at(3))


def test_answers_on_paper_count_as_those_of_their_members_n70_f16(here: Helped, batch: Batch):
    """n70, F16: one’s own yes confirms; that of others does not; “missing” and “not quite” stand against it."""
    bo, ann = here.circle.bo.person, here.circle.ann.person
    right = Said(Says.RIGHT, person=ann, on_paper=True)
    assert says(here, batch, (1, right), (2, right), (3, Said(Says.MISSING, "And weekends.", None))) is None
    assert verified(here, batch) == ["not_yet", "right", "missing"]
    assert (
        says(here, batch, (1, Said(Says.RIGHT, person=bo, on_paper=True)), (2, Said(Says.NOT_QUITE, "No.", bo))) is None
    )
    assert verified(here, batch) == ["right", "not_quite", "missing"]
    note = on_paper(here, batch)[1]
    (first, *_, last) = points.events_of(here.store, note)
    assert (first.what, last.what, last.by) == ("entered", "sheet-right", here.helper.id)


def test_answers_are_kept_all_or_none_and_by_nobody_else(here: Helped, batch: Batch):
    """A number that is not there, a stranger, a chair, a sheet of which the time is over: nothing is kept."""
    ids, right = on_paper(here, batch), Said(Says.RIGHT)
    store, stranger = here.store, Said(Says.RIGHT, person=here.helper.id)
    heard = [(ids[2], right), ("0" * 32, right)]
    assert note_checks.say_on_paper(store, batch.id, heard, here.at(3)) is NoMeeting.UNKNOWN
    assert says(here, batch, (1, stranger)) is NoMeeting.UNKNOWN
    assert says(here, batch, (1, right), doing=at(3, here.circle.chair)) is NoMeeting.NOT_LEADING
    assert note_checks.say_on_paper(store, batch.id, [], here.at(3)) is NoMeeting.EMPTY
    assert set(verified(here, batch)) == {"not_yet"}
    meeting_notes.send_notes(store, batch.id, here.at(3))
    meeting_notes.end_checking(store, batch.id, here.at(4))
    assert says(here, batch, (1, right)) is NoMeeting.STAGE


def test_numbers_on_the_sheet_stay_and_what_no_member_may_read_has_none(here: Helped, batch: Batch):
    """(g): a note that was taken out, and one that only those who answer read, leave a gap."""
    ids = on_paper(here, batch)
    hidden = change(here, ids[2], consent=Consent.NO)
    assert note_checks.say_on_paper(here.store, batch.id, [(hidden, Said(Says.RIGHT))], here.at(3)) is NoMeeting.UNKNOWN
    meeting_notes.take_note_out(here.store, ids[1], here.at(3))
    here.brings(("2", "", "First names."), batch=batch, days=3)
    assert list(on_paper(here, batch)) == [3, 4]


def change(here: Helped, note: str, **more) -> str:
    settings = {
        "at": None,
        "author": None,
        "words": "Keep “a guess”.",
        "marks": here.looked(("1", "", "x", "k"))[0].marks,
        "basis": Basis.OWN,
        "consent": Consent.USE,
    }
    found = note_changing.change_note(here.store, note, note_changing.NoteChange(**settings | more), here.at(3))
    assert not isinstance(found, NoNotes), found
    return found.id


def test_a_note_that_is_typed_anew_must_be_checked_anew(here: Helped, batch: Batch):
    """n70: what the group said of other words says nothing of these."""
    note = on_paper(here, batch)[2]
    assert says(here, batch, (2, Said(Says.RIGHT))) is None
    change(here, note)
    assert verified(here, batch)[1] == "right"
    change(here, note, words="Keep it.")
    assert verified(here, batch)[1] == "not_yet"
    assert says(here, batch, (2, Said(Says.RIGHT, person=here.circle.bo.person))) is None
    change(here, note, words="Keep it.", author=here.circle.ann.person)
    assert verified(here, batch)[1] == "not_yet"
    (found,) = [each for each in meeting_notes.notes_of(here.store, batch.id) if each.point.id == note]
    assert found.checks == ()


def test_notes_from_paper_that_were_sent_wait_on_the_page_of_each_member_n72(here: Helped, batch: Batch):
    """n72: like those of a meeting; before they are sent, nobody is asked."""
    store, round_, ann = here.store, here.round.id, at(3, here.circle.ann)
    assert meetings.meetings_of(store, round_, with_notes=True) == ()
    meeting_notes.send_notes(store, batch.id, here.at(2))
    found = meetings.meetings_of(store, round_, with_notes=True)
    assert note_checks.waiting_notes(store, found, ann) == {batch.id: 2}
    assert meetings.meetings_of(store, round_) == ()
    assert here.brings(("1", "", "One more."), batch=batch, days=3) is NoNotes.SENT


def test_a_photo_goes_once_the_group_has_checked_its_note_f16(here: Helped, batch: Batch):
    """F16, (g): for whoever helps this panel; gone when the note is right, taken out, or the time is over."""
    store, round_, ids = here.store, here.round.id, on_paper(here, batch)

    def there() -> list[int]:
        return [number for number, id_ in ids.items() if slip_photos.find_photo(store, round_, id_, here.at(3))]

    for id_ in ids.values():
        assert slip_photos.keep_photo(store, round_, id_, PLAIN, here.at(3)) is None
    assert slip_photos.keep_photo(store, round_, ids[1], PLAIN + b"2", here.at(3)) is None
    assert slip_photos.find_photo(store, round_, ids[1], here.at(3)) == PLAIN + b"2"
    assert slip_photos.find_photo(store, round_, ids[1], at(3, here.circle.ann)) is None
    assert slip_photos.keep_photo(store, round_, ids[1], PLAIN, at(3, here.circle.ann)) is NoNotes.NOT_LEADING
    says(here, batch, (1, Said(Says.NOT_QUITE)), (2, Said(Says.RIGHT)))
    assert there() == [1, 3]
    assert slip_photos.keep_photo(store, round_, ids[2], PLAIN, here.at(3)) is NoNotes.CHECKED
    meeting_notes.take_note_out(store, ids[1], here.at(3))
    assert slip_photos.notes_with_photo(store, batch.id) == {ids[3]}
    meeting_notes.send_notes(store, batch.id, here.at(3))
    meeting_notes.end_checking(store, batch.id, here.at(4))
    assert slip_photos.notes_with_photo(store, batch.id) == frozenset()


def test_one_note_speaks_for_fourteen_if_it_is_said_how_that_is_known_n78_n79(here: Helped):
    """n78, n79: a number alone counts as one person, and says so before it is sent."""
    number, *_ = here.looked(("1", "", "Nights count.", "w 14"))
    assert (number.doubts, number.voice.people, number.goes) == ({Doubt.GATHERED}, 0, True)
    here.brings(("1", "", "Nights count.", "w 14", "a phone round"), ("1", "", "Days too.", "14"))
    sentences = {each.words: each.voice.sentence for each in points_at(here.store, here.round.id, "hours.*")}
    assert sentences["Nights count."] == "Speaks for 14 people, gathered by a phone round."
    assert sentences["Days too."] == "One person said this."


def test_a_story_typed_for_a_member_is_theirs_alone_n56(here: Helped, batch: Batch):
    """n56: whoever wrote it down does not read it again; without a member nobody keeps it."""
    store, ann, doing = here.store, here.circle.ann, here.at(2)
    told = Told(id=doing.new_id(), person=ann.person, words="I left school at twelve.")
    for _ in range(2):
        assert stories.write_story_down(store, batch.id, told, doing) is None
    (story,) = stories.my_stories(store, at(3, ann))
    assert (story.words, story.written_by, story.shared) == ("I left school at twelve.", here.helper.id, ())
    assert stories.my_stories(store, doing) == ()
    assert stories.stories_for(store, doing) == ()
    nobody = Told(id=doing.new_id(), person="", words="x")
    assert stories.write_story_down(store, batch.id, nobody, doing) is NoStory.MEMBER
    assert stories.write_story_down(store, batch.id, nobody, at(2, here.circle.chair)) is NoStory.UNKNOWN
    assert stories.take_story_back(store, story.id, at(3, ann))

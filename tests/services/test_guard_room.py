"""What was sent comes before what was only typed: drafts never take the room of an answer."""

from secrets import token_bytes

from formbuilder.services.saving import Draft, Full, Saved, save_draft
from tests.services.stories import NOW, Person

MUCH = "x" * 200_000


def test_drafts_make_room_for_an_answer(person: Person):
    draft = Draft(3, {"q-story": [MUCH]})
    assert save_draft(person.store, person.reference, person.secret, draft, now=NOW, random=token_bytes)
    assert isinstance(person.sends_page({"story": MUCH}), Saved)
    assert person.journey().answers["story"] == MUCH


def test_a_draft_that_does_not_fit_takes_the_place_of_no_other(person: Person):
    for page, kept in ((3, True), (4, False)):
        draft = Draft(page, {"q-story": [MUCH]})
        stays = save_draft(person.store, person.reference, person.secret, draft, now=NOW, random=token_bytes)
        assert stays is kept
    assert set(person.journey().drafts) == {3}


def test_answers_for_which_there_is_no_room_change_nothing(person: Person):
    person.saves({"story": MUCH})
    assert isinstance(person.sends_page({"other": MUCH}, page=2), Full)
    assert set(person.journey().answers) == {"story"}


def test_what_was_sent_is_kept_however_soon_after_a_draft(person: Person):
    for raw, sent in (("early", False), ("late", True)):
        draft = Draft(3, {"q-story": [raw]}, was_sent=sent)
        assert save_draft(person.store, person.reference, person.secret, draft, now=NOW, random=token_bytes)
    assert person.journey().drafts[3] == {"q-story": ["late"]}


def test_a_page_that_sends_nothing_drops_no_draft(person: Person):
    draft = Draft(3, {"q-story": ["typed"]})
    save_draft(person.store, person.reference, person.secret, draft, now=NOW, random=token_bytes)
    person.saves({}, page=3)
    assert person.journey().drafts[3] == {"q-story": ["typed"]}
    person.saves({"story": "typed"}, page=3)
    assert not person.journey().drafts

"""What people write in other languages waits for English; the date promised counts from then (F18)."""

from dataclasses import replace
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.sealing.code import digits_of
from formbuilder.services.afterwards import Adding, AdditionKind, InEnglish, Status, add_later, status
from formbuilder.services.assessing import NotWritten, read_notes
from formbuilder.services.coming_back import come_back
from formbuilder.services.into_english import English, set_language, to_translate, write_english
from formbuilder.services.queue import Record, find_line
from formbuilder.services.queue_states import State
from formbuilder.services.sending import receipt
from formbuilder.services.submissions import read_submission
from formbuilder.storage.tables import assessor_notes, trail
from tests.services.edition_stories import at
from tests.services.queue_stories import goes
from tests.services.stories import NOW, Person

WORDS = "میں سوتا نہیں ہوں۔"
ENGLISH = "I do not sleep."


@pytest.fixture
def sent(store) -> Person:
    person = Person.begins(store)
    person.has_sent(to_translate=True)
    return person


@pytest.fixture
def private_key(keys) -> bytes:
    return keys.private


def english(seen: int = 0, *, whole: bool = True, **more: str) -> English:
    texts = more or {"sleep": ENGLISH}
    return English(texts=texts, translator=" Nadia  Khan ", program=False, whole=whole, seen=seen)


def test_it_waits_from_when_it_was_sent_until_all_of_it_is_in_english(store, sent, private_key):
    assert [(each.reference, each.to_translate) for each in to_translate(store).lines] == [(sent.reference, NOW)]
    assert write_english(store, sent.reference, english(whole=False), at(1)) is None
    assert to_translate(store).since == NOW
    assert write_english(store, sent.reference, english(), at(2)) is NotWritten.CHANGED
    assert write_english(store, sent.reference, english(1, sleep=ENGLISH, help="No."), at(2)) is None
    line = find_line(store, sent.reference)
    assert (line.to_translate, line.translated_at, line.translation) == (None, at(2).now, 2)
    assert to_translate(store).lines == ()
    first, second = (note.writing for note in read_notes(store, sent.reference, private_key))
    assert (dict(first.english), first.translator, first.program) == ({"sleep": ENGLISH}, "Nadia Khan", False)
    found = read_submission(store, sent.reference, private_key)
    assert found.english.writing == second
    assert found.translating.done_at == at(2).now
    with store.engine.connect() as connection:
        done = connection.execute(select(trail.c.what).where(trail.c.subject == sent.reference).order_by(trail.c.at))
        assert done.scalars().all()[-3:] == ["english-written", "english-written", "english-whole"]
        for row in connection.execute(select(assessor_notes)):
            assert all(words.encode() not in bytes(row.box) for words in (ENGLISH, "Khan"))


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (english(sleep=" "), NotWritten.EMPTY),
        (replace(english(), translator=" "), NotWritten.EMPTY),
        (english(sleep="x" * 400_001), NotWritten.TOO_LONG),
    ],
)
def test_nothing_is_kept_without_words_or_a_name_or_with_too_many(store, sent, new, why):
    assert write_english(store, sent.reference, new, at(1)) is why
    assert to_translate(store).since == NOW


def test_what_is_closed_waits_no_more(store, sent):
    goes(store, sent.reference, State.NEW, State.BEING_CHECKED, State.CHECKED)
    assert to_translate(store).since == NOW
    goes(store, sent.reference, State.CHECKED, State.CLOSED, record=Record.GIVEN, record_on=NOW.date())
    assert to_translate(store).lines == ()
    assert write_english(store, sent.reference, english(), at(1)) is NotWritten.CLOSED
    assert write_english(store, "ABCDEFGH", english(), at(1)) is NotWritten.UNKNOWN


def test_somebody_says_that_it_was_english_after_all_or_was_not(store, sent):
    assert set_language(store, sent.reference, at(1), other=False) is None
    assert find_line(store, sent.reference).other_language is False
    assert set_language(store, sent.reference, at(2), other=True) is None
    assert to_translate(store).since == at(2).now


def test_the_person_reads_how_far_it_is_and_what_they_add_waits_too(store, sent):
    assert receipt(store, sent.reference, sent.secret, NOW).to_translate
    back = come_back(store, sent.reference, digits_of(sent.code), now=NOW, random=token_bytes)

    def in_english() -> InEnglish | None:
        found = status(store, sent.reference, back.secret, at(3).now)
        assert isinstance(found, Status)
        return found.in_english

    assert in_english() == InEnglish(None)
    write_english(store, sent.reference, english(), at(1))
    more = Adding(AdditionKind.MORE, WORDS)
    add_later(store, sent.reference, back.secret, more, now=at(2).now, random=token_bytes)
    assert in_english() == InEnglish(at(1).now)
    assert to_translate(store).since == at(2).now
    write_english(store, sent.reference, english(1), at(3))
    assert to_translate(store).since == at(2).now, "it was added while somebody translated"
    write_english(store, sent.reference, replace(english(2), added=1), at(4))
    assert to_translate(store).lines == ()
    assert in_english() == InEnglish(at(1).now)

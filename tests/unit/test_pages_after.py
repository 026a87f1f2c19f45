"""The pages after sending: what happens by when, adding something, and taking it back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from formbuilder.rendering.after_pages import Arrived, Stage, after_page, promised_day, sent_page
from formbuilder.rendering.device_pages import stop_page
from formbuilder.rendering.later_page import Later, LaterTyped, later_page
from formbuilder.rendering.start_page import AFTER_SENDING
from formbuilder.services.afterwards import InEnglish
from tests.page import text_of
from tests.unit.journey_pages import CARERS, COUNCIL, MINE, SENT_AT, SITE, WHERE, links, shown


def test_other_questions_are_offered_once_a_form_is_sent():
    later = replace(CARERS, slug="equality", audience=AFTER_SENDING)
    offered = [link.href for part in sent_page(MINE, CARERS, Arrived(SENT_AT), [later]).parts for link in part.links]
    assert SITE.form("equality") in offered
    assert "Some other questions" not in [part.heading for part in sent_page(MINE, CARERS, Arrived(SENT_AT)).parts]


def test_once_sent_clearing_the_device_offers_no_code():
    assert stop_page(MINE, "t").parts[0].links
    assert not stop_page(MINE, "t", sent=True).parts[0].links


def test_sending_is_answered_with_what_happens_by_when_and_who():
    text = text_of(shown("sent").main)
    assert "K7P4-MX3Q" in text
    assert "A worker of the carers team reads your form." in text
    assert "They do this by Monday 11 January 2027." in text
    assert "Text SHOUT to 85258" in text
    assert links(shown("sent"))["See where your form is now"] == "/demo/j/K7P4MX3Q/after"


def test_the_day_counts_from_when_the_words_are_in_english_and_until_then_no_day_is_named():
    """F18: the date promised to the person counts from the translation, and says so."""
    waits = after_page(MINE, CARERS, replace(WHERE, in_english=InEnglish(None))).state
    assert "Your words are not in English yet." in waits
    assert "They do this within 10 working days after your words are in English." in waits
    assert not any("2027" in each for each in waits)
    since = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
    done = after_page(MINE, CARERS, replace(WHERE, in_english=InEnglish(since))).state
    assert "They do this by Monday 18 January 2027." in done
    assert "They do this by Monday 11 January 2027." in after_page(MINE, CARERS, WHERE).state


def test_the_promised_day_counts_from_the_day_in_england():
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight on the 2nd in England
    assert promised_day(COUNCIL, CARERS, late) == date(2026, 6, 16)
    closed = replace(COUNCIL, closed_days=(date(2026, 6, 16),))
    assert promised_day(closed, CARERS, late) == date(2026, 6, 17)


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage.SENT, "Nobody works on it yet."),
        (Stage.BEING_READ, "Somebody is reading it."),
        (Stage.CONTACT_BY, "We will contact you by Friday 8 January 2027."),
        (Stage.DONE, "We have finished with this form."),
        (Stage.WITHDRAWN, "You have taken it back."),
    ],
)
def test_where_it_is_now(stage, words):
    page = after_page(MINE, CARERS, replace(WHERE, stage=stage, by=date(2027, 1, 8), added=(SENT_AT,)))
    assert words in " ".join(page.state)
    assert "You added something on Wednesday 23 December 2026." in page.state
    assert any(link.href.endswith("more") for link in page.doings) is (stage is not Stage.WITHDRAWN)


def test_what_is_too_long_to_add_is_kept_and_counted():
    page = later_page(MINE, CARERS, Later.MORE, "t", LaterTyped(text="x" * 5_010, refused=True))
    assert page.errors[0].text.startswith("This is 10 characters too long.")
    assert page.typed == "x" * 5_010

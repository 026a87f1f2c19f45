"""Every statement on a council's tables asks for that council."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from secrets import token_bytes

import pytest

from formbuilder.councils.read import DEMONSTRATION, read_council
from formbuilder.sealing.code import digits_of
from formbuilder.services import (
    afterwards,
    alerts,
    councils,
    forms,
    journeys,
    outbox,
    rates,
    saving,
    shown_messages,
    submissions,
)
from formbuilder.services.coming_back import come_back
from formbuilder.services.sending import TODAY, receipt
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import metadata
from tests.databases import fresh_sqlite
from tests.services.block_stories import blocks_are_used
from tests.services.carried_stories import points_are_carried
from tests.services.charge_stories import charges_are_decided
from tests.services.correction_stories import boards_are_told, forms_are_corrected
from tests.services.decision_stories import points_are_answered
from tests.services.draft_stories import drafts_are_written
from tests.services.edition_stories import forms_are_translated
from tests.services.entry_link_stories import links_are_used
from tests.services.heard_stories import questions_are_recorded
from tests.services.key_stories import keys_are_kept
from tests.services.life_cycle_stories import versions_are_published
from tests.services.meeting_stories import meetings_are_held
from tests.services.message_stories import members_are_told
from tests.services.note_stories import notes_come_in
from tests.services.panel_stories import panels_are_shared, panels_take_part
from tests.services.people_stories import people_come_and_go
from tests.services.preview_stories import previews_are_shared
from tests.services.queue_stories import is_being_checked, the_queue_is_worked_on
from tests.services.records_stories import records_are_kept
from tests.services.remark_stories import the_public_says_something
from tests.services.round_stories import rounds_look_at_words
from tests.services.sound_stories import comments_are_said
from tests.services.stories import NOW, PIN, Person, minutes
from tests.services.told_stories import people_are_told
from tests.services.word_stories import words_go_out_and_come_back
from tests.sums import TABLE

SCOPED = {table.name for table in metadata.sorted_tables} - {"councils"}
TOUCHED = re.compile(rf"\b({'|'.join(sorted(SCOPED))})\b")


@pytest.fixture
def heard(sqlite_file, tmp_path) -> Iterator[tuple[Store, list[str], bytes]]:
    """A store, and every statement that SQLite itself was given, those of the quick paths too."""
    statements: list[str] = []
    engine = fresh_sqlite(sqlite_file, tmp_path)
    keys = councils.new_council_keys(token_bytes)
    store = councils.add_council(engine, "bedford", "Bedford", now=NOW, public_key=keys.public)
    councils.keep_profile(store, DEMONSTRATION.read_bytes())
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_trace_callback(statements.append)
    yield Store(engine, store.council, stretching=4), statements, keys.private
    engine.dispose()


def everything(store: Store) -> None:
    """Do each thing that services offer, once."""
    person = Person.begins(store)
    forms.open_forms(store)
    forms.form_file(store, PIN.slug, 1)
    person.saves({"name": "Ann", "pills/aaaaaaaa/what": "Iron"})
    who = store, person.reference, person.secret
    saving.remove_item(*who, "pills/aaaaaaaa", now=NOW, random=token_bytes)
    saving.save_draft(*who, saving.Draft(1, {}), now=NOW, random=token_bytes)
    journeys.open_journey(*who, minutes(3000))
    person.has_sent(level=TODAY, apart={"belief": "none"})
    is_told_of(store, person.reference)
    receipt(*who, NOW)
    submissions.list_submissions(store)
    submissions.read_submission(store, person.reference, token_bytes(32))
    submissions.read_apart(store, token_bytes(32))
    came = come_back(store, person.reference, digits_of(person.code), now=NOW, random=token_bytes)
    who = store, person.reference, came.secret
    adding = afterwards.Adding(afterwards.AdditionKind.MORE, "x")
    afterwards.add_later(*who, adding, now=NOW, random=token_bytes)
    afterwards.additions(*who, NOW)
    is_being_checked(store, person.reference, contact_by=date(2026, 12, 1))
    afterwards.status(*who, NOW)
    afterwards.withdraw(*who, now=NOW, random=token_bytes)
    journeys.forget_device(*who)
    other = Person.begins(store)
    journeys.delete_journey(store, other.reference, other.secret, now=NOW, random=token_bytes)
    rates_are_published(store)
    records_are_kept(store)


def is_told_of(store: Store, reference: str) -> None:
    duty = read_council(DEMONSTRATION.read_bytes(), "demo.yaml").duty
    assert duty is not None
    whose = alerts.turn(store, reference, duty, NOW)
    assert whose is not None
    for tries in (1, 1, outbox.MOST_TRIES):
        now = minutes(100 * tries)
        leased = outbox.take(store, (alerts.DANGER_TODAY,), now)
        assert leased is not None
        leased = replace(leased, tries=tries)
        outbox.failed(store, leased, outbox.Fault.REFUSED, NOW, alerts.not_told(whose, reference, token_bytes, NOW))
    leased = outbox.take(store, (alerts.DANGER_TODAY,), NOW + outbox.PAUSES[0])
    assert leased is not None
    assert outbox.done(store, leased, NOW, alerts.told(whose, "the worker", duty, token_bytes, NOW))
    outbox.held_up(store)
    alerts.list_alerts(store)
    alerts.unopened_alerts(store)
    alerts.open_alert(store, reference, "Ann", now=NOW, random=token_bytes)
    row = shown_messages.ShownRow(id="ab", at=NOW, way="email", to="a", subject="s", body="b")
    with pytest.raises(shown_messages.RealCouncilError):
        shown_messages.show_message(store, row)
    assert shown_messages.messages_shown(store) is None


def rates_are_published(store: Store) -> None:
    rates.keep_rates(store, {"care.yaml": TABLE.encode()}, NOW)
    rates.rate_files(store)
    rates.rate_editions(store)


STORIES: tuple[Callable[[Store], object], ...] = (
    the_queue_is_worked_on,
    everything,
    people_come_and_go,
    points_are_answered,
    points_are_carried,
    members_are_told,
    panels_take_part,
    the_public_says_something,
    rounds_look_at_words,
    notes_come_in,
    comments_are_said,
    people_are_told,
    meetings_are_held,
    drafts_are_written,
    words_go_out_and_come_back,
    forms_are_corrected,
    boards_are_told,
    versions_are_published,
    links_are_used,
    blocks_are_used,
    forms_are_translated,
    questions_are_recorded,
)


def test_every_statement_on_a_councils_tables_names_the_council(heard):
    store, statements, first_key = heard
    private_key = keys_are_kept(store, first_key)
    for story in STORIES:
        story(store)
    charges_are_decided(store, private_key)
    apart, north = "|".join(map(str, previews_are_shared(store))), panels_are_shared(store)
    touching = [words for words in statements if TOUCHED.search(words) and not words.startswith("PRAGMA")]
    assert {found for words in touching for found in TOUCHED.findall(words)} == SCOPED
    for words in touching:
        if words.startswith("INSERT"):
            assert "(council_id," in words, words
        else:
            asked = words.partition("WHERE")[2]
            assert re.search(rf"council_id = ({store.council}|{apart}|{north})\b", asked), words

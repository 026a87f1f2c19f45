"""What is asked and written down while a version is published: the trail has ids, and words can be erased."""

from sqlalchemy import select

from formbuilder.publishing.sign_offs import Outcome
from formbuilder.services import (
    asking,
    publishing,
    sign_offs,
    trail,
)
from formbuilder.services.sign_off_words import erase_words, words_of_sign_offs
from formbuilder.storage.tables import sign_offs as sign_off_table
from formbuilder.storage.tables import trail as trail_table
from formbuilder.storage.trail import Wanted
from tests.publishing import BOARD, PANEL, Office, checks
from tests.services.stories import NOW, minutes
from tests.services.test_publishing import FORM, office

__all__ = ["office"]


def test_somebody_is_asked_and_says_when_it_is_done(office: Office):
    found = publishing.at_the_gate(office.store, office.pin, checks())
    assert found is not None
    line = found.gate.musts[0]
    wish = asking.Wish(line=line.key, says=line.says, place=line.place, right=line.right)
    args = office.store, office.pin, wish
    assert asking.ask_person(*args, office.ids["owen"], office.doing("owen")) is asking.NotAsked.NOBODY
    assert asking.ask_person(*args, "x", office.doing("owen")) is asking.NotAsked.NOBODY
    assert asking.ask_person(*args, office.ids["chloe"], office.doing("samir")) is asking.NotAsked.NO_RIGHT
    assert asking.ask_person(*args, office.ids["chloe"], office.doing("owen")) is None
    (asked,) = asking.asked_of(office.store, office.ids["chloe"])
    assert (asked.says, asked.asked_by) == (line.says, office.ids["owen"])
    assert asking.asked_about(office.store, office.pin) == (asked,)
    assert not asking.mark_done(office.store, asked.id, office.doing("owen"))
    assert asking.mark_done(office.store, asked.id, office.doing("chloe"))
    assert asking.asked_of(office.store, office.ids["chloe"]) == ()
    assert [each.name for each in asking.who_may(office.store, line.right)] == [
        "Chloe Ward",
        "Ines Park",
        "Mary Bell",
        "Tom Reed",
    ]


def test_what_was_said_can_be_erased_and_the_rest_stays(office: Office):
    office.short_chain()
    office.sends_for_review()
    office.signs("ruth", BOARD, Outcome.NO, "A name that must go")
    office.at(minutes(1)).records("owen", BOARD)
    minutes_, no = words_of_sign_offs(office.store)
    assert (no.pin, no.step, no.said.because) == (office.pin, "Board", "A name that must go")
    assert erase_words(office.store, no.said.id, office.doing("amina"))
    assert not erase_words(office.store, no.said.id, office.doing("amina"))
    assert words_of_sign_offs(office.store) == (minutes_,)
    assert erase_words(office.store, minutes_.said.id, office.doing("amina"))
    assert words_of_sign_offs(office.store) == ()
    said = sign_offs.standing(office.store, office.pin, office.words()).said
    assert [(each.outcome, each.because, each.minutes) for each in said] == [
        (Outcome.YES, "", None),
        (Outcome.NO, "", None),
    ]


def test_what_was_said_against_minutes_is_erased_with_them(office: Office):
    office.sends_for_review()
    office.records("owen", PANEL)
    (found,) = words_of_sign_offs(office.store)
    sign_offs.refuse(office.store, office.pin, found.said.id, "Chris Lane was ill.", office.doing("ruth"))
    assert erase_words(office.store, found.said.id, office.doing("amina"))
    (left,) = sign_offs.standing(office.store, office.pin, office.words()).said
    assert left.aside is not None
    assert left.aside.because == ""


def test_names_and_reasons_are_never_in_the_trail(office: Office):
    office.sends_for_review()
    office.signs("chloe", PANEL, Outcome.NO, "It hurts.")
    office.records("owen", PANEL)
    with office.store.engine.connect() as connection:
        kept = str([tuple(row) for row in connection.execute(select(trail_table))])
        packed = connection.execute(select(sign_off_table.c.rows)).scalars().all()
    assert "Chloe" not in kept
    assert "hurts" not in kept
    assert "Chris Lane" not in kept
    assert all(len(each) < 1_000 for each in packed)


def test_the_trail_is_read_page_by_page_by_form_and_by_day(office: Office):
    Office.opens(office.store, "nobody-reads", minutes(5))
    everything = trail.read_trail(office.store, Wanted(), 1_000)
    assert not everything.more
    pages, before = [], None
    while True:
        part = trail.read_trail(office.store, Wanted(before=before), 3)
        pages += part.happenings
        if not part.more:
            break
        before = (part.happenings[-1].at, part.happenings[-1].id)
    assert tuple(pages) == everything.happenings
    mine = trail.read_trail(office.store, Wanted(form=FORM)).happenings
    assert {each.subject.partition("@")[0] for each in mine} == {FORM}
    assert {each.what for each in mine} >= {"draft-begun", "form-looked-after"}
    assert mine[0].who in {"Owen Price", ""}
    assert trail.read_trail(office.store, Wanted(since=minutes(6))).happenings == ()
    assert trail.read_trail(office.store, Wanted(until=NOW)).happenings == ()

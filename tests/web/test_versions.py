"""Versions in the office: one is looked at, becomes a draft again, and a day is set for people half-way."""

import pytest

from formbuilder.definition.bundle import original
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import find_draft, find_revision
from formbuilder.services.forms import form_file
from tests.council import Council
from tests.looked_up import close_form
from tests.staff import HOME, come_in
from tests.versions import next_version
from tests.web.test_half_way import OTHER_ASK

PEOPLE = HOME + "forms/small-talk/half-way"
DAY = "From which day can nobody go on with an earlier version?"


def test_a_withdrawn_version_becomes_a_draft_again(office: Council):
    close_form(office.store, "small-talk", 1)
    officer = come_in(office, "officer").open(HOME + "forms/small-talk/versions/1")
    assert "Withdrawn." in officer.main
    assert "What should we call you?" in officer.main
    sent = officer.sent_by("Begin a new draft from this version")
    officer.client.post(f"{HOME}forms/small-talk/versions/1/restore", data=sent)
    draft = find_draft(office.store, DraftPin("small-talk", 2))
    assert draft is not None
    assert draft.came_from == "small-talk@1"
    text = original(form_file(office.store, "small-talk", 1) or b"").decode()
    assert find_revision(office.store, draft.pin).text == text.replace("version: 1", "version: 2", 1)


def test_an_approver_looks_and_has_no_button(office: Council):
    approver = come_in(office, "approver").open(HOME + "forms/small-talk/versions/1")
    assert not approver.offers("Begin a new draft from this version")


@pytest.mark.parametrize("place", ["small-talk/versions/9", "no-such/versions/1", "small-talk/versions/99999999999999"])
def test_what_is_not_there_is_not_found(office: Council, place: str):
    come_in(office, "officer").open(f"{HOME}forms/{place}", expect=404)


def test_a_day_is_set_and_taken_away(office: Council):
    next_version(office, OTHER_ASK)
    officer = come_in(office, "officer").open(PEOPLE)
    assert "No day is set." in officer.main
    officer.fill({DAY: "24 December 2026"}).press("Save the day")
    assert "From Thursday 24 December 2026 on, people go on with version 2." in officer.main
    assert officer.value(DAY) == "24 12 2026"
    officer.fill({DAY: ""}).press("Save the day")
    assert "No day is set." in officer.main


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("31/2/2027", "Enter day, month and year, in numbers."),
        ("soon", "Enter day, month and year, in numbers."),
        ("1/1/2020", "This day is over. Choose today or a later day."),
    ],
)
def test_a_day_that_cannot_be_is_said_and_kept(office: Council, typed: str, error: str):
    next_version(office, OTHER_ASK)
    officer = come_in(office, "officer").open(PEOPLE).fill({DAY: typed}).press("Save the day")
    assert [text for _, text in officer.errors] == [error]
    assert officer.value(DAY) == typed


def test_with_one_version_nobody_is_half_way(office: Council):
    officer = come_in(office, "officer").open(PEOPLE).fill({DAY: "24/12/2026"}).press("Save the day")
    assert [text for _, text in officer.errors] == ["There is only one version. Nobody can be half-way to another one."]

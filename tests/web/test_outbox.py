"""The page on which a demonstration shows what it would have sent, and what people are told about alerts."""

from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import update

from formbuilder.councils.read import read_council
from formbuilder.delivery.alerts import DangerErrand
from formbuilder.delivery.demonstration import DemonstrationSender
from formbuilder.delivery.posting import Post, deliver_due
from formbuilder.services.alerts import DANGER_TODAY
from formbuilder.services.councils import keep_profile
from formbuilder.storage.tables import councils
from tests.council import Council, profile
from tests.person import Person
from tests.web.test_danger_and_private import in_danger

HOURS = "A worker is there from 9am to 5pm, Monday to Friday, but not on bank holidays."
AT_ONCE = "But if an answer means danger, we tell a worker as soon as you send the form."


def work(council: Council) -> None:
    """Do what a worker does."""
    errand = DangerErrand(store=council.store, council=read_council(profile(), "demo.yaml"), random=token_bytes)
    sender = DemonstrationSender(council.store, council.clock)
    post = Post(store=council.store, senders=(sender,), errands={DANGER_TODAY: errand}, clock=council.clock)
    deliver_due(post)


def test_the_message_about_somebody_in_danger_is_shown(council: Council, person: Person):
    person.open("/demo/").follow("Messages of this demonstration")
    assert "There is no message yet." in person.main
    in_danger(person).press("Send what I have so far")
    work(council)
    person.open("/demo/outbox")
    assert "Monday 23 November 2026, 10am: email to duty@example.org" in person.main
    assert "Subject: Example Council: open a form now" in person.main
    assert "You are the first to be told." in person.main
    assert "Sam" not in person.main
    council.clock.pass_by(minutes=30)
    work(council)
    headings = [each.get_text() for each in person.open("/demo/outbox").page.select("main h2")]
    assert [heading.partition(",")[2].strip() for heading in headings] == [
        "10:30am: email to duty@example.org",
        "10am: email to duty@example.org",
    ]


def test_a_real_council_has_no_such_page(council: Council, person: Person):
    council.store.write(
        lambda scope: scope.connection.execute(
            update(councils).where(councils.c.id == scope.council).values(demonstration=False)
        )
    )
    assert person.client.get("/demo/outbox").status_code == 404
    keep_profile(council.store, profile().replace(b"demonstration: yes", b"demonstration: no"))
    council.clock.pass_by(seconds=3)
    assert "Messages of this demonstration" not in person.client.get("/demo/").text


def test_people_are_told_who_hears_at_once_and_when(person: Person):
    person.open("/demo/small-talk")
    for words in (AT_ONCE, HOURS, "Nobody reads this at night or at weekends.", "They may not see it at once."):
        assert words in person.main
    in_danger(person)
    for words in (AT_ONCE, HOURS):
        assert words in person.main


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"from: 09:00", b"from: 08:30", "A worker is there from 8:30am to 5pm, Monday to Friday"),
        (b"from: 09:00\n  to: 17:00", b"from: 00:00\n  to: 24:00", "A worker is there at all times, Monday to Friday"),
        (
            b"duty:\n",
            b"closed_days: [2026-12-29]\nduty:\n",
            "Nobody is there on bank holidays or when the council is closed.",
        ),
    ],
)
def test_what_people_are_told_follows_the_settings(council: Council, person: Person, old, new, said):
    assert HOURS in person.open("/demo/small-talk").main
    assert profile().count(old) == 1
    keep_profile(council.store, profile().replace(old, new))
    council.clock.pass_by(seconds=timedelta(seconds=3).seconds)
    assert said in person.open("/demo/small-talk").main


def test_a_form_that_does_not_ask_about_danger_says_nothing_of_it(whole_council: Council):
    person = Person(whole_council.app)
    assert AT_ONCE not in person.open("/demo/disability-related-expenses").main
    assert AT_ONCE in person.open("/demo/carers-assessment").main

"""Those who keep records say how long, hold what must stay, and see what was deleted."""

from __future__ import annotations

from secrets import token_bytes

import pytest
from sqlalchemy import update

from formbuilder.councils.keeping import RULES, Kind
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.doing import Doing
from formbuilder.services.holds import holds_now
from formbuilder.services.retention import remove_old
from formbuilder.services.settings import settings_now
from formbuilder.services.submissions import list_submissions
from formbuilder.storage.engine import writing
from formbuilder.storage.tables import forms, journeys
from tests.council import Council
from tests.desk import has, what_was_done
from tests.person import Person
from tests.staff import HOME
from tests.told import send, whole
from tests.web.test_settings import amina, now

__all__ = ["amina"]
RECORDS = HOME + "records"
SENT = "Change: Forms that were sent"


def real_forms(office: Council) -> None:
    """Examples go after a day; here they are real."""
    with writing(office.engine) as connection:
        connection.execute(update(forms).values(state="published"))
        connection.execute(update(journeys).values(example=False))


def removes(office: Council) -> int:
    keeping = settings_now(office.store).council.keeping
    return remove_old(office.store, keeping, Doing(office.clock(), token_bytes)).of("submissions")


def test_every_kind_of_record_is_there_with_its_days(office: Council, amina: Person):
    amina.open(HOME).follow("Records")
    for rule in RULES.values():
        assert rule.what in amina.main
    assert "Kept for 60 days. The days count from the last visit." in amina.main
    for kind in Kind:
        amina.open(f"{RECORDS}/kinds/{kind}")
        assert amina.heading == RULES[kind].what
    amina.open(RECORDS + "/kinds/letters", expect=404)


def test_days_are_changed_for_a_kind_and_for_a_form(office: Council, amina: Person):
    amina.open(RECORDS).follow(SENT).fill({"Days": "400"})
    amina.fill({"One more form": "A small talk about you", "Days for it": "90"}).press("Save")
    assert "Kept for 400 days." in amina.main
    assert "A small talk about you: 90 days." in amina.main
    keeping = now(office).keeping
    assert keeping.days_for(Kind.SUBMISSIONS) == 400
    assert keeping.days_for(Kind.SUBMISSIONS, "small-talk") == 90
    amina.follow(SENT).fill({"A small talk about you": ""}).press("Save")
    assert now(office).keeping.days_for(Kind.SUBMISSIONS, "small-talk") == 400
    amina.follow(SENT).fill({"Days": str(RULES[Kind.SUBMISSIONS].days)}).press("Save")
    assert "kept" not in settings_now(office.store).plain
    assert [what for what, _ in what_was_done(office, "2")] == ["settings-changed"]


def test_people_read_the_days_of_their_form(office: Council, amina: Person):
    amina.open(RECORDS + "/kinds/unsent").fill({"Days": "40"})
    amina.fill({"One more form": "A small talk about you", "Days for it": "14"}).press("Save")
    office.clock.pass_by(seconds=3)
    assert "or 14 days after your last visit" in Person(office.app).start().main
    assert "days_kept: 40" in settings_now(office.store).text


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({"Days": "29"}, "#days"),
        ({"Days": ""}, "#days"),
        ({"Days": "²"}, "#days"),
        ({"Days": "1000000"}, "#days"),
        ({"One more form": "A small talk about you"}, "#form-days"),
        ({"Days for it": "90"}, "#form"),
        ({"One more form": "A small talk about you", "Days for it": "1"}, "#form-days"),
    ],
)
def test_what_cannot_be_right_is_told_at_its_box(office: Council, amina: Person, typed: dict[str, str], where: str):
    amina.open(RECORDS + "/kinds/submissions").fill(typed).press("Save")
    assert [each for each, _ in amina.errors] == [where]
    for question, text in typed.items():
        assert question == "One more form" or amina.value(question) == text
    assert "kept" not in settings_now(office.store).plain


def test_days_that_were_not_sent_are_asked_for(amina: Person):
    sent = amina.open(RECORDS + "/kinds/submissions").sent_by("Save")
    amina.send(RECORDS + "/kinds/submissions", {name: each for name, each in sent.items() if name != "days"})
    assert [each for each, _ in amina.errors] == ["#days"]


def test_a_change_that_deletes_at_once_asks_first_and_says_how_many(office: Council, amina: Person):
    for _ in range(3):
        has(office)
    real_forms(office)
    office.clock.pass_by(days=100)
    amina = Person(office.app).open(HOME + "sign-in").fill({"Who do you want to be?": "Amina Yusuf"}).press()
    amina.open(RECORDS + "/kinds/submissions").fill({"Days": "90"}).press("Save")
    assert amina.heading == "Do you want to delete 3 now?"
    assert "3 records are older than that." in amina.main
    assert removes(office) == 0
    amina.press("Yes, delete them")
    assert removes(office) == 3
    amina.open(RECORDS + "/deletions")
    assert "Forms that were sent: 3, because its days were over." in amina.main
    assert "No copy is left after Friday 2 April 2027." in amina.main
    amina.open(RECORDS + "/kinds/submissions").fill({"Days": "60"}).press("Save")
    assert amina.heading == "Records", "nothing more is due, so nothing is asked"


def test_a_hold_is_made_shown_and_lifted(office: Council, amina: Person):
    reference = has(office)
    real_forms(office)
    amina.open(RECORDS + "/holds").follow("Hold something").press("Hold it")
    assert [where for where, _ in amina.errors] == ["#reference", "#why"]
    shown = shown_reference(reference)
    amina.fill({"Reference": shown.lower(), "Reason": "The county court asks."}).press("Hold it")
    assert shown in amina.main
    assert "The county court asks.Held by Amina Yusuf, Monday 23 November 2026, 10am." in amina.main
    office.clock.pass_by(days=9 * 365)
    assert removes(office) == 0
    amina = Person(office.app).open(HOME + "sign-in").fill({"Who do you want to be?": "Amina Yusuf"}).press()
    amina.open(RECORDS + "/holds").follow(f"Lift the hold on {shown}").press("Yes, lift it")
    assert "Nothing is held." in amina.main
    amina.follow("Holds that were lifted")
    assert "Lifted by Amina Yusuf" in amina.main
    assert removes(office) == 1
    assert [what for what, _ in what_was_done(office, reference)][-2:] == ["held", "hold-lifted"]


def test_who_takes_back_or_deletes_what_is_held_is_told_plainly(office: Council, amina: Person):
    person = Person(office.app)
    whole(person)
    send(person)
    reference = person.code.reference.replace("-", "")
    amina.open(RECORDS + "/holds/add").fill({"Reference": reference, "Reason": "A court."}).press("Hold it")
    person.come_back(person.code)
    told = "The council must keep what you sent for a legal reason."
    person.open(f"{person.journey}/after/withdraw")
    assert told in person.main
    person.press("Take back my form")
    assert told in person.main
    assert "ask the care and support team" in person.main
    person.open(f"{person.journey}/after").follow("Delete your own copy")
    assert told in person.main
    person.press("Delete my copy")
    assert told in person.main
    assert [line.reference for line in list_submissions(office.store)] == [reference]
    (held,) = holds_now(office.store)
    amina.open(f"{RECORDS}/holds/{held.id}").press("Yes, lift it")
    amina.open(f"{RECORDS}/holds/{held.id}", expect=404)


def test_without_a_hold_nobody_is_told_of_one(office: Council):
    person = Person(office.app)
    whole(person)
    send(person)
    person.come_back(person.code)
    person.open(f"{person.journey}/after/withdraw")
    assert "legal reason" not in person.main
    assert "legal reason" not in person.press("Take back my form").main


def test_days_of_deletions_are_paged(office: Council, amina: Person):
    for _ in range(51):
        has(office)
        office.clock.pass_by(days=1, minutes=1)
        remove_old(office.store, now(office).keeping, Doing(office.clock(), token_bytes))
    amina = Person(office.app).open(HOME + "sign-in").fill({"Who do you want to be?": "Amina Yusuf"}).press()
    amina.open(RECORDS + "/deletions")
    assert len(amina.page.select("h2")) >= 50
    amina.follow("Earlier days")
    assert "Examples that were sent: 1" in amina.main
    for page in ("0", "-1", "x", "999999999999", "²"):
        assert amina.open(f"{RECORDS}/deletions?page={page}").status == 200


def test_after_the_device_is_gone_the_code_opens_copy_addition_way_and_deletion(office: Council):
    first = Person(office.app)
    whole(first)
    send(first)
    person = Person(office.app)
    person.come_back(first.code)
    person.code = first.code
    assert "Sam" in person.open(f"{person.journey}/copy").main
    assert person.client.get(f"{person.journey}/copy.pdf").data.startswith(b"%PDF")
    for kind, question in (("more", "What do you want to add?"), ("reach", "Which way to reach you is private?")):
        person.open(f"{person.journey}/after/{kind}").fill({question: "Text my sister."}).press("Add this")
        assert person.heading == "We have what you added"
    (sent,) = office.submissions()
    assert [each.kind for each in sent.additions] == ["more", "reach"]
    person.open(f"{person.journey}/after/delete").press("Delete my copy")
    assert person.heading == "Your own copy is deleted"
    third = Person(office.app).open("/demo/come-back")
    third.fill({"Your reference": first.code.reference, "Your code": first.code.digits}).press("Carry on")
    assert third.errors

import csv
import io
import json
import logging
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.accounts.people import Role
from formbuilder.answers.cells import guarded
from formbuilder.rendering.sent_tables import cell
from formbuilder.sealing.code import digits_of
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.afterwards import Adding, AdditionKind, add_later, withdraw
from formbuilder.services.alerts import open_alert
from formbuilder.services.coming_back import CameBack, come_back
from formbuilder.services.councils import new_council_keys, replace_public_key
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_person
from formbuilder.services.queue import search_queue
from formbuilder.services.readings import Reading
from formbuilder.services.sending import TODAY
from formbuilder.storage.tables import search_marks, trail
from tests.cli.sending import ANSWERS, NOW, sends, starts, store_of
from tests.samples import changed, put
from tests.services.queue_stories import is_being_checked

SHOWN = """\
An answer means danger: somebody must look at it today.

{reference}: Everything a form can say (whole@3)
Sent 2026-11-21 14:05 UTC. An example, not a real answer.

== About you ==

Is anyone in danger now?
  I am not sure

How many hours do you help?
  About 20 hours a week (a guess)

What do you do?
  Washing
  Cooking

Who do you help?
  1.
     Their name?
       Ann Lee
     With you?
       Yes
     Since when?
       1998
  2.
     Their name?
       Bo
     More?
       Bo is deaf.
       She signs.

When were you born?
  February 1950

What do you earn?
  £12.50 a week

This is true.
  Yes, I agree

== Private questions ==

Do you feel safe? (private: nobody but the person may hear or see this)
  No
"""


def test_a_submission_is_shown_in_the_words_that_were_sent(demo, settings):
    reference = shown_reference(sends(settings, level="today").reference)
    for typed in (reference, reference.lower().replace("-", " ")):
        ran = demo("submissions", "show", typed)
        assert ran.status == 0
        assert ran.out == SHOWN.format(reference=reference)


def test_words_stay_those_of_the_version_that_was_sent(demo, settings, folder):
    reference = sends(settings, {"call_you": "Sam"}, slug="a-talk").reference
    put(folder, "forms/a-talk/10.yaml", "form: nothing any more")
    assert "What should we call you?\n  Sam\n" in demo("submissions", "show", reference).out


def test_an_answer_that_the_version_does_not_know_is_not_lost(demo, settings):
    reference = sends(settings, {"call_you": "Sam", "old_one": ["a", "b"], "a_break": "gone"}, slug="a-talk").reference
    out = demo("submissions", "show", reference).out
    assert "old_one (not in this version of the form)\n  a; b\n" in out
    assert "Do you get a break?\n  An answer that this form no longer offers\n" in out


def test_what_was_added_later_is_shown_last(demo, settings):
    started = sends(settings)
    store = store_of(settings)
    back = come_back(store, started.reference, digits_of(started.code), now=NOW, random=token_bytes)
    assert isinstance(back, CameBack)
    adding = Adding(AdditionKind.MORE, "One thing more.\nAnd one.")
    add_later(store, started.reference, back.secret, adding, now=NOW, random=token_bytes)
    out = demo("submissions", "show", started.reference).out
    assert out.endswith("\nAdded later, 2026-11-21 14:05 UTC\n  One thing more.\n  And one.\n")
    shown = json.loads(demo("submissions", "show", started.reference, "--format", "json").out)
    assert shown["added"] == [{"kind": "more", "at": "2026-11-21T14:05:00+00:00", "text": "One thing more.\nAnd one."}]


def test_another_form_is_told_of_only_where_the_person_said_yes(demo, settings):
    one, other = sends(settings), sends(settings, others=("KJC744KR",))
    assert "filled in" not in demo("submissions", "show", one.reference).out
    out = demo("submissions", "show", other.reference).out
    assert "\nThe person says that they filled in KJC7-44KR too, and that you may know.\n" in out
    shown = [json.loads(demo("submissions", "show", each.reference, "--format", "json").out) for each in (one, other)]
    assert [each["other_forms"] for each in shown] == [[], ["KJC7-44KR"]]


def test_the_list_opens_no_answers_and_puts_danger_first(demo, settings):
    assert demo("submissions", "list").out == "Nothing has been sent yet.\n"
    calm, danger = sends(settings), sends(settings, level="today")
    (settings.keys / "demo.key").unlink()
    first, second, last = demo("submissions", "list").out.splitlines()
    assert first.startswith(
        f"{shown_reference(danger.reference)}  2026-11-21 14:05 UTC  whole@3, an example  "
        "An answer means danger: somebody must look at it today. Nobody has opened it for "
    )
    assert last == "If nobody on duty answers, phone 01632 960 002."
    assert second == f"{shown_reference(calm.reference)}  2026-11-21 14:05 UTC  whole@3, an example"
    lines = json.loads(demo("submissions", "list", "--format", "json").out)
    assert [line["danger"] for line in lines] == ["today", None]
    assert "answers" not in lines[0]


def test_what_was_taken_back_is_marked_and_not_exported(demo, settings):
    started = sends(settings)
    store = store_of(settings)
    is_being_checked(store, started.reference)
    back = come_back(store, started.reference, digits_of(started.code), now=NOW, random=token_bytes)
    assert isinstance(back, CameBack)
    withdraw(store, started.reference, back.secret, now=NOW, random=token_bytes)
    assert demo("submissions", "list").out.endswith("whole@3, an example  Taken back.\n")
    assert "\nThe person took it back 2026-11-21 14:05 UTC.\n" in demo("submissions", "show", started.reference).out
    assert json.loads(demo("submissions", "export").out) == []


def test_json_is_what_was_sent(demo, settings):
    started = sends(settings)
    (whole,) = json.loads(demo("submissions", "export", "--format", "json").out)
    assert whole["answers"] == ANSWERS
    assert whole["reference"] == shown_reference(started.reference)
    assert whole == json.loads(demo("submissions", "show", started.reference, "--format", "json").out)


def test_csv_has_one_column_a_question_in_the_order_of_the_form(demo, settings):
    sends(settings)
    sends(settings, {"hours": "-3", "their_old_id": "x"})
    first, second = csv.DictReader(io.StringIO(demo("submissions", "export", "--format", "csv").out))
    by_hours = {row["hours"]: row for row in (first, second)}
    assert list(first) == [
        *("reference", "form", "version", "sent_at", "danger", "reach_only"),
        *("danger_now", "hours", "help_kind", "people", "born", "pay", "true_words", "safe", "tell_us", "their_old_id"),
    ]
    row = by_hours["about 20"]
    assert row["help_kind"] == "wash; cook"
    assert row["pay"] == "12.50, week"
    assert row["true_words"] == "yes"
    assert row["tell_us"] == ""
    assert json.loads(row["people"]) == ANSWERS["people"]
    assert by_hours["'-3"]["their_old_id"] == "x"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_no_cell_begins_a_formula(sign):
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"
    assert guarded(f"1{sign}1") == f"1{sign}1"


@pytest.mark.parametrize(("plain", "text"), [
    (None, ""), ("Sam", "Sam"), (True, "yes"), (["a", "b"], "a; b"), ([{"a": "ü"}], '[{"a": "ü"}]'),
    ({"first": "Ann", "last": "Lee"}, "Ann, Lee"), ({"also": "dont_know"}, "dont_know"), ([], ""),
])  # fmt: skip  # a table
def test_each_plain_shape_fits_a_cell(plain, text):
    assert cell(plain) == text


def test_answers_kept_apart_are_exported_by_themselves(demo, settings):
    sends(settings, apart={"faith": "none"})
    ran = demo("submissions", "export", "--apart")
    assert json.loads(ran.out) == [{"form": "whole", "version": 3, "month": "2026-11", "answers": {"faith": "none"}}]
    assert "faith" not in demo("submissions", "export", "--format", "csv").out
    assert demo("submissions", "export", "--apart", "--format", "csv").status == 2


def test_questions_that_are_kept_apart_have_no_column(demo, settings, folder):
    put(folder, "forms/apart/1.yaml", changed("id: you\n", "id: you\n    apart: yes\n").replace("a-talk", "apart"))
    assert demo("forms", "load").status == 0
    sends(settings, {}, slug="apart")
    head = "reference,form,version,sent_at,danger,reach_only\n"
    assert demo("submissions", "export", "--format", "csv").out.startswith(head)


def test_what_another_key_opens_is_left_out_and_told(demo, settings):
    started = sends(settings)
    replace_public_key(store_of(settings), new_council_keys(token_bytes).public, NOW)
    sends(settings, {"hours": "secret words"})
    ran = demo("submissions", "export")
    assert ran.status == 1
    assert [each["reference"] for each in json.loads(ran.out)] == [shown_reference(started.reference)]
    assert "sealed to another key of the council: 1." in ran.err
    assert "secret words" not in ran.err


def test_a_submission_sealed_to_another_key_says_which(demo, settings):
    replace_public_key(store_of(settings), new_council_keys(token_bytes).public, NOW)
    ran = demo("submissions", "show", sends(settings).reference)
    assert ran.status == 2
    assert "It was sealed to another key of the council, " in ran.err


def test_an_unknown_or_unsent_reference_is_told(demo, settings):
    sent, unsent = sends(settings).reference, starts(store_of(settings)).reference
    ran = demo("submissions", "show", unsent)
    assert ran.status == 2
    assert f"Nothing that can be read has the reference {shown_reference(unsent)}." in ran.err
    wrong = sent[:-1] + ("3" if sent[-1] != "3" else "4")
    assert f"‘{wrong}’ is not a reference: a sign is missing or wrong." in demo("submissions", "show", wrong).err


@pytest.mark.parametrize("words", [("show", "{}"), ("export",), ("export", "--format", "csv")])
def test_a_missing_key_is_told(words, demo, settings):
    reference = sends(settings).reference
    key = settings.keys / "demo.key"
    for broken, said in ((None, "is not in"), ("12 34", "does not hold"), ("xyz", "does not hold"), ("é", "not hold")):
        key.unlink(missing_ok=True)
        if broken:
            key.write_text(broken, encoding="utf-8")
        ran = demo("submissions", *(word.format(reference) for word in words))
        assert ran.status == 2
        assert said in ran.err
        assert ran.out == ""


def test_a_council_that_is_not_there_is_told(demo):
    ran = demo("submissions", "list", "--council", "dmeo")
    assert ran.status == 2
    assert "There is no council ‘dmeo’. Did you mean ‘demo’? Choose from: demo." in ran.err


def test_no_answer_is_logged(demo, settings, caplog):
    caplog.set_level(logging.DEBUG)
    reference = sends(settings, {"hours": "7654321"}).reference
    for words in (["show", reference], ["export"], ["export", "--format", "csv"]):
        ran = demo("submissions", *words)
        assert "7654321" in ran.out or "7,654,321" in ran.out
        assert "7654321" not in ran.err
    assert "7654321" not in caplog.text


def test_each_reading_is_in_the_trail(demo, settings):
    started = sends(settings)
    demo("submissions", "show", started.reference)
    demo("submissions", "export", "--format", "csv")
    demo("submissions", "export")
    with store_of(settings).engine.connect() as connection:
        rows = connection.execute(
            select(trail.c.what, trail.c.person).where(trail.c.subject == started.reference)
        ).all()
    readings = {Reading.READ, Reading.CSV, Reading.JSON}
    assert sorted(row.what for row in rows if row.what in readings) == sorted(readings)
    assert {row.person for row in rows} == {None}


def test_who_opened_it_in_the_office_is_named(demo, settings):
    started = sends(settings, level=TODAY)
    store = store_of(settings)
    who = add_person(store, "s@example.org", "Samir Nath", frozenset({Role.ASSESSOR}), Doing(NOW, token_bytes))
    open_alert(store, started.reference, who.id, now=NOW, random=token_bytes, person=who.id)
    for command in ("submissions", "alerts"):
        assert "Samir Nath opened it" in demo(command, "list").out


def test_the_search_finds_again_what_was_sent_under_another_secret_key(demo, settings, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "1b3f9c8e7a6d5420" * 2)
    started = sends(settings, {**ANSWERS, "born": "1950-02-03"}, found_by=frozenset({b"old" * 5 + b"x"}))
    assert demo("submissions", "index").out == "The search finds 1 of what people sent.\n"
    store = store_of(settings)
    with store.engine.connect() as connection:
        marks = set(connection.execute(select(search_marks.c.mark)).scalars())
    assert b"old" * 5 + b"x" not in marks
    assert {line.reference for each in marks for line in search_queue(store, {each})} <= {started.reference}


def test_what_was_sealed_to_another_key_is_told_when_the_search_is_made_anew(demo, settings, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "1b3f9c8e7a6d5420" * 2)
    sends(settings)
    (settings.keys / "demo.key").write_text("ab" * 32, encoding="ascii")
    ran = demo("submissions", "index")
    assert ran.status == 1
    assert ran.out == "The search finds 0 of what people sent.\n"
    assert "Left out, because they were sealed to another key of the council: 1." in ran.err

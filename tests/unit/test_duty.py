"""Who is told at a moment: those on duty, or those who are there at night, at weekends and on bank holidays."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from formbuilder.councils.duty import MIDNIGHT, Duty, DutyContact, Rota
from formbuilder.councils.read import DEMONSTRATION, load_council, read_council
from formbuilder.problems import DefinitionError

WORKER, MANAGER, HEAD, NIGHT = (
    DutyContact(person=name, email=f"{name}@example.org") for name in ("worker", "manager", "head", "night")
)
DUTY = Duty(
    begins=9 * 60, ends=17 * 60, minutes=30, phone="1", contacts=(WORKER, MANAGER, HEAD), out_of_hours=(NIGHT,),
    closed=(date(2026, 12, 29),),
)  # fmt: skip  # a list
FRIDAY, MONDAY = datetime(2026, 11, 27, tzinfo=UTC), datetime(2026, 11, 30, tzinfo=UTC)
PROFILE = DEMONSTRATION.read_text(encoding="utf-8")


def at(day: str, time: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{time}:00+00:00")


@pytest.mark.parametrize(
    ("moment", "rota"),
    [
        (at("2026-11-27", "08:59"), Rota.OUT_OF_HOURS),
        (at("2026-11-27", "09:00"), Rota.ON_DUTY),
        (at("2026-11-27", "16:59"), Rota.ON_DUTY),
        (at("2026-11-27", "17:00"), Rota.OUT_OF_HOURS),  # a Friday evening
        (at("2026-11-28", "12:00"), Rota.OUT_OF_HOURS),  # a Saturday
        (at("2026-12-25", "12:00"), Rota.OUT_OF_HOURS),  # Christmas Day
        (at("2026-12-28", "12:00"), Rota.OUT_OF_HOURS),  # the day off for Boxing Day, a Saturday
        (at("2026-12-29", "12:00"), Rota.OUT_OF_HOURS),  # a day on which this council is closed
        (at("2026-12-30", "12:00"), Rota.ON_DUTY),
        (at("2026-07-01", "08:30"), Rota.ON_DUTY),  # 09:30 in summer time
        (at("2026-07-01", "16:30"), Rota.OUT_OF_HOURS),
    ],
)
def test_the_list_that_is_asked(moment, rota):
    assert DUTY.rota(moment) is rota


@pytest.mark.parametrize(
    ("told", "again"),
    [
        (at("2026-11-27", "10:00"), at("2026-11-27", "10:30")),
        (at("2026-11-27", "16:45"), at("2026-11-27", "17:00")),  # those of the night need not wait
        (at("2026-11-27", "17:00"), at("2026-11-27", "17:30")),
        (at("2026-11-30", "08:50"), at("2026-11-30", "09:00")),  # and the morning begins with those on duty
        (at("2026-10-23", "15:50"), at("2026-10-23", "16:00")),  # 17:00 in summer time
    ],
)
def test_an_alert_is_told_again_after_the_pause_or_when_the_list_changes(told, again):
    assert DUTY.tell_again_at(told) == again


@pytest.mark.parametrize(
    ("moment", "changes"),
    [
        (at("2026-11-27", "10:00"), at("2026-11-27", "17:00")),
        (at("2026-11-27", "17:00"), at("2026-11-30", "09:00")),
        (at("2026-12-24", "18:00"), at("2026-12-30", "09:00")),  # Christmas, a weekend, and a day of its own
        (at("2026-11-30", "03:00"), at("2026-11-30", "09:00")),
        (at("2026-10-23", "16:30"), at("2026-10-26", "09:00")),  # the clocks go back on that Sunday
    ],
)
def test_when_the_other_list_is_asked(moment, changes):
    assert DUTY.changes_after(moment) == changes


def test_duty_around_the_clock_ends_with_the_working_week():
    always = replace(DUTY, begins=0, ends=MIDNIGHT)
    assert always.rota(at("2026-11-26", "23:59")) is Rota.ON_DUTY
    assert always.changes_after(at("2026-11-24", "23:59")) == at("2026-11-28", "00:00")


def test_the_first_is_told_twice_then_each_of_the_others_and_then_it_goes_round():
    names = [DUTY.next_to_tell(Rota.ON_DUTY, before)[0].person for before in range(7)]
    assert names == ["worker", "worker", "manager", "head", "worker", "manager", "head"]
    assert [DUTY.next_to_tell(Rota.OUT_OF_HOURS, before)[0].person for before in range(3)] == ["night"] * 3


def test_whoever_comes_next_is_there_for_a_message_that_cannot_be_sent():
    assert DUTY.next_to_tell(Rota.ON_DUTY, 2) == (MANAGER, HEAD, WORKER, NIGHT)
    assert DUTY.next_to_tell(Rota.OUT_OF_HOURS, 5) == (NIGHT, WORKER, MANAGER, HEAD)


def test_the_demonstration_says_who_is_told():
    duty = load_council(DEMONSTRATION).duty
    assert duty is not None
    assert (duty.begins, duty.ends, duty.pause) == (540, 1020, timedelta(minutes=30))
    assert [contact.person for contact in duty.contacts] == ["the duty worker", "the duty manager"]
    assert duty.contacts[1].text == "07700900008"
    for contact in (*duty.contacts, *duty.out_of_hours):
        assert contact.email.endswith("@example.org")
        assert not contact.text or contact.text.startswith("07700900")


def test_days_on_which_the_council_is_closed_are_for_those_out_of_hours():
    text = PROFILE.replace("demonstration: yes", "demonstration: yes\nclosed_days: [2026-11-26]")
    duty = read_council(text.encode(), "c.yaml").duty
    assert duty is not None
    assert duty.rota(at("2026-11-26", "12:00")) is Rota.OUT_OF_HOURS


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  from: 09:00", "  from: 9am", "BAD_DUTY"),
        ("  from: 09:00\n", "", "MISSING_KEY"),
        ("  to: 17:00", "  to: 24:30", "BAD_DUTY"),
        ("  to: 17:00", "  to: 08:00", "BAD_DUTY"),
        ("  to: 17:00", "  to: 17:00\n  minutes: 300", "BAD_NUMBER"),
        ("  to: 17:00", "  to: 17:00\n  minuts: 30", "UNKNOWN_KEY"),
        ("  phone: 01632 960 002", "  phone: the switchboard", "BAD_DUTY"),
        ("  phone: 01632 960 002\n", "", "MISSING_KEY"),
        ("email: duty@example.org", "email: duty", "BAD_DUTY"),
        ("email: duty@example.org", "email: 'a@b.example, c@d.example'", "BAD_DUTY"),
        ("person: the duty worker, email: duty@example.org", "person: the duty worker", "MISSING_KEY"),
        ("person: the duty worker, email: duty@example.org", "email: duty@example.org", "MISSING_KEY"),
        ("text: 07700 900 008", "text: 01632 960 008", "BAD_DUTY"),
        ("  out_of_hours:\n", "  nights:\n", "MISSING_KEY"),
    ],
)
def test_each_problem_is_told(old, new, code):
    assert PROFILE.count(old) == 1
    with pytest.raises(DefinitionError) as caught:
        read_council(PROFILE.replace(old, new).encode(), "c.yaml")
    assert code in {problem.code.name for problem in caught.value.problems}

"""Messages to members: one a day at most, only what they chose, neutral, and off means off (R24, n46, n54)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from formbuilder.review.digests import Item, Topic, lines
from formbuilder.services import members, panels, point_writing
from formbuilder.services.councils import add_council
from formbuilder.services.digests import stop_messages, stops
from formbuilder.services.members import Digest, MemberState, Way
from formbuilder.services.outbox import Fault
from formbuilder.storage.engine import Engine, Store
from tests.databases import ON_BOTH, fresh_sqlite
from tests.services.month_of_news import BEGIN, PEOPLE, Month, four_weeks
from tests.services.test_alerts import DiesAfterSending, PowerCut


@pytest.fixture
def store(sqlite_file, tmp_path) -> Iterator[Store]:
    """On SQLite alone: a story of weeks takes long, and one at the end holds every query to PostgreSQL too."""
    engine = fresh_sqlite(sqlite_file, tmp_path)
    yield add_council(engine, "bedford", "Bedford Borough Council", now=BEGIN)
    engine.dispose()


@pytest.fixture
def month(store: Store) -> Month:
    return Month(store)


def body(month: Month) -> str:
    return month.sent[-1][1].body


def test_twelve_people_and_sixty_comments_in_four_weeks_are_one_message_a_day_at_most(store: Store):
    """R24: the target of the issue, with everything chosen that can be chosen."""
    month = four_weeks(store)
    counts = month.a_day_each()
    assert max(counts.values()) == 1
    assert len({to for to, _ in counts}) == PEOPLE
    assert all(8 <= moment.hour < 20 for moment, _ in month.sent)
    month.until(19, days=14)
    assert max(month.a_day_each().values()) == 1


def test_a_message_tells_what_was_chosen_in_neutral_words_and_merges_what_happened_to_one_comment(month: Month):
    """R24, n46: no word of anybody, no form, no panel, no round; read and answered is one line."""
    ann = month.member("ann", digest_hour=9)
    month.opens()
    point, other = month.says(ann), month.says(ann, "q2.ask")
    month.reads(point)
    month.answers(point)
    month.reads(other)
    assert month.until(8) == []
    (message,) = month.until(10)
    assert message.subject.endswith(": news for you")
    assert message.body.count("\n- ") == 3
    for line in ("One of your comments has an answer.", "Somebody who answers has read one of your comments."):
        assert f"- {line}\n" in message.body
    assert "/office/demo/\n" in message.body, "a round is not among one's comments"
    for private in ("private word", "How are you", "Autism", "small", "first questions", "shorter", "Orla", "Ann"):
        assert private not in message.subject + message.body
    assert month.until(19, days=3) == []


def test_only_what_was_chosen_is_told_and_what_was_not_is_never_made_up_for(month: Month):
    """n54: “only answers” is only answers; who turns messages on is not flooded with what was before."""
    ann, bo = month.member("ann", topics=frozenset({Topic.ANSWER})), month.member("bo", digest=Digest.OFF)
    month.opens()
    for who in (ann, bo):
        month.reads(month.says(who))
    assert month.until(19) == []
    month.chooses(bo)
    month.chooses(ann, topics=frozenset(Topic))
    assert month.until(19, days=2) == []
    month.answers(month.says(bo, "q3.ask"))
    assert [each.to for each in month.until(19, days=1)] == ["bo@example.org"]
    assert "/office/demo/my-points\n" in body(month)


@pytest.mark.parametrize("state", [MemberState.BREAK, MemberState.NOT_CARING])
def test_a_break_stops_everything_and_what_came_meanwhile_is_told_after_a_break_alone(month: Month, state):
    """n46: a break is a break; who no longer cares is told nothing of that time."""
    ann = month.member("ann")
    month.opens()
    month.until(12)
    point = month.says(ann)
    members.pause(month.store, ann.id, state, month.doing(ann.id))
    month.answers(point)
    assert month.until(19, days=5) == []
    members.pause(month.store, ann.id, MemberState.ACTIVE, month.doing(ann.id))
    assert len(month.until(19, days=2)) == (state is MemberState.BREAK)


def test_two_panels_are_one_message_at_the_later_hour_and_a_weekly_one_waits_for_its_day(month: Month):
    new = panels.NewPanel(name="Carers", kind=panels.PanelKind.LOCAL, organisation="A charity")
    carers = panels.add_panel(month.store, new, month.doing())
    assert isinstance(carers, panels.Panel)
    ann, bo = month.member("ann", digest_hour=9), month.member("bo", digest=Digest.WEEKLY, digest_day=2)
    month.joins(carers, ann, digest_hour=17)
    assert panels.appoint(month.store, carers.id, month.chair.id, panels.Post.CHAIR, month.doing()) is None
    month.opens()
    first = month.panel
    month.panel = carers
    month.opens()
    month.panel = first
    assert month.until(16) == []
    assert [each.to for each in month.until(18)] == ["ann@example.org"]
    assert "2 new rounds are there for you." in body(month)
    assert month.until(19, days=1) == []
    assert [each.to for each in month.until(12, days=1)] == ["bo@example.org"]
    assert month.now.strftime("%A") == "Wednesday"
    del bo


def test_a_receipt_comes_at_once_for_all_comments_of_a_sitting_and_is_the_message_of_the_day(month: Month):
    """R8: the page says so at once; the e-mail ten minutes after the last one, never at night."""
    ann = month.member("ann", topics=frozenset({Topic.RECEIPT, Topic.ANSWER}), digest_hour=19)
    month.opens()
    month.until(13)
    month.says(ann)
    month.turn(minutes=5)
    point = month.says(ann, "q2.ask")
    assert month.turn(minutes=5).sent == 0
    assert month.turn(minutes=5).sent == 1
    assert "We have 2 comments of yours." in body(month)
    month.answers(point)
    assert month.until(20) == []
    month.says(ann, "q3.ask")
    assert month.until(23) == []
    assert len(month.until(19, days=1)) == 1


def test_a_mail_server_that_is_down_loses_nothing_and_nothing_comes_twice(month: Month):
    ann = month.member("ann", digest=Digest.WEEKLY, digest_day=0)
    month.opens()
    month.carrier.faults["ann@example.org"] = Fault.UNREACHABLE
    assert month.until(19) == []
    month.answers(month.says(ann))
    month.carrier.faults.clear()
    assert len(month.until(19, days=1)) == 1
    assert "new round" in body(month)
    assert "has an answer" in body(month)
    assert month.until(19, days=6) == []


def test_a_worker_that_is_killed_after_sending_sends_the_same_message_and_no_other(month: Month):
    """The mark is the same, so services that know it deliver it once."""
    month.member("ann")
    month.opens()
    month.now = month.now.replace(hour=9)
    month.carrier = DiesAfterSending()
    with pytest.raises(PowerCut):
        month.turn()
    month.carrier.send = month.carrier.taken.append
    for _ in range(3):
        month.turn(minutes=6)
    assert len({each.unique for each in month.carrier.taken}) == 1
    assert month.until(19, days=3) == []


def test_nothing_is_sent_in_the_evening_and_a_message_of_yesterday_is_never_sent_today(month: Month):
    """Else somebody would get it early in the morning, and the message of the day at their hour."""
    ann, bo = month.member("ann", digest_hour=12), month.member("bo")
    month.opens()
    for name in ("ann", "bo"):
        month.carrier.faults[f"{name}@example.org"] = Fault.UNREACHABLE
    month.now = month.now.replace(hour=19, minute=45)
    month.turn()
    month.carrier.faults.clear()
    assert month.turn(minutes=20).sent == 0
    month.carrier.faults["ann@example.org"] = Fault.UNREACHABLE
    month.now = month.now.replace(hour=19, minute=45) + timedelta(days=1)
    month.reads(month.says(ann))
    month.turn()
    month.carrier.faults.clear()
    month.turn(hours=12, minutes=45)
    month.reads(month.says(ann, "q2.ask"))
    month.answers(month.says(bo, "q3.ask"))
    assert sorted(each.to for each in month.until(13)) == ["ann@example.org", "bo@example.org"]
    assert max(month.a_day_each().values()) == 1


def test_one_link_stops_all_messages_without_signing_in_and_off_means_off(month: Month):
    """R24: off by one button, for all panels; what waited is let go."""
    ann = month.member("ann")
    month.opens()
    point = month.says(ann)
    month.until(12)
    link = body(month).split("/stop/")[1].split()[0]
    assert stops(month.store, link)
    assert not stops(month.store, link[:-1])
    month.answers(point)
    assert stop_messages(month.store, link, month.doing())
    assert not stop_messages(month.store, "nothing", month.doing())
    found = members.find_member(month.store, month.panel.id, ann.id)
    assert found
    assert found.choices.digest is Digest.OFF
    assert month.until(19, days=7) == []


def test_a_reminder_comes_to_those_who_asked_and_did_not_begin(month: Month):
    """R24: reminders only if asked."""
    asked = frozenset({Topic.REMINDER})
    ann, bo = month.member("ann", topics=asked), month.member("bo", topics=asked)
    month.member("dee")
    month.opens(weeks=2)
    month.says(bo)
    month.until(12)
    found = month.until(19, days=13)
    assert [each.to for each in found] == ["ann@example.org"]
    assert "One round ends soon." in found[0].body
    del ann


def test_what_was_taken_back_and_a_round_that_has_not_begun_are_not_told(month: Month):
    ann = month.member("ann", topics=frozenset(Topic))
    month.opens()
    month.until(12)
    point = month.says(ann)
    point_writing.withdraw_point(month.store, point.id, month.doing(ann.id))
    assert month.until(19, days=1) == []


def test_who_takes_part_on_paper_or_has_no_address_gets_no_mail(month: Month):
    month.member("ann", way=Way.PAPER)
    members.add_numbers(month.store, month.panel.id, 1, month.doing())
    month.opens()
    assert month.until(19, days=1) == []


def test_lines_count_each_comment_once_by_what_says_most():
    at = BEGIN
    items = [Item(str(number), what, "a", at) for number, what in enumerate(("point-sent", "settled", "point-read"))]
    assert list(lines(items)) == ["There is other news about one thing you said."]
    assert list(lines([*items, Item("9", "point-answered", "a", at), Item("8", "point-read", "b", at)])) == [
        "One of your comments has an answer.",
        "Somebody who answers has read one of your comments.",
    ]


@ON_BOTH
def test_the_same_holds_in_both_databases(engine: Engine):
    """Two workers at once put out one message; reminders, receipts and the link work the same."""
    month = Month(add_council(engine, "bedford", "Bedford Borough Council", now=BEGIN))
    ann = month.member("ann", topics=frozenset(Topic))
    month.opens(weeks=1)
    month.until(12)
    month.answers(month.says(ann))
    month.member("bo", topics=frozenset(Topic))
    month.until(19, days=7)
    assert max(month.a_day_each().values()) == 1
    assert [each.to[:3] for _, each in month.sent] == ["ann", "ann", "bo@"]
    link = body(month).split("/stop/")[1].split()[0]
    assert stop_messages(month.store, link, month.doing())

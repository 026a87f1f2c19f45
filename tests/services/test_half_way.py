"""What versions mean for people half-way, as a table; and moving, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from secrets import token_bytes

import pytest

from formbuilder.definition.bundle import unpack
from formbuilder.publishing.carrying import Carrier
from formbuilder.services.doing import Doing
from formbuilder.services.forms import form_file
from formbuilder.services.half_way import (
    Ends,
    Follows,
    HalfWay,
    Moves,
    NotSet,
    Rule,
    Stays,
    set_cut_off,
    set_half_way,
    standing,
)
from formbuilder.services.journeys import open_journey, start_journey
from formbuilder.services.moving import SEND_LEFT, Moving, follow, move, say_of_left
from formbuilder.services.saving import PageSent, Saved, save_page
from formbuilder.services.seeing import parse_seen, seen_of
from formbuilder.services.sending import Receipt, Sending, send_journey
from tests.looked_up import close_form
from tests.samples import GOOD
from tests.services.correction_stories import SLUG, published
from tests.services.stories import NOW

DOING = Doing(NOW, token_bytes)
TODAY = NOW.date()
OTHER = GOOD.replace("What should we call you?", "Your name?")
NO_MORE = GOOD.replace("      - id: more\n", "      - id: rather\n")


def fate(store, version, today=TODAY):
    found = standing(store, SLUG).fate(SLUG, version, today)
    pin = getattr(found, "pin", None)
    return type(found), pin.version if pin else None, getattr(found, "ask_again", frozenset())


def version(store, number, text=GOOD):
    return published(store, text, number, NOW + timedelta(hours=number))


def rule(store, number, rule, *ids, day=None):
    set_half_way(store, SLUG, number, rule, ids, day, DOING)


@pytest.fixture
def three(store):
    return [version(store, number, GOOD.replace("A talk", f"A talk {number}")) for number in (1, 2, 3)]


def test_with_nothing_said_people_finish(store, three):
    assert [fate(store, number)[0] for number in (1, 2, 3, 9)] == [Stays] * 4


def test_asked_again_moves_those_before_it_to_the_newest(store, three):
    rule(store, 2, Rule.ASK_AGAIN, "call_you")
    assert fate(store, 1) == (Moves, 3, {"call_you"})
    assert fate(store, 2)[0] is Stays


def test_a_cut_off_counts_from_its_day_on(store, three):
    rule(store, 3, Rule.FINISH, day=TODAY)
    assert fate(store, 1, TODAY - timedelta(days=1))[0] is Stays
    assert [fate(store, number)[:2] for number in (1, 2)] == [(Moves, 3)] * 2
    assert fate(store, 3)[0] is Stays


def test_corrected_words_are_followed_at_once_and_only_from_the_version_before(store, three):
    rule(store, 3, Rule.MOVE)
    assert fate(store, 2) == (Follows, 3, frozenset())
    assert fate(store, 1)[0] is Stays
    rule(store, 2, Rule.MOVE)
    assert fate(store, 1) == (Follows, 3, frozenset())


def test_corrected_and_then_asked_again_is_told(store, three):
    rule(store, 2, Rule.MOVE)
    rule(store, 3, Rule.ASK_AGAIN, "more")
    assert fate(store, 1) == (Moves, 3, {"more"})


def test_a_withdrawn_version_moves_on_or_ends(store, three):
    close_form(store, SLUG, 1)
    assert fate(store, 1)[:2] == (Moves, 3)
    close_form(store, SLUG, 3)
    assert fate(store, 3)[0] is Ends
    assert fate(store, 1)[:2] == (Moves, 2)


def test_what_is_not_published_yet_counts_for_nothing(store, three):
    rule(store, 4, Rule.ASK_AGAIN, "more", day=TODAY)
    assert [fate(store, number)[0] for number in (1, 2, 3)] == [Stays] * 3


def test_the_last_word_counts(store, three):
    rule(store, 3, Rule.ASK_AGAIN, "more")
    rule(store, 3, Rule.FINISH, "more")
    assert standing(store, SLUG).rules[3] == HalfWay(version=3, rule=Rule.FINISH, ids=(), cut_off=None)


def test_a_day_is_set_for_the_newest_version_and_leaves_the_rule(store, three):
    rule(store, 3, Rule.ASK_AGAIN, "more")
    assert set_cut_off(store, SLUG, date(2027, 1, 1), DOING) == HalfWay(
        version=3, rule=Rule.ASK_AGAIN, ids=("more",), cut_off=date(2027, 1, 1)
    )
    assert set_cut_off(store, SLUG, TODAY - timedelta(days=1), DOING) is NotSet.PAST
    assert set_cut_off(store, "no-such", TODAY, DOING) is NotSet.UNKNOWN


@pytest.fixture
def half(store):
    """Somebody who wrote two answers in version 1, and the way to a version 2 that does not ask one of them."""
    old = version(store, 1)
    new = version(store, 2, NO_MORE)
    started = start_journey(store, old, shared=False, now=NOW, random=token_bytes)
    journey = open_journey(store, started.reference, started.secret, NOW)
    fields = {"call_you": "Sam", "more": "My words"}
    sent = PageSent(1, fields, parse_seen(seen_of(journey, fields)))
    save_page(store, started.reference, started.secret, sent, now=NOW, random=token_bytes)
    forms = [unpack(form_file(store, SLUG, number))[0] for number in (1, 2)]
    return started, Moving(old=old, new=new, carrier=Carrier(*forms), today=TODAY)


def go(store, half):
    started, moving = half
    return move(store, started.reference, started.secret, moving, now=NOW, random=token_bytes)


def journey_of(store, half):
    return open_journey(store, half[0].reference, half[0].secret, NOW)


def test_moving_takes_what_fits_and_keeps_the_rest(store, half):
    moved = go(store, half)
    assert isinstance(moved, Saved)
    after = journey_of(store, half)
    assert after.pin == half[1].new
    assert after.answers == moved.journey.answers == {"call_you": "Sam"}
    assert after.left == {"1/more": "My words"}
    assert after.moves == ((1, after.counter),)


def test_moving_twice_and_at_once_is_moving_once(store, half):
    with ThreadPoolExecutor(4) as pool:
        assert all(isinstance(each, Saved) for each in pool.map(lambda _: go(store, half), range(4)))
    assert journey_of(store, half).left == {"1/more": "My words"}
    assert len(journey_of(store, half).moves) == 1


def test_following_changes_the_version_alone(store, half):
    before = journey_of(store, half)
    for _ in range(2):
        follow(store, before, half[1].new, now=NOW, random=token_bytes)
    after = journey_of(store, half)
    assert after.pin == half[1].new
    assert replace(after, pin=before.pin, opened=None) == replace(before, opened=None)


def test_what_is_left_goes_as_words_beside_and_is_forgotten_with_the_box(store, half):
    go(store, half)
    started = half[0]
    say_of_left(store, started.reference, started.secret, send=True, now=NOW, random=token_bytes)
    journey = journey_of(store, half)
    assert SEND_LEFT in journey.marks
    sending = Sending(counter=journey.counter, answers=journey.answers, beside="My words")
    result = send_journey(store, started.reference, started.secret, sending, now=NOW, random=token_bytes)
    assert isinstance(result, Receipt)
    assert result.pin.version == 2

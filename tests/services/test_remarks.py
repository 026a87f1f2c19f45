"""The public starts reviews (n2, n3, F4): taps are numbers, words wait to be read, and neither belongs to a journey."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Integer, String, select

from formbuilder.councils.keeping import Keeping, Kind
from formbuilder.review.trouble import Ease, Tick
from formbuilder.services import point_writing, remarks, taps
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.services.point_kinds import PointState, Spot, Writing
from formbuilder.services.points import events_of, find_point
from formbuilder.services.remarks import NoRemark, Remark, State
from formbuilder.services.retention import count_old, remove_old
from formbuilder.services.taps import WHOLE, About, Came, Tap
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import metadata, spoken_words, trail
from formbuilder.storage.tables import points as point_table
from formbuilder.storage.tables import remarks as remark_table
from formbuilder.storage.tables import taps as tap_table
from tests.services.panel_stories import at, circle
from tests.services.remark_stories import CAME, DOING, FEEL, HELP, SLOT, says
from tests.services.stories import NOW, Person
from tests.services.test_secrecy import dump

DAY = timedelta(days=1)


def every(store: Store, table) -> list[dict[str, object]]:
    return [dict(row) for row in store.read(lambda scope: scope.connection.execute(select(table)).mappings().all())]


def test_a_tap_is_counted_at_once_and_is_one_number(store):
    for _ in range(3):
        assert taps.tap(store, FEEL, Tap.UPSET, CAME)
    assert taps.tap(store, FEEL, Tap.HARD_WORD, CAME)
    (feel,) = taps.heat(store, "small-talk", 1)
    assert feel.taps == {Tap.UPSET: 3, Tap.HARD_WORD: 1}
    assert feel.degree == 4
    assert len(every(store, tap_table)) == 2, "one row a kind, none a person"


def test_no_row_or_column_can_hold_a_journey_or_a_time(store, person):
    """The guard of F4: nobody can go from a tap or a remark to whoever made it."""
    assert set(tap_table.columns.keys()) == {"council_id", "form", "version", "question", "tap", "times"}
    allowed = {"read_at"}
    for table in (tap_table, remark_table):
        assert not [key for key in table.foreign_key_constraints if key.referred_table.name == "journeys"]
        moments = {column.name for column in table.columns if not isinstance(column.type, Integer | String)}
        assert moments <= {"made_on"} | allowed, "a day, and when somebody of the council read it"
    person.saves({"name": "Ann"})
    before = dump(store).count(person.reference.encode())
    says(store)
    taps.tap(store, FEEL, Tap.UPSET, Came(NOW, b"a" * 16))
    assert dump(store).count(person.reference.encode()) == before
    (row,) = every(store, remark_table)
    assert (row["made_on"], row["read_by"], row["read_at"]) == (NOW.date(), None, None)


def test_the_trail_hears_of_nothing_that_the_public_says(store):
    before = len(every(store, trail))
    says(store)
    assert len(every(store, trail)) == before


def test_words_wait_and_are_no_point_before_somebody_read_them(store):
    """n2, F4: what a panel sees never holds a remark that nobody has read."""
    found = says(store)
    assert (found.state, found.words, found.point) == (State.WAITING, HELP, None)
    assert every(store, point_table) == []
    assert remarks.waiting(store) == type(remarks.waiting(store))(1, NOW.date())


def test_what_is_passed_on_becomes_a_point_of_nobody(store):
    found = remarks.pass_on(store, says(store, "Feel how?").id, SLOT, at(3))
    assert isinstance(found, Remark)
    point = find_point(store, found.point or "")
    assert point is not None
    assert (point.words, point.route, point.basis, point.place) == ("Feel how?", "public", "own", "feel.*")
    assert (point.round, point.panel, point.author) == (None, None, None)
    assert (point.ticks, point.state, point.said_on) == ({Tick.HARD_WORD}, PointState.SENT, NOW.date())
    assert [each.what for each in events_of(store, point.id)] == ["passed_on"]
    assert remarks.list_remarks(store) == ()
    assert remarks.pass_on(store, found.id, SLOT, DOING) is NoRemark.UNKNOWN, "once"
    assert len(every(store, point_table)) == 1


def test_what_is_taken_out_is_marked_and_erased(store):
    found = remarks.pass_on_cut(store, says(store).id, "Respite is a hard word.", SLOT, DOING)
    assert isinstance(found, Remark)
    assert found.state is State.CUT
    assert find_point(store, found.point or "").words == "Respite is a hard word. […]"
    assert b"Tom" not in dump(store)


@pytest.mark.parametrize(
    ("left", "why"),
    [
        ("Respite is a rude word.", NoRemark.ADDED),
        ("word. hard a is Respite", NoRemark.ADDED),
        (HELP, NoRemark.NOTHING_OUT),
        ("  […] ", NoRemark.NOTHING_LEFT),
    ],
)
def test_nobody_writes_in_somebody_s_name(store, left, why):
    found = says(store)
    assert remarks.pass_on_cut(store, found.id, left, SLOT, DOING) is why
    assert remarks.find_remark(store, found.id) == found


def test_a_call_for_help_goes_to_no_panel_and_keeps_its_words(store):
    found = remarks.call_for_help(store, says(store).id, DOING)
    assert isinstance(found, Remark)
    assert (found.state, found.words, found.point) == (State.HELP, HELP, None)
    assert every(store, point_table) == []
    assert remarks.pass_on(store, found.id, SLOT, DOING) is NoRemark.UNKNOWN


def test_what_is_dropped_is_erased_and_the_reason_stays(store):
    assert remarks.drop(store, says(store).id, " ", DOING) is NoRemark.EMPTY
    (found,) = remarks.list_remarks(store)
    assert remarks.drop(store, found.id, "x" * 501, DOING) is NoRemark.LONG
    dropped = remarks.drop(store, found.id, "It names somebody.", DOING)
    assert isinstance(dropped, Remark)
    assert (dropped.state, dropped.words) == (State.DROPPED, "It names somebody.")
    assert b"hits me" not in dump(store)


@pytest.mark.parametrize(("words", "why"), [(" \n", NoRemark.EMPTY), ("x" * 1_001, NoRemark.LONG)])
def test_words_that_cannot_be_taken(store, words, why):
    assert remarks.remark(store, FEEL, Tap.UPSET, words, CAME, DOING) is why
    assert every(store, remark_table) == every(store, spoken_words) == []


def test_a_flood_from_one_address_is_not_counted_and_others_are(store):
    one, other = Came(NOW, b"a" * 16), Came(NOW, b"b" * 16)
    counted = [taps.tap(store, FEEL, Tap.UPSET, one) for _ in range(taps.FROM_ONE + 5)]
    assert counted == [True] * taps.FROM_ONE + [False] * 5
    assert taps.tap(store, FEEL, Tap.UPSET, other)
    assert taps.tap(store, FEEL, Tap.UPSET, replace(one, now=NOW + timedelta(hours=1)))
    (feel,) = taps.heat(store, "small-talk", 1)
    assert feel.degree == taps.FROM_ONE + 2


def test_a_council_takes_so_much_in_an_hour_and_no_more(store, monkeypatch):
    monkeypatch.setattr(remarks, "WORDS", replace(remarks.WORDS, in_all=2))
    took = [remarks.remark(store, FEEL, Tap.UPSET, "x", CAME, DOING) for _ in range(3)]
    assert took == [None, None, NoRemark.FULL]
    later = Came(NOW + timedelta(hours=1))
    assert remarks.remark(store, FEEL, Tap.UPSET, "x", later, DOING) is None


def test_remarks_that_nobody_passed_on_go_after_the_council_s_days(store):
    publish_example(store, FormPin("small-talk", 1, "ab" * 32), b"form: small-talk", NOW, records=False)
    passed = remarks.pass_on(store, says(store, "Stays.").id, SLOT, DOING)
    remarks.call_for_help(store, says(store, "Goes, too.").id, DOING)
    says(store, "Goes.")
    later = Came(NOW + 20 * DAY)
    young = says(store, "Is young.", came=later)
    keeping = Keeping({Kind.REMARKS: 30})
    now = NOW + 31 * DAY
    assert count_old(store, keeping, now).of("remarks") == 2
    assert remove_old(store, keeping, at(31)).of("remarks") == 2
    assert {row["id"] for row in every(store, remark_table)} == {passed.id, young.id}
    assert {row["words"] for row in every(store, spoken_words)} == {"Stays.", "Is young."}
    assert taps.heat(store, "small-talk", 1)[0].degree == 4, "taps are numbers: they stay"


def test_the_hardest_questions_come_first_for_the_chair(store):
    """n3: what was reported of the version before counts for the draft that comes after it."""
    here = circle(store)
    spot = Spot(here.round.id, "help.ask", "Help?")
    for who in (here.ann, here.bo):
        point = point_writing.write_point(store, spot, Writing(ease=Ease.HARD), at(1, who))
        point_writing.send_point(store, point.id, at(1, who))
    for question, times in (("feel", 3), ("age", 1), (WHOLE, 9)):
        for _ in range(times):
            taps.tap(store, About("small-talk", 1, question), Tap.NOT_CLEAR, CAME)
    taps.tap(store, About("small-talk", 3, "age"), Tap.NOT_CLEAR, CAME)
    taps.tap(store, About("other", 1, "age"), Tap.NOT_CLEAR, CAME)
    assert taps.hardness(store, "small-talk", 1) == {"feel": 3, "help": 2, "age": 1}
    assert taps.hardness(store, "small-talk", 2) == taps.hardness(store, "small-talk", 1)
    assert taps.hardness(store, "small-talk", 3) == {"feel": 3, "help": 2, "age": 2}
    assert taps.hardness(store, "nothing", 1) == {}
    assert taps.heat_versions(store, "small-talk") == (3, 1)


def test_another_council_has_none_of_it(store, engine):
    other = Store(engine, store.council + 1)
    found = says(store)
    assert remarks.list_remarks(other) == ()
    assert remarks.find_remark(other, found.id) is None
    assert taps.heat(other, "small-talk", 1) == ()
    assert isinstance(remarks.pass_on(other, found.id, SLOT, DOING), NoRemark)
    assert "remarks" in {table.name for table in metadata.sorted_tables}


def test_a_form_that_was_never_opened_by_a_person_has_no_heat(store):
    assert Person.begins(store)
    assert taps.heat(store, "carers-assessment", 1) == ()

"""Where points stand on newer words: carried by the ladder, or by the word of a person, and never by likeness."""

import pytest

from formbuilder.drafting.edits import EditRefused
from formbuilder.review.points import Status
from formbuilder.services import points, publishing, taking
from formbuilder.services.placing import NotSaid, Saying, say_where
from formbuilder.storage import news, places
from formbuilder.storage.engine import Store
from formbuilder.storage.places import Words
from tests.publishing import checks
from tests.services.carried_stories import LATER, Kept, kept
from tests.services.decision_stories import HINT, answer_of
from tests.services.panel_stories import at


@pytest.fixture
def here(store: Store) -> Kept:
    return kept(store)


def events(here: Kept, point) -> list[str]:
    return [each.what for each in points.events_of(here.store, point.id)]


def musts(here: Kept) -> list[str]:
    found = publishing.at_the_gate(here.store, here.here.office.pin, checks(), LATER)
    assert found
    return [line.says for line in found.gate.musts if "place" in line.says]


def test_a_point_stays_with_words_that_change(here: Kept):
    point = here.here.sends(here.here.ann)
    here.saves((HINT, "You may guess. A guess is fine."))
    group = here.group(point)
    assert (group.stands.placed.status, group.stands.places) == (Status.REWORDED, ("cups.hint",))
    assert group.then == HINT
    assert here.carried().open == ()


def test_b_a_renamed_place_is_only_offered_until_a_person_confirms_it(here: Kept):
    """(b): the same words under another id are no place; the publish page says so, and who can clear it."""
    point = here.here.sends(here.here.ann)
    here.renames()
    group = here.group(point)
    assert (group.stands.placed.status, group.stands.places) == (Status.RENAMED, ())
    assert group.stands.placed.proposed == ("mugs.hint",)
    assert musts(here) == ["1 comment has no certain place in these words. Somebody must say where it belongs."]
    assert here.says("mugs.hint", point) is None
    assert here.group(point).stands.places == ("mugs.hint",)
    assert musts(here) == []
    assert events(here, point)[-1] == "place-confirmed"


def test_what_a_person_said_goes_on_with_the_words_that_they_chose(here: Kept):
    point = here.here.sends(here.here.ann)
    here.renames()
    here.says("mugs.hint", point)
    here.saves((HINT, "Guess, if you like. A guess is fine."))
    assert here.group(point).stands.places == ("mugs.hint",)
    here.saves(("id: mugs", "id: bowls"), ("mugs: 3", "bowls: 3"), ("tea, mugs]", "tea, bowls]"))
    again = here.group(point).stands
    assert (again.places, again.is_open) == ((), True)


def test_where_the_first_words_are_back_the_point_stands_there_again(here: Kept):
    point = here.here.sends(here.here.ann)
    here.renames()
    here.says("", point)
    assert here.group(point).stands.is_gone
    here.saves(("id: mugs", "id: cups"), ("mugs: 3", "cups: 3"), ("tea, mugs]", "tea, cups]"))
    assert here.group(point).stands.places == ("cups.hint",)


def test_a_declared_split_leads_to_every_part_without_anybody(here: Kept):
    point = here.here.sends(here.here.ann, place="cups.ask")
    here.declares()
    assert here.group(point).stands.places == ("mugs.ask",)
    assert musts(here) == []


def test_answered_points_whose_words_went_stop_nothing_and_stay_to_be_seen(here: Kept):
    point = here.here.sends(here.here.ann, place="cups.ask", words="Nobody counts cups.")
    first, last = "      - questions:\n          - id: cups", "scenarios:"
    words = here.here.office.words().text
    piece = words[words.index(first) : words.index(last)]
    here.saves(("cups: 3", ""), (", cups]", "]"), (piece, ""))
    assert len(here.carried().gone) == 1
    assert musts(here) != []
    here.here.answers(point)
    assert musts(here) == []
    assert [each.first for each in here.carried().gone] == [point.id]


def test_only_who_answers_says_it_and_only_of_the_words_that_they_saw(here: Kept):
    point = here.here.sends(here.here.ann)
    here.renames()
    assert here.says("cups.hint", point) is NotSaid.NO_PLACE
    seen = here.name
    here.saves(("A talk about tea", "A talk about good tea"))
    old = Saying(seen, frozenset({point.id}), "mugs.hint")
    assert say_where(here.store, old, here.read, here.here.officer(3)) is NotSaid.SAVED_SINCE
    new = Saying(here.name, frozenset({point.id}), "mugs.hint")
    assert say_where(here.store, new, here.read, at(3, here.here.chair)) is NotSaid.NO_RIGHT


def test_the_record_is_kept_once_and_each_move_stands_on_the_trail_of_its_point(here: Kept):
    point, other = here.here.sends(here.here.ann), here.here.sends(here.here.bo, place="likes_tea.ask")
    here.renames()
    assert here.keeps() == 1
    assert here.keeps() == 0
    assert events(here, point)[-1] == "place-asked"
    assert events(here, other) == ["sent"]
    here.says("mugs.hint", point)
    here.keeps(5)
    name = here.name
    rows = here.store.read(lambda scope: places.last_carried(scope, Words(name.pin.form, 1, name.revision)))
    assert {each: [row.place for row in found] for each, found in rows.items()} == {
        point.id: ["mugs.hint"],
        other.id: ["likes_tea.ask"],
    }
    assert events(here, point).count("place-asked") == 1
    told = here.store.read(lambda scope: news.waiting_for(scope, here.here.ann.person))
    assert [(each.what, each.subject) for each in told] == [("place-changed", point.id)]
    assert here.store.read(lambda scope: news.waiting_for(scope, here.here.bo.person)) == ()


def test_b_words_of_a_panel_never_go_into_a_question_that_only_has_the_id(here: Kept):
    """(b): the id asks something else by now, so the press that puts words into the draft refuses."""
    point = here.here.suggests(here.here.ann, "You can guess.")
    here.saves(
        ("How many cups do you drink in a day?", "Where were you born?"),
        (HINT, "A town or village."),
        ("how many cups you drink", "the town of your birth"),
    )
    putting = here.here.puts("You can guess.", seen=here.name.revision or 1)
    made = taking.put_and_decide(here.store, answer_of(point), putting, checks(), here.here.officer(3))
    assert isinstance(made, EditRefused)
    assert "You can guess." not in here.here.office.words().text

"""Where points go when a form changes: tables of single changes, and what holds after any changes."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formbuilder.definition.every_question import every_question
from formbuilder.review.anchors import anchored
from formbuilder.review.carrying import UnknownPlaceError, carry
from formbuilder.review.points import Point, Status, need_somebody
from formbuilder.review.standing import WHOLE as ALL_OF_IT
from formbuilder.review.standing import Kind, Spot, Standing
from tests.long import many
from tests.samples import GOOD, LIBRARY, WHOLE, changed, form
from tests.unit.form_edits import edited

ASK = "a_break.ask"
BREAK = """\
          - id: a_break
            type: choice
            ask: Do you get a break?
            hint: A break is time for yourself.
            short: if you get a break
            why: So that we know if you need one.
"""
TWO_LINES = """\
          - id: {id}
            type: yes_no
            ask: {ask}
            short: it
            required: no
"""


def one(new: str, place: str, quote: str = "", old: str = GOOD, between=()) -> tuple[str, list[str], list[str]]:
    """What becomes of a point: status, place, proposed."""
    (found,) = carry(form(old), form(new), [Point(id=1, place=place, quote=quote)], map(form, between))
    return found.status.value, [*found.place], [*found.proposed]


def ask(words: str, text: str = GOOD) -> str:
    return changed("ask: Do you get a break?", f"ask: {words}", text)


QUOTES = [
    ("Do you ever get a break?", "a break", "same"),
    ("Do you ever get a break?", "get  a\tbreak?", "same"),
    ("Do you ever get a break?", "A BREAK", "same"),
    ("Do you ever get a break?", "“a break”", "same"),
    ("Do you ever get a break?", "… get a break?", "same"),
    ("Do you ever get a break?", "Do you get a break?", "reworded"),
    ("Do you ever get a break?", "something else", "reworded"),
    ("Do you ever get a break?", "", "reworded"),
    ("Do you get a breakfast?", "a break", "reworded"),
    ("Do you get a breakfast?", "a brea", "same"),
    ("Is somebody there so that you can leave?", "", "changed_a_lot"),
    ("Is somebody there so that you can have a break", "a break", "same"),
    ("Do  you get a break?", "not in it at all", "same"),
]


@pytest.mark.parametrize(("words", "quote", "status"), QUOTES)
def test_a_quotation_is_looked_for_by_whole_words(words, quote, status):
    assert one(ask(words), ASK, quote) == (status, [ASK], [])


@pytest.mark.parametrize(
    ("before", "after", "quote"),
    [
        ("Don’t you get a “break”?", 'Don\'t you get a "break" now?', "get a “break”"),
        ("Do you like the cafe\u0301?", "Do you still like the café?", "cafe\u0301"),
        ("Do you like the café?", "Do you still like the cafe\u0301?", "THE CAFÉ"),
        ("Do you get a\u00a0break?", "Do you ever get a break?", "a break"),
    ],
)
def test_signs_that_look_alike_are_alike(before, after, quote):
    assert one(ask(f"'{after.replace(chr(39), chr(39) * 2)}'"), ASK, quote, ask(before)) == ("same", [ASK], [])


def test_three_tenths_of_the_words_are_enough():
    old = ask("one two three four five six seven eight nine ten")
    assert one(ask("one two three d e f g h i j"), ASK, old=old) == ("reworded", [ASK], [])
    assert one(ask("one two c d e f g h i j"), ASK, old=old) == ("changed_a_lot", [ASK], [])


def test_words_of_a_wording_never_stand_in_for_others():
    warm = changed(
        "            short: if you get",
        "            wording: {warm: {hint: Take time.}}\n            short: if you get",
    )
    assert one(GOOD, "a_break.hint@warm", "Take", warm) == ("part_removed", ["a_break.*"], [])
    assert one(warm, "a_break.hint@warm~pl", "Zwolnij", warm) == ("same", ["a_break.hint@warm~pl"], [])
    assert one(warm, "a_break.why@warm", "need one", warm) == ("same", ["a_break.why@warm"], [])
    assert one(GOOD, "a_break.why@warm", "need one", warm) == ("same", ["a_break.why"], [])


def test_an_option_is_held_by_its_value():
    turned = changed(
        "- {value: yes, label: Yes}\n              - {value: no, label: No}",
        "- {value: no, label: Yes}\n              - {value: yes, label: No}",
    )
    found = one(turned, "a_break.options.yes", "Yes")
    assert found == ("changed_a_lot", ["a_break.options.yes"], ["a_break.options.no"])
    renamed = changed("value: yes, label: Yes", "value: mostly, label: Yes")
    assert one(renamed, "a_break.options.yes", "Yes") == ("part_removed", ["a_break.*"], ["a_break.options.mostly"])


def test_options_pages_and_sections_can_say_what_they_replace():
    new = changed("value: yes, label: Yes", "value: mostly, label: Most days, replaces: [yes]")
    new = changed("      - id: rest\n", "      - id: other\n        replaces: [rest]\n", new)
    new = changed("  - id: you\n", "  - id: us\n    replaces: [you, them]\n", new)
    assert one(new, "a_break.options.yes", "Yes") == ("replaced", ["a_break.options.mostly"], [])
    assert one(new, "page:rest.title", "About") == ("replaced", ["page:other.title"], [])
    assert one(new, "section:you.*") == ("replaced", ["section:us.*"], [])
    taken = changed("- id: a_break\n", "- id: pause\n            replaces: [a_break]\n", new)
    assert one(taken, "a_break.options.yes~pl", "Tak") == ("replaced", ["pause.options.mostly~pl"], [])
    assert form(new).fingerprint != form().fingerprint
    assert form(new.replace(", replaces: [yes]", "")).fingerprint == form(new).fingerprint


def test_a_question_that_was_renamed_twice_is_found():
    b = changed("- id: a_break\n", "- id: b\n            replaces: [a_break]\n")
    c = changed("- id: a_break\n", "- id: c\n            replaces: [b]\n            private: no\n")
    assert one(c, "a_break.hint", "time", between=[b]) == ("replaced", ["c.hint"], [])
    assert one(c, "a_break.hint", "time") == ("renamed", [], ["c.hint"])
    both = changed("- id: a_break\n", "- id: c\n            replaces: [b, a_break]\n")
    assert one(both, "a_break.hint", "time") == ("replaced", ["c.hint"], [])


def test_an_id_that_is_still_asked_keeps_its_points():
    split_off = GOOD + TWO_LINES.format(id="rest_day", ask="Do you get a day off?").replace(
        "required", "replaces: [a_break]\n            required"
    )
    assert one(split_off, ASK, "break") == ("same", [ASK], [])
    recycled = ask("Which bus brings you to us?", split_off)
    assert one(recycled, ASK, "break") == ("changed_a_lot", [ASK], ["rest_day.ask"])


def test_a_recycled_id_takes_no_point_unseen():
    kept = BREAK.splitlines(keepends=True)[:2]
    new = GOOD.replace(BREAK, f"{''.join(kept)}            ask: Which bus is best?\n            short: your bus\n")
    assert one(new, "a_break.options.yes", "Yes") == ("changed_a_lot", ["a_break.options.yes"], [])
    assert one(new, "a_break.hint", "time") == ("part_removed", ["a_break.*"], [])
    assert one(new, "a_break.*", "Do you get a break?") == ("changed_a_lot", ["a_break.*"], [])


def test_the_very_same_words_are_offered_if_they_stand_once():
    new = changed("- id: a_break\n", "- id: pause\n")
    assert one(new, ASK, "break") == ("renamed", [], ["pause.ask"])
    assert one(new, "a_break.*") == ("renamed", [], ["pause.*"])
    assert one(new, f"{ASK}~pl", "przerwa") == ("renamed", [], ["pause.ask~pl"])
    twice = new + TWO_LINES.format(id="again", ask="Do you get a break?")
    assert one(twice, ASK, "break") == ("removed", [], [])
    assert one(ask("Do you get a break now?", new), ASK, "break") == ("removed", [], [])


def test_a_question_is_never_the_sum_that_has_its_id_later():
    old = form(changed("            why: So that", "            help: Time off.\n            why: So that"))
    (section,), (first, _) = old.sections, old.pages
    sums = SimpleNamespace(label=first.questions[0].ask, help=first.questions[0].ask)
    new = replace(old, sections=(replace(section, pages=(first,)),), calculations={"a_break": sums})
    assert Standing(new).spot("a_break.help")
    points = [Point(id=part, place=f"a_break.{part}") for part in ("help", "ask", "*")]
    assert {each.status for each in carry(old, new, points)} == {Status.REMOVED}


def test_the_page_goes_on_that_was_named_by_its_first_question():
    old = changed("      - id: rest\n        title: About you\n", "      - title: The rest\n")
    first = "        questions:\n          - id: a_break\n"
    new = old.replace(
        first, f"        questions:\n{TWO_LINES.format(id='first', ask='Is it you?')}          - id: a_break\n"
    )
    assert one(new, "page:a-break.title", "rest", old) == ("replaced", ["page:first.title"], [])
    alone = old.replace("          - id: more\n", "      - title: More\n        questions:\n          - id: more\n")
    gone = alone.replace("- id: a_break\n", "- id: pause\n").replace("title: The rest", "title: Other")
    assert one(gone, "page:a-break.title", "rest", old) == ("removed", [], [])


NO_PLACES = """
. * .* ~pl @warm a_break a_break.help a_break.ask@warm a_break.ask~ a_break.ask~p gone.ask glossary.* glossary.x
page:gone.* form.intro a_break.options.maybe a_break.ask.more a_break..* section:.title form.calculations result.*
"""


@pytest.mark.parametrize("place", ["", *NO_PLACES.split()])
def test_a_place_that_never_was_is_refused(place):
    with pytest.raises(UnknownPlaceError):
        carry(form(), form(), [Point(id=1, place=place)])


def spots_of(standing: Standing) -> Iterator[Spot]:
    """Every place that a point can have, without those of languages."""
    homes = (home for home, kind in standing.homes.items() if kind is not Kind.MEANING)
    yield from (Spot(home, ALL_OF_IT) for home in homes)
    yield from filter(None, map(standing.spot, standing.words))


def test_every_place_of_the_same_version_stays():
    whole = form(WHOLE, LIBRARY)
    points = [Point(id=spot.address, place=spot.address) for spot in spots_of(Standing(whole))]
    assert {each.place for each in carry(whole, whole, points)} == {(point.place,) for point in points}
    assert {each.status for each in carry(whole, whole, points)} == {Status.SAME}


def test_an_anchor_keeps_the_words():
    (kept,) = anchored(form(), [ASK, "gone.ask"], "a break")
    assert (kept.made_on, kept.place, kept.words) == ("a-talk@1", ASK, "Do you get a break?")
    assert kept.holds(form(changed("A break is", "It is")))
    assert not kept.holds(form(ask("Do you rest?")))


OLD = form(WHOLE, LIBRARY)
POINTS = [Point(id=spot.address, place=spot.address, quote="the") for spot in spots_of(Standing(OLD))]


def home(address: str) -> str:
    return address if address.startswith("glossary.") else address.partition(".")[0]


def declared(new) -> dict[str, set[str]]:
    """What the new version says that each question replaces, counted in another way than the code does."""
    found: dict[str, set[str]] = {}
    for question in every_question(new.questions):
        found.setdefault(question.id, set()).update(question.replaces)
    return found


@settings(max_examples=many(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edited(OLD, 8))
def test_every_point_has_a_place_or_is_with_what_was_removed_and_none_goes_to_another_question(new):
    links, there = declared(new), Standing(new)
    questions = Standing(OLD).questions
    for point, placed in zip(POINTS, carry(OLD, new, POINTS), strict=True):
        assert placed.id == point.id
        assert bool(placed.place) == (placed.status not in {Status.RENAMED, Status.REMOVED})
        assert bool(placed.proposed) >= (placed.status is Status.RENAMED)
        assert (placed in need_somebody([placed])) == (
            placed.status in {Status.CHANGED_A_LOT, Status.RENAMED, Status.REMOVED}
        )
        for address in placed.place:
            assert there.spot(address) is not None
            old, now = home(point.place), home(address)
            assert now == old or old in links.get(now, ()) or (old.startswith("page:") and now.startswith("page:"))
            assert (old in questions) == (now in there.questions)
        for address in placed.proposed:
            assert there.spot(address) is not None


@settings(max_examples=many(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_point_is_lost_on_the_way_through_several_versions(data):
    places, form_ = {point.id: (point.place,) for point in POINTS}, OLD
    removed: set[object] = set()
    for _ in range(3):
        new = data.draw(edited(form_, 3))
        going = [Point(id=f"{id_} {at}", place=at) for id_, each in places.items() for at in each]
        found = {placed.id: placed for placed in carry(form_, new, going)}
        after = {id_: tuple(to for at in each for to in found[f"{id_} {at}"].place) for id_, each in places.items()}
        removed |= {id_ for id_, each in after.items() if not each}
        places = {id_: tuple(dict.fromkeys(each)) for id_, each in after.items() if each}
        assert places.keys() | removed == {point.id for point in POINTS}
        form_ = new

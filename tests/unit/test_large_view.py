"""The large view: before and now in full words, the parts that people meet, and no word that only some may read."""

from dataclasses import replace

from formbuilder.rendering.large_pages import Large, LargePage, first_page, large_page
from formbuilder.rendering.meeting_words import Held
from formbuilder.review.parts import looked
from formbuilder.services.meeting_kinds import Item, ItemState, Meeting, Notes, There
from tests.services.round_stories import HOURS, OTHER_HOURS, form
from tests.unit.test_round_paper import SITE, TODAY, WHOLE

MEETING = Meeting(
    id="m",
    round="r",
    panel="p",
    day=TODAY,
    place="The library",
    route="meeting",
    plan=None,
    there=There(people=4),
    notes=Notes.OPEN,
    agreed=False,
    called_off=False,
)
ITEMS = tuple(
    Item(id=str(number), number=number, place=place, words=words, proposed_by=None, state=state)
    for number, (place, words, state) in enumerate(
        [("hours", "", ItemState.AGREED), ("", "The letters", ItemState.AGREED), ("", "Tea", ItemState.OUT)], 1
    )
)
HELD = Held(
    whole=replace(WHOLE, words={"hours": HOURS}), meeting=MEETING, items=ITEMS, called={}, leads=False, helps=False
)


def shown(large: Large) -> LargePage:
    return large_page(SITE, HELD, large)


def test_a_second_round_shows_the_words_before_and_now_in_full_r5_r26():
    """R5, R26: words first, never by colour; parts that did not change stand as they are."""
    page = shown(Large(number=1, looked=looked(form(), "hours"), before={"hours.ask": OTHER_HOURS}))
    pairs = {line.code: line.pairs for line in page.shown}
    assert pairs["hours.ask"] == (("Before", OTHER_HOURS), ("Now", HOURS))
    assert pairs["hours.hint"] == ()
    assert "hours.short" not in pairs
    assert {"hours.ask@helper"} == {code for code in pairs if "@" in code}, "each wording that is looked at"


def test_one_part_stands_alone_and_an_item_that_is_no_question_too_r26_n15():
    """R26, n15: what was left out of the agenda has no page; what can change is the page before the first."""
    alone = shown(Large(number=1, looked=looked(form(), "hours"), part="hours.hint"))
    assert [line.code for line in alone.shown] == ["hours.hint"]
    item = shown(Large(number=2))
    assert (item.caption, item.heading, item.shown) == ("2 of 2", "The letters", ())
    assert [link.text for link in item.steps] == ["Previous"]
    first = first_page(SITE, HELD)
    assert first.lines == ("The law asks for the name.", "All else can change.")
    assert [link.href for link in first.steps] == ["/office/demo/meetings/m/large/1"]

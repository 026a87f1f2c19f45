"""The statement of how people took part in a version: it writes itself from what is kept, and names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from formbuilder.definition.model import Form
from formbuilder.publishing.naming import capital, quoted
from formbuilder.publishing.pack import PackPart, Panels
from formbuilder.rendering.frame import Link
from formbuilder.rendering.heard_page import UNSEEN, heard_lines, unseen_words
from formbuilder.rendering.member_pages import WAYS
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.pack_page import BoardPage, told_together
from formbuilder.rendering.place_words import place_words
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.review.small_numbers import FEWER, FEWEST, REST, joined
from formbuilder.review.standing import Standing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.members import Way
from formbuilder.services.round_kinds import Round
from formbuilder.services.statements import Decided, Statement

HEADING = "How people took part"
ROUTES: Mapping[str, str] = {
    "screen": "on a screen",
    "email": "by e-mail",
    "paper": "on paper",
    "postcard": "on a postcard",
    "phone": "by phone",
    "post": "by post",
    "meeting": "in a meeting",
    "recording": "in a recording",
    "import": "from earlier talks",
    "public": "from people who filled in the form",
}
NOTHING_YET = "No words changed because of them yet."
NOTHING_OFFERED = "Nothing was offered for people’s time."
NOTHING_GIVEN = "No chair has said yet what people were given."


def told(statement: Statement, form: Form, unseen: Sequence[str]) -> Panels:
    """Return the statement in words, with the numbers and reasons, and what no panel looked at, piece by piece."""
    parts = (
        _who(statement),
        _how(statement),
        _became(statement),
        _refused(statement, form),
        _helped(statement),
        _offered(statement),
        _agreed(statement),
        PackPart(heading=UNSEEN, lines=(unseen_words(unseen),), points=tuple(unseen)),
    )
    dispute = tuple(_disputed(each, form) for each in statement.decided if each.disagreed)
    return Panels(tuple(_summary(statement)), dispute, parts)


def together_page(site: OfficeSite, pin: DraftPin, form: Form, panels: Panels, made_on: date) -> BoardPage:
    """Return the statement on its own, as a page and as files."""
    place = f"drafts/{pin.form}/{pin.version}"
    return BoardPage(
        heading=f"{HEADING}: {form.title}",
        council=site.council,
        made_on=made_on,
        form=form.name,
        blocks=tuple(told_together("In short", panels)),
        links=(
            Link("Save it as a PDF", site.to(f"{place}/statement.pdf")),
            Link("Save it as a Word file", site.to(f"{place}/statement.docx")),
        ),
        back=(Link("Back to the board pack", site.to(f"{place}/pack")),),
        name="how-people-took-part",
    )


def nobody_page(site: OfficeSite, pin: DraftPin) -> TextPage:
    """Say that no panel has looked at a version."""
    place = f"drafts/{pin.form}/{pin.version}"
    line = "No panel has looked at what led to this version, so there is nothing to tell."
    links = (Link("Propose a round to a panel", site.to(f"{place}/rounds")), Link("Back to the draft", site.to(place)))
    return text_page(site.council, "No panel has taken part yet", Part(lines=(line,)), links=links)


def _summary(found: Statement) -> Iterator[str]:
    panels = count_words(len(found.panels), "panel", "panels")
    rounds = count_words(len(found.rounds), "round", "rounds")
    yield f"{panels} looked at these words in {rounds}. {_people(sum(found.people.values()))} took part."
    yield f"They sent {count_words(found.points, 'comment', 'comments')}. {_waiting(found)}"
    changed = sum(many for outcome, many in found.outcomes.items() if outcome.changed)
    yield f"Because of {count_words(changed, 'comment', 'comments')}, words changed." if changed else NOTHING_YET


def _waiting(found: Statement) -> str:
    if not found.waiting:
        return "Each has an answer with a reason."
    return f"{count_words(found.waiting, 'comment waits', 'comments wait')} for an answer."


def _who(found: Statement) -> PackPart:
    points = tuple(
        f"{panel.name}, run by {panel.organisation}{', an independent group' if panel.independent else ''}: "
        f"{_people(found.people.get(id_, 0)).lower()}."
        for id_, panel in found.panels.items()
    )
    lines = ("Nobody is named. Groups smaller than five are not counted one by one.",)
    return PackPart(heading="Who took part", lines=lines, points=points)


def _people(many: int) -> str:
    if 0 < many < FEWEST:
        return f"{FEWER} people".capitalize()
    return count_words(many, "person", "people") if many else "Nobody yet"


def _how(found: Statement) -> PackPart:
    rounds = tuple(_round(each) for each in found.rounds)
    routes = joined({ROUTES[each.route]: each.points for each in found.said})
    named = routes if set(routes) != {REST} else {}
    came = tuple(f"{'In other ways' if way == REST else capital(way)}: {many}." for way, many in named.items())
    late = sum(each.late for each in found.said)
    others = sum(each.speak_for for each in found.said)
    lines = (
        f"{count_words(found.points, 'comment', 'comments')} came.",
        *([f"{late} of them came late. They were taken like all others."] if late else []),
        *([f"Some spoke for others: for {count_words(others, 'person', 'people')} more."] if others else []),
        *([f"There were {count_words(len(found.meetings), 'meeting', 'meetings')}."] if found.meetings else []),
    )
    return PackPart(heading="How they took part", lines=lines, points=(*rounds, *came))


def _round(round_: Round) -> str:
    days = round_.days
    when = f", from {day_words(days.opens_on)} to {day_words(days.closes_on)}" if days else ""
    second = "A second round: " if round_.after else ""
    return f"{second}“{round_.title}”{when}."


def _became(found: Statement) -> PackPart:
    points = [
        f"{outcome.sentence} {count_words(many, 'comment', 'comments')}." for outcome, many in found.outcomes.items()
    ]
    points += [f"No answer yet. {count_words(found.waiting, 'comment', 'comments')}."] if found.waiting else []
    none = () if points else ("No comment came.",)
    return PackPart(heading="What became of the comments", lines=none, points=tuple(points))


def _refused(found: Statement, form: Form) -> PackPart:
    points = tuple(
        f"{_about(each, form)}: {each.outcome.sentence} Why: {each.because or 'The reason was erased.'} "
        f"This answers {count_words(each.points, 'comment', 'comments')}."
        for each in found.refused
    )
    none = () if points else ("Nothing was refused.",)
    return PackPart(heading="What was not changed, and why", lines=none, points=points)


def _about(each: Decided, form: Form) -> str:
    if each.theme:
        return capital(each.theme)
    there = Standing(form).spot(each.place)
    return capital(place_words(form, each.place)) if there else "Words that are not in the form any more"


def _helped(found: Statement) -> PackPart:
    ways = joined({WAYS[Way(way)]: many for way, many in found.ways.items()})
    points = tuple(f"{'In other ways' if way == REST else way}: {many}." for way, many in ways.items())
    helped = f"{_people(found.helped)} told us what helps them." if found.helped else "Nobody asked for more than that."
    lines = ("Each member chose how to take part. What helps them is known only to those who help.", helped)
    return PackPart(heading="What helped people to take part", lines=lines, points=points)


def _offered(found: Statement) -> PackPart:
    offers = dict.fromkeys(" ".join(each.offer.split()) for each in found.rounds if each.offer.strip())
    given = dict.fromkeys(" ".join(each.given.split()) for each in found.rounds if each.given.strip())
    lines = (*(() if offers else (NOTHING_OFFERED,)), *(() if given else (NOTHING_GIVEN,)))
    return PackPart(
        heading="What was offered for people’s time, and what was given",
        lines=lines,
        points=(*(f"Offered: {each}" for each in offers), *(f"Given: {each}" for each in given)),
    )


def _agreed(found: Statement) -> PackPart:
    points = tuple(" ".join(heard_lines(each)) for each in found.heard)
    return PackPart(
        heading="Who agreed, and with what concern", lines=() if points else ("Nobody yet.",), points=points
    )


def _disputed(each: Decided, form: Form) -> str:
    who = count_words(each.disagreed, "author does", "authors do")
    return f"{_about(each, form)}: {each.outcome.sentence} {who} not agree. Why it stands: {quoted(each.because)}"

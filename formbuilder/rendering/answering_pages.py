"""The pages of those who answer points: what waits, all that was said at one place, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from formbuilder.publishing.naming import capital
from formbuilder.rendering.answering_queue import owner_line
from formbuilder.rendering.became_page import decision_lines
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, Group
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.point_words import about_words, confirmed_lines, language_lines, they_suggest
from formbuilder.rendering.spoken import in_language, own_words
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import day_words
from formbuilder.review.conflicts import Card, Side
from formbuilder.review.languages import ENGLISH, name_of
from formbuilder.review.outcomes import Outcome
from formbuilder.review.parts import part_name
from formbuilder.review.standing import WHOLE
from formbuilder.services.answering import AtPlace
from formbuilder.services.decision_kinds import Decision, NoDecision
from formbuilder.services.point_kinds import Point, PointState

POINT, OUTCOME, BECAUSE, AGAIN, SEE, THEME, TAKE, OWN, SEEN = (
    "point", "outcome", "because", "again", "see", "theme", "take", "own", "seen",
)  # fmt: skip  # names of fields
NONE, MINE = "none", "own"
MOST_WORDINGS = 3
BEFORE = (
    "Each author reads your answer, with your name and today’s date.",
    "They can say: that is right, that is not what I meant, or I do not agree.",
    "You can take the answer back later, with a reason.",
)
WRONG: Mapping[NoDecision, tuple[str, str]] = {
    NoDecision.NO_POINTS: (POINT, "Choose at least one comment."),
    NoDecision.MANY_POINTS: (POINT, "Choose 200 comments at most."),
    NoDecision.UNKNOWN: (POINT, "One of these comments is not there any more."),
    NoDecision.ANSWERED: (POINT, "Somebody answered one of these comments already. Look at the list again."),
    NoDecision.NOT_SENT: (POINT, "The author took one of these comments back."),
    NoDecision.MIXED: (POINT, "These comments are about different forms."),
    NoDecision.OWN: (POINT, "One of these comments is your own. Ask a colleague to answer it."),
    NoDecision.NO_RIGHT: (OUTCOME, "You cannot answer comments."),
    NoDecision.NO_REASON: (BECAUSE, "Say why. Nobody gets an answer without a reason."),
    NoDecision.LONG: (BECAUSE, "This is too long. Write 4,000 signs at most."),
    NoDecision.NO_DAY: (AGAIN, "Enter the day when you look again. It must be a day to come."),
    NoDecision.NO_PLACE: (SEE, "Say where it is, so that people can see it."),
}
"""Where each problem is put right, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAnswer:
    """An answer as it was typed, and what is wrong with it."""

    points: frozenset[str] = frozenset()
    outcome: str = ""
    because: str = field(default="", repr=False)
    again: str = ""
    see: str = ""
    theme: str = ""
    take: str = NONE
    own: str = field(default="", repr=False)
    wordings: Mapping[str, str] = field(default_factory=dict)
    """By wording, which suggestion goes into it."""
    wrong: tuple[tuple[str, str], ...] = ()
    """Field, and sentence."""

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(words for where, words in self.wrong if where == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that points are about, in the draft that answers go into."""

    draft: int = 0
    """The number of its version; 0 if there is none."""
    revision: int = 0
    now: Mapping[str, str] = field(default_factory=dict)
    """The words of its slots."""
    wordings: tuple[str, ...] = ()
    found_in: Callable[[str, str], tuple[str, ...]] = field(default=lambda *_: (), repr=False)
    """What the checker finds in words at a place."""
    called: Callable[[str], str] = field(default=part_name, repr=False)
    """What a place is called in a sentence."""


def place_page(site: OfficeSite, token: str, found: AtPlace, words: Words, typed: TypedAnswer) -> AskPage:
    """Show all that was said at a place, and ask for the answer."""
    one = found.points[0].id if not found.round else ""
    here = f"points/{one}/answer" if one else f"answering/{found.round}/{quote(found.home, safe='')}"
    unread = tuple((POINT, each.id) for each in found.waiting if each.read_at is None)
    read = Press(text="I have read these", action=site.to(f"{here}/read"), token=token, hidden=unread, look="secondary")
    home = found.home if found.home.startswith("glossary.") else f"{found.home}.{WHOLE}"
    about = words.called(home) if found.home else "words that are not named yet"
    return AskPage(
        heading=f"Comments about {about}",
        council=site.council,
        action=site.to(here),
        token=token,
        button="Send this answer",
        lines=(owner_line(found.owner), *(BEFORE if found.waiting else ("Nothing waits here.",))),
        shown=tuple(_shown(site, found, words)),
        fields=tuple(_fields(found, words, typed)),
        hidden=((SEEN, str(words.revision)),),
        presses=(read,) if unread and not one else (),
        links=(*page_links(site.to(here), found.page, more=found.page < found.pages), *_meanings(site, found, here)),
        back=(Link("Back to all comments", site.to("answering")),),
    )


def _meanings(site: OfficeSite, found: AtPlace, here: str) -> Iterator[Link]:
    if found.round and any(each.meaning for each in found.points):
        yield Link("Compare what it means to people", site.to(f"{here}/meanings"))


def decision_page(
    site: OfficeSite, token: str, decision: Decision, points: tuple[Point, ...], typed: TypedAnswer, called: str
) -> AskPage:
    """Show an answer and whose points it answers, and ask why if it is to be taken back."""
    said = tuple(Entry(heading=f"Comment {n}", lines=tuple(_said(each))) for n, each in enumerate(points, 1))
    label = "Why do you take this answer back?"
    area = Area(
        id=BECAUSE, label=label, hint="The authors read this.", typed=typed.because, errors=typed.errors(BECAUSE)
    )
    return AskPage(
        heading=f"The answer about {called}",
        council=site.council,
        action=site.to(f"decisions/{decision.id}"),
        token=token,
        button="Take this answer back",
        lines=tuple(decision_lines(decision)),
        shown=(Section(heading="What people said", entries=said),),
        fields=() if decision.undone else (Fields(areas=(area,)),),
        links=(Link("Check all forms for a word from now on", site.to(f"decisions/{decision.id}/word")),),
        back=(Link("Back to all comments", site.to("answering")),),
    )


def undone_page(site: OfficeSite, decision: Decision, points: tuple[Point, ...], called: str) -> SectionsPage:
    """Show an answer that was taken back."""
    said = tuple(Entry(heading=f"Comment {n}", lines=tuple(_said(each))) for n, each in enumerate(points, 1))
    return SectionsPage(
        heading=f"The answer about {called}",
        council=site.council,
        lines=tuple(decision_lines(decision)),
        sections=(Section(heading="What people said", entries=said),),
        back=(Link("Back to all comments", site.to("answering")),),
    )


def numbered(cards: tuple[Card, ...]) -> Iterator[tuple[str, Card, Side]]:
    """Yield each suggestion with the value of its button."""
    for number, card in enumerate(cards, 1):
        for at, side in enumerate(card.sides, 1):
            yield f"{number}-{at}", card, side


def _shown(site: OfficeSite, found: AtPlace, words: Words) -> Iterator[Section]:
    places = dict.fromkeys((each.place, each.slot_text) for each in found.points)
    about = tuple(
        Entry(heading=capital(words.called(place)), lines=tuple(_words_at(place, text, words)))
        for place, text in places
        if text or place
    )
    yield Section(heading="The words", entries=tuple(dict.fromkeys(about)))
    for card in found.cards:
        yield _card(card, words, {each.id: each.language for each in found.points})
    waits = tuple(
        Entry(
            heading=f"Comment {number}",
            lines=(*_said(each), f"Answer by {day_words(found.due[each.id])}."),
            links=(*_other_answer(site, each, number), *_translate(site, each, number)),
        )
        for number, each in enumerate(found.waiting, 1)
    )
    if waits:
        yield Section(heading="What people said", entries=waits)
    answered = [each for each in found.points if each.id in found.decided]
    if answered:
        yield Section(heading="Answered already", entries=tuple(_answered(site, found, each) for each in answered))


def _words_at(place: str, text: str, words: Words) -> Iterator[str]:
    now = words.now.get(place, "")
    yield f"When people looked: “{about_words(place, text)}”"
    if now and now != text:
        yield f"The draft says now: “{now}”"
    yield from (f"The checker found: {each}" for each in words.found_in(now or text, place))


def _card(card: Card, words: Words, languages: Mapping[str, str]) -> Section:
    place = words.called(card.place)
    heading = f"Suggestions that do not go together: {place}" if card.conflict else f"Suggestion: {place}"
    more = "Choose one, write your own words, or keep more than one." if card.conflict else ""
    now = words.now.get(card.place, "")
    return Section(
        heading=heading,
        lines=tuple(each for each in (more, f"The draft says now: “{now}”" if now else "") if each),
        entries=tuple(_side(card, side, words, languages.get(side.points[0], ENGLISH)) for side in card.sides),
    )


def _side(card: Card, side: Side, words: Words, language: str) -> Entry:
    times = "In 1 comment." if len(side.points) == 1 else f"In {len(side.points)} comments."
    checks: tuple[str, ...] = (f"This is in: {name_of(language)}. The checker reads English alone.",)
    if language == ENGLISH:
        found = words.found_in(side.words, card.place)
        checks = tuple(f"The checker found: {each}" for each in found) or ("The checker found nothing.",)
    return Entry(heading=in_language(side.words, language, "“", "”"), lines=(times, *checks))


def _other_answer(site: OfficeSite, point: Point, number: int) -> Iterator[Link]:
    if any(each.answer for each in point.changes):
        yield Link(
            "See the question before and after", site.to(f"points/{point.id}/answer/other-answer"), f"Comment {number}"
        )


def _translate(site: OfficeSite, point: Point, number: int) -> Iterator[Link]:
    if point.language != ENGLISH:
        words = "Note what it says in English" if not point.translation else "Note it in English again"
        yield Link(words, site.to(f"points/{point.id}/translation"), f"Comment {number}")


def _said(point: Point) -> Iterator[str]:
    if point.words:
        yield own_words(point, "“", "”")
    yield from language_lines(point)
    if point.quote:
        yield f"About: “{point.quote}”"
    if point.meaning:
        yield own_words(point, "What it means to them: “", "”", words=point.meaning)
    if point.ticks or point.ease:
        ease = [point.ease.label] if point.ease else []
        yield f"They chose: {', '.join([*(each.label for each in sorted(point.ticks)), *ease])}."
    for each in point.changes:
        yield from they_suggest(point, each)
    yield point.voice.sentence
    yield from confirmed_lines(point)
    if point.late:
        yield "It came after the round closed."
    if point.state is PointState.HIDDEN:
        yield f"Members do not see it: {point.hidden}"


def _answered(site: OfficeSite, found: AtPlace, point: Point) -> Entry:
    decision = found.decided[point.id]
    link = Link("See this answer", site.to(f"decisions/{decision.id}"), own_words(point, words=point.words[:40]))
    return Entry(heading=decision.outcome.sentence, lines=tuple(_said(point)), links=(link,))


def _fields(found: AtPlace, words: Words, typed: TypedAnswer) -> Iterator[Fields]:
    waiting = found.waiting
    if not waiting:
        return
    which = tuple(
        Button(
            id=POINT if number == 1 else f"{POINT}-{number}",
            name=POINT,
            value=each.id,
            label=f"Comment {number}",
            hint=own_words(each, words=each.words[:120]) if each.words else each.place,
            checked="checked" if each.id in typed.points or len(waiting) == 1 else "",
            kind="checkbox",
        )
        for number, each in enumerate(waiting, 1)
    )
    yield Fields(
        groups=(
            Group(
                legend="Which comments do you answer together?", name=POINT, buttons=which, errors=typed.errors(POINT)
            ),
            _group(
                OUTCOME, "What became of them?", [(o.value, o.sentence, o.asks) for o in Outcome], typed.outcome, typed
            ),
        ),
        areas=(
            Area(
                id=BECAUSE,
                label="Why?",
                hint="Write it to the people who said it, in plain words.",
                typed=typed.because,
                errors=typed.errors(BECAUSE),
            ),
        ),
    )
    yield Fields(boxes=tuple(_boxes(typed)))
    if words.draft:
        yield from _taking(found, words, typed)


def _boxes(typed: TypedAnswer) -> Iterator[Box]:
    asked = (
        (AGAIN, "The day when you look again", "Only for “Not yet”. For example, 31 3 2027.", typed.again),
        (SEE, "Where is it?", "Only for “It is there”. For example, the page About you.", typed.see),
        (THEME, "What are they about?", "A few words for the public page. You can leave it empty.", typed.theme),
    )
    for id_, label, hint, text in asked:
        yield Box(id=id_, label=label, hint=hint, typed=text, errors=typed.errors(id_))


def _taking(found: AtPlace, words: Words, typed: TypedAnswer) -> Iterator[Fields]:
    offers = [
        (value, f"“{side.words}”", capital(words.called(card.place))) for value, card, side in numbered(found.cards)
    ]
    take = _group(
        TAKE,
        f"Which words go into the draft of version {words.draft}?",
        [(NONE, "None from here", ""), *offers, (MINE, "My own words, which I write below", "")],
        typed.take,
        typed,
    )
    own = Area(
        id=OWN,
        label="My own words",
        hint="They go to the place of the first comment that you chose.",
        typed=typed.own,
        rows=3,
        errors=typed.errors(OWN),
    )
    variants = tuple(
        _group(
            f"wording-{name}",
            f"Which words go into the wording {name}?",
            [(NONE, "None from here", ""), *offers],
            typed.wordings.get(name, NONE),
            typed,
        )
        for name in (words.wordings if any(card.conflict for card in found.cards) else ())
    )
    yield Fields(heading="Words for the draft", groups=(take, *variants), areas=(own,))


def _group(name: str, legend: str, offers: list[tuple[str, str, str]], chosen: str, typed: TypedAnswer) -> Group:
    buttons = tuple(
        Button(
            id=name if number == 1 else f"{name}-{number}",
            name=name,
            value=value,
            label=label,
            hint=hint,
            checked="checked" if value == chosen else "",
        )
        for number, (value, label, hint) in enumerate(offers, 1)
    )
    return Group(legend=legend, name=name, buttons=buttons, errors=typed.errors(name))

"""One question of a round, one on a screen: what can change, the question as people meet it, and room for a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from formbuilder.definition.other_answer import KINDS as DIFFERENT
from formbuilder.definition.other_answer import may_differ
from formbuilder.definition.worded import EASY_READ
from formbuilder.publishing.telling import Account
from formbuilder.rendering.before_pages import account_lines
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.draft_look import Preview, as_met
from formbuilder.rendering.frame import Link
from formbuilder.rendering.kind_words import KINDS
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area, Entry, FileBox, Group, Pick
from formbuilder.rendering.point_typed import (
    ANSWER,
    ANSWERS,
    EASE,
    HOW,
    LANGUAGE,
    MEANING,
    OTHER,
    PART,
    REMEDY,
    TICKS,
    WORDS,
    Typed,
)
from formbuilder.rendering.point_words import said_lines, suggested_lines
from formbuilder.rendering.sound_words import Aloud, own_sound_entry
from formbuilder.rendering.spoken import own_words
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.tick_boxes import tick_boxes
from formbuilder.rendering.titles import day_words
from formbuilder.review.languages import TONGUES
from formbuilder.review.parts import Looked
from formbuilder.review.trouble import Ease, Remedy
from formbuilder.services.earlier import Earlier
from formbuilder.services.looking import Looking
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.round_kinds import Stage, Step
from formbuilder.services.sound_kinds import CommentSound

DO, KEEP, SEND = "do", "keep", "send"
SEND_WORDS, KEEP_WORDS = "Send this to the panel", "Keep this for later"
LONGEST_OWN = 200
"""What is said of the whole round stands at each question if it is no longer than this; else on its own page alone."""
OTHERS = tuple(each for each in Remedy if each not in {Remedy.WORDS, Remedy.SIMPLER, Remedy.PLAINER_WORD})
"""What can change besides words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """The form: one box first, then what can be left out."""

    action: str
    token: str
    point: str
    box: Area
    language: Pick
    part: Group | None
    about: str
    """The part that a point which was sent stays with; "" where one can choose."""
    ticks: Group
    ease: Group
    meaning: Area
    other: Area
    remedy: Pick
    how: Area
    answer: Pick | None
    """None where nobody can suggest another kind of answer."""
    answers: Area
    open: bool
    """Whether something stands in what is folded away at first."""
    promises: tuple[str, ...]
    sent: bool
    aloud: Aloud | None
    """None for what was sent in writing already."""

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        files = (self.aloud.file,) if self.aloud else ()
        boxes: tuple[Area | FileBox, ...] = (self.box, *files, self.other, self.answers)
        areas = (Link(error, f"#{area.id}") for area in boxes for error in area.errors)
        parts = (self.part,) if self.part else ()
        return (*areas, *(Link(error, f"#{part.buttons[0].id}") for part in parts for error in part.errors))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundQuestionPage(OfficePage):
    """Template ``office/round_question.html``."""

    caption: str
    can_change: tuple[str, ...]
    changed: tuple[str, ...]
    """In a second round: what changed here, before and after in words."""
    preview: Preview | None
    """None where there are only words."""
    others: tuple[Preview, ...]
    """In the wordings that are looked at; Easy Read stands open."""
    words: str
    mine: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    """What was said of these words elsewhere, with its source and its day."""
    state: tuple[str, ...]
    """What somebody did here, or why they cannot write."""
    writing: Writing | None
    show: Link | None
    """Leads to a question that may upset somebody; None if it is shown."""
    presses: tuple[Press, ...]

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it."""
        return self.writing.errors if self.writing else ()

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a screen of a round shows to somebody."""

    site: OfficeSite
    token: str
    looking: Looking
    looked: Looked
    mine: tuple[Point, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    typed: Typed | None = None
    """None where nothing can be written, or nothing more is."""
    covered: bool = False
    """Whether only the note before it is shown."""
    changed: tuple[Account, ...] = ()
    """What changed here since the first round."""
    today: date
    sounds: tuple[CommentSound, ...] = ()
    """What they said aloud here, and nobody has written down."""
    aloud: Aloud | None = None
    """Where they say it instead of writing."""

    @property
    def base(self) -> str:
        """The address of the screen."""
        return self.site.to(f"rounds/{self.looking.round.id}/{self.looking.number}")


def heading(looking: Looking) -> str:
    """Say where somebody is: “Question 3 of 12”."""
    return f"Question {looking.number} of {looking.total}"


def round_question_page(shown: Shown) -> RoundQuestionPage:
    """Return the screen of one question."""
    looking, looked, site = shown.looking, shown.looked, shown.site
    covered, question = shown.covered, looked.question
    ways = () if covered or question is None else ("", *looked.wordings)
    met = [replace(as_met(looked.form, question, way), unfolded=way == EASY_READ) for way in ways if question]
    return RoundQuestionPage(
        heading=heading(looking),
        council=site.council,
        caption=looking.round.title,
        can_change=() if covered else can_change_lines(shown),
        changed=() if covered else tuple(line for each in shown.changed for line in account_lines(each)),
        preview=met[0] if met else None,
        others=tuple(met[1:]),
        words="" if looked.question or covered else looked.parts[0].words,
        mine=() if covered else tuple(_mine(shown)),
        earlier=() if covered else tuple(map(_earlier, shown.earlier)),
        state=(COVERED,) if covered else tuple(_state(shown)),
        writing=_writing(shown, shown.typed) if shown.typed and not covered else None,
        show=Link("Show me the question", f"{shown.base}?show=yes") if covered else None,
        presses=tuple(_presses(shown)),
        links=(*_more(shown), *ways_out(site)),
        back=(Link("Back to the round", site.to(f"rounds/{looking.round.id}")),),
    )


COVERED = "This question may upset you. You can leave it out. You do not need to say why."


def ways_out(site: OfficeSite) -> tuple[Link, ...]:
    """Lead to what can be done at any time."""
    return Link("My comments", site.to("my-points")), Link("Take a break", site.to("my-panels/break"))


def can_change_lines(shown: Shown) -> tuple[str, ...]:
    """Say what can change here and what not, and why."""
    question, own = shown.looked.question, shown.looking.round.can_change
    change = question.can_change if question else None
    here = {
        "law": "The law says that we must ask this",
        "system": "We cannot change how this is asked",
    }.get(change.kind if change else "")
    said = "You can suggest any change here."
    if question and question.instrument:
        said = "These words are part of a fixed set that others wrote. We can tell them what you think."
    elif here and change:
        said = f"{here}: {change.reason}. You can still suggest other words."
    short = own if len(own) <= LONGEST_OWN and "\n" not in own else ""
    return (*((short,) if short else ()), said)


def _state(shown: Shown) -> Iterator[str]:
    looking = shown.looking
    if not looking.takes_part:
        yield "You are no member of this panel, so you only look on here."
    elif looking.round.stage is Stage.LATE:
        yield "This round is closed. Late comments are still taken, and answered like all others."
    elif not looking.round.takes_points:
        yield "Nothing can be sent to this round now."
    if looking.step is Step.NOTHING and not (shown.mine or shown.sounds):
        yield "You said that you have nothing to add here. You can still write something."


def _mine(shown: Shown) -> Iterator[Entry]:
    typed = shown.typed.point if shown.typed else ""
    yield from (own_sound_entry(shown.site, each) for each in shown.sounds)
    for point in shown.mine:
        if point.id != typed:
            draft = point.state is PointState.DRAFT
            yield Entry(
                heading="You began to write" if draft else "You said",
                lines=(
                    *said_lines(point, mine=True),
                    *suggested_lines(point),
                ),
                links=tuple(_about(shown, point)),
            )


def _earlier(each: Earlier) -> Entry:
    said = f"{each.source}, {day_words(each.said_on)}"
    return Entry(heading=said, lines=(each.words, *((f"Gathered by: {each.gathered_by}",) if each.gathered_by else ())))


def _about(shown: Shown, point: Point) -> Iterator[Link]:
    site, named = shown.site, own_words(point, words=(point.words or "a comment")[:40])
    if shown.looking.round.takes_points and point.state in {PointState.SENT, PointState.DRAFT}:
        words = "Go on with this" if point.state is PointState.DRAFT else "Change this"
        yield Link(words, f"{shown.base}?point={point.id}", named)
        yield Link("Take this back", site.to(f"points/{point.id}/withdraw"), named)
    if point.state is not PointState.DRAFT:
        yield Link("Where is it now?", site.to(f"points/{point.id}"), named)


def _presses(shown: Shown) -> Iterator[Press]:
    looking = shown.looking
    if looking.takes_part and looking.round.takes_points and not (shown.mine or shown.sounds):
        if not looking.sees_others and not shown.covered:
            nothing = "I have nothing to add, show me what others said"
            yield Press(text=nothing, action=f"{shown.base}/nothing", token=shown.token, look="secondary")
        yield Press(text="Go past this question", action=f"{shown.base}/skip", token=shown.token, look="secondary")


def _more(shown: Shown) -> Iterator[Link]:
    looking = shown.looking
    if shown.typed is None and looking.takes_part and looking.round.takes_points:
        yield Link("Add more", f"{shown.base}?more=yes")
    if looking.sees_others:
        yield Link("See what others said here", f"{shown.base}/others")
        yield Link("Compare what it means to people", f"{shown.base}/meanings")
    before = shown.site.to(f"rounds/{looking.round.id}/earlier/{looking.number}")
    yield Link("What was said before of these words", before)
    if looking.next:
        yield Link("Next question", shown.site.to(f"rounds/{looking.round.id}/{looking.next}"))
    if looking.number > 1:
        yield Link("Question before this", shown.site.to(f"rounds/{looking.round.id}/{looking.number - 1}"))


def _writing(shown: Shown, typed: Typed) -> Writing:
    more = (typed.meaning, typed.other, typed.remedy, typed.how, typed.answer, typed.answers)
    part = shown.looked.part(typed.part)
    return Writing(
        action=shown.base,
        token=shown.token,
        point=typed.point,
        box=Area(
            id=WORDS,
            label="What do you want to say?",
            hint="Any words are fine. Spelling does not matter. You can also only tick something below.",
            typed=typed.words,
            errors=typed.errors(WORDS),
        ),
        language=Pick(
            id=LANGUAGE,
            label="Which language do you write in?",
            hint="Write in the language that is easiest for you.",
            offers=tuple(TONGUES.items()),
            chosen=typed.language,
        ),
        part=None if typed.sent else _part(shown, typed),
        about=part.label if typed.sent and part else "",
        ticks=_ticks(typed),
        ease=_ease(typed),
        meaning=Area(
            id=MEANING,
            label="What does this mean to you?",
            hint="Say in your own words what you think it asks. There is no wrong answer.",
            typed=typed.meaning,
            rows=2,
        ),
        other=Area(
            id=OTHER,
            label="Suggest other words for the part that you chose",
            hint="You see them beside the words of now before you send them.",
            typed=typed.other,
            rows=2,
            errors=typed.errors(OTHER),
        ),
        remedy=_remedy(typed),
        how=Area(id=HOW, label="How would you change it?", hint="You can leave this empty.", typed=typed.how, rows=2),
        answer=_answer(shown, typed),
        answers=Area(
            id=ANSWERS,
            label="Which answers do people choose from?",
            hint="Write each on a line of its own. Only a list of answers needs this.",
            typed=typed.answers,
            rows=4,
            errors=typed.errors(ANSWERS),
        ),
        open=any(more) or typed.not_all,
        promises=promises(shown),
        sent=typed.sent,
        aloud=None if typed.sent else shown.aloud,
    )


def promises(shown: Shown) -> tuple[str, ...]:
    """Say before something is sent who sees it, what happens next, by when, and whether it can be undone."""
    days = shown.looking.round.days
    closes = f" This round is open until {day_words(days.closes_on)}." if days else ""
    until = f" until {day_words(days.late_until)}" if days else ""
    return (
        "Who sees it: your panel, and the people at the council who answer. They see what you chose to be called.",
        f"What happens next: somebody reads it.{closes}",
        f"By when: you get an answer within {shown.looking.round.answer_days} days.",
        f"Can you undo it: yes. You can change it or take it back{until}.",
    )


def _part(shown: Shown, typed: Typed) -> Group:
    parts, chosen = shown.looked.parts, typed.part or shown.looked.parts[0].place
    buttons = tuple(
        Button(
            id=f"{PART}-{part.number}",
            name=PART,
            value=part.place,
            label=part.label,
            checked="checked" if part.place == chosen else "",
        )
        for part in parts
    )
    return Group(legend="Which part is it about?", name=PART, buttons=buttons, errors=typed.errors(PART))


def _ticks(typed: Typed) -> Group:
    return Group(legend="Tick what fits, if you want to", name=TICKS, buttons=tick_boxes(typed.ticks))


def _ease(typed: Typed) -> Group:
    buttons = tuple(
        Button(
            id=f"{EASE}-{ease}",
            name=EASE,
            value=ease.value,
            label=ease.label,
            checked="checked" if ease == typed.ease else "",
        )
        for ease in Ease
    )
    return Group(legend="How easy is it?", name=EASE, buttons=buttons)


def _answer(shown: Shown, typed: Typed) -> Pick | None:
    looked = shown.looked
    if looked.question is None or not may_differ(looked.form, looked.question):
        return None
    offers = (("", "As now"), *((kind, KINDS[kind][0]) for kind in DIFFERENT))
    hint = "You see the question before and after, and then you send it."
    return Pick(id=ANSWER, label="Should people answer in another way?", hint=hint, offers=offers, chosen=typed.answer)


def _remedy(typed: Typed) -> Pick:
    offers = (("", "Nothing else"), *((each.value, each.label) for each in OTHERS))
    hint = "For example the order of the answers, or two questions instead of one."
    return Pick(id=REMEDY, label="Should something else change?", hint=hint, offers=offers, chosen=typed.remedy)

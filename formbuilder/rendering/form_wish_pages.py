"""A panel asks for a form, and officers answer: the panel’s own page, the queue of officers, and both questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, Group, ListPage
from formbuilder.rendering.round_words import Step
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.form_wishes import A_PAGE, WITHIN, Answer, FormWish, NoWish
from formbuilder.services.panels import Panel

FORM, WORDS, ANSWER, BECAUSE, DAY = "form", "words", "answer", "because", "day"
"""Names of fields."""
QUEUE = "forms-asked-for"
"""The address of the queue below the office."""
ANSWERS: Mapping[Answer, tuple[str, str]] = {
    Answer.YES: ("Yes", "Name the day by which you propose a round."),
    Answer.LATER: ("Later", "Name the day on which you look at it again. It then comes back to this list."),
    Answer.NO: ("No", "Say why. You do not need to name a day."),
}
TOLD: Mapping[Answer, str] = {
    Answer.YES: "Yes. A round is proposed by {day}.",
    Answer.LATER: "Later. We look at it again on {day}.",
    Answer.NO: "No.",
}
WRONG: Mapping[NoWish, tuple[str, str]] = {
    NoWish.FORM: (FORM, "Enter which form you want to look at, with 120 signs at most."),
    NoWish.LONG: (WORDS, "Make this shorter: 2,000 signs at most."),
    NoWish.UNKNOWN: (FORM, "This panel was ended, so nothing was sent."),
    NoWish.ANSWER: (ANSWER, "Choose yes, later or no."),
    NoWish.BECAUSE: (BECAUSE, "Say why, in a sentence or two. The panel reads it."),
    NoWish.DAY: (DAY, "Enter a day to come, like 14/12/2026."),
    NoWish.ANSWERED: (BECAUSE, "Somebody answered this a moment ago. Nothing was changed."),
}
WHICH = "Its name, or what it is about. It can be on paper."


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWish:
    """What a panel typed, and what is wrong with it."""

    form: str = ""
    words: str = field(default="", repr=False)
    wrong: frozenset[NoWish] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedReply:
    """What an officer typed, and what is wrong with it."""

    answer: str = ""
    because: str = field(default="", repr=False)
    day: str = ""
    wrong: frozenset[NoWish] = frozenset()


def of_panel_page(site: OfficeSite, panel: Panel, wishes: Sequence[FormWish], today: date, *, asks: bool) -> ListPage:
    """Show what a panel asked for, with the answers: the same to the panel and to the council."""
    none = () if wishes else ("This panel has not asked for a form yet.",)
    return ListPage(
        heading="Forms that the panel asked for",
        council=site.council,
        lines=(f"{panel.name} can ask for any form of the council. Each time it gets an answer and a day.", *none),
        go=(Link("Ask for a form", site.to(f"panels/{panel.id}/forms/ask")),) if asks else (),
        entries=tuple(Entry(heading=each.form, lines=tuple(_lines(each, today))) for each in wishes),
        back=(Link(f"Back to {panel.name}", site.to(f"panels/{panel.id}")),),
    )


def ask_page(site: OfficeSite, token: str, panel: Panel, typed: TypedWish, today: date) -> FormPage:
    """Ask which form a panel wants to look at."""
    step = Step(
        seen_by=f"everybody in {panel.name}, and the officers of the council. Your name does not stand there.",
        next="an officer answers yes, later or no, and says why.",
        by_when=f"you have an answer by {day_words(today + WITHIN)}.",
        undo="No. You can ask for another form on any day.",
    )
    return FormPage(
        heading="Ask for a form",
        council=site.council,
        lines=step.lines,
        action=site.to(f"panels/{panel.id}/forms/ask"),
        token=token,
        button="Ask the council for this form",
        boxes=(Box(id=FORM, hint=WHICH, label="Which form?", typed=typed.form, errors=_errors(typed.wrong, FORM)),),
        areas=(_why(WORDS, "Why do you want to look at it?", "You can leave this empty.", typed.words, typed.wrong),),
        back=(Link("Back", site.to(f"panels/{panel.id}/forms")),),
    )


def queue_page(
    site: OfficeSite, wishes: Sequence[FormWish], panels: Mapping[str, str], today: date, page: int, many: int
) -> ListPage:
    """Show officers what all panels asked for and what waits for an answer, the soonest first."""
    last = max(1, -(-many // A_PAGE))
    near = ((page - 1, "Page before"), (page + 1, "Next page"))
    turns = tuple(
        Link(f"{words} ({to} of {last})", site.to(f"{QUEUE}?page={to}")) for to, words in near if 1 <= to <= last
    )
    none = () if wishes else ("Nothing waits for an answer.",)
    return ListPage(
        heading="Forms that panels asked for",
        council=site.council,
        lines=("A panel may ask for any form. Each gets an answer, a reason and a day.", *none),
        entries=tuple(_waiting(site, each, panels.get(each.panel, ""), today) for each in wishes),
        links=turns,
    )


def answer_page(site: OfficeSite, token: str, wish: FormWish, panel: str, typed: TypedReply, today: date) -> FormPage:
    """Ask an officer what is answered to a panel."""
    buttons = one_of(
        ANSWER, [Offer(answer.value, label, hint) for answer, (label, hint) in ANSWERS.items()], typed.answer
    )
    step = Step(
        seen_by=f"everybody in {panel}, and the officers of the council.",
        next="the panel reads your answer and your reason on its page.",
        by_when=f"the panel expects an answer by {day_words(wish.day)}.",
        undo="No. A “later” is answered again when its day comes.",
    )
    return FormPage(
        heading=f"Answer: {wish.form}",
        council=site.council,
        lines=(f"{panel} asked for this form.", *_lines(wish, today), *step.lines),
        action=site.to(f"{QUEUE}/{wish.id}"),
        token=token,
        button="Send this answer to the panel",
        groups=(
            Group(legend="What is the answer?", name=ANSWER, buttons=buttons, errors=_errors(typed.wrong, ANSWER)),
        ),
        areas=(_why(BECAUSE, "Why?", "In plain words. The panel reads this.", typed.because, typed.wrong),),
        boxes=(
            Box(
                id=DAY,
                label="Which day do you name?",
                hint="For “yes” and “later”. For example, 14/12/2026.",
                typed=typed.day,
                errors=_errors(typed.wrong, DAY),
            ),
        ),
        back=(Link("Back to all that wait", site.to(QUEUE)),),
    )


def _waiting(site: OfficeSite, wish: FormWish, panel: str, today: date) -> Entry:
    link = Link(f"Answer: {wish.form}", site.to(f"{QUEUE}/{wish.id}"))
    return Entry(heading=wish.form, lines=(f"{panel} asked for it.", *_lines(wish, today)), links=(link,))


def _lines(wish: FormWish, today: date) -> Iterator[str]:
    yield f"Asked for on {day_words(day_in_england(wish.asked_at))}."
    if wish.words:
        yield f"“{wish.words}”"
    if wish.answer is None:
        late = " This day is over: the answer is late." if wish.day < today else ""
        yield f"There is an answer by {day_words(wish.day)}.{late}"
        return
    yield TOLD[wish.answer].format(day=day_words(wish.day))
    if wish.because:
        yield f"The reason: {wish.because}"
    if wish.waits(today):
        yield "This day has come. A new answer is due."


def _why(id_: str, label: str, hint: str, typed: str, wrong: frozenset[NoWish]) -> Area:
    return Area(id=id_, label=label, hint=hint, typed=typed, errors=_errors(wrong, id_))


def _errors(wrong: frozenset[NoWish], where: str) -> tuple[str, ...]:
    found = (WRONG[why] for why in NoWish if why in wrong)
    return tuple(words for place, words in found if place == where)

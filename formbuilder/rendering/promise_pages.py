"""“We will …”: what is promised, how it stands, and “this has not happened”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, ListPage, Pick
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.rendering.told_page import STATES, action_lines, counts_words
from formbuilder.services.action_kinds import Action, ActionState, Dispute, NoAction

WHAT, KNOWN, WHO, DAY, FORM, WORDS, SEEN = "what", "known", "who", "day", "form", "words", "seen"
"""Names of fields; ``seen`` names the words in which the person saw what our own check finds."""
WRONG: Mapping[NoAction, tuple[str, str]] = {
    NoAction.UNKNOWN: (WHAT, "This is not there any more."),
    NoAction.NO_RIGHT: (WORDS, "You cannot do this here."),
    NoAction.EMPTY: (WHAT, "Say what you will do, and how people will know."),
    NoAction.LONG: (WHAT, "This is too long. Make it shorter."),
    NoAction.WHO: (WHO, "Choose who sees to it."),
    NoAction.DAY: (DAY, "Enter the day by which it is done. It must be today or later."),
    NoAction.NO_WORDS: (WORDS, "Write something here."),
    NoAction.ENDED: (WORDS, "Somebody was faster. Open the page again."),
    NoAction.NOT_YET: (WORDS, "Its day has not come yet."),
    NoAction.SAID: (WORDS, "You said this already. You get an answer."),
    NoAction.LATE: (WHAT, "Its day has passed, or it is done. It cannot be changed any more."),
    NoAction.SAME: (WHAT, "You changed nothing yet."),
}
"""Where each problem is put right, and how."""


def promises_page(
    site: OfficeSite, found: Sequence[Action], titles: Mapping[str, str], *, page: int, most: int
) -> ListPage:
    """List what is promised, the soonest first."""
    none = () if found else ("Nothing is promised yet.",)
    return ListPage(
        heading="What we promised",
        council=site.council,
        lines=(
            "Everybody can read this on the page “You said, we did” of each form, once it is out.",
            *none,
            *_counts(found),
        ),
        entries=tuple(_entry(site, each, titles.get(each.form, each.form)) for each in found[:most]),
        links=page_links(site.to("promises"), page, more=len(found) > most),
    )


def _counts(found: Sequence[Action]) -> tuple[str, ...]:
    return (counts_words(found),) if found else ()


def _entry(site: OfficeSite, action: Action, title: str) -> Entry:
    return Entry(
        heading=action.what,
        lines=(f"About “{title}”.", *action_lines(action)),
        links=(Link("Open it", site.to(f"promises/{action.id}"), action.what),),
    )


def promise_page(site: OfficeSite, action: Action, title: str, *, looks_after: bool, disputes: bool) -> SectionsPage:
    """Show one promise, what members say to it, and what somebody can do about it."""
    base = site.to(f"promises/{action.id}")
    may_end = looks_after and action.state is not ActionState.DROPPED
    again = action.state is ActionState.DONE
    change = (Link("Change it, and say why", f"{base}/change"),) if action.state is ActionState.TO_DO else ()
    ends = (Link("Say that it is not done after all" if again else "Say that it is done", f"{base}/done"),)
    drop = (Link("Say that we do not do it, and why", f"{base}/drop"),)
    late = action.state in {ActionState.OVERDUE, ActionState.DONE}
    said = (Link("This has not happened", f"{base}/dispute"),) if disputes and late else ()
    not_yet = disputes and action.state is ActionState.TO_DO
    hint = (f"You can say that it has not happened from {day_words(action.by_when)} on.",) if not_yet else ()
    return SectionsPage(
        heading=action.what,
        council=site.council,
        lines=(f"About “{title}”.", *action_lines(action), *hint),
        sections=tuple(_disputes(site, action, looks_after=looks_after)),
        links=(*said, *((*ends, *change, *drop) if may_end else ())),
        back=(Link("Back to what we promised", site.to("promises")),),
    )


def _disputes(site: OfficeSite, action: Action, *, looks_after: bool) -> Iterator[Section]:
    if action.disputes:
        entries = tuple(_dispute(site, action, each, looks_after=looks_after) for each in action.disputes)
        yield Section(heading="What members say", entries=entries)


def _dispute(site: OfficeSite, action: Action, said: Dispute, *, looks_after: bool) -> Entry:
    words = (f"“{said.words}”",) if said.words else ()
    answered = f"Answered on {day_words(day_in_england(said.answered_at))}:" if said.answered_at else ""
    answer = (answered, said.answer) if answered else ("The council has not answered yet.",)
    link = Link("Answer this", site.to(f"promises/{action.id}/disputes/{said.id}"))
    return Entry(
        heading=f"Somebody of {said.panel} says: this has not happened",
        lines=(f"Said on {day_words(day_in_england(said.said_at))}.", *words, *answer),
        links=(link,) if looks_after and not answered else (),
    )


AT_ONCE = "Everybody reads this at once, with the name and the day."
ONCE_OUT = "Everybody reads this once “You said, we did” of this form is out, with the name and the day."


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPromise:
    """A promise as it was typed, who could see to it, what is wrong with it, and what our own check finds."""

    texts: Mapping[str, str]
    people: Sequence[tuple[str, str]]
    wrong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hard: tuple[str, ...] = ()
    seen: str = ""
    """Which words the findings are about."""


def add_promise_page(
    site: OfficeSite, token: str, about: tuple[str, str], typed: TypedPromise, *, out: bool
) -> AskPage:
    """Ask what is promised, who sees to it, and by when; ``about`` is the form and its title.

    ``out`` says whether everybody can read a page “You said, we did” about it.
    """
    form, title = about
    return AskPage(
        heading=f"Promise something about “{title}”",
        council=site.council,
        action=site.to("promises/add"),
        token=token,
        button="Promise this",
        lines=(
            AT_ONCE if out else ONCE_OUT,
            "If the day passes, the page says that it is late.",
            "Members of panels can say: this has not happened.",
        ),
        shown=_checked(typed),
        fields=_fields(typed),
        hidden=((FORM, form), (SEEN, typed.seen)),
        back=(Link("Back to what we promised", site.to("promises")),),
    )


def change_promise_page(site: OfficeSite, token: str, action: Action, typed: TypedPromise) -> AskPage:
    """Ask for the new words of a promise, and why it is changed."""
    why = Area(
        id=WORDS,
        label="Why do you change it?",
        hint="Everybody reads this.",
        typed=typed.texts.get(WORDS, ""),
        rows=3,
        errors=typed.wrong.get(WORDS, ()),
    )
    return AskPage(
        heading="Change a promise",
        council=site.council,
        action=site.to(f"promises/{action.id}/change"),
        token=token,
        button="Change this promise",
        lines=(
            "Whoever reads the promise reads the new words at once.",
            "What it said before stays beside it, with the reason.",
            "It can be changed until its day, and not after it.",
        ),
        shown=_checked(typed),
        fields=(*_fields(typed), Fields(areas=(why,))),
        hidden=((SEEN, typed.seen),),
        back=(Link("Back to the promise", site.to(f"promises/{action.id}")),),
    )


def _checked(typed: TypedPromise) -> tuple[Section, ...]:
    lines = (*typed.hard, "Nothing is sent yet. Change the words, or press the button again to leave them.")
    return (Section(heading="What our own check says", lines=lines),) if typed.hard else ()


def _fields(typed: TypedPromise) -> tuple[Fields, ...]:
    texts, wrong = typed.texts, typed.wrong
    areas = (
        Area(
            id=WHAT,
            label="We will …",
            hint="One thing, in one or two sentences. For example: “We will look at all hints again.”",
            typed=texts.get(WHAT, ""),
            rows=3,
            errors=wrong.get(WHAT, ()),
        ),
        Area(
            id=KNOWN,
            label="How will people know that it is done?",
            hint="For example: “You can read the new hints in the form.”",
            typed=texts.get(KNOWN, ""),
            rows=3,
            errors=wrong.get(KNOWN, ()),
        ),
    )
    day = Box(
        id=DAY,
        label="By when?",
        hint="A day to come, for example 3 May 2027.",
        typed=texts.get(DAY, ""),
        errors=wrong.get(DAY, ()),
    )
    who = Pick(
        id=WHO,
        label="Who sees to it?",
        hint="Everybody can read this name.",
        offers=(("", "Choose a person"), *typed.people),
        chosen=texts.get(WHO, ""),
        errors=wrong.get(WHO, ()),
    )
    return Fields(areas=areas), Fields(boxes=(day,), picks=(who,))


ENDS: Mapping[str, tuple[str, str, str]] = {
    "done": ("Say that it is done", "What did you do?", "Say that it is done"),
    "open": ("Say that it is not done after all", "What is still to do?", "Say that it is not done"),
    "drop": ("Say that we do not do it", "Why not?", "Say that we do not do it"),
}
"""By the last word of the address: the heading, the question and the button."""


def words_page(site: OfficeSite, token: str, action: Action, step: str, typed: str, wrong: Sequence[str]) -> AskPage:
    """Ask how a promise went."""
    heading, ask, button = ENDS["open" if step == "done" and action.state is ActionState.DONE else step]
    area = Area(id=WORDS, label=ask, hint="Everybody reads this.", typed=typed, rows=3, errors=tuple(wrong))
    return _words_page(site, token, action, (heading, f"promises/{action.id}/{step}", button), area, ())


def dispute_page(site: OfficeSite, token: str, action: Action, typed: str, wrong: Sequence[str]) -> AskPage:
    """Let a member say that something has not happened."""
    area = Area(
        id=WORDS,
        label="What has not happened?",
        hint="You can leave this empty.",
        typed=typed,
        rows=3,
        errors=tuple(wrong),
    )
    before = (
        "Whoever promised it and the chair of your group read what you write.",
        "Everybody reads that somebody of a panel says so, without your words and without your name.",
        "Next, the council answers you. Until then it stands beside the promise.",
        "This cannot be undone.",
    )
    at = ("This has not happened", f"promises/{action.id}/dispute", "Send this to the council and the chair")
    return _words_page(site, token, action, at, area, before)


def answer_page(
    site: OfficeSite, token: str, action: Action, said: Dispute, typed: str, wrong: Sequence[str]
) -> AskPage:
    """Let the council answer a member who says that something has not happened."""
    area = Area(
        id=WORDS,
        label="Your answer",
        hint="The member reads it.",
        typed=typed,
        rows=4,
        errors=tuple(wrong),
    )
    before = (
        f"“{said.words}”" if said.words else "They wrote no words.",
        "After your answer, it does not stand beside the promise any more.",
        "If it did not happen, also say that it is not done.",
    )
    at = ("Answer a member", f"promises/{action.id}/disputes/{said.id}", "Send this answer")
    return _words_page(site, token, action, at, area, before)


def _words_page(
    site: OfficeSite, token: str, action: Action, at: tuple[str, str, str], area: Area, lines: tuple[str, ...]
) -> AskPage:
    heading, address, button = at
    return AskPage(
        heading=heading,
        council=site.council,
        action=site.to(address),
        token=token,
        button=button,
        lines=lines,
        shown=(Section(heading=action.what, lines=(STATES[action.state],)),),
        fields=(Fields(areas=(area,)),),
        back=(Link("Back to the promise", site.to(f"promises/{action.id}")),),
    )

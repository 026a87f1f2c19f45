"""“You said, we did”, as everybody reads it: on the screen, on paper and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link
from formbuilder.rendering.pack_page import Block, BoardPage
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.rendering.told_list import ALL_TOLD
from formbuilder.review.small_numbers import FEWEST
from formbuilder.review.told import count_words
from formbuilder.services.action_kinds import Action, ActionState, Change
from formbuilder.services.said_kinds import Published, PublishedLine

HEADING = "You said, we did"
LINE, PART, UNDER = 3, 2, 3
STATES = {
    ActionState.TO_DO: "It is still to do.",
    ActionState.OVERDUE: "It is late: its day has passed.",
    ActionState.DONE: "It is done.",
    ActionState.DROPPED: "We do not do it.",
}
NOT_AGREED = "Not everybody who said this agrees with the answer."
NOT_HAPPENED = "Somebody of a panel says: this has not happened. The council has not answered yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the lines of a page."""

    council: Council
    all: str
    """Where the pages about all forms are listed."""
    base: str
    """Where the pages about the form are: ``/SLUG/you-said/FORM``."""
    form: str
    """What the form is called."""
    actions: tuple[Action, ...]
    overdue: int
    """For how many comments the day of the answer has passed."""
    today: date


def told_page(around: Around, found: Published) -> BoardPage:
    """Return the page of one version."""
    others = (Link(f"The page about version {each}", f"{around.base}/{each}") for each in found.versions)
    here = f"{around.base}/{found.version}"
    pdf = Link("Save this page as a PDF", f"{here}.pdf")
    return BoardPage(
        heading=f"{HEADING}: {around.form}",
        council=around.council,
        made_on=day_in_england(found.on),
        form=around.form,
        blocks=tuple(_blocks(around, found)),
        links=(pdf, *(each for each in others if each.href != here), Link(ALL_TOLD, around.all)),
        back=(),
    )


def _blocks(around: Around, found: Published) -> Iterator[Block]:
    yield Block(heading="About this page", level=PART, lines=tuple(_about(found)))
    yield Block(heading="What you said, and what we did", level=PART)
    for number, line in enumerate(found.lines, 1):
        yield from line_blocks(number, line)
    yield from _promised(around.actions)
    yield from _waiting(around)
    yield from _against(found.objections)


def line_blocks(number: int, line: PublishedLine) -> Iterator[Block]:
    """Yield what was said in one line, who said it in numbers, and what came of it."""
    first, *more = line.said.splitlines() or [""]
    own = tuple(f"“{words}”" for words in line.quotes)
    told = ("In the words of people who said yes to it:",) if own else ()
    count = count_words(line.people, line.speaks_for)
    yield Block(heading=f"{number}. {first}", level=LINE, lines=(*more, count, *told), points=own)
    against = (NOT_AGREED,) if line.disagreed else ()
    yield Block(heading="What we did, and why", level=LINE + 1, lines=(*line.did.splitlines(), *against))


def _about(found: Published) -> Iterator[str]:
    yield f"This page is about version {found.version} of the form."
    yield f"We made it on {day_words(day_in_england(found.on))}."
    if found.points >= FEWEST:
        yield f"{found.points:,} comments came. Each one is counted in exactly one part below."
    else:
        yield "Each comment that came is counted below."
    yield from _groups(found.groups, found.others)
    yield "Nobody’s name stands here. Fewer than five people are never counted on their own."


def _groups(groups: Sequence[str], others: int) -> Iterator[str]:
    rest = {0: "", 1: "one other group"}.get(others, f"{others} other groups")
    named = [*groups, *([rest] if rest and groups else [])]
    if named:
        *first, last = named
        yield f"People of these groups read the form: {', '.join(first)}{' and ' if first else ''}{last}."
    elif others:
        yield f"People of {'a group' if others == 1 else f'{others} groups'} read the form."


def _promised(actions: Sequence[Action]) -> Iterator[Block]:
    if not actions:
        return
    yield Block(heading="What we will do", level=PART, lines=(counts_words(actions),))
    for each in actions:
        yield Block(heading=each.what, level=UNDER, lines=tuple(action_lines(each)))


def counts_words(actions: Sequence[Action]) -> str:
    """Say how many promises are kept, and how many are late."""
    states = [each.state for each in actions]
    done, late = states.count(ActionState.DONE), states.count(ActionState.OVERDUE)
    to_do = states.count(ActionState.TO_DO)
    return f"Done: {done}. Still to do: {to_do}. Late: {late}."


def action_lines(action: Action) -> Iterator[str]:
    """Say who sees to a promise, by when, how people will know, and how it stands."""
    who = f"{action.who_name} sees to it" if action.who_name else "The council sees to it"
    yield f"{who}, by {day_words(action.by_when)}."
    yield f"How you will know: {action.known_by}"
    on = f" On {day_words(day_in_england(action.done_at))}." if action.done_at else ""
    yield f"{STATES[action.state]}{on}"
    if action.news:
        yield action.news
    if action.open_disputes:
        yield NOT_HAPPENED
    yield from _changes(action)


def _changes(action: Action) -> Iterator[str]:
    """Say what a promise said before, what was new each time, and why: words that were changed stay to be read."""
    said: tuple[Change | Action, ...] = (*action.changes, action)
    for change, (old, new) in zip(action.changes, pairwise(said), strict=True):
        because = change.because or "the reason was erased."
        yield f"Changed on {day_words(day_in_england(change.changed_at))}. Why: {because}"
        if old.what != new.what:
            yield f"Before, it said: “{old.what}”"
        if old.known_by != new.known_by:
            yield f"Before, you would know by this: “{old.known_by}”"
        if old.by_when != new.by_when:
            yield f"Before, its day was {day_words(old.by_when)}."
        if old.who_name != new.who_name:
            yield f"Before, {old.who_name or 'somebody else'} saw to it."


def _waiting(around: Around) -> Iterator[Block]:
    if around.overdue:
        one = around.overdue == 1
        what = "1 comment has" if one else f"{around.overdue:,} comments have"
        line = f"{what} no answer, although {'its' if one else 'their'} day has passed."
        yield Block(heading="Answers that are late", level=PART, lines=(line, f"Counted on {day_words(around.today)}."))


def _against(objections: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if objections:
        yield Block(heading="What is not right on this page", level=PART)
    for group, words in objections:
        chair = f"The chair of {group}" if group else "The chair of a group"
        yield Block(heading=f"{chair} says:", level=UNDER, lines=(words or "Something here is not right.",))

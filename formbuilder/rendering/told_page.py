"""“You said, we did”, as everybody reads it: on the screen, on paper and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link
from formbuilder.rendering.pack_page import Block, BoardPage
from formbuilder.rendering.sites import spoken
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.rendering.told_list import ALL_TOLD
from formbuilder.review.small_numbers import FEWEST
from formbuilder.services.action_kinds import Action, ActionState, Change
from formbuilder.services.said_kinds import Published, PublishedLine
from formbuilder.tongue.messages import N_, _, as_written, joined, ngettext
from formbuilder.wording.written import listed, whole

HEADING = N_("You said, we did")
LINE, PART, UNDER = 3, 2, 3
STATES = {
    ActionState.TO_DO: N_("It is still to do."),
    ActionState.OVERDUE: N_("It is late: its day has passed."),
    ActionState.DONE: N_("It is done."),
    ActionState.DROPPED: N_("We do not do it."),
}
NOT_AGREED = N_("Not everybody who said this agrees with the answer.")
NOT_HAPPENED = N_("Somebody of a panel says: this has not happened. The council has not answered yet.")


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
    equality_on: date | None = None
    """The day on which somebody looked at what the form means for equality; None if nobody says so."""
    agreed: tuple[Link, ...] = ()
    """To who agreed to the words that people meet now; nothing where nobody signed them."""


def told_page(around: Around, found: Published) -> BoardPage:
    """Return the page of one version."""
    others = (
        Link(_("The page about version %(version)s") % {"version": each}, spoken(f"{around.base}/{each}"))
        for each in found.versions
    )
    here = f"{around.base}/{found.version}"
    pdf = Link(_("Save this page as a PDF"), f"{here}.pdf")
    return BoardPage(
        heading=_("You said, we did: %(form)s") % {"form": as_written(around.form)},
        council=around.council,
        made_on=day_in_england(found.on),
        form=around.form,
        blocks=tuple(_blocks(around, found)),
        links=(
            pdf,
            *around.agreed,
            *(each for each in others if each.href != spoken(here)),
            Link(_(ALL_TOLD), around.all),
        ),
        back=(),
    )


def _blocks(around: Around, found: Published) -> Iterator[Block]:
    yield Block(heading=_("About this page"), level=PART, lines=tuple(_about(found, around.equality_on)))
    yield Block(heading=_("What you said, and what we did"), level=PART)
    for number, line in enumerate(found.lines, 1):
        yield from line_blocks(number, line)
    yield from _promised(around.actions)
    yield from _waiting(around)
    yield from _against(found.objections)


def line_blocks(number: int, line: PublishedLine) -> Iterator[Block]:
    """Yield what was said in one line, who said it in numbers, and what came of it."""
    first, *more = line.said.splitlines() or [""]
    quotes = tuple(as_written(f"“{words}”") for words in line.quotes)
    told = (_("In the words of people who said yes to it:"),) if quotes else ()
    count = _counted(line)
    said = map(as_written, more)
    yield Block(heading=as_written(f"{number}. {first}"), level=LINE, lines=(*said, count, *told), points=quotes)
    against = (_(NOT_AGREED),) if line.disagreed else ()
    yield Block(
        heading=_("What we did, and why"), level=LINE + 1, lines=(*map(as_written, line.did.splitlines()), *against)
    )


def _counted(line: PublishedLine) -> str:
    """Say how many people said something; a number below five is said by none."""
    if line.people < FEWEST:
        return _("Fewer than %(number)s people said this.") % {"number": FEWEST}
    people = ngettext("%(number)s person said this.", "%(number)s people said this.", line.people)
    others = ngettext(
        "They also speak for %(number)s other.", "They also speak for %(number)s others.", line.speaks_for
    )
    said = people % {"number": whole(line.people)}
    return joined((said, others % {"number": whole(line.speaks_for)} if line.speaks_for else ""))


def _about(found: Published, equality_on: date | None) -> Iterator[str]:
    yield _("This page is about version %(version)s of the form.") % {"version": found.version}
    yield _("We made it on %(day)s.") % {"day": day_words(day_in_england(found.on))}
    if found.points >= FEWEST:
        yield ngettext(
            "%(number)s comment came. Each one is counted in exactly one part below.",
            "%(number)s comments came. Each one is counted in exactly one part below.",
            found.points,
        ) % {"number": whole(found.points)}
    else:
        yield _("Each comment that came is counted below.")
    yield from _groups(found.groups, found.others)
    if equality_on:
        day = day_words(equality_on)
        yield _("On %(day)s we looked at what this form means for different groups of people.") % {"day": day}
    yield _("Nobody’s name stands here. Fewer than five people are never counted on their own.")


def _groups(groups: Sequence[str], others: int) -> Iterator[str]:
    rest = ngettext("one other group", "%(number)s other groups", others) % {"number": others} if others else ""
    named = [*map(as_written, groups), *([rest] if rest and groups else [])]
    if named:
        yield _("People of these groups read the form: %(groups)s.") % {"groups": listed(named)}
    elif others:
        yield ngettext("People of a group read the form.", "People of %(number)s groups read the form.", others) % {
            "number": others
        }


def _promised(actions: Sequence[Action]) -> Iterator[Block]:
    if not actions:
        return
    yield Block(heading=_("What we will do"), level=PART, lines=(counts_words(actions),))
    for each in actions:
        yield Block(heading=as_written(each.what), level=UNDER, lines=tuple(action_lines(each)))


def counts_words(actions: Sequence[Action]) -> str:
    """Say how many promises are kept, and how many are late."""
    states = [each.state for each in actions]
    done, late = states.count(ActionState.DONE), states.count(ActionState.OVERDUE)
    to_do = states.count(ActionState.TO_DO)
    counts = {"done": done, "to_do": to_do, "late": late}
    return _("Done: %(done)s. Still to do: %(to_do)s. Late: %(late)s.") % counts


def action_lines(action: Action) -> Iterator[str]:
    """Say who sees to a promise, by when, how people will know, and how it stands."""
    by = {"who": action.who_name or "", "day": day_words(action.by_when)}
    yield (_("%(who)s sees to it, by %(day)s.") if action.who_name else _("The council sees to it, by %(day)s.")) % by
    yield _("How you will know: %(words)s") % {"words": as_written(action.known_by)}
    done = _("On %(day)s.") % {"day": day_words(day_in_england(action.done_at))} if action.done_at else ""
    yield joined((_(STATES[action.state]), done))
    if action.news:
        yield as_written(action.news)
    if action.open_disputes:
        yield _(NOT_HAPPENED)
    yield from _changes(action)


def _changes(action: Action) -> Iterator[str]:
    """Say what a promise said before, what was new each time, and why: words that were changed stay to be read."""
    said: tuple[Change | Action, ...] = (*action.changes, action)
    for change, (old, new) in zip(action.changes, pairwise(said), strict=True):
        changed = {"day": day_words(day_in_england(change.changed_at)), "because": as_written(change.because or "")}
        if change.because:
            yield _("Changed on %(day)s. Why: %(because)s") % changed
        else:
            yield _("Changed on %(day)s. The reason was erased.") % changed
        if old.what != new.what:
            yield _("Before, it said: “%(words)s”") % {"words": as_written(old.what)}
        if old.known_by != new.known_by:
            yield _("Before, you would know by this: “%(words)s”") % {"words": as_written(old.known_by)}
        if old.by_when != new.by_when:
            yield _("Before, its day was %(day)s.") % {"day": day_words(old.by_when)}
        if old.who_name != new.who_name:
            yield (_("Before, %(who)s saw to it.") if old.who_name else _("Before, somebody else saw to it.")) % {
                "who": old.who_name or ""
            }


def _waiting(around: Around) -> Iterator[Block]:
    if around.overdue:
        line = ngettext(
            "%(number)s comment has no answer, although its day has passed.",
            "%(number)s comments have no answer, although their day has passed.",
            around.overdue,
        ) % {"number": whole(around.overdue)}
        yield Block(
            heading=_("Answers that are late"),
            level=PART,
            lines=(line, _("Counted on %(day)s.") % {"day": day_words(around.today)}),
        )


def _against(objections: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if objections:
        yield Block(heading=_("What is not right on this page"), level=PART)
    for group, words in objections:
        heading = (
            _("The chair of %(group)s says:") % {"group": as_written(group)}
            if group
            else _("The chair of a group says:")
        )
        yield Block(heading=heading, level=UNDER, lines=(as_written(words) or _("Something here is not right."),))

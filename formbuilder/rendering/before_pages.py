"""What was said of a question before, and for a second round what changed and what became of each comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from formbuilder.publishing.comparison import is_number
from formbuilder.publishing.telling import Account
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.point_words import about_words, confirmed_lines
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_words import RoundPage, said
from formbuilder.rendering.spoken import own_words
from formbuilder.rendering.text_page import Part
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.review.points import Status
from formbuilder.services.earlier import Earlier
from formbuilder.services.said_before import MOST, Again, Before

BECAME = {
    Status.SAME: "These words are still there.",
    Status.REWORDED: "These words changed.",
    Status.CHANGED_A_LOT: "These words changed a lot.",
    Status.PART_REMOVED: "This part was taken out. The question is still asked.",
    Status.REPLACED: "Other words took the place of these.",
    Status.RENAMED: "The same words stand in another place.",
    Status.REMOVED: "These words were taken out.",
}
"""What became of words, for those who said something about them."""
NO_ANSWER = "There is no answer yet."
AGAINST = "Its author does not agree with this answer."


def earlier_page(
    site: OfficeSite, whole: Whole, number: int, words: str, found: Sequence[Before], earlier: Sequence[Earlier] = ()
) -> RoundPage:
    """Show what was said of a question before, with the answers."""
    none = "Nothing was said about this question before. Or a round about it is still open."
    many = (f"The newest {MOST} are shown.",) if len(found) == MOST else ()
    lines = ("You do not need to say it again. You can say that you agree, or that it is different for you.", *many)
    return RoundPage(
        heading=f"What was said before about question {number}",
        council=site.council,
        caption=words,
        parts=(Part(lines=lines if found or earlier else (none,)), *earlier_parts(earlier), *before_parts(found)),
        back=(Link("Back to the list of questions", site.to(f"{whole.place}/questions")),),
    )


def before_parts(found: Sequence[Before]) -> tuple[Part, ...]:
    """Return a part for each point of another round: also for the page of the question itself."""
    return tuple(_before(each) for each in found)


def earlier_parts(found: Sequence[Earlier]) -> tuple[Part, ...]:
    """Return a part for each thing that was said elsewhere, with its source and its day."""
    return tuple(_earlier(each) for each in found)


def _earlier(each: Earlier) -> Part:
    gathered = (f"How it was gathered: {each.gathered_by}.",) if each.gathered_by else ()
    taken = ("It was taken up as a comment of a round.",) if each.taken_up else ()
    about = (f"About: “{each.slot_text}”",) if each.about_words else ()
    head = f"Earlier feedback: {each.source}, {day_words(each.said_on)}"
    return Part(heading=head, lines=(*about, *said(each.words), *gathered, *taken))


def changes_page(site: OfficeSite, whole: Whole, again: Again, page: int = 1) -> RoundPage:
    """Show what changed since the first round, and what became of each of its comments."""
    changed = tuple(each for each in again.accounts if not is_number(each))
    parts = [Part(lines=(f"The first round was “{again.first}”.",))]
    parts += [_account(each) for each in changed] or [Part(lines=("No words changed since then.",))]
    parts.append(
        Part(heading="What became of each comment", lines=() if again.points else ("There were no comments.",))
    )
    parts += before_parts(again.points)
    return RoundPage(
        heading="What changed since the first round",
        council=site.council,
        caption=whole.round.title,
        parts=tuple(part for part in parts if part.heading or part.lines),
        links=tuple(_turns(site.to(f"{whole.place}/changes"), page, more=again.more)),
        back=(Link("Back to the round", site.to(whole.place)),),
    )


def _turns(address: str, page: int, *, more: bool) -> Iterator[Link]:
    if page > 1:
        yield Link("Comments before these", f"{address}?page={page - 1}")
    if more:
        yield Link("More comments", f"{address}?page={page + 1}")


def account_lines(account: Account) -> tuple[str, ...]:
    """Say one thing that changed: words first, before and after in full."""
    before = (f"Before: {' '.join(account.was)}",) if account.was else ()
    after = (f"After: {' '.join(account.now)}",) if account.now else ()
    return (account.sentence, *before, *after)


def _account(account: Account) -> Part:
    return Part(lines=account_lines(account))


def _before(each: Before) -> Part:
    return Part(heading=_heading(each), lines=tuple(_lines(each)))


def _heading(each: Before) -> str:
    day = each.point.said_on or (day_in_england(each.point.sent_at) if each.point.sent_at else None)
    when = f" on {day_words(day)}" if day else ""
    where = f" in “{each.round}”" if each.round else f", from {each.point.source}" if each.point.source else ""
    return f"Said{when}{where}"


def _lines(each: Before) -> Iterator[str]:
    point = each.point
    yield f"About: “{point.quote or about_words(point.place, point.slot_text)}”"
    yield from (
        (own_words(point, words=each) for each in said(point.words))
        if point.words
        else ((f"Ticked: {', '.join(sorted(tick.label for tick in point.ticks))}.",) if point.ticks else ())
    )
    yield point.voice.sentence
    yield from confirmed_lines(point)
    for change in point.changes:
        if change.words:
            yield own_words(point, "Suggested: “", "”", words=change.words)
    if each.status:
        yield BECAME[each.status]
    if each.answer:
        yield f"The answer: {each.answer.outcome.sentence}"
        yield from said(each.answer.because)
        yield from ([AGAINST] if each.against else [])
    else:
        yield NO_ANSWER

"""The words about points: what stops them, what happened to them, and who said them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import shorten

from formbuilder.definition.other_answer import answers_in
from formbuilder.plainlanguage.findings import Finding
from formbuilder.rendering.kind_words import KINDS
from formbuilder.rendering.spoken import in_language, own_words
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.review.languages import ENGLISH, name_of
from formbuilder.review.standing import WHOLE
from formbuilder.review.trouble import Remedy
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.point_kinds import Change, NoPoint, Point
from formbuilder.services.round_kinds import Round, Stage
from formbuilder.storage.points import EventRow

LONGEST_LINE = 150
"""Of long words so much stands in one line."""
HAPPENED: Mapping[str, str] = {
    "sent": "{who} sent it.",
    "translated": "{who} noted what it says in English.",
    "changed": "{who} changed it.",
    "withdrawn": "{who} took it back.",
    "hidden": "{who} hid it from other members.",
    "shown": "{who} showed it again.",
    "read": "{who} read it.",
    "entered": "{who} wrote it down.",
    "placed": "{who} said which words it is about.",
    "taken_up": "{who} brought it in from earlier feedback.",
    "verified": "{who} said that it is written down as it was meant.",
    "not-quite": "{who} said that it is not quite what was said.",
    "something-missing": "{who} said that something is missing in it.",
    "sheet-right": "{who} typed in from paper: it is written down as it was meant.",
    "sheet-not-quite": "{who} typed in from paper: it is not quite what was said.",
    "sheet-missing": "{who} typed in from paper: something is missing in it.",
    "corrected": "{who} wrote it anew, as it was meant.",
    "answered": "{who} answered it.",
    "decision-undone": "{who} took an answer back. It is answered anew.",
    "came-back": "Its day came to be looked at again.",
    "author-agrees": "{who} said that the answer is right.",
    "not-meant": "{who} said: that is not what I meant. It is answered anew.",
    "mine-differs": "{who} said: mine is different. It is answered anew.",
    "author-disagrees": "{who} said: I do not agree. The chair looks at it.",
    "decision-stands": "{who} let the answer stand.",
    "to-next-tier": "{who} brought it to the next panel.",
    "to-decide-again": "{who} asked for a new answer.",
    "passed_on": "{who} passed it on to the panel.",
    "passed_on_cut": "{who} passed it on to the panel, and took parts out.",
    "own-words-asked": "{who} asked if a sentence of it may be shown.",
    "own-words-yes": "{who} said that a sentence of it may be shown.",
    "own-words-no": "{who} said that no sentence of it may be shown.",
    "carried": "It was brought to a newer version of the words.",
    "part-removed": "The part that it is about was taken out. It stays with the question.",
    "place-asked": "Its words stand elsewhere, or changed a lot. Somebody says where it belongs.",
    "words-removed": "Its words were taken out. It stands with what was taken out.",
    "words-back": "Its words are there again.",
    "place-confirmed": "{who} said that it belongs to the words of now.",
    "place-chosen": "{who} said to which words it belongs now.",
    "place-gone": "{who} said that its words are asked no more.",
}
"""What happened to a point, as its author reads it."""
VERIFIED: Mapping[str, str] = {
    "not_yet": "Written down for somebody. Nobody has confirmed yet that it is right.",
    "right": "Written down for somebody, and confirmed: this is what was said.",
    "not_quite": "Not confirmed: somebody says that this is not quite right.",
    "missing": "Not confirmed: somebody says that something is missing.",
}
"""Whether words that somebody else wrote down are what was said; nothing for what people wrote themselves."""
STOPPED: Mapping[NoPoint, str] = {
    NoPoint.EMPTY: "Write something, or tick a box. You can also go past this question.",
    NoPoint.LONG: "One of your texts is too long: 4,000 signs at most. Make it shorter, or send two comments.",
    NoPoint.MANY_CHANGES: "You suggest too many changes at once. Send them in two comments.",
    NoPoint.NO_ANSWERS: "Write two answers to choose from, or more, and 20 at most. Each stands on a line of its own.",
    NoPoint.CLOSED: "This round is closed, so nothing was sent. Copy your words, and give them to the person "
    "who helps you.",
    NoPoint.NOT_YET: "This round has not begun, so nothing was sent.",
    NoPoint.NOT_MEMBER: "You are not in this panel any more, so nothing was sent.",
    NoPoint.WITHDRAWN: "You took this comment back. Write a new one.",
    NoPoint.SENT_ALREADY: "This was sent already.",
    NoPoint.UNKNOWN: "This part is not looked at in this round. Choose another part.",
}
"""Why something was not sent, and what to do."""
NOBODY = "Somebody"


def happened_words(event: EventRow, who: str) -> str:
    """Say what happened to a point, and on what day."""
    words = HAPPENED.get(event.what, f"{event.what.replace('-', ' ').capitalize()}, by {{who}}.")
    return f"{day_words(day_in_england(event.at))}: {words.format(who=who or NOBODY)}"


def said_lines(point: Point, *, mine: bool = False) -> Iterator[str]:
    """Say all that a point says, without what it suggests; ``mine`` to its author."""
    if point.words:
        yield own_words(point)
    yield from language_lines(point)
    yield from letter_lines(point)
    if point.meaning:
        yield own_words(point, f"What it means to {'you' if mine else 'them'}: ", words=point.meaning)
    yield from confirmed_lines(point)


def letter_lines(point: Point) -> Iterator[str]:
    """Say what was ticked, and how easy it is."""
    if point.ticks:
        yield "Ticked: " + "; ".join(tick.label for tick in sorted(point.ticks)) + "."
    if point.ease:
        yield f"How easy: {point.ease.label}."


def confirmed_lines(point: Point) -> Iterator[str]:
    """Say whether words that somebody wrote down for others are what was said; nothing of what people wrote."""
    if point.verified in VERIFIED:
        yield VERIFIED[point.verified]


def language_lines(point: Point) -> Iterator[str]:
    """Say in which language a point is, unless it is English, and what it says in English, if somebody noted it."""
    if point.language != ENGLISH:
        yield f"This is in: {name_of(point.language)}."
    if point.translation:
        yield f"In English, as the council noted it: “{point.translation}”"


def change_lines(change: Change, language: str = ENGLISH) -> tuple[str, ...]:
    """Say one thing that is suggested: words first, before and after in full."""
    if change.answer:
        return _answer_lines(change, language)
    if change.kind is Remedy.WORDS:
        return (f"Before: {change.before}", in_language(change.words, language, "After: "))
    return (in_language(change.words, language, f"{change.kind.label}. ") if change.words else f"{change.kind.label}.",)


def _answer_lines(change: Change, language: str) -> tuple[str, ...]:
    answers = "; ".join(answers_in(change.words))
    kind = f"{change.kind.label}: {KINDS[change.answer][0].lower()}."
    return (kind, in_language(answers, language, "The answers: ")) if answers else (kind,)


def they_suggest(point: Point, change: Change) -> tuple[str, ...]:
    """Say one thing that somebody suggests, to those who answer: the words before stand above it."""
    if change.answer:
        return change_lines(change, point.language)
    return (own_words(point, "They suggest: “", f"” ({change.kind.label})", words=change.words),)


def suggested_lines(point: Point) -> tuple[str, ...]:
    """Say all that a point suggests."""
    return tuple(line for each in point.changes for line in change_lines(each, point.language))


def found_lines(findings: tuple[Finding, ...] | None) -> tuple[str, ...]:
    """Say what our own check finds in new words: three things at most, and that they stop nothing."""
    if findings is None:
        return ("Our check does not judge words at this place.",)
    if not findings:
        return ("Our check finds nothing hard in the new words.",)
    told = tuple(f"{finding.message} {finding.suggestion} {finding.by}".strip() for finding in findings[:MOST_FOUND])
    return (*told, "You can send your words as they are, or change them first.")


MOST_FOUND = 3


def answer_lines(answer: Decision) -> Iterator[str]:
    """Say what was decided: the words, the reason, a name and a date."""
    yield answer.outcome.sentence
    if answer.before and answer.after:
        yield f"Before: {answer.before}"
        yield f"After: {answer.after}"
    if answer.because:
        yield f"Why: {answer.because}"
    by = f"by {answer.decider_name}, " if answer.decider_name else ""
    yield f"Decided {by}on {day_words(day_in_england(answer.decided_at))}."
    if answer.look_again_on:
        yield f"It is looked at again on {day_words(answer.look_again_on)}."
    if answer.version:
        yield f"You can see these words in version {answer.version} of the form."


def next_words(round_: Round, answer_by: date | None) -> str:
    """Say what happens next with what was sent, and by when."""
    by = f" by {day_words(answer_by)}" if answer_by else ""
    open_ = round_.days and round_.stage is Stage.OPEN
    until = f" This round is open until {day_words(round_.days.closes_on)}." if round_.days and open_ else ""
    return f"Next: the council answers you{by}.{until}"


def about_words(place: str, text: str) -> str:
    """Return the words that a point is about; of a whole question, only what it asks."""
    return first_line(text) if place.endswith(f".{WHOLE}") else text


def first_line(text: str) -> str:
    """Return the words that something is about in one line: of a whole question, what it asks."""
    return shorten(text.partition("\n")[0], LONGEST_LINE, placeholder=" …")

"""What a member is told of in one message a day: which news, and in words that tell nobody else anything.

A line holds a number and what happened: no word that somebody wrote, no form, no panel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

OPENS, CLOSES = 8, 20
"""Nothing is sent before eight in the morning, or from eight in the evening on."""
HOURS = range(OPENS, CLOSES)
USUAL_HOUR = 9
RECEIPT_PAUSE = timedelta(minutes=10)
"""How long a receipt waits for the next comment: who comments on five questions gets one."""
MISSED = timedelta(days=6)
"""For so long a weekly message that could not be sent is made up for on the next day."""


class Topic(StrEnum):
    """What a member can choose to be told of."""

    RECEIPT = "receipt"
    READ = "read"
    ANSWER = "answer"
    ROUND = "round"
    REMINDER = "reminder"


BEGIN_WITH = frozenset({Topic.READ, Topic.ANSWER, Topic.ROUND})
"""What members are told of who want messages and chose nothing else: receipts and reminders only if asked for."""
TOPICS: Mapping[str, Topic] = {
    "point-sent": Topic.RECEIPT,
    "point-read": Topic.READ,
    "round-opened": Topic.ROUND,
    "round-longer": Topic.ROUND,
    "round-closing": Topic.REMINDER,
    "meeting-notes": Topic.ROUND,
}
"""What happened → what it belongs to; all else is about answers."""
LINES: Mapping[str, tuple[str, str]] = {
    "point-answered": ("One of your comments has an answer.", "{count} of your comments have an answer."),
    "point-joined": (
        "One of your comments has an answer, together with comments of others.",
        "{count} of your comments have an answer, together with comments of others.",
    ),
    "place-changed": (
        "The words that one of your comments is about have changed.",
        "The words that {count} of your comments are about have changed.",
    ),
    "point-read": ("Somebody who answers has read one of your comments.", "{count} of your comments were read."),
    "point-sent": ("We have one comment of yours.", "We have {count} comments of yours."),
    "round-opened": ("A new round is there for you.", "{count} new rounds are there for you."),
    "round-longer": ("One round has more time.", "{count} rounds have more time."),
    "round-closing": ("One round ends soon.", "{count} rounds end soon."),
    "meeting-notes": (
        "There are notes of a meeting for you to check.",
        "There are notes of {count} meetings for you to check.",
    ),
    "note-corrected": ("A note of what you said was corrected.", "{count} notes of what you said were corrected."),
    "sound-written": (
        "Something that you said aloud is written down. Look if it is right.",
        "{count} things that you said aloud are written down. Look if they are right.",
    ),
    "sound-unheard": ("One of your recordings cannot be heard.", "{count} of your recordings cannot be heard."),
    "own-words-asked": (
        "We ask you whether your own words may be shown.",
        "We ask you about {count} of your comments whether your own words may be shown.",
    ),
    "said-page-to-look": (
        "A public page waits until you have looked at it.",
        "{count} public pages wait until you have looked at them.",
    ),
    "said-page-looked": ("A chair has looked at one of your pages.", "Chairs have looked at {count} of your pages."),
    "said-page-published": (
        "A public page tells what people said and what we did.",
        "{count} public pages tell what people said and what we did.",
    ),
    "action-added": ("One promise is yours to keep.", "{count} promises are yours to keep."),
    "action-disputed": (
        "Somebody says that one promise was not kept.",
        "Somebody says of {count} promises that they were not kept.",
    ),
    "action-dispute-answered": (
        "What you said about one promise has an answer.",
        "What you said about {count} promises has an answer.",
    ),
}
"""One of it, and several; what stands first says most of a comment, so it is told instead of what stands below."""
ABOUT_COMMENTS = frozenset(
    {"point-answered", "point-joined", "place-changed", "point-read", "point-sent", "note-corrected", "sound-unheard"}
)
"""What is read under “My comments”; all else waits on the first page of whoever is told."""
OTHER = ("There is other news about one thing you said.", "There is other news about {count} things you said.")


@dataclass(frozen=True, slots=True)
class Item:
    """Something to tell somebody; ``panel`` is none where no panel is known."""

    id: str
    what: str
    subject: str
    at: datetime
    panel: str | None = None

    @property
    def topic(self) -> Topic:
        """What it belongs to."""
        return TOPICS.get(self.what, Topic.ANSWER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What somebody chose to hear of from one panel, if they hear anything on this day."""

    panel: str
    topics: frozenset[Topic]
    hour: int = USUAL_HOUR
    weekday: int | None = None
    """0 for Monday, of a weekly message; none: every day."""

    def wants(self, item: Item) -> bool:
        """Say whether this is to be told."""
        return item.panel in {None, self.panel} and item.topic in self.topics

    def hears_on(self, weekday: int, *, made_up: bool) -> bool:
        """Say whether it is a day for a message; ``made_up``: one of the last days went by without it."""
        return made_up or self.weekday is None or self.weekday == weekday


def is_quiet(there: datetime) -> bool:
    """Say whether nothing is sent at this time of a clock in England."""
    return there.hour not in HOURS


def due(items: Iterable[Item], hearings: Iterable[Hearing], there: datetime, *, made_up: bool) -> tuple[Item, ...]:
    """Return all that is told in one message now, oldest first; () if it is too early, too late, or there is nothing.

    ``there`` is the time of a clock in England. A message goes at the latest hour that the member chose for any of
    their panels, so that one holds all. A receipt goes at once, with everything else that is there.
    """
    if is_quiet(there):
        return ()
    today = [each for each in hearings if each.hears_on(there.weekday(), made_up=made_up)]
    told = tuple(item for item in items if any(each.wants(item) for each in today))
    if not told:
        return ()
    hour = max(each.hour for each in today if any(each.wants(item) for item in told))
    return told if there.time() >= time(hour) or _receipt_due(told, there) else ()


def unwanted(items: Iterable[Item], hearings: Iterable[Hearing]) -> tuple[Item, ...]:
    """Return what nobody asked to be told of: it is let go, so that a choice counts from the day it is made."""
    chosen = tuple(hearings)
    return tuple(item for item in items if not any(each.wants(item) for each in chosen))


def lines(items: Iterable[Item]) -> Iterator[str]:
    """Yield what is told, each thing once: all that happened to one comment is one line, by what says most."""
    best: dict[str, str] = {}
    for item in items:
        best[item.subject] = min(best.get(item.subject, item.what), item.what, key=_rank)
    counts = Counter(what if what in LINES else "" for what in best.values())
    for what in (*LINES, ""):
        if counts[what]:
            one, several = LINES.get(what, OTHER)
            yield one if counts[what] == 1 else several.format(count=counts[what])


def _receipt_due(told: Iterable[Item], there: datetime) -> bool:
    receipts = [item.at for item in told if item.topic is Topic.RECEIPT]
    return bool(receipts) and there - max(receipts) >= RECEIPT_PAUSE


def _rank(what: str) -> int:
    order = (*tuple(LINES)[:2], "", *tuple(LINES)[2:])
    return order.index(what if what in LINES else "")

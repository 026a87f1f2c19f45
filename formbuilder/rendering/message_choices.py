"""How a member wants to be told of news: how often, on which day, from which hour, and of what."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from formbuilder.rendering.boxes import Button
from formbuilder.rendering.office_pages import Group, Pick
from formbuilder.rendering.titles import DAYS, clock_words
from formbuilder.review.digests import HOURS, Topic
from formbuilder.services.members import Digest

DIGEST, DAY, HOUR, TOPICS = "digest", "day", "hour", "topics"
"""Names of fields."""
DIGESTS: Mapping[Digest, tuple[str, str]] = {
    Digest.OFF: ("Nothing", "We send you no messages."),
    Digest.DAILY: ("Once a day at most", "And only if there is something new."),
    Digest.WEEKLY: ("Once a week", "On the day that you choose below."),
}
TOPIC_WORDS: Mapping[Topic, tuple[str, str]] = {
    Topic.ANSWER: ("There is an answer to my comment", ""),
    Topic.READ: ("Somebody read my comment", ""),
    Topic.ROUND: ("There is a new round, or more time", ""),
    Topic.REMINDER: ("A round ends soon, and I said nothing in it yet", "Three days before."),
    Topic.RECEIPT: ("We have my comment", "By e-mail a few minutes later. It is then the message of that day."),
}


def digest_group(chosen: str, errors: tuple[str, ...] = ()) -> Group:
    """Ask how often."""
    buttons = (
        _button(DIGEST, number, digest.value, words, chosen={chosen})
        for number, (digest, words) in enumerate(DIGESTS.items())
    )
    return Group(legend="What may we send you?", name=DIGEST, buttons=tuple(buttons), errors=errors)


def topics_group(chosen: Collection[str]) -> Group:
    """Ask of what."""
    buttons = (
        _button(TOPICS, number, topic.value, words, chosen=chosen, kind="checkbox")
        for number, (topic, words) in enumerate(TOPIC_WORDS.items())
    )
    return Group(legend="What do you want to be told of?", name=TOPICS, buttons=tuple(buttons))


def day_pick(chosen: str, errors: tuple[str, ...] = ()) -> Pick:
    """Ask for the day of the week."""
    return Pick(
        id=DAY,
        label="On which day, if once a week?",
        offers=(("", "No day"), *((str(number), name) for number, name in enumerate(DAYS))),
        chosen=chosen,
        errors=errors,
    )


def hour_pick(chosen: str, errors: tuple[str, ...] = ()) -> Pick:
    """Ask for the hour."""
    return Pick(
        id=HOUR,
        label="From what time?",
        hint="If you are in several panels, one message comes for all of them, at the latest of their times.",
        offers=tuple((str(hour), clock_words(hour * 60)) for hour in HOURS),
        chosen=chosen,
        errors=errors,
    )


def _button(
    name: str, number: int, value: str, words: tuple[str, str], *, chosen: Collection[str], kind: str = "radio"
) -> Button:
    return Button(
        id=name if number == 0 else f"{name}-{value}",
        name=name,
        value=value,
        label=words[0],
        hint=words[1],
        checked="checked" if value in chosen else "",
        kind=kind,
    )

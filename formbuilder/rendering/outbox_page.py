"""What a demonstration would have sent: shown on a page, since it sends nothing to anybody."""

from __future__ import annotations

from collections.abc import Iterable

from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words, paragraphs, time_words
from formbuilder.services.shown_messages import ShownRow
from formbuilder.tongue.messages import as_written

HEADING = "Messages of this demonstration"
KINDS = {"email": "email", "text": "text message"}


def outbox_link(site: CouncilSite) -> tuple[Link, ...]:
    """Return the way to the page; a real council has none."""
    return (Link(as_written(HEADING), site.outbox),) if site.council.demonstration else ()


def outbox_page(site: CouncilSite, messages: Iterable[ShownRow]) -> TextPage:
    """Return the page with messages, in their order."""
    parts = tuple(_part(message) for message in messages)
    lines = (
        "A real council sends these messages to its workers. This demonstration sends nothing.",
        "The last message stands first. Messages stay here for a day." if parts else "There is no message yet.",
    )
    return text_page(site.council, HEADING, Part(lines=lines), *parts, links=(Link("All forms", site.home),))


def _part(message: ShownRow) -> Part:
    when = f"{day_words(day_in_england(message.at))}, {time_words(message.at)}"
    subject = (f"Subject: {message.subject}",) if message.subject else ()
    return Part(
        heading=f"{when}: {KINDS[message.way]} to {message.to}",
        lines=(*subject, *paragraphs(message.body)),
    )

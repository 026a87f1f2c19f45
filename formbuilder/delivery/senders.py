"""The services that an installation sends by, first to last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from formbuilder.config import Settings
from formbuilder.delivery.demonstration import DemonstrationSender
from formbuilder.delivery.message import Sender
from formbuilder.delivery.notify import NotifySender
from formbuilder.delivery.smtp import SmtpSender
from formbuilder.storage.engine import Store


def senders_of(
    settings: Settings, store: Store, clock: Callable[[], datetime], *, demonstration: bool
) -> tuple[Sender, ...]:
    """Return what a council sends by; a demonstration sends nothing out of the house, whatever is set."""
    if demonstration:
        return (DemonstrationSender(store, clock),)
    return tuple(_set_up(settings, clock))


def _set_up(settings: Settings, clock: Callable[[], datetime]) -> Iterator[Sender]:
    if settings.smtp is not None:
        yield SmtpSender(settings.smtp, settings.mail_from, clock)
    if settings.notify is not None:
        yield NotifySender(settings.notify, clock)

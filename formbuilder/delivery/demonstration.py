"""The sender of a demonstration: it keeps messages for a page, and nothing leaves the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from formbuilder.delivery.message import Channel, Message
from formbuilder.services.shown_messages import ShownRow, show_message
from formbuilder.storage.engine import Store


class DemonstrationSender:
    """Shows messages on a page of a demonstration council; a real council has no such page."""

    name = "the page of the demonstration"

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store, self._clock = store, clock

    def carries(self, channel: Channel) -> bool:
        """Say whether it takes messages of this kind: it takes all."""
        return channel in Channel

    def send(self, message: Message) -> None:
        """Keep a message, once if it comes twice; raises RealCouncilError in a real council."""
        show_message(
            self._store,
            ShownRow(
                id=message.unique,
                at=self._clock(),
                way=message.channel,
                to=message.to,
                subject=message.subject,
                body=message.body,
            ),
        )

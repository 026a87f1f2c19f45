"""A message as it leaves the house, and what every sender promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from formbuilder.services.outbox import Fault


class Channel(StrEnum):
    """How a message travels."""

    EMAIL = "email"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Plain words for one address. It never holds an answer, a name of who wrote, or what a form is about."""

    channel: Channel
    to: str = field(repr=False)
    subject: str
    """Of an e-mail, on one line; a text message has none."""
    body: str
    whom: str
    """Who has the address, as the council calls them."""
    stop: str = field(default="", repr=False)
    """The address at which one press stops such messages; "" for those that nobody can stop."""
    unique: str
    """The same each time that the same message is tried: services that know it deliver it once."""


class NotSentError(Exception):
    """The service did not take the message."""

    def __init__(self, fault: Fault, reason: str) -> None:
        """``reason`` is for the log: the kind of the error, never an address and never the message."""
        super().__init__(reason)
        self.fault = fault
        self.reason = reason


class Sender(Protocol):
    """A service that carries messages."""

    @property
    def name(self) -> str:
        """What it is called in the log."""

    def carries(self, channel: Channel) -> bool:
        """Say whether it takes messages of this kind."""

    def send(self, message: Message) -> None:
        """Hand a message over; raise NotSentError unless the service has taken it. It never waits for ever."""

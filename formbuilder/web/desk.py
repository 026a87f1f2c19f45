"""What every view asks for: the councils, their forms, the clock, and our own settings."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from flask import abort, current_app
from jinja2 import Environment
from sqlalchemy import Engine

from formbuilder.accounts.providers import Vouchers
from formbuilder.delivery.key_files import NoKeyError, key_ring
from formbuilder.sealing.marks import day_key, search_key
from formbuilder.sealing.rings import KeyRing
from formbuilder.sealing.waiting import waiting_key
from formbuilder.services.councils import list_councils
from formbuilder.web.served import Served
from formbuilder.web.serving import Serving
from formbuilder.web.shelves import Shelves

if TYPE_CHECKING:
    from formbuilder.services.going_live import Installation

HERE = ZoneInfo("Europe/London")
log = logging.getLogger("formbuilder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The same for all requests."""

    engine: Engine
    clock: Callable[[], datetime]
    random: Callable[[int], bytes]
    https: bool
    origin: str
    """Where people find the pages: ``https://forms.example.gov.uk``; "" where nobody said."""
    starts: int
    """How many forms may be started in a minute, in each council."""
    recording_mb: int = 50
    """How large a recording of a question may be, in millions of bytes."""
    serving: Serving = field(repr=False)
    shelves: Shelves = field(repr=False)
    """What drafts lean on."""
    templates: Environment = field(repr=False)
    sign_ins: Vouchers = field(default_factory=Vouchers, repr=False)
    """Who vouches for staff."""
    emails: bool = False
    """Whether e-mails can leave the house."""
    texts: bool = False
    secret: str = field(default="", repr=False)
    """The secret key of the servers."""
    keys: Path | None = None
    """The folder of the councils’ private keys; None where this server has no office."""

    def key_ring(self, slug: str) -> KeyRing | None:
        """Return the keys that open what people sent to a council, read anew each time; None if none is here."""
        if self.keys is None:
            return None
        try:
            return key_ring(self.keys, slug)
        except NoKeyError as error:
            log.warning("what people sent cannot be opened: %s", error)
            return None

    def installation(self, slug: str) -> Installation:
        """Return what this installation can do for a council."""
        from formbuilder.services.going_live import Installation  # noqa: PLC0415 - no page of the public asks

        return Installation(
            emails=self.emails,
            texts=self.texts,
            signs_in=self.sign_ins.of(slug) is not None,
            origin=self.origin,
            unset=self.sign_ins.missing(slug),
            strays=self.sign_ins.strays(line.slug for line in list_councils(self.engine)),
        )

    def search_key(self, council: int) -> bytes:
        """Return the key of the marks by which a council finds what was sent."""
        return search_key(self.secret, council)

    def waiting_key(self, council: int) -> bytes:
        """Return the key of what waits in a council to be sent."""
        return waiting_key(self.secret, council)

    def day_key(self, council: int) -> bytes:
        """Return the key of today by which a council sees that much comes from one place."""
        return day_key(self.secret, council, self.today())

    sends: bool = False
    """Whether there is a service that carries messages out of the house."""

    def today(self) -> date:
        """Return the day in England."""
        return self.clock().astimezone(HERE).date()


def desk() -> Desk:
    """Return the desk of the application that answers this request."""
    return cast("Desk", current_app.extensions["desk"])


def council_or_404(slug: str) -> Served:
    """Return the council of an address, or the preview that stands there."""
    return desk().serving.council(slug) or abort(404)


def real_council_or_404(slug: str) -> Served:
    """Return the council of an address; a preview has no office."""
    served = council_or_404(slug)
    return served if served.preview is None else abort(404)

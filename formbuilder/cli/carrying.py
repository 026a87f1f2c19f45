"""Keep where the points of panels stand on the newest words, in every council."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import datetime

from formbuilder.cli.plans import checks_of
from formbuilder.config import Settings
from formbuilder.services.agendas import Read
from formbuilder.services.carried import reads
from formbuilder.services.checks import Checks
from formbuilder.services.councils import council_store, list_councils
from formbuilder.services.doing import Doing
from formbuilder.services.placing import carry_everything
from formbuilder.storage.engine import Engine, Store
from formbuilder.web.shelves import Shelves

log = logging.getLogger("formbuilder")


def carry_everywhere(engine: Engine, settings: Settings, clock: Callable[[], datetime]) -> tuple[tuple[str, int], ...]:
    """Return how many points came to stand elsewhere in each council; one council never stops the others."""
    shelves = Shelves(settings.forms)
    moved = []
    for line in list_councils(engine):
        try:
            store = council_store(engine, line.slug)
            count = _carry(store, checks_of(store, line, settings, shelves, clock), clock) if store else 0
        except Exception as error:  # noqa: BLE001 - the other councils go on
            log.error("carrying of %s: %s", line.slug, type(error).__name__)  # noqa: TRY400 - a traceback could hold words
            continue
        moved.append((line.slug, count))
    return tuple(moved)


def _carry(store: Store, checks: Callable[[], Checks], clock: Callable[[], datetime]) -> int:
    def read() -> Read:
        return reads(store, checks())

    return carry_everything(store, read, lambda: Doing(clock(), secrets.token_bytes))

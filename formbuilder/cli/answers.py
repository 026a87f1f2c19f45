"""Let points that were answered “not yet” wait again once their day has come, in every council."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import datetime

from formbuilder.services.councils import council_store, list_councils
from formbuilder.services.deciding import come_back
from formbuilder.services.doing import Doing
from formbuilder.storage.engine import Engine

log = logging.getLogger("formbuilder")


def let_points_come_back(engine: Engine, clock: Callable[[], datetime]) -> tuple[tuple[str, int], ...]:
    """Return how many decisions are looked at again in each council; one council never stops the others."""
    done = []
    for line in list_councils(engine):
        try:
            store = council_store(engine, line.slug)
            count = come_back(store, Doing(clock(), secrets.token_bytes)) if store else 0
        except Exception as error:  # noqa: BLE001 - the other councils go on
            log.error("points of %s: %s", line.slug, type(error).__name__)  # noqa: TRY400 - a traceback could hold words
            continue
        done.append((line.slug, count))
    return tuple(done)

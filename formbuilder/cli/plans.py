"""Do what officers planned: publish and withdraw at its day and time, in every council."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import datetime

from formbuilder.cli.councils import gaps_of
from formbuilder.config import Settings
from formbuilder.councils.read import read_council
from formbuilder.rendering.titles import day_in_england
from formbuilder.services.checks import Checks, checks_with
from formbuilder.services.councils import CouncilLine, council_profile, council_store, list_councils
from formbuilder.services.plans import do_planned
from formbuilder.storage.engine import Engine, Store
from formbuilder.web.blocks import BlocksInUse
from formbuilder.web.rates import RatesInUse
from formbuilder.web.shelves import Shelves
from formbuilder.web.words import WordsInUse

log = logging.getLogger("formbuilder")


def do_all_planned(engine: Engine, settings: Settings, clock: Callable[[], datetime]) -> tuple[tuple[str, int], ...]:
    """Do every plan that is due, and say how many were done in each council; one council never stops the others."""
    shelves = Shelves(settings.forms)
    done = []
    for line in list_councils(engine):
        try:
            store = council_store(engine, line.slug)
            checks = checks_of(store, line, settings, shelves, clock) if store else None
            count = do_planned(store, checks, clock, secrets.token_bytes) if store and checks else 0
        except Exception as error:  # noqa: BLE001 - the other councils go on
            log.error("plans of %s: %s", line.slug, type(error).__name__)  # noqa: TRY400 - a traceback could hold words
            continue
        done.append((line.slug, count))
    return tuple(done)


def checks_of(
    store: Store, line: CouncilLine, settings: Settings, shelves: Shelves, clock: Callable[[], datetime]
) -> Callable[[], Checks]:
    """Return what makes the checks of a council, when they are needed and not before."""

    def made() -> Checks:
        profile = council_profile(store)
        own = read_council(profile, "profile").charging.rates if profile else {}
        rates, blocks, words = RatesInUse(store, own), BlocksInUse(store), WordsInUse(store)
        on = day_in_england(clock())
        return checks_with(
            lambda: shelves.at(rates.at(clock()), blocks, words),
            on,
            sends=settings.sends,
            gaps=lambda: () if line.demonstration else gaps_of(store, line.slug, settings),
        )

    return made

"""What drafts are checked with in the council of a request."""

from __future__ import annotations

from formbuilder.services.checks import Checks, checks_with
from formbuilder.services.gap_kinds import Gap
from formbuilder.services.going_live import gaps
from formbuilder.services.settings import settings_now
from formbuilder.web.desk import desk
from formbuilder.web.served import Served


def checks_here(served: Served) -> Checks:
    """Return how the council of this request reads drafts."""
    here = desk()
    return checks_with(
        lambda: here.shelves.at(served.rates.at(here.clock()), served.blocks, served.words),
        here.today(),
        sends=here.sends,
        gaps=lambda: gaps_here(served),
    )


def gaps_here(served: Served) -> tuple[Gap, ...]:
    """Return what the council of this request still needs; a demonstration needs nothing."""
    if served.council.demonstration:
        return ()
    here, now = desk(), settings_now(served.store)
    return gaps(served.store, now.council, now.text, here.installation(served.council.slug), here.clock())

"""What drafts are checked with in the council of a request."""

from __future__ import annotations

from formbuilder.services.checks import Checks, checks_with
from formbuilder.web.desk import desk
from formbuilder.web.serving import Served


def checks_here(served: Served) -> Checks:
    """Return how the council of this request reads drafts."""
    here = desk()
    return checks_with(
        lambda: here.shelves.at(served.rates.at(here.clock()), served.blocks, served.words),
        here.today(),
        sends=here.sends,
    )

"""Work that stands still, on the page of whoever can let it go on, and in a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.round_words import count_words
from formbuilder.services.standing_still import DAYS, Kind, Still

SHOWN = 10
"""So many of each kind stand on the page."""
COUNTED: Mapping[Kind, tuple[str, str]] = {
    Kind.LEFT: ("form has lost somebody who looks after it", "forms have lost somebody who looks after them"),
    Kind.AWAY: ("form waits for somebody who has not been here", "forms wait for somebody who has not been here"),
    Kind.DRAFT: ("draft stands still", "drafts stand still"),
    Kind.PROPOSED: ("proposed round stands still", "proposed rounds stand still"),
    Kind.UNANSWERED: ("round is over, and not all is answered", "rounds are over, and not all is answered"),
}
"""What stands still, one and more, after its number."""
DO: Mapping[Kind, str] = {
    Kind.LEFT: "Name somebody else, so that the work goes on.",
    Kind.AWAY: f"They have not been here for {DAYS} days or more. Take over, or name somebody else.",
    Kind.DRAFT: f"Nobody has saved or signed it for {DAYS} days or more. Go on with it, or drop it.",
    Kind.PROPOSED: f"No chair has opened it for {DAYS} days or more. Talk to the chair.",
    Kind.UNANSWERED: f"It ended {DAYS} days ago or more. People still wait for an answer.",
}
NAME = f"It has stood still for {DAYS} days or more. Ask those who look after it, or name somebody else."
"""What is said to those who do not work on forms."""
PLACES: Mapping[Kind, Callable[[Still], str]] = {
    Kind.LEFT: lambda each: f"forms/{each.form}/people",
    Kind.AWAY: lambda each: f"forms/{each.form}/people",
    Kind.DRAFT: lambda each: f"drafts/{each.form}/{each.version}",
    Kind.PROPOSED: lambda each: f"rounds/{each.round}",
    Kind.UNANSWERED: lambda each: f"answering?round={each.round}",
}


def still_lines(found: Sequence[Still]) -> Iterator[str]:
    """Say how much stands still, without any name."""
    for kind, words in COUNTED.items():
        if many := sum(each.kind is kind for each in found):
            yield f"{count_words(many, *words)}."


def still_entries(site: OfficeSite, found: Sequence[Still], *, works: bool) -> Iterator[Entry]:
    """Yield what stands still, the longest first, each with where it goes on.

    Who does not work on forms (not ``works``) names those who do.
    """
    for kind, words in COUNTED.items():
        those = sorted((each for each in found if each.kind is kind), key=lambda each: (-each.days, each.title))
        goes = kind if works else Kind.AWAY
        if those:
            yield Entry(
                heading=count_words(len(those), *words),
                lines=(DO[kind] if works or kind is Kind.LEFT else NAME,),
                links=tuple(Link(_named(each), site.to(PLACES[goes](each))) for each in those[:SHOWN]),
            )


def _named(still: Still) -> str:
    version = f", version {still.version}" if still.kind is Kind.DRAFT else ""
    days = count_words(still.days, "day", "days")
    if still.kind is Kind.LEFT:
        return f"{still.title}: {still.who or 'somebody'} left {days} ago"
    if still.kind is Kind.AWAY:
        return f"{still.title}: {still.who or 'somebody'}, {days}"
    return f"{still.title}{version}: {days}"

"""The quiet list: what looks like a flood, with its reasons, to be moved to the main list or marked as not real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.rendering.after_pages import promised_for
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.queue_words import SIGNS, Names, line_words, quiet_words, reference_words
from formbuilder.rendering.titles import day_words, tab_title
from formbuilder.services.queue import QueueLine
from formbuilder.services.queue_states import State

CHOSEN, SHOWN, ALL, TO = "chosen", "shown", "all", "to"
"""Names of fields: what is chosen, what the page shows, whether all of it is meant, and where it goes."""
NOTHING = "Choose one at least, or all on this page."
BUTTONS: Mapping[State, tuple[str, str]] = {
    State.NEW: ("Move to the main list", "govuk-button"),
    State.NOT_REAL: ("Mark as not real", "govuk-button govuk-button--secondary"),
}
"""Where one can move them: the words of the button, and its classes."""


@dataclass(frozen=True, slots=True)
class QuietEntry:
    """One that waits: what is known of it, and the box that chooses it."""

    heading: str
    lines: tuple[str, ...]
    link: Link
    button: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPage:
    """Template ``office/quiet.html``."""

    heading: str
    title: str
    lines: tuple[str, ...]
    action: str
    token: str
    back: tuple[Link, ...]
    links: tuple[Link, ...] = ()
    entries: tuple[QuietEntry, ...] = ()
    shown: tuple[str, ...] = ()
    all: tuple[Button, ...] = ()
    """The box that means everything on the page; () where there is nothing."""
    moves: tuple[tuple[str, str, str], ...] = ()
    """Value, words and classes of each button."""
    errors: tuple[Link, ...] = ()

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What goes with the boxes to choose in HTML."""
        return {"aria-describedby": f"{ALL}-error" if self.errors else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A page of the quiet list, to be shown."""

    lines: tuple[QueueLine, ...]
    names: Names = field(repr=False)
    now: datetime
    count: int
    next: str = ""
    """Where the next page begins, for its address; "" at the end."""
    nothing_chosen: bool = False


def quiet_page(site: OfficeSite, waiting: Waiting, token: str) -> QuietPage:
    """List what waits in the quiet list."""
    heading, here = "The quiet list", site.to("submissions/quiet")
    some = bool(waiting.lines)
    return QuietPage(
        heading=heading,
        title=tab_title(heading, site.council, error=waiting.nothing_chosen),
        lines=_above(waiting),
        action=here,
        token=token,
        back=(Link("Back to what people sent", site.to("submissions")),),
        links=(
            *((Link("The next page", f"{here}?after={waiting.next}"),) if waiting.next else ()),
            Link("What was marked as not real", site.to(f"submissions?state={State.NOT_REAL}")),
        ),
        entries=tuple(_entry(site, line, waiting) for line in waiting.lines),
        shown=tuple(line.reference for line in waiting.lines),
        all=(_box(ALL, "yes", f"All {len(waiting.lines)} on this page"),) if some else (),
        moves=tuple((state.value, *words) for state, words in BUTTONS.items()) if some else (),
        errors=(Link(NOTHING, f"#{ALL}"),) if waiting.nothing_chosen and some else (),
    )


def _above(waiting: Waiting) -> tuple[str, ...]:
    if not waiting.lines:
        return ("There is nothing here.",)
    return (
        *quiet_words(waiting.count),
        "These look like a flood of fake forms. Each one may be real all the same.",
        "The person only reads that it was sent, and by when you do the next step.",
    )


def _entry(site: OfficeSite, line: QueueLine, waiting: Waiting) -> QuietEntry:
    reference = reference_words(line)
    why = (SIGNS[sign] for sign in line.signs)
    return QuietEntry(
        heading=reference,
        lines=(*line_words(line, waiting.names, waiting.now), *why, *_promised(site.council, line)),
        link=Link(f"Read {reference}", site.to(f"submissions/{line.reference}")),
        button=_box(line.reference, line.reference, f"Choose {reference}", name=CHOSEN),
    )


def _promised(council: Council, line: QueueLine) -> tuple[str, ...]:
    care = council.forms.get(line.form)
    if care is None:
        return ()
    if line.to_translate and not line.translated_at:
        return (f"The person was told: within {care.within_days} working days after it is in English.",)
    since = line.translated_at or line.sent_at
    return (f"The person was told: by {day_words(promised_for(council, care.within_days, since))}.",)


def _box(id_: str, value: str, label: str, name: str = "") -> Button:
    return Button(id=id_, name=name or id_, value=value, label=label, checked="", kind="checkbox")

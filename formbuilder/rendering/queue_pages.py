"""The queue of what people sent: the list with its filters, the search, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.day_boxes import BIRTH
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FormPage, ListPage, Pick, form_offers
from formbuilder.rendering.queue_words import STATES, Names, line_words, quiet_words, reference_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.queue import MOST_FOUND, QueueLine
from formbuilder.services.queue_states import OPEN, State

STATE, WHOSE, FORM, AFTER = "state", "whose", "form", "after"
"""Names of the filters in the address, and of where the page begins."""
STILL_OPEN, MINE = "open", "mine"
NOTHING_FOUND = (
    "Nothing that people sent has exactly this. Look at each word and number again.",
    "A name must be whole, with every middle name that stands in the form. If you do not know them, leave it empty.",
)
REFERENCE, NAME, BORN, POSTCODE, NHS = "reference", "name", "born", "postcode", "nhs"
"""Names of the boxes of the search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage(ListPage):
    """Template ``office/queue.html``."""

    action: str
    ways: tuple[Link, ...] = ()
    """What stands above the list: the search."""
    picks: tuple[Pick, ...] = ()
    picked: bool = False
    """Whether anything was picked: then the lists to choose from stand open."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """Whether the lists to choose from stand open."""
        return {"open": "" if self.picked else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The filters as they are in the address, made good."""

    state: str = STILL_OPEN
    whose: str = ""
    form: str = ""

    @property
    def states(self) -> tuple[State, ...]:
        """The states that are listed."""
        return OPEN if self.state == STILL_OPEN else (State(self.state),)

    @property
    def query(self) -> str:
        """The filters for an address; "" for the whole list of what is open."""
        named = ((STATE, self.state if self.state != STILL_OPEN else ""), (WHOSE, self.whose), (FORM, self.form))
        return "&".join(f"{name}={value}" for name, value in named if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of the queue, to be shown."""

    lines: tuple[QueueLine, ...]
    names: Names = field(repr=False)
    chosen: Chosen
    next: str
    """Where the next page begins, for its address; "" at the end."""
    first: bool
    now: datetime
    teams: Mapping[str, str] = field(default_factory=dict)
    """The teams to choose from."""
    quiet: int | None = None
    """How many wait in the quiet list; None for those who do not look through it."""


def queue_page(site: OfficeSite, listed: Listed, token: str) -> QueuePage:
    """List what people sent, with filters."""
    more = _address(site, listed.chosen.query, f"{AFTER}={listed.next}" if listed.next else "")
    start = () if listed.first else (Link("Back to the first page", _address(site, listed.chosen.query)),)
    return QueuePage(
        heading="What people sent",
        council=site.council,
        lines=_above(listed),
        entries=tuple(_entry(site, line, listed, token) for line in listed.lines),
        links=(
            *((Link("The next page", more),) if listed.next else ()),
            *start,
            Link("This list as CSV, without answers", _csv(site, listed.chosen.query)),
        ),
        action=site.to("submissions"),
        ways=(
            Link("Find what one person sent", site.to("submissions/search")),
            *((Link("The quiet list", site.to("submissions/quiet")),) if listed.quiet is not None else ()),
            Link("What is to be translated", site.to("submissions/english")),
        ),
        picks=_picks(listed),
        picked=bool(listed.chosen.query),
    )


def not_opened_page(site: OfficeSite, line: QueueLine, names: Names, now: datetime, token: str) -> TextPage:
    """Ask somebody to open what means danger, by a button: who opened it and when is kept."""
    reference = reference_words(line)
    return text_page(
        site.council,
        f"Nobody has opened {reference} yet",
        Part(lines=(*line_words(line, names, now), "Open it only if you can look at it now.")),
        press=open_press(site, line, token),
        links=(Link("Back to what people sent", site.to("submissions")),),
    )


def taken_back_page(site: OfficeSite, line: QueueLine) -> TextPage:
    """Say that there is nothing to read."""
    lines = ("They took it back before anybody read it. Nobody can open it any more.",)
    return text_page(
        site.council,
        f"The person took {reference_words(line)} back",
        Part(lines=lines),
        links=(Link("Back to what people sent", site.to("submissions")),),
    )


def open_press(site: OfficeSite, line: QueueLine, token: str) -> Press:
    """Return the button that opens what means danger."""
    return Press(
        text=f"Open {reference_words(line)}", action=site.to(f"submissions/{line.reference}/open"), token=token
    )


def search_page(site: OfficeSite, token: str, typed: Mapping[str, str], wrong: Mapping[str, str]) -> FormPage:
    """Ask for whom to look."""
    labels = (
        (REFERENCE, "Reference", "For example KJC7-44KR. With a reference, leave the rest empty."),
        (NAME, "Name", "The whole name as it stands in the form, with middle names."),
        (BORN, "Date of birth", BIRTH),
        (POSTCODE, "Postcode", "For example MK40 2BQ."),
        (NHS, "NHS number", "10 digits."),
    )
    boxes = tuple(
        Box(id=id_, label=label, hint=hint, typed=typed.get(id_, ""), errors=(wrong[id_],) if id_ in wrong else ())
        for id_, label, hint in labels
    )
    return FormPage(
        heading="Find what one person sent",
        council=site.council,
        lines=(
            "Fill in what you know. We find only what is exactly the same.",
            "Nothing else of the answers can be searched.",
        ),
        action=site.to("submissions/search"),
        token=token,
        button="Find it",
        boxes=boxes,
        back=(Link("Back to what people sent", site.to("submissions")),),
    )


def found_page(site: OfficeSite, lines: tuple[QueueLine, ...], names: Names, now: datetime, token: str) -> ListPage:
    """Show what was found."""
    listed = Listed(lines=lines, names=names, chosen=Chosen(), next="", first=True, now=now)
    said = () if lines else NOTHING_FOUND
    many = (f"These are the newest {MOST_FOUND}. Fill in more to find fewer.",) if len(lines) == MOST_FOUND else ()
    return ListPage(
        heading="What was found" if lines else "Nothing was found",
        council=site.council,
        lines=(*said, *many),
        entries=tuple(_entry(site, line, listed, token) for line in lines),
        back=(Link("Back to the search", site.to("submissions/search")),),
    )


def _entry(site: OfficeSite, line: QueueLine, listed: Listed, token: str) -> Entry:
    read = Link(f"Read {reference_words(line)}", site.to(f"submissions/{line.reference}"))
    return Entry(
        heading=reference_words(line),
        lines=tuple(line_words(line, listed.names, listed.now)),
        links=(read,) if line.opened else (),
        presses=() if line.opened else (open_press(site, line, token),),
    )


def _above(listed: Listed) -> tuple[str, ...]:
    return (*_waiting(listed), *quiet_words(listed.quiet or 0))


def _waiting(listed: Listed) -> tuple[str, ...]:
    longest = next((line.waits(listed.now) for line in listed.lines if not line.opened), None)
    if not listed.lines:
        return ("There is nothing here." if listed.first else "There is nothing more.",)
    if longest is not None and listed.first:
        return ("Forms with an answer that means danger stand first. Open them now.",)
    return ()


def _picks(listed: Listed) -> tuple[Pick, ...]:
    chosen = listed.chosen
    states = ((STILL_OPEN, "Everything that is open"), *((state.value, words) for state, words in STATES.items()))
    whose = (("", "Everybody’s"), (MINE, "Mine"), *listed.teams.items())
    forms = form_offers(listed.names.forms, "All forms")
    return (
        Pick(id=STATE, label="How far", offers=tuple(states), chosen=chosen.state),
        Pick(id=WHOSE, label="Whose", offers=tuple(whose), chosen=chosen.whose),
        Pick(id=FORM, label="Form", offers=forms, chosen=chosen.form),
    )


def _address(site: OfficeSite, *queries: str) -> str:
    query = "&".join(each for each in queries if each)
    return site.to(f"submissions{'?' if query else ''}{query}")


def _csv(site: OfficeSite, query: str) -> str:
    return site.to(f"submissions/list.csv{'?' if query else ''}{query}")


def clear_rows(lines: Iterable[QueueLine], names: Names) -> Iterator[tuple[str, ...]]:
    """Give the list without answers, a row for each submission, for CSV."""
    yield (
        *("reference", "form", "version", "sent_at", "state", "danger", "team", "who_has_it", "record", "record_on"),
        *("to_translate_since", "in_english_since"),
    )
    for line in lines:
        yield (
            reference_words(line),
            line.form,
            str(line.version),
            line.sent_at.isoformat(),
            line.state.value,
            "yes" if line.danger else "",
            names.teams.get(line.team or "", ""),
            names.people.get(line.assigned or "", ""),
            line.record.value if line.record else "",
            line.record_on.isoformat() if line.record_on else "",
            line.to_translate.isoformat() if line.to_translate else "",
            line.translated_at.isoformat() if line.translated_at else "",
        )

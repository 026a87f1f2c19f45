"""Requests of people to see all that is kept about them, as the office works on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from formbuilder.rendering.beside_pieces import Piece
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.day_boxes import BIRTH, GONE
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, Group, ListPage
from formbuilder.rendering.queue_words import STATES
from formbuilder.rendering.sheet import Block, Cell, SheetPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.access_requests import AskingMember, Gathered, NotAsked
from formbuilder.services.queue import QueueLine
from formbuilder.storage.access import RequestRow

WHO, NOTE, RECEIVED, REFERENCE, PLACE, WHY = "who", "note", "received", "reference", "place", "why"
PASSWORD = "password"  # noqa: S105 - the name of a field
MEMBER, PERSON = "member", "person"
NAME, BORN, POSTCODE, NHS = "name", "date_of_birth", "postcode", "nhs_number"
"""Names of fields."""
IN_PANELS = (
    "Ask the person if they are in a panel.",
    "If we have their e-mail address, enter it. What they said goes into the file, and you do not have to read it.",
    "Others are a number to us. Do not write down who has which number.",
    "They come in with their slip. “My comments” has all their words, and saves them as a file.",
    "If they cannot come in, whoever helps the panel gives them a new slip, or prints it for them:",
)
"""How somebody gets what they wrote as a member of a panel."""
PAGE = 50
NOT_ASKED: Mapping[NotAsked, tuple[str, str]] = {
    NotAsked.NO_NAME: (WHO, "Enter who asks."),
    NotAsked.TOO_LONG: (NOTE, "This is too long. The name has 200 signs at most, and the note 2,000."),
    NotAsked.IN_FUTURE: (RECEIVED, "Enter the day when the request came: today, or before."),
    NotAsked.NO_REFERENCE: (REFERENCE, "Check the reference. It has 8 letters and digits, for example KJC7-44KR."),
    NotAsked.NOT_SENT: (REFERENCE, "Nothing was sent under this reference."),
    NotAsked.NO_MEMBER: (
        MEMBER,
        "No member of a panel has this e-mail address. Ask the person which one they gave us.",
    ),
    NotAsked.DONE: (REFERENCE, "The answer went out already."),
    NotAsked.UNKNOWN: (REFERENCE, "There is no such request."),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the boxes, and what is wrong."""

    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    errors: Mapping[str, str] = field(default_factory=dict)

    def cell(self, name: str, label: str, hint: str = "", *, kind: str = "text") -> Cell:
        """Return a box."""
        wrong = (self.errors[name],) if name in self.errors else ()
        return Cell(id=name, label=label, hint=hint, typed=self.texts.get(name, ""), errors=wrong, kind=kind)


def requests_page(
    site: OfficeSite, base: str, found: tuple[RequestRow, ...], today: date, number: int, *, done: bool
) -> ListPage:
    """List requests; ``base`` is ``records/people`` for those who gather, ``requests`` for those who read."""
    keeps = base != "requests"
    here = f"{base}/done" if done else base
    more = (Link("More", site.to(f"{here}?page={number + 1}")),) if len(found) == PAGE else ()
    other = Link("Open requests", site.to(base)) if done else Link("Requests that are done", site.to(f"{base}/done"))
    none = "No request is done yet." if done else "No request is open."
    return ListPage(
        heading="Requests that are done" if done else "Requests to see everything about one person",
        council=site.council,
        lines=("The law gives one month to answer.",) if found else (none,),
        go=(Link("Begin a request", site.to(f"{base}/begin")),) if keeps and not done else (),
        entries=tuple(_request(site, base, each, today) for each in found),
        links=(*more, *((other,) if keeps else ())),
        back=(Link("Back to records", site.to("records")),) if keeps else (),
    )


def begin_page(site: OfficeSite, token: str, typed: Typed) -> SheetPage:
    """Ask who asks, and since when."""
    return SheetPage(
        heading="Begin a request",
        council=site.council,
        action=site.to("records/people/begin"),
        token=token,
        button="Begin",
        lines=("Check first that the person is who they say, or may act for them.",),
        blocks=(
            Block(
                cells=(
                    typed.cell(WHO, "Who asks"),
                    typed.cell(RECEIVED, "Day when the request came", GONE),
                    typed.cell(NOTE, "Note", "How you checked who it is, and how they want the answer.", kind="area"),
                )
            ),
        ),
        back=(Link("Back to all requests", site.to("records/people")),),
    )


def request_page(
    site: OfficeSite, base: str, found: Gathered, titles: Mapping[str, str], token: str, today: date
) -> ListPage:
    """Show what was gathered, without answers; who reads opens each, masks, and saves all as one file."""
    keeps, place, is_open = base != "requests", f"{base}/{found.request.id}", found.request.done_at is None
    saves = not keeps and bool(found.lines or found.gone or found.members)
    return ListPage(
        heading=found.request.who,
        council=site.council,
        lines=(
            *_dates(found.request, today),
            *((found.request.note,) if found.request.note else ()),
            _how(found, keeps=keeps),
        ),
        go=(Link("Gather", site.to(f"{place}/gather")),) if keeps and is_open else (),
        entries=(
            *(_line(site, place, each, found, titles, token) for each in found.lines),
            *(Entry(heading=shown_reference(each), lines=("It was deleted since.",)) for each in found.gone),
            *(_member(site, place, each, token, is_open=keeps and is_open) for each in found.members),
        ),
        links=(
            *((Link("Save everything", site.to(f"{place}/save")),) if saves else ()),
            *((Link("The answer went out", site.to(f"{place}/done")),) if keeps and is_open else ()),
        ),
        back=(Link("Back to all requests", site.to(base)),),
    )


def gather_page(site: OfficeSite, id_: str, token: str, typed: Typed, helpers: Mapping[str, str]) -> SheetPage:
    """Ask for a reference, or for facts by which submissions are found.

    ``helpers`` are those who help each panel, by the name of the panel.
    """
    return SheetPage(
        heading="Gather",
        council=site.council,
        action=site.to(f"records/people/{id_}/gather"),
        token=token,
        button="Look for it",
        blocks=(
            Block(heading="By reference", cells=(typed.cell(REFERENCE, "Reference", "For example KJC7-44KR."),)),
            Block(
                heading="Or by the person",
                lines=(
                    "Fill in the NHS number, or two of the others. Only what is exactly the same is found.",
                    "Forms that do not ask for these facts are found by their reference alone.",
                ),
                cells=(
                    typed.cell(NAME, "Full name"),
                    typed.cell(BORN, "Date of birth", BIRTH),
                    typed.cell(POSTCODE, "Postcode"),
                    typed.cell(NHS, "NHS number"),
                ),
            ),
            Block(
                heading="What they wrote in a panel",
                lines=(*IN_PANELS, *_helpers(helpers)),
                cells=(typed.cell(MEMBER, "E-mail address that they use in a panel"),),
            ),
        ),
        back=(Link("Back to the request", site.to(f"records/people/{id_}")),),
    )


def _helpers(helpers: Mapping[str, str]) -> Iterator[str]:
    for panel, names in helpers.items():
        yield f"{panel}: {names or 'nobody helps it yet. Ask an administrator'}."


def found_page(
    site: OfficeSite,
    id_: str,
    lines: Iterable[QueueLine],
    titles: Mapping[str, str],
    known: frozenset[str],
    token: str,
) -> ListPage:
    """Show what was found, to put it with the request one by one."""
    place = f"records/people/{id_}"
    entries = tuple(
        Entry(
            heading=shown_reference(each.reference),
            lines=(_about(each, titles),),
            presses=()
            if each.reference in known
            else (
                Press(
                    text=f"Put {shown_reference(each.reference)} with the request",
                    action=site.to(f"{place}/put"),
                    token=token,
                    hidden=((REFERENCE, each.reference),),
                    look="secondary",
                ),
            ),
        )
        for each in lines
    )
    told = "These may be of the person. Put each with the request that is." if entries else "Nothing was found."
    return ListPage(
        heading="What was found",
        council=site.council,
        lines=(told,),
        entries=entries,
        links=(Link("Look for more", site.to(f"{place}/gather")),),
        back=(Link("Back to the request", site.to(place)),),
    )


def done_page(site: OfficeSite, token: str, request: RequestRow) -> TextPage:
    """Ask whether the answer went out."""
    place = f"records/people/{request.id}"
    lines = ("Say so once the person has it. From then on the request is not changed any more.",)
    press = Press(text="Yes, it went out", action=site.to(f"{place}/done"), token=token)
    return text_page(
        site.council,
        f"Did the answer to {request.who} go out?",
        Part(lines=lines),
        press=press,
        links=(Link("No, go back", site.to(place)),),
    )


def save_page(site: OfficeSite, found: Gathered, token: str, password: str) -> TextPage:
    """Show the password of the file before it is saved; nobody can find it again."""
    place = f"requests/{found.request.id}"
    lines = (
        "The file opens with this password only:",
        password,
        "Write it down now. We keep it nowhere. If it is lost, save the file again.",
        "Tell it to the person on the phone, or in a letter of its own. Never put it beside the file.",
        "Some computers need a program for such files, for example 7-Zip. If the person has none, print the PDF.",
    )
    press = Press(
        text="Save everything as one file",
        action=site.to(f"{place}/save"),
        token=token,
        hidden=((PASSWORD, password),),
    )
    back = (Link("Back to the request", site.to(place)),)
    return text_page(site.council, "Save everything", Part(lines=lines), press=press, links=back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What is left out, by place with its reason, and what is wrong with it."""

    masked: Mapping[str, str] = field(repr=False)
    loose: Mapping[str, str] = field(repr=False, default_factory=dict)
    """Reasons without a tick."""
    wrong: frozenset[str] = frozenset()
    """Ticks without a reason."""

    def reason(self, place: str) -> str:
        """Return what stands in the box beside a part."""
        return self.masked.get(place) or self.loose.get(place, "")

    def errors(self, piece: Piece) -> tuple[str, ...]:
        """Say what is wrong beside a part."""
        if piece.place in self.loose:
            return (f"Tick that “{piece.head}” is left out, or clear the reason.",)
        return (f"Enter the reason to leave out “{piece.head}”.",) if piece.place in self.wrong else ()


def mask_page(
    site: OfficeSite, found: Gathered, reference: str, token: str, pieces: tuple[Piece, ...], ticks: Ticks
) -> SheetPage:
    """Show everything under one reference; what is about other people is ticked, with a reason."""
    return SheetPage(
        heading=shown_reference(reference),
        council=site.council,
        action=site.to(f"requests/{found.request.id}/mask"),
        token=token,
        button="Keep what is ticked",
        lines=(
            "That you read this stands in the trail.",
            "Tick what is about another person and must not go out. Give a reason for each.",
        ),
        hidden=((REFERENCE, reference),),
        blocks=tuple(_piece(number, piece, ticks) for number, piece in enumerate(pieces, 1) if piece.lines),
        back=(Link("Back to the request", site.to(f"requests/{found.request.id}")),),
    )


def _piece(number: int, piece: Piece, ticks: Ticks) -> Block:
    tick = Button(
        id=f"{PLACE}-{number}",
        name=f"{PLACE}-{number}",
        value=piece.place,
        label="Yes, leave it out",
        checked="checked" if piece.place in ticks.masked else "",
        kind="checkbox",
    )
    why = Cell(
        id=f"{WHY}-{number}",
        label="Reason",
        typed=ticks.reason(piece.place),
        errors=ticks.errors(piece),
    )
    return Block(
        heading=piece.head,
        lines=piece.lines or ("No answer.",),
        cells=(why,),
        groups_first=True,
        groups=(Group(legend="Is this about another person?", name=f"{PLACE}-{number}", buttons=(tick,)),),
    )


def _request(site: OfficeSite, base: str, request: RequestRow, today: date) -> Entry:
    return Entry(
        heading=request.who,
        lines=_dates(request, today),
        links=(Link(f"Open the request of {request.who}", site.to(f"{base}/{request.id}")),),
    )


def _dates(request: RequestRow, today: date) -> tuple[str, ...]:
    came = f"It came on {day_words(request.received_on)}."
    if request.done_at:
        return (came, f"The answer went out on {day_words(day_in_england(request.done_at))}.")
    late = " It is late." if request.due_on < today else ""
    return (came, f"Answer it by {day_words(request.due_on)}.{late}")


def _how(found: Gathered, *, keeps: bool) -> str:
    if not (found.lines or found.gone or found.members):
        return "Nothing is gathered yet."
    who = "Somebody who may read what people sent opens each, and leaves out what is about others."
    mine = "Open each, leave out what is about others, then save everything. The file holds all of it: guard it."
    return who if keeps else mine


def _line(
    site: OfficeSite, place: str, line: QueueLine, found: Gathered, titles: Mapping[str, str], token: str
) -> Entry:
    """Show one form; who gathers may take it out again, and who reads may open it."""
    words, number = shown_reference(line.reference), len(found.masked(line.reference))
    hidden = ((REFERENCE, line.reference),)
    out = Press(
        text=f"Take {words} out again",
        action=site.to(f"{place}/leave-out"),
        token=token,
        hidden=hidden,
        look="secondary",
    )
    open_ = Press(text=f"Open {words}", action=site.to(f"{place}/open"), token=token, hidden=hidden, look="secondary")
    presses = (open_,) if place.startswith("requests/") else (out,)
    masked = f"{number} {'part is' if number == 1 else 'parts are'} left out."
    return Entry(heading=words, lines=(_about(line, titles), masked), presses=() if found.request.done_at else presses)


def _member(site: OfficeSite, place: str, member: AskingMember, token: str, *, is_open: bool) -> Entry:
    """Show that what somebody said in panels goes with a request, and none of it."""
    out = Press(
        text=f"Take the words of {member.email} out again",
        action=site.to(f"{place}/leave-out"),
        token=token,
        hidden=((PERSON, member.person),),
        look="secondary",
    )
    lines = ("What they said in panels goes into the file. Nobody has to read it.",)
    heading = f"A member of panels: {member.email}"
    return Entry(heading=heading, lines=lines, presses=(out,) if is_open else ())


def _about(line: QueueLine, titles: Mapping[str, str]) -> str:
    return f"{titles.get(line.form, line.form)}, sent {moment_words(line.sent_at)}. {STATES[line.state]}."

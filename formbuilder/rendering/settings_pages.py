"""The settings of a council, as its administrators see and change them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from formbuilder.councils.crest import LIGHT, NoCrest
from formbuilder.councils.parts import PARTS, SettingsPart
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.key_words import rehearsed_words
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, Group, ListPage
from formbuilder.rendering.settings_boxes import Typed, blocks
from formbuilder.rendering.sheet import Block, Cell, SheetPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.gap_kinds import PEOPLE, Gap, place_of
from formbuilder.services.keys import CouncilKey
from formbuilder.services.settings import NotChanged
from formbuilder.storage.editions import EditionRow

COLOUR, LINKS, CREST, NO_CREST, FILE, SEEN = "colour", "links", "crest", "no-crest", "file", "seen"
"""Names of fields."""
PAGE = 50
GO_TO: Mapping[str, str] = {
    "duty": "Say who is on duty",
    "readers": "Say who reads which form",
    "looks": "Change the looks",
    "file": "Change the file",
    PEOPLE: "Change people and their roles",
}
"""Where what is missing is put right, by the part of the settings."""
BACK = "Back to the settings"
BACK_TO: Mapping[str, tuple[str, str]] = {
    "readers": ("Back to all forms", "settings/readers"),
    "contacts": ("Back to other contacts", "settings/contacts"),
}
"""Where parts that are one of a list lead back to."""
NOT_CHANGED: Mapping[NotChanged, str] = {
    NotChanged.OTHERS_CHANGED: "Somebody changed the same settings while you had them open. What you typed is still "
    "here. Open the settings in another tab and compare. To save yours anyway, select the button again.",
    NotChanged.OTHER_COUNCIL: "‘council’ stays as it is: forms that were sent are found by it.",
    NotChanged.OTHER_KIND: "‘demonstration’ stays as it is. A real council is added with a profile of its own.",
    NotChanged.NOBODY_TOLD: "Forms are open that ask about danger. Somebody must be told, so ‘duty’ stays.",
    NotChanged.UNKNOWN: "There is no such edition.",
}
NO_PICTURE: Mapping[NoCrest, str] = {
    NoCrest.EMPTY: "This file is empty. Choose another one.",
    NoCrest.TOO_BIG: "This file is larger than 100 kilobytes. Make the picture smaller.",
    NoCrest.NO_PICTURE: "This is no PNG and no WebP picture. Save it as one of the two.",
    NoCrest.BROKEN: "This picture is broken, or it moves. Save it again as PNG.",
    NoCrest.TOO_WIDE: "This picture has more than 2,000 dots on a side. Make it smaller.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What every page that changes settings sends along."""

    token: str
    seen: str
    loses_notes: bool = False
    """Whether notes in the file would go."""

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """The hidden fields."""
        return ((SEEN, self.seen),)

    @property
    def lines(self) -> tuple[str, ...]:
        """What to know before it is sent."""
        words = "The file has notes (# …) within these settings. They go when you save."
        return (words,) if self.loses_notes else ()


def settings_page(site: OfficeSite, gaps: tuple[Gap, ...], key: CouncilKey | None) -> ListPage:
    """List the parts of the settings, what is missing before real people may send answers, and the key."""
    parts = tuple(Entry(heading=part.heading, lines=(part.about,), links=(_change(site, part),)) for part in PARTS)
    others = (
        ("Who reads which form", "By when, and how people get the form on paper.", "readers"),
        ("Other contacts", "Whom people ask about some forms, where that is another team.", "contacts"),
        ("Looks", "Colours and crest.", "looks"),
        ("Charging", "What the council set itself about charging. It is changed in the file.", "charging"),
    )
    more = tuple(
        Entry(heading=heading, lines=(about,), links=(Link(f"Change: {heading}", site.to(f"settings/{place}")),))
        for heading, about, place in others
    )
    return ListPage(
        heading="Settings",
        council=site.council,
        lines=("A change counts within 2 seconds, on every page. Each change is kept, with who made it.",),
        entries=(*_missing(site, gaps), *parts, *more, *_key(key)),
        links=(
            Link("How long records are kept", site.to("records")),
            Link("All settings as one file", site.to("settings/file")),
            Link("Earlier settings", site.to("settings/editions")),
        ),
    )


def part_page(site: OfficeSite, part: SettingsPart, sending: Sending, found: Typed) -> SheetPage:
    """Ask for the settings of one part."""
    back = BACK_TO.get(part.slug.partition("/")[0], (BACK, "settings"))
    return SheetPage(
        heading=part.heading,
        council=site.council,
        action=site.to(f"settings/{part.slug}"),
        token=sending.token,
        button="Save",
        lines=(*part.lines, *sending.lines),
        hidden=sending.hidden,
        others=found.others,
        blocks=blocks(part, found),
        back=(Link(back[0], site.to(back[1])),),
    )


def readers_page(site: OfficeSite, forms: Mapping[str, str], number: int) -> ListPage:
    """List forms by title, with who reads them; 50 a page; ``forms`` are titles by short name."""
    known = site.council.forms
    entries = tuple(
        Entry(
            heading=title,
            lines=(_reader_words(known[slug].reader, known[slug].within_days),)
            if slug in known
            else ("Nobody yet. People cannot open a form that asks for answers before that.",),
            links=(Link(f"Change who reads {title}", site.to(f"settings/readers/{slug}")),),
        )
        for slug, title in forms.items()
    )
    more = (Link("More forms", site.to(f"settings/readers?page={number + 1}")),) if len(forms) == PAGE else ()
    lines = () if entries else ("There is no form yet.",)
    return ListPage(
        heading="Who reads which form",
        council=site.council,
        lines=lines,
        entries=entries,
        links=more,
        back=(Link(BACK, site.to("settings")),),
    )


def contacts_page(site: OfficeSite, contacts: Iterable[tuple[str, tuple[str, ...]]]) -> ListPage:
    """List the teams that people ask about some forms; ``contacts`` gives who, and their forms."""
    entries = tuple(
        Entry(
            heading=person,
            lines=(f"For: {', '.join(forms)}.",),
            links=(Link(f"Change {person}", site.to(f"settings/contacts/{number}")),),
        )
        for number, (person, forms) in enumerate(contacts, 1)
    )
    return ListPage(
        heading="Other contacts",
        council=site.council,
        lines=("For all other forms, people ask the team at the foot of every page.",),
        go=(Link("Add a contact", site.to(f"settings/contacts/{len(entries) + 1}")),),
        entries=entries,
        back=(Link(BACK, site.to("settings")),),
    )


def looks_page(site: OfficeSite, sending: Sending, found: Typed, *, upload_wrong: str = "") -> SheetPage:
    """Ask for colours and crest."""
    has_one = bool(site.council.looks.crest)
    colours = (
        ("Colour of the bar and of buttons", COLOUR, "White words stand on it. Leave it empty for our own, #17505c."),
        ("Colour of links", LINKS, "They stand on white and on light grey. Leave it empty for our own, #0b5469."),
    )
    cells = tuple(
        Cell(
            id=name,
            label=label,
            hint=hint,
            typed=found.texts.get(name, ""),
            errors=found.errors.get(name, ()),
            width="govuk-input--width-10",
        )
        for label, name, hint in colours
    )
    size = f"PNG or WebP, 100 kilobytes at most. Up to {LIGHT // 1024} keep the first visit quick on a slow phone."
    crest = Cell(
        id=CREST, label="Picture of the crest", hint=size, kind="file", errors=(upload_wrong,) if upload_wrong else ()
    )
    return SheetPage(
        heading="Looks",
        council=site.council,
        action=site.to("settings/looks"),
        token=sending.token,
        button="Save",
        lines=sending.lines,
        hidden=sending.hidden,
        upload=True,
        others=found.others,
        blocks=(
            Block(heading="Colours", lines=("A colour has a # and 6 signs, such as #17505c.",), cells=cells),
            Block(
                heading="Crest",
                lines=("It stands beside the name of the council. The crown is not allowed.",),
                cells=(crest,),
                groups=(_no_crest(),) if has_one else (),
            ),
        ),
        back=(Link(BACK, site.to("settings")),),
    )


def charging_page(site: OfficeSite) -> ListPage:
    """Show what the council set itself about charging."""
    charging = site.council.charging
    own = tuple(
        Entry(heading=name, lines=tuple(f"From {year}: {amount}" for year, amount in sorted(years.items())))
        for name, years in sorted(charging.rates.items())
    )
    return ListPage(
        heading="Charging",
        council=site.council,
        lines=(
            f"A year has {charging.weeks_in_a_year} weeks when a sum for a year becomes one for a week.",
            "Figures of the council’s own are never worse for people than those of the law."
            if own
            else "The council has no figures of its own. Those of the law count.",
        ),
        entries=own,
        links=(Link("Change them in the file", site.to("settings/file")),),
        back=(Link(BACK, site.to("settings")),),
    )


def file_page(site: OfficeSite, sending: Sending, text: str, wrong: tuple[str, ...] = ()) -> SheetPage:
    """Show all settings as one file, for those who want it so; each problem says its line."""
    cell = Cell(id=FILE, label="The file (YAML)", typed=text, kind="area", rows=30, errors=wrong)
    return SheetPage(
        heading="All settings as one file",
        council=site.council,
        action=site.to("settings/file"),
        token=sending.token,
        button="Save the file",
        lines=("The other pages change this file too, and leave the rest of it as it is.",),
        hidden=sending.hidden,
        blocks=(Block(cells=(cell,)),),
        back=(Link(BACK, site.to("settings")),),
    )


def editions_page(site: OfficeSite, editions: tuple[EditionRow, ...], names: Mapping[str, str], page: int) -> ListPage:
    """List the editions of the settings, the last first."""
    entries = tuple(
        Entry(
            heading=f"Edition {each.number}",
            lines=(
                f"{moment_words(each.saved_at)}, {names.get(each.saved_by or '', 'nobody signed in')}.",
                f"{each.about}.",
            ),
            links=(Link(f"Look at edition {each.number}", site.to(f"settings/editions/{each.number}")),),
        )
        for each in editions
    )
    older = (Link("Earlier ones", site.to(f"settings/editions?page={page + 1}")),) if len(entries) == 50 else ()
    return ListPage(
        heading="Earlier settings",
        council=site.council,
        lines=() if entries else ("Nothing was changed here yet.",),
        entries=entries,
        links=older,
        back=(Link(BACK, site.to("settings")),),
    )


def edition_page(
    site: OfficeSite, edition: EditionRow, differs: tuple[str, ...], token: str, wrong: tuple[str, ...] = ()
) -> TextPage:
    """Show what would be different with an earlier edition, line by line, and offer to go back to it."""
    told = differs or ("Nothing. These are the settings that count.",)
    parts = (
        *((Part(heading="It cannot count again as it is", lines=wrong),) if wrong else ()),
        Part(lines=(f"{edition.about}. Saved {moment_words(edition.saved_at)}.",)),
        Part(heading="What would be different", points=told),
    )
    press = Press(text="Go back to this edition", action=site.to(f"settings/editions/{edition.number}"), token=token)
    back = Link("Back to earlier settings", site.to("settings/editions"))
    return text_page(site.council, f"Edition {edition.number}", *parts, press=press if differs else None, links=(back,))


def _change(site: OfficeSite, part: SettingsPart) -> Link:
    return Link(f"Change: {part.heading}", site.to(f"settings/{part.slug}"))


def _missing(site: OfficeSite, gaps: tuple[Gap, ...]) -> Iterator[Entry]:
    if not gaps:
        return
    yield Entry(heading="What is missing before real people send answers")
    for gap in gaps:
        link = Link(GO_TO[gap.part], site.to(place_of(gap)), gap.words) if gap.part else None
        yield Entry(heading="", lines=(gap.words,), links=(link,) if link else ())


def _key(key: CouncilKey | None) -> Iterator[Entry]:
    if key is not None:
        about = "It opens what people send. Whoever runs this program changes and rehearses it, with commands."
        yield Entry(heading="The key", lines=(rehearsed_words(key), about))


def _reader_words(reader: str, days: int) -> str:
    return f"{reader[:1].upper()}{reader[1:]}. Within {days} working {'day' if days == 1 else 'days'}."


def _no_crest() -> Group:
    button = Button(
        id=NO_CREST, name=NO_CREST, value="yes", label="Show no crest any more", checked="", kind="checkbox"
    )
    return Group(legend="The crest of now", name=NO_CREST, buttons=(button,))

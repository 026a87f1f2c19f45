"""Notes from paper that came so far: those of a batch, and those that have no place yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from formbuilder.rendering.bringing_pages import Bringing, named
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.point_words import said_lines
from formbuilder.services.meeting_kinds import Verified
from formbuilder.services.note_kinds import Batch
from formbuilder.services.point_kinds import Point
from formbuilder.services.points import PAGE


def to_place_page(here: Bringing, found: Sequence[Point], said: tuple[str, ...] = ()) -> SectionsPage:
    """List the notes that have no place yet."""
    none = () if found else ("Every note has its place.",)
    entries = tuple(
        Entry(
            heading=f"Note {number}",
            lines=(each.words or "It has letters alone.",),
            links=(Link("Say where it belongs", f"{here.base}/note/{each.id}", f"note {number}"),),
        )
        for number, each in enumerate(found, 1)
    )
    return SectionsPage(
        heading="Notes that have no place yet",
        council=here.council,
        said=said,
        lines=("They are kept and answered like others. Say which words each is about.", *none),
        sections=(Section(heading="Notes", entries=entries),) if entries else (),
        back=here.back,
    )


def batch_notes_page(
    here: Bringing, batch: Batch, found: Sequence[Point], page: int, photos: Collection[str] = ()
) -> SectionsPage:
    """List the notes of a batch, as they came, a page of them; ``photos`` are those whose slip was photographed."""
    called = {each.person: each.shown for each in here.members}
    entries = tuple(
        _in_batch(here, number, each, called, photos) for number, each in enumerate(found[:PAGE], 1 + (page - 1) * PAGE)
    )
    return SectionsPage(
        heading="The notes that came so far",
        council=here.council,
        lines=(named(batch), "A note can be changed until it is answered."),
        sections=(Section(heading="Notes", entries=entries),),
        links=page_links(f"{here.base}/{batch.id}/all", page, more=len(found) > PAGE),
        back=here.back,
    )


def _in_batch(here: Bringing, number: int, each: Point, called: Mapping[str, str], photos: Collection[str]) -> Entry:
    at = here.codes.at(each.place)
    about = f"About: {at.code}. {at.label}" if at else "It has no place yet."
    who = called.get(each.author or "", "not said")
    change = Link("Change this note", f"{here.base}/note/{each.id}", f"note {number}")
    text = "See the photo of the slip" if each.id in photos else "Keep a photo of the slip"
    photo = (Link(text, f"{here.base}/note/{each.id}/photo", f"note {number}"),)
    can = each.id in photos or each.verified != Verified.RIGHT
    lines = (about, f"From: {who}", *said_lines(each))
    return Entry(heading=f"Note {number}", lines=lines, links=(change, *(photo if can else ())))

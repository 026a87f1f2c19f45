"""What one person sent, to take along: as plain text, on paper, and two submissions side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from formbuilder.rendering.copy_page import CopyPage
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.submission_page import (
    PRIVATE,
    NoteShown,
    Sent,
    SentPart,
    about,
    first_of_all,
    how_it_stands,
    parts,
    ways_now,
)
from formbuilder.rendering.summary import Chapter, Row
from formbuilder.rendering.titles import tab_title

KNOW_FIRST, REACH_THEM, HOW_FAR = "Know this first", "How to reach them", "How far it is"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage(OfficePage):
    """Template ``office/copy.html``: everything as plain text, to copy in one go."""

    lines: tuple[str, ...]
    label: str
    text: str
    button: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage(OfficePage):
    """Template ``office/beside.html``: two submissions that may be of the same person, question by question."""

    heads: tuple[Link, Link]
    rows: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    """A question, the answer in one, and the answer in the other."""
    lines: tuple[str, ...]


def as_text(sent: Sent, *, by_form: bool) -> str:
    """Return a submission as plain text: flags, ways, then the answers; what is private says so."""
    lines = [sent.reference, *about(sent), *how_it_stands(sent)]
    for chapter in _chapters(sent, by_form=by_form):
        lines += ["", f"== {chapter.title} =="]
        for row in chapter.rows:
            lines += [*(("", row.ask) if row.ask != chapter.title else ()), *row.lines]
    return "\n".join(lines)


def text_page(site: OfficeSite, sent: Sent, *, by_form: bool) -> TextPage:
    """Show it as plain text to copy."""
    place = f"submissions/{sent.line.reference}"
    other = Link("In the order of the form", f"{site.to(place)}/text?order=form")
    return TextPage(
        heading=f"{sent.reference} as text",
        council=site.council,
        lines=("Copy it into the record of your case system.", *_private(sent)),
        label="The text",
        text=as_text(sent, by_form=by_form),
        button="Copy all of it",
        done="It is copied.",
        links=(Link("Under each duty", f"{site.to(place)}/text") if by_form else other,),
        back=(Link(f"Back to {sent.reference}", site.to(place)),),
    )


def paper(site: OfficeSite, sent: Sent, now: datetime, *, by_form: bool) -> CopyPage:
    """Return it as it is printed: for the office, so private answers are in it, and say so."""
    place = f"submissions/{sent.line.reference}"
    order = "?order=form" if by_form else ""
    heading = f"{sent.reference}, for the office"
    return CopyPage(
        heading=heading,
        title=tab_title(heading, site.council),
        council=site.council.name,
        form=sent.title,
        reference=sent.reference,
        lines=(*about(sent), *how_it_stands(sent), f"Printed {moment_words(now)}.", *_private(sent)),
        chapters=tuple(_chapters(sent, by_form=by_form)),
        made_at=now,
        pdf=Link("Save it as a PDF", f"{site.to(place)}/file.pdf{order}"),
        back=Link("Go back", f"{site.to(place)}{order}"),
    )


def beside_page(site: OfficeSite, one: Sent, other: Sent) -> BesidePage:
    """Show two submissions side by side: first what both were asked, then the rest."""
    mine, theirs = (_answers(each) for each in (one, other))
    both = [ask for ask in mine if ask in theirs]
    rest = [*(ask for ask in mine if ask not in theirs), *(ask for ask in theirs if ask not in mine)]
    rows = ((ask, mine.get(ask, ("Not asked.",)), theirs.get(ask, ("Not asked.",))) for ask in (*both, *rest))
    heads = tuple(
        Link(f"{each.reference}, {moment_words(each.line.sent_at)}", site.to(f"submissions/{each.line.reference}"))
        for each in (one, other)
    )
    return BesidePage(
        heading=f"{one.reference} beside {other.reference}",
        council=site.council,
        lines=("The facts that we compare are the same in both. That does not prove that it is the same person.",),
        heads=(heads[0], heads[1]),
        rows=tuple(rows),
        back=(Link(f"Back to {one.reference}", site.to(f"submissions/{one.line.reference}")),),
    )


def _private(sent: Sent) -> Iterator[str]:
    """Say that private answers are there, if they are."""
    rows = (row for part in parts(sent, by_form=True) for row in part.rows)
    if any(PRIVATE in row.marks and sent.answers.get(row.question) is not None for row in rows):
        yield "It holds private answers."


def _answers(sent: Sent) -> dict[str, tuple[str, ...]]:
    rows = (row for part in parts(sent, by_form=True) for row in part.rows)
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row.ask] = (*found.get(row.ask, ()), *row.lines, *_said(row.english), *row.marks)
    return found


def _chapters(sent: Sent, *, by_form: bool) -> Iterator[Chapter]:
    flags = tuple(first_of_all(sent))
    if flags:
        yield Chapter(title=KNOW_FIRST, rows=(_plain(KNOW_FIRST, flags),))
    ways = tuple(_plain(way.name, way.lines) for way in ways_now(sent))
    if ways:
        yield Chapter(title=REACH_THEM, rows=ways)
    for part in parts(sent, by_form=by_form):
        yield Chapter(title=_head(part), rows=tuple(_rows(part)))


def _head(part: SentPart) -> str:
    return f"{part.title} ({part.source})" if part.source else part.title


def _rows(part: SentPart) -> Iterator[Row]:
    if part.lines:
        yield _plain(_head(part), (*part.lines, *_said(part.english)))
    for row in part.rows:
        yield _plain(row.ask, (*row.lines, *_said(row.english), *row.marks, *_said(row.newest)))


def _said(notes: Iterable[NoteShown]) -> Iterator[str]:
    for note in notes:
        yield f"{note.head}:"
        yield from note.lines


def _plain(ask: str, lines: tuple[str, ...]) -> Row:
    return Row(question="", page=0, ask=ask, short="", lines=lines, note="", private=False, apart=False)

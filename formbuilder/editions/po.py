"""Editions as PO files: ``msgctxt`` is the address of a slot, ``msgid`` its words in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from formbuilder.editions.catalogue import Catalogue, CatalogueError, LineProblem, Said
from formbuilder.editions.entries import Standing, State

OPEN = re.compile(r'^(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]+\])?)?\s*"(?:[^"\\]|\\.)*"\s*$')
FUZZY = "fuzzy"
UNSAID = (
    b'"Report-Msgid-Bugs-To:',
    b'"POT-Creation-Date:',
    b'"PO-Revision-Date:',
    b'"Last-Translator:',
    b'"Language-Team:',
    b'"Generated-By:',
)
"""Heads that would hold an example, or make the file another one each time it is written."""


def read(data: bytes) -> Catalogue:
    """Return what a PO file says; raises CatalogueError with the lines that cannot be read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CatalogueError([LineProblem(0, "Save the file as UTF-8.")]) from None
    if problems := [*broken(text)]:
        raise CatalogueError(problems)
    try:
        catalog = read_po(BytesIO(text.encode()), abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError([LineProblem(error.lineno + 1, "This line cannot be read as PO.")]) from None
    except (ValueError, KeyError, TypeError):
        raise CatalogueError([LineProblem(1, "The head of the file cannot be read. Export the file again.")]) from None
    named = catalog.project if catalog.project != "PROJECT" else ""
    return Catalogue(form=named, language=_tag(catalog), said=tuple(_said(catalog)))


def write(form: str, version: int, language: str, slots: Iterable[Standing]) -> bytes:
    """Return a PO file with every slot; words made from older ones are marked as fuzzy, with those."""
    catalog = Catalog(project=form, version=str(version), charset="utf-8", fuzzy=False, header_comment="")
    catalog.locale = language.replace("-", "_")
    for each in slots:
        catalog.add(
            each.source.words,
            each.entry.words if each.entry else "",
            context=each.source.address,
            flags=(FUZZY,) if each.state is State.STALE else (),
            auto_comments=[*_notes(each)],
        )
    file = BytesIO()
    write_po(file, catalog, width=0, no_location=True)
    said = file.getvalue()[file.getvalue().index(b"msgid") :]
    return b"".join(line for line in said.splitlines(keepends=True) if not line.startswith(UNSAID))


def _notes(slot: Standing) -> Iterator[str]:
    if slot.source.note:
        yield slot.source.note
    if slot.source.guard:
        yield f"Never shown before a speaker has checked it: it is about {slot.source.guard.words}."
    if slot.entry and slot.state is State.STALE and slot.entry.source:
        yield f"Made from older words: {' '.join(slot.entry.source.split())}"
    elif slot.entry and slot.entry.checked_by:
        yield f"Checked by {slot.entry.checked_by} on {slot.entry.checked_on}."


def _said(catalog: Catalog) -> Iterator[Said]:
    for message in catalog:
        if message.id:
            ids, words = (each[0] if isinstance(each, (tuple, list)) else each for each in (message.id, message.string))
            yield Said(
                line=message.lineno or 0,
                address=message.context or "",
                source=ids or "",
                words=words or "",
                doubted=message.fuzzy,
            )


def _tag(catalog: Catalog) -> str:
    return (catalog.locale_identifier or "").replace("_", "-")


def broken(text: str) -> Iterator[LineProblem]:
    """Yield the lines that Babel would guess at: it takes a text that never ends."""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare and not bare.startswith("#") and not OPEN.match(bare):
            yield LineProblem(number, 'A line needs a keyword and words between two “"” signs.')

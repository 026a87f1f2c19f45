"""Editions as XLIFF 1.2, which translation programs read: ``resname`` is the address of a slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from formbuilder.definition.in_language import SOURCE
from formbuilder.editions.catalogue import Catalogue, CatalogueError, LineProblem, Said
from formbuilder.editions.entries import Standing, State

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
NEEDED = ("needs-translation", "needs-adaptation", "needs-l10n")
STATES = {
    State.MISSING: "needs-translation",
    State.DRAFTED: "needs-review-translation",
    State.CHECKED: "final",
    State.STALE: "needs-adaptation",
}
"""What the standard calls them."""


def read(data: bytes) -> Catalogue:
    """Return what an XLIFF file says; raises CatalogueError if it is none. Entities and networks are never followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise CatalogueError([LineProblem(error.lineno or 0, "This cannot be read. Export the file again.")]) from None
    file = root.find(_tag("file"))
    if file is None:
        raise CatalogueError(
            [LineProblem(root.sourceline or 0, "There is no ‘file’ of version 1.2 here. Export it again.")]
        )
    return Catalogue(
        form=file.get("original") or "", language=file.get("target-language") or "", said=tuple(_units(file))
    )


def write(form: str, version: int, language: str, slots: Iterable[Standing]) -> bytes:
    """Return an XLIFF file with every slot and its state."""
    root = etree.Element(_tag("xliff"), {"version": "1.2"}, nsmap={None: NAMESPACE})
    settings = {
        "original": form,
        "product-version": str(version),
        "source-language": SOURCE,
        "target-language": language,
        "datatype": "plaintext",
    }
    body = etree.SubElement(etree.SubElement(root, _tag("file"), settings), _tag("body"))
    for number, each in enumerate(slots, 1):
        unit = etree.SubElement(body, _tag("trans-unit"), {"id": str(number), "resname": each.source.address})
        etree.SubElement(unit, _tag("source")).text = each.source.words
        target = etree.SubElement(unit, _tag("target"), {"state": STATES[each.state]})
        target.text = each.entry.words if each.entry else ""
        for note in _notes(each):
            etree.SubElement(unit, _tag("note")).text = note
    etree.indent(root)
    file: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return file + b"\n"


def _notes(slot: Standing) -> Iterator[str]:
    if slot.source.note:
        yield slot.source.note
    if slot.state is State.STALE and slot.entry:
        yield f"Made from older words: {slot.entry.source}"
    if slot.source.guard:
        yield f"Never shown before a speaker has checked it: it is about {slot.source.guard.words}."


def _units(file: etree._Element) -> Iterator[Said]:
    for unit in file.iter(_tag("trans-unit")):
        target = unit.find(_tag("target"))
        yield Said(
            line=unit.sourceline or 0,
            address=unit.get("resname") or unit.get("id") or "",
            source=_text(unit.find(_tag("source"))),
            words=_text(target),
            doubted=target is not None and target.get("state") in NEEDED,
        )


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"

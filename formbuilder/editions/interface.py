"""Our own words on pages of the public in another language: a PO file, looked through and compiled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from formbuilder.editions.catalogue import CatalogueError, LineProblem
from formbuilder.editions.faults import Fault, faults
from formbuilder.editions.po import broken

PLURALS = "This language has {} forms for a number. Write each of them."


def compiled(data: bytes, tag: str) -> bytes:
    """Return a catalogue as programs read it; raises CatalogueError with every fault and its line.

    What is empty, or marked as unsure, is left out: it stays English.
    """
    text = data.decode("utf-8-sig")
    if problems := [*broken(text)]:
        raise CatalogueError(problems)
    try:
        catalog = read_po(BytesIO(text.encode()), locale=tag.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError([LineProblem(error.lineno + 1, "This line cannot be read as PO.")]) from None
    if problems := [*_problems(catalog)]:
        raise CatalogueError(problems)
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _problems(catalog: Catalog) -> Iterator[LineProblem]:
    for message in catalog:
        if message.id and any(_texts(message.string)) and not message.fuzzy:
            line = message.lineno or 0
            if message.pluralizable and sum(map(bool, _texts(message.string))) != catalog.num_plurals:
                yield LineProblem(line, PLURALS.format(catalog.num_plurals))
            yield from (LineProblem(line, str(fault)) for fault in _faults(message))


def _faults(message: Message) -> Iterator[Fault]:
    """Give what is wrong with each text; one for a number may be made like the English one for 1, or for more."""
    for words in filter(None, _texts(message.string)):
        found = [[fault for fault in faults(own, words) if fault.stops] for own in _texts(message.id)]
        if all(found):
            yield from found[-1]


def _texts(of: str | Sequence[str] | None) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of or ())

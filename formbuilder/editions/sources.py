"""What there is to translate in a form: each slot with its owner, its words, and how careful one must be with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from formbuilder.definition.block_form import PREFIX
from formbuilder.definition.bundle import BLOCK_FILE
from formbuilder.definition.fingerprint import words_row
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.editions.guards import Guard, guards

PICTURE = re.compile(r"\.picture(@|$)")
"""The name of a picture, which nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One slot in the language that the form is written in."""

    owner: str
    """The form, or the block that it uses the slot from, such as ``block.about-you``: a block is translated once."""
    address: str
    """With its wording: ``hours.hint@easy-read``."""
    words: str
    guard: Guard | None = None

    @property
    def mark(self) -> str:
        """The hash of the words, by which a translation knows what it was made from."""
        return words_row(self.words)


def sources(form: Form) -> Iterator[Source]:
    """Yield every slot of a form that has words to translate, in the order of the form."""
    guarded = guards(form)
    for address, words in slots(form):
        if PICTURE.search(address):
            continue
        block = BLOCK_FILE.search(words.place.file)
        yield Source(
            owner=f"{PREFIX}{block['block']}" if block else form.slug,
            address=address,
            words=words.text,
            guard=guarded.get(address),
        )

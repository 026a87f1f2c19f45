"""What there is to translate in a form: each slot with its owner, its words, and how careful one must be with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from formbuilder.definition.block_form import PREFIX
from formbuilder.definition.bundle import BLOCK_FILE
from formbuilder.definition.every_question import every_question
from formbuilder.definition.fingerprint import words_row
from formbuilder.definition.model import Form, YesNo
from formbuilder.definition.slots import slots
from formbuilder.editions.guards import Guard, guards

ANSWER_WITH_VERB = frozenset({"cy"})
"""Languages without a word for yes or no: “Oes” answers “Oes …?”, and “Ydw” answers “Ydych chi …?”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One slot in the language that the form is written in."""

    owner: str
    """The form, or the block that it uses the slot from, such as ``block.about-you``: a block is translated once."""
    address: str
    """With its wording: ``hours.hint@easy-read``."""
    words: str
    guard: Guard | None = None
    came: str = ""
    """The translation that comes with the product, for sentences of ours; "" for forms."""
    before: str = ""
    """The address that it had while its words were others, where somebody says so; "" elsewhere."""
    note: str = ""
    """What somebody who translates must know: where a sentence of ours stands; "" for forms."""
    kind: str = ""
    """Where the same words in places of one kind are said with the same words, which; "" for forms."""

    @property
    def mark(self) -> str:
        """The hash of the words, by which a translation knows what it was made from."""
        return words_row(self.words)

    @property
    def mark_as_it_came(self) -> str:
        """The hash of the words with the translation that comes with them: a check of it is of exactly these two."""
        return mark_of_both(self.words, self.came) if self.came else self.mark

    @property
    def marks(self) -> tuple[str, str]:
        """What words have that were made from exactly this, whether somebody here wrote them or they came with it."""
        return self.mark, self.mark_as_it_came


def mark_of_both(words: str, came: str) -> str:
    """Return the hash of words and of the translation that came with them."""
    return words_row(f"{words}\n\n{came}")


def sources(form: Form, language: str) -> Iterator[Source]:
    """Yield every slot of a form that has words to translate into a language, in the order of the form.

    Where a language answers with the verb, each question of yes and no has two more after its ``ask``.
    """
    asked = {each.id for each in every_question(form.questions) if isinstance(each.type, YesNo)}
    for source in _of_slots(form):
        yield source
        id_, _dot, part = source.address.partition(".")
        if language in ANSWER_WITH_VERB and part == "ask" and id_ in asked:
            for value, words in (("yes", "Yes"), ("no", "No")):
                yield replace(source, address=f"{id_}.options.{value}", words=words)


def _of_slots(form: Form) -> Iterator[Source]:
    guarded = guards(form)
    for address, words in slots(form):
        block = BLOCK_FILE.search(words.place.file)
        yield Source(
            owner=f"{PREFIX}{block['block']}" if block else form.slug,
            address=address,
            words=words.text,
            guard=guarded.get(address),
        )

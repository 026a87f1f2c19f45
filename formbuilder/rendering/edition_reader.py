"""Who looks at words in another language, and what they see of them beside the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.editions.entries import Entry, Standing, State
from formbuilder.editions.faults import faults
from formbuilder.editions.terms import Term, agreed, found_in
from formbuilder.rendering.titles import day_words

OWN_WORDS = "You wrote this, so somebody else checks it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An officer, who notes what speakers say; or a translator, who checks words under their own name."""

    id: str = ""
    name: str = ""
    is_officer: bool = True
    by_writer: bool = False
    """Whether whoever wrote words may check them in this language."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What everybody is called, by id."""
    terms: Sequence[Term] = ()
    """What is agreed in this language."""

    def may_check(self, slot: Standing) -> bool:
        """Whether these words can be noted as right by whoever looks."""
        return slot.state is State.DRAFTED and slot.entry is not None and self.may_check_entry(slot.entry)

    def may_check_entry(self, entry: Entry) -> bool:
        """Whether whoever looks can note words as right that are not checked yet."""
        return self.is_officer or self.by_writer or entry.written_by != self.id

    def head(self) -> tuple[str, ...]:
        """Say under which name checks are noted, where nobody is asked for one."""
        return () if self.is_officer else (f"What you choose as right is noted as checked by you, {self.name}.",)

    def agreed_for(self, source: str) -> tuple[Term, ...]:
        """Return the terms that English words have."""
        known = {each.term: each for each in self.terms if each.words}
        return tuple(known[each] for each in found_in(source, agreed(self.terms)))

    def lines(self, slot: Standing) -> Iterator[str]:
        """Say where it stands, why it is never shown unchecked, who wrote and checked it, and what to look at."""
        if slot.source.note:
            yield slot.source.note
        if slot.source.guard:
            yield f"Nobody outside reads this unchecked: it is about {slot.source.guard.words}."
        if slot.entry:
            yield from self._of_entry(slot, slot.entry)

    def _of_entry(self, slot: Standing, entry: Entry) -> Iterator[str]:
        if name := self.names.get(entry.written_by):
            yield f"Written by {name}."
        if entry.checked_by and slot.state is State.CHECKED:
            on = f", {day_words(entry.checked_on)}" if entry.checked_on else ""
            yield f"Checked by {entry.checked_by}{on}."
        elif slot.state is State.DRAFTED and not self.may_check(slot):
            yield OWN_WORDS
        yield from self.findings(slot)

    def findings(self, slot: Standing) -> tuple[str, ...]:
        """Say what to look at in the words of a slot: nothing of it keeps them from being used."""
        if slot.entry is None:
            return ()
        found = faults(slot.source.words, slot.entry.words, agreed(self.terms))
        return tuple(str(fault) for fault in found if not fault.stops)


NOBODY = Reader()

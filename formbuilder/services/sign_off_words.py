"""The free text of sign-offs, for those who keep records: a name or a private thing in it can be erased."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.accounts.people import is_id
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.life_cycle import steps_in
from formbuilder.services.sign_off_kinds import SignOff
from formbuilder.services.sign_offs import sign_off_of, spoken_in
from formbuilder.storage import sign_offs as rows
from formbuilder.storage import spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.sign_offs import SignOffRow

PAGE = 50


@dataclass(frozen=True, slots=True)
class SignOffWords:
    """What was said of a version at a step, with its free text."""

    pin: DraftPin
    step: str
    """The name of the step; its key if the chain has no such step any more."""
    said: SignOff = field(repr=False)


def words_of_sign_offs(store: Store, page: int = 1) -> tuple[SignOffWords, ...]:
    """Return what was said at steps with free text that is still there, the last first; 50 a page."""

    def look(scope: Scope) -> tuple[SignOffWords, ...]:
        return _with_texts(scope, rows.with_words(scope, PAGE, (page - 1) * PAGE))

    return store.read(look)


def find_words(store: Store, id_: str) -> SignOffWords | None:
    """Return one of them; None if its words are erased. ``id_`` is whatever an address says."""

    def look(scope: Scope) -> tuple[SignOffWords, ...]:
        row = rows.one(scope, id_)
        there = row and spoken.spoken(scope, frozenset(spoken_in(row)))
        return _with_texts(scope, (row,)) if row and there else ()

    return next(iter(store.read(look)), None) if is_id(id_) else None


def erase_words(store: Store, id_: str, doing: Doing) -> bool:
    """Erase the free text of one sign-off, and of what was said against it. False if there is none.

    That it was said, by whom and about which words stays.
    """

    def erase(scope: Scope) -> bool:
        row = rows.one(scope, id_)
        found = [spoken.erase(scope, words, doing.now) for words in spoken_in(row)] if row else []
        if row is None or not any(found):
            return False
        doing.note(scope, "sign-off-words-erased", str(DraftPin(row.form, row.version)))
        return True

    return store.write(erase) if is_id(id_) else False


def _with_texts(scope: Scope, found: tuple[SignOffRow, ...]) -> tuple[SignOffWords, ...]:
    texts = spoken.spoken(scope, frozenset(words for row in found for words in spoken_in(row)))
    names = {form: {step.key: step.name for step in steps_in(scope, form)} for form in {row.form for row in found}}
    return tuple(
        SignOffWords(DraftPin(row.form, row.version), names[row.form].get(row.step, row.step), sign_off_of(row, texts))
        for row in found
    )

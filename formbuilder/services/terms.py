"""The words that are agreed for English terms in a language: ours, and a council’s own in their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from formbuilder.editions.terms import Term, together
from formbuilder.services.doing import Doing
from formbuilder.storage import translators as rows
from formbuilder.storage.engine import Scope, Store

LONGEST_TERM = 120
LONGEST = 2_000
"""Signs of the words of a term together, and of its note."""
MOST_TERMS = 500
"""Of a council’s own in a language."""


class NoTerm(StrEnum):
    """Why a term was not kept."""

    TERM = "term"
    """It is empty or too long."""
    WORDS = "words"
    """There are too many words, or too long ones."""
    NOTE = "note"
    MANY = "many"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerm:
    """A term as somebody wants it; without ``words``, one of ours that the council does not want."""

    language: str
    term: str
    words: tuple[str, ...]
    note: str = ""


def own_terms(store: Store, language: str) -> tuple[Term, ...]:
    """Return the council’s own terms in a language; those without words take one of ours away."""
    return tuple(_term(row) for row in store.read(lambda scope: rows.terms(scope, language)))


def terms_of_council(store: Store, ours: Iterable[Term], language: str) -> tuple[Term, ...]:
    """Return all terms that count in a language: one query."""
    return together(ours, own_terms(store, language))


def keep_term(store: Store, new: NewTerm, doing: Doing) -> NoTerm | None:
    """Agree on the words of a term for the council, in the place of what was agreed before."""
    called = " ".join(new.term.replace("'", "’").split())
    words = tuple(dict.fromkeys(filter(None, (" ".join(each.split()) for each in new.words))))
    if why := _wrong(called, words, new.note):
        return why

    def keep(scope: Scope) -> NoTerm | None:
        there = rows.terms(scope, new.language)
        same = next((row.term for row in there if _term(row).key == Term(term=called, words=()).key), None)
        if same is None and len(there) >= MOST_TERMS:
            return NoTerm.MANY
        if same is not None and same != called:
            rows.remove_term(scope, new.language, same)
        rows.set_term(
            scope,
            rows.TermRow(
                language=new.language,
                term=called,
                words="\n".join(words),
                note=" ".join(new.note.split()),
                set_by=doing.by,
                set_at=doing.now,
            ),
        )
        doing.note(scope, "translation-term", new.language)
        return None

    return store.write(keep)


def drop_own_term(store: Store, language: str, term: str, doing: Doing) -> None:
    """Take a term of the council’s own out: what is ours counts again."""

    def drop(scope: Scope) -> None:
        if rows.remove_term(scope, language, term):
            doing.note(scope, "translation-term", language)

    store.write(drop)


def _wrong(term: str, words: tuple[str, ...], note: str) -> NoTerm | None:
    wrong = {
        NoTerm.TERM: not 0 < len(term) <= LONGEST_TERM,
        NoTerm.WORDS: len("\n".join(words)) > LONGEST,
        NoTerm.NOTE: len(note) > LONGEST,
    }
    return next((why for why, is_so in wrong.items() if is_so), None)


def _term(row: rows.TermRow) -> Term:
    words = tuple(filter(None, row.words.split("\n")))
    return Term(term=row.term, words=words, note=row.note, set_by=row.set_by, set_at=row.set_at)

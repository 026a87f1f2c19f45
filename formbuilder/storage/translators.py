"""Who translates into which language, who may check what, and the words that are agreed for terms, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import agreed_terms, checking_rules, translators


@dataclass(frozen=True, slots=True)
class TranslatorRow:
    """Somebody translates into a language."""

    person: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """Whether, in a language, words may be checked by whoever wrote them."""

    language: str
    by_writer: bool
    set_by: str | None
    set_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """The words that are agreed for a term, a line each; none where one of ours is not wanted."""

    language: str
    term: str
    words: str
    note: str
    set_by: str | None
    set_at: datetime


def languages_of(scope: Scope, person: str) -> frozenset[str]:
    """Return what somebody translates into."""
    found = rows.every(scope, translators, TranslatorRow, order=(translators.c.language,), person=person)
    return frozenset(each.language for each in found)


def every(scope: Scope) -> tuple[TranslatorRow, ...]:
    """Return everybody who translates, once for each language."""
    return rows.every(scope, translators, TranslatorRow, order=(translators.c.person, translators.c.language))


def set_languages(scope: Scope, person: str, languages: Iterable[str]) -> None:
    """Let somebody translate into these languages and no others."""
    rows.remove(scope, translators, person=person)
    for language in sorted(languages):
        rows.put(scope, translators, TranslatorRow(person, language))


def rule(scope: Scope, language: str) -> RuleRow | None:
    """Return who may check words in a language, if somebody said so."""
    return rows.find(scope, checking_rules, RuleRow, language=language)


def set_rule(scope: Scope, row: RuleRow) -> None:
    """Say who may check words in a language."""
    rows.remove(scope, checking_rules, language=row.language)
    rows.put(scope, checking_rules, row)


def terms(scope: Scope, language: str) -> tuple[TermRow, ...]:
    """Return the council's own terms in a language."""
    return rows.every(scope, agreed_terms, TermRow, order=(agreed_terms.c.term,), language=language)


def set_term(scope: Scope, row: TermRow) -> None:
    """Put a term in, or in the place of what was there."""
    kept = {each.name: getattr(row, each.name) for each in fields(row)}
    if not rows.change(scope, agreed_terms, kept, language=row.language, term=row.term):
        rows.put(scope, agreed_terms, row)


def remove_term(scope: Scope, language: str, term: str) -> int:
    """Take a term of the council's own out."""
    return rows.remove(scope, agreed_terms, language=language, term=term)

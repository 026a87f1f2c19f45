"""Translators: who writes in which language, and whether whoever wrote words may check them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from formbuilder.accounts.people import Person, Role
from formbuilder.services.doing import Doing
from formbuilder.storage import people
from formbuilder.storage import translators as rows
from formbuilder.storage.engine import Scope, Store


@dataclass(frozen=True, slots=True)
class Translator:
    """Somebody who translates, and into what."""

    person: Person
    languages: frozenset[str]


def translators(store: Store) -> tuple[Translator, ...]:
    """Return everybody who has the role and may come in, by name."""
    return store.read(_translators)


def languages_of(store: Store, person: str) -> frozenset[str]:
    """Return the languages that somebody may write in as a translator."""
    return store.read(lambda scope: rows.languages_of(scope, person))


def set_languages(store: Store, person: str, languages: Collection[str], doing: Doing) -> bool:
    """Let a translator write in these languages and no others, from their next page on; False for anybody else."""

    def change(scope: Scope) -> bool:
        if not _translates(people.find(scope, person)):
            return False
        if rows.languages_of(scope, person) != set(languages):
            rows.set_languages(scope, person, languages)
            doing.note(scope, "translator-languages", person)
        return True

    return store.write(change)


def writer_may_check(store: Store, language: str) -> rows.RuleRow | None:
    """Return what an officer decided about a language; None where nobody did: then somebody else checks."""
    return store.read(lambda scope: rows.rule(scope, language))


def decide_who_checks(store: Store, language: str, doing: Doing, *, by_writer: bool) -> None:
    """Say whether words in a language may be checked by whoever wrote them."""

    def change(scope: Scope) -> None:
        rows.set_rule(
            scope, rows.RuleRow(language=language, by_writer=by_writer, set_by=doing.by, set_at=doing.now)
        )  # fmt: skip  # one row
        doing.note(scope, "translation-checking", language)

    store.write(change)


def _translators(scope: Scope) -> tuple[Translator, ...]:
    found: dict[str, set[str]] = {}
    for row in rows.every(scope):
        found.setdefault(row.person, set()).add(row.language)
    those = (each for each in people.every(scope) if _translates(each))
    return tuple(Translator(each, frozenset(found.get(each.id, ()))) for each in those)


def _translates(person: Person | None) -> bool:
    return person is not None and person.active and Role.TRANSLATOR in person.roles

"""Our own sentences in a council’s other languages: what is still to check, checks taken back, and languages on or off.

They are written and checked as the words of forms are, by ``edition_words``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum

from formbuilder.councils.writing import NotInLinesError, Plain
from formbuilder.editions.entries import Entry, Standing, State
from formbuilder.editions.our_words import OWNER, Sentence
from formbuilder.editions.sources import Source
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import entry_of
from formbuilder.services.settings import Change, NotChanged, change_settings, mark_of, settings_now
from formbuilder.storage import translated as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.translated import TranslatedRow

SETTING = "languages"
"""What the settings call the languages that are on."""


class NotOn(StrEnum):
    """Why a language is not switched on."""

    NOT_CHECKED = "not_checked"
    """Sentences that everybody meets are not checked."""
    NOT_IN_LINES = "not_in_lines"
    """The settings are written so that one of them cannot be changed alone."""
    OTHERS_CHANGED = "others_changed"
    """Somebody changed the same setting meanwhile."""


def left(sentences: Iterable[Sentence], standing: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the sentences that everybody meets who fills in a form, and that nobody has checked as they are."""
    needed = {each.source.address for each in sentences if each.part.needed}
    return tuple(each for each in standing if each.state is not State.CHECKED and each.source.address in needed)


def no_longer_said(store: Store, sources: Iterable[Source], language: str) -> tuple[Entry, ...]:
    """Return what a council has for sentences that the product does not have any more, by their English."""
    there = {each for source in sources for each in (source.address, source.before)}
    found = store.read(lambda scope: rows.of_language(scope, {OWNER}, language))
    newest = {each.address: each for each in reversed(found) if each.address not in there}
    return tuple(entry_of(each) for each in sorted(newest.values(), key=lambda each: (each.source, each.address)))


def take_check_back(store: Store, source: Source, language: str, doing: Doing) -> bool:
    """Take back the check of a sentence as it is; return whether there was one. The public reads it in English then."""

    def take(scope: Scope) -> bool:
        row = next(iter(_as_it_is(scope, source, language)), None)
        if row is None or not row.checked_by:
            return False
        rows.change(scope, replace(row, checked_by="", checked_on=None, set_by=doing.by, set_at=doing.now))
        doing.note(scope, "translation-unchecked", f"{OWNER}~{language}")
        return True

    return store.write(take)


def drop_own_words(store: Store, source: Source, language: str, doing: Doing) -> bool:
    """Go back from the council’s own words for a sentence to those that come with the product; they may be checked."""

    def drop(scope: Scope) -> bool:
        own = [each for each in _as_it_is(scope, source, language) if each.mark == source.mark]
        for row in own:
            rows.remove(scope, row)
        if own:
            doing.note(scope, "translation-written", f"{OWNER}~{language}")
        return bool(own)

    return store.write(drop)


def switch(store: Store, language: str, doing: Doing, waiting: Collection[Standing] = (), *, on: bool) -> NotOn | None:
    """Let the public choose a language, or no longer; ``waiting`` are the sentences that are ``left``."""
    if on and waiting:
        return NotOn.NOT_CHECKED
    now = settings_now(store)
    there = now.council.languages
    wanted = [*there, language] if on else [each for each in there if each != language]
    if (language in there) is on:
        return None
    about = f"Language {language} {'on' if on else 'off'}"
    settings: dict[str, Plain | None] = {SETTING: [*wanted] if wanted else None}
    try:
        done = change_settings(store, Change(settings, mark_of(now.plain, settings), about), doing)
    except NotInLinesError:
        return NotOn.NOT_IN_LINES
    return NotOn.OTHERS_CHANGED if isinstance(done, NotChanged) else None


def _as_it_is(scope: Scope, source: Source, language: str) -> tuple[TranslatedRow, ...]:
    """Return the rows with the words for a sentence as it is, the newest first."""
    found = rows.of_slot(scope, source.owner, source.address, language)
    return tuple(each for each in found if each.mark in source.marks)

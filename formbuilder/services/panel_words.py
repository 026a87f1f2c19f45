"""A panel’s words become checks: what was decided about a word holds for every form and draft of the council."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.checking.panel_words import Asked, can_be_found, entries_of
from formbuilder.plainlanguage.word_lists import Entry
from formbuilder.services.doing import Doing
from formbuilder.services.life_cycle import rights_of
from formbuilder.storage import panel_words as words
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import people
from formbuilder.storage import rows as plain
from formbuilder.storage.decisions import DecisionRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panel_words import WordRow
from formbuilder.storage.tables import decisions, panel_words

PAGE = 50
LONGEST_WORD, LONGEST_INSTEAD, LONGEST_REASON = 80, 200, 2_000
NO_GROUP = "People who answer our forms"
"""Who says it where the points of a decision belong to no panel."""


class WordKind(StrEnum):
    """What a panel decided about a word."""

    AVOID = "avoid"
    """Do not say it."""
    TERM = "term"
    """It has this meaning, and forms say so."""


class NoWord(StrEnum):
    """Why nothing was decided about a word."""

    UNKNOWN = "unknown"
    """There is no such decision, or it was taken back."""
    NO_RIGHT = "no_right"
    WORD = "word"
    """There is no word or phrase to look for."""
    INSTEAD = "instead"
    """What to say instead is missing or too long; for a term: what it means."""
    NO_REASON = "no_reason"
    LONG = "long"
    THERE_ALREADY = "there_already"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWord:
    """A decision about a word as somebody typed it."""

    kind: WordKind
    word: str
    instead: str
    because: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelWord:
    """What was decided about a word."""

    id: str
    kind: WordKind
    word: str
    instead: str
    because: str
    group: str
    """The panel by its name."""
    decision: str | None
    by: str
    since: datetime
    ended_at: datetime | None = None
    ended_because: str = ""
    ended_by: str = ""
    stands: bool = field(default=True)
    """Whether forms are checked with it: False once it, or its decision, was taken back."""


def add_word(store: Store, new: NewWord, doing: Doing) -> PanelWord | frozenset[NoWord]:
    """Let every form of the council be checked with what was decided about a word; what is wrong comes back at once."""
    wrong = {
        NoWord.WORD: len(new.word) > LONGEST_WORD or not can_be_found(new.word),
        NoWord.INSTEAD: not 0 < len(new.instead.strip()) <= LONGEST_INSTEAD,
        NoWord.NO_REASON: not new.because.strip(),
        NoWord.LONG: len(new.because) > LONGEST_REASON,
        NoWord.UNKNOWN: not is_id(new.decision),
    }
    if any(wrong.values()):
        return frozenset(why for why, is_so in wrong.items() if is_so)

    def add(scope: Scope) -> PanelWord | frozenset[NoWord]:
        decision = plain.find(scope, decisions, DecisionRow, id=new.decision)
        if Right.ANSWER_POINTS not in rights_of(scope, doing):
            return frozenset({NoWord.NO_RIGHT})
        if decision is None or decision.undone_at:
            return frozenset({NoWord.UNKNOWN})
        word = " ".join(new.word.split())
        if any(_same(row, new.kind, word) for row in words.standing(scope)):
            return frozenset({NoWord.THERE_ALREADY})
        row = WordRow(
            id=doing.next_id(),
            kind=new.kind,
            word=word,
            instead=new.instead.strip(),
            because=new.because.strip(),
            panel=_panel_of(scope, new.decision),
            decision=new.decision,
            added_by=doing.by,
            added_at=doing.now,
        )
        plain.put(scope, panel_words, row)
        doing.note(scope, "panel-word-added", row.id)
        return _told(scope, (row,))[0]

    return store.write(add)


def end_word(store: Store, id_: str, because: str, doing: Doing) -> NoWord | None:
    """Take back what was decided about a word, with a reason that stays to be seen; None if it is done."""
    if not because.strip() or len(because) > LONGEST_REASON:
        return NoWord.LONG if because.strip() else NoWord.NO_REASON

    def end(scope: Scope) -> NoWord | None:
        row = plain.find(scope, panel_words, WordRow, lock=True, id=id_)
        if Right.ANSWER_POINTS not in rights_of(scope, doing):
            return NoWord.NO_RIGHT
        if row is None or row.ended_at:
            return NoWord.UNKNOWN
        values: dict[str, object] = {
            "ended_at": doing.now, "ended_because": because.strip(), "ended_by": doing.by,
        }  # fmt: skip  # a table
        plain.change(scope, panel_words, values, id=id_)
        doing.note(scope, "panel-word-ended", id_)
        return None

    return store.write(end) if is_id(id_) else NoWord.UNKNOWN


def list_words(store: Store, page: int = 1) -> tuple[PanelWord, ...]:
    """Return what was decided about words, the newest first, one more than a page holds if there is another."""
    return store.read(lambda scope: _told(scope, words.page(scope, PAGE + 1, (page - 1) * PAGE)))


def find_word(store: Store, id_: str) -> PanelWord | None:
    """Return what was decided about a word, whatever an address says."""

    def look(scope: Scope) -> PanelWord | None:
        row = plain.find(scope, panel_words, WordRow, id=id_)
        return _told(scope, (row,))[0] if row else None

    return store.read(look) if is_id(id_) else None


def words_in_force(store: Store) -> frozenset[str]:
    """Return the ids of what forms are checked with: one query, asked for each page that checks words."""
    return store.read(words.in_force)


def word_entries(store: Store) -> tuple[Entry, ...]:
    """Return what forms are checked with, as entries of lists of words: each names its group and the reason."""
    found = store.read(lambda scope: _told(scope, words.standing(scope)))
    return entries_of(Asked(each.kind, each.word, each.instead, f"{each.group}: {each.because}") for each in found)


def _same(row: WordRow, kind: WordKind, word: str) -> bool:
    return (row.kind, row.word.casefold()) == (kind, word.casefold())


def _panel_of(scope: Scope, decision: str) -> str | None:
    """Return the panel whose points a decision answers; None if they are of none, or of several."""
    found = words.panels_of(scope, decision)
    return found.pop() if len(found) == 1 else None


def _told(scope: Scope, found: tuple[WordRow, ...]) -> tuple[PanelWord, ...]:
    panels = {each.id: each.name for each in panel_rows.every(scope)}
    names = people.names(scope, {by for row in found for by in (row.added_by, row.ended_by) if by})
    stand = words.in_force(scope)
    return tuple(_word(row, panels, names, stands=row.id in stand) for row in found)


def _word(row: WordRow, panels: Mapping[str, str], names: Mapping[str, str], *, stands: bool) -> PanelWord:
    return PanelWord(
        id=row.id,
        kind=WordKind(row.kind),
        word=row.word,
        instead=row.instead,
        because=row.because,
        group=panels.get(row.panel or "", NO_GROUP),
        decision=row.decision,
        by=names.get(row.added_by or "", ""),
        since=row.added_at,
        ended_at=row.ended_at,
        ended_because=row.ended_because or "",
        ended_by=names.get(row.ended_by or "", ""),
        stands=stands,
    )

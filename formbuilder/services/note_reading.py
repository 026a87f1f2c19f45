"""Notes looked over before they are sent: where each goes, whose it is, and whether it is there already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from formbuilder.review.note_codes import WHOLE_FORM, Coded, Codes, NoPlace
from formbuilder.review.note_tables import is_spoilt
from formbuilder.review.notes import NOT_SAID, Marks, Note, kept, marks
from formbuilder.services.members import Member
from formbuilder.services.note_kinds import LONGEST_GATHERED, Doubt, Seen
from formbuilder.services.point_writing import LONGEST
from formbuilder.storage import bringing as rows
from formbuilder.storage.bringing import BroughtRow
from formbuilder.storage.engine import Scope, Store

_MEMBER = re.compile(r"(?:member|number|no\.?|nr\.?|m|#)?\s*(\d{1,5})")
_DOUBTS: Mapping[NoPlace, Doubt] = {
    NoPlace.NO_CODE: Doubt.NO_CODE,
    NoPlace.UNKNOWN: Doubt.UNKNOWN_CODE,
    NoPlace.NOT_HERE: Doubt.NOT_HERE,
}
PLACELESS = "to_place"


@dataclass(frozen=True)
class Circle:
    """Who a note can be from."""

    members: Sequence[Member]
    names: Mapping[str, str]
    """The names of those who have one, by id."""

    def find(self, typed: str) -> Member | Doubt | None:
        """Return the member who is meant by a number, a name, or the word that they chose; None if it was not said."""
        who = " ".join(typed.casefold().split())
        if who in NOT_SAID:
            return None
        number = _MEMBER.fullmatch(who)
        numbered = [each for each in self.members if number and each.number == int(number[1])]
        named = [each for each in self.members if who in self._names(each)]
        found = numbered or named
        if len(found) == 1:
            return found[0]
        return Doubt.SEVERAL_MEMBERS if found else Doubt.UNKNOWN_MEMBER

    def _names(self, member: Member) -> frozenset[str]:
        called = (member.choices.called, member.shown, self.names.get(member.person, ""))
        return frozenset(" ".join(name.casefold().split()) for name in called if name)


@dataclass(frozen=True, slots=True)
class Same:
    """What makes two notes the same."""

    author: str | None
    words: str
    ticks: str
    ease: str | None


def look_over(
    store: Store, round_: str, notes: Sequence[tuple[str, Note]], codes: Codes, circle: Circle
) -> tuple[Seen, ...]:
    """Return notes as they would be sent; the id of each is that of the point which it becomes."""
    first = read_notes(notes, codes, circle)
    return store.read(lambda scope: with_those_there(scope, round_, first))


def read_notes(notes: Iterable[tuple[str, Note]], codes: Codes, circle: Circle) -> tuple[Seen, ...]:
    """Return what notes say and where they would stand, whatever is there already."""
    return tuple(_seen(id_, note, codes, circle) for id_, note in notes)


def with_those_there(scope: Scope, round_: str, seen: Sequence[Seen]) -> tuple[Seen, ...]:
    """Mark the notes that are there already: sent before, or twice in the same file by somebody who is known."""
    texts = {kept(each.note.words) for each in seen} - {""}
    before = [(_same_row(row), row) for row in rows.brought(scope, round_, texts)]
    return tuple(_marked(seen, before))


def _marked(seen: Iterable[Seen], before: Sequence[tuple[Same, BroughtRow]]) -> Iterator[Seen]:
    here = set[tuple[Same, str]]()
    for each in seen:
        same, place = same_as(each), each.at.place if each.at else WHOLE_FORM
        there = any(same == theirs and _one_place(place, row) for theirs, row in before)
        twice = each.author is not None and (same, place) in here
        here.add((same, place))
        doubts = each.doubts - {Doubt.THERE_ALREADY}
        if (there or twice) and not each.note.is_empty:
            doubts |= {Doubt.THERE_ALREADY}
        yield replace(each, doubts=doubts)


def same_as(seen: Seen) -> Same:
    """Return what makes another note the same as this one."""
    return Same(seen.author, kept(seen.note.words), ticks_of(seen.marks), seen.marks.ease)


def ticks_of(said: Marks) -> str:
    """Return ticks as they are kept."""
    return " ".join(sorted(said.ticks))


def _one_place(place: str, row: BroughtRow) -> bool:
    return place == WHOLE_FORM or row.place == place or row.state == PLACELESS


def _same_row(row: BroughtRow) -> Same:
    return Same(row.author, row.words or "", row.ticks, row.ease)


def _seen(id_: str, note: Note, codes: Codes, circle: Circle) -> Seen:
    at, who, said = codes.find(note.code), circle.find(note.who), marks(note.marks)
    coded = at if isinstance(at, Coded) else None
    member = who if isinstance(who, Member) else None
    doubts = {
        Doubt.NO_WORDS: note.is_empty,
        Doubt.LETTERS: bool(said.unknown),
        Doubt.GATHERED: bool(said.people) and not 0 < len(" ".join(note.gathered.split())) <= LONGEST_GATHERED,
        Doubt.SPOILT: is_spoilt(note.words),
        Doubt.LONG: len(note.words) > LONGEST,
    }
    found = {doubt for doubt, is_so in doubts.items() if is_so}
    found |= {_DOUBTS[at]} if isinstance(at, NoPlace) else set()
    found |= {who} if isinstance(who, Doubt) else set()
    return Seen(
        id=id_,
        note=note,
        at=coded,
        author=member.person if member else None,
        called=member.shown if member else "",
        marks=said,
        doubts=frozenset(found),
        nearest="" if coded else codes.nearest(note.code),
    )

"""Earlier feedback: what people said elsewhere, with its source and its day, shown beside the words of a round.

It is no point of a round and waits for no answer, until a facilitator takes it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.answers.moments import typed_day
from formbuilder.definition.fingerprint import words_row
from formbuilder.review.note_codes import WHOLE_FORM, Codes
from formbuilder.review.note_tables import MOST as MOST_NOTES
from formbuilder.review.notes import Note, kept
from formbuilder.review.standing import WHOLE
from formbuilder.services.bringing import closed, led_round
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.note_kinds import NoNotes, Seen
from formbuilder.services.point_kinds import Point
from formbuilder.services.point_writing import LONGEST, happened
from formbuilder.services.points import PAGE, with_words
from formbuilder.services.round_kinds import Stage
from formbuilder.services.rounds import stage_of
from formbuilder.storage import earlier as rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage.earlier import BatchRow, EarlierRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import earlier_words, points

LONGEST_SOURCE, LONGEST_GATHERED, MOST_SHOWN = 200, 120, 100


class NoEarlier(StrEnum):
    """What is wrong with where feedback comes from."""

    SOURCE = "source"
    DAY = "day"
    """There is no such day, or it has not come."""
    GATHERED = "gathered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where feedback comes from, said once for all of it."""

    name: str
    said_on: date | None
    gathered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What somebody said elsewhere."""

    id: str
    place: str
    slot_text: str = field(repr=False)
    words: str = field(repr=False)
    source: str
    said_on: date
    gathered_by: str
    taken_up: str | None

    @property
    def about_words(self) -> bool:
        """Whether it is about some words, and not about all of a question."""
        return bool(self.slot_text) and not self.place.endswith(f".{WHOLE}")

    @property
    def placed(self) -> bool:
        """Whether it is known which words it is about."""
        return self.place != WHOLE_FORM


def source_faults(source: Source, today: date) -> frozenset[NoEarlier]:
    """Return what is wrong with a source, all at once."""
    wrong = {
        NoEarlier.SOURCE: not 0 < len(source.name.strip()) <= LONGEST_SOURCE or not source.name.isprintable(),
        NoEarlier.DAY: source.said_on is None or source.said_on > today,
        NoEarlier.GATHERED: len(source.gathered_by) > LONGEST_GATHERED or not source.gathered_by.isprintable(),
    }
    return frozenset(why for why, is_so in wrong.items() if is_so)


def source_of(note: Note, once: Source) -> Source:
    """Return where one line comes from: what it says itself counts before what was said once for all of them."""
    return Source(
        name=" ".join((note.source or once.name).split()),
        said_on=typed_day(note.day) if note.day else once.said_on,
        gathered_by=" ".join((note.gathered or once.gathered_by).split()),
    )


def lines_without_source(notes: Iterable[Note], once: Source, today: date) -> tuple[int, ...]:
    """Return the numbers of the lines whose source or day cannot be right."""
    return tuple(note.number for note in notes if source_faults(source_of(note, once), today))


def bring_earlier(store: Store, round_: str, once: Source, seen: Sequence[Seen], doing: Doing) -> int | NoNotes:
    """Keep earlier feedback about the form of a round; return how much is new. What is there already is not doubled."""

    def bring(scope: Scope) -> int | NoNotes:
        found = _new(scope, round_, once, seen, doing)
        if not isinstance(found, _New):
            return found
        for source, texts in found.texts.items():
            _put(scope, found, source, texts, doing)
        return found.many

    return store.write(bring) if is_id(round_) else NoNotes.UNKNOWN


def count_new_earlier(store: Store, round_: str, once: Source, seen: Sequence[Seen], doing: Doing) -> int | NoNotes:
    """Say how much would be new, and keep nothing."""

    def look(scope: Scope) -> int | NoNotes:
        found = _new(scope, round_, once, seen, doing)
        return found.many if isinstance(found, _New) else found

    return store.read(look) if is_id(round_) else NoNotes.UNKNOWN


@dataclass(frozen=True, slots=True)
class _New:
    """What is not there yet: places and texts by where they come from."""

    round: RoundRow
    texts: Mapping[Source, Sequence[tuple[str, str]]] = field(repr=False)
    slots: Mapping[str, str] = field(repr=False)

    @property
    def many(self) -> int:
        return sum(map(len, self.texts.values()))


def _new(scope: Scope, round_: str, once: Source, seen: Sequence[Seen], doing: Doing) -> _New | NoNotes:
    found = led_round(scope, round_, doing)
    wrong = {
        NoNotes.LONG: any(len(each.note.words) > LONGEST for each in seen),
        NoNotes.DAY: bool(lines_without_source((each.note for each in seen), once, doing.now.date())),
        NoNotes.EMPTY: len(seen) > MOST_NOTES,
    }
    why = found if isinstance(found, NoNotes) else next((why for why, is_so in wrong.items() if is_so), None)
    if why or isinstance(found, NoNotes):
        return why or NoNotes.UNKNOWN
    texts: dict[Source, dict[tuple[str, str], None]] = {}
    for each in seen:
        text = each.at.place if each.at else WHOLE_FORM, kept(each.note.words)
        texts.setdefault(source_of(each.note, once), {})[text] = None
    there = {name: rows.known(scope, found.panel, found.form, name) for name in {source.name for source in texts}}
    new = {
        source: tuple(text for text in theirs if text[1] and text not in there[source.name])
        for source, theirs in texts.items()
    }
    return _New(found, new, {each.at.place: each.at.text for each in seen if each.at})


def _put(scope: Scope, new: _New, source: Source, texts: Sequence[tuple[str, str]], doing: Doing) -> None:
    batch = doing.next_id()
    for number, (place, words) in enumerate(texts, 1):
        row = EarlierRow(
            id=doing.next_id(),
            panel=new.round.panel,
            batch=batch,
            number=number,
            form=new.round.form,
            place=place,
            slot_text=new.slots.get(place, ""),
            words=speak(scope, words, doing),
            source=source.name,
            said_on=source.said_on or doing.now.date(),
            gathered_by=source.gathered_by,
            brought_by=doing.by or "",
            brought_at=doing.now,
        )
        plain.put(scope, earlier_words, row)
    if texts:
        doing.note(scope, "earlier-brought-in", batch)


def earlier_at(store: Store, form: str, home: str, most: int = MOST_SHOWN) -> tuple[Earlier, ...]:
    """Return what was said elsewhere of a question, the newest day first."""
    return store.read(lambda scope: _with_words(scope, rows.under(scope, form, home, most)))


def earlier_of(store: Store, panel: str, form: str, page: int = 1) -> tuple[Earlier, ...]:
    """Return what a panel brought in about a form, the newest day first: one more than a page, if there is more."""
    window = (PAGE + 1, (page - 1) * PAGE)
    return store.read(lambda scope: _with_words(scope, rows.of_form(scope, panel, form, window))) if page > 0 else ()


def find_earlier(store: Store, panel: str, form: str, id_: str) -> Earlier | None:
    """Return one thing that a panel brought in about a form and did not take up, whatever an address says."""

    def look(scope: Scope) -> tuple[Earlier, ...]:
        row = plain.find(scope, earlier_words, EarlierRow, id=id_, panel=panel, form=form)
        return _with_words(scope, (row,) if row and not row.taken_up else ())

    return next(iter(store.read(look)), None) if is_id(id_) else None


def earlier_batches(store: Store, panel: str, form: str) -> tuple[BatchRow, ...]:
    """Return what a panel brought in about a form together, the newest first."""
    return store.read(lambda scope: rows.batches(scope, panel, form))


def take_up(store: Store, round_: str, id_: str, codes: Codes, code: str, doing: Doing) -> Point | NoNotes:
    """Make a point of this round of what was said elsewhere; from now on it waits for an answer, with its source."""

    def take(scope: Scope) -> Point | NoNotes:
        found, row = led_round(scope, round_, doing), plain.find(scope, earlier_words, EarlierRow, lock=True, id=id_)
        if isinstance(found, NoNotes):
            return found
        if row is None or row.taken_up or (row.panel, row.form) != (found.panel, found.form):
            return NoNotes.UNKNOWN
        if why := closed(found, doing):
            return why
        at = codes.find(code) if code.strip() else codes.at(row.place)
        if at is None or isinstance(at, StrEnum):
            return NoNotes.CODE
        point = _point(scope, found, row, doing)
        point = replace(point, place=at.place, slot_text=at.text, slot_hash=bytes.fromhex(words_row(at.text)))
        plain.put(scope, points, point)
        plain.change(scope, earlier_words, {"taken_up": point.id, "place": at.place, "slot_text": at.text}, id=id_)
        happened(scope, point.id, "taken_up", doing)
        doing.note(scope, "earlier-taken-up", point.id)
        kept_point = point_rows.find(scope, point.id)
        return with_words(scope, (kept_point,))[0] if kept_point else NoNotes.UNKNOWN

    return store.write(take) if is_id(round_) and is_id(id_) else NoNotes.UNKNOWN


def take_out(store: Store, round_: str, batch: str, doing: Doing) -> int | NoNotes:
    """Take out what was brought in together, such as a wrong file; what was taken up stays. Return how much went."""

    def take(scope: Scope) -> int | NoNotes:
        found = led_round(scope, round_, doing)
        if isinstance(found, NoNotes):
            return found
        same = {"panel": found.panel, "form": found.form, "batch": batch}
        free = earlier_words.c.taken_up.is_(None)
        for row in plain.every(scope, earlier_words, EarlierRow, free, **same, order=rows.IN_ORDER, most=None):
            if row.words:
                spoken.erase(scope, row.words, doing.now)
        gone = plain.remove(scope, earlier_words, free, **same)
        if gone:
            doing.note(scope, "earlier-taken-out", batch)
        return gone

    return store.write(take) if is_id(round_) and is_id(batch) else NoNotes.UNKNOWN


def _point(scope: Scope, round_: RoundRow, row: EarlierRow, doing: Doing) -> PointRow:
    words = spoken.spoken(scope, frozenset({row.words})).get(row.words, "") if row.words else ""
    return PointRow(
        id=doing.next_id(),
        panel=round_.panel,
        round=round_.id,
        form=round_.form,
        version=round_.version,
        revision=round_.revision,
        place=row.place,
        quote="",
        slot_hash=b"",
        slot_text=row.slot_text,
        words=speak(scope, words, doing),
        author=None,
        entered_by=doing.by,
        route="import",
        gathered_by=row.gathered_by,
        said_on=row.said_on,
        source=row.source,
        state="sent",
        late=stage_of(round_, doing.now.date()) is Stage.LATE,
        made_at=doing.now,
        changed_at=doing.now,
        sent_at=doing.now,
    )


def _with_words(scope: Scope, found: Sequence[EarlierRow]) -> tuple[Earlier, ...]:
    texts = spoken.spoken(scope, frozenset(row.words for row in found if row.words))
    return tuple(
        Earlier(
            id=row.id,
            place=row.place,
            slot_text=row.slot_text,
            words=texts.get(row.words or "", ""),
            source=row.source,
            said_on=row.said_on,
            gathered_by=row.gathered_by,
            taken_up=row.taken_up,
        )
        for row in found
    )

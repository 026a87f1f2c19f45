"""Recordings of questions: kept with the words that they were recorded from, checked by a named speaker or signer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from formbuilder.editions.entries import State
from formbuilder.editions.heard import Kind, Recording, Script, packed, unpacked
from formbuilder.editions.media import SOUNDS, VIDEOS, caption_problems, type_of
from formbuilder.services.doing import Doing
from formbuilder.storage import people, translators
from formbuilder.storage import recordings as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.recordings import PIECE, RecordingRow

LONGEST_NAME = 120
MOST_TRANSCRIPT = 50_000


class NotKept(StrEnum):
    """Why a recording, or a check of one, was not kept."""

    TYPE = "type"
    """It is no sound and no video that browsers play."""
    TOO_BIG = "too_big"
    CAPTIONS = "captions"
    """A video has no captions, or they cannot be read."""
    TRANSCRIPT = "transcript"
    """A video has no transcript, or a text is too long."""
    NAME = "name"
    """The speaker or signer is not named, or by more than LONGEST_NAME signs."""
    GONE = "gone"
    """There is no such recording any more."""
    STALE = "stale"
    """The words have changed since it was recorded."""
    OWN = "own"
    """The speaker brought it in, and no officer has said that this is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecording:
    """A recording as it came."""

    script: Script
    """What was recorded, with the words of the language."""
    language: str
    data: bytes = field(repr=False)
    captions: bytes = field(repr=False, default=b"")
    transcript: str = field(repr=False, default="")
    checked_by: str = ""


def keep_recording(store: Store, new: NewRecording, most: int, today: date, doing: Doing) -> Recording | NotKept:
    """Keep a recording of at most ``most`` bytes, as drafted, or as checked by a named person."""
    name = " ".join(new.checked_by.split())
    wrong = _wrong(new, most) or (NotKept.NAME if len(name) > LONGEST_NAME else None)
    type_ = type_of(new.data)
    if wrong or type_ is None:
        return wrong or NotKept.TYPE
    row = RecordingRow(
        id=doing.new_id(),
        owner=new.script.owner,
        address=new.script.address,
        language=new.language,
        kind=(Kind.SIGNED if type_ in VIDEOS else Kind.SOUND).value,
        parts=packed(new.script.parts),
        type=type_,
        size=len(new.data),
        captions=new.captions.decode("utf-8-sig"),
        transcript=new.transcript.strip(),
        checked_by=name,
        checked_on=today if name else None,
        set_by=doing.by,
        set_at=doing.now,
    )

    def keep(scope: Scope) -> Recording | NotKept:
        if name and _brought_it(scope, name, row):
            return NotKept.OWN
        rows.add(scope, row, new.data)
        doing.note(scope, "recording-kept", row.id)
        return _recording(row)

    return store.write(keep)


def check_recording(
    store: Store, id_: str, script: Script | None, speaker: str, today: date, doing: Doing
) -> NotKept | None:
    """Note that a named speaker or signer says that it is right, for the words as they are."""
    name = " ".join(speaker.split())
    if not 0 < len(name) <= LONGEST_NAME:
        return NotKept.NAME

    def check(scope: Scope) -> NotKept | None:
        row = rows.find(scope, id_, lock=True)
        if row is None:
            return NotKept.GONE
        if _recording(row).state(script) is State.STALE:
            return NotKept.STALE
        if not row.checked_by and _brought_it(scope, name, row):
            return NotKept.OWN
        rows.check(scope, id_, name, today, doing.now, doing.by)
        doing.note(scope, "recording-checked", id_)
        return None

    return store.write(check)


def _brought_it(scope: Scope, speaker: str, row: RecordingRow) -> bool:
    """Whether the speaker brought a recording in, by name, and must not check it."""
    rule = translators.rule(scope, row.language)
    if row.set_by is None or (rule and rule.by_writer):
        return False
    return speaker.casefold() == people.names(scope, {row.set_by}).get(row.set_by, "").casefold()


def remove_recording(store: Store, id_: str, doing: Doing) -> bool:
    """Take a recording out for good; False if there is none."""

    def remove(scope: Scope) -> bool:
        if rows.find(scope, id_, lock=True) is None:
            return False
        rows.remove(scope, id_)
        doing.note(scope, "recording-removed", id_)
        return True

    return store.write(remove)


def recordings_of(store: Store, owners: Collection[str]) -> tuple[Recording, ...]:
    """Return all recordings of some forms and blocks, the newest first, without their files."""
    return store.read(lambda scope: tuple(_recording(row) for row in rows.of_owners(scope, owners)))


def recordings_stamp(store: Store) -> str:
    """Return a text that is another one once any recording has changed."""
    return store.read(rows.stamp)


def piece_of(store: Store, id_: str, start: int, end: int) -> bytes:
    """Return bytes of a file from ``start`` on, up to ``end`` or to where the next piece begins."""
    number, first = divmod(start, PIECE)
    data = store.read(lambda scope: rows.piece(scope, id_, number))
    return data[first : first + end - start]


def public_ones(
    found: Collection[Recording], script_of: Mapping[str, Mapping[str, Script]], *, drafts: bool
) -> tuple[Recording, ...]:
    """Return what people may hear and see: of each text, language and kind the newest; scripts by language, address."""
    shown: dict[tuple[str, str, Kind], Recording] = {}
    for each in found:
        script = script_of[each.language].get(each.address)
        if script and script.owner == each.owner and each.is_public(script, drafts=drafts):
            shown.setdefault((each.address, each.language, each.kind), each)
    return tuple(shown.values())


def _wrong(new: NewRecording, most: int) -> NotKept | None:
    if len(new.data) > most:
        return NotKept.TOO_BIG
    type_ = type_of(new.data)
    if type_ not in {*SOUNDS, *VIDEOS}:
        return NotKept.TYPE
    if (type_ in VIDEOS or new.captions) and caption_problems(new.captions):
        return NotKept.CAPTIONS
    missing = type_ in VIDEOS and not new.transcript.strip()
    return NotKept.TRANSCRIPT if missing or len(new.transcript) > MOST_TRANSCRIPT else None


def _recording(row: RecordingRow) -> Recording:
    return Recording(
        id=row.id,
        owner=row.owner,
        address=row.address,
        language=row.language,
        kind=Kind(row.kind),
        parts=unpacked(row.parts),
        type=row.type,
        size=row.size,
        captions=row.captions,
        transcript=row.transcript,
        checked_by=row.checked_by,
        checked_on=row.checked_on,
        kept_by="" if row.checked_by else row.set_by or "",
    )

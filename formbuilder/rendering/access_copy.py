"""All that is kept about one person, piece by piece: to mask what others said, and to hand out as PDF and JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pyzipper import WZ_AES, ZIP_DEFLATED, AESZipFile
from pyzipper.zipfile_aes import AESZipInfo

from formbuilder.rendering.beside_pieces import Piece, beside_pieces
from formbuilder.rendering.english_words import BY
from formbuilder.rendering.held_pages import HeldPart, kept_in
from formbuilder.rendering.pdf import everything
from formbuilder.rendering.queue_words import STATES
from formbuilder.rendering.submission_page import ADDED, IN_FULL, Sent
from formbuilder.rendering.summary import chapters
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.assessing import Note, NoteKind
from formbuilder.services.kept_beside import Beside
from formbuilder.storage.access import TrailRow

HIDDEN = "Left out, because it is about another person."
APART = (
    "Answers about equality are kept apart from your name, and we keep no link. We cannot tell which ones are yours, "
    "so they are not in here."
)
IN_PANELS = (
    "What you wrote as a member of a panel is not in here. You read all of it under “My comments”, and save it there. "
    "The person who helps your panel can help you to get it."
)
ALONE = (
    "Comments that you did not send, and your stories, are not in here: only you can read them. "
    "You find them under “My comments” and “My story”."
)
DID: Mapping[str, str] = {
    "journey-started": "The form was started",
    "came-back": "The form was opened again with the code",
    "sent": "The form was sent",
    "added-later": "Something was added",
    "withdrawn": "The form was taken back",
    "own-copy-deleted": "Your own copy was deleted",
    "alert-opened": "Somebody opened the alert",
    "submission-read": "A worker read it",
    "submission-compared": "A worker read it beside another form",
    "submission-copied": "A worker copied it as text",
    "submission-printed": "A worker printed it",
    "submission-pdf": "A worker saved it as a PDF",
    "submission-json": "A worker saved it as a file",
    "submission-csv": "A worker saved it as a file",
    "submission-assigned": "It was given to a team or a worker",
    "submission-being-checked": "A worker began to check it",
    "submission-checked": "A worker checked it with you",
    "submission-closed": "A worker closed it",
    "submission-new": "It was put back among the new ones",
    "started-from-paper": "An officer typed it in from paper",
    "started-for-caller": "A worker began it for you on the phone",
    "assessor-note": "A worker wrote a note",
    "english-written": "Somebody wrote what your words say in English",
    "english-whole": "All your words were in English",
    "english-needed": "A worker said that your words must be put into English",
    "english-not-needed": "A worker said that you wrote in English",
    "figure-corrected": "An officer corrected an answer for the charge",
    "figure-put-back": "An officer put your own answer back",
    "charge-decided": "An officer decided what you pay",
    "charge-ended": "An officer ended the charge",
    "alert-told": "Somebody on duty was told to open it",
    "held": "It was held, so that it is not deleted",
    "hold-lifted": "The hold was lifted",
    "access-read": "A worker read it to answer your request",
    "access-gathered": "It was gathered to answer your request",
    "access-masked": "A worker looked for what is about other people",
}
"""What the trail calls each thing, in the words of the answer. Names of workers are not in it."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """All that is kept under one reference, with what is masked in it, by place, and why."""

    reference: str
    title: str
    about: tuple[str, ...]
    pieces: tuple[Piece, ...] = field(repr=False)
    masked: Mapping[str, str] = field(repr=False)
    trail: tuple[TrailRow, ...]

    def lines(self, piece: Piece) -> tuple[str, ...]:
        """Return the words of a piece as they are handed out."""
        return (HIDDEN,) if piece.place in self.masked else piece.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The answer to a request."""

    council: str
    who: str
    received_on: date
    made_at: datetime
    gone: tuple[str, ...]
    """References of what was deleted."""
    taken_back: tuple[str, ...]
    """References of what the person took back unread: nobody here can open it."""
    chapters: tuple[Chapter, ...] = field(repr=False)
    parts: tuple[HeldPart, ...] = field(default=(), repr=False)
    """What the person said in panels."""

    @property
    def not_here(self) -> tuple[str, ...]:
        """What is not in it, and where it is."""
        return (APART, ALONE if self.parts else IN_PANELS)


def pieces_of(sent: Sent, beside: Beside) -> tuple[Piece, ...]:
    """Return everything that is kept under one reference, in its order."""
    return (*_pieces(sent), *beside_pieces(sent.form, beside))


def chapter_of(sent: Sent, beside: Beside, masked: Mapping[str, str], trail: tuple[TrailRow, ...]) -> Chapter:
    """Return a chapter of the answer."""
    about = (
        f"Sent on {day_words(day_in_england(sent.line.sent_at))}.",
        f"How far it is: {STATES[sent.line.state]}.",
        *((f"The team that has it: {team}.",) if (team := sent.names.teams.get(sent.line.team or "")) else ()),
    )
    return Chapter(sent.line.reference, str(sent.form.title), about, pieces_of(sent, beside), masked, trail)


def as_zip(copy: Copy, password: str) -> bytes:
    """Return the answer as one file that only the password opens (AES-256): a PDF to read, and JSON for programs."""
    out = io.BytesIO()
    with AESZipFile(out, "w", compression=ZIP_DEFLATED, encryption=WZ_AES) as file:
        file.setpassword(password.encode())
        stamp = copy.made_at.timetuple()[:6]
        for name, content in (
            ("everything.pdf", everything(copy.made_at, _paper(copy))),
            ("everything.json", _json(copy)),
        ):
            file.writestr(AESZipInfo(name, stamp), content)
    return out.getvalue()


def _pieces(sent: Sent) -> Iterator[Piece]:
    rows = (row for chapter in chapters(sent.form, sent.pages, sent.answers, IN_FULL) for row in chapter.rows)
    for number, row in enumerate(rows, 1):
        yield Piece(f"answer-{number}-{row.question}"[:200], str(row.ask), tuple(row.shown) if row.lines else ())
    if sent.result:
        yield Piece("result", "The result, as it was shown", sent.result)
    for number, addition in enumerate(sent.additions, 1):
        yield Piece(f"added-{number}", ADDED[addition.kind], tuple(addition.text.splitlines()))
    for note in sent.notes:
        if note.writing.kind is NoteKind.ENGLISH:
            yield Piece(f"note-{note.number}", "Your words in English", tuple(_english(note)))
            continue
        about = f" about “{note.writing.question}”" if note.writing.question else ""
        agreed = (f"Agreed: {note.writing.agreed}",) if note.writing.agreed else ()
        yield Piece(f"note-{note.number}", f"A worker’s note{about}", (*note.writing.words.splitlines(), *agreed))


def _english(note: Note) -> Iterator[str]:
    yield f"By {note.writing.translator} ({BY[note.writing.program]})."
    for words in note.writing.english.values():
        yield from words.splitlines()


def _paper(copy: Copy) -> dict[str, object]:
    return {
        "heading": f"All that {copy.council} keeps about {copy.who}",
        "council": copy.council,
        "form": f"your request of {day_words(copy.received_on)}",
        "reference": "",
        "reference_label": "",
        "lines": [
            f"Made on {day_words(day_in_england(copy.made_at))}.",
            *copy.not_here,
            *(_gone(each) for each in copy.gone),
            *(_taken_back(each) for each in copy.taken_back),
        ],
        "chapters": [
            *({"title": _title(chapter), "rows": list(_rows(chapter))} for chapter in copy.chapters),
            *({"title": f"In panels: {part.heading}", "rows": list(_held(part))} for part in copy.parts),
        ],
        "result": None,
    }


def _title(chapter: Chapter) -> str:
    return f"{shown_reference(chapter.reference)}: {chapter.title}"


def _rows(chapter: Chapter) -> Iterator[dict[str, object]]:
    yield {"ask": "About this form", "shown": list(chapter.about)}
    for piece in chapter.pieces:
        yield {"ask": piece.head, "shown": list(chapter.lines(piece)) or ["No answer."]}
    yield {"ask": "Who did what with it, and when", "shown": [_did(row) for row in chapter.trail]}


def _held(part: HeldPart) -> Iterator[dict[str, object]]:
    for piece in part.pieces:
        yield {"ask": piece.head, "shown": list(piece.lines) or ["Nothing more is kept of it."]}


def _did(row: TrailRow) -> str:
    return f"{day_words(day_in_england(row.at))}: {DID.get(row.what, row.what.replace('-', ' '))}."


def _gone(reference: str) -> str:
    return f"{shown_reference(reference)} was deleted before this answer was made."


def _taken_back(reference: str) -> str:
    return f"{shown_reference(reference)} was taken back before anybody read it. We cannot open it."


def _json(copy: Copy) -> str:
    made = {
        "council": copy.council,
        "about": copy.who,
        "request_received": copy.received_on.isoformat(),
        "made": copy.made_at.isoformat(),
        "deleted_before": [shown_reference(each) for each in copy.gone],
        "taken_back_unread": [shown_reference(each) for each in copy.taken_back],
        "not_in_here": " ".join(copy.not_here),
        "forms": [_form(chapter) for chapter in copy.chapters],
        "panels": kept_in(copy.parts),
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


def _form(chapter: Chapter) -> dict[str, object]:
    return {
        "reference": shown_reference(chapter.reference),
        "form": chapter.title,
        "about": list(chapter.about),
        "kept": [
            {"what": piece.head, "words": list(chapter.lines(piece)), "left_out": piece.place in chapter.masked}
            for piece in chapter.pieces
        ],
        "trail": [{"at": row.at.isoformat(), "what": row.what} for row in chapter.trail],
    }

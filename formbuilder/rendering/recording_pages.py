"""Recordings of the questions of a form: what there is, and one question with what can be put in and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.editions.entries import State
from formbuilder.editions.heard import WHOLE, Kind, Part, Recording, Script
from formbuilder.rendering.asked import Played
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.edition_reader import NOBODY, Reader
from formbuilder.rendering.frame import Link
from formbuilder.rendering.heard import NOT_READ, english_name, played
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FileBox, FormPage, ListPage, Pick
from formbuilder.rendering.office_sections import Fields
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.text_page import Part as Words
from formbuilder.rendering.text_page import Press, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.review.languages import OTHER, TONGUES
from formbuilder.services.recordings import NotKept

FILE, CAPTIONS, TRANSCRIPT, SPEAKER, LANGUAGE, PLACE = "file", "captions", "transcript", "speaker", "language", "place"
"""Names of fields."""
STATES: Mapping[State, str] = {
    State.DRAFTED: "Nobody has checked it.",
    State.STALE: "The words have changed since. Nobody outside hears or sees it.",
}
WRONG: Mapping[NotKept, tuple[str, str]] = {
    NotKept.TYPE: (FILE, "Choose a file with sound (MP3, M4A, Opus) or video (MP4, WebM)."),
    NotKept.CAPTIONS: (CAPTIONS, "Choose a file with captions (WebVTT). A video needs them."),
    NotKept.TRANSCRIPT: (TRANSCRIPT, "Write what is said or signed, in 50,000 signs at most. A video needs it."),
    NotKept.NAME: (SPEAKER, "Enter the name, with 120 letters at most."),
    NotKept.GONE: (SPEAKER, "This recording is not here any more."),
    NotKept.OWN: (SPEAKER, "Whoever brings a recording in does not check it. Somebody else listens to it."),
    NotKept.STALE: (SPEAKER, "The words have changed since it was recorded. Record it again."),
}
"""Where each problem is put right, and how."""
TOO_BIG = "This is too large. A recording has {most} million bytes at most."
NAMED = "First and last name. It stands beside the recording."
SPOKEN: Mapping[str, str] = {**{tag: name for tag, name in TONGUES.items() if tag != OTHER}, **NOT_READ}
"""The languages to record in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where the recordings of a version are, and how large each may be."""

    site: OfficeSite
    form: Form
    most: int
    """Millions of bytes."""
    reader: Reader = NOBODY
    languages: frozenset[str] = frozenset(SPOKEN)
    """What whoever looks may hear and bring in."""
    by_writer: frozenset[str] = frozenset()
    """The languages in which whoever brought a recording in may check it."""

    @property
    def up(self) -> Link:
        """Where all languages are; for a translator, all forms."""
        if self.reader.is_officer:
            return Link("Back to all languages", self.base)
        return Link("Back to all forms", self.site.to("translations"))

    def may_check(self, recording: Recording) -> bool:
        """Whether whoever looks can note that a recording is right: not a translator who brought it in."""
        own = recording.kept_by == self.reader.id and recording.language not in self.by_writer
        return self.reader.is_officer or not own

    @property
    def base(self) -> str:
        """The languages of the version."""
        return self.site.to(f"forms/{self.form.slug}/{self.form.version}/languages")

    def to(self, place: str = "") -> str:
        """A page of the recordings."""
        return f"{self.base}/heard{f'/{place}' if place else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A recording as it stands on its page."""

    heading: str
    lines: tuple[str, ...]
    before: tuple[str, ...]
    """The words that it was recorded from, where they are others by now."""
    played: Played
    check: str
    """Where a check is sent to; "" where there is nothing to check."""
    fields: Fields
    """Who checked it, where somebody enters a name; a translator does it under their own."""
    remove: tuple[Press, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionHeardPage(FormPage):
    """Template ``office/recordings.html``: one question, what is recorded of it, and a form to put something in."""

    words: tuple[str, ...]
    """What is read out of the question today."""
    kept: tuple[Kept, ...]

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, with the checks of what is kept."""
        boxes = (*self.boxes, *(box for each in self.kept for box in each.fields.boxes))
        those: tuple[Box | Area | FileBox | Pick, ...] = (*self.picks, *self.files, *self.areas, *boxes)
        return tuple(Link(error, f"#{each.id}") for each in those for error in each.errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRecording:
    """What was typed and chosen, and what is wrong with it."""

    language: str = ""
    place: str = ""
    transcript: str = field(repr=False, default="")
    speaker: str = ""
    checking: str = ""
    """The recording whose check could not be noted."""
    wrong: tuple[tuple[str, str], ...] = ()

    def errors(self, name: str, recording: str = "") -> tuple[str, ...]:
        """Return what is wrong in a field: of what is put in, or of the check of a recording."""
        return tuple(words for where, words in self.wrong if where == name and recording == self.checking)


NOTHING = TypedRecording()
Stands = tuple[Recording, State]


def recordings_page(here: Here, found: Mapping[str, Sequence[Stands]]) -> ListPage:
    """List the questions of a version with what is recorded of each; ``found`` by question."""
    return ListPage(
        heading=f"Sound and sign language: {here.form.title}",
        council=here.site.council,
        lines=(
            "Some languages are spoken and not read. Some people use British Sign Language (BSL).",
            "People can listen to each question, or watch it, where there is a recording.",
            "The public hears and sees a recording once a speaker or signer has checked it.",
        ),
        entries=tuple(
            Entry(
                heading=str(question.ask),
                lines=tuple(_counted(found.get(question.id, ()))),
                links=(Link("Recordings of this question", here.to(question.id), str(question.ask)),),
            )
            for question in every_question(here.form.questions)
        ),
        back=(here.up,),
    )


def question_page(
    here: Here, found: Sequence[Script], stand: Iterable[Stands], token: str, typed: TypedRecording = NOTHING
) -> QuestionHeardPage:
    """Show one question; ``found`` is what can be recorded of it, the whole first."""
    whole = found[0]
    id_ = whole.address.partition(".")[0]
    guarded = (f"Nobody outside hears it unchecked: it is about {whole.guard.words}.",) if whole.guard else ()
    return QuestionHeardPage(
        heading=whole.parts[0].source,
        council=here.site.council,
        lines=(*guarded, "A recording says all that stands here, and nothing else."),
        words=tuple(each.source for each in whole.parts),
        kept=tuple(_kept(here, id_, each, token, typed) for each in stand),
        action=here.to(id_),
        token=token,
        button="Put this recording in",
        picks=(_language(here, typed), _place(found, typed)),
        files=(_file(here, typed), _captions(typed)),
        areas=(_transcript(typed),),
        boxes=_checked_already(typed) if here.reader.is_officer else (),
        back=(Link("Back to all recordings", here.to()),),
    )


def _checked_already(typed: TypedRecording) -> tuple[Box, ...]:
    return (_speaker(typed.speaker, typed.errors(SPEAKER), "Leave it empty if nobody has checked it yet."),)


def box_of(recording: str) -> str:
    """Return the box for who checked a recording."""
    return f"{SPEAKER}-{recording}"


def far_too_large_page(site: OfficeSite, here: str) -> TextPage:
    """Say that a file is much larger than may be."""
    part = Words(lines=("The file is far too large, so nothing of it was kept.",))
    return text_page(site.council, "The recording is too large", part, links=(Link("Go back", here),))


def _counted(found: Sequence[Stands]) -> Iterator[str]:
    if not found:
        yield "Nothing is recorded."
    tongues = sorted({english_name(each.language) for each, _ in found})
    if tongues:
        yield f"Recorded: {', '.join(tongues)}."
    for state, one, more in (
        (State.DRAFTED, "recording waits for a check", "recordings wait for a check"),
        (State.STALE, "recording is off: the words have changed", "recordings are off: the words have changed"),
    ):
        if many := sum(how is state for _, how in found):
            yield f"{count_words(many, one, more)}."


def _kept(here: Here, question: str, stands: Stands, token: str, typed: TypedRecording) -> Kept:
    recording, state = stands
    kind = "Sign language" if recording.kind is Kind.SIGNED else "Sound"
    heading = f"{kind}: {english_name(recording.language)}"
    place, officer = f"{question}/{recording.id}", here.reader.is_officer
    take_out = here.to(f"{place}/remove")
    return Kept(
        heading=heading,
        lines=(*_state(recording, state), f"{_size(recording.size)}, {recording.type}."),
        before=tuple(_recorded(recording.parts)) if state is State.STALE else (),
        played=played(recording, here.to(question)),
        check=here.to(f"{place}/check") if state is State.DRAFTED and here.may_check(recording) else "",
        fields=Fields(
            boxes=(_speaker("", typed.errors(SPEAKER, recording.id), NAMED, recording.id),) if officer else ()
        ),
        remove=(Press(text=f"Take out: {heading}", action=take_out, token=token, look="warning"),) if officer else (),
    )


def _state(recording: Recording, state: State) -> Iterator[str]:
    if not recording.address.endswith(WHOLE):
        yield f"Only: “{recording.parts[0].source}”"
    if state is State.CHECKED:
        on = f", {day_words(recording.checked_on)}" if recording.checked_on else ""
        yield f"Checked by {recording.checked_by}{on}."
    else:
        yield STATES[state]


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} million bytes" if size >= 1_000_000 else f"{max(1, size // 1000)} thousand bytes"


def _recorded(parts: Iterable[Part]) -> Iterator[str]:
    yield from (f"{each.source} / {each.words}" if each.words else each.source for each in parts)


def _language(here: Here, typed: TypedRecording) -> Pick:
    offers = (("", "Choose"), *((tag, name) for tag, name in SPOKEN.items() if tag in here.languages))
    return Pick(
        id=LANGUAGE, label="Which language?", offers=offers, chosen=typed.language, errors=typed.errors(LANGUAGE)
    )


def _place(found: Sequence[Script], typed: TypedRecording) -> Pick:
    offers = tuple(
        (each.address, "The whole question" if each.address.endswith(WHOLE) else f"“{each.parts[0].source[:80]}”")
        for each in found
    )
    return Pick(id=PLACE, label="What is recorded?", offers=offers, chosen=typed.place)


def _file(here: Here, typed: TypedRecording) -> FileBox:
    return FileBox(
        id=FILE,
        label="The recording",
        hint=f"Sound: MP3, M4A or Opus. Video: MP4 or WebM. {here.most} million bytes at most.",
        accept=".mp3,.m4a,.aac,.opus,.ogg,.mp4,.webm",
        errors=typed.errors(FILE),
    )


def _captions(typed: TypedRecording) -> FileBox:
    hint = "A WebVTT file (.vtt). A video needs captions in English."
    return FileBox(id=CAPTIONS, label="Captions", hint=hint, accept=".vtt", errors=typed.errors(CAPTIONS))


def _transcript(typed: TypedRecording) -> Area:
    return Area(
        id=TRANSCRIPT,
        label="The same in writing",
        hint="A video needs it. With sound it can stay empty: the words of the question stand above.",
        typed=typed.transcript,
        errors=typed.errors(TRANSCRIPT),
    )


def _speaker(name: str, errors: tuple[str, ...], hint: str, recording: str = "") -> Box:
    id_ = box_of(recording) if recording else SPEAKER
    return Box(id=id_, label="Which speaker or signer has checked it?", hint=hint, typed=name, errors=errors)

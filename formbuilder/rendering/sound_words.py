"""The words about comments that are said aloud: how it works, what stops it, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.rendering.asked import Played
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FileBox
from formbuilder.rendering.point_words import first_line
from formbuilder.rendering.titles import day_in_england, day_words, time_words
from formbuilder.services.sound_kinds import CommentSound, NoSound, Reason, SoundState

SOUND, SOUND_ID = "sound", "sound-id"
"""Names of fields: the file, and the id that it gets."""
KINDS = "a file that ends in .m4a, .mp3, .opus, .webm or .wav"
STOPPED: Mapping[NoSound, str] = {
    NoSound.UNKNOWN: "This recording is not here any more.",
    NoSound.NONE: "This file is empty. Record it again, and choose the new file.",
    NoSound.TYPE: f"This is not a sound that we know. Choose {KINDS}. Or write it.",
    NoSound.UNPLAYED: "Browsers cannot play this kind of sound, such as .amr, .3gp or Apple Lossless. "
    "Choose another kind in the settings of your recorder, and record it again. Or write it.",
    NoSound.PICTURES: "This is a video. Record the sound alone. Then nobody sees your face or your home.",
    NoSound.TOO_BIG: "This recording is too large: 20 megabytes at most. Say it in two recordings.",
    NoSound.MANY: "20 recordings of yours wait in this round. Wait until somebody has listened, or write it.",
    NoSound.NOT_LATER: "A recording cannot be kept for later. Choose it again and send it. What you typed is still "
    "here.",
    NoSound.AGAIN: "This page was open for too long. Choose your recording again and send it. What you typed is "
    "still here.",
    NoSound.NO_KEY: "We cannot take recordings now. Write it, or tell the person who helps you.",
    NoSound.NOT_LEADING: "Only the chair or a facilitator of this panel listens to it.",
    NoSound.WRITTEN: "This was written down, taken back or deleted since you opened the page.",
    NoSound.EMPTY: "Write down what you hear.",
    NoSound.LONG: "This is too long: 4,000 signs at most. Write the most important things.",
    NoSound.REASON: "Choose why you cannot hear it.",
}
"""Why a recording was not taken, or was left as it is, and what to do."""
REASONS: Mapping[Reason, str] = {
    Reason.SILENT: "There is no sound on it.",
    Reason.QUIET: "It is too quiet, or there is too much noise.",
    Reason.CUT: "It stops before the end.",
    Reason.LANGUAGE: "Nobody here understands the language.",
}
"""Why nobody can hear it, as its author reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aloud:
    """Where somebody says it instead of writing, folded away at first."""

    file: FileBox
    id: str
    lines: tuple[str, ...]
    open: bool


def aloud(id_: str, days: int, why: NoSound | None) -> Aloud:
    """Ask for a recording; ``days`` is how long a sound is kept at most."""
    return Aloud(
        id=id_,
        file=FileBox(
            id=SOUND,
            label="Your recording",
            hint=f"{KINDS[0].upper()}{KINDS[1:]}. 20 megabytes at most. On most phones that is about 20 minutes.",
            accept="audio/*",
            errors=(STOPPED[why],) if why else (),
        ),
        lines=(
            "Record what you think with the recorder of your phone or computer. Then choose the file here.",
            "On some phones the button below offers the recorder itself.",
            "Say above which language you speak. Then press “Send this to the panel”. You need not write anything.",
            "Who listens: only the chair and the facilitators of your panel. They hear your voice.",
            "One of them writes it down. Then you say if it is right.",
            f"When we delete the sound: when you say that the words are right, or take it back. {after(days)}",
        ),
        open=why is not None,
    )


def after(days: int) -> str:
    """Say when a sound goes in any case."""
    return f"After {days} days we delete it in any case."


def state_lines(sound: CommentSound) -> tuple[str, ...]:
    """Say what became of a recording, as its author reads it."""
    reason = f"Why: {REASONS[sound.reason]}" if sound.reason else ""
    if sound.is_lost:
        gone = f"We deleted the sound on {day_words(day_in_england(sound.gone_at))}." if sound.gone_at else ""
        return (f"Nobody wrote it down. {gone}", *((reason,) if reason else ()), "Say it again, or write it.")
    if sound.state is SoundState.UNHEARD:
        return ("Somebody listened and could not hear it.", reason, "Say it again, or write it.")
    return {
        SoundState.WAITING: ("It waits until somebody listens and writes it down.",),
        SoundState.WRITTEN: ("It is written down.",),
        SoundState.BACK: ("You took it back. The sound is deleted.",),
    }[sound.state]


def sent_words(sound: CommentSound) -> str:
    """Say when it was sent."""
    return f"{day_words(day_in_england(sound.sent_at))}, {time_words(sound.sent_at)}"


def player(site: OfficeSite, sound: CommentSound) -> Played:
    """Return what plays it."""
    return Played(
        template="parts/heard_sound.html",
        name="Listen to this recording",
        about="",
        address=site.to(f"sounds/{sound.id}/sound"),
        captions="",
        language=sound.language,
        lines=(),
    )


def own_sound_entry(site: OfficeSite, sound: CommentSound) -> Entry:
    """Show a recording that nobody has written down, among what somebody said."""
    words = "Listen to it, or take it back" if sound.can_go_back else "See what became of it"
    return Entry(
        heading="You said this aloud",
        lines=(f"You sent it on {sent_words(sound)}.", *state_lines(sound)),
        links=(Link(words, site.to(f"sounds/{sound.id}"), sent_words(sound)),),
    )


def about(sound: CommentSound) -> tuple[str, ...]:
    """Say which words it is about."""
    return (f"It is about: “{first_line(sound.slot_text)}”",) if sound.slot_text else ()

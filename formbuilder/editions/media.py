"""Files with sound or video, known by what is in them and not by their names; captions, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from formbuilder.editions.catalogue import LineProblem

SOUNDS = ("audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg")
SPOKEN = (*SOUNDS, "audio/webm", "audio/wav")
"""What phones and computers record, and every browser plays."""
VIDEOS = ("video/mp4", "video/webm")
UNPLAYED = "audio/x-unplayed"
"""Sound that some telephones record and browsers do not play: AMR, also as 3GP, and Apple’s lossless sound."""
MOST_CAPTIONS = 200_000
"""Signs."""
WITH_PICTURES = re.compile(rb"hdlr.{8}vide", re.DOTALL)
NOT_PLAYED = re.compile(rb"stsd.{12}(?:samr|sawb|sawp|alac)", re.DOTALL)
"""How the only track of a file is written down (ISO/IEC 14496-12: version, number, size, and then its kind)."""
WEBM_PICTURES = re.compile(rb"V_(?:VP8|VP9|AV1)")
TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
CUE = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t]+.*)?")
NO_CAPTIONS = "The file must begin with WEBVTT and be in UTF-8."
NO_CUES = "There are no captions in it: each needs a line such as 00:01.000 --> 00:04.000, and words below."


def type_of(data: bytes) -> str | None:
    """Return what a file is, one of SPOKEN and VIDEOS, or UNPLAYED; None if it is no sound and no video we know."""
    if data[4:8] == b"ftyp":
        return "video/mp4" if WITH_PICTURES.search(data) else UNPLAYED if NOT_PLAYED.search(data) else "audio/mp4"
    if data[:4] == b"\x1aE\xdf\xa3" and b"webm" in data[:64]:
        return "video/webm" if WEBM_PICTURES.search(data) else "audio/webm"
    if data[:4] == b"OggS":
        return "audio/ogg" if b"OpusHead" in data[:128] else None
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    return UNPLAYED if data[:5] == b"#!AMR" else _stream(data)


def _stream(data: bytes) -> str | None:
    """Return what a file without a head is: MPEG frames of layer 3, or AAC frames (ISO/IEC 11172-3, 13818-7)."""
    if data[:3] == b"ID3":
        return "audio/mpeg"
    if len(data) < 4 or data[0] != 0xFF:
        return None
    if data[1] & 0xF6 == 0xF0:
        return "audio/aac"
    return "audio/mpeg" if data[1] & 0xE6 == 0xE2 else None


def caption_problems(data: bytes) -> tuple[LineProblem, ...]:
    """Return what is wrong with captions, by line; a file in which nothing is can be shown as it is."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (LineProblem(1, NO_CAPTIONS),)
    lines = text.splitlines()
    if not lines or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        return (LineProblem(1, NO_CAPTIONS),)
    if len(text) > MOST_CAPTIONS:
        return (LineProblem(0, f"The captions are too long: {MOST_CAPTIONS:,} signs are the most."),)
    return tuple(_cue_problems(lines))


def _cue_problems(lines: list[str]) -> Iterator[LineProblem]:
    before, cues = -1, 0
    for number, line in enumerate(lines[1:], 2):
        if "-->" not in line:
            continue
        cues += 1
        found = CUE.fullmatch(line.strip())
        start, end = (_milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:])) if found else (0, 0)
        if found is None:
            yield LineProblem(number, "The times must be like 00:01.000 --> 00:04.000.")
        elif end <= start or start < before:
            yield LineProblem(number, "A caption must end after it begins, and begin no earlier than the one before.")
        elif number >= len(lines) or not lines[number].strip():
            yield LineProblem(number, "There are no words below these times.")
        before = max(before, start)
    if not cues:
        yield LineProblem(0, NO_CUES)


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(each or 0) for each in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest

"""How far what somebody wrote in another language is put into English, in words for those who read it."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.services.assessing import Note
from formbuilder.services.queue import QueueLine

BY = {False: "a person", True: "a program"}


def translating_words(line: QueueLine) -> Iterator[str]:
    """Say that it is in another language, and whether it waits to be put into English."""
    if line.to_translate:
        more = " More was added since." if line.translated_at else ""
        yield f"Written in another language. To be translated since {moment_words(line.to_translate)}.{more}"
    elif line.translated_at:
        yield f"Written in another language. In English since {moment_words(line.translated_at)}."


def translated_by(note: Note) -> str:
    """Say whose translation it is."""
    return f"In English, by {note.writing.translator} ({BY[note.writing.program]}), {moment_words(note.at)}"

"""A form on paper as plain text for those who listen to their screen, and as a script for who reads it out."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.rendering import paper_words as own
from formbuilder.rendering.paper_sheets import OnPaper, Paper, Sheet, Space, Tick
from formbuilder.rendering.paper_words import Said
from formbuilder.tongue.messages import _

WIDE = 20
"""Signs of a line to write on."""
SHORT_PAUSE, LONG_PAUSE = 2, 10


def plain_text(paper: Paper) -> str:
    """Return the whole of it, line by line, always in the same order: UTF-8, no tables, no drawing."""
    return _joined(line for sheet in paper.sheets for line in _sheet(sheet, paper))


def audio_script(paper: Paper) -> str:
    """Return what is read aloud, with pauses; answers are called by their numbers."""
    return _joined(_script(paper))


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines).strip() + "\n"


def _both(said: Said) -> Iterator[str]:
    yield said.text
    if said.beside:
        yield f"({said.beside})"


def _all(lines: tuple[Said, ...]) -> Iterator[str]:
    for line in lines:
        yield from _both(line)


def _sheet(sheet: Sheet, paper: Paper) -> Iterator[str]:
    yield from ("", "=" * WIDE, *_both(sheet.heading), paper.stamp.text)
    yield from _all((*sheet.lines, *sheet.route))
    for part in sheet.parts:
        yield from ("", *(_both(part.heading) if part.heading else ()), *_all((*part.route, *part.lines)))
        for question in part.questions:
            yield from _question(question)
    yield from _spaces(sheet.spaces)


def _question(question: OnPaper) -> Iterator[str]:
    yield ""
    yield f"{question.number}. {question.ask.text} [{question.code}]" if question.number else question.ask.text
    yield from _both(Said(question.ask.beside)) if question.ask.beside else ()
    yield from _all((*question.route, *question.lines, *_how(question)))
    for tick in question.ticks:
        yield f"[ ] {tick.letter}. {_line(tick)}"
    yield from _spaces(question.spaces)
    for item in question.items:
        yield from ("", *_both(item.heading))
        for each in item.questions:
            yield from _question(each)


def _how(question: OnPaper) -> tuple[Said, ...]:
    return (question.how,) if question.how else ()


def _line(tick: Tick) -> str:
    label = f"{tick.label.text} ({tick.label.beside})" if tick.label.beside else tick.label.text
    return f"{label}. {tick.hint.text}" if tick.hint else label


def _spaces(spaces: tuple[Space, ...]) -> Iterator[str]:
    for space in spaces:
        yield f"{space.label.text}: {'_' * WIDE}" if space.label else "_" * WIDE
        yield from ("_" * WIDE for _ in range(space.lines - 1))


def _pause(seconds: int) -> str:
    return _(own.AUDIO_PAUSE) % {"seconds": seconds}


def _script(paper: Paper) -> Iterator[str]:
    yield from (paper.heading.text, paper.council, paper.stamp.text, _(own.AUDIO_FIRST), _pause(SHORT_PAUSE))
    for sheet in paper.sheets:
        yield from ("", sheet.heading.text, *(line.text for line in (*sheet.lines, *sheet.route)))
        yield _pause(SHORT_PAUSE)
        for part in sheet.parts:
            heading = (part.heading,) if part.heading else ()
            yield from (line.text for line in (*heading, *part.route, *part.lines))
            for question in part.questions:
                yield from _read_out(question)
    yield _(own.END)


def _read_out(question: OnPaper) -> Iterator[str]:
    yield ""
    if question.number:
        yield _(own.AUDIO_QUESTION) % {"number": question.number}
    yield from (line.text for line in (*question.route, question.ask, *question.lines, *_how(question)))
    for number, tick in enumerate(question.ticks, 1):
        label = f"{tick.label.text}. {tick.hint.text}".removesuffix(".") if tick.hint else tick.label.text
        yield _(own.AUDIO_ANSWER) % {"number": number, "label": label}
        yield _pause(SHORT_PAUSE)
    if question.spaces:
        yield _(own.AUDIO_SAY)
    yield from (space.label.text for space in question.spaces if space.label)
    if question.number:
        yield _pause(LONG_PAUSE)
    for item in question.items[:1]:
        yield item.heading.text
        for each in item.questions:
            yield from _read_out(each)

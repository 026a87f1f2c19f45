"""A piece of a paper form while its lines come in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from formbuilder.drafting.paper_words import (
    BEGINS_YES_NO,
    HOW_TO_TICK,
    IF_YES,
    NO,
    OPEN,
    SAYS_MORE,
    TELL,
    YES,
    kind_of,
)
from formbuilder.drafting.pieces import NO_ROOM, Becomes, Piece, Room

_IN_BRACKETS = re.compile(r"\s+\((?P<words>[^()]+)\)\s*:?\s*$")
_QUESTION = re.compile(r"(?P<ask>.*?\?)\s+(?P<rest>\S.*)")
_SENTENCE = re.compile(r"(?P<first>.{1,120}?[.!?:])\s+(?P<rest>\S.*)", re.DOTALL)
_LONGEST_OPTION = 6
_FEWEST = 2
_LONGEST_ASK = 1_000


@dataclass(slots=True)
class Unfinished:
    """It grows line by line, and ends as a piece."""

    words: list[str]
    ask: str
    is_question: bool
    hints: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    room: Room = NO_ROOM
    columns: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether anything was said."""
        return bool(self.ask or self.hints or self.options or self.room.after)

    @property
    def last(self) -> str:
        """The words that a line in small letters goes on with."""
        return next((said[-1] for said in (self.options, self.hints) if said), self.ask)

    def go_on(self, words: str) -> None:
        """Go on with the words of the line before."""
        for said in (self.options, self.hints):
            if said:
                said[-1] = f"{said[-1]} {words}"
                return
        self.ask = f"{self.ask} {words}".strip()

    def give(self, room: Room) -> None:
        """Add room to write."""
        self.room = Room(
            lines=self.room.lines + room.lines,
            date=self.room.date or room.date,
            pounds=self.room.pounds or room.pounds,
            after=" ".join(filter(None, (self.room.after, room.after))),
        )

    def piece(self) -> Piece:
        """Return it as it stands, with what it may become."""
        if not self.ask and not self.options:
            self._ask_what_there_is()
        if not self.is_question:
            return self._information()
        self._take_plain_options()
        says_more = self._take_room_of_options()
        label = " ".join((self.ask, *self.hints))
        becomes = kind_of(label if self.options else self.ask, tuple(self.options), self.room)
        becomes = Becomes.GROUP if self.columns and not self.options else becomes
        if becomes is Becomes.STATEMENT and self.options:
            self._say_what_is_agreed()
        ask, hint = _ask_and_hint(self.ask, becomes)
        return Piece(
            words="\n".join(self.words),
            becomes=becomes,
            ask=ask or _first_of(self),
            hint="\n\n".join(filter(None, (hint, *self.hints))),
            options=tuple(self.options),
            room=self.room,
            only_if=_only_if(self.ask),
            says_more=says_more,
            columns=self.columns,
            guessed=becomes,
        )

    def _information(self) -> Piece:
        text = "\n\n".join(filter(None, (self.ask, *self.hints)))
        found = _SENTENCE.fullmatch(text)
        ask, hint = (found["first"], found["rest"]) if found else (text, "")
        if self.hints and not found:
            ask, hint = self.ask or self.hints[0], "\n\n".join(self.hints[0 if self.ask else 1 :])
        kind = Becomes.INFORMATION
        return Piece(words="\n".join(self.words), becomes=kind, ask=ask.strip(), hint=hint.strip(), guessed=kind)

    def _take_plain_options(self) -> None:
        """Take short lines below a question for answers to choose from."""
        short = all(len(each.split()) <= _LONGEST_OPTION and each[-1:] not in ".?!:" for each in self.hints)
        if len(self.hints) > 1 and short and not self.options and not self.room.any:
            self.options, self.hints = self.hints, []

    def _take_room_of_options(self) -> tuple[str, ...]:
        """Take “(please specify)” and colons off the options; return those that had them."""
        if len(self.options) < _FEWEST:
            return ()
        found = {each: SAYS_MORE.fullmatch(each) for each in self.options}
        labels = {each: (said["label"] or said["short"]).strip() if said else each for each, said in found.items()}
        self.options = [labels[each] for each in self.options]
        return tuple(labels[each] for each, said in found.items() if said)

    def _ask_what_there_is(self) -> None:
        """Let the first words there are ask."""
        if self.hints:
            self.ask = self.hints.pop(0)
        else:
            self.ask, self.room = self.room.after, replace(self.room, after="")

    def _say_what_is_agreed(self) -> None:
        self.hints = [*(each for each in (self.ask,) if each), *self.hints]
        self.ask, self.options = self.options[0], []


def _first_of(unfinished: Unfinished) -> str:
    return "Which of these fits?" if unfinished.options else ""


def _ask_and_hint(label: str, becomes: Becomes) -> tuple[str, str]:
    """Return the question and what stands around it as a hint."""
    hints: list[str] = []
    if becomes is Becomes.STATEMENT or len(label) > _LONGEST_ASK:
        return label, ""
    while (found := HOW_TO_TICK.search(label) or _IN_BRACKETS.search(label)) and found.start() > 0:
        words = found[0].strip(" ():.,–-")
        hints.append(f"{words[:1].upper()}{words[1:]}.")
        label = label[: found.start()].rstrip()
    if (found := _QUESTION.fullmatch(label)) and (OPEN.match(label) or BEGINS_YES_NO.match(label) or TELL.match(label)):
        label, rest = found["ask"], found["rest"]
        hints.append(rest)
    return label.strip().rstrip(":").strip(), "\n\n".join(reversed(hints))


def _only_if(label: str) -> str:
    found = IF_YES.match(label)
    return "" if not found else NO if found["no"] else YES


def joined_to(before: Piece, piece: Piece) -> Piece:
    """Return a piece with another one in it: its answers are offered too, its other words stand in the hint."""
    has_answers = bool(piece.options)
    said = piece.hint if has_answers and before.options else "\n\n".join(filter(None, (piece.ask, piece.hint)))
    hint = "\n\n".join(filter(None, (before.hint, said)))
    options = (*before.options, *piece.options)
    more = (*before.says_more, *piece.says_more)
    return replace(before, words=f"{before.words}\n{piece.words}", hint=hint, options=options, says_more=more)

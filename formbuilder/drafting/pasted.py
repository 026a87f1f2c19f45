"""The text of a Word or paper form, taken apart: each heading, question and paragraph with what it may become."""

from __future__ import annotations

import re

from formbuilder.drafting import paper_lines as lines
from formbuilder.drafting.headings import Around, heading, numbered, title_line
from formbuilder.drafting.paper_lines import BOX, DATE, FILL, MARKS, plain
from formbuilder.drafting.paper_options import Offered, boxed, bullet, in_words, is_agreement
from formbuilder.drafting.paper_words import (
    FOOTER,
    GO_TO,
    IF_YES,
    OFFICE,
    ONLY_GO_TO,
    SIGNATURE,
    TELL,
    WHERE_TO_WRITE,
    field_kind,
)
from formbuilder.drafting.pieces import Becomes, Piece, Room
from formbuilder.drafting.unfinished import Unfinished

MOST_SIGNS = 100_000
"""Signs of a text that is pasted: about 40 pages."""
MOST_PIECES = 500
"""What follows comes in as one piece of words."""
LONGEST_LINE = 1_000
"""A longer line is a paragraph, whatever stands in it."""
_ENDS = frozenset(".?!:;")
_MOST_WORDS_OF_OFFICE = 14
_MOST_WORDS_OF_LABEL = 14
_A_TABLE = 3
"""A row with fewer cells is a label and its answer."""


def taken_apart(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a pasted text, in its order; nothing of it is lost."""
    return _Paper(lines.cleaned(text).split("\n")).read()


class _Paper:
    """A paper form on its way to pieces, line by line."""

    def __init__(self, raw: list[str]) -> None:
        self.raw = raw
        self.at = 0
        self.pieces: list[Piece] = []
        self.open: Unfinished | None = None
        self.gap = True
        """Whether the line before is blank."""
        self.office = False
        self.below = _below(raw)
        self.header: tuple[str, ...] = ()
        """The cells of the first row of a table."""
        self.later: list[str] = []
        """What says where to go on, below a question that is not at its end."""

    def read(self) -> tuple[Piece, ...]:
        for at, raw in enumerate(self.raw):
            self.at = at
            if len(self.pieces) >= MOST_PIECES:
                self._rest()
                break
            if len(raw) > LONGEST_LINE:
                self._long(plain(raw))
                continue
            line = lines.marked(raw)
            if line.strip():
                self._line(line)
            elif self.header and not self._row_follows():
                self.header = ()
            self.gap = not line.strip()
        self._close()
        return tuple(self.pieces)

    def _rest(self) -> None:
        """Take all that is left as one piece: a form on paper never has so many."""
        self._close()
        rest = [plain(each) for each in self.raw[self.at :] if each.strip()]
        self.at = len(self.raw)
        self.open = Unfinished(words=rest, ask="More words", is_question=False, hints=rest)

    def _long(self, words: str) -> None:
        self._close()
        self.open = Unfinished(words=[words], ask=words, is_question=False)
        self._close()
        self.gap = False

    @property
    def words(self) -> str:
        return self.raw[self.at].strip()

    def _line(self, line: str) -> None:
        if ONLY_GO_TO.fullmatch(line) and not MARKS & set(line):
            self.later.append(self.words)
        elif self._is_left_out(line):
            self._close()
            self._add(Becomes.LEFT_OUT)
        elif not self.pieces and self.open is None and (title := title_line(line.strip())):
            self._add(Becomes.TITLE, title)
        elif found := heading(line.strip(), Around(self.gap, self._after())):
            self.header = ()
            self._close()
            self._add(Becomes.SECTION, found)
        elif not self._is_table(line):
            self._content(line)

    def _is_left_out(self, line: str) -> bool:
        """Whether a line is for the office, a signature or the foot of a page; what follows the first of them too."""
        short = len(plain(line).split()) <= _MOST_WORDS_OF_OFFICE
        if OFFICE.search(line) and short:
            self.office = True
            return True
        around = Around(self.gap, self._after())
        if self.office and (heading(line.strip(), around) or line.rstrip().endswith("?") or numbered(line)[0]):
            self.office = False
        if self.office or FOOTER.fullmatch(line) or (SIGNATURE.match(line) and short):
            return True
        return self._is_below_signature() and bool(set(line) & MARKS)

    def _is_below_signature(self) -> bool:
        last = self.pieces[-1:] if self.open is None and not self.gap else []
        return bool(last and last[0].becomes is Becomes.LEFT_OUT and SIGNATURE.match(last[0].words))

    def _is_table(self, line: str) -> bool:
        """Take a row of a table: its header is kept for the rows below, a row with a label is a question."""
        cells = [each.strip() for each in line.strip(" ").split("\t")]
        if self.header and len(cells) > 1 and plain(cells[0]):
            return self._row(cells)
        named = [each for each in cells if plain(each)]
        if len(cells) < _A_TABLE or len(named) < len(cells) - 1 or MARKS & set(line) or not self._row_follows():
            return False
        self.header = tuple(plain(each) for each in cells)
        self._take_header(", ".join(filter(None, self.header)))
        return True

    def _take_header(self, words: str) -> None:
        """Let a header ask with the question above it, or by itself if the rows below have no words."""
        empty = not plain(lines.marked(self._after().split("\t")[0]))
        if self.open and self.open.is_question and not self.gap:
            self._same()
            self.open.hints.append(words)
        elif empty:
            self._begin(words)
        if self.open and empty:
            self.open.columns = tuple(filter(None, self.header))

    def _row_follows(self) -> bool:
        """Whether the next line that is not blank is a row with places to tick or to write in."""
        after = self._after()[:LONGEST_LINE]
        below = lines.marked(after)
        return "\t" in after and (bool(MARKS & set(below)) or "£" in below or below.endswith("\t"))

    def _row(self, cells: list[str]) -> bool:
        """Take a row with a label: its boxes are the answers that the header names."""
        row = self._begin(numbered(plain(cells[0]))[1])
        row.words.insert(0, "\t".join(self.header))
        first, *others = self.header
        if sum(BOX in each for each in cells[1:]) > 1:
            row.options, row.hints = [each for each in others if each], [first] if first else []
        else:
            rest = "\t".join(cells[1:])
            row.hints = [", ".join(filter(None, self.header))]
            row.give(Room(lines=1, date=DATE in rest, pounds="£" in rest, after=plain(rest.replace("£", ""))))
        return True

    def _content(self, line: str) -> None:
        number, rest = numbered(line.strip(" "))
        if offered := self._offered(line, number, rest):
            self._options(offered)
        else:
            for part in lines.fields(rest):
                self._text(part, has_number=bool(number))

    def _offered(self, line: str, number: str, rest: str) -> Offered | None:
        """Return the answers that a line offers, if it does."""
        if number and self._takes_lettered(line) and (option := bullet(line)):
            return Offered("", (option,))
        offered = boxed(rest) if BOX in rest else in_words(rest)
        if offered and (BOX in rest or offered.label or self._waits()):
            return offered
        option = "" if number or not self._waits_for_list() else bullet(line)
        return Offered("", (option,)) if option else None

    def _takes_lettered(self, line: str) -> bool:
        """Whether “a) for myself” is an answer to the question above."""
        asks = "?" in line or set(line) & MARKS
        return self._waits_for_list() and not asks

    def _waits(self) -> bool:
        return self.open is not None and self.open.is_question and not self.open.room.any

    def _waits_for_list(self) -> bool:
        return self.open is not None and self._waits() and not (self.gap and self.open.hints)

    def _options(self, offered: Offered) -> None:
        """Take answers to choose from: for the question above, unless the line brings its own."""
        if offered.label:
            self._begin(offered.label)
        elif len(offered.options) == 1 and is_agreement(offered.options[0]):
            self._begin("")
        elif not self._waits():
            self._begin_options()
        else:
            self._same()
        if self.open:
            self.open.options += offered.options

    def _begin_options(self) -> None:
        """Begin a question for answers that have none: the paragraph or heading above asks."""
        if self.open and not self.open.is_question and not self.open.room.any:
            self.open.is_question = True
            self._same()
            return
        last = self.pieces[-1:] if self.open is None else []
        self._begin(last[0].ask if last and last[0].becomes is Becomes.SECTION else "")

    def _takes_hint(self) -> bool:
        """Whether a paragraph goes with what is open: a question that has no answers yet, or other words."""
        if self.open is None or not self.open.is_question:
            return self.open is not None
        return self._waits() and not self.gap and not self.open.options

    def _text(self, part: str, *, has_number: bool) -> None:
        label, room = _label_and_room(part)
        if self.open and not label and room.any and self._takes_room():
            self._same()
            self.open.is_question = True
            self.open.give(room)
        elif self.open and self._is_wrapped(part):
            self._same()
            self.open.go_on(plain(part))
            self.open.give(room)
        elif _asks(label, room, has_number=has_number):
            self._begin(label).give(room)
        else:
            self._paragraph(plain(part))

    def _takes_room(self) -> bool:
        if self.open is None or self.open.options:
            return False
        return self.open.is_question or bool(self.open.ask and not self.gap)

    def _is_wrapped(self, part: str) -> bool:
        """Whether a line goes on with the sentence of the line before."""
        if self.open is None or self.gap or self.open.room.any:
            return False
        return self.open.last[-1:] not in _ENDS and part[:1].islower()

    def _paragraph(self, words: str) -> None:
        if not words:
            return
        if self.open and self._takes_hint():
            self._same()
            self.open.hints.append(words)
        else:
            self._close()
            self.open = Unfinished(words=[self.words], ask=words, is_question=False)

    def _begin(self, label: str) -> Unfinished:
        self._close()
        self.open = begun = Unfinished(words=[self.words], ask=plain(label), is_question=True)
        return begun

    def _same(self) -> None:
        """Let the line belong to the piece that is open."""
        if self.open is None:
            self.open = Unfinished(words=[], ask="", is_question=False)
        if self.open.words[-1:] != [self.words]:
            self.open.words.append(self.words)

    def _close(self) -> None:
        if self.open and self.open.has_words:
            self.pieces.append(self.open.piece())
        self.open = None
        for words in self.later:
            out = Becomes.LEFT_OUT
            self.pieces.append(Piece(words=words, becomes=out, ask=plain(lines.marked(words)), guessed=out))
        self.later = []

    def _add(self, becomes: Becomes, ask: str = "") -> None:
        last = self.pieces[-1:]
        if becomes is Becomes.LEFT_OUT and last and last[0].becomes is becomes and not FOOTER.fullmatch(self.words):
            words = f"{self.pieces.pop().words}\n{self.words}"
        else:
            words = self.words
        said = ask or plain(lines.marked(words.replace("\n", " ")))
        self.pieces.append(Piece(words=words, becomes=becomes, ask=said, guessed=becomes))

    def _after(self) -> str:
        return self.below[self.at]


def _below(raw: list[str]) -> list[str]:
    """Return for each line the next one that is not blank."""
    found, below = "", []
    for line in reversed(raw):
        below.append(found)
        found = line if line.strip(" ") else found
    return below[::-1]


def _label_and_room(part: str) -> tuple[str, Room]:
    """Return the words before the room of a part, and the room with what stands behind it."""
    first = re.search(f"[{FILL}{DATE}]", part)
    label = part[: first.start()] if first else part
    rest = part[first.start() :] if first else ""
    pounds = bool(re.search(r"£\s*$", label)) or rest.lstrip(FILL).startswith("£")
    room = Room(
        lines=rest.count(FILL), date=DATE in rest, pounds=pounds, after=plain(rest.replace("£", "")).strip(" :.;,")
    )
    return plain(re.sub(r"£\s*$", "", label)), room


def _asks(label: str, room: Room, *, has_number: bool) -> bool:
    """Whether words ask for something."""
    if not label or (GO_TO.search(label) and "?" not in label):
        return False
    if WHERE_TO_WRITE.fullmatch(label):
        return False
    if room.any or "?" in label or TELL.match(label) or (IF_YES.match(label) and label.endswith(":")):
        return True
    short = len(label.split()) <= _MOST_WORDS_OF_LABEL and label[-1:] != "."
    return short and (has_number or (label.endswith(":") and bool(field_kind(label.rstrip(":")))))

"""Where each sign of some words stands, however they were written in YAML."""

from dataclasses import dataclass
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.checking.spots import Spots, place_of
from formbuilder.definition.words import Words
from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source, read
from formbuilder.problems import Place
from tests.long import many


@dataclass(frozen=True)
class Written:
    """Some YAML, and where in it each sign of the value is written that is no white space."""

    source: str
    starts: tuple[int, ...]


class Pen:
    """Writes YAML and remembers where the signs of a value begin."""

    def __init__(self, head: str) -> None:
        self.text = head
        self.starts: list[int] = []

    def sign(self, written: str) -> None:
        self.starts.append(len(self.text))
        self.text += written

    def done(self, tail: str) -> Written:
        return Written(self.text + tail, tuple(self.starts))


PLAIN_SIGNS = st.sampled_from("abcXYZ019.,?éß’“”日本語😀\u0301-")
WORDS = st.lists(st.lists(PLAIN_SIGNS, min_size=1, max_size=4), min_size=1, max_size=6)
ANY_WORDS = st.lists(
    st.lists(PLAIN_SIGNS | st.sampled_from("'\"\\#:{}[]&*!|>%@`"), min_size=1, max_size=4), min_size=1, max_size=6
)
GAPS = st.sampled_from([" ", "  ", "\n", " \n", "\n\n", "\n\n\n"])
ENDS = st.sampled_from(["\n", "\r\n"])
HEADS = st.sampled_from(["", "# a note\n", "x: 日本\n", "x: |\n  y\n\n", "\ufeff"])


def safe(word: list[str]) -> list[str]:
    """Begin a word with a letter, so that no sign of YAML is meant."""
    return ["w", *word]


@st.composite
def plain(draw) -> Written:
    pen = Pen(draw(HEADS) + "say: ")
    for number, word in enumerate(draw(WORDS)):
        if number:
            gap = draw(GAPS)
            pen.text += f"{gap}   " if "\n" in gap else gap
        for each in safe(word):
            pen.sign(each)
    return pen.done("\nlast: here\n")


@st.composite
def flow(draw) -> Written:
    pen = Pen(draw(HEADS) + "in:\n- {first: x y, say: ")
    words = [[each for each in word if each != ","] for word in draw(WORDS)]
    for number, word in enumerate(words):
        if number:
            pen.text += draw(st.sampled_from([" ", "\n     "]))
        for each in safe(word):
            pen.sign(each)
    return pen.done(", last: z}\n")


@st.composite
def single(draw) -> Written:
    pen = Pen(draw(HEADS) + "say: '" + draw(st.sampled_from(["", " "])))
    for number, word in enumerate(draw(ANY_WORDS)):
        if number:
            gap = draw(GAPS)
            pen.text += f"{gap}   " if "\n" in gap else gap
        for each in word:
            pen.sign("''" if each == "'" else each)
    return pen.done("' # a note\nlast: here\n")


def escaped(sign: str) -> st.SearchStrategy[str]:
    code = ord(sign)
    ways = [f"\\U{code:08x}"]
    ways += [f"\\u{code:04X}"] if code < 0x10000 else []
    ways += [f"\\x{code:02x}"] if code < 0x100 else []
    ways += [sign] if sign not in '"\\' else [f"\\{sign}"]
    return st.sampled_from(ways)


@st.composite
def double(draw) -> Written:
    pen = Pen(draw(HEADS) + 'say: "' + draw(st.sampled_from(["", " ", "\\t"])))
    blanks = ["\\n", "\\t", "\\x20", "\\_", "\\u2003", " \\\n     ", "\\\n   ", "\\ ", "\\N", "\\P"]
    for number, word in enumerate(draw(ANY_WORDS)):
        if number:
            gap = draw(GAPS | st.sampled_from(blanks))
            pen.text += f"{gap}   " if gap.endswith("\n") else gap
        for each in word:
            pen.sign(draw(escaped(each)))
    return pen.done('"\nlast: here\n')


@st.composite
def block(draw) -> Written:
    header = draw(st.sampled_from("|>")) + draw(st.sampled_from(["", "-", "+"]))
    pen = Pen(draw(HEADS) + f"say: {header}" + draw(st.sampled_from(["", " ", "  # a 'note'"])) + "\n")
    pen.text += draw(st.sampled_from(["", "\n", "\n\n"]))
    indent = "   "
    for number, word in enumerate(draw(ANY_WORDS)):
        gap = draw(st.sampled_from(["\n", "\n\n", "\n ", " "])) if number else "\n"
        if number:
            pen.text += gap
        if "\n" in gap:
            pen.text = pen.text.removesuffix(" ") + indent + (" " if gap.endswith(" ") else "")
        for each in word:
            pen.sign(each)
    return pen.done(draw(st.sampled_from(["\n", "\n\n\n", "\n# a note\n"])) + "last: here\n")


def said(source: Source) -> Scalar:
    """The value of ``say``, wherever it is."""
    if isinstance(source, Items):
        return said(source.value[0])
    assert isinstance(source, Fields)
    if "in" in source.value:
        return said(source.value["in"])
    found = source.value["say"]
    assert isinstance(found, Scalar)
    return found


def words_of(data: bytes) -> Words:
    found = said(read(data, "f.yaml"))
    return Words(found.value.strip(), found.place, found.end)


def spot(source: str, index: int) -> Place:
    """Count lines and columns up to a sign, as an editor does."""
    before = source[:index].removeprefix("\ufeff")
    return Place("f.yaml", before.count("\n") + 1, len(before) - before.rfind("\n"))


@settings(max_examples=many(400), deadline=None)
@given(written=st.one_of(plain(), flow(), single(), double(), block()), ends=ENDS)
def test_every_sign_is_found_where_it_is_written(written, ends):
    data = written.source.replace("\n", ends).encode()
    places = [spot(written.source, start) for start in written.starts]
    words = words_of(data)
    shown = [offset for offset, sign in enumerate(words.text) if not sign.isspace()]
    assert [place_of(data, words, offset) for offset in shown] == places
    spots = Spots(data)
    for offset in range(len(words.text)):
        start, end = spots.span(words, offset, offset + 1)
        assert words.place <= start <= end <= words.end


@pytest.mark.parametrize(
    ("yaml", "marked", "start", "end"),
    [
        ("say: Do you often fall?", "often", (1, 13), (1, 18)),
        ("say: 'It''s often: so'", "often", (1, 13), (1, 18)),
        ('say: "\\u00c9 \\"often\\""', "often", (1, 16), (1, 21)),
        ("say: >-\n  Do you\n  often\n  fall?", "often", (3, 3), (3, 8)),
        ("say: |\n  Do you\n\n  often fall?\n", "often", (4, 3), (4, 8)),
        ("say: Do you\n  often fall?", "you often", (1, 9), (2, 8)),
        ("{a: 1, say: Do you often fall?}", "often", (1, 20), (1, 25)),
        ("say: Do you often fall?", "", (1, 6), (1, 24)),
        ('say: "Do oft\\\n  en you"', "oft", (1, 10), (1, 13)),
        ("say: 😀 often", "often", (1, 8), (1, 13)),
    ],
)
def test_marked_words_have_a_beginning_and_an_end(yaml, marked, start, end):
    words = words_of(yaml.encode())
    first = words.text.index(marked)
    found = Spots(yaml.encode()).span(words, first, first + len(marked))
    assert [place[1:] for place in found] == [start, end]


def test_white_space_has_a_place_between_its_neighbours():
    data = b"say: one\n  two"
    assert place_of(data, words_of(data), 3) == Place("f.yaml", 1, 9)
    assert place_of(data, words_of(data), 7) == Place("f.yaml", 2, 6)


@pytest.mark.parametrize(
    "other", [b"", b"say: ''", b"say: other words here", b"\n\nsay: Do you", b"say: Do you often f\xc3\xa4ll? Y"]
)
def test_words_that_are_not_there_are_told_where_they_began(other):
    words = words_of(b"say: Do you often fall?")
    assert Spots(other).span(words, 7, 12)[0] in {words.place, Place("f.yaml", 1, 13)}


def test_words_without_an_end_are_told_where_they_began():
    words = Words("often", Place("f.yaml", 1, 6))
    assert Spots(b"say: often").span(words, 1, 2) == (words.place, words.place)


@pytest.mark.parametrize(("begin", "end"), [("say: ", "\n"), ('say: "', '"\n'), ("say: |\n  ", "\n")])
def test_a_long_text_with_many_findings_takes_no_time(begin, end):
    data = f"{begin}{'often ' * 150_000}x{end}".encode()
    words, spots = words_of(data), Spots(data)
    before = process_time()
    for number in range(0, 150_000, 750):
        spots.span(words, 6 * number, 6 * number + 5)
    assert process_time() - before < 5

"""Lines of JSON that programs write, each read as a passage; what cannot be read says what to write instead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import BinaryIO, Never

from formbuilder.cli.output import nearest
from formbuilder.plainlanguage.passages import ENGLISH, Kind, Passage
from formbuilder.plainlanguage.profiles import PROFILES, STANDARD, Profile

LONGEST = 20_000_000
"""Bytes of the longest line that is read."""
MARK = b"\xef\xbb\xbf"
"""What some editors write before a text in UTF-8."""
EXAMPLE = '{"text": "Do you often fall?"}'
TYPES = (
    *("text", "long_text", "yes_no", "choice", "choices", "date", "month", "number", "money", "email", "phone"),
    *("postcode", "address", "name", "ni_number", "nhs_number", "statement", "information", "group"),
)
"""The types of question, as definitions write them; a test holds this to the definition language."""
OTHER_NAMES = {
    **dict.fromkeys(("radio", "radios", "select"), "choice"),
    **dict.fromkeys(("checkbox", "checkboxes"), "choices"),
    "textarea": "long_text",
}
"""Types as HTML calls them."""

KINDS_OF_JSON = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list"}


class LineError(Exception):
    """A line cannot be read; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What holds for lines that do not say otherwise."""

    profile: Profile = STANDARD
    language: str = ENGLISH
    kind: Kind = Kind.ASK


@dataclass(frozen=True, slots=True)
class Line:
    """One line that could be read."""

    number: int
    id: object
    """Whatever stood there; it is given back as it came."""
    passage: Passage
    profile: Profile
    passed_over: str = ""
    """What of it means nothing to us, and what to write instead."""

    @property
    def name(self) -> str:
        """What to call it: its id, or else its number."""
        if self.id is None:
            return f"line {self.number}"
        return self.id if isinstance(self.id, str) else json.dumps(self.id, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """One line that could not be read, and why."""

    number: int
    problem: str


def read_lines(stream: BinaryIO, usual: Usual) -> Iterator[Line | Unread]:
    """Yield the lines of a stream as they come, without those that are empty; lines count from 1."""
    for number, raw in enumerate(_lines(stream), 1):
        given = raw.removeprefix(MARK) if number == 1 else raw
        if given.strip():
            try:
                yield _read(number, given, usual)
            except LineError as error:
                yield Unread(number, str(error))


def tag(language: str) -> str:
    """Return a tag of a language as passages have it: ``en_GB`` is ``en-gb``."""
    return language.strip().lower().replace("_", "-")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each line; of one that is too long only the beginning, which is longer than the longest."""
    while raw := stream.readline(LONGEST + 1):
        yield raw
        while len(raw) > LONGEST and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST + 1)


def _read(number: int, raw: bytes, usual: Usual) -> Line:
    given = _Given(_object(raw))
    language = tag(given.text("language", "")) or usual.language
    type_, passed_over = given.type()
    passage = Passage(
        text=given.needed("text"),
        kind=given.one_of("kind", Kind, usual.kind),
        language=language,
        type=type_,
        options=given.texts("options"),
        glossary=given.glossary(),
        before=given.texts("before"),
        filtered=given.flag("filtered") or False,
        sensitive=given.flag("sensitive") or False,
        why=given.is_there("why"),
        help=given.is_there("help"),
        optional=given.flag("optional"),
        source=given.text("source", "") or None,
    )
    return Line(number, given.found.get("id"), passage, given.profile(usual.profile), passed_over)


def _object(raw: bytes) -> Mapping[str, object]:
    """Return what a line holds, with its keys."""
    if len(raw) > LONGEST:
        msg = f"This line has more than {LONGEST:,} bytes. Cut its text into several lines."
        raise LineError(msg)
    try:
        found = json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant, parse_float=_finite)
    except UnicodeDecodeError as error:
        msg = f"Byte {error.start + 1} of this line is not UTF-8. Save the file as UTF-8."
        raise LineError(msg) from None
    except json.JSONDecodeError as error:
        msg = f"This is not JSON: it cannot be read at sign {error.pos + 1}. Write one object on one line: {EXAMPLE}"
        raise LineError(msg) from None
    except (ValueError, RecursionError):
        msg = f"There are too many brackets or figures in this line. Write one object, such as {EXAMPLE}"
        raise LineError(msg) from None
    if not isinstance(found, dict):
        msg = f"This is {_what(found)}, not an object. Write one object on one line: {EXAMPLE}"
        raise LineError(msg)
    return found


def _refuse_constant(name: str) -> Never:
    """Refuse NaN and Infinity, which Python reads and writes, and no other reader of JSON can."""
    msg = f"‘{name}’ is no JSON. Write a number, or a text in quotation marks."
    raise LineError(msg)


def _finite(figures: str) -> float:
    """Return a number that can be given back as it came; 1e999 cannot."""
    number = float(figures)
    return number if isfinite(number) else _refuse_constant(figures[:60])


@dataclass(frozen=True, slots=True)
class _Given:
    """The object of one line; what is null counts as not given."""

    found: Mapping[str, object]

    def needed(self, key: str) -> str:
        """Return a text that must be there."""
        if self.found.get(key) is None:
            msg = f"‘{key}’ is missing. Add the words to check: {EXAMPLE}"
            raise LineError(msg)
        return self.text(key, "")

    def text(self, key: str, otherwise: str) -> str:
        """Return a text."""
        value = self.found.get(key)
        if value is None:
            return otherwise
        return value if isinstance(value, str) else self._refuse(key, "a text in quotation marks")

    def flag(self, key: str) -> bool | None:
        """Return true or false; None if nobody said."""
        value = self.found.get(key)
        return value if value is None or isinstance(value, bool) else self._refuse(key, "true or false")

    def is_there(self, key: str) -> bool | None:
        """Tell whether there are words of this kind: they stand there, or true or false does."""
        value = self.found.get(key)
        if isinstance(value, str):
            return bool(value.strip())
        return value if value is None or isinstance(value, bool) else self._refuse(key, "a text, or true or false")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; an option may also be an object with a label."""
        value = self.found.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            return self._refuse(key, 'a list of texts, such as ["Yes", "No"]')
        found = [_label(each) for each in value]
        texts = tuple(each for each in found if each is not None)
        if len(texts) == len(found):
            return texts
        return self._refuse(key, 'a list of texts, such as ["Yes", "No"]', "a list of other things")

    def glossary(self) -> Mapping[str, str] | None:
        """Return words with their meanings; a list of words has none."""
        value = self.found.get("glossary")
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            return dict.fromkeys(value, "")
        if isinstance(value, dict) and all(isinstance(meaning, str) for meaning in value.values()):
            return value
        return self._refuse("glossary", 'words with their meanings, such as {"carer": "…"}') if value else None

    def one_of(self, key: str, known: type[Kind], otherwise: Kind) -> Kind:
        """Return one of the values of an enumeration."""
        value = self.text(key, otherwise.value)
        return known(_plainly(value)) if _plainly(value) in set(known) else _unknown(key, value, known)

    def profile(self, otherwise: Profile) -> Profile:
        """Return the profile that is named."""
        value = self.text("profile", otherwise.id)
        return PROFILES[value] if value in PROFILES else _unknown("profile", value, PROFILES)

    def type(self) -> tuple[str | None, str]:
        """Return the type of question; if we do not know it, None and what to write instead."""
        value = self.text("type", "")
        name = OTHER_NAMES.get(_plainly(value), _plainly(value))
        if name in TYPES or not value:
            return name or None, ""
        return None, f"‘{_cut(value)}’ is not a type of question, so it was passed over. Choose from: {_listed(TYPES)}."

    def _refuse(self, key: str, expected: str, what: str = "") -> Never:
        msg = f"‘{key}’ is {what or _what(self.found[key])}. Write {expected}."
        raise LineError(msg)


def _label(option: object) -> str | None:
    """Return the label of an option, which may stand in an object as it does in a definition; None if there is none."""
    found = option.get("label") if isinstance(option, dict) else option
    return found if isinstance(found, str) else None


def _unknown(key: str, found: str, known: Iterable[str]) -> Never:
    names = [str(each) for each in known]
    msg = f"‘{_cut(found)}’ is not a {key}. Choose from: {_listed(names)}.{nearest(_cut(found), names)}"
    raise LineError(msg)


def _plainly(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace("/", "_").replace(" ", "_")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _cut(found: str) -> str:
    return f"{found[:60]}…" if len(found) > 60 else found


def _what(value: object) -> str:
    """Say what kind of JSON a value is."""
    return "null" if value is None else KINDS_OF_JSON.get(type(value), "an object")

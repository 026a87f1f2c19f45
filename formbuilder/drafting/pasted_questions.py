"""One question of a draft in YAML from one piece of pasted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from formbuilder.drafting.names import id_from, short_from
from formbuilder.drafting.paper_words import NOT_SURE, RATHER_NOT, field_kind, is_yes_no
from formbuilder.drafting.pieces import WITH_OPTIONS, Becomes, Piece
from formbuilder.drafting.writing import setting, word

WITHOUT = "If you leave this out, we may ask you when we talk."
MOST_OPTIONS = 100
_IF = re.compile(r"(?:if|when)\b[^,:]{1,40}[,:]\s*(?=\S)", re.IGNORECASE)
_NONE = re.compile(r"none\b|neither\b|nothing\b|no,? (?:one|none)", re.IGNORECASE)
_PERIODS = (
    ("week", re.compile(r"\b(?:per|a|each|every) week\b|\bweekly\b", re.IGNORECASE)),
    ("fortnight", re.compile(r"\bfortnight", re.IGNORECASE)),
    ("four_weeks", re.compile(r"\b(?:4|four)[ -]week", re.IGNORECASE)),
    ("month", re.compile(r"\b(?:per|a|each|every|calendar) month\b|\bmonthly\b", re.IGNORECASE)),
    ("year", re.compile(r"\b(?:per|a|each|every) (?:year|annum)\b|\byearly\b|\bannual", re.IGNORECASE)),
)
_HOW_OFTEN = re.compile(r"\bhow often\b", re.IGNORECASE)
_ABOUT_YOU = re.compile(r"\b(?:you|your|me|my|personal|applicant|customer|answers)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\bperson you\b|\byou (?:care|help|look)\b|\bcarer\b|\bpartner\b|\bcontact\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Own:
    """What is known of a fact about the person who fills in."""

    labels: re.Pattern[str]
    fact: str = ""
    list: str = ""
    autocomplete: str = ""


def _own(labels: str, **rest: str) -> _Own:
    own = r"(?:(?:what is )?(?:your|full|home|current|my|own)\s+)*"
    return _Own(re.compile(rf"{own}(?:{labels})(?: in full| including postcode)?\W*", re.IGNORECASE), **rest)


OWN = {
    Becomes.NAME: _own("name", fact="your-name", list="name", autocomplete="name"),
    Becomes.ADDRESS: _own("address", fact="your-address", list="postcode", autocomplete="street-address"),
    Becomes.POSTCODE: _own("post ?code", list="postcode", autocomplete="postal-code"),
    Becomes.DATE: _own("date of birth|dob|birthday", list="date_of_birth", autocomplete="bday"),
    Becomes.NHS_NUMBER: _own("nhs (?:number|no)", list="nhs_number"),
    Becomes.PHONE: _own("(?:tele)?phone(?: number)?|mobile(?: number)?", autocomplete="tel"),
    Becomes.EMAIL: _own("e-?mail(?: address)?", autocomplete="email"),
    Becomes.LONG_TEXT: _Own(re.compile(r".*\banything else\b.*", re.IGNORECASE | re.DOTALL), fact="anything-else"),
    Becomes.TEXT: _Own(
        re.compile(r".*\b(?:like|want) (?:us to call you|to be called)\b.*|preferred name", re.IGNORECASE),
        fact="call-you",
    ),
}
_BIRTH = re.compile(r"\bbirth|\bdob\b", re.IGNORECASE)


@dataclass(slots=True)
class Writer:
    """What was written so far: it grows from question to question."""

    facts: frozenset[str]
    """The register of facts."""
    ids: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    """Facts, and lists of facts, that a question has: none has two."""
    yes_no: str = ""
    """The question to be answered by yes or no that “If yes …” goes on with."""
    chosen: dict[str, str] = field(default_factory=dict)
    """By option of the last question: the condition that it was chosen."""


def as_written(writer: Writer, piece: Piece, section: str) -> Iterator[str]:
    """Yield the lines of a question, ten signs in."""
    kind, options = _kind(piece)
    show_if = f"{writer.yes_no} is {piece.only_if}" if piece.only_if and writer.yes_no else ""
    ask = _begun(_IF.sub("", piece.ask, count=1)) if show_if else piece.ask
    show_if = writer.chosen.get(piece.follows, show_if)
    ask = ask or "A part without words"
    id_ = id_from(ask, writer.ids)
    yield f"          - id: {id_}"
    yield f"            type: {kind}"
    yield from setting(12, "ask", ask)
    settings = tuple(_settings(writer, piece, section))
    if hint := _hint(piece, kind, dict(settings), options):
        yield from setting(12, "hint", hint)
    if kind is not Becomes.INFORMATION:
        short = "what it is" if piece.follows else short_from(ask, agrees=kind is Becomes.STATEMENT)
        yield from setting(12, "short", short)
        yield "            required: wanted"
        yield f"            without: {WITHOUT}"
    yield from (f"            {key}: {value}" for key, value in settings)
    yield from _options(kind, options)
    yield from _rows(writer, piece) if kind is Becomes.GROUP else ()
    if show_if:
        yield f"            show_if: {show_if}"
    if not piece.follows:
        writer.chosen = dict(_chosen(id_, kind, options))
    if not piece.follows and not (piece.only_if and writer.yes_no):
        writer.yes_no = id_ if kind is Becomes.YES_NO else writer.yes_no if kind is Becomes.INFORMATION else ""


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _kind(piece: Piece) -> tuple[Becomes, tuple[str, ...]]:
    """Return what can be written: a choice needs two answers at least."""
    if piece.becomes is Becomes.GROUP and not piece.columns:
        return Becomes.LONG_TEXT, ()
    if piece.becomes not in WITH_OPTIONS:
        kind = piece.becomes
        return (Becomes.INFORMATION if kind in {Becomes.SECTION, Becomes.TITLE, Becomes.LEFT_OUT} else kind), ()
    labels = {label.casefold(): label for label in reversed(piece.options) if re.search(r"\w", label)}
    options = tuple(dict.fromkeys(labels[key] for key in (each.casefold() for each in piece.options) if key in labels))
    return (piece.becomes, options[:MOST_OPTIONS]) if len(options) > 1 else (Becomes.LONG_TEXT, ())


def _settings(writer: Writer, piece: Piece, section: str) -> Iterator[tuple[str, str]]:
    """Yield what a kind of answer says besides its words."""
    if piece.becomes is Becomes.YES_NO and (also := _also(piece)):
        yield "also", f"[{', '.join(also)}]"
    elif piece.becomes is Becomes.MONEY and (periods := _periods(piece)):
        yield "periods", f"[{', '.join(periods)}]"
    elif piece.becomes is Becomes.NUMBER and piece.room.after:
        yield "unit", word(piece.room.after)
    elif piece.becomes is Becomes.DATE and "month and year" in f"{piece.ask} {piece.hint}".casefold():
        yield "least", "month"
    elif piece.becomes is Becomes.DATE and _BIRTH.search(piece.ask):
        yield "past", "yes"
    yield from _of_oneself(writer, piece, section)


def _also(piece: Piece) -> tuple[str, ...]:
    said = {each.casefold() for each in piece.options}
    return tuple(name for name, words in (("dont_know", NOT_SURE), ("prefer_not", RATHER_NOT)) if said & words)


def _periods(piece: Piece) -> tuple[str, ...]:
    if _HOW_OFTEN.search(piece.hint):
        return tuple(name for name, _ in _PERIODS)
    said = f"{piece.room.after} {piece.ask} {piece.hint}"
    return tuple(name for name, words in _PERIODS if words.search(said))


def _of_oneself(writer: Writer, piece: Piece, section: str) -> Iterator[tuple[str, str]]:
    """Yield which fact about the person themselves it asks for, the first time that it is."""
    own = OWN.get(piece.becomes)
    others = _OTHERS.search(section) or not _ABOUT_YOU.search(section)
    if (
        own is None
        or piece.only_if
        or (others and not own.fact.startswith("any"))
        or not own.labels.fullmatch(piece.ask)
    ):
        return
    for key, value in (("fact", own.fact), ("list", own.list), ("autocomplete", own.autocomplete)):
        known = key != "fact" or value in writer.facts
        if value and known and f"{key} {value}" not in writer.used:
            writer.used.add(f"{key} {value}")
            yield key, value


def _hint(piece: Piece, kind: Becomes, settings: dict[str, str], options: tuple[str, ...]) -> str:
    """Return the hint with all that found no other place: units, and answers that are not offered."""
    said = {each.casefold() for each in options}
    own = piece.hint
    if kind is Becomes.GROUP:
        own = "\n\n".join(each for each in own.split("\n\n") if each != ", ".join(piece.columns))
    rest = [each for each in piece.options if each.casefold() not in said]
    if kind is Becomes.YES_NO and is_yes_no(piece.options):
        rest = []
    after = piece.room.after if "unit" not in settings and "periods" not in settings else ""
    return "\n\n".join(filter(None, (own, after, ", ".join(rest))))


def _options(kind: Becomes, options: tuple[str, ...]) -> Iterator[str]:
    if not options:
        return
    yield "            options:"
    for label, value in _values(options):
        alone = ", alone: yes" if kind is Becomes.CHOICES and _NONE.match(label) else ""
        quoted = word(label) if not re.search(r"[,{}\[\]]", label) else f'"{_escaped(label)}"'
        yield f"              - {{value: {value}, label: {quoted}{alone}}}"


def _values(options: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each option with its value."""
    taken: set[str] = set()
    yield from ((label, id_from(label, taken)) for label in options)


def _chosen(id_: str, kind: Becomes, options: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each option with the condition that it was chosen."""
    if kind is Becomes.YES_NO:
        yield from (("Yes", f"{id_} is yes"), ("No", f"{id_} is no"))
    verb = "includes" if kind is Becomes.CHOICES else "is"
    yield from ((label, f"{id_} {verb} {value}") for label, value in _values(options))


def _rows(writer: Writer, piece: Piece) -> Iterator[str]:
    """Yield what is asked for each row of a table."""
    yield "            item: a row"
    yield "            questions:"
    for head in piece.columns:
        yield f"              - id: {id_from(head, writer.ids)}"
        yield f"                type: {field_kind(head) or (Becomes.MONEY if '£' in head else Becomes.TEXT)}"
        yield from setting(16, "ask", head)
        yield from setting(16, "short", short_from(head))
        yield "                required: wanted"
        yield f"                without: {WITHOUT}"


def _escaped(label: str) -> str:
    return " ".join(label.split()).replace("\\", "\\\\").replace('"', '\\"')

"""Our own sentences on pages of the public, as things to translate and to check: each by what it says in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import denormalize, read_po

from formbuilder.definition.language import OUR_WORDS
from formbuilder.editions.entries import Entry, Standing, State, standing
from formbuilder.editions.faults import faults
from formbuilder.editions.our_parts import OurPart, guard_of, pages_of, part_of
from formbuilder.editions.sources import Source

OWNER = OUR_WORDS
"""Whose words these are, where those of a form have its short name; their addresses are like no address of a form."""
TEMPLATE = "messages.pot"
NUMBERS = 105
"""Numbers that are tried to say which form of a language is for which."""
SAID_NUMBERS = 4
OLD = "| msgid "
"""How a catalogue says which English sentence this one took the place of."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours, or one of its forms for a number, in a language."""

    source: Source
    part: OurPart
    """What it is checked with."""


@dataclass(frozen=True, slots=True)
class OurMessage:
    """A message as the program asks for it, with the addresses of what it says: one for each form for a number."""

    context: str
    one: str
    many: str
    """"" where it is about no number."""
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ours:
    """All our sentences in one language."""

    sentences: tuple[Sentence, ...] = field(repr=False)
    messages: tuple[OurMessage, ...] = field(repr=False)
    plural: Callable[[int], int] = field(repr=False)
    """Which form is for a number."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """What is translated, in the order of the catalogue."""
        return tuple(each.source for each in self.sentences)


@lru_cache(maxsize=16)
def ours(folder: Path, tag: str) -> Ours:
    """Return our sentences in a language, read once for the whole office."""
    return ours_as_they_are(folder, tag)


def ours_as_they_are(folder: Path, tag: str) -> Ours:
    """Return our sentences in a language, as the catalogues of ``folder`` have them; English alone if there is none.

    Reading takes some 50 ms, and keeping them 700 KB: public pages need them only when a sentence has changed.
    """
    path = folder / tag / "LC_MESSAGES" / "messages.po"
    return read_ours((folder / TEMPLATE).read_bytes(), path.read_bytes() if path.is_file() else b"", tag)


def read_ours(template: bytes, translated: bytes, tag: str) -> Ours:
    """Return the sentences of a template, with what a catalogue says for each in a language."""
    there = read_po(BytesIO(translated), locale=tag.replace("-", "_"))
    plural = c2py(there.plural_expr)
    samples = _samples(plural, there.num_plurals)
    said = {_name(each): (_came(each), _address_before(each)) for each in there if each.id}
    del there  # what is parsed is large, and the template is parsed next
    sentences: list[Sentence] = []
    messages: list[OurMessage] = []
    for message in read_po(BytesIO(template)):
        if message.id:
            found = tuple(_sentences(message, said.get(_name(message), ((), "")), samples))
            sentences += found
            addresses = tuple(each.source.address for each in found)
            messages.append(OurMessage(message.context or "", *_english(message), addresses))
    return Ours(tuple(sentences), tuple(messages), plural)


def address_of(context: str, one: str, many: str = "") -> str:
    """Return where the words for a message are kept: by what it says in English, so other English is another place."""
    said = "\x04".join((context, one, many))
    return f"m-{sha256(said.encode()).hexdigest()[:20]}"


def to_check(slot: Standing) -> Entry | None:
    """Return the words that a speaker can say are right: a draft, or what comes with the product by now."""
    if slot.state is State.STALE and slot.source.came:
        return standing(slot.source, ()).entry
    return slot.entry if slot.state is State.DRAFTED else None


def said_by(messages: Iterable[OurMessage], shown: Mapping[str, str]) -> Iterator[tuple[OurMessage, tuple[str, ...]]]:
    """Give the messages with their words where all their forms may be read; ``shown`` by address."""
    for message in messages:
        words = tuple(shown.get(each, "") for each in message.addresses)
        if all(words):
            yield message, words


def _sentences(
    message: Message, there: tuple[tuple[str, ...], str], samples: tuple[tuple[int, ...], ...]
) -> Iterator[Sentence]:
    """Give the sentences of a message; ``there`` is what comes with the product, and where the words were before."""
    one, many = _english(message)
    files = tuple(dict.fromkeys(name for name, _ in message.locations))
    address, (came, before) = address_of(message.context or "", one, many), there
    guard, part = guard_of(files, (one, many)), part_of(files)
    pages = "; ".join(pages_of(files))
    note = " ".join((f"{pages[:1].upper()}{pages[1:]}.", *message.auto_comments))
    for number, numbers in enumerate(samples if many else ((),)):
        end, words = (f".{number}" if many else ""), came[number] if number < len(came) else ""
        source = Source(
            owner=OWNER,
            address=f"{address}{end}",
            words=_english_for(one, many, words, numbers),
            guard=guard,
            came=words,
            before=before,
            note=" ".join(filter(None, (note, _for_numbers(numbers)))),
        )
        yield Sentence(source, part)


def _english_for(one: str, many: str, words: str, numbers: tuple[int, ...]) -> str:
    """Return what a form for a number says in English: the form for 1, or for more; what fits the words decides."""
    first, other = (one, many) if numbers == (1,) or not many else (many, one)
    stops = any(each.stops for each in faults(first, words)) if words and other else False
    return other if stops and not any(each.stops for each in faults(other, words)) else first


def _for_numbers(numbers: tuple[int, ...]) -> str:
    said = ", ".join(map(str, numbers[:SAID_NUMBERS]))
    return f"For these numbers: {said}{' …' if len(numbers) > SAID_NUMBERS else ''}." if numbers else ""


def _samples(plural: Callable[[int], int], forms: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(forms)]
    for number in range(NUMBERS):
        found[plural(number)].append(number)
    return tuple(map(tuple, found))


def _came(there: Message) -> tuple[str, ...]:
    """Return what a catalogue says for a message; what it marks as unsure, or has not in all forms, says nothing."""
    if there.fuzzy:
        return ()
    texts = there.string if isinstance(there.string, (tuple, list)) else (there.string or "",)
    return tuple(texts) if all(texts) else ()


def _address_before(there: Message) -> str:
    """Return where the words were kept while English was another: as far as the catalogue says so."""
    lines = there.user_comments
    start = next((number for number, each in enumerate(lines) if each.startswith(OLD)), None)
    if start is None or _english(there)[1]:
        return ""
    more = lines[start + 1 :]
    end = next((number for number, each in enumerate(more) if not each.startswith('| "')), len(more))
    told = [lines[start][len(OLD) :], *(each[2:] for each in more[:end])]
    return address_of(there.context or "", denormalize("\n".join(told)))


def _english(message: Message) -> tuple[str, str]:
    return (message.id, "") if isinstance(message.id, str) else (message.id[0], message.id[1])


def _name(message: Message) -> tuple[str, str]:
    return message.context or "", _english(message)[0]

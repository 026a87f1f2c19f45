"""What makes two versions the same: hashes of the structure and the words of a form, for the whole and for each part.

The canonical JSON (RFC 8785, texts in NFC) holds every slot by its address, and the structure of the form, of each
section, question and end by ``form.*``, ``section:ID.*``, ``QUESTION.*`` and ``end:ID.*``, of all calculations by
``form.calculations`` and of the result by ``form.result``: blocks resolved, named conditions beside their use, defaults
written out; no places, notes, scenarios or budget, which nobody who fills it in
meets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache
from hashlib import sha256
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any
from unicodedata import normalize

from formbuilder.definition.discretion import Discretion
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Question
from formbuilder.definition.reads import reads
from formbuilder.definition.slots import slots
from formbuilder.definition.words import Words
from formbuilder.expressions.syntax import Binary, Expression, Name, Value

ELSEWHERE = frozenset({
    "id", "block", "errors", "wording", "glossary", "conditions", "sections", "pages", "ends", "scenarios",
    "fingerprint", "calculations", "result", "budget", "profile", "edition",
})  # fmt: skip  # a table
"""Fields that are words, have rows of their own, or are nothing that a person meets."""
SINCE: Mapping[str, object] = {
    "rates": (), "cover_sheet": None, "discretion": Discretion(), "not_counted": "",
    "fact": "", "links": (), "instrument": "", "yes": None, "no": None,
}  # fmt: skip  # a table
"""Settings that came later, with what they are without a word: then they are left out, so that a form which was
published before keeps its fingerprint."""
NOTHING: Mapping[object, str] = {None: "null", False: "false", (): "[]"}
"""What most settings of a form are, as JSON has it."""


def fingerprint(form: Form) -> str:
    """Return the SHA-256, in hex, of everything that a person who fills in the form can meet."""
    return sha256(canonical(form)).hexdigest()


def canonical(form: Form) -> bytes:
    """Return the canonical JSON of a form; RFC 8785 sorts addresses by their UTF-16."""
    parts = sorted(_parts(form), key=lambda part: part[0].encode("utf-16-be"))
    return f"{{{','.join([f'{encode_basestring(address)}:{part}' for address, part in parts])}}}".encode()


def rows(form: Form) -> Mapping[str, str]:
    """Return the SHA-256, in hex, of each slot and of each part’s structure, by address."""
    return {address: sha256(part.encode()).hexdigest() for address, part in _parts(form)}


def words_row(text: str) -> str:
    """Return what ``rows`` has for a slot with these words."""
    return sha256(_text(text).encode()).hexdigest()


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> frozenset[str]:
    """Return the addresses of what was added, taken away or changed between two tables of ``rows``."""
    return frozenset(address for address in old.keys() | new.keys() if old.get(address) != new.get(address))


def structure(value: object) -> str:
    """Return the canonical JSON of a part’s structure, such as a condition or an answer kind; None is ``null``."""
    return NOTHING[None] if value is None else _json(value)


def _parts(form: Form) -> Iterator[tuple[str, str]]:
    """Yield the address and the JSON of each slot and of each part’s structure."""
    for address, words in slots(form):
        yield address, _text(words.text)
    conditions = Conditions(form.conditions)
    ids = _named("sections", _array(_text(each.id) for each in form.sections))
    yield "form.*", _of(form, conditions.all(), ids, _named("ends", _array(_text(each.id) for each in form.ends)))
    for end in form.ends:
        yield f"end:{end.id}.*", _of(end)
    for section in form.sections:
        shown_if = [section.show_if, *(page.show_if for page in section.pages)]
        pages = _named("pages", _array(_of_part(page) for page in section.pages))
        yield f"section:{section.id}.*", _of(section, pages, *conditions.behind(shown_if))
    for question in every_question(form.questions):
        yield f"{question.id}.*", _of(question, *conditions.behind([question.show_if]))
    yield from _of_sums(form, conditions)


def _of_sums(form: Form, conditions: Conditions) -> Iterator[tuple[str, str]]:
    """Yield the rows of the calculations, whatever their order, and of the result; a form without them has none."""
    if sums := form.calculations:
        behind = conditions.behind(case.when for each in sums.values() for case in each.cases)
        yield "form.calculations", _object([*(_named(id_, _of(each)) for id_, each in sums.items()), *behind])
    if told := form.result:
        whens = [*(talk.when for talk in told.talks), *(said.when for said in (*told.says, *told.assumed))]
        yield "form.result", _of(told, *conditions.behind(whens))


@dataclass(frozen=True, slots=True)
class Conditions:
    """The named conditions of a form, each written out once."""

    named: Mapping[str, Expression]
    known: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def all(self) -> str:
        """Return the setting with all of them."""
        return _conditions(self._known(name)[0] for name in self.named)

    def behind(self, shown_if: Iterable[Expression | None]) -> Iterator[str]:
        """Yield the setting with those that ``shown_if`` reads, since a change of one changes who is asked."""
        found: dict[str, str] = {}
        waiting = [name for each in shown_if if each is not None for name in self._named_in(each)]
        while waiting:
            if (name := waiting.pop()) not in found:
                found[name], more = self._known(name)
                waiting += more
        if found:
            yield _conditions(found.values())

    def _known(self, name: str) -> tuple[str, frozenset[str]]:
        """Return a named condition as a setting, and the ones that it reads."""
        if name not in self.known:
            self.known[name] = _named(name, _json(self.named[name])), self._named_in(self.named[name])
        return self.known[name]

    def _named_in(self, expression: Expression) -> frozenset[str]:
        return frozenset(name.id for name in reads(expression) if name.id in self.named) if self.named else frozenset()


def _conditions(settings: Iterable[str]) -> str:
    return _named("conditions", _object(settings))


def _of(thing: object, *more: str) -> str:
    """Write the structure of a dataclass, without its words, and ``more`` settings."""
    kind = type(thing)
    settings = [_named("is", f'"{kind.__name__}"'), *more]
    names, values_of = _structure(kind)  # type: ignore[arg-type]  # mypy misses that every class can be hashed
    for name, value in zip(names, values_of(thing), strict=True):
        if name in SINCE and value == SINCE[name]:
            continue
        if not value and (value is None or value is False or value == ()):
            settings.append(f'"{name}":{NOTHING[value]}')
        elif not isinstance(value, Words):
            settings.append(f'"{name}":{_json(value)}')
    return _object(settings)


@cache
def _structure(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]:
    """Return the names of the fields that count, and what takes their values; ``attrgetter`` needs two or more."""
    names = tuple(each.name for each in fields(kind) if each.compare and each.name not in ELSEWHERE)
    return names, attrgetter(*names) if len(names) > 1 else lambda thing: tuple(getattr(thing, name) for name in names)


def _json(value: object) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple):
        return _array([_text(each.id) if isinstance(each, Question) else _json(each) for each in value])
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return f'"{value.normalize():f}"' if isinstance(value, Decimal) else _of_part(value)


def _of_part(value: object) -> str:
    match value:
        case Name(name):
            return f'{{"id":"{name}","is":"Name"}}'
        case Binary(operator, left, right):
            return f'{{"is":"Binary","left":{_json(left)},"operator":"{operator}","right":{_json(right)}}}'
        case Value(word):
            return f'{{"is":"Value","word":"{word}"}}'
        case _:
            id_ = getattr(value, "id", None)
            return _of(value, _named("id", _text(id_))) if isinstance(id_, str) else _of(value)


def _text(words: str) -> str:
    return encode_basestring(normalize("NFC", words))


def _array(parts: Iterable[str]) -> str:
    return f"[{','.join(parts)}]"


def _named(name: str, part: str) -> str:
    """Return a setting; the names of settings are in ASCII."""
    return f'"{name}":{part}'


def _object(settings: Iterable[str]) -> str:
    """Return settings in the order of their names: the quotation mark after a name stands before any of its signs."""
    return f"{{{','.join(sorted(settings))}}}"

"""The language that words of ours are in, and what stays in another one.

``_`` and its sisters give a message in the language in use; what has no translation stays English, and says so by its
type, so that a page marks it. ``N_`` only marks a message, for what stands outside of functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol, Self

from markupsafe import Markup, escape

ENGLISH = "en-GB"
"""The language of the source, and of forms."""
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
LEFT_TO_RIGHT = re.compile(r"[A-Za-z]|\d[^\d]+\d")
MARKED = Markup('<span lang="{}" dir="{}">{}</span>')
BESIDE = Markup('<span class="app-english" lang="en-GB" dir="ltr">{}</span>')
UNREAD = Markup('<span class="app-english" lang="en-GB" dir="ltr" aria-hidden="true">{}</span>')
LETTERS = re.compile(r"[^\W\d_]")
CODE = re.compile(r"[A-Z\d]{4}(-[A-Z\d]{4})*")
"""A reference: it is the same in every language."""


def direction_of(tag: str) -> str:
    """Return the way a language is written: ``rtl`` or ``ltr``."""
    return "rtl" if tag.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


class Foreign(str):
    """A text that is not in the language of its page; in HTML it says in which it is."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, words: object, language: str = ENGLISH) -> Foreign:
        """``language`` is a tag, such as ``en-GB``."""
        made = super().__new__(cls, words)
        made.language = language
        return made

    def __html__(self) -> str:
        """Return the text, escaped, in a span that says its language and direction."""
        return MARKED.format(self.language, direction_of(self.language), str(self))

    def __mod__(self, values: object) -> Foreign:
        """Fill in places, in the same language."""
        return Foreign(str(self) % values, self.language)


class WithEnglish(str):
    """A text with the English words that it was made from; in HTML they stand after it, marked as English."""

    english: str

    def __new__(cls, words: object, english: str) -> WithEnglish:
        """``english`` is what its translator read."""
        made = super().__new__(cls, words)
        made.english = english
        return made

    def __deepcopy__(self, memo: object) -> Self:
        """Return the text itself: it does not change."""
        return self

    def __html__(self) -> str:
        """Return both, escaped."""
        return escape(str(self)) + Markup(" ") + english_of(self)


def own(words: str) -> str:
    """Return a text without the English beside it: what a control is called, which is then not read twice."""
    return str(words) if isinstance(words, WithEnglish) else words


def english_of(words: object, *, unread: bool = False) -> Markup:
    """Return the English beside a text, as HTML; nothing where there is none.

    ``unread`` is for what is read out at once when a page opens: the same stands further down, and is read there.
    """
    english = _english(words)
    return (UNREAD if unread else BESIDE).format(english) if english else Markup()


def in_two_languages(words: object) -> Markup:
    """Return a text as HTML, with the English that it was made from after it, for who wants that."""
    return escape(words) if isinstance(words, WithEnglish) else escape(words) + english_of(words)


def _english(words: object) -> str:
    if isinstance(words, Twin):
        return words.english if ENGLISH_BESIDE.get() else ""
    return words.english if isinstance(words, WithEnglish | Mixed) else ""


class Mixed(str):
    """A text with parts in another language."""

    marked: Markup
    english: str = ""

    def __new__(cls, words: str, marked: Markup) -> Mixed:
        """``marked`` are the same words as HTML."""
        made = super().__new__(cls, words)
        made.marked = marked
        return made

    def __deepcopy__(self, memo: object) -> Self:
        """Return the text itself: it does not change."""
        return self

    def __html__(self) -> str:
        """Return the text with its parts marked."""
        return self.marked


def isolated(part: object) -> object:
    """Return a part of a sentence that runs from right to left, so that what runs the other way keeps its order.

    English words, telephone numbers, references and times stand between the signs that Unicode has for it; a part that
    is marked as another language has its direction in HTML.
    """
    if hasattr(part, "__html__") or not LEFT_TO_RIGHT.search(str(part)):
        return part
    return f"\u2068{part}\u2069"


class Said(str):
    """A message in the language of the page; a part that is put into it keeps its own language."""

    __slots__ = ()

    def __mod__(self, values: object) -> str:
        """Fill in places."""
        if isinstance(values, Mapping):
            values = {name: own(each) for name, each in values.items()}
            if language_in_use()[1] == "rtl":
                values = {name: isolated(each) for name, each in values.items()}
        words = str(self) % values
        if isinstance(values, Mapping) and any(hasattr(each, "__html__") for each in values.values()):
            return Mixed(words, escape(str(self)) % values)
        return words


class Twin(Said):
    """A message that knows its English one, for who wants that beside it; in HTML it stands alone until a page asks."""

    english: str

    def __new__(cls, words: object, english: str) -> Twin:
        """``english`` is the message that it was made from."""
        made = super().__new__(cls, words)
        made.english = english
        return made

    def __deepcopy__(self, memo: object) -> Self:
        """Return the text itself: it does not change."""
        return self

    def __mod__(self, values: object) -> str:
        """Fill in places, in both."""
        return self.filled(values, values)

    def filled(self, values: object, slots: object) -> str:
        """Fill in ``values``; ``slots`` are the same as they came, with the English that they have."""
        made, english = super().__mod__(values), _filled(self.english, slots)
        if isinstance(made, Mixed):
            made.english = english
            return made
        return Twin(made, english) if english else made


def _filled(message: str, slots: object) -> str:
    """Fill an English message in; "" where what goes into it has words, and no English ones."""
    if not isinstance(slots, Mapping):
        return ""
    said = {name: each if isinstance(each, str) else str(each) for name, each in slots.items()}
    if any(_is_not_english(each) for each in said.values()):
        return ""
    return message % {name: _english(each) or str(each) for name, each in said.items()}


def _is_not_english(slot: str) -> bool:
    """Say whether what goes into a sentence has words in the language in use, and no English ones."""
    has_words = LETTERS.search(slot) and not CODE.fullmatch(slot)
    return bool(has_words) and not isinstance(slot, Foreign) and not _english(slot)


def _said(words: str, english: str) -> Said:
    return Twin(words, english) if ENGLISH_BESIDE.get() else Said(words)


class Catalogue(Protocol):
    """The messages of one language: what ``gettext`` reads; one without a translation gives None."""

    def gettext(self, message: str) -> str | None: ...
    def ngettext(self, one: str, many: str, number: int) -> str | None: ...
    def pgettext(self, context: str, message: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that pages are written in."""

    tag: str
    """As HTML says it: ``ur``."""
    name: str
    """What its speakers call it: “اردو”."""
    catalogue: Catalogue | None = field(default=None, repr=False, compare=False)
    """None: every message stays English."""
    stamp: str = ""
    """Another one once any of its messages may be read, or no longer."""

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction_of(self.tag)

    @property
    def edition(self) -> str:
        """Its tag, and the stamp if it has one: ``pl:12-1790000000.0``."""
        return f"{self.tag}:{self.stamp}" if self.stamp else self.tag

    @property
    def locale(self) -> str:
        """What Babel calls it; a language that was made up for tests writes dates as its like does."""
        return {"en-XA": "en", "ar-XB": "ur"}.get(self.tag, self.tag.replace("-", "_"))


IN_USE: ContextVar[Tongue | None] = ContextVar("tongue", default=None)
"""None: English."""
ENGLISH_BESIDE: ContextVar[bool] = ContextVar("english beside", default=False)
"""Whether somebody wants the English words beside those of another language."""


def paired(words: str, english: str) -> str:
    """Return words of ours with the English beside them, for who wants that; English words stay as they are."""
    beside = ENGLISH_BESIDE.get() and IN_USE.get() is not None and not isinstance(words, Foreign)
    return WithEnglish(words, english) if beside else words


def in_both(words: str, in_english: Callable[[], str]) -> str:
    """Return words with the English that ``in_english`` says, for who wants that; in HTML they stand alone."""
    if not ENGLISH_BESIDE.get() or IN_USE.get() is None or isinstance(words, Foreign):
        return words
    with speaking(None):
        english = str(in_english())
    if isinstance(words, Mixed):
        words.english = english
        return words
    return Twin(str(words), english)


def use(tongue: Tongue | None) -> None:
    """Say everything in ``tongue`` from here on; None is English."""
    IN_USE.set(tongue)


@contextmanager
def speaking(tongue: Tongue | None) -> Iterator[None]:
    """Say and read everything in ``tongue``, and then go on in the language that was in use; None is English."""
    before = IN_USE.set(tongue)
    try:
        yield
    finally:
        IN_USE.reset(before)


def tag_in_use() -> str:
    """Return the tag of the language in use, which keeps pages of two languages apart."""
    tongue = IN_USE.get()
    return tongue.tag if tongue else ENGLISH


def edition_in_use() -> str:
    """Return what keeps pages of two languages apart, and those of one language before and after a change of it."""
    tongue = IN_USE.get()
    return tongue.edition if tongue else ENGLISH


def language_in_use() -> tuple[str, str]:
    """Return the tag of the language in use, and the way it is written."""
    tag = tag_in_use()
    return tag, direction_of(tag)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext has for it
    """Mark a message that is said later, by ``_``."""
    return message


def direction_of_words(words: str) -> str:
    """Return the way that words run on a page in the language in use: ``rtl``, ``ltr``, or ``auto`` by their letters.

    Words in a language from right to left may begin with a sign or a number that runs the other way.
    """
    if isinstance(words, Foreign):
        return direction_of(words.language)
    return "rtl" if language_in_use()[1] == "rtl" else "auto"


def _(message: str) -> str:
    """Return a message in the language in use."""
    tongue = IN_USE.get()
    if tongue is None or not message:
        return message
    found = tongue.catalogue.gettext(message) if tongue.catalogue else None
    return Foreign(message) if found is None else _said(found, message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return a message about a number of things, in the language in use; the number is filled in afterwards."""
    tongue = IN_USE.get()
    english = one if number == 1 else many
    if tongue is None:
        return english
    found = tongue.catalogue.ngettext(one, many, number) if tongue.catalogue else None
    return Foreign(english) if found is None else _said(found, english)


def pgettext(context: str, message: str) -> str:
    """Return a message that has two meanings in English; ``context`` says which is meant."""
    tongue = IN_USE.get()
    if tongue is None:
        return message
    found = tongue.catalogue.pgettext(context, message) if tongue.catalogue else None
    return Foreign(message) if found is None else _said(found, message)


def translated(messages: Iterable[str]) -> tuple[str, ...]:
    """Return messages that were marked with ``N_``, in the language in use."""
    return tuple(map(_, messages))


def as_written(words: str) -> str:
    """Return words that a council or a person wrote in English: on a page in another language they say so."""
    return Foreign(words) if words and IN_USE.get() is not None and not isinstance(words, Foreign) else words


def built(message: str, /, **slots: object) -> str:
    """Build a sentence around slots of a form: English as a whole where one of them is not in the page's language."""
    return _around(Foreign(message) if _any_foreign(slots.values()) else _(message), slots)


def built_of(one: str, many: str, count: int, /, **slots: object) -> str:
    """Build a sentence about a number of things around slots of a form, as ``built`` does."""
    if _any_foreign(slots.values()):
        return Foreign(one if count == 1 else many) % {name: _plain(each) for name, each in slots.items()}
    return _around(ngettext(one, many, count), slots)


def _around(message: str, slots: Mapping[str, object]) -> str:
    filled = {name: _plain(each) for name, each in slots.items()}
    return message.filled(filled, slots) if isinstance(message, Twin) else message % filled


def _plain(slot: object) -> str:
    """Return a slot as it stands inside a sentence: the second ``str`` takes away what the first one marked."""
    return str(str(slot))


def _any_foreign(slots: Iterable[object]) -> bool:
    return IN_USE.get() is not None and any(
        isinstance(each if isinstance(each, str) else str(each), Foreign) for each in slots
    )


def like(words: str, made: str) -> str:
    """Return ``made`` in the language of ``words``, from which it was made."""
    return Foreign(made, words.language) if isinstance(words, Foreign) else made


def joined(sentences: Iterable[str], between: str = " ") -> str:
    """Put sentences one after another; each keeps its own language."""
    sentences = tuple(each for each in sentences if each)
    words, english = between.join(sentences), _joined_english(sentences, between)
    if any(hasattr(each, "__html__") for each in sentences):
        made = Mixed(words, escape(between).join(sentences))
        made.english = english
        return made
    return Twin(words, english) if english else words


def _joined_english(sentences: tuple[str, ...], between: str) -> str:
    """Return the English of sentences; "" where one of them has none, or all of them are English already."""
    if not any(map(_english, sentences)):
        return ""
    english = [_english(each) or (str(each) if isinstance(each, Foreign) else "") for each in sentences]
    return between.join(english) if all(english) else ""

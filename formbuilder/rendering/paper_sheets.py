"""A form on paper, sheet by sheet: the same for the page, the PDF, the plain text and what is read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from formbuilder.councils.profile import Council
from formbuilder.definition.in_language import SOURCE
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Form,
    Group,
    Information,
    LongText,
    Money,
    Month,
    Name,
    Number,
    Option,
    Question,
    Section,
    Statement,
    Text,
    YesNo,
)
from formbuilder.definition.worded import EASY_READ, read_in
from formbuilder.definition.words import Words
from formbuilder.paper.letters import letters
from formbuilder.paper.numbered import ITEMS, Numbered, PaperSection, numbering
from formbuilder.rendering import paper_words as own
from formbuilder.rendering.council_words import way_words
from formbuilder.rendering.paper_routes import Router
from formbuilder.rendering.paper_words import Said, Teller, numbered_words
from formbuilder.rendering.titles import day_words
from formbuilder.tongue.messages import as_written
from formbuilder.wording.shown import AGREED
from formbuilder.wording.written import ALSO, PERIODS, YES_NO

LINES = re.compile(r"\n+")
LONG, SHORT = 6, 1
"""Lines to write on."""
PARTS: Mapping[type[object], tuple[str, ...]] = {
    Date: ("day", "month", "year"),
    Month: ("month", "year"),
    Name: ("first", "last"),
    Address: ("line1", "line2", "town", "postcode"),
    Money: ("amount",),
}


@dataclass(frozen=True, slots=True)
class Space:
    """Room to write; the label is None where the question itself is it."""

    label: Said | None
    lines: int = SHORT


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick, with the letter by which it is typed back."""

    letter: str
    label: Said
    hint: Said | None = None


def _idea_by_idea(question: Question) -> Question:
    """Return a question in Easy Read, with each idea of its hint in a paragraph of its own."""
    found = read_in(question, EASY_READ)
    return replace(found, hint=found.hint and replace(found.hint, text=LINES.sub("\n\n", found.hint.text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """One question as it stands on paper, or something that is only read."""

    number: str
    code: str
    ask: Said
    lines: tuple[Said, ...] = ()
    picture: Said | None = None
    drawn: str = ""
    """The English words for the picture, by which its files are found."""
    route: tuple[Said, ...] = ()
    """When it is answered: a sentence, or one and the points below it."""
    how: Said | None = None
    ticks: tuple[Tick, ...] = ()
    spaces: tuple[Space, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def heading(self) -> Said:
        """What is asked, with its number."""
        return numbered_words(self.number, self.ask) if self.number else self.ask


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under one heading: words to read, or the questions of a page."""

    heading: Said | None
    route: tuple[Said, ...] = ()
    lines: tuple[Said, ...] = ()
    questions: tuple[OnPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """The questions about one of several people or things."""

    heading: Said
    questions: tuple[OnPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What belongs together; some begin on a sheet of their own."""

    heading: Said
    lines: tuple[Said, ...] = ()
    route: tuple[Said, ...] = ()
    parts: tuple[Piece, ...] = ()
    spaces: tuple[Space, ...] = ()
    own_sheet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The whole of it."""

    heading: Said
    council: str
    language: str
    direction: str
    size: int
    stamp: Said
    """What stands on every sheet: form, version, words, day, and a mark of the version."""
    made_on: date
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person chose."""

    form: Form = field(repr=False)
    """In the language of the paper."""
    source: Form = field(repr=False)
    """The same version in English."""
    language: str = SOURCE
    direction: str = "ltr"
    tongue: str = "English"
    """What the language is called in English, for the stamp."""
    size: int = 16
    easy: bool = False
    beside: bool = False


def paper(wanted: Wanted, council: Council, today: date) -> Paper:
    """Return a form to print and fill in by hand."""
    return _Printer(wanted, council, Teller(wanted.language, wanted.beside)).paper(today)


@dataclass(frozen=True, slots=True)
class _Printer:
    wanted: Wanted
    council: Council
    tell: Teller

    def paper(self, today: date) -> Paper:
        form, source = self.wanted.form, self.wanted.source
        title = self._said(form.neutral_title or form.title, source.neutral_title or source.title)
        return Paper(
            heading=title,
            council=self.council.name,
            language=self.wanted.language,
            direction=self.wanted.direction,
            size=self.wanted.size,
            stamp=self._stamp(today),
            made_on=today,
            sheets=(self._first(), *self._sections(), self._last()),
        )

    def _stamp(self, today: date) -> Said:
        named = own.STAMP_ENGLISH
        if self.wanted.language != SOURCE:
            named = own.STAMP_LANGUAGE % {"language": self.wanted.tongue, "tag": self.wanted.language}
        if self.wanted.easy:
            named = own.STAMP_EASY % {"language": named}
        form = self.wanted.source
        return self.tell.say(
            own.STAMP,
            form=form.neutral_title or form.title,
            version=form.version,
            words=named,
            day=day_words(today),
            mark=form.fingerprint[:8],
        )

    def _first(self) -> Sheet:
        council, tell = self.council, self.tell
        where = tell.own(map(as_written, council.post))
        intro = tell.paragraphs(self.wanted.form.intro, self.wanted.source.intro)
        parts = (
            (own.HELP_NOW, (tell.say(own.NOT_ON_PAPER), *tell.own(map(way_words, council.urgent_ways)))),
            (own.BEGIN, tuple(tell.say(line) for line in own.HOW_TO_FILL)),
            (
                own.WHERE_TO,
                where or (tell.say(own.GIVE_IT_TO, person=council.person),),
            ),
            (own.WHO_HELPS, (tell.say(own.HELPS, person=council.person), *tell.own(map(way_words, council.ways)))),
        )
        return Sheet(
            heading=self._said(self.wanted.form.title, self.wanted.source.title),
            lines=intro,
            parts=tuple(Piece(tell.say(name), lines=lines) for name, lines in parts),
        )

    def _last(self) -> Sheet:
        spaces = (*own.WHO_WROTE_SPACES, own.OFFICE_ONLY)
        return Sheet(
            heading=self.tell.say(own.WHO_WROTE),
            lines=(*map(self.tell.say, own.WHO_WROTE_LINES), *self._makers()),
            spaces=tuple(Space(self.tell.say(each)) for each in spaces),
        )

    def _makers(self) -> tuple[Said, ...]:
        """Say who made the pictures, where there are any: whoever passes the paper on passes this on with them."""
        return (self.tell.say(own.PICTURES),) if self.wanted.easy else ()

    def _sections(self) -> Iterator[Sheet]:
        numbered, english = numbering(self.wanted.form), numbering(self.wanted.source)
        router = Router(self.wanted.form, self.wanted.source, self.tell)
        names = [letter.upper() for letter in letters(len(numbered.sections))]
        for letter, part, other in zip(names, numbered.sections, english.sections, strict=True):
            first = next(at for at, each in zip(names, numbered.sections, strict=True) if each.route == part.route)
            same = part.route is not None and first != letter
            route = (self.tell.say(own.SAME_AS, letter=first),) if same else router.lines(part.route)
            yield self._section(letter, part, other, route)

    def _section(self, letter: str, part: PaperSection, english: PaperSection, route: tuple[Said, ...]) -> Sheet:
        section = part.section
        router = Router(self.wanted.form, self.wanted.source, self.tell)
        pages = zip(part.pages, english.pages, strict=True)
        return Sheet(
            heading=self._heading(letter, section, english.section),
            lines=tuple(self.tell.say(line) for line in _before(section)),
            route=route,
            parts=tuple(
                Piece(
                    heading=self.tell.words(page.page.title, other.page.title),
                    route=router.lines(page.route),
                    questions=tuple(self._asked(a, b) for a, b in zip(page.questions, other.questions, strict=True)),
                )
                for page, other in pages
            ),
            own_sheet=section.private or section.apart,
        )

    def _heading(self, letter: str, section: Section, english: Section) -> Said:
        if section.private:
            return numbered_words(letter, self.tell.say(own.PRIVATE))
        title = self._said(section.neutral_title or section.title, english.neutral_title or english.title)
        return numbered_words(letter, title)

    def _asked(self, numbered: Numbered, english: Numbered) -> OnPaper:
        question, other = self._worded(numbered.question, english.question)
        tell, router = self.tell, Router(self.wanted.form, self.wanted.source, self.tell)
        alone = isinstance(question.type, Information)
        picture = question.picture if self.wanted.easy else None
        return OnPaper(
            number=numbered.number,
            code=numbered.code,
            ask=self._said(question.ask, other.ask),
            lines=(
                *tell.paragraphs(question.hint, other.hint),
                *(() if self.wanted.easy else tell.paragraphs(question.why, other.why)),
            ),
            picture=tell.words(picture, other.picture),
            drawn=picture.source if picture else "",
            route=router.lines(numbered.route),
            how=None if alone else self._how(question),
            ticks=tuple(self._ticks(question, other)),
            spaces=() if alone else tuple(self._spaces(question, other)),
            items=tuple(
                Item(
                    tell.say(own.ITEM, number=number),
                    tuple(self._asked(a, b) for a, b in zip(numbered.parts, english.parts, strict=True)),
                )
                for number in range(1, numbered.room + 1)
            ),
        )

    def _worded(self, question: Question, english: Question) -> tuple[Question, Question]:
        """Return both in Easy Read, if that is wanted; the usual words of a language come before English ones."""
        if not self.wanted.easy:
            return question, english
        easy = question.wording.get(EASY_READ, {})
        here = {part: words for part, words in easy.items() if not words.language or part == "picture"}
        there = {part: words for part, words in english.wording.get(EASY_READ, {}).items() if part in here}
        pair = (replace(question, wording={EASY_READ: here}), replace(english, wording={EASY_READ: there}))
        return _idea_by_idea(pair[0]), _idea_by_idea(pair[1])

    def _how(self, question: Question) -> Said | None:
        match question.type:
            case YesNo() | Choice():
                return self.tell.say(own.TICK_ONE)
            case Choices():
                return self.tell.say(own.TICK_ANY)
            case Group():
                return self.tell.say(own.EACH_ITEM, room=min(question.type.most, ITEMS))
            case _:
                return None

    def _ticks(self, question: Question, english: Question) -> Iterator[Tick]:
        offers = [*self._offers(question, english), *((self.tell.say(ALSO[also]), None) for also in question.also)]
        for letter, (label, hint) in zip(letters(len(offers)), offers, strict=True):
            yield Tick(letter, label, hint)

    def _offers(self, question: Question, english: Question) -> Iterator[tuple[Said, Said | None]]:
        match question.type, english.type:
            case ((Choice(options) | Choices(options)), (Choice(others) | Choices(others))):
                for option, other in zip(options, others, strict=True):
                    yield self._said(option.label, other.label), self._hint(option, other)
            case ((YesNo() as kind), _):
                yield from ((self.tell.yes_or_no(kind, value), None) for value in YES_NO)
            case Statement(), _:
                yield self.tell.say(AGREED), None
            case Money(periods=periods), _ if len(periods) > 1:
                yield from ((self.tell.say(PERIODS[each]), None) for each in periods)
            case _:
                return

    def _hint(self, option: Option, english: Option) -> Said | None:
        hint = self.tell.words(option.hint, english.hint)
        if not option.alone:
            return hint
        alone = self.tell.say(own.TICK_ALONE)
        return replace(hint, text=f"{hint.text} {alone.text}") if hint and not hint.beside else alone

    def _spaces(self, question: Question, english: Question) -> Iterator[Space]:
        match question.type:
            case YesNo() | Choice() | Choices() | Statement() | Group() | Information():
                return
            case LongText():
                yield Space(None, LONG)
            case Number(unit=unit) if unit:
                other = english.type.unit if isinstance(english.type, Number) else None
                yield Space(self.tell.words(unit, other))
            case Text() | Number():
                yield Space(None)
            case _:
                parts = PARTS.get(type(question.type))
                yield from (Space(self.tell.say(own.SPACES[part])) for part in parts or ()) if parts else (Space(None),)

    def _said(self, words: Words, english: Words) -> Said:
        said = self.tell.words(words, english)
        return said or Said("")


def section_name(section: Section) -> str:
    """Return what a section is called on paper, in English: a private one by no subject."""
    return own.PRIVATE if section.private else str(section.neutral_title or section.title)


def _before(section: Section) -> tuple[str, ...]:
    return own.PRIVATE_LINES if section.private else own.APART_LINES if section.apart else ()

"""What people sent in other languages: what waits to be put into English, and the page on which somebody does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.answers.free_words import FreeWords, free_words, later_key
from formbuilder.rendering.boxes import Button, Offer, one_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.english_words import BY
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Asking, Entry, Group, ListPage
from formbuilder.rendering.queue_words import Names, how_long, line_words, reference_words
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.submission_page import PRIVATE, Sent, parts
from formbuilder.rendering.text_page import Press
from formbuilder.services.assessing import NotWritten
from formbuilder.services.into_english import MOST_COUNTED, English, ToTranslate
from formbuilder.services.queue import QueueLine

TRANSLATOR, WHO, WHOLE, SEEN, ADDED = "translator", "who", "whole", "seen", "added"
PROGRAM, PERSON = "program", "person"
"""Names of fields, and who may translate."""
SAID: Mapping[NotWritten, tuple[str, str]] = {
    NotWritten.EMPTY: (TRANSLATOR, "Write the English words, and the name of the translator."),
    NotWritten.TOO_LONG: (TRANSLATOR, "This is too long. All texts together have 400,000 signs at most, a name 200."),
    NotWritten.CLOSED: (TRANSLATOR, "It is closed. Open it again first. Your words are still here: copy them."),
    NotWritten.CHANGED: (TRANSLATOR, "Somebody else saved a translation. Copy your words, then open this page again."),
    NotWritten.NO_KEY: (TRANSLATOR, "The council has no key, so nothing can be kept. Tell those who run this service."),
}
"""Where each problem is put right, and how."""
NOBODY = "Choose whether a person or a program translated it."


@dataclass(frozen=True, slots=True)
class Original:
    """What the person wrote, and the box for what it says in English."""

    ask: str
    private: str
    lines: tuple[str, ...] = field(repr=False)
    area: Area = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishPage(Asking):
    """Template ``office/english.html``."""

    originals: tuple[Original, ...]
    translator: Box
    groups: tuple[Group, ...]
    presses: tuple[Press, ...]
    """The way to say that it was written in English after all."""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What is filled in beside the texts."""
        return (self.translator,)

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it."""
        groups = (Link(error, f"#{group.buttons[0].id}") for group in self.groups for error in group.errors)
        return (*(Link(error, f"#{TRANSLATOR}") for error in self.translator.errors), *groups)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


@dataclass(frozen=True, slots=True)
class TypedEnglish:
    """What was typed, by key of the answer, and what is wrong with it."""

    new: English | None = None
    nobody: bool = False
    """Whether nobody said if a person or a program translated it."""
    why: NotWritten | None = None


NOTHING = TypedEnglish()


def texts_of(sent: Sent) -> tuple[FreeWords, ...]:
    """Return all that may be put into English, in the order of the page."""
    added = (FreeWords(later_key(number), each.text) for number, each in enumerate(sent.additions, 1))
    return (*free_words(sent.form.questions, sent.answers), *added)


def box_of(number: int) -> str:
    """Return the id and name of a box, counted from 1."""
    return f"english-{number}"


def to_translate_page(site: OfficeSite, found: ToTranslate, names: Names, now: datetime) -> ListPage:
    """List what waits to be put into English, the longest wait first."""
    many = len(found.lines)
    counted = f"{MOST_COUNTED} or more wait" if many >= MOST_COUNTED else count_words(many, "form waits", "forms wait")
    waits = f"{counted}. The first has waited {how_long(now - found.since)}." if found.since else ""
    return ListPage(
        heading="What is to be translated",
        council=site.council,
        lines=(
            waits or "Nothing waits to be translated.",
            "People were told that their date counts from the day when their words are in English.",
        ),
        entries=tuple(_entry(site, line, names, now) for line in found.lines),
        back=(Link("Back to what people sent", site.to("submissions")),),
    )


def to_translate_entry(site: OfficeSite, found: ToTranslate, now: datetime) -> Iterator[Entry]:
    """Yield the line of “Your work”; none where nothing waits."""
    if found.since:
        many = len(found.lines)
        yield Entry(
            heading=f"{count_words(many, 'form is', 'forms are')} to be translated",
            lines=(f"The longest wait is {how_long(now - found.since)}.",),
            links=(Link("See what is to be translated", site.to("submissions/english")),),
        )


def english_page(site: OfficeSite, sent: Sent, token: str, typed: TypedEnglish = NOTHING) -> EnglishPage:
    """Show everything that the person wrote freely, each with a box for what it says in English."""
    place = f"submissions/{sent.line.reference}"
    where, words = SAID.get(typed.why, ("", "")) if typed.why else ("", "")
    name = typed.new.translator if typed.new else ""
    return EnglishPage(
        heading=f"{sent.reference} in English",
        council=site.council,
        lines=(
            "The person’s own words stay as they are. Your English stands beside them, with your name.",
            "Write what they say, and no more. Leave a box empty if its words are English, or a name.",
        ),
        action=site.to(f"{place}/english"),
        token=token,
        button="Save the English words",
        hidden=(
            (SEEN, str(typed.new.seen if typed.new else sent.line.translation)),
            (ADDED, str(len(sent.additions))),
        ),
        originals=tuple(_originals(sent, typed)),
        translator=Box(
            id=TRANSLATOR,
            label="Who translated it?",
            hint="First and last name, or the name of the program.",
            typed=name,
            errors=(words,) if where == TRANSLATOR else (),
        ),
        groups=(_who(typed), _whole(typed)),
        presses=(_other_way(site, sent, token),),
        back=(Link(f"Back to {sent.reference}", site.to(place)),),
    )


def _entry(site: OfficeSite, line: QueueLine, names: Names, now: datetime) -> Entry:
    reference = reference_words(line)
    links = (
        Link(f"Read {reference}", site.to(f"submissions/{line.reference}")),
        Link(f"Put {reference} into English", site.to(f"submissions/{line.reference}/english")),
    )
    return Entry(heading=reference, lines=tuple(line_words(line, names, now)), links=links)


def _originals(sent: Sent, typed: TypedEnglish) -> Iterator[Original]:
    rows = tuple(row for part in parts(sent, by_form=True) for row in part.rows)
    asks = {row.key: (row.ask, PRIVATE if PRIVATE in row.marks else "") for row in rows}
    kept = typed.new.texts if typed.new else sent.english.writing.english if sent.english else {}
    for number, each in enumerate(texts_of(sent), 1):
        ask, private = asks.get(each.key, ("What they added later", ""))
        area = Area(
            id=box_of(number),
            label=f"In English: {ask}",
            hint="What their words say.",
            typed=kept.get(each.key, ""),
            rows=min(12, 2 + len(each.words) // 80 + each.words.count("\n")),
        )
        yield Original(ask, private, tuple(each.words.splitlines()), area)


def _who(typed: TypedEnglish) -> Group:
    chosen = "" if typed.new is None or typed.nobody else PROGRAM if typed.new.program else PERSON
    offers = (Offer(PERSON, "A person"), Offer(PROGRAM, "A program"))
    buttons = one_of(WHO, offers, chosen)
    return Group(
        legend=f"Was it {BY[False]} or {BY[True]}?", name=WHO, buttons=buttons, errors=(NOBODY,) if typed.nobody else ()
    )


def _whole(typed: TypedEnglish) -> Group:
    checked = "checked" if typed.new and typed.new.whole else ""
    button = Button(
        id=WHOLE, name=WHOLE, value="yes", label="All of it is in English now", checked=checked, kind="checkbox"
    )
    return Group(legend="Is anything left to be translated?", name=WHOLE, buttons=(button,))


def _other_way(site: OfficeSite, sent: Sent, token: str) -> Press:
    """Return the button that says in which language it was written, if that is not what is noted."""
    action = site.to(f"submissions/{sent.line.reference}/language")
    other = sent.line.other_language
    text = "It was written in English" if other else "It must be translated: let it wait for that"
    return Press(text=text, action=action, token=token, hidden=(("other", "no" if other else "yes"),), look="secondary")

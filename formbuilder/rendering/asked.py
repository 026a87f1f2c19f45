"""One question as it stands on a page: everything its templates show, decided here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from formbuilder.answers.reading import Fault, FaultCode
from formbuilder.definition.marks import DatePart
from formbuilder.definition.model import Date, Form, Information, Month, Question
from formbuilder.rendering.boxes import Box, Button, Filled
from formbuilder.rendering.frame import Link
from formbuilder.rendering.glossary import hard_words
from formbuilder.rendering.pages import Note
from formbuilder.rendering.titles import paragraphs
from formbuilder.rendering.ways import Look, enough, way_to_answer
from formbuilder.tongue.figures import quoted
from formbuilder.tongue.messages import N_, _, built, like
from formbuilder.wording.sentences import fault_words, may_be_left_out
from formbuilder.wording.written import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A recording of a question, and what goes with it."""

    template: str
    name: str
    """What a screen reader calls the player."""
    about: str
    """The text that it reads out; "" for the whole question."""
    address: str
    captions: str
    """Where the captions are; "" if there are none."""
    language: str
    lines: tuple[str, ...]
    """The same in writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """Words that a person opens if they want them; ``about`` names the question for those who do not see the page."""

    summary: str
    about: str
    lines: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    tongue: str = ""
    """What a language calls itself, where the words are not those of the page."""
    played: tuple[Played, ...] = ()

    @property
    def template(self) -> str:
        """The part that shows it."""
        if self.played:
            return "parts/detail_heard.html"
        return "parts/detail_words.html" if self.words else "parts/detail_lines.html"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a question: how its words came to be, and recordings of them."""

    note: str = ""
    """That its words were corrected without the panel."""
    details: tuple[Detail, ...] = ()
    """Where its words come from."""
    heard: tuple[Detail, ...] = ()
    """Its words to listen to, and in sign language."""


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as it stands on a page; a link to ``landing`` lands on the first thing to fill in."""

    id: str
    ask: str
    tag: str
    size: str
    hints: tuple[Note, ...]
    errors: tuple[Note, ...]
    """Beside the question: the id is the message’s own."""
    links: tuple[Note, ...]
    """The same in the summary of errors: the id is that of what to fill in."""
    landing: str
    described_by: str | None
    template: str
    family: str
    boxes: tuple[Box, ...]
    buttons: tuple[Button, ...]
    buttons_legend: str
    also: tuple[Button, ...]
    prefix: str
    suffix: str
    lines: tuple[str, ...]
    details: tuple[Detail, ...]
    picture: str = ""
    """What the picture beside it shows, in words; "" where there is none."""
    drawn: str = ""
    """The English words for it, by which its files are found."""
    note: str = ""
    """That its words were corrected without the panel."""
    above: str = ""
    """The title of its page, where several pages stand together and this is the first question of it."""


def asked(
    form: Form,
    question: Question,
    filled: Filled,
    faults: tuple[Fault, ...],
    look: Look,
    beside: Beside = NOTHING_BESIDE,
) -> Asked:
    """Return ``question`` with what is in its boxes and everything that is wrong with it."""
    id_ = f"q-{question.id}"
    hints = _hints(question)
    errors = tuple(Note(f"{id_}-error-{n}", fault_words(question, fault)) for n, fault in enumerate(faults, 1))
    described_by = " ".join(note.id for note in (*hints, *errors)) or None
    way = way_to_answer(question, filled, look.with_errors(_wrong(question, faults), described_by))
    also = (button for button in way.also if button.name != id_)
    ids = (*(box.id for box in way.boxes), *(button.id for button in (*way.buttons, *also)))
    about = "" if look.alone else _about(question)
    return Asked(
        id=id_,
        ask=str(question.ask),
        tag="h1" if look.alone else "h2",
        size="l" if look.alone else "m",
        hints=hints,
        errors=errors,
        links=tuple(Note(_land(id_, fault.part, ids), error.text) for fault, error in zip(faults, errors, strict=True)),
        landing=ids[0] if ids else "",
        described_by=described_by,
        template=way.template,
        family=way.family,
        boxes=way.boxes,
        buttons=way.buttons,
        buttons_legend=way.buttons_legend,
        also=way.also,
        prefix=way.prefix,
        suffix=way.suffix,
        lines=paragraphs(question.hint) if isinstance(question.type, Information) else (),
        details=(*beside.heard, *_details(form, question, about), *beside.details),
        picture=_shows(question),
        drawn=question.picture.source if question.picture else "",
        note=beside.note,
    )


def _shows(question: Question) -> str:
    """Return what a picture shows, without English beside it: it is said once, to those who do not see it."""
    return str(replace(question.picture, english="")) if question.picture else ""


def _wrong(question: Question, faults: tuple[Fault, ...]) -> frozenset[str]:
    """Return the parts to mark; of a date that is missing, all that are needed."""
    needs_all = question.type == Month() or (isinstance(question.type, Date) and question.type.least is DatePart.DAY)
    missing = any(fault.code is FaultCode.MISSING for fault in faults)
    return frozenset({""} if missing and needs_all else (fault.part for fault in faults))


def _hints(question: Question) -> tuple[Note, ...]:
    if isinstance(question.type, Information):
        return ()
    words = {"hint": question.hint, "part": enough(question), "left-out": may_be_left_out(question)}
    return tuple(
        Note(f"q-{question.id}-{name}", said if isinstance(said, str) else str(said))
        for name, said in words.items()
        if said
    )


def _land(id_: str, part: str, ids: tuple[str, ...]) -> str:
    wanted = f"{id_}-{part}" if part else id_
    return wanted if wanted in ids or not ids else ids[0]


def _about(question: Question) -> str:
    ask = str(question.ask)
    return like(ask, f": {ask}")


def _details(form: Form, question: Question, about: str) -> tuple[Detail, ...]:
    words = hard_words(form, question)
    given = (
        Detail(summary=_what_they_mean([word for word, _meaning in words]), about=about, words=words),
        Detail(summary=_("Help with this question"), about=about, lines=paragraphs(question.help)),
        Detail(summary=_("Why we ask this"), about=about, lines=paragraphs(question.why)),
    )
    return tuple(detail for detail in given if detail.lines or detail.words)


def _what_they_mean(words: list[str]) -> str:
    names = [quoted(word) for word in words]
    if len(names) == 1:
        return built(N_("What %(word)s means"), word=names[0])
    return built(N_("What %(words)s mean"), words=listed(names)) if names else ""

"""The cover sheet: what goes into the envelope with proof, so that the council knows whose it is and what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from formbuilder.answers.values import Answers, Chosen, Item, ItemList, Value, Written
from formbuilder.councils.profile import Council
from formbuilder.definition.model import Choice, Choices, CoverSheet, Form, Group, Option, Question, Section, Text
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.summary import PageAsked
from formbuilder.rendering.text_page import Part
from formbuilder.rendering.titles import form_title, paragraphs, sentence, tab_title
from formbuilder.sealing.reference import shown_reference
from formbuilder.tongue.messages import N_, _, joined
from formbuilder.wording.items import item_name

NEUTRAL_HEADING = N_("Cover sheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPage:
    """Template ``public/cover_sheet.html``, and the data of the PDF."""

    heading: str
    title: str
    council: str
    form: str
    reference: str
    address: tuple[str, ...]
    """The lines of the council’s address for post; nothing where it has not said one."""
    lines: tuple[str, ...]
    proofs: tuple[str, ...]
    """One line for each proof, to be ticked."""
    made_at: datetime
    pdf: Link
    back: Link

    @property
    def file_name(self) -> str:
        """What the PDF is called: the reference, and nothing of the form or its subject."""
        return f"cover-sheet-{self.reference}.pdf"


def cover_page(site: JourneySite, form: Form, sheet: CoverSheet, listed: tuple[str, ...], now: datetime) -> CoverPage:
    """Return the sheet with what :func:`proofs` found; a form with a neutral title is not named by its subject."""
    heading = cover_heading(form, sheet)
    return CoverPage(
        heading=heading,
        title=tab_title(heading, site.council),
        council=site.council.name,
        form=form_title(form),
        reference=shown_reference(site.reference),
        address=site.council.post,
        lines=(*paragraphs(sheet.text), *_without_address(site.council)),
        proofs=listed,
        made_at=now,
        pdf=Link(_("Save this sheet as a PDF"), site.to("cover-sheet.pdf")),
        back=Link(_("Go back"), site.to("after")),
    )


def cover_heading(form: Form, sheet: CoverSheet) -> str:
    """Return what the sheet is called where others may see it."""
    return _(NEUTRAL_HEADING) if form.neutral_title else str(sheet.title)


def cover_part(site: JourneySite, form: Form, *, needs_code: bool = False) -> Iterator[Part]:
    """Offer the sheet after sending; ``needs_code`` on a device that holds no key any more."""
    if form.cover_sheet is not None:
        heading = cover_heading(form, form.cover_sheet)
        code = (_("You need your code to see it, on this device too."),) if needs_code else ()
        lines = (_("Print this sheet and put it with what you send. It shows what to put in."), *code)
        yield Part(heading=heading, lines=lines, links=(Link(heading, site.to("cover-sheet")),))


def proofs(form: Form, pages: Iterable[PageAsked], answers: Answers) -> tuple[str, ...]:
    """Return a line for each proof that the answers on the way name; nothing private, apart or about danger."""
    if form.cover_sheet is None:
        return ()
    wanted = frozenset(form.cover_sheet.proofs) - form.danger_questions
    sections = {section.id: section for section in form.sections}
    found = [each for asked in pages for each in _on_page(sections[asked.page.section], asked, wanted, answers)]
    return tuple(_line(form, each, number) for number, each in enumerate(found, 1))


@dataclass(frozen=True, slots=True)
class _Proof:
    section: Section
    name: str
    what: str


def _on_page(section: Section, asked: PageAsked, wanted: frozenset[str], answers: Answers) -> Iterator[_Proof]:
    if section.private or section.apart or asked.page.private or asked.page.apart:
        return
    for question in asked.questions:
        value = answers.get(question.id)
        if isinstance(question.type, Group):
            items = value.items if isinstance(value, ItemList) else ()
            for number, item in enumerate(items, 1):
                name = _item_name(question, item, number)
                yield from (_Proof(section, name, what) for what in _of_item(question.type, item, wanted))
        elif question.id in wanted:
            name = str(asked.page.title or sentence(str(question.short)))
            yield from (_Proof(section, name, what) for what in _chosen(question, value))


def _of_item(group: Group, item: Item, wanted: frozenset[str]) -> Iterator[str]:
    for question in group.questions:
        if question.id in wanted:
            yield from _chosen(question, item.answers.get(question.id))


def _chosen(question: Question, value: Value | None) -> Iterator[str]:
    """Give the labels of what was chosen; an option that stands alone (“No proof yet”) is no proof."""
    if question.private or question.apart:
        return
    match value:
        case Written(text):
            values: tuple[str, ...] = (text,)
        case Chosen(options):
            values = options
        case _:
            values = ()
    yield from (str(option.label) for option in _options(question) if option.value in values and not option.alone)


def _options(question: Question) -> tuple[Option, ...]:
    return question.type.options if isinstance(question.type, Choice | Choices) else ()


def _item_name(group: Question, item: Item, number: int) -> str:
    """Return the item’s number and the first words that the person wrote of it: “Cost 2, Hair wash”."""
    inside = group.type.questions if isinstance(group.type, Group) else ()
    said = (item.answers.get(each.id) for each in inside if isinstance(each.type, Text) and not each.private)
    words = next((value.text for value in said if isinstance(value, Written)), "")
    return ", ".join(part for part in (item_name(group, number), words) if part)


def _line(form: Form, proof: _Proof, number: int) -> str:
    """Return the line of one proof; where a title is neutral, its number in place of what it is about."""
    neutral = form.neutral_title or proof.section.neutral_title
    name = _("Proof %(number)s") % {"number": number} if neutral else proof.name
    return joined((name, proof.what), ": ")


def _without_address(council: Council) -> tuple[str, ...]:
    return () if council.post else (_("Ask %(person)s where to send it.") % {"person": council.person},)

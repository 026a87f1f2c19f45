"""What a person keeps and may pay: the result of a form, before it is sent and after. Nothing is stored by looking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from formbuilder.calculation.finding import Finding
from formbuilder.definition.model import Address, Date, Form, Group, Money, Month, Name, Question
from formbuilder.rendering.fields import field_name
from formbuilder.rendering.frame import Link
from formbuilder.rendering.result_lines import Working
from formbuilder.rendering.result_parts import ResultParts, result_parts
from formbuilder.rendering.sites import RESULT, JourneySite, part_of
from formbuilder.rendering.summary import PageAsked
from formbuilder.rendering.titles import day_words, form_title, inside, tab_title
from formbuilder.sealing.reference import shown_reference
from formbuilder.tongue.messages import N_, _, built

RESULT_PDF = "result.pdf"
FIRST = ((Date, "day"), (Month, "month"), (Money, "amount"), (Name, "first"), (Address, "line1"))
"""The first part of a question that has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """Template ``public/result.html``, and the data of its PDF."""

    heading: str
    title: str
    council: str
    form: str
    reference: str
    parts: ResultParts
    links: tuple[Link, ...]
    back: Link
    made_at: datetime
    lines: tuple[str, ...] = ()
    """What stands before everything else in the PDF."""

    @property
    def file_name(self) -> str:
        """What the PDF is called: the reference, and nothing of the form or its subject."""
        return f"result-{self.reference}.pdf"


def see_result(form: Form, site: JourneySite) -> tuple[Link, ...]:
    """Return the way to the result, in the words of its title; none where a form has no result."""
    title = str(form.result.title) if form.result else ""
    # L10n: the title of a result: your estimate
    return (Link(built(N_("See %(result)s"), result=inside(title)), site.to(RESULT)),) if title else ()


def places(site: JourneySite, pages: Iterable[PageAsked], wanted: Iterable[str]) -> Mapping[str, Link]:
    """Return the ``wanted`` questions that are asked, by id, with their addresses; of an item, that of its list."""
    ids = frozenset(wanted)
    return dict(_places(site, pages, ids)) if ids else {}


def _places(site: JourneySite, pages: Iterable[PageAsked], wanted: Set[str]) -> Iterator[tuple[str, Link]]:
    for asked in pages:
        for question in asked.questions:
            inner = question.type.questions if isinstance(question.type, Group) else ()
            found = [each.id for each in (question, *inner) if each.id in wanted]
            if found:
                at = "" if isinstance(question.type, Group) else landing(question)
                there = site.page(asked.page.number, to=RESULT, at=at, part=part_of(asked.page, question))
                link = Link(str(question.ask), there)
                yield from ((id_, link) for id_ in found)


def landing(question: Question) -> str:
    """Return the id of the first thing to fill in of a question."""
    part = next((part for types, part in FIRST if isinstance(question.type, types)), "")
    return field_name(question, part)


def result_page(
    site: JourneySite,
    form: Form,
    working: Working,
    finding: Finding,
    *,
    pages: Sequence[PageAsked],
    now: datetime,
) -> ResultPage:
    """Return the result of a journey; ``pages`` are those that can still be answered: none once it is sent."""
    parts = journey_parts(site, form, working, finding, pages)
    made = _("We worked this out on %(day)s.") % {"day": day_words(finding.on)}
    return page_of(site, form, parts, sent=not pages, made_at=now, lines=(made,))


def journey_parts(
    site: JourneySite, form: Form, working: Working, finding: Finding, pages: Iterable[PageAsked]
) -> ResultParts:
    """Return what a person reads of the result of their journey."""
    asked = places(site, pages, finding.outcome.untold)
    return result_parts(form, site.council, working, finding, asked)


def page_of(
    site: JourneySite, form: Form, parts: ResultParts, *, sent: bool, made_at: datetime, lines: tuple[str, ...] = ()
) -> ResultPage:
    """Return what stands around a result, and the result in it."""
    return ResultPage(
        heading=parts.title,
        title=tab_title(tab_words(form, parts), site.council),
        council=site.council.name,
        form=form_title(form),
        reference=shown_reference(site.reference),
        parts=parts,
        links=(Link(_("Save this page as a PDF"), site.to(RESULT_PDF)),) if form.discretion.copies else (),
        back=Link(_("Where your form is now"), site.to("after"))
        if sent
        else Link(_("All parts of this form"), site.tasks),
        made_at=made_at,
        lines=lines,
    )


def tab_words(form: Form, parts: ResultParts) -> str:
    """Return what the tab calls the page: not the subject, where others must not recognise it."""
    return _("%(form)s, result") % {"form": form_title(form)} if form.neutral_title else parts.title

"""A copy of the answers, to print or to keep: nothing in it is private or kept apart, or tells that such was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formbuilder.answers.values import Answers
from formbuilder.definition.model import Form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.result_parts import ResultParts
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.summary import TO_KEEP, Chapter, PageAsked, chapters
from formbuilder.rendering.titles import day_in_england, day_words, form_title, tab_title
from formbuilder.sealing.reference import shown_reference
from formbuilder.tongue.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What is copied: the pages on the path, the answers, and when it was sent (None: not yet), in UTC."""

    pages: tuple[PageAsked, ...]
    answers: Answers
    sent_at: datetime | None
    now: datetime
    result: ResultParts | None = None
    """What comes out of the answers, of a form that works something out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPage:
    """Template ``public/copy.html``, and the data of the PDF."""

    heading: str
    title: str
    council: str
    form: str
    reference: str
    lines: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    result: ResultParts | None = None
    made_at: datetime
    pdf: Link
    back: Link

    @property
    def file_name(self) -> str:
        """What the PDF is called: the reference, and nothing of the form or its subject."""
        return f"copy-{self.reference}.pdf"


def copy_page(site: JourneySite, form: Form, copied: Copied) -> CopyPage:
    """Return the copy of what was answered on the present path."""
    heading = _("A copy of your answers")
    sent = copied.sent_at is not None
    return CopyPage(
        heading=heading,
        title=tab_title(heading, site.council),
        council=site.council.name,
        form=form_title(form),
        reference=shown_reference(site.reference),
        lines=tuple(_about(copied)),
        chapters=tuple(chapters(form, copied.pages, copied.answers, TO_KEEP)),
        result=copied.result,
        made_at=copied.now,
        pdf=Link(_("Save this copy as a PDF"), site.to("copy.pdf")),
        back=Link(_("Go back"), site.to("after" if sent else "check")),
    )


def _about(copied: Copied) -> list[str]:
    made = day_words(day_in_england(copied.now))
    lines = [_("This copy was made on %(made)s. It is yours to keep.") % {"made": made}]
    if copied.sent_at:
        lines.append(_("You sent this on %(day)s.") % {"day": day_words(day_in_england(copied.sent_at))})
    else:
        lines.append(_("You have not sent this yet. Nobody at the council can read it."))
    return lines

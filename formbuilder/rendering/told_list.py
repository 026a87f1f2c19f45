"""The list of all pages “You said, we did” of a council, for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from formbuilder.definition.model import Form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite, spoken
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words, form_title
from formbuilder.tongue.messages import N_, _

ALL_TOLD = N_("What people said about our forms, and what we did")
"""The words of the link."""


def told_list(site: CouncilSite, found: Sequence[tuple[Form, datetime]]) -> TextPage:
    """List the forms that have a page, by their titles: each leads to the page of its newest version."""
    by_title = sorted(found, key=lambda each: form_title(each[0]).casefold())
    first = Part(lines=(_("People read our forms and say what is hard. We say what we did with it, and why."),))
    return text_page(
        site.council,
        _("You said, we did"),
        first if found else Part(lines=(_("There is nothing to read here yet."),)),
        *(_part(site, form, at) for form, at in by_title),
        links=(Link(_("All forms"), site.home),),
    )


def _part(site: CouncilSite, form: Form, at: datetime) -> Part:
    title = form_title(form)
    about = {"version": str(form.version), "day": day_words(day_in_england(at))}
    line = _("About version %(version)s, from %(day)s.") % about
    link = Link(_("Read what people said about “%(title)s”") % {"title": title}, spoken(site.you_said(form.slug)))
    return Part(heading=title, lines=(line,), links=(link,))

"""Where a form that records nothing leads: in the answer to what was sent, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.definition.model import Form
from formbuilder.definition.outcomes import End
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite
from formbuilder.rendering.start_page import help_now
from formbuilder.rendering.text_page import Part, Press, TextPage
from formbuilder.rendering.titles import form_title, paragraphs, tab_title
from formbuilder.tongue.messages import _


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody chose, to be sent again by a button: nothing keeps it."""

    form: Form
    token: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPage(TextPage):
    """Template ``public/end.html``."""

    change: Press
    """Back to the questions; a language at the top of the page sends the same, and the page stands there in it."""


def end_page(site: CouncilSite, end: End, leads_to: Form | None, sent: Sent) -> EndPage:
    """Return where a form leads; ``leads_to`` is the open form that ``end`` names, if any."""
    go = Link(_("Go to: %(form)s") % {"form": form_title(leads_to)}, site.form(leads_to.address)) if leads_to else None
    heading = str(end.title)
    return EndPage(
        heading=heading,
        title=tab_title(heading, site.council),
        parts=(Part(lines=paragraphs(end.text)), help_now(site.council)),
        go=go,
        links=(Link(_("See all forms"), site.home),),
        change=change_answers(site, sent),
    )


def change_answers(site: CouncilSite, sent: Sent) -> Press:
    """Return the button that shows the questions again, with what was chosen."""
    return Press(
        text=_("Change my answers"),
        action=site.form(sent.form.address),
        token=sent.token,
        hidden=sent.fields,
        look="secondary",
    )

"""The result of a form that records nothing: in the answer to what was sent, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from formbuilder.calculation.finding import Finding
from formbuilder.definition.model import Form, Question
from formbuilder.definition.outcomes import End
from formbuilder.rendering.end_page import Sent, change_answers
from formbuilder.rendering.frame import Link
from formbuilder.rendering.result_lines import Working
from formbuilder.rendering.result_parts import ResultParts, result_parts
from formbuilder.rendering.sites import CouncilSite
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import form_title, paragraphs, tab_title
from formbuilder.tongue.messages import N_, _

FROM = "from"
"""The hidden field that says which form the answers come from."""
NOT_KEPT = N_("We have not kept your answers. When you close this page, they are gone. The council does not see them.")
TAKES_ALONG = N_("We put these answers into the form for you. You can change them there.")
THEN_KEPT = N_("From then on, the form keeps them. Until you send it, nobody at the council can read it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimatePage:
    """Template ``public/estimate.html``."""

    heading: str
    title: str
    not_kept: str
    parts: ResultParts
    change: Press
    next_title: str
    next_lines: tuple[str, ...]
    carried: tuple[str, ...]
    """The questions whose answers go along, each as it is asked."""
    takes_along: str
    then_kept: str
    go_on: Press | None
    """The way on that takes the answers along."""
    code_first: bool
    """Whether the form that it leads to begins with its code."""
    go: Link | None
    """The way on where there is nothing to take along."""
    back: Link
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated:
    """What an estimate was made of: everything that was sent, to be sent again by a button, and what can go along."""

    token: str
    sent: tuple[tuple[str, str], ...]
    carried: Sequence[Question]
    carried_sent: tuple[tuple[str, str], ...]
    made_at: datetime


def estimate_page(  # noqa: PLR0913 - what it is made of
    site: CouncilSite,
    form: Form,
    working: Working,
    finding: Finding,
    estimated: Estimated,
    end: End | None,
    leads_to: Form | None,
) -> EstimatePage:
    """Return the result of an estimate, and the way on to the form that ``end`` names, if it is open."""
    asks = {each.id: Link(str(each.ask), "") for each in form.questions}
    parts = result_parts(form, site.council, working, finding, asks)
    go = Link(_("Go to: %(form)s") % {"form": form_title(leads_to)}, site.form(leads_to.address)) if leads_to else None
    takes_along = leads_to is not None and bool(estimated.carried)
    return EstimatePage(
        heading=parts.title,
        title=tab_title(parts.title, site.council),
        not_kept=_(NOT_KEPT),
        parts=parts,
        change=change_answers(site, Sent(form, estimated.token, estimated.sent)),
        next_title=str(end.title) if end else "",
        next_lines=paragraphs(end.text) if end else (),
        carried=tuple(str(each.ask) for each in estimated.carried) if takes_along else (),
        takes_along=_(TAKES_ALONG) if takes_along else "",
        then_kept=_(THEN_KEPT) if takes_along else "",
        go_on=_go_on(site, form, leads_to, estimated) if leads_to and takes_along else None,
        code_first=leads_to is not None and leads_to.discretion.code_first,
        go=None if takes_along else go,
        back=Link(_("See all forms"), site.home),
        made_at=estimated.made_at,
    )


def _go_on(site: CouncilSite, form: Form, leads_to: Form, estimated: Estimated) -> Press:
    return Press(
        text=_("Continue with the full form"),
        action=site.start(leads_to.address),
        token=estimated.token,
        hidden=(*estimated.carried_sent, (FROM, form.slug)),
    )

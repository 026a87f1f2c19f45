"""What the council decided that the person pays: their statement, once there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from formbuilder.rendering import pdf
from formbuilder.rendering.frame import Link
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.journeys import State
from formbuilder.tongue.messages import _, language_in_use
from formbuilder.web.access import Who, allow
from formbuilder.web.files import PDF, file_of
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import Opened, journey_frame, open_or_aside

if TYPE_CHECKING:
    from formbuilder.rendering.statement_page import StatementPage
    from formbuilder.services.charges import History

CHARGE = "after/charge"


@public.get("/<slug>/j/<reference>/after/charge")
@allow(Who.ANYONE)
def own_charge(slug: str, reference: str) -> ResponseReturnValue:
    """Show the newest statement, to print."""
    return _shown(open_or_aside(slug, reference), None)


@public.get("/<slug>/j/<reference>/after/charge/<int:decision>")
@allow(Who.ANYONE)
def own_charge_before(slug: str, reference: str, decision: int) -> ResponseReturnValue:
    """Show the statement of one decision, to print."""
    return _shown(open_or_aside(slug, reference), decision)


@public.get("/<slug>/j/<reference>/after/charge/<int:decision>.pdf")
@allow(Who.ANYONE)
def own_charge_as_pdf(slug: str, reference: str, decision: int) -> ResponseReturnValue:
    """Save a statement as an accessible PDF."""
    visit = open_or_aside(slug, reference)
    page = _statement(visit, decision)
    made = pdf.or_in_english(lambda: pdf.statement(_statement(visit, decision), *language_in_use()))
    return file_of(made, PDF, page.file_name)


def decided_here(visit: Opened) -> History:
    """Return what was decided about the person’s charge: nothing, where a form charges nothing or shows no copies."""
    from formbuilder.services.charge_endings import own_decisions  # noqa: PLC0415 - few forms charge anything
    from formbuilder.services.charges import History  # noqa: PLC0415 - as above
    from formbuilder.web.charging import charge_form  # noqa: PLC0415 - as above

    if visit.journey.state is State.OPEN or not visit.form.discretion.copies or charge_form(visit.edition) is None:
        return History()
    found = own_decisions(visit.served.store, visit.journey.reference, visit.secret, visit.now)
    return found if isinstance(found, History) else History()


def to_own_charge(visit: Opened) -> tuple[Link, ...]:
    """Return the way to the statement, once there is one."""
    if visit.edition.sums is None or not decided_here(visit).decisions:
        return ()
    return (Link(_("Read what you pay for your care"), visit.site.to(CHARGE)),)


def _shown(visit: Opened, number: int | None) -> ResponseReturnValue:
    return render_template("office/statement.html", page=_statement(visit, number), frame=journey_frame(visit))


def _statement(visit: Opened, number: int | None) -> StatementPage:
    from formbuilder.rendering.statement_page import Around, statement_page  # noqa: PLC0415 - few forms charge anything
    from formbuilder.web.charging import charge_form  # noqa: PLC0415 - as above

    history, ready, site = decided_here(visit), charge_form(visit.edition), visit.site
    decisions = history.decisions
    saved = history.stated(decisions[-1].number if number is None and decisions else number or 0)
    if saved is None or ready is None:
        abort(404)
    others = tuple(
        Link(
            _("What we decided on %(day)s: decision %(number)s")
            % {"day": day_words(day_in_england(each.at)), "number": each.number},
            site.to(f"{CHARGE}/{each.number}"),
        )
        for each in reversed(decisions)
        if each is not saved
    )
    around = Around(
        council=site.council,
        reference=visit.journey.reference,
        pdf=site.to(f"{CHARGE}/{saved.number}.pdf"),
        back=(Link(_("Back to where your form is now"), site.to("after")),),
        others=others,
    )
    return statement_page(around, ready, history, saved)

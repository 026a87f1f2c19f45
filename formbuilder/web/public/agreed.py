"""How a form was agreed: a page for everybody, beside the start page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.frame import Link
from formbuilder.services.signed import is_signed
from formbuilder.tongue.messages import _
from formbuilder.web.access import Who, allow
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.edition import Edition
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.public.blueprint import public
from formbuilder.web.served import Served


@public.get("/<slug>/<form>/agreed")
@allow(Who.ANYONE)
def agreed(slug: str, form: str) -> ResponseReturnValue:
    """Say who agreed to the words of the version that is open."""
    from formbuilder.rendering.heard_page import heard_page  # noqa: PLC0415 - brings what panels work with
    from formbuilder.services.heard import heard  # noqa: PLC0415 - as above
    from formbuilder.services.unseen import unseen  # noqa: PLC0415 - as above

    served = council_or_404(slug)
    pin = served.open(desk().clock()).get(form)
    edition = served.edition(pin) if pin else served.at_address(form, desk().clock())
    if edition is None:
        abort(404)
    if form != edition.form.address:
        return redirect(served.site.agreed(edition.form.address), 303)
    found = heard(served.store, edition.pin.slug, edition.pin.version)
    if not found:
        abort(404)
    not_seen = unseen(served.store, edition.form, partial(forms_looked_at().find_in, served))
    page = heard_page(served.site.about(edition.form), edition.form, found, not_seen)
    leave = served.site.leave if edition.form.neutral_title else ""
    frame = of_form(replace(served.frame, leave=leave), edition.form)
    return render_template("public/text.html", page=page, frame=frame)


def how_agreed(served: Served, edition: Edition) -> tuple[Link, ...]:
    """Lead to that page, if anybody signed the version."""
    found = served.preview is None and is_signed(served.store, edition.pin.slug, edition.pin.version)
    if not found:
        return ()
    from formbuilder.rendering.heard_page import HOW  # noqa: PLC0415 - as above

    return (Link(_(HOW), served.site.agreed(edition.form.address)),)

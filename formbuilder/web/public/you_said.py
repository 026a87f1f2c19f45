"""“You said, we did”: pages that anybody may read, print and keep; nothing here knows who asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import abort, render_template
from werkzeug.wrappers import Response

from formbuilder.rendering import pdf
from formbuilder.rendering.sites import spoken
from formbuilder.rendering.titles import form_title
from formbuilder.rendering.told_list import told_list
from formbuilder.tongue.messages import ENGLISH, tag_in_use
from formbuilder.web.access import Who, allow
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.public.agreed import how_agreed
from formbuilder.web.public.blueprint import public
from formbuilder.web.served import Served

if TYPE_CHECKING:
    from formbuilder.rendering.pack_page import BoardPage

CACHED = {"Cache-Control": "public, max-age=300", "Vary": "Cookie"}
"""Five minutes: no longer may a sentence be read whose author takes their yes back.

Cookies say in which language somebody reads, and how pages look.
"""


@public.get("/<slug>/you-said")
@allow(Who.ANYONE)
def all_told(slug: str) -> Response:
    """List the forms that have a page."""
    served = council_or_404(slug)
    found = tuple((edition.form, at) for edition, at in served.told_about(desk().clock()))
    html = render_template("public/text.html", page=told_list(served.site, found), frame=served.frame)
    return _kept(html)


@public.get("/<slug>/you-said/<form>")
@public.get("/<slug>/you-said/<form>/<int:version>")
@allow(Who.ANYONE)
def you_said(slug: str, form: str, version: int | None = None) -> Response:
    """Show the page of a version, or the newest one."""
    served = council_or_404(slug)
    page = _page(served, form, version)
    html = render_template("public/told.html", page=page, frame=served.frame)
    return _kept(html)


@public.get("/<slug>/you-said/<form>/<int:version>.pdf")
@allow(Who.ANYONE)
def you_said_as_pdf(slug: str, form: str, version: int) -> Response:
    """Save the page of a version as an accessible PDF."""
    page = _page(council_or_404(slug), form, version)
    response = Response(pdf.board_pack(page), mimetype="application/pdf", headers=_cached())
    response.headers["Content-Disposition"] = f'attachment; filename="you-said-we-did-{form}-{version}.pdf"'
    return response


def _kept(html: str) -> Response:
    return Response(html, mimetype="text/html", headers=_cached())


def _cached() -> Mapping[str, str]:
    return CACHED if tag_in_use() == ENGLISH else {}


def _page(served: Served, form: str, version: int | None) -> BoardPage:
    from formbuilder.rendering.told_page import Around, told_page  # noqa: PLC0415 - brings what panels work with
    from formbuilder.services.actions import actions_on  # noqa: PLC0415 - as above
    from formbuilder.services.answering import overdue_of  # noqa: PLC0415 - as above
    from formbuilder.services.draft_pins import DraftPin  # noqa: PLC0415 - as above
    from formbuilder.services.form_list import titles_of  # noqa: PLC0415 - as above
    from formbuilder.services.packs import facts_of  # noqa: PLC0415 - as above
    from formbuilder.services.said_showing import published_page  # noqa: PLC0415 - as above

    found = published_page(served.store, form, version) or abort(404)
    today = desk().today()
    edition, open_ = served.version(form, found.version), served.open(desk().clock()).get(form)
    in_use = served.edition(open_) if open_ else None
    looked = facts_of(served.store, DraftPin(form, found.version)).facts
    around = Around(
        council=served.council.asked_about(form),
        all=spoken(served.site.you_said()),
        base=served.site.you_said(form),
        form=form_title(edition.form) if edition else titles_of(served.store, (form,))[form],
        actions=actions_on(served.store, form, today),
        overdue=overdue_of(served.store, form, today),
        today=today,
        equality_on=looked.equality_on if looked.equality_looked_at else None,
        agreed=how_agreed(served, in_use) if in_use else (),
    )
    return told_page(around, found)

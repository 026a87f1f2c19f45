"""Keep a walk through a preview as a check of the form: only where nobody writes real answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.answers.plain import to_plain
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.tongue.messages import use
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import Opened, journey_frame, open_unsent

if TYPE_CHECKING:
    from formbuilder.drafting.scenarios import Walk
    from formbuilder.services.open_previews import OpenPreview


@public.get("/<slug>/j/<reference>/keep")
@allow(Who.ANYONE)
def keeping(slug: str, reference: str) -> ResponseReturnValue:
    """Ask what the check is called."""
    visit, _ = _previewed(slug, reference)
    return _asked(visit)


@public.post("/<slug>/j/<reference>/keep")
@allow(Who.ANYONE)
def keep(slug: str, reference: str) -> ResponseReturnValue:
    """Keep the answers of this preview."""
    from formbuilder.rendering.keep_page import NAME, kept_page  # noqa: PLC0415 - as below
    from formbuilder.services.open_previews import LONGEST_NAME, keep_walk  # noqa: PLC0415 - as below

    visit, preview = _previewed(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    name = " ".join(request.form.get(NAME, "").split())
    if not 0 < len(name) <= LONGEST_NAME:
        return _asked(visit, name, wrong=True)
    kept = keep_walk(preview, name, _walk(visit, name), visit.now, desk().random)
    page = kept_page(visit.site, room=kept)
    return render_template("public/text.html", page=page, frame=journey_frame(visit))


def _previewed(slug: str, reference: str) -> tuple[Opened, OpenPreview]:
    visit = open_unsent(slug, reference)
    use(None)  # what is kept is read by officers, in English
    preview = visit.served.preview
    return visit, preview if preview and preview.preview.keeps_walks else abort(404)


def _asked(visit: Opened, typed: str = "", *, wrong: bool = False) -> ResponseReturnValue:
    from formbuilder.rendering.keep_page import keep_page  # noqa: PLC0415 - as below

    page = keep_page(visit.site, new_token(), typed, wrong=wrong)
    return render_template("office/form.html", page=page, frame=journey_frame(visit))


def _walk(visit: Opened, name: str) -> Walk:
    """Walk what was answered once more, as a check will."""
    from formbuilder.checking.walking import walk_route  # noqa: PLC0415 - only where somebody looks at a preview
    from formbuilder.drafting.scenarios import Walk  # noqa: PLC0415 - as above

    answers = {id_: to_plain(value) for id_, value in visit.answers.items()}
    walked = walk_route(visit.edition.route, answers, visit.now.date())
    return Walk(name=name, answers=answers, asked=walked.asked, not_asked=walked.not_asked)

"""A draft is sent for review, looked at again, and taken back."""

from __future__ import annotations

from flask import redirect
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here
from formbuilder.rendering.plan_pages import not_moved_page
from formbuilder.services.drafts import Draft
from formbuilder.services.life_cycle import NotMoved, send_for_review, settle_draft, take_back
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.checks import checks_here
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_here import site_here, text_page

HERE = "/drafts/<form>/<int:version>"
NOT_MOVED = {
    NotMoved.UNKNOWN: "This draft is not there.",
    NotMoved.NO_SUCH_MOVE: "Somebody was faster: the draft is not where it was. Look at it again.",
    NotMoved.NO_RIGHT: "Your role may not do this. Ask an administrator.",
    NotMoved.BLOCKED: "The draft has a problem that stops it. Correct it first: the publish page shows what.",
    NotMoved.SAVED_SINCE: "Somebody saved the draft a moment ago. Look at it again.",
}


@office.post(f"{HERE}/review")
@allow(Right.WRITE_DRAFTS)
def sent_for_review(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Send a draft for review."""
    return _moved(slug, draft_or_404(form, version), "review")


@office.post(f"{HERE}/settle")
@allow(Right.WRITE_DRAFTS)
def settled_again(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Look at the sign-offs again after a save that changed nothing that was signed."""
    return _moved(slug, draft_or_404(form, version), "settle")


@office.post(f"{HERE}/take-back")
@allow(Right.WRITE_DRAFTS)
def taken_back(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Take a draft back from review."""
    return _moved(slug, draft_or_404(form, version), "take-back")


def _moved(slug: str, draft: Draft, how: str) -> ResponseReturnValue:
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    checks, doing, site = checks_here(served), doing_here(), site_here(draft.pin)
    match how:
        case "review":
            result = send_for_review(served.store, draft.pin, checks, doing)
        case "settle":
            result = settle_draft(served.store, draft.pin, checks, doing)
        case _:
            result = take_back(served.store, draft.pin, doing)
    if isinstance(result, NotMoved):
        return text_page(not_moved_page(site, NOT_MOVED[result]))
    return redirect(site.to("sign-offs"), 303)

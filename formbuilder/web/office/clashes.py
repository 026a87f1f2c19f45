"""The choice between what was kept aside and what others saved."""

from __future__ import annotations

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.clash_page import Chosen, clash_page, no_clash_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.yaml_page import SEEN
from formbuilder.services.clashes import Choice, choice_of, choose
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.limits import takes_a_draft
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_yaml import sent_number, sent_text
from formbuilder.web.office.revisions import saved_or_said


@office.get("/drafts/<form>/<int:version>/revisions/<int:number>/join")
@allow(Right.WRITE_DRAFTS)
def joining(slug: str, form: str, version: int, number: int) -> ResponseReturnValue:
    """Show what differs about the same lines."""
    del slug
    site, draft = office_site(office_council()), draft_or_404(form, version)
    choice = choice_of(office_council().store, draft.pin, number)
    if choice is None or not choice.pieces:
        plain = no_clash_page(site, new_token(), draft, choice, number)
        return render_template("public/text.html", page=plain, frame=frame_here())
    page = clash_page(site, new_token(), draft, choice)
    return render_template("office/clash.html", page=page, frame=frame_here())


@office.post("/drafts/<form>/<int:version>/revisions/<int:number>/join")
@takes_a_draft
@allow(Right.WRITE_DRAFTS)
def join(slug: str, form: str, version: int, number: int) -> ResponseReturnValue:
    """Save what somebody chose, place by place."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    choice = choice_of(served.store, draft.pin, number, sent_number(SEEN)) or abort(404)
    chosen = _chosen(choice)
    texts = [made.text(piece) for made, piece in zip(chosen, choice.pieces, strict=True)]
    if None in texts:
        page = clash_page(office_site(served), new_token(), draft, choice, chosen)
        return render_template("office/clash.html", page=page, frame=frame_here())
    words = [text for text in texts if text is not None]
    return saved_or_said(draft, choose(served.store, draft.pin, choice, words, doing_here()))


def _chosen(choice: Choice) -> tuple[Chosen, ...]:
    """Return what was sent about each place."""
    names = (f"place-{index}" for index in range(1, len(choice.pieces) + 1))
    return tuple(Chosen(request.form.get(name, ""), sent_text(f"{name}-words")) for name in names)

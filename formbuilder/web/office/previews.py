"""Share a draft by a link, and look through the walks that people kept there."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.definition.bundle import unpack
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.preview_pages import (
    DAYS,
    NO_ORIGIN,
    TO,
    WRONG_DAYS,
    Kept,
    broken_page,
    email_page,
    not_made_page,
    place_of,
    previews_page,
    share_page,
    shared_page,
    wrong_addresses,
)
from formbuilder.rendering.text_page import TextPage
from formbuilder.services.drafts import Draft, NotSaved, find_revision
from formbuilder.services.open_previews import Preview
from formbuilder.services.people import names_of_people
from formbuilder.services.preview_mails import mail_preview, mails_of, read_addresses
from formbuilder.services.previews import (
    Sharing,
    drop_walk,
    end_preview,
    kept_walks,
    make_check,
    previews_of,
    share_preview,
)
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.office.blueprint import office

LONGEST = 20_000
LOOK = "look"
"""Sent by the button that makes a link and opens it at once."""
DRAFT = "/drafts/<form>/<int:version>/previews"


@office.get(DRAFT)
@allow(Right.SHARE_PREVIEWS)
def previews(slug: str, form: str, version: int) -> ResponseReturnValue:
    """List the links to a draft, and the walks that were kept."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    names = names_of_people(served.store)
    found = previews_of(served.store, draft.pin, desk().clock())
    mails = mails_of(served.store, found, doing_here().key)
    kept = Kept(draft, found, kept_walks(served.store, draft.pin), mails)
    page = previews_page(office_site(served), new_token(), kept, lambda id_: names.get(id_ or "", "somebody"))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get(f"{DRAFT}/new")
@allow(Right.SHARE_PREVIEWS)
def sharing(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask how long a link is to open."""
    del slug
    page = share_page(office_site(office_council()), new_token(), draft_or_404(form, version).pin)
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post(f"{DRAFT}/new")
@allow(Right.SHARE_PREVIEWS)
def share(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Make a link to the newest revision."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    revision = find_revision(served.store, draft.pin) or abort(404)
    shelf = desk().shelves.at(served.rates.at(desk().clock()), served.blocks, served.words)
    readable, _ = shelf.read(revision.text)
    if readable is None:
        return _said(broken_page(office_site(served), draft.pin))
    days, typed, bundle = _days(), request.form.get(DAYS, ""), shelf.shown(readable, revision.text)
    wanted = Sharing(
        pin=draft.pin,
        revision=revision.number,
        fingerprint=unpack(bundle)[0].fingerprint,
        bundle=bundle,
        days=days,
    )
    shared = share_preview(served.store, wanted, doing_here())
    if shared is None:
        page = share_page(office_site(served), new_token(), draft.pin, typed, WRONG_DAYS)
        return render_template("office/form.html", page=page, frame=frame_here())
    if LOOK in request.form:
        return redirect(f"/{shared.address}/{shared.preview.form}", 303)
    address = f"{desk().origin or request.host_url.rstrip('/')}/{shared.address}/{shared.preview.form}"
    return _said(shared_page(office_site(served), shared.preview, address))


@office.post(f"{DRAFT}/<id_>/end")
@allow(Right.SHARE_PREVIEWS)
def end_link(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """End a link."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    end_preview(served.store, id_, doing_here())
    return _back(draft)


@office.get(f"{DRAFT}/<id_>/email")
@allow(Right.SHARE_PREVIEWS)
def emailing_preview(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Ask who is to get a preview."""
    del slug
    return _email_page(_preview_or_404(draft_or_404(form, version), id_))


@office.post(f"{DRAFT}/<id_>/email")
@allow(Right.SHARE_PREVIEWS)
def email_preview(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Put a preview into the outbox for each address."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    preview, typed = _preview_or_404(draft, id_), request.form.get(TO, "")[:LONGEST]
    found = read_addresses(typed)
    if errors := wrong_addresses(found) or (() if desk().origin else NO_ORIGIN):
        return _email_page(preview, typed, errors)
    return _back(draft) if mail_preview(served.store, id_, found.good, doing_here()) else abort(404)


@office.post(f"{DRAFT}/walks/<id_>/check")
@allow(Right.WRITE_DRAFTS)
def check_walk(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Make a kept walk a check of the draft."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    result = make_check(served.store, draft.pin, id_, doing_here())
    if result is NotSaved.UNKNOWN:
        abort(404)
    if isinstance(result, NotSaved):
        return _said(not_made_page(office_site(served), draft.pin, frozen=result is NotSaved.FROZEN))
    return _back(draft)


@office.post(f"{DRAFT}/walks/<id_>/drop")
@allow(Right.WRITE_DRAFTS)
def drop(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Leave a kept walk out."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    drop_walk(served.store, id_)
    return _back(draft)


def _preview_or_404(draft: Draft, id_: str) -> Preview:
    found = previews_of(office_council().store, draft.pin, desk().clock())
    return next((each for each in found if each.id == id_), None) or abort(404)


def _email_page(preview: Preview, typed: str = "", errors: tuple[str, ...] = ()) -> ResponseReturnValue:
    site, sends = office_site(office_council()), desk().emails or office_council().council.demonstration
    page = email_page(site, new_token(), preview, typed, errors, sends=sends)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _days() -> int:
    typed = request.form.get(DAYS, "").strip()
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else 0


def _back(draft: Draft) -> ResponseReturnValue:
    return redirect(office_site(office_council()).to(f"{place_of(draft.pin)}/previews"), 303)


def _said(page: TextPage) -> ResponseReturnValue:
    return render_template("public/text.html", page=page, frame=frame_here())

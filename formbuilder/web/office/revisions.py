"""What was saved of a draft, and going back to it."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.problems import Problem
from formbuilder.rendering.comparison_report import ComparisonPage, comparison_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.revision_pages import (
    PAGE_OF,
    back_page,
    not_gone_back_page,
    revision_page,
    revisions_page,
)
from formbuilder.rendering.yaml_page import SEEN, draft_place
from formbuilder.services.draft_pins import HIGHEST
from formbuilder.services.drafts import Clashed, Draft, NotSaved, Revision, Saved, find_revision, go_back, saves_of
from formbuilder.services.editions import EditionName, Unreadable, compared, read_edition
from formbuilder.services.people import names_of_people
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404, may_write, shelf_here
from formbuilder.web.editing import DONE
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_yaml import after_save, number_typed, sent_number


@office.get("/drafts/<form>/<int:version>/revisions")
@allow(Right.READ_DRAFTS)
def revisions(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show what was saved, newest first."""
    del slug
    draft = draft_or_404(form, version)
    before = number_typed(request.args.get("before", "")) or HIGHEST + 1
    found = saves_of(office_council().store, draft.pin, PAGE_OF + 1, before)
    names = names_of_people(office_council().store)
    page = revisions_page(
        office_site(office_council()),
        draft,
        found[:PAGE_OF],
        names,
        more=len(found) > PAGE_OF,
    )
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/drafts/<form>/<int:version>/revisions/<int:number>")
@allow(Right.READ_DRAFTS)
def revision(slug: str, form: str, version: int, number: int) -> ResponseReturnValue:
    """Show one save, and what changed since."""
    del slug
    draft, found = draft_or_404(form, version), _revision(form, version, number)
    site = office_site(office_council())
    differences = _since(draft, found)
    names = names_of_people(office_council().store)
    page = revision_page(site, draft, found, names, differences, can_write=may_write(draft))
    return render_template("office/revision.html", page=page, frame=frame_here())


@office.get("/drafts/<form>/<int:version>/revisions/<int:number>/back")
@allow(Right.WRITE_DRAFTS)
def going_back(slug: str, form: str, version: int, number: int) -> ResponseReturnValue:
    """Ask before an earlier revision becomes the newest one."""
    del slug
    draft, found = draft_or_404(form, version), _revision(form, version, number)
    page = back_page(office_site(office_council()), new_token(), draft, found)
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/drafts/<form>/<int:version>/revisions/<int:number>/back")
@allow(Right.WRITE_DRAFTS)
def back(slug: str, form: str, version: int, number: int) -> ResponseReturnValue:
    """Make the words of an earlier revision the newest ones."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    return saved_or_said(draft, go_back(served.store, draft.pin, number, sent_number(SEEN), doing_here()), "back")


def saved_or_said(draft: Draft, result: Saved | Clashed | NotSaved, done: str = "saved") -> ResponseReturnValue:
    """Lead to the draft, which says what was ``done``, or say why nothing was saved."""
    match result:
        case Saved(with_others=with_others):
            place = office_site(office_council()).to(draft_place(draft))
            return redirect(f"{place}?{DONE}={'together' if with_others else done}", 303)
        case Clashed():
            return redirect(after_save(draft, result), 303)
        case NotSaved.UNKNOWN:
            return abort(404)
        case _:
            page = not_gone_back_page(office_site(office_council()), draft)
            return render_template("public/text.html", page=page, frame=frame_here())


def _since(draft: Draft, found: Revision) -> ComparisonPage | tuple[Problem, ...]:
    """Return what changed from a revision to the newest one, or what is wrong with one of them."""
    shelf = shelf_here()
    newest = find_revision(office_council().store, draft.pin) or found
    pair = [
        read_edition(EditionName(draft.pin, each.number), each.text, shelf)
        for each in ((found,) if found.number == newest.number else (found, newest))
    ]
    for each in pair:
        if isinstance(each, Unreadable):
            return each.problems
    rates = office_council().rates.at(desk().clock())
    editions = [each for each in pair if not isinstance(each, Unreadable)]
    return comparison_page(compared(editions[0], editions[-1], rates))


def _revision(form: str, version: int, number: int) -> Revision:
    draft = draft_or_404(form, version)
    return find_revision(office_council().store, draft.pin, number) or abort(404)

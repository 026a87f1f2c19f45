"""Where comments stand on the words of a draft: say where they belong, and read those whose words were taken out."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.place_pages import (
    ASKED,
    ELSEWHERE,
    NOWHERE,
    OTHER,
    PAGE,
    REFUSED,
    SEEN,
    WHERE,
    WHICH,
    Chosen,
    history_page,
    places_page,
    removed_page,
    say_page,
    unreadable_page,
)
from formbuilder.rendering.plan_pages import not_moved_page
from formbuilder.rendering.point_words import happened_words
from formbuilder.services.carried import (
    Carried,
    Group,
    carried,
    group_of,
    newest_words,
    points_of_group,
    points_of_groups,
)
from formbuilder.services.drafts import OPEN, Draft
from formbuilder.services.editions import EditionName
from formbuilder.services.people import names_of_people
from formbuilder.services.placing import GONE, NotSaid, Saying, say_where
from formbuilder.services.point_news import news_of
from formbuilder.services.points import events_of_all
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_here import site_here, text_page

HERE = "/drafts/<form>/<int:version>/places"
REMOVED = "/forms/<form>/removed"
LONGEST, MOST_PAGES = 200, 1_000


@office.get(HERE)
@allow(Right.ANSWER_POINTS)
def places_of_comments(slug: str, form: str, version: int) -> ResponseReturnValue:
    """List the comments whose place somebody must say."""
    del slug
    draft = draft_or_404(form, version)
    found = _carried(EditionName(draft.pin, draft.revision))
    if found is None:
        return text_page(unreadable_page(site_here(draft.pin)))
    page = _page()
    points = points_of_groups(office_council().store, found.open[(page - 1) * PAGE : page * PAGE])
    told = places_page(site_here(draft.pin), new_token(), found, points, page)
    return render_template("office/sections.html", page=told, frame=frame_here())


@office.get(f"{HERE}/<point>")
@allow(Right.ANSWER_POINTS)
def place_of_comment(slug: str, form: str, version: int, point: str) -> ResponseReturnValue:
    """Ask where comments on the same words belong."""
    del slug
    draft = _open_or_404(form, version)
    found, group = _group(EditionName(draft.pin, draft.revision), point)
    return _ask(draft, found, group, Chosen())


@office.post(f"{HERE}/<point>")
@allow(Right.ANSWER_POINTS)
def say_place_of_comment(slug: str, form: str, version: int, point: str) -> ResponseReturnValue:
    """Keep where comments belong."""
    del slug
    served, draft = office_council(), _open_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    name = EditionName(draft.pin, draft.revision)
    found, group = _group(name, point)
    points = points_of_group(served.store, group)
    chosen = _chosen()
    why = NotSaid.SAVED_SINCE if request.form.get(SEEN) != str(draft.revision) else None
    ids = frozenset(each.id for each in points if chosen.which is None or each.id in chosen.which)
    place = _place(chosen)
    if why is None:
        saying = Saying(name, ids if group.points <= PAGE else _every(group), place or GONE)
        nowhere = place is None
        why = NotSaid.NO_PLACE if nowhere else say_where(served.store, saying, forms_looked_at().find, doing_here())
    if why is None:
        return redirect(site_here(draft.pin).to("places"), 303)
    if why in {NotSaid.NO_PLACE, NotSaid.NO_POINTS}:
        return _ask(draft, found, group, Chosen(where=chosen.where, other=chosen.other, which=chosen.which, why=why))
    return text_page(not_moved_page(site_here(draft.pin), REFUSED[why]))


@office.get(REMOVED)
@allow(Right.ANSWER_POINTS)
def comments_on_removed(slug: str, form: str) -> ResponseReturnValue:
    """List the comments whose words are asked no more."""
    del slug
    store, found, page = office_council().store, _newest(form), _page()
    shown = found.gone[(page - 1) * PAGE : page * PAGE]
    told = removed_page(office_site(office_council()), found, shown, points_of_groups(store, shown), page)
    return render_template("office/list.html", page=told, frame=frame_here())


@office.get(f"{REMOVED}/<point>")
@allow(Right.ANSWER_POINTS)
def comments_on_these_words(slug: str, form: str, point: str) -> ResponseReturnValue:
    """Show comments on words that were taken out, with their answers."""
    del slug
    store, found, page = office_council().store, _newest(form), _page()
    group = group_of(found, point) or abort(404)
    points = points_of_group(store, group, page)
    news, names = news_of(store, points), names_of_people(store)
    events = events_of_all(store, [each.id for each in points])
    told = [
        (each, news[each.id], [happened_words(row, names.get(row.by or "", "")) for row in events.get(each.id, ())])
        for each in points
    ]
    made = history_page(office_site(office_council()), found, group, told, page)
    return render_template("office/list.html", page=made, frame=frame_here())


def _newest(form: str) -> Carried:
    name = newest_words(office_council().store, form) or abort(404)
    return _carried(name) or abort(404)


def _carried(name: EditionName) -> Carried | None:
    return carried(office_council().store, name, forms_looked_at().find)


def _group(name: EditionName, point: str) -> tuple[Carried, Group]:
    found = _carried(name) or abort(404)
    return found, group_of(found, point) or abort(404)


def _open_or_404(form: str, version: int) -> Draft:
    draft = draft_or_404(form, version)
    return draft if draft.state in OPEN else abort(404)


def _page() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)


def _chosen() -> Chosen:
    sent = request.form
    which = frozenset(sent.getlist(WHICH)) if ASKED in sent else None
    return Chosen(where=sent.get(WHERE, "")[:LONGEST], other=sent.get(OTHER, "")[:LONGEST], which=which)


def _place(chosen: Chosen) -> str | None:
    """Return the address that was chosen, ``GONE`` for none; None if nothing was chosen."""
    if chosen.where == NOWHERE:
        return GONE
    return (chosen.other if chosen.where == ELSEWHERE else chosen.where) or None


def _every(group: Group) -> frozenset[str]:
    """Return all points of a group that is too long for one page."""
    store, ids, page = office_council().store, set[str](), 1
    while len(ids) < group.points and (found := points_of_group(store, group, page)):
        ids, page = ids | {each.id for each in found}, page + 1
    return frozenset(ids)


def _ask(draft: Draft, found: Carried, group: Group, chosen: Chosen) -> ResponseReturnValue:
    points = points_of_group(office_council().store, group)
    page = say_page(site_here(draft.pin), new_token(), found, group, points, chosen)
    return render_template("office/ask.html", page=page, frame=frame_here())

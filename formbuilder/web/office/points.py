"""What somebody said, and where it is now: for its author, and for the panel."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.became_page import saying_links
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.frame import Link
from formbuilder.rendering.place_words import now_lines
from formbuilder.rendering.point_pages import Told, my_points_page, point_page, withdraw_page
from formbuilder.rendering.point_stages import spells_of
from formbuilder.services.answering import became
from formbuilder.services.carried import open_words, stands_on
from formbuilder.services.comment_sounds import own_sounds
from formbuilder.services.looking import may_read, my_points, number_of
from formbuilder.services.members import members_of
from formbuilder.services.panels import Post, has_post
from formbuilder.services.people import names_of_people
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.point_news import live_since, news_of
from formbuilder.services.point_writing import withdraw_point
from formbuilder.services.points import events_of, find_point
from formbuilder.services.rounds import find_round, questions_of
from formbuilder.services.said_kinds import OwnWords
from formbuilder.services.said_words import asked_of, lines_of_points
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office

POINT = "/points/<point>"


@office.get("/my-points")
@allow(Right.COMMENT)
def my_comments(slug: str) -> ResponseReturnValue:
    """List what somebody said, with where each is now."""
    del slug
    served = office_council()
    page = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    found = my_points(served.store, doing_here(), page)
    lines = lines_of_points(served.store, tuple(each.id for each in found))
    sounds = own_sounds(served.store, doing_here())[::-1] if page == 1 else ()
    told = my_points_page(office_site(served), found, news_of(served.store, found), page, lines, sounds)
    return render_template("office/list.html", page=told, frame=frame_here())


@office.get(POINT)
@allow(Right.COMMENT)
def one_point(slug: str, point: str) -> ResponseReturnValue:
    """Show a point with its trail in words; a draft is opened where one goes on with it."""
    del slug
    served, me = office_council(), signed_in().person.id
    found, site = _seen_or_404(point), office_site(served)
    mine, at = found.author == me, _question_of(found)
    if mine and found.state is PointState.DRAFT and at:
        return redirect(site.to(f"{at}?point={found.id}"), 303)
    names, happened = _names(found), events_of(served.store, found.id)
    news = news_of(served.store, (found,))[found.id]
    live = live_since(served.store, news.answer) if news.answer else None
    told = Told(
        point=found,
        news=news,
        spells=spells_of(happened, news.answer, live),
        today=desk().today(),
        trail=[(each, "You" if each.by == me else names.get(each.by or "", "")) for each in happened],
        mine=mine,
        by=names.get(found.author or "") or found.voice.sentence.rstrip("."),
        at=at,
        open=_takes_points(found),
        against=_against(found) if mine and news.answer else (),
        helps=found.panel is not None and has_post(served.store, found.panel, me, Post.FACILITATOR),
        leads=found.panel is not None and has_post(served.store, found.panel, me, *Post),
        now=_now(found),
        asked=_asked(found),
    )
    return render_template("office/sections.html", page=point_page(site, told), frame=frame_here())


@office.get(f"{POINT}/withdraw")
@allow(Right.COMMENT)
def withdrawing_point(slug: str, point: str) -> ResponseReturnValue:
    """Ask before somebody takes a comment back."""
    del slug
    found = _own_or_404(point)
    page = withdraw_page(office_site(office_council()), new_token(), found, open_=_takes_points(found))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post(f"{POINT}/withdraw")
@allow(Right.COMMENT)
def take_point_back(slug: str, point: str) -> ResponseReturnValue:
    """Take a comment back."""
    del slug
    served, found = office_council(), _own_or_404(point)
    if not came_from_here():
        return once_more(served, frame_here())
    if not isinstance(withdraw_point(served.store, found.id, doing_here()), Point):
        return redirect(office_site(served).to(f"points/{found.id}/withdraw"), 303)
    return redirect(office_site(served).to("my-points"), 303)


def _against(point: Point) -> tuple[Link, ...]:
    """Lead to what the author of a point can say against its answer."""
    found = became(office_council().store, point.id, doing_here())
    return saying_links(office_site(office_council()), found) if found else ()


def _takes_points(point: Point) -> bool:
    round_ = find_round(office_council().store, point.round or "", desk().today())
    return round_ is not None and round_.takes_points


def _asked(point: Point) -> str:
    """Return what leads to the line that counts a point, for its author and whoever helps them."""
    found = asked_of(office_council().store, point.id, doing_here())
    if found is None or not (found.page_published or found.sentence):
        return ""
    return "May we show a sentence of yours?" if found.says is OwnWords.ASKED else "See the line that counts it"


def _seen_or_404(id_: str) -> Point:
    store = office_council().store
    found = find_point(store, id_) or abort(404)
    return found if may_read(store, found, signed_in().person.id, desk().today()) else abort(404)


def _own_or_404(id_: str) -> Point:
    found = find_point(office_council().store, id_) or abort(404)
    taken = found.state in {PointState.WITHDRAWN, PointState.HIDDEN}
    return abort(404) if taken or found.author != signed_in().person.id else found


def _question_of(point: Point) -> str:
    """Return the address of the screen that a point was made on; "" if it was made elsewhere."""
    asked = questions_of(office_council().store, point.round) if point.round else ()
    number = number_of(asked, point.place)
    return f"rounds/{point.round}/{number}" if number else ""


def _now(point: Point) -> tuple[str, ...]:
    """Say where the words of a comment are in the version that people use, if it came after the comment."""
    store = office_council().store
    name = open_words(store, point.pin.form)
    found = stands_on(store, point, name, forms_looked_at().find) if name else None
    return tuple(now_lines(found[1], found[0])) if found else ()


def _names(point: Point) -> dict[str, str]:
    """Return what everybody is called here: members as they chose, others by their names."""
    store = office_council().store
    members = members_of(store, point.panel) if point.panel else ()
    return {**names_of_people(store), **{each.person: each.shown for each in members}}

"""News on paper, for whoever helps a panel; and the link in an e-mail that stops such messages."""

from __future__ import annotations

from datetime import datetime

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering import pdf
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.news_slip_pages import (
    PRINTED,
    WHO,
    WORDS,
    NewsSlipsPage,
    Printing,
    news_slips_page,
    no_stop_page,
    stop_page,
    stopped_page,
)
from formbuilder.rendering.text_page import TextPage
from formbuilder.services.digests import stop_messages, stops
from formbuilder.services.doing import Doing
from formbuilder.services.news_slips import hand_out, slips_to_hand_out
from formbuilder.services.panels import Panel, Post, posts_of
from formbuilder.services.people import names_of_people
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import HERE, desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.files import PDF, file_of
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.panels_here import kept_panel

LONGEST = 100
FILE = "slips-to-hand-out.pdf"
"""The name tells nobody which panel it is."""


@office.get("/panels/<panel>/news-slips")
@allow(Right.KEEP_MEMBERS)
def news_on_paper(slug: str, panel: str) -> ResponseReturnValue:
    """Show the slips to print, and ask who got theirs."""
    del slug
    return render_template("office/news_slips.html", page=_page(kept_panel(panel)), frame=frame_here())


@office.get("/panels/<panel>/news-slips.pdf")
@allow(Right.KEEP_MEMBERS)
def news_as_pdf(slug: str, panel: str) -> ResponseReturnValue:
    """Give the slips as a PDF, each on a page of its own."""
    del slug
    made = pdf.news_slips(_page(kept_panel(panel)), desk().clock())
    return file_of(made, PDF, FILE)


@office.post("/panels/<panel>/news-slips")
@allow(Right.KEEP_MEMBERS)
def hand_news_out(slug: str, panel: str) -> ResponseReturnValue:
    """Note who got their slip."""
    del slug
    served, found = office_council(), kept_panel(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    there = desk().clock().astimezone(HERE)
    hand_out(served.store, found.id, set(request.form.getlist(WHO)), _printed(), there, doing_here())
    return redirect(office_site(served).to(f"panels/{found.id}/news-slips"), 303)


@office.get("/stop/<link>")
@allow(Who.ANYONE)
def stopping_messages(slug: str, link: str) -> ResponseReturnValue:
    """Show the button that stops messages; whoever opens the link first stops nothing."""
    del slug
    served, known = office_council(), link[:LONGEST]
    site = office_site(served)
    return _text(stop_page(site, new_token(), known) if stops(served.store, known) else no_stop_page(site))


@office.post("/stop/<link>")
@allow(Who.ANYONE)
def stop_the_messages(slug: str, link: str) -> ResponseReturnValue:
    """Stop all messages to whoever got the link; a mail program’s own button comes without our token."""
    del slug
    served = office_council()
    if not (came_from_here() or request.form.get("List-Unsubscribe") == "One-Click"):
        return once_more(served, frame_here())
    stopped = stop_messages(served.store, link[:LONGEST], Doing(desk().clock(), desk().random))
    site = office_site(served)
    return _text(stopped_page(site) if stopped else no_stop_page(site))


def _page(panel: Panel) -> NewsSlipsPage:
    served, now = office_council(), desk().clock()
    names = names_of_people(served.store)
    helpers = [names.get(each, "") for each in posts_of(served.store, panel.id)[Post.FACILITATOR]]
    printing = Printing(
        now=now.isoformat(),
        ask=helpers[0] if helpers else served.council.person,
        words=request.args.get(WORDS) == "yes",
    )
    found = slips_to_hand_out(served.store, panel.id, now.astimezone(HERE))
    return news_slips_page(office_site(served), new_token(), panel, found, printing)


def _printed() -> datetime:
    """Return when the slips were printed; what is no moment of the past is now."""
    now = desk().clock()
    try:
        printed = datetime.fromisoformat(request.form.get(PRINTED, "")[:LONGEST])
    except ValueError:
        return now
    return min(printed, now) if printed.tzinfo else now


def _text(page: TextPage) -> ResponseReturnValue:
    return render_template("public/text.html", page=page, frame=frame_here())

"""Members of a panel, for whoever looks after them; and slips that let members in."""

from __future__ import annotations

from datetime import timedelta

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.frame import Link
from formbuilder.rendering.member_pages import (
    EMAIL,
    MANY,
    ListedMembers,
    add_member_page,
    add_numbers_page,
    done_words,
    end_slips_page,
    full_name,
    let_go_page,
    members_page,
)
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.slip_pages import WHO, PaperSlip, SlipsPage, choose_slips_page
from formbuilder.rendering.text_page import TextPage
from formbuilder.rendering.titles import day_words
from formbuilder.services.members import (
    Member,
    NoMember,
    add_member,
    add_numbers,
    find_member,
    leave,
    members_of,
    page_of_members,
)
from formbuilder.services.panels import PAGE, Panel, Post, member_counts, posts_of
from formbuilder.services.people import names_of_people, person_with_email
from formbuilder.services.slips import DAYS, end_slips, make_slips
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.panels_here import kept_panel, page_number

LONGEST = 300


@office.get("/panels/<panel>/members")
@allow(Right.KEEP_MEMBERS)
def panel_members(slug: str, panel: str) -> ResponseReturnValue:
    """Show the members of a panel."""
    del slug
    served, found = office_council(), kept_panel(panel)
    store = served.store
    number = page_number()
    members, count = page_of_members(store, found.id, number), member_counts(store).get(found.id, 0)
    said = done_words(request.args.get("done", ""), request.args.get("number", 0, type=int))
    listed = ListedMembers(members[:PAGE], count, number, more=len(members) > PAGE, said=said)
    page = members_page(office_site(served), found, listed, names_of_people(store), desk().today())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/panels/<panel>/members/add")
@allow(Right.KEEP_MEMBERS)
def adding_member(slug: str, panel: str) -> ResponseReturnValue:
    """Ask who is to be a member."""
    del slug
    return _ask(add_member_page(office_site(office_council()), new_token(), kept_panel(panel), "", None))


@office.post("/panels/<panel>/members/add")
@allow(Right.KEEP_MEMBERS)
def add_a_member(slug: str, panel: str) -> ResponseReturnValue:
    """Make somebody who is on the list of people a member."""
    del slug
    served, found = office_council(), kept_panel(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = request.form.get(EMAIL, "")[:LONGEST]
    person = None if found.nameless else person_with_email(served.store, typed)
    missing = NoMember.NAMELESS if found.nameless else NoMember.PERSON
    result = add_member(served.store, found.id, person.id, doing_here()) if person else missing
    if isinstance(result, Member):
        return redirect(_members(found), 303)
    return _ask(add_member_page(office_site(served), new_token(), found, typed, result))


@office.get("/panels/<panel>/members/numbers")
@allow(Right.KEEP_MEMBERS)
def adding_numbers(slug: str, panel: str) -> ResponseReturnValue:
    """Ask how many numbers are added."""
    del slug
    return _ask(add_numbers_page(office_site(office_council()), new_token(), kept_panel(panel), "", None))


@office.post("/panels/<panel>/members/numbers")
@allow(Right.KEEP_MEMBERS)
def add_some_numbers(slug: str, panel: str) -> ResponseReturnValue:
    """Add members by number alone."""
    del slug
    served, found = office_council(), kept_panel(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = request.form.get(MANY, "").strip()[:LONGEST]
    many = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 3 else 0
    result = add_numbers(served.store, found.id, many, doing_here())
    if isinstance(result, NoMember):
        return _ask(add_numbers_page(office_site(served), new_token(), found, typed, result))
    return redirect(f"{_members(found)}?done=added&number={many}", 303)


@office.get("/panels/<panel>/members/<person>/leave")
@allow(Right.KEEP_MEMBERS)
def letting_go(slug: str, panel: str, person: str) -> ResponseReturnValue:
    """Ask before a member is let go."""
    del slug
    served, found = office_council(), kept_panel(panel)
    member = find_member(served.store, found.id, person) or abort(404)
    name = full_name(member, names_of_people(served.store))
    return _text(let_go_page(office_site(served), new_token(), found, member, name))


@office.post("/panels/<panel>/members/<person>/leave")
@allow(Right.KEEP_MEMBERS)
def let_go(slug: str, panel: str, person: str) -> ResponseReturnValue:
    """Let a member go."""
    del slug
    served, found = office_council(), kept_panel(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    member = find_member(served.store, found.id, person) or abort(404)
    leave(served.store, found.id, person, doing_here())
    return redirect(f"{_members(found)}?done=gone&number={member.number}", 303)


@office.get("/panels/<panel>/members/<person>/end-slips")
@allow(Right.KEEP_MEMBERS)
def ending_their_slips(slug: str, panel: str, person: str) -> ResponseReturnValue:
    """Ask before the slips of a member end."""
    del slug
    served, found = office_council(), kept_panel(panel)
    member = find_member(served.store, found.id, person) or abort(404)
    name = full_name(member, names_of_people(served.store))
    return _text(end_slips_page(office_site(served), new_token(), found, member, name))


@office.post("/panels/<panel>/members/<person>/end-slips")
@allow(Right.KEEP_MEMBERS)
def end_their_slips(slug: str, panel: str, person: str) -> ResponseReturnValue:
    """End the slips of a member, as when one was lost."""
    del slug
    served, found = office_council(), kept_panel(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    member = find_member(served.store, found.id, person) or abort(404)
    end_slips(served.store, found.id, member.person, doing_here())
    return redirect(f"{_members(found)}?done=ended&number={member.number}", 303)


@office.get("/panels/<panel>/slips")
@allow(Right.KEEP_MEMBERS)
def choosing_slips(slug: str, panel: str) -> ResponseReturnValue:
    """Ask who gets a slip."""
    del slug
    return _choose(kept_panel(panel), None)


@office.post("/panels/<panel>/slips")
@allow(Right.KEEP_MEMBERS)
def make_some_slips(slug: str, panel: str) -> ResponseReturnValue:
    """Make slips, and show them to be printed: their codes are shown once, so this page stands at no address."""
    del slug
    served, found = office_council(), kept_panel(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    wanted = set(request.form.getlist(WHO))
    chosen = [member for member in members_of(served.store, found.id) if member.person in wanted]
    if not chosen:
        return _choose(found, [])
    made = make_slips(served.store, found.id, [member.person for member in chosen], doing_here())
    site, numbers = office_site(served), {member.person: f"Member {member.number}" for member in chosen}
    address = f"{desk().origin or request.url_root.rstrip('/')}{site.to('slip')}"
    helpers = [
        names_of_people(served.store).get(each, "") for each in posts_of(served.store, found.id)[Post.FACILITATOR]
    ]
    page = SlipsPage(
        council=site.council,
        slips=tuple(PaperSlip(numbers[slip.person], slip.printed, f"{address}/{slip.printed}") for slip in made),
        address=address,
        until=day_words(desk().today() + timedelta(days=DAYS)),
        ask=helpers[0] if helpers else site.council.person,
        back=(Link(f"Back to {found.name}", site.to(f"panels/{found.id}")),),
    )
    return render_template("office/slips.html", page=page, frame=frame_here())


def _members(panel: Panel) -> str:
    return office_site(office_council()).to(f"panels/{panel.id}/members")


def _choose(panel: Panel, chosen: list[str] | None) -> ResponseReturnValue:
    served = office_council()
    members, names = members_of(served.store, panel.id), names_of_people(served.store)
    page = choose_slips_page(office_site(served), new_token(), panel, members, names, chosen)
    return _text(page) if isinstance(page, TextPage) else _ask(page)


def _ask(page: FormPage) -> ResponseReturnValue:
    return render_template("office/form.html", page=page, frame=frame_here())


def _text(page: TextPage) -> ResponseReturnValue:
    return render_template("public/text.html", page=page, frame=frame_here())

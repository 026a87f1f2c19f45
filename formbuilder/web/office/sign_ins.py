"""The first page of the office, one’s own sign-ins, and signing out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from flask import abort, make_response, redirect, render_template, session
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.aside_pages import alone_entry
from formbuilder.rendering.aside_pages import waiting_entries as aside_entries
from formbuilder.rendering.english_pages import to_translate_entry
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.frame import Link
from formbuilder.rendering.hearing_pages import sounds_entries
from formbuilder.rendering.meeting_pages import meeting_entries
from formbuilder.rendering.office_frame import PLACES, OfficeSite, office_frame
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.remark_pages import waiting_entry
from formbuilder.rendering.sign_in_pages import sign_ins_page, sign_out_page, signed_out_page, work_page
from formbuilder.rendering.still_entries import still_entries
from formbuilder.rendering.waiting import (
    asked_entries,
    comments_entry,
    correction_entries,
    danger_entry,
    own_reviews,
    review_entries,
    round_entries,
    seal_entry,
    told_entries,
)
from formbuilder.services.answering import waits_for
from formbuilder.services.asides import asides_waiting, worries_left_alone
from formbuilder.services.asking import asked_of
from formbuilder.services.checks import words_of
from formbuilder.services.form_list import titles_of
from formbuilder.services.form_wishes import count_waiting
from formbuilder.services.into_english import to_translate
from formbuilder.services.meetings import meetings_of
from formbuilder.services.note_checks import waiting_notes
from formbuilder.services.panels import panels_of
from formbuilder.services.people import names_of_people
from formbuilder.services.remarks import waiting
from formbuilder.services.rounds_waiting import Waiting, waiting_for
from formbuilder.services.seals import seal_of
from formbuilder.services.sign_ins import Present, end_other_sessions, end_session, sessions_of
from formbuilder.services.sound_hearing import sounds_waiting
from formbuilder.services.standing_still import standing_still
from formbuilder.services.told_waiting import told_waiting
from formbuilder.services.turns import turns
from formbuilder.services.waiting import corrections_to_confirm, danger_waiting, reviews_of
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.checks import checks_here
from formbuilder.web.cookies import forget_office_token
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.signing_here import said_here


@office.get("/")
@allow(Right.ENTER)
def work(slug: str) -> ResponseReturnValue:
    """Show what somebody may do here."""
    del slug
    site, who = office_site(office_council()), signed_in()
    begins = who.may(Right.WRITE_DRAFTS, who.person.council)
    entries = (*_asides(site, who), *_waiting(site, who))
    page = work_page(site, who.person, tuple(_links(site, who)), entries, begins=begins)
    page = replace(page, said=said_here())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/sign-ins")
@allow(Right.ENTER)
def sign_ins(slug: str) -> ResponseReturnValue:
    """Show somebody where they are signed in."""
    del slug
    served, who = office_council(), signed_in()
    found = sessions_of(served.store, who.person.id, desk().clock())
    page = sign_ins_page(office_site(served), new_token(), found, who.session.id)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post("/sign-ins/<id_>/end")
@allow(Right.ENTER)
def end_one(slug: str, id_: str) -> ResponseReturnValue:
    """End one of somebody's own sign-ins."""
    del slug
    served, who = office_council(), signed_in()
    if not came_from_here():
        return once_more(served, frame_here())
    if not end_session(served.store, who.person.id, id_, now=desk().clock(), random=desk().random):
        abort(404)
    return redirect(office_site(served).to("sign-ins"), 303)


@office.post("/sign-ins/end-others")
@allow(Right.ENTER)
def end_others(slug: str) -> ResponseReturnValue:
    """End all of somebody's own sign-ins but this one."""
    del slug
    served, who = office_council(), signed_in()
    if not came_from_here():
        return once_more(served, frame_here())
    end_other_sessions(served.store, who.person.id, who.session.id, now=desk().clock(), random=desk().random)
    return redirect(office_site(served).to("sign-ins"), 303)


@office.get("/sign-out")
@allow(Right.ENTER)
def signing_out(slug: str) -> ResponseReturnValue:
    """Ask before signing out."""
    del slug
    page = sign_out_page(office_site(office_council()), new_token())
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/sign-out")
@allow(Right.ENTER)
def sign_out(slug: str) -> ResponseReturnValue:
    """Sign out here."""
    served, who = office_council(), signed_in()
    if not came_from_here():
        return once_more(served, frame_here())
    end_session(served.store, who.person.id, who.session.id, now=desk().clock(), random=desk().random)
    session.clear()
    site = office_site(served)
    html = render_template("public/text.html", page=signed_out_page(site), frame=office_frame(served.frame, site))
    response = make_response(html)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    forget_office_token(response, slug, https=desk().https)
    return response


def _links(site: OfficeSite, who: Present) -> list[Link]:
    """The parts of the office that this person may open, but for this page."""
    mine = (place for place in PLACES if who.may(place[2], who.person.council))
    return [Link(text, site.to(address)) for text, address, _ in mine if address]


def _asides(site: OfficeSite, who: Present) -> Iterator[Entry]:
    """What stands before everything else: worries about safety from meetings, and that the envelope was opened."""
    store = office_council().store
    if who.may(Right.CHANGE_PEOPLE, store.council):
        if many := worries_left_alone(store):
            yield alone_entry(site, many)
        if used := seal_of(store).opened:
            yield seal_entry(site, used)
    yield from aside_entries(site, asides_waiting(store, doing_here()))


def _waiting(site: OfficeSite, who: Present) -> Iterator[Entry]:
    """What this person was asked, what the public wrote, and the drafts that they may sign off."""
    store, now = office_council().store, desk().clock()
    if who.may(Right.READ_SUBMISSIONS, store.council) and (danger := danger_waiting(store)):
        yield danger_entry(site, danger, now)
    if who.may(Right.WRITE_ASSESSMENTS, store.council):
        yield from to_translate_entry(site, to_translate(store), now)
    if who.may(Right.CORRECT_URGENTLY, store.council):
        wrong = corrections_to_confirm(store, who.person.id)
        yield from correction_entries(site, wrong, titles_of(store, {each.form for each in wrong}))
    if who.may(Right.READ_REMARKS, store.council) and (there := waiting(store)).count:
        yield waiting_entry(site, there, now.date())
    if asked := asked_of(store, who.person.id):
        names = names_of_people(store)
        titles = titles_of(store, {each.pin.form for each in asked})
        yield from asked_entries(site, new_token(), asked, names, titles)
    panel, approver = (who.may(right, store.council) for right in (Right.SIGN_FOR_PANEL, Right.APPROVE))
    if panel or approver:
        served = office_council()
        found = turns(store, lambda pin: words_of(store, pin, checks_here(served)))
        mine = {each.id for each in panels_of(store, who.person.id)} if panel else set[str]()
        yield from review_entries(site, found, who.person.id, mine, panel=panel, approver=approver)
    if who.may(Right.WRITE_DRAFTS, store.council):
        yield from own_reviews(site, reviews_of(store, who.person.id))
    yield from _still(site, who, now)
    yield from _rounds(site, who)
    yield from told_entries(site, told_waiting(store, who.person.id, now.date()))


def _still(site: OfficeSite, who: Present, now: datetime) -> Iterator[Entry]:
    """What waits or stands still of the forms that this person looks after; of all, for administrators."""
    store = office_council().store
    if who.may(Right.ANSWER_POINTS, store.council) and (due := waits_for(store, who.person.id, now.date()))[0]:
        yield comments_entry(site, *due)
    works = who.may(Right.WRITE_DRAFTS, store.council)
    if works or who.may(Right.CHANGE_PEOPLE, store.council):
        yield from still_entries(site, standing_still(store, who.person, now), works=works)


def _rounds(site: OfficeSite, who: Present) -> Iterator[Entry]:
    """The rounds that wait for this person, and the forms that panels asked for."""
    store, today = office_council().store, desk().today()
    proposes, in_panels = (who.may(right, store.council) for right in (Right.PROPOSE_ROUNDS, Right.COMMENT))
    if proposes or in_panels:
        found = waiting_for(store, who.person.id, today) if in_panels else Waiting()
        yield from round_entries(site, found, count_waiting(store, today) if proposes else 0)
        meetings = tuple(each for round_ in found.open for each in meetings_of(store, round_.id, with_notes=True))
        yield from sounds_entries(site, sounds_waiting(store, doing_here()))
        yield from meeting_entries(site, meetings, waiting_notes(store, meetings, doing_here()), today)

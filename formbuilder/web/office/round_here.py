"""The round that an address names, for whoever may see it, and what its pages say around it."""

from __future__ import annotations

from flask import abort, render_template

from formbuilder.accounts.rights import Right
from formbuilder.definition.every_question import every_question
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_words import RoundPage
from formbuilder.services.members import MemberState, find_member
from formbuilder.services.panels import Post, has_post, posts_of
from formbuilder.services.people import names_of_people
from formbuilder.services.rounds import find_round, questions_of, steps_of, wishes_for_time
from formbuilder.services.said_before import counts_before
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, may_here, office_council, signed_in
from formbuilder.web.looked_at import form_of_round
from formbuilder.web.office.panels_here import seen_panel

ROUND = "/rounds/<round_>"


def whole_round(id_: str) -> Whole:
    """Return a round of a panel that whoever asks may see, with all that its pages say."""
    store, me = office_council().store, signed_in().person.id
    round_ = find_round(store, id_, desk().today()) or abort(404)
    panel = seen_panel(round_.panel)
    form, member = form_of_round(round_), find_member(store, panel.id, me)
    takes_part = member is not None and member.choices.state is not MemberState.LEFT
    names = names_of_people(store)
    return Whole(
        round=round_,
        panel=panel,
        questions=questions_of(store, round_.id),
        words={each.id: str(each.ask) for each in every_question(form.questions)} if form else {},
        helpers=tuple(names.get(each, "") for each in posts_of(store, panel.id)[Post.FACILITATOR]),
        steps=steps_of(store, round_.id, me) if takes_part else None,
        member=member if takes_part else None,
        chairs=has_post(store, panel.id, me, Post.CHAIR),
        leads=has_post(store, panel.id, me, *Post),
        proposes=may_here(Right.PROPOSE_ROUNDS),
        brings=may_here(Right.BRING_POINTS) and has_post(store, panel.id, me, *Post),
        wishes=wishes_for_time(store, round_.id),
        before=counts_before(store, round_),
    )


def chaired_round(id_: str) -> Whole:
    """Return a round of a panel that whoever asks chairs."""
    whole = whole_round(id_)
    return whole if whole.chairs else abort(404)


def own_round(id_: str) -> Whole:
    """Return a round of a panel of which whoever asks is a member, and which takes points."""
    whole = whole_round(id_)
    return whole if whole.member and whole.round.takes_points else abort(404)


def show(page: RoundPage) -> str:
    """Render a page of a round."""
    return render_template("office/round.html", page=page, frame=frame_here())


def ask(page: FormPage) -> str:
    """Render a page that asks for something."""
    return render_template("office/form.html", page=page, frame=frame_here())

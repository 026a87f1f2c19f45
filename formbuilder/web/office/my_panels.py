"""What a member sees of their panels, and chooses for themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.message_choices import DAY, DIGEST, HOUR, TOPICS
from formbuilder.rendering.my_panels_pages import (
    CALLED,
    HELPS,
    NOT_A_DAY,
    UNTIL,
    WAY,
    Mine,
    TypedChoices,
    choices_page,
    leave_page,
    my_panels_page,
    not_caring_page,
    paused_page,
)
from formbuilder.rendering.text_page import TextPage
from formbuilder.review.digests import Topic
from formbuilder.services.members import (
    Choices,
    Digest,
    Member,
    MemberState,
    Way,
    find_member,
    keep_choices,
    leave,
    memberships_of,
    pause,
)
from formbuilder.services.panels import Panel, Post, panels_of, posts_in
from formbuilder.services.people import names_of_people
from formbuilder.services.rounds import open_rounds
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.panels_here import panel_or_404

LONGEST, LONGEST_TEXT = 300, 10_000


@office.get("/my-panels")
@allow(Right.COMMENT)
def my_panels(slug: str) -> ResponseReturnValue:
    """Show somebody their panels, and what is open to them."""
    del slug
    served, today = office_council(), desk().today()
    store, me = served.store, signed_in().person.id
    panels, posts, names = panels_of(store, me), posts_in(store), names_of_people(store)
    members = {each.panel: each for each in memberships_of(store, me)}
    rounds = open_rounds(store, [panel.id for panel in panels], today)
    mine = tuple(
        Mine(
            panel=panel,
            member=members.get(panel.id),
            posts=tuple(post for post, people in posts.get(panel.id, {}).items() if me in people),
            rounds=tuple(each for each in rounds if each.panel == panel.id),
            helpers=tuple(
                names.get(each, "") for each in posts.get(panel.id, {}).get(Post.FACILITATOR, ()) if each != me
            ),
        )
        for panel in panels
    )
    page = my_panels_page(office_site(served), new_token(), mine, today, request.args.get("saved", ""))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/my-panels/break")
@allow(Right.COMMENT)
def my_break(slug: str) -> ResponseReturnValue:
    """Say what a break means, or that it has begun."""
    del slug
    return _text(paused_page(office_site(office_council()), new_token(), _members(), desk().today()))


@office.get("/my-panels/not-caring")
@allow(Right.COMMENT)
def my_not_caring(slug: str) -> ResponseReturnValue:
    """Say what it means to say “I am no longer caring”, or thank for it."""
    del slug
    return _text(not_caring_page(office_site(office_council()), new_token(), _members()))


@office.post("/my-panels/break")
@allow(Right.COMMENT)
def take_a_break(slug: str) -> ResponseReturnValue:
    """Take a break from all panels."""
    del slug
    return _pause(MemberState.BREAK, "my-panels/break")


@office.post("/my-panels/not-caring")
@allow(Right.COMMENT)
def say_not_caring(slug: str) -> ResponseReturnValue:
    """Say “I am no longer caring”."""
    del slug
    return _pause(MemberState.NOT_CARING, "my-panels/not-caring")


@office.post("/my-panels/back")
@allow(Right.COMMENT)
def come_back_to_panels(slug: str) -> ResponseReturnValue:
    """Take part again."""
    del slug
    return _pause(MemberState.ACTIVE, "my-panels")


@office.get("/my-panels/<panel>")
@allow(Right.COMMENT)
def my_choices(slug: str, panel: str) -> ResponseReturnValue:
    """Show a member their choices, to change them."""
    del slug
    found, member = _membership(panel)
    return _choices(found, member, TypedChoices.of(member.choices))


@office.post("/my-panels/<panel>")
@allow(Right.COMMENT)
def choose_mine(slug: str, panel: str) -> ResponseReturnValue:
    """Keep what a member chooses."""
    del slug
    served, (found, member) = office_council(), _membership(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = typed_choices()
    until = typed_day(typed.until) if typed.until.strip() else None
    if typed.until.strip() and until is None:
        return _choices(found, member, replace(typed, wrong=frozenset({NOT_A_DAY})))
    chosen = _chosen(typed, member.choices, until)
    result = keep_choices(served.store, found.id, member.person, chosen, doing_here())
    if isinstance(result, Member):
        return redirect(office_site(served).to(f"my-panels?saved={found.id}"), 303)
    return _choices(found, member, replace(typed, wrong=frozenset(map(str, result))))


@office.get("/my-panels/<panel>/leave")
@allow(Right.COMMENT)
def leaving(slug: str, panel: str) -> ResponseReturnValue:
    """Ask before somebody leaves a panel."""
    del slug
    return _text(leave_page(office_site(office_council()), new_token(), _membership(panel)[0]))


@office.post("/my-panels/<panel>/leave")
@allow(Right.COMMENT)
def leave_mine(slug: str, panel: str) -> ResponseReturnValue:
    """Leave a panel."""
    del slug
    served, (found, member) = office_council(), _membership(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    leave(served.store, found.id, member.person, doing_here())
    return redirect(office_site(served).to("my-panels"), 303)


def _members() -> tuple[Member, ...]:
    return memberships_of(office_council().store, signed_in().person.id)


def _membership(panel: str) -> tuple[Panel, Member]:
    """Return a panel of whoever asks, and what they are there."""
    found = panel_or_404(panel)
    member = find_member(office_council().store, found.id, signed_in().person.id)
    return (found, member) if member and found.active else abort(404)


def _pause(state: MemberState, place: str) -> ResponseReturnValue:
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    pause(served.store, signed_in().person.id, state, doing_here())
    return redirect(office_site(served).to(place), 303)


def typed_choices() -> TypedChoices:
    """Return what was typed about how somebody takes part."""
    sent = request.form
    return TypedChoices(
        called=sent.get(CALLED, "")[:LONGEST],
        way=sent.get(WAY, "")[:LONGEST],
        helps=sent.get(HELPS, "")[:LONGEST_TEXT],
        digest=sent.get(DIGEST, "")[:LONGEST],
        day=sent.get(DAY, "")[:1],
        hour=sent.get(HOUR, "")[:2],
        topics=frozenset(sent.getlist(TOPICS)) & set(Topic),
        until=sent.get(UNTIL, "")[:LONGEST],
    )


def _chosen(typed: TypedChoices, before: Choices, until: date | None) -> Choices:
    """What was typed, as choices; a break without a last day goes on, and “no longer caring” stays."""
    no_end = before.state is MemberState.BREAK and before.break_until is None
    stays = before.state is MemberState.NOT_CARING or no_end
    state = MemberState.BREAK if until else before.state if stays else MemberState.ACTIVE
    told = chosen_messages(typed, before)
    return replace(told, called=typed.called, adjustments=typed.helps, state=state, break_until=until)


def chosen_messages(typed: TypedChoices, before: Choices) -> Choices:
    """What was typed about the way and about messages, with everything else as it was."""
    return replace(
        before,
        way=Way(typed.way) if typed.way in set(Way) else before.way,
        digest=Digest(typed.digest) if typed.digest in set(Digest) else before.digest,
        digest_day=whole(typed.day),
        digest_hour=whole(typed.hour) or 0,
        topics=frozenset(map(Topic, typed.topics)),
    )


def whole(typed: str) -> int | None:
    """Return a whole number as typed; None if it is none."""
    return int(typed) if typed.isascii() and typed.isdigit() else None


def _choices(panel: Panel, member: Member, typed: TypedChoices) -> ResponseReturnValue:
    page = choices_page(office_site(office_council()), new_token(), panel, member, typed)
    return render_template("office/form.html", page=page, frame=frame_here())


def _text(page: TextPage) -> ResponseReturnValue:
    return render_template("public/text.html", page=page, frame=frame_here())

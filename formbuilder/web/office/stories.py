"""“My story”: tell it, say who may read it, take each yes or the whole of it back; and read those that one may read."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.story_pages import (
    ID,
    USE,
    WORDS,
    back_page,
    change_page,
    my_stories_page,
    share_page,
    stories_page,
    story_page,
    tell_page,
)
from formbuilder.services.members import memberships_of
from formbuilder.services.panels import panels_of
from formbuilder.services.people import names_of_people
from formbuilder.services.point_kinds import PointState
from formbuilder.services.points import points_by
from formbuilder.services.stories import (
    LONGEST,
    NoStory,
    Purpose,
    Story,
    agree_to_use,
    end_use,
    keep_story,
    my_stories,
    stories_for,
    take_story_back,
)
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office

ONE = "/my-stories/<story>"
MOST_COMMENTS = 10


@office.get("/my-stories")
@allow(Right.COMMENT)
def my_story_list(slug: str) -> ResponseReturnValue:
    """List somebody’s own stories."""
    del slug
    page = my_stories_page(office_site(office_council()), my_stories(office_council().store, doing_here()))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/my-stories/add")
@allow(Right.COMMENT)
def telling_story(slug: str) -> ResponseReturnValue:
    """Ask for a story."""
    del slug
    page = tell_page(office_site(office_council()), new_token(), doing_here().new_id())
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.post("/my-stories/add")
@allow(Right.COMMENT)
def tell_story(slug: str) -> ResponseReturnValue:
    """Keep a story."""
    del slug
    served, id_ = office_council(), request.form.get(ID, "")
    if not came_from_here():
        return once_more(served, frame_here())
    kept = keep_story(served.store, _text(), doing_here(), id_)
    if isinstance(kept, Story):
        return _to(kept.id)
    page = tell_page(office_site(served), new_token(), id_, _text(), kept)
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.get(ONE)
@allow(Right.COMMENT)
def one_story(slug: str, story: str) -> ResponseReturnValue:
    """Show somebody their own story."""
    del slug
    found, store = _mine_or_404(story), office_council().store
    wrote = names_of_people(store).get(found.written_by, "") if found.written_by else ""
    page = story_page(office_site(office_council()), new_token(), found, wrote)
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.get(f"{ONE}/words")
@allow(Right.COMMENT)
def changing_story(slug: str, story: str) -> ResponseReturnValue:
    """Let its author change a story."""
    del slug
    page = change_page(office_site(office_council()), new_token(), _mine_or_404(story), None)
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.post(f"{ONE}/words")
@allow(Right.COMMENT)
def change_story(slug: str, story: str) -> ResponseReturnValue:
    """Keep what was changed."""
    del slug
    served, found = office_council(), _mine_or_404(story)
    if not came_from_here():
        return once_more(served, frame_here())
    kept = keep_story(served.store, _text(), doing_here(), story)
    if isinstance(kept, Story):
        return _to(story)
    page = change_page(office_site(served), new_token(), found, _text(), kept)
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.get(f"{ONE}/share")
@allow(Right.COMMENT)
def sharing_story(slug: str, story: str) -> ResponseReturnValue:
    """Ask who may read a story."""
    del slug
    return _sharing(_mine_or_404(story))


@office.post(f"{ONE}/share")
@allow(Right.COMMENT)
def share_story(slug: str, story: str) -> ResponseReturnValue:
    """Note a yes to one use."""
    del slug
    served, found = office_council(), _mine_or_404(story)
    if not came_from_here():
        return once_more(served, frame_here())
    name, _, subject = request.form.get(USE, "").partition(":")
    purpose = next((each for each in Purpose if each == name), None)
    done = agree_to_use(served.store, story, purpose, subject, doing_here()) if purpose else NoStory.NOT_YOURS
    return _to(story) if isinstance(done, Story) else _sharing(found, done)


@office.post(f"{ONE}/uses/<use>/end")
@allow(Right.COMMENT)
def end_story_use(slug: str, story: str, use: str) -> ResponseReturnValue:
    """Take one yes back."""
    del slug
    served, found = office_council(), _mine_or_404(story)
    if not came_from_here():
        return once_more(served, frame_here())
    end_use(served.store, found.id, use, doing_here())
    return _to(story)


@office.get(f"{ONE}/back")
@allow(Right.COMMENT)
def taking_story_back(slug: str, story: str) -> ResponseReturnValue:
    """Ask before a story is taken back."""
    del slug
    page = back_page(office_site(office_council()), new_token(), _mine_or_404(story))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post(f"{ONE}/back")
@allow(Right.COMMENT)
def take_back_story(slug: str, story: str) -> ResponseReturnValue:
    """Take a story back: its words are erased."""
    del slug
    served, found = office_council(), _mine_or_404(story)
    if not came_from_here():
        return once_more(served, frame_here())
    take_story_back(served.store, found.id, doing_here())
    return redirect(office_site(served).to("my-stories"), 303)


@office.get("/stories")
@allow(Right.SEE_PANELS)
def stories_to_read(slug: str) -> ResponseReturnValue:
    """Show the stories that somebody may read."""
    del slug
    page = stories_page(office_site(office_council()), stories_for(office_council().store, doing_here()))
    return render_template("office/sections.html", page=page, frame=frame_here())


def _sharing(found: Story, why: NoStory | None = None) -> ResponseReturnValue:
    store, me = office_council().store, signed_in().person.id
    mine = {each.panel for each in memberships_of(store, me)}
    panels = [(each.id, each.name) for each in panels_of(store, me) if each.id in mine]
    said = [each for each in points_by(store, me) if each.state is PointState.SENT][:MOST_COMMENTS]
    comments = [(each.id, each.words or each.slot_text) for each in said]
    page = share_page(office_site(office_council()), new_token(), found, panels, comments, why)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _to(story: str) -> ResponseReturnValue:
    return redirect(office_site(office_council()).to(f"my-stories/{story}"), 303)


def _text() -> str:
    return words(request.form.get(WORDS, ""), LONGEST + 1)


def _mine_or_404(story: str) -> Story:
    found = my_stories(office_council().store, doing_here())
    return next((each for each in found if each.id == story), None) or abort(404)

"""Panels of a council: add one, say who chairs and helps it, end it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from formbuilder.accounts.people import Role, is_id, read_name
from formbuilder.services.doing import Doing
from formbuilder.storage import panels as rows
from formbuilder.storage import people
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import PanelRow, PostChangeRow, PostRow
from formbuilder.storage.tables import panel_posts, panels, post_changes

LONGEST_ABOUT = 2_000
PAGE = 50
"""Panels or members on a page of a list."""


class PanelKind(StrEnum):
    """How far a panel reaches."""

    LOCAL = "local"
    ALLIANCE = "alliance"
    """What several local panels bring together."""
    BOARD = "board"


class Post(StrEnum):
    """What somebody does for a panel; the chair is one of its own, never an officer."""

    CHAIR = "chair"
    FACILITATOR = "facilitator"


ROLE_OF: Mapping[Post, Role] = {Post.CHAIR: Role.CHAIR, Post.FACILITATOR: Role.FACILITATOR}


class NoPanel(StrEnum):
    """Why panels were left as they are."""

    NAME = "name"
    TAKEN = "taken"
    """Another panel has this name."""
    ORGANISATION = "organisation"
    """Who runs it is missing or too long."""
    ABOUT = "about"
    """What it is for is too long."""
    UNKNOWN = "unknown"
    """The council has no such panel, or it was ended."""
    PERSON = "person"
    """There is no such person, or their access was ended."""
    OFFICER = "officer"
    """An officer does not chair a panel."""
    NEXT_TIER = "next_tier"
    """The panel that it brings things to is none, or itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel; the same in every council that it works for."""

    id: str
    name: str
    kind: PanelKind
    organisation: str
    """Who runs it: the council, or a charity."""
    about: str = ""
    nameless: bool = False
    """The system holds numbers of members alone; who they are is on a list that somebody else keeps."""
    independent: bool = False
    """Whether somebody other than the council runs it."""
    next_tier: str | None = None
    """The panel that it brings to what it cannot settle."""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPanel:
    """A panel as somebody typed it."""

    name: str
    kind: PanelKind
    organisation: str
    about: str = ""
    nameless: bool = False
    independent: bool = False
    next_tier: str | None = None


def list_panels(store: Store) -> tuple[Panel, ...]:
    """Return all panels by name, those that ended too."""
    return tuple(map(_panel, store.read(rows.every)))


def page_of_panels(store: Store, page: int) -> tuple[Panel, ...]:
    """Return the panels of a page of the list, those that ended last; one more than PAGE if there is another page."""
    return tuple(map(_panel, store.read(lambda scope: rows.page(scope, PAGE + 1, (page - 1) * PAGE))))


def find_panel(store: Store, id_: str) -> Panel | None:
    """Return a panel, whatever an address says."""
    found = store.read(lambda scope: plain.find(scope, panels, PanelRow, id=id_)) if is_id(id_) else None
    return _panel(found) if found else None


def add_panel(store: Store, new: NewPanel, doing: Doing) -> Panel | frozenset[NoPanel]:
    """Add a panel; what is wrong comes back at once."""
    return store.write(lambda scope: _keep(scope, doing.new_id(), new, doing, before=None))


def change_panel(store: Store, id_: str, new: NewPanel, doing: Doing) -> Panel | frozenset[NoPanel]:
    """Change what a panel is called, who runs it, and where it brings things; nameless stays what it was."""

    def change(scope: Scope) -> Panel | frozenset[NoPanel]:
        before = plain.find(scope, panels, PanelRow, lock=True, id=id_)
        if before is None or before.ended_at:
            return frozenset({NoPanel.UNKNOWN})
        return _keep(scope, id_, new, doing, before)

    return store.write(change) if is_id(id_) else frozenset({NoPanel.UNKNOWN})


def end_panel(store: Store, id_: str, doing: Doing) -> bool:
    """End a panel: nothing new begins there, and all that was said stays. False if there is none."""

    def end(scope: Scope) -> bool:
        found = plain.find(scope, panels, PanelRow, lock=True, id=id_)
        if found is None or found.ended_at:
            return False
        plain.change(scope, panels, {"ended_at": doing.now}, id=id_)
        doing.note(scope, "panel-ended", id_)
        return True

    return is_id(id_) and store.write(end)


def appoint(store: Store, panel: str, person: str, post: Post, doing: Doing) -> NoPanel | None:
    """Let somebody chair or help a panel; they get the role that goes with it. None if it is done."""

    def give(scope: Scope) -> NoPanel | None:
        found = plain.find(scope, panels, PanelRow, lock=True, id=panel)
        who = people.find(scope, person)
        if found is None or found.ended_at:
            return NoPanel.UNKNOWN
        if who is None or not who.active or who.sealed:
            return NoPanel.PERSON
        if post is Post.CHAIR and Role.OFFICER in who.roles:
            return NoPanel.OFFICER
        if PostRow(panel, person, post) not in rows.posts(scope, panel=panel):
            plain.put(scope, panel_posts, PostRow(panel, person, post))
            people.set_roles(scope, person, who.roles | {ROLE_OF[post]})
            _note(scope, PostRow(panel, person, post), doing, begins=True)
            doing.note(scope, f"{post}-appointed", person)
        return None

    return store.write(give) if is_id(panel) and is_id(person) else NoPanel.UNKNOWN


def dismiss(store: Store, panel: str, person: str, post: Post, doing: Doing) -> bool:
    """Take a post away; the role goes with the last one of its kind. False if they did not have it."""

    def take(scope: Scope) -> bool:
        if not plain.remove(scope, panel_posts, panel=panel, person=person, post=post):
            return False
        who = people.find(scope, person)
        if who and not any(each.post == post for each in rows.posts(scope, person=person)):
            people.set_roles(scope, person, who.roles - {ROLE_OF[post]})
        _note(scope, PostRow(panel, person, post), doing, begins=False)
        doing.note(scope, f"{post}-dismissed", person)
        return True

    return is_id(panel) and is_id(person) and store.write(take)


def _note(scope: Scope, post: PostRow, doing: Doing, *, begins: bool) -> None:
    row = PostChangeRow(
        id=doing.next_id(),
        panel=post.panel,
        person=post.person,
        post=post.post,
        begins=begins,
        changed_by=doing.by,
        changed_at=doing.now,
    )
    plain.put(scope, post_changes, row)


def post_changes_in(store: Store, panel: str) -> tuple[PostChangeRow, ...]:
    """Return who was appointed and dismissed in a panel, by whom and when: the newest first, a page at most."""
    return store.read(lambda scope: rows.post_changes_of(scope, panel, PAGE)) if is_id(panel) else ()


def posts_of(store: Store, panel: str) -> Mapping[Post, tuple[str, ...]]:
    """Return the ids of those who chair and help a panel."""
    found = store.read(lambda scope: rows.posts(scope, panel=panel))
    return {post: tuple(each.person for each in found if each.post == post) for post in Post}


def posts_in(store: Store) -> Mapping[str, Mapping[Post, tuple[str, ...]]]:
    """Return the ids of those who chair and help, by panel; a panel without any is left out."""
    found = store.read(rows.posts)
    return {
        panel: {post: tuple(each.person for each in found if (each.panel, each.post) == (panel, post)) for post in Post}
        for panel in {each.panel for each in found}
    }


def member_counts(store: Store) -> Mapping[str, int]:
    """Return how many members each panel has, by its id."""
    return store.read(rows.counts)


def has_post(store: Store, panel: str, person: str, *posts: Post) -> bool:
    """Say whether somebody has one of these posts in a panel."""
    found = store.read(lambda scope: rows.posts(scope, panel=panel, person=person))
    return any(each.post in posts for each in found)


def keeps_members(store: Store, panel: Panel, person: str, *, administers: bool) -> bool:
    """Say whether somebody adds members and lets them go: its facilitator; an administrator where the council runs it.

    An independent panel is left to its facilitator: the council appoints them, and asks no more.
    """
    return (administers and not panel.independent) or has_post(store, panel.id, person, Post.FACILITATOR)


def panels_of(store: Store, person: str) -> tuple[Panel, ...]:
    """Return the panels that somebody chairs, helps or is a member of, by name; those that ended not."""

    def look(scope: Scope) -> tuple[PanelRow, ...]:
        theirs = {each.panel for each in rows.posts(scope, person=person)}
        theirs |= {each.panel for each in rows.memberships(scope, person) if each.state != "left"}
        return tuple(each for each in rows.every(scope) if each.id in theirs and not each.ended_at)

    return tuple(map(_panel, store.read(look)))


def _keep(scope: Scope, id_: str, new: NewPanel, doing: Doing, before: PanelRow | None) -> Panel | frozenset[NoPanel]:
    name, organisation = read_name(new.name), read_name(new.organisation)
    others = [each for each in rows.every(scope) if each.id != id_ and not each.ended_at]
    wrong = {
        NoPanel.NAME: name is None,
        NoPanel.ORGANISATION: organisation is None,
        NoPanel.ABOUT: len(new.about) > LONGEST_ABOUT,
        NoPanel.TAKEN: name is not None and name.casefold() in {each.name.casefold() for each in others},
        NoPanel.NEXT_TIER: new.next_tier is not None and new.next_tier not in {each.id for each in others},
    }
    if name is None or organisation is None or any(wrong.values()):
        return frozenset(why for why, is_so in wrong.items() if is_so)
    row = PanelRow(
        id=id_,
        name=name,
        kind=new.kind,
        organisation=organisation,
        about=new.about.strip(),
        nameless=before.nameless if before else new.nameless,
        independent=new.independent,
        next_tier=new.next_tier,
        added_at=before.added_at if before else doing.now,
    )
    if before:
        plain.change(scope, panels, {key: getattr(row, key) for key in CHANGED}, id=id_)
    else:
        plain.put(scope, panels, row)
    doing.note(scope, "panel-changed" if before else "panel-added", id_)
    return _panel(row)


CHANGED = ("name", "kind", "organisation", "about", "independent", "next_tier")


def _panel(row: PanelRow) -> Panel:
    return Panel(
        id=row.id,
        name=row.name,
        kind=PanelKind(row.kind),
        organisation=row.organisation,
        about=row.about,
        nameless=row.nameless,
        independent=row.independent,
        next_tier=row.next_tier,
        active=row.ended_at is None,
    )

"""“My story”: told in somebody’s own words, private until they say yes to one use of it, and taken back at any time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.meeting_kinds import NoMeeting
from formbuilder.services.meetings import led
from formbuilder.services.panels import Post
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage import stories as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.stories import StoryRow, UseRow
from formbuilder.storage.tables import stories, story_uses

LONGEST = 20_000
MOST = 50


class Purpose(StrEnum):
    """What somebody lets a story be used for."""

    PANEL = "panel"
    """The people of one panel of theirs read it."""
    COMMENT = "comment"
    """Those who answer a comment of theirs read it beside the comment."""
    LEARN = "learn"
    """Officers of the council read it."""


class NoStory(StrEnum):
    """Why stories were left as they are."""

    UNKNOWN = "unknown"
    EMPTY = "empty"
    LONG = "long"
    MANY = "many"
    NOT_YOURS = "not_yours"
    """The panel or the comment is somebody else’s."""
    MEMBER = "member"
    """Nobody was named whose story it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One yes."""

    id: str
    purpose: Purpose
    panel: str
    """The name of the panel; "" for another use."""
    point: str | None
    agreed_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story."""

    id: str
    words: str = field(repr=False)
    told_at: datetime
    uses: tuple[Use, ...]
    written_by: str | None = None
    """Who wrote it down, if it was not its author."""

    @property
    def shared(self) -> tuple[Use, ...]:
        """The uses that hold."""
        return tuple(each for each in self.uses if each.ended_at is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story that a member told to somebody, who writes it down."""

    id: str
    """An id that nothing has yet."""
    person: str
    words: str = field(repr=False)


def my_stories(store: Store, doing: Doing) -> tuple[Story, ...]:
    """Return what somebody told, the newest first."""
    return store.read(lambda scope: with_uses(scope, rows.of_person(scope, doing.by or "", MOST)))


def keep_story(store: Store, words: str, doing: Doing, id_: str = "") -> Story | NoStory:
    """Keep a story, or what its author changed in it; nobody else reads it but for the uses that hold.

    With the id of nothing a new one gets it, so that what is sent twice is there once.
    """
    if not words.strip():
        return NoStory.EMPTY
    if len(words) > LONGEST:
        return NoStory.LONG

    def keep(scope: Scope) -> Story | NoStory:
        row = plain.find(scope, stories, StoryRow, lock=True, id=id_) if id_ else None
        if row and (row.person != doing.by or row.ended_at):
            return NoStory.UNKNOWN
        at = speak(scope, words, doing)
        if row:
            plain.change(scope, stories, {"words": at, "changed_at": doing.now}, id=row.id)
            _erase(scope, row, doing)
        elif len(rows.of_person(scope, doing.by or "", MOST)) >= MOST:
            return NoStory.MANY
        else:
            row = _new(doing, id_, at)
            plain.put(scope, stories, row)
        return with_uses(scope, (plain.find(scope, stories, StoryRow, id=row.id) or row,))[0]

    return store.write(keep) if doing.by and (not id_ or is_id(id_)) else NoStory.UNKNOWN


def write_story_down(store: Store, meeting: str, new: Told, doing: Doing) -> NoStory | None:
    """Keep a story that a member told to whoever helps the panel: it is the member’s, and nobody else reads it again.

    None if it is done; what is sent twice is there once.
    """
    if not new.words.strip():
        return NoStory.EMPTY
    if len(new.words) > LONGEST:
        return NoStory.LONG

    def write(scope: Scope) -> NoStory | None:
        found = led(scope, meeting, doing, Post.FACILITATOR)
        if isinstance(found, NoMeeting):
            return NoStory.UNKNOWN
        member = panel_rows.find_member(scope, found.round.panel, new.person)
        if member is None or member.state == "left":
            return NoStory.MEMBER
        if plain.find(scope, stories, StoryRow, id=new.id):
            return None
        if len(rows.of_person(scope, new.person, MOST)) >= MOST:
            return NoStory.MANY
        at = speak(scope, new.words, doing)
        row = StoryRow(
            id=new.id, person=new.person, words=at, told_at=doing.now, changed_at=doing.now, written_by=doing.by
        )
        plain.put(scope, stories, row)
        doing.note(scope, "story-written-down", new.id)
        return None

    return store.write(write) if is_id(meeting) and is_id(new.id) else NoStory.UNKNOWN


def agree_to_use(store: Store, id_: str, purpose: Purpose, subject: str, doing: Doing) -> Story | NoStory:
    """Say yes to one use of a story: to a panel of theirs, beside a comment of theirs, or to officers."""

    def agree(scope: Scope) -> Story | NoStory:
        row = _mine(scope, id_, doing)
        if row is None:
            return NoStory.UNKNOWN
        if not _may_use(scope, purpose, subject, doing):
            return NoStory.NOT_YOURS
        panel = subject if purpose is Purpose.PANEL else None
        point = subject if purpose is Purpose.COMMENT else None
        held = {(each.purpose, each.panel, each.point) for each in rows.uses_of(scope, (id_,)) if not each.ended_at}
        if (purpose, panel, point) not in held:
            use = UseRow(id=doing.new_id(), story=id_, purpose=purpose, panel=panel, point=point, agreed_at=doing.now)
            plain.put(scope, story_uses, use)
        return with_uses(scope, (row,))[0]

    return store.write(agree) if is_id(id_) else NoStory.UNKNOWN


def end_use(store: Store, id_: str, use: str, doing: Doing) -> Story | NoStory:
    """Take a yes back: from now on nobody reads the story for this."""

    def end(scope: Scope) -> Story | NoStory:
        row = _mine(scope, id_, doing)
        if row is None:
            return NoStory.UNKNOWN
        plain.change(scope, story_uses, {"ended_at": doing.now}, story_uses.c.ended_at.is_(None), id=use, story=id_)
        return with_uses(scope, (row,))[0]

    return store.write(end) if is_id(id_) and is_id(use) else NoStory.UNKNOWN


def take_story_back(store: Store, id_: str, doing: Doing) -> bool:
    """Take a story back: its words are erased, and every use of it ends. False if it is not theirs."""

    def take(scope: Scope) -> bool:
        row = _mine(scope, id_, doing)
        if row is None:
            return False
        plain.change(scope, story_uses, {"ended_at": doing.now}, story_uses.c.ended_at.is_(None), story=id_)
        plain.change(scope, stories, {"words": None, "ended_at": doing.now}, id=id_)
        _erase(scope, row, doing)
        return True

    return is_id(id_) and store.write(take)


def stories_for(store: Store, doing: Doing) -> tuple[Story, ...]:
    """Return the stories of others that somebody may read, each with the uses that let them, the newest first."""

    def look(scope: Scope) -> tuple[Story, ...]:
        found = _open_to(scope, doing)
        those = rows.those(scope, {each.story for each in found}, MOST)
        held = {each.id for each in found}
        return tuple(
            Story(id=s.id, words=s.words, told_at=s.told_at, uses=tuple(each for each in s.uses if each.id in held))
            for s in with_uses(scope, tuple(each for each in those if each.person != doing.by))
        )

    return store.read(look)


def _open_to(scope: Scope, doing: Doing) -> tuple[UseRow, ...]:
    by = doing.by or ""
    panels = {each.panel for each in panel_rows.memberships(scope, by) if each.state != "left"}
    panels |= {each.panel for each in panel_rows.posts(scope, person=by)}
    found = rows.shared_with_panels(scope, panels) if panels else ()
    if Right.ANSWER_POINTS in rights_of(scope, doing):
        found = (*found, *rows.shared_with_council(scope))
    return found


def _may_use(scope: Scope, purpose: Purpose, subject: str, doing: Doing) -> bool:
    if purpose is Purpose.LEARN:
        return not subject
    if not is_id(subject):
        return False
    if purpose is Purpose.PANEL:
        member = panel_rows.find_member(scope, subject, doing.by or "")
        return member is not None and member.state != "left"
    point = point_rows.find(scope, subject)
    return point is not None and point.author == doing.by and point.state == "sent"


def _mine(scope: Scope, id_: str, doing: Doing) -> StoryRow | None:
    row = plain.find(scope, stories, StoryRow, lock=True, id=id_)
    return row if row and doing.by and row.person == doing.by and row.ended_at is None else None


def _new(doing: Doing, id_: str, words: str | None) -> StoryRow:
    by = doing.by or ""
    return StoryRow(id=id_ or doing.new_id(), person=by, words=words, told_at=doing.now, changed_at=doing.now)


def _erase(scope: Scope, row: StoryRow, doing: Doing) -> None:
    if row.words:
        spoken.erase(scope, row.words, doing.now)


def with_uses(scope: Scope, found: tuple[StoryRow, ...]) -> tuple[Story, ...]:
    """Return stories with their words and what their authors said yes to."""
    uses = rows.uses_of(scope, [each.id for each in found])
    texts = spoken.spoken(scope, frozenset(each.words for each in found if each.words))
    names = {each.id: each.name for each in panel_rows.every(scope)} if uses else {}
    return tuple(
        Story(
            id=row.id,
            words=texts.get(row.words or "", ""),
            told_at=row.told_at,
            uses=tuple(
                Use(
                    id=each.id,
                    purpose=Purpose(each.purpose),
                    panel=names.get(each.panel or "", ""),
                    point=each.point,
                    agreed_at=each.agreed_at,
                    ended_at=each.ended_at,
                )
                for each in uses
                if each.story == row.id
            ),
            written_by=row.written_by,
        )
        for row in found
    )

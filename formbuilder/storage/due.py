"""What is due to be deleted, kind by kind: each finds rows by an index, counts them, and takes so many away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, ColumnElement, Table, and_, delete, exists, func, or_, select, update

from formbuilder.councils.keeping import Kind
from formbuilder.storage import deletions, removal
from formbuilder.storage.deletions import Gone
from formbuilder.storage.engine import Scope
from formbuilder.storage.holds import held
from formbuilder.storage.journeys import COUNCIL
from formbuilder.storage.removal import LONDON
from formbuilder.storage.tables import (
    access_members,
    access_references,
    access_requests,
    access_words,
    alerts,
    apart_answers,
    asides,
    comment_sounds,
    drafts,
    forms,
    hold_reasons,
    holds,
    journey_keys,
    journeys,
    masks,
    outbox,
    remarks,
    revisions,
    sessions,
    settings_editions,
    slip_photos,
    sound_pieces,
    spoken_words,
    submissions,
)

GIVEN_UP = timedelta(days=7)
"""How much longer a message stands that nobody got, so that it is seen."""


@dataclass(frozen=True, slots=True)
class Due:
    """What was there before a moment, of one form or, where the kind has no forms, of all."""

    before: datetime
    form: str = ""


SPOKEN: Mapping[Table, tuple[Column[str], ...]] = {
    remarks: (remarks.c.words,),
    asides: (asides.c.words, asides.c.told, asides.c.became),
}
"""Which texts go with a row."""
Condition = Callable[[Scope, Due], ColumnElement[bool]]


def forms_known(scope: Scope) -> tuple[str, ...]:
    """Return every form of which the council has a version or a draft."""
    loaded = select(forms.c.slug).where(forms.c.council_id == scope.council)
    drafted = select(drafts.c.form).where(drafts.c.council_id == scope.council)
    return tuple(sorted(set(scope.connection.execute(loaded.union(drafted)).scalars())))


def how_many(scope: Scope, kind: Kind, due: Due) -> int:
    """Count what is due."""
    if kind in JOURNEYS:
        return _count(scope, journeys, JOURNEYS[kind](scope, due))
    table, condition = OTHERS[kind]
    return _count(scope, table, condition(scope, due))


def examples(scope: Scope, before: datetime) -> ColumnElement[bool]:
    """Return the condition for examples that were sent before a moment."""
    return and_(journeys.c.council_id == scope.council, journeys.c.example, journeys.c.sent_at < before, ~held())


def count_examples(scope: Scope, before: datetime) -> int:
    """Count the examples that are due."""
    return _count(scope, journeys, examples(scope, before))


def remove_journeys(scope: Scope, which: ColumnElement[bool], gone: Gone, most: int) -> int:
    """Remove so many journeys; those that somebody else has locked are left for the next time."""
    found = select(journeys.c.reference).where(which).limit(most).with_for_update(of=journeys, skip_locked=True)
    references = tuple(scope.connection.execute(found).scalars())
    if references:
        removal.remove(scope, references, gone)
    return len(references)


def remove(scope: Scope, kind: Kind, due: Due, gone: Gone, most: int) -> int:
    """Remove so many of what is due; return how many."""
    if kind in JOURNEYS:
        return remove_journeys(scope, JOURNEYS[kind](scope, due), gone, most)
    table, condition = OTHERS[kind]
    keys = tuple(column for column in table.primary_key.columns if column.name != "council_id")
    found = scope.connection.execute(select(*keys).where(condition(scope, due)).limit(most)).all()
    for row in found:
        _take(scope, table, dict(zip((key.name for key in keys), row, strict=True)), gone)
    if found:
        deletions.count(scope, gone, gone.at.astimezone(LONDON).date(), {due.form: len(found)})
    return len(found)


def _take(scope: Scope, table: Table, key: Mapping[str, object], gone: Gone) -> None:
    """Remove one row with what leads to it."""
    if table is access_requests:
        for below in (masks, access_references, access_members, access_words):
            mine = and_(below.c.council_id == scope.council, below.c.request == key["id"])
            scope.connection.execute(delete(below).where(mine))
    if table is drafts:
        words = and_(revisions.c.form == key["form"], revisions.c.version == key["version"])
        scope.connection.execute(delete(revisions).where(revisions.c.council_id == scope.council, words))
        return
    if table is comment_sounds:
        mine = and_(sound_pieces.c.council_id == scope.council, sound_pieces.c.sound == key["id"])
        scope.connection.execute(delete(sound_pieces).where(mine))
        this = and_(comment_sounds.c.council_id == scope.council, comment_sounds.c.id == key["id"])
        scope.connection.execute(update(comment_sounds).where(this).values(gone_at=gone.at))
        return
    same = and_(table.c.council_id == scope.council, *(table.c[name] == value for name, value in key.items()))
    columns = SPOKEN.get(table, ())
    said = scope.connection.execute(select(*columns).where(same)).one() if columns else ()
    scope.connection.execute(delete(table).where(same))
    if texts := [each for each in said if each]:
        words = and_(spoken_words.c.council_id == scope.council, spoken_words.c.id.in_(texts))
        scope.connection.execute(delete(spoken_words).where(words))


def _unsent(scope: Scope, due: Due) -> ColumnElement[bool]:
    return and_(_form(scope, due), journeys.c.state == "open", journeys.c.last_used < due.before)


def _sent(scope: Scope, due: Due) -> ColumnElement[bool]:
    sent = and_(journeys.c.state.in_(("sent", "withdrawn")), journeys.c.sent_at < due.before)
    return and_(_form(scope, due), sent, ~journeys.c.example, ~held())


def _withdrawn(scope: Scope, due: Due) -> ColumnElement[bool]:
    key = exists().where(
        journey_keys.c.council_id == scope.council,
        journey_keys.c.reference == journeys.c.reference,
        journey_keys.c.kind == COUNCIL,
    )
    taken_back = exists().where(
        submissions.c.council_id == scope.council,
        submissions.c.reference == journeys.c.reference,
        submissions.c.withdrawn_at < due.before,
    )
    return and_(_form(scope, due), journeys.c.state == "withdrawn", ~key, taken_back, ~held())


def _form(scope: Scope, due: Due) -> ColumnElement[bool]:
    return and_(journeys.c.council_id == scope.council, journeys.c.form == due.form)


def _apart(scope: Scope, due: Due) -> ColumnElement[bool]:
    """Only whole months are due; those of a form that is held stay."""
    kept = exists().where(
        holds.c.council_id == scope.council, holds.c.lifted_at.is_(None), holds.c.form == apart_answers.c.form
    )
    mine = and_(apart_answers.c.council_id == scope.council, apart_answers.c.form == due.form)
    return and_(mine, ~apart_answers.c.example, apart_answers.c.month < f"{due.before:%Y-%m}", ~kept)


def _alerts(scope: Scope, due: Due) -> ColumnElement[bool]:
    journey = exists().where(journeys.c.council_id == scope.council, journeys.c.reference == alerts.c.reference, held())
    return and_(alerts.c.council_id == scope.council, alerts.c.opened_at < due.before, ~journey)


def _messages(scope: Scope, due: Due) -> ColumnElement[bool]:
    over = or_(outbox.c.done_at < due.before, outbox.c.given_up_at < due.before - GIVEN_UP)
    return and_(outbox.c.council_id == scope.council, over)


def _sign_ins(scope: Scope, due: Due) -> ColumnElement[bool]:
    over = or_(sessions.c.ended_at < due.before, sessions.c.ends_at < due.before)
    return and_(sessions.c.council_id == scope.council, over)


def _dropped(scope: Scope, due: Due) -> ColumnElement[bool]:
    words = exists().where(
        revisions.c.council_id == scope.council,
        revisions.c.form == drafts.c.form,
        revisions.c.version == drafts.c.version,
    )
    mine = and_(drafts.c.council_id == scope.council, drafts.c.form == due.form, drafts.c.state == "dropped")
    return and_(mine, drafts.c.saved_at < due.before, words)


def _words(scope: Scope, due: Due) -> ColumnElement[bool]:
    lifted = exists().where(
        holds.c.council_id == scope.council, holds.c.id == hold_reasons.c.hold, holds.c.lifted_at < due.before
    )
    return and_(hold_reasons.c.council_id == scope.council, lifted)


def _requests(scope: Scope, due: Due) -> ColumnElement[bool]:
    return and_(access_requests.c.council_id == scope.council, access_requests.c.done_at < due.before)


def _editions(scope: Scope, due: Due) -> ColumnElement[bool]:
    newest = select(func.max(settings_editions.c.number)).where(settings_editions.c.council_id == scope.council)
    old = and_(settings_editions.c.saved_at < due.before, settings_editions.c.number < newest.scalar_subquery())
    return and_(settings_editions.c.council_id == scope.council, old)


def _remarks(scope: Scope, due: Due) -> ColumnElement[bool]:
    """Of what was passed on nothing is left here: its words are those of a point."""
    stays = remarks.c.state.in_(("passed", "cut"))
    old = remarks.c.made_on < due.before.astimezone(LONDON).date()
    return and_(remarks.c.council_id == scope.council, remarks.c.form == due.form, old, ~stays)


def _asides(scope: Scope, due: Due) -> ColumnElement[bool]:
    """Only what is done; a worry about safety is never deleted."""
    return and_(asides.c.council_id == scope.council, asides.c.kind != "worry", asides.c.done_at < due.before)


def _photos(scope: Scope, due: Due) -> ColumnElement[bool]:
    return and_(slip_photos.c.council_id == scope.council, slip_photos.c.kept_at < due.before)


def _sounds(scope: Scope, due: Due) -> ColumnElement[bool]:
    kept = and_(comment_sounds.c.council_id == scope.council, comment_sounds.c.gone_at.is_(None))
    return and_(kept, comment_sounds.c.sent_at < due.before)


JOURNEYS: Mapping[Kind, Condition] = {
    Kind.UNSENT: _unsent,
    Kind.WITHDRAWN: _withdrawn,
    Kind.SUBMISSIONS: _sent,
}
OTHERS: Mapping[Kind, tuple[Table, Condition]] = {
    Kind.APART: (apart_answers, _apart),
    Kind.ALERTS: (alerts, _alerts),
    Kind.MESSAGES: (outbox, _messages),
    Kind.SIGN_INS: (sessions, _sign_ins),
    Kind.DROPPED: (drafts, _dropped),
    Kind.WORDS: (hold_reasons, _words),
    Kind.REQUESTS: (access_requests, _requests),
    Kind.EDITIONS: (settings_editions, _editions),
    Kind.REMARKS: (remarks, _remarks),
    Kind.ASIDES: (asides, _asides),
    Kind.PHOTOS: (slip_photos, _photos),
    Kind.SOUNDS: (comment_sounds, _sounds),
}


def _count(scope: Scope, table: Table, which: ColumnElement[bool]) -> int:
    return scope.connection.execute(select(func.count()).select_from(table).where(which)).scalar_one()

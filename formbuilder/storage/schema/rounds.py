"""Rounds: what a panel looks at, from when to when, and the meetings on the way."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKeyConstraint, Index, Integer, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_person, of_words, one_of, person


def _of_panel() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"])


def _of_round() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", "round"], ["rounds.council_id", "rounds.id"])


rounds = Table(
    "rounds",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32), nullable=False),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer),
    Column("title", String(120), nullable=False),
    Column("state", String(10), nullable=False),
    Column("opens_on", Date),
    Column("closes_on", Date),
    Column("late_until", Date),
    Column("answer_days", Integer, nullable=False),
    Column("can_change", Text, nullable=False),
    Column("offer", Text, nullable=False),
    Column("given", Text),
    Column("minutes", Integer),
    Column("rung", String(20), nullable=False),
    Column("after", String(32)),
    person("proposed_by"),
    Column("proposed_at", Moment, nullable=False),
    person("opened_by"),
    Column("opened_at", Moment),
    Column("closed_at", Moment),
    _of_panel(),
    ForeignKeyConstraint(["council_id", "proposed_by"], ["people.council_id", "people.id"], name="fk_rounds_proposed"),
    ForeignKeyConstraint(["council_id", "opened_by"], ["people.council_id", "people.id"], name="fk_rounds_opened"),
    one_of("state", "proposed", "open", "late", "closed", "dropped"),
    Index(None, "council_id", "panel", "proposed_at"),
    Index(None, "council_id", "form", "version"),
    Index(None, "council_id", "state", "closes_on"),
)
"""``revision`` is none for a version that was opened; ``after`` is the round whose second round it is;
``given`` is what people had for their time, as the chair says when it is over."""

round_questions = Table(
    "round_questions",
    metadata,
    council_key(),
    Column("round", String(32), primary_key=True),
    Column("place", String(200), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("why", String(10), nullable=False),
    Column("wordings", String(200)),
    _of_round(),
    one_of("why", "chosen", "hard", "changed"),
)
"""``place`` is the id of a question, or the address of a slot that belongs to none; ``wordings`` are those that are
looked at besides the usual words, with spaces between: none for all that the form has."""

round_steps = Table(
    "round_steps",
    metadata,
    council_key(),
    Column("round", String(32), primary_key=True),
    person(primary_key=True),
    Column("place", String(200), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("at", Moment, nullable=False),
    _of_round(),
    of_person(),
    one_of("state", "sent", "nothing", "skipped"),
)
"""How far a member is: only then the points of others are shown to them."""

time_wishes = Table(
    "time_wishes",
    metadata,
    council_key(),
    Column("round", String(32), primary_key=True),
    person(primary_key=True),
    Column("asked_at", Moment, nullable=False),
    _of_round(),
    of_person(),
)
"""“We need more time.”"""

form_wishes = Table(
    "form_wishes",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32), nullable=False),
    Column("form", String(120), nullable=False),
    Column("words", String(32)),
    person("asked_by"),
    Column("asked_at", Moment, nullable=False),
    Column("answer_by", Date, nullable=False),
    Column("answer", String(10)),
    Column("because", String(32)),
    person("answered_by"),
    Column("answered_at", Moment),
    _of_panel(),
    of_words("words", "form_wishes"),
    of_words("because", "form_wishes"),
    one_of("answer", "yes", "later", "no"),
    Index(None, "council_id", "answered_at"),
    Index(None, "council_id", "panel", "asked_at"),
)
"""A panel may ask for any form, and gets an answer and a date."""

meetings = Table(
    "meetings",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("round", String(32), nullable=False),
    Column("day", Date, nullable=False),
    Column("place", String(120), nullable=False),
    Column("route", String(20), nullable=False),
    Column("people", Integer, nullable=False),
    Column("basis", String(20), nullable=False),
    Column("basis_checked", Boolean, nullable=False),
    Column("consent", String(20), nullable=False),
    Column("language", String(35), nullable=False),
    Column("agenda", Text, nullable=False),
    Column("notes", String(10), nullable=False),
    person("entered_by"),
    Column("entered_at", Moment, nullable=False),
    _of_round(),
    of_person("entered_by"),
    one_of("route", "meeting", "paper", "postcard", "phone", "post", "email", "recording"),
    one_of("basis", "own", "peer", "family", "staff"),
    one_of("consent", "use", "quote", "no"),
    one_of("notes", "open", "sent", "checked"),
    Index(None, "council_id", "round", "day"),
)
"""One bringing in of notes: what is said once for all of them."""

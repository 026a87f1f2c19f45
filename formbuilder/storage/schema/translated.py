"""Editions: what the slots of forms say in other languages, who translates, and which words are agreed for terms."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, person

translated_words = Table(
    "translated_words",
    metadata,
    council_key(),
    Column("owner", String(70), primary_key=True),
    Column("address", String(300), primary_key=True),
    Column("language", String(35), primary_key=True),
    Column("mark", String(64), primary_key=True),
    Column("source", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("checked_by", String(120), nullable=False),
    Column("checked_on", Date),
    person("set_by"),
    Column("set_at", Moment, nullable=False),
    person("written_by"),
    of_council(),
    of_person("set_by"),
    of_person("written_by", "translated_words"),
    Index(None, "council_id", "language", "owner"),
)
"""``owner`` is a form, ``block.NAME``, ``interface`` for our own sentences, or ``council`` for the words of its
settings; ``mark`` the hash of the source words: older versions of a form keep the words made for them, and newer ones
never get them by mistake. Where the words of our own are those that come with the product, it is the hash of both
texts. ``written_by`` is who wrote these words, ``set_by`` who changed the row last, as a check does."""

translators = Table(
    "translators",
    metadata,
    council_key(),
    person(primary_key=True),
    Column("language", String(35), primary_key=True),
    of_person(),
)

checking_rules = Table(
    "checking_rules",
    metadata,
    council_key(),
    Column("language", String(35), primary_key=True),
    Column("by_writer", Boolean, nullable=False),
    person("set_by"),
    Column("set_at", Moment, nullable=False),
    of_council(),
    of_person("set_by"),
)
"""Whether, in a language, words may be checked by whoever wrote them."""

agreed_terms = Table(
    "agreed_terms",
    metadata,
    council_key(),
    Column("language", String(35), primary_key=True),
    Column("term", String(120), primary_key=True),
    Column("words", Text, nullable=False),
    Column("note", Text, nullable=False),
    person("set_by"),
    Column("set_at", Moment, nullable=False),
    of_council(),
    of_person("set_by"),
)
"""A council's own: ``words`` a line each; none where the council does not want a term of ours."""

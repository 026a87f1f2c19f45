"""The tables."""

from __future__ import annotations

from formbuilder.storage.tables.answers import (
    additions,
    apart_answers,
    flood_marks,
    guesses,
    journey_keys,
    journeys,
    submissions,
)
from formbuilder.storage.tables.blocks import block_uses, blocks
from formbuilder.storage.tables.charges import charge_corrections, charge_decisions, rate_confirmations
from formbuilder.storage.tables.columns import Moment, metadata
from formbuilder.storage.tables.council_keys import council_keys
from formbuilder.storage.tables.councils import councils
from formbuilder.storage.tables.drafts import draft_comments, drafts, revisions
from formbuilder.storage.tables.forms import forms, rates
from formbuilder.storage.tables.half_way import corrections, half_way, pack_facts
from formbuilder.storage.tables.life_cycle import (
    agreed_words,
    asked_lines,
    chain_steps,
    form_versions_half_way,
    left_lines,
    minutes_set_aside,
    planned_moves,
    sign_offs,
    spoken_words,
    withdrawals,
)
from formbuilder.storage.tables.messages import alerts, outbox, shown_messages, trail
from formbuilder.storage.tables.people import (
    form_people,
    identities,
    no_notices,
    people,
    person_names,
    roles,
    seal_uses,
    seals,
    sessions,
    sign_ins,
)
from formbuilder.storage.tables.previews import kept_walks, preview_mails, previews
from formbuilder.storage.tables.queue import assessor_notes, queue, search_marks, teams
from formbuilder.storage.tables.records import (
    access_references,
    access_requests,
    access_words,
    deleted_references,
    deletion_counts,
    hold_reasons,
    holds,
    leases,
    masks,
)
from formbuilder.storage.tables.settings import crests, settings_editions
from formbuilder.storage.tables.ways_in import entry_links, passkeys

__all__ = [
    "Moment",
    "access_references",
    "access_requests",
    "access_words",
    "additions",
    "agreed_words",
    "alerts",
    "apart_answers",
    "asked_lines",
    "assessor_notes",
    "block_uses",
    "blocks",
    "chain_steps",
    "charge_corrections",
    "charge_decisions",
    "corrections",
    "council_keys",
    "councils",
    "crests",
    "deleted_references",
    "deletion_counts",
    "draft_comments",
    "drafts",
    "entry_links",
    "flood_marks",
    "form_people",
    "form_versions_half_way",
    "forms",
    "guesses",
    "half_way",
    "hold_reasons",
    "holds",
    "identities",
    "journey_keys",
    "journeys",
    "kept_walks",
    "leases",
    "left_lines",
    "masks",
    "metadata",
    "minutes_set_aside",
    "no_notices",
    "outbox",
    "pack_facts",
    "passkeys",
    "people",
    "person_names",
    "planned_moves",
    "preview_mails",
    "previews",
    "queue",
    "rate_confirmations",
    "rates",
    "revisions",
    "roles",
    "seal_uses",
    "seals",
    "search_marks",
    "sessions",
    "settings_editions",
    "shown_messages",
    "sign_ins",
    "sign_offs",
    "spoken_words",
    "submissions",
    "teams",
    "trail",
    "withdrawals",
]

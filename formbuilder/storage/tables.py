"""All tables: the module of ``schema`` that a table is in is loaded when the table is first asked for.

A process that serves only the public needs less than half of them, and each takes memory. ``metadata`` knows them all.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from formbuilder.storage.schema.columns import Moment

if TYPE_CHECKING:
    from sqlalchemy import Table

    from formbuilder.storage.schema.columns import metadata

__all__ = ["Moment", "metadata"]

IN = {
    "answers": "additions apart_answers flood_marks guesses journey_keys journeys submissions",
    "blocks": "block_uses blocks",
    "charges": "charge_corrections charge_decisions charge_news rate_confirmations",
    "council_keys": "council_keys",
    "councils": "councils",
    "drafts": "draft_comments drafts revisions",
    "earlier": "earlier_words",
    "forms": "forms rates",
    "half_way": "corrections half_way pack_facts",
    "life_cycle": (
        "agreed_words asked_lines chain_steps form_versions_half_way left_lines minutes_set_aside "
        "planned_moves spoken_words withdrawals"
    ),
    "meetings": "asides meeting_items meeting_plans note_checks slip_photos",
    "messages": "alerts outbox shown_messages trail",
    "panels": "digests members news panel_codes panel_posts panels post_changes slips",
    "people": "form_people identities no_notices people person_names roles seal_uses seals sessions sign_ins",
    "points": "actions decided_points decisions panel_words point_changes point_events point_places points",
    "previews": "kept_walks preview_mails previews",
    "queue": "assessor_notes queue search_marks teams",
    "recordings": "recording_pieces recordings",
    "records": (
        "access_members access_references access_requests access_words deleted_references deletion_counts "
        "hold_reasons holds leases masks"
    ),
    "remarks": "remarks taps",
    "rounds": "form_wishes meetings round_questions round_steps rounds time_wishes",
    "said": "action_changes action_disputes said_lines said_looks said_points stories story_uses",
    "said_out": "said_pages",
    "settings": "crests settings_editions",
    "signed": "sign_offs",
    "sounds": "comment_sounds sound_pieces",
    "translated": "agreed_terms checking_rules translated_words translators",
    "ways_in": "entry_links passkeys",
}
"""By module, the tables in it."""
HOMES = {table: module for module, tables in IN.items() for table in tables.split()}


def __getattr__(name: str) -> Table:
    if name == "metadata":
        for module in IN:
            _loaded(module)
        return _loaded("columns")["metadata"]
    if name not in HOMES:
        msg = f"There is no table {name}."
        raise AttributeError(msg)
    return _loaded(HOMES[name])[name]


def _loaded(module: str) -> dict[str, Table]:
    return vars(import_module(f"formbuilder.storage.schema.{module}"))

"""Minutes that were refused or taken back before they counted, and why a form changed, for the board."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r017"
down_revision = "r016"


def upgrade() -> None:
    """Make the table and the column; what was written for boards before has no reasons."""
    op.create_table(
        "minutes_set_aside",
        c.council(),
        c.text("sign_off", 32),
        c.text("way", 20),
        c.text("words", 32, nullable=True),
        c.text("set_by", 32),
        c.moment("set_at"),
        c.key("minutes_set_aside", "council_id", "sign_off"),
        c.leads("minutes_set_aside", "sign_offs", "council_id", "sign_off", to=("council_id", "id")),
        c.leads("minutes_set_aside", "spoken_words", "council_id", "words", to=("council_id", "id")),
        c.of_person("minutes_set_aside", "set_by"),
        c.one_of("minutes_set_aside", "way", "refused", "taken_back"),
    )
    op.add_column("pack_facts", c.long_text("why", nullable=True))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("pack_facts", "why")
    op.drop_table("minutes_set_aside")

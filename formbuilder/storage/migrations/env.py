"""Alembic runs this file; the connection comes from ``migration``, never from a settings file."""

from __future__ import annotations

from alembic import context

from formbuilder.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()

"""What people read beside recordings of a question."""

from __future__ import annotations

from formbuilder.tongue.messages import N_

LISTEN = N_("Listen to this question")
LISTEN_IN = N_("Listen in %(language)s")
WATCH = N_("Watch this question in %(language)s")

"""What a place of a round is about, read from the words of its form."""

from __future__ import annotations

from flask import abort

from formbuilder.review.parts import Looked, looked
from formbuilder.services.round_kinds import Round
from formbuilder.web.looked_at import form_of_round


def looked_or_404(round_: Round, place: str, wordings: tuple[str, ...] | None = None) -> Looked:
    """Return the question, or the words, that a place of a round is about, in these wordings."""
    form = form_of_round(round_)
    found = looked(form, place, wordings) if form else None
    return found or abort(404)

"""Which questions of a version no panel looked at in the words that they have now."""

from __future__ import annotations

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.services.agendas import Read, changed_since, words_of_round
from formbuilder.storage import agendas as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.rounds import RoundRow, questions_of


def unseen(store: Store, form: Form, read: Read) -> tuple[str, ...]:
    """Return what these questions ask, in their order; a question that changed after a round was not looked at.

    Rounds that were opened count, on this version and on those before it.
    """
    found = store.read(lambda scope: _rounds(scope, form))
    seen: set[str] = set()
    for row, places in found:
        old = read(words_of_round(row)) if places else None
        if old is not None:
            seen |= places - changed_since(old, form)
    return tuple(" ".join(str(each.ask).split()) for each in every_question(form.questions) if each.id not in seen)


def _rounds(scope: Scope, form: Form) -> list[tuple[RoundRow, frozenset[str]]]:
    mine = [row for row in rows.rounds_on_form(scope, form.slug) if row.version <= form.version]
    return [(row, frozenset(each.place for each in questions_of(scope, row.id))) for row in mine]

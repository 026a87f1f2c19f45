"""Which steps a version must pass before it is published: for all forms of a council, and for a form of its own."""

from __future__ import annotations

from enum import StrEnum

from formbuilder.accounts.rights import Right
from formbuilder.publishing.sign_offs import ChainFault, Step, chain_faults
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DRAFTED
from formbuilder.services.life_cycle import rights_of, steps_in
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import sign_offs as rows
from formbuilder.storage.engine import Scope, Store

ALL_FORMS = ""


class NotSet(StrEnum):
    """Why a chain is left as it was."""

    UNKNOWN = "unknown"
    """No form can have this short name, or there is no such panel."""
    NO_RIGHT = "no_right"


def chain_of(store: Store, form: str) -> tuple[Step, ...]:
    """Return the chain of a form; of all forms that have none of their own, for ``""``."""
    return store.read(lambda scope: steps_in(scope, form))


def own_chain(store: Store, form: str) -> tuple[Step, ...]:
    """Return the chain that was set for this very form; () if it goes by that of all forms."""
    return store.read(lambda scope: rows.chain(scope, form))


def forms_with_chains(store: Store) -> tuple[str, ...]:
    """Return the forms that have a chain of their own."""
    return store.read(rows.forms_with_chains)


def set_chain(store: Store, form: str, steps: tuple[Step, ...], doing: Doing) -> frozenset[ChainFault] | NotSet | None:
    """Set the chain of a form, or of all (``""``); for a form, () goes by that of all again. None if it is done."""
    faults = chain_faults(steps)
    if faults and not (form and not steps):
        return faults
    if form and not DRAFTED.fullmatch(form):
        return NotSet.UNKNOWN

    def set_(scope: Scope) -> NotSet | None:
        if Right.CHANGE_SETTINGS not in rights_of(scope, doing):
            return NotSet.NO_RIGHT
        if not {step.panel for step in steps if step.panel} <= {row.id for row in panel_rows.every(scope)}:
            return NotSet.UNKNOWN
        draft_rows.lock_numbers(scope)
        rows.set_chain(scope, form, steps)
        doing.note(scope, "form-chain-set" if form else "chain-set", form)
        return None

    return store.write(set_)


def known_forms(store: Store, after: str = "", most: int = 50) -> tuple[str, ...]:
    """Return the forms of the council by name, those that come after ``after``."""
    return store.read(lambda scope: rows.known_forms(scope, after, most))


def form_is_known(store: Store, form: str) -> bool:
    """Whether the council has, or ever had, a version or a draft of a form."""
    return DRAFTED.fullmatch(form) is not None and store.read(lambda scope: draft_rows.highest(scope, form)) > 0

"""What the database holds about points, slips and versions, for tests that look past the pages."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.services import slips
from formbuilder.services.doing import Doing
from formbuilder.services.form_list import FormState
from formbuilder.services.point_kinds import Point
from formbuilder.services.points import with_words
from formbuilder.storage import forms as form_rows
from formbuilder.storage import points as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import points


def points_at(store: Store, round_: str, place: str) -> tuple[Point, ...]:
    """All that was said at a place of a round, hidden ones too."""
    return _sent(store, points.c.round == round_, points.c.place == place)


def counts_of(store: Store, round_: str) -> Mapping[str, int]:
    """How many points were sent at each place of a round."""
    found: dict[str, int] = {}
    for each in _sent(store, points.c.round == round_):
        found[each.place] = found.get(each.place, 0) + 1
    return found


def _sent(store: Store, *where) -> tuple[Point, ...]:
    def look(scope: Scope) -> tuple[Point, ...]:
        shown = points.c.state.in_(("sent", "hidden"))
        return with_words(scope, plain.every(scope, points, PointRow, shown, *where, order=rows.IN_ORDER, most=None))

    return store.read(look)


def make_slip(store: Store, panel: str, person: str, doing: Doing) -> slips.Slip:
    """A slip for one member."""
    (made,) = slips.make_slips(store, panel, (person,), doing)
    return made


def close_form(store: Store, slug: str, version: int) -> None:
    """Let nobody begin or go on with a version, whatever the other rules of withdrawing say."""
    assert store.write(lambda scope: form_rows.set_state(scope, slug, version, FormState.WITHDRAWN))

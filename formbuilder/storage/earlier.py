"""Earlier feedback, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, or_, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import earlier_words, spoken_words


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRow:
    """What somebody said elsewhere; ``words`` says where its free text stands."""

    id: str
    panel: str
    batch: str
    number: int
    form: str
    place: str
    slot_text: str = field(repr=False)
    words: str | None
    source: str
    said_on: date
    gathered_by: str
    brought_by: str
    brought_at: datetime
    taken_up: str | None = None


@dataclass(frozen=True, slots=True)
class BatchRow:
    """What was brought in together."""

    batch: str
    source: str
    said_on: date
    gathered_by: str
    brought_at: datetime
    many: int


IN_ORDER = (earlier_words.c.said_on.desc(), earlier_words.c.brought_at, earlier_words.c.number, earlier_words.c.id)


def under(scope: Scope, form: str, home: str, most: int) -> tuple[EarlierRow, ...]:
    """Return what was said of a question or of anything in it, the newest day first."""
    place = earlier_words.c.place
    here = or_(place == home, place.startswith(f"{home}.", autoescape=True))
    return rows.every(scope, earlier_words, EarlierRow, here, order=IN_ORDER, most=most, form=form)


def of_form(scope: Scope, panel: str, form: str, window: tuple[int, int]) -> tuple[EarlierRow, ...]:
    """Return some of what a panel brought in about a form, the newest day first: how many at most, after how many."""
    return rows.some(scope, earlier_words, EarlierRow, order=IN_ORDER, window=window, panel=panel, form=form)


def counts(scope: Scope, form: str) -> Mapping[str, int]:
    """Return how much there is of each question of a form."""
    place = earlier_words.c.place
    mine = rows.mine(scope, earlier_words, form=form)
    found: Counter[str] = Counter()
    for at, many in scope.connection.execute(select(place, func.count()).where(mine).group_by(place)):
        found[at.split(".")[0]] += many
    return found


def batches(scope: Scope, panel: str, form: str) -> tuple[BatchRow, ...]:
    """Return what a panel brought in about a form together, the newest first."""
    columns = [earlier_words.c[name] for name in ("batch", "source", "said_on", "gathered_by", "brought_at")]
    wanted = [*columns, func.count()]
    mine = rows.mine(scope, earlier_words, panel=panel, form=form)
    newest = (earlier_words.c.brought_at.desc(), earlier_words.c.batch)
    found = select(*wanted).where(mine).group_by(*columns).order_by(*newest)
    return tuple(BatchRow(*row) for row in scope.connection.execute(found))


def known(scope: Scope, panel: str, form: str, source: str) -> frozenset[tuple[str, str]]:
    """Return places and texts that are there already from a source."""
    words = spoken_words
    joined = earlier_words.join(
        words, (words.c.council_id == earlier_words.c.council_id) & (words.c.id == earlier_words.c.words)
    )
    mine = rows.mine(scope, earlier_words, panel=panel, form=form, source=source)
    found = select(earlier_words.c.place, words.c.words).select_from(joined).where(mine)
    return frozenset((place, text) for place, text in scope.connection.execute(found) if text is not None)

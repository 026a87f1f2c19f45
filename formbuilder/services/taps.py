"""“Is this question hard?”: what the public taps at a question is a number, counted at once, and nothing else is kept.

Nothing here is given a journey: no reference, no cookie, no address. A limit for each hour keeps floods out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.services.floods import HOUR
from formbuilder.storage import floods, guesses
from formbuilder.storage import remarks as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.remarks import TapRow
from formbuilder.tongue.messages import N_

WHOLE = "form"
"""Stands in the place of a question where the form as a whole is meant; no question can be called so."""
FROM_ONE = 30
"""Taps from one network address in an hour that are counted."""
IN_ALL = 3_000
"""Taps in an hour that a council counts."""
ANY = 1
"""The first version that a form can have."""


class Tap(StrEnum):
    """What somebody may tap; each is a tick that a member of a panel has too."""

    HARD_WORD = "hard_word"
    NOT_CLEAR = "not_clear"
    ANSWER_MISSING = "answer_missing"
    UPSET = "upset"

    @property
    def label(self) -> str:
        """What stands on the button."""
        return LABELS[self]


LABELS = {
    Tap.HARD_WORD: N_("A word is hard"),
    Tap.NOT_CLEAR: N_("I do not understand it"),
    Tap.ANSWER_MISSING: N_("My answer is not there"),
    Tap.UPSET: N_("It upset me"),
}


@dataclass(frozen=True, slots=True)
class About:
    """A question of a version, or WHOLE."""

    form: str
    version: int
    question: str


@dataclass(frozen=True, slots=True)
class Came:
    """When it came; ``address`` is a keyed mark of today’s network address, None where that tells nothing."""

    now: datetime
    address: bytes | None = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class Limit:
    """How much is taken in an hour, and under which name it is counted."""

    name: str
    from_one: int
    in_all: int


TAPS = Limit("taps", FROM_ONE, IN_ALL)


@dataclass(frozen=True, slots=True)
class Heat:
    """What was said of one question."""

    question: str
    taps: Mapping[Tap, int]
    remarks: int
    """All that came, whatever became of them."""
    waiting: int
    hard: int
    """Points of panels that say the words are hard, or ticked that something is wrong."""

    @property
    def degree(self) -> int:
        """How hard it is, next to others: each tap and each point counts once; a remark came with a tap."""
        return sum(self.taps.values()) + self.hard


def tap(store: Store, about: About, what: Tap, came: Came) -> bool:
    """Count a tap; False if so many came in this hour that no more are counted."""

    def count(scope: Scope) -> bool:
        if not has_room(scope, TAPS, came):
            return False
        rows.count_tap(scope, TapRow(about.form, about.version, about.question, what.value, 1))
        return True

    return store.write(count)


def has_room(scope: Scope, limit: Limit, came: Came) -> bool:
    """Count one more that came; False if that is more than is taken in an hour."""
    if came.address is not None and floods.count(scope, came.address, HOUR, came.now) > limit.from_one:
        return False
    return guesses.count(scope, limit.name, limit.in_all, came.now) is None


def heat(store: Store, form: str, version: int) -> tuple[Heat, ...]:
    """Return what was said of each question of one version, the hardest first."""
    return store.read(lambda scope: _heat(scope, form, version, version))


def heat_versions(store: Store, form: str) -> tuple[int, ...]:
    """Return the versions of which the public said anything, the newest first."""
    return store.read(lambda scope: rows.tapped_versions(scope, form))


def heat_forms(store: Store, most: int = 100) -> tuple[str, ...]:
    """Return the forms of which the public said anything, by name."""
    return store.read(lambda scope: rows.tapped_forms(scope, most))


def hardness(store: Store, form: str, version: int) -> Mapping[str, int]:
    """Return how often each question was said to be hard in this version and those before it: what a round begins with.

    Before a version is opened, nobody has tapped there: what people said of the version before counts for it too.
    A question that is not asked any more may be among them.
    """
    found = store.read(lambda scope: _heat(scope, form, ANY, version))
    return {each.question: each.degree for each in found if each.question != WHOLE and each.degree}


def _heat(scope: Scope, form: str, first: int, last: int) -> tuple[Heat, ...]:
    tapped: dict[str, Counter[Tap]] = {}
    for row in rows.taps_of(scope, form, first, last):
        tapped.setdefault(row.question, Counter())[Tap(row.tap)] += row.times
    words = rows.words_of(scope, form, first, last)
    hard = rows.hard_points(scope, form, first, last)
    questions = {*tapped, *(question for question, _whom in words), *(each for each in hard if ":" not in each)}
    found = (
        Heat(
            question=question,
            taps=dict(tapped.get(question, {})),
            remarks=sum(count for (about, _whom), count in words.items() if about == question),
            waiting=words.get((question, "waiting"), 0),
            hard=hard.get(question, 0),
        )
        for question in questions
    )
    return tuple(sorted(found, key=lambda each: (-each.degree, each.question)))

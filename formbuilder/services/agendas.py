"""Which questions a round looks at: those that people find hard first, then what changed, then as the form asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import dropwhile, islice
from typing import TypeAlias

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.publishing.comparing import changes
from formbuilder.publishing.matching import owner_of
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.editions import EditionName
from formbuilder.services.round_kinds import USUAL_QUESTIONS, Round, Why
from formbuilder.services.rounds import find_round
from formbuilder.services.taps import hardness
from formbuilder.storage import agendas as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.rounds import RoundRow

Read: TypeAlias = Callable[[EditionName], Form | None]
"""Reads a version or a revision of a draft; None if it is not there, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that a round can look at, and what speaks for it."""

    place: str
    words: str = field(repr=False)
    why: Why
    times: int = 0
    """How many people said that it is hard."""


def words_of_round(round_: Round | RoundRow) -> EditionName:
    """Name the words that a round is about: they stay what they were when it was proposed."""
    pin = round_.pin if isinstance(round_, Round) else DraftPin(round_.form, round_.version)
    return EditionName(pin, round_.revision)


def agenda(store: Store, round_: Round, read: Read) -> tuple[Offer, ...]:
    """Return every question of the form of a round, in the order in which it would be looked at.

    In a second round what changed comes before all else, also before what people find hard.
    """
    form = read(words_of_round(round_))
    if form is None:
        return ()
    first = round_before(store, round_)
    before = read(words_of_round(first)) if first else None
    changed = changed_since(before, form) if before else frozenset()
    found = {} if round_.after and changed else hardness(store, round_.pin.form, round_.pin.version)
    return ranked(form, found, changed)


def ranked(form: Form, hard: Mapping[str, int], changed: Collection[str]) -> tuple[Offer, ...]:
    """Put the questions of a form in order: reported hard, the most often first; changed; the others."""
    offers = [_offer(question.id, str(question.ask), hard, changed) for question in every_question(form.questions)]
    order = [Why.HARD, Why.CHANGED, Why.CHOSEN]
    return tuple(sorted(offers, key=lambda offer: (order.index(offer.why), -offer.times)))


def usual(offers: Collection[Offer], *, only_changed: bool = False) -> tuple[Offer, ...]:
    """Return what is chosen unless the chair chooses otherwise: the first twelve; in a second round what changed."""
    if only_changed and (changed := tuple(each for each in offers if each.why is Why.CHANGED)):
        return changed[:USUAL_QUESTIONS]
    return tuple(offers)[:USUAL_QUESTIONS]


def changed_since(old: Form, new: Form) -> frozenset[str]:
    """Return the ids of the questions of ``new`` that differ in any way from how ``old`` asks them."""
    asked = {question.id for question in every_question(new.questions)}
    return frozenset({owner_of(each.address) for each in changes(old, new)} & asked)


def round_before(store: Store, round_: Round) -> RoundRow | None:
    """Return the round that this one follows: the one it was proposed after, or else the panel’s last on the form."""

    def look(scope: Scope) -> RoundRow | None:
        if round_.after:
            return rows.rounds_by_id(scope, (round_.after,)).get(round_.after)
        found = rows.rounds_with(scope, round_.panel, round_.pin.form)
        earlier = islice(dropwhile(lambda row: row.id != round_.id, found), 1, None)
        return next((row for row in earlier if row.opened_at), None)

    return store.read(look)


def _offer(place: str, words: str, hard: Mapping[str, int], changed: Collection[str]) -> Offer:
    times = hard.get(place, 0)
    why = Why.HARD if times else Why.CHANGED if place in changed else Why.CHOSEN
    return Offer(place, " ".join(words.split()) or place, why, times)


def rounds_to_follow(store: Store, form: str, today: date) -> tuple[Round, ...]:
    """Return the rounds on any version of a form that were opened, the newest first: a second one may follow each."""
    found = store.read(lambda scope: rows.rounds_on_form(scope, form))
    return tuple(each for row in found if (each := find_round(store, row.id, today)))

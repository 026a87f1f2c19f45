"""A small form that can be published, with what is needed around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from secrets import token_bytes

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.publishing.agreeing import Wish
from formbuilder.publishing.pack import Facts
from formbuilder.publishing.sign_offs import Outcome, Signer, Step
from formbuilder.services import chains, drafts, life_cycle, people, sign_offs
from formbuilder.services.checks import Checks, Words, words_of
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Save
from formbuilder.services.packs import Kept, keep_facts
from formbuilder.services.sign_off_kinds import Minutes, Signature
from formbuilder.storage.engine import Store

NAMES = {
    "amina": "amina.yusuf@example.org",
    "owen": "owen.price@example.org",
    "dana": "dana.fox@example.org",
    "ruth": "ruth.cole@example.org",
    "samir": "samir.nath@example.org",
    "chloe": "chloe.ward@example.org",
}
ON = date(2026, 11, 21)
TEXT = """form: {form}
version: 1
title: A talk about tea
for: everyone
intro: We ask about tea.
sections:
  - id: tea
    title: Tea
    pages:
      - questions:
          - id: likes_tea
            type: yes_no
            ask: Do you like tea?
            short: if you like tea
            required: no
      - questions:
          - id: cups
            type: number
            ask: How many cups do you drink in a day?
            hint: A guess is fine.
            short: how many cups you drink
            required: no
scenarios:
  - name: Somebody who likes tea
    answers: {{likes_tea: yes, cups: 3}}
    then: {{asked: [likes_tea, cups]}}
"""
PANEL, HEAD, BOARD = "panel", "head of service", "board"
SHORT = (Step("Board", Signer.APPROVER),)
LOOKED_AT = Facts(equality="EIA 7", equality_by="Equality group", equality_on=date(2026, 11, 20))
MINUTES = Minutes(
    body="Tea panel", day=date(2026, 11, 20), item="4", chair="Chris Lane", words="The panel said yes.", paper="TP 7"
)


@cache
def shelf() -> Shelf:
    return Shelf.of(ROOT / "forms")


def checks(*, sends: bool = False, on: date = ON) -> Checks:
    found = shelf()
    return Checks(
        read=lambda text: found.read(text)[0],
        check=lambda text: found.check(text, on),
        bundle=found.bundle,
        sends=sends,
    )


@dataclass(frozen=True)
class Office:
    """People at work on one draft."""

    store: Store
    pin: DraftPin
    ids: Mapping[str, str]
    now: datetime

    @classmethod
    def opens(cls, store: Store, form: str, now: datetime, text: str = TEXT) -> Office:
        start = Doing(now, token_bytes)
        people.add_examples(store, start)
        found = {name: people.person_with_email(store, email) for name, email in NAMES.items()}
        ids = {name: person.id for name, person in found.items() if person}
        begun = drafts.begin_draft(store, form, text.format(form=form), "words", replace(start, by=ids["owen"]))
        assert isinstance(begun, drafts.Draft)
        assert people.look_after_form(store, form, ids["owen"], ids["dana"], start) is None
        assert isinstance(keep_facts(store, begun.pin, LOOKED_AT, 0, replace(start, by=ids["owen"])), Kept)
        return cls(store, begun.pin, ids, now)

    def at(self, now: datetime) -> Office:
        return replace(self, now=now)

    def doing(self, who: str) -> Doing:
        return Doing(self.now, token_bytes, self.ids[who])

    def words(self) -> Words:
        found = words_of(self.store, self.pin, checks())
        assert found is not None
        return found

    @property
    def state(self) -> str:
        found = drafts.find_draft(self.store, self.pin)
        assert found is not None
        return found.state

    def saves(self, old: str, new: str, who: str = "owen") -> None:
        words = self.words()
        assert old in words.text
        saved = drafts.save_draft(
            self.store,
            self.pin,
            Save(text=words.text.replace(old, new), seen=words.revision, about="Words"),
            self.doing(who),
        )
        assert isinstance(saved, drafts.Saved)

    def sends_for_review(self) -> object:
        return life_cycle.send_for_review(self.store, self.pin, checks(), self.doing("owen"))

    def short_chain(self) -> None:
        assert chains.set_chain(self.store, self.pin.form, SHORT, self.doing("amina")) is None

    def signs(
        self, who: str, step: str, outcome: Outcome = Outcome.YES, because: str = "", wishes: tuple[Wish, ...] = ()
    ) -> object:
        signature = Signature(step=step, outcome=outcome, because=because, wishes=wishes)
        return sign_offs.sign(self.store, self.pin, self.words(), signature, self.doing(who))

    def records(self, who: str, step: str, outcome: Outcome = Outcome.YES, minutes: Minutes = MINUTES) -> object:
        signature = Signature(step=step, outcome=outcome, because="So it is.", minutes=minutes)
        words = self.words()
        return sign_offs.record(self.store, self.pin, words, words, signature, self.doing(who))

    def confirms(self, who: str) -> object:
        (waiting,) = sign_offs.standing(self.store, self.pin, self.words()).waiting
        return sign_offs.confirm(self.store, self.pin, self.words(), waiting.id, self.doing(who))

    def approved(self) -> Office:
        """Go the short way to approved."""
        self.short_chain()
        self.sends_for_review()
        assert self.signs("ruth", "board") is None
        assert self.state == "approved"
        return self

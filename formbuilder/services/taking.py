"""Put suggested words into the draft in one press, and let the decision remember the words before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from formbuilder.drafting.edit import PutSetting
from formbuilder.drafting.edits import EditRefused, edited, edits_joined
from formbuilder.drafting.slot_edits import put_words
from formbuilder.review.decided import BETWEEN, stands
from formbuilder.review.standing import WHOLE
from formbuilder.services.carried import reads, stands_on
from formbuilder.services.checks import Checks, Words, words_of
from formbuilder.services.deciding import decide, home_of, may_decide
from formbuilder.services.decision_kinds import Answer, Decision, NoDecision, Taken
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import (
    OPEN,
    Clashed,
    Draft,
    NotSaved,
    Save,
    Saved,
    drafts_of,
    find_draft,
    find_revision,
    save_draft,
)
from formbuilder.services.editions import EditionName
from formbuilder.services.points import find_point
from formbuilder.storage import decisions as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.tables import decisions

NOT_FROM_HERE = "These words cannot be changed from here. Change them in the draft."
UNUSABLE = "With these words the form could not be used. Change them in the draft."


@dataclass(frozen=True, slots=True)
class Put:
    """Words for a slot."""

    slot: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Putting:
    """Words to put into a draft, and the revision that whoever puts them has seen."""

    draft: DraftPin
    seen: int
    puts: tuple[Put, ...]


def draft_for(store: Store, pin: DraftPin) -> Draft | None:
    """Return the draft that words of a version go into: itself, or else the newest that people work on."""
    found = find_draft(store, pin)
    if found and found.state in OPEN:
        return found
    return next((each for each in drafts_of(store, pin.form) if each.state in OPEN), None)


def put_and_decide(
    store: Store, answer: Answer, putting: Putting | None, checks: Checks, doing: Doing
) -> Decision | frozenset[NoDecision] | Clashed | NotSaved | EditRefused:
    """Put words into the draft and answer the points; if one of both cannot be done, the points are not answered.

    Where somebody else changed the same words since, ours are kept aside and the points wait.
    """
    if putting is None or not putting.puts:
        by_hand = as_it_stands(store, answer, putting.draft, checks) if putting else None
        return decide(store, answer, doing, by_hand)
    if wrong := may_decide(store, answer, doing):
        return wrong
    if not _still_there(store, answer, putting, checks):
        return EditRefused(NOT_FROM_HERE)
    taken = take(store, putting, checks, doing)
    return decide(store, answer, doing, taken) if isinstance(taken, Taken) else taken


def take(store: Store, putting: Putting, checks: Checks, doing: Doing) -> Taken | Clashed | NotSaved | EditRefused:
    """Put words into a draft as one save."""
    seen = find_revision(store, putting.draft, putting.seen)
    before = words_of(store, putting.draft, checks)
    if seen is None or before is None:
        return NotSaved.UNKNOWN
    first = putting.puts[0].slot
    try:
        edits = _edits(putting.puts, before.slots)
        text = _usable(edited(seen.text, edits), checks)
    except EditRefused as refused:
        return refused
    save = Save(text=text, seen=putting.seen, about=f"Words from a panel: {first}", join=edits_joined(edits))
    saved = save_draft(store, putting.draft, save, doing)
    if not isinstance(saved, Saved):
        return saved
    return Taken(
        place=first,
        before=BETWEEN.join(before.slots.get(each.slot, "") for each in putting.puts),
        after=BETWEEN.join(each.words.strip() for each in putting.puts),
        draft=putting.draft.version,
        revision=saved.number,
    )


def note_opened(scope: Scope, pin: DraftPin, words: Words) -> int:
    """Note on each decision whose words stand in a version that opens which version that is; return how many."""
    slots = words.slots
    found = [each for each in rows.not_open_yet(scope, pin.form, pin.version) if stands(each.place, each.after, slots)]
    for each in found:
        plain.change(scope, decisions, {"version": pin.version}, id=each.id)
    return len(found)


def as_it_stands(store: Store, answer: Answer, draft: DraftPin, checks: Checks) -> Taken | None:
    """Return how words differ in a draft that somebody changed by hand before they answered; None if they do not."""
    first = find_point(store, answer.points[0]) if answer.outcome.changed and answer.points else None
    now = words_of(store, draft, checks) if first else None
    after = now.slots.get(first.place, "") if first and now else ""
    if first is None or now is None or not after or after == first.slot_text:
        return None
    return Taken(place=first.place, before=first.slot_text, after=after, draft=draft.version, revision=now.revision)


def _still_there(store: Store, answer: Answer, putting: Putting, checks: Checks) -> bool:
    """Say whether the draft still asks what the points are about: an id may be used anew, and then nothing is put."""
    draft = find_draft(store, putting.draft)
    name = EditionName(putting.draft, draft.revision) if draft else None
    found = (find_point(store, id_) for id_ in answer.points) if name else ()
    wholes = (replace(each, place=f"{home_of(each.place)}.{WHOLE}", quote="") for each in found if each)
    for whole in wholes:
        if name and not whole.place.startswith("glossary."):
            stood = stands_on(store, whole, name, reads(store, checks))
            if stood and stood[0].is_open:
                return False
    return True


def _edits(puts: Sequence[Put], slots: Mapping[str, str]) -> list[PutSetting]:
    """Return the changes to a draft; raises EditRefused if one is not about words that are there."""
    there = [each for each in puts if each.slot.partition("@")[0] in slots and each.words.strip()]
    edits = [edit for each in there if (edit := put_words(each.slot, each.words.strip())) is not None]
    if len(edits) < len(puts):
        raise EditRefused(NOT_FROM_HERE)
    return edits


def _usable(text: str, checks: Checks) -> str:
    if checks.read(text) is None:
        raise EditRefused(UNUSABLE)
    return text

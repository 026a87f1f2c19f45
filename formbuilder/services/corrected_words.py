"""Other words in one place of a live form: what may be corrected, and the form as it would be."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from formbuilder.definition.bundle import checked, packed, unpack
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.definition.slots import question_slots
from formbuilder.drafting.edits import EditRefused, PutSetting, edited
from formbuilder.drafting.heads import OF_BLOCK, named, pinned
from formbuilder.drafting.slot_edits import put_words
from formbuilder.problems import DefinitionError
from formbuilder.publishing.change import SlotReworded
from formbuilder.publishing.comparing import changes
from formbuilder.services.blocks import next_number, same_words
from formbuilder.services.forms import FormState
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import forms as form_rows
from formbuilder.storage import half_way as version_rows
from formbuilder.storage.engine import Scope

MOST_WORDS = 2_000


class NotCorrected(StrEnum):
    """Why nothing was corrected."""

    UNKNOWN = "unknown"
    """There is no such form open, no such words in it, or no such correction."""
    EMPTY = "empty"
    SAME = "same"
    """The words are the ones that stand there."""
    TOO_LONG = "too_long"
    NO_REASON = "no_reason"
    LONG_REASON = "long_reason"
    BROKEN = "broken"
    """With these words the form could not be used, or more than words would change."""
    SAME_PERSON = "same_person"
    """Whoever asked for it cannot confirm it."""
    CHANGED_SINCE = "changed_since"
    """A newer version of the form was opened meanwhile, or the words were changed."""
    SETTLED = "settled"
    """It is live, or was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants corrected, as typed."""

    form: str
    address: str
    words: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBlock:
    """The next version of a block, which differs in the corrected words only."""

    block: str
    before: int
    version: int
    text: str = field(repr=False)
    there: bool
    """Whether an earlier correction made just this version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A correction that could be made: what stands there, and the form as it would be."""

    version: int
    state: str
    before: str
    words: str
    old: Form = field(repr=False)
    new: Form = field(repr=False)
    file: bytes = field(repr=False)
    block: NewBlock | None = None
    """The version of a block that the words stand in then; None if they belong to no block."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a question that can be corrected."""

    address: str
    words: str
    block: str
    """The block that they belong to, such as ``about-you@1``; "" if to none."""


def words_of(form: Form) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """Yield each question by its id, with its words in order, those of other wordings too."""
    for each in every_question(form.questions):
        found = (
            Words(address, said.text, each.block)
            for address, said in question_slots(each)
            if address.partition(".")[0] == each.id
        )
        yield each.id, tuple(found)


def newest(scope: Scope, form: str) -> form_rows.FormRow | None:
    """Return the version of a form that people begin now: none that was opened before the last one published."""
    found = version_rows.versions(scope, form)
    lived = [place for place, row in enumerate(found) if row.state != FormState.EXAMPLE]
    open_now = [row for row in found[lived[-1] if lived else 0 :] if row.state != FormState.WITHDRAWN]
    return form_rows.find(scope, form, open_now[-1].version) if open_now else None


def planned(scope: Scope, wanted: Wanted, known: Collection[str] = ()) -> Planned | NotCorrected:
    """Return the form as it would be with other words in one place, or why that cannot be.

    ``known`` are the blocks that came with the product, such as ``about-you@1``: their numbers are taken.
    """
    row = newest(scope, wanted.form)
    words = "\n".join(line.rstrip() for line in wanted.words.replace("\r\n", "\n").strip().split("\n"))
    if row is None:
        return NotCorrected.UNKNOWN
    old = unpack(row.file)[0]
    found = next((each for _, listed in words_of(old) for each in listed if each.address == wanted.address), None)
    wrong = _wrong(found, words)
    if found is None or wrong:
        return wrong or NotCorrected.UNKNOWN
    number = draft_rows.highest(scope, wanted.form) + 1
    try:
        block = _new_block(scope, row, found.block, (wanted.address, words), known) if found.block else None
        new, file = _made(row, wanted.address, words, number, block)
    except (EditRefused, DefinitionError):
        return NotCorrected.BROKEN
    if not _only_words(old, new, wanted.address):
        return NotCorrected.BROKEN
    return Planned(
        version=row.version,
        state=row.state,
        before=found.words,
        words=words,
        old=old,
        new=new,
        file=file,
        block=block,
    )


def _wrong(found: Words | None, words: str) -> NotCorrected | None:
    """Return what is wrong with new words; None if nothing is."""
    wrong = {
        NotCorrected.UNKNOWN: found is None,
        NotCorrected.EMPTY: not words,
        NotCorrected.TOO_LONG: len(words) > MOST_WORDS,
        NotCorrected.SAME: found is not None and found.words == words,
    }
    return next((why for why, is_so in wrong.items() if is_so), None)


def _new_block(
    scope: Scope, row: form_rows.FormRow, name: str, change: tuple[str, str], known: Collection[str]
) -> NewBlock:
    """Return the next version of the block that words stand in; one that says just this already is used again."""
    block, _, version = name.partition("@")
    text = edited(_beside(row)[home_of(block, int(version))], (edit_of(*change),))
    there = same_words(scope, block, text)
    came = [int(each.partition("@")[2]) for each in known if each.partition("@")[0] == block]
    number = there or next_number(scope, block, max(came, default=0))
    text = named(text, f"{OF_BLOCK}{block}", number)
    return NewBlock(block=block, before=int(version), version=number, text=text, there=there is not None)


def _made(row: form_rows.FormRow, address: str, words: str, number: int, block: NewBlock | None) -> tuple[Form, bytes]:
    """Return the form with other words as the version ``number``, and its file.

    Raises EditRefused or DefinitionError if it cannot be used then.
    """
    text, beside = named(json.loads(row.file)["form"], row.slug, number), dict(_beside(row))
    if block is None:
        text = edited(text, (edit_of(address, words),))
    else:
        text = pinned(text, block.block, block.version)
        del beside[home_of(block.block, block.before)]
        beside[home_of(block.block, block.version)] = block.text
    made = packed(text.encode(), {name: each.encode() for name, each in beside.items()})
    return checked(made), made


def _beside(row: form_rows.FormRow) -> Mapping[str, str]:
    found: Mapping[str, str] = json.loads(row.file)["beside"]
    return found


def home_of(block: str, version: int) -> str:
    """Return the name of the file of a block in the folder of forms."""
    return f"shared/{block}/{version}.yaml"


def _only_words(old: Form, new: Form, address: str) -> bool:
    """Say whether nothing differs but the words at one address."""
    found = changes(old, replace(new, version=old.version))
    return bool(found) and all(isinstance(each, SlotReworded) and each.address == address for each in found)


def edit_of(address: str, words: str) -> PutSetting:
    """Return the change to a draft, or to a block, that puts words at the address of a question."""
    edit = put_words(address, words)
    if edit is None:
        msg = "These words cannot be changed one by one."
        raise EditRefused(msg)
    return edit

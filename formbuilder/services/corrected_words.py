"""Other words in one place of a live form: what may be corrected, and the form as it would be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from formbuilder.definition.bundle import packed, unpack
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.definition.slots import question_slots
from formbuilder.drafting.edits import EditRefused, PutSetting, edited, question
from formbuilder.drafting.heads import named
from formbuilder.problems import DefinitionError
from formbuilder.publishing.change import SlotReworded
from formbuilder.publishing.comparing import changes
from formbuilder.services.forms import FormState
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import forms as form_rows
from formbuilder.storage import half_way as version_rows
from formbuilder.storage.engine import Scope

MOST_WORDS = 2_000
LABEL = 2
"""Steps to the words of an option: ``options.VALUE``; its hint has one more."""


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
    BLOCK = "block"
    """The words belong to a block that several forms share."""
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
class Planned:
    """A correction that could be made: what stands there, and the form as it would be."""

    version: int
    state: str
    before: str
    words: str
    old: Form = field(repr=False)
    new: Form = field(repr=False)
    file: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a question that can be corrected."""

    address: str
    words: str
    block: str
    """The block that they belong to; then they cannot be corrected here. "" if to none."""


def words_of(form: Form) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """Yield each question by its id, with its words in order; words of other wordings are not corrected here."""
    for each in every_question(form.questions):
        found = (
            Words(address, said.text, each.block)
            for address, said in question_slots(each)
            if "@" not in address and address.partition(".")[0] == each.id
        )
        yield each.id, tuple(found)


def newest(scope: Scope, form: str) -> form_rows.FormRow | None:
    """Return the version of a form that people begin now: none that was opened before the last one published."""
    found = version_rows.versions(scope, form)
    lived = [place for place, row in enumerate(found) if row.state != FormState.EXAMPLE]
    open_now = [row for row in found[lived[-1] if lived else 0 :] if row.state != FormState.WITHDRAWN]
    return form_rows.find(scope, form, open_now[-1].version) if open_now else None


def planned(scope: Scope, wanted: Wanted) -> Planned | NotCorrected:
    """Return the form as it would be with other words in one place, or why that cannot be."""
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
    made = _made(row, wanted.address, words, number)
    if made is None or not _only_words(old, made[0], wanted.address):
        return NotCorrected.BROKEN
    new, file = made
    return Planned(version=row.version, state=row.state, before=found.words, words=words, old=old, new=new, file=file)


def _wrong(found: Words | None, words: str) -> NotCorrected | None:
    """Return what is wrong with new words; None if nothing is."""
    wrong = {
        NotCorrected.UNKNOWN: found is None,
        NotCorrected.BLOCK: found is not None and bool(found.block),
        NotCorrected.EMPTY: not words,
        NotCorrected.TOO_LONG: len(words) > MOST_WORDS,
        NotCorrected.SAME: found is not None and found.words == words,
    }
    return next((why for why, is_so in wrong.items() if is_so), None)


def _made(row: form_rows.FormRow, address: str, words: str, number: int) -> tuple[Form, bytes] | None:
    """Return the form with other words as the version ``number``, and its file; None if it cannot be used then."""
    whole = json.loads(row.file)
    try:
        text = edited(named(whole["form"], row.slug, number), (edit_of(address, words),))
        made = packed(text.encode(), {name: each.encode() for name, each in whole["beside"].items()})
        return unpack(made)[0], made
    except (EditRefused, DefinitionError):
        return None


def _only_words(old: Form, new: Form, address: str) -> bool:
    """Say whether nothing differs but the words at one address."""
    found = changes(old, replace(new, version=old.version))
    return bool(found) and all(isinstance(each, SlotReworded) and each.address == address for each in found)


def edit_of(address: str, words: str) -> PutSetting:
    """Return the change to a draft that puts words at an address."""
    id_, _, part = address.partition(".")
    steps = tuple(part.split("."))
    if steps[0] == "options" and len(steps) == LABEL:
        steps = (*steps, "label")
    return PutSetting(question(id_), steps, words)

"""What changed for somebody half-way through a form: only questions that they were asked, one sentence each.

Private questions, and those whose answers may mean danger, are told without their words: others may look on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from formbuilder.definition.marks import Required
from formbuilder.definition.model import Form, Question
from formbuilder.publishing.change import (
    Added,
    Change,
    KindChanged,
    Part,
    Removed,
    Renamed,
    SettingChanged,
    SlotAdded,
    SlotRemoved,
    SlotReworded,
)
from formbuilder.publishing.naming import Names, quoted

PRIVATE = "Something changed in the private questions."
ABOUT_ANSWERS = frozenset({"also", "most", "least", "past", "min", "max", "whole", "periods", "alone"})
EXPLAINS = frozenset({"hint", "help", "why", "without", "unit", "item"})


def half_way(found: Iterable[Change], old: Form, new: Form, asked: Collection[str]) -> tuple[str, ...]:
    """Return what changed in the questions ``asked`` (ids of the old version), in the order of the form.

    Words of other wordings, error messages, order and conditions are left out: nobody has to do anything about them.
    """
    names = Names(old), Names(new)
    hidden = old.danger_questions | new.danger_questions
    told: dict[str, list[Change]] = {}
    for change in found:
        if (id_ := _question(change, *names)) and set(_was(change, id_)) & set(asked):
            told.setdefault(id_, []).append(change)
    sentences: list[str] = []
    for id_, mine in told.items():
        question = names[1].questions.get(id_) or names[0].questions[id_]
        said = list(_sentences(question, mine, *names))
        if said and (question.private or _is_hidden(mine, id_, names[0], hidden)):
            said = [PRIVATE] if PRIVATE not in sentences else []
        sentences += said
    return tuple(sentences)


def _question(change: Change, old: Names, new: Names) -> str:
    """Return the question that a difference is about, as it is called in the new version if it is there."""
    owner = change.address.partition(".")[0]
    return owner if owner in new.questions or owner in old.questions else ""


def _was(change: Change, id_: str) -> tuple[str, ...]:
    """Return the ids that a question had; words of one that was renamed have rows of both."""
    if isinstance(change, Renamed):
        return change.old
    return id_, *(row.partition(".")[0] for row in change.rows)


def _is_hidden(mine: Iterable[Change], id_: str, old: Names, hidden: Collection[str]) -> bool:
    """Say whether a question was private or about danger, by any id that it had."""
    ids = {each for change in mine for each in _was(change, id_)}
    return any(each in hidden or (each in old.questions and old.questions[each].private) for each in ids)


def _sentences(question: Question, mine: list[Change], old: Names, new: Names) -> Iterator[str]:
    """Yield what to know about one question: first whether it is still asked and how, then what one answers."""
    ask = quoted(str(question.ask))
    asks = [change for change in mine if isinstance(change, SlotReworded) and change.address == f"{question.id}.ask"]
    if any(isinstance(change, Removed) and change.spot.part is Part.QUESTION for change in mine):
        yield f"We no longer ask {ask}."
        return
    if renamed := next((change for change in mine if isinstance(change, Renamed)), None):
        before = " and ".join(old.heading(Part.QUESTION, id_) for id_ in renamed.old)
        if before != ask:
            yield f"We now ask {ask}. Before, we asked {before}."
    elif asks:
        yield f"We now ask {ask}. Before, we asked {quoted(asks[0].old)}."
    elif any(_explains(change) for change in mine):
        yield f"We explain {ask} in other words."
    yield from _answers(ask, mine, old, new)


def _explains(change: Change) -> bool:
    words = isinstance(change, SlotAdded | SlotRemoved | SlotReworded)
    return words and change.address.partition(".")[2] in EXPLAINS


def _answers(ask: str, mine: list[Change], old: Names, new: Names) -> Iterator[str]:
    if any(isinstance(change, KindChanged) for change in mine):
        yield f"{ask} is answered in another way now."
        return
    for kind, names, says in ((Added, new, "A new answer to"), (Removed, old, "No longer an answer to")):
        spots = [each.spot for each in mine if isinstance(each, kind) and each.spot.part is Part.OPTION]
        if spots:
            yield f"{says} {ask}: {', '.join(names.option(spot.inside, spot.id) for spot in spots)}."
    for change in mine:
        if isinstance(change, SlotReworded) and ".options." in change.address and "@" not in change.address:
            yield f"An answer to {ask} now reads {quoted(change.new)}. Before, it read {quoted(change.old)}."
    settings = {change.setting: change.new for change in mine if isinstance(change, SettingChanged)}
    if settings.get("required") == (Required.YES.value,):
        yield f"You now need to answer {ask}."
    if settings.keys() & ABOUT_ANSWERS:
        yield f"What can be answered to {ask} is different now."

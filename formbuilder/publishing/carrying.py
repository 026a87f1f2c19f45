"""Take answers from one version of a form to another: by id where they fit, by ``replaces``; the rest is left over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from formbuilder.answers.plain import from_plain, to_plain
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Group, Page, Question, Statement
from formbuilder.definition.succession import successors

Plain = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What became of answers; each of them is in ``answers`` or in ``left``."""

    answers: Plain = field(repr=False)
    """By id of the new version."""
    left: Plain = field(repr=False)
    """By id of the old version; of a group the items, each with what is left of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the page it is asked on, and the group that it is in; None if it is in none."""

    question: Question
    page: Page
    group: Question | None
    hidden: bool
    """Whether it is private."""
    apart: bool


@dataclass(frozen=True)
class Carrier:
    """Two versions, and which question of the old one became which of the new one."""

    old: Form
    new: Form
    asked_again: Collection[str] = ()
    """Ids of questions, of the old or the new version, that must be answered anew."""

    @cached_property
    def before(self) -> Mapping[str, Asked]:
        """Every question of the old version, by id."""
        return {each.question.id: each for each in _asked(self.old)}

    @cached_property
    def after(self) -> Mapping[str, Asked]:
        """Every question of the new version, by id."""
        return {each.question.id: each for each in _asked(self.new)}

    @cached_property
    def became(self) -> Mapping[str, str]:
        """Old id → new id, of those inside groups too.

        A question that was split is not in it: what somebody said to the whole is no answer to either part.
        """
        links = successors(self.new)
        found = {id_: (id_,) if id_ in self.after else links.get(id_, ()) for id_ in self.before}
        return {id_: ids[0] for id_, ids in found.items() if len(ids) == 1}

    def carry(self, answers: Plain, today: date) -> Carried:
        """Move plain answers; what does not fit any more, or must be asked again, is left."""
        moved: dict[str, object] = {}
        left: dict[str, object] = {}
        for id_ in self._in_order(answers):
            to, plain = self._target(id_), answers[id_]
            if to is None or to.question.id in moved:
                left[id_] = plain
            elif isinstance(to.question.type, Group):
                self._carry_items(self.before[id_].question, to.question, plain, today, (moved, left))
            elif (fitting := _fitting(to.question, plain, today)) is None:
                left[id_] = plain
            else:
                moved[to.question.id] = fitting
        return Carried(answers=moved, left=left)

    def pages_seen(self, seen: Collection[int]) -> frozenset[int]:
        """Return the pages of the new version of which every question stood on a page that was sent before."""
        again = {self.became.get(id_, id_) for id_ in self.asked_again}
        met = {to for id_, to in self.became.items() if self.before[id_].page.number in seen and to not in again}
        pages = (page for page in self.new.pages if page.questions)
        return frozenset(page.number for page in pages if all(each.id in met for each in page.questions))

    def _in_order(self, answers: Plain) -> list[str]:
        """Sort so that a question that kept its id comes before those that it took over."""
        places = {id_: place for place, id_ in enumerate(self.before)}
        return sorted(answers, key=lambda id_: (id_ not in self.after, places.get(id_, len(places)), id_))

    def _target(self, id_: str, within: Question | None = None) -> Asked | None:
        """Return the question that takes the answer, if one may; ``within`` is the new group of an inner question."""
        was, to = self.before.get(id_), self.after.get(self.became.get(id_, ""))
        if was is None or to is None or to.group != within or not _may_move(was, to):
            return None
        return None if {id_, to.question.id} & set(self.asked_again) else to

    def _carry_items(
        self, old: Question, new: Question, plain: object, today: date, out: tuple[dict[str, object], dict[str, object]]
    ) -> None:
        """Move the items of a group, each answer of them by itself; one that nothing of moves stays whole."""
        moved, left = out
        group = new.type
        if not isinstance(plain, list) or not isinstance(old.type, Group) or not isinstance(group, Group):
            left[old.id] = plain
            return
        items = [self._carry_item(item, new, today) for item in plain if isinstance(item, dict)]
        kept = [fits for fits, _ in items[: group.most] if fits]
        over = [rest for _, rest in items[: group.most] if rest]
        over += [item for item in plain[group.most :] if isinstance(item, dict)]
        if kept:
            moved[new.id] = kept
        if over:
            left[old.id] = over

    def _carry_item(
        self, item: dict[str, object], group: Question, today: date
    ) -> tuple[dict[str, object], dict[str, object]]:
        fits: dict[str, object] = {}
        rest: dict[str, object] = {}
        for id_, plain in item.items():
            if id_ == "id":
                continue
            to = self._target(id_, group)
            fitting = None if to is None or to.question.id in fits else _fitting(to.question, plain, today)
            if to is None or fitting is None:
                rest[id_] = plain
            else:
                fits[to.question.id] = fitting
        named = {"id": item.get("id")}
        return (named | fits if fits or not rest else {}), (named | rest if rest else {})


def _asked(form: Form) -> Iterator[Asked]:
    hidden = {section.id for section in form.sections if section.private}
    apart = {section.id for section in form.sections if section.apart}
    for page in form.pages:
        for top in page.questions:
            for question in every_question((top,)):
                yield Asked(
                    question=question,
                    page=page,
                    group=None if question is top else top,
                    hidden=page.section in hidden or page.private or top.private or question.private,
                    apart=page.section in apart or page.apart or top.apart or question.apart,
                )


def _may_move(was: Asked, to: Asked) -> bool:
    """Say whether an answer means the same there, and is seen by nobody who would not have seen it.

    What was private or apart stays so; agreement is to the very words.
    """
    if (was.hidden and not to.hidden) or (was.apart and not to.apart):
        return False
    if isinstance(was.question.type, Group) != isinstance(to.question.type, Group):
        return False
    agreed = isinstance(to.question.type, Statement)
    return not agreed or was.question.ask.text == to.question.ask.text


def _fitting(question: Question, plain: object, today: date) -> object:
    """Return the plain answer as the question takes it; None if it does not."""
    reading = from_plain(question, plain, today)
    return None if reading.faults or reading.value is None else to_plain(reading.value)

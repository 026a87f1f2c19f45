"""Which part of a new version is which part of the old one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from formbuilder.definition.model import Form, Group, Page, Question, Section
from formbuilder.definition.slots import slots


class Placed(NamedTuple):
    """A question and where it is asked."""

    question: Question
    inside: str
    """``page:ID`` of its page, or the id of its group."""
    page: Page

    @property
    def in_group(self) -> bool:
        """Whether it is asked of each item of a group."""
        return not self.inside.startswith("page:")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions, with its parts by id."""

    form: Form
    sections: Mapping[str, Section]
    pages: Mapping[str, Page]
    questions: Mapping[str, Placed]
    words: Mapping[str, str]
    """Every slot by address, in the order of the form."""
    owners: Mapping[str, tuple[str, ...]]
    """The addresses of slots by what stands before the first dot, in the order of the form."""

    @classmethod
    def of(cls, form: Form) -> Side:
        """Look through a form once."""
        words = {address: said.text for address, said in slots(form)}
        owners: dict[str, list[str]] = {}
        for address in words:
            owners.setdefault(owner_of(address), []).append(address)
        return cls(
            form=form,
            sections={section.id: section for section in form.sections},
            pages={page.id: page for page in form.pages},
            questions={placed.question.id: placed for placed in _placed(form)},
            words=words,
            owners={owner: tuple(addresses) for owner, addresses in owners.items()},
        )

    def served(self, duty: str) -> tuple[str, ...]:
        """Return the questions that serve a duty."""
        return tuple(id_ for id_, placed in self.questions.items() if duty in placed.question.serves)


@dataclass(frozen=True, slots=True)
class Both:
    """Two versions, and what of the old one became what of the new one: old id → new id."""

    old: Side
    new: Side
    sections: Mapping[str, str]
    pages: Mapping[str, str]
    questions: Mapping[str, str]
    merged: Mapping[str, tuple[str, ...]]
    """New questions that took over from several, by id; their words are compared with none of them."""


class Listed(NamedTuple):
    """What differs between two lists of ids."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    moved: tuple[str, ...]


def owner_of(address: str) -> str:
    """Return what stands before the first dot: ``form``, ``section:ID``, a question, a calculation and so on."""
    return address.partition(".")[0]


def matched(old: Form, new: Form) -> Both:
    """Find what belongs together: by id, then by ``replaces``, pages and sections by what they hold.

    Of the parts that a question was split into, the first is compared with it, and the others are new.
    """
    before, after = Side.of(old), Side.of(new)
    questions, merged = _questions(before, after)
    pages = _held(_questions_in(before.pages.values(), questions), _questions_in(after.pages.values()))
    sections = _held(_pages_in(before.sections.values(), pages), _pages_in(after.sections.values()))
    return Both(before, after, sections, pages, questions, merged)


def listed(old: Sequence[str], new: Sequence[str]) -> Listed:
    """Compare two lists of ids that each hold an id once; as few as can be are told as moved."""
    before, after = set(old), set(new)
    return Listed(
        added=tuple(id_ for id_ in new if id_ not in before),
        removed=tuple(id_ for id_ in old if id_ not in after),
        moved=_moved([id_ for id_ in old if id_ in after], [id_ for id_ in new if id_ in before]),
    )


def _moved(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return all but the longest row of ids that stand in the same order in both."""
    if old == new:
        return ()
    places = {id_: place for place, id_ in enumerate(old)}
    ends: list[int] = []
    lengths = []
    for place in (places[id_] for id_ in new):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    wanted, limit, stays = len(ends) - 1, len(old), set()
    for id_, length in zip(reversed(new), reversed(lengths), strict=True):
        if length == wanted and places[id_] < limit:
            stays.add(id_)
            wanted, limit = wanted - 1, places[id_]
    return tuple(id_ for id_ in new if id_ not in stays)


def _placed(form: Form) -> Iterator[Placed]:
    for page in form.pages:
        for question in page.questions:
            yield Placed(question, f"page:{page.id}", page)
            if isinstance(question.type, Group):
                yield from (Placed(inside, question.id, page) for inside in question.type.questions)


def _questions(before: Side, after: Side) -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    same = {id_: id_ for id_ in before.questions if id_ in after.questions}
    merged = {}
    for id_, placed in after.questions.items():
        gone = tuple(each for each in placed.question.replaces if each in before.questions.keys() - same.keys())
        if id_ not in before.questions and len(gone) == 1:
            same.setdefault(gone[0], id_)
        elif id_ not in before.questions and gone:
            merged[id_] = gone
    return same, merged


def _questions_in(pages: Iterable[Page], now: Mapping[str, str] | None = None) -> Mapping[str, Collection[str]]:
    return {page.id: [(now or {}).get(each.id, each.id) for each in page.questions] for page in pages}


def _pages_in(sections: Iterable[Section], now: Mapping[str, str] | None = None) -> Mapping[str, Collection[str]]:
    return {section.id: [(now or {}).get(each.id, each.id) for each in section.pages] for section in sections}


def _held(old: Mapping[str, Collection[str]], new: Mapping[str, Collection[str]]) -> Mapping[str, str]:
    """Pair ids: the same ones, then those whose holders share the most."""
    same = {id_: id_ for id_ in old if id_ in new}
    homes = {each: id_ for id_, held in new.items() if id_ not in old for each in held}
    taken: set[str] = set()
    for id_, held in old.items():
        if id_ not in same and (shared := Counter(homes[each] for each in held if each in homes)):
            best = next((home for home, _ in shared.most_common() if home not in taken), None)
            if best is not None:
                same[id_] = best
                taken.add(best)
    return same

"""Sections, pages, questions and ends that are new, gone, in another place or called another id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.definition.model import Form, Group, Page, Question
from formbuilder.publishing.change import Added, Change, Moved, Part, Removed, Renamed, Spot
from formbuilder.publishing.matching import Both, Side, listed, owner_of

FORM = frozenset({"form.*"})


def order_compared(both: Both) -> Iterator[Change]:
    """Yield what became of sections, pages, questions, ends and warnings."""
    yield from _sections(both)
    yield from _pages(both)
    yield from _questions(both)
    yield from of_list(Part.END, [end.id for end in both.old.form.ends], [end.id for end in both.new.form.ends], both)
    yield from of_list(Part.URGENT, urgent_names(both.old.form), urgent_names(both.new.form), both)


def urgent_names(form: Form) -> list[str]:
    """Return what each warning shows, numbered from the second time that it does."""
    found: list[str] = []
    for urgent in form.urgent:
        times = sum(name.partition(" ")[0] == urgent.say for name in found)
        found.append(f"{urgent.say} {times + 1}" if times else urgent.say)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a list of ids stands in: the id of that now and before, and the rows that differ with the list."""

    inside: str = ""
    was_inside: str = ""
    rows: frozenset[str] = FORM


WHOLE = Around()


def of_list(part: Part, old: Sequence[str], new: Sequence[str], both: Both, around: Around = WHOLE) -> Iterator[Change]:
    """Yield what is new, gone or moved in a list of ids."""
    found = listed(old, new)
    yield from (_added(Spot(part, id_, around.inside), both.new, around.rows) for id_ in found.added)
    yield from (_removed(Spot(part, id_, around.was_inside), both.old, around.rows) for id_ in found.removed)
    for id_ in found.moved:
        yield _moved(Spot(part, id_, around.inside), around.rows, around.inside, new)


def words_of(spot: Spot, side: Side) -> frozenset[str]:
    """Return the addresses of the words that belong to a part, without those of other parts in it."""
    return frozenset(each for each in side.owners.get(owner_of(spot.home), ()) if spot.holds(each))


def _moved(spot: Spot, rows: frozenset[str], was_inside: str, around: Sequence[str]) -> Moved:
    place = around.index(spot.id)
    before = around[place - 1] if place else ""
    return Moved(address=spot.address, rows=rows, spot=spot, was_inside=was_inside, after=before)


def _sections(both: Both) -> Iterator[Change]:
    now = [both.sections.get(section.id, f"old {section.id}") for section in both.old.form.sections]
    ids = [section.id for section in both.new.form.sections]
    found = listed(now, ids)
    for id_ in found.added:
        yield _added(Spot(Part.SECTION, id_), both.new, FORM)
    for id_ in found.removed:
        yield _removed(Spot(Part.SECTION, id_.removeprefix("old ")), both.old, FORM)
    yield from (_moved(Spot(Part.SECTION, id_), FORM, "", ids) for id_ in found.moved)
    for old, new in both.sections.items():
        if old != new:
            yield _renamed(Spot(Part.SECTION, new), (old,), both, FORM)


def _added(spot: Spot, side: Side, rows: frozenset[str]) -> Added:
    return Added(address=spot.address, rows=rows | words_of(spot, side) | {spot.address}, spot=spot)


def _removed(spot: Spot, side: Side, rows: frozenset[str]) -> Removed:
    return Removed(address=spot.address, rows=rows | words_of(spot, side) | {spot.address}, spot=spot)


def _renamed(spot: Spot, old: tuple[str, ...], both: Both, rows: frozenset[str]) -> Renamed:
    was = [Spot(spot.part, id_) for id_ in old]
    words = frozenset().union(*(words_of(each, both.old) | {each.address} for each in was))
    own = words_of(spot, both.new) | {spot.address}
    return Renamed(address=spot.address, rows=rows | words | own, spot=spot, old=old)


def _row(page: Page) -> frozenset[str]:
    return frozenset({f"section:{page.section}.*"})


def _pages(both: Both) -> Iterator[Change]:
    homes = {new: old for old, new in both.pages.items()}
    for id_, page in both.new.pages.items():
        if id_ not in homes and _counts(page):
            yield _added(Spot(Part.PAGE, id_, page.section), both.new, _row(page))
    for id_, page in both.old.pages.items():
        if id_ not in both.pages and _counts(page):
            yield _removed(Spot(Part.PAGE, id_, page.section), both.old, _row(page))
    for old, new in both.pages.items():
        if old != new and not _follows(old, new, both):
            page = both.new.pages[new]
            yield _renamed(Spot(Part.PAGE, new, page.section), (old,), both, _row(page) | _row(both.old.pages[old]))
    kept = ((both.pages[id_], page) for id_, page in both.old.pages.items() if id_ in both.pages)
    before = {id_: both.sections.get(page.section, f"old {page.section}") for id_, page in kept}
    yield from _in_places(Part.PAGE, before, both)


def _counts(page: Page) -> bool:
    """Say whether a page is more than its question: then it is told beside it."""
    return page.title is not None or page.show_if is not None


def _follows(old: str, new: str, both: Both) -> bool:
    """Say whether a page has another id because its first question has, and nobody would look for it."""
    pages = (both.old.pages[old], old), (both.new.pages[new], new)
    return all(page.title is None and page.questions[0].id.replace("_", "-") == id_ for page, id_ in pages)


def _in_places(part: Part, before: Mapping[str, str], both: Both) -> Iterator[Change]:
    """Yield what moved; ``before`` says in which list each stood, as the list is called now, in the old order."""
    for inside, ids, rows in _lists(part, both):
        stayed = [id_ for id_, home in before.items() if home == inside]
        came = {id_ for id_ in ids if id_ in before and before[id_] != inside}
        shuffled = listed(stayed, [id_ for id_ in ids if id_ not in came]).moved
        for id_ in ids:
            if id_ in came or id_ in shuffled:
                yield _moved(Spot(part, id_, inside), rows | _rows_before(part, id_, both), before[id_], ids)


def _lists(part: Part, both: Both) -> Iterator[tuple[str, Sequence[str], frozenset[str]]]:
    """Yield each list of pages or of questions in the new version: what it stands in, its ids, its row."""
    if part is Part.PAGE:
        for section in both.new.form.sections:
            yield section.id, [page.id for page in section.pages], frozenset({f"section:{section.id}.*"})
        return
    for page in both.new.form.pages:
        yield f"page:{page.id}", _ids(page.questions), _row(page)
    for placed in both.new.questions.values():
        if isinstance(placed.question.type, Group):
            yield placed.question.id, _ids(placed.question.type.questions), frozenset({f"{placed.question.id}.*"})


def _ids(questions: Iterable[Question]) -> list[str]:
    return [question.id for question in questions]


def _rows_before(part: Part, id_: str, both: Both) -> frozenset[str]:
    """Return the row of the list that something stood in."""
    if part is Part.PAGE:
        old = next(before for before, after in both.pages.items() if after == id_)
        return _row(both.old.pages[old])
    old = next(before for before, after in both.questions.items() if after == id_)
    return _home(both.old, old)


def _home(side: Side, id_: str) -> frozenset[str]:
    """Return the row of the list that a question stands in: of its group or of its section."""
    placed = side.questions[id_]
    return frozenset({f"{placed.inside}.*"}) if placed.in_group else _row(placed.page)


def _questions(both: Both) -> Iterator[Change]:
    taken = {old for olds in both.merged.values() for old in olds}
    homes = {new: old for old, new in both.questions.items()}
    for id_, placed in both.new.questions.items():
        spot = Spot(Part.QUESTION, id_, placed.inside)
        if id_ in both.merged:
            gone = frozenset[str]().union(*(_home(both.old, each) for each in both.merged[id_]))
            yield _renamed(spot, both.merged[id_], both, _home(both.new, id_) | gone)
        elif id_ not in homes:
            yield _added(spot, both.new, _home(both.new, id_))
        elif homes[id_] != id_:
            yield _renamed(spot, (homes[id_],), both, _home(both.new, id_) | _home(both.old, homes[id_]))
    for id_, placed in both.old.questions.items():
        if id_ not in both.questions and id_ not in taken:
            yield _removed(Spot(Part.QUESTION, id_, placed.inside), both.old, _home(both.old, id_))
    before = {both.questions[id_]: _inside(id_, both) for id_ in both.old.questions if id_ in both.questions}
    yield from _in_places(Part.QUESTION, before, both)


def _inside(id_: str, both: Both) -> str:
    """Return what a question of the old version stands in, as it is called now."""
    placed = both.old.questions[id_]
    if placed.in_group:
        return both.questions.get(placed.inside, f"old {placed.inside}")
    return f"page:{both.pages.get(placed.page.id, f'old {placed.page.id}')}"

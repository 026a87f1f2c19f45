"""Make a page of “You said, we did”: lines are proposed from decisions and themes, and an officer words them.

Each point is counted in exactly one line of one page. What is changed after a chair looked is shown to them again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.definition.worded import way_words
from formbuilder.review.told import Group, Told, joined
from formbuilder.services.deciding import with_reasons
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import FORM
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.point_kinds import Point
from formbuilder.services.points import with_words
from formbuilder.services.said_kinds import (
    LONGEST,
    MOST_LINES,
    Line,
    Look,
    Making,
    NoPage,
    OwnWords,
    PageState,
    Quote,
    Verdict,
)
from formbuilder.storage import decisions as decision_rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import said as rows
from formbuilder.storage import spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.said import CountedRow, LineRow, PageRow
from formbuilder.storage.tables import said_lines, said_pages, said_points

PAGE = 50
NO_ANSWER = "Some comments have no answer yet."
STILL = "We will answer each of these."
LONGEST_WORDS = 100
"""Signs of the words of a form that stand in a proposed line."""
HIGHEST_VERSION = 1_000_000


def list_pages(store: Store) -> tuple[PageRow, ...]:
    """Return the pages there are."""
    return store.read(rows.pages)


def versions_of(store: Store, form: str) -> Mapping[int, bool]:
    """Return the versions of a form of which something was said, the newest first, and whether each has a page."""

    def look(scope: Scope) -> Mapping[int, bool]:
        pages = {each.version for each in rows.pages(scope) if each.form == form}
        return {version: version in pages for version in sorted(pages | rows.versions(scope, form), reverse=True)}

    return store.read(look) if FORM.fullmatch(form) else {}


def find_making(store: Store, form: str, version: int) -> Making | None:
    """Return a page as it is being made, whatever an address says."""
    return store.read(lambda scope: making(scope, form, version)) if _is_page(form, version) else None


def begin_page(store: Store, form: str, version: int, doing: Doing) -> Making | NoPage:
    """Begin the page of a version with lines that are proposed; small ones are joined. One that is there stays."""

    def begin(scope: Scope) -> Making | NoPage:
        if Right.ANSWER_POINTS not in rights_of(scope, doing):
            return NoPage.NO_RIGHT
        if rows.page(scope, form, version, lock=True) is None:
            found = rows.to_count(scope, form, version)
            if not found:
                return NoPage.NOTHING
            plain.put(scope, said_pages, PageRow(form=form, version=version, changed_at=doing.now))
            _add_lines(scope, (form, version), joined(_proposed(scope, found)), doing)
            doing.note(scope, "said-page-begun", form)
        return making(scope, form, version) or NoPage.UNKNOWN

    return store.write(begin) if _is_page(form, version) else NoPage.UNKNOWN


def count_the_rest(store: Store, form: str, version: int, doing: Doing) -> Making | NoPage:
    """Count what came since in lines of its own; what was taken back since is counted no more."""

    def bring(scope: Scope) -> Making | NoPage:
        row = _open(scope, form, version, doing)
        if isinstance(row, NoPage):
            return row
        there = {each.point for each in _counted(scope, form, version)}
        every = rows.to_count(scope, form, version)
        plain.remove(scope, said_points, said_points.c.point.in_(sorted(there - {each.id for each in every})))
        new = [each for each in every if each.id not in there]
        _add_lines(scope, (form, version), joined(_proposed(scope, new)), doing)
        _settled(scope, form, version, doing)
        return making(scope, form, version) or NoPage.UNKNOWN

    return store.write(bring) if _is_page(form, version) else NoPage.UNKNOWN


def keep_line(store: Store, id_: str, said: str, did: str, doing: Doing) -> LineRow | NoPage:
    """Keep what an officer says in a line."""
    said, did = said.strip(), did.strip()
    if not (said and did):
        return NoPage.EMPTY
    if max(len(said), len(did)) > LONGEST:
        return NoPage.LONG

    def keep(scope: Scope) -> LineRow | NoPage:
        row = _line(scope, id_, doing)
        if isinstance(row, NoPage):
            return row
        plain.change(scope, said_lines, {"said": said, "did": did}, id=id_)
        _settled(scope, row.form, row.version, doing)
        return plain.find(scope, said_lines, LineRow, id=id_) or NoPage.UNKNOWN

    return store.write(keep) if is_id(id_) else NoPage.UNKNOWN


def join_lines(store: Store, id_: str, others: Collection[str], doing: Doing) -> LineRow | NoPage:
    """Join other lines of the page to one: their words come below its own, and all is counted there."""

    def join(scope: Scope) -> LineRow | NoPage:
        row = _line(scope, id_, doing)
        if isinstance(row, NoPage):
            return row
        theirs = [each for each in rows.lines(scope, row.form, row.version) if each.id in set(others)]
        if not theirs or id_ in {each.id for each in theirs}:
            return NoPage.SAME
        said = "\n".join(dict.fromkeys([row.said, *(each.said for each in theirs)]))
        did = "\n".join(dict.fromkeys([row.did, *(each.did for each in theirs)]))
        if max(len(said), len(did)) > LONGEST:
            return NoPage.LONG
        plain.change(scope, said_lines, {"said": said, "did": did}, id=id_)
        moved = said_points.c.line.in_([each.id for each in theirs])
        plain.change(scope, said_points, {"line": id_}, moved)
        _settled(scope, row.form, row.version, doing)
        return plain.find(scope, said_lines, LineRow, id=id_) or NoPage.UNKNOWN

    return store.write(join) if is_id(id_) else NoPage.UNKNOWN


def move_points(store: Store, id_: str, moved: Collection[str], to: str, doing: Doing) -> LineRow | NoPage:
    """Count some points of a line in another line of the page, or in a new one if ``to`` is ""."""

    def move(scope: Scope) -> LineRow | NoPage:
        row = _line(scope, id_, doing)
        if isinstance(row, NoPage):
            return row
        every = rows.lines(scope, row.form, row.version)
        target = next((each for each in every if each.id == to), None)
        if not moved or to == id_ or (to and target is None):
            return NoPage.SAME
        if target is None:
            if len(every) >= MOST_LINES:
                return NoPage.MANY
            target = LineRow(
                id=doing.new_id(),
                form=row.form,
                version=row.version,
                number=every[-1].number + 1,
                said=row.said,
                did=row.did,
            )
            plain.put(scope, said_lines, target)
        plain.change(scope, said_points, {"line": target.id}, said_points.c.point.in_(sorted(moved)), line=id_)
        _settled(scope, row.form, row.version, doing)
        return plain.find(scope, said_lines, LineRow, id=target.id) or NoPage.SAME

    return store.write(move) if is_id(id_) else NoPage.UNKNOWN


def points_of_line(store: Store, id_: str, page: int = 1) -> tuple[Point, ...]:
    """Return what is counted in a line: one more than a page, if there is more."""
    window = PAGE + 1, (max(page, 1) - 1) * PAGE
    return store.read(lambda scope: with_words(scope, rows.points_in(scope, id_, window))) if is_id(id_) else ()


def find_line(store: Store, id_: str) -> LineRow | None:
    """Return a line, whatever an address says."""
    return store.read(lambda scope: plain.find(scope, said_lines, LineRow, id=id_)) if is_id(id_) else None


def making(scope: Scope, form: str, version: int) -> Making | None:
    """Return a page as it is being made: a number of queries that does not grow with what was said."""
    row = rows.page(scope, form, version)
    if row is None:
        return None
    counts = rows.counts(scope, form, version)
    quotes = quotes_of(scope, form, version)
    none = rows.CountRow(0, 0, 0)
    lines = tuple(
        _told(each, counts.get(each.id, none), quotes.get(each.id, ())) for each in rows.lines(scope, form, version)
    )
    return Making(
        form=form,
        version=version,
        state=PageState(row.state),
        lines=lines,
        looks=_looks(scope, form, version),
        uncounted=rows.uncounted(scope, form, version),
        sent_at=row.sent_at,
        published_at=row.published_at,
    )


def quotes_of(scope: Scope, form: str, version: int) -> Mapping[str, tuple[Quote, ...]]:
    """Return the sentences that authors were asked for, by line; of what is hidden or taken back none."""
    found = [each for each in rows.own_words(scope, form, version) if each.state == "sent"]
    texts = spoken.spoken(scope, frozenset(each.words for each in found if each.words))
    by_line: dict[str, tuple[Quote, ...]] = {}
    for each in found:
        if each.words and each.words in texts:
            quote = Quote(point=each.point, words=texts[each.words], says=OwnWords(each.own_words))
            by_line[each.line] = (*by_line.get(each.line, ()), quote)
    return by_line


def _settled(scope: Scope, form: str, version: int, doing: Doing) -> None:
    """Leave out lines that count nothing; what a chair saw is not what stands there now."""
    used = {each.line for each in _counted(scope, form, version)}
    empty = [each.id for each in rows.lines(scope, form, version) if each.id not in used]
    if empty:
        plain.remove(scope, said_lines, said_lines.c.id.in_(empty))
    touched(scope, form, version, doing)


def touched(scope: Scope, form: str, version: int, doing: Doing) -> None:
    """Note that a page changed: it is made again from here on, and what was published stays as it was."""
    values: dict[str, object] = {"state": PageState.MAKING.value, "changed_at": doing.now}
    plain.change(scope, said_pages, values, form=form, version=version)


def _add_lines(scope: Scope, name: tuple[str, int], groups: Sequence[Group], doing: Doing) -> None:
    form, version = name
    last = max((each.number for each in rows.lines(scope, form, version)), default=0)
    for number, group in enumerate(groups, last + 1):
        said, did = ("\n".join(each)[:LONGEST] for each in (group.said, group.did))
        row = LineRow(id=doing.new_id(), form=form, version=version, number=number, said=said, did=did)
        plain.put(scope, said_lines, row)
        rows.count_in(scope, row.id, [told.point for told in group.points])


def _proposed(scope: Scope, found: Sequence[PointRow]) -> tuple[Group, ...]:
    """Return points by theme, or else by the decision that answers them; those that wait stand together."""
    decided = {each.point: each.decision for each in decision_rows.of_points(scope, [each.id for each in found])}
    every = with_reasons(scope, decision_rows.those(scope, frozenset(decided.values())))
    made = {each.id: each for each in every}
    groups: dict[str, list[PointRow]] = {}
    for row in found:
        answer = made.get(decided.get(row.id, ""))
        groups.setdefault(_key(answer), []).append(row)
    return tuple(_group(theirs, [made[id_] for id_ in _decisions(theirs, decided)]) for theirs in groups.values())


def _decisions(theirs: Iterable[PointRow], decided: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(decided[each.id] for each in theirs if each.id in decided))


def _key(answer: Decision | None) -> str:
    if answer is None:
        return ""
    return f"theme {answer.theme.casefold()}" if answer.theme else answer.id


def _group(theirs: Sequence[PointRow], answers: Sequence[Decision]) -> Group:
    told = tuple(Told(each.id, each.author or each.id, each.speaks_for) for each in theirs)
    if not answers:
        return Group((NO_ANSWER,), (STILL,), told)
    themes = tuple(dict.fromkeys(each.theme for each in answers if each.theme))
    about = tuple(f"About {each}." for each in themes) or (_words_of(theirs[0]),)
    did = tuple(dict.fromkeys(f"{each.outcome.sentence} {each.because}".strip() for each in answers))
    return Group(about, did, told)


def _words_of(row: PointRow) -> str:
    words = next(iter(row.slot_text.splitlines()), "")
    short = words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS].rsplit(' ', 1)[0]} …"
    wording = row.place.partition("~")[0].partition("@")[2]
    where = f" {way_words(wording)}" if wording else ""
    return f"About these words{where}: “{short}”" if short else "About the form as a whole."


def _told(row: LineRow, count: rows.CountRow, quotes: tuple[Quote, ...]) -> Line:
    return Line(
        id=row.id,
        number=row.number,
        said=row.said,
        did=row.did,
        points=count.points,
        people=count.people,
        speaks_for=count.speaks_for,
        quotes=quotes,
    )


def _looks(scope: Scope, form: str, version: int) -> tuple[Look, ...]:
    found = rows.looks(scope, form, version)
    texts = spoken.spoken(scope, frozenset(each.words for each in found if each.words))
    names = {each.id: each.name for each in panel_rows.every(scope)} if found else {}
    return tuple(
        Look(
            panel=each.panel,
            name=names.get(each.panel, ""),
            verdict=Verdict(each.verdict),
            words=texts.get(each.words or "", ""),
            named=each.named,
            looked_at=each.looked_at,
        )
        for each in found
    )


def _counted(scope: Scope, form: str, version: int) -> tuple[CountedRow, ...]:
    return rows.counted(scope, [each.id for each in rows.lines(scope, form, version)])


def _open(scope: Scope, form: str, version: int, doing: Doing) -> PageRow | NoPage:
    if Right.ANSWER_POINTS not in rights_of(scope, doing):
        return NoPage.NO_RIGHT
    return rows.page(scope, form, version, lock=True) or NoPage.UNKNOWN


def _line(scope: Scope, id_: str, doing: Doing) -> LineRow | NoPage:
    row = plain.find(scope, said_lines, LineRow, id=id_)
    if row is None:
        return NoPage.UNKNOWN
    page = _open(scope, row.form, row.version, doing)
    return page if isinstance(page, NoPage) else row


def _is_page(form: str, version: int) -> bool:
    return bool(FORM.fullmatch(form)) and 0 < version < HIGHEST_VERSION

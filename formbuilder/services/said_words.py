"""A sentence of somebody’s own stands on a public page only with their yes to it, and for as long as that holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.definition.rewording import plainly
from formbuilder.services.deciding import speak
from formbuilder.services.decision_checks import speaks_for
from formbuilder.services.doing import Doing
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.point_writing import happened
from formbuilder.services.points import with_words
from formbuilder.services.said_kinds import LONGEST_SENTENCE, NoPage, OwnWords
from formbuilder.services.said_making import touched
from formbuilder.services.telling_authors import told_of
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import said as rows
from formbuilder.storage import said_out, spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.said import CountedRow, LineRow
from formbuilder.storage.tables import said_lines, said_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody reads about the line that a point of theirs is counted in."""

    line: LineRow
    page_published: bool
    says: OwnWords
    sentence: str = field(repr=False)


def ask_for_words(store: Store, point: str, sentence: str, doing: Doing) -> NoPage | None:
    """Ask whoever said something for a yes to one sentence of it; None if they are asked.

    For somebody without a row here, whoever helps their panel asks on paper and answers.
    """
    sentence = sentence.strip()
    if not sentence:
        return NoPage.EMPTY
    if len(sentence) > LONGEST_SENTENCE:
        return NoPage.LONG

    def ask(scope: Scope) -> NoPage | None:
        row, found = point_rows.find(scope, point, lock=True), _counted(scope, point)
        if Right.ANSWER_POINTS not in rights_of(scope, doing):
            return NoPage.NO_RIGHT
        if row is None or found is None:
            return NoPage.UNKNOWN
        if why := _cannot_ask(scope, row, sentence):
            return why
        _keep(scope, found, OwnWords.ASKED, sentence, doing)
        line = plain.find(scope, said_lines, LineRow, id=found.line)
        if line:
            touched(scope, line.form, line.version, doing)
        happened(scope, point, "own-words-asked", doing)
        told_of(scope, row.author, "own-words-asked", point, doing)
        return None

    return store.write(ask) if is_id(point) else NoPage.UNKNOWN


def answer_for_words(store: Store, point: str, doing: Doing, *, yes: bool) -> NoPage | None:
    """Let the author say yes or no, at any time, and yes after no; a no takes the sentence off the page at once."""

    def answer(scope: Scope) -> NoPage | None:
        row, found = point_rows.find(scope, point, lock=True), _counted(scope, point)
        if row is None or found is None or not speaks_for(scope, row, doing):
            return NoPage.UNKNOWN
        if found.words is None:
            return NoPage.NOTHING
        says = OwnWords.YES if yes else OwnWords.NO
        plain.change(scope, said_points, {"own_words": says.value}, point=point)
        happened(scope, point, f"own-words-{says}", doing)
        doing.note(scope, f"own-words-{says}", point)
        return None

    return store.write(answer) if is_id(point) else NoPage.UNKNOWN


def asked_of(store: Store, point: str, doing: Doing) -> Asked | None:
    """Return where a point is counted, and what its author was asked; None for others, and if it is counted nowhere."""

    def look(scope: Scope) -> Asked | None:
        row = point_rows.find(scope, point)
        found = _counted(scope, point) if row and speaks_for(scope, row, doing) else None
        line = plain.find(scope, said_lines, LineRow, id=found.line) if found else None
        if found is None or line is None:
            return None
        page = rows.page(scope, line.form, line.version)
        texts = spoken.spoken(scope, frozenset({found.words or ""}))
        return Asked(
            line=line,
            page_published=bool(page and page.published_at),
            says=OwnWords(found.own_words),
            sentence=texts.get(found.words or "", ""),
        )

    return store.read(look) if is_id(point) else None


def lines_of_points(store: Store, ids: tuple[str, ...]) -> dict[str, LineRow]:
    """Return the line that each of these points is counted in, on pages that everybody can read."""

    def look(scope: Scope) -> dict[str, LineRow]:
        found = rows.lines_with(scope, ids)
        forms = {row.form for row in found.values()}
        out = {form: {version for version, _ in said_out.published(scope, form)} for form in forms}
        return {point: row for point, row in found.items() if row.version in out[row.form]}

    return store.read(look) if ids else {}


def _counted(scope: Scope, point: str) -> CountedRow | None:
    return plain.find(scope, said_points, CountedRow, point=point)


def _cannot_ask(scope: Scope, row: PointRow, sentence: str) -> NoPage | None:
    if row.state != "sent":
        return NoPage.UNKNOWN
    if row.author is None and row.panel is None:
        return NoPage.NOBODY
    theirs = plainly(with_words(scope, (row,))[0].words)
    return None if plainly(sentence) in theirs else NoPage.NOT_THEIRS


def _keep(scope: Scope, found: CountedRow, says: OwnWords, sentence: str, doing: Doing) -> None:
    if found.words:
        plain.change(scope, said_points, {"words": None}, point=found.point)
        spoken.erase(scope, found.words, doing.now)
    values: dict[str, object] = {"own_words": says.value, "words": speak(scope, sentence, doing)}
    plain.change(scope, said_points, values, point=found.point)

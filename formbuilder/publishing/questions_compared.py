"""What differs in questions that are in both versions: how they are answered, their settings, the duties they serve."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.definition.model import Question
from formbuilder.definition.vocabulary import options
from formbuilder.publishing.change import Change, DutyChanged, KindChanged, Part, SettingChanged, Spot
from formbuilder.publishing.matching import Both
from formbuilder.publishing.order_compared import Around, of_list
from formbuilder.publishing.settings_compared import MARKS, settings, written


def questions_compared(both: Both) -> Iterator[Change]:
    """Yield what differs of each question, and the marks of pages that neither section nor questions explain."""
    for old, new in both.questions.items():
        spot = Spot(Part.QUESTION, new, both.new.questions[new].inside)
        rows = frozenset({f"{old}.*", f"{new}.*"})
        yield from _settings(both, old, spot, rows)
        yield from _answers(both, old, spot, rows)
    yield from _duties(both)


def _settings(both: Both, old: str, spot: Spot, rows: frozenset[str]) -> Iterator[Change]:
    """Yield the settings; not those that the whole section has changed, nor ``replaces`` that led here."""
    before, after = both.old.questions[old].question, both.new.questions[spot.id].question
    of_section = _of_section(both, old, spot.id)
    for each in settings(before, after, spot, rows):
        if not (isinstance(each, SettingChanged) and each.setting in of_section):
            yield each
    if before.serves != after.serves and set(before.serves) == set(after.serves):
        shown = written(before.serves), written(after.serves)
        yield SettingChanged(address=f"{spot.id}.*", rows=rows, spot=spot, setting="serves", old=shown[0], new=shown[1])


def _of_section(both: Both, old: str, new: str) -> frozenset[str]:
    """Return the settings that a question has from its section, or because it took over from another question."""
    before = both.old.sections[both.old.questions[old].page.section]
    after = both.new.sections[both.new.questions[new].page.section]
    taken = frozenset({"replaces"} if old != new else ())
    if both.sections.get(before.id) != after.id:
        return taken
    return taken | frozenset(mark for mark in MARKS if getattr(before, mark) != getattr(after, mark))


def _answers(both: Both, old: str, spot: Spot, rows: frozenset[str]) -> Iterator[Change]:
    before, after = both.old.questions[old].question, both.new.questions[spot.id].question
    if type(before.type) is type(after.type):
        yield from settings(before.type, after.type, spot, rows)
    else:
        yield KindChanged(address=f"{spot.id}.*", rows=rows, spot=spot, old=before.type, new=after.type)
    yield from _options(before, after, both)


def _options(before: Question, after: Question, both: Both) -> Iterator[Change]:
    old, new = ({option.value: option for option in options(each)} for each in (before, after))
    rows = frozenset({f"{before.id}.*", f"{after.id}.*"})
    around = Around(inside=after.id, was_inside=before.id, rows=rows)
    yield from of_list(Part.OPTION, [*old], [*new], both, around)
    for value in old.keys() & new.keys():
        yield from settings(old[value], new[value], Spot(Part.OPTION, value, after.id), rows)


def _duties(both: Both) -> Iterator[Change]:
    """Yield each duty that a question serves no longer, or that it did not serve before."""
    for old, placed in both.old.questions.items():
        new = both.questions.get(old)
        now = both.new.questions[new].question.serves if new else ()
        home = both.new.questions[new].inside if new else placed.inside
        gone = (duty for duty in placed.question.serves if duty not in now)
        yield from _served(both, gone, Spot(Part.QUESTION, new or old, home), {old, new or old}, served=False)
    before = {new: both.old.questions[old].question.serves for old, new in both.questions.items()}
    for new, placed in both.new.questions.items():
        found = (duty for duty in placed.question.serves if duty not in before.get(new, ()))
        olds = {old for old, now in both.questions.items() if now == new} if new in before else set()
        yield from _served(both, found, Spot(Part.QUESTION, new, placed.inside), {new, *olds}, served=True)


def _served(both: Both, duties: Iterator[str], spot: Spot, ids: set[str], *, served: bool) -> Iterator[Change]:
    rows = frozenset(f"{id_}.*" for id_ in ids)
    for duty in duties:
        by = both.new.served(duty)
        yield DutyChanged(address=f"{spot.id}.*", rows=rows, spot=spot, duty=duty, served=served, by=by)

"""Which questions of a new version took over from those of an earlier one, as ``replaces`` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form

Links = Mapping[str, tuple[str, ...]]


def successors(new: Form, between: Iterable[Form] = ()) -> Links:
    """Return, by the id that is replaced, the questions of ``new`` that say so, in the order of the form.

    One that was split has several, and several that were merged have the same one. ``between`` are the versions after
    the old one and before the new one, so that a question that was renamed twice is found too. An id that ``new`` still
    asks is in it as well, if another question was split off from it.
    """
    asked = [question.id for question in every_question(new.questions)]
    links: dict[str, list[str]] = {}
    for form in (*between, new):
        for question in every_question(form.questions):
            for old in question.replaces:
                links.setdefault(old, []).append(question.id)
    places = {id_: place for place, id_ in enumerate(asked)}
    ends = {old: sorted(set(_ends(old, links, places)), key=places.__getitem__) for old in links}
    return {old: tuple(found) for old, found in ends.items() if found}


def _ends(old: str, links: Mapping[str, list[str]], asked: Mapping[str, int]) -> Iterator[str]:
    """Yield where the links from an id lead in the new version; the first question that it asks is the end of a way."""
    seen, waiting = {old}, [*links[old]]
    while waiting:
        if (id_ := waiting.pop()) in seen:
            continue
        seen.add(id_)
        if id_ in asked:
            yield id_
        else:
            waiting += links.get(id_, ())

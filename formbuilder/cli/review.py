"""``review``: where points about one version stand on another one, and what people said before a round."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from formbuilder.cli.bringing import add_import
from formbuilder.cli.finding import FORM, find_path, find_words
from formbuilder.cli.output import Chosen, Commands, WrongUseError, nearest, say, say_json
from formbuilder.cli.points import read_points
from formbuilder.definition.library import EMPTY, read_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form
from formbuilder.problems import DefinitionError
from formbuilder.review.carrying import carry
from formbuilder.review.points import Placed, Point, need_somebody
from formbuilder.review.standing import Standing

MOST_TOLD = 20
"""Places that are not there, beyond which they are only counted."""
STANDS = "stands at"
MAY_STAND = "may stand at"


def add_to(commands: Commands) -> None:
    """Add ``review``."""
    actions = commands.add_parser("review", help="points that people made about words").actions("ACTION")
    carrying = actions.add_parser("carry", help="say where points stand on another version")
    carrying.add_argument("old", metavar="OLD", help=f"the version that the points are about: {FORM}")
    carrying.add_argument("new", metavar="NEW", help="the other version, in the same way")
    carrying.add_argument("points", metavar="POINTS", help="a file with one JSON list of points, or -")
    carrying.add_argument(
        "--format", choices=("json", "lines", "text"), default="json", help="how to print; json without it"
    )
    carrying.set_defaults(run=run_carry)
    add_import(actions)


def run_carry(chosen: Chosen) -> int:
    """Carry points; status 1 if somebody must look at one of them."""
    old, new = find_words(chosen.old), find_words(chosen.new)
    if old.slug != new.slug:
        say(f"These are two different forms: “{old.title}” and “{new.title}”.", error=True)
    points = read_points(chosen.points)
    _refuse_unknown(points, Standing(old))
    between, broken = _between(chosen.new, old, new)
    found = carry(old, new, points, between)
    if any(not each.place for each in found):
        for path in broken:
            say(f"{path} cannot be used, so what it replaces does not count.", error=True)
    {"json": _say_as_json, "lines": _say_as_lines, "text": _say}[chosen.format](found)
    return 1 if need_somebody(found) else 0


def _between(name: str, old: Form, new: Form) -> tuple[list[Form], list[Path]]:
    """Return the versions beside the new one, after the old one and before it, and the files that cannot be read."""
    path = find_path(name)
    if not old.slug == new.slug == path.absolute().parent.name:
        return [], []
    numbered = {int(each.stem): each for each in path.parent.glob("*.yaml") if each.stem.isdecimal()}
    paths = [each for number, each in sorted(numbered.items()) if old.version < number < new.version]
    forms, broken = list[Form](), list[Path]()
    library = read_library(path.absolute().parent.parent)[0] if paths else EMPTY
    for each in paths:
        try:
            forms.append(load(each, library))
        except (DefinitionError, OSError):
            broken.append(each)
    return forms, broken


def _refuse_unknown(points: Iterable[Point], old: Standing) -> None:
    """Raise WrongUseError with every place that the old version does not have."""
    unknown = [point for point in points if old.spot(point.place) is None]
    if not unknown:
        return
    told = [
        f"Point {point.id}: {old.form.name} has no place ‘{_cut(point.place)}’.{_nearest(point.place, old)}"
        for point in unknown[:MOST_TOLD]
    ]
    more = len(unknown) - len(told)
    told += [f"So it is with {more} more."] if more else []
    told.append("Give each point an address of the old version, such as hours.hint. Nothing was carried.")
    raise WrongUseError("\n".join(told))


def _nearest(place: str, old: Standing) -> str:
    return nearest(_cut(place), [*old.words, *(f"{home}.*" for home in old.homes)])


def _cut(text: str) -> str:
    return f"{text[:60]}…" if len(text) > 60 else text


def _say_as_json(found: Sequence[Placed]) -> None:
    say_json([_told(each) for each in found])


def _say_as_lines(found: Sequence[Placed]) -> None:
    for each in found:
        say(json.dumps(_told(each), ensure_ascii=False))


def _told(each: Placed) -> dict[str, object]:
    return {"id": each.id, "status": each.status.value, "place": each.place, "proposed": each.proposed}


def _say(found: Sequence[Placed]) -> None:
    for each in found:
        say(f"{each.id}: {each.status.sentence}")
        for called, addresses in ((STANDS, each.place), (MAY_STAND, each.proposed)):
            if addresses:
                say(f"  {called} {', '.join(addresses)}")
    waiting = len(need_somebody(found))
    say(f"To look at: {waiting} of {len(found)}." if waiting else f"Nothing to look at. Points: {len(found)}.")

"""A revision of a form with points about its first version, and where each of them belongs, written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from formbuilder.definition.library import EMPTY
from formbuilder.definition.load import parse
from formbuilder.definition.model import Form
from formbuilder.review.points import Placed, Point, Status

HERE = Path(__file__).parent / "revision"
NOWHERE = "-"
FOUND_HERE = frozenset({Status.SAME, Status.REWORDED, Status.REPLACED})


class Verdict(StrEnum):
    """How well a way to carry points did with one of them."""

    RIGHT = "right"
    WRONG = "on the wrong question"
    LOST = "lost"
    KEPT_BACK = "rightly not placed"


@dataclass(frozen=True)
class Expected:
    """A point, what must become of it, and where a person says that it belongs."""

    point: Point
    placed: Placed
    belongs: tuple[str, ...]

    def verdict(self, placed: Placed) -> Verdict:
        """Judge an answer; what waits for somebody’s word stands on nothing yet, and is not lost if it is right."""
        offered = placed.proposed or placed.place
        waits = placed.status.needs_somebody
        live = () if waits else tuple(each for each in placed.place if not each.endswith(".*"))
        if self.belongs:
            if {_home(each) for each in live} - {_home(each) for each in self.belongs}:
                return Verdict.WRONG
            return Verdict.RIGHT if set(offered) == set(self.belongs) else Verdict.LOST
        return Verdict.WRONG if live else Verdict.KEPT_BACK


def forms() -> tuple[Form, Form]:
    """The two versions."""
    old, new = (parse((HERE / f"{number}.yaml").read_bytes(), f"{number}.yaml", EMPTY) for number in (1, 2))
    return old, new


def expected() -> list[Expected]:
    """What must become of each point."""
    lines = (HERE / "points.txt").read_text(encoding="utf-8").splitlines()
    return [_expected(f"p{number}", line) for number, line in enumerate(lines) if not line.startswith("#")]


def _expected(id_: str, line: str) -> Expected:
    place, quote, status, *rest = (part.strip() for part in line.split("|"))
    at, proposed, belongs = (*(_addresses(part) for part in rest), (), (), ())[:3]
    found = Status(status)
    usual = at if found in FOUND_HERE else proposed if found is Status.RENAMED else ()
    return Expected(
        point=Point(id=id_, place=place, quote=quote),
        placed=Placed(id=id_, status=found, place=at, proposed=proposed),
        belongs=tuple(each for each in belongs if each != NOWHERE) or usual,
    )


def _addresses(part: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in part.split(",") if each.strip())


def _home(address: str) -> str:
    return address if address.startswith("glossary.") else address.partition(".")[0]

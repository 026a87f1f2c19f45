"""Take points from one version of a form to another, never by likeness from one question to another.

The ladder, and the measurement that it comes from, are in docs/review.md. What a point was about decides alone: its
address, what the new version says with ``replaces``, and last whether the very same words stand elsewhere once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from formbuilder.definition.model import Form, Page, Section
from formbuilder.definition.rewording import likeness, plainly
from formbuilder.definition.succession import Links, successors
from formbuilder.definition.vocabulary import options
from formbuilder.review.points import Placed, Point, Status
from formbuilder.review.quotes import A_LOT, became
from formbuilder.review.standing import WHOLE, Kind, Spot, Standing


class UnknownPlaceError(ValueError):
    """The old version has no such place."""


def carry(old: Form, new: Form, points: Iterable[Point], between: Iterable[Form] = ()) -> tuple[Placed, ...]:
    """Return where each point stands on the new version, in the same order.

    ``between`` are the versions after ``old`` and before ``new``: what they declared counts. UnknownPlaceError if
    ``old`` does not have the place of a point.
    """
    carrier = Carrier(Standing(old), Standing(new), successors(new, between))
    return tuple(carrier.placed(point) for point in points)


@dataclass(frozen=True)
class Carrier:
    """Two versions, and which questions the new one declares to have taken over."""

    old: Standing
    new: Standing
    links: Links
    recycled: dict[str, bool] = field(default_factory=dict, init=False)
    """What is known of ids that both have, worked out once."""

    def placed(self, point: Point) -> Placed:
        """Return where a point stands; UnknownPlaceError if the old version does not have its place."""
        spot = self.old.spot(point.place)
        if spot is None:
            raise UnknownPlaceError(point.place)
        if self._goes_on(spot.home):
            return self._in_its_home(point, spot)
        if homes := self._heirs(spot.home):
            place = tuple(address for home in homes for address in self._at_heir(spot, home))
            return Placed(id=point.id, status=Status.REPLACED, place=place)
        proposed = self._same_words(spot)
        return Placed(id=point.id, status=Status.RENAMED if proposed else Status.REMOVED, proposed=proposed)

    def _goes_on(self, home: str) -> bool:
        return self.new.homes.get(home) is self.old.homes[home]

    def _in_its_home(self, point: Point, spot: Spot) -> Placed:
        """Place a point on what still has its id: on its words, or under the question if they are gone."""
        here = self._read_at(spot)
        if here is None and (place := self._options_after(spot, spot.home)):
            return Placed(id=point.id, status=Status.REPLACED, place=place)
        if here is None:
            place = self._whole(spot.home)
            return Placed(id=point.id, status=Status.PART_REMOVED, place=place, proposed=self._moved_inside(spot))
        status = became(self.old.text(spot), self.new.text(here), point.quote)
        if spot.part != "ask" and self._is_recycled(spot.home):
            status = Status.CHANGED_A_LOT
        proposed = self._elsewhere(spot) if status is Status.CHANGED_A_LOT else ()
        return Placed(id=point.id, status=status, place=(here.address,), proposed=proposed)

    def _read_at(self, spot: Spot) -> Spot | None:
        """Return where the new version has these words; words of a wording never stand in for those of another."""
        if self.old.own(spot):
            return spot if self.new.own(spot) else None
        ways = (spot, replace(spot, wording=""))
        return next((way for way in ways if self.new.has(way)), None)

    def _whole(self, home: str) -> tuple[str, ...]:
        return (f"{home}.{WHOLE}",)

    def _is_recycled(self, home: str) -> bool:
        """Say whether a question asks something else under the same id: then its hint is another one too."""
        if home not in self.recycled:
            asks = Spot(home, "ask")
            self.recycled[home] = self.old.homes[home] is Kind.QUESTION and (
                likeness(self.old.text(asks), self.new.text(asks)) < A_LOT
                and likeness(_asked(home, self.old), _asked(home, self.new)) < A_LOT
            )
        return self.recycled[home]

    def _elsewhere(self, spot: Spot) -> tuple[str, ...]:
        """Return where a point may belong although its id is still there: where the id is used for something else."""
        heirs = self.links.get(spot.home, ()) if self.old.homes[spot.home] is Kind.QUESTION else ()
        return tuple(address for home in heirs for address in self._at_heir(spot, home)) or self._same_words(spot)

    def _heirs(self, home: str) -> tuple[str, ...]:
        """Return what took over from something that is gone, as the new version declares it."""
        if self.old.homes[home] is Kind.QUESTION:
            return self.links.get(home, ())
        kind, _, id_ = home.partition(":")
        named: Mapping[str, Iterable[Page | Section]]
        named = {"page": self.new.form.pages, "section": self.new.form.sections}
        parts = named.get(kind, ())
        declared = tuple(f"{kind}:{part.id}" for part in parts if id_ in part.replaces)
        return declared or (self._pages_after(id_) if self.old.homes[home] is Kind.PAGE else ())

    def _pages_after(self, id_: str) -> tuple[str, ...]:
        """Return the page that is the old one under another id, because no id was written and its questions changed.

        It holds more than half of the questions of the old page, and was no page before.
        """
        questions = next(page.questions for page in self.old.form.pages if page.id == id_)
        if not questions or id_ != questions[0].id.replace("_", "-"):
            return ()
        homes = [{self.page_of[now] for now in self._now(each.id) if now in self.page_of} for each in questions]
        times = Counter(home for each in homes for home in each if f"page:{home}" not in self.old.homes)
        return tuple(f"page:{home}" for home, held in times.items() if held * 2 > len(questions))[:1]

    def _now(self, question: str) -> tuple[str, ...]:
        return (question,) if question in self.new.questions else self.links.get(question, ())

    @cached_property
    def page_of(self) -> dict[str, str]:
        """The page of the new version that each question is asked on, by id; those inside groups have none."""
        return {question.id: page.id for page in self.new.form.pages for question in page.questions}

    def _at_heir(self, spot: Spot, home: str) -> tuple[str, ...]:
        """Return the same part of what took over; the whole of it if it has no such part."""
        there = replace(spot, home=home)
        found = self.new.own(there) if self.old.own(spot) else self.new.has(there)
        return (there.address,) if found else self._options_after(spot, home) or self._whole(home)

    def _options_after(self, spot: Spot, home: str) -> tuple[str, ...]:
        """Return where options of a question stand that took over from the one that a point is about."""
        list_, _, rest = spot.part.partition(".")
        if list_ != "options" or home not in self.new.questions:
            return ()
        value, _, part = rest.partition(".")
        heirs = [each.value for each in options(self.new.questions[home]) if value in each.replaces]
        ways = (replace(spot, home=home, part=f"options.{heir}{'.' if part else ''}{part}") for heir in heirs)
        return tuple(way.address for way in ways if self.new.has(way))

    def _same_words(self, spot: Spot) -> tuple[str, ...]:
        """Return where the very same words stand, if they stand once in both versions."""
        address = _title(spot.home, self.old) if spot.part == WHOLE else spot.words
        address = address if address in self.old.words else spot.plain
        text = plainly(self.old.words.get(address, ""))
        found = self.new.once.get(text)
        if not text or found is None or found == address or self.old.once.get(text) != address:
            return ()
        there = self.new.spot(found)
        if there is None:
            return ()
        if spot.part == WHOLE:
            return self._whole(there.home) if there.words == _title(there.home, self.new) else ()
        return (replace(there, language=spot.language).address,)

    def _moved_inside(self, spot: Spot) -> tuple[str, ...]:
        """Return where in the same question the very same words stand now, if they stand there once in both."""
        text = plainly(self.old.text(spot))
        before, after = (
            [each for each in side.by_home.get(spot.home, ()) if plainly(side.words[each]) == text]
            for side in (self.old, self.new)
        )
        return (f"{after[0]}{spot.language}",) if len(before) == len(after) == 1 else ()


def _asked(home: str, side: Standing) -> str:
    """Return what a question asks, with its answers: the sentences that many questions share tell nothing of it."""
    parts = (f"{home}.ask", f"{home}.short", f"{home}.hint", f"{home}.options.")
    own = (each for each in side.by_home[home] if each.startswith(parts) and "@" not in each)
    return "\n".join(side.words[each] for each in own)


def _title(home: str, side: Standing) -> str:
    """Return the address of what something is called; "" if it has no words for it."""
    names = (f"{home}.{part}" for part in ("ask", "title", "label"))
    return next((each for each in names if each in side.words), "")

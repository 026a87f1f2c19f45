"""``python -m benchmarks.carry``: how well ways of carrying points do on a hand-written revision, and how fast ours is.

The other ways are what review tools do: look for the quoted words anywhere, use the whole text as a key, or use the id
and the slot alone. The figures of docs/review.md come from here.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from time import perf_counter

from benchmarks.rows import Row
from formbuilder.definition.model import Form
from formbuilder.definition.rewording import plainly
from formbuilder.review.carrying import Carrier, carry
from formbuilder.review.points import Placed, Point, Status
from formbuilder.review.standing import Standing
from tests.review.revision_set import Verdict, expected, forms

MANY = 10_000
ALIKE = 0.5
TURNS = 3
Way = Callable[[Form, Form, Sequence[Point]], Sequence[Placed]]


def rows() -> Iterator[Row]:
    """Yield what is measured."""
    old, new = forms()
    points = [each.point for each in expected()]
    many = [replace(point, id=number) for number, point in enumerate(points * (MANY // len(points) + 1))][:MANY]
    times = []
    for _ in range(TURNS):
        before = perf_counter()
        carry(old, new, many)
        times.append(perf_counter() - before)
    yield Row(name="10,000 points to the next version", value=min(times) * 1_000, unit="ms", reach=1_000)


def verdicts(way: Way) -> Counter[Verdict]:
    """Judge a way by the hand-written revision."""
    wanted = expected()
    found = way(*forms(), [each.point for each in wanted])
    return Counter(each.verdict(placed) for each, placed in zip(wanted, found, strict=True))


def searched(old: Form, new: Form, points: Sequence[Point]) -> list[Placed]:
    """Look for the quoted words anywhere: as they are, else where most of them stand."""
    before, words = Standing(old), {address: plainly(text) for address, text in Standing(new).words.items()}
    return [
        _found(point, _search(plainly(point.quote or before.words.get(point.place, "")), words)) for point in points
    ]


def _search(quote: str, words: Mapping[str, str]) -> str:
    exact = next((address for address, text in words.items() if quote in text), "")
    if exact or not quote:
        return exact
    return max(words, key=lambda address: _share(quote, words[address])) if _near(quote, words) else ""


def _near(quote: str, words: Mapping[str, str]) -> bool:
    return max(_share(quote, text) for text in words.values()) >= ALIKE


def _share(quote: str, text: str) -> float:
    """Return how much of a quotation stands in a text, in order."""
    blocks = SequenceMatcher(None, quote, text, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 2) / len(quote)


def keyed(old: Form, new: Form, points: Sequence[Point]) -> list[Placed]:
    """Take the whole text of a slot as its key."""
    before, after = Standing(old).words, {plainly(text): address for address, text in Standing(new).words.items()}
    return [_found(point, after.get(plainly(before.get(point.place, "")), "")) for point in points]


def addressed(old: Form, new: Form, points: Sequence[Point]) -> list[Placed]:
    """Take the id and the slot, and nothing else."""
    del old
    standing = Standing(new)
    return [_found(point, point.place if standing.spot(point.place) else "") for point in points]


def undeclared(old: Form, new: Form, points: Sequence[Point]) -> list[Placed]:
    """Climb the ladder as if nobody had declared what took over."""
    carrier = Carrier(Standing(old), Standing(new), {})
    return [carrier.placed(point) for point in points]


def _found(point: Point, address: str) -> Placed:
    return Placed(id=point.id, status=Status.SAME if address else Status.REMOVED, place=(address,) if address else ())


WAYS: Mapping[str, Way] = {
    "the quoted words are looked for anywhere": searched,
    "the whole text is the key": keyed,
    "id and slot alone": addressed,
    "our ladder, nothing declared": undeclared,
    "our ladder": carry,
}


def main() -> int:
    """Print both tables."""
    out = sys.stdout.write
    out(f"{'':44}{''.join(f'{verdict.value:>24}' for verdict in Verdict)}\n")
    for name, way in WAYS.items():
        found = verdicts(way)
        out(f"{name:44}{''.join(f'{found[verdict]:>24}' for verdict in Verdict)}\n")
    for row in rows():
        out(f"{row.name:44}{row.value:>24.0f} {row.unit}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

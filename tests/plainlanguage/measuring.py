"""``python -m tests.plainlanguage.measuring``: how well the plain-language checks find what people labelled.

It prints ``docs/wording-measured.md``. The questions are in ``tests/plainlanguage/labelled``: ``tuning.jsonl`` was
looked at while the rules were written; ``held_back.jsonl`` was not, and was written by somebody else. Each flawed
question names the rules that an expert would want to fire, and has an improved twin; clean questions stand alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from formbuilder.plainlanguage.catalogue import RULES
from formbuilder.plainlanguage.checker import check
from formbuilder.plainlanguage.findings import Finding, Severity
from formbuilder.plainlanguage.passages import Kind, Passage

LABELLED = Path(__file__).parent / "labelled"
FLAWED, IMPROVED, CLEAN = "flawed", "improved", "clean"
KNOWN = frozenset(field.name for field in fields(Passage))


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled question, with what the checks find."""

    id: str
    group: str
    pair: str
    rules: frozenset[str]
    passage: Passage
    found: tuple[Finding, ...]

    @property
    def fired(self) -> frozenset[str]:
        """The rules that found something."""
        return frozenset(each.rule for each in self.found)

    @property
    def weight(self) -> tuple[int, ...]:
        """How many findings of each severity there are, the worst first."""
        return tuple(sum(each.severity is severity for each in self.found) for severity in Severity)

    @property
    def is_warned(self) -> bool:
        """Whether anything at warning or above was found."""
        return any(each.severity.at_least(Severity.WARNING) for each in self.found)


def judged(file: Path) -> tuple[Judged, ...]:
    """Read labelled questions and check each."""
    return tuple(_judged(json.loads(line)) for line in file.read_text("utf-8").splitlines() if line)


def _judged(line: dict[str, object]) -> Judged:
    passage = passage_of(line)
    return Judged(
        str(line["id"]), str(line["group"]), str(line.get("pair", "")), frozenset(line.get("rules") or ()), passage,
        check(passage),
    )  # fmt: skip  # a list


def passage_of(line: dict[str, object]) -> Passage:
    """Return the passage of a labelled question."""
    known = {key: value for key, value in line.items() if key in KNOWN}
    listed = {key: tuple(known[key]) for key in ("options", "before") if key in known}
    helped = {"help": bool(known["help"])} if "help" in known else {}
    return Passage(**{**known, **listed, **helped, "kind": Kind(str(known.get("kind", "ask")))})


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of a whole set."""

    questions: tuple[Judged, ...]

    def of(self, group: str) -> list[Judged]:
        """Return the questions of one group."""
        return [each for each in self.questions if each.group == group]

    def pairs(self) -> Iterator[tuple[Judged, Judged]]:
        """Yield each flawed question with its improved twin."""
        improved = {each.pair: each for each in self.of(IMPROVED)}
        yield from ((each, improved[each.pair]) for each in self.of(FLAWED) if each.pair in improved)

    def shares(self) -> Iterator[tuple[str, int, int, str]]:
        """Yield each measure of the set: what it is, how many, of how many, and the target."""
        flawed, pairs = self.of(FLAWED), list(self.pairs())
        good = [*self.of(IMPROVED), *self.of(CLEAN)]
        yield "flawed questions with any finding", sum(bool(each.found) for each in flawed), len(flawed), "≥ 90 %"
        yield (
            "flawed questions with a right rule",
            sum(bool(each.fired & each.rules) for each in flawed),
            len(flawed),
            "≥ 75 %",
        )
        yield "pairs in which the flawed one is worse", sum(a.weight > b.weight for a, b in pairs), len(pairs), "≥ 80 %"
        yield "pairs the wrong way round", sum(a.weight < b.weight for a, b in pairs), len(pairs), "≤ 4 %"
        yield "good questions at warning or above", sum(each.is_warned for each in good), len(good), "≤ 3 %"

    def of_rules(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield each rule with how often it fired rightly, how often wrongly, and how often it should have fired."""
        for rule in RULES:
            should = [each for each in self.questions if rule.id in each.rules]
            fired = [each for each in self.questions if rule.id in each.fired]
            right = sum(rule.id in each.rules for each in fired)
            if should or fired:
                yield rule.id, right, len(fired) - right, len(should)


def report(sets: Iterable[tuple[str, Measures]]) -> Iterator[str]:
    """Yield the lines of the page in the documentation."""
    yield "# How well the plain-language checks work"
    yield ""
    yield "This page is made by `python -m tests.plainlanguage.measuring`, and a test keeps it true."
    yield "The questions are in `tests/plainlanguage/labelled`. Those held back were written by somebody else,"
    yield "and nobody looked at them while the rules were written."
    for name, measures in sets:
        yield from ["", f"## {name}", "", "| measure | found | share | target |", "|---|---|---|---|"]
        for what, count, every, target in measures.shares():
            yield f"| {what} | {count} of {every} | {100 * count / every:.1f} % | {target} |"
        yield from [
            "",
            "| rule | should fire | fired rightly | fired wrongly | precision | recall |",
            "|---|---|---|---|---|---|",
        ]
        for rule, right, wrong, should in measures.of_rules():
            shares = f"{_share(right, right + wrong)} | {_share(right, should)}"
            yield f"| {rule} | {should} | {right} | {wrong} | {shares} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def sets() -> tuple[tuple[str, Measures], ...]:
    """Return both halves, the one that was held back first."""
    names = (("Questions held back", "held_back.jsonl"), ("Questions that the rules were tuned on", "tuning.jsonl"))
    return tuple((name, Measures(judged(LABELLED / file))) for name, file in names)


if __name__ == "__main__":
    sys.stdout.write("\n".join(report(sets())) + "\n")

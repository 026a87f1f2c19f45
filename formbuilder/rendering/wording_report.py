"""A page about words: what was found in each passage, for people who read, print or send it.

It holds everything that it needs: no script, no other file, nothing from the network.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from formbuilder.plainlanguage.catalogue import BY_ID
from formbuilder.plainlanguage.findings import Finding, Severity
from formbuilder.plainlanguage.reports import Count, Group, Marked, Report, State, Told, legible
from formbuilder.rendering.report_template import report_template

TEMPLATE = "reports/wording.html"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
UNKNOWN_LANGUAGE = "und"
SEVERITY_NAMES: Mapping[Severity, str] = {
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.ADVICE: "Advice",
}
STATE_NAMES: Mapping[State, str] = {State.NEW: "", State.KNOWN: "known before", State.WAIVED: "explained"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: how heavy the heaviest finding about it is, and the numbers of those that end with it."""

    text: str
    severity: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding as the page tells it."""

    number: int
    severity: str
    name: str
    quote: str
    message: str
    suggestion: str
    by: str
    why: str
    source: str
    rule: str
    decided: str
    """What was decided about it, and why; "" if somebody must still look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A passage."""

    id: str
    name: str
    place: str
    language: str
    pieces: tuple[Piece, ...]
    options: tuple[Piece, ...]
    first: tuple[Item, ...]
    more: tuple[Item, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A group of passages."""

    id: str
    title: str
    count: Count
    size: int
    notes: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """How often a rule found something."""

    rule: str
    finds: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPage:
    """The whole page."""

    heading: str
    title: str
    audience: str
    count: Count
    chapters: tuple[Chapter, ...]
    rows: tuple[Row, ...]
    problems: tuple[str, ...]


def html(report: Report) -> str:
    """Return a report as one page of HTML."""
    return report_template(TEMPLATE).render(page=wording_page(report))


def wording_page(report: Report) -> WordingPage:
    """Return what the page says."""
    chapters = tuple(_chapter(group, number) for number, group in enumerate(report.groups, 1))
    told = [told for group in report.groups for told in group.told]
    return WordingPage(
        heading=report.title,
        title=report.title,
        audience=report.audience,
        count=Count.of(told),
        chapters=chapters,
        rows=tuple(_rows(told)),
        problems=tuple(legible(f"{place}: {problem}" if place else problem) for place, problem in report.problems),
    )


def _rows(told: list[Told]) -> Iterator[Row]:
    """Yield the rules that found something, the most frequent first."""
    for id_, times in Counter(each.finding.rule for each in told if each.is_open).most_common():
        yield Row(id_, BY_ID[id_].finds if id_ in BY_ID else "", times)


def _chapter(group: Group, number: int) -> Chapter:
    return Chapter(
        id=f"group-{number}",
        title=legible(group.title),
        count=Count.of(group.told),
        size=len(group.passages),
        notes=group.notes,
        parts=tuple(_part(passage, f"words-{number}-{index}") for index, passage in enumerate(group.passages, 1)),
    )


def _part(passage: Marked, id_: str) -> Part:
    ordered = (*passage.first, *passage.more)
    items = tuple(_item(passage, told, number) for number, told in enumerate(ordered, 1))
    most = len(passage.first)
    return Part(
        id=id_,
        name=legible(passage.name),
        place=legible(str(passage.place)) if passage.place else "",
        language=passage.language if LANGUAGE.fullmatch(passage.language) else UNKNOWN_LANGUAGE,
        pieces=tuple(_pieces(legible(passage.text), [told.finding for told in ordered])),
        options=tuple(_options(passage, [told.finding for told in ordered])),
        first=items[:most],
        more=items[most:],
        note=legible(passage.note),
    )


def _options(passage: Marked, findings: list[Finding]) -> Iterator[Piece]:
    """Yield the labels that people choose from, with the numbers of the findings about each."""
    for option, label in enumerate(passage.options):
        about = tuple(number for number, each in enumerate(findings, 1) if each.option == option)
        yield Piece(legible(label), numbers=about)


def _item(passage: Marked, told: Told, number: int) -> Item:
    finding, rule = told.finding, BY_ID.get(told.finding.rule)
    return Item(
        number=number,
        severity=finding.severity.value,
        name=SEVERITY_NAMES[finding.severity],
        quote=legible(passage.text[finding.start : finding.end]),
        message=legible(finding.message),
        suggestion=legible(finding.suggestion),
        by=legible(finding.by),
        why=rule.why if rule else "",
        source=rule.source if rule else "",
        rule=finding.rule,
        decided=legible(": ".join(filter(None, (STATE_NAMES[told.state], told.reason)))),
    )


def _pieces(text: str, findings: list[Finding]) -> Iterator[Piece]:
    """Cut a text where a finding begins or ends; findings may overlap."""
    cuts = sorted({0, len(text), *(cut for each in findings for cut in (each.start, each.end))})
    for start, end in pairwise(cuts):
        about = [(each, number) for number, each in enumerate(findings, 1) if each.start <= start and end <= each.end]
        heaviest = max((each.severity for each, _ in about), key=lambda severity: severity.weight, default=None)
        ending = tuple(number for each, number in about if each.end == end)
        yield Piece(text[start:end], heaviest.value if heaviest else "", ending)

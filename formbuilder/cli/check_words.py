"""What ``forms check`` found in the words of forms: as sentences, as JSON, and as every other report takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from formbuilder.checking.report import FileReport
from formbuilder.checking.waivers import Waiver
from formbuilder.checking.wording import Found, Locked
from formbuilder.cli.output import say
from formbuilder.definition.words import Words
from formbuilder.plainlanguage.reports import FIRST, Count, Group, Marked, Report, State, Told, legible

LONGEST = 80
"""How many signs of marked words people are shown."""


def once(found: Iterable[Found]) -> tuple[Found, ...]:
    """Leave out what was found in the same words before: a shared block stands in several forms."""
    return tuple({_mark(each): each for each in found}.values())


def _mark(found: Found) -> tuple[object, ...]:
    finding = found.placed.finding
    return found.placed.address, found.start, found.end, finding.rule, finding.message, found.waiver, found.known


def say_words(found: Sequence[Found], locked: Iterable[Locked], *, every: bool) -> None:
    """Print findings, at most three a question unless ``every`` is wanted, and what is not judged."""
    for _, group in groupby(found, lambda each: (each.start.file, each.question)):
        about = list(group)
        shown = about if every else _first(about)
        for each in shown:
            for line in _lines(each):
                say(line)
        if more := len(about) - len(shown):
            say(f"  {more} more about {about[0].question}: --all")
    for unjudged in dict.fromkeys(locked):
        place, instrument = unjudged.words.place, unjudged.instrument
        say(legible(f"{place}: {unjudged.question} is shown, not judged: it comes from {instrument}"))
    if found:
        say(_summary(found))


def _first(found: Sequence[Found]) -> Sequence[Found]:
    """Return the heaviest findings, at most three, in order; what is explained or known counts least."""
    ranked = sorted(found, key=lambda each: (not each.counts, -each.severity.weight))[:FIRST]
    return [each for each in found if each in ranked]


def _lines(found: Found) -> Iterator[str]:
    finding, quote = found.placed.finding, " ".join(found.placed.quote.split())
    marked = quote if len(quote) <= LONGEST else f"{quote[:LONGEST]}…"
    yield legible(f"{found.start}: {finding.severity}: {finding.rule}: “{marked}”")
    yield legible(f"  {finding.message} {finding.suggestion}")
    if finding.by:
        yield legible(f"  {finding.by}")
    if found.waiver:
        yield legible(f"  explained: {_reason(found.waiver)}")
    elif found.known:
        yield "  known: it was found before"


def _summary(found: Sequence[Found]) -> str:
    """Count what is open, and what is not."""
    open_ = Count.of(_told(each) for each in found)
    kinds = ((open_.errors, "error"), (open_.warnings, "warning"), (open_.advice, "advice"))
    several = {"advice": "advice"}
    told = [f"{number} {name if number == 1 else several.get(name, f'{name}s')}" for number, name in kinds if number]
    explained, known = sum(bool(each.waiver) for each in found), sum(each.known and not each.waiver for each in found)
    told += [f"{number} {name}" for number, name in ((explained, "explained"), (known, "known")) if number]
    return f"Found in words: {', '.join(told)}."


def _reason(waiver: Waiver) -> str:
    return f"{waiver.reason} ({waiver.by}, {waiver.on})"


def finding_as_json(found: Found) -> dict[str, object]:
    """Return a finding for programs; ``--baseline`` reads it again."""
    finding, waiver = found.placed.finding, found.waiver
    return {
        "file": found.start.file,
        "address": found.placed.address,
        "rule": finding.rule,
        "quote": found.placed.quote,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "by": finding.by,
        "line": found.start.line,
        "column": found.start.column,
        "end_line": found.end.line,
        "end_column": found.end.column,
        "waived": {"reason": waiver.reason, "by": waiver.by, "on": str(waiver.on)} if waiver else None,
        "known": found.known,
    }


def locked_as_json(locked: Locked) -> dict[str, object]:
    """Return a question that is shown, not judged, for programs."""
    place = locked.words.place
    return {
        "question": locked.question,
        "instrument": locked.instrument,
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }


def report_of(reports: Iterable[FileReport], audience: str) -> Report:
    """Return the words of forms as reports take them; what several forms show stands with the first."""
    seen: set[object] = set()
    groups = tuple(_group(report, seen) for report in reports if report.findings or report.locked)
    return Report(title="Are the words of these forms plain?", audience=audience, groups=groups)


def _group(report: FileReport, seen: set[object]) -> Group:
    """Return what is new of one form, slot by slot."""
    slots: dict[tuple[str, Words], list[Told]] = {}
    for found in report.findings:
        if (mark := _mark(found)) not in seen:
            seen.add(mark)
            slots.setdefault((found.placed.address, found.placed.words), []).append(_told(found))
    unjudged = [each for each in report.locked if each not in seen]
    seen.update(unjudged)
    passages = [
        Marked(name=address, text=words.text, told=tuple(told), place=words.place)
        for (address, words), told in slots.items()
    ]
    title = f"{report.form.title} ({report.form.name})" if report.form else report.file
    return Group(title=title, passages=(*passages, *map(_unjudged, unjudged)))


def _unjudged(locked: Locked) -> Marked:
    note = f"Shown, not judged: it comes from {locked.instrument}."
    return Marked(name=f"{locked.question}.ask", text=locked.words.text, place=locked.words.place, note=note)


def _told(found: Found) -> Told:
    finding = found.placed.finding
    if found.waiver:
        return Told(finding, found.start, found.end, State.WAIVED, _reason(found.waiver))
    return Told(finding, found.start, found.end, State.KNOWN if found.known else State.NEW)

"""Workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.reports import Marked, Report, Told, legible
from formbuilder.problems import Place

Level: TypeAlias = Literal["error", "warning", "notice"]
OF_THE_COMMAND = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
OF_ITS_SETTINGS = OF_THE_COMMAND | str.maketrans({":": "%3A", ",": "%2C"})
LEVELS: dict[Severity, Level] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def annotation(level: Level, place: Place | None, title: str, message: str) -> str:
    """Return one workflow command; ``title`` is a code or the id of a rule."""
    settings = {"title": title}
    if place:
        settings = {"file": place.file, "line": str(place.line), "col": str(place.column), **settings}
    told = ",".join(f"{name}={value.translate(OF_ITS_SETTINGS)}" for name, value in settings.items())
    return f"::{level} {told}::{legible(message).translate(OF_THE_COMMAND)}"


def annotated(report: Report) -> Iterator[str]:
    """Yield a command for each finding that somebody must still look at, and for what could not be read."""
    for group in report.groups:
        for passage in group.passages:
            yield from annotated_passage(passage)
    for place, problem in report.problems:
        yield annotation("error", place, "unreadable", problem)


def annotated_passage(passage: Marked) -> Iterator[str]:
    """Yield the commands of one passage."""
    return (_of(passage, told) for told in passage.told if told.is_open)


def _of(passage: Marked, told: Told) -> str:
    finding = told.finding
    said = f"{passage.name}: {finding.message} {finding.suggestion}"
    return annotation(LEVELS[finding.severity], told.place or passage.place, finding.rule, said)

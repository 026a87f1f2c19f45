"""How ``words check`` answers: for programs a line at a time, for people as sentences, or all together as a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from formbuilder.cli.github import annotated_passage, annotation
from formbuilder.cli.output import say_bytes
from formbuilder.cli.passage_lines import Line, Unread
from formbuilder.cli.word_scores import score_as_json
from formbuilder.plainlanguage.findings import Finding
from formbuilder.plainlanguage.reports import FIRST, Count, Group, Marked, Report, Told, legible
from formbuilder.problems import Place
from formbuilder.rendering.score_words import score_told

if TYPE_CHECKING:
    from formbuilder.plainlanguage.scores import Score

SHOWN = 300
"""How much of a text people are shown above its findings."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One line, with what was found in its words and how hard they are to read."""

    line: Line
    findings: tuple[Finding, ...]
    scores: tuple[Score, ...]

    def marked(self, file: str) -> Marked:
        """Return it as reports take it; ``file`` is "" if the words come from no file."""
        passage = self.line.passage
        return Marked(
            name=self.line.name,
            text=passage.text,
            options=passage.options,
            told=tuple(Told(finding) for finding in self.findings),
            kind=passage.kind,
            language=passage.language,
            place=place_of(self.line.number, file),
            note=" ".join(
                (self.line.passed_over, *(score_told(score) for score in self.scores if score.value is not None))
            ).strip(),
        )


class Output(Protocol):
    """Takes what was found, in the order of the lines."""

    def tell(self, checked: Checked) -> None:
        """Take what was found in one line."""
        ...

    def refuse(self, unread: Unread) -> None:
        """Take a line that could not be read."""
        ...

    def end(self) -> None:
        """Say what is left to say when all lines are done."""
        ...


def write(text: str) -> None:
    """Print a text at once in UTF-8, whatever is in it."""
    say_bytes(f"{text}\n".encode("utf-8", "backslashreplace"))


class JsonLines:
    """One object a line; nothing is kept."""

    def tell(self, checked: Checked) -> None:
        """Print the findings and the scores of one passage."""
        found: dict[str, object] = {
            "id": checked.line.id,
            "findings": [_finding(each) for each in checked.findings],
            "scores": {each.measure: score_as_json(each) for each in checked.scores},
        }
        if checked.line.passed_over:
            found["problem"] = checked.line.passed_over
        _write_line(found)

    def refuse(self, unread: Unread) -> None:
        """Print the number of the line and what is wrong with it."""
        _write_line({"line": unread.number, "problem": unread.problem})

    def end(self) -> None:
        """Say nothing: each line has been told."""


def _write_line(found: object) -> None:
    """Print JSON in one line; half a pair of surrogates stands there as JSON writes it."""
    write(json.dumps(found, ensure_ascii=False))


def _finding(finding: Finding) -> dict[str, object]:
    told: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }
    return told | {"by": finding.by} if finding.by else told


@dataclass(slots=True)
class Sentences:
    """Words with their findings under them, for people; at most three a passage unless ``every`` is wanted."""

    every: bool
    found: Count = field(default_factory=Count)
    passages: int = 0
    unread: int = 0

    def tell(self, checked: Checked) -> None:
        """Print one passage if anything is to be said of it."""
        marked = checked.marked("")
        self.passages += 1
        self.found += Count.of(marked.told)
        if marked.told or marked.note:
            write("\n".join(_lines(marked, every=self.every)))

    def refuse(self, unread: Unread) -> None:
        """Print the number of the line and what is wrong with it."""
        self.unread += 1
        write(f"line {unread.number} could not be read: {unread.problem}\n")

    def end(self) -> None:
        """Say how much there is to do."""
        write(f"Checked: {_count(self.passages, 'passage')}. {self._summary()}")

    def _summary(self) -> str:
        kinds = ((self.found.errors, "error"), (self.found.warnings, "warning"), (self.found.advice, "advice"))
        told = [_count(number, name, "advice" if name == "advice" else "") for number, name in kinds if number]
        told += [f"{_count(self.unread, 'line')} could not be read"] if self.unread else []
        return f"Found: {', '.join(told)}." if told else "Nothing to change."


def _lines(marked: Marked, *, every: bool) -> Iterator[str]:
    shown = marked.text if len(marked.text) <= SHOWN else f"{marked.text[:SHOWN]}…"
    yield legible(f"{marked.name}: {' '.join(shown.split())}")
    for told in marked.told if every else marked.first:
        finding = told.finding
        yield legible(f"  {finding.severity.value:<8} {finding.message} ({finding.rule})")
        yield from (legible(f"           {words}") for words in (finding.suggestion, finding.by) if words)
    if (more := len(marked.told) - FIRST) > 0 and not every:
        yield f"  {more} more: --all"
    if marked.note:
        yield legible(f"  {marked.note}")
    yield ""


def _count(number: int, thing: str, several: str = "") -> str:
    return f"{number} {thing if number == 1 else several or f'{thing}s'}"


@dataclass(frozen=True, slots=True)
class Annotations:
    """What GitHub shows beside the lines of a change."""

    file: str

    def tell(self, checked: Checked) -> None:
        """Print a command for each finding."""
        for command in annotated_passage(checked.marked(self.file)):
            write(command)

    def refuse(self, unread: Unread) -> None:
        """Print a command for a line that could not be read."""
        write(annotation("error", place_of(unread.number, self.file), "unreadable", unread.problem))

    def end(self) -> None:
        """Say nothing: each line has been told."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Keeps everything, for a report that is made at the end."""

    file: str
    audience: str
    kept: list[Marked] = field(default_factory=list)
    unread: list[tuple[Place | None, str]] = field(default_factory=list)

    def tell(self, checked: Checked) -> None:
        """Keep one passage."""
        self.kept.append(checked.marked(self.file))

    def refuse(self, unread: Unread) -> None:
        """Keep what is wrong with a line."""
        self.unread.append((place_of(unread.number, self.file), f"Line {unread.number}: {unread.problem}"))

    def report(self) -> Report:
        """Return everything that was kept."""
        title = self.file or "Words that were checked"
        group = Group(title=title, passages=tuple(self.kept))
        return Report(
            title="Are these words plain?", audience=self.audience, groups=(group,), problems=tuple(self.unread)
        )


@dataclass(frozen=True, slots=True)
class Sarif(Whole):
    """One SARIF log."""

    def end(self) -> None:
        """Print the log."""
        from formbuilder.cli.sarif import product_version, sarif  # noqa: PLC0415 - only who asks for it waits for it

        write(json.dumps(sarif(self.report(), product_version()), ensure_ascii=False, indent=1))


@dataclass(frozen=True, slots=True)
class Page(Whole):
    """One page to read, print or send."""

    def end(self) -> None:
        """Print the page."""
        from formbuilder.rendering.wording_report import html  # noqa: PLC0415 - the templates take time to load

        write(html(self.report()))


def place_of(number: int, file: str) -> Place | None:
    """Return a line of a file; None if there is no file."""
    return Place(file, number, 1) if file else None

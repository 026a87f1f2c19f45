"""How ``forms check`` answers: sentences, JSON, GitHub’s annotations, SARIF, or a page to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version

from formbuilder.calculation.coverage import Coverage
from formbuilder.checking.covering import sentence
from formbuilder.checking.lengths import Length
from formbuilder.checking.report import FileReport
from formbuilder.checking.wording import Found
from formbuilder.cli.check_words import finding_as_json, locked_as_json, once, report_of, say_words
from formbuilder.cli.github import annotated, annotation
from formbuilder.cli.output import say, say_bytes, say_json
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.profiles import PROFILES
from formbuilder.problems import Problem
from formbuilder.wording.times import how_long, question_count


@dataclass(frozen=True)
class Told:
    """What was found, and what of it must change: all problems, and findings as heavy as ``fail_on``, if any must."""

    reports: tuple[FileReport, ...]
    fail_on: Severity | None
    every: bool
    """Whether all findings are shown, and not three a question."""
    profile: str | None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with definitions, waivers and lists."""
        return tuple(problem for report in self.reports for problem in report.problems)

    @cached_property
    def findings(self) -> tuple[Found, ...]:
        """What was found in words; what several forms show is told once."""
        return once(finding for report in self.reports for finding in report.findings)

    @cached_property
    def failing(self) -> tuple[Found, ...]:
        """The findings that must change."""
        least = self.fail_on
        return tuple(found for found in self.findings if least and found.counts and found.severity.at_least(least))

    @property
    def to_change(self) -> bool:
        """Tell whether anything must change."""
        return bool(self.problems or self.failing)


def _say(told: Told) -> None:
    for problem in told.problems:
        say(str(problem))
    say_words(told.findings, [each for report in told.reports for each in report.locked], every=told.every)
    for report in told.reports:
        _say_length(report)
        _say_advice(report)
    files = {problem.place.file for problem in told.problems} | {found.start.file for found in told.failing}
    number = len(told.problems) + len(told.failing)
    say(f"To change: {number}, in {_count(len(files), 'file')}." if number else "Nothing to change.")


def _say_length(report: FileReport) -> None:
    if report.form:
        say(f"{report.file}: about {question_count(report.form)} questions, {how_long(report.form)}")
    if report.lengths:
        say(f"  shortest way: {_length(report.lengths.shortest)}")
        say(f"  usual way:    {_length(report.lengths.usual)}")
        say(f"  longest way:  {_length(report.lengths.longest)}")


def _say_advice(report: FileReport) -> None:
    """Say what is worth a look, and no reason to refuse the file."""
    if report.to_check:
        say(f"{'  ' if report.form else f'{report.file}: '}to check: {_count(len(report.to_check), 'figure')}")
    if report.coverage and (missed := report.coverage.missed):
        every = _count(len(report.coverage.every), "branch", "branches")
        say(f"  advice: scenarios leave out {len(missed)} of {every}")
        for branch in missed:
            say(f"    {sentence(branch)}")


def _length(length: Length) -> str:
    questions, screens = _count(length.questions, "question"), _count(length.screens, "screen")
    return f"{questions} on {screens}, about {_count(length.minutes, 'minute')} (“{length.scenario}”)"


def _count(number: int, thing: str, several: str = "") -> str:
    return f"{number} {thing if number == 1 else several or f'{thing}s'}"


def _say_as_json(told: Told) -> None:
    say_json([_report(report) for report in told.reports])


def _report(report: FileReport) -> dict[str, object]:
    return {
        "file": report.file,
        "form": report.form.slug if report.form else None,
        "version": report.form.version if report.form else None,
        "fingerprint": report.form.fingerprint if report.form else None,
        "problems": [_problem(problem) for problem in report.problems],
        "findings": [finding_as_json(found) for found in report.findings],
        "locked": [locked_as_json(each) for each in report.locked],
        "ways": asdict(report.lengths) if report.lengths else None,
        "coverage": _coverage(report.coverage) if report.coverage else None,
        "to_check": report.to_check,
    }


def _coverage(found: Coverage) -> dict[str, object]:
    missed = [{"place": branch.place, "holds": branch.holds} for branch in found.missed]
    return {"branches": len(found.every), "missed": missed}


def _problem(problem: Problem) -> dict[str, object]:
    return {**problem.place._asdict(), "code": problem.code.name, "message": problem.message}


def _say_to_github(told: Told) -> None:
    """Print workflow commands, which GitHub shows beside the lines of a change."""
    for problem in told.problems:
        say(annotation("error", problem.place, problem.code.name, problem.message))
    for command in annotated(report_of(told.reports, "")):
        say(command)


def _say_as_sarif(told: Told) -> None:
    from formbuilder.cli.sarif import sarif  # noqa: PLC0415 - only who asks for it waits for it

    say_json(sarif(report_of(told.reports, _audience(told)), _version(), told.problems))


def _say_as_page(told: Told) -> None:
    from formbuilder.rendering.wording_report import html  # noqa: PLC0415 - the templates take time to load

    problems = tuple((problem.place, problem.message) for problem in told.problems)
    report = replace(report_of(told.reports, _audience(told)), problems=problems)
    say_bytes(f"{html(report)}\n".encode("utf-8", "backslashreplace"))


FORMATS: Mapping[str, Callable[[Told], None]] = {
    "text": _say,
    "json": _say_as_json,
    "github": _say_to_github,
    "sarif": _say_as_sarif,
    "html": _say_as_page,
}


def _audience(told: Told) -> str:
    """Return whom the words were checked for: one profile, or those that the forms name."""
    named = [told.profile] if told.profile else [report.form.profile for report in told.reports if report.form]
    return "; ".join(PROFILES[each].title for each in dict.fromkeys(named))


def _version() -> str:
    try:
        return version("formbuilder")
    except PackageNotFoundError:
        return ""

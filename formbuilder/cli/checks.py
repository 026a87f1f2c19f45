"""``forms check``: everything that is wrong, with file, line, code and way out; and how long each form is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from formbuilder.calculation.coverage import Coverage
from formbuilder.checking.covering import sentence
from formbuilder.checking.lengths import Length
from formbuilder.checking.report import FileReport, check_files
from formbuilder.cli.finding import form_paths
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.clock import now
from formbuilder.config import forms_folder
from formbuilder.problems import Problem
from formbuilder.wording.times import how_long, question_count

OF_THE_COMMAND = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
OF_ITS_SETTINGS = OF_THE_COMMAND | str.maketrans({":": "%3A", ",": "%2C"})


def add_to(actions: Commands) -> None:
    """Add ``forms check``."""
    check = with_format(actions.add_parser("check", help="say everything that is wrong"), "github")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders; else all forms")
    check.set_defaults(run=run_check)


def run_check(chosen: Chosen) -> int:
    """Check files; status 1 if anything must change."""
    paths = [_whole(path) for path in chosen.paths or [forms_folder()]]
    try:
        reports = list(check_files(paths, now().date()))
    except OSError as error:
        msg = f"{error.filename} cannot be read. Check its name and who may read it."
        raise WrongUseError(msg) from error
    if not reports:
        form_paths(paths[0])
    {"text": _say, "json": _say_as_json, "github": _say_to_github}[chosen.format](reports)
    return 1 if any(report.problems for report in reports) else 0


def _whole(path: Path) -> Path:
    """Return a path with the folders that a form leans on, even if it was given from inside one of them."""
    if not path.exists():
        msg = f"There is no file or folder {path}. Check its name."
        raise WrongUseError(msg)
    enough = 1 if path.is_dir() else 3
    return path if len(path.parts) >= enough else path.absolute()


def _say(reports: Iterable[FileReport]) -> None:
    problems = [problem for report in reports for problem in report.problems]
    for problem in problems:
        say(str(problem))
    for report in reports:
        if report.form:
            say(f"{report.file}: about {question_count(report.form)} questions, {how_long(report.form)}")
        if report.lengths:
            say(f"  shortest way: {_length(report.lengths.shortest)}")
            say(f"  usual way:    {_length(report.lengths.usual)}")
            say(f"  longest way:  {_length(report.lengths.longest)}")
        _say_advice(report)
    files = len({problem.place.file for problem in problems})
    say(f"To change: {len(problems)}, in {_count(files, 'file')}." if problems else "Nothing to change.")


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


def _say_as_json(reports: Iterable[FileReport]) -> None:
    say_json([_report(report) for report in reports])


def _report(report: FileReport) -> dict[str, object]:
    return {
        "file": report.file,
        "form": report.form.slug if report.form else None,
        "version": report.form.version if report.form else None,
        "fingerprint": report.form.fingerprint if report.form else None,
        "problems": [_problem(problem) for problem in report.problems],
        "ways": asdict(report.lengths) if report.lengths else None,
        "coverage": _coverage(report.coverage) if report.coverage else None,
        "to_check": report.to_check,
    }


def _coverage(found: Coverage) -> dict[str, object]:
    missed = [{"place": branch.place, "holds": branch.holds} for branch in found.missed]
    return {"branches": len(found.every), "missed": missed}


def _problem(problem: Problem) -> dict[str, object]:
    return {**problem.place._asdict(), "code": problem.code.name, "message": problem.message}


def _say_to_github(reports: Iterable[FileReport]) -> None:
    """Print workflow commands, which GitHub shows beside the lines of a change."""
    for problem in (problem for report in reports for problem in report.problems):
        place = problem.place
        file, message = place.file.translate(OF_ITS_SETTINGS), problem.message.translate(OF_THE_COMMAND)
        say(f"::error file={file},line={place.line},col={place.column},title={problem.code.name}::{message}")

"""``forms check``: everything that is wrong, with file, line, code and way out; and how long each form is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from formbuilder.cli.finding import form_paths, unreadable
from formbuilder.cli.output import Chosen, Commands, WrongUseError, with_format
from formbuilder.clock import now
from formbuilder.config import for_commands, forms_folder
from formbuilder.definition.language import PROFILES, WEIGHTS

if TYPE_CHECKING:
    from formbuilder.checking.wording import Judging
    from formbuilder.plainlanguage.word_lists import Entry

NEVER = "never"


def add_to(actions: Commands) -> None:
    """Add ``forms check``."""
    check = with_format(actions.add_parser("check", help="say everything that is wrong"), "github", "sarif", "html")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders; else all forms")
    check.add_argument("--no-words", action="store_true", help="leave the plain-language checks out")
    check.add_argument("--profile", choices=PROFILES, help="for whom the words are; else what each form says")
    check.add_argument("--all", action="store_true", help="show people more than 3 findings a question")
    check.add_argument(
        "--fail-on", choices=(*WEIGHTS, NEVER), default=WEIGHTS[0], help="from what weight a finding must change"
    )
    check.add_argument(
        "--baseline", type=Path, metavar="FILE", help="the JSON of an earlier check: only what is new counts"
    )
    check.add_argument("--council", metavar="NAME", help="also what panels of this council decided about words")
    check.set_defaults(run=run_check)


def run_check(chosen: Chosen) -> int:
    """Check files; status 1 if anything must change."""
    from formbuilder.checking.report import check_files  # noqa: PLC0415 - its rules take time to load
    from formbuilder.cli.check_output import FORMATS, Told  # noqa: PLC0415 - the same
    from formbuilder.plainlanguage.findings import Severity  # noqa: PLC0415 - the same

    paths = [_whole(path) for path in chosen.paths or [forms_folder()]]
    judging = None if chosen.no_words else replace(_judging(chosen), asked=_asked(chosen.council))
    try:
        reports = tuple(check_files(paths, now().date(), judging))
    except OSError as error:
        raise WrongUseError(unreadable(error.filename)) from error
    if not reports:
        form_paths(paths[0])
    least = None if chosen.fail_on == NEVER else Severity(chosen.fail_on)
    told = Told(reports, least, every=chosen.all, profile=chosen.profile)
    FORMATS[chosen.format](told)
    return 1 if told.to_change else 0


def _asked(council: str | None) -> tuple[Entry, ...]:
    """Return what panels of a council decided about words; nothing, and no database is opened, without one."""
    if council is None:
        return ()
    from formbuilder.cli.stores import council_of, database  # noqa: PLC0415 - what works on files needs no database
    from formbuilder.services.panel_words import word_entries  # noqa: PLC0415 - the same

    return word_entries(council_of(database(for_commands()), council)[1])


def _judging(chosen: Chosen) -> Judging:
    from formbuilder.checking.baseline import NOTHING_KNOWN, BaselineError, read_baseline  # noqa: PLC0415 - as above
    from formbuilder.checking.wording import Judging  # noqa: PLC0415 - as above
    from formbuilder.plainlanguage.profiles import PROFILES  # noqa: PLC0415 - as above

    profile = PROFILES[chosen.profile] if chosen.profile else None
    if chosen.baseline is None:
        return Judging(profile, NOTHING_KNOWN)
    try:
        return Judging(profile, read_baseline(chosen.baseline.read_bytes()))
    except OSError as error:
        raise WrongUseError(unreadable(chosen.baseline)) from error
    except BaselineError as error:
        msg = f"{chosen.baseline} {error}"
        raise WrongUseError(msg) from error


def _whole(path: Path) -> Path:
    """Return a path with the folders that a form leans on, even if it was given from inside one of them."""
    if not path.exists():
        msg = f"There is no file or folder {path}. Check its name."
        raise WrongUseError(msg)
    enough = 1 if path.is_dir() else 3
    return path if len(path.parts) >= enough else path.absolute()

"""Words: check passages, list the rules, and say how hard a text is to read.  No form and no database is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from formbuilder.cli import word_rules, word_scores
from formbuilder.cli.output import Chosen, Commands, Parser, WrongUseError
from formbuilder.cli.passage_lines import Line, Unread, Usual, read_lines, tag
from formbuilder.cli.streams import STANDARD_INPUT, opened
from formbuilder.cli.word_output import Annotations, Checked, JsonLines, Output, Page, Sarif, Sentences
from formbuilder.plainlanguage.checker import Checker
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.passages import ENGLISH, Kind, Passage
from formbuilder.plainlanguage.profiles import PROFILES, STANDARD, Profile
from formbuilder.plainlanguage.word_lists import Entry, WordLists, ours

NEVER = "never"
FORMATS: Mapping[str, Callable[[Chosen], Output]] = {
    "text": lambda chosen: Sentences(every=chosen.all),
    "json": lambda _: JsonLines(),
    "sarif": lambda chosen: Sarif(_file(chosen), PROFILES[chosen.profile].title),
    "github": lambda chosen: Annotations(_file(chosen)),
    "html": lambda chosen: Page(_file(chosen), PROFILES[chosen.profile].title),
}


def add_to(commands: Commands) -> None:
    """Add ``words``."""
    actions = commands.add_parser("words", help="whether words are plain").actions("ACTION")
    _add_check(actions.add_parser("check", help="check passages: JSON lines in, JSON lines out"))
    word_rules.add_to(actions)
    word_scores.add_to(actions)


def _add_check(check: Parser) -> None:
    check.add_argument(
        "file", nargs="?", default=STANDARD_INPUT, metavar="FILE", help="of JSON lines; else what comes in"
    )
    check.add_argument("--text", metavar="WORDS", help="check these words, and no file")
    check.add_argument("--format", choices=tuple(FORMATS), help="how to print; json, or text after --text")
    check.add_argument(
        "--profile", choices=tuple(PROFILES), default=STANDARD.id, help="for whom, if a line says nothing"
    )
    check.add_argument("--language", default=ENGLISH, metavar="TAG", help="such as cy, if a line says nothing")
    check.add_argument(
        "--kind", choices=[each.value for each in Kind], default=Kind.ASK.value, help="if a line says nothing"
    )
    check.add_argument(
        "--words",
        action="append",
        type=Path,
        default=[],
        metavar="LIST",
        help="of a council or a panel; can be repeated",
    )
    check.add_argument("--all", action="store_true", help="show people more than 3 findings a passage")
    levels = [*(each.value for each in Severity), NEVER]
    check.add_argument(
        "--fail-on", choices=levels, default=Severity.ERROR.value, help="from what weight the status is 1"
    )
    check.set_defaults(run=run_check)


def run_check(chosen: Chosen) -> int:
    """Check passages; status 1 if one weighs as much as ``--fail-on``, or a line could not be read."""
    if chosen.text is not None and chosen.file != STANDARD_INPUT:
        msg = f"--text checks its own words, and no file. Take --text or ‘{chosen.file}’ away."
        raise WrongUseError(msg)
    chosen.format = chosen.format or ("text" if chosen.text is not None else "json")
    usual = Usual(PROFILES[chosen.profile], tag(chosen.language), Kind(chosen.kind))
    checking = Checking(FORMATS[chosen.format](chosen), _with_lists(chosen.words), chosen.fail_on)
    if chosen.text is not None:
        checking.take(
            [Line(1, "text", Passage(text=chosen.text, kind=usual.kind, language=usual.language), usual.profile)]
        )
    else:
        with opened(chosen.file) as stream:
            checking.take(read_lines(stream, usual))
    return 1 if checking.to_change else 0


@dataclass(slots=True)
class Checking:
    """Checks lines as they come, and remembers only whether anything must change."""

    output: Output
    lists: WordLists | None
    fail_on: str
    to_change: bool = False
    checkers: dict[str, Checker] = field(default_factory=dict)

    def take(self, lines: Iterable[Line | Unread]) -> None:
        """Check each line and tell what was found."""
        for line in lines:
            if isinstance(line, Unread):
                self.to_change |= self.fail_on != NEVER
                self.output.refuse(line)
            else:
                self._check(line)
        self.output.end()

    def _check(self, line: Line) -> None:
        found = self._checker(line.profile).check(line.passage)
        scores = word_scores.of_passage(line.passage)
        self.output.tell(Checked(line, found, scores))
        if self.fail_on != NEVER:
            least = Severity(self.fail_on)
            self.to_change |= bool(line.passed_over) or any(each.severity.at_least(least) for each in found)

    def _checker(self, profile: Profile) -> Checker:
        if profile.id not in self.checkers:
            self.checkers[profile.id] = Checker(profile, self.lists)
        return self.checkers[profile.id]


def _file(chosen: Chosen) -> str:
    """Return the file that the words come from; "" if there is none."""
    return "" if chosen.text is not None or chosen.file == STANDARD_INPUT else str(chosen.file)


def _with_lists(paths: Sequence[Path]) -> WordLists | None:
    """Return the product’s lists with those of groups; None if there are no others."""
    if not paths:
        return None
    from formbuilder.checking.group_lists import parse_group_list  # noqa: PLC0415 - most need no definition language

    entries: list[Entry] = []
    for path in paths:
        with opened(str(path)) as stream:
            found, problems = parse_group_list(stream.read(), str(path))
        if problems:
            raise WrongUseError("\n".join(map(str, problems)))
        entries += found
    return ours().with_more(entries)

"""``review import``: what people said before a round, from a file, with its source and its day."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from formbuilder.answers.moments import typed_day
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.cli.plans import checks_of
from formbuilder.cli.stores import council_of, database
from formbuilder.clock import now
from formbuilder.config import for_commands
from formbuilder.rendering.note_words import STOPPED
from formbuilder.rendering.titles import day_in_england
from formbuilder.review.note_codes import Codes
from formbuilder.review.note_tables import TableFault
from formbuilder.review.notes import Note
from formbuilder.services.carried import reads
from formbuilder.services.doing import Doing
from formbuilder.services.earlier import Source, bring_earlier, count_new_earlier, lines_without_source
from formbuilder.services.editions import EditionName
from formbuilder.services.note_files import notes_of_file
from formbuilder.services.note_kinds import NoNotes
from formbuilder.services.note_reading import Circle, read_notes
from formbuilder.services.people import person_with_email
from formbuilder.services.round_kinds import Round
from formbuilder.services.rounds import find_round, questions_of
from formbuilder.storage.engine import Store
from formbuilder.web.shelves import Shelves

MOST_TOLD = 20
"""Lines that are named; more are only counted."""
NO_ROUND = "There is no round ‘{round}’. Give the last part of its address in the office."
NO_PERSON = "{email} may not sign in. Give the address of a chair or a facilitator of the panel."
NOT_LED = "Only a chair or a facilitator of the panel of this round brings this in. Give their address with --by."
NO_FORM = "The words of this round cannot be read any more, so nothing was brought in."
NO_FILE = "{file} cannot be read. Give a CSV or an Excel file (.xlsx)."
NO_SOURCE = (
    "Line {lines} has no source, or no day that has come. Give them with --source and --date, or in columns of "
    "these names. Nothing was brought in."
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the lines of a file."""

    council: str
    round: str
    new: int
    there: int
    """So many were there already."""
    unplaced: tuple[int, ...]
    """The lines of which it is not known which words they are about."""
    dry_run: bool


def add_import(actions: Commands) -> None:
    """Add ``review import``."""
    importing = with_format(actions.add_parser("import", help="bring in what people said before a round"))
    importing.add_argument("file", metavar="FILE", type=Path, help="CSV or Excel (.xlsx): code, words, source, date")
    importing.add_argument("--round", required=True, metavar="ROUND", help="the last part of the round’s address")
    importing.add_argument("--by", required=True, metavar="E-MAIL", help="who brings it in: they lead the panel")
    importing.add_argument(
        "--source", default="", metavar="WORDS", help="where it comes from, if the file does not say it"
    )
    importing.add_argument("--date", default="", metavar="DAY", help="when it was said, such as 2021-05-03")
    importing.add_argument("--gathered-by", default="", metavar="WORDS", help="how it was gathered")
    importing.add_argument("--council", metavar="NAME", help="which council, if there are several")
    importing.add_argument("--dry-run", action="store_true", help="only say what would be brought in")
    importing.set_defaults(run=run_import)


def run_import(chosen: Chosen) -> int:
    """Bring lines in; status 1 if somebody must say of one of them which words it is about."""
    settings = for_commands()
    line, store = council_of(database(settings), chosen.council)
    round_, by = _round(store, chosen.round), _person(store, chosen.by)
    read = reads(store, checks_of(store, line, settings, Shelves(settings.forms), now)())
    form = read(EditionName(round_.pin, round_.revision))
    if form is None:
        raise WrongUseError(NO_FORM)
    doing = Doing(now(), secrets.token_bytes, by=by)
    codes = Codes(form, tuple(each.place for each in questions_of(store, round_.id)), anywhere=True)
    notes, once = _notes(chosen), _source(chosen)
    seen = read_notes(tuple((doing.new_id(), note) for note in notes), codes, Circle((), {}))
    bring = count_new_earlier if chosen.dry_run else bring_earlier
    new = bring(store, round_.id, once, seen, doing)
    if isinstance(new, NoNotes):
        raise WrongUseError(NOT_LED if new is NoNotes.NOT_LEADING else STOPPED[new])
    unplaced = tuple(each.note.number for each in seen if each.at is None)
    found = Imported(line.slug, round_.id, new, len(seen) - new, unplaced, chosen.dry_run)
    say_json(asdict(found)) if chosen.format == "json" else _say(found)
    return 1 if unplaced else 0


def _round(store: Store, id_: str) -> Round:
    found = find_round(store, id_, day_in_england(now()))
    if found is None:
        raise WrongUseError(NO_ROUND.format(round=id_))
    return found


def _person(store: Store, email: str) -> str:
    found = person_with_email(store, email)
    if found is None or not found.active:
        raise WrongUseError(NO_PERSON.format(email=email))
    return found.id


def _source(chosen: Chosen) -> Source:
    return Source(name=chosen.source.strip(), said_on=typed_day(chosen.date), gathered_by=chosen.gathered_by.strip())


def _notes(chosen: Chosen) -> tuple[Note, ...]:
    """Return the lines that have words; WrongUseError says what is wrong with the file, and in which lines."""
    try:
        found = notes_of_file(chosen.file.read_bytes())
    except OSError as error:
        raise WrongUseError(NO_FILE.format(file=chosen.file)) from error
    if isinstance(found, TableFault):
        raise WrongUseError(f"{chosen.file}: {found.value}")
    said = tuple(note for note in found if note.words.strip())
    if wrong := lines_without_source(said, _source(chosen), day_in_england(now())):
        raise WrongUseError(f"{chosen.file}: {NO_SOURCE.format(lines=_lines(wrong))}")
    return said


def _say(found: Imported) -> None:
    verb = "Would be brought in" if found.dry_run else "Brought in"
    say(f"{found.council}: {verb}: {found.new}. There already: {found.there}.")
    if found.unplaced:
        many = len(found.unplaced)
        say(f"Without a place: {many}. They stand with the form as a whole. Line: {_lines(found.unplaced)}.")


def _lines(numbers: tuple[int, ...]) -> str:
    more = f" and {len(numbers) - MOST_TOLD} more" if len(numbers) > MOST_TOLD else ""
    return f"{', '.join(map(str, numbers[:MOST_TOLD]))}{more}"

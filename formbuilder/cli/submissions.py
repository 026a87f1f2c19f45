"""What was sent, as the council reads it: with its private key, which the public server never has.

Answers go to standard output and nowhere else: no message and no log holds one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from secrets import token_bytes

from formbuilder.answers.listed import listed
from formbuilder.answers.plain import trusted
from formbuilder.cli.alerts import LAST_RESORT, NO_DUTY, said, with_name
from formbuilder.cli.keys import private_keys
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.cli.sent_words import told
from formbuilder.cli.stores import council_of, database, duty_of
from formbuilder.clock import now
from formbuilder.config import for_commands, from_environment
from formbuilder.definition.bundle import unpack
from formbuilder.definition.model import Form
from formbuilder.rendering.sent_json import line_as_json, whole_as_json
from formbuilder.rendering.sent_tables import table
from formbuilder.sealing.marks import mark, search_key
from formbuilder.sealing.reference import read_reference, shown_reference
from formbuilder.sealing.rings import KeyRing
from formbuilder.services.alerts import find_alert, open_alert
from formbuilder.services.doing import Doing
from formbuilder.services.forms import form_file
from formbuilder.services.journeys import FormPin
from formbuilder.services.people import names_of_people
from formbuilder.services.queue import mark_anew
from formbuilder.services.readings import Reading, note_reading
from formbuilder.services.submissions import (
    Submission,
    SubmissionLine,
    WrongKey,
    count_sealed_elsewhere,
    list_submissions,
    read_apart,
    read_submission,
)
from formbuilder.storage.engine import Store

DANGER = "An answer means danger: somebody must look at it today."
TO_TRANSLATE = "Written in another language: to be translated."
LEFT_OUT = "Left out, because they were sealed to another key of the council: {count}."
SET_KEYS = "Set KEYS to the folder with that key, and export again."
NAMELESS = "Nobody is noted as having opened it, so people are still told of it. Add --by with your name."


def add_to(commands: Commands) -> None:
    """Add ``submissions``."""
    actions = commands.add_parser("submissions", help="what people sent").actions("ACTION")
    listing = with_format(
        actions.add_parser("list", help="list them, the longest wait in danger first; opens no answers")
    )
    listing.set_defaults(run=run_list)
    showing = with_format(actions.add_parser("show", help="print one"))
    showing.add_argument("reference", metavar="REFERENCE", help="such as KJC7-44KR")
    showing.add_argument("--by", metavar="NAME", help="who reads it: an alert about it ends, and this is kept")
    showing.set_defaults(run=run_show)
    exporting = actions.add_parser("export", help="print all, for another program")
    exporting.add_argument("--format", choices=("json", "csv"), default="json", help="how to print them")
    exporting.add_argument("--apart", action="store_true", help="the answers kept apart instead; JSON only")
    exporting.set_defaults(run=run_export)
    indexing = actions.add_parser("index", help="let the search of the office find everything that this key opens")
    indexing.set_defaults(run=run_index)
    for each in (listing, showing, exporting, indexing):
        each.add_argument("--council", metavar="NAME", help="the council’s short name, if there are several")


def run_list(chosen: Chosen) -> int:
    """List what was sent; no answer is opened."""
    _, store = council_of(database(for_commands()), chosen.council)
    names = names_of_people(store)
    lines = [_named(line, names) for line in list_submissions(store)]
    if chosen.format == "json":
        say_json([line_as_json(line) for line in lines])
        return 0
    for line in lines:
        what = f"{line.pin.slug}@{line.pin.version}{', an example' if line.example else ''}"
        marks = " ".join(_marks(line))
        say("  ".join([shown_reference(line.reference), f"{line.sent_at:%Y-%m-%d %H:%M} UTC", what, marks]).rstrip())
    if not lines:
        say("Nothing has been sent yet.")
    if waiting := sum(line.to_translate is not None for line in lines):
        say(f"To be translated: {waiting}.")
    if any(line.waits_since for line in lines):
        duty = duty_of(store)
        say(LAST_RESORT.format(phone=duty.phone) if duty else NO_DUTY)
    return 0


def _named(line: SubmissionLine, names: Mapping[str, str]) -> SubmissionLine:
    return replace(line, alert=with_name(line.alert, names)) if line.alert else line


def _marks(line: SubmissionLine) -> Iterator[str]:
    if line.level:
        yield DANGER
    if line.alert:
        yield from said(line.alert, now())
    if line.to_translate:
        yield TO_TRANSLATE
    if line.withdrawn_at:
        yield "Taken back."


def run_show(chosen: Chosen) -> int:
    """Print one submission, in the order and the words of the version that was sent."""
    settings = for_commands()
    council, store = council_of(database(settings), chosen.council)
    reference = read_reference(chosen.reference)
    if reference is None:
        msg = f"‘{chosen.reference}’ is not a reference: a sign is missing or wrong. Look at it again."
        raise WrongUseError(msg)
    found = read_submission(store, reference, private_keys(settings, council.slug))
    match found:
        case Submission():
            _show(store, found, as_json=chosen.format == "json")
            note_reading(store, Reading.READ, reference, Doing(now(), token_bytes))
            _opened(store, found, chosen.by)
        case WrongKey(key):
            msg = f"It was sealed to another key of the council, {key}. Set KEYS to the folder with that key."
            raise WrongUseError(msg)
        case _:
            msg = f"Nothing that can be read has the reference {shown_reference(reference)}. "
            raise WrongUseError(msg + "‘formbuilder submissions list’ lists what was sent.")
    return 0


def _opened(store: Store, submission: Submission, by: str | None) -> None:
    """Note who has read a submission that people are told of: only once it was printed."""
    if submission.line.level is None:
        return
    name = " ".join((by or "").split())
    if name:
        open_alert(store, submission.line.reference, name, now=now(), random=token_bytes)
    elif (alert := find_alert(store, submission.line.reference)) and alert.opened_at is None:
        say(NAMELESS, error=True)


def _show(store: Store, submission: Submission, *, as_json: bool) -> None:
    if as_json:
        say_json(whole_as_json(submission))
        return
    if submission.line.level:
        say(f"{DANGER}\n")
    form = _form(store, submission.line.pin)
    if form is None:
        msg = f"The council has no form {_name(submission.line.pin)} any more. Use --format json."
        raise WrongUseError(msg)
    for line in told(form, submission):
        say(line)


def run_export(chosen: Chosen) -> int:
    """Print every submission that this key opens; status 1 if some were sealed to another."""
    settings = for_commands()
    council, store = council_of(database(settings), chosen.council)
    key = private_keys(settings, council.slug)
    if chosen.apart:
        return _export_apart(store, key, chosen.format)
    lines = [line for line in list_submissions(store) if line.withdrawn_at is None]
    read = [read_submission(store, line.reference, key) for line in lines]
    found = [each for each in read if isinstance(each, Submission)]
    if chosen.format == "json":
        say_json([whole_as_json(submission) for submission in found])
    else:
        say(table(_forms(store, found), found))
    for submission in found:
        reading = Reading.JSON if chosen.format == "json" else Reading.CSV
        note_reading(store, reading, submission.line.reference, Doing(now(), token_bytes))
    others = sum(isinstance(each, WrongKey) for each in read)
    if others:
        say(f"{LEFT_OUT.format(count=others)} {SET_KEYS}", error=True)
    return 1 if others else 0


def run_index(chosen: Chosen) -> int:
    """Make the marks of the search anew, after SECRET_KEY was changed, or for what was sent before there was a search.

    Status 1 if some were sealed to another key.
    """
    settings = from_environment()
    council, store = council_of(database(settings), chosen.council)
    key, search = private_keys(settings, council.slug), search_key(settings.secret_key, store.council)
    done = others = 0
    for line in list_submissions(store):
        found = read_submission(store, line.reference, key)
        form = _form(store, found.line.pin) if isinstance(found, Submission) else None
        if isinstance(found, Submission) and form:
            mark_anew(store, line.reference, _marks_of(form, found, search))
            done += 1
        others += isinstance(found, WrongKey)
    say(f"The search finds {done} of what people sent.")
    if others:
        say(LEFT_OUT.format(count=others), error=True)
    return 1 if others else 0


def _marks_of(form: Form, submission: Submission, key: bytes) -> frozenset[bytes]:
    read = ((question, submission.answers.get(question.id)) for question in form.questions if not question.apart)
    values = {question.id: trusted(question, plain) for question, plain in read if plain is not None}
    answers = {id_: value for id_, value in values.items() if value is not None}
    return frozenset(mark(key, fact.fact, fact.text) for fact in listed(form.questions, answers))


def _export_apart(store: Store, key: KeyRing, format_: str) -> int:
    if format_ != "json":
        raise WrongUseError("Answers kept apart are exported as JSON only. Take --format csv away.")
    say_json(
        [
            {"form": each.form, "version": each.version, "month": each.month, "answers": dict(each.answers)}
            for each in read_apart(store, key)
        ]
    )
    if others := count_sealed_elsewhere(store, key):
        say(f"{LEFT_OUT.format(count=others)} {SET_KEYS}", error=True)
    return 1 if others else 0


def _forms(store: Store, found: Iterable[Submission]) -> list[Form]:
    """Return the versions that were sent, each once, by name and version."""
    pins = sorted({(each.line.pin.slug, each.line.pin.version): each.line.pin for each in found}.items())
    return [form for _, pin in pins if (form := _form(store, pin))]


def _form(store: Store, pin: FormPin) -> Form | None:
    data = form_file(store, pin.slug, pin.version)
    return unpack(data)[0] if data is not None else None


def _name(pin: FormPin) -> str:
    return f"{pin.slug}@{pin.version}"

"""What was sent, as the council reads it: with its private key, which the public server never has.

Answers go to standard output and nowhere else: no message and no log holds one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from secrets import token_bytes

from formbuilder.cli.alerts import LAST_RESORT, NO_DUTY, said
from formbuilder.cli.keys import private_key
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.cli.sent_tables import table
from formbuilder.cli.sent_words import told
from formbuilder.cli.stores import council_of, database, duty_of
from formbuilder.clock import now
from formbuilder.config import for_commands
from formbuilder.definition.bundle import unpack
from formbuilder.definition.model import Form
from formbuilder.sealing.reference import read_reference, shown_reference
from formbuilder.services.alerts import find_alert, open_alert
from formbuilder.services.forms import form_file
from formbuilder.services.journeys import FormPin
from formbuilder.services.submissions import (
    Submission,
    SubmissionLine,
    WrongKey,
    list_submissions,
    read_apart,
    read_submission,
)
from formbuilder.storage.engine import Store

DANGER = "An answer means danger: somebody must look at it today."
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
    for each in (listing, showing, exporting):
        each.add_argument("--council", metavar="NAME", help="the council’s short name, if there are several")


def run_list(chosen: Chosen) -> int:
    """List what was sent; no answer is opened."""
    _, store = council_of(database(for_commands()), chosen.council)
    lines = list_submissions(store)
    if chosen.format == "json":
        say_json([_line(line) for line in lines])
        return 0
    for line in lines:
        what = f"{line.pin.slug}@{line.pin.version}{', an example' if line.example else ''}"
        marks = " ".join(_marks(line))
        say("  ".join([shown_reference(line.reference), f"{line.sent_at:%Y-%m-%d %H:%M} UTC", what, marks]).rstrip())
    if not lines:
        say("Nothing has been sent yet.")
    if any(line.waits_since for line in lines):
        duty = duty_of(store)
        say(LAST_RESORT.format(phone=duty.phone) if duty else NO_DUTY)
    return 0


def _marks(line: SubmissionLine) -> Iterator[str]:
    if line.level:
        yield DANGER
    if line.alert:
        yield from said(line.alert, now())
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
    found = read_submission(store, reference, private_key(settings, council.slug))
    match found:
        case Submission():
            _show(store, found, as_json=chosen.format == "json")
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
        say_json(_whole(submission))
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
    key = private_key(settings, council.slug)
    if chosen.apart:
        return _export_apart(store, key, chosen.format)
    lines = [line for line in list_submissions(store) if line.withdrawn_at is None]
    read = [read_submission(store, line.reference, key) for line in lines]
    found = [each for each in read if isinstance(each, Submission)]
    if chosen.format == "json":
        say_json([_whole(submission) for submission in found])
    else:
        say(table(_forms(store, found), found))
    others = sum(isinstance(each, WrongKey) for each in read)
    if others:
        words = f"Left out, because they were sealed to another key of the council: {others}. "
        say(f"{words}Set KEYS to the folder with that key, and export again.", error=True)
    return 1 if others else 0


def _export_apart(store: Store, key: bytes, format_: str) -> int:
    if format_ != "json":
        raise WrongUseError("Answers kept apart are exported as JSON only. Take --format csv away.")
    say_json(
        [
            {"form": each.form, "version": each.version, "month": each.month, "answers": dict(each.answers)}
            for each in read_apart(store, key)
        ]
    )
    return 0


def _forms(store: Store, found: Iterable[Submission]) -> list[Form]:
    """Return the versions that were sent, each once, by name and version."""
    pins = sorted({(each.line.pin.slug, each.line.pin.version): each.line.pin for each in found}.items())
    return [form for _, pin in pins if (form := _form(store, pin))]


def _form(store: Store, pin: FormPin) -> Form | None:
    data = form_file(store, pin.slug, pin.version)
    return unpack(data)[0] if data is not None else None


def _name(pin: FormPin) -> str:
    return f"{pin.slug}@{pin.version}"


def _line(line: SubmissionLine) -> dict[str, object]:
    return {
        "reference": shown_reference(line.reference),
        "form": line.pin.slug,
        "version": line.pin.version,
        "fingerprint": line.pin.fingerprint,
        "sent_at": line.sent_at.isoformat(),
        "danger": line.level,
        "where": line.where.value,
        "contact_by": line.contact_by.isoformat() if line.contact_by else None,
        "withdrawn_at": line.withdrawn_at.isoformat() if line.withdrawn_at else None,
        "example": line.example,
        "opened_at": line.alert.opened_at.isoformat() if line.alert and line.alert.opened_at else None,
        "opened_by": (line.alert.opened_by or None) if line.alert else None,
        "waits_since": line.waits_since.isoformat() if line.waits_since else None,
    }


def _whole(submission: Submission) -> dict[str, object]:
    added = [{"kind": each.kind.value, "at": each.at.isoformat(), "text": each.text} for each in submission.additions]
    others = [shown_reference(other) for other in submission.others]
    return {
        **_line(submission.line),
        "answers": dict(submission.answers),
        "result": dict(submission.result) or None,
        "added": added,
        "other_forms": others,
    }

"""``charges``: what finance officers decided, for the finance system; and ``rates uprate``, who would change in April.

Both open what is sealed, with the council's private key; sums go to standard output and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from secrets import token_bytes
from zoneinfo import ZoneInfo

from formbuilder.charges.charge_form import ChargeForm, Terms, works_out_a_charge
from formbuilder.charges.uprating import first_week
from formbuilder.cli.keys import private_keys
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.cli.stores import council_of, database
from formbuilder.clock import now
from formbuilder.config import for_commands
from formbuilder.councils.read import read_council
from formbuilder.definition.bundle import unpack
from formbuilder.rendering.charge_words import difference_words, weekly_words
from formbuilder.rendering.finance_file import finance_csv, finance_rows
from formbuilder.rendering.titles import day_words
from formbuilder.rendering.uprate_page import missing_year
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.charge_decisions import UpratedLine, decided_since, every_uprating, note_export
from formbuilder.services.councils import council_profile
from formbuilder.services.doing import Doing
from formbuilder.services.forms import form_file
from formbuilder.services.journeys import FormPin
from formbuilder.storage.engine import Store
from formbuilder.web.rates import RatesInUse

LONDON = ZoneInfo("Europe/London")
COUNCIL = "the council’s short name, if there are several"
OTHER_KEY = (
    "Left out, because they were sealed to another key of the council: {}. Set KEYS to the folder with that key."
)


def add_to(commands: Commands) -> None:
    """Add ``charges``."""
    actions = commands.add_parser("charges", help="what finance officers decided").actions("ACTION")
    exporting = actions.add_parser("export", help="print decisions as rows for the finance system")
    exporting.add_argument("--since", type=day, metavar="DAY", required=True, help="the first day, such as 2026-11-23")
    exporting.add_argument("--format", choices=("csv", "json"), default="csv", help="how to print them")
    exporting.add_argument("--council", metavar="NAME", help=COUNCIL)
    exporting.set_defaults(run=run_export)


def add_uprate(actions: Commands) -> None:
    """Add ``rates uprate``."""
    uprating = with_format(actions.add_parser("uprate", help="list whose charge would change from a day on"))
    uprating.add_argument("--from", dest="day", type=day, metavar="DAY", required=True, help="such as 2027-04-05")
    uprating.add_argument("--council", metavar="NAME", help=COUNCIL)
    uprating.set_defaults(run=run_uprate)


def day(text: str) -> date:
    """Read a day as 2026-11-23; WrongUseError if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"‘{text}’ is no day. Write it as 2026-11-23."
        raise WrongUseError(msg) from error


def run_export(chosen: Chosen) -> int:
    """Print every decision since a day; status 1 if some were sealed to another key."""
    settings = for_commands()
    council, store = council_of(database(settings), chosen.council)
    rows, sealed = decided_since(store, private_keys(settings, council.slug), _begins(chosen.since))
    if chosen.format == "json":
        say_json(list(finance_rows(rows)))
    else:
        say(finance_csv(rows).replace("\r\n", "\n").rstrip("\n"))
    note_export(store, chosen.since, Doing(now(), token_bytes))
    if sealed:
        say(OTHER_KEY.format(sealed), error=True)
    return 1 if sealed else 0


def run_uprate(chosen: Chosen) -> int:
    """List whose charge would change; status 1 if somebody's would. Nothing is decided."""
    settings = for_commands()
    council, store = council_of(database(settings), chosen.council)
    terms = _terms(store, chosen.day)
    pages = every_uprating(store, private_keys(settings, council.slug), _forms(store), terms)
    lines: list[UpratedLine] = []
    sealed = 0
    for page in pages:
        lines += page.lines
        sealed += page.sealed
    changing = [line for line in lines if line.uprated.changes]
    if chosen.format == "json":
        say_json([_as_json(line) for line in changing])
    else:
        for words in _told(terms, changing, len(lines)):
            say(words)
    if sealed:
        say(OTHER_KEY.format(sealed), error=True)
    return 1 if changing or sealed else 0


def _terms(store: Store, wanted: date) -> Terms:
    profile = council_profile(store)
    charging = read_council(profile, "profile").charging if profile is not None else None
    rates = RatesInUse(store, charging.rates if charging else {}).at(now())
    begins = first_week(wanted, rates)
    terms = Terms(on=begins, rates=rates, begins=begins)
    return Terms(on=begins, rates=rates, weeks=charging.weeks_in_a_year, begins=begins) if charging else terms


def _forms(store: Store) -> Callable[[FormPin], ChargeForm | None]:
    """Return what finds a version that something was sent with, made ready once."""
    known: dict[FormPin, ChargeForm | None] = {}

    def find(pin: FormPin) -> ChargeForm | None:
        if pin not in known:
            data = form_file(store, pin.slug, pin.version)
            form = unpack(data)[0] if data is not None else None
            known[pin] = ChargeForm.of(form) if form and works_out_a_charge(form) else None
        return known[pin]

    return find


def _told(terms: Terms, changing: list[UpratedLine], every: int) -> Iterator[str]:
    yield f"From {day_words(terms.begins or terms.on)}. Decisions in force: {every}. Would change: {len(changing)}."
    missing = missing_year(terms.begins or terms.on, terms.rates)
    if missing:
        yield missing
    for line in changing:
        yield f"{shown_reference(line.reference)}  {line.person_number}  {_change(line)}"


def _change(line: UpratedLine) -> str:
    uprated = line.uprated
    if uprated.more is None:
        return f"{weekly_words(uprated.old)} now. It cannot be told: {uprated.why}"
    why = f" {uprated.why}" if uprated.why else ""
    change = f"from {weekly_words(uprated.old)} to {weekly_words(uprated.new)}: {difference_words(uprated.more)}."
    return f"{change}{why}"


def _as_json(line: UpratedLine) -> dict[str, object]:
    uprated = line.uprated
    return {
        "reference": shown_reference(line.reference),
        "person_number": line.person_number,
        "from": f"{uprated.old:.2f}",
        "to": None if uprated.new is None else f"{uprated.new:.2f}",
        "difference": None if uprated.more is None else f"{uprated.more:.2f}",
        "why": uprated.why or None,
    }


def _begins(wanted: date) -> datetime:
    return datetime.combine(wanted, time(), LONDON)

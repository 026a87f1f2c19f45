"""``forms compare``: what differs between two forms or two versions, in sentences, as JSON or as a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from formbuilder.cli.finding import FORM, form_and_library
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_bytes, say_json, with_format
from formbuilder.cli.stores import council_of, database
from formbuilder.config import for_commands
from formbuilder.definition.rates import NO_RATES
from formbuilder.definition.registers import Library
from formbuilder.publishing.change import SlotReworded
from formbuilder.publishing.comparing import changes
from formbuilder.publishing.comparison import Comparison
from formbuilder.publishing.telling import Account, tell
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.editions import Edition, EditionName, Unreadable, compared, find_edition
from formbuilder.services.rates import rate_files, rates_of
from formbuilder.storage.engine import Store

if TYPE_CHECKING:
    from formbuilder.checking.shelf import Shelf

IN_COUNCIL = "compare versions and drafts in this council’s database: name@2, or name@2.17 for a save of a draft"


def add_to(actions: Commands) -> None:
    """Add ``forms compare``."""
    comparing = with_format(actions.add_parser("compare", help="say what differs between two forms"), "html")
    comparing.add_argument("old", metavar="A", help=f"the old one: {FORM}")
    comparing.add_argument("new", metavar="B", help="the new one, in the same way")
    comparing.add_argument("--council", metavar="NAME", help=IN_COUNCIL)
    comparing.set_defaults(run=run_compare)


def run_compare(chosen: Chosen) -> int:
    """Say what differs; status 1 if anything does, 0 if at most the number of the version does."""
    comparison = _of_files(chosen) if chosen.council is None else _of_council(chosen)
    {"text": _say, "json": _say_as_json, "html": _say_as_page}[chosen.format](comparison)
    return 1 if comparison.differs else 0


def _of_files(chosen: Chosen) -> Comparison:
    (old, _), (new, library) = form_and_library(chosen.old), form_and_library(chosen.new)
    accounts = tell(changes(old, new), old, new, library.rates or NO_RATES, _duties(library))
    return Comparison(old, new, accounts)


def _of_council(chosen: Chosen) -> Comparison:
    """Compare versions and drafts of a council’s database, or one of them with a file."""
    from formbuilder.checking.shelf import Shelf  # noqa: PLC0415 - brings the plain-language checks with it

    settings = for_commands()
    _, store = council_of(database(settings), chosen.council)
    shelf = Shelf.of(settings.forms)
    if files := rate_files(store):
        shelf = shelf.with_rates(rates_of(files))
    old, new = (_edition(store, name, shelf, chosen.council) for name in (chosen.old, chosen.new))
    return compared(old, new, shelf.library.rates or NO_RATES)


def _edition(store: Store, typed: str, shelf: Shelf, council: str) -> Edition:
    if Path(typed).is_file():
        form, library = form_and_library(typed)
        return Edition(EditionName(DraftPin(form.slug, form.version)), form, _duties(library))
    name = EditionName.parse(typed)
    found = find_edition(store, name, shelf) if name else None
    if found is None:
        msg = f"{council} has no ‘{typed}’. Give name@version, or name@version.number for a save of a draft."
        raise WrongUseError(msg)
    if isinstance(found, Unreadable):
        problems = "\n".join(str(problem) for problem in found.problems)
        msg = f"{problems}\n{found.name} cannot be read as a form until this is put right."
        raise WrongUseError(msg)
    return found


def _duties(library: Library) -> dict[str, str]:
    return {id_: str(duty.sentence) for id_, duty in (library.duties or {}).items()}


def _say(comparison: Comparison) -> None:
    say("\n".join(comparison.opening))
    for topic, accounts in groupby(comparison.shown, lambda account: account.topic):
        say(f"\n{topic.value}")
        for account in accounts:
            say("\n".join(_lines(account)))


def _lines(account: Account) -> Iterator[str]:
    yield f"  {account.change.address}: {account.sentence}"
    for called, paragraphs in (("was", account.was), ("now", account.now)):
        for number, paragraph in enumerate(paragraphs):
            first, *rest = paragraph.splitlines() or [""]
            yield f"    {'   ' if number else called}{' ' if number else ':'} {first}"
            yield from (f"         {line}" for line in rest if line.strip())


def _say_as_json(comparison: Comparison) -> None:
    say_json(
        {
            "old": {"form": comparison.old.slug, "version": comparison.old.version},
            "new": {"form": comparison.new.slug, "version": comparison.new.version},
            "differs": comparison.differs,
            "changes": [_account(account) for account in comparison.accounts],
        }
    )


def _account(account: Account) -> dict[str, object]:
    change = account.change
    told: dict[str, object] = {
        "kind": type(change).__name__,
        "topic": account.topic.name.lower(),
        "address": change.address,
        "sentence": account.sentence,
        "was": account.was,
        "now": account.now,
        "rows": sorted(change.rows),
    }
    if isinstance(change, SlotReworded):
        told["likeness"] = round(change.likeness, 4)
        told["pieces"] = [{"text": piece.text, "is": piece.fate.value} for piece in change.pieces]
    return told


def _say_as_page(comparison: Comparison) -> None:
    from formbuilder.rendering.comparison_report import html  # noqa: PLC0415 - the templates take time to load

    say_bytes(f"{html(comparison)}\n".encode("utf-8", "backslashreplace"))

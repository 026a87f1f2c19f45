"""``forms compare``: what differs between two forms or two versions, in sentences, as JSON or as a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from formbuilder.cli.finding import FORM, form_and_library
from formbuilder.cli.output import Chosen, Commands, say, say_bytes, say_json, with_format
from formbuilder.definition.rates import NO_RATES
from formbuilder.definition.registers import Library
from formbuilder.publishing.change import SlotReworded
from formbuilder.publishing.comparing import changes
from formbuilder.publishing.comparison import Comparison
from formbuilder.publishing.telling import Account, tell


def add_to(actions: Commands) -> None:
    """Add ``forms compare``."""
    comparing = with_format(actions.add_parser("compare", help="say what differs between two forms"), "html")
    comparing.add_argument("old", metavar="A", help=f"the old one: {FORM}")
    comparing.add_argument("new", metavar="B", help="the new one, in the same way")
    comparing.set_defaults(run=run_compare)


def run_compare(chosen: Chosen) -> int:
    """Say what differs; status 1 if anything does, 0 if at most the number of the version does."""
    (old, _), (new, library) = form_and_library(chosen.old), form_and_library(chosen.new)
    found = changes(old, new)
    accounts = tell(found, old, new, library.rates or NO_RATES, _duties(library))
    comparison = Comparison(old, new, accounts)
    {"text": _say, "json": _say_as_json, "html": _say_as_page}[chosen.format](comparison)
    return 1 if comparison.differs else 0


def _duties(library: Library) -> dict[str, str]:
    return {id_: str(duty.sentence) for id_, duty in (library.duties or {}).items()}


def _say(comparison: Comparison) -> None:
    say("\n".join(comparison.opening))
    for topic, accounts in groupby(comparison.accounts, lambda account: account.topic):
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

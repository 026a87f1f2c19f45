"""``translations``: the words of forms in other languages, as files and in a council."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path
from secrets import token_bytes
from typing import Any

from formbuilder.cli.finding import FORM, find_form, unreadable
from formbuilder.cli.output import Chosen, Commands, Parser, WrongUseError, say, say_bytes, say_json, with_format
from formbuilder.cli.stores import council_of, database
from formbuilder.clock import now
from formbuilder.config import ROOT, for_commands
from formbuilder.councils.profile import Council
from formbuilder.councils.read import load_council
from formbuilder.definition.bundle import unpack
from formbuilder.definition.model import Form
from formbuilder.editions import files
from formbuilder.editions.catalogue import Catalogue, CatalogueError
from formbuilder.editions.entries import Entry, Standing, State, stand
from formbuilder.editions.our_words import OWNER, ours
from formbuilder.editions.sources import Source, sources
from formbuilder.editions.term_files import terms_of
from formbuilder.editions.terms import Agreed, departed
from formbuilder.editions.terms import agreed as agreed_words
from formbuilder.rendering.score_words import edition_told
from formbuilder.services.council_words import OWNER as COUNCIL_WORDS
from formbuilder.services.council_words import own_sources
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import counts, edition, languages, load, standing_in
from formbuilder.services.forms import form_file, open_forms
from formbuilder.services.settings import settings_now
from formbuilder.services.terms import terms_of_council
from formbuilder.storage.engine import Store
from formbuilder.wording.interface import pot

Told = Mapping[str, Any]
"""What is said of a file or an edition, as JSON has it."""
SAID: Mapping[State, str] = {
    State.MISSING: "missing",
    State.DRAFTED: "drafted, nobody checked them",
    State.CHECKED: "checked",
    State.STALE: "made from older words",
}
TERMS = ROOT / "translations" / "terms"
COUNCIL = "the council’s short name, if there are several"
FILE = "a file: .po, .xliff, .xlsx or .csv"
OURS = f"‘{OWNER}’ for our own sentences, or ‘{COUNCIL_WORDS}’ for the council’s own words"
PROFILE = "the profile of a council, as a file, for its own words; without it, the council in the database"
CATALOGUES = ROOT / "translations"


@dataclass(frozen=True, slots=True)
class Work:
    """Something whose words are in other languages: a form, our own sentences, or a council’s own words."""

    name: str
    version: int
    sources: Callable[[str], Collection[Source]]
    """What there is to translate into a language."""
    languages: frozenset[str] = frozenset()
    """Those that it comes with."""


def add_to(commands: Commands) -> None:
    """Add ``translations``."""
    actions = commands.add_parser("translations", help="the words of forms in other languages").actions("ACTION")
    extracting = actions.add_parser("extract", help="print a file to translate: a form’s words, or our own")
    extracting.add_argument("form", nargs="?", metavar="FORM", help=FORM)
    extracting.add_argument("language", nargs="?", default="", metavar="LANGUAGE", help="its tag, such as pl")
    _of_council(extracting)
    _as(extracting)
    extracting.set_defaults(run=run_extract)
    updating = with_format(actions.add_parser("update", help="bring files up to the words that a form has now"))
    updating.add_argument("form", metavar="FORM", help=FORM)
    updating.add_argument("files", nargs="+", type=Path, metavar="FILE", help=FILE)
    _of_council(updating)
    updating.set_defaults(run=run_update)
    reporting = with_format(actions.add_parser("report", help="say what is missing, drafted, checked or out of date"))
    reporting.add_argument("form", nargs="?", metavar="FORM", help=f"only this form of the council, or {OURS}")
    reporting.add_argument("--council", metavar="NAME", help=COUNCIL)
    reporting.set_defaults(run=run_report)
    loading = with_format(actions.add_parser("load", help="bring the words of files into a council"))
    loading.add_argument("files", nargs="+", type=Path, metavar="FILE", help=FILE)
    loading.add_argument("--council", metavar="NAME", help=COUNCIL)
    loading.add_argument("--checked-by", metavar="NAME", default="", help="the speaker who has checked all of it")
    loading.set_defaults(run=run_load)
    exporting = actions.add_parser("export", help="print an edition of a council as a file")
    exporting.add_argument("form", metavar="FORM", help=f"the form’s short name, or {OURS}")
    exporting.add_argument("language", metavar="LANGUAGE", help="its tag, such as pl")
    exporting.add_argument("--council", metavar="NAME", help=COUNCIL)
    _as(exporting)
    exporting.set_defaults(run=run_export)


def _kind(path: Path) -> Callable[[str, int, str, Iterable[Standing]], bytes]:
    return files.WRITERS[{"xlf": "xliff"}.get(path.suffix[1:].lower(), path.suffix[1:].lower())]


def _of_council(parser: Parser) -> None:
    parser.add_argument("--council", metavar="NAME", help=COUNCIL)
    parser.add_argument("--profile", type=Path, metavar="FILE", help=PROFILE)


def _as(parser: Parser) -> None:
    parser.add_argument("--as", dest="kind", choices=[*files.WRITERS], default="po", help="which file; po without it")


def run_extract(chosen: Chosen) -> int:
    """Print a file with every slot of a form and no translation; without a form, the messages of public pages."""
    if chosen.form is None:
        say_bytes(pot(ROOT))
        return 0
    work = _named(chosen)
    found = stand(work.sources(chosen.language), {})
    say_bytes(files.WRITERS[chosen.kind](work.name, work.version, chosen.language, found))
    return 0


def run_update(chosen: Chosen) -> int:
    """Write files again with the words that the form has now; status 1 if somebody must look at one of them.

    Words keep their address; those whose source changed stand there to be looked at, and no likeness is followed.
    """
    work, told = _named(chosen), []
    for path in chosen.files:
        catalogue = _read(path)
        slots = work.sources(catalogue.language)
        found = standing_in(slots, _entries(catalogue, slots))
        there = {each.source.address for each in found}
        gone = [each.address for each in catalogue.said if each.address not in there and each.words]
        path.write_bytes(_kind(path)(work.name, work.version, catalogue.language, found))
        told.append({"file": str(path), "gone": gone} | counts(found))
    _say(chosen, told, _updated)
    return 1 if any(each[State.MISSING] or each[State.STALE] for each in told) else 0


def run_report(chosen: Chosen) -> int:
    """Say how every edition of a council stands; status 1 if anything is missing, unchecked or out of date."""
    _, store = council_of(database(for_commands()), chosen.council)
    agreed = lru_cache(partial(_terms, store))
    told = [
        {"form": work.name, "version": work.version, "language": language, "terms": departed(found, agreed(language))}
        | counts(found)
        | {"scores": () if work.name == COUNCIL_WORDS else edition_told(found, language)}
        for work in _works(store, chosen.form)
        for language in sorted(languages(store) | work.languages)
        for found in (edition(store, work.sources(language), language),)
    ]
    _say(chosen, told, _reported)
    if not told and chosen.format == "text":
        say("There are no words in other languages yet. Bring some in: formbuilder translations load FILE.")
    return 1 if any(each[state] for each in told for state in State if state is not State.CHECKED) else 0


def run_load(chosen: Chosen) -> int:
    """Bring words in; status 2, and nothing is kept of a file, if a line of it cannot be taken."""
    _, store = council_of(database(for_commands()), chosen.council)
    doing, told = Doing(now(), token_bytes), []
    for path in chosen.files:
        catalogue = _read(path)
        work = next(iter(_works(store, catalogue.form)), None)
        if work is None or not catalogue.language:
            msg = f"{path} does not say which form and language it is for. Export it again."
            raise WrongUseError(msg)
        with _taken(path):
            language = catalogue.language
            slots = work.sources(language)
            found = load(store, slots, catalogue, language, doing, speaker=chosen.checked_by)
        off = departed(edition(store, slots, language), _terms(store, language))
        off = {each.address: off[each.address] for each in catalogue.said if each.address in off}
        told.append({"file": str(path), "form": work.name, "language": language, "terms": off, **asdict(found)})
    _say(chosen, told, _loaded)
    return 0


def run_export(chosen: Chosen) -> int:
    """Print an edition with everything that the council has of it."""
    _, store = council_of(database(for_commands()), chosen.council)
    work = next(iter(_works(store, chosen.form)), None)
    if work is None:
        there = ", ".join(sorted({each.pin.slug for each in open_forms(store)})) or "none"
        msg = f"There is no open form ‘{chosen.form}’. Its open forms: {there}."
        raise WrongUseError(msg)
    if not files.TAG.fullmatch(chosen.language):
        msg = f"‘{chosen.language}’ is no language tag. Write one such as pl."
        raise WrongUseError(msg)
    found = edition(store, work.sources(chosen.language), chosen.language)
    say_bytes(files.WRITERS[chosen.kind](work.name, work.version, chosen.language, found))
    return 0


def _say(chosen: Chosen, told: Sequence[Told], sentence: Callable[[Told], str]) -> None:
    if chosen.format == "json":
        say_json(told)
        return
    for each in told:
        say(sentence(each))


def _counted(each: Told) -> str:
    return f"{', '.join(f'{each[state]} {words}' for state, words in SAID.items())}."


def _updated(each: Told) -> str:
    return f"{each['file']}: {_counted(each)} Not in the form any more: {', '.join(each['gone']) or 'nothing'}."


def _reported(each: Told) -> str:
    first = f"{each['form']}@{each['version']} in {each['language']}: {_counted(each)}"
    return "\n".join((first, *(f"  {score}" for score in each["scores"]), *(f"  {line}" for line in _off(each))))


def _loaded(each: Told) -> str:
    parts = [f"{each['file']}: {each['taken']} places taken, {each['same']} were there already."]
    if each["stale"]:
        parts.append(f"Made from older words, to look at again: {', '.join(each['stale'])}.")
    if each["unknown"]:
        parts.append(f"Not in the form, so left out: {', '.join(each['unknown'])}.")
    if each["doubted"]:
        named = ", ".join(each["doubted"])
        parts.append(f"{len(each['doubted'])} marked “stale” or “fuzzy” in the file, so left out: {named}.")
    return " ".join([*parts, *_off(each)])


def _off(each: Told) -> Iterator[str]:
    if each["terms"]:
        places = ", ".join(f"{address} ({', '.join(terms)})" for address, terms in each["terms"].items())
        yield f"The list of terms has other words, to look at: {places}."


def _terms(store: Store, language: str) -> Agreed:
    """Return what is agreed in a language: our own list, and the council’s in its place."""
    return agreed_words(terms_of_council(store, terms_of(TERMS, language).terms, language))


def _read(path: Path) -> Catalogue:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WrongUseError(unreadable(path)) from error
    with _taken(path):
        return files.read(path.name, data)


@contextmanager
def _taken(path: Path) -> Iterator[None]:
    """Turn what is wrong with a file into WrongUseError, each with its line."""
    try:
        yield
    except CatalogueError as error:
        lines = [f"{path}:{each.line}: {each.sentence}" for each in error.problems]
        raise WrongUseError("\n".join([*lines, f"Nothing of {path} was taken."])) from error


def _works(store: Store, name: str | None) -> list[Work]:
    """Return the forms of a council, or one of them; our own sentences only by their name."""
    if name == OWNER:
        comes_with = frozenset(path.parent.parent.name for path in CATALOGUES.glob("*/LC_MESSAGES/messages.po"))
        return [Work(OWNER, 1, lambda language: ours(CATALOGUES, language).sources, comes_with)]
    own = [_own(settings_now(store).council)] if name in {None, COUNCIL_WORDS} else []
    return own + [Work(form.slug, form.version, partial(_of_form, form)) for form in _forms(store, name)]


def _named(chosen: Chosen) -> Work:
    """Return what is to be translated: a form as its file is, or the words of a council’s own."""
    if chosen.form != COUNCIL_WORDS:
        form = find_form(chosen.form)
        return Work(form.slug, form.version, partial(_of_form, form))
    if chosen.profile:
        return _own(load_council(chosen.profile))
    _, store = council_of(database(for_commands()), chosen.council)
    return _own(settings_now(store).council)


def _own(council: Council) -> Work:
    found = own_sources(council)
    return Work(COUNCIL_WORDS, 1, lambda _: found)


def _of_form(form: Form, language: str) -> list[Source]:
    return [*sources(form, language)]


def _forms(store: Store, slug: str | None) -> list[Form]:
    """Return the newest open version of each form of a council, or of one."""
    newest: dict[str, Form] = {}
    for offered in open_forms(store):
        if slug in {None, offered.pin.slug} and offered.pin.slug not in newest:
            data = form_file(store, offered.pin.slug, offered.pin.version)
            if data is not None:
                newest[offered.pin.slug] = unpack(data)[0]
    return [*newest.values()]


def _entries(catalogue: Catalogue, slots: Collection[Source]) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """Return what a file says, by owner and address; what it marks as doubtful was made from words we do not know."""
    owners = {each.address: each.owner for each in slots}
    found = [each for each in catalogue.said if each.address in owners and each.words.strip()]
    entries = (
        Entry(
            owner=owners[each.address],
            address=each.address,
            source="" if each.doubted else each.source,
            words=each.words,
        )
        for each in found
    )
    return {(each.owner, each.address): (each,) for each in entries}

"""Opening forms as examples, for those who try things out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from formbuilder.cli.output import WrongUseError
from formbuilder.clock import now
from formbuilder.councils.profile import Council
from formbuilder.councils.read import read_council
from formbuilder.definition.library import RATES
from formbuilder.definition.model import Form
from formbuilder.definition.yaml_source import read_bytes
from formbuilder.editions import files
from formbuilder.editions.sources import sources
from formbuilder.problems import DefinitionError
from formbuilder.services.council_words import own_sources
from formbuilder.services.councils import council_profile
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import load
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.services.rates import keep_rates, rate_files, rates_of
from formbuilder.services.settings import asks_about_danger, open_form_definitions, settings_now
from formbuilder.storage.engine import Store


def open_example(store: Store, form: Form, bundle: bytes, moment: datetime) -> None:
    """Open a form, or bring it up to date; raises as ``publish_example`` does.

    What is opened at one ``moment`` is told apart by its number, what is opened later is newer.
    """
    pin = FormPin(form.slug, form.version, form.fingerprint)
    publish_example(store, pin, bundle, moment, records=form.records, danger=asks_about_danger(form))


def load_rates(store: Store, folder: Path) -> tuple[str, ...]:
    """Bring the tables of rates of a folder of forms into a council; return the files that are new or have changed.

    Raises DefinitionError if one cannot be read, and WrongUseError if a figure of the council’s own would be worse for
    people than the law’s.
    """
    files = starter_rates(folder)
    profile = council_profile(store)
    rates = rates_of({**rate_files(store), **files})
    if profile is not None:
        try:
            read_council(profile, "profile", rates)
        except DefinitionError as error:
            way_out = "The rates are not loaded. Change the profile first, then: formbuilder councils add PROFILE."
            msg = f"{error}\n{way_out}"
            raise WrongUseError(msg) from error
    return keep_rates(store, files, now())


def load_translations(store: Store, folder: Path, opened: Mapping[str, Form], doing: Doing) -> None:
    """Bring the words of example forms in other languages in, from ``folder/FORM/LANGUAGE.po``: all as drafted."""
    for slug, form in opened.items():
        for path in sorted((folder / slug).glob("*.po")):
            slots = [*sources(form, path.stem)]
            load(store, slots, files.read(path.name, path.read_bytes()), path.stem, doing)


def load_own_words(store: Store, folder: Path, doing: Doing) -> None:
    """Bring the words of the council’s own in other languages in, from ``folder/LANGUAGE.po``: all as drafted."""
    slots = own_sources(settings_now(store).council)
    for path in sorted(folder.glob("*.po")):
        load(store, slots, files.read(path.name, path.read_bytes()), path.stem, doing)


def starter_rates(folder: Path) -> Mapping[str, bytes]:
    """Return the tables of rates of a folder of forms, as they came, by file name."""
    return {path.name: read_bytes(path) for path in sorted((folder / RATES).glob("*.yaml"))}


def refuse_taken_addresses(store: Store, forms: Iterable[Form], council: str) -> None:
    """Raise WrongUseError if an address of ``forms`` leads to another form that is open in the council already."""
    coming = {form.slug: form for form in forms}
    for there in open_form_definitions(store):
        for form in coming.values() if there.slug not in coming else ():
            if taken := {form.slug, form.address} & {there.slug, there.address}:
                msg = (
                    f"{form.name} is not opened: ‘{min(taken)}’ leads to {there.name} at {council} already. "
                    "Give one of the two another ‘address’."
                )
                raise WrongUseError(msg)


def refuse_without_duty(store: Store, council: Council) -> None:
    """Raise WrongUseError if a profile no longer says who is told of danger, and forms are open that ask about it."""
    asking = [form.name for form in open_form_definitions(store) if asks_about_danger(form)]
    if asking and council.duty is None:
        msg = f"{nobody_is_told(asking[0], council.name)} Nothing was changed."
        raise WrongUseError(msg)


def nobody_is_told(form: str, council: str) -> str:
    """Say why a form that asks about danger cannot be open, and the way out."""
    return (
        f"{form} asks about danger, and nothing says who at {council} is told when somebody may be in danger. "
        "Add ‘duty’ to the profile of the council, then: formbuilder councils add PROFILE."
    )


def nobody_reads(form: Form, council: str) -> str:
    """Say why a form is not opened, and the way out."""
    return (
        f"{form.name} is not opened: nothing says who at {council} reads what people send. "
        f"Add ‘{form.slug}’ to ‘forms’ in the profile of the council, then: formbuilder councils add PROFILE."
    )

"""The versions of forms that are open in a council."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from formbuilder.councils.read import read_council
from formbuilder.services.councils import council_profile
from formbuilder.services.journeys import FormPin
from formbuilder.storage import forms as rows
from formbuilder.storage.engine import Scope, Store


class FormState(StrEnum):
    """Whether a version can be begun, and what happens with what is sent."""

    EXAMPLE = "example"
    """For trying out: what is sent is deleted after a day."""
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A version that can be begun."""

    pin: FormPin
    state: FormState


class FormChangedError(Exception):
    """A published version would change; give the new words a new version."""


class NotLookedAfterError(Exception):
    """Nobody at the council would read what people send: its profile does not name the form."""


class NobodyOnDutyError(Exception):
    """An answer may mean danger, and the council's profile does not say who is told of it."""


def publish_example(
    store: Store, pin: FormPin, data: bytes, now: datetime, *, records: bool = True, danger: bool = False
) -> None:
    """Open a starter form as an example, or bring the example up to date; a version that was closed stays closed.

    One that is brought up to date stays in its place among the versions: what was opened later is still the newest.

    Raises FormChangedError if it is published, NotLookedAfterError if the council's profile does not say who reads it
    (a form that ``records`` nothing needs nobody), and NobodyOnDutyError if answers of it may mean ``danger`` and the
    profile does not say who is told of that.
    """
    if records and not _is_looked_after(store, pin.slug):
        raise NotLookedAfterError(pin.slug)
    if danger and not is_somebody_on_duty(store):
        raise NobodyOnDutyError(pin.slug)
    new = rows.FormRow(
        slug=pin.slug,
        version=pin.version,
        fingerprint=pin.fingerprint,
        state=FormState.EXAMPLE,
        file=data,
        loaded_at=now,
    )

    def publish(scope: Scope) -> None:
        found = rows.find(scope, pin.slug, pin.version, lock=True)
        if found is None:
            rows.add(scope, new)
        elif found.state == FormState.EXAMPLE:
            rows.replace(scope, replace(new, loaded_at=found.loaded_at))
        elif found.fingerprint != pin.fingerprint:
            raise FormChangedError(f"{pin.slug}@{pin.version}")

    store.write(publish)


def _is_looked_after(store: Store, form: str) -> bool:
    profile = council_profile(store)
    return profile is not None and form in read_council(profile, "profile").forms


def is_somebody_on_duty(store: Store) -> bool:
    """Whether the council's profile says who is told that somebody may be in danger."""
    profile = council_profile(store)
    return profile is not None and read_council(profile, "profile").duty is not None


def open_forms(store: Store) -> tuple[OpenForm, ...]:
    """Return every version that can be begun, by form, newest first."""
    found = store.read(rows.open_in)
    return tuple(
        OpenForm(FormPin(slug, version, fingerprint), FormState(state)) for slug, version, fingerprint, state in found
    )


def form_file(store: Store, slug: str, version: int) -> bytes | None:
    """Return the file of a version as it came."""
    found = store.read(lambda scope: rows.find(scope, slug, version))
    return None if found is None else found.file


def newest_versions(store: Store) -> tuple[tuple[str, int], ...]:
    """Return the newest version of each form, whether it is open or not."""
    return tuple((row.slug, row.version) for row in store.read(rows.newest))


def withdrawn_forms(store: Store) -> tuple[tuple[str, int], ...]:
    """Return the newest version of each form of which the newest was withdrawn."""
    return tuple((row.slug, row.version) for row in store.read(rows.newest) if row.state == FormState.WITHDRAWN)


def form_files(store: Store, versions: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], bytes]:
    """Return the files of these versions as they came, in one go."""
    return store.read(lambda scope: rows.files(scope, versions)) if versions else {}

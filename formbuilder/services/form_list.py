"""The forms of a council as lists show them: no form is read for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from formbuilder.drafting.heads import OF_BLOCK
from formbuilder.services.draft_pins import FORM
from formbuilder.services.drafts import OPEN, Draft, drafts_of
from formbuilder.services.forms import FormState
from formbuilder.services.live_corrections import CorrectionState
from formbuilder.services.publishing_kinds import Withdrawn
from formbuilder.services.withdrawing import withdrawn_of
from formbuilder.storage import corrections as correction_rows
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import forms as form_rows
from formbuilder.storage import people as people_rows
from formbuilder.storage.engine import Scope, Store

A_PAGE = 50
"""Forms on one page of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One form of the list."""

    slug: str
    title: str
    open: int | None
    """The version that people can begin now."""
    state: FormState | None
    drafts: tuple[int, ...]
    """The versions that are being written."""
    owner: str
    """The name of who looks after it; "" if nobody does."""


@dataclass(frozen=True, slots=True)
class FormsPage:
    """Some forms of a list, and how many there are."""

    lines: tuple[FormLine, ...]
    found: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version that was put in."""

    number: int
    state: FormState
    since: datetime
    title: str
    withdrawn: Withdrawn | None = None
    """By whom, when and why."""
    corrects: int | None = None
    """The version whose words it corrects, if it is an urgent correction."""


@dataclass(frozen=True, slots=True)
class FormHistory:
    """One form: every version and draft of it, the newest first, and who looks after it."""

    slug: str
    title: str
    versions: tuple[VersionLine, ...]
    drafts: tuple[Draft, ...]
    owner: str
    deputy: str


def list_forms(store: Store, words: str = "", page: int = 1) -> FormsPage:
    """Return the forms whose titles or short names hold each of these words, by title; a page after the last is it."""
    return store.read(lambda scope: _list(scope, words.casefold().split(), page))


def titles_of(store: Store, forms: Collection[str] | None = None) -> Mapping[str, str]:
    """Return what forms are called, by short name: by the newest version that people met, else by the newest draft.

    None is every form. Two questions to the database, however many there are; one that was never put in or written
    keeps its short name, as words.
    """
    return store.read(lambda scope: titles_in(scope, forms))


def titles_in(scope: Scope, forms: Collection[str] | None = None) -> Mapping[str, str]:
    """Return the same, for those who have a connection."""
    wanted = None if forms is None else frozenset(forms)
    found = _newest(scope, wanted, drafts=False) if wanted is None or wanted else {}
    slugs = found if wanted is None else wanted
    return {slug: found.get(slug) or slug.removeprefix(OF_BLOCK).replace("-", " ").capitalize() for slug in slugs}


def form_history(store: Store, form: str) -> FormHistory | None:
    """Return a form, whatever an address says; None if the council has nothing of this name."""
    if not FORM.fullmatch(form):
        return None
    drafts = drafts_of(store, form)
    return store.read(lambda scope: _history(scope, form, drafts))


def _list(scope: Scope, words: list[str], page: int) -> FormsPage:
    found = [each for each in _titles(scope) if _has(each, words)]
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    return FormsPage(tuple(_lines(scope, shown)), len(found), page, pages)


def _titles(scope: Scope) -> list[tuple[str, str]]:
    """Return title and short name of every form as its newest version or draft has it, by title."""
    newest = _newest(scope, None, drafts=True)
    return sorted(((title or slug, slug) for slug, title in newest.items()), key=_in_order)


def _newest(scope: Scope, wanted: frozenset[str] | None, *, drafts: bool) -> dict[str, str]:
    """Return the newest titles by short name; ``drafts``: a newer draft counts even where people met a version."""
    newest = {row.slug: (row.version, row.title) for row in form_rows.newest(scope, wanted)}
    for form, version, title in draft_rows.newest(scope, wanted):
        if form.startswith(OF_BLOCK) and wanted is None:
            continue
        if form not in newest or (newest[form][0] < version and title and (drafts or not newest[form][1])):
            newest[form] = (version, title)
    return {slug: title for slug, (_, title) in newest.items()}


def _in_order(line: tuple[str, str]) -> tuple[str, str]:
    title, slug = line
    return (title.casefold(), slug)


def _has(line: tuple[str, str], words: list[str]) -> bool:
    said = " ".join(line).casefold()
    return all(word in said for word in words)


def _lines(scope: Scope, shown: list[tuple[str, str]]) -> list[FormLine]:
    slugs = tuple(slug for _, slug in shown)
    opened = {row.slug: row for row in reversed(form_rows.open_of(scope, slugs))}
    owners = {form: owner for form, owner, _ in people_rows.who_looks_after(scope, slugs)}
    drafts: dict[str, list[int]] = defaultdict(list)
    for row in draft_rows.of_forms(scope, slugs, OPEN):
        drafts[row.form].append(row.version)
    return [
        FormLine(
            slug=slug,
            title=title,
            open=opened[slug].version if slug in opened else None,
            state=FormState(opened[slug].state) if slug in opened else None,
            drafts=tuple(drafts[slug]),
            owner=owners.get(slug, ""),
        )
        for title, slug in shown
    ]


def _history(scope: Scope, form: str, drafts: tuple[Draft, ...]) -> FormHistory | None:
    withdrawn = withdrawn_of(scope, form)
    live = correction_rows.of_forms(scope, (form,), (CorrectionState.LIVE,))
    corrected = {row.becomes: row.version for row in live}
    versions = tuple(
        VersionLine(
            row.version,
            FormState(row.state),
            since,
            row.title,
            withdrawn=withdrawn.get(row.version),
            corrects=corrected.get(row.version),
        )
        for row, since in form_rows.of_form(scope, form)
    )
    if not versions and not drafts:
        return None
    newest = sorted(
        [(line.number, line.title) for line in versions] + [(each.pin.version, each.title) for each in drafts]
    )
    ((_, owner, deputy),) = people_rows.who_looks_after(scope, (form,)) or ((form, "", ""),)
    title = next((title for _, title in reversed(newest) if title), form)
    return FormHistory(form, title, versions, drafts, owner, deputy)

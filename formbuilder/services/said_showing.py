"""The chairs of the panels see a page of “You said, we did” first; then everybody can read it, as it was then."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.review.told import too_small
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import FORM
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.panels import Post
from formbuilder.services.said_kinds import (
    CHAIR_HAS,
    LONGEST,
    Making,
    NoPage,
    OwnWords,
    PageState,
    Published,
    PublishedLine,
    Quote,
    Verdict,
)
from formbuilder.services.said_making import making, quotes_of
from formbuilder.services.telling_authors import told_of
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import said as rows
from formbuilder.storage import said_out, spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import PostRow
from formbuilder.storage.said import LookRow, PageRow
from formbuilder.storage.tables import said_looks, said_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """What a chair says of a page."""

    verdict: Verdict
    words: str = ""
    named: bool = False
    """Whether the page may name the panel."""


def send_to_chairs(store: Store, form: str, version: int, doing: Doing) -> Making | NoPage:
    """Show a page to the chair of each panel whose members said something of it."""

    def send(scope: Scope) -> Making | NoPage:
        found = _whole(scope, form, version, doing)
        if isinstance(found, NoPage):
            return found
        values: dict[str, object] = {"state": "with_chair", "sent_at": doing.now, "sent_by": doing.by}
        plain.change(scope, said_pages, values, form=form, version=version)
        _ask_to_look(scope, form, version, doing)
        doing.note(scope, "said-page-sent", f"{form}@{version}")
        return making(scope, form, version) or NoPage.UNKNOWN

    return store.write(send)


def look_at_page(store: Store, form: str, version: int, panel: str, said: LookedAt, doing: Doing) -> NoPage | None:
    """Note what the chair of a panel says of a page that was shown to them; None if it is noted."""
    if said.verdict is Verdict.WRONG and not said.words.strip():
        return NoPage.NO_WORDS
    if len(said.words) > LONGEST:
        return NoPage.LONG

    def note(scope: Scope) -> NoPage | None:
        page = rows.page(scope, form, version, lock=True)
        row = plain.find(scope, said_looks, LookRow, form=form, version=version, panel=panel)
        chairs = PostRow(panel, doing.by or "", Post.CHAIR) in panel_rows.posts(scope, panel=panel)
        if page is None or row is None or not chairs:
            return NoPage.UNKNOWN
        if page.state != PageState.WITH_CHAIR:
            return NoPage.NOT_SENT
        values: dict[str, object] = {
            "verdict": said.verdict.value,
            "words": speak(scope, said.words, doing),
            "named": said.named,
            "looked_at": doing.now,
            "looked_by": doing.by,
        }
        plain.change(scope, said_looks, values, form=form, version=version, panel=panel)
        told_of(scope, page.sent_by, "said-page-looked", f"{form}/{version}", doing)
        doing.note(scope, f"said-page-{said.verdict}", f"{form}@{version}")
        return None

    return store.write(note) if is_id(panel) else NoPage.UNKNOWN


def publish_page(store: Store, form: str, version: int, doing: Doing) -> Making | NoPage:
    """Let everybody read a page as it is now: once each chair looked, or had fourteen days to."""

    def publish(scope: Scope) -> Making | NoPage:
        found = _whole(scope, form, version, doing)
        if isinstance(found, NoPage):
            return found
        if found.state is not PageState.WITH_CHAIR:
            return NoPage.NOT_SENT
        waits = any(each.verdict is Verdict.WAITING for each in found.looks)
        if waits and found.sent_at and doing.now < found.sent_at + CHAIR_HAS:
            return NoPage.NOT_SEEN
        values: dict[str, object] = {
            "state": PageState.PUBLISHED.value,
            "published": json.dumps(_snapshot(scope, found)),
            "published_at": doing.now,
            "published_by": doing.by,
        }
        plain.change(scope, said_pages, values, form=form, version=version)
        for person in rows.authors(scope, form, version):
            told_of(scope, person, "said-page-published", f"{form}/{version}", doing)
        doing.note(scope, "said-page-published", f"{form}@{version}")
        return making(scope, form, version) or NoPage.UNKNOWN

    return store.write(publish)


def published_page(store: Store, form: str, version: int | None = None) -> Published | None:
    """Return the page of a version, or the newest one of the form: four queries, however much was said.

    A sentence to whose showing its author does not say yes any more is not in it. Where somebody said since then that
    they do not agree, it says so.
    """

    def look(scope: Scope) -> Published | None:
        there = [number for number, _ in said_out.published(scope, form)]
        wanted = version if version is not None else next(iter(there), None)
        row = rows.page(scope, form, wanted) if wanted in there and wanted is not None else None
        return _published(scope, row, tuple(there)) if row else None

    return store.read(look) if FORM.fullmatch(form) else None


def pages_with(store: Store, person: str) -> tuple[tuple[LookRow, str], ...]:
    """Return the pages that the chair of a panel was shown, with the name of the panel; those that wait first."""

    def look(scope: Scope) -> tuple[tuple[LookRow, str], ...]:
        chaired = [each.panel for each in panel_rows.posts(scope, person=person) if each.post == Post.CHAIR]
        names = {each.id: each.name for each in panel_rows.every(scope)} if chaired else {}
        found = rows.looks_of(scope, chaired) if chaired else ()
        out = sorted(found, key=lambda each: each.verdict != Verdict.WAITING)
        return tuple((each, names.get(each.panel, "")) for each in out)

    return store.read(look)


def shown_to(store: Store, form: str, version: int, person: str) -> tuple[str, ...]:
    """Return the panels for which somebody may say what they think of a page."""

    def look(scope: Scope) -> tuple[str, ...]:
        chaired = {each.panel for each in panel_rows.posts(scope, person=person) if each.post == Post.CHAIR}
        return tuple(each.panel for each in rows.looks(scope, form, version) if each.panel in chaired)

    return store.read(look) if FORM.fullmatch(form) else ()


def _whole(scope: Scope, form: str, version: int, doing: Doing) -> Making | NoPage:
    """Return a page on which every point is counted and no line is about too few people."""
    if Right.ANSWER_POINTS not in rights_of(scope, doing):
        return NoPage.NO_RIGHT
    if not FORM.fullmatch(form) or rows.page(scope, form, version, lock=True) is None:
        return NoPage.UNKNOWN
    found = making(scope, form, version)
    if found is None or not found.lines:
        return NoPage.NOTHING
    if found.uncounted:
        return NoPage.UNCOUNTED
    return NoPage.SMALL if too_small([each.people for each in found.lines]) else found


def _ask_to_look(scope: Scope, form: str, version: int, doing: Doing) -> None:
    """Ask each chair anew; whether the panel may be named stays as they said."""
    before = {each.panel: each for each in rows.looks(scope, form, version)}
    plain.remove(scope, said_looks, form=form, version=version)
    for panel in rows.panels_of(scope, form, version):
        named = panel in before and before[panel].named
        plain.put(scope, said_looks, LookRow(form=form, version=version, panel=panel, named=named))
        for post in panel_rows.posts(scope, panel=panel):
            if post.post == Post.CHAIR:
                told_of(scope, post.person, "said-page-to-look", f"{form}/{version}", doing)


def _snapshot(scope: Scope, found: Making) -> dict[str, object]:
    """Return what is published, without any word of a person: those stay where they can be erased."""
    against = rows.disagreed(scope, found.form, found.version)
    wrong = {each.panel: each for each in rows.looks(scope, found.form, found.version) if each.verdict == Verdict.WRONG}
    return {
        "points": sum(each.points for each in found.lines),
        "lines": [
            {
                "line": each.id,
                "said": each.said,
                "did": each.did,
                "people": each.people,
                "speaks_for": each.speaks_for,
                "disagreed": each.id in against,
                "quotes": [quote.point for quote in each.quotes if quote.says is OwnWords.YES],
            }
            for each in found.lines
        ],
        "groups": sorted(each.name for each in found.looks if each.named),
        "others": sum(not each.named for each in found.looks),
        "objections": [
            {"group": each.name if each.named else "", "words": wrong[each.panel].words}
            for each in found.looks
            if each.panel in wrong
        ],
    }


def _published(scope: Scope, row: PageRow, versions: tuple[int, ...]) -> Published | None:
    if row.published is None or row.published_at is None:
        return None
    kept = json.loads(row.published)
    against = rows.disagreed(scope, row.form, row.version)
    own = {each.point: each for found in quotes_of(scope, row.form, row.version).values() for each in found}
    texts = spoken.spoken(scope, frozenset(each["words"] for each in kept["objections"] if each["words"]))
    return Published(
        form=row.form,
        version=row.version,
        on=row.published_at,
        points=kept["points"],
        lines=tuple(_line(each, own, against) for each in kept["lines"]),
        groups=tuple(kept["groups"]),
        others=kept["others"],
        objections=tuple((each["group"], texts.get(each["words"] or "", "")) for each in kept["objections"]),
        versions=versions,
    )


def _line(kept: Mapping[str, object], own: Mapping[str, Quote], against: Collection[str]) -> PublishedLine:
    points = kept["quotes"]
    quotes = (own.get(str(point)) for point in points) if isinstance(points, list) else ()
    return PublishedLine(
        said=str(kept["said"]),
        did=str(kept["did"]),
        people=int(str(kept["people"])),
        speaks_for=int(str(kept["speaks_for"])),
        disagreed=bool(kept["disagreed"]) or kept.get("line") in against,
        quotes=tuple(each.words for each in quotes if each and each.says is OwnWords.YES),
    )

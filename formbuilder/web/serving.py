"""The councils and forms that this process serves: read once, kept, and read again when the database has newer ones."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from jinja2 import Environment
from sqlalchemy import Engine

from formbuilder.councils.read import PREVIEW_ADDRESS, read_council
from formbuilder.problems import DefinitionError
from formbuilder.rendering.compiled import PageStore
from formbuilder.rendering.compiled_result import ResultStore
from formbuilder.rendering.frame import Frame
from formbuilder.rendering.journey_frames import around, journey_frame
from formbuilder.rendering.look import Picture, picture, sheet_address
from formbuilder.rendering.sites import CouncilSite
from formbuilder.rendering.visit import Visit
from formbuilder.services.councils import council_profile, council_store, list_councils
from formbuilder.storage.engine import Store
from formbuilder.web.blocks import BlocksInUse
from formbuilder.web.editions import EditionsInUse
from formbuilder.web.heard import HeardInUse
from formbuilder.web.our_words import OurWordsInUse, Tongues
from formbuilder.web.rates import RatesInUse
from formbuilder.web.served import AGAIN, SLUG, Around, Served
from formbuilder.web.versions import Versions
from formbuilder.web.words import WordsInUse

if TYPE_CHECKING:
    from formbuilder.services.open_previews import OpenPreview

log = logging.getLogger("formbuilder")


def _crest(store: Store, base: str, mark: str) -> Picture | None:
    if not mark:
        return None
    from formbuilder.services.settings import find_crest  # noqa: PLC0415 - brings what writes settings with it

    found = find_crest(store, mark)
    return picture(base, found.mark, found.wide, found.high) if found else None


class Serving:
    """Every council of the database, found by slug; one that is added while this runs is found too."""

    def __init__(
        self,
        engine: Engine,
        templates: Environment,
        frame: Frame,
        clock: Callable[[], datetime],
        tongues: Tongues | None = None,
    ) -> None:
        """``frame`` is what stands around pages of no council, ``tongues`` the languages there are."""
        self._tongues = tongues
        self._clock = clock
        self._engine = engine
        self._templates = templates
        self._frame = frame
        self._councils: dict[str, Served] = {}
        self._lock = Lock()

    @property
    def _names(self) -> Mapping[str, str]:
        return self._tongues.names if self._tongues else {}

    def slugs(self) -> tuple[str, ...]:
        """Return the councils there are."""
        return tuple(council.slug for council in list_councils(self._engine))

    def council(self, slug: str) -> Served | None:
        """Return a council as its profile was at most a moment ago; None if there is none with this slug."""
        found, now = self._councils.get(slug), self._clock()
        if found is None:
            return self._read(slug, now) if SLUG.fullmatch(slug) else None
        if found.preview and found.preview.preview.ends_at <= now:
            self._forget(slug)
            return None
        return self._as_it_is(slug, found, now) if now - found.looked_at > AGAIN else found

    def at_hand(self, slug: str) -> Served | None:
        """Return a council that was read already, without the database: that may be the very thing that fails."""
        return self._councils.get(slug)

    def _read(self, slug: str, now: datetime) -> Served | None:
        preview = self._preview(slug, now)
        store = preview.store if preview else council_store(self._engine, slug)
        profile = council_profile(store) if store else None
        if store is None or profile is None:
            return None
        with self._lock:
            return self._councils.setdefault(slug, self._served(slug, store, profile, now, preview))

    def _preview(self, slug: str, now: datetime) -> OpenPreview | None:
        if not PREVIEW_ADDRESS.fullmatch(slug):
            return None
        from formbuilder.services.open_previews import preview_at  # noqa: PLC0415 - only where somebody looks at one

        return preview_at(self._engine, slug, now)

    def _forget(self, slug: str) -> None:
        with self._lock:
            self._councils.pop(slug, None)

    def _as_it_is(self, slug: str, found: Served, now: datetime) -> Served | None:
        """Return the council with the profile that it has now; one that cannot be read changes nothing.

        A preview stays as it was shared, until it ends.
        """
        if found.preview:
            found.looked_at = now
            if self._preview(slug, now) is None:
                self._forget(slug)
                return None
            return found
        profile = council_profile(found.store)
        found.looked_at = now
        if profile in {None, found.profile}:
            return found
        try:
            served = self._served(slug, found.store, profile or b"", now)
        except DefinitionError as error:
            log.warning("the profile of a council is left as it was: %s", error)
            return found
        with self._lock:
            self._councils[slug] = served
        return served

    def _served(
        self, slug: str, store: Store, profile: bytes, now: datetime, preview: OpenPreview | None = None
    ) -> Served:
        council = read_council(profile, f"{slug}.yaml")
        if preview:
            council = council.caring_for(preview.preview.form)
        site = CouncilSite(council, f"/{slug}")
        frame = replace(
            self._frame,
            council=council.name,
            home=site.home,
            person=council.person,
            ways=council.ways,
            contacts=council.contacts,
            speaks=bool(self._names)
            and (council.demonstration or not self._names.keys().isdisjoint(council.languages)),
            preview=preview is not None,
            keeps_walks=preview is not None and preview.preview.keeps_walks,
            look=sheet_address(site.base, council.looks),
            crest=None if preview else _crest(store, site.base, council.looks.crest),
        )
        around_pages = Around(council, site, frame, replace(frame, person="", ways=(), contacts={}))
        spoken = EditionsInUse(store, drafts=council.demonstration)

        def spoken_as(visit: Visit) -> Frame:
            return replace(served.frame, speaks=bool(visit.tongues))

        served = Served(
            english=around_pages,
            store=store,
            known_tongues=self._names,
            pages=PageStore(self._templates, lambda visit: around(spoken_as(visit), visit.site, language_link=False)),
            loose=PageStore(self._templates, lambda visit: served.beside_what_is_typed(visit.tongues)),
            results=ResultStore(
                self._templates, lambda site, form, sent: journey_frame(served.frame, site, form, sent)
            ),
            rates=RatesInUse(store, council.charging.rates),
            versions=Versions(store),
            blocks=BlocksInUse(store),
            words=WordsInUse(store),
            spoken=spoken,
            ours=OurWordsInUse(store, self._tongues, spoken) if self._tongues else None,
            heard=HeardInUse(store, spoken, site.base),
            profile=profile,
            looked_at=now,
            preview=preview,
        )
        return served

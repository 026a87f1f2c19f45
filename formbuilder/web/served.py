"""One council as this process serves it: its forms, in the languages and wordings that people ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from formbuilder.councils.profile import Council
from formbuilder.definition.model import Form
from formbuilder.definition.worded import HELPER, wordings
from formbuilder.rendering.compiled import PageStore, TokenPages
from formbuilder.rendering.compiled_result import ResultStore
from formbuilder.rendering.council_words import in_their_language
from formbuilder.rendering.frame import Frame
from formbuilder.rendering.language_page import FIELD, named, other_tongues
from formbuilder.rendering.origin import is_quiet
from formbuilder.rendering.own_look import LOOK, WORDS, Said, dressed
from formbuilder.rendering.question_page import TYPED_IN
from formbuilder.rendering.sites import CouncilSite, JourneySite
from formbuilder.services.forms import form_file, open_forms
from formbuilder.services.journeys import FormPin
from formbuilder.services.origins import newest_pages
from formbuilder.storage.engine import Store
from formbuilder.tongue.messages import ENGLISH_BESIDE, IN_USE, Tongue
from formbuilder.web.blocks import BlocksInUse
from formbuilder.web.edition import Edition, edition_of
from formbuilder.web.editions import EditionsInUse
from formbuilder.web.heard import HeardInUse
from formbuilder.web.our_words import OurWordsInUse
from formbuilder.web.rates import RatesInUse
from formbuilder.web.versions import Versions
from formbuilder.web.words import WordsInUse

if TYPE_CHECKING:
    from formbuilder.services.open_previews import OpenPreview

SLUG = re.compile(r"[a-z][a-z0-9-]{0,99}")
"""Nothing else reaches the database: PostgreSQL takes no NUL."""
AGAIN = timedelta(seconds=2)
"""How old the list of open forms, and the profile of a council, may be."""
WITH_ENGLISH = "+en"
"""In the name of an edition: the English words stand beside those of its language."""
MOST_WORDED = 100
"""Versions of forms in other wordings that are kept ready."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the pages of a council, in one language."""

    council: Council
    site: CouncilSite
    frame: Frame
    bare: Frame
    """Around pages that must tell nothing: after “Leave this page quickly”."""
    councils: dict[str, Council] = field(default_factory=dict)
    """By form, the council with the contact for it."""
    edition: str = ""
    """Of the language, with what may be read of it."""

    def in_language(self, tongue: Tongue, words: Mapping[tuple[str, str], str]) -> Around:
        """Return the same around pages in another language; ``words`` are the council’s own that may be read in it."""
        council = in_their_language(self.council, words)
        spoken = partial(
            replace,
            language=tongue.tag,
            direction=tongue.direction,
            council=council.name,
            home=self.site.home,
            person=council.person,
            ways=council.ways,
            contacts=council.contacts,
        )
        bare = replace(spoken(self.bare), person="", ways=(), contacts={})
        site = replace(self.site, council=council)
        return Around(council, site, spoken(self.frame), bare, edition=tongue.edition)


@dataclass(slots=True, kw_only=True)  # noqa: PLR0904 - one for each thing that pages ask of a council
class Served:
    """A council as this process serves it."""

    english: Around
    store: Store
    known_tongues: Mapping[str, str]
    """Every language that there is a catalogue of."""
    around: dict[str, Around] = field(default_factory=dict)
    """By the tag of a language."""
    pages: PageStore
    """Pages of journeys."""
    loose: PageStore
    """Pages of forms that record nothing."""
    results: ResultStore
    """Results of journeys."""
    rates: RatesInUse
    profile: bytes = field(repr=False)
    """The council's profile as it came."""
    looked_at: datetime
    """When it was last seen to be the one in the database."""
    starts: TokenPages = field(default_factory=TokenPages)
    """Start pages of forms."""
    editions: dict[tuple[str, int], Edition] = field(default_factory=dict)
    translated: dict[tuple[str, int, str], Edition] = field(default_factory=dict)
    """By form, version and language; only what somebody asked for."""
    worded: dict[tuple[FormPin, str], Edition] = field(default_factory=dict)
    """By version, and edition with wording; only what somebody asked for."""
    newest: Mapping[str, FormPin] = field(default_factory=dict)
    told: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)
    """By form, the newest version with a page “You said, we did”, and since when."""
    read_at: datetime | None = None
    versions: Versions
    """How the versions of each form stand, for people half-way."""
    blocks: BlocksInUse
    """The blocks that it brought out itself."""
    words: WordsInUse
    """What its panels decided about words."""
    spoken: EditionsInUse
    """The words of its forms in other languages."""
    ours: OurWordsInUse | None
    """Our own sentences in other languages."""
    heard: HeardInUse
    """Recordings of the questions of its forms."""
    preview: OpenPreview | None = None
    """What it shows, where it is no council but a preview."""

    @property
    def now(self) -> Around:
        """What stands around a page in the language in use."""
        tongue = IN_USE.get()
        if tongue is None:
            return self.english
        found = self.around.get(tongue.tag)
        if found is None or found.edition != tongue.edition:
            words = self.spoken.own_words(self.english.council, tongue.tag)
            found = self.around[tongue.tag] = self.english.in_language(tongue, words)
        return found

    @property
    def tongues(self) -> Mapping[str, str]:
        """The languages that its pages can be in beside English, by tag: what each is called in its own words.

        A real council has those that it switched on; a demonstration has all.
        """
        council, known = self.english.council, self.known_tongues
        return known if council.demonstration else {tag: known[tag] for tag in council.languages if tag in known}

    def tongue(self, tag: str, now: datetime) -> Tongue | None:
        """Return one of these languages, with what of it may be read; None for any other."""
        return self.ours.tongue(tag, now) if self.ours and tag in self.tongues else None

    def tongues_of(self, pin: FormPin, now: datetime) -> tuple[tuple[str, str], ...]:
        """Return those in which people can read the title and something more of a form; in a demonstration, all."""
        tongues, edition = self.tongues, None if self.english.council.demonstration else self.edition(pin)
        if edition is None or not tongues:
            return tuple(tongues.items())
        there = self.spoken.languages(edition.form, now)
        return tuple(each for each in tongues.items() if each[0] in there)

    def before(self, here: str, tongues: Iterable[tuple[str, str]]) -> Frame:
        """Return what stands around a page that comes before a journey: with the same page in other languages."""
        names = named(tongues)
        look = self.site.own_look(here.partition("?")[0].removeprefix(self.site.base))
        return replace(self.frame, speaks=False, tongues=other_tongues(names, here), change_look=look)

    def beside_what_is_typed(self, tongues: Iterable[tuple[str, str]]) -> Frame:
        """Return what stands around a page whose answers nobody keeps: its languages are buttons that send them."""
        frame, said = self.before("", tongues), LOOK.get().said
        words = "" if said is Said.USUAL else f"&{WORDS}={said}"
        buttons = (replace(each, href=f"?{FIELD}={each.tag}{words}") for each in frame.tongues)
        return replace(frame, tongues=tuple(buttons), typed_in=TYPED_IN, change_look="")

    @property
    def council(self) -> Council:
        """The council, in the language in use."""
        return self.now.council

    @property
    def site(self) -> CouncilSite:
        """Its public pages."""
        return self.now.site

    @property
    def frame(self) -> Frame:
        """What stands around them, as whoever is served now wants it."""
        return replace(dressed(self.now.frame, LOOK.get()), change_look=self.site.own_look())

    @property
    def bare(self) -> Frame:
        """Around pages that must tell nothing: after “Leave this page quickly”."""
        return dressed(self.now.bare, LOOK.get())

    def journey_site(self, reference: str, form: Form) -> JourneySite:
        """Return the pages of a journey through a form."""
        now = self.now
        council = now.councils.get(form.slug)
        if council is None:
            council = now.councils[form.slug] = now.council.asked_about(form.slug)
        return JourneySite(council, now.site.base, reference)

    def edition(self, pin: FormPin) -> Edition | None:
        """Return the version that a journey is pinned to; None if the council does not have exactly it."""
        kept = self.editions.get((pin.slug, pin.version))
        if kept is None or kept.pin.fingerprint != pin.fingerprint:
            kept = self._read(pin)
        return kept if kept and kept.pin.fingerprint == pin.fingerprint else None

    def in_language(self, edition: Edition, language: str, now: datetime) -> Edition:
        """Return a version with the words that people may read in a language; the source where there are none."""
        said = self.spoken.words(edition.form, language, now)
        if said is None:
            return edition
        beside = ENGLISH_BESIDE.get()
        more = WITH_ENGLISH if beside else ""
        key = (edition.pin.slug, edition.pin.version, f"{language}{more}")
        name = f"{said.edition}{more}"
        kept = self.translated.get(key)
        if kept is None or kept.form.edition != name or kept.pin != edition.pin:
            kept = self.translated[key] = edition.spoken(said.words, name, beside=beside)
        return kept

    def said(self, edition: Edition, now: datetime) -> Edition:
        """Return a version in the wording and the language in use."""
        return self.in_wording(self.translated_now(edition, now), LOOK.get().said.wording)

    def in_wording(self, edition: Edition, wording: str) -> Edition:
        """Return a version in a wording, over the language that it is in; the same one if it has no such words."""
        if not wording:
            return edition
        key = (edition.pin, f"{edition.form.edition}@{wording}")
        kept = self.worded.get(key)
        if kept is None:
            if len(self.worded) >= MOST_WORDED:
                self.worded.clear()
            has_it = wording == HELPER or wording in wordings(edition.form)
            kept = self.worded[key] = edition.worded(wording) if has_it else edition
        return kept

    def translated_now(self, edition: Edition, now: datetime) -> Edition:
        """Return a version in the language in use: what has no words in it is marked as English."""
        tongue = IN_USE.get()
        if tongue is None:
            return edition
        found = self.in_language(edition, tongue.tag, now)
        if found is not edition:
            return found
        key = (edition.pin.slug, edition.pin.version, tongue.tag)
        kept = self.translated.get(key)
        if kept is None or kept.form.edition != tongue.edition or kept.pin != edition.pin:
            kept = self.translated[key] = edition.spoken({}, tongue.edition)
        return kept

    def version(self, slug: str, number: int) -> Edition | None:
        """Return a version that was opened, by its number alone, whether or not it is open now."""
        return self.editions.get((slug, number)) or self._read(FormPin(slug, number, ""))

    def open(self, now: datetime) -> Mapping[str, FormPin]:
        """Return the newest open version of each form."""
        if self.read_at is None or now - self.read_at > AGAIN:
            newest: dict[str, FormPin] = {}
            for offered in open_forms(self.store):
                if self._is_looked_after(offered.pin):
                    newest.setdefault(offered.pin.slug, offered.pin)
            self.newest, self.told, self.read_at = newest, newest_pages(self.store), now
        return self.newest

    def told_about(self, now: datetime) -> tuple[tuple[Edition, datetime], ...]:
        """Return the versions whose pages “You said, we did” may stand in a list for everybody, and since when."""
        self.open(now)
        found = ((self.version(form, version), at) for form, (version, at) in self.told.items())
        return tuple((edition, at) for edition, at in found if edition and not is_quiet(edition.form))

    def editions_open(self, now: datetime) -> tuple[Edition, ...]:
        """Return the newest open version of each form, ready to be walked."""
        found = (self.edition(pin) for pin in self.open(now).values())
        return tuple(edition for edition in found if edition)

    def at_address(self, address: str, now: datetime) -> Edition | None:
        """Return the newest open version of the form that has this address in the place of its name."""
        return next((edition for edition in self.editions_open(now) if edition.form.address == address), None)

    def _is_looked_after(self, pin: FormPin) -> bool:
        """Whether the council says who reads what is sent, and by when; a form that records nothing needs nobody."""
        if pin.slug in self.council.forms:
            return True
        edition = self.edition(pin)
        return edition is not None and not edition.form.records

    def _read(self, pin: FormPin) -> Edition | None:
        data = form_file(self.store, pin.slug, pin.version)
        if data is None:
            return None
        edition = edition_of(data, under_13=self.council.under_13)
        self.editions[pin.slug, pin.version] = edition
        return edition

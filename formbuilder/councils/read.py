"""Read the profile of a council from its file, collecting every problem on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from formbuilder.councils.charging import CHARGING, OWN_RATES, charging
from formbuilder.councils.kept import KEPT, keeping
from formbuilder.councils.looks import LOOKS, looks
from formbuilder.councils.on_duty import DUTY, duty
from formbuilder.councils.profile import Contact, Council, FormCare, Way
from formbuilder.councils.quiet import QUIET, quiet
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import COUNT, DAY, SLUG, WORDS, YES_NO
from formbuilder.definition.rates import Rates
from formbuilder.definition.reading import Reading
from formbuilder.definition.shapes import Format, ListOf, Named, Thing
from formbuilder.definition.yaml_source import read, read_bytes
from formbuilder.problems import Code, DefinitionError

DEMONSTRATION = Path(__file__).parent / "demonstration.yaml"
MOST_DAYS = 3_660
NO_COUNCIL = frozenset({"office", "static"})
PREVIEW = "preview-"
PREVIEW_ADDRESS = re.compile(PREVIEW + r"[0-9a-f]{32}")
"""How the addresses of previews begin."""
SITE = re.compile(r"https://[^\s<>\"]+")
LINK = re.compile(r"(?:tel:\+?[0-9]+|sms:\+?[0-9]+|mailto:[^\s<>\"@]+@[^\s<>\"@]+|https://[^\s<>\"]+)")

WAY = Thing("a way", {"do": WORDS, "about": WORDS, "link": WORDS}, ("do",))
CARE = Thing(
    "the care for a form",
    {"reader": WORDS, "next_step": WORDS, "within_days": COUNT, "paper": WORDS},
    ("reader", "next_step", "within_days", "paper"),
)
CONTACT = Thing("a contact", {"person": WORDS, "ways": ListOf(WAY), "forms": ListOf(SLUG)}, ("person", "ways", "forms"))
COUNCIL = Thing(
    "a council",
    {
        "council": SLUG,
        "name": WORDS,
        "area": WORDS,
        "home": WORDS,
        "neutral_site": WORDS,
        "reading_hours": WORDS,
        "not_read": WORDS,
        "days_kept": COUNT,
        "person": WORDS,
        "ways": ListOf(WAY),
        "contacts": ListOf(CONTACT),
        "urgent_ways": ListOf(WAY),
        "with_me": WAY,
        "post": WORDS,
        "closed_days": ListOf(DAY),
        "forms": Named(Format(SLUG.pattern, Code.BAD_SLUG), CARE),
        "charging": CHARGING,
        "rates": OWN_RATES,
        "duty": DUTY,
        "kept": KEPT,
        "looks": LOOKS,
        "quiet": QUIET,
        "languages": ListOf(SLUG),
        "under_13": YES_NO,
        "demonstration": YES_NO,
    },
)


def load_council(path: Path, rates: Rates | None = None) -> Council:
    """Read one file."""
    return read_council(read_bytes(path), str(path), rates)


def read_council(data: bytes, file: str, rates: Rates | None = None) -> Council:
    """Check the bytes of a file; raise DefinitionError with every problem, in its order.

    The council’s own figures are held to ``rates``, those of the law; without them they are only read.
    """
    reading = Reading()
    council = _council(Entry.of(read(data, file), COUNCIL, reading), rates)
    if reading.problems:
        raise DefinitionError(reading.problems)
    return council


def _council(entry: Entry, rates: Rates | None) -> Council:
    closed = tuple(_days(entry))
    days_kept = _count(entry, "days_kept", MOST_DAYS)
    return Council(
        slug=_slug(entry),
        name=str(entry.words("name")),
        area=str(entry.words("area")),
        home=_site(entry, "home"),
        neutral_site=_site(entry, "neutral_site"),
        reading_hours=str(entry.words("reading_hours")),
        not_read=str(entry.words("not_read")),
        days_kept=days_kept,
        person=str(entry.words("person")),
        ways=_ways(entry, "ways"),
        urgent_ways=_ways(entry, "urgent_ways"),
        with_me=_with_me(entry),
        forms=dict(_forms(entry)),
        contacts=_contacts(entry),
        post=_post(entry),
        closed_days=closed,
        charging=charging(entry, rates),
        duty=duty(entry, closed),
        keeping=keeping(entry, days_kept),
        looks=looks(entry),
        quiet=quiet(entry),
        languages=tuple(each.value for each in entry.names("languages", SLUG)),
        under_13=entry.yes("under_13"),
        demonstration=entry.yes("demonstration"),
    )


def _slug(entry: Entry) -> str:
    """Read the council's name in addresses: not a word that addresses of ours begin with."""
    found = entry.written("council", SLUG)
    if found in NO_COUNCIL or found.startswith(PREVIEW):
        entry.refuse("council", Code.RESERVED_ADDRESS, found=found)
    return found


def _ways(entry: Entry, key: str) -> tuple[Way, ...]:
    """Read ways to reach somebody; one of them at least needs no call."""
    ways = tuple(_way(Entry.of(item, WAY, entry.reading)) for item in entry.items(key))
    if ways and all(way.link.startswith("tel:") for way in ways):
        entry.refuse(key, Code.PHONE_ONLY)
    return ways


def _contacts(entry: Entry) -> Mapping[str, Contact]:
    """Read whom to ask about which form; a form has one of them."""
    found: dict[str, Contact] = {}
    for source in entry.items("contacts") if entry.has("contacts") else ():
        item = Entry.of(source, CONTACT, entry.reading)
        contact = Contact(str(item.words("person")), _ways(item, "ways"))
        for form in item.names("forms", SLUG):
            if form.value in found:
                item.reading.refuse(form.place, Code.REPEATED, found=form.value, key="forms")
            found[form.value] = contact
    return found


def _with_me(entry: Entry) -> Way:
    source = entry.source("with_me")
    if source is None:
        entry.refuse("with_me", Code.MISSING_KEY, thing=COUNCIL.name)
        return Way(do="")
    return _way(Entry.of(source, WAY, entry.reading))


def _post(entry: Entry) -> tuple[str, ...]:
    """Read an address, a line for each of its lines."""
    lines = (line.strip() for line in str(entry.words_if_any("post") or "").splitlines())
    return tuple(line for line in lines if line)


def _way(entry: Entry) -> Way:
    link = str(entry.words_if_any("link") or "")
    if link and not LINK.fullmatch(link):
        entry.refuse("link", Code.BAD_LINK, found=link, allowed="tel:, sms:, mailto: or https://")
    return Way(do=str(entry.words("do")), about=str(entry.words_if_any("about") or ""), link=link)


def _site(entry: Entry, key: str) -> str:
    found = str(entry.words(key))
    if found and not SITE.fullmatch(found):
        entry.refuse(key, Code.BAD_LINK, found=found, allowed="https://")
    return found


def _forms(entry: Entry) -> Iterator[tuple[str, FormCare]]:
    """Read how each form is looked after; a council may have none yet."""
    forms = entry.part("forms")
    for slug, source in forms.fields.value.items():
        if not SLUG.pattern.fullmatch(slug):
            forms.refuse(slug, Code.BAD_SLUG, found=slug)
        care = Entry.of(source, CARE, entry.reading)
        yield (
            slug,
            FormCare(
                reader=str(care.words("reader")),
                next_step=str(care.words("next_step")),
                within_days=_count(care, "within_days", 260),
                paper=str(care.words("paper")),
            ),
        )


def _count(entry: Entry, key: str, most: int) -> int:
    """Read a whole number that must be there."""
    if not entry.has(key):
        entry.refuse(key, Code.MISSING_KEY, thing=entry.thing.name)
    return entry.count(key, most, 1)


def _days(entry: Entry) -> Iterator[date]:
    for each in entry.names("closed_days", DAY):
        try:
            yield date.fromisoformat(each.value)
        except ValueError:
            entry.reading.refuse(each.place, Code.BAD_DATE, found=each.value)

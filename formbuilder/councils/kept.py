"""Read from a council’s profile how long it keeps what."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.councils.keeping import BY_FORM, RULES, Keeping, Kind
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import COUNT, SLUG
from formbuilder.definition.shapes import Named, Thing
from formbuilder.problems import Code

OF_FORM = Thing("‘kept’ of a form", {kind.value: COUNT for kind in BY_FORM})
KEPT = Thing(
    "‘kept’",
    {kind.value: COUNT for kind in Kind if kind is not Kind.UNSENT} | {"forms": Named(SLUG, OF_FORM)},
)


def keeping(council: Entry, days_kept: int) -> Keeping:
    """Read ``kept`` of a profile; ``days_kept`` is how long forms are kept that are not sent."""
    general = {Kind.UNSENT: days_kept}
    source = council.source("kept")
    if source is None:
        return Keeping(general)
    entry = Entry.of(source, KEPT, council.reading)
    forms = entry.part("forms") if entry.has("forms") else None
    named: dict[str, Mapping[Kind, int]] = {}
    for slug in forms.fields.value if forms else ():
        if forms and not SLUG.pattern.fullmatch(slug):
            forms.refuse(slug, Code.BAD_SLUG, found=slug)
        if forms:
            named[slug] = _days(Entry.of(forms.fields.value[slug], OF_FORM, council.reading))
    return Keeping(general | _days(entry), named)


def _days(entry: Entry) -> dict[Kind, int]:
    return {kind: _count(entry, kind) for kind in Kind if kind.value in entry.thing.keys and entry.has(kind.value)}


def _count(entry: Entry, kind: Kind) -> int:
    rule = RULES[kind]
    found = entry.count(kind.value, rule.most, rule.days)
    if found < rule.least:
        expected = f"a whole number from {rule.least} to {rule.most:,}, in digits"
        entry.refuse(kind.value, Code.BAD_NUMBER, found=found, expected=expected)
    return found

"""New versions of the small form, published while somebody is half-way."""

from __future__ import annotations

import json

from formbuilder.definition.bundle import packed, unpack
from formbuilder.drafting.heads import named
from formbuilder.services.forms import form_file, publish_example
from formbuilder.services.journeys import FormPin
from tests.council import Council


def next_version(council: Council, *edits: tuple[str, str], version: int = 2, form: str = "small-talk") -> FormPin:
    """Publish a version in which some words of version 1 are others."""
    whole = json.loads(form_file(council.store, form, 1) or b"")
    text = named(whole["form"], form, version)
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in the form"
        text = text.replace(old, new)
    data = packed(text.encode(), {name: file.encode() for name, file in whole["beside"].items()})
    made, _ = unpack(data)
    pin = FormPin(form, version, made.fingerprint)
    publish_example(council.store, pin, data, council.clock())
    council.clock.pass_by(seconds=3)
    return pin

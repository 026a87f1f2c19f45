"""A draft to change with the guided editor, and the people who change it."""

from __future__ import annotations

from difflib import ndiff
from secrets import token_bytes

from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, begin_draft, find_revision
from tests.council import SMALL, START, Council
from tests.person import Person
from tests.staff import HOME, come_in, somebody

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
PLACE = f"{HOME}drafts/small-talk/2"
PIN = DraftPin("small-talk", 2)


def begin(council: Council, text: str = TEXT) -> Draft:
    owen = somebody(council.store, "Owen Price").id
    draft = begin_draft(council.store, "small-talk", text, "small-talk@1", Doing(START, token_bytes, owen))
    assert isinstance(draft, Draft)
    return draft


def officer(council: Council, place: str = "") -> Person:
    """Owen in a browser of his own, on a page of the draft."""
    return come_in(council, "officer").open(f"{PLACE}{place}")


def newest(council: Council, number: int | None = None) -> str:
    found = find_revision(council.store, PIN, number)
    assert found is not None
    return found.text


def changed(council: Council, text: str = TEXT) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new, in the file of the draft."""
    old = text.replace("version: 1", "version: 2").split("\n")
    told = [*ndiff(old, newest(council).split("\n"))]
    gone, new = ([line[2:].strip() for line in told if line.startswith(sign)] for sign in ("- ", "+ "))
    return gone, new

"""Begin a form with what is there: a version, a draft, a template, or words that were pasted."""

from __future__ import annotations

import re
from unicodedata import normalize

from formbuilder.definition.bundle import original
from formbuilder.definition.language import COUNCILS_WORDS, OUR_WORDS
from formbuilder.drafting.edits import FORM as THE_FORM
from formbuilder.drafting.edits import EditRefused, PutSetting, edited
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, NotSaved, begin_draft, begin_new_form, find_revision
from formbuilder.services.forms import form_file
from formbuilder.storage.engine import Store

LONGEST_NAME = 60
OURS = frozenset({"new", OUR_WORDS, COUNCILS_WORDS})
"""Words of our own addresses and files: no form is called so."""
_DULL = frozenset({"a", "an", "the", "of", "for", "to", "and", "your", "you", "us", "our", "with", "about"})
_MOST_WORDS = 5


def proposed_name(title: str) -> str:
    """Return a short name for a form with this title: “Help with meals” → ``help-meals``."""
    plain = normalize("NFKD", title).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    telling = [word for word in words if word not in _DULL] or words or ["form"]
    name = "-".join(telling[:_MOST_WORDS])
    return (name if name[0].isalpha() and name not in OURS else f"form-{name}")[:LONGEST_NAME].strip("-")


def words_of(store: Store, pin: DraftPin, revision: int | None = None) -> str | None:
    """Return the file of a version or of a draft, whatever an address says; None if there is none.

    The draft comes first, since a published version is one too: with its notes and its order.
    """
    if not pin.possible:
        return None
    draft = find_revision(store, pin, revision)
    if draft is not None:
        return draft.text
    file = form_file(store, pin.form, pin.version) if revision is None else None
    return None if file is None else original(file).decode()


def begin_next_version(store: Store, pin: DraftPin, doing: Doing) -> Draft | NotSaved:
    """Begin the next version of a form with the words of this one."""
    text = words_of(store, pin)
    return NotSaved.UNKNOWN if text is None else begin_draft(store, pin.form, text, str(pin), doing)


def begin_form(store: Store, name: str, text: str, came_from: str, doing: Doing) -> Draft | NotSaved:
    """Begin a form of its own under a short name; ``came_from`` says what with."""
    return NotSaved.NAME if name in OURS else begin_new_form(store, name, text, came_from[:80], doing)


def titled(text: str, title: str) -> str:
    """Return a draft under another title; one that cannot be read stays as it is."""
    try:
        return edited(text, [PutSetting(THE_FORM, "title", title)]) if title else text
    except EditRefused:
        return text

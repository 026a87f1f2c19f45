"""Pages for those who work with the forms: every view says by which right it is opened."""

from formbuilder.web.office import (
    beginning,
    clashes,
    comparing,
    draft_yaml,
    entry_links,
    forms,
    passkeys,
    pasting,
    people,
    previews,
    revisions,
    sign_in,
    sign_ins,
    word,
)
from formbuilder.web.office.blueprint import office

__all__ = ["clashes", "comparing", "draft_yaml", "office", "people", "revisions", "sign_in", "sign_ins"]
from formbuilder.web.office import callers, papers, queue, submissions, teams

__all__ = ["callers", "office", "papers", "people", "queue", "sign_in", "sign_ins", "submissions", "teams"]

__all__ = ["office", "people", "previews", "sign_in", "sign_ins"]

__all__ = ["entry_links", "office", "passkeys", "people", "previews", "sign_in", "sign_ins"]
__all__ = [
    "beginning",
    "clashes",
    "comparing",
    "draft_yaml",
    "entry_links",
    "forms",
    "office",
    "passkeys",
    "pasting",
    "people",
    "previews",
    "revisions",
    "sign_in",
    "sign_ins",
    "word",
]

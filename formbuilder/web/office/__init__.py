"""Pages for those who work with the forms: every view says by which right it is opened."""

from formbuilder.web.office import clashes, comparing, draft_yaml, people, revisions, sign_in, sign_ins
from formbuilder.web.office.blueprint import office

__all__ = ["clashes", "comparing", "draft_yaml", "office", "people", "revisions", "sign_in", "sign_ins"]
from formbuilder.web.office import callers, papers, people, queue, sign_in, sign_ins, submissions, teams
from formbuilder.web.office.blueprint import office

__all__ = ["callers", "office", "papers", "people", "queue", "sign_in", "sign_ins", "submissions", "teams"]
from formbuilder.web.office import previews

__all__ = ["office", "people", "previews", "sign_in", "sign_ins"]
from formbuilder.web.office import entry_links, passkeys

__all__ = ["entry_links", "office", "passkeys", "people", "previews", "sign_in", "sign_ins"]

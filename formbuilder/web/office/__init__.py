"""Pages for those who work with the forms: every view says by which right it is opened."""

from formbuilder.web.office import entry_links, passkeys, people, previews, sign_in, sign_ins
from formbuilder.web.office.blueprint import office

__all__ = ["entry_links", "office", "passkeys", "people", "previews", "sign_in", "sign_ins"]

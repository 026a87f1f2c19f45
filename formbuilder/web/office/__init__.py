"""Pages for those who work with the forms: every view says by which right it is opened."""

from formbuilder.web.office import people, previews, sign_in, sign_ins
from formbuilder.web.office.blueprint import office

__all__ = ["office", "people", "previews", "sign_in", "sign_ins"]

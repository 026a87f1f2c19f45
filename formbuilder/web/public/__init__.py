"""Pages for members of the public: no account, no e-mail address, no JavaScript needed."""

from formbuilder.web.public import afterwards, coming_back, covered, finishing, groups, questions, start
from formbuilder.web.public.blueprint import public

__all__ = ["afterwards", "coming_back", "covered", "finishing", "groups", "public", "questions", "start"]

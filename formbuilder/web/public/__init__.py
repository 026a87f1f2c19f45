"""Pages for members of the public: no account, no e-mail address, no JavaScript needed."""

from formbuilder.web.public import (
    afterwards,
    coming_back,
    cover_sheets,
    covered,
    finishing,
    groups,
    half_way,
    hard,
    keeping,
    looks,
    outbox,
    own_charge,
    questions,
    result,
    start,
    told_before,
    you_said,
)
from formbuilder.web.public.blueprint import public

__all__ = [
    "afterwards",
    "coming_back",
    "cover_sheets",
    "covered",
    "finishing",
    "groups",
    "half_way",
    "hard",
    "keeping",
    "looks",
    "outbox",
    "own_charge",
    "public",
    "questions",
    "result",
    "start",
    "told_before",
    "you_said",
]

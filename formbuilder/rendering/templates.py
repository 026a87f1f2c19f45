"""What every template may use."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment
from markupsafe import Markup, escape

from formbuilder.tongue.messages import _, direction_of_words, english_of, in_two_languages, own

HOLE = Markup('<bdi dir="ltr">{}</bdi>')


def equip(environment: Environment, pictures: Mapping[str, tuple[str, ...]]) -> None:
    """Give templates our messages in the language in use, and ``plain`` for words in an attribute or a title.

    ``own`` and ``english`` are the two halves of a text with English beside it, ``both`` is all of it, ``direction``
    is how words run, ``holes`` keeps the signs of what is filled in later in their order.
    ``drawn`` gives the addresses of the files that show what ``pictures`` has words for; none of other words.
    """
    environment.globals["_"] = _
    environment.filters["plain"] = str
    environment.filters["own"] = own
    environment.filters["english"] = english_of
    environment.filters["both"] = in_two_languages
    environment.filters["direction"] = direction_of_words
    environment.filters["holes"] = with_holes
    environment.filters["drawn"] = lambda words: pictures.get(str(words), ())


def with_holes(words: str) -> Markup:
    """Return a text as HTML in which ``%(name)s`` and ``{name}`` run from the left, also within Urdu words."""
    from formbuilder.editions.faults import HOLES  # noqa: PLC0415 - public pages need none of it

    return Markup(HOLES.sub(lambda hole: HOLE.format(hole[0]), str(escape(words))))  # noqa: S704 - escaped before

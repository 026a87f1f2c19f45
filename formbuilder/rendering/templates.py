"""What every template may use."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from formbuilder.tongue.messages import _, direction_of_words, english_of, in_two_languages, own


def equip(environment: Environment, pictures: Mapping[str, tuple[str, ...]]) -> None:
    """Give templates our messages in the language in use, and ``plain`` for words in an attribute or a title.

    ``own`` and ``english`` are the two halves of a text with English beside it, ``direction`` is how words run.
    ``drawn`` gives the addresses of the files that show what ``pictures`` has words for; none of other words.
    """
    environment.globals["_"] = _
    environment.filters["plain"] = str
    environment.filters["own"] = own
    environment.filters["english"] = english_of
    environment.filters["both"] = in_two_languages
    environment.filters["direction"] = direction_of_words
    environment.filters["drawn"] = lambda words: pictures.get(str(words), ())

"""What every template may use."""

from __future__ import annotations

from jinja2 import Environment

from formbuilder.tongue.messages import _


def equip(environment: Environment) -> None:
    """Give templates our messages in the language in use, and ``plain`` for words in an attribute or a title."""
    environment.globals["_"] = _
    environment.filters["plain"] = str

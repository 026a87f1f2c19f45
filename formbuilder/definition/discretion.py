"""How little a form leaves behind, for people who fill it in where others may look."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.definition.words import Words
from formbuilder.expressions.syntax import Expression
from formbuilder.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TooYoung:
    """When somebody is under 13, and what they read where the council takes no forms from children under 13."""

    when: Expression
    title: Words
    text: Words
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discretion:
    """What a form shows, gives and keeps beside its questions."""

    address: str = ""
    """What stands in the place of the form's name in addresses; "" for its name."""
    address_at: Place | None = field(default=None, compare=False)
    """Where the file says so."""
    help_lines: Words | None = None
    """Who to talk to, at the foot of every page; an empty line stands between two."""
    copies: bool = True
    """Whether the person may have a copy: a page to print, a PDF, a message to themselves."""
    code_first: bool = True
    """Whether the code is shown before the first question. If not, only who asks for it sees it, and the device
    forgets the form once it is sent."""
    anonymous: bool = False
    """Whether the answers are kept alone: no reference, only the month, and no way back to them."""
    under_13: TooYoung | None = None

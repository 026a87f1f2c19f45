"""The rule that looks at empty boxes, and the mark that rules put on a question as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import Rule, bad, good

EXAMPLE = frozenset({"example", "examples", "e.g", "such"})


def whole(reading: Reading, said: dict[str, str] | None = None, option: int | None = None) -> Hit:
    """Mark the whole question: the trouble is not in a word of it."""
    return Hit(0, len(reading.text.rstrip()), said or {}, option=option)


def _no_help(reading: Reading) -> Iterable[Hit]:
    passage = reading.passage
    shown = passage.help or passage.type != "long_text" or not EXAMPLE.isdisjoint(reading.has)
    return () if shown else (whole(reading),)


NO_HELP = Rule(
    id="no-help",
    finds="An empty box without an example of what to write.",
    severity=Severity.ADVICE,
    message="There is an empty box, and nothing shows what to write in it.",
    suggestion="Add a hint, or an example answer under ‘help’.",
    why="Autistic people who tried forms ask for an example answer more than for anything else.",
    source="Nicolaidis and others 2020; Stacey and Cage 2022",
    english=False,
    find=_no_help,
    bad=(
        bad("What makes daily life hard for you?", "What makes daily life hard for you?", type="long_text", help=False),
    ),
    good=(
        good("What makes daily life hard for you?", type="long_text", help=True),
        good("What is your name?", type="text", help=False),
        good("What makes daily life hard for you? For example: I cannot climb stairs.", type="long_text"),
    ),
)

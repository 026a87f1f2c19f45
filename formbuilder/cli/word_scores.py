"""How hard words are to read: of a passage that is long enough, and ``words score`` for a whole text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.cli.passage_lines import tag
from formbuilder.cli.streams import STANDARD_INPUT, opened
from formbuilder.plainlanguage.passages import ENGLISH, Passage
from formbuilder.rendering.score_words import score_told

if TYPE_CHECKING:
    from formbuilder.plainlanguage.scores import Score

FEWEST = 10
"""Sentences that a text needs to be scored."""
TOO_SHORT = "Too short to score: this score needs {} sentences or more."
ENDS = ".?!…।۔؟॥\n"
"""Signs that a sentence can end with, in the scripts of our languages."""
LONGEST = 5_000_000
"""Bytes of the longest text that is scored."""


def add_to(actions: Commands) -> None:
    """Add ``words score``."""
    scoring = with_format(actions.add_parser("score", help="say how hard a text is to read"))
    scoring.add_argument(
        "file", nargs="?", default=STANDARD_INPUT, metavar="FILE", help="of plain text; else what comes in"
    )
    scoring.add_argument("--language", default=ENGLISH, metavar="TAG", help="of the text, such as cy")
    scoring.set_defaults(run=run_score)


def run_score(chosen: Chosen) -> int:
    """Print the scores of a text, whose paragraphs have an empty line between."""
    with opened(chosen.file) as stream:
        raw = stream.read(LONGEST + 1)
    if len(raw) > LONGEST:
        msg = f"{_called(chosen.file)} has more than {LONGEST:,} bytes. Score parts of it."
        raise WrongUseError(msg)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{_called(chosen.file)} is not UTF-8. Save it as UTF-8."
        raise WrongUseError(msg) from error
    found = _scores(tuple(_paragraphs(text)), tag(chosen.language))
    if chosen.format == "json":
        say_json({each.measure: score_as_json(each) for each in found})
    else:
        for each in found:
            say(score_told(each))
    return 0


def of_passage(passage: Passage) -> tuple[Score, ...]:
    """Return the scores of one passage; a short one says why it has none, and costs nothing."""
    if sum(map(passage.text.count, ENDS)) < FEWEST - 1:
        return _of_nothing(passage.language)
    return _scores((passage.text,), passage.language)


def score_as_json(score: Score) -> dict[str, object]:
    """Return a score as programs get it."""
    return {
        "value": None if score.value is None else round(score.value, 2),
        "band": score.band and [round(each, 2) for each in score.band],
        "reason": score.reason,
    }


@lru_cache(maxsize=64)
def _of_nothing(language: str) -> tuple[Score, ...]:
    """Return why a text with too few sentences has no scores, in the same words for all of them."""
    from formbuilder.plainlanguage.languages import Measure  # noqa: PLC0415 - as below
    from formbuilder.plainlanguage.scores import FEWEST_FOR  # noqa: PLC0415 - as below

    return tuple(
        found
        if found.measure is Measure.GRADE
        else replace(found, reason=TOO_SHORT.format(FEWEST_FOR.get(found.measure, FEWEST)))
        for found in _scores(("",), language)
    )


def _scores(texts: tuple[str, ...], language: str) -> tuple[Score, ...]:
    from formbuilder.plainlanguage.scores import scores  # noqa: PLC0415 - the tables of syllables take time to load

    return tuple(scores(texts, language))


def _paragraphs(text: str) -> Iterator[str]:
    """Yield what stands between empty lines."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []


def _called(file: str) -> str:
    return "What came in" if file == STANDARD_INPUT else file

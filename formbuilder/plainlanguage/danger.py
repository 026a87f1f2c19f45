"""Questions whose answers may mean that somebody is in danger: whoever writes them is asked what happens then.

A short list of words decides, held to the questions of ``forms/``: it must find each that those forms mark, and stay
quiet about lifting somebody safely, sore backs and being alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Information, Question
from formbuilder.definition.vocabulary import options

_WHOM = (
    r"(?:you|me|us|him|her|them|(?:your|my|him|her|them)sel(?:f|ves)|any(?:one|body)|some(?:one|body)|nobody|no one|"
    r"others|people|a child|(?:the|your) (?:child|children|person|family|partner))"
)
_WHO = r"(?:any(?:one|body)|some(?:one|body)|people|person|partner|family|carer|who|he|she|they)"
_HURTS = (
    r"(?:hurt(?:s|ing)?|harm(?:s|ed|ing)?|hit(?:s|ting)?|beat(?:s|en|ing)?|attack(?:s|ed|ing)?|injur(?:es?|ed|ing)|"
    r"kill(?:s|ed|ing)?|touch(?:es|ed|ing)?|forc(?:es?|ed|ing)|punish(?:es|ed|ing)?|shout(?:s|ed|ing)? at|"
    r"steal(?:s|ing)? from|lock(?:s|ed|ing)?)"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_IN_ASK = _any(
    r"\b(?:feel|feels|felt|feeling)\b[^.?]{0,20}\b(?:unsafe|safe|at risk)\b",
    r"\bsafe\b[^.?]{0,20}\bfeel",
    rf"\b(?:are|is|was|were) (?:{_WHOM}|they|he|she|everyone|everybody)\b[^.?]{{0,25}}\b(?:un)?safe\b(?! (?:for|to)\b)",
    r"\b(?:your|their|his|her) (?:own |personal )?safety\b",
)
"""Being safe: as an answer it is a wish, as a question it asks about danger."""
_ANYWHERE = _any(
    r"\bin (?:any |immediate )?danger\b",
    r"\bat risk of (?:\w+ )?(?:harm|abuse|neglect|violence|exploitation|suicide)\b",
    r"\brisk to (?:yourself|themselves|others|life)\b",
    rf"\b{_WHO}\b[^.?]{{0,30}}\b(?:hurt|hurts|hurting|harm\w*|hit|hits|hitting|threaten\w*|frighten\w*|scar(?:es?|ed))\b",
    rf"\b{_WHO}\b[^.?]{{0,10}}\b(?:control\w*|mak(?:es?|ing)) (?:you|who you|what you|where you)\b",
    rf"\b{_HURTS} {_WHOM}\b",
    r"\b(?:been|being|are|is|was|get|gets|got|were) (?:\w+ )?"
    r"(?:hurt|hit|harmed|beaten|attacked|threatened|controlled|neglected) by\b",
    r"\b(?:abus(?:e|ed|es|ing|ive)|neglected|mistreat\w*|assault\w*|violen(?:t|ce)|bull(?:y|ied|ying)|"
    r"exploit(?:ed|ing|ation)|threaten(?:s|ed|ing)|coerc\w+|self[- ]?harm\w*|self[- ]neglect|suicid\w*|safeguarding)\b",
    r"\b(?:end|ending|take|taking) (?:your|my) (?:own )?life\b",
    r"\bwant(?:ed)? to die\b",
    r"\b(?:afraid|scared|frightened) (?:of (?:him|her|them|any|some|your|people|a person|who|the person)|at home)",
    r"\bleft (?:\w+ )?without (?:food|drink|help|care|medicine|heating|water)\b",
)


def may_mean_danger(ask: str, answers: Iterable[str] = ()) -> bool:
    """Say whether an answer to a question may mean danger; ``answers`` are those that it offers."""
    asked = " ".join(ask.split())
    return bool(_IN_ASK.search(asked)) or any(_ANYWHERE.search(" ".join(text.split())) for text in (asked, *answers))


def unmarked(form: Form) -> Iterator[Question]:
    """Yield the questions of a form that may ask about danger, and that no warning of the form reads.

    A form that keeps no answers can lead to help by its own pages, and nobody reads it.
    """
    marked = form.danger_questions
    for each in every_question(form.questions) if form.records else ():
        labels = (str(option.label) for option in options(each))
        if not isinstance(each.type, Information) and each.id not in marked and may_mean_danger(str(each.ask), labels):
            yield each

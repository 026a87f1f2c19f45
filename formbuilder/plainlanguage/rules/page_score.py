"""Whole forms and sections that are harder to read than their profile allows; ``form_scores`` finds them."""

from __future__ import annotations

from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.passages import Kind
from formbuilder.plainlanguage.rules.rule import Rule

PAGE_SCORE = Rule(
    id="page-score",
    finds="A form or a section that is harder to read than its profile allows.",
    severity=Severity.WARNING,
    message="The reading grade here is between {low} and {high}. The limit is {limit}.",
    suggestion="Make sentences shorter. These words add most to the grade: {words}.",
    why=(
        "Long sentences and long words make people tired before they reach the end. "
        "The grade says nothing about a single question, so only text of 10 sentences or more has one."
    ),
    source="Kincaid and others 1975 (Flesch-Kincaid grade); Lenzner 2014 (why no single question is scored)",
    reads=frozenset({Kind.TITLE}),
    bad=(),
    good=(),
)

RULES = (PAGE_SCORE,)

"""Every rule, in the order of the documentation."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.plainlanguage.rules import (
    asking,
    assuming,
    clarity,
    consistency,
    fragments,
    grammar,
    groups,
    joining,
    length,
    negation,
    options,
    page_score,
    pointing,
    presuming,
    remembering,
    signs,
    terms,
    vagueness,
    words,
)
from formbuilder.plainlanguage.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *asking.RULES,
    *joining.RULES,
    *negation.RULES,
    *vagueness.RULES,
    *words.RULES,
    *terms.RULES,
    *grammar.RULES,
    *length.RULES,
    *signs.RULES,
    *clarity.RULES,
    *assuming.RULES,
    *presuming.RULES,
    *pointing.RULES,
    *remembering.RULES,
    *fragments.RULES,
    *options.RULES,
    *consistency.RULES,
    *groups.RULES,
    *page_score.RULES,
)
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}

"""Checks one passage with every rule that fits it: fast enough to be asked at each key press."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from formbuilder.plainlanguage.catalogue import BY_ID, RULES
from formbuilder.plainlanguage.findings import Finding, Hit, Severity
from formbuilder.plainlanguage.passages import Kind, Passage
from formbuilder.plainlanguage.profiles import STANDARD, Profile
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import Find, Given, Rule
from formbuilder.plainlanguage.word_lists import Listed, WordLists, ours

Try: TypeAlias = tuple[Rule, Find]
MOST = 200
"""The most findings that are told of one passage."""


class Called(NamedTuple):
    """What is called for one kind of passage: some rules always, the others by the words of which they need one."""

    always: tuple[Try, ...]
    by_word: Mapping[str, tuple[int, ...]]
    """For each word, which of ``others`` need it."""
    words: frozenset[str]
    """All words of ``by_word``."""
    others: tuple[Try, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Called:
        """Put rules in order, so that one look at the words of a text tells which to call."""
        finding = [(rule, rule.find) for rule in rules if rule.find]
        others = tuple(each for each in finding if each[0].needs)
        by_word: dict[str, tuple[int, ...]] = {}
        for number, (rule, _) in enumerate(others):
            for word in rule.needs:
                by_word[word] = (*by_word.get(word, ()), number)
        always = tuple(each for each in finding if not each[0].needs)
        return cls(always, by_word, frozenset(by_word), others)

    def for_words(self, has: frozenset[str]) -> Iterator[Try]:
        """Yield what is to be called for a text that holds these words."""
        yield from self.always
        wanted = self.words & has
        if wanted:
            by_word, others = self.by_word, self.others
            for number in sorted({number for word in wanted for number in by_word[word]}):
                yield others[number]


class Checker:
    """The rules of a profile with their word lists, made ready for each kind of text."""

    def __init__(self, profile: Profile = STANDARD, lists: WordLists | None = None) -> None:
        self.profile = profile
        self._lists = lists or ours()
        on = [rule for rule in RULES if profile.severities.get(rule.id, rule.severity) is not None]
        self._on = on
        self._calls: dict[tuple[Kind, bool, bool, bool, bool], Called] = {}
        self._listed = {kind: {rule.id for rule in on if kind in rule.reads} for kind in Kind}

    def check(self, passage: Passage) -> tuple[Finding, ...]:
        """Return what is found in a passage, in the order of the text; at most 200 findings."""
        reading = Reading(passage, self.profile)
        found = list(self._found(reading))
        if len(found) <= 1:
            return tuple(found)
        return tuple(_without_doubles(sorted(found, key=_place))[:MOST])

    def _found(self, reading: Reading) -> Iterator[Finding]:
        for rule, find in self._called(reading.passage).for_words(reading.has):
            if hits := find(reading):
                for hit in islice(hits, MOST):
                    yield self._told(rule, reading, hit)
        if reading.passage.is_english:
            yield from islice(self._found_in_lists(reading), MOST)

    def _called(self, passage: Passage) -> Called:
        """Return what is called for a passage of this kind, with all that is known of it."""
        english = passage.is_english
        known = (passage.kind, english, bool(passage.options), bool(passage.before), bool(passage.source))
        called = self._calls.get(known)
        if called is None:
            given = {None, *(each for each in Given if getattr(passage, each))}
            fitting = (rule for rule in self._on if passage.kind in rule.reads and rule.given in given)
            called = self._calls[known] = Called.of(rule for rule in fitting if english or not rule.english)
        return called

    def _found_in_lists(self, reading: Reading) -> Iterator[Finding]:
        wanted = self._listed[reading.passage.kind]
        for listed in self._lists.found(reading):
            rule = BY_ID.get(listed.entry.rule)
            if rule and rule.id in wanted and (not rule.keep or rule.keep(reading, listed)):
                yield self._told(rule, reading, _hit(reading, rule, listed), listed)

    def _told(self, rule: Rule, reading: Reading, hit: Hit, listed: Listed | None = None) -> Finding:
        """Put a hit into words."""
        said = {"found": reading.text[hit.start : hit.end], **hit.said}
        suggestion = f"Write “{listed.entry.instead}”." if listed and listed.entry.instead else rule.suggestion
        suggestion = suggestion.format_map(said) if suggestion is rule.suggestion else suggestion
        if listed and listed.entry.only_if:
            suggestion = f"{suggestion} Keep it only if {listed.entry.only_if}."
        by = listed.entry.by if listed else ""
        severity = self._weight(rule, hit)
        return Finding(rule.id, severity, hit.start, hit.end, rule.message.format_map(said), suggestion, by, hit.option)

    def _weight(self, rule: Rule, hit: Hit) -> Severity:
        return self.profile.severities.get(rule.id) or hit.severity or rule.severity


@cache
def checker(profile: Profile = STANDARD) -> Checker:
    """Return the checker of a profile with the product’s own lists, made once."""
    return Checker(profile)


def check(passage: Passage, profile: Profile = STANDARD) -> tuple[Finding, ...]:
    """Return what is found in a passage, in the order of the text."""
    return checker(profile).check(passage)


def _hit(reading: Reading, rule: Rule, listed: Listed) -> Hit:
    start, end = reading.starts[listed.first], reading.ends[listed.last]
    severity = (rule.weigh and rule.weigh(reading, listed)) or listed.entry.severity
    return Hit(start, end, {"instead": listed.entry.instead}, severity)


def _place(finding: Finding) -> tuple[int, int, int]:
    return finding.start, -finding.severity.weight, -finding.end


def _without_doubles(found: Iterable[Finding]) -> list[Finding]:
    """Leave out a second finding of one rule for the same words."""
    return list({(each.rule, each.start, each.end, each.option): each for each in found}.values())

"""A worked example as a person’s answers, by the mapping of its form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from formbuilder.answers.operands import a_week
from formbuilder.checking.case_files import Case, Given, fits, normal
from formbuilder.checking.case_mapping import CaseList, CaseMapping, Rule, plain
from formbuilder.checking.case_values import amounts, born, day, first_monday, number, to_the_penny, truth
from formbuilder.definition.marks import Period
from formbuilder.definition.rates import Rates
from formbuilder.definition.yaml_source import Items, Scalar

HOME = "home"
NONE = "none"
A_WEEK = "a_week"
THE_VALUE, THE_KEY = "{value}", "{key}"
ON, YEAR, CARE = "on", "year", "care"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An example, ready to be walked like a person’s answers."""

    case: Case
    on: date
    answers: Mapping[str, object]
    """By question, in the plain shapes of ``forms walk``."""
    given: Mapping[str, Decimal]
    """Amounts that the example gives itself, by calculation."""
    told: tuple[str, ...]
    """What was left out, in sentences that begin with the place."""
    wrong: tuple[str, ...]
    """What cannot be read, so that nothing is worked out; in such sentences too."""


def asked(case: Case, mapping: CaseMapping, rates: Rates, questions: Collection[str] = ()) -> Asked:
    """Turn an example into answers; a key that the mapping leaves out may be the id of one of ``questions``."""
    making = _Making(_renamed(case, mapping), mapping, rates, questions)
    making.begin()
    for rule, given in sorted(making.rules(), key=lambda each: each[0].number):
        making.follow(rule, given)
    return making.end()


def _renamed(case: Case, mapping: CaseMapping) -> Case:
    """Give keys the names that the mapping knows them by."""
    given = tuple(Given(_known(each.path, mapping.same), each.key, each.source, each.place) for each in case.given)
    return Case(id=case.id, listed=case.listed, given=given, expect=case.expect, place=case.place)


def _known(path: str, same: Mapping[str, str]) -> str:
    if path in same:
        return same[path]
    first, dot, rest = path.partition(".")
    return f"{same.get(first, first)}{dot}{rest}"


class _Making:
    """The answers of one example, as far as its keys were followed."""

    def __init__(self, case: Case, mapping: CaseMapping, rates: Rates, questions: Collection[str]) -> None:
        self.case = case
        self.questions = questions
        self.mapping = mapping
        self.rates = rates
        self.by_path = {each.path: each for each in case.given}
        self.answers: dict[str, object] = {}
        self.sums: dict[str, Decimal] = {}
        self.given: dict[str, Decimal] = {}
        self.told: list[str] = []
        self.wrong: list[str] = []
        self.on = date.min
        self.care = HOME

    def begin(self) -> None:
        """Find the day and where care is given, and answer what every example answers."""
        self.on = self._day()
        self.care = self._care()
        self.answers |= self.mapping.always
        self.answers |= self.mapping.care.get(self.care, {})
        if self.mapping.starts:
            self.answers[self.mapping.starts] = self.on.isoformat()

    def rules(self) -> Iterator[tuple[Rule, Given]]:
        """Give what each key does; a key that nobody knows is told of."""
        silent = [rule.before for each in self.case.given if (rule := self._rule(each)) and rule.before]
        for each in self.case.given:
            rule = self._rule(each)
            if each.path in self.mapping.born:
                self._age(each, self.mapping.born[each.path])
            elif rule is None and each.path in self.questions:
                self.answers[each.path] = plain(each.source)
            elif rule is None:
                self.told.append(f"{each.place}: ‘{each.key}’ means nothing to this form, so it was left out.")
            if rule and not any(fits(each.path, pattern) for pattern in silent):
                yield rule, each

    def follow(self, rule: Rule, given: Given) -> None:
        """Do what a key does."""
        if rule.only and self.care not in rule.only:
            if rule.otherwise:
                self.follow(rule.otherwise, given)
        elif rule.nothing or self.case.has(rule.unless):
            return
        elif rule.when:
            self._by_value(rule, given)
        else:
            self._do(rule, given)

    def _do(self, rule: Rule, given: Given) -> None:
        for question, answer in rule.answers.items():
            self.answers[question] = _filled(answer, _written(rule, given), given.key)
        if rule.money or rule.gives or rule.item or rule.like:
            self._follow_amounts(rule, given)
        for question, option in rule.choose.items():
            self._choose(question, option)
        self._born(rule.born)

    def _born(self, born_by: Mapping[str, str]) -> None:
        """Answer when somebody was born whose age has no key of its own."""
        for question, key in born_by.items():
            if question not in self.answers and key in self.by_path:
                self._age(self.by_path[key], (question,))

    def end(self) -> Asked:
        """Return all of it."""
        for question, amount in self.sums.items():
            self.answers[question] = {"amount": to_the_penny(amount), "period": "week"}
        answers = {question: _filled(answer, "", "") for question, answer in self.answers.items()}
        told, wrong = tuple(self.told), tuple(self.wrong)
        return Asked(case=self.case, on=self.on, answers=answers, given=self.given, told=told, wrong=wrong)

    def _day(self) -> date:
        on, year = self.by_path.get(ON), self.by_path.get(YEAR)
        found = None
        if isinstance(on and on.source, Scalar):
            found = day(_word(on))
        elif isinstance(year and year.source, Scalar):
            found = first_monday(_word(year), self.rates)
        if found is None and (named := on or year):
            self.wrong.append(f"{named.place}: this names no day. Write 2026-04-06 for ‘on’, or 2026/27 for ‘year’.")
        return found or day(self.mapping.day) or date.min

    def _care(self) -> str:
        own = self.by_path.get(CARE)
        listed = self.mapping.lists.get(self.case.listed, CaseList())
        if own is None:
            return self._moved(listed.care or HOME)
        found = normal(_word(own))
        found = self.mapping.same.get(found, found)
        if found not in self.mapping.care:
            self.wrong.append(f"{own.place}: care can be given in: {', '.join(self.mapping.care)}. Choose one of them.")
        return self._moved(found)

    def _moved(self, care: str) -> str:
        for each in self.case.given:
            rule = self._rule(each)
            if rule and care in rule.moves and not self.case.has(rule.unless):
                return rule.moves[care]
        return care

    def _rule(self, given: Given) -> Rule | None:
        """Return what the longest pattern that fits a key says; one for many only if it is not there for one."""
        fitting = [each for each in self.mapping.rules if not each.together or self.case.has(each.together)]
        exact = {each.pattern: each for each in fitting}
        for path in (given.path, f"{given.path}s", given.path.removesuffix("s")):
            if path in exact:
                return exact[path]
        wide = [each for each in fitting if fits(given.path, each.pattern)]
        return max(wide, key=lambda each: len(each.pattern), default=None)

    def _by_value(self, rule: Rule, given: Given) -> None:
        value = truth(given.source)
        if value in rule.when:
            self.follow(rule.when[value], given)
        else:
            self.wrong.append(f"{given.place}: ‘{given.key}’ can be: {', '.join(rule.when)}. Choose one of them.")

    def _follow_amounts(self, rule: Rule, given: Given) -> None:
        found = amounts(given.source, sums=rule.sums)
        if found is None or (any(each < 0 for each in found) and not rule.minus):
            self.wrong.append(f"{given.place}: ‘{given.key}’ is no amount of 0 or more. Write it in digits.")
            return
        for each in map(abs, found):
            self._follow_amount(rule, given, a_week(each, Period(rule.period)) if rule.period else each)

    def _follow_amount(self, rule: Rule, given: Given, amount: Decimal) -> None:
        for question in rule.money:
            self.sums[question] = self.sums.get(question, Decimal(0)) + amount
        if rule.gives:
            self.given[rule.gives] = self.given.get(rule.gives, Decimal(0)) + amount
        for group, item in rule.item.items():
            found = self.answers.setdefault(group, [])
            if isinstance(found, list):
                found.append(_filled(item, to_the_penny(amount), given.key))
        for question, rates in rule.like.items():
            for rate, option in rates.items():
                known = self.rates.figure(rate, self.on)
                if known and known.value == amount:
                    self.answers[question] = option

    def _choose(self, question: str, option: str) -> None:
        found = self.answers.get(question)
        chosen = [each for each in found if each != NONE] if isinstance(found, list) else []
        self.answers[question] = [*chosen, option] if option not in chosen else chosen

    def _age(self, given: Given, questions: Sequence[str]) -> None:
        values = given.source.value if isinstance(given.source, Items) else (given.source,)
        for question, value in zip(questions, values, strict=False):
            years = number(value.value) if isinstance(value, Scalar) else None
            found = born(years, self.on) if years is not None else None
            if found:
                self.answers[question] = found
            else:
                self.wrong.append(f"{given.place}: ‘{given.key}’ is no age. Write the years in digits.")


def _written(rule: Rule, given: Given) -> object:
    """Return what stands for ``{value}``."""
    if rule.counts and isinstance(given.source, Items):
        return str(len(given.source.value))
    found = amounts(given.source, sums=rule.sums) if not isinstance(given.source, Items) or rule.sums else None
    return f"{found[0].normalize():f}" if found else plain(given.source)


def _filled(answer: object, value: object, key: str) -> object:
    """Put the value and the key of an example in their places in an answer; ``{a_week: …}`` is a sum for a week."""
    match answer:
        case str():
            words = answer.replace(THE_KEY, key.replace("_", " "))
            return value if answer == THE_VALUE else words.replace(THE_VALUE, str(value))
        case list():
            return [_filled(each, value, key) for each in answer]
        case dict() if answer.keys() == {A_WEEK}:
            return {"amount": _filled(answer[A_WEEK], value, key), "period": "week"}
        case dict():
            return {name: _filled(each, value, key) for name, each in answer.items()}
        case _:
            return answer


def _word(given: Given | None) -> str:
    return given.source.value if given and isinstance(given.source, Scalar) else ""

"""Whether calculations can be worked out: they read what is asked, in units that fit, and say what else to count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.definition.calculations import Calculation
from formbuilder.definition.circles import circles
from formbuilder.definition.conditions import refuse, within
from formbuilder.definition.kinds import kind, kind_of_unit, kinds
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Form, Group, Money, Number, Question
from formbuilder.definition.rates import Rates
from formbuilder.definition.reading import Reading, Worked
from formbuilder.definition.reads import numbers_in, questions_of, reads_of_sum
from formbuilder.definition.result_rules import check_met, check_result
from formbuilder.expressions.checker import check as check_types
from formbuilder.expressions.expansion import Measure
from formbuilder.expressions.faults import ExpressionError, Fault
from formbuilder.expressions.kinds import CONDITION, Kind
from formbuilder.expressions.syntax import Expression, Span, rates_read
from formbuilder.problems import MOST, Code

NOT_ASKED = "if_not_asked"
UNKNOWN = frozenset({Code.UNKNOWN_NAME.name, Code.UNKNOWN_MEMBER.name, Code.UNKNOWN_GROUP.name})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and whether somebody may never meet it."""

    question: Question
    group: str = ""
    """The group whose items it is asked about."""
    left_out: bool = False
    """Whether it, its page, its section or its group is shown on a condition."""


def check_sums(form: Form, lost: Collection[str], reading: Reading) -> None:
    """Add what is wrong with calculations and the result to the problems; ``lost`` are questions nobody can reach."""
    if not form.calculations and not form.result:
        return
    asked = {each.question.id: each for each in _asked(form)}
    _check_names(form, asked, reading)
    found_before = len(reading.problems)
    sight = _Sight.of(form, asked, reading)
    known = not reading.unread
    for worked in reading.sums:
        known = sight.check_types(worked) and known
        _check_reads(worked, sight, asked, lost)
    _check_circles(form, reading)
    for calculation in form.calculations.values():
        _check_instead(calculation, asked, reading)
    check_result(form, asked, reading)
    if known:
        _check_counted(form, sight, asked)
        check_met(form, reading)
    if len(reading.problems) == found_before:
        _check_sizes(form, reading)


def _asked(form: Form) -> Iterator[Asked]:
    for section in form.sections:
        for page in section.pages:
            left_out = bool(section.show_if or page.show_if)
            for question in page.questions:
                yield from _with_inside(question, left_out=left_out or bool(question.show_if))


def _with_inside(question: Question, *, left_out: bool) -> Iterator[Asked]:
    yield Asked(question, "", left_out)
    if isinstance(question.type, Group):
        for each in question.type.questions:
            yield Asked(each, question.id, bool(each.show_if))


def _check_names(form: Form, asked: Mapping[str, Asked], reading: Reading) -> None:
    for id_, calculation in form.calculations.items():
        thing, first = ("a condition", reading.names.get(id_)) if id_ in form.conditions else ("a question", None)
        if id_ in asked:
            first = asked[id_].question.place
        if first:
            where = first.seen_from(calculation.place)
            reading.refuse(calculation.place, Code.DUPLICATE_ID, id=id_, thing=thing, where=where)


@dataclass(frozen=True, slots=True)
class _Sight:
    """What calculations can see of a form."""

    names: Mapping[str, Kind]
    groups: Mapping[str, Mapping[str, Kind]]
    rates: Mapping[str, Kind] | None
    """None if there are no rates to check against."""
    inside: Mapping[str, str]
    """The group of each question about an item."""
    conditions: Mapping[str, Expression]
    reading: Reading
    behind: dict[str, frozenset[str]] = field(default_factory=dict)
    """What was found out already: the questions that each name stands for."""

    @classmethod
    def of(cls, form: Form, asked: Mapping[str, Asked], reading: Reading) -> _Sight:
        """Gather the kinds of all that a calculation may read."""
        names = kinds([each.question for each in asked.values() if not each.group], reading.names)
        sums = {id_: kind_of_unit(each.unit) for id_, each in form.calculations.items()}
        groups = {
            id_: {inside.id: kind(inside) for inside in each.question.type.questions}
            for id_, each in asked.items()
            if isinstance(each.question.type, Group)
        }
        inside = {id_: each.group for id_, each in asked.items() if each.group}
        rates = _rates(form, reading.library.rates)
        return cls({**names, **sums}, groups, rates, inside, form.conditions, reading)

    def check_types(self, worked: Worked) -> bool:
        """Refuse names that are not there and units that do not fit; say whether all that is read is known.

        Without rates, only what reads none is checked.
        """
        if len(self.reading.problems) > MOST or (self.rates is None and rates_read(worked.expression)):
            return True
        wanted = CONDITION if worked.unit is None else kind_of_unit(worked.unit)
        found = check_types(worked.expression, self.names, wanted, groups=self.groups, rates=self.rates or {})
        for fault in found:
            self._refuse(fault, worked)
        return all(fault.code not in UNKNOWN for fault in found)

    def read(self, worked: Worked) -> Iterator[tuple[str, Span]]:
        """Yield each question that is read, once, named conditions written out, and where."""
        told: set[str] = set()
        for name, span in reads_of_sum(worked.expression):
            if name not in self.behind:
                self.behind[name] = questions_of(name, self.conditions)
            for id_ in sorted(self.behind[name] - told):
                told.add(id_)
                yield id_, span

    def _refuse(self, fault: Fault, worked: Worked) -> None:
        name = str(fault.values.get("found", ""))
        if fault.code == Code.UNKNOWN_NAME.name and name in self.inside:
            place = within(worked.text, fault.span)
            self.reading.refuse(place, Code.SUM_NEEDED, found=name, group=self.inside[name])
        else:
            refuse([fault], worked.text, self.reading)


def _rates(form: Form, rates: Rates | None) -> Mapping[str, Kind] | None:
    if rates is None:
        return None
    return {
        f"{name}.{figure.id}": kind_of_unit(figure.unit, nil=not all(each.value for each in figure.years.values()))
        for name in form.rates
        if name in rates.tables
        for figure in rates.tables[name].figures.values()
    }


def _check_reads(worked: Worked, sight: _Sight, asked: Mapping[str, Asked], lost: Collection[str]) -> None:
    """Refuse what may not be told in a result, and what nobody is ever asked."""
    thing = f"‘{worked.home}’" if worked.home else "the result"
    reading = sight.reading
    for id_, span in sight.read(worked):
        question = asked[id_].question if id_ in asked else None
        if question and (question.private or question.apart):
            reading.refuse(within(worked.text, span), Code.PRIVATE_COUNTED, found=id_)
        elif id_ in lost and not (id_ in asked and asked[id_].group in lost):
            reading.refuse(within(worked.text, span), Code.NEVER_ASKED, found=id_, thing=thing)


def _check_circles(form: Form, reading: Reading) -> None:
    read = {
        id_: {name for case in each.cases for name in _names_in(case.when, case.gives)} & form.calculations.keys()
        for id_, each in form.calculations.items()
    }
    for circle in circles(read):
        path = " → ".join((*circle, circle[0]))
        place = form.calculations[circle[0]].place
        reading.refuse(place, Code.CALCULATION_CYCLE, found=circle[0], path=path)


def _names_in(*expressions: Expression | None) -> Iterator[str]:
    return (name for each in expressions if each for name, _ in reads_of_sum(each))


def _check_instead(calculation: Calculation, asked: Mapping[str, Asked], reading: Reading) -> None:
    """Refuse a calculation that reads a number which may not be there, and does not say what that counts as."""
    said = set(reading.instead[calculation.id])
    for case in calculation.cases:
        in_sum = [found for name in numbers_in(case.gives) for found in _lacking(asked.get(name))]
        in_condition = [found for name in numbers_in(case.when) for found in _lacking(asked.get(name))]
        for key, why, each in (*in_sum, *(found for found in in_condition if found[0] != NOT_ASKED)):
            if key not in said:
                said.add(key)
                values = {"id": calculation.id, "question": each.question.id, "key": key, "why": why}
                reading.refuse(calculation.place, Code.INSTEAD_MISSING, **values)


def _lacking(asked: Asked | None) -> Iterator[tuple[str, str, Asked]]:
    """Yield each key that must say what a number counts as, and why it may not be there.

    A condition that reads what was not asked does not hold, whatever that would count as.
    """
    if asked is None or not isinstance(asked.question.type, Number | Money | Group):
        return
    question = asked.question
    if asked.left_out:
        yield NOT_ASKED, "some people are not asked it", asked
    if question.required is not Required.YES:
        yield "if_missing", "people may leave it out", asked
    if question.also:
        yield "if_unknown", "people may answer that they do not know, or would rather not say", asked


def _check_counted(form: Form, sight: _Sight, asked: Mapping[str, Asked]) -> None:
    """Refuse questions about money that nothing counts, and those that say so and are counted."""
    if not form.calculations:
        return
    reading = sight.reading
    counted: dict[str, str] = {}
    for worked in reading.sums:
        for id_, _ in sight.read(worked):
            counted.setdefault(id_, f"‘{worked.home}’" if worked.home else "the result")
    for id_, each in asked.items():
        if not isinstance(each.question.type, Money):
            continue
        if each.question.type.not_counted and id_ in counted:
            reading.refuse(each.question.place, Code.COUNTED_MONEY, id=id_, by=counted[id_])
        elif not each.question.type.not_counted and id_ not in counted:
            reading.refuse(each.question.place, Code.UNCOUNTED_MONEY, id=id_)


def _check_sizes(form: Form, reading: Reading) -> None:
    measure = Measure(form.conditions)
    for worked in reading.sums:
        try:
            measure.bounded(worked.expression)
        except ExpressionError as error:
            refuse(error.faults, worked.text, reading)

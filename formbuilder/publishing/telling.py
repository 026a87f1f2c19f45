"""Each difference between two versions as one plain sentence: words first, then answers, then rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import assert_never

from formbuilder.calculation.explaining import rules
from formbuilder.calculation.explaining import vocabulary as of_sums
from formbuilder.definition.model import Form, Information, Question
from formbuilder.definition.rates import NO_RATES, Rates
from formbuilder.definition.rewording import Fate
from formbuilder.definition.vocabulary import options, vocabulary
from formbuilder.expressions.explanation import Vocabulary, explain
from formbuilder.expressions.syntax import Expression
from formbuilder.publishing.change import (
    Added,
    Change,
    ConditionChanged,
    DutyChanged,
    KindChanged,
    Moved,
    Part,
    Removed,
    Renamed,
    SettingChanged,
    SlotAdded,
    SlotRemoved,
    SlotReworded,
    Spot,
    SumChanged,
    Unnamed,
)
from formbuilder.publishing.naming import Names, answered, capital, quoted
from formbuilder.publishing.setting_names import setting_sentence

NO_DUTIES: Mapping[str, str] = MappingProxyType({})
ALWAYS = "Always."


class Topic(Enum):
    """What a difference is about, in the order of telling."""

    WORDS = "Words"
    ANSWERS = "Answers"
    WHEN = "When it is asked"
    SUMS = "Sums"
    DUTIES = "Duties"
    ORDER = "Order"
    OTHER = "Other settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A difference in words."""

    topic: Topic
    change: Change
    sentence: str
    was: tuple[str, ...] = ()
    """What stood there, a paragraph each; nothing if the sentence says it all."""
    now: tuple[str, ...] = ()


def tell(
    found: Iterable[Change], old: Form, new: Form, rates: Rates = NO_RATES, duties: Mapping[str, str] = NO_DUTIES
) -> tuple[Account, ...]:
    """Tell ``changes(old, new)``, by topic and then in the order of the form; ``duties`` are sentences by id."""
    teller = Teller(Version(old, rates), Version(new, rates), duties)
    accounts = [teller.account(change) for change in found]
    order = [*Topic]
    return tuple(sorted(accounts, key=lambda account: order.index(account.topic)))


@dataclass(frozen=True)
class Version:
    """One version, and what its parts are called."""

    form: Form
    rates: Rates

    @cached_property
    def names(self) -> Names:
        """What its parts are called."""
        return Names(self.form)

    @cached_property
    def words(self) -> Vocabulary:
        """What conditions and sums call them."""
        return of_sums(self.form, vocabulary(self.form), self.rates)

    @cached_property
    def rules(self) -> Mapping[str, tuple[str, ...]]:
        """The sentences of each rule of the sums."""
        return {rule.place: rule.sentences for rule in rules(self.form, self.words)}

    def condition(self, condition: Expression | None) -> str:
        """Return when a condition holds, as a sentence."""
        return explain(condition, self.words) if condition is not None else ALWAYS


@dataclass(frozen=True, slots=True)
class Teller:
    """Finds the words for each difference."""

    old: Version
    new: Version
    duties: Mapping[str, str]

    def account(self, change: Change) -> Account:
        """Tell one difference."""
        match change:
            case SlotAdded() | SlotRemoved() | SlotReworded():
                return self._slot(change)
            case Added() | Removed():
                return self._came_or_went(change)
            case Renamed() | Moved():
                return self._elsewhere(change)
            case ConditionChanged() | SumChanged():
                return self._rule(change)
            case KindChanged() | SettingChanged() | DutyChanged() | Unnamed():
                return self._setting(change)
            case _:
                assert_never(change)

    def _slot(self, change: SlotAdded | SlotRemoved | SlotReworded) -> Account:
        names = self.old.names if isinstance(change, SlotRemoved) else self.new.names
        called = capital(names.slot(change.address))
        match change:
            case SlotAdded(words=words):
                return _words(change, f"{called} is new.", now=words)
            case SlotRemoved(words=words):
                return _words(change, f"{called} is gone.", was=words)
            case SlotReworded(pieces=pieces, old=old, new=new):
                if all(piece.fate is Fate.KEPT for piece in pieces):
                    return _words(change, f"{called} has other spaces or lines. The words are the same.")
                return _words(change, f"{called} is reworded.", old, new)
            case _:
                assert_never(change)

    def _came_or_went(self, change: Added | Removed) -> Account:
        version, came = (self.new, True) if isinstance(change, Added) else (self.old, False)
        spot = change.spot
        lines = tuple(self._lines(spot, version))
        return Account(
            topic=TOPICS.get(spot.part, Topic.WORDS),
            change=change,
            sentence=f"{capital(version.names.part(spot))} is {'new' if came else 'gone'}.",
            was=() if came else lines,
            now=lines if came else (),
        )

    def _lines(self, spot: Spot, version: Version) -> Iterator[str]:
        """Yield what is to know of a part that came or went."""
        form, names = version.form, version.names
        match spot.part:
            case Part.QUESTION:
                yield from _of_question(names.questions[spot.id])
            case Part.CALCULATION:
                yield from version.rules[spot.id]
            case Part.CONDITION:
                yield version.condition(form.conditions[spot.id])
            case Part.TALK | Part.SAID | Part.ASSUMED:
                yield from version.rules.get(spot.home, ())
            case _:
                pass
        if (condition := _condition(spot, version)) is not None:
            yield f"Only if: {version.condition(condition)}"

    def _elsewhere(self, change: Renamed | Moved) -> Account:
        if isinstance(change, Moved):
            return Account(topic=Topic.ORDER, change=change, sentence=self._moved(change))
        spot = change.spot
        if spot.part is not Part.QUESTION:
            ids = f"the id ‘{spot.id}’; it was ‘{change.old[0]}’"
            sentence = f"{capital(self.new.names.part(spot))} has {ids}."
            return Account(topic=Topic.OTHER, change=change, sentence=sentence)
        before = " and ".join(self.old.names.heading(Part.QUESTION, id_) for id_ in change.old)
        now = self.new.names.heading(Part.QUESTION, spot.id)
        sentence = f"The question {now} takes the place of {before}."
        if before == now:
            sentence = f"The question {now} has the id ‘{spot.id}’; it was ‘{change.old[0]}’."
        merged = len(change.old) > 1
        lines = tuple(self._lines(spot, self.new)) if merged else ()
        return Account(topic=Topic.WORDS, change=change, sentence=sentence, now=lines)

    def _moved(self, change: Moved) -> str:
        spot, names = change.spot, self.new.names
        what = capital(names.part(spot))
        after = names.part(spot._replace(id=change.after)) if change.after else ""
        place = f"after {after}" if after else "first"
        if change.was_inside == spot.inside:
            return f"{what} comes {place} now."
        return f"{what} stands in {_home(spot.part, spot.inside, names)} now, where it comes {place}."

    def _rule(self, change: ConditionChanged | SumChanged) -> Account:
        spot = change.spot
        part = self.new.names.part(spot)
        if isinstance(change, SumChanged):
            was, now = self.old.rules[spot.id], self.new.rules[spot.id]
            sentence = f"{capital(part)} is worked out in another way."
        else:
            was, now = (self.old.condition(change.old),), (self.new.condition(change.new),)
            sentence = f"{capital(part)} {HOLDS.get(spot.part, 'is shown')} in other cases."
        if was == now:
            same = f"The rule of {part} is written in another way, and reads the same."
            return Account(topic=_topic_of_rule(spot), change=change, sentence=same)
        return Account(topic=_topic_of_rule(spot), change=change, sentence=sentence, was=was, now=now)

    def _setting(self, change: KindChanged | SettingChanged | DutyChanged | Unnamed) -> Account:
        match change:
            case KindChanged(spot=spot, old=old, new=new):
                ways = f"with {answered(new)} now; it was with {answered(old)}"
                sentence = f"{capital(self.new.names.part(spot))} is answered {ways}."
                return Account(topic=Topic.ANSWERS, change=change, sentence=sentence)
            case SettingChanged(setting=setting):
                sentence = setting_sentence(change, self.new.names.part(change.spot))
                return Account(topic=_topic_of_setting(setting), change=change, sentence=sentence)
            case DutyChanged():
                return Account(topic=Topic.DUTIES, change=change, sentence=self._duty(change))
            case Unnamed(address=address):
                return Account(topic=Topic.OTHER, change=change, sentence=f"Something else differs at ‘{address}’.")
            case _:
                assert_never(change)

    def _duty(self, change: DutyChanged) -> str:
        says = self.duties.get(change.duty)
        duty = f"the duty ‘{change.duty}’" + (f" ({says.rstrip('.')})" if says else "")
        names = self.new.names if change.spot.id in self.new.names.questions else self.old.names
        who = capital(names.part(change.spot))
        if change.served:
            return f"{who} serves {duty} now."
        left = len(change.by)
        others = "No question serves it now." if not left else f"It is still served by {_count(left)}."
        return f"{who} no longer serves {duty}. {others}"


def _words(change: Change, sentence: str, was: str = "", now: str = "") -> Account:
    shown = (was,) if was else (), (now,) if now else ()
    return Account(topic=Topic.WORDS, change=change, sentence=sentence, was=shown[0], now=shown[1])


def _count(number: int) -> str:
    return "another question" if number == 1 else f"{number} other questions"


def _of_question(question: Question) -> Iterator[str]:
    yield from (str(words) for words in (question.hint, question.help, question.why) if words)
    if not isinstance(question.type, Information):
        yield f"Answered with {answered(question.type)}."
    labels: Sequence[str] = [quoted(str(option.label)) for option in options(question)]
    if labels:
        yield f"The answers: {', '.join(labels)}."


def _condition(spot: Spot, version: Version) -> Expression | None:
    """Return the condition of a section, a page, a question or an end that came or went."""
    form = version.form
    match spot.part:
        case Part.QUESTION:
            return version.names.questions[spot.id].show_if
        case Part.SECTION:
            return next((each.show_if for each in form.sections if each.id == spot.id), None)
        case Part.PAGE:
            return next((each.show_if for each in form.pages if each.id == spot.id), None)
        case Part.END:
            return next((each.show_if for each in form.ends if each.id == spot.id), None)
        case _:
            return None


def _home(part: Part, inside: str, names: Names) -> str:
    if part is Part.PAGE:
        return names.part(Spot(Part.SECTION, inside))
    page = inside.removeprefix("page:")
    return names.part(Spot(Part.QUESTION if page == inside else Part.PAGE, page))


HOLDS: Mapping[Part, str] = {
    Part.SECTION: "is asked",
    Part.PAGE: "is asked",
    Part.QUESTION: "is asked",
    Part.CONDITION: "holds",
    Part.END: "is where it ends",
}
TOPICS: Mapping[Part, Topic] = {
    Part.OPTION: Topic.ANSWERS,
    Part.CONDITION: Topic.WHEN,
    Part.URGENT: Topic.WHEN,
    Part.UNDER_13: Topic.WHEN,
    **dict.fromkeys((Part.CALCULATION, Part.RESULT, Part.TALK, Part.SAID, Part.ASSUMED, Part.LINE), Topic.SUMS),
}
"""What parts that came or went, or their rules, are about; else words."""
ANSWERS = frozenset({
    "required", "also", "most", "least", "past", "min", "max", "whole", "periods", "alone",
})  # fmt: skip  # a table


def _topic_of_rule(spot: Spot) -> Topic:
    return Topic.SUMS if TOPICS.get(spot.part) is Topic.SUMS else Topic.WHEN


def _topic_of_setting(setting: str) -> Topic:
    if setting in {"serves", "duties"}:
        return Topic.DUTIES
    if setting in {"rates", "starts", "not_counted"}:
        return Topic.SUMS
    return Topic.ANSWERS if setting in ANSWERS else Topic.OTHER

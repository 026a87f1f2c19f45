"""Issue 7: what people type is read in the language of the page, and in English; what could be two things is asked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from babel.dates import get_month_names

from formbuilder.answers.in_english import plain
from formbuilder.answers.plain import from_plain
from formbuilder.answers.read import read
from formbuilder.answers.reading import Fault, FaultCode
from formbuilder.answers.signs import signs
from formbuilder.answers.typed import typed
from formbuilder.answers.values import Amount, Day
from formbuilder.answers.word_lists import WORD_LISTS
from formbuilder.definition.marks import Period
from formbuilder.editions.faults import Kind, faults
from formbuilder.tongue.messages import Said, Tongue, _, use
from formbuilder.wording import written
from formbuilder.wording.items import item_name
from formbuilder.wording.sentences import fault_words
from tests import asked
from tests.asked import TODAY, words
from tests.catalogues import TAGS, tongue

HOURS = asked.NUMBER
SUM = asked.MONEY
QUOTED = re.compile("[“„]([^”“„]*)”")


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    yield
    use(None)


def number(tag: str, text: str) -> object:
    use(Tongue(tag, tag))
    found = read(replace(HOURS, type=replace(HOURS.type, whole=False, max=None)), {"": [text]}, TODAY)
    return found.value or found.faults[0].code


def month(text: str) -> object:
    found = read(asked.DATE, {"day": ["3"], "month": [text], "year": ["1950"]}, TODAY).value
    return found.month if isinstance(found, Day) else None


@pytest.mark.parametrize("tag", WORD_LISTS)
def test_every_name_of_a_month_is_read_and_means_one_month(tag: str):
    use(Tongue(tag, tag))
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for right, name in get_month_names(width, context, tag).items():
                assert (month(name), month(plain(signs(name.upper()))), name) == (right, right, name)
    assert [month(name) for name in written.MONTHS] == list(range(1, 13))
    assert month("abc") is None


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("pl", "3 maja 1950 r."),
        ("pl", "3 MAJ 1950"),
        ("ro", "3 mai 1950"),
        ("it", "il 3 maggio 1950"),
        ("it", "3º maggio 1950"),
        ("cy", "3ydd o Fai 1950"),
        ("ur", "۳ مئی، ۱۹۵۰"),
        ("bn", "৩রা মে ১৯৫০"),
        ("pa", "੩ ਮਈ ੧੯੫੦"),
        ("bn", "3 May 1950"),
    ],
)
def test_a_date_in_one_box(tag: str, text: str):
    use(Tongue(tag, tag))
    assert read(asked.DATE, {"day": [text], "month": [""], "year": [""]}, TODAY).value == Day(1950, 5, 3)


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("it", "1.234,5", Amount(Decimal("1234.5"))),
        ("ro", "1.234.567", Amount(Decimal(1234567))),
        ("pl", "1 234,50", Amount(Decimal("1234.5"))),
        ("pl", "1,234.50", Amount(Decimal("1234.5"))),
        ("it", "1.234", FaultCode.TWO_WAYS),
        ("ro", "1,234", FaultCode.TWO_WAYS),
        ("pl", "12.345", FaultCode.TWO_WAYS),
        ("it", "0,125", Amount(Decimal("0.125"))),
        ("it", "12.5", Amount(Decimal("12.5"))),
        ("cy", "1,234", Amount(Decimal(1234))),
        ("ur", "۱٬۲۳۴٫۵", Amount(Decimal("1234.5"))),
        ("bn", "১,২০,০০০", Amount(Decimal(120000))),
        ("pl", "około 20", Amount(Decimal(20), guess=True)),
        ("pl", "ok. 20 godzin", Amount(Decimal(20), guess=True)),
        ("ro", "cam 12½ ore", Amount(Decimal("12.5"), guess=True)),
        ("cy", "20 neu fwy", FaultCode.NOT_A_NUMBER),
        ("cy", "tua 20 awr", Amount(Decimal(20), guess=True)),
        ("it", "20 circa", Amount(Decimal(20), guess=True)),
        ("ur", "تقریبا ۲۰ گھنٹے", Amount(Decimal(20), guess=True)),
        ("bn", "প্রায় ২০ ঘন্টা", Amount(Decimal(20), guess=True)),
        ("pa", "ਲਗਭਗ ੨੦ ਘੰਟੇ", Amount(Decimal(20), guess=True)),
        ("it", "about 20 hours", Amount(Decimal(20), guess=True)),
        ("pl", "20 minut", FaultCode.NOT_A_NUMBER),
    ],
)
def test_numbers(tag: str, text: str, found: object):
    assert number(tag, text) == found


@pytest.mark.parametrize(
    ("ask", "text", "taken"),
    [
        ("Ile godzin w tygodniu pomagasz?", "20 godz.", True),
        ("Ile godzin w tygodniu pomagasz?", "20 tygodni", False),
        ("Ile minut to trwa?", "20 minut", True),
        ("Ile minut to trwa?", "20 godzin", False),
    ],
)
def test_the_unit_is_the_one_that_a_question_in_the_language_asks_for(ask: str, text: str, *, taken: bool):
    use(Tongue("pl", "pl"))
    kind = replace(HOURS.type, unit=None, max=None)
    question = replace(HOURS, ask=words(ask), short=words("odpowiedź"), type=kind)
    assert (read(question, {"": [text]}, TODAY).value is not None) is taken


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("it", "12,50 £"),
        ("it", "circa 12,50 sterline"),
        ("pl", "GBP 12,50"),
        ("pl", "12 funtów 50 pensów"),
        ("ro", "12,50 de lire"),
        ("cy", "12.50 o bunnoedd"),
        ("ur", "۱۲٫۵۰ پاؤنڈ"),
        ("bn", "£১২.৫০"),
        ("pa", "12.50 ਪੌਂਡ"),
        ("it", "1250 pence"),
    ],
)
def test_money(tag: str, text: str):
    use(Tongue(tag, tag))
    money = replace(SUM, type=replace(SUM.type, periods=(), min=None, max=None))
    found = read(money, {"amount": [text], "period": []}, TODAY).value
    assert isinstance(found, Amount), text
    assert found.number == Decimal("12.50")


@pytest.mark.parametrize("tag", TAGS)
def test_a_period_is_read_as_we_write_it_ourselves(tag: str):
    use(tongue(tag))
    money = replace(SUM, type=replace(SUM.type, periods=tuple(Period), min=None, max=None))
    for period in Period:
        found = read(money, {"amount": [f"20 {_(written.PERIODS[period])}"], "period": []}, TODAY).value
        assert found == Amount(Decimal("20.00"), period=period), (period, _(written.PERIODS[period]))


@pytest.mark.parametrize("tag", TAGS)
def test_what_we_advise_after_a_mistake_is_taken(tag: str):
    """The example in each error message is an answer that is itself accepted."""
    use(tongue(tag))
    whole = replace(HOURS, type=replace(HOURS.type, max=Decimal(5000), min=Decimal(1000)))
    sums = replace(SUM, type=replace(SUM.type, periods=(), min=Decimal("1200.50"), max=Decimal(20000)))
    for question, part in (
        (HOURS, ""),
        (whole, ""),
        (replace(SUM, type=replace(SUM.type, periods=())), "amount"),
        (sums, "amount"),
    ):
        for code, about in (
            (FaultCode.NOT_A_NUMBER, ()),
            (FaultCode.RANGE, ("1500", "1800")),
            (FaultCode.TWO_WAYS, ("1234",)),
        ):
            said = fault_words(question, Fault(code, part, about))
            tried = QUOTED.findall(said.split("‘")[0]) or re.findall(r"\d[\d.,]*\d", said)
            assert tried, said
            for text in tried:
                found = read(
                    replace(question, type=replace(question.type, min=None, max=None)),
                    {part: [text.strip(".,")]},
                    TODAY,
                )
                assert isinstance(found.value, Amount), (said, text, found)
        size = fault_words(question, Fault(FaultCode.TOO_BIG, part))
        for text in re.findall(r"£?\d[\d.,\xa0]*\d", size):
            assert read(question, {part: [text.strip(".,")]}, TODAY).value, (size, text)
    said = fault_words(asked.DATE, Fault(FaultCode.NOT_A_MONTH, "month"))
    assert "February" not in said
    assert 2 in {month(word.strip(".।۔,")) for word in said.split() if not word.isdigit()}, said


@pytest.mark.parametrize("tag", [*WORD_LISTS, "en-GB"])
@pytest.mark.parametrize("amount", ["12", "1234", "12.5", "1.234", "1234.567", "0.125"])
def test_a_kept_number_stands_in_its_box_so_that_it_reads_as_itself(tag: str, amount: str):
    use(None if tag == "en-GB" else Tongue(tag, tag))
    kept = Amount(Decimal(amount), guess=True)
    free = replace(HOURS, type=replace(HOURS.type, whole=False, max=None))
    assert read(free, typed(free, kept), TODAY).value == kept


def test_what_is_kept_is_not_read_in_the_language_of_the_page():
    use(Tongue("it", "it"))
    free = replace(HOURS, type=replace(HOURS.type, whole=False, max=None))
    assert from_plain(free, "1.234", TODAY).value == Amount(Decimal("1.234"))
    assert number("it", "1.234") is FaultCode.TWO_WAYS


def test_what_runs_the_other_way_is_set_apart_in_a_sentence_from_right_to_left():
    for tag, found in (
        ("ur", "ہے \u206801632 960 001\u2069 اور 5 اور سارہ"),
        ("it", "ہے 01632 960 001 اور 5 اور سارہ"),
    ):
        use(Tongue(tag, tag))
        assert (
            Said("ہے %(phone)s اور %(number)s اور %(name)s") % {"phone": "01632 960 001", "number": 5, "name": "سارہ"}
            == found
        )
    assert [each.kind for each in faults("Call %(phone)s", "فون \u200e%(phone)s")] == [Kind.HIDDEN]
    assert not faults("Call 01632 960 001", "فون \u200e01632 960 001")


@pytest.mark.parametrize(
    ("tag", "item", "name"),
    [("ro", "o persoană", "Persoană 2"), ("it", "una persona", "Persona 2"), ("pl", "osoba", "Osoba 2")],
)
def test_an_item_is_called_by_its_noun(tag: str, item: str, name: str):
    use(Tongue(tag, tag))
    assert item_name(replace(asked.GROUP, type=replace(asked.GROUP.type, item=words(item))), 2) == name


@pytest.mark.parametrize(
    ("tag", "sums"),
    [
        ("en-GB", "£1,200.50 £12"),
        ("pl", "1200,50 £ 12 £"),
        ("ro", "1.200,50 £ 12 £"),
        ("it", "1.200,50 £ 12 £"),
        ("ur", "£1,200.50 £12"),
    ],
)
def test_sums_are_pounds_in_every_language(tag: str, sums: str):
    use(None if tag == "en-GB" else Tongue(tag, tag))
    found = f"{written.pounds(Decimal('1200.5'))} {written.pounds(Decimal(12))}".replace("\xa0", " ")
    assert found.replace("1 200", "1200") == sums
    use(Tongue("pl", "pl"))
    assert (written.month(12, 2026), written.month(12, None)) == ("grudzień 2026", "grudzień")

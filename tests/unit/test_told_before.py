"""What one form can give to another: only facts, only what is empty, only what fits, never what is private."""

import pytest

from formbuilder.answers.plain import to_plain, trusted
from formbuilder.answers.values import Written
from formbuilder.routing.route import Route
from formbuilder.routing.told_before import offers, takes_over
from tests.asked import TODAY
from tests.samples import block as library
from tests.samples import changed, form

HEAD = "form: {slug}\nversion: 1\ntitle: T\nfor: everyone\nsections:\n  - id: s\n    title: S\n    pages:\n"
WHO = (
    "{id: who_fills_in, type: choice, ask: Who?, short: who, required: no, fact: who, "
    "options: [{value: self, label: Me}, {value: helped, label: Both}, {value: for_them, label: Them}]}"
)
BLOCK = (
    "block: me\nversion: 1\ntitle: M\npages:\n  - questions: [{id: x, type: %s, ask: X?, short: x, required: no%s}]\n"
)
USES = changed("sections:\n", "sections:\n  - use: me@1\n")


def made(*questions: str, slug: str = "a", more: str = ""):
    pages = "".join(f"      - questions: [{each}]\n" for each in questions)
    return form(HEAD.format(slug=slug) + pages + more)


def asked(fact: str, kind: str = "text", *, name: str = "", more: str = "") -> str:
    return f"{{id: {name or fact}, type: {kind}, ask: '{fact}?', short: the {fact}, required: no, fact: {fact}{more}}}"


def found(giver, given, taker, answers=None):
    """The plain values that are offered, by id, and the ids of what does not fit."""
    values = {q.id: trusted(q, given[q.id]) for q in giver.questions if q.id in given}
    mine = {q.id: trusted(q, (answers or {})[q.id]) for q in taker.questions if q.id in (answers or {})}
    result = offers(giver, values, Route.of(taker), mine, TODAY)
    return {each.question.id: to_plain(each.value) for each in result.fits}, [each.id for each in result.misfits]


def test_a_fact_goes_to_the_question_for_it_whatever_its_id():
    giver, taker = made(asked("name", name="my_name")), made(asked("name", name="called"), slug="b")
    assert found(giver, {"my_name": "Sam"}, taker) == ({"called": "Sam"}, [])
    assert found(giver, {}, taker) == ({}, [])
    assert found(giver, {"my_name": "Sam"}, taker, {"called": "Ali"}) == ({}, [])
    assert found(giver, {"my_name": "Sam"}, made(asked("other"), slug="b")) == ({}, [])


@pytest.mark.parametrize(
    ("theirs", "given", "mine", "fits"),
    [
        (asked("x"), "Sam", asked("x", "long_text"), True),
        (asked("x", "long_text"), "S" * 300, asked("x"), False),
        (asked("x"), "S" * 90, asked("x", more=", max_length: 80"), False),
        (asked("x"), "12", asked("x", "number"), False),
        (asked("x", "number"), "about 20", asked("x", "number"), True),
        (asked("x", "number"), "20", asked("x", "number", more=", max: 10"), False),
        (asked("x", "date"), "1950-02-03", asked("x", "date", more=", past: yes"), True),
        (asked("x", "date", more=", least: year"), "1950", asked("x", "date"), False),
        (asked("x", "date"), "2050-02-03", asked("x", "date", more=", past: yes"), False),
        (asked("x", "name"), {"first": "Sam"}, asked("x"), False),
        (asked("x", "yes_no", more=", also: [dont_know]"), {"also": "dont_know"}, asked("x", "yes_no"), False),
        (
            asked("x", "yes_no", more=", also: [dont_know]"),
            {"also": "dont_know"},
            asked("x", "yes_no", more=", also: [dont_know]"),
            True,
        ),
        (
            asked("x", "choice", more=", options: [{value: a, label: A}, {value: b, label: B}]"),
            "b",
            asked("x", "choice", more=", options: [{value: a, label: A}, {value: c, label: C}]"),
            False,
        ),
        (asked("x", "address"), {"line1": "1 Hill", "postcode": "MK40 2BQ"}, asked("x", "address"), True),
    ],
)
def test_what_does_not_fit_the_question_is_left_out_and_said(theirs, given, mine, fits):
    offered = found(made(theirs), {"x": given}, made(mine, slug="b"))
    assert offered == (({"x": given}, []) if fits else ({}, ["x"]))


def test_only_what_would_be_asked_then_is_offered():
    taker = made(asked("a", "yes_no"), asked("b").replace("required", "show_if: a is yes, required"), slug="b")
    giver = made(asked("a", "yes_no"), asked("b"))
    assert found(giver, {"a": "yes", "b": "B"}, taker) == ({"a": "yes", "b": "B"}, [])
    assert found(giver, {"a": "no", "b": "B"}, taker) == ({"a": "no"}, [])
    assert found(giver, {"b": "B"}, taker, {"a": "yes"}) == ({"b": "B"}, [])


@pytest.mark.parametrize("mark", ["private: yes", "apart: yes"])
@pytest.mark.parametrize("side", ["giver", "taker"])
def test_what_is_private_or_apart_in_either_form_is_never_offered(mark, side):
    """Two versions of one block may differ in this."""
    open_, closed = library(BLOCK % ("text", ""), "me@1"), library(BLOCK % ("text", f", {mark}"), "me@1")
    giver, taker = form(USES, closed if side == "giver" else open_), form(USES, closed if side == "taker" else open_)
    assert found(giver, {"x": "Secret"}, taker) == ({}, [])
    assert found(form(USES, open_), {"x": "Open"}, form(USES, open_)) == ({"x": "Open"}, [])


@pytest.mark.parametrize("side", ["giver", "taker"])
def test_what_may_mean_danger_in_either_form_is_never_offered(side):
    urgent = "  - questions: [{id: help, type: information, ask: Help}]\nurgent: {today: x is yes, say: help}\n"
    calm, danger = library(BLOCK % ("yes_no", ""), "me@1"), library(BLOCK % ("yes_no", "") + urgent, "me@1")
    giver, taker = form(USES, danger if side == "giver" else calm), form(USES, danger if side == "taker" else calm)
    assert found(giver, {"x": "yes"}, taker) == ({}, [])


@pytest.mark.parametrize("quiet", ["anonymous: yes\n", "copies: no\n", "code: optional\n"])
def test_a_form_that_keeps_quiet_gives_and_takes_nothing(quiet):
    silent, other = made(asked("x"), more=quiet), made(asked("x"), slug="b")
    assert found(silent, {"x": "S"}, other) == ({}, [])
    assert found(other, {"x": "S"}, silent) == ({}, [])
    assert takes_over(other)
    assert not takes_over(silent)
    assert not takes_over(made("{id: x, type: text, ask: X?, short: x, required: no}"))


@pytest.mark.parametrize(
    ("theirs", "mine", "others_words"),
    [
        (None, None, False),
        ("self", None, False),
        ("helped", None, True),
        ("for_them", None, True),
        ("self", "for_them", True),
        ("helped", "helped", False),
        ("for_them", "helped", True),
    ],
)
def test_forms_filled_in_by_somebody_else_are_told_apart(theirs, mine, others_words):
    giver, taker = made(WHO, asked("x")), made(WHO, asked("x"), slug="b")
    given = {"x": Written("S")} | ({"who_fills_in": Written(theirs)} if theirs else {})
    answers = {"who_fills_in": Written(mine)} if mine else {}
    result = offers(giver, given, Route.of(taker), answers, TODAY)
    assert result.others_words is others_words
    ids = [each.question.id for each in result.fits]
    assert ids == (["who_fills_in", "x"] if theirs and not mine and not others_words else ["x"])

"""Which pages a person is asked, how far they are, and what is sent."""

from datetime import date
from decimal import Decimal

import pytest

from formbuilder.answers.values import Amount, Chosen, Day, Item, ItemList, Written
from formbuilder.definition.marks import DatePart, Required
from formbuilder.definition.model import Choices, Date, Information, Number
from formbuilder.definition.outcomes import End
from formbuilder.expressions.faults import ExpressionError
from formbuilder.expressions.parser import parse
from formbuilder.routing.progress import missing, sections
from formbuilder.routing.route import Route
from tests.unit.route_forms import HERE, NO, UNSURE, YES, choice, form, group, page, question, section, urgent, words

TODAY = date(2026, 11, 22)
MUST = Required.YES

CARE = form(
    section(
        "you",
        page(question("helps", required=MUST)),
        page(question("hours", Number(), show_if="helps is yes"), question("who", choice("mum", "dad"))),
    ),
    section("them", page(question("name")), page(question("same_home"), show_if="far"), show_if="helps is yes"),
    section("work", page(question("works"), show_if="hours > 10"), page(question("pay"), show_if="works is yes")),
    section("private", page(question("safe", private=True), question("hurt"), private=True), private=True),
    section("end", page(question("stop_now", Information()), show_if="safe is no"), page(question("more"))),
    conditions={"far": parse("who is dad and not many"), "many": parse("hours > 20")},
    urgent=(urgent("hurt is yes and helps is yes", "stop_now"), urgent("safe is no", "stop_now")),
)
ROUTE = Route.of(CARE)


def asked(answers, route=ROUTE, **more):
    way = route.walk(answers, TODAY, **more)
    return [each.id for each in way.questions]


FIRST = ["helps", "who"]
PRIVATE = ["safe", "hurt"]
TABLE = [
    ({}, [*FIRST, *PRIVATE, "more"]),
    ({"helps": NO}, [*FIRST, *PRIVATE, "more"]),
    ({"helps": YES}, ["helps", "hours", "who", "name", *PRIVATE, "more"]),
    ({"helps": YES, "hours": Amount(Decimal(12))}, ["helps", "hours", "who", "name", "works", *PRIVATE, "more"]),
    (
        {"helps": YES, "hours": Amount(Decimal(12)), "who": Written("dad"), "works": YES},
        ["helps", "hours", "who", "name", "same_home", "works", "pay", *PRIVATE, "more"],
    ),
    ({"helps": YES, "hours": UNSURE, "who": Written("dad")}, ["helps", "hours", "who", "name", *PRIVATE, "more"]),
    ({"helps": NO, "hours": Amount(Decimal(12)), "works": YES}, [*FIRST, *PRIVATE, "more"]),
    ({"safe": NO}, [*FIRST, *PRIVATE, "stop_now", "more"]),
]


@pytest.mark.parametrize(("answers", "expected"), TABLE)
def test_a_condition_holds_only_on_answers_to_what_is_asked(answers, expected):
    assert asked(answers) == expected


def test_nothing_private_is_asked_when_somebody_else_fills_in():
    assert asked({"safe": NO}, alone=False) == [*FIRST, "more"]
    one = Route.of(form(section("s", page(question("a"), question("b", private=True)))))
    assert asked({}, one, alone=False) == ["a"]
    assert asked({}, one) == ["a", "b"]


def test_pages_are_found_by_number_asked_or_not():
    way = ROUTE.walk({}, TODAY)
    assert [each.page.number for each in way.pages] == [1, 2, 7, 9]
    assert way.page(2) is way.pages[1]
    assert way.page(3) is None
    assert [way.after(n) and way.after(n).page.number for n in (0, 1, 2, 3, 8, 9)] == [1, 2, 7, 7, 9, None]
    assert [way.before(n) and way.before(n).page.number for n in (1, 2, 5, 9, 99)] == [None, 1, 2, 7, 9]


def test_the_day_is_always_there():
    born = question("born", Date(least=DatePart.YEAR))
    route = Route.of(form(section("s", page(born), page(question("adult"), show_if="age(born, on) >= 18"))))
    assert asked({"born": Day(2000)}, route) == ["born", "adult"]
    assert asked({"born": Day(2008)}, route) == ["born"]
    assert asked({"born": Day(2008, 11)}, route) == ["born"]


def states(answers, seen=(), route=ROUTE):
    way = route.walk(answers, TODAY)
    return {
        each.section.id: (each.progress.name, each.page and each.page.page.number)
        for each in sections(route, way, answers, frozenset(seen))
    }


def test_sections_that_wait_for_an_answer_cannot_start_yet():
    assert states({}) == {
        "you": ("NOT_STARTED", 1),
        "them": ("CANNOT_START_YET", None),
        "work": ("CANNOT_START_YET", None),
        "private": ("NOT_STARTED", 7),
        "end": ("NOT_STARTED", 9),
    }


def test_sections_that_nothing_can_open_are_left_out():
    assert set(states({"helps": NO})) == {"you", "private", "end"}
    assert "work" not in states({"helps": YES, "hours": Amount(Decimal(3))})
    assert "work" in states({"helps": YES})
    assert "work" not in states({"helps": YES}, seen=[1, 2])


def test_a_section_is_done_when_its_pages_were_sent_or_all_is_answered():
    assert states({"helps": NO})["you"] == ("STARTED", 2)
    assert states({"helps": NO}, seen=[1, 2])["you"] == ("DONE", 1)
    assert states({"helps": NO, "who": Written("mum")})["you"] == ("DONE", 1)
    assert states({}, seen=[1, 2])["you"] == ("STARTED", 1)
    assert states({"safe": NO, "more": YES})["end"] == ("STARTED", 8)
    assert states({"safe": NO, "more": YES}, seen=[8])["end"] == ("DONE", 8)
    assert states({}, seen=[7])["private"] == ("DONE", 7)


def test_danger_is_told_in_the_order_of_the_form_and_from_private_answers():
    def dangers(answers, **more):
        return [(each.index, each.say) for each in ROUTE.dangers(ROUTE.walk(answers, TODAY, **more))]

    assert dangers({}) == []
    assert dangers({"safe": NO}) == [(1, "stop_now")]
    assert dangers({"safe": NO, "helps": YES, "hurt": YES}) == [(0, "stop_now"), (1, "stop_now")]
    assert dangers({"safe": NO}, alone=False) == []


def test_danger_knows_the_questions_that_it_is_read_from():
    (danger, _) = ROUTE.dangers(ROUTE.walk({"safe": NO, "helps": YES, "hurt": YES}, TODAY))
    assert danger.reads == {"hurt", "helps"}


def test_only_answers_on_the_way_are_sent():
    answers = {"helps": NO, "hours": Amount(Decimal(12)), "works": YES, "more": NO, "safe": NO}
    assert ROUTE.sendable(ROUTE.walk(answers, TODAY), answers) == {"helps": NO, "more": NO, "safe": NO}
    assert ROUTE.sendable(ROUTE.walk(answers, TODAY, alone=False), answers) == {"helps": NO, "more": NO}


PEOPLE = Route.of(
    form(
        section("first", page(question("many"))),
        section(
            "people",
            page(
                group(
                    "people",
                    (question("first_name", required=MUST), question("old", show_if="many is yes")),
                    (question("ill", show_if="first_name is yes", required=MUST),),
                    (question("secret", private=True),),
                    required=MUST,
                )
            ),
        ),
    )
)
GROUP = next(each for each in PEOPLE.form.questions if each.id == "people")


@pytest.mark.parametrize(
    ("many", "item", "alone", "expected"),
    [
        (NO, {}, True, [["first_name"], ["secret"]]),
        (YES, {}, False, [["first_name", "old"]]),
        (NO, {"first_name": YES}, False, [["first_name"], ["ill"]]),
        (NO, {"first_name": NO, "ill": YES}, False, [["first_name"]]),
    ],
)
def test_an_item_has_steps_of_its_own(many, item, alone, expected):
    way = PEOPLE.walk({"many": many}, TODAY, alone=alone)
    assert [[each.id for each in step] for step in PEOPLE.item_steps(GROUP, item, way)] == expected


def test_hidden_answers_of_an_item_are_not_sent():
    item = Item("abcdefgh", {"first_name": NO, "ill": YES, "old": YES})
    answers = {"many": NO, "people": ItemList((item,))}
    sent = PEOPLE.sendable(PEOPLE.walk(answers, TODAY), answers)
    assert sent["people"] == ItemList((Item("abcdefgh", {"first_name": NO}),))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ["people"]),
        ({"people": ItemList(())}, ["people"]),
        ({"people": ItemList((Item("a", {"first_name": NO}),))}, []),
        ({"people": ItemList((Item("a", {}), Item("b", {"first_name": YES}), Item("c", {})))}, ["first_name", "ill"]),
    ],
)
def test_what_must_be_answered_and_is_not_is_missing(answers, expected):
    assert [each.id for each in missing(PEOPLE, PEOPLE.walk(answers, TODAY), answers)] == expected


def test_missing_is_asked_for_only_on_the_way():
    assert [each.id for each in missing(ROUTE, ROUTE.walk({}, TODAY), {})] == ["helps"]
    assert missing(ROUTE, ROUTE.walk({"helps": UNSURE}, TODAY), {"helps": UNSURE}) == ()


def test_the_first_end_that_holds_is_where_a_form_leads():
    ends = tuple(
        End(id=id_, show_if=parse(text) if text else None, title=words(id_), text=words(id_), place=HERE)
        for id_, text in [("mum", "who is mum"), ("hidden", "late is yes"), ("else", "")]
    )
    one = form(
        section("s", page(question("who", choice("mum", "dad"))), page(question("late"), show_if="who is dad")),
        ends=ends,
    )
    route = Route.of(one)
    found = [
        route.end(answers, TODAY).id
        for answers in ({"who": Written("mum")}, {}, {"late": YES}, {"who": Written("dad"), "late": YES})
    ]
    assert found == ["mum", "else", "else", "hidden"]


def test_conditions_that_are_too_much_are_refused_when_the_route_is_made():
    with pytest.raises(ExpressionError):
        Route.of(form(section("s", page(question("a"), show_if="c")), conditions={"c": parse("not c")}))


def test_a_walk_through_thirty_pages_with_conditions_asks_them_all():
    many = Choices(choice("a", "b", "c").options)
    pages = [page(question("q0"), question("m0", many), question("n0", Number()))]
    pages += [
        page(
            question(f"q{n}"),
            question(f"m{n}", many),
            question(f"n{n}", Number(), show_if=f"n{n - 1} > 3"),
            show_if=f"q{n - 1} is yes and (m{n - 1} includes a or n{n - 1} < 2)",
        )
        for n in range(1, 30)
    ]
    route = Route.of(form(section("s", *pages)))
    answers = {f"q{n}": YES for n in range(30)}
    answers |= {f"m{n}": Chosen(("a", "c")) for n in range(30)} | {f"n{n}": Amount(Decimal(9)) for n in range(30)}
    assert len(route.walk(answers, TODAY).pages) == 30

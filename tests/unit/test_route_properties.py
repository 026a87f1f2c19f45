"""What is true of every form and all answers."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.answers.values import Amount, Written
from formbuilder.definition.model import Number
from formbuilder.routing.progress import Progress, missing, sections
from formbuilder.routing.route import Route
from tests.long import many
from tests.unit.route_forms import NO, UNSURE, YES, choice, form, page, question, section

TODAY = date(2026, 11, 22)

TYPES = {
    "y": (None, ["is yes", "is not no", "is dont_know", "is answered", "is not answered"], [YES, NO, UNSURE]),
    "n": (Number(), ["> 3", "<= 3", "is 5", "is not answered"], [Amount(Decimal(n)) for n in (1, 5)] + [UNSURE]),
    "c": (choice("a", "b"), ["is a", "is not a", "is answered"], [Written("a"), Written("b"), UNSURE]),
}


@st.composite
def conditions(draw, before):
    """A condition on questions asked earlier; none at all as often as not."""
    if not before or draw(st.booleans()):
        return ""
    text = ""
    for n in range(draw(st.integers(1, 3))):
        id_ = draw(st.sampled_from(before))
        joined = draw(st.sampled_from(["and", "or"])) if n else ""
        opposite = draw(st.sampled_from(["", "not"]))
        text = f"{text} {joined} {opposite} {id_} {draw(st.sampled_from(TYPES[id_[0]][1]))}"
    return text


@st.composite
def forms(draw):
    before, made = [], []
    for s in range(draw(st.integers(1, 3))):
        private = draw(st.integers(0, 3)) == 0
        show_if, pages = draw(conditions(tuple(before))), []
        for p in range(draw(st.integers(1, 3))):
            page_shows, now = draw(conditions(tuple(before))), []
            for q in range(draw(st.integers(1, 3))):
                kind = draw(st.sampled_from(sorted(TYPES)))
                shows = draw(conditions(tuple(before)))
                now.append(question(f"{kind}_{s}_{p}_{q}", TYPES[kind][0], show_if=shows, private=private))
            before += [each.id for each in now]
            pages.append(page(*now, show_if=page_shows, private=private))
        made.append(section(f"s{s}", *pages, show_if=show_if, private=private))
    return form(*made)


@st.composite
def cases(draw):
    """A form and answers to some of its questions, asked or not."""
    made, answers = draw(forms()), {}
    for each in made.questions:
        if draw(st.integers(0, 3)):
            answers[each.id] = draw(st.sampled_from(TYPES[each.id[0]][2]))
    return made, answers


many = settings(deadline=None, max_examples=many(40))


@many
@given(cases(), st.booleans())
def test_no_question_is_asked_twice_and_all_in_the_order_of_the_form(case, alone):
    made, answers = case
    way = Route.of(made).walk(answers, TODAY, alone=alone)
    ids = [each.id for each in way.questions]
    assert ids == [each.id for each in made.questions if each.id in way.asked]
    assert len(ids) == len(set(ids)) == len(way.asked)
    assert all(each.questions for each in way.pages)
    assert alone or not any(each.private for each in way.questions)


@many
@given(cases())
def test_every_question_is_reached_by_going_on_and_by_going_back(case):
    made, answers = case
    way = Route.of(made).walk(answers, TODAY)
    onwards, number = [], 0
    while (following := way.after(number)) and following not in onwards:
        number = following.page.number
        assert way.page(number) is following
        onwards.append(following)
    assert tuple(onwards) == way.pages
    assert following is None
    back, number = [], 10**6
    while (before := way.before(number)) and before not in back:
        number = before.page.number
        back.append(before)
    assert before is None
    assert tuple(reversed(back)) == way.pages


@many
@given(cases(), st.booleans())
def test_what_is_hidden_is_never_sent(case, alone):
    made, answers = case
    route = Route.of(made)
    way = route.walk(answers, TODAY, alone=alone)
    sent = route.sendable(way, answers)
    assert sent == {id_: value for id_, value in answers.items() if id_ in way.asked}
    assert route.walk(sent, TODAY, alone=alone) == way


@many
@given(cases(), st.data())
def test_answers_to_what_is_not_asked_change_nothing(case, data):
    made, answers = case
    route = Route.of(made)
    way = route.walk(answers, TODAY)
    assert route.walk(dict(reversed(answers.items())), TODAY) == way
    other = dict(answers)
    for each in made.questions:
        if each.id not in way.asked:
            other.pop(each.id, None)
            if data.draw(st.booleans()):
                other[each.id] = data.draw(st.sampled_from(TYPES[each.id[0]][2]))
    assert route.walk(other, TODAY) == way
    assert missing(route, way, other) == missing(route, way, answers)


@many
@given(cases())
def test_a_section_is_listed_with_a_page_to_open_or_waits_for_an_answer_that_can_open_it(case):
    made, answers = case
    route = Route.of(made)
    way = route.walk(answers, TODAY)
    listed = {each.section.id: each for each in sections(route, way, answers, frozenset())}
    for each in listed.values():
        assert (each.page is None) is (each.progress is Progress.CANNOT_START_YET)
        assert each.page is None or each.page in way.pages
    assert {asked.page.section for asked in way.pages} <= set(listed)
    if way.asked <= answers.keys():
        assert all(each.progress is Progress.DONE for each in listed.values())

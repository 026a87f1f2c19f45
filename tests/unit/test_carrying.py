"""Answers that go on with another version: each is an answer there, or stands beside; none is lost."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formbuilder.answers.plain import from_plain
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Group
from formbuilder.publishing.carrying import Carrier
from formbuilder.services.contents import Contents, packed, unpacked
from formbuilder.services.journeys import FormPin
from formbuilder.services.moving import TYPED, Late, Moving, moved, version_at, with_late
from formbuilder.services.seeing import Seen
from tests.long import many
from tests.samples import LIBRARY, WHOLE, changed, form
from tests.unit.form_edits import edited

TODAY = date(2026, 11, 22)
OLD = form(WHOLE, LIBRARY)
PEOPLE = [
    {"id": "item0001", "their_name": {"first": "Ann"}, "lives_with": "yes", "since": "1999"},
    {"id": "item0002", "lives_with": "no", "more_about": "Words"},
]
ANSWERS = {
    "danger_now": "not_sure",
    "hours": "40",
    "help_kind": ["wash", "cook"],
    "people": PEOPLE,
    "born": "1950-02-03",
    "pay": {"amount": "12.50", "period": "week"},
    "true_words": True,
    "safe": "no",
    "tell_us": "My words",
}


def new(*edits):
    text = WHOLE.partition("scenarios:")[0]
    for old, other in edits:
        text = changed(old, other, text)
    return form(text, LIBRARY)


def carried(*edits, answers=ANSWERS, again=()):
    return Carrier(OLD, new(*edits), again).carry(answers, TODAY)


def leaves(plain: dict) -> list[str]:
    """Every single answer of plain answers, whatever its question is called."""
    found = []
    for value in plain.values():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            found += [repr(inner) for item in value for key, inner in item.items() if key != "id"]
        elif isinstance(value, dict) and TYPED in value:
            found += [repr(text) for text in value[TYPED]]
        else:
            found.append(repr(value))
    return sorted(found)


def moving(to) -> Moving:
    return Moving(old=FormPin("whole", 3, "a"), new=FormPin("whole", 4, "b"), carrier=Carrier(OLD, to), today=TODAY)


def test_what_did_not_change_stays():
    same = carried(("title: Everything a form can say", "title: Other words"))
    assert same.answers == ANSWERS
    assert same.left == {}


def test_an_answer_moves_to_the_question_that_takes_its_place():
    found = carried(
        ("          - id: born\n", "          - id: birthday\n            replaces: [born]\n"),
    )
    assert found.answers["birthday"] == "1950-02-03"
    assert "born" not in found.left


def test_an_answer_to_a_question_that_was_split_answers_neither_part():
    part = "          - {{id: born_{}, replaces: [born], type: date, ask: Born?, short: it, required: no}}\n"
    split = f"        title: Born\n        questions:\n{part.format('a')}{part.format('b')}          - id: else_born\n"
    found = carried(("      - questions:\n          - id: born\n", f"      - {split.strip()}\n"))
    assert found.left["born"] == "1950-02-03"
    assert not found.answers.keys() & {"born_a", "born_b"}


def test_an_answer_that_is_no_answer_any_more_is_left():
    found = carried(("              - {value: cook, label: Cooking}\n", ""), ("max: 168", "max: 38"))
    assert found.left == {"help_kind": ["wash", "cook"], "hours": "40"}


def test_what_is_asked_again_is_left():
    assert carried(again=("hours", "since")).left == {
        "hours": "40",
        "people": [{"id": "item0001", "since": "1999"}],
    }


def test_agreement_is_to_the_very_words():
    assert carried(("ask: This is true.", "ask: I am sure of all.")).left == {"true_words": True}


def test_a_private_answer_never_comes_to_stand_where_it_can_be_seen():
    found = carried(("    private: yes\n", ""))
    assert found.left == {"safe": "no", "tell_us": "My words"}
    assert "safe" not in found.answers


def test_an_answer_goes_into_a_private_part_and_stays_there():
    private = ("  - id: you\n    title: About you\n", "  - id: you\n    title: About you\n    private: yes\n")
    listed = ("            list: date_of_birth\n", "")
    assert carried(private, listed).answers["hours"] == "40"


def test_items_keep_what_fits_and_leave_the_rest():
    item = (
        "              - {id: lives_with, type: yes_no, ask: With you?, short: if they live with you, required: no}\n"
    )
    found = carried((item, ""), ("                show_if: lives_with is yes and hours > 10\n", ""))
    assert found.answers["people"] == [
        {"id": "item0001", "their_name": {"first": "Ann"}, "since": "1999"},
        {"id": "item0002", "more_about": "Words"},
    ]
    assert found.left["people"] == [{"id": "item0001", "lives_with": "yes"}, {"id": "item0002", "lives_with": "no"}]


def test_more_items_than_there_is_room_for_are_left_whole():
    assert carried(("max: 5", "max: 1")).left["people"] == PEOPLE[1:]


@settings(max_examples=many(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_nothing_is_lost_between_a_form_and_a_form_that_somebody_edited(data):
    to = data.draw(edited(OLD))
    ids = data.draw(st.sets(st.sampled_from(sorted(ANSWERS))))
    answers = {id_: ANSWERS[id_] for id_ in ids}
    contents = Contents(
        answers=answers,
        counters=dict.fromkeys(ids, 3),
        drafts={"3": (1.0, {"q-hours": ["4o"], "q-help_kind": ["wash"]}), "5": (2.0, {"q-born-day": ["31"]})},
        seen=(1, 2, 3),
    )
    after = unpacked(packed(moved(contents, moving(to), 7)))
    assert leaves({**after.answers, **after.left}) == sorted(leaves(answers) + drafts_left(after))
    texts = [text for _, raw in after.drafts.values() for texts in raw.values() for text in texts]
    assert sorted(texts + [text[1:-1] for text in drafts_left(after)]) == ["31", "4o", "wash"]
    asked = {each.id: each for each in to.questions}
    assert all(not from_plain(asked[id_], plain, TODAY).faults for id_, plain in after.answers.items())
    hidden = {each.id for page in to.pages for each in page.questions if page.private or each.private}
    hidden |= {q.id for s in to.sections if s.private for page in s.pages for q in page.questions}
    for id_ in {"safe", "tell_us"} & ids:
        assert all(
            plain != ANSWERS[id_] or to_ in hidden for to_, plain in after.answers.items() if to_ != "danger_now"
        )
    assert after.moves == ((3, 7),)
    assert version_at(after.moves, 6) == 3
    assert version_at(after.moves, 7) is None


def drafts_left(contents: Contents) -> list[str]:
    found = (value[TYPED] for value in contents.left.values() if isinstance(value, dict) and TYPED in value)
    return sorted(repr(text) for texts in found for text in texts)


@settings(max_examples=many(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_an_old_page_sends_late_is_never_lost(data):
    to = data.draw(edited(OLD))
    went = moved(Contents(answers=ANSWERS), moving(to), 7)
    changed_since = data.draw(st.sets(st.sampled_from(sorted(went.answers) or ["hours"])))
    went = Contents(answers=went.answers, counters=dict.fromkeys(changed_since, 8), left=went.left, moves=went.moves)
    late = {"hours": "12", "help_kind": ["nothing"], "people": [{"id": "item0002", "more_about": "Newer"}]}
    sent = Late(moving=moving(to), answers=late, typed={"born": ("31 Feb",)}, seen=Seen(5))
    after = with_late(went, sent, 9)
    everything = leaves({**after.answers, **after.left})
    for leaf in leaves(late):
        assert leaf in everything
    assert repr("31 Feb") in everything
    for id_ in changed_since & set(went.answers):
        if not isinstance(next(q for q in every_question(to.questions) if q.id == id_).type, Group):
            assert after.answers[id_] == went.answers[id_], "what is newer stays"

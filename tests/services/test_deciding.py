"""What becomes of points: answers with a reason, a name and a date; what authors say to them, and where that goes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from formbuilder.cli.answers import let_points_come_back
from formbuilder.drafting.edits import EditRefused
from formbuilder.review.outcomes import Outcome
from formbuilder.services import answering, deciding, drafts, point_writing, points, publishing
from formbuilder.services.answering import became
from formbuilder.services.decision_checks import disagreements, note_read, say, settle
from formbuilder.services.decision_kinds import Answer, Decision, NoDecision, NoSaying, NotSettled, Saying, Settling
from formbuilder.services.drafts import Clashed
from formbuilder.services.point_kinds import PointState
from formbuilder.services.point_writing import happened
from formbuilder.services.taking import Put, Putting, put_and_decide
from formbuilder.storage import news as news_rows
from formbuilder.storage.engine import Store
from tests.publishing import checks
from tests.services.decision_stories import HINT, REASON, Table, answer_of, table
from tests.services.panel_stories import TODAY, at


@pytest.fixture
def here(store: Store) -> Table:
    return table(store)


def refused(here: Table, answer: Answer, days: float = 2) -> frozenset[NoDecision]:
    found = deciding.decide(here.store, answer, here.officer(days))
    assert isinstance(found, frozenset)
    return found


def news_of(here: Table, person: str) -> list[tuple[str, str]]:
    found = here.store.read(lambda scope: news_rows.waiting_for(scope, person))
    return [(each.what, each.subject) for each in found]


def test_an_answer_has_words_a_reason_a_name_and_a_date(here: Table):
    """n104, n106, R15: the outcome is a sentence; who decided and when stand with the reason."""
    point = here.sends(here.ann)
    assert here.waits(point)
    here.answers(point)
    found = here.became(point, here.ann)
    assert found.decision
    assert (found.decision.outcome.sentence, found.decision.because) == (
        "Not changed: the law says how this must be.",
        REASON,
    )
    assert (found.decision.decider_name, found.decision.decided_at) == ("Owen Price", here.officer(2).now)
    assert (found.due, here.waits(point)) == (None, False)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"because": "  "}, NoDecision.NO_REASON),
        ({"because": "x" * 4_001}, NoDecision.LONG),
        ({"outcome": Outcome.NOT_NOW}, NoDecision.NO_DAY),
        ({"outcome": Outcome.NOT_NOW, "look_again_on": TODAY + timedelta(days=2)}, NoDecision.NO_DAY),
        ({"outcome": Outcome.ALREADY}, NoDecision.NO_PLACE),
    ],
)
def test_what_an_answer_lacks_is_said_and_the_point_waits(here: Table, more, why):
    """(e): no decision without a reason; “not yet” has a day that is to come; “it is there” says where."""
    point = here.sends(here.ann)
    assert refused(here, answer_of(point, **more)) == {why}
    assert here.waits(point)


def test_only_those_who_answer_points_answer_them_and_nobody_their_own(here: Table):
    """(d): the right, the point and the decision are looked at in the same transaction."""
    point = here.sends(here.ann)
    for doing in (at(2, here.ann), at(2, here.chair), at(2)):
        assert deciding.decide(here.store, answer_of(point), doing) == {NoDecision.NO_RIGHT}
    made = here.answers(point)
    assert deciding.undo_decision(here.store, made.id, "x", at(2, here.chair)) is NoDecision.NO_RIGHT
    assert refused(here, answer_of(point)) == {NoDecision.ANSWERED}
    assert refused(here, replace(answer_of(), points=("0" * 32,))) == {NoDecision.UNKNOWN}
    assert refused(here, answer_of()) == {NoDecision.NO_POINTS}


def test_what_is_no_point_yet_or_no_more_is_not_answered(here: Table):
    point = here.sends(here.ann)
    point_writing.withdraw_point(here.store, point.id, at(2, here.ann))
    assert refused(here, answer_of(point)) == {NoDecision.NOT_SENT}
    assert not here.waits(point)


def test_the_day_of_the_answer_is_that_of_the_round_and_overdue_ones_are_counted(here: Table):
    """n108: 28 days unless the round says otherwise."""
    here.sends(here.ann)
    for days, overdue in ((29, 0), (30, 1)):
        found = answering.queue(here.store, TODAY + timedelta(days=days))
        assert ([each.due for each in found.lines], found.overdue) == ([TODAY + timedelta(days=29)], overdue)
    assert answering.overdue_of(here.store, "tea-talk", TODAY + timedelta(days=30)) == 1
    assert answering.overdue_of(here.store, "tea-talk", TODAY) == 0


def test_late_points_are_answered_and_hidden_ones_too(here: Table):
    """(h), (i): late is a mark and hidden is not deleted; both wait, count and are answered."""
    late = here.sends(here.ann, days=30)
    hidden = here.sends(here.bo)
    point_writing.hide_point(here.store, hidden.id, "It names somebody.", at(2, here.chair))
    assert late.late
    assert [here.waits(each, 31) for each in (late, hidden)] == [True, True]
    here.answers(late, hidden, days=31)
    assert [here.waits(each, 31) for each in (late, hidden)] == [False, False]
    kept = points.find_point(here.store, hidden.id)
    assert kept
    assert (kept.state, kept.words, kept.hidden) == (PointState.HIDDEN, "“Guess” is hard.", "It names somebody.")
    assert here.became(late, here.ann).joined == ()


def test_not_yet_comes_back_by_itself_on_its_day_and_once(here: Table):
    """n110: it waits again, with a new day; the answer before stays to be seen."""
    point = here.sends(here.ann)
    day = TODAY + timedelta(days=90)
    here.answers(point, outcome=Outcome.NOT_NOW, look_again_on=day)
    assert deciding.come_back(here.store, at(89)) == 0
    assert not here.waits(point, 89)
    assert [deciding.come_back(here.store, at(90)) for _ in range(2)] == [1, 0]
    found = here.became(point, here.ann)
    assert found.decision
    assert (found.due, found.decision.stands) == (day + timedelta(days=28), False)
    here.answers(point, days=91, outcome=Outcome.DONE)
    again = here.became(point, here.ann)
    assert [each.outcome for each in again.earlier] == [Outcome.NOT_NOW]
    assert [each.what for each in again.said] == ["came-back"]


def test_alike_points_are_answered_together_and_each_author_is_told(here: Table):
    """n91: the others are named to each; “mine is different” takes one out, and the rest stays answered."""
    ann, bo = here.sends(here.ann, "Hard"), here.sends(here.bo, "A hard word")
    here.answers(ann, bo)
    assert [each.words for each in here.became(ann, here.ann).joined] == ["A hard word"]
    assert news_of(here, here.ann.person) == [("point-joined", ann.id)]
    assert say(here.store, bo.id, Saying.MINE_DIFFERS, "I meant the number.", at(3, here.bo)) is None
    assert [here.waits(each) for each in (ann, bo)] == [False, True]
    assert here.became(bo, here.bo).due == TODAY + timedelta(days=31)
    here.answers(bo, days=4)
    assert say(here.store, bo.id, Saying.MINE_DIFFERS, "", at(5, here.bo)) is NoSaying.ALONE


def test_an_answer_alone_is_told_as_one_and_reading_too(here: Table):
    point = here.sends(here.ann)
    assert [note_read(here.store, (point.id,), here.officer()) for _ in range(2)] == [1, 0]
    here.answers(point, days=3)
    assert news_of(here, here.ann.person) == [("point-read", point.id), ("point-answered", point.id)]
    read = points.find_point(here.store, point.id)
    assert read
    assert read.read_by == here.office.ids["owen"]


def test_not_what_i_meant_opens_it_again_and_i_agree_closes_it(here: Table):
    point = here.sends(here.ann)
    assert say(here.store, point.id, Saying.RIGHT, "", at(3, here.ann)) is NoSaying.NOT_ANSWERED
    here.answers(point)
    assert say(here.store, point.id, Saying.NOT_MEANT, "I meant the picture.", at(3, here.ann)) is None
    found = here.became(point, here.ann)
    assert (found.due, [each.words for each in found.said]) == (TODAY + timedelta(days=31), ["I meant the picture."])
    here.answers(point, days=4, outcome=Outcome.DONE)
    assert say(here.store, point.id, Saying.RIGHT, "", at(5, here.ann)) is None
    assert here.became(point, here.ann).says is Saying.RIGHT
    assert not here.waits(point, 6)


def test_nobody_speaks_for_somebody_else_but_who_helps_their_panel(here: Table):
    """(d), n33: the author, or the facilitator of the panel; the event keeps who did it."""
    point = here.sends(here.ann)
    here.answers(point)
    for other in (here.bo, here.chair, here.upper):
        assert say(here.store, point.id, Saying.RIGHT, "", at(3, other)) is NoSaying.UNKNOWN
        assert became(here.store, point.id, at(3, other)) is None
    assert say(here.store, point.id, Saying.RIGHT, "", at(3, here.helper)) is None
    last = points.events_of(here.store, point.id)[-1]
    assert (last.what, last.by) == ("author-agrees", here.helper.id)


def test_two_presses_at_one_moment_stand_in_the_order_in_which_they_were_pressed(here: Table):
    point = here.sends(here.ann)
    order = ["read", "answered", "decision-undone", "placed", "answered", "author-agrees", "read", "hidden"]
    for what in order:
        here.store.write(lambda scope, what=what: happened(scope, point.id, what, at(9, here.helper)))
    assert [each.what for each in points.events_of(here.store, point.id)][-len(order) :] == order


def test_who_does_not_agree_goes_to_the_chair_then_to_the_next_panel_with_one_trail(here: Table):
    """n92, F14: one point, one trail, from panel to alliance; and it stands beside the decision for ever."""
    point = here.sends(here.ann)
    here.answers(point)
    assert say(here.store, point.id, Saying.DISAGREE, "The law says no such thing.", at(3, here.ann)) is None
    assert not here.waits(point)
    (mine,) = disagreements(here.store, at(4, here.chair))
    assert (mine.words, mine.next_tier, mine.point.id) == ("The law says no such thing.", "Alliance", point.id)
    assert disagreements(here.store, at(4, here.upper)) == ()
    up = settle(here.store, point.id, Settling.NEXT_TIER, "Several groups say it.", at(4, here.chair))
    assert (up, disagreements(here.store, at(4, here.chair))) == (None, ())
    (theirs,) = disagreements(here.store, at(5, here.upper))
    assert [each.words for each in theirs.settled] == ["Several groups say it."], "the next chair reads the first"
    assert here.became(point, here.ann).with_panel == "Alliance"
    no = settle(here.store, point.id, Settling.NEXT_TIER, "x", at(5, here.upper))
    assert no is NotSettled.NO_TIER
    assert settle(here.store, point.id, Settling.STANDS, "We looked at the Act.", at(5, here.upper)) is None
    found = here.became(point, here.ann)
    assert [(each.what, each.words) for each in found.said] == [
        ("author-disagrees", "The law says no such thing."),
        ("to-next-tier", "Several groups say it."),
        ("decision-stands", "We looked at the Act."),
    ]
    assert (found.says, found.with_panel) == (Saying.DISAGREE, "")
    assert say(here.store, point.id, Saying.RIGHT, "", at(6, here.ann)) is NoSaying.SAID


def test_a_chair_settles_only_what_is_with_their_panel_and_with_a_reason(here: Table):
    """(d)"""
    point = here.sends(here.ann)
    here.answers(point)
    say(here.store, point.id, Saying.DISAGREE, "", at(3, here.ann))
    for doing in (at(4, here.upper), here.officer(4), at(4, here.ann)):
        assert settle(here.store, point.id, Settling.STANDS, "x", doing) is NotSettled.UNKNOWN
    assert settle(here.store, point.id, Settling.STANDS, " ", at(4, here.chair)) is NotSettled.NO_REASON
    assert settle(here.store, point.id, Settling.DECIDE_AGAIN, "It is unfair.", at(4, here.chair)) is None
    assert here.waits(point)
    here.answers(point, days=5, outcome=Outcome.DONE)
    assert [each.what for each in here.became(point, here.ann).said] == ["author-disagrees", "to-decide-again"]


def test_an_answer_is_undone_with_a_reason_and_all_its_points_wait_again(here: Table):
    ann, bo = here.sends(here.ann), here.sends(here.bo)
    made = here.answers(ann, bo)
    assert deciding.undo_decision(here.store, made.id, " ", here.officer()) is NoDecision.NO_REASON
    undone = deciding.undo_decision(here.store, made.id, "We read the wrong Act.", here.officer(5))
    assert isinstance(undone, Decision)
    assert (undone.undone, here.waits(ann), here.waits(bo)) == (True, True, True)
    assert deciding.undo_decision(here.store, made.id, "x", here.officer(5)) is NoDecision.UNDONE
    assert here.became(ann, here.ann).due == TODAY + timedelta(days=33)
    assert here.became(ann, here.ann).said[-1].words == "We read the wrong Act."


def test_suggestions_that_do_not_go_together_stand_side_by_side(here: Table):
    """n97, n4: the same words count once, however they are spaced."""
    ann, bo = here.suggests(here.ann, "You can guess."), here.suggests(here.bo, "A rough  number.", 1.1)
    found = answering.at_place(here.store, here.round.id, "cups")
    assert found
    (card,) = found.cards
    assert [(side.words, side.points) for side in card.sides] == [
        ("You can guess.", (ann.id,)),
        ("A rough  number.", (bo.id,)),
    ]
    assert (card.conflict, found.owner) == (True, "Owen Price")


def test_one_press_puts_words_into_the_draft_and_the_decision_remembers_them(here: Table):
    point = here.suggests(here.ann, "You can guess.")
    answer = answer_of(point, outcome=Outcome.DONE)
    made = put_and_decide(here.store, answer, here.puts("You can guess."), checks(), here.officer())
    assert isinstance(made, Decision)
    assert (made.before, made.after, made.draft, made.revision) == (HINT, "You can guess.", 1, 2)
    revision = drafts.find_revision(here.store, here.office.pin)
    assert revision
    assert "hint: You can guess." in revision.text


def test_words_that_others_changed_since_are_kept_aside_and_the_point_waits(here: Table):
    point = here.suggests(here.ann, "You can guess.")
    here.office.saves(HINT, "About how many?")
    answer = answer_of(point, outcome=Outcome.DONE)
    found = put_and_decide(here.store, answer, here.puts("You can guess."), checks(), here.officer())
    assert isinstance(found, Clashed)
    assert here.waits(point)


@pytest.mark.parametrize("putting", [("x", "cups.nothing"), ("x", "glossary.tea"), ("x", "cups.*"), (" ", "cups.hint")])
def test_words_go_only_where_words_are(here: Table, putting: tuple[str, str]):
    answer = answer_of(here.suggests(here.ann, "You can guess."), outcome=Outcome.DONE)
    found = put_and_decide(here.store, answer, here.puts(*putting), checks(), here.officer())
    assert isinstance(found, EditRefused)


def test_nothing_goes_into_a_draft_for_an_answer_that_cannot_be_given(here: Table):
    point = here.suggests(here.ann, "You can guess.")
    answer = answer_of(point, outcome=Outcome.DONE, because="")
    assert put_and_decide(here.store, answer, here.puts("You can guess."), checks(), here.officer()) == {
        NoDecision.NO_REASON
    }
    found = drafts.find_draft(here.store, here.office.pin)
    assert found
    assert found.revision == 1


def test_a_conflict_may_be_answered_by_wordings_instead_of_one_winner(here: Table):
    """n5, n97: both suggestions stand, the second as a wording of its own."""
    ann, bo = here.suggests(here.ann, "You can guess."), here.suggests(here.bo, "Guess.")
    both = Putting(here.office.pin, 1, (Put("cups.hint", "You can guess."), Put("cups.hint@easy-read", "Guess.")))
    made = put_and_decide(here.store, answer_of(ann, bo, outcome=Outcome.VARIANTS), both, checks(), here.officer())
    assert isinstance(made, Decision)
    assert made.outcome.sentence == "We kept more than one: people can choose their words."
    slots = here.office.words().slots
    assert (slots["cups.hint"], slots["cups.hint@easy-read"]) == ("You can guess.", "Guess.")


def test_words_changed_by_hand_are_remembered_too(here: Table):
    point = here.sends(here.ann)
    here.office.saves(HINT, "About how many?")
    answer = answer_of(point, outcome=Outcome.ADAPTED)
    made = put_and_decide(here.store, answer, replace(here.puts(""), puts=()), checks(), here.officer())
    assert isinstance(made, Decision)
    assert (made.before, made.after, made.revision) == (HINT, "About how many?", 2)


def test_publishing_waits_for_answers_of_a_round_that_is_over_and_then_names_the_version(here: Table):
    """(e): a closed round with a point that has no reason stops the version; then the decision names the version."""
    office = here.office
    point = here.suggests(here.ann, "You can guess.")
    closed = here.officer(60)
    found = publishing.at_the_gate(here.store, office.pin, checks(), closed.now)
    assert found
    says = "1 point has no answer, and the round is over."
    assert says in [each.says for each in found.gate.musts]
    put = put_and_decide(
        here.store, answer_of(point, outcome=Outcome.DONE), here.puts("You can guess."), checks(), closed
    )
    assert isinstance(put, Decision)
    again = publishing.at_the_gate(here.store, office.pin, checks(), closed.now)
    assert again
    assert says not in [each.says for each in again.gate.musts]
    here.store.write(lambda scope: publishing.note_opened(scope, office.pin, office.words()))
    read = answering.find_decision(here.store, put.id)
    assert read
    assert read[0].version == 1


def test_not_yet_comes_back_in_every_council_by_the_worker(here: Table, caplog):
    """n110: ``formbuilder work`` does it, and a council that fails stops no other."""
    point = here.sends(here.ann)
    here.answers(point, outcome=Outcome.NOT_NOW, look_again_on=TODAY + timedelta(days=5))
    assert let_points_come_back(here.store.engine, lambda: at(4).now) == (("bedford", 0),)
    assert let_points_come_back(here.store.engine, lambda: at(5).now) == (("bedford", 1),)
    assert here.waits(point)

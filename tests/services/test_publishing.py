"""From draft to published: the chain, what blocks, and what nobody can skip."""

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_bytes

import pytest

import formbuilder
from formbuilder.definition.bundle import unpack
from formbuilder.publishing.life_cycle import MOVES, Stage
from formbuilder.services import (
    asking,
    drafts,
    half_way,
    life_cycle,
    people,
    plans,
    publishing,
    trail,
    withdrawing,
)
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Save
from formbuilder.services.forms import FormState, form_file, open_forms
from formbuilder.services.life_cycle import NotMoved
from formbuilder.services.plans import Fate, NotPlanned, Planning, What
from formbuilder.services.publishing_kinds import HalfWay, NotPublished, Published
from formbuilder.storage import forms as form_rows
from formbuilder.storage.engine import Store
from formbuilder.storage.trail import Wanted
from tests.publishing import BOARD, HEAD, PANEL, TEXT, Office, checks
from tests.services.stories import NOW, minutes

FORM = "carers-conversation"


@pytest.fixture
def office(store: Store) -> Office:
    return Office.opens(store, FORM, NOW)


def publish(office: Office, who: str = "owen") -> object:
    return publishing.publish(office.store, office.pin, checks(), office.doing(who))


def happenings(office: Office) -> list[str]:
    return [each.what for each in trail.read_trail(office.store, Wanted(form=FORM)).happenings]


def test_the_whole_way(office: Office):
    assert office.sends_for_review() is Stage.IN_REVIEW
    assert office.signs("chloe", PANEL) is None
    assert office.at(minutes(1)).signs("ruth", HEAD) is None
    assert office.at(minutes(2)).records("owen", BOARD) is None
    assert office.state == "in_review"
    assert office.at(minutes(3)).confirms("ruth") is None
    assert office.state == "approved"
    published = publish(office.at(minutes(4)))
    assert isinstance(published, Published)
    assert office.state == "published"
    (offered,) = open_forms(office.store)
    assert (offered.pin.slug, offered.pin.version, offered.state) == (FORM, 1, FormState.PUBLISHED)
    file = form_file(office.store, FORM, 1)
    assert file is not None
    assert unpack(file)[0].fingerprint == published.fingerprint
    assert publishing.half_way_of(office.store, office.pin) == (HalfWay.FINISH, ())
    steps = ["sent-for-review", "signed-yes", "signed-yes", "minutes-recorded", "minutes-confirmed", "draft-approved"]
    assert set(happenings(office)) >= {*steps, "version-published"}


def test_published_twice_makes_one_version(office: Office):
    office.approved()
    assert isinstance(publish(office), Published)
    assert publish(office, "dana") is NotPublished.THERE_ALREADY


def test_two_officers_publish_at_once_and_one_version_is_made(office: Office):
    office.approved()
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda who: publish(office, who), ["owen", "dana"]))
    assert sum(isinstance(each, Published) for each in results) == 1
    assert NotPublished.THERE_ALREADY in results


def test_a_draft_that_nobody_signed_is_not_published(office: Office):
    assert publish(office) is NotPublished.NOT_FROM_HERE
    office.sends_for_review()
    assert publish(office) is NotPublished.BLOCKED
    assert office.state == "in_review"
    assert open_forms(office.store) == ()


def test_a_frozen_version_is_saved_no_more(office: Office):
    office.approved()
    publish(office)
    save = Save(text=TEXT.format(form=FORM) + "# more\n", seen=1, about="")
    assert drafts.save_draft(office.store, office.pin, save, office.doing("owen")) is drafts.NotSaved.FROZEN


@pytest.mark.parametrize("who", ["amina", "ruth", "samir", "chloe"])
def test_only_who_may_publish_does(office: Office, who: str):
    office.approved()
    assert publish(office, who) is NotPublished.NO_RIGHT
    nobody = Doing(NOW, token_bytes)
    assert publishing.publish(office.store, office.pin, checks(), nobody) is NotPublished.NO_RIGHT
    assert office.state == "approved"


def test_whose_access_was_ended_may_nothing(office: Office):
    office.approved()
    people.end_access(office.store, office.ids["dana"], Doing(NOW, token_bytes))
    assert publish(office, "dana") in {NotPublished.NO_RIGHT, NotPublished.BLOCKED}
    assert office.state == "approved"


@pytest.mark.parametrize("who", ["amina", "ruth", "samir", "chloe"])
def test_only_who_writes_sends_for_review_takes_back_and_drops(office: Office, who: str):
    doing = office.doing(who)
    assert life_cycle.send_for_review(office.store, office.pin, checks(), doing) is NotMoved.NO_RIGHT
    assert life_cycle.drop_draft(office.store, office.pin, doing) is NotMoved.NO_RIGHT
    office.sends_for_review()
    assert life_cycle.take_back(office.store, office.pin, doing) is NotMoved.NO_RIGHT
    assert office.state == "in_review"


def test_a_draft_that_cannot_be_used_is_not_sent_for_review(office: Office):
    office.saves("type: yes_no", "type: yes_or_no")
    assert office.sends_for_review() is NotMoved.BLOCKED


def test_what_is_taken_back_keeps_its_sign_offs(office: Office):
    office.approved()
    assert life_cycle.take_back(office.store, office.pin, office.doing("owen")) is Stage.DRAFT
    assert office.sends_for_review() is Stage.APPROVED


def test_a_dropped_draft_stays_dropped(office: Office):
    assert life_cycle.drop_draft(office.store, office.pin, office.doing("owen")) is Stage.DROPPED
    assert office.sends_for_review() is NotMoved.NO_SUCH_MOVE
    assert publish(office) is NotPublished.NOT_FROM_HERE


def test_what_must_be_clear_is_named(office: Office):
    other = Office.opens(office.store, "nobody-reads", NOW)
    found = publishing.at_the_gate(other.store, other.pin, checks())
    assert found is not None
    says = [line.says for line in found.gate.musts]
    assert says == [
        "The council does not say yet who reads what people send.",
        "The step “Panel” is not signed off, and 2 more steps come after it.",
    ]
    assert publishing.at_the_gate(office.store, DraftPin("none", 1), checks()) is None


def test_without_an_owner_nothing_is_published(office: Office):
    office.approved()
    people.end_access(office.store, office.ids["dana"], Doing(NOW, token_bytes))
    assert publish(office) is NotPublished.BLOCKED


def test_a_line_is_left_until_its_words_change(office: Office):
    office.saves("ask: Do you like tea?", "ask: Do you utilise tea, please?")
    found = publishing.at_the_gate(office.store, office.pin, checks())
    assert found is not None
    line = found.gate.shoulds[0]
    args = office.store, office.pin, line.key
    assert publishing.leave_line(*args, " ", checks(), office.doing("owen")) is NotPublished.NO_REASON
    assert publishing.leave_line(*args, "The panel likes it.", checks(), office.doing("ruth")) is NotPublished.NO_RIGHT
    assert publishing.leave_line(*args, "The panel likes it.", checks(), office.doing("owen")) is None
    left = publishing.lines_left(office.store, FORM)
    assert left[line.key].because == "The panel likes it."
    office.saves("utilise tea, please", "utilise some tea, please")
    again = publishing.at_the_gate(office.store, office.pin, checks())
    assert again is not None
    assert line.key not in {each.key for each in again.gate.shoulds}
    assert again.gate.shoulds
    must = again.gate.musts[0].key
    assert publishing.leave_line(office.store, office.pin, must, "x", checks(), office.doing("owen")) is (
        NotPublished.UNKNOWN
    )


def test_a_line_that_was_left_is_taken_up_again(office: Office):
    office.saves("ask: Do you like tea?", "ask: Do you utilise tea?")
    found = publishing.at_the_gate(office.store, office.pin, checks())
    assert found is not None
    args = office.store, office.pin, found.gate.shoulds[0].key
    assert publishing.leave_line(*args, "The panel likes it.", checks(), office.doing("owen")) is None
    assert publishing.take_line_up(*args, checks(), office.doing("ruth")) is NotPublished.NO_RIGHT
    assert args[2] in publishing.lines_left(office.store, FORM)
    for _ in range(2):
        assert publishing.take_line_up(*args, checks(), office.doing("dana")) is None
    assert publishing.lines_left(office.store, FORM) == {}
    assert happenings(office).count("line-taken-up") == 1
    assert publishing.take_line_up(office.store, office.pin, "x", checks(), office.doing("dana")) is (
        NotPublished.UNKNOWN
    )


def test_a_version_is_withdrawn_at_once_and_the_one_before_stays_closed(office: Office):
    office.approved()
    publish(office)
    second = Office.opens(office.store, FORM, minutes(10)).approved()
    publish(second)
    assert [each.pin.version for each in open_forms(office.store)] == [2]
    doing = second.doing("owen")
    assert withdrawing.withdraw(office.store, second.pin, " ", doing) is NotPublished.NO_REASON
    assert withdrawing.withdraw(office.store, second.pin, "Wrong number", second.doing("ruth")) is NotPublished.NO_RIGHT
    assert withdrawing.withdraw(office.store, second.pin, "Wrong number", doing) is None
    assert withdrawing.withdraw(office.store, second.pin, "Wrong number", doing) is NotPublished.NOT_FROM_HERE
    assert open_forms(office.store) == ()
    found = withdrawing.withdrawn(office.store, second.pin)
    assert found is not None
    assert (found.by, found.because) == (office.ids["owen"], "Wrong number")
    assert publishing.find_version(office.store, second.pin) is FormState.WITHDRAWN
    assert withdrawing.withdraw(office.store, DraftPin("none", 1), "x", doing) is NotPublished.UNKNOWN


def test_an_example_is_not_published_over(office: Office):
    office.approved()
    row = form_rows.FormRow(
        slug=FORM, version=7, fingerprint="f" * 64, state=FormState.EXAMPLE, file=b"", loaded_at=NOW
    )
    office.store.write(lambda scope: form_rows.add(scope, row))
    assert publishing.publish(office.store, DraftPin(FORM, 7), checks(), office.doing("owen")) is NotPublished.UNKNOWN


def test_people_half_way_are_thought_of(office: Office):
    ids = ("cups",)
    store, pin = office.store, office.pin
    assert publishing.set_half_way(store, pin, HalfWay.ASK_AGAIN, ids, office.doing("owen")) is None
    office.approved()
    publish(office)
    assert publishing.half_way_of(store, pin) == (HalfWay.ASK_AGAIN, ids)
    meant = half_way.standing(store, pin.form).rules[pin.version]
    assert (meant.rule, meant.ids) == (half_way.Rule.ASK_AGAIN, ids)
    late = publishing.set_half_way(store, pin, HalfWay.FINISH, (), office.doing("owen"))
    assert late is NotPublished.NOT_FROM_HERE


def plan(office: Office, at: float, what: What = What.PUBLISH, who: str = "owen", because: str = "") -> object:
    planning = Planning(what=what, at=minutes(at), because=because)
    return plans.plan_move(office.store, office.pin, planning, office.doing(who))


def work(office: Office, at: float) -> int:
    return plans.do_planned(office.store, checks, lambda: minutes(at), token_bytes)


def test_a_version_is_published_and_withdrawn_at_its_time(office: Office):
    office.approved()
    assert plan(office, -1) is NotPlanned.PAST
    assert plan(office, 0) is NotPlanned.PAST
    assert plan(office, 60, who="ruth") is NotPlanned.NO_RIGHT
    assert plan(office, 60, What.WITHDRAW) is NotPlanned.NO_REASON
    assert plan(office, 60, What.WITHDRAW, because="Over.") is NotPlanned.NOT_FROM_HERE
    assert plan(office, 60) is None
    assert work(office, 59) == 0
    assert office.state == "approved"
    assert work(office, 60) == 1
    assert office.state == "published"
    assert work(office, 61) == 0
    assert plan(office, 90, What.WITHDRAW, because="Over.") is None
    assert work(office, 90) == 1
    assert open_forms(office.store) == ()
    found = withdrawing.withdrawn(office.store, office.pin)
    assert found is not None
    assert found.because == "Over."
    assert [each.fate for each in plans.plans_of(office.store, office.pin)] == [Fate.DONE, Fate.DONE]


def test_a_plan_is_given_up_or_moved(office: Office):
    office.approved()
    plan(office, 60)
    assert plan(office, 120) is None
    assert work(office, 61) == 0
    assert not plans.cancel_plan(office.store, office.pin, What.PUBLISH, office.doing("ruth"))
    assert plans.cancel_plan(office.store, office.pin, What.PUBLISH, office.doing("dana"))
    assert not plans.cancel_plan(office.store, office.pin, What.PUBLISH, office.doing("dana"))
    assert work(office, 200) == 0
    assert office.state == "approved"


def test_a_plan_that_is_blocked_by_then_is_told_to_the_owner(office: Office):
    office.approved()
    plan(office, 60, who="dana")
    office.saves("A guess is fine.", "Guess.")
    assert work(office, 60) == 0
    assert office.state == "in_review"
    assert [each.fate for each in plans.plans_of(office.store, office.pin)] == [Fate.BLOCKED]
    (told,) = asking.asked_of(office.store, office.ids["owen"])
    assert told.says == f"{office.pin} was not published as planned, because something is in the way."
    assert work(office, 61) == 0
    assert len(asking.asked_of(office.store, office.ids["owen"])) == 1


def test_what_waits_for_a_draft_ends_with_it(office: Office):
    plan(office, 60)
    found = publishing.at_the_gate(office.store, office.pin, checks())
    assert found is not None
    line = found.gate.musts[0]
    wish = asking.Wish(line=line.key, says=line.says, place=line.place, right=line.right)
    asking.ask_person(office.store, office.pin, wish, office.ids["chloe"], office.doing("owen"))
    life_cycle.drop_draft(office.store, office.pin, office.doing("owen"))
    assert asking.asked_of(office.store, office.ids["chloe"]) == ()
    assert work(office, 60) == 0
    assert [each.fate for each in plans.plans_of(office.store, office.pin)] == [Fate.CANCELLED]
    assert asking.asked_of(office.store, office.ids["owen"]) == ()


def test_who_publishes_before_the_planned_time_ends_the_plan(office: Office):
    office.approved()
    plan(office, 60)
    assert isinstance(publish(office), Published)
    assert [each.fate for each in plans.plans_of(office.store, office.pin)] == [Fate.DONE]
    assert work(office, 60) == 0


def test_a_plan_of_somebody_who_left_is_not_done(office: Office):
    office.approved()
    plan(office, 60, who="dana")
    people.look_after_form(office.store, FORM, office.ids["owen"], office.ids["ruth"], office.doing("amina"))
    people.end_access(office.store, office.ids["dana"], Doing(NOW, token_bytes))
    assert work(office, 60) == 0
    assert office.state == "approved"


def test_two_workers_publish_once(office: Office):
    office.approved()
    plan(office, 60)
    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(lambda _: work(office, 60), range(2))) == 1


def test_only_the_life_cycle_says_how_far_a_draft_is():
    """Nothing else sets the state of a draft, so that no step can be skipped."""
    home = Path(formbuilder.__file__).parent
    found = {
        path.relative_to(home).as_posix()
        for path in home.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "set_state"
    }
    assert found == {"services/life_cycle.py", "services/withdrawing.py"}
    assert {each.happening for each in MOVES.values()} >= {"version-published", "version-withdrawn"}

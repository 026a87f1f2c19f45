"""A decision about a word on the screen: from an answer to a finding in the editor, and back (item 11, n9)."""

from secrets import token_bytes

from formbuilder.review.outcomes import Outcome
from formbuilder.services import deciding
from formbuilder.services.decision_kinds import Answer, Decision
from formbuilder.services.doing import Doing
from tests.council import Council
from tests.reviewing import opened
from tests.staff import HOME, come_in, somebody


def test_an_officer_lets_all_forms_be_checked_for_a_word_of_a_panel_and_takes_it_back(workshop: Council):
    here = opened(workshop.store, workshop.clock())
    point = here.says(7, "“Help” sounds weak.", workshop.clock())
    owen = Doing(workshop.clock(), token_bytes, somebody(workshop.store, "Owen Price").id)
    answer = Answer(points=(point.id,), outcome=Outcome.DONE, because="We are not weak.")
    made = deciding.decide(workshop.store, answer, owen)
    assert isinstance(made, Decision)
    person = come_in(workshop, "officer").open(f"{HOME}decisions/{made.id}")
    person.follow("Check all forms for a word from now on")
    person.press("Check all forms for it")
    assert [where for where, _ in person.errors] == ["#word", "#instead"]
    person.fill({"Which word or phrase?": "Help", "What do forms say instead": "support"})
    person.press("Check all forms for it")
    assert person.heading == "Words of panels"
    assert "Do not say it. Say: support" in person.main
    assert "Autism group: We are not weak." in person.main
    assert "Decided by Owen Price, on Monday 23 November 2026." in person.main
    person.open(f"{HOME}drafts/small-talk/2/questions/hours")
    assert "Autism group: We are not weak." in person.main
    person.open(f"{HOME}panel-words").follow("Take it back")
    person.fill({"Why do you take it back?": "The group asked for it."}).press("Take it back")
    assert "Taken back by Owen Price" in person.main
    assert "We are not weak." not in person.open(f"{HOME}drafts/small-talk/2/questions/hours").main
    assert not come_in(workshop, "approver").open(f"{HOME}panel-words").page.select("a:-soup-contains('Take it back')")

"""All that is held of a member of panels: they get it themselves, and it goes into the answer to a request."""

import json

from formbuilder.services import deciding, members, point_writing, stories
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.doing import Doing
from formbuilder.services.point_kinds import Spot, Writing
from formbuilder.services.trail import read_trail
from formbuilder.storage.trail import Wanted
from tests.council import Council
from tests.reviewing import Opened
from tests.services.decision_stories import answer_of
from tests.staff import HOME, come_in, somebody
from tests.web.test_requests import begins, gathers, handed_out
from tests.web.test_round_questions import BOX, KEEP, at, here, member

__all__ = ["here"]
CHOICES = members.Choices(called="Robin", adjustments="Large print.")


def test_a_member_reads_and_saves_all_that_is_held_of_them_and_nothing_of_others(office: Council, here: Opened):
    now = office.clock()
    said, _ = here.says(7, "I lose count of hours.", now), here.says(3, "Somebody else said this.", now)
    seventh = here.doing(7, now)
    members.keep_choices(here.store, here.panel, seventh.by or "", CHOICES, seventh)
    stories.keep_story(here.store, "I care for my son.", seventh)
    spot = Spot(here.round, "call_you.*", "What should we call you?")
    point_writing.write_point(here.store, spot, Writing(meaning="My first name."), seventh)
    owen = Doing(now, seventh.random, somebody(here.store, "Owen Price").id)
    because = "Two members said so."
    decided = deciding.decide(here.store, answer_of(said, because=because), owen)
    assert isinstance(decided, Decision)
    person = member(office, here).open(at(here, 1)).fill({BOX: "Not sent yet."}).press(KEEP)
    assert "What it means to you: My first name." in person.open(f"{HOME}my-points").main
    person.follow("All that we hold about you")
    told = ("Robin", "Large print.", "I lose count of hours.", because, "Not sent yet.", "I care for my son.")
    for words in (*told, "and so may later rounds, without your name.", "Your slips", "you sent a comment"):
        assert words in person.main
    assert "Somebody else" not in person.main
    assert "call_you" not in person.main
    assert person.response.headers["Cache-Control"] == "no-store"
    saved = person.open(person.link("Save all of it as a file")).response
    assert saved.headers["Content-Disposition"] == 'attachment; filename="my-panels.json"'
    text = json.dumps(json.loads(saved.data)["kept"], ensure_ascii=False)
    assert [words for words in told if words not in text] == []


def test_what_a_named_member_said_goes_into_the_answer_and_nobody_reads_it_on_a_page(office: Council, here: Opened):
    mary, amina = somebody(here.store, "Mary Bell"), come_in(office)
    doing = Doing(office.clock(), here.doing(7, office.clock()).random, mary.id)
    (mine,) = members.memberships_of(here.store, mary.id)
    members.keep_choices(here.store, mine.panel, mary.id, CHOICES, doing)
    stories.keep_story(here.store, "Only I decide who reads this.", doing)
    begins(amina)
    gathers(amina, **{"E-mail address that they use in a panel": "nobody@example.org"})
    assert amina.errors[0][0] == "#member"
    amina.fill({"E-mail address that they use in a panel": mary.email.upper()}).press("Look for it")
    assert f"A member of panels: {mary.email}" in amina.main
    amina.press(f"Take the words of {mary.email} out again")
    assert "Nothing is gathered yet." in amina.main
    gathers(amina, **{"E-mail address that they use in a panel": mary.email})
    samir = come_in(office, "assessor").open(HOME).follow("Requests").follow("Open the request of Sam Hill")
    assert "Large print." not in samir.main
    made, pdf = handed_out(samir)
    kept = json.dumps(made["panels"], ensure_ascii=False)
    assert pdf.startswith(b"%PDF")
    assert "Large print." in kept
    assert "Only I decide" not in kept
    assert "You told 1. Only you decide who reads them." in kept
    assert "only you can read them" in made["not_in_here"]
    did = [each.what for each in read_trail(office.store, Wanted()).happenings]
    assert did.count("access-member-gathered") == 2

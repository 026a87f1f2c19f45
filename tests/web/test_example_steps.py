"""The demonstration shows the way from a comment to new words, as whoever takes part."""

from dataclasses import replace
from secrets import token_bytes

import pytest
from sqlalchemy import func, select, update

from formbuilder.cli.example_rounds import show_rounds
from formbuilder.cli.example_stage import JOINED, NotShownError
from formbuilder.config import ROOT
from formbuilder.definition.library import load_library
from formbuilder.definition.load import load
from formbuilder.services.doing import Doing
from formbuilder.services.panel_examples import add_panel_examples
from formbuilder.services.people import add_examples, end_access
from formbuilder.storage.engine import reading, writing
from formbuilder.storage.tables import councils, members, metadata, points
from tests.council import Council
from tests.person import Person
from tests.staff import somebody

FORMS = ROOT / "forms"
STEPS = "/office/demo/steps"


@pytest.fixture
def shown(whole_council: Council) -> Council:
    doing = Doing(whole_council.clock(), token_bytes)
    add_examples(whole_council.store, doing)
    add_panel_examples(whole_council.store, replace(doing, now=doing.now + JOINED))
    show(whole_council)
    return whole_council


def show(council: Council) -> None:
    carers = load(FORMS / "carers-assessment" / "1.yaml", load_library(FORMS))
    show_rounds(council.store, FORMS, {carers.slug: carers}, council.clock())


def counted(council: Council) -> dict[str, int]:
    with reading(council.engine) as connection:
        every = {table.name: select(func.count()).select_from(table) for table in metadata.sorted_tables}
        return {name: connection.execute(count).scalar() or 0 for name, count in every.items()}


def test_four_steps_lead_from_a_comment_to_the_words_that_everybody_meets_n107(shown: Council):
    """n32, n104, n107, R15: each button comes in as who takes part, and lands where it is seen."""
    person = Person(shown.app).open("/demo/").follow("See in four steps how a comment changes words")
    assert "Before: What kind of respite provision do you require?" in person.main
    person.press("Go on as Member 3 of Autism group")
    assert person.heading == "The help you give"
    person.open(STEPS).press("Go on as Owen Price")
    assert "5 comments wait for an answer." in person.main
    assert "About how many hours did you help in the last 7 days?" in person.main
    person.open(STEPS).press("Go on as Member 2 of Autism group")
    assert "About: “What kind of respite provision do you require?”" in person.main
    assert "We changed it." in person.main
    assert "You can see these words in version 2 of the form." in person.main
    person.open(STEPS)
    assert "“I thought it was a kind of meal.”" in person.client.get(person.link("Read “You said, we did”")).text
    person.open(STEPS).follow("Open the form").press("Start")
    person.open(f"{person.url.removesuffix('/code')}/1")
    assert "What kind of break do you want?" in person.main


def test_a_chair_has_a_disagreement_and_another_panel_is_asked_about_the_changes_n90(shown: Council):
    person = Person(shown.app).open("/office/demo/sign-in")
    person.fill({"Who do you want to be?": "Chloe Ward"}).press()
    assert "1 answer waits for you to settle" in person.main
    person.follow("Say what happens with the answers").follow("Read it and say what happens")
    assert "People stop at the first words. It has to stand there." in person.main
    person.open("/office/demo/sign-in").fill({"Who do you want to be?": "Tom Reed"}).press()
    assert "A round was proposed to you: What the Autism group changed" in person.main


def test_it_is_shown_once_in_a_demonstration_alone_and_a_step_leads_nowhere_else(shown: Council):
    before = counted(shown)
    show(shown)
    assert counted(shown) == before
    person = Person(shown.app).open(STEPS)
    sent = person.sent_by("Go on as Owen Price")
    person.send("/office/demo/sign-in/as", {**sent, "to": "//example.org"})
    assert person.heading == "Your work"
    with writing(shown.engine) as connection:
        connection.execute(update(councils).values(demonstration=False))
    person.open(STEPS, expect=404)


def test_where_somebody_has_gone_it_says_so(whole_council: Council):
    doing = Doing(whole_council.clock(), token_bytes)
    add_examples(whole_council.store, doing)
    add_panel_examples(whole_council.store, replace(doing, now=doing.now + JOINED))
    end_access(whole_council.store, somebody(whole_council.store, "Ruth Cole").id, doing)
    with pytest.raises(NotShownError, match="Ruth Cole"):
        show(whole_council)


def test_members_of_the_demonstration_joined_before_they_said_something(shown: Council):
    with reading(shown.engine) as connection:
        joined = connection.execute(select(func.max(members.c.joined_at))).scalar()
        said = connection.execute(select(func.min(points.c.made_at))).scalar()
    assert joined < said

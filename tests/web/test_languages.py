"""A comment in another language (R29): chosen beside the box, marked wherever it is shown, noted in English."""

from secrets import token_bytes

import pytest

from formbuilder.review.languages import TONGUES, direction_of, known, name_of
from formbuilder.services.doing import Doing
from formbuilder.services.translations import NoTranslation, note_translation
from tests.council import Council
from tests.person import Person
from tests.reviewing import Opened, opened
from tests.staff import HOME, come_in, somebody

SAID = "یہ مشکل ہے۔ Ich don’t know <b>"
OTHER_WORDS = "آپ نے کتنے گھنٹے مدد کی؟"
ENGLISH = "This is hard."


@pytest.fixture
def here(office: Council) -> Opened:
    return opened(office.store, office.clock())


def marked(person: Person) -> set[str]:
    """What the page shows as Urdu, from the right to the left."""
    return {each.get_text() for each in person.page.select("main span[lang=ur][dir=rtl]")}


def test_a_comment_in_urdu_is_marked_everywhere_not_judged_and_noted_in_english_beside_it(
    office: Council, here: Opened
):
    """R29, n8: the words of its author stay; the English ones stand beside them and say who noted them."""
    person = Person(office.app).open(f"{HOME}slip/{here.slip(7, office.clock())}").press("Come in")
    person.open(f"{HOME}rounds/{here.round}/2")
    person.fill({"Which part is it about?": "1. The question: “About how many hours did you help in the last 7 days?”"})
    person.fill({"What do you want to say?": SAID, "Which language do you write in?": "Urdu (اردو)"})
    person.fill({"Suggest other words": OTHER_WORDS}).press("Send this to the panel")
    assert "Our check does not judge words at this place." in person.main
    assert marked(person) == {SAID, OTHER_WORDS}
    person.press("Send this to the panel")
    assert person.heading == "We have your comment"
    seen = [marked(person)]
    seen += [marked(person.open(f"{HOME}{place}")) for place in ("my-points", f"rounds/{here.round}/2")]
    owen = come_in(office, "officer").open(f"{HOME}answering/{here.round}/hours")
    seen.append(marked(owen))
    assert all({SAID, OTHER_WORDS} <= each for each in seen)
    assert "This is in: Urdu. The checker reads English alone." in owen.main
    owen.follow("Note what it says in English").press("Note this beside the comment")
    assert [where for where, _ in owen.errors] == ["#words"]
    owen.fill({"What does it say in English?": ENGLISH}).press("Note this beside the comment")
    assert f"In English, as the council noted it: “{ENGLISH}”" in owen.main
    assert SAID in marked(owen)
    person.open(f"{HOME}my-points").follow("Where is it now?")
    assert f"In English, as the council noted it: “{ENGLISH}”" in person.main
    assert "Owen Price noted what it says in English." in person.main
    person.open(f"{HOME}rounds/{here.round}/2").follow("Change this")
    assert [each["value"] for each in person.page.select("#language option[selected]")] == ["ur"]
    person.fill({"What do you want to say?": "اب واضح ہے۔"}).press("Send this change to the panel")
    assert ENGLISH not in person.open(f"{HOME}my-points").main


def test_only_those_who_answer_note_it_and_english_needs_no_note(office: Council, here: Opened):
    point = here.says(7, "Hm", office.clock())
    owen = Doing(office.clock(), token_bytes, somebody(office.store, "Owen Price").id)
    assert note_translation(here.store, point.id, "x", owen) is NoTranslation.UNKNOWN
    assert note_translation(here.store, point.id, "x", here.doing(8, office.clock())) is NoTranslation.NO_RIGHT
    assert note_translation(here.store, point.id, " ", owen) is NoTranslation.EMPTY
    assert come_in(office, "officer").client.get(f"{HOME}points/{point.id}/translation").status_code == 404


def test_each_language_has_a_name_and_a_direction():
    assert (known("tlh"), known("ur"), name_of("ur"), name_of("xx")) == ("en", "ur", "Urdu", "Another language")
    assert {tag for tag in TONGUES if direction_of(tag) == "rtl"} == {"ar", "fa", "ku", "ur"}
    assert direction_of("und") == "auto"

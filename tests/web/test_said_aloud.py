"""R21: a member says a comment aloud; somebody who leads their panel writes it down; the member says if it is right."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from formbuilder.services.points import points_by
from formbuilder.web.limits import LARGEST_SOUND_SENT
from tests.council import Council, Prepared
from tests.person import Person
from tests.reviewing import Opened, opened
from tests.sounds import AMR, LETTER, VIDEO, tone
from tests.staff import HOME, come_in, staffed
from tests.web.test_round_questions import BOX, KEEP, at, member

SEND = "Send this to the panel"
HEARD = "It should ask for one day, not seven."


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    yield council
    council.close()


@pytest.fixture
def here(office: Council) -> Opened:
    return opened(office.store, office.clock())


def says(person: Person, data: bytes, button: str = SEND, page: Person | None = None, **typed: str) -> Person:
    """Send a recording from the screen of a question, with what was typed beside it."""
    form, sent = (page or person).form(button), (page or person).sent_by(button)
    for label, words in typed.items():
        sent[label] = [words]
    file = FileStorage(BytesIO(data), filename="said.wav", name="sound")
    fields = {name: each[0] for name, each in sent.items() if each and name != "sound"} | {"sound": file}
    boundary, body = encode_multipart(fields)
    address = str(form["action"])
    response = person.client.post(address, data=body, content_type=f"multipart/form-data; boundary={boundary}")
    while response.status_code == 303:
        address = response.headers["Location"]
        response = person.client.get(address)
    return person._arrive(response, address, response.status_code)


def test_said_aloud_heard_written_down_confirmed_and_deleted_r21(office: Council, here: Opened):
    """The whole way: what each reads on it, who is given the sound, and that nobody keeps it."""
    seven = member(office, here).open(at(here))
    for words in ("Say it instead", "only the chair and the facilitators", "20 megabytes", "After 30 days we delete"):
        assert words in seven.main
    box = seven.page.select_one("input[type=file]")
    assert box["accept"] == "audio/*"
    assert "capture" not in box.attrs, "on some phones it takes away the choice of a recording that is there"
    says(seven, tone())
    assert seven.heading == "We have your recording"
    seven.open(at(here, more="/others"))
    assert "Nobody else has said anything here yet." in seven.main
    seven.open(f"{HOME}my-points")
    assert "It waits until somebody listens and writes it down." in seven.main
    seven.follow("Listen to it, or take it back")
    held = seven.open(f"{HOME}my-panels/held").main
    assert "A recording of" in held
    assert "We keep its sound, sealed." in held


def test_whoever_leads_the_panel_hears_it_and_nobody_else_r21(office: Council, here: Opened):
    """The facilitator and the chair, in ranges and from no cache; no other member, and nobody of the council."""
    says(member(office, here).open(at(here)), tone())
    filip = come_in(office, "facilitator").open(HOME)
    assert "1 recording waits for you" in filip.main
    filip.follow("Recordings waiting").follow("Listen, and write it down")
    sound = str(filip.page.select_one("audio")["src"])
    given = filip.client.get(sound, headers={"Range": "bytes=0-3"})
    assert (given.status_code, given.data, given.mimetype) == (206, b"RIFF", "audio/wav")
    assert (given.headers["Cache-Control"], given.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert come_in(office, "chair").client.get(sound).data == tone()
    member(office, here, 3).open(sound, expect=404).open(f"{HOME}rounds/{here.round}/sounds", expect=404)
    for role in ("officer", "administrator"):
        assert come_in(office, role).client.get(sound).status_code == 403


def test_written_down_confirmed_by_its_author_and_deleted_r21(office: Council, here: Opened):
    seven = says(member(office, here).open(at(here)), tone()).open(f"{HOME}my-points")
    sound = str(seven.follow("Listen to it, or take it back").page.select_one("audio")["src"])
    filip = come_in(office, "facilitator").open(f"{HOME}rounds/{here.round}/sounds")
    filip.follow("Listen, and write it down")
    filip.press("Write this down and ask the member")
    assert filip.errors == [("#words", "Write down what you hear.")]
    filip.fill({"What do you hear?": HEARD}).press("Write this down and ask the member")
    assert "No recording waits." in filip.main

    assert "You have said nothing of 1 note yet" in seven.open(HOME).main
    seven.open(f"{HOME}my-points").follow("Where is it now?").follow("Say if it is written down right")
    assert HEARD in seven.main
    seven.follow("Look at note 1").fill({"Is this what was said?": "Yes, that is right"})
    seven.press("Send this to the facilitator")
    assert seven.client.get(sound).status_code == 404
    assert filip.client.get(sound).status_code == 404
    (point,) = points_by(here.store, here.member(7).person)
    assert (point.route, point.verified, point.words) == ("recording", "right", HEARD)
    assert "Its sound was deleted on" in seven.open(f"{HOME}my-panels/held").main
    assert "How it came: in a recording." in seven.main


def test_not_meant_so_goes_back_to_whoever_wrote_it_and_others_are_not_asked(office: Council, here: Opened):
    seven, filip = says(member(office, here).open(at(here)), tone()), come_in(office, "facilitator")
    filip.open(f"{HOME}rounds/{here.round}/sounds").follow("Listen, and write it down")
    filip.fill({"What do you hear?": "Seven is fine."}).press("Write this down and ask the member")
    assert "notes of" not in member(office, here, 3).open(HOME).main
    seven.open(HOME).follow("Look at the notes of").follow("Look at note 1")
    seven.fill({"Is this what was said?": "Not quite", "If it is not quite right": "I said the opposite."})
    seven.press("Send this to the facilitator")
    filip.open(f"{HOME}rounds/{here.round}/notes").follow("What the members said of these notes")
    assert "I said the opposite." in filip.main
    filip.open(f"{HOME}rounds/{here.round}/notes")
    assert "Read them back" not in filip.main


def test_i_cannot_hear_it_is_told_with_its_reason_and_it_can_be_taken_back(office: Council, here: Opened):
    seven, filip = says(member(office, here).open(at(here)), tone()), come_in(office, "facilitator")
    filip.open(f"{HOME}rounds/{here.round}/sounds").follow("Listen, and write it down").follow("I cannot hear it")
    filip.press("Tell the member")
    assert filip.errors == [("#reason", "Choose why you cannot hear it.")]
    filip.fill({"Why?": "It stops before the end."}).press("Tell the member")
    assert "The member was told so." in filip.main
    seven.open(f"{HOME}my-points").follow("Listen to it, or take it back")
    for words in ("Somebody listened and could not hear it.", "Why: It stops before the end.", "Say it again"):
        assert words in seven.main
    sound = str(seven.page.select_one("audio")["src"])
    seven.press("Take this back")
    assert "You took it back. The sound is deleted." in seven.main
    assert seven.client.get(sound).status_code == 404
    seven.open(at(here)).fill({BOX: "In writing then."}).press(SEND)
    assert seven.heading == "We have your comment"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty."),
        (LETTER, "This is not a sound that we know."),
        (AMR, "Browsers cannot play this kind of sound"),
        (VIDEO, "This is a video. Record the sound alone."),
        (tone(0.1) + bytes(20_000_000), "20 megabytes at most. Say it in two recordings."),
    ],
    ids=["empty", "letter", "amr", "video", "large"],
)
def test_what_is_no_recording_is_said_beside_it_and_what_was_typed_stays(
    office: Council, here: Opened, data: bytes, words: str
):
    seven = says(member(office, here).open(at(here)), data, words="Half a sentence")
    assert [where for where, _ in seven.errors] == ["#sound"]
    assert words in seven.errors[0][1]
    assert seven.value(BOX) == "Half a sentence"
    assert seven.page.select_one("details:has(input[type=file])").has_attr("open")
    assert points_by(here.store, here.member(7).person) == ()


def test_words_and_a_recording_go_together_and_a_recording_is_not_kept_for_later(office: Council, here: Opened):
    seven = says(member(office, here).open(at(here)), tone(), KEEP, words="And in writing.")
    assert seven.errors == [("#sound", seven.errors[0][1])]
    assert "A recording cannot be kept for later." in seven.errors[0][1]
    assert seven.value(BOX) == "And in writing."
    says(seven, tone())
    assert seven.heading == "We have your comment"
    assert [each.words for each in points_by(here.store, here.member(7).person)] == ["And in writing."]
    assert "You said this aloud" in seven.open(f"{HOME}my-points").main


def test_a_recording_that_comes_too_late_is_refused_and_what_was_typed_stays(office: Council, here: Opened):
    """From a page that was open for too long; then in the words for comments, since the round is closed."""
    form = member(office, here).open(at(here))
    office.clock.pass_by(days=50)
    late = member(office, here)
    late.open(at(here))
    says(late, tone(), words="Typed too.", page=form)
    assert "Choose your recording again and send it." in late.errors[0][1]
    assert late.value(BOX) == "Typed too."
    says(late, tone())
    assert "This round is closed" in late.errors[0][1]
    assert late.value(BOX) == "Typed too."
    assert "You said this aloud" not in late.open(f"{HOME}my-points").main


def test_far_more_than_a_recording_gets_a_plain_page(office: Council, here: Opened):
    seven = member(office, here).open(at(here))
    told = {"CONTENT_LENGTH": str(LARGEST_SOUND_SENT + 1)}
    kind = "multipart/form-data; boundary=x"
    response = seven.client.post(at(here), content_type=kind, environ_overrides=told)
    assert response.status_code == 413
    assert "That is more than we can take" in response.text

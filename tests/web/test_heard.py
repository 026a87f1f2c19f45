"""Somebody listens to a question in a language that is spoken and not read, or watches it signed (F18, walk 2.3)."""

from io import BytesIO
from secrets import token_bytes

import pytest

from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.in_language import in_language
from formbuilder.editions.sources import sources
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import write_words
from formbuilder.services.recordings import recordings_of
from formbuilder.storage.recordings import PIECE
from tests.council import SMALL, Council
from tests.person import Person
from tests.services.heard_stories import CAPTIONS, FILM, SOUND
from tests.staff import HOME, come_in
from tests.told import begin

HERE = f"{HOME}forms/small-talk/1/languages/heard"
BUTTON = "Put this recording in"


@pytest.fixture
def officer(workshop: Council) -> Person:
    return come_in(workshop, "officer")


def bring(officer: Person, data: bytes, question: str = "call_you", captions: bytes = b"", **more: str) -> Person:
    officer.open(f"{HERE}/{question}")
    files = {"file": (BytesIO(data), "x.exe"), "captions": (BytesIO(captions), "x.vtt")}
    typed = {"language": ["phr"]} | {name: [text] for name, text in more.items()}
    return officer.send(f"{HERE}/{question}", officer.sent_by(BUTTON) | typed | files)


def players(person: Person) -> list[str]:
    return [each["src"] for each in person.page.select("audio, video")]


def at_the_first_question(council: Council) -> Person:
    council.clock.pass_by(seconds=3)
    person = Person(council.app)
    begin(person)
    return person


def is_sent_in_ranges(person: Person, address: str) -> None:
    whole = person.client.get(address)
    assert (whole.status_code, whole.data, whole.mimetype) == (200, SOUND, "audio/mpeg")
    some = person.client.get(address, headers={"Range": f"bytes={PIECE - 1}-{PIECE}"})
    assert (some.status_code, some.data) == (206, SOUND[PIECE - 1 : PIECE + 1])
    assert some.headers["Content-Range"] == f"bytes {PIECE - 1}-{PIECE}/{len(SOUND)}"
    assert person.client.get(address, headers={"Range": "bytes=-4"}).data == SOUND[-4:]
    assert person.client.get(address, headers={"Range": f"bytes={len(SOUND)}-"}).status_code == 416


def test_a_recording_comes_in_is_checked_by_name_is_heard_and_is_off_when_it_is_taken_out(workshop, officer):
    officer.open(f"{HOME}forms/small-talk/1/languages").follow("Sound and sign language")
    assert "Nothing is recorded." in officer.main
    bring(officer, b"<html>")
    assert officer.errors == [("#file", "Choose a file with sound (MP3, M4A, Opus) or video (MP4, WebM).")]
    bring(officer, SOUND, language="")
    assert officer.errors == [("#language", "Choose a language.")]
    bring(officer, SOUND)
    assert "Sound: Pahari-Pothwari (Mirpuri)" in officer.main
    assert "Nobody has checked it." in officer.main
    officer.press("Note this check")
    ((box, error),) = officer.errors
    assert error == "Enter the name, with 120 letters at most."
    check = officer.page.select_one("form[action$=check]")["action"]
    officer.send(check, officer.sent_by("Note this check") | {box[1:]: ["Nadia Khan"]})
    assert "Checked by Nadia Khan, Monday 23 November 2026." in officer.main

    person = at_the_first_question(workshop)
    (address,) = players(person)
    assert person.page.audio.attrs | {"controls": "", "preload": "none"} == person.page.audio.attrs
    (summary,) = [each for each in person.page.select("summary") if "Listen" in each.get_text()]
    assert summary.get_text(strip=True) == "Listen to this question:Pahari-Pothwari (Mirpuri)"
    assert summary.select_one("[lang=phr]")
    assert person.code.reference.replace("-", "") not in address

    is_sent_in_ranges(person, address)
    officer.open(f"{HERE}/call_you").press("Take out: Sound: Pahari-Pothwari (Mirpuri)")
    assert players(at_the_first_question(workshop)) == []
    assert person.client.get(address).status_code == 404


def test_a_video_in_sign_language_has_captions_and_the_same_in_writing(workshop, officer):
    film = {"language": "bfi", "transcript": "We ask what to call you."}
    bring(officer, FILM, **film, captions=CAPTIONS.replace(b"00:02.000", b"00:02"))
    assert officer.errors == [("#captions", "Line 3: The times must be like 00:01.000 --> 00:04.000.")]
    bring(officer, FILM, language="bfi", captions=CAPTIONS)
    assert officer.errors[0][0] == "#transcript"
    bring(officer, FILM, **film, captions=CAPTIONS, speaker="Dev Roy")
    person = at_the_first_question(workshop)
    assert "Watch this question in British Sign Language (BSL)" in person.main
    assert "We ask what to call you." in person.main
    track = person.page.select_one("video track[kind=captions]")
    assert person.client.get(track["src"]).data == CAPTIONS


def test_what_harms_when_it_is_wrong_is_never_heard_unchecked(workshop, officer):
    for question in ("call_you", "danger_now"):
        bring(officer, SOUND, question)
    assert "Nobody outside hears it unchecked: it is about danger." in officer.main
    found = {each.address: each.id for each in recordings_of(workshop.store, {"small-talk"})}
    assert len(players(at_the_first_question(workshop))) == 1, "a demonstration"
    client = Person(workshop.app).client
    heard = {address: client.get(f"/demo/heard/small-talk/1/{id_}").status_code for address, id_ in found.items()}
    assert heard == {"call_you.*": 200, "danger_now.*": 404}


def languages_heard(workshop: Council, page: str) -> list[str]:
    """The languages in which the first question can be heard, on a page in one of them."""
    workshop.clock.pass_by(seconds=3)
    now, served = workshop.clock(), workshop.app.extensions["desk"].serving.council("demo")
    form = next(each.form for each in served.editions_open(now) if each.form.slug == "small-talk")
    found = served.heard.on(form, in_language(form, {}, page), now)
    return sorted(each.language for detail in found.by_question["call_you"] for each in detail.played)


def test_a_page_has_its_own_language_and_those_that_nobody_can_read(workshop, officer):
    for language in ("en", "pl", "phr"):
        bring(officer, SOUND, language=language, speaker="Nadia Khan")
    assert languages_heard(workshop, "") == ["en", "phr", "pl"]
    for source in sources(load_catalogue(SMALL)["small-talk@1"], "pl"):
        if source.address in {"form.title", "call_you.hint"}:
            write_words(workshop.store, source, "pl", "Po polsku.", Doing(workshop.clock(), token_bytes))
    assert languages_heard(workshop, "") == ["en", "phr"]
    assert languages_heard(workshop, "pl:1") == ["phr"], "it says other words than the page"
    bring(officer, SOUND, language="pl", speaker="Anna Nowak")
    assert languages_heard(workshop, "pl:1") == ["phr", "pl"]


def test_a_translator_brings_recordings_in_for_her_languages_and_checks_those_of_others(workshop, officer):
    sana = come_in(workshop, "translator")
    officer.open(f"{HOME}translators").follow("Change the languages")
    officer.fill({"What does Sana Mir translate into?": ["Urdu (اردو)"]}).press("Save the languages")
    bring(officer, SOUND, language="ur")
    bring(officer, SOUND, language="pl")
    sana.open(f"{HOME}translations").follow("Sound and sign language")
    assert "Recorded: Urdu." in sana.main
    bring(sana, SOUND, language="pl")
    assert sana.errors == [("#language", "Choose a language.")]
    bring(sana, SOUND, "cares_for", language="ur")
    assert "Sound: Urdu" in sana.main
    assert not sana.page.select("form[action$=check], form[action$=remove], [name^=speaker]")
    own = next(each.id for each in recordings_of(workshop.store, {"small-talk"}) if "cares_for" in each.address)
    sana.send(f"{HERE}/cares_for/{own}/check", {"csrf_token": sana.sent_by(BUTTON)["csrf_token"]})
    assert "Nobody has checked it." in sana.open(f"{HERE}/cares_for").main
    assert "Checked by Sana Mir" in sana.open(f"{HERE}/call_you").press("Note this check").main
    assert "Sound: Polish" not in sana.main

"""A form in another language, from no words at all to words that a speaker has checked."""

from io import BytesIO

import pytest

from formbuilder.definition.slots import slots
from tests.council import Council
from tests.page import text_of
from tests.staff import HOME, come_in

HERE = f"{HOME}forms/small-talk/1/languages"


@pytest.fixture
def officer(workshop: Council):
    return come_in(workshop, "officer")


def read_in_polish(council: Council, *addresses: str) -> list[tuple[str, str]]:
    """What the public reads at these places, and in which language, where that is not Polish."""
    served, now = council.app.extensions["desk"].serving.council("demo"), council.clock()
    edition = next(each for each in served.editions_open(now) if each.form.slug == "small-talk")
    spoken = dict(slots(served.in_language(edition, "pl", now).form))
    return [(spoken[address].text, spoken[address].language) for address in addresses]


def test_an_officer_begins_a_language_writes_words_and_a_named_speaker_makes_them_right(workshop, officer):
    officer.open(f"{HOME}forms/small-talk").follow("Other languages")
    assert "There are no words in other languages yet." in officer.main
    officer.follow("Begin another language").press("Go on")
    assert officer.errors == [("#language", "Choose a language.")]
    officer.fill({"Which language?": "Polish (Polski)"}).press("Go on")
    officer.open(f"{HERE}/pl/words?place=call_you.ask")
    officer.fill({"In Polish": "Jak <b>mówić</b>?"}).press("Keep these words, and show the next")
    assert officer.errors == [("#words", "There must be no HTML here: <b>, </b>.")]
    officer.fill({"In Polish": "Jak mamy się zwracać?"}).press("Keep these words, and show the next")
    assert officer.heading != "What should we call you?"

    officer.open(f"{HERE}/pl?show=drafted")
    assert "Drafted: nobody has checked it" in officer.main
    button = "Note that the chosen words are right"
    officer.press(button)
    assert officer.errors == [("#slot-1", "Choose the words that are right.")]
    sent = officer.sent_by(button) | {"right": [officer.page.select_one("[name=right]")["value"]]}
    officer.send(f"{HERE}/pl/check?show=drafted", sent)
    assert officer.errors == [("#speaker", "Enter the name of the speaker, with 120 letters at most.")]
    officer.send(f"{HERE}/pl/check?show=drafted", sent | {"speaker": ["Anna Nowak"]})
    officer.open(f"{HERE}/pl?show=checked")
    assert "Checked by Anna Nowak, Monday 23 November 2026." in officer.main
    assert read_in_polish(workshop, "call_you.ask", "form.title") == [
        ("Jak mamy się zwracać?", ""),
        ("A small talk about you", "en-GB"),
    ]
    assert "1 checked" in officer.open(HERE).main


def test_a_file_goes_out_comes_back_with_words_and_is_refused_with_its_lines(officer):
    file = officer.client.get(f"{HERE}/pl/words.po").get_data(as_text=True)
    before = 'msgid "What should we call you?"\nmsgstr "'
    assert before in file

    def bring(data: str, name: str = "pl.po"):
        officer.open(f"{HERE}/bring")
        file = {"file": (BytesIO(data.encode()), name)}
        return officer.send(f"{HERE}/bring", officer.sent_by("Bring the words in") | file)

    bring(file.replace(before, f"{before}Jak mamy się <i>zwracać</i>?"))
    assert "call_you.ask: There must be no HTML here: <i>, </i>." in officer.main
    bring(file.replace(before, f"{before}Jak mamy się zwracać?"))
    assert "Polish: 1 places have new words, 0 are as they were." in text_of(officer.page)
    bring("x", "pl.doc")
    assert "The name of the file must end in .po, .xliff or .csv." in officer.main

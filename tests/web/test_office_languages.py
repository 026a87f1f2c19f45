"""A form in another language, from no words at all to words that a speaker has checked."""

from io import BytesIO
from secrets import token_bytes

import pytest

from formbuilder.definition.slots import slots
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import begin_draft
from tests.council import SMALL, START, Council
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
    assert "The name of the file must end in .po, .xliff, .xlsx or .csv." in officer.main


def test_a_translator_writes_and_checks_in_languages_of_hers_and_sees_nothing_else(workshop, officer):
    sana = come_in(workshop, "translator")
    sana.open(f"{HERE}/pl", expect=404)
    officer.open(f"{HOME}translations").follow("Translators").follow("Change the languages")
    named = ["Polish (Polski)", "Urdu (اردو)"]
    officer.fill({"What does Sana Mir translate into?": named}).press("Save the languages")
    assert "Polish, Urdu." in officer.main

    sana.open(HOME).follow("Words in other languages")
    assert "Polish: " in sana.main
    assert "Panjabi: " not in sana.main
    sana.open(f"{HERE}/ur/words?place=call_you.ask")
    assert sana.page.select_one("textarea")["dir"] == "rtl"
    assert "English has 24 letters and signs. Up to 68 are fine here." in sana.main
    sana.fill({"In Urdu": "آپ کا نام؟"}).press("Keep these words, and show the next")
    assert "Kept: The question “What should we call you?”." in sana.main
    assert sana.page.select_one("form ~ [dir=rtl]").text.split("؟")[0].strip() == "آپ کا نام"

    side = f"{HERE}/ur?show=drafted"
    assert "You wrote this, so somebody else checks it." in sana.open(side).main
    assert "Written by Sana Mir." in sana.main
    assert not sana.page.select("[name=right], [name=speaker]")
    officer.open(f"{HOME}translations/ur/checking").fill({"May whoever wrote words check them?": "Yes"}).press("Save")
    right = sana.open(side).page.select_one("[name=right]")["value"]
    sana.send(
        f"{HERE}/ur/check?show=drafted", sana.sent_by("Note that the chosen words are right") | {"right": [right]}
    )
    assert "Checked by Sana Mir" in sana.open(f"{HERE}/ur?show=checked").main
    text = (SMALL / "small-talk" / "1.yaml").read_text()
    begin_draft(workshop.store, "small-talk", text, "small-talk@1", Doing(START, token_bytes))
    unsettled = f"{HOME}forms/small-talk/2/languages/ur"
    assert officer.open(unsettled).heading.startswith("Urdu: ")
    sana.open(unsettled, expect=404)
    for place in ("submissions", "forms", "forms/small-talk/1/languages", "translators", "people", "panels"):
        sana.open(HOME + place, expect=403)


def test_a_council_agrees_on_terms_and_words_off_the_list_are_told_and_kept(workshop, officer):
    there = f"{HOME}translations/pl/terms"
    officer.open(there).follow("Add a term")
    officer.fill({"The English term": "call", "Words in Polish": "zwracać"}).press("Keep this term")
    assert "Agreed here by Owen Price" in officer.main
    officer.open(f"{HERE}/pl/words?place=call_you.ask")
    assert "Agreed for “call”:" in officer.main
    officer.fill({"In Polish": "Jak mówić?"}).press("Keep these words, and show the next")
    assert "The list of terms has other words for “call”." in officer.main
    officer.follow("Look at what you kept")
    assert officer.page.select_one("textarea").text.strip() == "Jak mówić?"
    officer.open(there).press("Undo what was agreed here: call")
    assert "Agreed here" not in officer.main

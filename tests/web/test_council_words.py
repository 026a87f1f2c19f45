"""A council's own words in Polish: written by a translator, checked by a speaker, read by the public, stale at once."""

from io import BytesIO
from secrets import token_bytes

from sqlalchemy import update

from formbuilder.config import ROOT
from formbuilder.definition.bundle import bundles
from formbuilder.editions import files
from formbuilder.editions.catalogue import Catalogue, Said
from formbuilder.editions.sources import sources
from formbuilder.services.council_words import own_sources
from formbuilder.services.councils import keep_profile
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import load
from formbuilder.services.settings import settings_now
from formbuilder.storage.engine import writing
from formbuilder.storage.tables import councils
from tests.council import SMALL, Council, profile
from tests.page import text_of
from tests.person import Person
from tests.staff import HOME, come_in

FORMS_HERE = {form.slug: form for form, _ in bundles(SMALL)}
HERE = f"{HOME}council-words"
NEXT = "Keep these words, and show the next"
TEAM, POLISH = "the care and support team", "zespół opieki i wsparcia"
REAL = profile().replace(b"demonstration: yes", b"demonstration: no\nlanguages: [pl]")


def settle(council: Council, text: bytes = REAL) -> None:
    """The council is a real one, with these settings, and every server knows."""
    with writing(council.engine) as connection:
        connection.execute(update(councils).values(demonstration=False))
    keep_profile(council.store, text)
    council.clock.pass_by(seconds=3)


def footer(reader: Person) -> tuple[str, list[str]]:
    """Whom the foot of the page names, and which of it is marked as English."""
    reader.open("/demo/?language=pl")
    asked = reader.page.select_one("footer h2")
    return text_of(asked), [text_of(each) for each in asked.select("[lang=en-GB]")]


def test_a_translator_writes_a_speaker_checks_the_public_reads_and_new_english_takes_it_back(workshop: Council):
    reader, officer, sana = Person(workshop.app), come_in(workshop, "officer"), come_in(workshop, "translator")
    settle(workshop)
    assert TEAM in footer(reader)[0]
    sana.open(f"{HERE}/pl", expect=404)
    officer.open(f"{HOME}translations").follow("Translators").follow("Change the languages")
    officer.fill({"What does Sana Mir translate into?": ["Polish (Polski)"]}).press("Save the languages")
    sana.open(f"{HOME}translations")
    assert "The council’s own words" in sana.main
    sana.open(f"{HERE}/pl/words?place=ways.0.do")
    sana.fill({"In Polish": "Zadzwoń: 01632 960 111."}).press(NEXT)
    assert sana.errors == [
        ("#words", "Telephone numbers must stay as they are: 01632 960 001, 01632 960 111."),
    ]
    sana.open(f"{HERE}/pl/words?place=person").fill({"In Polish": POLISH}).press(NEXT)
    assert "Kept: Who people can ask." in sana.main
    sana.open(f"{HERE}/pl/words?place=name").press("Leave this name as it is in English")
    workshop.clock.pass_by(seconds=3)
    assert TEAM in footer(reader)[0]

    officer.open(f"{HERE}/pl?show=drafted")
    sent = officer.sent_by("Note that the chosen words are right") | {
        "right": [each["value"] for each in officer.page.select("[name=right]")],
        "speaker": ["Anna Nowak"],
    }
    officer.send(f"{HERE}/pl/check?show=drafted", sent)
    assert officer.open(f"{HERE}/pl?show=checked").main.count("Checked by Anna Nowak, Monday 23 November 2026.") == 2
    workshop.clock.pass_by(seconds=3)
    asked, english = footer(reader)
    assert (POLISH in asked, POLISH in english) == (True, False)
    assert not reader.page.select("header [lang=en-GB]"), "a name that stays is the name in Polish too"
    assert reader.page.select("footer li [lang=en-GB]"), "what nobody checked is English, and says so"

    settle(workshop, REAL.replace(TEAM.encode(), b"the help team"))
    asked, _ = footer(reader)
    assert ("the help team" in asked, POLISH in asked) == (True, False)
    officer.open(f"{HERE}/pl?show=stale")
    assert all(each in officer.main for each in (TEAM, "the help team", POLISH))


def test_files_go_out_and_come_back_and_a_file_of_other_words_is_refused(workshop: Council):
    officer = come_in(workshop, "officer")
    officer.open(f"{HOME}languages").follow("The council’s own words")
    assert "Polish (Polski)" in officer.main
    data = officer.client.get(f"{HERE}/pl/words.po").get_data(as_text=True)
    before = f'msgid "{TEAM}"\nmsgstr "'

    def bring(said: str):
        officer.open(f"{HERE}/pl/bring")
        return officer.send(
            f"{HERE}/pl/bring", officer.sent_by("Bring the words in") | {"file": (BytesIO(said.encode()), "pl.po")}
        )

    bring(data.replace("Version: council 1", "Version: small-talk 1"))
    assert officer.errors == [("#file", "This file is of other words. Take a file out here, and bring that one back.")]
    bring(data.replace(before, f"{before}{POLISH}"))
    assert "Polish: 1 places have new words, 0 are as they were." in text_of(officer.page)
    workshop.clock.pass_by(seconds=3)
    assert POLISH in footer(Person(workshop.app))[0], "a demonstration shows drafts"


def test_urdu_lines_run_from_the_right_and_stand_on_paper_while_english_ones_keep_their_way(workshop: Council):
    path = ROOT / "translations" / "council" / "ur.po"
    slots = own_sources(settings_now(workshop.store).council)
    load(workshop.store, slots, files.read(path.name, path.read_bytes()), "ur", Doing(workshop.clock(), token_bytes))
    workshop.clock.pass_by(seconds=3)
    reader = Person(workshop.app).open("/demo/small-talk?language=ur")
    ways = {text_of(each): each["dir"] for each in reader.page.select("bdi")}
    assert {dir_ for words, dir_ in ways.items() if words.startswith("فون کریں")} == {"rtl"}
    assert {dir_ for words, dir_ in ways.items() if words.startswith("Phone ")} == {"ltr"}
    assert reader.page.select_one(".govuk-phase-banner__text [lang=en-GB]") is None
    page = reader.open("/demo/small-talk/paper?language=ur").page
    english = " ".join(text_of(each) for each in page.select("main [lang=en-GB]"))
    assert ("Phone 01632 960 001." in english, "فون" in english) == (True, False), "on paper in English"

    form = FORMS_HERE["small-talk"]
    said = (Said(line=1, address="form.title", source=form.title.text, words="مختصر بات"),)
    words = Catalogue(form="small-talk", language="ur", said=said)
    load(workshop.store, [*sources(form, "ur")], words, "ur", Doing(workshop.clock(), token_bytes))
    workshop.clock.pass_by(seconds=3)
    paper = reader.open("/demo/small-talk/paper?language=ur").page
    foreign = [text_of(each) for each in paper.select("main [lang=en-GB]")]
    assert (paper.text.count("فون کریں") > 2, [each for each in foreign if "فون" in each]) == (True, [])
    assert {"1 Example Street", "Phone 999. If somebody is in danger now. It is free, at all times."} <= {*foreign}

"""An answer in Urdu: it is marked, put into English beside the person’s words, and the date counts from then (F18)."""

import csv
import io
import json

import pytest

from formbuilder.cli.sent_words import told
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.sealing.reference import shown_reference
from tests.council import SMALL, Council
from tests.desk import LIST, read, samir, sends, what_was_done
from tests.person import Person
from tests.staff import HOME, come_in
from tests.told import SAM, begin, send, walk_to_the_end

__all__ = ["samir"]

URDU = "میں اگلے کمرے میں سوتی ہوں۔"
ENGLISH = "I sleep in the next room."
ANSWER = {"What else do you want to tell us?": URDU}
SAVE = "Save the English words"


@pytest.fixture
def sender(office: Council) -> Person:
    person = Person(office.app)
    begin(person)
    walk_to_the_end(person, {**SAM, **ANSWER})
    send(person)
    return person


def box(samir: Person) -> str:
    """The box below what was written in Urdu."""
    heading = next(each for each in samir.page.select("h2") if each.get_text(strip=True) in ANSWER)
    assert URDU in heading.find_next("div").get_text()
    return heading.find_next("textarea")["name"]


def stands_everywhere(samir: Person, place: str, said: str) -> None:
    """Both stand side by side on every paper, and in every file."""
    for paper in ("text", "print"):
        page = samir.open(f"{place}/{paper}").page.get_text()
        assert page.index(URDU) < page.index(said) < page.index(ENGLISH)
    assert samir.client.get(f"{place}/file.pdf").data[:4] == b"%PDF"
    whole = json.loads(samir.client.get(f"{place}/file.json").data)
    assert whole["answers"]["story"] == URDU
    assert whole["in_english"]["answers"] == {"story": ENGLISH}
    assert (whole["in_english"]["translator"], whole["in_english"]["by_a_program"]) == ("Nadia Khan", True)
    table = samir.client.get(f"{place}/file.csv").data.decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(table))
    assert (line["story"], line["story~en"], line["translator"]) == (URDU, ENGLISH, "Nadia Khan")


def test_it_waits_is_translated_side_by_side_and_the_date_counts_from_then(office, sender):
    assert "First we put your words into English." in sender.main
    assert "within 10 working days after your words are in English" in sender.main
    reference = sender.code.reference.replace("-", "")
    office.clock.pass_by(days=2)
    samir = come_in(office, "assessor").open(HOME)
    assert "1 form is to be translated The longest wait is 2 days." in samir.main
    assert "To be translated. It waits 2 days." in samir.open(LIST).main
    samir.follow("What is to be translated")
    assert "1 form waits. The first has waited 2 days." in samir.main
    read(samir, reference)
    first = samir.page.select("h2")[0].find_next("ul").get_text()
    assert "Written in another language. To be translated since Monday 23 November 2026, 10am." in first

    samir.follow("Put it into English").press(SAVE)
    assert samir.errors == [("#who", "Choose whether a person or a program translated it.")]
    typed = {box(samir): [ENGLISH], "who": ["program"], "whole": ["yes"], "translator": ["Nadia Khan"]}
    samir.send(f"{LIST}/{reference}/english", samir.sent_by(SAVE) | typed)
    assert samir.heading == shown_reference(reference)
    said = "In English, by Nadia Khan (a program), Wednesday 25 November 2026, 10am"
    row = next(each for each in samir.page.select(".govuk-summary-list__row") if URDU in each.get_text())
    assert said in row.get_text()
    assert ENGLISH in row.get_text()

    stands_everywhere(samir, f"{LIST}/{reference}", said)
    (found,) = office.submissions()
    printed = "\n".join(told(load_catalogue(SMALL)["small-talk@1"], found))
    assert printed.index(URDU) < printed.index(said) < printed.index(ENGLISH)

    sender.come_back(sender.code).open(f"{sender.journey}/after")
    assert "Your words are in English since Wednesday 25 November 2026. The time counts from that day." in sender.main
    assert "They do this by Wednesday 9 December 2026." in sender.main


def test_english_in_latin_letters_does_not_wait_and_a_worker_can_say_so_either_way(office, samir):
    reference = sends(office)
    assert "Written in another language" not in read(samir, reference).main
    samir.follow("It is in another language than English").press("It must be translated: let it wait for that")
    assert "To be translated since" in samir.main
    samir.follow("Put it into English").press("It was written in English")
    assert "Written in another language" not in samir.main
    done = [what for what, _ in what_was_done(office, reference)]
    assert [each for each in done if each.startswith("english")] == ["english-needed", "english-not-needed"]

"""Our own sentences in other languages: checked by a named speaker, stale once the product says something else."""

from dataclasses import replace

import pytest

from formbuilder.config import ROOT
from formbuilder.editions.catalogue import Catalogue, Said
from formbuilder.editions.entries import State, shown
from formbuilder.editions.our_words import OWNER, Ours, ours, read_ours, said_by, to_check
from formbuilder.services.edition_words import Look, NoCheck, check_words, edition, load, write_words
from formbuilder.services.our_words import drop_own_words, left, no_longer_said, take_check_back
from tests.services.edition_stories import at
from tests.services.stories import NOW

TEMPLATE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

#: formbuilder/rendering/check_page.py
msgid "Check your answers"
msgstr ""

#: templates/parts/private.html
msgid "These questions are private."
msgstr ""

#: formbuilder/rendering/start_page.py
#, python-format
msgid "It takes about %(number)s minute."
msgid_plural "It takes about %(number)s minutes."
msgstr[0] ""
msgstr[1] ""
"""
POLISH = """
msgid ""
msgstr ""
"Language: pl\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Check your answers"
msgstr "Sprawdź odpowiedzi"

msgid "These questions are private."
msgstr "Te pytania są prywatne."

msgid "It takes about %(number)s minute."
msgid_plural "It takes about %(number)s minutes."
msgstr[0] "To trwa około %(number)s minuty."
msgstr[1] "To trwa około %(number)s minut (kilka)."
msgstr[2] "To trwa około %(number)s minut."
"""
TODAY = NOW.date()


def polish(said: str = POLISH, template: str = TEMPLATE) -> Ours:
    return read_ours(template.encode(), said.encode(), "pl")


def states(store, there: Ours) -> list[State]:
    return [each.state for each in edition(store, there.sources, "pl")]


def check(store, there: Ours, hours: float, *wanted: int) -> NoCheck | None:
    """A speaker says that some sentences are right, by their number; all without one."""
    standing = edition(store, there.sources, "pl")
    found = [standing[number] for number in wanted or range(len(standing))]
    looks = [Look(each.source, entry.words, came=entry.came) for each in found if (entry := to_check(each))]
    return check_words(store, looks, "pl", "Anna Nowak", TODAY, at(hours))


def read(store, there: Ours, *, drafts: bool = False) -> dict[str, tuple[str, ...]]:
    """What the public reads, by English."""
    words = shown(edition(store, there.sources, "pl"), drafts=drafts)
    return {message.one: said for message, said in said_by(there.messages, words)}


def test_what_comes_with_the_product_is_drafted_and_read_by_the_public_once_it_is_checked(store):
    there = polish()
    assert states(store, there) == [State.DRAFTED] * 5
    assert read(store, there) == {}
    assert "These questions are private." not in read(store, there, drafts=True), "never unchecked, in no council"
    assert len(read(store, there, drafts=True)) == 2
    assert check(store, there, 0, 0, 1, 2, 3) is None
    assert read(store, there) == {
        "Check your answers": ("Sprawdź odpowiedzi",),
        "These questions are private.": ("Te pytania są prywatne.",),
    }, "a sentence about a number is read once all its forms are checked"
    assert [each.source.note for each in left(there.sentences, edition(store, there.sources, "pl"))] == [
        "The first page of a form, and what it leads to. For these numbers: 0, 5, 6, 7 …."
    ]
    check(store, there, 1, 4)
    assert read(store, there)["It takes about %(number)s minute."][there.plural(22)].endswith("(kilka).")
    first = edition(store, there.sources, "pl")[0].entry
    assert (first.checked_by, first.checked_on) == ("Anna Nowak", TODAY)
    assert read(store, there) == read(store, polish()), "it is kept, whoever reads it"


def test_a_check_is_off_once_the_product_says_it_in_other_words_and_both_are_shown(store):
    check(store, polish(), 0)
    newer = polish(POLISH.replace("Sprawdź odpowiedzi", "Sprawdź swoje odpowiedzi"))
    slot = edition(store, newer.sources, "pl")[0]
    assert (slot.state, slot.entry.words, to_check(slot).words) == (
        State.STALE,
        "Sprawdź odpowiedzi",
        "Sprawdź swoje odpowiedzi",
    )
    assert "Check your answers" not in read(store, newer, drafts=True)
    check(store, newer, 1, 0)
    assert read(store, newer)["Check your answers"] == ("Sprawdź swoje odpowiedzi",)


def test_other_english_is_another_sentence_and_shows_the_old_one_where_the_catalogue_says_so(store):
    check(store, polish(), 0)
    template = TEMPLATE.replace("Check your answers", "Look at your answers again")
    unsaid = polish(POLISH, template)
    assert states(store, unsaid)[0] is State.MISSING
    assert [each.words for each in no_longer_said(store, unsaid.sources, "pl")] == ["Sprawdź odpowiedzi"]
    told = '#| msgid "Check your answers"\nmsgid "Look at your answers again"\nmsgstr "Przejrzyj odpowiedzi"\n'
    slot = edition(store, polish(f"{POLISH}\n{told}", template).sources, "pl")[0]
    assert (slot.state, slot.entry.source, slot.source.words) == (
        State.STALE,
        "Check your answers",
        "Look at your answers again",
    )


def test_own_words_are_drafted_keep_their_check_and_can_be_given_up(store):
    there = polish()
    source = there.sources[0]
    check(store, there, 0, 0)
    assert [str(each) for each in write_words(store, source, "pl", "<b>Sprawdź</b>", at(1))]
    assert write_words(store, source, "pl", "Sprawdź, co Pan napisał", at(1)) == ()
    assert read(store, there) == {}
    check(store, there, 2, 0)
    newer = polish(POLISH.replace("Sprawdź odpowiedzi", "Sprawdź swoje odpowiedzi"))
    assert read(store, newer) == {"Check your answers": ("Sprawdź, co Pan napisał",)}
    assert drop_own_words(store, source, "pl", at(3))
    assert read(store, there) == {"Check your answers": ("Sprawdź odpowiedzi",)}


def test_a_check_is_taken_back(store):
    there = polish()
    check(store, there, 0, 0)
    assert take_check_back(store, there.sources[0], "pl", at(1))
    assert not take_check_back(store, there.sources[0], "pl", at(2))
    assert (read(store, there), states(store, there)[0]) == ({}, State.DRAFTED)


def test_a_file_says_what_was_checked_and_nobody_checks_words_that_are_others_by_now(store):
    there = polish()
    said = (Said(line=1, address=there.sources[0].address, source="Check your answers", words="Sprawdź odpowiedzi"),)
    file = Catalogue(form=OWNER, language="pl", said=said)
    load(store, there.sources, file, "pl", at(0))
    assert states(store, there)[0] is State.DRAFTED
    load(store, there.sources, file, "pl", at(1), speaker="Anna Nowak")
    assert read(store, there) == {"Check your answers": ("Sprawdź odpowiedzi",)}
    look = Look(there.sources[1], "Inaczej", came=True)
    assert check_words(store, [look], "pl", "Anna", TODAY, at(2)) is NoCheck.CHANGED


@pytest.mark.parametrize("tag", ["pl", "cy", "ur"])
def test_each_sentence_of_the_product_is_in_a_named_part_and_has_a_place_of_its_own(tag):
    there = ours(ROOT / "translations", tag)
    assert {each.part.id for each in there.sentences} > {"start", "questions"}
    assert "rest" not in {each.part.id for each in there.sentences}
    assert len({each.address for each in there.sources}) == len(there.sources) > 800
    assert sum(bool(each.came) for each in there.sources) > 700
    assert replace(there.sources[0], came="").mark == there.sources[0].mark

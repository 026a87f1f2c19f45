"""After edits every translation that no longer matches its source is found, and none wrongly."""

from dataclasses import replace
from random import Random

import pytest

from formbuilder.definition.in_language import SOURCE, in_language
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.editions.entries import Entry, State, shown, stand
from formbuilder.editions.sources import Source, sources
from formbuilder.rendering.score_words import LONG, NO_EASY, edition_told
from tests.forms.starters import FORMS

FORM = FORMS["carers-assessment@1"]
EDITS = 100


def said(form: Form) -> dict[str, str]:
    return {each.address: each.words for each in sources(form, "ur")}


def edited(form: Form, chance: Random) -> Form:
    """One edit that somebody may make: other words, words that change places, pages that go, move or get a new id."""
    words, what = said(form), chance.choice(("reword", "swap", "drop", "move", "rename"))
    one, two = chance.sample(sorted(words), 2)
    if what == "reword":
        return in_language(form, words | {one: f"{words[one]} {chance.choice(('Soon.', 'Or not.'))}"})
    if what == "swap":
        return in_language(form, words | {one: words[two], two: words[one]})
    place = chance.randrange(len(form.sections))
    section, rest = form.sections[place], [*form.sections[:place], *form.sections[place + 1 :]]
    if what == "drop" and len(section.pages) > 1:
        gone = chance.randrange(len(section.pages))
        section = replace(section, pages=(*section.pages[:gone], *section.pages[gone + 1 :]))
    if what == "rename":
        pages = [replace(page, id=f"{page.id}-again") for page in section.pages]
        asked = [replace(page.questions[0], id=f"{page.questions[0].id}_again") for page in pages]
        section = replace(
            section,
            pages=tuple(
                replace(page, questions=(first, *page.questions[1:])) for page, first in zip(pages, asked, strict=True)
            ),
        )
    rest.insert(place if what != "move" else chance.randrange(len(rest) + 1), section)
    return replace(form, sections=tuple(rest))


def test_a_hundred_edits_leave_no_stale_words_unfound_and_find_none_wrongly():
    chance = Random(7)  # noqa: S311 - no secret
    before = {each.address: each for each in sources(FORM, "ur")}
    entries = {
        (each.owner, each.address): (
            Entry(owner=each.owner, address=each.address, source=each.words, words=f"[{each.address}]"),
        )
        for each in before.values()
        if chance.random() < 0.9
    }
    form, found = FORM, dict.fromkeys(State, 0)
    for _ in range(EDITS):
        form = edited(form, chance)
        now = said(form)
        standing = stand(sources(form, "ur"), entries)
        for each in standing:
            address = each.source.address
            old = before.get(address)
            has = old is not None and (old.owner, address) in entries
            same = old is not None and old.words == now[address]
            assert each.state is (State.MISSING if not has else State.DRAFTED if same else State.STALE)
            found[each.state] += 1
        for address, words in shown(standing, drafts=True).items():
            assert words == f"[{address}]"
            assert before[address].words == now[address]
    assert all(found[state] for state in (State.MISSING, State.DRAFTED, State.STALE))


def test_a_form_in_another_language_has_its_words_by_address_and_says_which_are_not_in_it():
    some = {each.address: f"ur {each.address}" for each in list(sources(FORM, "ur"))[::2]}
    there = in_language(FORM, some | {"nowhere.ask": "x"})
    own = dict(slots(FORM))
    for address, words in slots(there):
        expected = (some[address], "") if address in some else (own[address].text, SOURCE)
        assert (words.text, words.language) == expected
    assert there.fingerprint == FORM.fingerprint
    assert [page.id for page in there.pages] == [page.id for page in FORM.pages]
    assert str(there.title) == "ur form.title"


@pytest.mark.parametrize(("drafts", "guarded", "free"), [(False, 0, 0), (True, 0, 1)])
def test_what_nobody_checked_is_off_and_guarded_words_always_are(drafts, guarded, free):
    entries = {
        (each.owner, each.address): (
            Entry(owner=each.owner, address=each.address, source=each.words, words=each.words),
        )
        for each in sources(FORM, "ur")
    }
    words = shown(stand(sources(FORM, "ur"), entries), drafts=drafts)
    assert ("safe_hurt.ask" in words, "nights_last_week.ask" in words) == (bool(guarded), bool(free))


def test_every_slot_that_could_do_harm_is_guarded():
    guarded = {each.address: each.guard for each in sources(FORM, "ur") if each.guard}
    asked = {question.id: page.private or question.private for page in FORM.pages for question in page.questions}
    careful = {id_ for id_, private in asked.items() if private or id_ in FORM.danger_questions}
    assert {f"{id_}.ask" for id_ in careful} <= guarded.keys()
    assert {"carers_allowance.ask", "help_now.hint", "glossary.deputy", "may_act.ask"} <= guarded.keys()
    assert "nights_last_week.ask" not in guarded


def test_how_hard_words_are_is_said_of_easy_read_too_and_where_sentences_are_long():
    """Each language by its own measures: Urdu ends sentences with ۔ and has no formula that was tested."""
    long = Source(owner="a", address="q.hint", words="x")
    easy = Source(owner="a", address="q.hint@easy-read", words="x")
    said = {long: f"{'لفظ ' * 21}۔ دو لفظ۔", easy: "ایک دو تین۔ " * 10}
    entries = {(each.owner, each.address): (Entry(owner="a", address=each.address, source="x", words=words),)
               for each, words in said.items()}  # fmt: skip  # a table
    told = edition_told(stand((long, easy), entries), "ur")
    assert told[-2:] == (
        "Easy Read: Words in a sentence: 3.0 (from 3.0 to 3.0)",
        "Sentences of over 20 words, in Easy Read over 12, to look at: q.hint (21 words)",
    )
    assert any("No formula that we know of was tested with readers of Urdu" in each for each in told)
    assert edition_told((), "ur")[-2:] == (NO_EASY, f"{LONG}: none")

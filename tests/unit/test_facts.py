"""Facts that forms share: how they are written, what is refused, and what linked forms ask in two ways."""

import re

import pytest

from formbuilder.checking.report import check_files
from formbuilder.definition.bundle import pack, unpack
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.facts import asked_two_ways, known_by, passes_on, same_fact
from formbuilder.definition.fingerprint import canonical, rows
from formbuilder.definition.library import library_of
from formbuilder.problems import DefinitionError
from formbuilder.wording.extract import extract_form
from tests.asked import TODAY
from tests.samples import GOOD, LIBRARY, WHOLE, block, changed, codes, form, problems, put

FACTS = "- {id: call-you, words: the name we should call you}\n- {id: your-break, words: if you get a break}\n"
WITH_FACTS = library_of({"facts.yaml": FACTS.encode()})
SHORT = "short: the name we should call you\n"
CALL_YOU = SHORT + "            fact: call-you\n"
SAYS_FACT = changed(SHORT, CALL_YOU)
OTHER = changed("form: a-talk", "form: b-talk")
LINKED = changed("for: everyone\n", "for: everyone\nlinks: [b-talk]\n")
ABOUT = """\
block: about-you
version: 1
title: About you
pages:
  - questions:
      - {id: call_you, type: text, ask: What should we call you?, short: your name, required: no}
"""


def test_a_fact_is_one_of_the_register():
    assert WITH_FACTS.facts is not None
    assert str(WITH_FACTS.facts["call-you"].words) == "the name we should call you"
    assert next(form(SAYS_FACT, WITH_FACTS).questions).fact == "call-you"
    assert codes(SAYS_FACT.replace("fact: call-you", "fact: call-yuo"), WITH_FACTS) == ["14:13 UNKNOWN_FACT"]
    assert "Did you mean ‘call-you’?" in problems(SAYS_FACT.replace("call-you", "call-yuo"), WITH_FACTS)[0].message
    assert codes(SAYS_FACT.replace("fact: call-you", "fact: anything-else")) == [], "no register, nothing to check"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("- {id: a, words: b}\n- {id: a, words: c}\n", "DUPLICATE_ID"),
        ("- {id: a}\n", "MISSING_KEY"),
        ("{id: a, words: b}\n", "WRONG_SHAPE"),
        ("- {id: A, words: b}\n", "BAD_SLUG"),
        ("- {id: a, words: b, sentence: c}\n", "UNKNOWN_KEY"),
    ],
)
def test_a_broken_register_is_refused(facts, code):
    with pytest.raises(DefinitionError) as caught:
        library_of({"facts.yaml": facts.encode()})
    assert [problem.code.name for problem in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("type: yes_no, ask: Do you feel safe?", "fact: x, type: yes_no, ask: Do you feel safe?", "is private"),
        ("short: if anyone is in danger\n", "short: danger\n            fact: x\n", "may mean danger"),
        ("{id: their_name,", "{id: their_name, fact: x,", "has an answer for each item of a group"),
        ("short: when you were born\n", "short: born\n            fact: x\n            apart: yes\n", "is kept apart"),
    ],
)
def test_what_must_stay_in_its_form_is_no_fact(old, new, why):
    found = [each for each in problems(changed(old, new, WHOLE), LIBRARY) if each.code.name == "FACT_STAYS"]
    assert [why in each.message for each in found] == [True]


@pytest.mark.parametrize("kind", ["statement", "information", "group"])
def test_what_is_agreed_to_and_what_is_only_said_is_no_fact(kind):
    found = codes(
        SAYS_FACT.replace("type: text\n            ask: What should", f"type: {kind}\n            ask: What should")
    )
    assert "14:13 UNKNOWN_KEY" in found


def test_the_same_fact_asked_twice_is_refused_with_both_places():
    (problem,) = problems(
        SAYS_FACT.replace("short: what else we should know", "short: more\n            fact: call-you")
    )
    assert problem.code.name == "FACT_TWICE"
    assert problem.place.line == 30
    assert "‘call-you’ is asked on line 10 already" in problem.message


def test_questions_of_the_same_block_are_the_same_fact_whatever_its_version():
    uses = changed("sections:\n", "sections:\n  - use: about-you@1\n").replace("id: call_you", "id: called", 1)
    first = form(uses, block(ABOUT))
    newer = form(uses.replace("@1", "@2"), block(ABOUT.replace("version: 1", "version: 2"), "about-you@2"))
    one, other = next(first.questions), next(newer.questions)
    assert one.block != other.block
    assert same_fact(one, other)
    assert known_by(one) == {"about-you/call_you"}
    assert not same_fact(one, next(form(GOOD).questions))
    assert not same_fact(*list(form(GOOD).questions)[:2]), "what is of no block and says no fact is like nothing"


def test_a_question_of_a_block_and_one_of_a_form_can_be_one_fact():
    of_block = form(
        changed("sections:\n", "sections:\n  - use: about-you@1\n").replace("id: call_you", "id: called", 1),
        block(ABOUT.replace("short: your name", "short: your name, fact: call-you")),
    )
    assert same_fact(next(of_block.questions), next(form(SAYS_FACT).questions))


def test_what_passes_on_is_never_private_apart_about_danger_or_agreed_to():
    whole = [question.id for question in passes_on(form(WHOLE, LIBRARY))]
    assert whole == ["hours", "help_kind", "born", "pay"]
    assert list(passes_on(form(changed("for: everyone", "for: everyone\nanonymous: yes")))) == []
    assert list(passes_on(form(changed("for: everyone", "for: everyone\ncopies: no")))) == []
    assert list(passes_on(form(changed("for: everyone", "for: everyone\ncode: optional")))) == []


def test_the_age_that_turns_a_child_away_is_typed_anew():
    young = "\nunder_13: {when: more is answered, title: Talk to us, text: Here.}\n"
    asked = [question.id for question in passes_on(form(changed("for: everyone\n", f"for: everyone{young}")))]
    assert asked == ["call_you", "a_break"]


def test_facts_and_links_are_in_the_fingerprint_and_leave_that_of_older_forms_alone():
    plain, says, linked = rows(form(GOOD)), rows(form(SAYS_FACT)), rows(form(LINKED))
    assert {at for at in plain if plain[at] != says[at]} == {"call_you.*"}
    assert {at for at in plain if plain[at] != linked[at]} == {"form.*"}
    assert not re.search(rb'"(fact|links)"', canonical(form(GOOD)))


@pytest.mark.parametrize(
    ("mine", "theirs", "count"),
    [
        (GOOD, OTHER, 3),
        (GOOD, OTHER.replace("What should we call you?", "what  SHOULD we call you"), 3),
        (GOOD, OTHER.replace("What should we call you?", "Your name?"), 2),
        (SAYS_FACT, OTHER.replace(SHORT, CALL_YOU), 2),
        (SAYS_FACT, OTHER, 3),
        (SAYS_FACT, OTHER.replace(SHORT, CALL_YOU.replace("call-you", "their-name")), 2),
    ],
)
def test_what_linked_forms_ask_in_two_ways_is_found(mine, theirs, count):
    assert len(list(asked_two_ways(form(mine), form(theirs)))) == count


def test_a_finding_names_both_places_and_the_way_out():
    (first, *_) = asked_two_ways(form(LINKED), form(OTHER))
    assert first.place.line == 11
    assert first.message == (
        "‘call_you’ of a-talk@1 asks the same as ‘call_you’ of the linked form b-talk@1 (f.yaml on line 10): "
        "the same words stand in ‘ask’. Ask both with one shared block, or give both the same ‘fact’. "
        "If they are not the same, give each a ‘fact’ of its own."
    )


@pytest.mark.parametrize("key", ["autocomplete: name", "list: name"])
def test_two_questions_for_one_fact_of_browsers_or_lists_are_found_whatever_their_words(key):
    def named(text: str, ask: str) -> str:
        return changed(
            "type: text\n            ask: What should we call you?",
            f"type: name\n            {key}\n            ask: {ask}",
            text,
        )

    found = list(asked_two_ways(form(named(GOOD, "Your name?")), form(named(OTHER, "Who are you?"))))
    assert [key in each.message for each in found] == [True, False, False]


def test_private_questions_and_those_of_groups_are_no_finding():
    whole, other = form(WHOLE, LIBRARY), form(changed("form: whole", "form: other", WHOLE), LIBRARY)
    asked = [each.message.partition("’")[0] for each in asked_two_ways(whole, other)]
    assert asked == ["‘hours", "‘help_kind", "‘born", "‘pay"], (
        "what is private, and what is about an item, may be alike"
    )


def folder_of(tmp_path, **forms: str):
    put(tmp_path, "facts.yaml", FACTS)
    for name, text in forms.items():
        slug, _, version = name.partition("__")
        put(tmp_path, f"{slug.replace('_', '-')}/{version or 1}.yaml", text)
    return tmp_path


def findings(folder) -> list[str]:
    reports = check_files([folder], TODAY)
    return [f"{p.place.file.removeprefix(f'{folder}/')}:{p.code.name}" for each in reports for p in each.problems]


def test_the_check_and_the_catalogue_find_the_same(tmp_path):
    folder = folder_of(tmp_path, a_talk=LINKED, b_talk=OTHER)
    assert findings(folder) == ["a-talk/1.yaml:ASKED_TWO_WAYS"] * 3
    with pytest.raises(DefinitionError) as caught:
        load_catalogue(folder)
    assert len(caught.value.problems) == 3


def test_forms_that_are_not_linked_are_not_compared(tmp_path):
    assert findings(folder_of(tmp_path, a_talk=GOOD, b_talk=OTHER)) == []


def test_only_newest_versions_are_compared_since_older_ones_never_change(tmp_path):
    newer = LINKED.replace("version: 1", "version: 2").replace("links: [b-talk]\n", "")
    assert findings(folder_of(tmp_path, a_talk=LINKED, a_talk__2=newer, b_talk=OTHER)) == []
    assert len(load_catalogue(tmp_path)) == 3


def test_a_link_to_a_form_that_is_not_there_is_refused(tmp_path):
    folder = folder_of(tmp_path, a_talk=LINKED.replace("b-talk", "b-tlk"), b_talk=OTHER)
    assert findings(folder) == ["a-talk/1.yaml:UNKNOWN_FORM"]
    assert codes(changed("for: everyone\n", "for: everyone\nlinks: [a-talk]\n")) == ["5:9 LINK_TO_ITSELF"]
    assert codes(changed("for: everyone\n", "for: everyone\nlinks: [b-talk, b-talk]\n")) == ["5:17 REPEATED"]


def test_a_linked_form_that_cannot_be_used_is_told_once_where_it_stands(tmp_path):
    folder = folder_of(tmp_path, a_talk=LINKED, b_talk=OTHER.replace("title: A talk", "titel: A talk"))
    assert {each.partition(":")[0] for each in findings(folder)} == {"b-talk/1.yaml"}


def test_a_bundle_carries_the_words_of_facts(tmp_path):
    folder = folder_of(tmp_path, a_talk=SAYS_FACT)
    _, library = unpack(pack(folder / "a-talk" / "1.yaml"))
    assert library.facts is not None
    assert str(library.facts["call-you"].words) == "the name we should call you"


def test_the_words_of_facts_are_found_for_translation(tmp_path):
    folder = folder_of(tmp_path)
    with (folder / "facts.yaml").open("rb") as file:
        found = list(extract_form(file, (), (), {}))
    assert [(line, message) for line, _, message, _ in found] == [
        (1, ("fact:call-you", "the name we should call you")),
        (2, ("fact:your-break", "if you get a break")),
    ]

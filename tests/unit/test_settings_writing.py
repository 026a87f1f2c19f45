"""Settings are changed in the text of the profile, and the rest of it stays as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formbuilder.councils.keeping import RULES, Keeping, Kind
from formbuilder.councils.parts import PARTS, at, contact_part, put, readers_part
from formbuilder.councils.read import DEMONSTRATION, read_council
from formbuilder.councils.writing import NotInLinesError, notes_lost, path_at, settings_of, with_settings
from formbuilder.problems import DefinitionError, Place

TEXT = DEMONSTRATION.read_text(encoding="utf-8")
FILE = "x"


def test_everything_written_anew_says_the_same():
    plain = settings_of(TEXT, FILE)
    again = with_settings(TEXT, plain, FILE)
    assert settings_of(again, FILE) == plain
    assert read_council(again.encode(), FILE) == read_council(TEXT.encode(), FILE)


def test_one_change_leaves_the_rest_as_it_was():
    changed = with_settings(TEXT, {"person": "the new team"}, FILE)
    before, after = TEXT.splitlines(), changed.splitlines()
    assert [line for line in after if line not in before] == ["person: the new team"]
    assert [line for line in before if line not in after] == ["person: the care and support team"]


def test_notes_stay_where_they_are_but_within_what_is_changed():
    text = "# first\na: 1\n\n# about b\nb:\n  - x # note\n# about c\nc: 3\n"
    assert with_settings(text, {"a": "2", "d": ["y"]}, FILE) == (
        "# first\na: 2\n\n# about b\nb:\n  - x # note\n# about c\nc: 3\nd:\n  - y\n"
    )
    assert with_settings(text, {"b": None}, FILE) == "# first\na: 1\n\n# about b\n# about c\nc: 3\n"
    assert notes_lost(text, frozenset({"b"}), FILE)
    assert not notes_lost(text, frozenset({"a", "c"}), FILE)


@pytest.mark.parametrize("text", ["{a: 1, b: 2}", "- a\n", "  a: 1\n  b: 2\n", "a: 1"])
def test_a_file_that_is_not_a_line_for_each_says_so_or_is_changed_rightly(text):
    try:
        assert settings_of(with_settings(text, {"a": "5"}, FILE), FILE)["a"] == "5"
    except NotInLinesError:
        assert text != "a: 1"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp", "Co"]), min_size=1).map(
    lambda text: " ".join(text.split())
)
WORD = WORDS.filter(lambda text: bool(text) and "\ufeff" not in text)
NAME = st.from_regex("[a-z]{1,5}", fullmatch=True)
PLAIN = st.recursive(
    WORD, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAME, inner, min_size=1, max_size=3)
)


@given(st.dictionaries(NAME, PLAIN, min_size=1))
def test_whatever_is_written_is_read_again(settings):
    assert settings_of(with_settings("zzzzzz: 1\n", settings, FILE), FILE) == {**settings, "zzzzzz": "1"}


def test_lines_of_an_address_stay_lines():
    changed = with_settings(TEXT, {"post": "The Council\nHigh Street\nBedford"}, FILE)
    assert read_council(changed.encode(), FILE).post == ("The Council", "High Street", "Bedford")


def test_a_problem_is_found_at_its_setting():
    changed = with_settings(TEXT, {"duty": {**settings_of(TEXT, FILE)["duty"], "from": "9am"}}, FILE)
    with pytest.raises(DefinitionError) as error:
        read_council(changed.encode(), FILE)
    (problem,) = error.value.problems
    assert path_at(changed, FILE, problem.place) == ("duty", "from")
    assert path_at("a: 1\n", FILE, Place(FILE, 1, 1)) == ("a",)


def test_things_are_put_into_lists_and_settings_and_go_when_they_are_empty():
    plain = {}
    put(plain, ("contacts", "0", "person"), "the team")
    put(plain, ("contacts", "1", "person"), "another")
    assert plain == {"contacts": [{"person": "the team"}, {"person": "another"}]}
    assert at(plain, ("contacts", "1", "person")) == "another"
    put(plain, ("contacts", "0", "person"), "")
    assert plain == {"contacts": [{"person": "another"}]}
    put(plain, ("contacts", "0", "person"), "")
    assert plain == {}
    assert at(plain, ("contacts", "0", "person")) == ""


def test_every_part_has_something_to_change_and_no_setting_stands_in_two():
    names = [name for part in PARTS for name in part.names]
    assert len(names) == len(set(names))
    assert all(part.settings or part.lists for part in (*PARTS, contact_part(1, 1, ()), readers_part("a", "A")))


GOOD = TEXT.replace("demonstration: yes", "kept:\n  submissions: 400\n  forms:\n    carers-assessment: {unsent: 30}\n")


def test_the_profile_says_how_long_what_is_kept():
    keeping = read_council(GOOD.encode(), FILE).keeping
    assert keeping.days_for(Kind.SUBMISSIONS) == keeping.days_for(Kind.SUBMISSIONS, "carers-assessment") == 400
    assert keeping.days_for(Kind.UNSENT, "carers-assessment") == 30
    assert keeping.days_for(Kind.UNSENT, "other") == 60
    assert keeping.days_for(Kind.ALERTS) == RULES[Kind.ALERTS].days


def test_people_are_told_the_days_of_their_form():
    council = read_council(GOOD.encode(), FILE)
    assert council.asked_about("carers-assessment").days_kept == 30
    assert council.asked_about("needs-assessment").days_kept == 60
    assert council.days_kept == 60


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_limits_that_make_sense(kind):
    rule = RULES[kind]
    assert 0 < rule.least <= rule.days <= rule.most
    assert Keeping().days_for(kind) == rule.days


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("submissions: 400", "submissions: 29", "BAD_NUMBER"),
        ("submissions: 400", "submissions: 99999", "BAD_NUMBER"),
        ("submissions: 400", "submissions: many", "BAD_NUMBER"),
        ("submissions: 400", "letters: 400", "UNKNOWN_KEY"),
        ("unsent: 30", "alerts: 30", "UNKNOWN_KEY"),
        ("    carers-assessment: {unsent: 30}", "    Carers: {unsent: 30}", "BAD_SLUG"),
        ("kept:\n", "looks: {colour: red}\nkept:\n", "BAD_LOOKS"),
        ("kept:\n", 'looks: {links: "#fff"}\nkept:\n', "BAD_LOOKS"),
        ("kept:\n", "looks: {crest: crown.svg}\nkept:\n", "BAD_LOOKS"),
    ],
)
def test_what_cannot_be_right_is_refused(old, new, code):
    assert old in GOOD
    with pytest.raises(DefinitionError) as error:
        read_council(GOOD.replace(old, new, 1).encode(), FILE)
    assert [problem.code.name for problem in error.value.problems] == [code]

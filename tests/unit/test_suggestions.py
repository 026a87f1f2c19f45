"""What the checker says of words that somebody suggests."""

from formbuilder.checking.suggestions import found_in

LONG = "Tell us about all of the many things that you do for the person whom you look after, and when, how, and why."


def test_words_are_checked_before_they_go_into_a_draft():
    """n8, n12."""
    assert found_in("A guess is fine.", "cups.hint") == ()
    found = found_in(f"{LONG} {LONG}", "cups.hint")
    assert found
    assert len(set(found)) == len(found)
    assert len(found_in(LONG, "cups.hint@easy-read")) >= len(found_in(LONG, "cups.hint"))

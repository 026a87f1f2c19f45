"""Suggestions for the same words, side by side."""

from formbuilder.review.conflicts import Suggestion, cards


def test_those_that_say_the_same_are_one_side_and_number_gives_no_order():
    """n97: the one who came first stands first, however many say the other thing."""
    said = [
        Suggestion("a", "cups.hint", "Say “about 3”."),
        Suggestion("b", "cups.hint", "Guess."),
        Suggestion("c", "cups.hint", ' Say  "about 3". '),
        Suggestion("d", "cups.hint", "Guess."),
        Suggestion("e", "cups.hint", "Guess."),
        Suggestion("f", "cups.ask", "How many?"),
        Suggestion("g", "cups.ask", "  "),
    ]
    hint, ask = cards(said)
    assert [(side.words, side.points) for side in hint.sides] == [
        ("Say “about 3”.", ("a", "c")),
        ("Guess.", ("b", "d", "e")),
    ]
    assert (hint.conflict, ask.conflict, ask.sides[0].points) == (True, False, ("f",))
    assert cards([]) == ()

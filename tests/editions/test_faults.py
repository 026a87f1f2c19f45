import pytest

from formbuilder.editions.faults import Kind, faults

ENGLISH = "Phone 0300 123 4567 or write to help@bedford.example. %(days)s days are left."


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Zadzwoń: 0300 123 4567 albo napisz: help@bedford.example. Zostało %(days)s dni.", set()),
        ("  ", {Kind.EMPTY}),
        ("Zadzwoń: 0300 123 4567 albo napisz: help@bedford.example. Zostało dni.", {Kind.HOLE}),
        ("Zadzwoń: 0300 123 4567, help@bedford.example. Zostało <b>%(days)s</b> dni.", {Kind.TAG}),
        ("Zadzwoń: 0300 123 4567, help@bedford.example.\u202e Zostało %(days)s dni.", {Kind.HIDDEN}),
        ("Zadzwoń: 0300 123 4567, pomoc@bedford.example. Zostało %(days)s dni.", {Kind.WEB}),
        ("Zadzwoń: 0300 123 4568, help@bedford.example. Zostało %(days)s dni.", {Kind.PHONE}),
        ("Zadzwoń: 0300 123 4567, help@bedford.example. Zostało %(days)s dni z 28.", {Kind.NUMBER}),
        ("Zadzwoń: 0300 123 4567,\n\nhelp@bedford.example. Zostało %(days)s dni.", {Kind.PARAGRAPHS}),
        (f"Zadzwoń: 0300 123 4567, help@bedford.example. Zostało %(days)s dni. {'a' * 120}", {Kind.LONG}),
    ],
)
def test_what_is_wrong_with_words_is_found_without_speaking_the_language(words, kinds):
    assert {fault.kind for fault in faults(ENGLISH, words)} == kinds


def test_a_term_has_the_words_that_were_agreed():
    terms = {"carer": ("opiekun", "opiekę")}
    assert faults("You are a carer.", "Jest Pani opiekunką.", terms) == ()
    assert [str(fault) for fault in faults("You are a carer.", "Jest Pani pielęgniarką.", terms)] == [
        "The list of terms has other words for “carer”."
    ]
    assert faults("Read this with care.", "Proszę przeczytać.", terms) == ()

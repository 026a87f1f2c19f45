"""Each thing that textstat 0.7.13 miscounts comes out right on prepared text."""

import time
from importlib import import_module

import pytest

from formbuilder.plainlanguage.formulas import metrics, syllables_of
from formbuilder.plainlanguage.preparation import counted, prepared, written
from formbuilder.plainlanguage.sentences import sentences

metrics()  # loads textstat with our syllables in it
COUNTS = import_module("textstat.backend.counts")
BULLETS = """You can get help with:
- washing and dressing yourself
- making meals at home
- going out to the shops
- looking after your own money
- seeing friends and family"""
HEADINGS = """Help at your home

What we can do for you

You can ask us for help at home"""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("You pay £23.50 each week. Your limit is £14,250.00 in savings.", 2, id="decimals"),
        pytest.param("Get help, e.g. from Dr. Smith or Mrs. Jones at 9 a.m. each day.", 1, id="abbreviations"),
        pytest.param("Call the team between 8.30am and 5.30pm on any day.", 1, id="times"),
        pytest.param("Go to www.gov.uk/attendance-allowance for more help.", 1, id="address"),
        pytest.param(BULLETS, 6, id="bullets"),
        pytest.param(HEADINGS, 3, id="headings"),
        pytest.param("Please wait. Thank you. Do not worry about it now.", 3, id="short sentences"),
        pytest.param("It was hard to... because I was ill.", 1, id="ellipsis"),
        pytest.param("What do you need? Why do you ask! Tell us more.", 3, id="question marks"),
        pytest.param("Is this right?! We think that it is so.", 2, id="several marks"),
    ],
)
def test_textstat_counts_our_sentences(text, number):
    assert len(sentences(text)) == number
    assert COUNTS.count_sentences(prepared(text)) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("he/she", "he she."), ("parent/carer", "parent carer."), ("and/or", "and or."), ("carer(s)", "carer."),
        ("care—and—support—plan", "care and support plan."), ("care – support", "care support."),
        ("don’t You’ll carers’ carer‘s", "don't You'll carers carer's."), ("‘help’ “us”", "help us."),
        ("the NHS, the GPs and a CQC", "the NHS_ the GPs_ and a CQC_."), ("PIP is NOT it", "PIP is NOT it."),
        ("PLEASE READ THIS NOW", "please read this now."), ("e.g. at 9 a.m.", "eg_ at 1 am_."),
        ("2024 and 3 or 50%", "1 and 1 or 1."), ("£14,250.00 on 01/02/2024", "1 on 1."),
        ("8.30am to 5.30pm", "1 to 1."),
        ("Phone 01234 567 890 now", "Phone 1 now."), ("on 0300 123 1234", "on 1."), ("+44 1234 567890", "1."),
        ("10–12 weeks", "1 1 weeks."), ("the 1st of 3", "the 1 of 1."), ("a MK40 postcode", "a 1 postcode."),
        ("face-to-face talks", "face_to_face talks."), ("well‑being", "well_being."),
        ("go to https://www.example.org/a-b.html today", "go to link today."), ("a@b.org.uk writes", "link writes."),
        ("see gov.uk/help and mygov.scot/x", "see link and link."), ("(help) [us]", "help us."),
        ("help • us", "help. us."), ("", ""), ("...", ""), ("– — •", ""), ("help\u00a0us", "help us."),
        ("x" * 101, "link."),
    ],
)  # fmt: skip  # a table
def test_only_words_and_stops_are_left(text, found):
    assert prepared(text) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [("the NHS", 4), ("DWP", 3), ("CQC", 3), ("he/she", 2), ("face-to-face", 3), ("2024 and 3", 3), ("e.g. this", 3)],
)
def test_textstat_counts_our_syllables(text, number):
    words = [word for sentence in counted([text]) for word in sentence]
    assert sum(map(syllables_of, words)) == number
    assert COUNTS.count_syllables(prepared(text), "en") == number


@pytest.mark.parametrize(
    "pair", [("don’t you’ll", "don't you'll"), ("carer’s", "carer's"), ("well‑being", "well-being")]
)
def test_curly_and_straight_signs_are_the_same(pair):
    assert prepared(pair[0]) == prepared(pair[1])


def test_hyphens_and_marks_make_no_word_longer():
    text = prepared("the on-site NHSXY team")
    assert COUNTS.count_long_words(text.replace("_", "")) == 0


def test_stops_are_moved_only_as_far_as_textstat_needs():
    assert prepared("Please wait. Thank you. Do not worry about it now.") == (
        "Please wait Thank. you Do not. worry about it now."
    )
    assert prepared("We can help you now. Thank you.") == "We can help you. now Thank you."
    assert prepared("We can help. Ask us now.") == "We can help. Ask us now."


def test_stops_stay_where_sentences_have_fewer_than_three_words():
    assert prepared("Yes. No. Maybe.") == "Yes. No. Maybe."


@pytest.mark.parametrize("lengths", [(1, 1, 9, 1, 1, 9), (3, 3, 3), (9, 1, 1), (2, 5, 1, 4), (1, 8)])
def test_the_number_of_sentences_and_words_never_changes(lengths):
    text = written([("word",) * length for length in lengths])
    assert (COUNTS.count_sentences(text), COUNTS.count_words(text)) == (len(lengths), sum(lengths))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("bn", "আপনি কি একা থাকেন। আপনার সাহায্য লাগে।", [4, 3]),
        ("ur", "آپ کہاں رہتے ہیں؟ ہمیں بتائیں۔", [4, 2]),
        ("pa", "ਤੁਸੀਂ ਕਿੱਥੇ ਰਹਿੰਦੇ ਹੋ। ਸਾਨੂੰ ਦੱਸੋ।", [4, 2]),
        ("gu", "તમે ક્યાં રહો છો? અમને કહો.", [4, 2]),
        ("ar", "أين تسكن؟ أخبرنا من فضلك.", [2, 3]),
        ("it", "Ha bisogno dell’assistenza? Vive da solo?", [4, 3]),
        ("cy", "Ble rydych chi’n byw? Dŵr a gŵyl.", [4, 3]),
        ("pl", "Gdzie pan mieszka? Proszę o pomoc.", [3, 3]),
    ],
)
def test_words_of_other_languages_stay_whole(language, text, words):
    assert [len(each) for each in counted([text], language)] == words


def test_texts_do_not_run_into_each_other():
    assert counted(["What is your name", "Where do you live"]) == (
        ("What", "is", "your", "name"),
        ("Where", "do", "you", "live"),
    )


@pytest.mark.parametrize(
    "text",
    ["a" * 500_000, "a." * 250_000, "1 " * 250_000, "a-" * 250_000, "(" * 500_000, "0123 " * 100_000, "@" * 500_000],
)
def test_a_long_text_takes_time_in_its_length(text):
    before = time.process_time()
    prepared(text)
    assert time.process_time() - before < 5

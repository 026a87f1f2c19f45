import inspect
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module, metadata
from math import isclose

import pytest

from formbuilder.plainlanguage import formulas
from formbuilder.plainlanguage.formulas import FORMULAS, Counts, by_textstat, get_cmudict, metrics
from formbuilder.plainlanguage.languages import LANGUAGES, Measure, language_of
from formbuilder.plainlanguage.preparation import counted, written
from formbuilder.plainlanguage.scores import Score, drivers, scores

ENGLISH = (
    "We ask about your home. You pay £23.50 each week, e.g. for care from Dr. Smith.",
    "Thank you. Please wait. Call between 8.30am and 5.30pm. Ask the NHS. He/she can help you with face-to-face talks.",
    "Go to www.gov.uk/attendance-allowance for more help. Your assessment is about your independence. Do you agree?",
    "What we do with your answers",
)
ITALIAN = (
    "Vive da solo? Ha bisogno dell’assistenza? Chi la aiuta a casa? Paga 23,50 euro alla settimana.",
    "Che cosa le serve? Può camminare? Può salire le scale? Chi cucina per lei? Come sta oggi? Scriva il suo nome.",
)
POLISH = (
    "Gdzie pan mieszka? Kto panu pomaga? Czy potrzebuje pan niepełnosprawności? Czy jest panu zimno? Tak jest.",
    "Proszę o pomoc. Ile pan ma lat? Czy pan pracuje? Czy pan dobrze śpi? Kto gotuje panu obiady?",
)


def named(found):
    return {score.measure: score for score in found}


def test_english_has_grades_with_their_bands():
    found = named(scores(ENGLISH))
    assert list(found) == list(LANGUAGES["en"].measures)
    grade = found[Measure.FLESCH_KINCAID_GRADE]
    assert grade.band[0] < grade.value < grade.band[1]
    assert 0 < grade.value < 4
    assert (found[Measure.SMOG].value, found[Measure.SMOG].band) == (None, None)
    assert "needs 30 sentences" in found[Measure.SMOG].reason
    assert named(scores(ENGLISH * 3))[Measure.SMOG].value > 3


@pytest.mark.parametrize(
    "measure", [each for each in LANGUAGES["en"].measures if each is not Measure.WORDS_PER_SENTENCE]
)
def test_textstat_and_our_counts_give_the_same_value(measure):
    sentences = counted(ENGLISH * 3)
    total = Counts(*map(sum, zip(*(_counted(each) for each in sentences), strict=True)))
    by_us = FORMULAS[measure](total)
    assert isclose(by_textstat(measure, written(sentences)), by_us, abs_tol=1e-9)
    assert named(scores(ENGLISH * 3))[measure].value == round(by_us, 2)


def _counted(words):
    letters = [sum(letter.isalnum() for letter in word) for word in words]
    syllables = [formulas.syllables_of(word) for word in words]
    return 1, len(words), sum(letters), sum(n > 6 for n in letters), sum(syllables), sum(n >= 3 for n in syllables)


@pytest.mark.parametrize("tag", ["en-GB", "en-gb", "en_GB", "EN"])
def test_british_english_is_english(tag):
    assert scores(ENGLISH, tag) == scores(ENGLISH, "en")


@pytest.mark.parametrize("texts", [(), ("",), ("...",), ("Are you autistic?",), ("We help you. " * 9,)])
def test_fewer_than_ten_sentences_have_no_score(texts):
    for score in scores(texts):
        assert (score.value, score.band) == (None, None)
        assert score.reason.startswith("Too short to score: ")


def test_what_is_too_short_is_counted():
    (grade, *_) = scores(["Where do you live? Thank you."])
    assert grade.reason == "Too short to score: 2 sentences and 6 words. This score needs 10 sentences or more."
    (grade, *_) = scores(["Help"])
    assert grade.reason == "Too short to score: 1 sentence and 1 word. This score needs 10 sentences or more."


@pytest.mark.parametrize("tag", ["xx", "de", "fr", "zh-hans", "english", ""])
def test_no_other_language_is_taken_for_english(tag):
    (score,) = scores(ENGLISH, tag)
    assert score == Score(Measure.GRADE, None, None, f"There is no measure for the language “{tag}” here.")
    assert drivers(ENGLISH, tag) == ()


@pytest.mark.parametrize("tag", ["ar", "bn", "gu", "pa", "so", "ur"])
def test_languages_without_a_formula_have_lengths_only(tag):
    found = named(scores(["أين تسكن هنا. " * 12], tag))
    assert list(found) == [Measure.WORDS_PER_SENTENCE, Measure.GRADE]
    assert (found[Measure.WORDS_PER_SENTENCE].value, found[Measure.WORDS_PER_SENTENCE].band) == (3, (3, 3))
    assert found[Measure.GRADE].reason == (
        f"No formula that we know of was tested with readers of {language_of(tag).name}, so there is none."
    )


@pytest.mark.parametrize("tag", ["cy", "ro"])
def test_welsh_and_romanian_have_lix_and_lengths(tag):
    found = named(scores(["Ble rydych chi’n byw? " * 12], tag))
    assert found[Measure.LIX].value == 4
    assert found[Measure.LETTERS_PER_WORD].value == 4
    assert found[Measure.GRADE].value is None


def test_italian_is_measured_by_its_letters():
    found = named(scores(ITALIAN, "it"))
    sentences = counted(ITALIAN, "it")
    words = [word for sentence in sentences for word in sentence]
    letters = sum(letter.isalnum() for word in words for letter in word)
    assert found[Measure.GULPEASE].value == round(min(100, 89 + (300 * len(sentences) - 10 * letters) / len(words)), 2)
    hard = (
        "Documentazione amministrativa concernente l’autosufficienza della persona richiedente assistenza economica. "
    )
    assert 0 <= named(scores([hard * 10], "it"))[Measure.GULPEASE].value < 30


def test_polish_has_its_share_of_long_words_and_no_grade():
    found = named(scores(POLISH, "pl"))
    words = [word for sentence in counted(POLISH, "pl") for word in sentence]
    long = {"potrzebuje", "niepełnosprawności"}
    assert found[Measure.LONG_WORDS].value == round(100 * sum(word in long for word in words) / len(words), 2)
    assert found[Measure.LIX].value > 0
    assert found[Measure.GRADE].value is None


def test_a_band_is_twice_the_error_that_leaving_out_each_sentence_shows():
    texts = ["We help. " * 5, "We can help you to live in your own home now. " * 6]
    lengths = [2] * 5 + [11] * 6
    left = [(sum(lengths) - each) / (len(lengths) - 1) for each in lengths]
    mean = sum(left) / len(left)
    error = ((len(left) - 1) / len(left) * sum((each - mean) ** 2 for each in left)) ** 0.5
    score = named(scores(texts))[Measure.WORDS_PER_SENTENCE]
    value = sum(lengths) / len(lengths)
    assert score.value == round(value, 2)
    assert score.band == (round(value - 2 * error, 2), round(value + 2 * error, 2))


def test_a_band_grows_narrower_with_more_text():
    short, long = (named(scores(ENGLISH * times))[Measure.LIX].band for times in (1, 4))
    assert long[1] - long[0] < short[1] - short[0]


def test_only_what_is_asked_for_is_worked_out():
    assert [score.measure for score in scores(ENGLISH, only={Measure.LIX})] == [Measure.LIX]


def test_the_words_that_add_most_come_first():
    assert drivers(ENGLISH) == ("independence", "assessment")
    assert drivers(["We help you to live at home with us. " * 10]) == ()
    assert drivers(["NHS CQC and 1,234,567 at https://example.org/a-very-long-word"]) == ()
    assert drivers(["the family of the family of the independence family"])[0] == "family"
    assert (
        len(drivers(["Accommodation, assistance, eligibility, financial, documentation, notification are here."])) == 5
    )
    assert drivers([]) == ()


def test_drivers_of_other_languages_are_their_longest_words():
    assert drivers(POLISH, "pl")[0] == "niepełnosprawności"


def test_two_languages_in_two_threads_never_mix():
    variants = [tuple(f"{text} Number {number} is here." for text in ENGLISH) for number in range(150)]
    texts = [(each, "en") for each in variants] + [(ITALIAN, "it")] * 50
    expected = [scores(*each) for each in texts]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(2) as threads:
            runs = [threads.submit(_wrong, texts, expected), threads.submit(_wrong, texts[100:], expected[100:])]
            found = [run.result() for run in runs]
    finally:
        sys.setswitchinterval(before)
    assert found == [(8_000, 0), (4_000, 0)]


def _wrong(texts, expected):
    pairs = list(zip(texts, expected, strict=True)) * 40
    return len(pairs), sum(scores(*each) != right for each, right in pairs)


# The seam: what is replaced in textstat, and what is called.


def test_textstat_is_the_version_that_the_seam_was_made_for():
    assert metadata.version("textstat") == "0.7.13"


def test_textstat_has_the_shape_that_the_seam_needs():
    metrics()
    counting = import_module(formulas.COUNTING)
    assert counting.get_cmudict is get_cmudict
    assert "cmu_dict[word][0]" in inspect.getsource(counting)
    backend = import_module("textstat.backend.metrics")
    shapes = {
        name: str(inspect.signature(getattr(backend, name))) for name in ("lix", "smog_index", "flesch_kincaid_grade")
    }
    assert shapes == {
        "lix": "(text: 'str') -> 'float'",
        "smog_index": "(text: 'str', lang: 'str') -> 'float'",
        "flesch_kincaid_grade": "(text: 'str', lang: 'str') -> 'float'",
    }
    assert str(inspect.signature(backend.flesch_reading_ease)) == "(text: 'str', lang: 'str') -> 'float'"


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (Measure.FLESCH_KINCAID_GRADE, 0.39 * 5 + 11.8 * 12 / 5 - 15.59),
        (Measure.FLESCH_READING_EASE, 206.835 - 1.015 * 5 - 84.6 * 12 / 5),
        (Measure.SMOG, 1.043 * 60**0.5 + 3.1291),
        (Measure.LIX, 5 + 100 * 2 / 5),
    ],
)
def test_textstat_gives_known_values(measure, value):
    """Five words in one sentence: 1 + 5 + 3 + 1 + 2 syllables, two of them long."""
    assert isclose(by_textstat(measure, "My disability assessment is easy."), value, abs_tol=1e-9)


def test_textstat_gets_syllables_for_english_only():
    assert get_cmudict("en")["assessment"] == (("0", "0", "0"),)
    assert get_cmudict("it") is None


ALONE = """
import socket, sys
def refused(*_, **__):
    raise OSError("no network here")
socket.socket = socket.create_connection = socket.getaddrinfo = refused
from formbuilder.plainlanguage.scores import drivers, scores
assert "textstat" not in sys.modules
found = [scores(["We help you with your assessment now. " * 40], tag) for tag in ("en", "it", "pl", "cy", "ur")]
assert all(each.value is not None or each.measure == "grade" for several in found for each in several)
assert drivers(["Your assessment"]) == ("assessment",)
assert "textstat" in sys.modules
assert not {"nltk", "urllib.request", "requests", "http.client"} & set(sys.modules)
"""
PUBLIC = """
import sys
from pathlib import Path
import pkgutil, importlib
from formbuilder import plainlanguage
from tests.council import SMALL, Council, prepare
folder = Path(sys.argv[1])
(folder / "prepared").mkdir()
(folder / "running").mkdir()
council = Council(prepare(folder / "prepared", SMALL), folder / "running")
assert council.app.test_client().get("/demo/small-talk").status_code == 200
heavy = {f"formbuilder.plainlanguage.{each}" for each in ("checker", "word_lists", "lexicon", "scores", "syllables")}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
for module in pkgutil.walk_packages(plainlanguage.__path__, "formbuilder.plainlanguage."):
    importlib.import_module(module.name)
council.close()
found = {"textstat", "nltk", "pyphen"} & set(sys.modules)
sys.exit(f"imported: {found}" if found else 0)
"""


LATE = "import textstat\n" + ALONE.partition("assert not {")[0].replace('assert "textstat" not in sys.modules', "")


@pytest.mark.parametrize("program", [ALONE, LATE], ids=["alone", "after somebody else loaded textstat"])
def test_every_score_is_there_without_a_network(program):
    ran = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)  # noqa: S603 - our own words
    assert (ran.returncode, ran.stderr) == (0, "")


def test_serving_pages_loads_neither_textstat_nor_the_checks(tmp_path):
    ran = subprocess.run([sys.executable, "-c", PUBLIC, tmp_path], check=False, capture_output=True, text=True)  # noqa: S603 - our own words
    assert (ran.returncode, ran.stderr) == (0, "")

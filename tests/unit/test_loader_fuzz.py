"""Whatever stands in a file, it is read or refused with places: no crash, no hang, little memory."""

import random
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.definition.language import ANSWERED, FORM, QUESTIONS, SECTION
from formbuilder.definition.library import Library
from formbuilder.problems import MOST
from tests.long import many
from tests.samples import LIBRARY, WHOLE, problems
from tests.sums import SUMS, WITH_RATES

LINES = WHOLE.splitlines(keepends=True)
SIGNS = ":-#?*&!%@`|>'\"[]{},\\\t\n\r \0é\u2028()<=+/0123456789abcxyz_ "
PLENTY = 80 * 1024 * 1024


def tried(text: str | bytes, library: Library = LIBRARY) -> None:
    """Read a file: it is a form, or every problem has a place in it and says what to do."""
    data = text.encode("utf-8", errors="surrogatepass") if isinstance(text, str) else text
    lines = data.count(b"\n") + data.count(b"\r") + 3 * data.count(b"\xe2\x80\xa8") + 2
    found = problems(data, library)
    assert len(found) <= MOST + 1
    for problem in found:
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert problem.message.endswith(".")


def test_damaged_signs():
    chance = random.Random(2)  # noqa: S311 - the same each time
    for _ in range(150):
        text = list(WHOLE)
        for _ in range(chance.randint(1, 5)):
            start = chance.randrange(len(text))
            text[start : start + chance.randint(0, 4)] = chance.choices(SIGNS, k=chance.randint(0, 4))
        tried("".join(text))


def test_lines_lost_doubled_and_moved():
    chance = random.Random(3)  # noqa: S311 - the same each time
    for _ in range(150):
        lines = list(LINES)
        for _ in range(chance.randint(1, 4)):
            line = lines.pop(chance.randrange(len(lines)))
            if chance.random() < 0.7:
                lines.insert(chance.randrange(len(lines)), chance.choice(["", "  ", "    "]) + line)
        tried("".join(lines))


def test_damaged_sums():
    chance = random.Random(5)  # noqa: S311 - the same each time
    start = SUMS.index("calculations:")
    for _ in range(100):
        text = list(SUMS)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(start, len(text))
            text[at : at + chance.randint(0, 6)] = chance.choice(PIECES)
        tried("".join(text), WITH_RATES)


PIECES = [
    *("sum(", "rate(", "weekly(", "pension_age(", " for ", " in ", " if ", "s.amount", "savings", "s.", "(", ")", '"'),
    *(" / 0", "rent", "hours", "charge", "income", "{charge}", "{", "when: ", "is: ", "\n", "    ", "- ", ", ", ""),
]
KEYS = st.sampled_from(sorted({*FORM.settings, *SECTION.settings, *ANSWERED, "options", "value", "use", "answers"}))
WORDS = st.sampled_from(
    [
        "yes",
        "1",
        "a",
        "about-you@1",
        "a is yes",
        "{}",
        "[]",
        "''",
        *QUESTIONS,
        "a < 3 and b",
        "2026-01-01",
        "sum(a.b for a in b)",
        'rate("a.b")',
    ]
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.dictionaries(KEYS, inner, max_size=5).map(
            lambda parts: "{" + ", ".join(f"{key}: {value}" for key, value in parts.items()) + "}"
        ),
    ),
    max_leaves=25,
)


@settings(max_examples=many(150), deadline=None, derandomize=True)
@given(TREES, KEYS)
def test_settings_in_any_shape(tree, key):
    tried(f"form: a\nversion: 1\ntitle: A\nfor: adult-carers\n{key}: {tree}\n")


@settings(max_examples=many(100), deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes(data):
    tried(data)


def many(count: int, line: str) -> str:
    head, _, _ = WHOLE.partition("sections:")
    return f"{head}sections:\n" + "".join(line.replace("N", str(number)) for number in range(count))


ASKED = "{id: qN, type: yes_no, ask: A?, short: a, required: no}"
PAGE = f"  - id: sN\n    title: S\n    pages: [{{show_if: SHOWN, questions: [{ASKED}]}}]\n"
SUM = "label: C, unit: pounds"
OVERLOADS = {
    "a million brackets": "[" * 900_000,
    "a key of a megabyte": "a" * 900_000 + ": b\n",
    "all keys unknown": "".join(f"k{number}: v\n" for number in range(20_000)),
    "one key again and again": "k: v\n" * 50_000,
    "unknown names in many conditions": many(400, PAGE.replace("SHOWN", "nameN is yes")),
    "a chain of conditions": many(1_000, PAGE.replace("SHOWN", "qN is yes")),
    "many names in a condition": many(3, PAGE.replace("SHOWN", " or ".join(f"q{n} is yes" for n in range(150)))),
    "conditions that double": "form: a\nconditions:\n"
    + "".join(f"  c{n}: c{n + 1} and c{n + 1}\n" for n in range(500))
    + "  c500: c0\n",
    "calculations that double": SUMS.replace(
        "calculations:\n",
        "calculations:\n"
        + "".join(f"  c{n}: {{{SUM}, is: c{n + 1} + c{n + 1}}}\n" for n in range(500))
        + f"  c500: {{{SUM}, is: 1}}\n",
    ),
    "a long row of sums": SUMS.replace("is: pension +", f"is: {' + '.join(['sum(s.amount for s in savings)'] * 40)} +"),
    "sums inside sums": SUMS.replace("is: pension +", f"is: {'sum(' * 300}1{' for s in savings)' * 300} +"),
    "many unknown rates": SUMS.replace(
        "calculations:\n",
        "calculations:\n" + "".join(f'  c{n}: {{{SUM}, is: rate("care.x{n}")}}\n' for n in range(2_000)),
    ),
    "a long condition": f"form: a\nconditions:\n  c: {'not ' * 200_000} a\n",
    "a block again and again": many(10_000, "  - use: b@N\n"),
    "a word of a megabyte": "form: " + "x" * 900_000,
    "a megabyte of text": WHOLE.replace("First words.", "word " * 180_000),
    "glossary of 20,000 words": WHOLE.replace(
        "glossary:\n", "glossary:\n" + "".join(f"  w{n}: x\n" for n in range(20_000))
    ),
}


@pytest.mark.parametrize("text", OVERLOADS.values(), ids=OVERLOADS)
def test_a_file_made_to_be_too_much(text):
    tried(text, WITH_RATES if "rates: [care]" in text else LIBRARY)


@pytest.mark.parametrize("text", ["[" + "a, " * 20_000 + "]", "a: b\n" * 10_000, "- a\n" * 200_000, "{a: " * 200_000])
def test_no_file_takes_much_memory(text):
    tracemalloc.start()
    try:
        tried(text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < PLENTY

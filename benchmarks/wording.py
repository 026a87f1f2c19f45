"""``python -m benchmarks.wording``: how fast words are checked, beside the linters of other people, all in one run.

All of them check the same 1,000 texts: the labelled questions of the tests, made different by a number where they come
round again. Times are the best of several turns. The linters from npm are in ``benchmarks/peers`` and proselint is in
``requirements/bench.txt``; ``make bench`` installs them. What they flag is printed beside their time.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from benchmarks.rows import Row
from formbuilder.config import ROOT
from formbuilder.definition.load import parse
from formbuilder.definition.model import Form
from formbuilder.definition.registers import EMPTY
from formbuilder.plainlanguage.checker import check
from formbuilder.plainlanguage.forms import check_form
from formbuilder.plainlanguage.passages import Passage
from tests.plainlanguage.measuring import LABELLED, passage_of

MANY = 1_000
ASKED = 60
TURNS = 5
PEERS = Path(__file__).parent / "peers"
FIRST_FINDING = """
from formbuilder.plainlanguage.checker import check
from formbuilder.plainlanguage.passages import Passage
check(Passage(text="Do you often fall?"))
"""
FIRST_SCORE = """
from formbuilder.plainlanguage.scores import scores
scores(["Do you fall at home? Tell us how many times. A guess is fine."] * 12)
"""
TEXTSTAT = """
import textstat
textstat.lix("Do you fall at home? Tell us how many times. A guess is fine. " * 12)
"""
MEMORY = """
import psutil
print(psutil.Process().memory_info().rss)
"""


def rows() -> Iterator[Row]:
    """Yield what is measured."""
    passages = _passages()
    yield Row(
        name="1,000 questions, all rules", value=_best(lambda: [check(each) for each in passages]), unit="ms", reach=80
    )
    form = _form(passages)
    yield Row(name="a form of 60 questions", value=_best(lambda: list(check_form(form))), unit="ms", reach=50)
    yield _edited(passages)
    yield from _cold("cold start to the first finding", FIRST_FINDING, 0.5)
    yield from _cold("cold start to the first score", FIRST_SCORE, 0.5)
    yield from _cold("cold start of textstat alone (LIX)", TEXTSTAT, None)
    texts = [each.text for each in passages]
    yield Row(name="1,000 questions, textstat alone (grade and LIX)", value=_textstat(texts), unit="ms")
    for name in ("write-good", "alex"):
        yield _peer(name, ["sh", "tools/with_node.sh", "node", str(PEERS / "lint.mjs"), name, "2"], texts)
    yield _peer("proselint", [sys.executable, str(PEERS / "proselint_texts.py"), "2"], texts)


def _passages() -> list[Passage]:
    lines = [line for file in sorted(LABELLED.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines() if line]
    labelled = [passage_of(json.loads(line)) for line in lines]
    return [replace(each, text=_numbered(each.text, n)) for n, each in enumerate(islice(cycle(labelled), MANY))]


def _numbered(text: str, number: int) -> str:
    return f"{text} ({number})" if number % 2 else text


def _form(passages: list[Passage]) -> Form:
    """Return a form that asks the first 60 questions."""
    head = "form: sixty\nversion: 1\ntitle: Sixty questions\nfor: everybody\n"
    head += "sections:\n  - id: all\n    title: All\n    pages:\n"
    asked = [
        f"      - questions:\n          - id: q{number}\n            type: yes_no\n            required: no\n"
        f"            short: the answer {number}\n            hint: A guess is fine.\n"
        f"            ask: {json.dumps(each.text)}\n"
        for number, each in enumerate(passages[:ASKED])
    ]
    return parse((head + "".join(asked)).encode(), "sixty.yaml", EMPTY)


def _best(task: Callable[[], object]) -> float:
    """Return the least time that a task took, in ms."""
    task()
    times = []
    for _ in range(TURNS):
        before = perf_counter()
        task()
        times.append(perf_counter() - before)
    return min(times) * 1_000


def _edited(passages: list[Passage]) -> Row:
    """Measure a question that is checked again after each key that is pressed in it."""
    text, times = "In the last 4 weeks, did you often struggle to wash and dress, or did somebody help you?", []
    for end in range(1, len(text)):
        passage = replace(passages[0], text=text[:end])
        before = perf_counter()
        check(passage)
        times.append((perf_counter() - before) * 1_000)
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    return Row(
        name="one question again after an edit",
        value=max(times),
        unit="ms",
        reach=2,
        p50=statistics.median(times),
        p95=p95,
    )


def _cold(name: str, program: str, reach: float | None) -> Iterator[Row]:
    """Measure a new process, from its start to its end, and how much more memory it takes than Python alone."""
    took = min(_run(program)[0] for _ in range(TURNS))
    more = (_run(program + MEMORY)[1] - _run(MEMORY)[1]) / 1e6
    yield Row(name=name, value=took, unit="s", reach=reach)
    yield Row(name=f"{name}, memory", value=more, unit="MB", reach=60 if reach else None)


def _run(program: str) -> tuple[float, int]:
    before = perf_counter()
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603 - our own programs
    return perf_counter() - before, int(run.stdout or 0)


def _textstat(texts: list[str]) -> float:
    """Return how long textstat takes to score each text, with our table of syllables, in ms."""
    from formbuilder.plainlanguage.formulas import metrics  # noqa: PLC0415 - it must not be imported above

    before = perf_counter()
    for text in texts:
        metrics().flesch_kincaid_grade(text, "en")
        metrics().lix(text)
    return (perf_counter() - before) * 1_000


def _peer(name: str, command: list[str], texts: list[str]) -> Row:
    run = subprocess.run(command, check=True, capture_output=True, text=True, input=json.dumps(texts), cwd=ROOT)  # noqa: S603 - our own programs
    found = json.loads(run.stdout)
    return Row(name=f"1,000 questions, {name} (flags {found['flagged']})", value=found["ms"], unit="ms")


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(f"{row.name:70}{row.value:>10.3f} {row.unit}\n")

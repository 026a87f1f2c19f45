"""``python -m benchmarks.loading``: how long it takes to load a form, in ms of CPU, the best of several turns.

Everything that ``load.parse`` does counts: YAML, every check, the search for conditions that cannot come true, and the
fingerprint. The library of blocks is read once before, as the application does when it starts.
"""

from __future__ import annotations

import sys
from itertools import count
from time import process_time

from benchmarks.rows import Row
from formbuilder.config import ROOT
from formbuilder.definition.catalogue import form_files
from formbuilder.definition.library import load_library
from formbuilder.definition.load import parse
from formbuilder.definition.registers import EMPTY, Library

LINES = 2_000
TURNS = 5
REACH = 50
HEAD = """\
form: two-thousand-lines
version: 1
title: Two thousand lines
for: everybody
conditions:
  grown_up: q0_number >= 18 and not (q0_choice is b or q0_choice is c)
  helps_a_lot: q0_number > 35 or q0_choices includes a or (q0_yes_no is yes and q0_choice is not a)
  helps_a_little: not helps_a_lot and q0_number is answered
sections:
"""
OPTIONS = """
            options:
              - {value: a, label: The first answer}
              - {value: b, label: The second answer, hint: With a hint below it}
              - {value: c, label: "The third answer"}
              - {value: d, label: Another answer}"""
GROUP = """
            item: a thing
            max: 5
            questions:
              - {id: ID_name, type: name, ask: What is the name?, short: the name, required: yes}
              - {id: ID_near, type: yes_no, ask: Is it near?, short: if it is near, required: no}
              - {id: ID_far, type: number, ask: How far?, short: how far, required: no, show_if: ID_near is no}"""
TYPES = {
    "number": "\n            min: 0\n            max: 168\n            unit: hours\n            also: [dont_know]",
    "choice": OPTIONS,
    "choices": OPTIONS.replace("Another answer}", "None of these, alone: yes}"),
    "yes_no": "\n            also: [dont_know, prefer_not]",
    "text": "\n            max_length: 100",
    "long_text": "",
    "date": "\n            least: year\n            past: yes",
    "month": "",
    "money": "\n            min: 0\n            periods: [week, month]",
    "email": "\n            autocomplete: email",
    "phone": "",
    "postcode": "",
    "address": "",
    "name": "",
    "ni_number": "",
    "nhs_number": "",
    "group": GROUP,
    "statement": "",
    "information": "",
}
"""Every type of question, and what it says of its own."""
CONDITIONS = (
    "helps_a_lot",
    "qN_number > 10",
    "qN_choice is a or qN_choice is c",
    "helps_a_little and qN_yes_no is not no",
    "qN_choices includes b and not (qN_number < 3)",
    "grown_up and (qN_choice is not answered or qN_choice is d)",
)
"""``qN`` are the questions of the section before."""


def main() -> int:
    """Print the CPU of loading the biggest form of ours, and one of 2,000 lines."""
    for row in (_biggest(), *rows()):
        sys.stdout.write(f"{row.name:44}{row.value:8.1f} {row.unit}\n")
    return 0


def rows() -> list[Row]:
    """Measure a form of 2,000 lines with every type of question and about 100 conditions."""
    return [_row("load 2,000 lines", two_thousand_lines().encode(), EMPTY)]


def two_thousand_lines() -> str:
    """Return the form as YAML: page after page, a section for each turn of the types, and notes in the last lines."""
    lines = HEAD.splitlines()
    for number in count():
        page = _page(number).splitlines()
        if len(lines) + len(page) > LINES:
            return "\n".join([*lines, *["# the end"] * (LINES - len(lines))]) + "\n"
        lines += page
    raise AssertionError


def _page(number: int) -> str:
    """Return a page with one question; from the second section on, every other page has a condition."""
    part, position = divmod(number, len(TYPES))
    name = tuple(TYPES)[position]
    start = "" if position else f"  - id: part-{part}\n    title: Part {part}\n    pages:\n"
    condition = CONDITIONS[position // 2 % len(CONDITIONS)].replace("qN", f"q{part - 1}")
    shown_if = f"show_if: {condition}\n        " if part and not position % 2 else ""
    return f"{start}      - {shown_if}questions:\n{_question(name, f'q{part}_{name}')}"


def _question(name: str, id_: str) -> str:
    lines = [f"type: {name}", f"ask: What do you want to tell us about {id_}?", "hint: A guess is fine."]
    if name != "information":
        lines += [f"short: what you want to tell us about {id_}", "why: So that we can help you."]
        lines.append(f"required: {'wanted' if name == 'yes_no' else 'no'}")
    if name == "yes_no":
        lines.append("without: If you leave this out, we ask you when we talk.")
    own = TYPES[name].replace("ID", id_).lstrip("\n")
    return f"          - id: {id_}\n" + "".join(f"            {line}\n" for line in lines) + (own and f"{own}\n")


def _biggest() -> Row:
    folder = ROOT / "forms"
    biggest = max(form_files(folder), key=lambda path: path.stat().st_size)
    return _row(f"load {biggest.parent.name}, with its blocks", biggest.read_bytes(), load_library(folder))


def _row(name: str, data: bytes, library: Library) -> Row:
    took = min(_cpu_seconds(data, library) for _ in range(TURNS))
    return Row(name=name, value=took * 1_000, unit="ms", reach=REACH)


def _cpu_seconds(data: bytes, library: Library) -> float:
    before = process_time()
    parse(data, "form.yaml", library)
    return process_time() - before


if __name__ == "__main__":
    sys.exit(main())

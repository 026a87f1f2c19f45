"""A form of thirty pages, of the kinds that real forms have."""

from __future__ import annotations

KINDS = ("text", "choice", "date", "long_text", "number")
HEAD = """\
form: thirty-pages
version: 1
title: Thirty pages
for: everybody
sections:
"""
AUDIENCES = "- {id: everybody, sentence: Everybody who measures.}\n"


def thirty_pages() -> str:
    """Return the form as YAML: five sections of six pages, each page with one question that must be answered."""
    return HEAD + "".join(_section(number) for number in range(5))


def good_answer(number: int, turn: int) -> dict[str, str]:
    """Return what is sent from page ``number`` (from 1), another answer in each turn."""
    name = f"q-q{number}"
    match KINDS[(number - 1) % len(KINDS)]:
        case "choice":
            return {name: "abcd"[turn % 4]}
        case "date":
            return {f"{name}-day": str(turn % 28 + 1), f"{name}-month": "Feb", f"{name}-year": "1950"}
        case "number":
            return {name: str(turn % 90)}
        case _:
            return {name: f"An answer of some words, number {turn}"}


def _section(number: int) -> str:
    pages = "".join(_page(number * 6 + page) for page in range(1, 7))
    return f"  - id: part-{number}\n    title: Part {number}\n    pages:\n{pages}"


def _page(number: int) -> str:
    kind = KINDS[(number - 1) % len(KINDS)]
    options = "".join(f"              - {{value: {value}, label: Answer {value}}}\n" for value in "abcd")
    return f"""\
      - questions:
          - id: q{number}
            type: {kind}
            ask: What do you want to tell us about thing {number}?
            hint: A guess is fine. Think of the last 4 weeks.
            short: what you want to tell us about thing {number}
            why: So that we know how long a page like this takes.
            required: yes
            wording:
              easy-read: {{ask: Tell us about thing {number}., hint: A guess is fine.}}
{"            options:" + chr(10) + options if kind == "choice" else ""}"""

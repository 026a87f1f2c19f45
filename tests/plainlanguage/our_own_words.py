"""Every sentence of our own that a person can read: screens, errors, commands, what the checks themselves say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

from formbuilder.config import ROOT
from formbuilder.plainlanguage.catalogue import RULES
from formbuilder.plainlanguage.passages import Kind

PACKAGE = ROOT / "formbuilder"
NO_WORDS = (PACKAGE / "plainlanguage", PACKAGE / "storage")
"""Their strings are words to look for, and questions to the database; what rules say is taken from the rules."""
SENTENCE = re.compile(r"(?:[A-Z“‘]|--|it\b)[^<>\\]*[a-z]\s[^<>\\]*")
HOLE = re.compile(r"\{[^{}]*\}|%\([a-z_]+\)s|%s|\b[A-Z]+(?:_[A-Z]+)+\b|smtps?://\S+|formbuilder [a-z]+ [^.:…]+")
"""What the program fills in, and what somebody types as it stands: a setting, a mail server, a command."""
TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
BETWEEN = re.compile(r">([^<>]*)<")
CODE = re.compile(r"\$ .*|`[^`]*`")
"""What somebody types at a prompt, or quotes from a file."""


def our_own_words() -> Iterator[tuple[str, Kind, str]]:
    """Yield where each text stands, what it is for, and its words, with “it” for what the program fills in."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield from _of_template(path)
    for path in sorted(PACKAGE.rglob("*.py")):
        if not set(NO_WORDS) & set(path.parents):
            yield from _of_module(path)
    for rule in RULES:
        for part in ("finds", "message", "suggestion", "why"):
            yield f"rule {rule.id}: {part}", Kind.MESSAGE, _filled(getattr(rule, part))


def _of_template(path: Path) -> Iterator[tuple[str, Kind, str]]:
    """Yield what is marked to be translated, and what simply stands between tags."""
    name = path.relative_to(ROOT)
    for line, message, *_ in extract_from_file("jinja2", path):
        yield f"{name}:{line}", Kind.MESSAGE, _filled(str(message))
    for text in BETWEEN.findall(TAG.sub("", path.read_text("utf-8"))):
        words = " ".join(re.sub(r"\{\{.*?\}\}", "it", text).split())
        if SENTENCE.fullmatch(words):
            yield str(name), Kind.MESSAGE, words


def _of_module(path: Path) -> Iterator[tuple[str, Kind, str]]:
    tree = ast.parse(path.read_text("utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(each) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for each in node.values}
    helps = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "help"}
    for node in ast.walk(tree):
        text = _filled(_text(node))
        if id(node) not in notes | parts and (id(node) in helps or SENTENCE.fullmatch(text)):
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", Kind.MESSAGE, text


def _text(node: ast.AST) -> str:
    """Return the words of a string, with {} where an f-string is filled in; "" if it is none."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(each.value if isinstance(each, ast.Constant) else "{}" for each in values)
        case _:
            return ""


def _filled(text: str) -> str:
    return CODE.sub("it", HOLE.sub("it", text))

"""The trail as people read it: every step by name, page by page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import formbuilder
from formbuilder.publishing.life_cycle import MOVES
from formbuilder.publishing.sign_offs import Outcome
from formbuilder.rendering.trail_words import WORDS, told
from formbuilder.services.asking import LINE_ASKED
from formbuilder.services.drafts import Save, save_draft
from formbuilder.services.trail import Happening
from tests.council import START, Council
from tests.person import Person
from tests.publishing import TEXT, Office
from tests.staff import HOME, come_in
from tests.web.publishing_office import FORM, GATE, council, office, owen

__all__ = ["council", "office", "owen"]


def test_the_trail_tells_every_step_by_name_and_keeps_names_apart(council: Council, office: Office, owen: Person):
    office.approved()
    owen.open(GATE).press("Publish now")
    amina = come_in(council)
    amina.follow("What was done")
    assert "Owen Price published “A talk about tea”, version 1, save 1." in amina.main
    assert "Ruth Cole signed off “A talk about tea”, version 1, save 1: yes." in amina.main
    assert "Amina Yusuf signed in." in amina.main
    amina.open(f"{HOME}trail?form={FORM}&day=23/11/2026")
    assert "signed in" not in amina.main
    assert "Owen Price published “A talk about tea”, version 1, save 1." in amina.main
    assert "Nothing was done that fits." in amina.open(f"{HOME}trail?day=22/11/2026").main
    amina.open(f"{HOME}trail?form=../x&day=never")
    assert [where for where, _ in amina.errors] == ["#day"]
    owen.open(f"{HOME}forms/{FORM}/trail")
    assert owen.heading == "What happened to “A talk about tea”"
    assert "signed in" not in owen.main
    owen.open(f"{HOME}forms/none/trail", expect=404)


def test_a_long_trail_is_read_page_by_page(council: Council, office: Office, owen: Person):
    for number in range(60):
        text = TEXT.format(form=FORM) + f"# {number}\n"
        doing = replace(office.doing("owen"), now=office.now + timedelta(seconds=number + 1))
        save_draft(council.store, office.pin, Save(text=text, seen=number + 1, about=""), doing)
    owen.open(f"{HOME}forms/{FORM}/trail")
    first = owen.main
    owen.follow("Older ones")
    assert "Owen Price began the draft “A talk about tea”, version 1, save 1." in owen.main
    assert "version 1, save 61." in first
    assert "version 1, save 61." not in owen.main
    owen.open(f"{HOME}forms/{FORM}/trail?before=never%20x")
    assert owen.main == first


def test_every_step_that_a_service_writes_down_has_words():
    home = Path(formbuilder.__file__).parent
    noted = {text for path in home.rglob("*.py") for text in _noted(ast.parse(path.read_text(encoding="utf-8")))}
    noted |= {each.happening for each in MOVES.values()} | {LINE_ASKED}
    assert noted >= {"sent", "draft-saved", "person-added", "form-chain-set", "publish-planned"}
    assert noted <= WORDS.keys()


def _noted(tree: ast.AST) -> Iterator[str]:
    """Every name of a happening that stands in a call of ``note``."""
    for node in ast.walk(tree):
        called = getattr(node, "func", None)
        if isinstance(node, ast.Call) and "note" in {getattr(called, "attr", ""), getattr(called, "id", "")}:
            inside = (part for each in node.args for part in ast.walk(each) if not isinstance(each, ast.JoinedStr))
            texts = (part.value for part in inside if isinstance(part, ast.Constant) and isinstance(part.value, str))
            yield from (text for text in texts if text.strip())


def test_a_happening_without_words_is_told_by_its_name():
    happening = Happening(id="", at=START, what="tea-made", subject="tea@1", who="Ann", whom="")
    assert told(happening) == "Ann: tea made tea@1."


def test_the_words_of_every_outcome_are_there():
    assert {f"signed-{outcome.replace('_', '-')}" for outcome in Outcome} <= WORDS.keys()
    assert all(re.fullmatch(r"[A-Z{].*\.", words) for words in WORDS.values())

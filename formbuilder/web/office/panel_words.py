"""What panels decided about words: a list for those who write forms, and how a decision about a word is made."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.panel_word_pages import (
    BECAUSE,
    INSTEAD,
    KIND,
    WORD,
    TypedWord,
    end_word_page,
    word_page,
    words_page,
)
from formbuilder.services.answering import find_decision
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.panel_words import (
    LONGEST_REASON,
    NewWord,
    PanelWord,
    WordKind,
    add_word,
    end_word,
    find_word,
    list_words,
)
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 300


@office.get("/panel-words")
@allow(Right.READ_DRAFTS)
def words_of_panels(slug: str) -> ResponseReturnValue:
    """List what panels decided about words."""
    del slug
    served = office_council()
    page = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    found = list_words(served.store, page)
    told = words_page(office_site(served), found, page, changes=may_here(Right.ANSWER_POINTS))
    return render_template("office/list.html", page=told, frame=frame_here())


@office.get("/decisions/<id_>/word")
@allow(Right.ANSWER_POINTS)
def deciding_word(slug: str, id_: str) -> ResponseReturnValue:
    """Ask which word all forms are checked for because of an answer."""
    del slug
    decision = _decision_or_404(id_)
    return _ask(word_page(office_site(office_council()), new_token(), decision, TypedWord(because=decision.because)))


@office.post("/decisions/<id_>/word")
@allow(Right.ANSWER_POINTS)
def decide_word(slug: str, id_: str) -> ResponseReturnValue:
    """Let all forms be checked for a word."""
    del slug
    served, decision = office_council(), _decision_or_404(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = TypedWord(kind=_text(KIND), word=_text(WORD), instead=_text(INSTEAD), because=_because())
    kind = WordKind(typed.kind) if typed.kind in set(WordKind) else WordKind.AVOID
    new = NewWord(kind=kind, word=typed.word, instead=typed.instead, because=typed.because, decision=decision.id)
    result = add_word(served.store, new, doing_here())
    if isinstance(result, PanelWord):
        return redirect(office_site(served).to("panel-words"), 303)
    wrong = TypedWord(kind=kind, word=typed.word, instead=typed.instead, because=typed.because, wrong=result)
    return _ask(word_page(office_site(served), new_token(), decision, wrong))


@office.get("/panel-words/<id_>/take-back")
@allow(Right.ANSWER_POINTS)
def taking_word_back(slug: str, id_: str) -> ResponseReturnValue:
    """Ask why a word is taken back."""
    del slug
    return _ask(end_word_page(office_site(office_council()), new_token(), _word_or_404(id_), "", None))


@office.post("/panel-words/<id_>/take-back")
@allow(Right.ANSWER_POINTS)
def take_word_back(slug: str, id_: str) -> ResponseReturnValue:
    """Take back what was decided about a word."""
    del slug
    served, found = office_council(), _word_or_404(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    why = end_word(served.store, found.id, _because(), doing_here())
    if why is None:
        return redirect(office_site(served).to("panel-words"), 303)
    return _ask(end_word_page(office_site(served), new_token(), found, _because(), why))


def _word_or_404(id_: str) -> PanelWord:
    found = find_word(office_council().store, id_)
    return found if found and found.stands else abort(404)


def _decision_or_404(id_: str) -> Decision:
    found = find_decision(office_council().store, id_) or abort(404)
    return abort(404) if found[0].undone else found[0]


def _text(name: str) -> str:
    return words(request.form.get(name, ""), LONGEST)[:LONGEST]


def _because() -> str:
    return words(request.form.get(BECAUSE, ""), LONGEST_REASON + 1)[: LONGEST_REASON + 1]


def _ask(page: FormPage) -> ResponseReturnValue:
    return render_template("office/form.html", page=page, frame=frame_here())

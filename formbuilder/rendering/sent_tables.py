"""Submissions as CSV: a row for each, a column for each question."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from formbuilder.answers.cells import guarded
from formbuilder.definition.model import Form, Information
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.afterwards import AdditionKind
from formbuilder.services.submissions import Submission

ABOUT = ("reference", "form", "version", "sent_at", "danger", "reach_only")
"""``reach_only``: the one way to reach the person, where they wrote another one after sending."""
TRANSLATED = ("translator", "translated_by_a_program")


def table(forms: Iterable[Form], found: Iterable[Submission]) -> str:
    """Return CSV: columns by question id, in the order of ``forms``; no cell begins a formula.

    Where somebody put answers into English, ``ID~en`` has what each says, and the last columns who says so.
    """
    submissions = tuple(found)
    ids = _columns(forms, submissions)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    keys = tuple(dict.fromkeys(key for each in submissions for key in _english(each)))
    writer.writerow([*ABOUT, *ids, *(f"{key}~en" for key in keys), *(TRANSLATED if keys else ())])
    for submission in submissions:
        cells = (cell(submission.answers.get(id_)) for id_ in ids)
        english = (_english(submission).get(key, "") for key in keys)
        by = _translator(submission) if keys else ()
        writer.writerow([guarded(text) for text in (*_about(submission), *cells, *english, *by)])
    return out.getvalue().rstrip("\n")


def _columns(forms: Iterable[Form], submissions: Iterable[Submission]) -> tuple[str, ...]:
    """Return every question that can be answered and is not kept apart, then whatever else was answered."""
    asked = (
        question.id
        for form in forms
        for page in form.pages
        for question in page.questions
        if not (page.apart or question.apart or isinstance(question.type, Information))
    )
    answered = (id_ for submission in submissions for id_ in submission.answers)
    return tuple(dict.fromkeys((*asked, *answered)))


def _english(submission: Submission) -> Mapping[str, str]:
    return submission.english.writing.english if submission.english else {}


def _translator(submission: Submission) -> tuple[str, str]:
    note = submission.english
    return (note.writing.translator, cell(note.writing.program)) if note else ("", "")


def _about(submission: Submission) -> Iterator[str]:
    line = submission.line
    yield shown_reference(line.reference)
    yield line.pin.slug
    yield str(line.pin.version)
    yield line.sent_at.isoformat()
    yield line.level or ""
    yield next((each.text for each in reversed(submission.additions) if each.kind is AdditionKind.REACH), "")


def cell(plain: object) -> str:
    """Return a plain answer as one text; the items of a group as JSON."""
    match plain:
        case bool():
            return "yes" if plain else "no"
        case list() if not all(isinstance(each, str) for each in plain):
            return json.dumps(plain, ensure_ascii=False)
        case list():
            return "; ".join(plain)
        case dict():
            return ", ".join(str(each) for each in plain.values())
        case _:
            return "" if plain is None else str(plain)

"""A compiled page is the same page: for every question type and everything a person may type."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from formbuilder.answers.read import read
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.model import Form, Group
from formbuilder.rendering.boxes import Typed
from formbuilder.rendering.compiled import REFERENCE, Compiled, Holes, PageStore
from formbuilder.rendering.fields import Collected, parts
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.question_page import Problems, question_page
from formbuilder.rendering.visit import Subject
from tests.page import faults
from tests.unit.rendering_forms import FORM, PRIVATE, SINGLE, TOGETHER, VISIT, frame_of, step, subject, templates

SUBJECTS = [subject(page) for page in (*SINGLE, TOGETHER, PRIVATE) if not page.group] + [step(0), step(1)]
ODD = [
    "",
    "\nSam",
    "</textarea><script>alert(1)</script>",
    "\" onfocus='x' &amp; & <b>",
    "مرحبا بالعالم",
    "{{ 7 * 7 }} %s \0 \\1",
    "x" * 6_000,
]
TEMPLATES = templates()
TODAY = date(2026, 11, 21)
FORMS = Path(__file__).parents[2] / "forms"


def answers(asked, text):
    """The same text in every box, and every button chosen."""
    chosen = ["yes", "tea", "none", "dont_know", "week"]
    return {each.id: {part: [text, *chosen] for part in (*parts(each.type), "also")} for each in asked.questions}


def rendered(asked, visit, values):
    page = question_page(asked, visit, Typed(values))
    frame = of_form(frame_of(visit), asked.form)
    return page, TEMPLATES.get_template("public/questions.html").render(page=page, frame=frame)


@pytest.mark.parametrize("asked", SUBJECTS, ids=lambda asked: asked.questions[0].id)
def test_a_compiled_page_is_the_rendered_page(asked):
    store = PageStore(TEMPLATES, frame_of)
    for visit in (VISIT, replace(VISIT, helper=True), replace(VISIT, seen='"><b>', item="<i>", unseen=False)):
        for text in ODD:
            values = answers(asked, text)
            assert store.html(asked, visit, values) == rendered(asked, visit, values)[1]
        page, html = rendered(asked, visit, {})
        assert store.html(asked, visit, {}) == html
        assert list(faults(html, page)) == []


def collected(asked, text):
    """What comes of sending the same text in every box."""
    raw = answers(asked, text)
    return Collected(raw=raw, readings={q.id: read(q, raw[q.id], TODAY) for q in asked.questions}, not_taken=False)


@pytest.mark.parametrize("asked", SUBJECTS, ids=lambda asked: asked.questions[0].id)
def test_a_page_with_errors_is_the_rendered_page_and_keeps_nothing_that_was_typed(asked):
    store = PageStore(TEMPLATES, frame_of)
    for text in (*ODD, "a secret", "31/2/1950", "99999"):
        sent = collected(asked, text)
        page = question_page(asked, VISIT, Typed(sent.raw), Problems.of(sent))
        html = TEMPLATES.get_template("public/questions.html").render(page=page, frame=frame_of(VISIT))
        assert store.html_after(asked, VISIT, sent) == html
    kept = "".join("".join(constant) for compiled in store._kept.values() for constant in compiled.constants)
    for text in ("a secret", "31/2/1950", "99999", "xxxx", "مرحبا"):
        assert text not in kept


def test_lines_in_plain_letters_are_kept_once_for_pages_in_all_scripts():
    """One letter such as ł makes a text twice as large in memory: its line stands by itself."""
    one, other = (Compiled.of(f"<form>\n<p>{word}</p>\n\0000\0</form>\n", Holes([REFERENCE])) for word in ("ł", "ش"))
    assert one.constants[0] == ("<form>\n", "<p>ł</p>\n")
    assert one.constants[0][0] is other.constants[0][0]
    assert one.fill(VISIT, {}) == f"<form>\n<p>ł</p>\n{VISIT.site.reference}</form>\n"


@pytest.mark.parametrize("text", ODD)
def test_what_is_typed_is_never_code(text):
    asked = subject(TOGETHER)
    page, html = rendered(asked, VISIT, answers(asked, text))
    assert list(faults(html.replace("\0", ""), page)) == []
    shown = BeautifulSoup(html, "html.parser")
    assert shown.select_one("#q-word")["value"] == text
    assert shown.select_one("#q-story").text == f"\n{text}"


def test_nothing_of_one_person_stays_for_the_next():
    store = PageStore(TEMPLATES, frame_of)
    asked = subject(TOGETHER)
    store.html(asked, VISIT, answers(asked, "Sam"))
    other = replace(VISIT, site=replace(VISIT.site, reference="OTHER"), **dict.fromkeys(("token", "seen", "back"), "x"))
    html = store.html(asked, replace(other, here="y"), {})
    for text in ("Sam", VISIT.site.reference, VISIT.token, VISIT.seen, VISIT.back):
        assert text not in html


def test_what_is_kept_and_private_is_not_on_the_page_until_it_is_asked_for():
    store = PageStore(TEMPLATES, frame_of)
    html = store.html(subject(PRIVATE), replace(VISIT, unseen=True), {"afraid": {"": ["yes"]}})
    assert "checked" not in html
    assert "Show my private answers" in html
    assert 'name="unseen" value="yes"' in html


def test_the_store_stays_within_its_bytes():
    store = PageStore(TEMPLATES, frame_of, most_bytes=40_000)
    for asked in SUBJECTS:
        store.html(asked, VISIT, {})
    assert 0 < len(store._kept) < len(SUBJECTS)
    assert store._bytes == sum(page.size for page in store._kept.values()) <= 40_000


def test_pages_that_differ_are_kept_apart():
    store = PageStore(TEMPLATES, frame_of)
    asked = subject(SINGLE[0])
    for visit in (VISIT, replace(VISIT, helper=True), replace(VISIT, shared=True), replace(VISIT, unseen=True)):
        store.html(asked, visit, {})
    store.html(replace(asked, form=replace(FORM, fingerprint="0" * 64)), VISIT, {})
    assert len(store._kept) == 5


def subjects_of(form: Form) -> Iterator[Subject]:
    """Every page with all its questions and, of a group, every step."""
    for page in form.pages:
        group = page.group
        steps = group.type.steps if group and isinstance(group.type, Group) else (page.questions,)
        yield from (Subject(form=form, page=page, questions=questions) for questions in steps)


@pytest.mark.parametrize("form", load_catalogue(FORMS).values(), ids=lambda form: form.name)
def test_every_page_of_every_form_is_the_rendered_page(form):
    store = PageStore(TEMPLATES, frame_of)
    for number, asked in enumerate(subjects_of(form)):
        values = answers(asked, ODD[number % len(ODD)])
        page, html = rendered(asked, VISIT, values)
        assert store.html(asked, VISIT, values) == html
        assert list(faults(html.replace("\0", ""), page)) == []

"""Random edits of forms, as somebody who writes them makes them; what comes out need not be a form that loads."""

from dataclasses import fields, replace
from decimal import Decimal

from hypothesis import strategies as st

from formbuilder.definition.calculations import Rounding
from formbuilder.definition.marks import Also, Period, Required
from formbuilder.definition.model import (
    Change,
    Choice,
    Choices,
    Form,
    Group,
    LongText,
    Money,
    Number,
    Option,
    Page,
    Question,
    Section,
    Text,
)
from formbuilder.definition.outcomes import Linked
from formbuilder.definition.words import Words
from formbuilder.expressions.parser import parse

ON_MODEL = ("hint", "help", "why", "without", "picture")
CONDITIONS = ("call_you is answered", "hours > 3", "not (hours > 3)", "x is yes or y is dont_know")
SETTINGS = {
    "required": st.sampled_from(Required),
    "also": st.sampled_from(
        [(), (Also.DONT_KNOW,), (Also.DONT_KNOW, Also.PREFER_NOT), (Also.PREFER_NOT, Also.DONT_KNOW)]
    ),
    "serves": st.sampled_from([(), ("d-1",), ("d-1", "d-2"), ("d-2", "d-1")]),
    "can_change": st.sampled_from(
        [Change(kind="open"), Change(kind="law", reason="Cafe\u0301 Act"), Change(kind="law", reason="Café Act")]
    ),
    "private": st.booleans(),
    "apart": st.booleans(),
    "autocomplete": st.sampled_from(["", "name", "tel"]),
    "fact": st.sampled_from(["", "hours"]),
    "replaces": st.sampled_from([(), ("gone",)]),
    "show_if": st.sampled_from([None, *map(parse, CONDITIONS)]),
    "type": st.sampled_from(
        [Text(), Text(most=9), LongText(), Number(), Number(max=Decimal(9)), Money(periods=(Period.WEEK,))]
    ),
}
words = st.sampled_from(["Some words", "some words", "Some  words.", "Cafe\u0301", "Café", "Other words of ours"])


def said(text: str, like: Words) -> Words:
    return replace(like, text=text)


@st.composite
def edited(draw, form: Form, most: int = 5) -> Form:
    """The form after one to ``most`` edits."""
    for number in range(draw(st.integers(1, most))):
        form = draw(st.sampled_from(EDITS))(draw, form, f"new{number}")
    return numbered(form)


def numbered(form: Form) -> Form:
    """The form with pages numbered and marked as the loader does it."""
    number, sections = 0, []
    for section in form.sections:
        pages = []
        for page in section.pages:
            number += 1
            private, apart = (
                getattr(section, mark) or (bool(page.questions) and all(getattr(each, mark) for each in page.questions))
                for mark in ("private", "apart")
            )
            pages.append(replace(page, number=number, section=section.id, private=private, apart=apart))
        sections.append(replace(section, pages=tuple(pages)))
    return replace(form, sections=tuple(sections))


def of_sections(form: Form, edit) -> Form:
    return replace(form, sections=tuple(edit([*form.sections])))


def of_section(draw, form: Form, edit) -> Form:
    place = draw(st.integers(0, len(form.sections) - 1))
    sections = [*form.sections]
    sections[place] = edit(sections[place])
    return replace(form, sections=tuple(sections))


def of_page(draw, form: Form, edit) -> Form:
    places = [(s, p) for s, section in enumerate(form.sections) for p, _ in enumerate(section.pages)]
    if not places:
        return form
    s, p = draw(st.sampled_from(places))
    pages = [*form.sections[s].pages]
    pages[p] = edit(pages[p])
    sections = [*form.sections]
    sections[s] = replace(sections[s], pages=tuple(pages))
    return replace(form, sections=tuple(sections))


def of_question(draw, form: Form, edit) -> Form:
    def on_page(page: Page) -> Page:
        return replace(page, questions=among(draw, page.questions, lambda each: inside(draw, each, edit)))

    return of_page(draw, form, on_page)


def inside(draw, question: Question, edit) -> Question:
    if isinstance(question.type, Group) and draw(st.booleans()):
        steps = tuple(among(draw, step, edit) for step in question.type.steps)
        return replace(question, type=replace(question.type, steps=steps))
    return edit(question)


def among(draw, things, edit):
    if not things:
        return things
    place = draw(st.integers(0, len(things) - 1))
    return (*things[:place], edit(things[place]), *things[place + 1 :])


def shuffled(draw, things):
    return draw(st.permutations(things)) if things else things


def reword(draw, form, new):
    del new

    def edit(question):
        part = draw(st.sampled_from(["ask", "short", *ON_MODEL]))
        text = draw(words if part == "ask" else st.none() | words)
        return replace(question, **{part: None if text is None else said(text, question.ask)})

    return of_question(draw, form, edit)


def set_something(draw, form, new):
    del new
    name = draw(st.sampled_from([*SETTINGS]))
    return of_question(draw, form, lambda question: replace(question, **{name: draw(SETTINGS[name])}))


def mark_words(draw, form, new):
    def edit(question):
        which = draw(st.sampled_from(["errors", "wording"]))
        value = said(draw(words), question.ask)
        return replace(question, **{which: {"MISSING": value} if which == "errors" else {new: {"ask": value}}})

    return of_question(draw, form, edit)


def options(draw, form, new):
    def edit(question):
        if not isinstance(question.type, Choice | Choices):
            return question
        held = [*question.type.options]
        match draw(st.integers(0, 4)):
            case 0:
                held.insert(0, Option(value=new, label=said(draw(words), question.ask), place=question.place))
            case 1:
                held = held[1:]
            case 2:
                held = shuffled(draw, held)
            case 3:
                held = [*among(draw, tuple(held), lambda each: replace(each, alone=not each.alone))]
            case _:
                hint = said(draw(words), question.ask)
                held = [*among(draw, tuple(held), lambda each: replace(each, hint=None if each.hint else hint))]
        return replace(question, type=draw(st.sampled_from([Choice, Choices]))(tuple(held)))

    return of_question(draw, form, edit)


def rename_question(draw, form, new):
    return of_question(draw, form, lambda question: replace(question, id=new, replaces=(question.id,)))


def merge_questions(draw, form, new):
    def edit(page):
        first, *rest = page.questions or (None,)
        if not rest:
            return page
        return replace(page, questions=(replace(first, id=new, replaces=(first.id, rest[0].id)), *rest[1:]))

    return of_page(draw, form, edit)


def split_question(draw, form, new):
    def edit(page):
        first, *rest = page.questions or (None,)
        if first is None or isinstance(first.type, Group):
            return page
        parts = [replace(first, id=f"{new}_{part}", replaces=(first.id,)) for part in "ab"]
        return replace(page, questions=tuple(shuffled(draw, [*parts, *rest])))

    return of_page(draw, form, edit)


def add_question(draw, form, new):
    def edit(page):
        copied = [replace(each, id=new, replaces=()) for each in page.questions[:1] if not isinstance(each.type, Group)]
        return replace(page, questions=tuple(shuffled(draw, [*page.questions, *copied])))

    return of_page(draw, form, edit)


def drop_question(draw, form, new):
    del new
    return of_page(draw, form, lambda page: replace(page, questions=page.questions[1:] or page.questions))


def shuffle_questions(draw, form, new):
    del new
    return of_page(draw, form, lambda page: replace(page, questions=tuple(shuffled(draw, page.questions))))


def move_question(draw, form, new):
    del new
    taken = []

    def take(page):
        if len(page.questions) > 1:
            taken.append(page.questions[0])
            return replace(page, questions=page.questions[1:])
        return page

    form = of_page(draw, form, take)
    return of_page(draw, form, lambda page: replace(page, questions=(*page.questions, *taken))) if taken else form


def change_page(draw, form, new):
    def edit(page):
        match draw(st.integers(0, 2)):
            case 0:
                return replace(page, id=new)
            case 1:
                return replace(page, title=draw(st.none() | words.map(lambda text: said(text, page.questions[0].ask))))
            case _:
                return replace(page, show_if=draw(SETTINGS["show_if"]))

    return of_page(draw, form, edit)


def move_page(draw, form, new):
    del new
    taken = []

    def take(section):
        taken.extend(section.pages[:1])
        return replace(section, pages=section.pages[1:])

    form = of_section(draw, form, take)
    return of_section(draw, form, lambda section: replace(section, pages=(*section.pages, *taken)))


def shuffle_pages(draw, form, new):
    del new
    return of_section(draw, form, lambda section: replace(section, pages=tuple(shuffled(draw, section.pages))))


def drop_page(draw, form, new):
    del new
    return of_section(draw, form, lambda section: replace(section, pages=section.pages[1:] or section.pages))


def add_page(draw, form, new):
    def edit(section: Section):
        for page in section.pages[:1]:
            question = next((each for each in page.questions if not isinstance(each.type, Group)), None)
            if question:
                asked = (replace(question, id=f"{new}_q", replaces=()),)
                title = draw(st.none() | st.just(said("A new page", question.ask)))
                return replace(section, pages=(replace(page, id=new, title=title, questions=asked), *section.pages))
        return section

    return of_section(draw, form, edit)


def change_section(draw, form, new):
    def edit(section):
        match draw(st.integers(0, 4)):
            case 0:
                return replace(section, id=new)
            case 1:
                return replace(section, title=said(draw(words), section.title))
            case 2:
                neutral = draw(st.none() | words.map(lambda text: said(text, section.title)))
                return replace(section, neutral_title=neutral)
            case 3:
                return replace(section, show_if=draw(SETTINGS["show_if"]))
            case _:
                private = draw(st.booleans())
                marked = tuple(
                    replace(page, questions=tuple(replace(each, private=private) for each in page.questions))
                    for page in section.pages
                )
                return replace(section, private=private, pages=marked)

    return of_section(draw, form, edit)


def shuffle_sections(draw, form, new):
    del new
    return of_sections(form, lambda sections: shuffled(draw, sections))


def drop_section(draw, form, new):
    del draw, new
    return of_sections(form, lambda sections: sections[1:] or sections)


def change_form(draw, form, new):
    return draw(
        st.sampled_from(
            [
                replace(form, version=form.version + 1),
                replace(form, slug=new),
                replace(form, title=said(new, form.title)),
                replace(form, intro=None if form.intro else form.title),
                replace(form, audience=new),
                replace(form, records=not form.records),
                replace(form, duties=(*form.duties, new)),
                replace(form, links=(Linked(form=new, place=form.place),)),
                replace(form, rates=(*form.rates, new)),
                replace(form, glossary={**form.glossary, new: form.title}),
                replace(form, glossary={}),
                replace(form, urgent=form.urgent[1:]),
                replace(form, urgent=(*form.urgent, *form.urgent)),
                replace(form, urgent=tuple(replace(each, today=parse("hours > 9")) for each in form.urgent)),
                replace(form, conditions={**form.conditions, new: parse("hours > 3")}),
                replace(form, conditions={name: parse("hours > 3") for name in form.conditions}),
                replace(form, cover_sheet=None),
                replace(form, ends=form.ends[1:]),
                replace(form, ends=form.ends[::-1]),
                replace(form, ends=tuple(replace(each, show_if=parse("hours > 3"), form=new) for each in form.ends)),
                replace(form, discretion=replace(form.discretion, copies=not form.discretion.copies, address=new)),
                replace(form, discretion=replace(form.discretion, help_lines=form.title, under_13=None)),
            ]
        )
    )


def change_sums(draw, form, new):
    if not form.calculations or not form.result:
        return form
    id_ = draw(st.sampled_from([*form.calculations]))
    kept, result = form.calculations[id_], form.result
    return draw(
        st.sampled_from(
            [
                replace(
                    form, calculations={each: form.calculations[each] for each in form.calculations if each != id_}
                ),
                replace(form, calculations={**form.calculations, new: kept}),
                replace(form, calculations=dict(reversed(form.calculations.items()))),
                replace(form, calculations={**form.calculations, id_: replace(kept, rounding=Rounding.POUND_UP)}),
                replace(form, calculations={**form.calculations, id_: replace(kept, law=new, help=form.title)}),
                replace(form, calculations={**form.calculations, id_: replace(kept, label=said(new, form.title))}),
                replace(form, result=replace(result, talks=result.talks[::-1], after=None)),
                replace(form, result=replace(result, says=result.says[1:], starts=new)),
                replace(form, result=replace(result, says=tuple(replace(each, when=None) for each in result.says))),
                replace(form, result=replace(result, assumed=(), working=result.working[::-1])),
                replace(form, result=None),
            ]
        )
    )


EDITS = [
    edit
    for name, edit in list(globals().items())
    if callable(edit) and getattr(edit, "__code__", None) and edit.__code__.co_varnames[:3] == ("draw", "form", "new")
]


def counted(kind) -> list[str]:
    return [each.name for each in fields(kind) if each.compare]

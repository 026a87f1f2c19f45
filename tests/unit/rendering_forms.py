"""A form with every question type, made without a file, and a visit to it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from formbuilder.councils.profile import Council, Way
from formbuilder.definition.marks import Also, DatePart, Period, Required
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
    Form,
    Group,
    Information,
    LongText,
    Money,
    Month,
    Name,
    NhsNumber,
    NiNumber,
    Number,
    Option,
    Page,
    Phone,
    Postcode,
    Question,
    QuestionType,
    Section,
    Statement,
    Text,
    YesNo,
)
from formbuilder.definition.words import Words
from formbuilder.problems import Place
from formbuilder.rendering.frame import Frame, Link
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.templates import equip
from formbuilder.rendering.visit import Subject, Visit

HERE = Place("f.yaml", 1, 1)
BOTH = (Also.DONT_KNOW, Also.PREFER_NOT)


def words(text: str) -> Words:
    return Words(text, HERE)


def option(value: str, label: str, **more) -> Option:
    return Option(value=value, label=words(label), place=HERE, **more)


OPTIONS = (
    option("tea", "Tea", hint=words("With milk")),
    option("coffee", "Coffee"),
    option("none", "None of these", alone=True),
)


def question(id_: str, kind: QuestionType, ask: str = "", **more) -> Question:
    given = {
        "ask": words(ask or f"What is your {id_}?"),
        "short": None if isinstance(kind, Information) else words(f"your {id_}"),
        "required": Required.NO if isinstance(kind, Information) else Required.YES,
    }
    return Question(id=id_, type=kind, place=HERE, **(given | more))


PERSON = Group(
    item=words("a person"),
    steps=(
        (question("first_name", Text()), question("age", Number(unit=words("years")))),
        (question("near", YesNo(), "Does this person live near you?"),),
    ),
)

EVERY = {
    each.id: each
    for each in (
        question("word", Text(), hint=words("A respite word."), why=words("So that we know."), also=BOTH),
        question("story", LongText(), required=Required.WANTED, without=words("We may ask you later.")),
        question("both", YesNo(), also=BOTH, help=words("First line.\n\nSecond line.")),
        question("drink", Choice(OPTIONS), also=(Also.DONT_KNOW,)),
        question("drinks", Choices(OPTIONS), also=BOTH),
        question("born", Date(past=True, least=DatePart.YEAR), autocomplete="bday", also=(Also.DONT_KNOW,)),
        question("since", Month()),
        question("hours", Number(min=Decimal(0), max=Decimal(168), unit=words("hours")), also=(Also.DONT_KNOW,)),
        question("weight", Number(whole=False)),
        question("rent", Money(periods=(Period.WEEK, Period.MONTH)), also=(Also.DONT_KNOW,)),
        question("pension", Money(periods=(Period.WEEK,))),
        question("savings", Money()),
        question("mail", Email(), autocomplete="email"),
        question("phone", Phone(), autocomplete="tel"),
        question("postcode", Postcode()),
        question("home", Address(), autocomplete="street-address"),
        question("name", Name(), autocomplete="name", also=(Also.PREFER_NOT,)),
        question("ni", NiNumber()),
        question("nhs", NhsNumber(), required=Required.NO),
        question("people", PERSON, "Who else helps?", required=Required.NO, hint=words("Add each person.")),
        question("true", Statement(), "My answers are true as far as I know."),
        question("read_this", Information(), "Before you go on", hint=words("One.\n\nTwo.")),
    )
}


def page(number: int, *questions: Question, title: str = "", private: bool = False) -> Page:
    return Page(
        id=f"page-{number}",
        number=number,
        section="private" if private else "you",
        title=words(title) if title else None,
        questions=tuple(replace(each, private=private) for each in questions),
        private=private,
        place=HERE,
    )


SINGLE = tuple(page(number, each) for number, each in enumerate(EVERY.values(), 1))
TOGETHER = page(len(SINGLE) + 1, *(each for each in EVERY.values() if each.id != "people"), title="All at once")
PRIVATE = page(len(SINGLE) + 2, question("afraid", YesNo(), "Are you afraid?"), private=True)

FORM = Form(
    slug="a-talk",
    version=1,
    title=words("A talk"),
    sections=(
        Section(id="you", title=words("About you"), pages=(*SINGLE, TOGETHER), place=HERE),
        Section(
            id="private",
            title=words("Being safe"),
            neutral_title=words("Some more questions"),
            private=True,
            pages=(PRIVATE,),
            place=HERE,
        ),
    ),
    glossary={"respite": words("A break from helping."), "word": words("Some letters.")},
    fingerprint="f" * 64,
    place=HERE,
)

COUNCIL = Council(
    slug="exampleton",
    name="Exampleton Council",
    area="Exampleton",
    home="https://www.example.org",
    neutral_site="https://www.example.com",
    reading_hours="Monday to Friday, 9am to 5pm",
    not_read="Nobody reads this at night or at weekends.",
    days_kept=30,
    person="the carers team",
    ways=(
        Way(do="Phone 01234 567890", about="Monday to Friday, 9am to 5pm", link="tel:01234567890"),
        Way(do="Ask us to phone you"),
    ),
    urgent_ways=(),
    with_me=Way(do="Ask us"),
    forms={},
    demonstration=True,
)

VISIT = Visit(
    site=JourneySite(COUNCIL, "/exampleton", "7K3M-9QTV"),
    token="a.token-of-the-visitor",  # noqa: S106 - no secret
    seen="3.a1b2",
    back="/exampleton/j/7K3M-9QTV/2",
    here="/exampleton/j/7K3M-9QTV/3?to=check",
    item="Person 2",
)


def frame_of(visit: Visit) -> Frame:
    site = visit.site
    return Frame(
        council=site.council.name,
        home=site.around.home,
        style="/static/main.css",
        script="/static/journey.js",
        demonstration=site.council.demonstration,
        leave=site.around.leave,
        links=(Link("Your code", site.to("code")), Link("Stop and clear this device", site.to("stop"))),
        person=site.council.person,
        ways=site.council.ways,
    )


def subject(asked: Page) -> Subject:
    return Subject(form=FORM, page=asked, questions=asked.questions)


def step(number: int) -> Subject:
    """One step of an item of the group."""
    asked = next(each for each in SINGLE if each.group)
    return Subject(form=FORM, page=asked, questions=PERSON.steps[number])


def templates() -> Environment:
    folder = Path(__file__).parents[2] / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    equip(environment, {})
    return environment

"""Every page around the questions, made once for the tests of what each says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from formbuilder.answers.values import AlsoAnswer, Answers, Written
from formbuilder.councils.read import DEMONSTRATION, load_council
from formbuilder.definition.in_language import in_language
from formbuilder.definition.load import parse
from formbuilder.definition.marks import Also
from formbuilder.definition.model import Form, Page, Question
from formbuilder.rendering.after_pages import (
    Arrived,
    Stage,
    Turn,
    Whereabouts,
    after_page,
    confirm_page,
    sent_page,
    turned_page,
)
from formbuilder.rendering.check_page import Checked, check_page
from formbuilder.rendering.closed_pages import (
    changed_page,
    gone_page,
    no_key_page,
    not_asked_page,
)
from formbuilder.rendering.code_page import (
    Refusal,
    Typed,
    carry_on_page,
    code_page,
    come_back_page,
    covered_page,
    ended_page,
)
from formbuilder.rendering.copy_page import Copied, copy_page
from formbuilder.rendering.council_words import in_their_language
from formbuilder.rendering.device_pages import others_see_page, stop_page, stopped_page
from formbuilder.rendering.end_page import Sent, end_page
from formbuilder.rendering.frame import Frame, Link
from formbuilder.rendering.help_page import help_page
from formbuilder.rendering.later_page import Later, LaterTyped, added_page, later_page
from formbuilder.rendering.sites import CouncilSite, JourneySite
from formbuilder.rendering.start_page import (
    Length,
    Offer,
    home_page,
    paper_page,
    start_page,
    with_me_page,
)
from formbuilder.rendering.task_page import Progress, Task, task_page
from formbuilder.rendering.templates import equip
from formbuilder.rendering.told_before_page import Found, told_before_page
from formbuilder.routing.told_before import Offer as ToldBefore
from formbuilder.routing.told_before import Offers
from formbuilder.tongue.figures import foreign
from tests.page import text_of

TEMPLATES = Path(__file__).parents[2] / "templates"
FORM = """\
form: carers-assessment
version: 1
title: Tell us about the help you give
for: carers
intro: You can fill this in if you help somebody.
urgent: {today: danger is yes, say: get_help}
sections:
  - id: you
    title: About you
    pages:
      - questions:
          - {id: call_you, type: text, ask: What should we call you?, short: the name we should call you, required: yes}
      - id: rest
        title: Your days
        questions:
          - id: a_break
            type: choice
            ask: Do you get a break?
            short: if you get a break
            options: [{value: yes, label: Yes}, {value: no, label: No}]
            required: wanted
            without: We may ask you this on the phone.
            also: [dont_know]
          - {id: more, type: text, ask: What else should we know?, short: what else, required: no}
  - id: safe
    title: Being safe
    neutral_title: Some private questions
    private: yes
    pages:
      - questions:
          - {id: danger, type: yes_no, ask: Are you in danger?, short: if you are in danger, required: no}
      - questions:
          - {id: get_help, type: information, ask: You can get help now, hint: "Do not wait.\\n\\nAsk somebody."}
  - id: equal
    title: Equality
    apart: yes
    pages:
      - questions:
          - {id: belief, type: text, ask: What do you believe in?, short: what you believe in, required: no}
"""
START_HERE = """\
form: start-here
version: 1
title: Find the right form
for: everybody
records: no
sections:
  - id: one
    title: About you
    pages:
      - questions:
          - {id: age, type: yes_no, ask: Are you 18 or over?, short: if you are 18 or over, required: yes}
ends:
  - {id: carers, title: This form is for you, text: You help somebody., form: carers-assessment}
"""
WITH_A_GROUP = """\
form: people
version: 1
title: The people you help
for: carers
sections:
  - id: them
    title: The people you help
    pages:
      - questions:
          - id: people
            type: group
            item: a person
            ask: Whom do you help?
            short: whom you help
            required: no
            questions:
              - {id: who, type: text, ask: Who?, short: who, required: yes}
              - {id: hurt, type: yes_no, ask: Do they hurt you?, short: if they hurt you, required: no, private: yes}
"""
SENT_AT = datetime(2026, 12, 23, 18, 30, tzinfo=UTC)
ANSWERS: Answers = {"call_you": Written("Sam <b>"), "a_break": AlsoAnswer(Also.DONT_KNOW), "danger": Written("yes")}


@dataclass(frozen=True)
class Asked:
    page: Page
    questions: tuple[Question, ...]


def _read(text: str) -> Form:
    """Read a form; where pages are in another language, its words say that they are English."""
    form = parse(text.encode(), "f.yaml")
    return in_language(form, {}) if foreign() else form


COUNCIL = in_their_language(load_council(DEMONSTRATION))
SITE = CouncilSite(COUNCIL, "/demo")
MINE = JourneySite(COUNCIL, "/demo", "K7P4MX3Q")
CARERS, FINDER = (_read(text) for text in (FORM, START_HERE))
CHOSEN = Sent(FINDER, "t", (("q-who", "me"),))
NEUTRAL = replace(CARERS, neutral_title=replace(CARERS.title, text="A form"))
PAGES = tuple(Asked(page, page.questions) for page in CARERS.pages)
CHECKED = Checked(pages=PAGES, answers=ANSWERS)
COPIED = Copied(pages=PAGES, answers=ANSWERS, sent_at=None, now=SENT_AT)
SAY = next(question for question in CARERS.questions if question.id == "get_help")
WHERE = Whereabouts(stage=Stage.SENT, sent_at=SENT_AT)
LENGTH = Length(questions=45, minutes=(20, 40))
GO = Link("Continue", MINE.tasks)
TASKS = tuple(
    Task(section=section, progress=progress, page=number)
    for section, progress, number in zip(
        CARERS.sections, [Progress.DONE, Progress.NOT_STARTED, Progress.CANNOT_START_YET], [1, 3, 5], strict=True
    )
)
OTHER = "KJC744KR"
CALL_YOU, A_BREAK, *_ = CARERS.questions
OFFERS = Offers(fits=(ToldBefore(CALL_YOU, ANSWERS["call_you"]),), misfits=(A_BREAK,))
OTHERS = tuple(
    Found(reference=one, form=NEUTRAL, started_at=SENT_AT, sent_at=sent, offers=offers, told=one == OTHER, lent=lent)
    for one, sent, offers, lent in (
        ("TKMNW9XT", SENT_AT, OFFERS, "lent"),
        (OTHER, None, replace(OFFERS, others_words=True), ""),
        ("M3PT6N97", None, Offers(), ""),
    )
)
EVERY_PAGE: dict[str, tuple[str, Any]] = {
    "home": ("home", home_page(SITE, [Offer(form=CARERS, audience="Carers."), Offer(form=FINDER, audience="All.")])),
    "start": ("start", start_page(SITE, CARERS, "For adults who help.", LENGTH, "t")),
    "start of the finder": ("start", start_page(SITE, FINDER, "For everybody.", LENGTH, "t")),
    "with me": ("text", with_me_page(SITE, CARERS)),
    "paper": ("text", paper_page(SITE, CARERS)),
    "paper of the finder": ("text", paper_page(SITE, FINDER)),
    "end": ("end", end_page(SITE, FINDER.ends[0], CARERS, CHOSEN)),
    "end without a form": ("end", end_page(SITE, FINDER.ends[0], None, CHOSEN)),
    "code": ("code", code_page(MINE, "1234 5678 9012 34", ("cup", "tree", "lamp", "boat"), date(2027, 1, 21), GO)),
    "come back": ("come_back", come_back_page(SITE, "t", Typed())),
    "carry on": ("come_back", carry_on_page(MINE, "t", Typed())),
    "covered": ("text", covered_page(MINE)),
    "ended": ("ended", ended_page(MINE, "ended", "t", (("q-more", "What I typed"),))),
    "not this device": ("ended", ended_page(MINE, "no_key", "t")),
    "gone": ("text", gone_page(MINE)),
    "changed": ("text", changed_page(MINE)),
    "no key": ("text", no_key_page(MINE)),
    "not asked": ("text", not_asked_page(MINE)),
    "tasks": ("tasks", task_page(MINE, CARERS, TASKS)),
    "tasks, taking over": ("tasks", task_page(MINE, CARERS, TASKS, takes_over=True)),
    "told before": ("told_before", told_before_page(MINE, OTHERS, lambda each: str(each.short), "t", others=(OTHER,))),
    "told before, nothing": ("told_before", told_before_page(MINE, (), str, "t")),
    "check": ("check", check_page(MINE, CARERS, CHECKED, "t")),
    "check, private shown": ("check", check_page(MINE, CARERS, replace(CHECKED, private_shown=True), "t")),
    "check, something missing": ("check", check_page(MINE, CARERS, replace(CHECKED, missing={"call_you"}), "t")),
    "check, sent too early": (
        "check",
        check_page(MINE, CARERS, replace(CHECKED, missing={"call_you"}, refused=True), "t"),
    ),
    "sent": ("sent", sent_page(MINE, CARERS, Arrived(SENT_AT))),
    "after": ("after", after_page(MINE, CARERS, WHERE)),
    "more": ("later", later_page(MINE, CARERS, Later.MORE, "t")),
    "more, empty": ("later", later_page(MINE, CARERS, Later.MORE, "t", LaterTyped(refused=True))),
    "reach": ("later", later_page(MINE, CARERS, Later.REACH, "t")),
    "added": ("text", added_page(MINE, Later.MORE)),
    "withdraw": ("text", confirm_page(MINE, Turn.WITHDRAW, "t")),
    "delete": ("text", confirm_page(MINE, Turn.DELETE, "t")),
    "withdrawn": ("text", turned_page(SITE, Turn.WITHDRAW)),
    "deleted": ("text", turned_page(SITE, Turn.DELETE)),
    "help": ("help", help_page(MINE, CARERS, SAY, MINE.page(4), "t")),
    "help, all sent": ("help", help_page(MINE, CARERS, SAY, MINE.page(4), None)),
    "stop": ("text", stop_page(MINE, "t")),
    "stopped": ("text", stopped_page(SITE)),
    "what others see": ("text", others_see_page(SITE)),
    "copy": ("copy", copy_page(MINE, CARERS, COPIED)),
}
REFUSED = {
    refusal.name: come_back_page(SITE, "t", Typed(reference="x", code="y", refusal=refusal, word="tre", until=SENT_AT))
    for refusal in Refusal
}


def shown(name: str) -> BeautifulSoup:
    return BeautifulSoup(html(*EVERY_PAGE[name]), "html.parser")


JINJA = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
equip(JINJA, {})
FRAME = Frame(council=COUNCIL.name, home=SITE.home, style="/s.css", script="/s.js", leave=SITE.leave, links=(GO,))


def html(template: str, page: Any) -> str:
    return JINJA.get_template(f"public/{template}.html").render(page=page, frame=FRAME)


def links(page: BeautifulSoup) -> dict[str, str]:
    return {text_of(link): link["href"] for link in page.select("main a, .govuk-back-link")}


def buttons(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for form in page.select("form"):
        yield text_of(form.select_one("button")), form["action"]

"""Check your answers: everything in one place before it is sent, without what is private."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from formbuilder.answers.values import Answers
from formbuilder.definition.model import Form, Group, Page, Question
from formbuilder.rendering.frame import Link
from formbuilder.rendering.result_page import see_result
from formbuilder.rendering.sites import CHECK, JourneySite, part_of
from formbuilder.rendering.summary import TO_CHECK, TO_CHECK_ALONE, Chapter, PageAsked, asks_private, chapters
from formbuilder.rendering.text_page import Part, Press
from formbuilder.rendering.titles import tab_title
from formbuilder.rendering.told_before_page import of_other_forms
from formbuilder.tongue.messages import N_, _, built

PRIVATE_HIDDEN = N_("Private answers: not shown here")
KEEP_COPY = N_("Other people can read a copy. Keep it where nobody else looks.")
FROM_OTHER_FORM = N_("From your other form")
STATEMENT_ONLY = N_("By sending it you say: I answered as well as I can.")
STATEMENT = N_("By sending it you say: I answered as well as I can. I can add things later.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What there is to check: the pages on the path, the answers, and the ids of questions that must be answered.

    ``private_shown`` after the person asked to see the private answers; ``refused`` after sending was tried too early.
    """

    pages: tuple[PageAsked, ...]
    answers: Answers
    missing: Collection[str] = ()
    private_shown: bool = False
    brought: Collection[str] = ()
    """The ids of questions whose answers came from another form."""
    others: tuple[str, ...] = ()
    """The references of other forms that the readers are told of."""
    refused: bool = False
    left: Part | None = None
    """What to say of answers that the form does not ask any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One row of a list: question, answer, and the link that changes it."""

    ask: str
    shown: tuple[str, ...]
    change: Link
    about: str
    """What the link changes, for people who hear links without the rest of the page."""
    mark: str = ""
    """Where the answer came from, if the person did not write it here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredSection:
    """One section of the page."""

    title: str
    rows: tuple[Answered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """Template ``public/check.html``."""

    heading: str
    title: str
    errors: tuple[Link, ...]
    sections: tuple[AnsweredSection, ...]
    private_hidden: str
    """“Private answers: not shown here”, or "" where there are none or they are shown."""
    show_private: Press
    result: Part | None
    """The way to what comes out of the answers, of a form that works something out."""
    before_sending: tuple[Part, ...]
    """What must be answered first, the code, and what sending means."""
    copies: Part | None
    send: Press | None
    tasks: Link


def check_page(site: JourneySite, form: Form, checked: Checked, token: str) -> CheckPage:
    """Return the page; it has no button to send while a question that must be answered is not."""
    heading = _("Check your answers")
    missing = tuple(_missing(site, checked))
    hidden = asks_private(form, checked.pages) and not checked.private_shown
    given = chapters(form, checked.pages, checked.answers, TO_CHECK_ALONE if checked.private_shown else TO_CHECK)
    return CheckPage(
        heading=heading,
        title=tab_title(heading, site.council, error=checked.refused and bool(missing)),
        errors=missing if checked.refused else (),
        sections=tuple(_section(site, chapter, checked.brought) for chapter in given),
        private_hidden=_(PRIVATE_HIDDEN) if hidden else "",
        show_private=Press(text=_("Show my private answers"), action=site.to("private"), token=token, look="secondary"),
        result=_result(site, form),
        before_sending=tuple(_before_sending(site, form, checked, missing)),
        copies=copies(site, private=asks_private(form, checked.pages)) if form.discretion.copies else None,
        send=None if missing else Press(text=_("Send my answers"), action=site.to("send"), token=token),
        tasks=Link(_("Go back to the list of parts"), site.tasks),
    )


def _result(site: JourneySite, form: Form) -> Part | None:
    links = see_result(form, site)
    line = _("You can look at it before you send. Then you can still change your answers.")
    return Part(heading=str(form.result.title), lines=(line,), links=links) if form.result else None


def copies(site: JourneySite, *, private: bool) -> Part:
    """Return the ways to a copy, and what is not in it: the copy itself does not tell."""
    hidden = (_("Private answers are not in it, and it does not say that we asked for any."),) if private else ()
    return Part(heading=_("A copy for you"), lines=(*hidden, _(KEEP_COPY)), links=copy_links(site))


def copy_links(site: JourneySite) -> tuple[Link, ...]:
    """Return the ways to a copy of one's own."""
    return (
        Link(_("Show a copy that you can print"), site.to("copy")),
        Link(_("Save a copy as a PDF"), site.to("copy.pdf")),
    )


def _before_sending(site: JourneySite, form: Form, checked: Checked, missing: tuple[Link, ...]) -> Iterator[Part]:
    if missing:
        line = _("You can send the form when you have answered these. Everything else can stay as it is.")
        yield Part(heading=_("Answer these before you send"), lines=(line,), links=missing)
    if checked.left:
        yield checked.left
    if not form.discretion.anonymous:
        yield _the_code(site, form)
    if checked.others:
        yield of_other_forms(site, checked.others)
    yield Part(heading=_("Send your answers"), lines=_statement(site, form, checked))


def _the_code(site: JourneySite, form: Form) -> Part:
    """Say what the code is for, and that it is not needed where nobody is shown one."""
    if form.discretion.code_first:
        return Part(
            heading=_("Write down your code before you send"),
            lines=(_("With your reference and your code you can see later where your form is, and add something."),),
            links=(Link(_("See your reference and your code"), site.to("code")),),
        )
    return Part(
        heading=_("You do not need a code"),
        lines=(
            _("You can send this without a code."),
            _("You need a code only if you want to add something later, or take it back."),
        ),
        links=(Link(_("Show me a code"), site.to("code")),),
    )


def _statement(site: JourneySite, form: Form, checked: Checked) -> tuple[str, ...]:
    reader = site.council.forms[form.slug].reader
    private = (_("They can read your private answers too."),) if asks_private(form, checked.pages) else ()
    statement = _(STATEMENT) if form.discretion.code_first else _(STATEMENT_ONLY)
    return (
        _("When you send this, %(reader)s can read it.") % {"reader": reader},
        *private,
        site.council.not_read,
        statement,
    )


def _section(site: JourneySite, chapter: Chapter, brought: Collection[str]) -> AnsweredSection:
    rows = tuple(
        Answered(
            ask=row.ask,
            shown=row.shown,
            # L10n: buttons beside a question: change the answer, or give one
            change=Link(_("Change") if row.lines else _("Answer"), site.page(row.page, to=CHECK, part=row.part)),
            about=row.short,
            mark=_(FROM_OTHER_FORM) if row.question in brought and row.lines else "",
        )
        for row in chapter.rows
    )
    return AnsweredSection(title=chapter.title, rows=rows)


def _missing(site: JourneySite, checked: Checked) -> Iterator[Link]:
    for asked in checked.pages:
        for question in asked.questions:
            if question.id in checked.missing or _inside(question) & set(checked.missing):
                yield Link(_not_answered(asked.page, question), _there(site, asked.page, question))


def _there(site: JourneySite, page: Page, question: Question) -> str:
    at = "" if isinstance(question.type, Group) else f"q-{question.id}"
    return site.page(page.number, to=CHECK, at=at, part=part_of(page, question))


def _inside(question: Question) -> set[str]:
    return {inner.id for inner in question.type.questions} if isinstance(question.type, Group) else set()


def _not_answered(page: Page, question: Question) -> str:
    if page.private or question.private:
        return _("Answer one more private question.")
    return built(N_("Answer this question: %(ask)s"), ask=question.ask)

"""The page that an answer which means danger opens at once."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.definition.model import Form, Question
from formbuilder.rendering.frame import Link
from formbuilder.rendering.question_page import neutral_words
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.start_page import who_reads
from formbuilder.rendering.text_page import Part, Press
from formbuilder.rendering.titles import paragraphs, tab_title
from formbuilder.rendering.visit import Subject
from formbuilder.tongue.messages import N_, _

HEADING = N_("Get help now")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """Template ``public/help.html``."""

    heading: str
    title: str
    neutral: bool
    """The tab’s title does not tell what the page is about."""
    parts: tuple[Part, ...]
    go: Link
    send: Press | None


def help_page(site: JourneySite, form: Form, say: Question | None, go: str, token: str | None) -> HelpPage:
    """Return the words of ``say`` with the ways to get help; ``go`` leads on, ``token`` None where all was sent.

    Without ``say`` no answer called for help: the page tells of none, and nothing is sent from it.
    “Send what I have so far” is a POST to where the form is sent, with ``so_far=yes``. It is not the first way on:
    most forms ask about danger before they ask who the person is and how to reach them.
    """
    ask = str(say.ask) if say else _(HEADING)
    heading = _(HEADING) if say is None or form.neutral_title or say.private else ask
    subheading = ask if heading != ask else ""
    send = (
        Press(
            text=_("Send what I have so far"),
            action=site.to("send"),
            token=token,
            hidden=(("so_far", "yes"),),
            look="secondary",
        )
        if token and say
        else None
    )
    words = _tab_words(form, say) if say else heading
    return HelpPage(
        heading=heading,
        title=tab_title(words, site.council),
        neutral=words != heading,
        parts=(
            *((Part(heading=subheading, lines=paragraphs(say.hint)),) if say else ()),
            Part(heading=_("Ways to get help"), ways=site.council.urgent_ways),
            Part(heading=_("When we read your form"), lines=_reading(site, form, sent=token is None)),
        ),
        go=Link(_("Continue with the form"), go),
        send=send,
    )


def _tab_words(form: Form, say: Question) -> str:
    """The history keeps titles: that of this page does not tell that an answer called for help."""
    page = next(page for page in form.pages if say.id in {question.id for question in page.questions})
    return neutral_words(Subject(form=form, page=page, questions=page.questions))


def _reading(site: JourneySite, form: Form, *, sent: bool) -> tuple[str, ...]:
    unsent = _("You have not sent your form. What you wrote is saved, but nobody at the council can read it yet.")
    return (*(() if sent else (unsent,)), *who_reads(site.council, form))

"""Pages in place of the one that was asked for: why it is not there, that nothing is lost, and how to go on."""

from __future__ import annotations

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite, JourneySite
from formbuilder.rendering.start_page import WAYS_BELOW, help_now
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.tongue.messages import N_, _, joined

NOTHING_HERE = N_("Nothing of it is kept on this phone or computer.")


def gone_page(site: JourneySite) -> TextPage:
    """Say that the form was deleted or taken back."""
    return text_page(
        site.council,
        _("That form is no longer here"),
        Part(
            lines=(
                _("You deleted it or took it back. Or you did not send it, and the time for which we keep it is over."),
                _("We have no copy of what was not sent."),
                joined((_("If you are not sure, ask %(person)s.") % {"person": site.council.person}, _(WAYS_BELOW))),
            ),
        ),
        go=Link(_("See all forms"), site.around.home),
    )


def closed_form_page(site: CouncilSite) -> TextPage:
    """Say that a form was withdrawn, and how to get help without it."""
    return text_page(
        site.council,
        _("This form is closed"),
        Part(
            lines=(
                _("Nobody can begin it any more."),
                joined((_("To get help, ask %(person)s.") % {"person": site.council.person}, _(WAYS_BELOW))),
            ),
        ),
        help_now(site.council),
        go=Link(_("See all forms"), site.home),
    )


def nothing_left_page(site: JourneySite) -> TextPage:
    """Say that there is nothing to send: it may have gone a moment ago, and nothing of it is left here."""
    return text_page(
        site.council,
        _("This form is closed"),
        Part(
            lines=(_("If you pressed Send twice: it has been sent. You do not have to do anything."), _(NOTHING_HERE))
        ),
        go=Link(_("See all forms"), site.around.home),
    )


def once_more_page(council: Council, press: Press) -> TextPage:
    """Say that a button has to be pressed once more; ``press`` sends the same again."""
    return text_page(
        council,
        _("Send this once more"),
        Part(
            lines=(
                _("We could not check that this came from you, so we have not done it yet. Nothing is lost."),
                _("If you see this twice, turn on cookies."),
            ),
        ),
        press=press,
    )


def busy_page(council: Council, press: Press) -> TextPage:
    """Say that too many people start a form at this moment; ``press`` starts it when there is room again."""
    return text_page(
        council,
        _("Too many people are starting a form at once"),
        Part(lines=(_("Try again in a minute. Nothing is lost: you have not written anything yet."),)),
        Part(heading=_("If you do not want to wait"), ways=council.ways),
        help_now(council),
        press=press,
    )


def not_asked_page(site: JourneySite) -> TextPage:
    """Say that the page is not on the person's path any more, or never was."""
    return text_page(
        site.council,
        _("This page is not part of your form now"),
        Part(
            lines=(
                _("We ask these questions only after some answers."),
                _("You may have changed an answer, here or in another window."),
                _("Your other answers are still here."),
                _("What you typed is kept. If we ask you these questions again, we show it to you."),
            ),
        ),
        go=Link(_("Go to the list of parts"), site.tasks),
    )


def changed_page(site: JourneySite) -> TextPage:
    """Say that the version of the form that was begun is not here any more."""
    return text_page(
        site.council,
        _("We have changed this form"),
        Part(
            lines=(
                _("You began an earlier version, and it cannot be opened now. This is our fault, not yours."),
                _("Your answers are still kept. Nobody at the council can read them."),
                joined(
                    (
                        _("Ask %(person)s what to do. Have your reference with you.") % {"person": site.council.person},
                        _(WAYS_BELOW),
                    )
                ),
            ),
        ),
        go=Link(_("See all forms"), site.around.home),
    )


def no_key_page(site: JourneySite) -> TextPage:
    """Say that nothing can be sent now, because the council has not set up how it reads forms."""
    return text_page(
        site.council,
        _("We cannot take your form now"),
        Part(
            lines=(
                _("This is our fault, not yours. Nothing was sent. Your answers are saved."),
                joined((_("Try again tomorrow, or ask %(person)s.") % {"person": site.council.person}, _(WAYS_BELOW))),
            ),
        ),
        help_now(site.council),
        go=Link(_("Go back to your answers"), site.to("check")),
    )

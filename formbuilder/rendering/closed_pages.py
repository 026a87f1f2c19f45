"""Pages in place of the one that was asked for: why it is not there, that nothing is lost, and how to go on."""

from __future__ import annotations

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite, JourneySite
from formbuilder.rendering.start_page import WAYS_BELOW, help_now
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page

NOTHING_HERE = "Nothing of it is kept on this phone or computer."


def gone_page(site: JourneySite) -> TextPage:
    """Say that the form was deleted or taken back."""
    return text_page(
        site.council,
        "That form is no longer here",
        Part(
            lines=(
                "You deleted it or took it back. Or you did not send it, and the time for which we keep it is over.",
                "We have no copy of what was not sent.",
                f"If you are not sure, ask {site.council.person}. {WAYS_BELOW}",
            ),
        ),
        go=Link("See all forms", site.around.home),
    )


def closed_form_page(site: CouncilSite) -> TextPage:
    """Say that a form was withdrawn, and how to get help without it."""
    return text_page(
        site.council,
        "This form is closed",
        Part(
            lines=(
                "Nobody can begin it any more.",
                f"To get help, ask {site.council.person}. {WAYS_BELOW}",
            ),
        ),
        help_now(site.council),
        go=Link("See all forms", site.home),
    )


def nothing_left_page(site: JourneySite) -> TextPage:
    """Say that there is nothing to send: it may have gone a moment ago, and nothing of it is left here."""
    return text_page(
        site.council,
        "This form is closed",
        Part(lines=("If you pressed Send twice: it has been sent. You do not have to do anything.", NOTHING_HERE)),
        go=Link("See all forms", site.around.home),
    )


def once_more_page(council: Council, press: Press) -> TextPage:
    """Say that a button has to be pressed once more; ``press`` sends the same again."""
    return text_page(
        council,
        "Send this once more",
        Part(
            lines=(
                "We could not check that this came from you, so we have not done it yet. Nothing is lost.",
                "If you see this twice, turn on cookies.",
            ),
        ),
        press=press,
    )


def busy_page(council: Council, press: Press) -> TextPage:
    """Say that too many people start a form at this moment; ``press`` starts it when there is room again."""
    return text_page(
        council,
        "Too many people are starting a form at once",
        Part(lines=("Try again in a minute. Nothing is lost: you have not written anything yet.",)),
        Part(heading="If you do not want to wait", ways=council.ways),
        help_now(council),
        press=press,
    )


def not_asked_page(site: JourneySite) -> TextPage:
    """Say that the page is not on the person's path any more, or never was."""
    return text_page(
        site.council,
        "This page is not part of your form now",
        Part(
            lines=(
                "We ask these questions only after some answers.",
                "You may have changed an answer, here or in another window.",
                "Your other answers are still here.",
                "What you typed is kept. If we ask you these questions again, we show it to you.",
            ),
        ),
        go=Link("Go to the list of parts", site.tasks),
    )


def already_sent_page(site: JourneySite) -> TextPage:
    """Say that a form which was sent cannot be changed page by page, but can be added to."""
    return text_page(
        site.council,
        "You have sent this form",
        Part(lines=("Your answers cannot be changed here now. You can add something to them.",)),
        go=Link("See where your form is now", site.to("after")),
        links=(Link("Add something", site.to("after/more")),),
    )


def changed_page(site: JourneySite) -> TextPage:
    """Say that the version of the form that was begun is not here any more."""
    return text_page(
        site.council,
        "We have changed this form",
        Part(
            lines=(
                "You began an earlier version, and it cannot be opened now. This is our fault, not yours.",
                "Your answers are still kept. Nobody at the council can read them.",
                f"Ask {site.council.person} what to do. Have your reference with you. {WAYS_BELOW}",
            ),
        ),
        go=Link("See all forms", site.around.home),
    )


def no_key_page(site: JourneySite) -> TextPage:
    """Say that nothing can be sent now, because the council has not set up how it reads forms."""
    return text_page(
        site.council,
        "We cannot take your form now",
        Part(
            lines=(
                "This is our fault, not yours. Nothing was sent. Your answers are saved.",
                f"Try again tomorrow, or ask {site.council.person}. {WAYS_BELOW}",
            ),
        ),
        help_now(site.council),
        go=Link("Go back to your answers", site.to("check")),
    )

"""Signing in, signing out, and the list of one’s own sign-ins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from formbuilder.accounts.claims import Refusal
from formbuilder.accounts.people import Person
from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FormPage, Group, ListPage
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words, time_words
from formbuilder.services.sign_ins import Session

WHO, CODE = "who", "code"
"""Names of fields."""
SIGN_IN_AGAIN = "Sign in again"
ASK_AN_ADMINISTRATOR = "Ask an administrator of your council."
REFUSED: Mapping[Refusal, tuple[str, tuple[str, ...]]] = {
    Refusal.UNKNOWN: (
        "This sign-in cannot be used",
        ("It was used already, or it was started in another browser.", "Start again on this device."),
    ),
    Refusal.EXPIRED: ("This sign-in took too long", ("You have 10 minutes to sign in. Start again.",)),
    Refusal.CANCELLED: ("You did not sign in", ("The sign-in was stopped. Nothing has changed.",)),
    Refusal.PROVIDER: (
        "We cannot reach the sign-in of your council",
        ("The service that your council signs in with does not answer. Try again in a few minutes.",),
    ),
    Refusal.NOT_BELIEVED: (
        "We cannot check this sign-in",
        (
            "What came back was not what it should be, so nobody was signed in.",
            "Start again. If you see this twice, tell the people who look after your computers.",
        ),
    ),
    Refusal.NO_SECOND_FACTOR: (
        "You need a second step to sign in",
        (
            "You signed in with a password only. That is not enough here.",
            "Turn on a second step for your account, such as a code on your phone. Then sign in again.",
        ),
    ),
    Refusal.EMAIL_NOT_VERIFIED: (
        "Your e-mail address is not confirmed",
        ("The service that you sign in with does not say that the e-mail address is yours.", ASK_AN_ADMINISTRATOR),
    ),
    Refusal.NOBODY: (
        "You are not on the list of people",
        ("Nobody on the list has the e-mail address that you signed in with.", ASK_AN_ADMINISTRATOR),
    ),
    Refusal.OTHER_ACCOUNT: (
        "This is not the account that you signed in with before",
        (
            "Your e-mail address is on the list, but with another account.",
            "If your account was made anew, ask an administrator to end your access and add you again.",
        ),
    ),
    Refusal.ENDED: ("Your access was ended", (ASK_AN_ADMINISTRATOR,)),
    Refusal.TOO_MANY: ("Too many people are signing in at once", ("Nothing is lost.",)),
    Refusal.WRONG_CODE: ("This code does not open the sealed account", ()),
    Refusal.WRONG_PASSKEY: ("This passkey does not let you in", ("It is not known here. Sign in another way.",)),
    Refusal.NOT_HERE: (
        "You cannot choose a person here",
        ("That is for trying things out. In a real council everybody signs in with an account of their own.",),
    ),
}


def sign_in_page(site: OfficeSite, token: str) -> TextPage:
    """Ask to sign in with the account that the council gave."""
    return text_page(
        site.council,
        "Sign in",
        Part(
            lines=(
                "This part is for people who work with the forms.",
                "Sign in with your account of the council. You need a second step too, such as a code on your phone.",
            )
        ),
        press=Press(text="Sign in", action=site.to("sign-in"), token=token),
        links=(_by_passkey(site), _by_link(site), _by_slip(site), _sealed(site)),
    )


def not_set_up_page(site: OfficeSite) -> TextPage:
    """Say that nobody has said who vouches for staff."""
    return text_page(
        site.council,
        "Signing in is not set up yet",
        Part(lines=("Whoever runs this service must say first which service your council signs in with.",)),
        links=(_by_passkey(site), _by_link(site), _by_slip(site), _sealed(site)),
    )


def go_on_page(site: OfficeSite, there: str) -> TextPage:
    """Lead to the provider; the browser goes by itself, and here is the link if it does not."""
    part = Part(lines=("You go to the sign-in of your council now. If nothing happens, select the button.",))
    return text_page(site.council, "Go on to sign in", part, go=Link("Go on", there))


def come_in_page(site: OfficeSite, token: str, carried: tuple[tuple[str, str], ...]) -> TextPage:
    """Ask for the last step: opening an address signs nobody in, the button does."""
    return text_page(
        site.council,
        "You are nearly there",
        Part(lines=("The sign-in of your council knows you. Select the button to come in.",)),
        press=Press(text="Come in", action=site.to("callback"), token=token, hidden=carried),
    )


def refused_page(site: OfficeSite, why: Refusal, until: datetime | None = None) -> TextPage:
    """Say why nobody was signed in, and what to do."""
    heading, lines = REFUSED[why]
    more = (f"Try again after {time_words(until)}.",) if until else ()
    again = Link(SIGN_IN_AGAIN, site.to("sign-in"))
    return text_page(site.council, heading, Part(lines=(*lines, *more)), go=again, links=(_sealed(site),))


def choose_page(site: OfficeSite, token: str, people: Iterable[Person], *, chosen: bool = True) -> FormPage:
    """Let somebody who tries things out choose who to be; ``chosen`` is False if they chose nobody."""
    buttons = one_of(WHO, [Offer(person.id, person.name, roles_words(person)) for person in people])
    errors = () if chosen else ("Choose who you want to be.",)
    return FormPage(
        heading="Choose who to be",
        council=site.council,
        lines=("This is a demonstration, so nobody has to sign in. A real council has no such page.",),
        action=site.to("sign-in/as"),
        token=token,
        button="Continue",
        groups=(Group(legend="Who do you want to be?", name=WHO, buttons=buttons, errors=errors),) if buttons else (),
        links=(_by_passkey(site), _by_link(site), _by_slip(site)),
    )


def sealed_page(site: OfficeSite, token: str, error: str = "") -> FormPage:
    """Ask for the long code of the sealed account."""
    hint = "It has 8 groups of 4 signs. Large or small letters, spaces and hyphens do not matter."
    box = Box(id=CODE, label="The code", hint=hint, typed="", errors=(error,) if error else ())
    return FormPage(
        heading="Use the sealed account",
        council=site.council,
        lines=(
            "This is for the day when nobody can sign in. You need the code from the sealed envelope.",
            "You can then add people and change roles, for 60 minutes. All administrators see that it was used.",
        ),
        action=site.to("sealed"),
        token=token,
        button="Come in",
        boxes=(box,),
        back=(Link("Back", site.to("sign-in")),),
    )


def wrong_code_words(why: Refusal, until: datetime | None) -> str:
    """Say what is wrong with the code of the sealed account."""
    if until is not None:
        return f"There were too many tries. Try again after {time_words(until)}."
    return f"{REFUSED[why][0]}. Compare it with the paper, sign by sign."


def sign_out_page(site: OfficeSite, token: str) -> TextPage:
    """Ask before signing out."""
    part = Part(lines=("What you saved is kept.",))
    return text_page(
        site.council, "Sign out", part, press=Press(text="Sign out", action=site.to("sign-out"), token=token)
    )


def signed_out_page(site: OfficeSite) -> TextPage:
    """Say that it is done, and what is not."""
    lines = ("You are signed out here.", "You may still be signed in to other things with the account of your council.")
    return text_page(
        site.council, "You are signed out", Part(lines=lines), links=(Link(SIGN_IN_AGAIN, site.to("sign-in")),)
    )


def ended_page(site: OfficeSite, press: Press) -> TextPage:
    """Say that a page was sent after the sign-in had ended; ``press`` sends it again."""
    lines = (
        "You are not signed in any more, so this was not done yet. Nothing is lost.",
        "Keep this page open. Sign in in the new tab, then come back here and send it again.",
    )
    again = Link(f"{SIGN_IN_AGAIN} (opens in a new tab)", site.to("sign-in"), new_tab=True)
    press = replace(press, look="secondary")
    return text_page(site.council, "Sign in, then send this again", Part(lines=lines), go=again, press=press)


def not_yours_page(site: OfficeSite) -> TextPage:
    """Say that somebody may not open a page."""
    return text_page(
        site.council,
        "This page is not for your role",
        Part(lines=("If you need it for your work, ask an administrator of your council.",)),
        links=(Link("Your work", site.home),),
    )


def stronger_page(site: OfficeSite) -> TextPage:
    """Say that a page is for them, and not for the way in which they came in."""
    lines = (
        "You came in by a slip or by e-mail. What is here may be about people’s lives, so that is not enough.",
        "Sign in with your account of the council, or with a passkey. An officer can also do this for you.",
    )
    links = (Link("Your work", site.home), Link("Sign in another way", site.to("sign-in")))
    return text_page(site.council, "Sign in another way for this page", Part(lines=lines), links=links)


def work_page(
    site: OfficeSite, person: Person, links: tuple[Link, ...], entries: tuple[Entry, ...] = (), *, begins: bool = False
) -> ListPage:
    """Show what somebody may do here, and what waits for them; ``begins``: whether they may begin a form."""
    return ListPage(
        heading="Your work",
        council=site.council,
        lines=(roles_words(person),),
        go=(Link("Begin a form", site.to("forms/new")),) if begins else (),
        entries=entries,
        links=links,
    )


def sign_ins_page(site: OfficeSite, token: str, sessions: tuple[Session, ...], here: str) -> ListPage:
    """Show somebody where they are signed in; ``here`` is the id of the session that asks."""
    others = any(session.id != here for session in sessions)
    all_others = Press(text="End all the others", action=site.to("sign-ins/end-others"), token=token, look="secondary")
    return ListPage(
        heading="Your sign-ins",
        council=site.council,
        lines=("You are signed in on these devices. If you do not know one, end it and tell your administrator.",),
        entries=tuple(_sign_in(site, token, session, here) for session in sessions),
        presses=(all_others,) if others else (),
        links=(Link("Your passkeys", site.to("passkeys")), Link("Messages to you", site.to("messages"))),
    )


def roles_words(person: Person) -> str:
    """Say what somebody is: “Administrator and officer”."""
    *most, last = [role.value for role in person.roles_in_order] or ["no role"]
    words = f"{', '.join(most)} and {last}" if most else last
    return f"{words.capitalize()}."


def moment_words(moment: datetime) -> str:
    """Say when something was: “Monday 23 November 2026, 4:05pm”."""
    return f"{day_words(day_in_england(moment))}, {time_words(moment)}"


def _sign_in(site: OfficeSite, token: str, session: Session, here: str) -> Entry:
    began = f"Since {moment_words(session.began_at)}. Last used {moment_words(session.last_used)}."
    ends = f"It ends at the latest: {moment_words(session.ends_at)}."
    if session.id == here:
        out = Link("Sign out here", site.to("sign-out"))
        return Entry(heading=f"{session.device} (this one)", lines=(began, ends), links=(out,))
    text = f"End {session.device}, since {time_words(session.began_at)}"
    end = Press(text=text, action=site.to(f"sign-ins/{session.id}/end"), token=token, look="secondary")
    return Entry(heading=session.device, lines=(began, ends), presses=(end,))


def _by_passkey(site: OfficeSite) -> Link:
    return Link("Sign in with a passkey", site.to("passkey"))


def _by_link(site: OfficeSite) -> Link:
    return Link("If you take part in a panel: come in with an e-mail", site.to("link"))


def _by_slip(site: OfficeSite) -> Link:
    return Link("If you have a slip of paper with a code: come in with it", site.to("slip"))


def _sealed(site: OfficeSite) -> Link:
    return Link("If nobody can sign in: use the sealed account", site.to("sealed"))

"""Previews of a draft: who can see it by a link, and the walks that were kept there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.draft_words import called
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, ListPage
from formbuilder.rendering.office_sections import AskPage, Fields
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft
from formbuilder.services.open_previews import Preview
from formbuilder.services.preview_mails import MOST_ADDRESSES, Addresses, PreviewMail
from formbuilder.services.previews import MOST_DAYS, KeptWalk

DAYS, TO = "days", "to"
LONGEST_SHOWN = 100
NO_ORIGIN = ("This cannot be e-mailed: the address of the service is not set. Ask whoever runs it to set ORIGIN.",)
USUAL_DAYS = "7"
WRONG_DAYS = (f"Enter a number of days from 1 to {MOST_DAYS}.",)
NamesOf = Callable[[str | None], str]
"""The name of a person, by id."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is to see of a draft."""

    draft: Draft
    previews: tuple[Preview, ...]
    walks: tuple[KeptWalk, ...]
    mails: tuple[PreviewMail, ...] = ()


def place_of(pin: DraftPin) -> str:
    """Return the address of a draft below the base of the office."""
    return f"drafts/{pin.form}/{pin.version}"


def previews_page(site: OfficeSite, token: str, kept: Kept, name_of: NamesOf) -> ListPage:
    """List the links that open, and the walks that wait."""
    place = place_of(kept.draft.pin)
    links = tuple(_preview(site, token, place, preview, kept.mails, name_of) for preview in kept.previews)
    walks = tuple(_walk(site, token, place, walk) for walk in kept.walks)
    lines = (
        "With a link, people can try a draft without signing in.",
        "What they write there is never among real answers. Nobody can read it.",
        "They can keep made-up answers as a check. You decide below what becomes of them.",
    )
    return ListPage(
        heading=f"Previews of {called(kept.draft)}",
        council=site.council,
        lines=lines if links or walks else (*lines[:2], "There are none at present."),
        go=(Link("Make a link", site.to(f"{place}/previews/new")),),
        entries=(*links, *walks),
        back=(Link("Back to the draft", site.to(place)),),
    )


def share_page(
    site: OfficeSite, token: str, pin: DraftPin, typed: str = USUAL_DAYS, errors: tuple[str, ...] = ()
) -> FormPage:
    """Ask how long a link is to open."""
    place = f"{place_of(pin)}/previews"
    days = Box(id=DAYS, label="For how many days?", hint="After that it does not open.", typed=typed, errors=errors)
    return FormPage(
        heading="Make a link to this draft",
        council=site.council,
        lines=("The link shows the draft as it is now. Later changes do not show.",),
        action=site.to(f"{place}/new"),
        token=token,
        button="Make the link",
        boxes=(days,),
        back=(Link("Back to all previews", site.to(place)),),
    )


def email_page(
    site: OfficeSite, token: str, preview: Preview, typed: str = "", errors: tuple[str, ...] = (), *, sends: bool = True
) -> AskPage:
    """Ask who is to get a preview by e-mail."""
    place = f"{place_of(preview.pin)}/previews"
    area = Area(
        id=TO, label="E-mail addresses", hint=f"One on each line, {MOST_ADDRESSES} at most.", typed=typed, errors=errors
    )
    nobody = "No service that sends e-mail is set up here. The e-mail waits until there is one."
    return AskPage(
        heading="E-mail this preview",
        council=site.council,
        lines=(
            f"They see {preview.pin}.{preview.revision}, until {moment_words(preview.ends_at)}.",
            "Each e-mail has a link made for it. You can end that link by itself.",
            *(() if sends else (nobody,)),
        ),
        action=site.to(f"{place}/{preview.id}/email"),
        token=token,
        button="Send it",
        fields=(Fields(areas=(area,)),),
        back=(Link("Back to all previews", site.to(place)),),
    )


def wrong_addresses(found: Addresses) -> tuple[str, ...]:
    """Say what is wrong with addresses; nothing if all are good."""
    if found.bad:
        return tuple(
            f"“{each[:LONGEST_SHOWN]}” is not an e-mail address. Correct it, or take it out." for each in found.bad
        )
    if not found.good:
        return ("Enter one e-mail address at least.",)
    many = f"These are {len(found.good)} addresses. Send it to {MOST_ADDRESSES} at most at once."
    return (many,) if len(found.good) > MOST_ADDRESSES else ()


def _mailed(mail: PreviewMail, name_of: NamesOf) -> str:
    asked = f"{name_of(mail.asked_by)} asked for it on {moment_words(mail.asked_at)}."
    whom = mail.address or "an address that we cannot read any more"
    if mail.sent_at:
        return f"E-mailed to {whom} on {moment_words(mail.sent_at)}. {asked}"
    return f"{'It waits to be e-mailed' if mail.waits else 'It could not be e-mailed'} to {whom}. {asked}"


def shared_page(site: OfficeSite, preview: Preview, address: str) -> TextPage:
    """Show a link, the one time that it is known."""
    lines = (
        "Copy it now. We cannot show it again.",
        address,
        f"It opens until {moment_words(preview.ends_at)}. Everybody who has it can look at the draft.",
    )
    back = Link("Back to all previews", site.to(f"{place_of(preview.pin)}/previews"))
    look = Link("Look at it", address)
    return text_page(site.council, "This is the link", Part(lines=lines, links=(look,)), links=(back,))


def broken_page(site: OfficeSite, pin: DraftPin) -> TextPage:
    """Say that a draft with problems cannot be shown."""
    lines = ("Something in it has to be put right first, so nobody could fill it in.",)
    back = Link("Back to the draft", site.to(place_of(pin)))
    return text_page(site.council, "This draft cannot be shown yet", Part(lines=lines), links=(back,))


def not_made_page(site: OfficeSite, pin: DraftPin, *, frozen: bool) -> TextPage:
    """Say that a walk did not become a check."""
    why = (
        "This version was published or dropped, so it does not change."
        if frozen
        else "The list of checks in this draft is written in a way that we cannot add to. Add it in the YAML view."
    )
    back = Link("Back to all previews", site.to(f"{place_of(pin)}/previews"))
    lines = (why, "The answers are still kept.")
    return text_page(site.council, "This did not become a check", Part(lines=lines), links=(back,))


def _preview(
    site: OfficeSite, token: str, place: str, preview: Preview, mails: tuple[PreviewMail, ...], name_of: NamesOf
) -> Entry:
    end = Press(
        text="End this link",
        action=site.to(f"{place}/previews/{preview.id}/end"),
        token=token,
        look="secondary",
    )
    return Entry(
        heading=f"A link to {preview.pin}.{preview.revision}",
        lines=(
            f"Made by {name_of(preview.made_by)} on {moment_words(preview.made_at)}.",
            f"It opens until {moment_words(preview.ends_at)}.",
            *(_mailed(each, name_of) for each in mails if each.preview == preview.id),
        ),
        links=(
            Link(
                f"E-mail what the link of {moment_words(preview.made_at)} shows",
                site.to(f"{place}/previews/{preview.id}/email"),
            ),
        ),
        presses=(end,),
    )


def _walk(site: OfficeSite, token: str, place: str, kept: KeptWalk) -> Entry:
    at, count = f"{place}/previews/walks/{kept.id}", len(kept.walk.asked)
    asked = f"{count} {'question was' if count == 1 else 'questions were'} asked."
    return Entry(
        heading=f"Kept answers: {kept.walk.name}",
        lines=(f"Kept on {moment_words(kept.kept_at)}. {asked}",),
        presses=(
            Press(text="Make it a check", action=site.to(f"{at}/check"), token=token),
            Press(text="Leave it out", action=site.to(f"{at}/drop"), token=token, look="secondary"),
        ),
    )

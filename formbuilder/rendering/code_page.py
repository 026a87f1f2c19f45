"""The way back: the page that shows reference and code, and the pages that take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias
from urllib.parse import quote

from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite, JourneySite
from formbuilder.rendering.start_page import WAYS_BELOW
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_words, sentence, tab_title, time_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.tongue.messages import N_, _, joined

Hidden: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values of hidden fields."""
REFERENCE = "reference"
CODE = "code"
WRITE_DOWN = N_("Write these down, or take a photo of them. You need both to come back, here or on another device.")
REMEMBER = N_(
    "You need both to come back, here or on another device. Learn the 4 words if you can. "
    "Other people can find a note or a photo."
)
NO_OTHER_WAY = N_("Without this code nobody can open your answers. We cannot either.")
READ_OUT = "Read these out to the person, and ask them to write them down. They need both to come back, on any device."
LEARN = (
    "Read these out to the person. They need both to come back, on any device. Ask them to learn the 4 words if they "
    "can. Other people can find a note or a photo."
)


class Refusal(StrEnum):
    """Why reference and code did not open a form."""

    NO_REFERENCE = "no_reference"
    BAD_REFERENCE = "bad_reference"
    NO_CODE = "no_code"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    WORD_COUNT = "word_count"
    UNKNOWN_WORD = "unknown_word"
    CHECK_DIGIT = "check_digit"
    WRONG = "wrong"
    TOO_MANY = "too_many"
    NOT_SENT = "not_sent"
    """The page itself could not be trusted (its token was missing or old)."""


REFERENCE_REFUSED = {
    Refusal.NO_REFERENCE: N_("Enter your reference."),
    Refusal.BAD_REFERENCE: N_("Check the reference. It has 8 letters and digits, for example KJC7-44KR."),
}
CODE_REFUSED = {
    Refusal.NO_CODE: N_("Enter your code, in digits or in words."),
    Refusal.TOO_SHORT: N_("Some digits of the code are missing. A code has 14 digits, or 4 words."),
    Refusal.TOO_LONG: N_("The code has too many digits. A code has 14 digits, or 4 words."),
    Refusal.WORD_COUNT: N_("Enter all 4 words of the code, or its 14 digits."),
    Refusal.CHECK_DIGIT: N_("One part of the code is not right. Compare it with what you wrote down."),
    Refusal.WRONG: N_("This reference and this code do not belong together. Check both and try again."),
    Refusal.NOT_SENT: N_(
        "We could not check that this came from you. Select the button again. If you see this twice, turn on cookies."
    ),
}
TYPED_KEPT = N_("What you typed on the last page is not saved yet. We show it to you again when the form is open.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """Template ``public/code.html``: reference and code, in the two ways that mean the same."""

    heading: str
    title: str
    how: str
    """How to keep it."""
    reference: str
    digits: tuple[str, ...]
    """In groups of four."""
    words: tuple[str, ...]
    kept: str
    """Until which day the answers are kept, as a sentence."""
    no_other_way: str
    go: Link
    to_oneself: tuple[Link, ...]
    """Ways to send oneself the reference and where to come back, from one's own device; never the code."""
    for_caller: bool = False
    """Whether it is read out: then nothing is said to the person as a reader."""

    @property
    def reference_heading(self) -> str:
        """What stands above the reference."""
        return "The person’s reference" if self.for_caller else _("Your reference")

    @property
    def code_heading(self) -> str:
        """What stands above the code."""
        return "The person’s code" if self.for_caller else _("Your code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed and why it opens nothing; ``word`` is the unknown one, ``until`` the end of the wait."""

    reference: str = ""
    code: str = ""
    refusal: Refusal | None = None
    code_refusal: Refusal | None = None
    """What is wrong with the code, where ``refusal`` says what is wrong with the reference."""
    word: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box to type in; the id is also its name."""

    id: str
    label: str
    hint: str
    typed: str
    errors: tuple[str, ...]
    inputs: str = ""
    """``inputmode``: ``numeric`` shows digits on a phone."""
    fills: str = "off"
    """What the browser may fill in (``autocomplete``)."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What goes with the box in HTML."""
        return {"autocomplete": self.fills, "inputmode": self.inputs or None, "aria-describedby": self.described_by}

    @property
    def described_by(self) -> str:
        """The ids of all that is said about the box."""
        return f"{self.id}-hint {self.id}-error" if self.errors else f"{self.id}-hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntryPage:
    """Template ``public/come_back.html``: takes the code, and the reference where it is not known."""

    heading: str
    title: str
    lines: tuple[str, ...]
    errors: tuple[Link, ...]
    boxes: tuple[Box, ...]
    button: str
    action: str
    token: str
    links: tuple[Link, ...]
    asks_shared: bool = False
    """Whether to ask if other people use this device: it may be another one than before."""
    hidden: Hidden = ()
    part: Part = Part()  # noqa: RUF009 - frozen


def code_page(
    site: JourneySite, digits: str, words: tuple[str, ...], kept_until: date, go: Link, *, origin: str = ""
) -> CodePage:
    """Show the way back; ``go`` leads on (to the task list) or back to where the person was.

    ``origin`` is where the council's pages are (``https://forms.example``); "" leaves out sending it to oneself.
    """
    heading = _("Your code")
    return CodePage(
        heading=heading,
        title=tab_title(heading, site.council),
        how=_(WRITE_DOWN),
        reference=shown_reference(site.reference),
        digits=tuple(digits.split()),
        words=words,
        kept=(
            _(
                "We keep your answers until %(day)s, or %(days_kept)s days after your last visit. Then we delete "
                "them, unless you have sent them."
            )
            % {"day": day_words(kept_until), "days_kept": site.council.days_kept}
        ),
        no_other_way=_(NO_OTHER_WAY),
        go=go,
        to_oneself=_to_oneself(site, origin) if origin else (),
    )


def to_remember(page: CodePage) -> CodePage:
    """Return the page for a form that gives nothing to keep: the code is better learnt than written down."""
    return replace(page, how=_(REMEMBER), to_oneself=())


def to_read_out(page: CodePage) -> CodePage:
    """Return the page for whoever of the council fills the form in with the person: they hear it, and see nothing."""
    return replace(
        page,
        heading="The person’s code",
        title=page.title.replace(page.heading, "The person’s code", 1),
        how=READ_OUT if page.how == _(WRITE_DOWN) else LEARN,
        kept=page.kept.replace("your ", "their ").replace("you have", "they have"),
        no_other_way=page.no_other_way.replace("your ", "their "),
        for_caller=True,
        to_oneself=(),
    )


def _to_oneself(site: JourneySite, origin: str) -> tuple[Link, ...]:
    text = _("%(address)s – reference %(reference)s") % {
        "address": f"{origin}{site.around.come_back}",
        "reference": shown_reference(site.reference),
    }
    return (
        Link(_("Send the reference by e-mail"), f"mailto:?subject=My%20form&body={quote(text)}"),
        Link(_("Send the reference by text message"), f"sms:?&body={quote(text)}"),
    )


def come_back_page(site: CouncilSite, token: str, typed: Typed) -> CodeEntryPage:
    """Ask for reference and code."""
    page = _entry_page(
        site,
        _("Come back to your form"),
        (_("Enter the reference and the code that we showed you when you started."),),
        boxes(typed),
        (site.come_back, token),
    )
    return replace(page, asks_shared=True)


def boxes(typed: Typed) -> tuple[Box, ...]:
    """Return the boxes for reference and code, with what is wrong with what was typed."""
    return _reference_box(typed), _code_box(typed)


def carry_on_page(site: JourneySite, token: str, typed: Typed, hidden: Hidden = ()) -> CodeEntryPage:
    """Ask for the code alone, after the person left quickly; nothing here tells a form or a subject.

    ``hidden`` goes with the code: what was typed on a page that could not be kept.
    """
    page = _entry_page(
        site.around,
        _("Carry on"),
        (_("Enter your code to continue."),),
        (_code_box(typed),),
        (site.to("carry-on"), token),
    )
    return replace(page, hidden=hidden)


def ended_page(site: JourneySite, reason: str, token: str, hidden: Hidden = ()) -> CodeEntryPage:
    """Say why the form does not open on this device (``ended`` or anything else), and take the code that opens it."""
    heading, lines = _ended() if reason == "ended" else _not_this_device()
    kept = (_(TYPED_KEPT),) if hidden else ()
    page = _entry_page(
        site.around,
        heading,
        (*lines, *kept, _("To open it here, enter your code.")),
        (_code_box(Typed()),),
        (site.to("carry-on"), token),
    )
    come_back = Link(_("Enter a reference and a code"), site.around.come_back)
    return replace(page, hidden=hidden, links=(come_back, *page.links), part=lost_code(site.around))


def _ended() -> tuple[str, tuple[str, ...]]:
    return _("Your form is closed on this device"), (
        _("You said that you share this device. Nobody used the form for 10 minutes, so we closed it here."),
        _("Everything that you saved is still there. Nobody can open it without your code."),
    )


def _not_this_device() -> tuple[str, tuple[str, ...]]:
    return _("This device cannot open that form"), (
        _("You may have started it on another device, or stopped and cleared this one. Or the address is not right."),
        _("If you started a form, everything that you saved is still there."),
    )


def covered_page(site: JourneySite) -> TextPage:
    """Return what every page of every journey looks like after “Leave this page quickly”."""
    return text_page(site.council, _("This page is closed"), go=Link(_("Carry on"), site.to("carry-on")))


def lost_code(site: CouncilSite) -> Part:
    """Say what to do without the code."""
    return Part(
        heading=_("If you do not have your code"),
        lines=(
            _(NO_OTHER_WAY),
            _("You can start a new form. %(person)s can help you with it.") % {"person": sentence(site.council.person)},
            _(WAYS_BELOW),
        ),
    )


def _entry_page(
    site: CouncilSite,
    heading: str,
    lines: tuple[str, ...],
    boxes: tuple[Box, ...],
    sent: tuple[str, str],
) -> CodeEntryPage:
    action, token = sent
    errors = tuple(Link(error, f"#{box.id}") for box in boxes for error in box.errors)
    return CodeEntryPage(
        heading=heading,
        title=tab_title(heading, site.council, error=bool(errors)),
        lines=lines,
        errors=errors,
        boxes=boxes,
        button=_("Carry on"),
        action=action,
        token=token,
        links=(Link(_("See all forms"), site.home),),
    )


def _reference_box(typed: Typed) -> Box:
    fault = REFERENCE_REFUSED.get(typed.refusal) if typed.refusal else None
    return Box(
        id=REFERENCE,
        label=_("Your reference"),
        hint=_("For example KJC7-44KR. Capital and small letters, spaces and hyphens make no difference."),
        typed=typed.reference,
        errors=(_(fault),) if fault else (),
    )


def _code_box(typed: Typed) -> Box:
    return Box(
        id=CODE,
        label=_("Your code"),
        hint=_("14 digits, or 4 words. Both mean the same. Spaces and hyphens make no difference."),
        typed=typed.code,
        errors=_code_errors(typed),
    )


def _code_errors(typed: Typed) -> tuple[str, ...]:
    match typed.code_refusal or typed.refusal:
        case None | Refusal.NO_REFERENCE | Refusal.BAD_REFERENCE:
            return ()
        case Refusal.UNKNOWN_WORD:
            return (
                _("“%(word)s” is not one of the words that we use in codes. Check how it is spelt.")
                % {"word": typed.word},
            )
        case Refusal.TOO_MANY:
            safe = _("There were too many tries. Your answers are safe.")
            again = (
                _("Try again after %(time)s.") % {"time": time_words(typed.until)}
                if typed.until
                else _("Try again in an hour.")
            )
            return (joined((safe, again)),)
        case refusal:
            return (_(CODE_REFUSED[refusal]),)

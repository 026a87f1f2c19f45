"""Where the pages of a council and of one journey are: the one list of addresses that pages link to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from formbuilder.councils.profile import Council
from formbuilder.definition.model import Form, Page, Question
from formbuilder.rendering.own_look import LOOK, WORDS, Said, Steps
from formbuilder.tongue.messages import ENGLISH, tag_in_use

HARD = "hard"
"""The last word of the address where somebody says that a question is hard."""
PART, NEW = "part", "new"
CHECK, RESULT = "check", "result"
"""Pages of a journey that a page of questions can come back to, as addresses name them after ``?to=``."""


def part_of(page: Page, question: Question) -> str:
    """Return the place of a question on its page, from 1, for who has one question at a time; "" for all others."""
    if LOOK.get().steps is not Steps.ONE or len(page.questions) < 2:
        return ""
    return str(1 + next(place for place, each in enumerate(page.questions) if each.id == question.id))


def hard_at(here: str) -> str:
    """Return where somebody says that a question of the page at ``here`` is hard; it leads back in the same way."""
    return _below(here, HARD)


def language_at(here: str) -> str:
    """Return where somebody changes the language of the page at ``here``; it leads back in the same way."""
    return _below(here, "language")


def look_at(here: str) -> str:
    """Return where somebody changes how the page at ``here`` looks; it leads back in the same way."""
    return _below(here, "look")


def _below(here: str, word: str) -> str:
    place, sign, query = here.partition("?")
    return f"{place}/{word}{sign}{query}"


def spoken(address: str, said: Said | None = None) -> str:
    """Return the address of a page before a journey in the language and words in use: nothing else remembers them."""
    tag, said = tag_in_use(), said or LOOK.get().said
    asked = (
        *((f"language={tag}",) if tag != ENGLISH else ()),
        *((f"{WORDS}={said}",) if said is not Said.USUAL else ()),
    )
    return f"{address}{'&' if '?' in address else '?'}{'&'.join(asked)}" if asked else address


def steps_at(council: Council) -> str:
    """Return where a demonstration shows how a comment changes words: in the office, since one comes in there."""
    return f"/office/{council.slug}/steps"


@dataclass(frozen=True, slots=True)  # noqa: PLR0904 - one for each page
class CouncilSite:
    """A council and its public pages; ``base`` is ``/SLUG``, or "" where it has a host name of its own."""

    council: Council
    base: str

    def about(self, form: Form) -> CouncilSite:
        """Return the same with the contact for ``form``."""
        return replace(self, council=self.council.asked_about(form.slug))

    @property
    def home(self) -> str:
        """The forms of the council."""
        return spoken(f"{self.base}/")

    @property
    def come_back(self) -> str:
        """Where reference and code open a form again."""
        return spoken(f"{self.base}/come-back")

    @property
    def leave(self) -> str:
        """“Leave this page quickly”."""
        return f"{self.base}/leave"

    @property
    def hard(self) -> str:
        """Where “this is hard” is sent to: an address of no journey, and of no form."""
        return spoken(f"{self.base}/{HARD}")

    @property
    def others_see(self) -> str:
        """What other people can see."""
        return spoken(f"{self.base}/what-others-see")

    def own_look(self, here: str = "/") -> str:
        """Change how this looks; it leads back to ``here``, what comes after the council's own address."""
        return spoken(f"{self.base}/look?to={quote(here)}")

    def below(self, place: str) -> str:
        """A page before a journey, by what comes after the council's own address."""
        return spoken(f"{self.base}{place}")

    @property
    def outbox(self) -> str:
        """What a demonstration would have sent."""
        return f"{self.base}/outbox"

    def you_said(self, slug: str = "") -> str:
        """What people said about a form, and what the council did; the list of all of it if no form is named."""
        return f"{self.base}/you-said{slug and '/'}{slug}"

    def form(self, slug: str) -> str:
        """The start page of a form."""
        return spoken(self.path(slug))

    def easy_read(self, slug: str) -> str:
        """The start page of a form, in Easy Read."""
        return spoken(self.path(slug), Said.EASY)

    def path(self, slug: str) -> str:
        """Return the same without a language: what other addresses begin with."""
        return f"{self.base}/{slug}"

    def agreed(self, slug: str) -> str:
        """How the form was agreed."""
        return spoken(f"{self.path(slug)}/agreed")

    def start(self, slug: str) -> str:
        """Where “Start” is sent to (POST)."""
        return spoken(f"{self.path(slug)}/start")

    def with_me(self, slug: str) -> str:
        """Do it with me."""
        return spoken(f"{self.path(slug)}/with-me")

    def paper(self, slug: str) -> str:
        """How to get the form on paper."""
        return spoken(f"{self.path(slug)}/on-paper")

    def to_print(self, slug: str) -> str:
        """The form to print and fill in by hand; other addresses begin with it."""
        return f"{self.path(slug)}/paper"


@dataclass(frozen=True, slots=True)
class JourneySite:
    """A council and the pages of one person's journey; none of these addresses tells a form or a subject."""

    council: Council
    base: str
    reference: str

    def about(self, form: Form) -> JourneySite:
        """Return the same with the contact for ``form``."""
        return replace(self, council=self.council.asked_about(form.slug))

    @property
    def around(self) -> CouncilSite:
        """The council's own pages."""
        return CouncilSite(self.council, self.base)

    @property
    def tasks(self) -> str:
        """The task list: the journey's first page."""
        return f"{self.base}/j/{self.reference}"

    def page(self, number: int, *, to: str = "", at: str = "", part: str = "") -> str:
        """A page of questions, by its number; ``to`` is where it comes back to, ``at`` the id to land on.

        ``part`` is the place of one question on it, from 1, or NEW: what of a whole part was not shown yet.
        """
        asked = f"{'?' if not to else '&'}{PART}={part}" if part else ""
        return f"{self.tasks}/{number}{'?to=' if to else ''}{to}{asked}{'#' if at else ''}{at}"

    def said(self, number: int, *, to: str = "") -> str:
        """What an answer on a page calls for at once: an address like any other, so that the history tells nothing."""
        return f"{self.tasks}/{number}/2{'?to=' if to else ''}{to}"

    def to(self, place: str) -> str:
        """Another page of the journey: code, check, result, send, sent, help, stop, carry-on, copy, after …."""
        return f"{self.tasks}/{place}"

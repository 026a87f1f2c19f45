"""What stands around the pages of the office, and where those pages are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from formbuilder.accounts.people import Person
from formbuilder.accounts.rights import Right, may
from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Frame, Place


@dataclass(frozen=True, slots=True)
class OfficeSite:
    """The office of a council; every address of it begins with ``base``, ``/office/SLUG``."""

    council: Council
    base: str

    @property
    def home(self) -> str:
        """The first page."""
        return f"{self.base}/"

    def to(self, place: str) -> str:
        """Another page: sign-in, sign-out, sign-ins, people …."""
        return f"{self.base}/{place}"


class Placed(Protocol):
    """Where pages about one thing are: below ``base``."""

    @property
    def site(self) -> OfficeSite: ...
    @property
    def base(self) -> str: ...


PLACES = (
    ("Your work", "", Right.ENTER),
    ("Forms", "forms", Right.READ_DRAFTS),
    ("Blocks", "blocks", Right.READ_DRAFTS),
    ("Words in other languages", "translations", Right.WRITE_WORDS),
    ("Languages", "languages", Right.WRITE_WORDS),
    ("Comments to answer", "answering", Right.ANSWER_POINTS),
    ("Words of panels", "panel-words", Right.READ_DRAFTS),
    ("You said, we did", "told", Right.ANSWER_POINTS),
    ("Urgent corrections", "corrections", Right.CORRECT_URGENTLY),
    ("What the public says", "remarks", Right.READ_REMARKS),
    ("What people sent", "submissions", Right.READ_SUBMISSIONS),
    ("Charges", "charges", Right.DECIDE_CHARGES),
    ("Rates", "rates", Right.READ_RATES),
    ("Somebody calls", "callers", Right.START_FOR_CALLERS),
    ("Forms on paper", "paper", Right.START_FOR_CALLERS),
    ("Requests", "requests", Right.WRITE_ASSESSMENTS),
    ("Answers to settle", "disagreements", Right.RUN_ROUNDS),
    ("Pages to look at first", "told-first", Right.RUN_ROUNDS),
    ("Corrections to sign", "corrections/to-sign", Right.SIGN_FOR_PANEL),
    ("My panels", "my-panels", Right.COMMENT),
    ("My comments", "my-points", Right.COMMENT),
    ("My story", "my-stories", Right.COMMENT),
    ("Panels", "panels", Right.SEE_PANELS),
    ("Stories", "stories", Right.SEE_PANELS),
    ("What we promised", "promises", Right.SEE_PANELS),
    ("Forms that panels asked for", "forms-asked-for", Right.PROPOSE_ROUNDS),
    ("People", "people", Right.CHANGE_PEOPLE),
    ("Teams", "teams", Right.CHANGE_SETTINGS),
    ("Chain of sign-offs", "sign-off-chain", Right.CHANGE_SETTINGS),
    ("What was done", "trail", Right.READ_TRAIL),
    ("Records", "records", Right.KEEP_RECORDS),
    ("Settings", "settings", Right.CHANGE_SETTINGS),
)
"""The parts of the office: words, address below the base, and the right that opens it."""
OF_ONESELF = (("Your sign-ins", "sign-ins", Right.ENTER), ("Sign out", "sign-out", Right.ENTER))


def office_frame(
    frame: Frame, site: OfficeSite, person: Person | None = None, here: str = "", called: str = ""
) -> Frame:
    """Return what stands around a page of the office; ``here`` is its address below the base.

    ``called`` is what somebody without a name is called: “Member 7 of Autism group”.
    """
    bare = replace(frame, home=site.home, person="", ways=(), contacts={}, links=(), help_lines=())
    if person is None:
        return bare
    return replace(bare, signed_in=person.name or called, places=tuple(_places(site, person, here)))


def _places(site: OfficeSite, person: Person, here: str) -> Iterator[Place]:
    for text, address, right in (*PLACES, *OF_ONESELF):
        if may(person, right, person.council):
            below = address and here.startswith(f"{address}/")
            current = "page" if here == address else "true" if below else ""
            yield Place(text, site.to(address), current)

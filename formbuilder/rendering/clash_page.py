"""Two people changed the same words: both texts, place by place, and the choice between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent

from formbuilder.drafting.joining import Piece
from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Group
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.yaml_page import SEEN, as_shown, draft_place
from formbuilder.services.clashes import Choice
from formbuilder.services.drafts import Draft

THEIRS, MINE, ANEW = "theirs", "mine", "anew"
SETTING = re.compile(r"^\s*(?:- )?([a-z_]+):", re.MULTILINE)
WORDS = frozenset(
    {"ask", "hint", "help", "label", "title", "text", "short", "why", "without", "words", "intro", "sentence"}
)
"""The settings that people read."""
NOTHING = "(nothing)"
NOT_CHOSEN = "Choose which words to keep."


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one text says in a place."""

    called: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where two texts differ about the same lines."""

    heading: str
    sides: tuple[Side, ...]
    group: Group
    box: str
    """The id of the box for words of one's own."""
    label: str
    typed: str
    reads: bool
    """Whether people read these words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashPage(OfficePage):
    """Template ``office/clash.html``."""

    lines: tuple[str, ...]
    places: tuple[Place, ...]
    action: str
    token: str
    seen: int

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        groups = (place.group for place in self.places)
        return tuple(Link(error, f"#{group.buttons[0].id}") for group in groups for error in group.errors)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose in one place, and what they wrote."""

    which: str = ""
    words: str | None = None

    def text(self, piece: Piece) -> str | None:
        """Return the words to save; None if nothing was chosen."""
        return {THEIRS: piece.theirs, MINE: piece.mine, ANEW: self.words or ""}.get(self.which)


def clash_page(
    site: OfficeSite, token: str, draft: Draft, choice: Choice, chosen: tuple[Chosen, ...] | None = None
) -> ClashPage:
    """Show each place, those with words that people read first; ``chosen`` is what was sent before."""
    revisions = f"{draft_place(draft)}/revisions"
    number = choice.aside.number
    pairs = list(zip(choice.pieces, chosen or [Chosen()] * len(choice.pieces), strict=True))
    places = [_place(index, piece, made, sent=chosen is not None) for index, (piece, made) in enumerate(pairs, 1)]
    return ClashPage(
        heading="Choose which words to keep",
        council=site.council,
        lines=(
            "Somebody else saved while you wrote, and changed the same lines.",
            f"Nothing is lost. What you sent is kept aside as save {number}, and the draft is as they saved it.",
            "All other changes are joined when you save.",
        ),
        places=tuple(sorted(places, key=lambda place: not place.reads)),
        action=site.to(f"{revisions}/{number}/join"),
        token=token,
        seen=choice.other.number,
        links=(Link("Leave the draft as it is", site.to(revisions)),),
        back=(Link("Back to all saves", site.to(revisions)),),
    )


def no_clash_page(site: OfficeSite, token: str, draft: Draft, choice: Choice | None, number: int) -> TextPage:
    """Say that nothing is to be chosen: the revision was not kept aside, or both can be had now."""
    back = Link("Back to all saves", site.to(f"{draft_place(draft)}/revisions"))
    if choice is None:
        lines = (f"Save {number} was not kept aside, so there is nothing to choose.",)
        return text_page(site.council, "There is nothing to choose", Part(lines=lines), links=(back,))
    lines = (f"The changes of save {number} can go into the draft beside those of others.",)
    press = Press(
        text="Put them in",
        action=site.to(f"{draft_place(draft)}/revisions/{number}/join"),
        token=token,
        hidden=((SEEN, str(choice.other.number)),),
    )
    return text_page(site.council, "There is nothing to choose", Part(lines=lines), press=press, links=(back,))


def _place(index: int, piece: Piece, made: Chosen, *, sent: bool) -> Place:
    id_ = f"place-{index}"
    settings = SETTING.findall(f"{piece.before}\n{piece.theirs}\n{piece.mine}")
    offers = (
        Offer(THEIRS, "What they saved"),
        Offer(MINE, "What you wrote"),
        Offer(ANEW, "Something else: write it below"),
    )
    buttons = one_of(id_, offers, made.which)
    wrong = (f"{NOT_CHOSEN[:-1]} in place {index}.",) if sent and not made.which else ()
    sides = (("Before", piece.before), ("What they saved", piece.theirs), ("What you wrote", piece.mine))
    return Place(
        heading=f"Place {index}" + (f": {settings[0]}" if settings else ""),
        sides=tuple(Side(called=called, text=as_shown(dedent(text)).strip("\n") or NOTHING) for called, text in sides),
        group=Group(legend=f"Which words do you keep in place {index}?", name=id_, buttons=buttons, errors=wrong),
        box=f"{id_}-words",
        typed=as_shown(piece.mine if made.words is None else made.words),
        label=f"Other words for place {index}",
        reads=not WORDS.isdisjoint(settings),
    )

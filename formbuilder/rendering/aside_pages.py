"""What is not about the form: a worry about safety first, with what must be done now; then the other drawers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import WRONG, Held
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, Pick
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.story_pages import WRONG as STORY_WRONG
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.meeting_kinds import Aside, Drawer, NoMeeting
from formbuilder.services.stories import NoStory

ASIDE, WORDS, TOLD, OWNER, BECAME = "aside", "words", "told", "owner", "became"
"""Names of fields."""
DRAWERS: Mapping[Drawer, str] = {
    Drawer.WORRY: "A worry that somebody is not safe",
    Drawer.COUNCIL: "Something for the council, but not about this form",
    Drawer.OTHER: "A thank-you, or something else",
}
STORY, STORY_DRAWER = "A story that somebody tells of themselves", "story"
SAFETY = (
    "Stop the notes. Stay with the person, or find somebody who can.",
    "Is somebody in danger now? Use the ways to get help below, at once.",
    "Do not promise to keep it secret. Say whom you will tell.",
    "Tell the person in charge of safety in your organisation today. Follow its rules.",
    "Tell the council’s team for safety too, if your rules say so.",
    "Write down what was said, in the person’s words. Do not ask more than you need.",
)
"""What must be done with a worry, in this order."""
NOBODY_TOLD = "Nobody has been told yet. Do this first."
WHERE: Mapping[NoMeeting, str] = {NoMeeting.PERSON: OWNER, NoMeeting.TOLD: TOLD}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAside:
    """What stands in the fields."""

    id: str
    words: str = field(default="", repr=False)
    told: str = field(default="", repr=False)
    owner: str = ""
    wrong: frozenset[NoMeeting] = frozenset()

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(WRONG[why] for why in sorted(self.wrong) if WHERE.get(why, WORDS) == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedStory:
    """A story as it was typed."""

    id: str
    person: str = ""
    words: str = field(default="", repr=False)
    wrong: NoStory | None = None


def drawers_page(
    site: OfficeSite, held: Held, found: Sequence[Aside], names: Mapping[str, str], *, story_kept: bool = False
) -> SectionsPage:
    """Lead to the drawers, worries first, and show what lies in them; a story lies with its author."""
    add = [Link(words, site.to(f"{held.place}/drawers/{kind}")) for kind, words in DRAWERS.items()]
    add.insert(1, Link(STORY, site.to(f"{held.place}/drawers/{STORY_DRAWER}")))
    lying = tuple(_entry(site, each, names) for each in found)
    return SectionsPage(
        heading="This is not about the form",
        council=site.council,
        said=("The story is kept. Only the member reads it, under “My story”.",) if story_kept else (),
        lines=(
            "Nothing of this becomes a comment, and no panel sees it.",
            "Each thing has somebody who looks after it, and says what became of it.",
        ),
        sections=(
            Section(heading="What is it?", links=tuple(add)),
            *((Section(heading="In the drawers of this meeting", entries=lying),) if lying else ()),
        ),
        back=held.back(site),
    )


def add_page(
    site: OfficeSite, token: str, held: Held, kind: Drawer, typed: TypedAside, owners: Mapping[str, str]
) -> AskPage:
    """Ask for what was said; before a worry stands what must be done now."""
    worry = kind is Drawer.WORRY
    who = "the facilitators of this panel" if worry else "the facilitators of this panel, and who looks after it"
    ways = tuple(f"{way.do} {way.about}".strip() for way in site.council.urgent_ways)
    first = (
        Section(heading="Do this first", lines=tuple(f"{n}. {line}" for n, line in enumerate(SAFETY, 1))),
        Section(heading="Ways to get help now", lines=ways),
    )
    return AskPage(
        heading=DRAWERS[kind],
        council=site.council,
        lines=(f"Who sees it: {who}. No panel sees it, and it is no comment.",),
        shown=first if worry else (),
        action=site.to(f"{held.place}/drawers/{kind}"),
        token=token,
        button="Keep this worry" if worry else "Keep this",
        hidden=((ASIDE, typed.id),),
        fields=tuple(_fields(kind, typed, owners)),
        back=(Link("Back", site.to(f"{held.place}/drawers")),),
    )


def story_drawer_page(
    site: OfficeSite, token: str, held: Held, typed: TypedStory, members: Sequence[tuple[str, str]]
) -> AskPage:
    """Ask for a story: whoever writes it down does not read it again."""
    wrong, whose = typed.wrong, typed.wrong is NoStory.MEMBER
    errors = (STORY_WRONG[wrong],) if wrong else ()
    who = Pick(
        id=OWNER,
        label="Which member told it?",
        hint="Without a member nobody can keep it. Give the paper back then.",
        offers=(("", "Choose the member"), *members),
        chosen=typed.person,
        errors=errors if whose else (),
    )
    words = Area(
        id=WORDS,
        label="The story",
        hint="In the words of the person, and no more than they want kept.",
        typed=typed.words,
        rows=10,
        errors=() if whose else errors,
    )
    return AskPage(
        heading=STORY,
        council=site.council,
        lines=(
            "Ask first if they want it kept here.",
            "Who sees it: only the member, under “My story”. Once it is kept, you do not see it again.",
            "What happens next: they can say who may read it, change it, or take it back at any time.",
            "Is somebody not safe? Then it is a worry, and no story. Go back and choose that.",
        ),
        action=site.to(f"{held.place}/drawers/{STORY_DRAWER}"),
        token=token,
        button="Keep this story for the member",
        hidden=((ASIDE, typed.id),),
        fields=(Fields(picks=(who,)), Fields(areas=(words,))),
        back=(Link("Back", site.to(f"{held.place}/drawers")),),
    )


def asides_page(site: OfficeSite, found: Sequence[Aside], names: Mapping[str, str]) -> SectionsPage:
    """Show what somebody still looks after, worries first."""
    lines = () if found else ("Nothing waits for you.",)
    entries = tuple(_entry(site, each, names) for each in found)
    return SectionsPage(
        heading="What you look after",
        council=site.council,
        lines=("Said in meetings, and not about a form.", *lines),
        sections=(Section(heading="To see to", entries=entries),) if entries else (),
        back=(Link("Your work", site.home),),
    )


def aside_page(
    site: OfficeSite, token: str, aside: Aside, names: Mapping[str, str], typed: tuple[str, str], why: NoMeeting | None
) -> AskPage | SectionsPage:
    """Ask who was told, and what became of it; once it is done, say so."""
    told, became = typed
    worry = aside.kind is Drawer.WORRY
    back = (Link("Back to what you look after", site.to("asides")),)
    said = Section(heading="What was said", lines=tuple(_lines(aside, names)))
    if aside.done_at:
        return SectionsPage(heading=DRAWERS[aside.kind], council=site.council, sections=(said,), back=back)
    areas = []
    if not aside.told:
        label = "Who was told of it, and when?" if worry else "Did you tell somebody? Whom?"
        hint = "A name or a team, and the day." if worry else "You can leave it empty."
        areas.append(Area(id=TOLD, label=label, hint=hint, typed=told, rows=3, errors=_errors(why, TOLD)))
    hint = "Leave it empty as long as it goes on. With words here it is done."
    became_of = "What became of it?"
    areas.append(Area(id=BECAME, label=became_of, hint=hint, typed=became, rows=3, errors=_errors(why, BECAME)))
    first = (Section(heading="Do this first", lines=SAFETY),) if worry and not aside.told else ()
    return AskPage(
        heading=DRAWERS[aside.kind],
        council=site.council,
        shown=(*first, said),
        action=site.to(f"asides/{aside.id}"),
        token=token,
        button="Save this",
        fields=(Fields(areas=tuple(areas)),),
        back=back,
    )


def waiting_entries(site: OfficeSite, found: Sequence[Aside]) -> Iterator[Entry]:
    """Yield the lines of “Your work”: a worry of which nobody was told stands first, then all the rest in one line."""
    untold = [each for each in found if each.kind is Drawer.WORRY and not each.told]
    for each in untold:
        link = Link("See what to do", site.to(f"asides/{each.id}"))
        yield Entry(heading="A worry about safety was said in a meeting", lines=(NOBODY_TOLD,), links=(link,))
    if len(found) > len(untold):
        link = Link("Open what you look after", site.to("asides"))
        yield Entry(heading="Said in meetings, and not about a form", lines=("It waits for you.",), links=(link,))


def alone_entry(site: OfficeSite, many: int) -> Entry:
    """Tell an administrator that worries wait of which nobody takes care; what they are stays closed to them."""
    line = "Its panel has no facilitator any more." if many == 1 else "Their panels have no facilitator any more."
    link = Link("Appoint a facilitator", site.to("panels"))
    words = count_words(many, "worry about safety waits", "worries about safety wait")
    return Entry(heading=f"{words}, and nobody sees to it", lines=(line,), links=(link,))


def _errors(why: NoMeeting | None, name: str) -> tuple[str, ...]:
    return (WRONG[why],) if why and WHERE.get(why, BECAME) == name else ()


def _entry(site: OfficeSite, aside: Aside, names: Mapping[str, str]) -> Entry:
    day = day_words(day_in_england(aside.added_at))
    link = Link("Open it", site.to(f"asides/{aside.id}"), f"{DRAWERS[aside.kind]}, {day}")
    return Entry(heading=f"{DRAWERS[aside.kind]}, {day}", lines=tuple(_state(aside, names)), links=(link,))


def _state(aside: Aside, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{names.get(aside.owner) or 'Somebody'} looks after it."
    if aside.kind is Drawer.WORRY and not aside.told:
        yield NOBODY_TOLD
    yield f"Done on {day_words(day_in_england(aside.done_at))}." if aside.done_at else "It is not done yet."


def _lines(aside: Aside, names: Mapping[str, str]) -> Iterator[str]:
    if aside.words:
        yield f"“{aside.words}”"
    yield f"Written down on {day_words(day_in_england(aside.added_at))} by {names.get(aside.added_by) or 'somebody'}."
    yield from _state(aside, names)
    if aside.told:
        yield f"Who was told: {aside.told}"
    if aside.became:
        yield f"What became of it: {aside.became}"


def _fields(kind: Drawer, typed: TypedAside, owners: Mapping[str, str]) -> Iterator[Fields]:
    worry = kind is Drawer.WORRY
    hint = "In the words of the person. No more than whoever helps must know." if worry else "A few words are enough."
    areas = [Area(id=WORDS, label="What was said?", hint=hint, typed=typed.words, errors=typed.errors(WORDS))]
    if worry:
        hint = "A name or a team, and when. Leave it empty if nobody was told yet: it then stands first in your work."
        areas.append(Area(id=TOLD, label="Who was told?", hint=hint, typed=typed.told, rows=3))
    offers = (("", "Choose somebody"), *owners.items())
    pick = Pick(id=OWNER, label="Who looks after it?", offers=offers, chosen=typed.owner, errors=typed.errors(OWNER))
    yield Fields(areas=tuple(areas))
    yield Fields(picks=(pick,))

"""“My story”: who may read it stands first; then the words, and each use with a yes of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, Group, ListPage
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.stories import NoStory, Purpose, Story, Use

WORDS, USE, ID = "words", "use", "id"
WRONG: Mapping[NoStory, str] = {
    NoStory.UNKNOWN: "This story is not there any more.",
    NoStory.EMPTY: "Write something first.",
    NoStory.LONG: "This is too long. Write 20,000 signs at most.",
    NoStory.MANY: "You have 50 stories. Take one back first.",
    NoStory.NOT_YOURS: "Choose who may read it.",
    NoStory.MEMBER: "Choose the member who told it.",
}
PRIVATE = "Only you read this, until you say yes to somebody else."
SHOWN = 60
"""Signs of a comment that tell which one it is."""


def my_stories_page(site: OfficeSite, found: Sequence[Story]) -> ListPage:
    """List somebody’s own stories."""
    none = () if found else ("You have not told a story yet.",)
    return ListPage(
        heading="My story",
        council=site.council,
        lines=(
            "Here you can tell your story in your own words. You need not.",
            PRIVATE,
            "You say yes to each use. You can take a yes back, and the whole story, at any time.",
            *none,
        ),
        go=(Link("Tell a story", site.to("my-stories/add")),),
        entries=tuple(_mine(site, each) for each in found),
        links=(Link("My comments", site.to("my-points")), Link("Take a break", site.to("my-panels/break"))),
    )


def _mine(site: OfficeSite, story: Story) -> Entry:
    day = day_words(day_in_england(story.told_at))
    return Entry(
        heading=f"Told on {day}",
        lines=(_short(story.words), *(map(use_words, story.shared)), *(() if story.shared else (PRIVATE,))),
        links=(Link("Read it, or say who may read it", site.to(f"my-stories/{story.id}"), f"told on {day}"),),
    )


def use_words(use: Use) -> str:
    """Say who reads a story for one use."""
    said = {
        Purpose.PANEL: f"The people of {use.panel} read it.",
        Purpose.COMMENT: "Those who answer one of your comments read it beside the comment.",
        Purpose.LEARN: "People of the council who answer comments read it, to learn from it.",
    }
    return said[use.purpose]


def tell_page(site: OfficeSite, token: str, id_: str, typed: str = "", why: NoStory | None = None) -> AskPage:
    """Ask for a story."""
    page = _words_page(site, token, ("Tell a story", "my-stories/add"), typed, why)
    return replace(page, hidden=((ID, id_),))


def change_page(site: OfficeSite, token: str, story: Story, typed: str | None, why: NoStory | None = None) -> AskPage:
    """Let its author change a story."""
    at = ("Change your story", f"my-stories/{story.id}/words")
    readers = tuple(map(use_words, story.shared))
    page = _words_page(site, token, at, story.words if typed is None else typed, why)
    return replace(page, lines=(*(readers or (PRIVATE,)), *page.lines[1:]))


def _words_page(site: OfficeSite, token: str, at: tuple[str, str], typed: str, why: NoStory | None) -> AskPage:
    heading, address = at
    area = Area(
        id=WORDS,
        label="Your story",
        hint="In your own words, as long or as short as you like.",
        typed=typed,
        rows=15,
        errors=(WRONG[why],) if why else (),
    )
    return AskPage(
        heading=heading,
        council=site.council,
        action=site.to(address),
        token=token,
        button="Keep this story",
        lines=(
            PRIVATE,
            "Next, you can say who may read it. You need not.",
            "You can change it, or take it back, at any time.",
        ),
        fields=(Fields(areas=(area,)),),
        back=(Link("Back to my story", site.to("my-stories")),),
    )


def story_page(site: OfficeSite, token: str, story: Story, wrote: str = "") -> SectionsPage:
    """Show its author a story, and every yes that they gave; ``wrote`` is who wrote it down for them."""
    written = (f"{wrote} wrote this down for you.",) if wrote else ()
    base = site.to(f"my-stories/{story.id}")
    return SectionsPage(
        heading="Your story",
        council=site.council,
        lines=(*written, *(() if story.shared else (PRIVATE,))),
        sections=(*_uses(story, base, token), Section(heading="What you told", lines=tuple(story.words.splitlines()))),
        links=(
            Link("Say who may read it", f"{base}/share"),
            Link("Change it", f"{base}/words"),
            Link("Take it back", f"{base}/back"),
        ),
        back=(Link("Back to my story", site.to("my-stories")),),
    )


def _uses(story: Story, base: str, token: str) -> Iterator[Section]:
    entries = tuple(
        Entry(
            heading=use_words(each),
            lines=(f"You said yes on {day_words(day_in_england(each.agreed_at))}.",),
            presses=(
                Press(text="Take this yes back", action=f"{base}/uses/{each.id}/end", token=token, look="secondary"),
            ),
        )
        for each in story.shared
    )
    if entries:
        yield Section(heading="Who reads it now", entries=entries)


def share_page(
    site: OfficeSite,
    token: str,
    story: Story,
    panels: Sequence[tuple[str, str]],
    comments: Sequence[tuple[str, str]],
    why: NoStory | None = None,
) -> AskPage:
    """Ask who may read a story, and for what: one yes at a time."""
    offers = (
        *((f"{Purpose.PANEL}:{id_}", f"The people of {name}", "So that your group knows you.") for id_, name in panels),
        *(
            (
                f"{Purpose.COMMENT}:{id_}",
                f"Those who answer your comment “{words[:SHOWN]}”",
                "So that they understand it.",
            )
            for id_, words in comments
        ),
        (f"{Purpose.LEARN}:", "People of the council who answer comments", "So that they learn from it."),
    )
    buttons = tuple(
        Button(id=USE if not number else f"{USE}-{number}", name=USE, value=value, label=label, checked="", hint=hint)
        for number, (value, label, hint) in enumerate(offers)
    )
    errors = (WRONG[why],) if why else ()
    return AskPage(
        heading="Who may read your story?",
        council=site.council,
        action=site.to(f"my-stories/{story.id}/share"),
        token=token,
        button="Say yes to this",
        lines=(
            "Each yes is for one use. Nobody else reads it, and it is never on a public page.",
            "Your name and your number do not stand beside it. People of your group may know whose it is.",
            "You can take your yes back at any time. What somebody read, they have read.",
        ),
        fields=(Fields(groups=(Group(legend="Who, and for what?", name=USE, buttons=buttons, errors=errors),)),),
        back=(Link("Back to your story", site.to(f"my-stories/{story.id}")),),
    )


def back_page(site: OfficeSite, token: str, story: Story) -> TextPage:
    """Ask before a story is taken back."""
    lines = ("Its words are erased, for everybody. Every yes ends.", "You cannot undo this.")
    press = Press(text="Yes, take it back", action=site.to(f"my-stories/{story.id}/back"), token=token, look="warning")
    keep = (Link("No, keep it", site.to(f"my-stories/{story.id}")),)
    return text_page(site.council, "Do you want to take your story back?", Part(lines=lines), press=press, links=keep)


def stories_page(site: OfficeSite, found: Sequence[Story]) -> SectionsPage:
    """Show the stories that somebody may read, and for what."""
    none = () if found else ("Nobody has said yes to your reading a story.",)
    return SectionsPage(
        heading="Stories that people let you read",
        council=site.council,
        lines=("Use each story only for what stands above it. Do not copy it.", *none),
        sections=tuple(_read(site, each) for each in found),
    )


def _read(site: OfficeSite, story: Story) -> Section:
    links = tuple(Link("See the comment", site.to(f"points/{each.point}/answer")) for each in story.uses if each.point)
    why = tuple(WHY[each.purpose].format(panel=each.panel) for each in story.uses)
    day = day_words(day_in_england(story.told_at))
    return Section(heading=f"Told on {day}", lines=(*why, *story.words.splitlines()), links=links)


WHY = {
    Purpose.PANEL: "For the people of {panel}, so that they know who is in the group.",
    Purpose.COMMENT: "For those who answer one comment, so that they understand it.",
    Purpose.LEARN: "For people of the council, so that they learn from it.",
}


def _short(words: str) -> str:
    first = next(iter(words.splitlines()), "")
    return first if len(first) <= SHOWN else f"{first[:SHOWN].rsplit(' ', 1)[0]} …"

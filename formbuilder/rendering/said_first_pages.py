"""“You said, we did” for panels: the page as its chairs see it first, and the question for words of one’s own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, Group, ListPage
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.said_pages import (
    NAMED,
    NOTHING_TYPED,
    OWN,
    VERDICT,
    VERDICTS,
    WORDS,
    Typed,
    first_line,
    tick,
)
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import day_words
from formbuilder.review.told import count_words
from formbuilder.services.said_kinds import Line, Look, Making, OwnWords, Verdict
from formbuilder.services.said_words import Asked
from formbuilder.storage.said import LookRow


def looks_page(site: OfficeSite, found: Sequence[tuple[LookRow, str]], titles: Mapping[str, str]) -> ListPage:
    """Show a chair which pages they can look at."""
    lines = "You read these pages before everybody else does." if found else "Nothing waits for you."
    return ListPage(
        heading="Pages to look at first",
        council=site.council,
        lines=(lines,),
        entries=tuple(
            Entry(
                heading=f"{titles.get(row.form, row.form)}, version {row.version}",
                lines=(f"For {name}. The chair {VERDICTS[Verdict(row.verdict)]}.",),
                links=(Link("Read it", site.to(f"told-first/{row.form}/{row.version}/{row.panel}"), f"for {name}"),),
            )
            for row, name in found
        ),
    )


def look_page(
    site: OfficeSite, token: str, title: str, found: Making, look: Look, typed: Typed = NOTHING_TYPED
) -> AskPage:
    """Show a page to the chair of a group, and ask what they say of it."""
    return AskPage(
        heading=f"You said, we did: {title}, version {found.version}",
        council=site.council,
        action=site.to(f"told-first/{found.form}/{found.version}/{look.panel}"),
        token=token,
        button="Send this to the council",
        lines=(*_about(found), YOU[look.verdict]),
        shown=tuple(map(_shown, found.lines)),
        fields=_look_fields(look, typed),
        back=(Link("Back to the list", site.to("told-first")),),
    )


def changing_page(site: OfficeSite, title: str, found: Making, look: Look) -> SectionsPage:
    """Show a chair a page that the council changes now, or has published."""
    return SectionsPage(
        heading=f"You said, we did: {title}, version {found.version}",
        council=site.council,
        lines=(*NOT_NOW, YOU[look.verdict]),
        sections=tuple(map(_shown, found.lines)),
        back=(Link("Back to the list", site.to("told-first")),),
    )


YOU = {
    Verdict.WAITING: "You have not said anything yet.",
    Verdict.RIGHT: "You said that it is right.",
    Verdict.WRONG: "You said that something is wrong.",
}
NOT_NOW = ("The council changes this page now, or has published it.", "If it changes, you read it again first.")


def _about(found: Making) -> Iterator[str]:
    yield "You and the council see this page. Next, the council publishes it."
    if found.waits_until:
        yield f"Say what you think by {day_words(found.waits_until)}. After that, the council can publish it."
    yield "You can change what you say until then."


def _shown(line: Line) -> Section:
    own = tuple(f"“{each.words}” {OWN[each.says]}" for each in line.quotes)
    told = (*line.said.splitlines()[1:], count_words(line.people, line.speaks_for), *own)
    return Section(heading=first_line(line), lines=(*told, "What we did:", *line.did.splitlines()))


def _look_fields(look: Look, typed: Typed) -> tuple[Fields, ...]:
    chosen = typed.texts.get(VERDICT, "")
    verdict = tuple(
        Button(
            id=VERDICT if not number else f"{VERDICT}-{number}",
            name=VERDICT,
            value=value,
            label=label,
            checked="checked" if chosen == value else "",
        )
        for number, (value, label) in enumerate(
            ((Verdict.RIGHT.value, "This is right"), (Verdict.WRONG.value, "Something is wrong"))
        )
    )
    named = bool(typed.chosen & {NAMED}) if typed.texts else look.named
    hint = "Without this the page says “a group”. A name can tell where people live, or what condition they have."
    name = tick(NAMED, 0, (NAMED, f"The page may say the name “{look.name}”"), chosen=named, hint=hint)
    words = Area(
        id=WORDS,
        label="What is wrong?",
        hint="The council reads this. If the page is published as it is, everybody reads it there.",
        typed=typed.texts.get(WORDS, ""),
        errors=typed.errors(WORDS),
    )
    ask = Group(legend="What do you say of this page?", name=VERDICT, buttons=verdict, errors=typed.errors(VERDICT))
    group = Group(legend="The name of your group", name=NAMED, buttons=(name,))
    return (Fields(groups=(ask,), areas=(words,)), Fields(groups=(group,)))


def own_words_page(site: OfficeSite, token: str, point: str, asked: Asked) -> SectionsPage:
    """Ask an author for a yes to one sentence, or show where a point of theirs is counted."""
    at = site.to(f"points/{point}/own-words")
    where = "This page is public." if asked.page_published else "This page is not public yet."
    counted = Section(
        heading="The line that counts it", lines=(*asked.line.said.splitlines(), *asked.line.did.splitlines(), where)
    )
    back = (Link("Back to your comment", site.to(f"points/{point}")),)
    if not asked.sentence:
        return SectionsPage(
            heading="Where your comment is counted",
            council=site.council,
            lines=("None of your own words stand there.",),
            sections=(counted,),
            back=back,
        )
    yes = Press(text="Yes, show this sentence", action=at, token=token, hidden=(("says", "yes"),), look="secondary")
    no = Press(text="No, do not show it", action=at, token=token, hidden=(("says", "no"),), look="secondary")
    return SectionsPage(
        heading="May we show this sentence of yours?",
        council=site.council,
        lines=(f"“{asked.sentence}”", SAYS[asked.says]),
        sections=(
            Section(
                heading="Before you answer",
                lines=(
                    "Everybody can read it, on the page “You said, we did”. Your name does not stand there.",
                    "People who know you may know that it is from you.",
                    "You need not say why. If you say nothing, it is not shown.",
                    "You can change your answer at any time. After a no it is gone within five minutes.",
                ),
            ),
            counted,
        ),
        presses=(no, yes),
        back=back,
    )


SAYS = {
    OwnWords.NOT_ASKED: "You have not answered yet.",
    OwnWords.ASKED: "You have not answered yet. It is not shown.",
    OwnWords.YES: "You said yes.",
    OwnWords.NO: "You said no. It is not shown.",
}

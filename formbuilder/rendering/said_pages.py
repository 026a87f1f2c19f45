"""The pages of those who make “You said, we did”, of the chairs who see it first, and of those whose words it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, Group, ListPage, Pick
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.point_words import said_lines
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.review.small_numbers import FEWEST
from formbuilder.review.told import count_words
from formbuilder.services.point_kinds import Point
from formbuilder.services.said_kinds import Line, Look, Making, NoPage, OwnWords, PageState, Verdict
from formbuilder.storage.said import LineRow, PageRow

SAID, DID, OTHER, POINT, TO, SENTENCE, VERDICT, WORDS, NAMED, VERSION = (
    "said", "did", "other", "point", "to", "sentence", "verdict", "words", "named", "version",
)  # fmt: skip  # names of fields
NEW_LINE = "new"
STATES = {
    PageState.MAKING: "It is being made. Nobody outside the council sees it.",
    PageState.WITH_CHAIR: "The chairs of the groups can read it now.",
    PageState.PUBLISHED: "Everybody can read it.",
}
VERDICTS = {
    Verdict.WAITING: "has not looked yet",
    Verdict.RIGHT: "says that it is right",
    Verdict.WRONG: "says that something is wrong",
}
OWN = {
    OwnWords.ASKED: "Its author was asked, and has not answered.",
    OwnWords.YES: "Its author said yes.",
    OwnWords.NO: "Its author said no. It is not shown.",
    OwnWords.NOT_ASKED: "",
}
WHY_NOT: Mapping[NoPage, str] = {
    NoPage.UNKNOWN: "This is not there any more. Open the page again.",
    NoPage.NO_RIGHT: "You cannot do this.",
    NoPage.NOTHING: "Nobody has said anything that could stand here.",
    NoPage.EMPTY: "Write something here.",
    NoPage.LONG: "This is too long. Make it shorter.",
    NoPage.MANY: "There are too many lines. Join some first.",
    NoPage.SAME: "Choose at least one other.",
    NoPage.NO_VERDICT: "Choose what you say of this page.",
    NoPage.SMALL: "There are fewer than five people behind one of these lines. Join it with another line first.",
    NoPage.UNCOUNTED: "Some comments are counted in no line. Count them first.",
    NoPage.NOT_SENT: "Show the page to the chairs first.",
    NoPage.NOT_SEEN: "A chair has not looked yet. They have 14 days.",
    NoPage.NOT_THEIRS: "This is not in what they said. Copy one sentence as it stands.",
    NoPage.NOBODY: "Nobody can be asked about this comment. Choose another one.",
    NoPage.NO_WORDS: "Say what is wrong.",
}
"""Why a page was left as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed, and what is wrong with it."""

    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    chosen: frozenset[str] = frozenset()
    wrong: tuple[tuple[str, NoPage], ...] = ()

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(WHY_NOT[why] for where, why in self.wrong if where == name)


NOTHING_TYPED = Typed()


def pages_page(site: OfficeSite, found: Sequence[PageRow], titles: Mapping[str, str]) -> ListPage:
    """List the pages there are."""
    lines = ("Each page tells everybody what people said about a form, and what we did.",)
    none = () if found else ("There is no page yet. Open a form, and follow “You said, we did” there.",)
    return ListPage(
        heading="You said, we did",
        council=site.council,
        lines=(*lines, *none),
        entries=tuple(
            Entry(
                heading=f"{titles.get(each.form, each.form)}, version {each.version}",
                lines=(STATES[PageState(each.state)], *_out(each)),
                links=(Link("Open it", site.to(f"told/{each.form}/{each.version}"), titles.get(each.form, each.form)),),
            )
            for each in found
        ),
    )


def versions_page(
    site: OfficeSite, token: str, form: str, title: str, versions: Mapping[int, bool], wrong: NoPage | None = None
) -> ListPage:
    """Let somebody open or begin the page of a version; ``versions`` says which have one."""
    none = () if versions else ("Nobody has said anything about this form yet.",)
    return ListPage(
        heading=f"You said, we did: {title}",
        council=site.council,
        lines=(
            "Each comment is counted on the page of its version, or of a later one.",
            *none,
            *((WHY_NOT[wrong],) if wrong else ()),
        ),
        entries=tuple(_version(site, token, form, version, there=there) for version, there in versions.items()),
        links=(Link("What we promised about forms", site.to("promises")),),
        back=(Link("Back to the form", site.to(f"forms/{form}")),),
    )


def _version(site: OfficeSite, token: str, form: str, version: int, *, there: bool) -> Entry:
    if there:
        link = Link(f"Open the page about version {version}", site.to(f"told/{form}/{version}"))
        return Entry(heading=f"Version {version}", links=(link,))
    press = Press(
        text=f"Begin the page about version {version}",
        action=site.to(f"told/{form}"),
        token=token,
        hidden=((VERSION, str(version)),),
        look="secondary",
    )
    return Entry(heading=f"Version {version}", lines=("There is no page yet.",), presses=(press,))


def making_page(
    site: OfficeSite, token: str, title: str, found: Making, public: str, wrong: NoPage | None = None
) -> SectionsPage:
    """Show a page as it is being made, and what can be done next; ``public`` is where everybody reads it."""
    here = site.to(f"told/{found.form}/{found.version}")
    out = (Link("Read it as everybody does", public),) if found.published_at else ()
    small = any(each.people < FEWEST for each in found.lines) and len(found.lines) > 1
    hint = ("Some lines have fewer than five people. Join them with others.",) if small else ()
    return SectionsPage(
        heading=f"You said, we did: {title}, version {found.version}",
        council=site.council,
        lines=(*((WHY_NOT[wrong],) if wrong else ()), *_state(found), *_counted(found), *hint),
        press=_next(found, here, token),
        sections=(
            Section(heading="The lines", entries=tuple(_line(site, each) for each in found.lines)),
            *_chairs(found),
        ),
        links=(
            *out,
            Link("Promise something: “We will …”", site.to(f"promises/add?form={found.form}")),
            Link("What we promised", site.to("promises")),
        ),
        back=(Link("Back to the versions", site.to(f"told/{found.form}")),),
    )


def _state(found: Making) -> Iterator[str]:
    if found.state is PageState.MAKING and found.published_at:
        yield "Everybody reads this page as it was published. What changed since is not shown yet."
    else:
        yield STATES[found.state]


def _counted(found: Making) -> Iterator[str]:
    if found.uncounted:
        one = found.uncounted == 1
        yield f"{'1 comment is' if one else f'{found.uncounted:,} comments are'} counted in no line yet."
    else:
        yield "Every comment is counted in exactly one line."
    if found.waits_until:
        yield f"You can publish it once the chairs have looked, or from {day_words(found.waits_until)} on."


def _next(found: Making, here: str, token: str) -> tuple[Press, ...]:
    """Return the one thing to do next."""
    if found.uncounted:
        return (Press(text="Count the comments that came since", action=f"{here}/count", token=token),)
    if found.state is PageState.MAKING:
        return (Press(text="Show this to the chairs", action=f"{here}/send", token=token),)
    if found.state is PageState.WITH_CHAIR:
        return (Press(text="Let everybody read this", action=f"{here}/publish", token=token),)
    return ()


def _line(site: OfficeSite, line: Line) -> Entry:
    name = first_line(line)
    one = line.points == 1
    few = f"{count_words(line.people, line.speaks_for)} {line.points:,} comment{'' if one else 's'}."
    own = tuple(f"“{each.words}” {OWN[each.says]}" for each in line.quotes)
    base = site.to(f"told/lines/{line.id}")
    return Entry(
        heading=name,
        lines=(*line.said.splitlines()[1:], few, *own, "What we did:", *line.did.splitlines()),
        links=(
            Link("Change the words", base, name),
            Link("Join other lines to it", f"{base}/join", name),
            Link("See its comments", f"{base}/points", name),
        ),
    )


def first_line(line: Line) -> str:
    """Return what a line is called: the first of what was said."""
    return next(iter(line.said.splitlines()), f"Line {line.number}")


def _chairs(found: Making) -> tuple[Section, ...]:
    if not found.looks:
        return ()
    return (Section(heading="What the chairs say", entries=tuple(map(_look, found.looks))),)


def _look(look: Look) -> Entry:
    on = f" on {day_words(day_in_england(look.looked_at))}" if look.looked_at else ""
    named = "The page may name the group." if look.named else "The page does not name the group."
    words = (f"“{look.words}”", "If you publish it as it is, this stands on the page.") if look.words else ()
    return Entry(heading=look.name, lines=(f"The chair {VERDICTS[look.verdict]}{on}.", named, *words))


def line_page(
    site: OfficeSite, token: str, line: LineRow, typed: Typed = NOTHING_TYPED, found: Sequence[str] = ()
) -> AskPage:
    """Ask for the words of a line; ``found`` is what our own check said when they were saved."""
    lines = (*found, "You can leave the words as they are, or change them.")
    checked = (Section(heading="Saved. What our own check says", lines=lines),) if found else ()
    return AskPage(
        heading="The words of a line",
        council=site.council,
        action=site.to(f"told/lines/{line.id}"),
        token=token,
        button="Save these words",
        lines=(
            "Everybody reads these words. Leave out names, places and conditions.",
            "A chair who looked at the page sees it again.",
        ),
        shown=checked,
        fields=(
            Fields(
                areas=(
                    _area(SAID, "You said", "In your words. The first line is the heading.", line, typed),
                    _area(DID, "We did", "What we did, or did not do, and why.", line, typed),
                )
            ),
        ),
        back=(_to_page(site, line),),
    )


def _area(name: str, label: str, hint: str, line: LineRow, typed: Typed) -> Area:
    words = line.said if name == SAID else line.did
    return Area(id=name, label=label, hint=hint, typed=typed.texts.get(name, words), errors=typed.errors(name))


def join_page(
    site: OfficeSite, token: str, line: LineRow, others: Sequence[Line], typed: Typed = NOTHING_TYPED
) -> AskPage:
    """Ask which lines are joined to one."""
    buttons = tuple(
        tick(OTHER, number, (each.id, first_line(each)), chosen=each.id in typed.chosen)
        for number, each in enumerate(others)
    )
    legend = "Which lines are joined to it?"
    groups = (Group(legend=legend, name=OTHER, buttons=buttons, errors=typed.errors(OTHER)),) if buttons else ()
    return AskPage(
        heading="Join lines",
        council=site.council,
        action=site.to(f"told/lines/{line.id}/join"),
        token=token,
        button="Join them",
        lines=(
            f"They are joined to: “{line.said}”",
            "Their words come below it. You can change all of them afterwards.",
        ),
        fields=(Fields(groups=groups),) if groups else (),
        back=(_to_page(site, line),),
    )


def tick(name: str, number: int, offer: tuple[str, str], *, chosen: bool, hint: str = "") -> Button:
    """Return a box to tick: its value, and its words."""
    value, label = offer
    id_ = f"{name}-{number}" if number else name
    checked = "checked" if chosen else ""
    return Button(id=id_, name=name, value=value, label=label, checked=checked, kind="checkbox", hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Some of what is counted in a line: one more than is shown, if there is another page."""

    points: Sequence[Point]
    page: int
    most: int


def points_page(
    site: OfficeSite,
    token: str,
    line: LineRow,
    counted: Counted,
    others: Sequence[Line],
    typed: Typed = NOTHING_TYPED,
) -> AskPage:
    """Show what is counted in a line, and let somebody count some of it elsewhere."""
    page, shown = counted.page, counted.points[: counted.most]
    buttons = tuple(
        tick(
            POINT,
            number,
            (each.id, f"{number + 1}. {' '.join(said_lines(each)) or 'No words.'}"),
            chosen=each.id in typed.chosen,
        )
        for number, each in enumerate(shown)
    )
    offers = (
        (NEW_LINE, "A new line"),
        *((each.id, first_line(each)) for each in others if each.id != line.id),
    )
    base = site.to(f"told/lines/{line.id}/points")
    asks = tuple(
        Link(f"Ask for a sentence of comment {n}", site.to(f"told/points/{each.id}")) for n, each in enumerate(shown, 1)
    )
    turns = page_links(base, page, more=len(counted.points) > counted.most)
    group = Group(legend="The comments of this line", name=POINT, buttons=buttons, errors=typed.errors(POINT))
    return AskPage(
        heading="What is counted in a line",
        council=site.council,
        action=f"{base}?page={page}",
        token=token,
        button="Count these there",
        lines=(f"The line: “{line.said}”", "Choose comments that belong elsewhere. Each is counted in one line."),
        fields=(
            Fields(
                groups=(group,) if buttons else (),
                picks=(Pick(id=TO, label="Where do they belong?", offers=offers, chosen=typed.texts.get(TO, "")),),
            ),
        ),
        links=(*turns, *asks),
        back=(_to_page(site, line),),
    )


def ask_words_page(site: OfficeSite, token: str, point: Point, typed: Typed = NOTHING_TYPED) -> AskPage:
    """Ask an officer which sentence they would like to show."""
    return AskPage(
        heading="Ask for a yes to one sentence",
        council=site.council,
        action=site.to(f"told/points/{point.id}"),
        token=token,
        button="Ask its author",
        lines=(
            "The author reads the sentence, and says yes or no. Without a yes it is not shown.",
            "Choose a sentence by which nobody can be recognised.",
            "On paper, the person who helps the group asks, and types the answer in.",
        ),
        shown=(Section(heading="What they said", lines=tuple(said_lines(point))),),
        fields=(
            Fields(
                areas=(
                    Area(
                        id=SENTENCE,
                        label="The sentence",
                        hint="Copy it as it stands, with 300 signs at most.",
                        typed=typed.texts.get(SENTENCE, ""),
                        rows=2,
                        errors=typed.errors(SENTENCE),
                    ),
                )
            ),
        ),
    )


def _to_page(site: OfficeSite, line: LineRow) -> Link:
    return Link("Back to the page", site.to(f"told/{line.form}/{line.version}"))


def _out(row: PageRow) -> tuple[str, ...]:
    return (f"Everybody reads it as of {day_words(day_in_england(row.published_at))}.",) if row.published_at else ()

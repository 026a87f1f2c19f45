"""Where comments stand on newer words: those whose place somebody must say, and those whose words were taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.definition.model import Form
from formbuilder.publishing.naming import capital, quoted
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.draft_words import DraftSite
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, Group, ListPage, Pick
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.place_words import STANDS, now_lines, offers_of, place_words
from formbuilder.rendering.point_words import about_words, answer_lines, said_lines
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.review.points import Status
from formbuilder.services.carried import Carried
from formbuilder.services.carried import Group as Made
from formbuilder.services.placing import NotSaid
from formbuilder.services.point_kinds import Point
from formbuilder.services.point_news import News

WHERE, OTHER, WHICH, ASKED, SEEN = "where", "other", "which", "asked", "seen"
"""Names of fields."""
ELSEWHERE, NOWHERE = "elsewhere", "nowhere"
PAGE = 50
REFUSED: Mapping[NotSaid, str] = {
    NotSaid.UNKNOWN: "Somebody was faster, or these comments are not there. Look at the list again.",
    NotSaid.NO_RIGHT: "Only those who answer comments can say this.",
    NotSaid.SAVED_SINCE: "Somebody saved the draft after you opened this page. Look at the words again.",
    NotSaid.NO_PLACE: "Choose a place from the list.",
    NotSaid.NO_POINTS: "Choose at least one comment.",
}
"""Why nothing was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What was chosen on the page that asks where comments belong, and what is wrong with it."""

    where: str = ""
    other: str = ""
    which: frozenset[str] | None = None
    """None: all of them."""
    why: NotSaid | None = None


def places_page(site: DraftSite, token: str, found: Carried, points: Mapping[str, Point], page: int) -> SectionsPage:
    """List the comments whose place somebody must say, and how the others stand."""
    shown = found.open[(page - 1) * PAGE : page * PAGE]
    many = sum(each.points for each in found.open)
    entries = tuple(_open(site, token, found, each, points.get(each.first)) for each in shown)
    none = () if many else ("Every comment has its place. There is nothing to do here.",)
    return SectionsPage(
        heading="Comments whose place must be confirmed",
        council=site.office.council,
        lines=(
            *none,
            *(
                (f"{count_words(many, 'comment', 'comments')} must be looked at before this is published.",)
                if many
                else ()
            ),
        ),
        sections=(
            *((Section(heading="Where do these belong?", entries=entries),) if entries else ()),
            *_others(found),
        ),
        links=(
            *page_links(site.to("places"), page, more=page * PAGE < len(found.open)),
            Link("Comments on words that were taken out", site.office.to(f"forms/{site.pin.form}/removed")),
            Link("Publish page", site.to("publish")),
        ),
        back=site.back("", "Back to the draft"),
    )


def say_page(
    site: DraftSite, token: str, found: Carried, group: Made, points: Sequence[Point], chosen: Chosen
) -> AskPage:
    """Ask where comments on the same words belong."""
    lines = [f"They are about: {quoted(group.quote or group.then)}", STANDS[group.stands.placed.status]]
    seen = "Who sees it: the author of each comment, and their panel."
    undo = "Can you undo it? Yes, you can choose another place until this version is published."
    return AskPage(
        heading="Where do these comments belong?" if group.points > 1 else "Where does this comment belong?",
        council=site.office.council,
        lines=(*lines, seen, undo),
        shown=(_said(points),) if len(points) == 1 or group.points > PAGE else (),
        action=site.to(f"places/{group.first}"),
        token=token,
        button="Say where they belong" if group.points > 1 else "Say where it belongs",
        fields=(
            Fields(groups=(*_which(group, points, chosen), _where(found.form, group, chosen))),
            _list(found, chosen),
        ),
        hidden=((SEEN, str(found.name.revision)), *(((ASKED, "yes"),) if 1 < group.points <= PAGE else ())),
        back=site.back("places", "Back to the list"),
    )


def removed_page(
    site: OfficeSite, found: Carried, shown: Sequence[Made], points: Mapping[str, Point], page: int
) -> ListPage:
    """List the comments whose words are asked no more, with the words as they were."""
    form = found.name.pin.form
    words = f"the words of version {found.name.pin.version}"
    many = sum(each.points for each in found.gone)
    lines = (f"{count_words(many, 'comment has', 'comments have')} no place in {words}.",)
    none = (f"Every comment has its place in {words}.",)
    return ListPage(
        heading="Comments on words that were taken out",
        council=site.council,
        lines=(*(lines if many else none), "They stay here, with the words as they were. None is put on other words."),
        entries=tuple(_gone(site, each, points.get(each.first)) for each in shown),
        links=page_links(site.to(f"forms/{form}/removed"), page, more=page * PAGE < len(found.gone)),
        back=(Link("Back to the form", site.to(f"forms/{form}")),),
    )


def unreadable_page(site: DraftSite) -> TextPage:
    """Say that words which cannot be used have no places."""
    line = "The draft cannot be used as it is now, so nobody can say where comments belong. Put it right first."
    return text_page(
        site.office.council, "The draft has a problem", Part(lines=(line,)), links=(Link("Go to the draft", site.to()),)
    )


def _open(site: DraftSite, token: str, found: Carried, group: Made, point: Point | None) -> Entry:
    placed = group.stands.placed
    many = (f"{group.points} comments are about these words.",) if group.points > 1 else ()
    offered = tuple(placed.place if placed.status is Status.CHANGED_A_LOT else placed.proposed)
    presses = (_yes(site, token, found, group, offered[0]),) if len(offered) == 1 else ()
    return Entry(
        heading=_about(group),
        lines=(*many, *_one(point), *_offered(found.form, group)),
        links=(Link("Say where it belongs", site.to(f"places/{group.first}"), _about(group)),),
        presses=presses,
    )


def _about(group: Made) -> str:
    """Return the words that comments are about: of a whole question, what it asks."""
    return quoted(group.quote or about_words(group.place, group.then) or group.place)


def _yes(site: DraftSite, token: str, found: Carried, group: Made, place: str) -> Press:
    still = group.stands.placed.status is Status.CHANGED_A_LOT
    text = "Yes, it still belongs there" if still else "Yes, it belongs there"
    if group.points > 1:
        text = f"Yes, all {group.points} {'still ' if still else ''}belong there"
    hidden = ((WHERE, place), (SEEN, str(found.name.revision)))
    return Press(text=text, action=site.to(f"places/{group.first}"), token=token, hidden=hidden, look="secondary")


def _one(point: Point | None) -> Iterator[str]:
    if point is not None:
        yield from (f"Somebody said: {line}" for line in list(said_lines(point))[:1])


def _offered(form: Form, group: Made) -> Iterator[str]:
    placed = group.stands.placed
    if placed.status is Status.CHANGED_A_LOT:
        yield from now_lines(form, group.stands)
    else:
        yield STANDS[placed.status]
    for address in placed.proposed:
        yield f"It may belong to {place_words(form, address)}."


def _others(found: Carried) -> Iterator[Section]:
    counts: dict[Status, int] = {}
    for each in found.groups:
        if not each.is_open:
            counts[each.stands.placed.status] = counts.get(each.stands.placed.status, 0) + each.points
    lines = tuple(
        f"{count_words(counts[each], 'comment', 'comments')}: {STANDS[each]}" for each in Status if each in counts
    )
    if lines:
        yield Section(heading="The other comments", lines=lines)


def _said(points: Sequence[Point]) -> Section:
    entries = tuple(Entry(heading=f"Comment {n}", lines=tuple(said_lines(each))) for n, each in enumerate(points, 1))
    return Section(heading="What was said", entries=entries[:PAGE])


def _which(group: Made, points: Sequence[Point], chosen: Chosen) -> Iterator[Group]:
    if 1 < group.points <= PAGE:
        errors = (REFUSED[NotSaid.NO_POINTS],) if chosen.why is NotSaid.NO_POINTS else ()
        buttons = tuple(
            Button(
                id=f"{WHICH}-{number}",
                name=WHICH,
                value=point.id,
                label=" ".join(said_lines(point))[:200] or "A comment without words",
                checked="checked" if chosen.which is None or point.id in chosen.which else "",
                kind="checkbox",
            )
            for number, point in enumerate(points[:PAGE])
        )
        yield Group(legend="Which of these comments?", name=WHICH, buttons=buttons, errors=errors)


def _where(form: Form, group: Made, chosen: Chosen) -> Group:
    placed = group.stands.placed
    offered = (*placed.place, *(each for each in placed.proposed if each not in placed.place))
    offers = [(each, capital(place_words(form, each))) for each in offered]
    offers += [(ELSEWHERE, "To the words that I choose from the list below")]
    offers += [(NOWHERE, "To nothing: these words are asked no more")]
    buttons = tuple(
        Button(
            id=f"{WHERE}-{number}",
            name=WHERE,
            value=value,
            label=label,
            checked="checked" if chosen.where == value else "",
        )
        for number, (value, label) in enumerate(offers)
    )
    asked = chosen.why not in {None, NotSaid.NO_POINTS, NotSaid.NO_PLACE}
    missing = chosen.why is NotSaid.NO_PLACE and chosen.where != ELSEWHERE
    errors = ("Choose where it belongs.",) if missing else (REFUSED[chosen.why],) if chosen.why and asked else ()
    return Group(legend="To which words of now?", name=WHERE, buttons=buttons, errors=errors)


def _list(found: Carried, chosen: Chosen) -> Fields:
    wrong = chosen.why is NotSaid.NO_PLACE and chosen.where == ELSEWHERE
    pick = Pick(
        id=OTHER,
        label="Other words of the form",
        hint="Only if you chose “the list below”.",
        offers=(("", "Choose a place"), *offers_of(found.form)),
        chosen=chosen.other,
        errors=(REFUSED[NotSaid.NO_PLACE],) if wrong else (),
    )
    return Fields(picks=(pick,))


def _gone(site: OfficeSite, group: Made, point: Point | None) -> Entry:
    many = (f"{group.points} comments are about these words.",) if group.points > 1 else ()
    waiting = (
        (f"{count_words(group.waiting, 'comment waits', 'comments wait')} for an answer.",) if group.waiting else ()
    )
    form = group.made.pin.form
    lines = (
        f"The words in {group.made}: {quoted(group.then)}",
        *many,
        *_one(point),
        STANDS[group.stands.placed.status],
    )
    history = site.to(f"forms/{form}/removed/{group.first}")
    return Entry(
        heading=_about(group),
        lines=(*lines, *waiting),
        links=(Link("Read these comments and their answers", history, _about(group)),),
    )


def history_page(
    site: OfficeSite, found: Carried, group: Made, told: Sequence[tuple[Point, News, Sequence[str]]], page: int
) -> ListPage:
    """Show comments on words that were taken out, each with its answer and with what happened to it."""
    form = group.made.pin.form
    place = f"forms/{form}/removed"
    say = f"drafts/{form}/{found.name.pin.version}/places/{group.first}"
    links = (Link("Say where they belong", site.to(say)),) if found.name.revision else ()
    return ListPage(
        heading="Comments on these words",
        council=site.council,
        lines=(f"The words in {group.made}: {quoted(group.then)}", *now_lines(found.form, group.stands)),
        entries=tuple(_told(site, *each) for each in told[:PAGE]),
        links=(*links, *page_links(site.to(f"{place}/{group.first}"), page, more=len(told) > PAGE)),
        back=(Link("Back to the list", site.to(place)),),
    )


def _told(site: OfficeSite, point: Point, news: News, happened: Sequence[str]) -> Entry:
    answer = tuple(answer_lines(news.answer)) if news.answer else (news.sentence,)
    link = () if news.answer else (Link("Answer it", site.to(f"points/{point.id}/answer"), (point.words or "")[:40]),)
    day = day_words(day_in_england(point.sent_at or point.changed_at))
    return Entry(heading=f"Said on {day}", lines=(*said_lines(point), *answer, *happened), links=link)

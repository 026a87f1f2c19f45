"""All that is held of a member of panels, in words: for themselves, and in the answer to a request."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from formbuilder.rendering.check_note_pages import MISSING, NOT_QUITE, YES
from formbuilder.rendering.frame import Link
from formbuilder.rendering.member_pages import WAYS
from formbuilder.rendering.message_choices import DIGESTS, TOPIC_WORDS
from formbuilder.rendering.note_words import BASES
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.point_pages import suggests_lines
from formbuilder.rendering.point_words import answer_lines, happened_words, said_lines
from formbuilder.rendering.sound_words import about, state_lines
from formbuilder.rendering.story_pages import use_words
from formbuilder.rendering.titles import clock_words, day_in_england, day_words
from formbuilder.rendering.together import ROUTES
from formbuilder.review.digests import LINES as NEWS
from formbuilder.review.digests import OTHER
from formbuilder.services.comment_sounds import sound_of
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.editions import EditionName
from formbuilder.services.held import Held, HeldMember, HeldPoint
from formbuilder.services.members import Digest, MemberState
from formbuilder.services.note_kinds import Basis
from formbuilder.services.panels import Post
from formbuilder.services.point_kinds import PointState
from formbuilder.services.said_kinds import OwnWords
from formbuilder.services.stories import Story
from formbuilder.storage.comment_sounds import SoundRow

HEADING = "All that we hold about you in panels"
STATES: Mapping[PointState, str] = {
    PointState.DRAFT: "You have not sent it. Only you can read it.",
    PointState.SENT: "Sent.",
    PointState.WITHDRAWN: "You took it back. Its words are erased.",
    PointState.HIDDEN: "Hidden from other members.",
    PointState.TO_PLACE: "Somebody still says which words it is about.",
}
OWN_WORDS: Mapping[str, str] = {
    OwnWords.NOT_ASKED: "You were not asked if words of it may be shown in public.",
    OwnWords.ASKED: "You were asked if a sentence of it may be shown in public. You have not answered.",
    OwnWords.YES: "You said yes: this sentence may be shown in public.",
    OwnWords.NO: "You said no: no sentence of it may be shown in public.",
}
MAY_READ: Mapping[str, str] = {
    "use": "Your panel and the council may read your words, and so may later rounds, without your name.",
    "quote": "Your words may also be quoted in public.",
    "no": "Only those who answer may read your words.",
}
CHECKED: Mapping[str, str] = {"right": YES, "not_quite": NOT_QUITE, "missing": MISSING}
STEPS: Mapping[str, str] = {
    "sent": "you sent a comment",
    "nothing": "you had nothing to add",
    "skipped": "you went past it",
}
MEMBERSHIP: Mapping[MemberState, str] = {
    MemberState.ACTIVE: "You take part.",
    MemberState.BREAK: "You take a break.",
    MemberState.NOT_CARING: "You said that you no longer care for anybody.",
    MemberState.LEFT: "You left.",
}
POSTS: Mapping[str, str] = {Post.CHAIR: "the chair", Post.FACILITATOR: "a facilitator"}
HOW = (
    "Only you see this page. It has your own words, what you chose, and what became of it.",
    "Names of other members are not in it.",
    "To have it on paper, print this page, or ask the person who helps your panel.",
)
ELSEWHERE = "Where and when you signed in stands under “My sign-ins”."
NONE = "We hold nothing about you in panels."


@dataclass(frozen=True, slots=True)
class HeldPiece:
    """One thing that is held."""

    head: str
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class HeldPart:
    """Things of one kind."""

    heading: str
    pieces: tuple[HeldPiece, ...]


class Named(Protocol):
    """What forms and their places are called, for those who do not know our codes."""

    def form(self, slug: str) -> str:
        """Return what a form is called."""

    def place(self, name: EditionName, address: str) -> str:
        """Return what a place of a version is called in the middle of a sentence."""


def held_parts(held: Held, named: Named, *, whole: bool) -> tuple[HeldPart, ...]:
    """Return all that is held, in parts; without ``whole`` nothing that its author alone may read."""
    parts = (
        HeldPart("You, and your panels", tuple(_about(held))),
        HeldPart("Your comments", tuple(_points(held, named, whole=whole))),
        HeldPart("What else you said", tuple(_did(held, named))),
        HeldPart("Your story", tuple(_stories(held, whole=whole))),
        HeldPart("The rounds that you took part in", tuple(_rounds(held, named))),
        HeldPart("Messages to you, and your slips", tuple(_messages(held))),
    )
    return tuple(part for part in parts if part.pieces)


def held_page(site: OfficeSite, held: Held, named: Named) -> SectionsPage:
    """Show somebody all that is held of them."""
    parts = held_parts(held, named, whole=True)
    return SectionsPage(
        heading=HEADING,
        council=site.council,
        lines=(*HOW, ELSEWHERE) if parts else (NONE,),
        sections=tuple(
            Section(heading=part.heading, entries=tuple(Entry(heading=p.head, lines=p.lines) for p in part.pieces))
            for part in parts
        ),
        links=(
            Link("Save all of it as a file", site.to("my-panels/held.json")),
            Link("My comments", site.to("my-points")),
            Link("My sign-ins", site.to("sign-ins")),
        ),
        back=(Link("My panels", site.to("my-panels")),),
    )


def held_file(held: Held, named: Named, made_at: datetime) -> str:
    """Return the same as JSON, for programs and to keep."""
    kept = kept_in(held_parts(held, named, whole=True))
    return json.dumps({"made": made_at.isoformat(), "kept": kept}, ensure_ascii=False, indent=2)


def kept_in(parts: Iterable[HeldPart]) -> dict[str, list[dict[str, object]]]:
    """Return what stands in some parts, for programs."""
    return {part.heading: [{"what": each.head, "words": list(each.lines)} for each in part.pieces] for part in parts}


def _about(held: Held) -> Iterator[HeldPiece]:
    if held.name or held.email:
        named = (f"Your name: {held.name}",) if held.name else ()
        yield HeldPiece("Your name and e-mail", (*named, *((f"Your e-mail: {held.email}",) if held.email else ())))
    for each in held.members:
        name = held.panels.get(each.row.panel, "A panel")
        yield HeldPiece(f"{name}: member {each.member.number}", tuple(_member(each)))
    for change in held.posts:
        began = "You became" if change.begins else "You stopped being"
        post, name = POSTS.get(change.post, change.post), held.panels.get(change.panel, "a panel")
        yield HeldPiece(f"{began} {post}", (f"{_day(change.changed_at)}: of {name}.",))


def _member(each: HeldMember) -> Iterator[str]:
    choices = each.member.choices
    yield f"You joined on {_day(each.row.joined_at)}. {MEMBERSHIP[choices.state]}"
    if each.row.ended_at:
        yield f"It ended on {_day(each.row.ended_at)}."
    yield f"Others see you as: {each.member.shown}."
    yield f"How you take part: {WAYS[choices.way]}."
    if choices.adjustments:
        yield f"What helps you: {choices.adjustments}"
    if choices.break_until:
        yield f"Your break: until {day_words(choices.break_until)}."
    if choices.digest is Digest.OFF:
        yield "We send you no messages."
    else:
        yield f"Messages: {DIGESTS[choices.digest][0].lower()}, from {clock_words(choices.digest_hour * 60)}."
        topics = "; ".join(TOPIC_WORDS[topic][0] for topic in sorted(choices.topics))
        yield f"What you want to be told of: {topics}."


def _points(held: Held, named: Named, *, whole: bool) -> Iterator[HeldPiece]:
    for each in held.points:
        if whole or each.point.state is not PointState.DRAFT:
            yield HeldPiece(
                f"A comment of {_day(each.row.sent_at or each.row.made_at)}", tuple(_point(held, named, each))
            )
    for row in held.sounds:
        yield HeldPiece(f"A recording of {_day(row.sent_at)}", tuple(_said_aloud(held, row)))
    if held.unsent and not whole:
        yield HeldPiece(
            "Comments that you did not send",
            (f"There are {held.unsent}. Only you can read them. You find them under “My comments”.",),
        )


def _said_aloud(held: Held, row: SoundRow) -> Iterator[str]:
    """Say where a recording is; whose it is can listen to it as long as its sound is kept."""
    sound = sound_of(row)
    round_ = held.rounds.get(row.round)
    yield f"In {held.panels.get(row.panel, 'no panel')}{f'. The round: {round_.title}' if round_ else ''}."
    yield from about(sound)
    yield from state_lines(sound)
    if sound.gone_at is None:
        yield "We keep its sound, sealed. You can listen to it under “My comments”, or ask the person who helps you."
    else:
        yield f"Its sound was deleted on {_day(sound.gone_at)}."


def _point(held: Held, named: Named, each: HeldPoint) -> Iterator[str]:
    point, row = each.point, each.row
    yield f"In {held.panels.get(row.panel or '', 'no panel')}."
    place = named.place(EditionName(point.pin, point.revision), row.place)
    yield f"About {place}. The form: “{named.form(row.form)}”, version {row.version}."
    if point.slot_text:
        yield f"The words were: “{point.slot_text}”"
    yield from said_lines(point, mine=True)
    for change in point.changes:
        yield from suggests_lines(point, change)
    yield f"{STATES[point.state]}{f' Why: {point.hidden}' if point.hidden else ''}"
    yield from _how(each)
    if each.answer:
        yield from answer_lines(each.answer)
    for reply in each.replies:
        yield from _words(held, reply.author_words, "You said to the answer: ")
    if each.counted:
        yield OWN_WORDS[each.counted.own_words]
        yield from _words(held, each.counted.words, "The sentence: ")
    for event in each.events:
        yield happened_words(event, "You" if event.by == held.person else "")
        yield from _words(held, event.words, "Words that were kept with it: ")


def _how(each: HeldPoint) -> Iterator[str]:
    """Say how a comment came, whose it is, and what may be done with it."""
    point, row = each.point, each.row
    yield f"How it came: {ROUTES.get(point.route, point.route)}. {point.voice.sentence}"
    if row.entered_by and row.entered_by != row.author:
        yield f"Somebody wrote it down for you. {BASES[Basis(row.basis)]}."
    if row.aided_by:
        yield f"Who helped: {row.aided_by}."
    if row.source:
        yield f"Where it comes from: {row.source}."
    yield MAY_READ[row.consent]
    if row.late:
        yield "It came late."


def _did(held: Held, named: Named) -> Iterator[HeldPiece]:
    did = held.did
    for check in did.checks:
        yield HeldPiece(
            f"You checked a note on {_day(check.at)}", (f"{CHECKED[check.says]}.", *_words(held, check.words))
        )
    for item in did.items:
        yield HeldPiece(f"You proposed something to talk about on {_day(item.added_at)}", _words(held, item.words))
    for wish in did.wishes:
        asked = (
            f"The form: “{named.form(wish.form)}”.",
            *_words(held, wish.words),
            *_words(held, wish.because, "The answer: "),
        )
        yield HeldPiece(f"You asked for a form on {_day(wish.asked_at)}", asked)
    for dispute in did.disputes:
        said = (*_words(held, dispute.words), *_words(held, dispute.answer, "The answer: "))
        yield HeldPiece(f"You said on {_day(dispute.said_at)} that a promise was not kept", said)
    for more in did.more_time:
        yield HeldPiece(f"You asked for more time on {_day(more.asked_at)}", ())


def _words(held: Held, at: str | None, before: str = "") -> tuple[str, ...]:
    words = held.words.get(at or "", "")
    return (f"{before}{words}",) if words else ()


def _stories(held: Held, *, whole: bool) -> Iterator[HeldPiece]:
    if held.stories and not whole:
        told = f"You told {len(held.stories)}. Only you decide who reads them. You find them under “My story”."
        yield HeldPiece("Stories that you told", (told,))
        return
    for story in held.stories:
        yield HeldPiece(f"Told on {_day(story.told_at)}", tuple(_story(story)))


def _story(story: Story) -> Iterator[str]:
    yield from story.words.splitlines()
    for use in story.uses:
        ended = f" You took this back on {_day(use.ended_at)}." if use.ended_at else ""
        yield f"You said yes on {_day(use.agreed_at)}. {use_words(use)}{ended}"


def _rounds(held: Held, named: Named) -> Iterator[HeldPiece]:
    for id_, row in held.rounds.items():
        lines = [f"In {held.panels.get(row.panel, 'a panel')}."]
        lines += [f"What we offered for your time: {row.offer}"] if row.offer else []
        lines += [f"What people were given: {row.given}"] if row.given else []
        name = EditionName(DraftPin(row.form, row.version), row.revision)
        for step in (each for each in held.steps if each.round == id_):
            lines.append(f"{_day(step.at)}: {named.place(name, step.place)}: {STEPS.get(step.state, step.state)}.")
        yield HeldPiece(row.title or f"A round on “{named.form(row.form)}”", tuple(lines))


def _messages(held: Held) -> Iterator[HeldPiece]:
    if held.digests:
        ways = {"email": "by e-mail", "slip": "on paper"}
        sent = tuple(
            f"{day_words(each.day)}, {ways[each.way]}{'' if each.sent_at else ': not sent'}." for each in held.digests
        )
        yield HeldPiece("Messages to you", sent)
    if held.news:
        lines = (
            f"{_day(each.at)}: {NEWS.get(each.what, OTHER)[0]}{'' if each.told_at else ' No message told you of it.'}"
            for each in held.news
        )
        yield HeldPiece("News for you", tuple(lines))
    if held.slips:
        made = (
            f"Made on {_day(each.made_at)}, good until {_day(each.ended_at or each.ends_at)}." for each in held.slips
        )
        yield HeldPiece("Your slips", tuple(made))


def _day(at: datetime) -> str:
    return day_words(day_in_england(at))

"""Urgent corrections in the office: choose the words, write others, a second person confirms, the panel signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Information, Question
from formbuilder.publishing.naming import Names, capital
from formbuilder.rendering.asked import Asked, asked
from formbuilder.rendering.boxes import Typed
from formbuilder.rendering.corrected_block import in_wording, of_block
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area, Entry, ListPage, told_apart
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.rendering.ways import Look
from formbuilder.rendering.written_page import Do, WrittenPage
from formbuilder.services.corrected_words import NotCorrected
from formbuilder.services.live_corrections import Correction, CorrectionState

WORDS, REASON, AT = "words", "reason", "at"
"""Names of fields."""
LOOK, ASK = "look", "ask"
"""What “do” says."""
A_PAGE = 50
NEW = "corrections/new"
WHY_NOT: Mapping[NotCorrected, tuple[str, str]] = {
    NotCorrected.EMPTY: (WORDS, "Write the new words."),
    NotCorrected.SAME: (WORDS, "These are the words that stand there now. Change them first."),
    NotCorrected.TOO_LONG: (WORDS, "The new words are too long. 2,000 signs is the most."),
    NotCorrected.BROKEN: (WORDS, "With these words the form cannot be used. Nothing was changed."),
    NotCorrected.NO_REASON: (REASON, "Say why the words must be changed now."),
    NotCorrected.LONG_REASON: (REASON, "The reason is too long. 500 signs is the most."),
}
"""Where each problem is put right, and how."""
NOT_DONE: Mapping[NotCorrected, str] = {
    NotCorrected.SAME_PERSON: "You asked for this correction. Somebody else has to confirm it.",
    NotCorrected.CHANGED_SINCE: "The form was changed meanwhile. Take this correction back, and ask for it again.",
    NotCorrected.SETTLED: "Somebody else was here before you. This is how it stands now.",
}
"""What is said on the page of a correction when a button did nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What somebody writes: the words as they stand, and what they typed."""

    form: str
    address: str
    called: str
    """What the words are, as it stands after “Correct”."""
    before: str
    words: str = field(repr=False)
    reason: str = ""
    wrong: frozenset[NotCorrected] = frozenset()
    block: str = ""
    """The block that the words belong to, such as ``about-you@1``; "" if to none."""
    looked: bool = False
    """Whether the words were looked at: then they can be handed on."""

    def errors(self, where: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(words for why, (place, words) in WHY_NOT.items() if why in self.wrong and place == where)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections to show, and what their forms are called, by short name."""

    shown: tuple[Correction, ...]
    titles: Mapping[str, str]

    def title(self, correction: Correction) -> str:
        """Return the title of the form."""
        return self.titles[correction.form]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPage(OfficePage):
    """Template ``office/correction.html``."""

    parts: tuple[Part, ...]
    presses: tuple[Press, ...] = ()
    preview: tuple[Asked, ...] = ()


def corrections_page(site: OfficeSite, found: Corrections, now: datetime, start: int, *, more: bool) -> ListPage:
    """Show corrections, those that wait for a second person first."""
    return ListPage(
        heading="Urgent corrections",
        council=site.council,
        lines=(
            "Here you change words of a live form at once: a wrong phone number, a wrong day.",
            "Two people have to agree. The panel is told the same day, and the words are marked until it signs.",
        ),
        go=(Link("Correct words now", site.to(NEW)),),
        entries=tuple(_entry(site, each, found.title(each), now) for each in found.shown),
        links=tuple(more_links(site.to("corrections"), start, more=more)),
    )


def forms_page(site: OfficeSite, titles: Mapping[str, str], start: int, *, more: bool) -> ListPage:
    """Ask which form has the words; ``titles`` by short name."""
    forms = told_apart(titles).items()
    return ListPage(
        heading="Which form has the words?",
        council=site.council,
        entries=tuple(
            Entry(heading=title, links=(Link(f"Choose “{title}”", site.to(f"{NEW}/{form}")),)) for form, title in forms
        ),
        links=tuple(more_links(site.to(NEW), start, more=more)),
        back=(Link("Back to urgent corrections", site.to("corrections")),),
    )


def questions_page(site: OfficeSite, form: Form, listed: Iterable[tuple[str, tuple[str, ...], str]]) -> ListPage:
    """Ask which words are wrong; ``listed``: each question, the addresses of its words, the block that has it."""
    names = Names(form)
    return ListPage(
        heading="Which words are wrong?",
        council=site.council,
        lines=(f"{form.title}, version {form.version}. Choose the words that you want to change.",),
        entries=tuple(_question_entry(site, names, each) for each in listed),
        back=(Link("Back to the list of forms", site.to(NEW)),),
    )


def write_page(
    site: OfficeSite,
    token: str,
    writing: Writing,
    preview: tuple[Asked, ...],
    findings: tuple[str, ...],
    others: tuple[Part, ...] = (),
) -> WrittenPage:
    """Ask for the new words and the reason, and show what they look like; ``others`` tells of other forms."""
    look = Do(value=LOOK, text="See what it looks like", look="secondary" if writing.looked else "")
    ask = (Do(value=ASK, text="Ask a second person"),) if writing.looked else ()
    said = Part(heading="What our checks say", points=findings) if findings else None
    nothing = Part(heading="What our checks say", lines=("Our checks found nothing in these words.",))
    return WrittenPage(
        heading=f"Correct {writing.called}",
        council=site.council,
        action=f"{site.to(f'{NEW}/{writing.form}/words')}?{urlencode({AT: writing.address})}",
        token=token,
        buttons=(*ask, look),
        lines=(f"Now it reads: {writing.before}", *((of_block(writing.block),) if writing.block else ())),
        areas=(
            Area(
                id=WORDS,
                label="The new words",
                hint="Change only what is wrong.",
                typed=writing.words,
                errors=writing.errors(WORDS),
                rows=min(12, writing.words.count("\n") + 4),
            ),
            Area(
                id=REASON,
                label="Why must this be changed now?",
                hint="The second person and the panel read this.",
                typed=writing.reason,
                errors=writing.errors(REASON),
                rows=3,
            ),
        ),
        preview=preview,
        parts=(*((said or nothing,) if writing.looked else ()), *others),
        back=(Link("Back to the words of this form", site.to(f"{NEW}/{writing.form}")),),
    )


def correction_page(
    site: OfficeSite,
    title: str,
    parts: Iterable[Part],
    presses: Iterable[Press],
    preview: tuple[Asked, ...],
) -> CorrectionPage:
    """Show one correction of a form with this title."""
    return CorrectionPage(
        heading=f"A correction of “{title}”",
        council=site.council,
        parts=tuple(parts),
        presses=tuple(presses),
        preview=preview,
        back=(Link("Back to urgent corrections", site.to("corrections")),),
    )


def about(
    correction: Correction, names: Mapping[str, str], now: datetime, refused: NotCorrected | None
) -> Iterator[Part]:
    """Return what is known of a correction: first what a button could not do; ``names`` of people by id."""
    why_not = NOT_DONE.get(refused, "") if refused else ""
    if why_not:
        yield Part(lines=(why_not,))
    now_or_then = "It reads now" if correction.state is CorrectionState.ASKED else "It read"
    yield Part(heading=now_or_then, lines=lines_of(correction.before))
    yield Part(heading="The new words", lines=lines_of(correction.words))
    yield Part(heading="Why", lines=(correction.reason,))
    asked_by = names.get(correction.asked_by, "Somebody who left")
    lines = [f"{asked_by} asked for it on {moment_words(correction.asked_at)}."]
    settled = names.get(correction.settled_by or "", "Somebody who left")
    if correction.settled_at and correction.state is CorrectionState.LIVE:
        lines.append(f"{settled} confirmed it on {moment_words(correction.settled_at)}.")
    elif correction.settled_at:
        lines.append(f"{settled} took it back on {moment_words(correction.settled_at)}.")
    yield Part(heading="How it stands", lines=(*lines, state_words(correction, now)))


def presses_of(site: OfficeSite, correction: Correction, token: str, who: str) -> Iterator[Press]:
    """Return what can be done with a correction that waits for a second person."""
    if correction.state is not CorrectionState.ASKED:
        return
    place = f"corrections/{correction.id}"
    if who != correction.asked_by:
        yield Press(text="Put these words live now", action=site.to(f"{place}/confirm"), token=token)
    yield Press(text="Take this correction back", action=site.to(f"{place}/drop"), token=token, look="secondary")


def to_sign_page(
    site: OfficeSite, found: Corrections, token: str, now: datetime, start: int, *, more: bool
) -> ListPage:
    """Show the panel what was corrected without it, with a button to sign each."""
    return ListPage(
        heading="Corrections to sign",
        council=site.council,
        lines=(
            "These words of live forms were changed in a hurry, without the panel."
            if found.shown
            else "Nothing waits for the panel.",
        ),
        entries=tuple(
            Entry(
                heading=found.title(each),
                lines=(
                    f"It read: {each.before}",
                    f"Now it reads: {each.words}",
                    f"Why: {each.reason}",
                    state_words(each, now),
                ),
                presses=(
                    Press(
                        text="The panel signs these words", action=site.to(f"corrections/{each.id}/sign"), token=token
                    ),
                ),
            )
            for each in found.shown
        ),
        links=tuple(more_links(site.to("corrections/to-sign"), start, more=more)),
    )


def take_in_page(site: OfficeSite, token: str, place: str, found: tuple[Correction, ...]) -> ListPage:
    """Offer the words of corrections to a draft that does not have them."""
    return ListPage(
        heading="The live form was corrected",
        council=site.council,
        lines=("Take these words in?" if found else "This draft has all the words of the live form’s corrections.",),
        entries=tuple(
            Entry(
                heading=f"Corrected on {day_words(day_in_england(each.settled_at or each.asked_at))}",
                lines=(f"It read: {each.before}", f"Now it reads: {each.words}", f"Why: {each.reason}"),
                presses=(
                    Press(text="Take these words in", action=site.to(f"{place}/corrections/{each.id}"), token=token),
                ),
            )
            for each in found
        ),
        back=(Link("Back to the draft", site.to(place)),),
    )


def previewed(form: Form, address: str) -> tuple[Asked, ...]:
    """Return the question whose words an address names, as people see it."""
    id_, wording = address.partition(".")[0], address.partition("@")[2]
    found = (in_wording(each, wording) for each in every_question(form.questions) if each.id == id_)
    look = Look(alone=False, autofill=False)
    return tuple(asked(form, each, Typed({}), (), look) for each in found)


def called(form: Form, address: str) -> str:
    """Return what words are called in the middle of a sentence."""
    return Names(form).slot(address)


def state_words(correction: Correction, now: datetime) -> str:
    """Say how a correction stands."""
    if correction.state is CorrectionState.ASKED:
        return "It waits for a second person."
    if correction.state is CorrectionState.DROPPED:
        return "It was taken back. Nothing was changed."
    if correction.signed_at:
        return f"It is live. The panel signed it on {day_words(day_in_england(correction.signed_at))}."
    until = correction.sign_by()
    when = day_words(day_in_england(until)) if until else ""
    if correction.overdue(now):
        return f"It is live and not signed. Since {when} no new version of this form can be published."
    return f"It is live. The panel can sign it until {when}."


def lines_of(words: str) -> tuple[str, ...]:
    """Return the lines of words, none empty."""
    return tuple(line for line in words.splitlines() if line.strip())


def more_links(address: str, start: int, *, more: bool) -> Iterator[Link]:
    """Return the ways to the pages before and after in a list."""
    if start:
        yield Link("Earlier in the list", f"{address}?from={max(0, start - A_PAGE)}")
    if more:
        yield Link("Later in the list", f"{address}?from={start + A_PAGE}")


def _entry(site: OfficeSite, correction: Correction, title: str, now: datetime) -> Entry:
    look = f"Look at the correction of {moment_words(correction.asked_at)}"
    return Entry(
        heading=title,
        lines=(f"{correction.before} → {correction.words}", state_words(correction, now)),
        links=(Link(look, site.to(f"corrections/{correction.id}")),),
    )


def _question_entry(site: OfficeSite, names: Names, listed: tuple[str, tuple[str, ...], str]) -> Entry:
    id_, addresses, block = listed
    lines = (f"It belongs to the block ‘{block.partition('@')[0]}’.",) if block else ()
    question: Question = names.questions[id_]
    heading = f"Information: {question.ask}" if isinstance(question.type, Information) else str(question.ask)
    base = site.to(f"{NEW}/{names.form.slug}/words")
    links = (Link(capital(names.slot(address)), f"{base}?{urlencode({AT: address})}") for address in addresses)
    return Entry(heading=heading, lines=lines, links=tuple(links))

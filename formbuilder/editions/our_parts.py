"""Where our own sentences stand on pages of the public: parts with names, which of them every form needs, and care."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from formbuilder.editions.guards import SAID, Guard


@dataclass(frozen=True, slots=True)
class OurPart:
    """Pages that are translated and checked together."""

    id: str
    name: str
    pages: Mapping[str, str] = field(repr=False, hash=False)
    """What each file is to people; a file as a catalogue names it, but for its first folder and its ending."""
    needed: bool = False
    """Whether everybody meets it who fills in a form."""


PARTS = (
    OurPart(
        "start",
        "Before a form is begun",
        {
            "rendering/start_page": "the first page of a form, and what it leads to",
            "rendering/end_page": "the page that says which form is the right one",
            "web/public/start": "the page that says that many people are here now",
            "public/start": "the first page of a form",
            "public/home": "the list of forms",
            "forms/audiences.yaml": "whom a form is for",
            "app": "the title of pages of no council",
            "base": "the top of every page",
        },
        needed=True,
    ),
    OurPart(
        "around",
        "Around every page",
        {
            "rendering/journey_frames": "links below every page of a form",
            "rendering/form_frame": "links below every page of a form",
            "rendering/titles": "the title of every page",
            "rendering/language_page": "the page to choose a language",
            "public/languages": "the page to choose a language",
            "rendering/look_page": "the page to change how pages look",
            "rendering/own_look": "the page to change how pages look",
            "web/public/look": "the page to change how pages look",
            "public/look": "the page to change how pages look",
            "parts/": "the top and the end of every page",
        },
        needed=True,
    ),
    OurPart(
        "questions",
        "Pages with questions",
        {
            "rendering/question_page": "pages with questions",
            "public/questions": "pages with questions",
            "rendering/asked": "help below a question",
            "rendering/ways": "boxes to fill in",
            "rendering/group_page": "lists, such as people or illnesses",
            "public/group": "lists, such as people or illnesses",
            "parts/items": "lists, such as people or illnesses",
            "rendering/task_page": "the list of the parts of a form",
            "public/tasks": "the list of the parts of a form",
            "rendering/summary": "answers as they stand in lists",
            "rendering/corrected": "a note beside words that were corrected",
            "rendering/origin": "a note beside words that a panel changed",
            "rendering/help_page": "the page with help now, where somebody is in danger",
            "rendering/conflict_page": "the page for two who change the same answer",
            "public/conflict": "the page for two who change the same answer",
            "parts/also": "answers such as “I do not know”",
            "parts/buttons": "answers to choose from",
            "parts/draft": "what was typed and not saved",
            "parts/notes": "a note beside a question",
            "parts/private": "private questions",
            "parts/unseen": "private questions that were answered",
            "parts/shared": "the question about a shared device",
            "parts/field_said": "a box with a fault",
            "wording/items": "lists, such as people or illnesses",
            "wording/sentences": "answers in a sentence",
            "wording/shown": "answers as they are shown",
            "wording/written": "amounts and times",
            "wording/times": "how long a form takes",
            "tongue/": "quotation marks",
        },
        needed=True,
    ),
    OurPart(
        "faults",
        "When something is wrong",
        {
            "wording/fault_sentences": "what is wrong with an answer",
            "web/faults": "pages that say why something does not work",
            "web/again": "the page to send something once more",
            "public/problems": "the list of what is wrong",
            "parts/error_summary": "the list of what is wrong",
            "rendering/closed_pages": "pages of forms that are closed, or not open here",
        },
        needed=True,
    ),
    OurPart(
        "code",
        "The code, and coming back",
        {
            "rendering/code_page": "the page with the code, and the page to come back",
            "rendering/device_pages": "the pages to stop, and about shared devices",
            "public/code": "the page with the code",
            "public/code_boxes": "the page to come back",
            "public/later": "the page to come back later",
        },
        needed=True,
    ),
    OurPart(
        "sending",
        "Checking, sending, and after that",
        {
            "rendering/check_page": "the page to check answers and send them",
            "public/check": "the page to check answers and send them",
            "web/public/finishing": "the page to check answers and send them",
            "public/sent": "the page after a form was sent",
            "rendering/after_pages": "pages after a form was sent",
            "rendering/later_page": "pages after a form was sent",
            "public/after": "pages after a form was sent",
            "public/remove": "the page to take something away",
            "wording/in_english": "what happens to answers in another language",
            "rendering/cover_page": "the sheet to put with papers",
            "public/cover_sheet": "the sheet to put with papers",
            "rendering/copy_page": "the copy of the answers",
            "public/copy": "the copy of the answers",
        },
        needed=True,
    ),
    OurPart(
        "paper",
        "Forms on paper",
        {
            "rendering/paper_words": "the form to print",
            "rendering/paper_pages": "the page to print a form",
            "rendering/pdf": "PDF files",
        },
    ),
    OurPart(
        "hard",
        "“Is this question hard?”",
        dict.fromkeys(
            ("rendering/hard_pages", "web/public/hardness", "public/hard_words", "services/taps"),
            "pages to say what is hard",
        ),
    ),
    OurPart(
        "listen",
        "Listening, and where words come from",
        {
            "rendering/heard_page": "the page about who said yes to the words",
            "wording/heard": "recordings of a question",
            "rendering/told_page": "“You said, we did”",
            "rendering/told_list": "“You said, we did”",
        },
    ),
    OurPart(
        "other",
        "What somebody told us in another form, and newer versions",
        {
            "rendering/told_before_page": "answers from another form",
            "public/told_before": "answers from another form",
            "rendering/half_way_page": "the page about a newer version",
        },
    ),
    OurPart(
        "money",
        "Sums, and what people pay",
        {
            "calculation/": "what we cannot work out",
            "rendering/result_page": "the page with the sums",
            "rendering/result_parts": "the page with the sums",
            "rendering/result_paper": "the sums on paper",
            "rendering/estimate_page": "the page with an estimate",
            "rendering/statement_page": "the page about what somebody pays",
            "rendering/charge_words": "sums of money",
            "web/public/own_charge": "the page about what somebody pays",
            "public/result": "the page with the sums",
            "parts/result_answer": "the page with the sums",
            "parts/result_line": "the page with the sums",
            "parts/result_working": "the page with the sums",
        },
    ),
)
REST = OurPart("rest", "Other pages", {})
"""Where a page stands that is in no part."""
MARKED: Mapping[str, Guard] = {
    "rendering/help_page": Guard.DANGER,
    "rendering/device_pages": Guard.PRIVATE,
    "parts/private": Guard.PRIVATE,
    "parts/unseen": Guard.PRIVATE,
    **dict.fromkeys(next(each.pages for each in PARTS if each.id == "money"), Guard.MONEY),
}
"""Pages that are about something that harms when it is wrong: urgent help, private things, money."""
SAID_BY_US: Mapping[Guard, re.Pattern[str]] = {
    **SAID,
    Guard.PRIVATE: re.compile(r"\bprivate\b|who sees your answers|other people can (see|read)", re.IGNORECASE),
    Guard.LAW: re.compile(rf"{SAID[Guard.LAW].pattern}|^By sending it you say", re.IGNORECASE),
}
"""What says so in a sentence of ours; what somebody declares by sending is law too."""
HEAD = re.compile(r"^(formbuilder|templates)/|\.(py|html)$")


def short(file: str) -> str:
    """Return a file as parts name it."""
    return HEAD.sub("", file)


def part_of(files: Iterable[str]) -> OurPart:
    """Return the part that a sentence is checked with: the first of those that it stands in."""
    there = [place[0] for place in map(_place, files) if place]
    return next((part for part in PARTS if part in there), REST)


def pages_of(files: Iterable[str]) -> tuple[str, ...]:
    """Return what people call the places where a sentence stands: “the list of forms”."""
    return tuple(dict.fromkeys(place[1] for place in map(_place, files) if place)) or (REST.name,)


def guard_of(files: Iterable[str], texts: Iterable[str]) -> Guard | None:
    """Return why a sentence is never shown unchecked; None if it may be, in a demonstration.

    What stands on other pages too, such as “All parts of this form”, is not guarded by where it stands.
    """
    marked = [MARKED.get(file, MARKED.get(f"{file.partition('/')[0]}/")) for file in map(short, files)]
    if marked and all(marked):
        return marked[0]
    said = " ".join(texts)
    return next((guard for guard, signs in SAID_BY_US.items() if signs.search(said)), None)


def _place(file: str) -> tuple[OurPart, str] | None:
    """Return the part and the page of a file: the one that names it, or else its folder."""
    named, folder = short(file), f"{short(file).partition('/')[0]}/"
    for wanted in (named, folder):
        found = next((part for part in PARTS if wanted in part.pages), None)
        if found:
            return found, found.pages[wanted]
    return None

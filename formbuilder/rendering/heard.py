"""“Listen to this question”: recordings of a question, closed until somebody opens them; nothing loads before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.editions.heard import BSL, WHOLE, Kind, Recording
from formbuilder.rendering.asked import Detail, Played
from formbuilder.review.languages import TONGUES, name_of
from formbuilder.tongue.messages import Foreign, _, like
from formbuilder.wording.heard import LISTEN, LISTEN_IN, WATCH

NOT_READ: Mapping[str, str] = MappingProxyType({"phr": "Pahari-Pothwari (Mirpuri)", BSL: "British Sign Language (BSL)"})
"""Languages that are spoken or signed, and have no pages to read."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What people can hear and see, by question; told apart from others by being another one."""

    by_question: Mapping[str, tuple[Detail, ...]]


def heard_in(form: Form, found: Iterable[Recording], base: str, language: str) -> Heard | None:
    """Return what stands beside the questions of a form; None if nothing does.

    ``found`` is what the public may hear; ``language`` is that of the page, ``base`` where the files are.
    """
    those = tuple(found)
    made: dict[str, tuple[Detail, ...]] = {}
    for page in form.pages:
        alone = len(page.questions) == 1 and page.title is None
        for question in every_question(page.questions):
            mine = [each for each in those if each.address.partition(".")[0] == question.id]
            about = "" if alone else like(str(question.ask), f": {question.ask}")
            made[question.id] = tuple(_details(mine, about, base, language))
    said = {id_: details for id_, details in made.items() if details}
    return Heard(said) if said else None


def played(recording: Recording, base: str) -> Played:
    """Return what plays a recording; ``base`` is where files are."""
    signed = recording.kind is Kind.SIGNED
    whole = recording.address.endswith(WHOLE)
    name = own_name(recording.language)
    return Played(
        template="parts/heard_signed.html" if signed else "parts/heard_sound.html",
        name=_(WATCH if signed else LISTEN_IN) % {"language": name},
        about="" if whole else recording.parts[0].words or recording.parts[0].source,
        address=f"{base}/{recording.id}",
        captions=f"{base}/{recording.id}/captions" if recording.captions else "",
        language=recording.language,
        lines=tuple(recording.transcript.splitlines()),
    )


def own_name(language: str) -> str:
    """Return what a language is called by those who speak it."""
    both = NOT_READ.get(language) or TONGUES.get(language, language)
    own = both.partition(" (")[2].rstrip(")")
    return both if language in NOT_READ or not own else own


def english_name(language: str) -> str:
    """Return what a language is called in English."""
    return NOT_READ.get(language) or name_of(language)


def _details(mine: Iterable[Recording], about: str, base: str, language: str) -> Iterator[Detail]:
    groups: dict[tuple[Kind, str], list[Recording]] = {}
    for each in sorted(mine, key=lambda each: (each.language != language, each.language, each.kind)):
        groups.setdefault((each.kind, each.language), []).append(each)
    for (kind, spoken), those in groups.items():
        own = own_name(spoken)
        if kind is Kind.SIGNED:
            summary, tongue = _(WATCH) % {"language": own}, ""
        else:
            summary, tongue = _(LISTEN), "" if spoken == language else Foreign(own, spoken)
        ordered = sorted(those, key=lambda each: not each.address.endswith(WHOLE))
        plays = tuple(played(each, base) for each in ordered)
        yield Detail(summary=summary, tongue=tongue, about=about, played=plays)

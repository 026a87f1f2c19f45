"""The languages of a form: how far each is, another one to begin, and files that are brought in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from formbuilder.editions.catalogue import LineProblem
from formbuilder.rendering.edition_pages import COUNTED, FILE, LANGUAGE
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import Placed
from formbuilder.rendering.office_pages import Entry, FileBox, FormPage, ListPage, Pick
from formbuilder.rendering.worded import Edited, OwnWorded, Worded
from formbuilder.review.languages import TONGUES, TRANSLATED, name_of
from formbuilder.services.edition_words import Loaded

DRAFTS_TOO = "This is a demonstration. It shows drafts too, but none about danger, private things, the law or money."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a version is in a language, and how hard its words are by the measures of the language."""

    counts: Mapping[str, int]
    scores: tuple[str, ...]


def languages_page(here: Edited, found: Mapping[str, Progress], said: str = "") -> ListPage:
    """List the languages of a version, how far each is, and how hard its words are."""
    none = () if found else ("There are no words in other languages yet.",)
    return ListPage(
        heading=f"Other languages: {here.form.title}",
        council=here.site.council,
        said=(said,) if said else (),
        lines=(
            f"This is version {here.form.version}.",
            "The public reads words only once somebody who speaks the language has checked them.",
            "Everywhere else the form stays in English.",
            *none,
        ),
        entries=tuple(_language(here, language, each) for language, each in sorted(found.items(), key=_by_name)),
        links=(
            Link("Begin another language", f"{here.base}/new"),
            Link("Bring in a file", f"{here.base}/bring"),
            Link("Sound and sign language", f"{here.base}/heard"),
            Link("Our own sentences around forms", here.site.to("languages")),
        ),
        back=(Link("Back to the form", here.site.to(f"forms/{here.form.slug}")),),
    )


def own_languages_page(here: OwnWorded, found: Mapping[str, Mapping[str, int]]) -> ListPage:
    """List the languages that the words of a council’s own can be in, and how far each is."""
    return ListPage(
        heading="Other languages: the council’s own words",
        council=here.site.council,
        lines=(
            "These are words that the public reads from the settings, such as the names of teams.",
            "The public reads them in another language once somebody who speaks it has checked them.",
            *(() if here.site.council.demonstration else ("Until then they stand in English.",)),
            *((DRAFTS_TOO,) if here.site.council.demonstration else ()),
        ),
        entries=tuple(_own_language(here, language, found[language]) for language in sorted(found, key=name_of)),
        links=(Link("Our own sentences around forms", here.site.to("languages")),),
        back=(Link("All languages", here.site.to("translations")),),
    )


def _own_language(here: OwnWorded, language: str, counts: Mapping[str, int]) -> Entry:
    there = replace(here, language=language)
    link = Link("See and check the words", there.to(), name_of(language))
    return Entry(heading=TONGUES.get(language, language), lines=(counted(counts),), links=(link,))


def counted(counts: Mapping[str, int]) -> str:
    """Say how many words are in each state."""
    return f"{', '.join(f'{counts[state]} {words}' for state, words in COUNTED.items() if counts[state])}."


def begin_page(here: Edited, token: str, there: Iterable[str], wrong: str = "") -> FormPage:
    """Ask which language comes next."""
    offers = tuple((tag, name) for tag, name in TONGUES.items() if tag in TRANSLATED - {*there})
    pick = Pick(
        id=LANGUAGE, label="Which language?", offers=(("", "Choose"), *offers), errors=(wrong,) if wrong else ()
    )
    return FormPage(
        heading="Begin another language",
        council=here.site.council,
        lines=("You can write the words here, or take out a file for somebody who translates.",),
        action=f"{here.base}/new",
        token=token,
        button="Go on",
        picks=(pick,),
        back=(Link("Back to all languages", here.base),),
    )


def bring_page(here: Placed, token: str, problems: Sequence[LineProblem] = (), wrong: str = "") -> FormPage:
    """Ask for a file; what was wrong with the one before stands above, with its lines."""
    told = tuple(f"Line {each.line}: {each.sentence}" if each.line else each.sentence for each in problems)
    file = FileBox(
        id=FILE,
        label="The file",
        hint="A file as you can take it out here, with words put in.",
        accept=".po,.xliff,.xlf,.xlsx,.csv",
        errors=(wrong or "Correct these lines in the file. Then choose it again.",) if wrong or told else (),
    )
    return FormPage(
        heading="Bring in words in another language",
        council=here.site.council,
        lines=(
            "Words go to the place that the file names, and to no other.",
            "They count as drafted until a speaker checks them.",
            *told,
        ),
        action=f"{here.base}/bring",
        token=token,
        button="Bring the words in",
        files=(file,),
        back=(Link("Back to all languages", here.base),),
    )


def bring_language_page(here: Worded, token: str, problems: Sequence[LineProblem] = (), wrong: str = "") -> FormPage:
    """Ask for a file in one language."""
    back = Link(f"Back to all words in {name_of(here.language)}", here.to())
    return replace(bring_page(here, token, problems, wrong), action=here.to("bring"), back=(back,))


def loaded_words(language: str, loaded: Loaded) -> str:
    """Say what became of a file."""
    parts = [f"{name_of(language)}: {loaded.taken} places have new words, {loaded.same} are as they were."]
    if loaded.stale:
        parts.append(f"{len(loaded.stale)} were made from older English words, so they wait for somebody to look.")
    if loaded.unknown:
        parts.append(f"{len(loaded.unknown)} places are not in this form, so they were left out.")
    if loaded.doubted:
        parts.append(f"{len(loaded.doubted)} are marked “stale” or “fuzzy” in the file, so they were left out:")
        parts.append(f"{', '.join(loaded.doubted)}.")
    return " ".join(parts)


def _by_name(each: tuple[str, Progress]) -> str:
    return name_of(each[0])


def _language(here: Edited, language: str, found: Progress) -> Entry:
    there = Edited(site=here.site, form=here.form, language=language)
    return Entry(
        heading=TONGUES.get(language, language),
        lines=(counted(found.counts), *found.scores),
        links=(Link("See and check the words", there.to(), name_of(language)),),
    )

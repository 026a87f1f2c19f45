"""Forms that wait for words in other languages, who translates, and who may check."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.editions.entries import State
from formbuilder.publishing.naming import capital
from formbuilder.rendering.boxes import Offer, one_of, some_of
from formbuilder.rendering.edition_lists import counted
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FormPage, Group, ListPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.review.languages import TONGUES, TRANSLATED, name_of
from formbuilder.services.drafts import Draft, DraftState
from formbuilder.services.edition_progress import Far
from formbuilder.services.translators import Translator
from formbuilder.storage.translators import RuleRow

LANGUAGES, BY_WRITER = "languages", "by_writer"
"""Names of fields."""
A_PAGE = 20
"""Forms on a page."""
DRAFTS: Mapping[DraftState, str] = {DraftState.IN_REVIEW: "in review", DraftState.APPROVED: "approved"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWaits:
    """A version of a form, and how far it is in each language."""

    slug: str
    version: int
    title: str
    far: Mapping[str, Far]
    """By language."""
    place: str = ""
    """Where its languages are, if it is no form."""


def my_forms_page(
    site: OfficeSite,
    own: FormWaits,
    forms: Sequence[FormWaits],
    drafts: Iterable[Draft],
    languages: Collection[str],
    page: int,
) -> ListPage:
    """List the forms that a translator writes for, with what waits; before them the words of the council’s own."""
    shown = forms[(page - 1) * A_PAGE : page * A_PAGE]
    named = sorted(languages, key=name_of)
    entries = [_form(site, each) for each in (*((own,) if page == 1 else ()), *shown)]
    if page == 1:
        entries += [_draft(site, each, named) for each in drafts]
    none = () if named else ("No officer has named your languages yet. Ask the one who invited you.",)
    before = (Link("Page before this", site.to(f"translations?page={page - 1}")),) if page > 1 else ()
    after = (Link("Next page", site.to(f"translations?page={page + 1}")),) if len(forms) > page * A_PAGE else ()
    agreed = (
        Link(f"Words that are agreed in {name_of(each)}", site.to(f"translations/{each}/terms")) for each in named
    )
    return ListPage(
        heading="Words in other languages",
        council=site.council,
        lines=(
            *none,
            "Write what is missing, and what English has changed for. Another speaker then checks it.",
        ),
        entries=tuple(entries) if named else (),
        links=(*before, *after, *agreed),
    )


def _form(site: OfficeSite, form: FormWaits) -> Entry:
    lines, links = [], []
    for language, far in sorted(form.far.items(), key=lambda each: name_of(each[0])):
        place = form.place or f"forms/{form.slug}/{form.version}/languages"
        called, base = name_of(language), site.to(f"{place}/{language}")
        lines.append(f"{called}: {counted(far.counts)}")
        if far.first:
            links.append(Link(f"Write what waits in {called}", f"{base}/words?place={far.first}", form.title))
        if far.counts[State.DRAFTED]:
            links.append(Link(f"Check words in {called}", f"{base}?show={State.DRAFTED}", form.title))
        links.append(Link(f"All words in {called}", base, form.title))
    if links and not form.place:
        heard = site.to(f"forms/{form.slug}/{form.version}/languages/heard")
        links.append(Link("Sound and sign language", heard, form.title))
    return Entry(heading=form.title, lines=tuple(lines), links=tuple(links))


def _draft(site: OfficeSite, draft: Draft, languages: Iterable[str]) -> Entry:
    base = site.to(f"forms/{draft.pin.form}/{draft.pin.version}/languages")
    links = tuple(Link(f"All words in {name_of(each)}", f"{base}/{each}", draft.title) for each in languages)
    line = f"Version {draft.pin.version} is {DRAFTS[draft.state]}, and not public yet."
    return Entry(heading=f"{draft.title}: a new version", lines=(line,), links=links)


def all_languages_page(
    site: OfficeSite, languages: Collection[str], people: Iterable[Translator], rules: Mapping[str, RuleRow | None]
) -> ListPage:
    """List every language that there are words or translators for, for officers."""
    named: dict[str, list[str]] = {}
    for each in people:
        for language in each.languages:
            named.setdefault(language, []).append(each.person.name)
    found = sorted({*languages, *named}, key=name_of)
    return ListPage(
        heading="Words in other languages",
        council=site.council,
        lines=(
            "The words of a form are at the form, under “Other languages”.",
            "Here is what holds for all forms: who translates, who may check, and which words are agreed.",
        ),
        entries=tuple(_language(site, each, named.get(each, ()), rules.get(each)) for each in found),
        links=(
            Link("The council’s own words", site.to("council-words")),
            Link("Translators", site.to("translators")),
        ),
    )


def _language(site: OfficeSite, language: str, people: Sequence[str], rule: RuleRow | None) -> Entry:
    by_writer = rule is not None and rule.by_writer
    who = f"Translators: {', '.join(people)}." if people else "Nobody translates into it here yet."
    checks = "Whoever wrote words may check them." if by_writer else "Somebody else than who wrote words checks them."
    links = (
        Link("Words that are agreed", site.to(f"translations/{language}/terms"), name_of(language)),
        Link("Decide who may check", site.to(f"translations/{language}/checking"), name_of(language)),
    )
    return Entry(heading=TONGUES.get(language, language), lines=(who, checks), links=links)


def translators_page(site: OfficeSite, people: Sequence[Translator]) -> ListPage:
    """List who translates, and into what."""
    none = () if people else ("There is no translator yet. An administrator adds people and gives them the role.",)
    return ListPage(
        heading="Translators",
        council=site.council,
        lines=(
            "Translators write and check words in the languages that you name. They see nothing else of the office.",
            *none,
        ),
        entries=tuple(_translator(site, each) for each in people),
        back=(Link("Back to all languages", site.to("translations")),),
    )


def _translator(site: OfficeSite, each: Translator) -> Entry:
    named = ", ".join(sorted(map(name_of, each.languages))) or "No language yet"
    link = Link("Change the languages", site.to(f"translators/{each.person.id}"), each.person.name)
    return Entry(heading=each.person.name, lines=(f"{named}.",), links=(link,))


def translator_page(site: OfficeSite, token: str, each: Translator) -> FormPage:
    """Ask which languages somebody translates into."""
    buttons = some_of(LANGUAGES, [Offer(tag, name) for tag, name in _offered()], each.languages)
    return FormPage(
        heading=capital(f"{each.person.name}: languages"),
        council=site.council,
        lines=("A change counts from the next page that the person opens.",),
        action=site.to(f"translators/{each.person.id}"),
        token=token,
        button="Save the languages",
        groups=(Group(legend=f"What does {each.person.name} translate into?", name=LANGUAGES, buttons=buttons),),
        back=(Link("Back to all translators", site.to("translators")),),
    )


def checking_page(site: OfficeSite, token: str, language: str, rule: RuleRow | None, who: str) -> FormPage:
    """Ask whether whoever wrote words in a language may check them."""
    by_writer = rule is not None and rule.by_writer
    offers = (Offer("no", "No: somebody else checks"), Offer("yes", "Yes"))
    buttons = one_of(BY_WRITER, offers, "yes" if by_writer else "no")
    decided = (f"Decided {moment_words(rule.set_at)}{f' by {who}' if who else ''}.",) if rule else ()
    return FormPage(
        heading=f"Who may check words in {name_of(language)}?",
        council=site.council,
        lines=(
            "A second pair of eyes finds what the first one does not. For some languages there is only one speaker.",
            *decided,
        ),
        action=site.to(f"translations/{language}/checking"),
        token=token,
        button="Save",
        groups=(Group(legend="May whoever wrote words check them?", name=BY_WRITER, buttons=buttons),),
        back=(Link("Back to all languages", site.to("translations")),),
    )


def _offered() -> Iterator[tuple[str, str]]:
    return ((tag, name) for tag, name in TONGUES.items() if tag in TRANSLATED)

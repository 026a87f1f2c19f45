"""Begin a form: three ways, and the page that asks for its title and short name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.form_pages import Looker
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_pages import Entry, FormPage, ListPage
from formbuilder.services.drafts import NotSaved

TITLE, NAME = "title", "name"
"""Names of fields."""
WAYS = (
    (
        "With the text of a paper form",
        "Paste the text, or choose a Word file. We turn it into questions, and you check them.",
        "Paste text or choose a file",
        "forms/new/words",
    ),
    (
        "With a template",
        "Begin with a form that comes with this service, and change what you like.",
        "Choose a template",
        "forms/new/template",
    ),
    (
        "With a form that you have",
        "Open the form and find the version or draft. Then choose to begin from it.",
        "Choose one of your forms",
        "forms",
    ),
)
"""What each way is called, what it is, and where it goes on."""
NO_TITLE = "Enter the title, with 200 signs at most."
NOT_BEGUN: Mapping[NotSaved, str] = {
    NotSaved.TAKEN: "Another form has this short name. Change it, for example by adding a word.",
    NotSaved.NAME: "A short name begins with a letter. It has small letters, digits and hyphens, 60 at most.",
    NotSaved.TOO_BIG: "This is more than one form can hold. Begin with a part of it.",
    NotSaved.UNKNOWN: "What you want to begin with is not there any more. Go back and choose again.",
    NotSaved.FROZEN: "This form cannot be begun. Choose another short name.",
}


@dataclass(frozen=True, slots=True)
class Template:
    """Something that a form can begin with."""

    id: str
    title: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a form is to be called, and what is wrong with that."""

    title: str
    name: str
    wrong: NotSaved | None = None
    no_title: bool = False


def ways_page(looker: Looker) -> ListPage:
    """Show the three ways to begin a form."""
    site = looker.site
    return ListPage(
        heading="Begin a form",
        council=site.council,
        lines=("A form begins as a draft. Nobody outside your office sees it until it is published.",),
        entries=tuple(
            Entry(heading=name, lines=(what,), links=(Link(go, site.to(to)),)) for name, what, go, to in WAYS
        ),
        back=(Link("Back to all forms", site.to("forms")),),
    )


def templates_page(looker: Looker, templates: Iterable[Template]) -> ListPage:
    """Show what a form can begin with."""
    site = looker.site
    entries = (
        Entry(
            heading=each.title,
            lines=(each.about,),
            links=(Link(f"Begin with “{each.title}”", f"{site.to('forms/new/name')}?template={each.id}"),),
        )
        for each in templates
    )
    return ListPage(
        heading="Choose a template",
        council=site.council,
        lines=("You get a copy. The template stays as it is.",),
        entries=tuple(entries),
        back=(Link("Back to the ways to begin", site.to("forms/new")),),
    )


def naming_page(looker: Looker, naming: Naming, action: str, hidden: tuple[tuple[str, str], ...]) -> FormPage:
    """Ask for the title of a new form and its short name; ``hidden`` is what it begins with."""
    site = looker.site
    title = Box(
        id=TITLE,
        label="Title",
        hint="People see it at the top of the form.",
        typed=naming.title,
        errors=(NO_TITLE,) if naming.no_title else (),
    )
    name = Box(
        id=NAME,
        label="Short name",
        hint="It is part of web addresses and cannot be changed later. Small letters, digits and hyphens.",
        typed=naming.name,
        errors=(NOT_BEGUN[naming.wrong],) if naming.wrong else (),
    )
    return FormPage(
        heading="Name the form",
        council=site.council,
        action=site.to(action),
        token=looker.token,
        button="Begin the draft",
        boxes=(title, name),
        hidden=hidden,
        back=(Link("Back to the ways to begin", site.to("forms/new")),),
    )

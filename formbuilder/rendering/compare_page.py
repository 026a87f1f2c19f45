"""Choose two versions or revisions, and see what differs between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from formbuilder.councils.profile import Council
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.comparison_report import ComparisonPage
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.titles import tab_title
from formbuilder.rendering.yaml_page import LineProblem, as_shown, count_words, line_problems
from formbuilder.services.editions import EditionName, Unreadable

OLD, NEW = "old", "new"
"""Names of fields, and of parts of the address."""
MOST_NAMES = 20
"""How many pairs of neighbours are offered."""
NO_NAME = "Enter a name such as carers-assessment@1, or carers-assessment@2.17 for save 17."
NOT_THERE = "There is nothing with this name. Check the name and the numbers."


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesPage:
    """Template ``office/compare.html``."""

    heading: str
    council: Council
    found: ComparisonPage
    links: tuple[Link, ...]
    back: tuple[Link, ...]

    @property
    def title(self) -> str:
        """The title of the browser's tab."""
        return tab_title(self.heading, self.council)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadablePage:
    """Template ``office/unreadable.html``."""

    heading: str
    council: Council
    lines: tuple[str, ...]
    problems: tuple[LineProblem, ...]
    links: tuple[Link, ...]
    back: tuple[Link, ...]

    @property
    def title(self) -> str:
        """The title of the browser's tab."""
        return tab_title(self.heading, self.council)

    @property
    def count(self) -> str:
        """How much there is to put right."""
        return count_words(self.problems)


@dataclass(frozen=True, slots=True)
class TypedName:
    """What was typed as one of the names, and what is wrong with it."""

    text: str = ""
    error: str = ""


def choose_page(
    site: OfficeSite, token: str, old: TypedName, new: TypedName, names: tuple[EditionName, ...] = ()
) -> FormPage:
    """Ask which two are to be compared; ``names`` are those of the form at hand, offered each with the one before."""
    return FormPage(
        heading="Compare two versions",
        council=site.council,
        lines=("You see what differs in plain words. A draft is compared as it is now, or as one of its saves.",),
        action=site.to("compare"),
        token=token,
        button="Compare",
        boxes=(
            _box(OLD, "The earlier one", "For example carers-assessment@1", old),
            _box(NEW, "The later one", "For example carers-assessment@2, or carers-assessment@2.17 for save 17", new),
        ),
        links=tuple(
            Link(f"Compare {before} with {after}", site.to(address(str(before), str(after))))
            for after, before in pairwise(names[:MOST_NAMES])
        ),
    )


def differences_page(site: OfficeSite, old: EditionName, new: EditionName, found: ComparisonPage) -> DifferencesPage:
    """Say what differs."""
    turn = Link("Compare the other way round", site.to(address(str(new), str(old))))
    return DifferencesPage(
        heading=found.heading,
        council=site.council,
        found=found,
        links=(turn,),
        back=(_other(site),),
    )


def unreadable_page(site: OfficeSite, found: Unreadable, text: str) -> UnreadablePage:
    """Say why a revision cannot be compared."""
    return UnreadablePage(
        heading=f"{found.name} cannot be compared yet",
        council=site.council,
        lines=("Its text cannot be read as a form yet. Put this right first, or compare an earlier save.",),
        problems=tuple(line_problems(found.problems, text)),
        links=(),
        back=(_other(site),),
    )


def address(old: str, new: str) -> str:
    """Return the address of a comparison below the office; names have no signs that addresses change."""
    return f"compare?{OLD}={old}&{NEW}={new}"


def _other(site: OfficeSite) -> Link:
    return Link("Compare two others", site.to("compare"))


def _box(id_: str, label: str, hint: str, typed: TypedName) -> Box:
    return Box(id=id_, label=label, hint=hint, typed=as_shown(typed.text), errors=(typed.error,) if typed.error else ())

"""Choose two versions or revisions, and see what differs between them."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.comparison_report import ComparisonPage
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import FormPage, Pick
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.yaml_page import LineProblem, as_shown, count_words, line_problems
from formbuilder.services.editions import EditionName, Offered, Unreadable

OLD, NEW = "old", "new"
"""Names of fields, and of parts of the address."""
EXAMPLE = "carers-assessment@2, or carers-assessment@2.17 for save 17"
NO_NAME = "Enter a name such as carers-assessment@1, or carers-assessment@2.17 for save 17."
NOT_THERE = "There is nothing with this name. Check the name and the numbers."


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesPage(OfficePage):
    """Template ``office/compare.html``."""

    found: ComparisonPage
    lines: tuple[str, ...]
    """About an urgent correction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadablePage(OfficePage):
    """Template ``office/unreadable.html``."""

    lines: tuple[str, ...]
    problems: tuple[LineProblem, ...]

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
    site: OfficeSite, token: str, old: TypedName, new: TypedName, offers: tuple[Offered, ...] = ()
) -> FormPage:
    """Ask which two are to be compared: chosen from lists where it is said which form it is, else typed."""
    chosen = (("The earlier one", OLD, old, offers[1:2]), ("The later one", NEW, new, offers[:1]))
    return FormPage(
        heading="Compare two versions",
        council=site.council,
        lines=("You see what differs in plain words. A draft is compared as it is now, or as one of its saves.",),
        action=site.to("compare"),
        token=token,
        button="Compare",
        boxes=() if offers else tuple(_box(id_, label, name) for label, id_, name, _ in chosen),
        picks=tuple(_pick(*each, offers) for each in chosen) if offers else (),
        links=(Link("Choose another form", site.to("forms")),),
    )


def differences_page(
    site: OfficeSite, old: EditionName, new: EditionName, found: ComparisonPage, lines: tuple[str, ...] = ()
) -> DifferencesPage:
    """Say what differs; ``lines`` is about the correction that the later one is, if it is one."""
    turn = Link("Compare the other way round", site.to(address(str(new), str(old))))
    return DifferencesPage(
        heading=found.heading,
        council=site.council,
        found=found,
        lines=lines,
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


def _pick(label: str, id_: str, typed: TypedName, usual: tuple[Offered, ...], offers: tuple[Offered, ...]) -> Pick:
    values = [(str(each.name), _words(each)) for each in offers]
    known = {value for value, _ in values}
    first = str(usual[0].name) if usual else values[0][0]
    return Pick(
        id=id_,
        label=label,
        offers=tuple(values),
        chosen=typed.text if typed.text in known else first,
        errors=(typed.error,) if typed.error else (),
    )


def _words(offered: Offered) -> str:
    name = offered.name
    when = moment_words(offered.saved_at) if offered.saved_at else ""
    if not name.revision:
        return f"Version {name.pin.version}, last saved {when}" if when else f"Version {name.pin.version}"
    about = f": {offered.about}" if offered.about else ""
    return f"Version {name.pin.version}, save {name.revision}{about}, {when}"


def _box(id_: str, label: str, typed: TypedName) -> Box:
    hint = f"For example {EXAMPLE}"
    return Box(id=id_, label=label, hint=hint, typed=as_shown(typed.text), errors=(typed.error,) if typed.error else ())

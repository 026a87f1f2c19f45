"""A version of a form in the office, and the people who are half-way through an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from formbuilder.answers.moments import as_typed
from formbuilder.definition.model import Form, Information, Question
from formbuilder.publishing.naming import answered
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.day_boxes import COMES
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press
from formbuilder.rendering.titles import day_words
from formbuilder.rendering.written_page import Do, WrittenPage
from formbuilder.services.forms import FormState
from formbuilder.services.half_way import HalfWay, Rule, Standing
from formbuilder.storage.half_way import VersionRow

DAY = "day"
"""The name of a field."""
STATES: Mapping[str, str] = {
    FormState.EXAMPLE: "An example. What people send is deleted after a day.",
    FormState.PUBLISHED: "Published. People can fill it in.",
    FormState.WITHDRAWN: "Withdrawn. Nobody can begin it or go on with it.",
}
RULES: Mapping[Rule, str] = {
    Rule.FINISH: "People who began an earlier version finish it.",
    Rule.ASK_AGAIN: "People who began an earlier version are told what changed, and asked some questions again.",
    Rule.MOVE: "Only words were corrected. People who began the version before go on with the new words at once.",
}
PAST = "This day is over. Choose today or a later day."
NO_NEWER = "There is only one version. Nobody can be half-way to another one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A version, and the one that was opened before it, if there is one."""

    row: VersionRow
    form: Form
    before: int | None
    closed: bool
    """Whether a later version took its place, even if that one was withdrawn since."""
    may_write: bool
    may_publish: bool
    may_propose: bool = False
    """Whether they propose rounds to panels."""


def version_page(site: OfficeSite, shown: Shown, token: str) -> ListPage:
    """Show a version: its state, its questions, and the button that begins a draft from it."""
    row, form = shown.row, shown.form
    compare = f"{site.to('compare')}?{urlencode({'old': f'{form.slug}@{shown.before}', 'new': form.name})}"
    links = (Link(f"What changed since version {shown.before}", compare),) if shown.before else ()
    to_rounds = Link("Rounds with a panel", site.to(f"forms/{form.slug}/versions/{row.version}/rounds"))
    rounds = (to_rounds,) if shown.may_propose else ()
    restore = Press(
        text="Begin a new draft from this version",
        action=site.to(f"forms/{form.slug}/versions/{row.version}/restore"),
        token=token,
    )
    return ListPage(
        heading=f"{form.title}, version {row.version}",
        council=site.council,
        lines=(
            _state(row, closed=shown.closed),
            f"Since {moment_words(row.loaded_at)}.",
            f"Fingerprint: {row.fingerprint[:16]}. Versions with the same fingerprint are the same.",
        ),
        entries=tuple(_question(question) for question in form.questions),
        presses=(restore,) if shown.may_write else (),
        links=(
            *links,
            *_withdraw(site, shown),
            *rounds,
            Link("People half-way", site.to(f"forms/{form.slug}/half-way")),
        ),
        back=(Link("Back to the form", site.to(f"forms/{form.slug}")),),
    )


def _withdraw(site: OfficeSite, shown: Shown) -> tuple[Link, ...]:
    place = f"forms/{shown.form.slug}/{shown.row.version}/withdraw"
    can = shown.may_publish and shown.row.state == FormState.PUBLISHED
    return (Link("Withdraw this version", site.to(place)),) if can else ()


def half_way_page(
    site: OfficeSite, form: str, standing: Standing, token: str, typed: str, error: str = ""
) -> WrittenPage:
    """Ask from which day nobody goes on with an earlier version, and say how it stands."""
    newest = _newest(standing)
    rule = standing.rules.get(newest.version) if newest else None
    cut_off = rule.cut_off if rule else None
    now = (
        f"From {day_words(cut_off)} on, people go on with version {newest.version if newest else ''}."
        if cut_off
        else "No day is set. People finish the version that they began."
    )
    box = Box(
        id=DAY,
        label="From which day can nobody go on with an earlier version?",
        hint=f"{COMES} Leave it empty to set no day.",
        typed=typed,
        errors=(error,) if error else (),
    )
    points = tuple(_means(each, standing) for each in standing.versions)
    return WrittenPage(
        heading="People half-way",
        council=site.council,
        action=site.to(f"forms/{form}/half-way"),
        token=token,
        buttons=(Do(value="set", text="Save the day"),),
        lines=(now, "From that day on, one page tells people what changed. Their answers go with them."),
        boxes=(box,),
        parts=(Part(heading="What each version means", points=points),),
        back=(Link("Back to the form", site.to(f"forms/{form}")),),
    )


def typed_day_of(standing: Standing) -> str:
    """Return the day that is set, as it is typed."""
    newest = _newest(standing)
    rule = standing.rules.get(newest.version) if newest else None
    return as_typed(rule.cut_off if rule else None)


def _newest(standing: Standing) -> VersionRow | None:
    return next((row for row in reversed(standing.versions) if row.state != FormState.WITHDRAWN), None)


def _means(row: VersionRow, standing: Standing) -> str:
    rule = standing.rules.get(row.version) or HalfWay(version=row.version)
    first = row is standing.versions[0]
    later = standing.versions[standing.order[row.version] + 1 :]
    state = _state(row, closed=took_its_place(later))
    return f"Version {row.version}: {state}{'' if first else f' {RULES[rule.rule]}'}"


def took_its_place(later: Iterable[VersionRow]) -> bool:
    """Say whether one of these later versions was published, and so closed the ones before it."""
    return any(each.state != FormState.EXAMPLE for each in later)


def _state(row: VersionRow, *, closed: bool) -> str:
    before = closed and row.state == FormState.PUBLISHED
    return "Published before. Nobody can begin it now." if before else STATES[row.state]


def _question(question: Question) -> Entry:
    said = "Words to read." if isinstance(question.type, Information) else f"Answered with {answered(question.type)}."
    return Entry(heading=str(question.ask), lines=(said,))

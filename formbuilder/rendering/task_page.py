"""The task list: the sections of a form, each with its state in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from formbuilder.definition.model import Form, Section
from formbuilder.rendering.form_frame import COME_BACK_LATER
from formbuilder.rendering.frame import Link
from formbuilder.rendering.result_page import see_result
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.titles import form_title, section_title, tab_title
from formbuilder.rendering.told_before_page import HEADING as TOLD_BEFORE
from formbuilder.rendering.told_before_page import PLACE
from formbuilder.tongue.messages import N_, _, ngettext

YOUR_CODE = N_("Your code, to come back later")


class Progress(StrEnum):
    """How far a section is, in the words that people read."""

    # L10n: how far a part of the form is; so are “Started” and “Done”
    NOT_STARTED = N_("Not started")
    STARTED = N_("Started")
    DONE = N_("Done")
    CANNOT_START_YET = N_("You cannot start this yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A section that is asked, how far it is, and the page (by number) to open: the first that is not answered."""

    section: Section
    progress: Progress
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One line of the list; ``href`` is "" where there is nothing to open yet."""

    id: str
    title: str
    href: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPage:
    """Template ``public/tasks.html``."""

    heading: str
    title: str
    lines: tuple[TaskLine, ...]
    left: str
    """How much is done and what is left, as sentences."""
    go: Link
    """The way on: the first section that is not done, or checking the answers."""
    check: Link
    code: Link
    result: tuple[Link, ...] = ()
    """The way to what comes out of the answers so far, of a form that works something out."""
    told: tuple[Link, ...] = ()
    """Where answers from another form can be put in, if this one asks for anything that others ask too."""


def task_page(site: JourneySite, form: Form, tasks: Iterable[Task], *, takes_over: bool = False) -> TaskPage:
    """List ``tasks`` in their order; any that can be started may be opened."""
    tasks = tuple(tasks)
    heading = form_title(form)
    check = Link(_("Check your answers and send"), site.to("check"))
    return TaskPage(
        heading=heading,
        title=tab_title(heading, site.council),
        lines=tuple(_line(site, number, task) for number, task in enumerate(tasks, 1)),
        left=_left(tasks),
        go=_first_open(site, tasks) or check,
        check=check,
        code=Link(_(YOUR_CODE) if form.discretion.code_first else _(COME_BACK_LATER), site.to("code")),
        result=see_result(form, site),
        told=(Link(_(TOLD_BEFORE), site.to(PLACE)),) if takes_over else (),
    )


def _line(site: JourneySite, number: int, task: Task) -> TaskLine:
    closed = task.page is None or task.progress is Progress.CANNOT_START_YET
    return TaskLine(
        id=f"task-{number}",
        title=section_title(task.section),
        href="" if closed else site.page(task.page or 1),
        state=_(task.progress.value),
    )


def _first_open(site: JourneySite, tasks: tuple[Task, ...]) -> Link | None:
    for task in tasks:
        if task.page is not None and task.progress in {Progress.NOT_STARTED, Progress.STARTED}:
            begun = any(one.progress in {Progress.STARTED, Progress.DONE} for one in tasks)
            words = _("Continue with: %(part)s") if begun else _("Begin with: %(part)s")
            return Link(words % {"part": section_title(task.section)}, site.page(task.page))
    return None


def _left(tasks: tuple[Task, ...]) -> str:
    done = sum(task.progress is Progress.DONE for task in tasks)
    left = len(tasks) - done
    if not left:
        return _("All parts are done. You can check your answers and send them.")
    return ngettext(
        "You have done %(done)s of %(all)s parts: %(left)s part is left. You can do them in any order.",
        "You have done %(done)s of %(all)s parts: %(left)s parts are left. You can do them in any order.",
        left,
    ) % {"done": done, "all": len(tasks), "left": left}

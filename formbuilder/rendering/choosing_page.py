"""Two people changed the same words: both stand here, and the person who saves now chooses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from formbuilder.drafting.sheets import Row, Sheet
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import Choose, choose
from formbuilder.rendering.editor_pages import SEEN, EditorPage
from formbuilder.rendering.editor_task import Task
from formbuilder.rendering.frame import Link
from formbuilder.rendering.text_page import Part, TextPage, text_page

CHOICE, THEIRS, MINE = "choose-", "theirs", "mine"
NOTHING = "(nothing)"


def choosing_page(task: Task, rows: tuple[Row, ...], mine: Sheet, labels: Mapping[str, str], token: str) -> EditorPage:
    """Return the page with both words for each box; ``mine`` is everything that is saved if mine are chosen."""
    return EditorPage(
        heading="Somebody else changed the same words",
        council=task.draft.site.council,
        caption=task.face.caption,
        action=task.draft.to(task.face.address),
        token=token,
        hidden=((SEEN, str(task.draft.seen)), *_hidden(rows, mine)),
        button="Save what I chose",
        lines=("Choose which words stay. Both are kept among the saves of this form, so nothing is lost.",),
        fields=tuple(_choice(row, labels.get(row.name, row.name)) for row in rows),
        back=(task.face.back,),
        parts=(Part(links=(Link("Leave it as the other person has it", task.draft.to(task.face.address)),)),),
    )


def gone_page(task: Task, typed: Sequence[str]) -> TextPage:
    """Say that somebody else took out what was being changed; what was typed stands here, and is kept."""
    lines = ("Nothing was changed. Your words are kept among the saves of this form. Here they are too:",)
    links = (Link("Back to the whole form", task.draft.to()), Link("All saves", task.draft.to("revisions")))
    heading = "Somebody else took this out"
    return text_page(task.draft.site.council, heading, Part(lines=lines, points=tuple(typed)), links=links)


def _choice(row: Row, label: str) -> Choose:
    offers = (Offer(MINE, f"Yours: {_words(row.mine)}"), Offer(THEIRS, f"Theirs: {_words(row.theirs)}"))
    return choose(f"{CHOICE}{row.name}", label, offers, (MINE,))


def _words(texts: tuple[str, ...]) -> str:
    return ", ".join(f"“{text}”" for text in texts) or NOTHING


def _hidden(rows: tuple[Row, ...], mine: Sheet) -> Iterator[tuple[str, str]]:
    for name, texts in mine.items():
        yield from ((name, text) for text in texts)
    for row in rows:
        yield from ((f"{THEIRS}-{row.name}", text) for text in row.theirs)

"""How sections and pages are read, those of blocks included."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.definition.conditions import condition_if_any
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import BLOCK, PAGE, SECTION, SLUG, USE, USED
from formbuilder.definition.model import Group, Page, Question, Section
from formbuilder.definition.questions import question
from formbuilder.definition.reading import Marks, Reading
from formbuilder.definition.yaml_source import Fields, Source
from formbuilder.problems import Code


def sections(entry: Entry, marks: Marks) -> Iterator[Section]:
    """Read what stands in the list ``sections`` of a form or a block."""
    for source in entry.items("sections"):
        used = _used(source, entry.reading, marks)
        if used is None:
            yield _section(source, marks, entry.reading)
            continue
        block, name = used
        if block.has("sections"):
            yield from sections(block, Marks(block=name))
        elif block.has("pages"):
            yield _section_of_pages(block, name)


def _section(source: Source, marks: Marks, reading: Reading) -> Section:
    entry = Entry.of(source, SECTION, reading)
    private, apart = entry.yes("private"), entry.yes("apart")
    inside = Marks(private, apart, marks.block)
    id_ = entry.written("id", SLUG)
    return Section(
        id=id_,
        title=entry.words("title"),
        neutral_title=entry.words_if_any("neutral_title"),
        pages=tuple(pages(entry, id_, inside)),
        show_if=condition_if_any(entry, "show_if"),
        replaces=tuple(each.value for each in entry.names("replaces", SLUG)),
        private=private,
        apart=apart,
        block=marks.block,
        place=entry.place,
    )


def _section_of_pages(block: Entry, name: str) -> Section:
    id_ = name.partition("@")[0]
    return Section(
        id=id_,
        title=block.words("title"),
        pages=tuple(pages(block, id_, Marks(block=name))),
        block=name,
        place=block.place,
    )


def pages(entry: Entry, section: str, marks: Marks) -> Iterator[Page]:
    """Read what stands in the list ``pages`` of a section or a block."""
    for source in entry.items("pages"):
        used = _used(source, entry.reading, marks)
        if used is None:
            yield _page(source, section, marks, entry.reading)
            continue
        block, name = used
        if block.has("sections"):
            entry.reading.refuse(source.place, Code.BLOCK_MISFIT, found=name)
        elif block.has("pages"):
            yield from pages(block, section, Marks(marks.private, marks.apart, name))


def _page(source: Source, section: str, marks: Marks, reading: Reading) -> Page:
    """Read a page; its first question names it if it has no id."""
    entry = Entry.of(source, PAGE, reading)
    reading.pages += 1
    number = reading.pages
    questions = tuple(question(each, marks, reading) for each in entry.items("questions"))
    title = entry.words_if_any("title")
    if len(questions) > 1:
        _check_company(entry, questions)
    first = questions[0].id.replace("_", "-") if questions else ""
    return Page(
        id=entry.written("id", SLUG) if entry.has("id") else first,
        number=number,
        section=section,
        title=title,
        questions=questions,
        show_if=condition_if_any(entry, "show_if"),
        replaces=tuple(each.value for each in entry.names("replaces", SLUG)),
        private=marks.private or (bool(questions) and all(each.private for each in questions)),
        apart=marks.apart or (bool(questions) and all(each.apart for each in questions)),
        place=entry.place,
    )


def _check_company(entry: Entry, questions: tuple[Question, ...]) -> None:
    if not entry.has("title"):
        entry.reading.refuse(entry.place, Code.PAGE_NEEDS_TITLE)
    for each in questions:
        if isinstance(each.type, Group):
            entry.reading.refuse(each.place, Code.GROUP_NOT_ALONE, id=each.id)
    private = next((each for each in questions if each.private), None)
    public = next((each for each in questions if not each.private), None)
    if private and public:
        entry.reading.refuse(private.place, Code.PRIVATE_IN_PART, id=private.id, other=public.id)


def _used(source: Source, reading: Reading, marks: Marks) -> tuple[Entry, str] | None:
    """Return the block that ``source`` names; None if it stands for itself.  A block that is not there is empty."""
    if not isinstance(source, Fields) or "use" not in source.value:
        return None
    entry = Entry.of(source, USED, reading)
    name = entry.written("use", USE)
    block = reading.library.blocks.get(name)
    if name and marks.block:
        entry.refuse("use", Code.BLOCK_IN_BLOCK, found=name)
    elif name in reading.blocks:
        entry.refuse("use", Code.REPEATED, found=name)
    elif name and block:
        reading.blocks[name] = block
        return Entry.of(block, BLOCK, reading), name
    elif name:
        entry.refuse("use", Code.UNKNOWN_BLOCK, found=name, way_out=_known_blocks(name, reading))
    return Entry(BLOCK, Fields({}, source.place, {}), reading), name


def _known_blocks(name: str, reading: Reading) -> str:
    slug = name.partition("@")[0]
    blocks = reading.library.blocks
    if versions := [each for each in blocks if each.partition("@")[0] == slug]:
        return f"Choose from: {', '.join(versions)}."
    return reading.way_out(name, blocks, "Write the block, or correct its name.")

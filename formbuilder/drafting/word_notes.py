"""What somebody wrote in a Word file that we gave out: comments, and other words, each with its slot."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from formbuilder.drafting.word_file import COMMENTS, CORE, Tree, WordFile, children, local, setting, within
from formbuilder.drafting.word_slots import as_kept, said_in, same_words
from formbuilder.drafting.word_text import paragraphs, words_in

MOST_NOTES = 500
LONGEST_NOTE = 5_000
LONGEST_AUTHOR = 100


class NoteKind(StrEnum):
    """What somebody did."""

    COMMENT = "comment"
    CHANGE = "change"
    """They wrote other words for a slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One comment, or other words for one slot."""

    kind: NoteKind
    slot: str
    """"" if it belongs to no slot."""
    quote: str = field(repr=False)
    """The words that it is about; for a change, those that we gave out. A change of no slot is a new paragraph, and
    this is what it stands behind."""
    words: str = field(repr=False)
    author: str
    written_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Comment:
    words: str
    author: str
    written_at: datetime | None


def given_out_as(file: WordFile) -> str:
    """Return what a file says it is: ``carers-assessment@2.17``; "" if it says nothing."""
    core = file.parts.get(CORE)
    found = () if core is None else within(core, "identifier")
    return next((each.text or "" for each in found), "")


def notes_in(file: WordFile, given: Mapping[str, str], ours: WordFile | None = None) -> tuple[Note, ...]:
    """Return what was written into a file, in its order; ``given`` are the words of each slot as we gave them out.

    ``ours`` is the file as we gave it out: with it, paragraphs that somebody added come too.
    """
    return tuple(_notes(file, given, ours))[:MOST_NOTES]


def _notes(file: WordFile, given: Mapping[str, str], ours: WordFile | None) -> Iterator[Note]:
    comments, slots, behind = _comments(file), set(given), ""
    known = {as_kept(words_in(each)) for each in paragraphs(ours.document)} if ours else set()
    known |= {as_kept(each) for each in given.values()}
    for paragraph in paragraphs(file.document):
        text = words_in(paragraph)
        said = said_in(text, slots)
        for id_ in _ids(paragraph):
            if comment := comments.pop(id_, None):
                quote = _marked(paragraph, id_) or (said.words if said else text)
                yield _comment(comment, said.slot if said else "", quote)
        if said and not same_words(said.words, given[said.slot]):
            slots.discard(said.slot)
            yield _change(paragraph, said.slot, given[said.slot], said.words)
        if ours and _is_new(text, given, known):
            yield _change(paragraph, "", behind[:LONGEST_NOTE], text)
        behind = said.words if said else text.strip() or behind
    yield from (_comment(comment, "", "") for comment in comments.values())


def _is_new(text: str, given: Collection[str], known: Collection[str]) -> bool:
    """Say whether a paragraph was in no file of ours: it has no code, and nothing that we wrote reads the same."""
    return bool(as_kept(text)) and said_in(text, given) is None and as_kept(text) not in known


def _comment(comment: _Comment, slot: str, quote: str) -> Note:
    return Note(
        kind=NoteKind.COMMENT,
        slot=slot,
        quote=quote.strip()[:LONGEST_NOTE],
        words=comment.words,
        author=comment.author,
        written_at=comment.written_at,
    )


def _change(paragraph: Tree, slot: str, before: str, words: str) -> Note:
    who = next(
        (each for each in paragraph.iter() if local(each.tag) in {"ins", "del"} and setting(each, "author")), None
    )
    return Note(
        kind=NoteKind.CHANGE,
        slot=slot,
        quote=before,
        words=as_kept(words)[:LONGEST_NOTE],
        author="" if who is None else setting(who, "author")[:LONGEST_AUTHOR],
        written_at=None if who is None else _moment(setting(who, "date")),
    )


def _comments(file: WordFile) -> dict[str, _Comment]:
    part = file.parts.get(COMMENTS)
    found = () if part is None else children(part, "comment")
    return {setting(each, "id"): comment for each in found if (comment := _read(each)).words}


def _read(comment: Tree) -> _Comment:
    words = "\n\n".join(filter(None, (words_in(each).strip() for each in paragraphs(comment))))
    author = setting(comment, "author")[:LONGEST_AUTHOR]
    return _Comment(words[:LONGEST_NOTE], author, _moment(setting(comment, "date")))


def _ids(paragraph: Tree) -> list[str]:
    """Return the comments that begin in a paragraph, or are shown there, each once."""
    marks = (each for each in paragraph.iter() if local(each.tag) in {"commentRangeStart", "commentReference"})
    return list(dict.fromkeys(setting(each, "id") for each in marks))


def _marked(paragraph: Tree, id_: str) -> str:
    """Return the words of a paragraph that a comment marks."""
    inside, words = False, []
    for each in paragraph:
        name, is_mine = local(each.tag), setting(each, "id") == id_
        if is_mine and name in {"commentRangeStart", "commentRangeEnd"}:
            inside = name == "commentRangeStart"
        elif inside:
            words.append(words_in(each))
    return "".join(words)


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)

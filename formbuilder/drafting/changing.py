"""One change at a time in the text of a draft, each read again and held to what it should say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.drafting import rewriting
from formbuilder.drafting.laid_out import LaidOut
from formbuilder.drafting.scalars import readable
from formbuilder.drafting.things import EditRefused
from formbuilder.drafting.values import (
    Path,
    Value,
    at,
    changed_at,
    same,
    value_of,
    with_entry,
    with_item,
    without,
)
from formbuilder.problems import DefinitionError

NOT_HERE = "This place in the YAML is written in a way that cannot be changed from here. Change it in the YAML view."
UNREADABLE = (
    "The YAML of this draft has an error, so nothing can be changed from here. Put it right in the YAML view first."
)
BAD_SIGN = "The words have a sign that cannot be read. Type them again without it."
ONLY_ONE = "This is the only thing there. Take away what it stands in instead."


@dataclass(frozen=True, slots=True)
class Cut:
    """Something that was taken out, to be put in elsewhere."""

    value: Value
    lines: str = field(repr=False)
    """Its lines, with the notes above it; "" if it stood in brackets with others."""
    column: int


@dataclass(frozen=True, slots=True)
class Now:
    """A draft as it is now, and what it says."""

    laid: LaidOut
    value: Value

    @classmethod
    def of(cls, text: str) -> Now:
        """Read a draft; raises EditRefused if it cannot be read."""
        try:
            laid = LaidOut.of(text)
        except DefinitionError:
            raise EditRefused(UNREADABLE) from None
        value = value_of(laid.tree)
        if not isinstance(value, Mapping):
            raise EditRefused(UNREADABLE)
        return cls(laid, value)

    @property
    def text(self) -> str:
        """The text of the draft."""
        return self.laid.text

    def with_text(self, path: Path, new: str) -> Now:
        """Return the draft with other words in a place that has words."""
        return self._first_right(rewriting.with_text(self.laid, path, new), changed_at(self.value, path, lambda _: new))

    def with_other(self, path: Path, new: Value) -> Now:
        """Return the draft with something of another shape in a place."""
        expected = changed_at(self.value, path, lambda _: new)
        in_list = isinstance(path[-1], int)
        return self._right(rewriting.with_item_other if in_list else rewriting.with_other, (path, new), expected)

    def with_setting(self, path: Path, after: str | None, new: Value) -> Now:
        """Return the draft with a setting that was not there."""
        expected = changed_at(self.value, path[:-1], lambda old: with_entry(old, after, str(path[-1]), new))
        return self._right(rewriting.with_setting, (path, after, new), expected)

    def with_item(self, path: Path, index: int, new: Value) -> Now:
        """Return the draft with one more thing in a list."""
        expected = changed_at(self.value, path, lambda old: with_item(old, index, new))
        return self._right(rewriting.with_item, (path, index, new), expected)

    def without(self, path: Path) -> Now:
        """Return the draft without a setting, or without one thing of a list that has more."""
        around = at(self.value, path[:-1])
        if not isinstance(around, Sequence | Mapping) or len(around) < 2:
            raise EditRefused(ONLY_ONE)
        expected = changed_at(self.value, path[:-1], lambda old: without(old, path[-1]))
        return self._right(rewriting.without, (path,), expected)

    def cut(self, path: Path) -> Cut:
        """Return one thing of a list with its lines."""
        value = at(self.value, path)
        if value is None:
            raise EditRefused(NOT_HERE)
        found = rewriting.lines_of(self.laid, path)
        if found is None:
            return Cut(value, "", 0)
        start, stop, column = found
        lines = self.text[start:stop]
        return Cut(value, lines if lines.endswith("\n") else f"{lines}\n", column)

    def cut_out(self, path: Path) -> Now:
        """Return the draft without one thing of a list and without the notes above it."""
        found = rewriting.lines_of(self.laid, path)
        if found is None:
            return self.without(path)
        expected = changed_at(self.value, path[:-1], lambda old: without(old, path[-1]))
        return self._first_right([self.text[: found[0]] + self.text[found[1] :]], expected)

    def with_cut(self, path: Path, index: int, cut: Cut) -> Now:
        """Return the draft with what was taken out before in another place of a list."""
        around = self.laid.items(path)
        if not cut.lines or around.closed:
            return self.with_item(path, index, cut.value)
        lines = _moved(cut.lines, self.laid.column(self.laid.hyphen(around.value[0])) - cut.column)
        expected = changed_at(self.value, path, lambda old: with_item(old, index, cut.value))
        return self._right(rewriting.with_lines, (path, index, lines), expected)

    def _right(self, write: Callable[..., str], given: tuple[object, ...], expected: Value) -> Now:
        return self._first_right([write(self.laid, *given)], expected)

    def _first_right(self, texts: Iterable[str], expected: Value) -> Now:
        """Return the first text that says what it should, and nothing else."""
        for text in texts:
            if not readable(text):
                raise EditRefused(BAD_SIGN)
            found = _read(text)
            if found and same(found.value, expected):
                return found
        raise EditRefused(NOT_HERE)


def _read(text: str) -> Now | None:
    try:
        laid = LaidOut.of(text)
    except DefinitionError:
        return None
    return Now(laid, value_of(laid.tree))


def _moved(lines: str, by: int) -> str:
    def moved(line: str) -> str:
        if not line.strip():
            return line
        return " " * by + line if by >= 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]

    return "".join(moved(line) for line in lines.splitlines(keepends=True))

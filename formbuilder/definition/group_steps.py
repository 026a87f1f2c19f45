"""How the questions of one item are split into the pages on which they are asked."""

from __future__ import annotations

from collections.abc import Sequence

from formbuilder.definition.model import Question
from formbuilder.definition.reads import reads


def steps(questions: Sequence[Question]) -> tuple[tuple[Question, ...], ...]:
    """Begin a new step at each question whose condition reads a question of the step that is open."""
    found: list[list[Question]] = []
    for question in questions:
        read = {name.id for name in reads(question.show_if)}
        if not found or any(earlier.id in read for earlier in found[-1]):
            found.append([])
        found[-1].append(question)
    return tuple(tuple(step) for step in found)

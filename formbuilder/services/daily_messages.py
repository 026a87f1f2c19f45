"""Messages of a day: each is put into the outbox once, however many workers look and however often."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from formbuilder.storage import notes, outbox
from formbuilder.storage.engine import Scope, Store

Subjects = Callable[[Scope], Iterable[str]]
"""What the messages of a day are about, each as the outbox holds it: with the day in it."""


def put_out_new(store: Store, kind: str, subjects: Subjects, due_at: datetime) -> int:
    """Put the messages of a day that are not there yet into the outbox; return how many were new.

    Looking locks nothing: a worker asks this every few seconds.
    """
    if not store.read(lambda scope: _missing(scope, kind, subjects(scope))):
        return 0

    def put_out(scope: Scope) -> int:
        missing = _missing(scope, kind, subjects(scope))
        for unique, subject in missing:
            notes.put_out(scope, unique, kind, subject, due_at)
        return len(missing)

    return store.write(put_out)


def _missing(scope: Scope, kind: str, subjects: Iterable[str]) -> list[tuple[bytes, str]]:
    made = {notes.made_alike(scope, kind, subject): subject for subject in subjects}
    there = outbox.those_there(scope, [unique.hex() for unique in made]) if made else frozenset()
    return [(unique, subject) for unique, subject in made.items() if unique.hex() not in there]

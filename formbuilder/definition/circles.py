"""Things that lead back to themselves: conditions that read conditions, calculations that read calculations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence


def circles(read: Mapping[str, Collection[str]]) -> Iterator[Sequence[str]]:
    """Yield each way from a name back to itself; ``read`` says which other names each name reads."""
    done: set[str] = set()
    for name in read:
        yield from _from(name, read, done)


def _from(start: str, read: Mapping[str, Collection[str]], done: set[str]) -> Iterator[Sequence[str]]:
    """Follow names from ``start``, each only once."""
    path = {start: iter(()) if start in done else iter(sorted(read[start]))}
    while path:
        last = next(reversed(path))
        following = next(path[last], None)
        if following is None:
            done.add(last)
            del path[last]
        elif following in path:
            way = list(path)
            yield way[way.index(following) :]
        elif following not in done:
            path[following] = iter(sorted(read[following]))

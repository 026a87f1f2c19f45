"""Which words of a wording stayed as they were while the usual words beside them changed: none goes out unseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.definition.rewording import plainly

PICTURE = ".picture"


def behind(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """Yield the addresses of words of a wording that may not say any more what the usual words say.

    ``old`` are the words of the version that people fill in now, by address, ``new`` those of the next one.
    """
    for address, words in new.items():
        usual, sign, _ = address.partition("@")
        if not sign or usual.endswith(PICTURE) or not {usual, address} <= old.keys() or usual not in new:
            continue
        if plainly(words) == plainly(old[address]) and plainly(new[usual]) != plainly(old[usual]):
            yield address

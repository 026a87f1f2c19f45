"""Shares of a private key: so many of them make the key, fewer tell nothing of it.

Each share is a line of 33 words (SLIP-0039, by its reference implementation): the first two say which split it belongs
to, the last three check the others. The library draws its randomness from the system itself; it is not passed in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from formbuilder.sealing.box import KEY_BYTES

MOST_SHARES = 16
LEAST_NEED = 2
WORDS = 33
UNIQUE = 4
"""By so many letters each word is known."""
LONGEST = 2000
"""Nothing longer than this is looked at."""


class ShareFaultKind(StrEnum):
    """Why a line cannot be used as a share."""

    WORD = "word"
    """It has a word that no share has."""
    LENGTH = "length"
    """It has more words, or fewer."""
    CHECK = "check"
    """Its check words do not fit: a word is wrong, or in the wrong place."""
    FOREIGN = "foreign"
    """It was not made here."""
    OTHER_SPLIT = "other_split"
    """It belongs to another split than the shares before it."""
    TWICE = "twice"
    """The same share was given before."""
    DOES_NOT_FIT = "does_not_fit"
    """It says that it belongs to the others, and does not."""


@dataclass(frozen=True, slots=True)
class ShareFault:
    """What is wrong with a share."""

    kind: ShareFaultKind
    word: str = field(default="", repr=False)
    near: str = field(default="", repr=False)
    """The word that was meant, maybe."""
    words: int = 0


@dataclass(frozen=True, slots=True)
class KeyShare:
    """A share that is whole in itself."""

    split: int
    """Which split it belongs to."""
    number: int
    """Counted from 1."""
    need: int
    text: str = field(repr=False)


class NotJoinedError(Exception):
    """The shares are enough, and do not make a key together."""


def split_key(private: bytes, shares: int, need: int) -> tuple[str, ...]:
    """Split a key of 32 bytes into lines of words, any ``need`` of which make it; ValueError for other numbers."""
    if not LEAST_NEED <= need <= shares <= MOST_SHARES or len(private) != KEY_BYTES:
        raise ValueError(f"A key has {LEAST_NEED} to {MOST_SHARES} shares, and at least {LEAST_NEED} are needed.")
    from shamir_mnemonic import generate_mnemonics  # noqa: PLC0415 - no server needs it

    (group,) = generate_mnemonics(1, [(need, shares)], private, iteration_exponent=0)
    return tuple(str(share) for share in group)


def read_share(typed: str) -> KeyShare | ShareFault:
    """Read a line that somebody typed; case, commas and numbers between the words do not matter."""
    known = _known()
    tokens = re.findall(r"[^\W\d_]+", typed[:LONGEST].casefold())
    words = [known.get(token, "") for token in tokens]
    for token, word in zip(tokens, words, strict=True):
        if not word:
            near = get_close_matches(token, known, n=1)
            return ShareFault(ShareFaultKind.WORD, token, known[near[0]] if near else "")
    if len(words) != WORDS:
        return ShareFault(ShareFaultKind.LENGTH, words=len(words))
    return _checked(" ".join(words))


def first_fault(shares: Sequence[KeyShare], share: KeyShare) -> ShareFault | None:
    """Say why a share cannot be put with those that came before."""
    if not shares:
        return None
    if (share.split, share.need) != (shares[0].split, shares[0].need):
        return ShareFault(ShareFaultKind.OTHER_SPLIT)
    same = next((each for each in shares if each.number == share.number), None)
    if same is None:
        return None
    return ShareFault(ShareFaultKind.TWICE if same == share else ShareFaultKind.DOES_NOT_FIT)


def join_shares(shares: Sequence[KeyShare]) -> bytes:
    """Make the key again from shares that are enough, and look at those beyond that too; raises NotJoinedError."""
    need = shares[0].need
    keys = {_joined([*shares[: need - 1], share]) for share in shares[need - 1 :]}
    if len(keys) != 1:
        raise NotJoinedError
    return keys.pop()


def _joined(shares: Sequence[KeyShare]) -> bytes:
    from shamir_mnemonic import MnemonicError, combine_mnemonics  # noqa: PLC0415 - as above

    try:
        return bytes(combine_mnemonics([share.text for share in shares]))
    except MnemonicError as error:
        raise NotJoinedError from error


def _checked(text: str) -> KeyShare | ShareFault:
    from shamir_mnemonic import MnemonicError, Share  # noqa: PLC0415 - as above

    try:
        share = Share.from_mnemonic(text)
    except MnemonicError:
        return ShareFault(ShareFaultKind.CHECK)
    if (share.group_count, share.group_threshold) != (1, 1) or share.member_threshold < LEAST_NEED:
        return ShareFault(ShareFaultKind.FOREIGN)
    return KeyShare(share.identifier, share.index + 1, share.member_threshold, text)


@cache
def _known() -> Mapping[str, str]:
    """Return every word of a share, by itself and by its first four letters."""
    from shamir_mnemonic.wordlist import WORDLIST  # noqa: PLC0415 - as above

    words = [str(word) for word in WORDLIST]
    return {word[:UNIQUE]: word for word in words} | {word: word for word in words}

"""``python -m tools.syllables CMUDICT.DICT``: make the table of syllables again from the CMU Pronouncing Dictionary.

The file ``cmudict.dict`` is part of the dictionary. Only the words that the rule in ``formbuilder.plainlanguage`` gets
wrong are written down, so the table is made again whenever that rule changes. Printed is how often the rule is right.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from formbuilder.plainlanguage.syllables import by_rule, count

TABLE = Path(__file__).parent.parent / "formbuilder" / "plainlanguage" / "data" / "syllables" / "table.txt"
HEAD = """\
# English words by their number of syllables, where formbuilder.plainlanguage.syllables.by_rule has another number.
# Made by tools/syllables.py from the CMU Pronouncing Dictionary, under the notice in the file NOTICE beside this one.
"""
OURS: Mapping[str, int] = {
    "reablement": 4,
}
"""Words of British forms that the dictionary does not have, and that the rule gets wrong."""


def main(path: str) -> int:
    """Write the table; the status is 1 if a word would have another count than in the dictionary."""
    known = dictionary(Path(path).read_text("utf-8"))
    wrong = exceptions(known)
    TABLE.write_text(HEAD + written(wrong), encoding="utf-8")
    right = sum(by_rule(word) == syllables for word, syllables in known.items())
    sys.stdout.write(f"{len(known):,} words; by rule alone {right / len(known):.1%} are right; {len(wrong):,} kept\n")
    return int(any(count(word, wrong) != syllables for word, syllables in known.items()))


def dictionary(text: str) -> dict[str, int]:
    """Return the syllables of each word’s first pronunciation: its sounds that carry a stress mark."""
    found: dict[str, int] = {}
    for line in text.splitlines():
        word, *sounds = line.partition("#")[0].split()
        if not word.endswith(")"):  # “a(2)” is another pronunciation of “a”
            found[word] = sum(sound[-1].isdigit() for sound in sounds)
    return found


def exceptions(known: Mapping[str, int]) -> dict[str, int]:
    """Return the words to keep, so that ``count`` is right for all that are known."""
    kept: dict[str, int] = {}
    while wrong := {word: number for word, number in {**OURS, **known}.items() if count(word, kept) != number}:
        kept.update(wrong)  # and try again: one word can be counted by another that is now kept
    return kept


def written(wrong: Mapping[str, int]) -> str:
    """Return the table as text: a line for each number and first letter."""
    lines: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for word, number in wrong.items():
        lines[number, word[0]].append(word)
    return "".join(f"{number} {' '.join(sorted(words))}\n" for (number, _), words in sorted(lines.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

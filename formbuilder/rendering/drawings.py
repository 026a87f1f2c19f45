"""The pictures that the set-up made, for documents: what a form says that they show, and what draws it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from formbuilder.config import ROOT

BUILT = ROOT / "static" / "build"


@cache
def drawings(folder: Path = BUILT) -> Mapping[str, tuple[str, ...]]:
    """Return the SVG of each picture by the words for it; nothing where the set-up made none."""
    named = folder / "pictures.json"
    if not named.is_file():
        return {}
    shown: Mapping[str, list[str]] = json.loads(named.read_text(encoding="utf-8"))
    files = {name: (folder / name).read_text(encoding="utf-8") for names in shown.values() for name in names}
    return {words: tuple(files[name] for name in names) for words, names in shown.items()}

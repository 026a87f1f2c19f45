"""Compile the catalogues of our own words, so that pages can read them: each beside the file that people translate."""

from __future__ import annotations

import sys
from pathlib import Path

from formbuilder.editions.catalogue import CatalogueError
from formbuilder.editions.interface import compiled

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Compile every catalogue; one with a fault is left out, and its faults are printed."""
    faulty = 0
    for path in sorted((ROOT / "translations").glob("*/LC_MESSAGES/messages.po")):
        made = path.with_suffix(".mo")
        try:
            made.write_bytes(compiled(path.read_bytes(), path.parent.parent.name))
        except CatalogueError as error:
            made.unlink(missing_ok=True)
            faulty += 1
            sys.stderr.writelines(f"{path.relative_to(ROOT)}:{each.line}: {each.sentence}\n" for each in error.problems)
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())

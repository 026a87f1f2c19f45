"""The messages of our own on pages of the public: found in the source, and in the list of whom forms are for."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import write_po

from formbuilder.definition.library import load_library

TEMPLATES = ("*.html", "parts/*.html", "public/*.html")
"""Below ``templates``; those of the office are left out."""
OF_STAFF = frozenset({"places.html"})
"""Parts that only pages of the office have."""
MARKED = "formbuilder.tongue.messages import"
"""What a module says that has messages: nothing of the office does."""
FORMS = "forms"
AUDIENCES = "forms/audiences.yaml"
"""Who forms are for: sentences that come with the starter forms, and stand around them."""
KEYWORDS = {**DEFAULT_KEYWORDS, "built_of": (1, 2)}
COMMENTS = ("L10n:",)
"""How a note to translators begins, in the line above."""


def messages(root: Path) -> Catalog:
    """Return every message below ``root``, in the order of the alphabet of its files."""
    catalog = Catalog(project="formbuilder", charset="utf-8")
    for path in _sources(root):
        method, name = "jinja2" if path.suffix == ".html" else "python", path.relative_to(root).as_posix()
        found = extract_from_file(method, path, KEYWORDS, COMMENTS, strip_comment_tags=True)
        for _line, message, comments, context in found:
            catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    for audience in (load_library(root / FORMS).audiences or {}).values():
        catalog.add(str(audience.sentence), None, [(AUDIENCES, 0)])
    return catalog


def pot(root: Path) -> bytes:
    """Return them as a file for translators, without the day on which it was made: equal messages, equal files."""
    out = BytesIO()
    write_po(out, messages(root), include_lineno=False, width=110)
    lines = out.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith((b'"POT-Creation-Date', b'"PO-Revision-Date')))


def _sources(root: Path) -> Iterator[Path]:
    for path in sorted((root / "formbuilder").rglob("*.py")):
        if MARKED in path.read_text(encoding="utf-8"):
            yield path
    for pattern in TEMPLATES:
        yield from (path for path in sorted((root / "templates").glob(pattern)) if path.name not in OF_STAFF)

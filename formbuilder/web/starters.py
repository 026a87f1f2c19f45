"""What forms can begin with: the starter forms of the installation, and small ones that come with this service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from formbuilder.definition.catalogue import form_files
from formbuilder.definition.yaml_source import BIGGEST
from formbuilder.drafting.heads import title_of
from formbuilder.rendering.beginning_pages import Template

SMALL: Mapping[str, str] = {
    "short-form": "Small: a few questions and how to reach the person.",
    "private-part": "Small: with a part whose answers stay private.",
    "pick-first": "Small: people choose first what they want to tell. We ask only about that.",
}
"""Those that come with this service, and what each is."""
WHOLE = "A whole starter form, with version {version} of its words."


class Starters:
    """Templates by id; read once."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds the starter forms, as ``FORMS`` says."""
        self._folder = folder

    def listed(self) -> tuple[Template, ...]:
        """Return the templates, the small ones first."""
        return tuple(template for template, _ in self._all.values())

    def text(self, id_: str) -> str | None:
        """Return the file of a template, whatever an address says."""
        found = self._all.get(id_)
        return found[1] if found else None

    @cached_property
    def _all(self) -> Mapping[str, tuple[Template, str]]:
        return {template.id: (template, text) for template, text in (*self._small(), *self._whole())}

    def _small(self) -> Iterator[tuple[Template, str]]:
        for name, about in SMALL.items():
            text = files("formbuilder.drafting").joinpath("skeletons", f"{name}.yaml").read_text(encoding="utf-8")
            yield Template(name, title_of(text), about), text

    def _whole(self) -> Iterator[tuple[Template, str]]:
        newest: dict[str, Path] = {}
        for path in form_files(self._folder):
            best = newest.get(path.parent.name)
            if (
                path.stem.isdigit()
                and path.stat().st_size <= BIGGEST
                and (best is None or int(path.stem) > int(best.stem))
            ):
                newest[path.parent.name] = path
        for form, path in newest.items():
            text = path.read_text(encoding="utf-8")
            about = WHOLE.format(version=path.stem)
            yield Template(form, title_of(text) or form, about), text

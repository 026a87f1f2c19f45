"""Pages that stand alone, outside a server: the reports that commands write."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from formbuilder.config import ROOT


@cache
def report_template(name: str) -> Template:
    """Return a template of ``templates``; it is read once."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)

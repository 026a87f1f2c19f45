"""“Is this question hard?”: what answers is loaded when somebody first asks, since it brings what panels work with."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from formbuilder.web.access import Who, allow
from formbuilder.web.public.blueprint import public


@public.get("/<slug>/j/<reference>/<int:number>/hard")
@public.get("/<slug>/j/<reference>/<int:number>/<item>/hard")
@public.get("/<slug>/j/<reference>/<int:number>/<item>/<int:step>/hard")
@allow(Who.ANYONE)
def hard(slug: str, reference: str, number: int, item: str = "", step: int = 1) -> ResponseReturnValue:
    """Ask what is hard about a question; what was typed there waits."""
    from formbuilder.web.public.hardness import ask_what_is_hard  # noqa: PLC0415 - the first line says why

    return ask_what_is_hard(slug, reference, number, item, step)


@public.post("/<slug>/hard")
@allow(Who.ANYONE)
def say_hard(slug: str) -> ResponseReturnValue:
    """Count what was tapped, or take words about it; for the form as a whole, ask first."""
    from formbuilder.web.public.hardness import take_what_is_hard  # noqa: PLC0415 - as above

    return take_what_is_hard(slug)

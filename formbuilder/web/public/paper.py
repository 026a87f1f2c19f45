"""A form to print and fill in by hand: as a page, a PDF, plain text, and a script to read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.definition.in_language import SOURCE
from formbuilder.paper.numbered import is_on_paper
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.tongue_names import tongue_name
from formbuilder.tongue.messages import speaking
from formbuilder.web.access import Who, allow
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.edition import Edition
from formbuilder.web.files import PDF, file_of
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.start import edition_or_404
from formbuilder.web.served import Served

if TYPE_CHECKING:
    from formbuilder.rendering.paper_pages import Chosen
    from formbuilder.rendering.paper_sheets import Paper

TEXT = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A form, as somebody wants it on paper."""

    served: Served
    edition: Edition
    chosen: Chosen
    languages: Mapping[str, str]
    paper: Paper


@public.get("/<slug>/<form>/paper")
@allow(Who.ANYONE)
def to_print(slug: str, form: str) -> ResponseReturnValue:
    """Show a form to print."""
    from formbuilder.rendering.paper_pages import print_page  # noqa: PLC0415 - few people fill in paper

    asked = _asked(slug, form)
    served, shown = asked.served, asked.edition.form
    sheet = current_app.extensions["assets"].address("paper.css")
    page = print_page(served.site.about(shown), shown, asked.paper, asked.chosen, asked.languages, sheet)
    frame = replace(served.frame, leave=served.site.leave if shown.neutral_title else "")
    return render_template("public/paper.html", page=page, frame=of_form(frame, shown))


@public.get("/<slug>/<form>/paper.pdf")
@allow(Who.ANYONE)
def paper_as_pdf(slug: str, form: str) -> ResponseReturnValue:
    """Give the form out as a PDF."""
    from formbuilder.rendering.paper_file import paper_pdf  # noqa: PLC0415 - as above

    return file_of(paper_pdf(_asked(slug, form).paper), PDF, "form.pdf")


@public.get("/<slug>/<form>/paper.txt")
@allow(Who.ANYONE)
def paper_as_text(slug: str, form: str) -> ResponseReturnValue:
    """Give the form out as plain text."""
    from formbuilder.rendering.paper_text import plain_text  # noqa: PLC0415 - as above

    return file_of(plain_text(_asked(slug, form).paper), TEXT, "form.txt")


@public.get("/<slug>/<form>/paper-aloud.txt")
@allow(Who.ANYONE)
def paper_read_aloud(slug: str, form: str) -> ResponseReturnValue:
    """Give out what is read aloud."""
    from formbuilder.rendering.paper_text import audio_script  # noqa: PLC0415 - as above

    return file_of(audio_script(_asked(slug, form).paper), TEXT, "form-aloud.txt")


def _asked(slug: str, form: str) -> _Asked:
    """Return a form that is given on paper, in the language that was asked for, if people may read it in that."""
    from formbuilder.rendering.paper_pages import Chosen  # noqa: PLC0415 - as above
    from formbuilder.rendering.paper_sheets import Wanted, paper  # noqa: PLC0415 - as above

    served = council_or_404(slug)
    edition = edition_or_404(served, form)
    source = served.edition(edition.pin) or edition
    if not is_on_paper(edition.form):
        abort(404)
    now = desk().clock()
    tongues = {tag: tongue_name(tag) for tag in served.spoken.languages(source.form, now)}
    languages = {SOURCE: "English", **{tag: name.own for tag, name in tongues.items()}}
    chosen = Chosen.of(request.args, languages)
    known = tongues.get(chosen.language)
    spoken = served.in_language(source, chosen.language, now) if known else source
    wanted = Wanted(
        form=spoken.form,
        source=source.form,
        language=chosen.language,
        direction=known.direction if known else "ltr",
        tongue=known.english if known else "English",
        size=chosen.size,
        easy=chosen.easy,
        beside=chosen.beside and known is not None,
    )
    with speaking(served.tongue(chosen.language, now) if known else None):
        made = paper(wanted, served.council.asked_about(edition.form.slug), desk().today())
    return _Asked(served=served, edition=edition, chosen=chosen, languages=languages, paper=made)

"""Translators, what waits for them, and who may check words in a language."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.translator_pages import (
    A_PAGE,
    BY_WRITER,
    LANGUAGES,
    FormWaits,
    all_languages_page,
    checking_page,
    my_forms_page,
    translator_page,
    translators_page,
)
from formbuilder.review.languages import TRANSLATED
from formbuilder.services.edition_progress import progress, settled_drafts
from formbuilder.services.edition_words import languages
from formbuilder.services.people import names_of_people
from formbuilder.services.translators import (
    Translator,
    decide_who_checks,
    languages_of,
    set_languages,
    translators,
    writer_may_check,
)
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.own_words_here import own_waits
from formbuilder.web.office.translators_here import language_or_404


@office.get("/translations")
@allow(Right.WRITE_WORDS)
def translations(slug: str) -> ResponseReturnValue:
    """Show a translator what waits; officers, what holds for each language."""
    del slug
    served = office_council()
    site, store = office_site(served), served.store
    if may_here(Right.TRANSLATE):
        people = translators(store)
        known = {*languages(store) & TRANSLATED, *(tag for each in people for tag in each.languages)}
        page = all_languages_page(site, known, people, {tag: writer_may_check(store, tag) for tag in known})
    else:
        mine = languages_of(store, signed_in().person.id)
        number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
        page = my_forms_page(site, own_waits(mine), _forms(mine, number), settled_drafts(store), mine, number)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/translators")
@allow(Right.TRANSLATE)
def list_translators(slug: str) -> ResponseReturnValue:
    """List who translates, and into what."""
    del slug
    served = office_council()
    page = translators_page(office_site(served), translators(served.store))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/translators/<person>")
@allow(Right.TRANSLATE)
def one_translator(slug: str, person: str) -> ResponseReturnValue:
    """Ask which languages somebody translates into."""
    del slug
    page = translator_page(office_site(office_council()), new_token(), _translator(person))
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post("/translators/<person>")
@allow(Right.TRANSLATE)
def name_languages(slug: str, person: str) -> ResponseReturnValue:
    """Let somebody translate into these languages and no others."""
    del slug
    served, found = office_council(), _translator(person)
    if not came_from_here():
        return once_more(served, frame_here())
    set_languages(served.store, found.person.id, TRANSLATED & {*request.form.getlist(LANGUAGES)}, doing_here())
    return redirect(office_site(served).to("translators"), 303)


@office.get("/translations/<language>/checking")
@allow(Right.TRANSLATE)
def asking_who_checks(slug: str, language: str) -> ResponseReturnValue:
    """Ask whether whoever wrote words may check them."""
    del slug
    served, tag = office_council(), language_or_404(language)
    rule = writer_may_check(served.store, tag)
    who = names_of_people(served.store).get(rule.set_by or "", "") if rule else ""
    page = checking_page(office_site(served), new_token(), tag, rule, who)
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post("/translations/<language>/checking")
@allow(Right.TRANSLATE)
def say_who_checks(slug: str, language: str) -> ResponseReturnValue:
    """Decide whether whoever wrote words may check them."""
    del slug
    served, tag = office_council(), language_or_404(language)
    if not came_from_here():
        return once_more(served, frame_here())
    decide_who_checks(served.store, tag, doing_here(), by_writer=request.form.get(BY_WRITER) == "yes")
    return redirect(office_site(served).to("translations"), 303)


def _translator(person: str) -> Translator:
    found = translators(office_council().store)
    return next((each for each in found if each.person.id == person), None) or abort(404)


def _forms(mine: frozenset[str], page: int) -> tuple[FormWaits, ...]:
    """Return the open forms by title, first those with words in the languages; those on this page with how far."""
    served, now = office_council(), desk().clock()
    begun = {owner for tag, owners in served.spoken.stamps(now).items() if tag in mine for owner in owners}
    forms = sorted(
        (each.form for each in served.editions_open(now)),
        key=lambda form: (form.slug not in begun, str(form.title).casefold()),
    )
    shown = forms[(page - 1) * A_PAGE : page * A_PAGE]
    wanted = {(form.slug, tag): served.spoken.sources(form, tag) for form in shown for tag in mine}
    far = progress(served.store, wanted) if wanted else {}
    return tuple(
        FormWaits(
            slug=form.slug,
            version=form.version,
            title=str(form.title),
            far={tag: far[form.slug, tag] for tag in mine if (form.slug, tag) in far},
        )
        for form in forms
    )

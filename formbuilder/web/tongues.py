"""The languages that pages of the public can be in, and the one that a request is in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flask import Flask, request
from flask_babel import Babel

from formbuilder.rendering.own_look import AS_IT_COMES, LOOK, WORDS, English, OwnLook, Said
from formbuilder.tongue.messages import ENGLISH, ENGLISH_BESIDE, use
from formbuilder.web.cookies import language_kept, reading_look
from formbuilder.web.desk import desk
from formbuilder.web.our_words import Tongues
from formbuilder.web.served import Served

WORDINGS = frozenset(Said)


def speak(app: Flask, folder: Path) -> Tongues:
    """Let the pages of ``app`` be in the languages of ``folder``; each request begins by choosing one."""
    Babel(app, default_locale="en_GB", default_translation_directories=str(folder), configure_jinja=False)
    tongues = Tongues(folder)
    app.extensions["tongues"] = tongues
    app.before_request(_choose)
    app.teardown_request(_done)
    return tongues


def speak_as(tag: str, served: Served | None) -> None:
    """Go on in a language, if it is one of those of the council; else in English."""
    use(served.tongue(tag, desk().clock()) if served else None)


def read_as(said: str, look: str) -> None:
    """Go on with a look; ``said`` names the words of a form, where an address does."""
    own = OwnLook.read(look) if look else AS_IT_COMES
    LOOK.set(replace(own, said=Said(said)) if said in WORDINGS else own)
    ENGLISH_BESIDE.set(own.english is English.BESIDE)


def _choose() -> None:
    """Take the language of the address, or the one that this browser was given with a journey."""
    asked, https = request.args if request.query_string else {}, desk().https
    read_as(asked.get(WORDS, ""), reading_look(request, https=https))
    tag = asked.get("language", "") or language_kept(request, https=https)
    if tag and tag != ENGLISH:
        served = desk().serving.council(request.path[1:].partition("/")[0])
        speak_as(tag, served)


def _done(error: BaseException | None) -> None:
    del error
    use(None)
    read_as("", "")

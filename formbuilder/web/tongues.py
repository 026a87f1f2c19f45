"""The languages that pages of the public can be in, and the one that a request is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

from flask import Flask, current_app, request
from flask_babel import Babel, force_locale, get_translations

from formbuilder.rendering.own_look import AS_IT_COMES, LOOK, WORDS, English, OwnLook, Said
from formbuilder.tongue.messages import ENGLISH, ENGLISH_BESIDE, Tongue, use
from formbuilder.web.cookies import language_kept, reading_look
from formbuilder.web.desk import desk

NAMES = {
    "cy": "Cymraeg",
    "pl": "Polski",
    "ro": "Română",
    "pa": "ਪੰਜਾਬੀ",
    "bn": "বাংলা",
    "it": "Italiano",
    "ur": "اردو",
}
"""What each language is called by those who speak it, by its tag, in the order in which they stand."""


class _NotTranslated(NullTranslations):
    """Says of each message that there is no translation, so that it can be marked as English."""

    def gettext(self, message: str) -> None:  # type: ignore[override]  # None: the catalogue says so
        del message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> None:  # type: ignore[override]  # as above
        del msgid1, msgid2, n

    def pgettext(self, context: str, message: str) -> None:  # type: ignore[override]  # as above
        del context, message


class Tongues:
    """The languages of which there is a catalogue, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        """``folder`` has a catalogue, compiled, in ``TAG/LC_MESSAGES``."""
        self._names = {
            tag: name for tag, name in NAMES.items() if (folder / tag / "LC_MESSAGES" / "messages.mo").is_file()
        }
        self._read: dict[str, Tongue] = {}

    @property
    def names(self) -> Mapping[str, str]:
        """What each is called by those who speak it, by tag."""
        return self._names

    def add(self, tongue: Tongue) -> None:
        """Add a language that was made and not read."""
        self._names[tongue.tag] = tongue.name
        self._read[tongue.tag] = tongue

    def get(self, tag: str) -> Tongue | None:
        """Return a language; None if there is no catalogue of it."""
        if tag not in self._names:
            return None
        found = self._read.get(tag)
        if found is None:
            found = self._read[tag] = Tongue(tag, self._names[tag], _catalogue(tag))
        return found


def _catalogue(tag: str) -> NullTranslations:
    with force_locale(tag):
        found: NullTranslations = get_translations()
    found.add_fallback(_NotTranslated())
    return found


def speak(app: Flask, folder: Path) -> Tongues:
    """Let the pages of ``app`` be in the languages of ``folder``; each request begins by choosing one."""
    Babel(app, default_locale="en_GB", default_translation_directories=str(folder), configure_jinja=False)
    tongues = Tongues(folder)
    app.extensions["tongues"] = tongues
    app.before_request(_choose)
    app.teardown_request(_done)
    return tongues


def speak_as(tag: str, offered: Iterable[str]) -> None:
    """Go on in a language, if it is one of those that are offered; else in English."""
    tongues: Tongues = current_app.extensions["tongues"]
    use(tongues.get(tag) if tag in offered else None)


def read_as(said: str, look: str) -> None:
    """Go on with a look; ``said`` names the words of a form, where an address does."""
    own = OwnLook.read(look) if look else AS_IT_COMES
    LOOK.set(replace(own, said=Said(said)) if said in set(Said) else own)
    ENGLISH_BESIDE.set(own.english is English.BESIDE)


def _choose() -> None:
    """Take the language of the address, or the one that this browser was given with a journey."""
    read_as(request.args.get(WORDS, ""), reading_look(request, https=desk().https))
    tag = request.args.get("language", "") or language_kept(request, https=desk().https)
    if tag and tag != ENGLISH:
        served = desk().serving.council(request.path[1:].partition("/")[0])
        speak_as(tag, served.tongues if served else ())


def _done(error: BaseException | None) -> None:
    del error
    use(None)
    read_as("", "")

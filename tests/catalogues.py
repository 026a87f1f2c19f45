"""The languages that we have catalogues of, as tests use them: read from the PO files."""

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from formbuilder.tongue.messages import Tongue

FOLDER = Path(__file__).parents[1] / "translations"
TAGS = tuple(sorted(path.parents[1].name for path in FOLDER.glob("*/LC_MESSAGES/messages.po")))


@cache
def tongue(tag: str) -> Tongue:
    """Return a language with the messages of its catalogue."""
    out = BytesIO()
    with (FOLDER / tag / "LC_MESSAGES" / "messages.po").open("rb") as file:
        write_mo(out, read_po(file))
    out.seek(0)
    return Tongue(tag, tag, GNUTranslations(out))

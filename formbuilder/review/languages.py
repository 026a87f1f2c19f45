"""The languages that people write their comments in: what each is called, by others and by those who write it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from formbuilder.tongue import messages

ENGLISH = "en"
OTHER = "und"
"""A language that is not on the list; the tag says “undetermined” to browsers."""
TONGUES: Mapping[str, str] = MappingProxyType(
    {
        ENGLISH: "English",
        "sq": "Albanian (Shqip)",
        "ar": "Arabic (العربية)",
        "bn": "Bengali (বাংলা)",
        "zh": "Chinese (中文)",
        "fr": "French (Français)",
        "gu": "Gujarati (ગુજરાતી)",
        "it": "Italian (Italiano)",
        "ku": "Kurdish (Kurdî)",
        "lt": "Lithuanian (Lietuvių)",
        "pa": "Panjabi (ਪੰਜਾਬੀ)",
        "fa": "Persian (فارسی)",
        "pl": "Polish (Polski)",
        "pt": "Portuguese (Português)",
        "ro": "Romanian (Română)",
        "so": "Somali (Soomaali)",
        "es": "Spanish (Español)",
        "uk": "Ukrainian (Українська)",
        "ur": "Urdu (اردو)",
        "cy": "Welsh (Cymraeg)",
        OTHER: "Another language",
    }
)
TRANSLATED = TONGUES.keys() - {ENGLISH, OTHER}
"""Those that words can be translated into."""


def known(tag: str) -> str:
    """Return a language that can be chosen; English for everything else."""
    return tag if tag in TONGUES else ENGLISH


def name_of(tag: str) -> str:
    """Return what a language is called in English: “Urdu”."""
    return TONGUES.get(tag, TONGUES[OTHER]).partition(" (")[0]


def direction_of(tag: str) -> str:
    """Return in which direction it is written; where that is not known, the letters decide."""
    return "auto" if tag == OTHER else messages.direction_of(tag)

"""Pages that take more than others: how much, and a plain page for what is more than that."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import abort, make_response, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge

from formbuilder.rendering.note_words import far_too_much_page
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.recording_pages import far_too_large_page
from formbuilder.rendering.slip_photo_pages import photo_far_too_big_page
from formbuilder.rendering.sound_pages import sound_far_too_big_page
from formbuilder.rendering.text_page import TextPage
from formbuilder.rendering.yaml_page import far_too_big_page
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site

P = ParamSpec("P")
T = TypeVar("T")
LARGEST_DRAFT_SENT = 6 * 1024 * 1024
"""Bytes: a draft of 1 MB in signs that take three times their size, or 5 MB pasted, which comes back with a message."""
LARGEST_NOTES_SENT = 25_000_000
"""Bytes: a file that is far too big is still told in a sentence on its own page."""
LARGEST_SOUND_SENT = 60_000_000
"""Bytes: three times a recording; one that is too large is told beside what was typed, which stays."""

MOST_PARTS_SENT = 20_000
"""Fields: two for each place where two texts differ."""


def takes_a_draft(view: Callable[P, T]) -> Callable[P, T]:
    """Let a view of the office take the text of a draft; stands above ``allow``, since that reads what was sent."""
    return _taking(view, LARGEST_DRAFT_SENT, far_too_big_page)


def takes_notes(view: Callable[P, T]) -> Callable[P, T]:
    """Let a view take 200 notes, or a file of them; stands above ``allow`` too."""
    return _taking(view, LARGEST_NOTES_SENT, far_too_much_page)


def takes_a_photo(view: Callable[P, T]) -> Callable[P, T]:
    """Let a view take one photo; stands above ``allow`` too."""
    return _taking(view, LARGEST_NOTES_SENT, photo_far_too_big_page)


def takes_a_sound(view: Callable[P, T]) -> Callable[P, T]:
    """Let a view take what somebody said aloud, with what they typed beside it; stands above ``allow`` too."""
    return _taking(view, LARGEST_SOUND_SENT, sound_far_too_big_page)


def takes_a_recording(view: Callable[P, T]) -> Callable[P, T]:
    """Let a view take a recording of a question; a larger one is still told in a sentence on its own page."""

    @wraps(view)
    def taking(*args: P.args, **kwargs: P.kwargs) -> T:
        most = desk().recording_mb * 1_000_000
        return _taking(view, most + most // 4 + LARGEST_DRAFT_SENT, far_too_large_page)(*args, **kwargs)

    return taking


def _taking(view: Callable[P, T], most: int, too_big: Callable[[OfficeSite, str], TextPage]) -> Callable[P, T]:
    @wraps(view)
    def taking(*args: P.args, **kwargs: P.kwargs) -> T:
        request.max_content_length = request.max_form_memory_size = most
        request.max_form_parts = MOST_PARTS_SENT
        try:
            _ = request.form
        except RequestEntityTooLarge:
            page = too_big(office_site(office_council()), request.path)
            abort(make_response(render_template("public/text.html", page=page, frame=frame_here()), 413))
        return view(*args, **kwargs)

    return taking

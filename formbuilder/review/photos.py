"""A photo of a slip of paper: written anew as JPEG, without the place, the camera and all else that is no picture."""

from __future__ import annotations

from enum import Enum
from io import BytesIO

MOST_BYTES = 8_000_000
MOST_PIXELS = 60_000_000
"""Of the whole picture."""
LONGEST_SIDE = 2_400
"""Pixels in which handwriting can still be read."""
QUALITY = 80


HEIF = frozenset(b"ftyp" + brand for brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
"""How the photos begin that iPhones save, after four bytes: nothing that we have can read them."""


class NoPhoto(Enum):
    """Why a file is not kept."""

    EMPTY = "Choose the photo first."
    TOO_BIG = "The photo is too big. It can have 8 megabytes. Take it with a smaller size."
    OTHER = "This is no photo that we can read. Save it as JPEG or PNG, and choose that file."
    HEIC = (
        "Your phone saved this photo in a way that we cannot read (.heic). "
        "On an iPhone, open Settings, Camera, Formats. Choose “Most Compatible” and take the photo again."
    )
    BROKEN = "We cannot read this photo. Take it again, or save it as JPEG again."


def read_photo(data: bytes) -> bytes | NoPhoto:
    """Return a photo as it is kept, upright, or why it is not."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - a library that nothing else needs

    if not data or len(data) > MOST_BYTES:
        return NoPhoto.TOO_BIG if data else NoPhoto.EMPTY
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return NoPhoto.TOO_BIG
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except UnidentifiedImageError:
        return NoPhoto.HEIC if data[4:12] in HEIF else NoPhoto.OTHER
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return NoPhoto.BROKEN
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out, plain = BytesIO(), Image.frombytes("RGB", upright.size, upright.tobytes())
    plain.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()

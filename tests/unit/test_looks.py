"""Colours that everybody can read, and pictures that are only pictures."""

import struct
import zlib

import pytest

from formbuilder.councils.colours import TooFaint, bar_fault, contrast, link_fault, read_colour, shade
from formbuilder.councils.crest import MOST_BYTES, PNG_SIGN, Crest, NoCrest, read_crest


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_as_wcag_measures_it(one, other, expected):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("#17505C", "#17505c"), ("17505c", "#17505c"), (" #abc ", "#aabbcc"), ("teal", None), ("", None),
        ("#12345", None), ("#12345g", None), ("rgb(1,2,3)", None), ("#17505c;}body{", None),
    ],
)  # fmt: skip  # a table
def test_a_colour_is_read_in_the_ways_that_people_write_it(typed, read):
    assert read_colour(typed) == read


@pytest.mark.parametrize("colour", ["#17505c", "#000000", "#767676", "#b3261e"])
def test_a_colour_that_white_words_stand_on_passes(colour):
    assert bar_fault(colour) is None


@pytest.mark.parametrize("colour", ["#ff9900", "#ffffff", "#777777", "#00ff00"])
@pytest.mark.parametrize("fault", [bar_fault, link_fault])
def test_a_colour_that_is_too_faint_is_measured_and_a_near_one_passes(colour, fault):
    found = fault(colour)
    assert isinstance(found, TooFaint)
    assert found.contrast < found.least
    assert fault(found.near) is None


def test_links_are_held_to_the_grey_that_they_stand_on_too():
    assert bar_fault("#767676") is None
    found = link_fault("#767676")
    assert found is not None
    assert (found.against, round(found.contrast, 1)) == ("the light grey at the foot of the page", 4.1)


def test_a_shade_is_darker():
    assert shade("#ffffff", 0.5) == "#808080"
    assert shade("#17505c", 1) == "#17505c"


def part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(wide: int = 40, high: int = 20, *more: bytes) -> bytes:
    head = part(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x17\x50\x5c" * wide) * high)
    return PNG_SIGN + head + b"".join(more) + part(b"IDAT", rows) + part(b"IEND", b"")


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def riff(*chunks: bytes) -> bytes:
    inside = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


LOSSLESS = chunk(b"VP8L", b"\x2f" + struct.pack("<I", 39 | 19 << 14) + b"\0\0\0")
LOSSY = chunk(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 40, 20) + b"\0\0")
EXTENDED = chunk(b"VP8X", bytes([0x3E, 0, 0, 0]) + (39).to_bytes(3, "little") + (19).to_bytes(3, "little"))


@pytest.mark.parametrize("data", [png(), riff(LOSSLESS), riff(LOSSY), riff(EXTENDED, LOSSLESS)])
def test_a_picture_is_read_with_its_size(data):
    found = read_crest(data)
    assert isinstance(found, Crest)
    assert (found.wide, found.high) == (40, 20)
    assert len(found.mark) == 16
    assert read_crest(found.data) == found


def test_what_is_no_picture_is_left_out_of_it():
    secret = b"GPS 52.13 -0.46"
    for data in (
        png(40, 20, part(b"tEXt", b"Comment\0" + secret), part(b"eXIf", secret)) + secret,
        riff(EXTENDED, LOSSLESS, chunk(b"EXIF", secret), chunk(b"XMP ", secret)) + secret,
    ):
        found = read_crest(data)
        assert isinstance(found, Crest)
        assert secret not in found.data
    assert found.data[20] == 0x10, "nothing but transparency is left of what it says about itself"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", NoCrest.EMPTY),
        (SVG, NoCrest.NO_PICTURE),
        (b"\x89PNG" + SVG, NoCrest.NO_PICTURE),
        (b"GIF89a" + bytes(30), NoCrest.NO_PICTURE),
        (b"<html>", NoCrest.NO_PICTURE),
        (PNG_SIGN, NoCrest.BROKEN),
        (png()[:-20], NoCrest.BROKEN),
        (png().replace(b"IDAT", b"JDAT"), NoCrest.BROKEN),
        (PNG_SIGN + part(b"IEND", b""), NoCrest.BROKEN),
        (PNG_SIGN + SVG, NoCrest.BROKEN),
        (riff(), NoCrest.BROKEN),
        (riff(chunk(b"ANIM", bytes(6)), chunk(b"ANMF", bytes(30))), NoCrest.BROKEN),
        (riff(LOSSLESS)[:-3], NoCrest.BROKEN),
        (png(2_001, 1), NoCrest.TOO_WIDE),
        (png(0, 10), NoCrest.TOO_WIDE),
        (bytes(MOST_BYTES + 1), NoCrest.TOO_BIG),
    ],
)
def test_anything_else_is_refused(data, why):
    assert read_crest(data) is why

"""Recordings: which words they say, when they are off, and files known by what is in them (F18, F20)."""

from dataclasses import replace

import pytest

from formbuilder.config import ROOT
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.editions.entries import State
from formbuilder.editions.guards import Guard
from formbuilder.editions.heard import Kind, Part, Recording, Script, packed, scripts, unpacked
from formbuilder.editions.media import UNPLAYED, caption_problems, type_of

CARERS = load_catalogue(ROOT / "forms")["carers-assessment@1"]
SCRIPT = Script("tea", "hours.*", (Part("hours.ask", "Do you help at night?"), Part("hours.hint", "A guess is fine.")))
SOUND = Recording(
    id="a",
    owner="tea",
    address="hours.*",
    language="phr",
    kind=Kind.SOUND,
    parts=SCRIPT.parts,
    type="audio/mpeg",
    size=1,
)


def test_a_question_is_read_out_as_a_whole_in_its_order_and_text_by_text():
    found = scripts(CARERS)
    whole = found["language_speak.*"]
    assert (whole.owner, whole.parts[0].address, whole.parts[1].address) == (
        "block.reading-and-talking",
        "language_speak.ask",
        "language_speak.hint",
    )
    assert {each.address.split(".")[1] for each in whole.parts} == {"ask", "hint", "options"}
    assert all(found[each.address].parts == (each,) for each in whole.parts)
    assert unpacked(packed(whole.parts)) == whole.parts


def test_a_recording_is_off_once_the_words_or_the_answers_to_choose_from_are_others():
    drafted, checked = SOUND, replace(SOUND, checked_by="Nadia Khan")
    assert (drafted.state(SCRIPT), checked.state(SCRIPT)) == (State.DRAFTED, State.CHECKED)
    others = (
        replace(SCRIPT, parts=(Part("hours.ask", "Do you help by night?"), SCRIPT.parts[1])),
        replace(SCRIPT, parts=SCRIPT.parts[:1]),
        replace(SCRIPT, parts=(*SCRIPT.parts, Part("hours.options.no", "No"))),
        SCRIPT.said({"hours.ask": "Pomagasz w nocy?"}),
        None,
    )
    for script in others:
        assert checked.state(script) is State.STALE
        assert not checked.is_public(script, drafts=True)
    spoken = replace(checked, parts=SCRIPT.said({"hours.ask": "Pomagasz w nocy?"}).parts)
    assert spoken.state(SCRIPT) is State.CHECKED  # the words are not shown to anybody yet


def test_nobody_outside_hears_what_nobody_checked_and_what_is_guarded_never():
    checked, guarded = replace(SOUND, checked_by="Nadia Khan"), replace(SCRIPT, guard=Guard.DANGER)
    heard = [
        (each.checked_by, script.guard, drafts)
        for each in (SOUND, checked)
        for script in (SCRIPT, guarded)
        for drafts in (False, True)
        if each.is_public(script, drafts=drafts)
    ]
    name, danger = "Nadia Khan", Guard.DANGER
    assert heard == [("", None, True), *((name, guard, drafts) for guard in (None, danger) for drafts in (False, True))]


@pytest.mark.parametrize(
    ("data", "type_"),
    [
        (b"ID3\x04" + bytes(20), "audio/mpeg"),
        (b"\xff\xfb\x90\x00" + bytes(20), "audio/mpeg"),
        (b"\xff\xf1\x50\x80" + bytes(20), "audio/aac"),
        (b"\0\0\0\x18ftypM4A " + bytes(20), "audio/mp4"),
        (b"\0\0\0\x18ftypisom" + bytes(20) + b"hdlr" + bytes(8) + b"vide", "video/mp4"),
        (b"OggS" + bytes(24) + b"OpusHead", "audio/ogg"),
        (b"\x1aE\xdf\xa3" + bytes(10) + b"webm" + bytes(40) + b"V_VP9", "video/webm"),
        (b"\x1aE\xdf\xa3" + bytes(10) + b"webm" + bytes(40) + b"A_OPUS", "audio/webm"),
        (b"RIFF\x24\0\0\0WAVEfmt " + bytes(20), "audio/wav"),
        (b"RIFF\x24\0\0\0AVI LIST" + bytes(20), None),
        (b"#!AMR\n" + bytes(20), UNPLAYED),
        (b"\0\0\0\x18ftyp3gp4" + bytes(20) + b"stsd" + bytes(12) + b"samr", UNPLAYED),
        (b"\0\0\0\x18ftypM4A " + bytes(20) + b"stsd" + bytes(12) + b"alac", UNPLAYED),
        (b"OggS" + bytes(24) + b"\x01vorbis", None),
        (b"<html>", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_what_is_in_it(data, type_):
    assert type_of(data) == type_


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n\n1\n01:00:02.000 --> 01:00:04.000 line:0\nMore.\n", []),
        ("\ufeffWEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n", []),
        ("1\n00:00:00,000 --> 00:00:02,000\nHello.\n", [1]),
        ("WEBVTT\n\n00:00,000 --> 00:02,000\nHello.\n", [3]),
        ("WEBVTT\n\n00:05.000 --> 00:02.000\nHello.\n", [3]),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nHello.\n\n00:01.000 --> 00:02.000\nMore.\n", [6]),
        ("WEBVTT\n\n00:00.000 --> 00:02.000\n\n", [3]),
        ("WEBVTT\n\nHello.\n", [0]),
    ],
)
def test_captions_are_checked_line_by_line(text, lines):
    assert [each.line for each in caption_problems(text.encode())] == lines


def test_captions_in_other_letters_than_utf_8_are_refused():
    assert caption_problems("WEBVTT\n\n00:00.000 --> 00:02.000\né\n".encode("latin-1"))

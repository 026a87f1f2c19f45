"""The council's key: changed, sealed to again, split, lost and had again, by commands."""

import io
import json
import stat
import sys
from datetime import timedelta

import pytest
from sqlalchemy import update

from formbuilder.cli import key_keeping
from formbuilder.cli.stores import database
from formbuilder.rendering.trail_words import WORDS
from formbuilder.sealing.reference import shown_reference
from formbuilder.sealing.shares import split_key
from formbuilder.services.councils import new_council_keys
from formbuilder.services.trail import read_trail
from formbuilder.storage.tables import apart_answers, councils
from formbuilder.storage.trail import Wanted
from tests.cli.sending import sends, store_of
from tests.samples import put

OLD = "demo.key"
KEPT = ("answers.db", "answers.db-wal", "keys/demo.key", "demo.yaml", "reference")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder for the council that the first test makes, to copy from."""
    return tmp_path_factory.mktemp("council")


@pytest.fixture
def council(request, made, run, folder, settings):
    """A council to which somebody sent a form, with answers that are kept apart."""
    if not (made / "reference").exists():
        demo = request.getfixturevalue("demo")
        put(folder, "reference", sends(settings, {"hours": "20"}, apart={"belief": "none"}).reference)
        for name in KEPT:
            put(made, name, (folder / name).read_bytes())
        assert demo is run
    for name in KEPT:
        put(folder, name, (made / name).read_bytes())
    run.reference = (folder / "reference").read_text()
    return run


@pytest.fixture
def typed(monkeypatch):
    """Hand lines over to a command, as another program or a person would."""

    def hands_over(text: str, *, at_a_screen: bool = False):
        stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
        stream.isatty = lambda: at_a_screen
        monkeypatch.setattr(sys, "stdin", stream)

    return hands_over


def as_json(run, *words):
    ran = run("keys", *words, "--format", "json")
    assert ran.err == ""
    return json.loads(ran.out)


def listed(run):
    return [(each["used_now"], *each["opens"].values(), bool(each["file"])) for each in as_json(run, "list")]


def test_the_whole_story_of_a_key(council, settings, typed):
    ran = council("keys", "rotate", "demo")
    assert ran.status == 0
    assert "Keep the older keys too: 1 form, 1 record kept apart, 0 notes need them." in ran.out
    new = sends(settings, {"hours": "30"}, apart={"belief": "some"}).reference
    assert listed(council) == [(True, 1, 1, 0, True), (False, 1, 1, 0, True)]

    # the office reads what was sent before, and after
    for reference in (council.reference, new):
        assert shown_reference(reference) in council("submissions", "show", reference, "--format", "json").out
    assert len(json.loads(council("submissions", "export", "--apart").out)) == 2

    # split, and lost
    shares = as_json(council, "split", "demo", "--of", "5", "--need", "3")["shares"]
    (path,) = settings.keys.glob("demo.*.key")
    lost = path.read_text()
    path.unlink()
    assert council("submissions", "show", new).status == 2
    assert "  Its private half is not here." in council("keys", "list").out

    # two shares are too few; a bad one is told
    typed("\n".join(shares[:2]))
    ran = council("keys", "join", "demo")
    assert (ran.status, ran.err) == (2, "3 shares are needed, and 2 are here. Add 1 more.\n")
    typed("\n".join([*shares[:2], f"{shares[3]} acid"]))
    ran = council("keys", "join", "demo")
    assert (ran.status, ran.err) == (2, "Line 3: A share has 33 words, on one line; here are 34.\n")
    assert not path.exists()

    has_the_key_again(council, path, lost, shares, typed)
    is_sealed_again(council, settings)
    done = {each.what for each in read_trail(store_of(settings), Wanted()).happenings}
    assert {"key-changed", "key-split", "key-joined", "keys-sealed-again"} <= done & WORDS.keys()


def has_the_key_again(council, path, lost, shares, typed):
    typed("\n".join(shares[2:]))
    ran = council("keys", "join", "demo")
    assert ran.out == f"The key {path.name[5:21]} is in {path} again. It opens 1 form, 1 record kept apart, 0 notes.\n"
    assert path.read_text() == lost
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert council("submissions", "export").status == 0
    typed("\n".join(shares[:3]))
    assert "Nothing was written." in council("keys", "join", "demo").out


def is_sealed_again(council, settings):
    ran = council("keys", "rewrap", "demo")
    assert ran.status == 0
    assert "1 form, 1 record kept apart, 0 notes." in ran.out
    assert f"opens nothing any more. It is in {settings.keys / OLD}." in ran.out
    assert "Before you destroy an older key, run: formbuilder keys rehearse demo." in ran.out
    (settings.keys / OLD).unlink()
    assert council("submissions", "show", council.reference, "--format", "json").status == 0
    assert len(json.loads(council("submissions", "export", "--apart").out)) == 2
    assert as_json(council, "rewrap", "demo")["sealed_again"] == {"forms": 0, "apart": 0, "notes": 0}


def test_rotated_and_sealed_again_in_one_go(council, settings):
    told = as_json(council, "rotate", "demo", "--rewrap")
    assert told["sealed_again"] == {"forms": 1, "apart": 1, "notes": 0}
    assert told["rehearsed"] is False
    assert (told["left"], told["broken"], len(told["opens_nothing"])) == ({}, 0, 1)
    assert told["file"] == str(settings.keys / f"demo.{told['key']}.key")
    assert listed(council) == [(True, 1, 1, 0, True), (False, 0, 0, 0, True)]


def test_a_lost_key_does_not_stop_a_change_and_is_told(council, settings):
    (settings.keys / OLD).unlink()
    ran = council("keys", "rotate", "demo", "--rewrap")
    assert ran.status == 1
    assert "Left as they were: 2. They need the key " in ran.out
    assert council("submissions", "export", "--apart").status == 1


def test_sealing_again_needs_the_new_key_here(council, settings):
    council("keys", "rotate", "demo")
    (path,) = settings.keys.glob("demo.*.key")
    path.unlink()
    ran = council("keys", "rewrap", "demo")
    assert ran.status == 2
    assert "Without it nobody could read what is sealed again." in ran.err
    assert listed(council) == [(True, 0, 0, 0, False), (False, 1, 1, 0, True)]


def test_broken_off_says_how_to_go_on(council, monkeypatch):
    council("keys", "rotate", "demo")

    def stops(*_, **more):
        more["told"](key_keeping.Counts(forms=10_000))
        raise KeyboardInterrupt

    monkeypatch.setattr(key_keeping, "seal_again", stops)
    ran = council("keys", "rewrap", "demo")
    assert ran.status == 1
    so_far, broken_off = ran.err.splitlines()
    assert so_far == "Sealed again so far: 10,000 forms, 0 records kept apart, 0 notes."
    assert broken_off.startswith("Broken off after 10,000 forms, 0 records kept apart, 0 notes. What is done stays.")


def test_shares_on_paper_are_read_as_they_are_printed(council, folder):
    ran = council("keys", "split", "demo", "--of", "3", "--need", "2")
    assert "2 of the 3 make the key again." in ran.err
    ran = council("keys", "rehearse", "demo", put(folder, "shares.txt", ran.out))
    assert ran.status == 0
    assert "A test box that was sealed to the key" in ran.out
    assert "Split on " in council("keys", "list").out


def test_somebody_who_types_is_told_at_once_and_goes_on(council, settings, typed):
    shares = as_json(council, "split", "demo", "--of", "3", "--need", "2")["shares"]
    typed("\n".join([shares[0], "acadenic", shares[0], shares[2], "never read"]), at_a_screen=True)
    ran = council("keys", "rehearse", "demo")
    assert ran.status == 0
    assert ran.err.splitlines()[1:] == [
        "‘acadenic’ is in no share. Is it ‘academic’?",
        "This share was given already. Each holder has another one.",
    ]


def test_a_rehearsal_writes_the_day_and_no_key(council, settings, folder, monkeypatch):
    copy = put(folder, "safe/copy.key", (settings.keys / OLD).read_text())
    (settings.keys / OLD).unlink()
    told = as_json(council, "rehearse", "demo", "--file", copy)
    assert (told["used_now"], told["with"], told["opens"]["forms"]) == (True, "file", 1)
    assert list(settings.keys.iterdir()) == []
    with database(settings).begin() as connection:
        connection.execute(update(councils).values(demonstration=False))
    profile = (folder / "demo.yaml").read_text().replace("demonstration: yes", "demonstration: no")
    council("councils", "add", put(folder, "demo.yaml", profile))
    ran = council("councils", "check", "demo").out
    assert "with a copy that is kept elsewhere." in ran
    assert "rehearse" not in ran.replace("Its loss was last rehearsed", "")
    assert json.loads(council("councils", "check", "demo", "--format", "json").out)["key_rehearsed"]
    later = key_keeping.now() + timedelta(days=366)
    monkeypatch.setattr("formbuilder.cli.councils.now", lambda: later)
    assert (
        "The loss of the council’s key was last rehearsed more than a year ago."
        in council("councils", "check", "demo").out
    )
    council("keys", "rotate", "demo")
    assert "The loss of the council’s key was never rehearsed." in council("councils", "check", "demo").out
    assert "This is an older key." in council("keys", "rehearse", "demo", "--file", copy).out


WRONG = (
    (("rotate", "dmeo"), "Did you mean ‘demo’?"),
    (("rewrap", "x"), "There is no council ‘x’."),
    (("list", "--council", "x"), "There is no council ‘x’."),
    (("split", "demo", "--of", "3", "--need", "4"), "--need takes 2 or more, and no more than --of."),
    (("split", "demo", "--of", "17", "--need", "2"), "--of takes 2 to 16."),
    (("split", "demo", "--of", "three", "--need", "2"), "three"),
    (("split", "demo"), "These are missing: --of, --need. Add them."),
    (("split", "demo", "--of", "3", "--need", "2", "--key", "ab"), "has no key ‘ab’. Choose from: "),
    (("rehearse", "demo", "--file", "nowhere.key"), "nowhere.key is not there. Check its name."),
    (("rehearse", "demo", "nowhere.txt"), "nowhere.txt cannot be read."),
    (("rehearse", "demo", "a.txt", "--file", "b.key"), "but not both."),
    (("join", "demo"), "No share was given."),
)


def test_what_cannot_be_done_is_said(council, typed):
    for words, told in WRONG:
        typed("\n\n")
        ran = council("keys", *words)
        assert (ran.status, ran.out) == (2, "")
        assert told in ran.err


def test_shares_of_something_else_are_told(council, settings, folder, typed):
    stranger = new_council_keys(lambda count: b"s" * count)
    mine = split_key(bytes.fromhex((settings.keys / OLD).read_text()), 2, 2)
    theirs = split_key(stranger.private, 2, 2)
    for command in ("join", "rehearse"):
        typed("\n".join(theirs))
        assert "Is it of another council?" in council("keys", command, "demo").err
    typed(f"{mine[0]}\n{theirs[1]}\n{theirs[0]}")
    ran = council("keys", "join", "demo")
    assert ran.status == 2
    assert ran.err.splitlines() == [
        f"Line {line}: It belongs to another split than the shares above. Shares of two splits do not mix."
        for line in (2, 3)
    ]
    broken = put(folder, "broken.key", "not a key")
    assert "does not hold a private key" in council("keys", "rehearse", "demo", "--file", broken).err


def test_a_key_file_that_is_broken_is_told_and_the_others_work(council, settings):
    put(settings.keys, "demo.0123456789abcdef.key", "broken")
    ran = council("keys", "list")
    assert ran.status == 0
    assert "does not hold a private key" in ran.err
    assert council("submissions", "show", council.reference, "--format", "json").status == 0


def test_what_was_changed_by_hand_is_told(council, settings):
    council("keys", "rotate", "demo")
    store = store_of(settings)
    name = bytes.fromhex(as_json(council, "list")[1]["key"])
    store.write(lambda scope: scope.connection.execute(update(apart_answers).values(wrapped=name + bytes(80))))
    ran = council("keys", "rewrap", "demo")
    assert ran.status == 1
    assert "Left as they were: 1. Their own key does not open them" in ran.out


def test_without_a_council_or_a_key_it_is_said(run, folder):
    run("migrate")
    assert run("keys", "list").out == "No council has a key yet. Add one: formbuilder councils add PROFILE.\n"
    assert run("keys", "rotate", "demo").status == 2

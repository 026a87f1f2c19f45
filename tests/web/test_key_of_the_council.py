"""The key that opens what people sent: where the office has it, and where it has none."""

import shutil
from pathlib import Path
from secrets import token_bytes

import pytest

from formbuilder.config import SettingsError, from_environment
from formbuilder.delivery.key_files import keep_private_key
from formbuilder.sealing.rings import KeyRing
from formbuilder.services.councils import new_council_keys
from formbuilder.services.doing import Doing
from formbuilder.services.keys import rotate_key
from tests.council import START, Prepared
from tests.desk import has, read
from tests.person import Person
from tests.staff import HOME, come_in, staffed

STRONG = "1b3f9c8e7a6d5420" * 2


def test_the_office_has_the_key_of_its_folder(prepared: Prepared, tmp_path: Path):
    council = staffed(prepared, tmp_path)
    assert council.app.extensions["desk"].key_ring("demo") == KeyRing.of(prepared.private_key)
    council.close()


@pytest.mark.parametrize("text", [None, "", "x" * 64, "ab" * 31])
def test_without_a_good_key_file_there_is_no_key(prepared: Prepared, tmp_path: Path, text: str | None):
    if text is not None:
        (tmp_path / "demo.key").write_text(text)
    council = staffed(prepared, tmp_path, keys=tmp_path)
    assert council.app.extensions["desk"].key_ring("demo") is None
    council.close()


def test_a_key_that_is_put_there_later_is_found(prepared: Prepared, tmp_path: Path):
    council = staffed(prepared, tmp_path, keys=tmp_path)
    key = token_bytes(32)
    (tmp_path / "demo.key").write_text(key.hex())
    assert council.app.extensions["desk"].key_ring("demo") == KeyRing.of(key)
    council.close()


def test_after_a_change_of_the_key_the_office_opens_what_came_before_and_after(prepared: Prepared, tmp_path: Path):
    keys = tmp_path / "keys"
    shutil.copytree(prepared.keys, keys)
    council = staffed(prepared, tmp_path, keys=keys)
    samir, before = come_in(council, "assessor"), has(council, call_you="Ann")
    pair = new_council_keys(token_bytes)
    keep_private_key(keys, "demo", pair.private, "0123456789abcdef")
    rotate_key(council.store, pair.public, Doing(START, token_bytes))
    after = has(council, call_you="Beth")
    assert "What should we call you? Ann" in read(samir, before).main
    assert "What should we call you? Beth" in read(samir, after).main
    assert "Nobody has tried yet if its loss could be mended." in come_in(council).open(f"{HOME}settings").main
    (keys / "demo.key").unlink()
    assert "Beth" in read(samir, after).main
    assert "What should we call you?" not in read(samir, before).main
    council.close()


def test_a_server_for_the_public_has_no_office_and_no_key(prepared: Prepared, tmp_path: Path):
    council = staffed(prepared, tmp_path, office=False)
    assert council.app.extensions["desk"].key_ring("demo") is None
    person = Person(council.app)
    assert person.client.get(HOME).status_code == 404
    assert person.client.get(f"{HOME}sign-in").status_code == 404
    assert person.client.get("/demo/").status_code == 200
    council.close()


def test_whether_there_is_an_office_can_be_set():
    assert from_environment({"SECRET_KEY": STRONG}).office
    assert not from_environment({"SECRET_KEY": STRONG, "OFFICE": "off"}).office
    with pytest.raises(SettingsError, match="OFFICE"):
        from_environment({"SECRET_KEY": STRONG, "OFFICE": "no"})

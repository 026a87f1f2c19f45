"""What people have met in versions of a form keeps its name: in every state, and in this council alone."""

from pathlib import Path

from formbuilder.definition.bundle import pack
from formbuilder.services.councils import add_council
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.services.met import met
from formbuilder.storage.engine import Store
from tests.council import SMALL
from tests.looked_up import close_form
from tests.services.stories import NOW


def add(store: Store, folder: Path, version: int, text: str) -> None:
    path = folder / "small-talk" / f"{version}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace("version: 1", f"version: {version}"), encoding="utf-8")
    pin = FormPin("small-talk", version, f"{version}" * 64)
    publish_example(store, pin, pack(path), NOW, records=False)


def test_every_version_counts_and_the_newest_words(store: Store, tmp_path: Path):
    text = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
    assert met(store, "small-talk") == {}
    add(store, tmp_path, 1, text)
    add(store, tmp_path, 2, text.replace("id: story", "id: tell_us").replace("label: My child", "label: Our child"))
    close_form(store, "small-talk", 1)
    found = met(store, "small-talk")
    assert found["story"] == found["tell_us"] == "What else do you want to tell us?"
    assert found["person_near"] == "Do they live near you?", "also inside a group"
    assert found["cares_for.child"] == "Our child"
    assert "cares_for.nothing" not in found


def test_another_council_has_met_nothing_of_it(store: Store, tmp_path: Path):
    text = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
    add(store, tmp_path, 1, text)
    luton = add_council(store.engine, "luton", "Luton", now=NOW)
    assert met(luton, "small-talk") == {}


def test_a_version_whose_file_cannot_be_read_takes_nothing_away(store: Store):
    publish_example(store, FormPin("small-talk", 1, "f" * 64), b"form: [", NOW, records=False)
    assert met(store, "small-talk") == {}

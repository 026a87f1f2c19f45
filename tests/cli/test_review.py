import json
import shutil
from pathlib import Path

import pytest

from formbuilder.review.carrying import carry
from tests.review.revision_set import HERE, expected, forms
from tests.samples import GOOD, changed, put

ONE = {"id": "p1", "place": "a_break.ask", "quote": "a break"}


@pytest.fixture
def points(folder):
    def write(*given: object) -> Path:
        return put(folder, "points.json", json.dumps(given))

    return write


def test_points_are_carried_as_programs_read_them(run, points):
    ran = run(
        "review", "carry", "a-talk@1", "a-talk@2", points(ONE, {**ONE, "id": 7, "place": "a_break.*", "quote": ""})
    )
    assert ran.status == 0
    assert json.loads(ran.out) == [
        {"id": "p1", "status": "same", "place": ["a_break.ask"], "proposed": []},
        {"id": 7, "status": "same", "place": ["a_break.*"], "proposed": []},
    ]
    assert ran.err == ""


def test_points_are_carried_as_lines_and_as_sentences(run, points, folder):
    put(folder, "forms/a-talk/2.yaml", changed("- id: a_break", "- id: pause", changed("version: 1", "version: 2")))
    given = points(ONE, {**ONE, "id": "p2", "place": "more.ask", "quote": "What else"})
    ran = run("review", "carry", "a-talk@1", "a-talk@2", given, "--format", "lines")
    assert ran.status == 1
    assert [json.loads(line)["status"] for line in ran.out.splitlines()] == ["renamed", "same"]
    ran = run("review", "carry", "a-talk@1", "a-talk@2", given, "--format", "text")
    assert (ran.status, ran.out) == (
        1,
        """\
p1: The same words stand in another place. Say if the point belongs there.
  may stand at pause.ask
p2: These words are still there.
  stands at more.ask
To look at: 1 of 2.
""",
    )


def test_a_whole_revision_is_carried_from_files(run, folder):
    home = folder / "elsewhere"
    home.mkdir()
    for number in (1, 2):
        shutil.copy(HERE / f"{number}.yaml", home / f"version-{number}.yaml")
    wanted = expected()
    given = [{"id": each.point.id, "place": each.point.place, "quote": each.point.quote} for each in wanted]
    ran = run(
        "review", "carry", home / "version-1.yaml", home / "version-2.yaml", put(home, "p.json", json.dumps(given))
    )
    found = [(each["id"], each["status"], each["place"], each["proposed"]) for each in json.loads(ran.out)]
    assert ran.status == 1
    assert found == [
        (each.id, each.status.value, [*each.place], [*each.proposed])
        for each in carry(*forms(), [each.point for each in wanted])
    ]


def test_what_versions_between_declared_counts(run, points, folder):
    for number, name, before in ((2, "b", "a_break"), (3, "c", "b")):
        text = changed("- id: a_break\n", f"- id: {name}\n            replaces: [{before}]\n")
        put(folder, f"forms/a-talk/{number}.yaml", changed("version: 1", f"version: {number}", text))
    (found,) = json.loads(run("review", "carry", "a-talk@1", "a-talk@3", points(ONE)).out)
    assert found == {"id": "p1", "status": "replaced", "place": ["c.ask"], "proposed": []}
    put(folder, "forms/a-talk/2.yaml", "nothing: here")
    ran = run("review", "carry", "a-talk@1", "a-talk@3", points(ONE))
    assert json.loads(ran.out)[0]["status"] == "renamed"
    assert "cannot be used, so what it replaces does not count" in ran.err


def test_a_draft_whose_rules_do_not_hold_yet_is_carried(run, points, folder):
    put(
        folder,
        "forms/a-talk/2.yaml",
        changed("            hint: A break", "            show_if: gone is yes\n            hint: A break"),
    )
    ran = run("review", "carry", "a-talk@1", "a-talk@2", points(ONE))
    assert (ran.status, json.loads(ran.out)[0]["status"]) == (0, "same")
    assert "has problems that hide no words: 1. See: formbuilder forms check" in ran.err


def test_what_hides_words_stops_it(run, points, folder):
    put(folder, "forms/a-talk/2.yaml", changed("            hint: A break", "            hnit: A break"))
    ran = run("review", "carry", "a-talk@1", "a-talk@2", points(ONE))
    assert (ran.status, ran.out) == (2, "")
    assert "UNKNOWN_KEY" in ran.err


BAD = [
    ("nothing", "The points are not JSON on line 1. Give one JSON list, such as "),
    ("", "The points are not JSON on line 1."),
    ('{"id": "p1"}', "The points are not one JSON list."),
    ('["p1"]', "Point 1 of the list: this is a text. Write an object with ‘id’, ‘place’ and ‘quote’."),
    ('[{"id": "p1", "place": "a_break.ask"}]', "Point 1 of the list: ‘quote’ is missing. Write the words"),
    ('[{"id": "p1", "place": "a_break.ask", "quote": 3}]', "‘quote’ is a number."),
    ('[{"id": "p1", "place": "", "quote": "x"}]', "‘place’ is an empty text. Write the address of the words"),
    ('[{"id": "p1", "quote": "x"}]', "‘place’ is missing."),
    ('[{"place": "a_break.ask", "quote": "x"}]', "‘id’ is missing. Give each point an id of its own"),
    ('[{"id": true, "place": "a_break.ask", "quote": "x"}]', "‘id’ is true or false."),
    ('[{"id": 1.5, "place": "a_break.ask", "quote": "x"}]', "‘id’ is a number."),
    ('[{"id": NaN, "place": "a_break.ask", "quote": "x"}]', "The points are not JSON."),
    (json.dumps([ONE, ONE]), "The id ‘p1’ stands at 2 points. Give each point an id of its own."),
    (json.dumps([{**ONE, "quote": "a\x00break"}]), "‘quote’ holds a sign that no text has"),
    (json.dumps([{**ONE, "id": "\ud800"}]), "‘id’ holds a sign that no text has"),
    ('[{"id": "p1", "id": "p2", "place": "a_break.ask", "quote": "x"}]', "‘id’ stands twice in the same point."),
    (json.dumps([{**ONE, "place": "a_brake.ask"}]), "a-talk@1 has no place ‘a_brake.ask’. Did you mean ‘a_break.ask’?"),
    (json.dumps([{**ONE, "id": n, "place": f"x{n}.ask"} for n in range(30)]), "So it is with 10 more."),
    (json.dumps([{"id": n} for n in range(30)]), "There are 10 more such points."),
    (f"[{'[' * 100_000}", "The points are not JSON"),
    (f"[{'9' * 5_000}]", "The points are not JSON"),
    (b"[\xff]", "Byte 2 of the points is not UTF-8. Save the file as UTF-8."),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=[str(number) for number in range(len(BAD))])
def test_points_that_cannot_be_read_are_told_in_plain_words(text, said, run, folder):
    ran = run("review", "carry", "a-talk@1", "a-talk@2", put(folder, "points.json", text))
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_that_is_too_big_is_refused(run, folder, monkeypatch):
    monkeypatch.setattr("formbuilder.cli.points.LARGEST", 10)
    ran = run("review", "carry", "a-talk@1", "a-talk@2", put(folder, "points.json", json.dumps([ONE])))
    assert ran.status == 2
    assert "The points are more than 10 bytes. Cut the list into several files." in ran.err


def test_a_file_that_is_not_there_is_told(run, folder):
    ran = run("review", "carry", "a-talk@1", "a-talk@2", "nowhere.json")
    assert ran.status == 2
    assert "nowhere.json cannot be read. Check its name and who may read it." in ran.err
    assert run("review", "carry", "a-talk@1", "a-talk@2", folder).status == 2


def test_no_points_are_nothing_to_look_at(run, points):
    ran = run("review", "carry", "a-talk@1", "a-talk@2", points(), "--format", "text")
    assert (ran.status, ran.out) == (0, "Nothing to look at. Points: 0.\n")


def test_two_forms_are_told_apart(run, points, folder):
    put(folder, "forms/other/1.yaml", GOOD.replace("form: a-talk", "form: other"))
    ran = run("review", "carry", "a-talk@1", "other@1", points(ONE))
    assert ran.status == 0
    assert "These are two different forms" in ran.err

import json

import jsonschema
import pytest

from formbuilder.cli.main import main
from formbuilder.councils.read import DEMONSTRATION
from tests.samples import changed, put


def test_the_forms_are_listed_by_name_and_version(run):
    ran = run("forms", "list")
    assert ran.status == 0
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == ["a-talk@1", "a-talk@2", "a-talk@10", "whole@3"]
    assert "whole@3: Everything a form can say (8 questions, about 5 minutes)" in ran.out


def test_a_broken_form_does_not_hide_the_others(run, folder):
    put(folder, "forms/a-talk/2.yaml", "form: [")
    ran = run("forms", "list", "--format", "json")
    assert ran.status == 1
    assert [line["version"] for line in json.loads(ran.out)] == [1, 10, 3]
    assert "2.yaml cannot be used (1 to change). See: formbuilder forms check" in ran.err


def test_a_name_is_its_newest_version_by_number(run, folder):
    assert run("forms", "show", "a-talk").out.startswith("a-talk@10: A talk\n")
    assert run("forms", "show", "a-talk@2").out.startswith("a-talk@2: A talk\n")
    assert run("forms", "show", folder / "forms/a-talk/1.yaml").out.startswith("a-talk@1: A talk\n")


def test_questions_are_shown_with_those_of_groups(run):
    out = run("forms", "show", "whole").out
    assert "  3. Your help\n     hours: How many hours do you help? (number, required: no)\n" in out
    assert "       since: Since when? (date, required: no)\n" in out


def test_programs_get_pages_and_questions(run):
    shown = json.loads(run("forms", "show", "whole", "--format", "json").out)
    assert [page["number"] for page in shown["pages"]] == list(range(1, len(shown["pages"]) + 1))
    group = shown["pages"][3]["questions"][0]
    assert group["type"] == "group"
    assert group["questions"][3] == {"id": "more_about", "type": "long_text", "ask": "More?", "required": "no"}


@pytest.mark.parametrize("action", ["show", "explain", "walk"])
def test_a_form_that_cannot_be_used_is_unreadable_input(action, run, folder):
    path = put(folder, "forms/a-talk/1.yaml", changed("title: A talk", "titel: A talk"))
    more = ["-"] if action == "walk" else []
    ran = run("forms", action, path, *more)
    assert ran.status == 2
    assert f"{path}:3:1: UNKNOWN_KEY" in ran.err
    assert "cannot be used until this is put right." in ran.err


def test_conditions_are_said_in_the_words_of_the_questions(run):
    out = run("forms", "explain", "whole").out
    assert (
        "page:people: The page “Who do you help?” is asked if the answer about “how many hours you help” is answered."
        in out
    )
    assert "page:pay: The page “What do you earn?” is asked if" in out
    assert "since: “Since when?” is asked if the answer about “if they live with you” is “Yes”, and" in out
    assert "urgent:1: Danger today, and “Get help now” is shown at once, if the answer about “if anyone is in" in out
    lines = json.loads(run("forms", "explain", "whole", "--format", "json").out)
    assert [line["place"] for line in lines][:3] == ["condition:in_danger", "condition:cares_a_lot", "urgent:1"]


def test_a_form_without_conditions_says_so(run):
    assert run("forms", "explain", "a-talk").out == "This form has no conditions: everybody is asked everything.\n"


def test_the_schema_is_one_that_editors_can_use(run):
    ran = run("forms", "schema")
    assert ran.status == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(ran.out))


def test_a_file_is_exported_as_it_came(folder, capfdbinary):
    path = put(folder, "forms/a-talk/11.yaml", changed("version: 1", "version: 11") + "# a note\r\n")
    assert main(["forms", "export", "a-talk"]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()


def test_examples_are_loaded_and_exported_from_the_database(demo, folder):
    put(folder, "forms/a-talk/2.yaml", changed("version: 1", "version: 2").replace("A talk", "A new talk"))
    ran = demo("forms", "load")
    assert ran.status == 0
    assert "a-talk@2 is open as an example.\n" in ran.out
    assert demo("forms", "export", "a-talk@2", "--council", "demo").out.count("A new talk") == 1
    assert demo("forms", "export", "a-talk", "--council", "demo").out.startswith("form: a-talk\nversion: 10\n")
    ran = demo("forms", "export", "b-talk", "--council", "demo")
    assert ran.status == 2
    assert "demo has no form ‘b-talk’. Its open forms: a-talk@10" in ran.err


def test_a_broken_folder_is_not_loaded(demo, folder):
    put(folder, "new/a-talk/1.yaml", changed("title: A talk", "titel: A talk"))
    ran = demo("forms", "load", folder / "new")
    assert ran.status == 1
    assert "UNKNOWN_KEY" in ran.err


def test_a_form_that_nobody_looks_after_is_not_loaded(demo, folder):
    put(folder, "new/audiences.yaml", "- {id: everyone, sentence: All.}\n")
    put(folder, "new/b-talk/1.yaml", changed("form: a-talk", "form: b-talk"))
    ran = demo("forms", "load", folder / "new")
    assert ran.status == 2
    assert "b-talk@1 is not opened: nothing says who at Example Council reads what people send." in ran.err
    assert "Add ‘b-talk’ to ‘forms’ in the profile of the council" in ran.err


def test_an_address_that_another_open_form_has_is_not_loaded(demo, folder):
    put(folder, "new/audiences.yaml", "- {id: everyone, sentence: All.}\n")
    put(folder, "new/small-talk/1.yaml", changed("form: a-talk", "form: small-talk\naddress: a-talk"))
    ran = demo("forms", "load", folder / "new")
    assert ran.status == 2
    assert "small-talk@1 is not opened: ‘a-talk’ leads to a-talk@10 at Example Council already." in ran.err
    assert "Give one of the two another ‘address’." in ran.err


def test_a_real_council_takes_no_examples(demo, folder):
    profile = folder / "real.yaml"
    text = DEMONSTRATION.read_text(encoding="utf-8").replace("council: demo", "council: real")
    profile.write_text(text.replace("demonstration: yes", "demonstration: no"), encoding="utf-8")
    assert demo("councils", "add", profile).status == 0
    ran = demo("forms", "load", "--council", "real")
    assert ran.status == 2
    assert "Example Council is a real council, and examples are only for a demonstration." in ran.err

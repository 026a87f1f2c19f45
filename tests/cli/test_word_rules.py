"""``formbuilder words rules``: every rule and profile, told to people and in the documentation."""

import json

import pytest

from formbuilder.config import ROOT
from formbuilder.plainlanguage.catalogue import RULES
from formbuilder.plainlanguage.profiles import PROFILES


def test_all_rules_are_listed(run):
    out = run("words", "rules").out
    assert [line.split()[0] for line in out.splitlines()] == [rule.id for rule in RULES]
    found = json.loads(run("words", "rules", "--format", "json").out)
    assert [each["id"] for each in found] == [rule.id for rule in RULES]
    assert all(each["why"] and each["source"] for each in found)


def test_one_rule_is_told_in_full(run):
    out = run("words", "rules", "vague-frequency").out
    assert out.startswith("vague-frequency (warning)\n")
    for part in ("Why: ", "What to do: ", "Who says so: QAS-99", "It marks:\n  Do you often fall? → “often”\n"):
        assert part in out
    ran = run("words", "rules", "vague-freqency")
    assert ran.status == 2
    assert "There is no rule ‘vague-freqency’. Did you mean ‘vague-frequency’?" in ran.err


def test_the_table_in_the_documentation_is_true(run):
    page = (ROOT / "docs" / "plain-language.md").read_text(encoding="utf-8")
    table = run("words", "rules", "--format", "markdown").out
    assert page.endswith(table), (
        "print it anew: sed -i '/^## All rules$/,$d' docs/plain-language.md"
        " && formbuilder words rules --format markdown >> docs/plain-language.md"
    )


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda each: each.id)
def test_the_profiles_in_the_documentation_are_true(profile):
    limits = (
        ", ".join("–" if most is None else str(most) for most in (each.advice, each.warning, each.error))
        for each in (profile.question, profile.sentence)
    )
    row = f"| `{profile.id}` | {profile.title} | {' | '.join(limits)} | {profile.grade:g} |\n"
    assert row in (ROOT / "docs" / "plain-language.md").read_text(encoding="utf-8")

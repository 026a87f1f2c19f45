"""``words rules``: what each rule finds, why it matters, who says so, and examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.cli.output import Chosen, Commands, WrongUseError, nearest, say, say_json, with_format
from formbuilder.plainlanguage.catalogue import BY_ID, RULES
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.passages import Kind, Passage
from formbuilder.plainlanguage.profiles import PROFILES
from formbuilder.plainlanguage.rules.rule import EVERYTHING, Example, Rule

HEADING = "## All rules"
SEVERITY_NAMES: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "advice",
}
KIND_NAMES: Mapping[Kind, str] = {
    Kind.ASK: "questions",
    Kind.HINT: "hints",
    Kind.HELP: "help",
    Kind.WHY: "reasons",
    Kind.OPTION: "options",
    Kind.ERROR: "error messages",
    Kind.TITLE: "titles",
    Kind.MESSAGE: "messages",
}


def add_to(actions: Commands) -> None:
    """Add ``words rules``."""
    showing = with_format(actions.add_parser("rules", help="say what each rule finds, and why"), "markdown")
    showing.add_argument("rule", nargs="?", metavar="RULE", help="one rule in full; else all of them")
    showing.set_defaults(run=run_rules)


def run_rules(chosen: Chosen) -> int:
    """Print all rules, or one in full."""
    rules = [_rule(chosen.rule)] if chosen.rule else list(RULES)
    if chosen.format == "json":
        say_json([_as_json(rule) for rule in rules])
    elif chosen.format == "markdown":
        say("\n".join(table(rules)))
    elif chosen.rule:
        say("\n".join(_in_full(rules[0])))
    else:
        width = max(len(rule.id) for rule in rules)
        for rule in rules:
            say(f"{rule.id:<{width}}  {rule.severity.value:<7}  {rule.finds}")
    return 0


def _rule(name: str) -> Rule:
    if name not in BY_ID:
        msg = f"There is no rule ‘{name}’.{nearest(name, list(BY_ID))} ‘formbuilder words rules’ lists them."
        raise WrongUseError(msg)
    return BY_ID[name]


def _in_full(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity.value})"
    yield rule.finds
    yield ""
    yield f"Why: {rule.why}"
    yield f"What to do: {rule.suggestion}"
    yield f"Who says so: {rule.source}"
    yield f"Where it looks: {_kinds(rule)}{', in English' if rule.english else ', in any language'}"
    yield from (f"For “{title}”: {weight}" for title, weight in _weights(rule))
    for heading, examples in (("It marks:", rule.bad), ("It leaves alone:", rule.good)):
        yield ""
        yield heading
        yield from (f"  {_example(example)}" for example in examples)


def _weights(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the profiles that give a rule another weight than its own."""
    for profile in PROFILES.values():
        if rule.id in profile.severities:
            weight = profile.severities[rule.id]
            yield profile.title, weight.value if weight else "off"


def _kinds(rule: Rule) -> str:
    return (
        "all texts" if rule.reads == EVERYTHING else ", ".join(KIND_NAMES[kind] for kind in Kind if kind in rule.reads)
    )


def _example(example: Example) -> str:
    """Return the words of an example, with its options, and what is marked."""
    passage = example.passage
    marked = f" → {', '.join(f'“{each}”' for each in example.marked if each)}" if any(example.marked) else ""
    return f"{_words(passage)}{marked}"


def _words(passage: Passage) -> str:
    options = f" [{' / '.join(passage.options)}]" if passage.options else ""
    return f"{' '.join(passage.text.split())}{options}"


def table(rules: list[Rule]) -> Iterator[str]:
    """Give a part of a page in Markdown, with a row for each rule."""
    yield HEADING
    yield ""
    yield "`formbuilder words rules --format markdown` prints this part."
    yield "`formbuilder words rules RULE` says more of one rule."
    yield ""
    yield "| rule | weight | what it finds | for example | why, and who says so |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        bad = _cell(_words(rule.bad[0].passage)) if rule.bad else "–"
        why = f"{_cell(rule.why)} *{_cell(rule.source)}*"
        yield f"| `{rule.id}` | {rule.severity.value} | {_cell(rule.finds)} | {bad} | {why} |"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def _as_json(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "finds": rule.finds,
        "message": rule.message,
        "suggestion": rule.suggestion,
        "why": rule.why,
        "source": rule.source,
        "reads": [kind.value for kind in Kind if kind in rule.reads],
        "english": rule.english,
        "profiles": {
            profile.id: weight.value if (weight := profile.severities[rule.id]) else None
            for profile in PROFILES.values()
            if rule.id in profile.severities
        },
        "bad": [
            {"text": each.passage.text, "options": each.passage.options, "marked": each.marked} for each in rule.bad
        ],
        "good": [{"text": each.passage.text, "options": each.passage.options} for each in rule.good],
    }

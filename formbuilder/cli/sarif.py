"""SARIF 2.1.0, the format in which tools that read code and texts tell each other what they found (OASIS, 2020)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from formbuilder.plainlanguage.catalogue import RULES
from formbuilder.plainlanguage.findings import Finding, Severity
from formbuilder.plainlanguage.reports import Marked, Report, State, Told, legible
from formbuilder.plainlanguage.rules.rule import Rule
from formbuilder.problems import Place, Problem

Json: TypeAlias = dict[str, object]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
NUMBERS: Mapping[str, int] = {rule.id: number for number, rule in enumerate(RULES)}
BASELINES: Mapping[State, str] = {State.NEW: "new", State.KNOWN: "unchanged", State.WAIVED: "unchanged"}


def sarif(report: Report, version: str, problems: Iterable[Problem] = ()) -> Json:
    """Return a report as one run.

    Words that come from no file are artifacts of their own, with their text in the log, and regions count its code
    points; words of a file are told by line and column. ``problems`` are those of definitions.
    """
    passages = [passage for group in report.groups for passage in group.passages]
    loose = {id(passage): number for number, passage in enumerate(each for each in passages if _is_loose(each))}
    results = [_result(passage, told, loose.get(id(passage))) for passage in passages for told in passage.told]
    run: Json = {
        "tool": {"driver": _driver(version)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(passage) for passage in passages if _is_loose(passage)],
        "results": [*map(_of_problem, problems), *results],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def product_version() -> str:
    """Return which version of the product this is; "0" if it was not installed."""
    try:
        return installed("formbuilder")
    except PackageNotFoundError:
        return "0"


def _is_loose(passage: Marked) -> bool:
    """Tell whether nobody knows where in a file the marked words stand."""
    return bool(passage.told) and all(told.place is None for told in passage.told)


def _driver(version: str) -> Json:
    return {
        "name": "formbuilder",
        "version": version,
        "language": "en-GB",
        "rules": [_rule(rule) for rule in RULES],
    }


def _rule(rule: Rule) -> Json:
    bad = "".join(f"\n- {example.passage.text}" for example in rule.bad[:3])
    said = f"{rule.finds} {rule.why}\n\nFor example:\n{bad}\n\nWho says so: {rule.source}."
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.finds},
        "fullDescription": {"text": rule.why},
        "help": {"text": said, "markdown": said},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _invocation(report: Report) -> Json:
    if not report.problems:
        return {"executionSuccessful": True}
    told = [_notification(place, problem) for place, problem in report.problems]
    return {"executionSuccessful": False, "toolExecutionNotifications": told}


def _notification(place: Place | None, problem: str) -> Json:
    found: Json = {"level": "error", "message": {"text": problem}}
    return {**found, "locations": [{"physicalLocation": _in_file(place)}]} if place else found


def _artifact(passage: Marked) -> Json:
    return {
        "description": {"text": legible(passage.name)},
        "contents": {"text": _writable(passage.text)},
        "roles": ["analysisTarget"],
    }


def _result(passage: Marked, told: Told, artifact: int | None) -> Json:
    finding = told.finding
    result: Json = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": legible(" ".join(filter(None, (finding.message, finding.suggestion, finding.by))))},
        "locations": [_location(passage, told, artifact)],
        "partialFingerprints": {"words/v1": _fingerprint(passage, finding)},
    }
    if finding.rule in NUMBERS:
        result["ruleIndex"] = NUMBERS[finding.rule]
    if artifact is not None and passage.place:
        result["relatedLocations"] = [{"physicalLocation": _in_file(passage.place)}]
    if told.state is State.WAIVED:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": told.reason}]
    if told.state is not State.NEW:
        result["baselineState"] = BASELINES[told.state]
    return result


def _location(passage: Marked, told: Told, artifact: int | None) -> Json:
    """Return where the words stand: in a file, or in the text that is in the log."""
    finding = told.finding
    named = [{"fullyQualifiedName": legible(passage.name), "kind": "resource"}]
    if artifact is not None:
        marked = {"text": _writable(passage.text[finding.start : finding.end])}
        region = {"charOffset": finding.start, "charLength": finding.end - finding.start, "snippet": marked}
        return {
            "physicalLocation": {"artifactLocation": {"index": artifact}, "region": region},
            "logicalLocations": named,
        }
    place = told.place or passage.place
    return {"logicalLocations": named} | ({"physicalLocation": _in_file(place, told.end)} if place else {})


def _in_file(place: Place, end: Place | None = None) -> Json:
    region = {"startLine": place.line, "startColumn": place.column}
    if end:
        region |= {"endLine": end.line, "endColumn": end.column}
    return {"artifactLocation": {"uri": _address(place.file)}, "region": region}


def _of_problem(problem: Problem) -> Json:
    return {
        "ruleId": problem.code.name,
        "level": "error",
        "message": {"text": legible(problem.message)},
        "locations": [{"physicalLocation": _in_file(problem.place)}],
    }


def _address(file: str) -> str:
    """Return a file as a URI: relative to the folder that the command runs in, if it stands there; else whole."""
    path, here = Path(file), Path.cwd()
    if path.is_relative_to(here):
        path = path.relative_to(here)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(passage: Marked, finding: Finding) -> str:
    """Return what stays the same while the words do, wherever they move to."""
    said = f"{passage.name}\n{finding.rule}\n{passage.text}\n{finding.start}"
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def _writable(text: str) -> str:
    """Return a text that every reader of JSON can take: half a pair of surrogates is no sign."""
    return text.encode("utf-8", "replace").decode("utf-8")

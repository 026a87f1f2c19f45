"""How commands are asked and how they answer: plain sentences, or JSON for programs."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from difflib import get_close_matches
from typing import Any, NoReturn, TypeAlias

Commands: TypeAlias = "_SubParsersAction[Parser]"
Chosen: TypeAlias = Namespace

CHOICE = re.compile(r"argument .+?: invalid choice: '(?P<found>.*?)'.*\(choose from (?P<options>.*)\)")
MISSING = re.compile(r"the following arguments are required: (?P<names>.+)")
PLAIN = (
    (re.compile(r"unrecognized arguments: (.+)"), r"‘\1’ has no meaning here. Take it away, or correct it."),
    (re.compile(r"argument (.+?): expected (?:one|at least one) argument"), r"\1 needs a value after it. Add one."),
    (re.compile(r"argument (.+?): ignored explicit argument '(.*)'"), r"\1 takes no value. Take ‘\2’ away."),
)
"""What argparse says, and how we say it."""


class WrongUseError(Exception):
    """The command cannot be run like this; the message says what to do."""


class Parser(ArgumentParser):
    """Reads arguments; says in plain words what cannot be understood."""

    commands: Commands | None = None

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(**settings, allow_abbrev=False)

    def actions(self, name: str) -> Commands:
        """Begin a list of commands, called ``name`` in help."""
        self.commands = self.add_subparsers(required=True, metavar=name, title="what to do")
        return self.commands

    def error(self, message: str) -> NoReturn:
        """Raise WrongUseError in the words of people."""
        raise WrongUseError(f"{self._plainly(message)}\n‘{self.prog} --help’ says what it takes.")

    def _plainly(self, message: str) -> str:
        if found := CHOICE.match(message):
            return _no_choice(found["found"], [each.strip(" '") for each in found["options"].split(",")])
        if found := MISSING.match(message):
            return self._missing(found["names"])
        ours = (found.expand(words) for said, words in PLAIN if (found := said.fullmatch(message)))
        return next(ours, f"{message[:1].upper()}{message[1:]}.")

    def _missing(self, names: str) -> str:
        if self.commands and names == self.commands.metavar:
            return f"Say what to do: {', '.join(self.commands.choices)}."
        return f"{names} is missing. Add it." if "," not in names else f"These are missing: {names}. Add them."


def say(text: str, *, error: bool = False) -> None:
    """Print a line at once, to the person or (``error``) beside what a program reads."""
    print(text, file=sys.stderr if error else sys.stdout, flush=True)


def say_json(found: object) -> None:
    """Print JSON, in letters of all scripts."""
    say(json.dumps(found, ensure_ascii=False, indent=2))


def say_bytes(found: bytes) -> None:
    """Print bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(found)
    sys.stdout.buffer.flush()


def with_format(parser: Parser, *more: str) -> Parser:
    """Add ``--format text|json``, and others."""
    parser.add_argument("--format", choices=("text", "json", *more), default="text", help="how to print the answer")
    return parser


def nearest(found: str, known: list[str]) -> str:
    """Return “ Did you mean ‘…’?”, or "" if nothing is near."""
    near = get_close_matches(found, known, n=1)
    return f" Did you mean ‘{near[0]}’?" if near else ""


def _no_choice(found: str, options: list[str]) -> str:
    return f"‘{found}’ is not one of these: {', '.join(options)}.{nearest(found, options)}"

"""The command ``formbuilder``: read the arguments, run one command, say what happened.

Exit status: 0 nothing to do, 1 something must change, 2 wrong use or unreadable input, 3 our own fault.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from secrets import token_hex

from formbuilder.cli.output import Parser, WrongUseError, say
from formbuilder.config import SettingsError
from formbuilder.problems import DefinitionError

OK, CHANGE, WRONG, FAULT = range(4)
HOMES = {
    "serve": "serve",
    "demo": "demo",
    "work": "work",
    "retention": "retention",
    "migrate": "migrating",
    "councils": "councils",
    "keys": "key_keeping",
    "people": "people",
    "forms": "forms",
    "rates": "rates",
    "submissions": "submissions",
    "alerts": "alerts",
    "charges": "charges",
    "words": "words",
    "review": "review",
    "translations": "translations",
}
"""Each command and the module it lives in: only that one is imported, so that a server starts at once."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        chosen = _chosen(sys.argv[1:] if arguments is None else arguments)
        return int(chosen.run(chosen))
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last door: nobody meets a traceback
        return _ended(error)


def _chosen(words: Sequence[str]) -> Namespace:
    """Read the arguments, with the collector of garbage paused: what is imported stays, and looking takes time."""
    gc.disable()
    try:
        return command_parser(words[0] if words else "").parse_args(words)
    finally:
        gc.enable()


def _ended(error: BaseException) -> int:
    """Say why a command ended; a fault of ours gets a number, and never shows an answer."""
    match error:
        case KeyboardInterrupt():
            return OK
        case BrokenPipeError():
            return _nobody_reads()
        case DefinitionError() | WrongUseError() | SettingsError():
            say(str(error), error=True)
            return CHANGE if isinstance(error, DefinitionError) else WRONG
        case _:
            return _fault(error)


def command_parser(command: str = "") -> Parser:
    """Return what reads the arguments of ``command``; of every command, if it is none of them."""
    parser = Parser(prog="formbuilder", description="Forms about care that people can understand.")
    parser.add_argument("--version", action="version", version=f"formbuilder {_version()}")
    commands = parser.actions("COMMAND")
    homes = [HOMES[command]] if command in HOMES else dict.fromkeys(HOMES.values())
    for home in homes:
        import_module(f"formbuilder.cli.{home}").add_to(commands)
    return parser


def _version() -> str:
    try:
        return version("formbuilder")
    except ModuleNotFoundError:
        return "(not installed)"


def _nobody_reads() -> int:
    """End quietly when the program that reads our words has ended, such as ``head``."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


def _fault(error: BaseException) -> int:
    name = token_hex(4)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__} at {frame.filename}:{frame.lineno}"
    say(f"Something went wrong, and it is our fault: {what}.", error=True)
    say(f"Tell us about it with this number: {name}.", error=True)
    return FAULT


if __name__ == "__main__":
    sys.exit(main())

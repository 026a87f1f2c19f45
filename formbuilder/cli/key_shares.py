"""``keys split``, ``keys join`` and ``keys rehearse``: a key that several people keep together."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from secrets import token_bytes

from formbuilder.cli.output import Chosen, Commands, Parser, WrongUseError, say, say_json, with_format
from formbuilder.cli.stores import council_of, database
from formbuilder.cli.streams import STANDARD_INPUT, opened
from formbuilder.clock import now
from formbuilder.config import for_commands
from formbuilder.delivery.key_files import NoKeyError, keep_private_key, keys_here, read_key
from formbuilder.rendering.key_words import counts_words
from formbuilder.sealing.shares import (
    LEAST_NEED,
    MOST_SHARES,
    WORDS,
    KeyShare,
    NotJoinedError,
    ShareFault,
    ShareFaultKind,
    first_fault,
    join_shares,
    read_share,
    split_key,
)
from formbuilder.sealing.wraps import key_name, public_of
from formbuilder.services.doing import Doing
from formbuilder.services.keys import CouncilKey, RehearsedWith, list_keys, note_joined, note_split, rehearse

HEAD = re.compile(r"share \d", re.IGNORECASE)
"""What ``keys split`` prints above each share; it may be typed too, or left out."""
FAULTS = {
    ShareFaultKind.WORD: "‘{word}’ is in no share.",
    ShareFaultKind.LENGTH: "A share has {all} words, on one line; here are {words}.",
    ShareFaultKind.CHECK: "A word is wrong, or two have changed places. Look at it again.",
    ShareFaultKind.FOREIGN: "It is a share of something else: it was not made here.",
    ShareFaultKind.OTHER_SPLIT: "It belongs to another split than the shares above. Shares of two splits do not mix.",
    ShareFaultKind.TWICE: "This share was given already. Each holder has another one.",
    ShareFaultKind.DOES_NOT_FIT: "It has the number of a share above, and other words. One of the two is not real.",
}
GIVE = (
    "Give each share to another person, on paper. They are shown this once.",
    "{need} of the {of} make the key again. Fewer tell nothing about it.",
    "Shares from an earlier split still make this key. To end them, change the key: formbuilder keys rotate {slug}.",
    "Then try it: formbuilder keys rehearse {slug}.",
)
ASK = "Type the shares, one a line. Nobody else should see the screen. End with Ctrl-D."
NO_SHARE = "No share was given. Type one a line, or name a file that has one a line."
NO_FIT = (
    "Each share is whole, but together they make no key. One of them was made for something else. "
    "Try others, or leave one out."
)
NOT_OURS = "This makes the key {key}. {name} never sealed anything to it. Is it of another council?"
OLDER = "This is an older key. Rehearse the one that is used now too: {current}."


def add_to(actions: Commands) -> None:
    """Add ``keys split``, ``keys join`` and ``keys rehearse``."""
    splitting = _on_council(actions.add_parser("split", help="split a private key into shares for several people"))
    splitting.add_argument("--of", type=int, required=True, metavar="SHARES", help="how many shares to make")
    splitting.add_argument("--need", type=int, required=True, metavar="SHARES", help="how many make the key again")
    splitting.add_argument("--key", metavar="KEY", help="an older key; else the one that is used now")
    splitting.set_defaults(run=run_split)
    joining = _on_council(actions.add_parser("join", help="make a private key again from its shares"))
    joining.add_argument("files", nargs="*", metavar="FILE", help="files with a share a line; else type them")
    joining.set_defaults(run=run_join)
    trying = _on_council(actions.add_parser("rehearse", help="try if a lost key could be had again; writes no key"))
    trying.add_argument("files", nargs="*", metavar="FILE", help="files with a share a line; else type them")
    trying.add_argument("--file", type=Path, metavar="COPY", help="a copy of the key file that is kept elsewhere")
    trying.set_defaults(run=run_rehearse)


def run_split(chosen: Chosen) -> int:
    """Print the shares of a key, once."""
    settings = for_commands()
    if not LEAST_NEED <= chosen.need <= chosen.of <= MOST_SHARES:
        msg = f"--of takes {LEAST_NEED} to {MOST_SHARES}. --need takes {LEAST_NEED} or more, and no more than --of."
        raise WrongUseError(msg)
    council, store = council_of(database(settings), chosen.council)
    key = _chosen_key(list_keys(store), chosen.key, council.name)
    here, _ = keys_here(settings.keys, council.slug)
    private = next((each.private for each in here if key_name(public_of(each.private)).hex() == key.name), None)
    if private is None:
        msg = f"The private half of the key {key.name} is not in {settings.keys}. Put it there, or set KEYS."
        raise WrongUseError(msg)
    shares = split_key(private, chosen.of, chosen.need)
    note_split(store, key.name, chosen.of, chosen.need, _doing())
    if chosen.format == "json":
        told = {"council": council.slug, "key": key.name, "of": chosen.of, "need": chosen.need}
        say_json({**told, "shares": list(shares)})
        return 0
    for number, share in enumerate(shares, start=1):
        say(f"Share {number} of {chosen.of}. {chosen.need} make the key {key.name} of {council.slug}.\n{share}\n")
    for line in GIVE:
        say(line.format(need=chosen.need, of=chosen.of, slug=council.slug), error=True)
    return 0


def run_join(chosen: Chosen) -> int:
    """Write the private key that shares make, if the council ever sealed to it and it is not here."""
    settings = for_commands()
    council, store = council_of(database(settings), chosen.council)
    private = _joined(chosen.files)
    name = key_name(public_of(private)).hex()
    key = next((each for each in list_keys(store) if each.name == name), None)
    if key is None:
        raise WrongUseError(NOT_OURS.format(key=name, name=council.name))
    here, _ = keys_here(settings.keys, council.slug)
    path = next((each.path for each in here if each.private == private), None)
    written = path is None
    if path is None:
        try:
            path = keep_private_key(settings.keys, council.slug, private, name)
        except NoKeyError as error:
            raise WrongUseError(str(error)) from error
        note_joined(store, name, _doing())
    if chosen.format == "json":
        told = {"council": council.slug, "key": name, "file": str(path)}
        say_json({**told, "written": written, "opens": asdict(key.opens)})
    elif written:
        say(f"The key {name} is in {path} again. It opens {counts_words(key.opens)}.")
    else:
        say(f"The key {name} is already in {path}. Nothing was written.")
    return 0


def run_rehearse(chosen: Chosen) -> int:
    """Show that shares, or a copy, open what is sealed to a key; only the day is written down."""
    council, store = council_of(database(for_commands()), chosen.council)
    if chosen.file and chosen.files:
        raise WrongUseError("Give shares, or --file with a copy of the key, but not both.")
    private = _copy(chosen.file) if chosen.file else _joined(chosen.files)
    rehearsed = RehearsedWith.FILE if chosen.file else RehearsedWith.SHARES
    key = rehearse(store, private, rehearsed, _doing())
    if key is None:
        raise WrongUseError(NOT_OURS.format(key=key_name(public_of(private)).hex(), name=council.name))
    if chosen.format == "json":
        told = {"council": council.slug, "key": key.name, "used_now": key.current}
        say_json({**told, "with": rehearsed, "opens": asdict(key.opens)})
        return 0
    say(f"{council.slug}: A test box that was sealed to the key {key.name} opens. No key was written.")
    say(f"If it is lost, it can be had again, and with it {counts_words(key.opens)}. The day is written down.")
    if not key.current:
        say(OLDER.format(current=next((each.name for each in list_keys(store) if each.current), "")))
    return 0


def _on_council(parser: Parser) -> Parser:
    parser.add_argument("council", metavar="COUNCIL", help="its short name")
    return with_format(parser)


def _chosen_key(keys: Sequence[CouncilKey], name: str | None, council: str) -> CouncilKey:
    found = next((key for key in keys if (key.current if name is None else key.name == name)), None)
    if found is not None:
        return found
    if not keys:
        msg = f"{council} has no key yet. Run: formbuilder councils add PROFILE."
        raise WrongUseError(msg)
    msg = f"{council} has no key ‘{name}’. Choose from: {', '.join(key.name for key in keys)}."
    raise WrongUseError(msg)


def _copy(path: Path) -> bytes:
    try:
        return read_key(path)
    except FileNotFoundError as error:
        msg = f"{path} is not there. Check its name."
        raise WrongUseError(msg) from error
    except NoKeyError as error:
        raise WrongUseError(str(error)) from error


def _joined(files: Sequence[str]) -> bytes:
    shares = _read(files)
    try:
        return join_shares(shares)
    except NotJoinedError as error:
        raise WrongUseError(NO_FIT) from error


def _read(files: Sequence[str]) -> list[KeyShare]:
    """Read shares; what is wrong is said together at the end or, while somebody types, line by line."""
    typing = not files and sys.stdin.isatty()
    shares: list[KeyShare] = []
    faults: list[str] = []
    for where, line in _typed(files, typing=typing):
        read = read_share(line)
        fault = read if isinstance(read, ShareFault) else first_fault(shares, read)
        if fault:
            _tell(_fault_words(fault), where, faults, typing=typing)
        elif isinstance(read, KeyShare):
            shares.append(read)
        if typing and shares and len(shares) == shares[0].need:
            break
    _refuse(shares, faults)
    return shares


def _tell(words: str, where: str, faults: list[str], *, typing: bool) -> None:
    """Say what is wrong with a share to whoever types; keep it for later where shares come from elsewhere."""
    if typing:
        say(words, error=True)
    else:
        faults.append(f"{where}: {words}")


def _refuse(shares: Sequence[KeyShare], faults: Sequence[str]) -> None:
    if faults:
        raise WrongUseError("\n".join(faults))
    if not shares:
        raise WrongUseError(NO_SHARE)
    missing = shares[0].need - len(shares)
    if missing > 0:
        msg = f"{shares[0].need} shares are needed, and {len(shares)} {'is' if len(shares) == 1 else 'are'} here."
        raise WrongUseError(f"{msg} Add {missing} more.")


def _typed(files: Sequence[str], *, typing: bool) -> Iterator[tuple[str, str]]:
    """Yield each line that may be a share, and where it stands."""
    if typing:
        say(ASK, error=True)
    for file in files or (STANDARD_INPUT,):
        where = "Line" if file == STANDARD_INPUT else f"{file}, line"
        with opened(file) as stream:
            lines = ((number, line.decode("utf-8", errors="replace").strip()) for number, line in enumerate(stream, 1))
            yield from ((f"{where} {number}", text) for number, text in lines if text and not HEAD.match(text))


def _fault_words(fault: ShareFault) -> str:
    near = f" Is it ‘{fault.near}’?" if fault.near else ""
    return FAULTS[fault.kind].format(word=fault.word, all=WORDS, words=fault.words) + near


def _doing() -> Doing:
    return Doing(now(), token_bytes)

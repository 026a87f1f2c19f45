"""A council to tell stories in: the demonstration's, with the starter forms and a small one that has everything."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import Any

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Table, event
from sqlalchemy.util import LRUCache

from formbuilder.app import Outside, create_app, set_desk
from formbuilder.config import ROOT, Settings
from formbuilder.definition.bundle import bundles
from formbuilder.services.councils import add_council, keep_profile, new_council_keys
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.services.rates import keep_rates
from formbuilder.services.submissions import Submission, list_submissions, read_submission
from formbuilder.storage.engine import Engine, Store, engine_for
from formbuilder.storage.migration import migrate
from formbuilder.web.shelves import Shelves

SLUG = "demo"
SMALL = Path(__file__).parent / "small"
MONEY = Path(__file__).parent / "money"
"""A small form that works something out, and the rates that it reads."""
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CARE = """
  small-talk:
    reader: a worker of the carers team
    next_step: A worker gets in touch with you in the way that you chose.
    within_days: 10
    paper: Phone the carers team.
  money-talk:
    reader: an officer of the money team
    next_step: An officer gets in touch with you.
    within_days: 20
    paper: Phone the carers team.
demonstration: yes
"""


SECRET = token_hex()
"""The secret key of the servers."""
STARTED_WITH = ("https", "demonstration", "office", "proxies", "secret_key", "starts")
"""What an application is made for; all else stands on its desk."""
_IDLE: dict[tuple[object, ...], list[Flask]] = {}
"""Applications that no test uses now, by what they were made for."""
_SHELVES = Shelves(ROOT / "forms")
"""What was read of the folder of forms, for all tests."""
_FIRST: dict[str, Engine] = {}
"""The first database of each kind: all have its dialect."""
_STATEMENTS = LRUCache[Any, Any](5_000)
"""How statements are written, for all databases: to write them takes longest."""


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass(frozen=True)
class SignedIn:
    """What signing in leaves: the cookies of the browser, and rows in these tables."""

    cookies: Mapping[Any, Any]
    rows: Sequence[tuple[Table, Mapping[str, Any]]]


@dataclass(frozen=True)
class Prepared:
    """A database file with the council in it, to copy from, and the council's private key."""

    folder: Path
    private_key: bytes
    signed_in: Mapping[str, SignedIn] = field(default_factory=dict, hash=False)
    """Somebody who signed in, by their role."""

    @property
    def database(self) -> Path:
        return self.folder / "answers.db"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    def copy_to(self, folder: Path) -> Path:
        return Path(shutil.copy(self.database, folder / "answers.db"))


def prepare(folder: Path, *forms: Path) -> Prepared:
    """Set up the council as ``formbuilder demo`` does, with the forms of these folders, once for many tests."""
    pair = new_council_keys(token_bytes)
    prepared = Prepared(folder, pair.private)
    prepared.keys.mkdir()
    (prepared.keys / f"{SLUG}.key").write_text(pair.private.hex(), encoding="ascii")
    engine = engine_for(f"sqlite:///{prepared.database}")
    migrate(engine)
    store = add_council(engine, SLUG, "Example Council", now=START, public_key=pair.public, demonstration=True)
    keep_profile(store, profile())
    for one in forms:
        keep_rates(store, {path.name: path.read_bytes() for path in sorted(one.glob("rates/*.yaml"))}, START)
    for form, bundle in (each for one in forms for each in bundles(one)):
        publish_example(store, FormPin(form.slug, form.version, form.fingerprint), bundle, START, records=form.records)
    engine.dispose()
    return prepared


def profile() -> bytes:
    text = files("formbuilder.councils").joinpath("demonstration.yaml").read_text(encoding="utf-8")
    assert text.endswith("demonstration: yes\n")
    return (text.removesuffix("\ndemonstration: yes\n") + CARE).encode()


class Council:
    """A fresh application with a database of its own."""

    def __init__(self, prepared: Prepared, folder: Path, **settings: object) -> None:
        self.folder = folder
        self.clock = Clock()
        self._private_key = prepared.private_key
        self._keys = prepared.keys
        self.database = prepared.copy_to(folder)
        self.signed_in = {} if {"https", "secret_key"} & settings.keys() else dict(prepared.signed_in)
        self._idle = _IDLE.setdefault(tuple(map(settings.get, STARTED_WITH)), [])
        self.app = self._used_before(settings) if self._idle else self._started(settings)
        self.app.extensions["desk"] = replace(self.app.extensions["desk"], shelves=_SHELVES)
        self.engine = self.app.extensions["desk"].engine
        share_statements(self.engine)
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", wait_for_no_disk)
        self.store = Store(self.engine, 1)

    def _started(self, settings: dict[str, object]) -> Flask:
        app = create_app(self._settings(settings), Outside(clock=self.clock))
        app.testing = True
        app.config["PROPAGATE_EXCEPTIONS"] = False  # a person sees our page, not Python's
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(self.folder.parent))
        return app

    def _used_before(self, settings: dict[str, object]) -> Flask:
        """An application that a test was done with, as it is after a start: to make 400 views anew takes longest."""
        app = self._idle.pop()
        set_desk(app, self._settings(settings), Outside(clock=self.clock))
        return app

    def _settings(self, settings: dict[str, object]) -> Settings:
        own = {
            "secret_key": SECRET,
            "https": False,
            "demonstration": True,
            "database_url": f"sqlite:///{self.database}",
            "keys": self._keys,
        }
        return Settings(**(own | settings))

    def submissions(self) -> list[Submission]:
        """Everything that was sent, as the council reads it with its private key."""
        read = (read_submission(self.store, line.reference, self._private_key) for line in list_submissions(self.store))
        return [each for each in read if isinstance(each, Submission)]

    def close(self) -> None:
        self.engine.dispose()
        self._idle.append(self.app)


def share_statements(engine: Engine) -> None:
    engine.dialect = _FIRST.setdefault(engine.dialect.name, engine).dialect
    engine._compiled_cache = _STATEMENTS


def wait_for_no_disk(connection: sqlite3.Connection, _: object) -> None:
    """No test cuts the power; the servers that tests start and kill do wait."""
    connection.execute("PRAGMA synchronous=OFF")

"""The real server with real settings, watched from outside."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from compileall import compile_dir
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.thirty_pages import AUDIENCES, thirty_pages
from formbuilder.cli.councils import add_with_key
from formbuilder.cli.examples import load_rates
from formbuilder.config import ROOT, Settings
from formbuilder.definition.bundle import bundles, pack
from formbuilder.definition.library import load_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form
from formbuilder.editions.catalogue import Catalogue, Said
from formbuilder.editions.sources import sources
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import load as load_words
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.storage.engine import Store, engine_for
from formbuilder.storage.migration import migrate

HOST = "127.0.0.1"
LANGUAGES = ("cy", "pl", "ro", "pa", "bn", "it", "ur")
MONEY = "financial-assessment/1.yaml"
PROFILE = Path(__file__).parent.parent / "formbuilder" / "councils" / "demonstration.yaml"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers; ``worker`` is the process that does."""

    port: int
    worker: psutil.Process
    start_seconds: float

    def cpu_seconds(self) -> float:
        """Return the CPU time that the serving process has used, in all its threads."""
        times = self.worker.cpu_times()
        return times.user + times.system

    def running_seconds(self) -> float:
        """Return the time that its threads have run, to the nanosecond where the system tells it."""
        try:
            tasks = Path(f"/proc/{self.worker.pid}/task").iterdir()
            return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
        except OSError:
            return self.cpu_seconds()

    def resident_mb(self) -> float:
        """Return its resident memory in MB (10^6 bytes)."""
        return self.worker.memory_info().rss / 1e6


def prepare(database: str, folder: Path) -> None:
    """Make the tables, a council and the form of thirty pages; compile our own modules, as installing does."""
    compile_dir(ROOT / "formbuilder", quiet=1)
    forms = folder / "forms"
    home = forms / "thirty-pages"
    home.mkdir(parents=True, exist_ok=True)
    (home / "1.yaml").write_text(thirty_pages(), encoding="utf-8")
    (forms / "audiences.yaml").write_text(AUDIENCES, encoding="utf-8")
    engine = engine_for(database)
    migrate(engine)
    settings = Settings(secret_key="", database_url=database, keys=folder / "keys")
    profile = PROFILE.read_text(encoding="utf-8").replace("carers-assessment", "thirty-pages")
    store = add_with_key(engine, settings, profile.encode(), "bench.yaml")
    load_rates(store, ROOT / "forms")
    money = ROOT / "forms" / MONEY
    form = load(money, load_library(ROOT / "forms"))
    publish_example(store, FormPin(form.slug, form.version, form.fingerprint), pack(money), datetime.now(UTC))
    for form, bundle in bundles(forms):
        publish_example(
            store, FormPin(form.slug, form.version, form.fingerprint), bundle, datetime.now(UTC), records=form.records
        )
        _translate(store, form)
    engine.dispose()


def _translate(store: Store, form: Form) -> None:
    """Give each slot words in each language, as long as the English ones."""
    for tag in LANGUAGES:
        slots = [*sources(form, tag)]
        said = [Said(line=1, address=each.address, source=each.words, words=f"{tag} {each.words}") for each in slots]
        catalogue = Catalogue(form=form.slug, language=tag, said=tuple(said))
        load_words(store, slots, catalogue, tag, Doing(datetime.now(UTC), secrets.token_bytes), speaker="The benchmark")


@contextmanager
def serving(command: list[str], database: str = "", first: str = "/") -> Iterator[Running]:
    """Start ``command``, wait for its first page, and stop it at the end."""
    port = _free_port()
    environ = {**os.environ, "PORT": str(port), "SECRET_KEY": secrets.token_hex(), "DEMONSTRATION": "off"}
    environ |= {"DATABASE_URL": database} if database else {}
    began = time.perf_counter()
    process = subprocess.Popen([*command], env=environ)  # noqa: S603 - our own command
    try:
        _wait(port, first, process)
        seconds = time.perf_counter() - began
        yield Running(port, _worker(process.pid), seconds)
    finally:
        process.terminate()
        process.wait(20)


def formbuilder(*arguments: str) -> list[str]:
    """Return the command as it is installed."""
    return [str(Path(sys.executable).with_name("formbuilder")), *arguments]


def _worker(pid: int) -> psutil.Process:
    """Return the serving process: the child with the most memory."""
    children = psutil.Process(pid).children(recursive=True)
    return max(children, key=lambda child: child.memory_info().rss) if children else psutil.Process(pid)


def _wait(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    until = time.perf_counter() + 30
    while process.poll() is None and time.perf_counter() < until:
        if _answers(port, path):
            return
        time.sleep(0.005)
    msg = "The server did not answer with its first page."
    raise RuntimeError(msg)


def _answers(port: int, path: str) -> bool:
    request = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode()
    try:
        with socket.create_connection((HOST, port), timeout=10) as connection:
            connection.sendall(request)
            return connection.recv(20).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from formbuilder.cli.main import main
from formbuilder.config import Settings, for_commands
from formbuilder.councils.read import DEMONSTRATION
from tests.cli.sending import NOW
from tests.samples import GOOD, REGISTERS, WHOLE, changed, put

CARE = """
  {form}:
    reader: a worker
    next_step: A worker gets in touch.
    within_days: 10
    paper: Phone us.
"""
CARED_FOR = "".join(CARE.format(form=form).rstrip() for form in ("whole", "a-talk", "apart"))
LAST = "\ndemonstration: yes\n"
PROFILE = DEMONSTRATION.read_text(encoding="utf-8").replace(LAST, CARED_FOR + LAST)
"""The demonstration council, which also looks after the forms of these tests."""
AUDIENCES = REGISTERS["audiences.yaml"] + b"- {id: everyone, sentence: All.}\n"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def folder(easy_codes: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with forms, and settings that name no secret and no database beyond it."""
    for name in ("SECRET_KEY", "DEMONSTRATION", "HTTPS", "PORT", "HOST", "PROXIES", "THREADS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FORMS", str(tmp_path / "forms"))
    monkeypatch.setenv("KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("DELETIONS", str(tmp_path / "deletions"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'answers.db'}")
    put(tmp_path, "forms/duties.yaml", REGISTERS["duties.yaml"])
    put(tmp_path, "forms/audiences.yaml", AUDIENCES)
    put(tmp_path, "forms/whole/3.yaml", WHOLE)
    put(tmp_path, "forms/a-talk/2.yaml", changed("version: 1", "version: 2"))
    put(tmp_path, "forms/a-talk/10.yaml", changed("version: 1", "version: 10"))
    put(tmp_path, "forms/a-talk/1.yaml", GOOD)
    return tmp_path


@pytest.fixture
def settings(folder: Path) -> Settings:
    return for_commands()


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run_(*words: object) -> Ran:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run_


@pytest.fixture
def demo(run: Run, folder: Path, settled: Path) -> Run:
    """The same with the demonstration council set up, which looks after the forms of these tests."""
    profile = put(folder, "demo.yaml", PROFILE)
    if not settled.exists():
        assert run("migrate").status == 0
        assert run("councils", "add", profile).status == 0
        assert run("forms", "load").status == 0
        shutil.copytree(folder, settled, ignore=shutil.ignore_patterns("*.yaml"))
    shutil.copytree(settled, folder, dirs_exist_ok=True)
    return run


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database and the keys of ``demo`` lie for the tests after the one that made them."""
    return tmp_path_factory.mktemp("demo") / "settled"


@pytest.fixture
def a_day_later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the commands see the clock of the day after somebody sent something."""

    def later() -> None:
        for command in ("work", "retention"):
            monkeypatch.setattr(f"formbuilder.cli.{command}.now", lambda: NOW + timedelta(days=1, minutes=1))

    return later

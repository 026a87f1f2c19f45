"""What is installed from a wheel works away from the repository."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from formbuilder.config import ROOT

TRY = """
from pathlib import Path
import formbuilder.config
from formbuilder.app import create_app
from formbuilder.cli.main import main
from formbuilder.config import demonstration

assert main(["demo", "--prepare"]) == 0
app = create_app(demonstration())
page = app.test_client().get("/demo/carers-assessment")
kept = sorted(path.as_posix() for path in Path().rglob("*") if path.suffix in {".db", ".key"})
print(page.status_code, formbuilder.config.ROOT, *kept)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, ROOT / "tools" / "wheel.py", folder], check=True, capture_output=True)  # noqa: S603 - our own program
    (file,) = folder.glob("*.whl")
    return ZipFile(file)


def test_a_wheel_carries_what_the_program_reads_and_nothing_of_the_workshop(wheel: ZipFile):
    names = set(wheel.namelist())
    for folder in ("templates", "forms", "static/build", "translations"):
        ours = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert {f"formbuilder/carried/{path.relative_to(ROOT).as_posix()}" for path in ours} <= names
    assert "formbuilder/sealing/words_en.txt" in names
    assert "formbuilder/councils/demonstration.yaml" in names
    assert not [name for name in names if "__pycache__" in name or "tests/" in name or "var/" in name]


def test_what_was_installed_keeps_its_database_where_it_is_started(wheel: ZipFile, tmp_path: Path):
    installed, home = tmp_path / "installed", tmp_path / "home"
    wheel.extractall(installed)
    home.mkdir()
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", TRY],
        cwd=home,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert (
        ran.stdout.splitlines()[-1]
        == f"200 {installed / 'formbuilder' / 'carried'} var/formbuilder.db var/keys/demo.key"
    )

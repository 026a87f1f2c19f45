"""Build a wheel that brings along what the program reads: templates, forms and compiled files.

In the repository these lie beside the package; in a wheel they lie in it, under ``carried``, where ``config.ROOT``
finds them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
CARRIED = ("templates", "forms", "static/build", "translations")
BESIDE = ("pyproject.toml", "README.md", "LICENSE")
BUILD = "import sys; from flit_core.buildapi import build_wheel; print(build_wheel(sys.argv[1]))"
LEAVE_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


def main(to: str) -> int:
    """Put the wheel into the folder ``to``, and print its name."""
    folder = Path(to).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        stage = Path(made)
        for name in BESIDE:
            shutil.copy(ROOT / name, stage)
        shutil.copytree(ROOT / "formbuilder", stage / "formbuilder", ignore=LEAVE_OUT)
        for name in CARRIED:
            shutil.copytree(ROOT / name, stage / "formbuilder" / "carried" / name, ignore=LEAVE_OUT)
        return subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=stage, check=False).returncode  # noqa: S603 - our own words


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

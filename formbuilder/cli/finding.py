"""Find the form that a command names: a path, ``slug`` (its newest version) or ``slug@N``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from formbuilder.cli.output import WrongUseError, nearest, say
from formbuilder.config import forms_folder
from formbuilder.definition.bundle import REGISTERS
from formbuilder.definition.library import read_library
from formbuilder.definition.load import load, words_of
from formbuilder.definition.model import Form
from formbuilder.definition.rates import NO_RATES, Rates
from formbuilder.definition.registers import Library
from formbuilder.definition.yaml_source import read_bytes
from formbuilder.problems import DefinitionError

FORM = "a path, a form’s name (its newest version), or name@version"
SHARED = "shared"


def find_form(name: str) -> Form:
    """Load a form; WrongUseError, with every problem, if it cannot be used."""
    return form_and_rates(name)[0]


def form_and_rates(name: str) -> tuple[Form, Rates]:
    """Load a form, and the rates that stand beside it; WrongUseError as above."""
    form, library = form_and_library(name)
    return form, library.rates or NO_RATES


def form_and_library(name: str) -> tuple[Form, Library]:
    """Load a form, and what stands beside it; WrongUseError as above."""
    path = find_path(name)
    with _readable(path):
        library = read_library(path.absolute().parent.parent)[0]
        return load(path, library), library


def find_words(name: str) -> Form:
    """Load a form for its words alone: the rules of a draft need not hold yet, and a sentence says if they do not."""
    path = find_path(name)
    with _readable(path):
        form, problems = words_of(read_bytes(path), str(path), read_library(path.absolute().parent.parent)[0])
    if problems:
        say(f"{path} has problems that hide no words: {len(problems)}. See: formbuilder forms check", error=True)
    return form


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn what makes a form unreadable into WrongUseError."""
    try:
        yield
    except DefinitionError as error:
        msg = f"{error}\n{path} cannot be used until this is put right."
        raise WrongUseError(msg) from error
    except OSError as error:
        raise WrongUseError(unreadable(path)) from error


def find_path(name: str) -> Path:
    """Return the file of a form; WrongUseError, with the nearest name, if there is none."""
    path = Path(name)
    if path.is_file():
        return path
    slug, _, version = name.partition("@")
    versions = {} if "/" in name or slug == SHARED else _versions(forms_folder() / slug)
    if not versions:
        raise WrongUseError(_no_form(name, slug))
    if not version:
        return versions[max(versions)]
    if not version.isdecimal() or int(version) not in versions:
        msg = f"{slug} has no version ‘{version}’. Choose from: {', '.join(map(str, sorted(versions)))}."
        raise WrongUseError(msg)
    return versions[int(version)]


def form_paths(folder: Path) -> list[Path]:
    """Return the files of all forms of a folder, by name and version; WrongUseError if there are none."""
    folders = sorted(each for each in folder.glob("*") if each.is_dir() and each.name != SHARED)
    found = [path for each in folders for _, path in sorted(_versions(each).items())]
    if not found:
        msg = f"There are no forms in {folder}. A form is a file such as {folder / 'my-form' / '1.yaml'}."
        raise WrongUseError(msg)
    return found


def unreadable(path: object) -> str:
    """Say that a file cannot be read."""
    return f"{path} cannot be read. Check its name and who may read it."


def _versions(folder: Path) -> dict[int, Path]:
    files = (file for file in folder.glob("*.yaml") if file.name not in REGISTERS)
    return {int(file.stem): file for file in files if file.stem.isdecimal()}


def _no_form(name: str, slug: str) -> str:
    if "/" in name or name.endswith(".yaml"):
        return f"There is no file {name}. Check its name."
    known = sorted({path.parent.name for path in form_paths(forms_folder())})
    return f"There is no form ‘{name}’.{nearest(slug, known)} Give {FORM}. The forms here: {', '.join(known)}."

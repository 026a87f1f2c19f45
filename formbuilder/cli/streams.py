"""What a command reads: a file, or what another program hands over."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from formbuilder.cli.output import WrongUseError

STANDARD_INPUT = "-"


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """Open a file, or what another program hands over; WrongUseError if it cannot be read."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(file).open("rb")  # noqa: SIM115 - closed below, where an OSError is another matter
    except OSError as error:
        msg = f"{file} cannot be read. Check its name and who may read it."
        raise WrongUseError(msg) from error
    with stream:
        yield stream

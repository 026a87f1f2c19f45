"""What drafts are called: a form or a block, and the number of a version of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formbuilder.definition.block_form import PREFIX as OF_BLOCK

FORM = re.compile(r"[a-z][a-z0-9-]{0,59}")
DRAFTED = re.compile(r"[a-z][a-z0-9-]{0,59}|block\.[a-z][a-z0-9-]{0,53}")
"""What there are drafts of: forms, and blocks such as ``block.about-you``."""
HIGHEST = 1_000_000
"""No version and no revision has a higher number; nothing higher reaches the database."""


@dataclass(frozen=True, slots=True, order=True)
class DraftPin:
    """Which draft: ``carers-assessment@2``."""

    form: str
    version: int

    def __str__(self) -> str:
        """Write it as people do."""
        return f"{self.form}@{self.version}"

    @property
    def possible(self) -> bool:
        """Whether there can be one: only then the database is asked."""
        return DRAFTED.fullmatch(self.form) is not None and 0 < self.version <= HIGHEST

    @property
    def block(self) -> str:
        """The name of the block that this is a version of; "" if it is one of a form."""
        return self.form.removeprefix(OF_BLOCK) if self.form.startswith(OF_BLOCK) else ""

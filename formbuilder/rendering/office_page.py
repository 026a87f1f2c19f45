"""What all pages of the office have in common."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link
from formbuilder.rendering.titles import tab_title


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePage:
    """A page of the office; each kind adds what its template shows."""

    heading: str
    council: Council
    links: tuple[Link, ...] = ()
    """Where to go on, below all else."""
    back: tuple[Link, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether something stops the person: then the title of the browser’s tab says so first."""
        return False

    @property
    def title(self) -> str:
        """The title of the browser’s tab."""
        return tab_title(self.heading, self.council, error=self.stopped)

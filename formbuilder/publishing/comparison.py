"""Two forms side by side: what a command, a page or a notice says of them."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.definition.model import Form
from formbuilder.publishing.change import Part, SettingChanged
from formbuilder.publishing.telling import Account


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, and every difference in words."""

    old: Form
    new: Form
    accounts: tuple[Account, ...]
    names: tuple[str, str] | None = None
    """What the two are called, if not by form and version: “carers-assessment@2.17”."""

    @property
    def differs(self) -> bool:
        """Whether anything differs but the number of the version."""
        return bool(self.shown)

    @property
    def shown(self) -> tuple[Account, ...]:
        """What people are told of: the number of the version stands in the heading, and is no difference."""
        return tuple(account for account in self.accounts if not is_number(account))

    @property
    def heading(self) -> str:
        """What is compared."""
        old, new = self.names or (self.old.name, self.new.name)
        return f"What changed from {old} to {new}"

    @property
    def opening(self) -> tuple[str, ...]:
        """What to know before the list."""
        return (f"{self.heading}.", *(each for each in (self._two_forms, self._how_many) if each))

    @property
    def _two_forms(self) -> str:
        if self.old.slug == self.new.slug:
            return ""
        return f"These are two different forms: “{self.old.title}” and “{self.new.title}”."

    @property
    def _how_many(self) -> str:
        if not self.accounts:
            return "Nothing differs."
        if not self.differs:
            return "Nothing differs but the number of the version."
        count = len(self.shown)
        return f"{count} {'thing differs' if count == 1 else 'things differ'}."


def is_number(account: Account) -> bool:
    """Whether a difference is but the number of the version."""
    change = account.change
    return isinstance(change, SettingChanged) and change.spot.part is Part.FORM and change.setting == "version"

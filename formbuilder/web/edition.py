"""One version of a form as it was published, with all that walking through it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from formbuilder.calculation.sums import Sums
from formbuilder.definition.bundle import KEPT, unpack
from formbuilder.definition.in_language import in_language
from formbuilder.definition.model import Form, Question
from formbuilder.definition.registers import Duty
from formbuilder.definition.under_13 import age_needed
from formbuilder.definition.worded import worded_form
from formbuilder.rendering.result_lines import Working
from formbuilder.routing.route import Route
from formbuilder.routing.told_before import takes_over
from formbuilder.services.journeys import FormPin
from formbuilder.tongue.messages import Foreign, Said, _


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a form, ready to be walked."""

    pin: FormPin
    form: Form
    route: Route
    audience: str
    questions: Mapping[str, Question] = field(repr=False)
    """By id; those inside groups are in their group."""
    facts: Mapping[str, str]
    """By id, the words for each fact of the register that it was published with."""
    duties: Mapping[str, Duty] = field(repr=False)
    """By id, the duties of the register that it was published with."""
    takes_over: bool
    """Whether it asks for anything that the person may have told in another form."""
    sums: Sums | None = field(repr=False)
    """What it works out; None if it has no result."""
    working: Working = field(repr=False)

    def worded(self, wording: str) -> Edition:
        """Return the same version in one of its wordings."""
        said = worded_form(self.form, wording, f"{self.form.edition}@{wording}")
        return _walkable(said, audience=self.audience, facts=self.facts, duties=self.duties)

    def spoken(self, words: Mapping[str, str], edition: str, *, beside: bool = False) -> Edition:
        """Return the same version with ``words`` by address; ``edition`` tells it from others of the version."""
        said = in_language(self.form, words, edition, beside=beside)
        audience = _(self.audience)
        audience = audience if isinstance(audience, Said) or not audience else Foreign(audience)
        facts = {id_: Foreign(words) for id_, words in self.facts.items()}
        return _walkable(said, audience=audience, facts=facts, duties=self.duties)

    def words_for(self, question: Question) -> str:
        """Return what the fact that a question asks for is called: “your full name”."""
        return self.facts.get(question.fact) or str(question.short)


@lru_cache(KEPT)
def edition_of(data: bytes, *, under_13: bool) -> Edition:
    """Return a version as it was packed; ``under_13`` says whether the council lets younger children write."""
    published, library = unpack(data)
    form = published if under_13 else age_needed(published)
    audience = (library.audiences or {}).get(form.audience)
    return _walkable(
        form,
        audience=str(audience.sentence) if audience else "",
        facts={fact.id: str(fact.words) for fact in (library.facts or {}).values()},
        duties=library.duties or {},
    )


def pin_of(form: Form) -> FormPin:
    """Return what a journey through a form is pinned to; it is the same one in every language."""
    return FormPin(form.slug, form.version, form.fingerprint)


def _walkable(form: Form, *, audience: str, facts: Mapping[str, str], duties: Mapping[str, Duty]) -> Edition:
    return Edition(
        pin=pin_of(form),
        form=form,
        route=Route.of(form),
        audience=audience,
        questions=_by_id(form),
        facts=facts,
        duties=duties,
        takes_over=takes_over(form),
        sums=Sums.of(form) if form.result else None,
        working=Working.of(form),
    )


def _by_id(form: Form) -> Mapping[str, Question]:
    return {question.id: question for question in form.questions}

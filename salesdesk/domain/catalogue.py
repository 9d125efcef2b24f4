"""The starter catalogue: objectives, questions per branch and things to lay ready (Susan §1.3.1-§1.3.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.preparation import Moment, QuestionType, Side, Step, Target
from salesdesk.domain.visits import VisitKind


@dataclass(frozen=True, slots=True)
class ObjectivePattern:
    """An objective item to choose from: `keyword` on paper, `text` on screen, proposed for `kinds`.

    `after` is the keyword that it follows in the list, when it belongs to one template only. `name` is what
    documents call it where its keyword reads otherwise in the seller's language.
    """

    keyword: str
    text: str
    side: Side = Side.INTERNAL
    kinds: frozenset[VisitKind] = frozenset(VisitKind)
    after: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPattern:
    """A question to choose from; `serves` are objective keywords."""

    keyword: str
    text: str
    insight: str = ""
    serves: tuple[str, ...] = ()
    type: QuestionType = QuestionType.SITUATION
    target: Target = Target.NONE
    kinds: frozenset[VisitKind] = frozenset({VisitKind.FIRST})
    moment: Moment = Moment.MIDDLE


@dataclass(frozen=True, slots=True)
class ItemPattern:
    """Something to lay ready for a step on these kinds of visit."""

    step: Step
    label: str
    kinds: frozenset[VisitKind] = frozenset(VisitKind)


@dataclass(frozen=True, slots=True)
class Frame:
    """The external objective of a kind of visit; both texts have {subject}, `with_places` {places} too."""

    kind: VisitKind
    text: str
    with_places: str


@dataclass(frozen=True, slots=True)
class GapPattern:
    """What to ask when the card lacks something; `check` asks whether an old {value} still holds.

    With `named_by_value` the keyword is made from the value, such as the subject of a fact.
    """

    gap: str
    question: QuestionPattern
    check: str = ""
    named_by_value: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """Objectives and questions for what a seller sells; `matches` are lower-case words that point to it."""

    slug: str
    name: str
    subject: str = ""
    matches: tuple[str, ...] = ()
    objectives: tuple[ObjectivePattern, ...] = ()
    questions: tuple[QuestionPattern, ...] = ()


GENERAL = "general"
_SHORT = 3


def _points_to(part: str, words: str) -> bool:
    """A part of a word will do, but a short one must be a word of its own: no `ict` in `district`."""
    if len(part) > _SHORT:
        return part in words
    return re.search(rf"\b{re.escape(part)}\b", words) is not None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All there is to choose from, in one language; the general template fills what a branch leaves open."""

    objectives: tuple[ObjectivePattern, ...] = ()
    frames: tuple[Frame, ...] = ()
    items: tuple[ItemPattern, ...] = ()
    templates: tuple[Template, ...] = ()
    joiner: str = "en"
    gaps: tuple[GapPattern, ...] = ()

    def gap(self, name: str) -> GapPattern | None:
        return next((entry for entry in self.gaps if entry.gap == name), None)

    def template(self, slug: str) -> Template:
        """That template; the general one in place of a template that is gone."""
        found = {entry.slug: entry for entry in self.templates}
        return found.get(slug) or found.get(GENERAL) or Template(GENERAL, GENERAL)

    def frame(self, kind: VisitKind) -> Frame:
        return next((entry for entry in self.frames if entry.kind is kind), Frame(kind, "", ""))

    def template_for(self, *texts: str) -> Template:
        """The template of the first text that points to one, such as a visit's subject; else the general."""
        for text in texts:
            words = text.casefold()
            for template in self.templates:
                if any(_points_to(part, words) for part in template.matches):
                    return template
        return self.template(GENERAL)

    def known_objectives(self, template: Template) -> tuple[ObjectivePattern, ...]:
        """The common objectives, those with the template's own wording replaced, and the template's own ones.

        An own objective follows the one it names in `after`, else it stands in front.
        """
        own = {objective.keyword: objective for objective in template.objectives}
        common = [own.get(entry.keyword, entry) for entry in self.objectives]
        known = {entry.keyword for entry in common}
        extra = [entry for entry in template.objectives if entry.keyword not in known]
        listed = [entry for entry in extra if entry.after not in known]
        for entry in common:
            listed.append(entry)
            listed += [follower for follower in extra if follower.after == entry.keyword]
        return tuple(listed)


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template of the seller's own, or his version of one of ours with the same slug.

    `document` is the JSON of domain/catalogue_document for one template.
    """

    id: UUID
    slug: str
    name: str
    document: str
    deleted: bool = False

"""The starter catalogue: objectives, questions per branch and things to lay ready (Susan §1.3.1-§1.3.3)."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.domain.preparation import QuestionType, Side, Step, Target
from salesdesk.domain.visits import VisitKind


@dataclass(frozen=True, slots=True)
class ObjectivePattern:
    """An objective item to choose from: `keyword` on paper, `text` on screen, proposed for `kinds`."""

    keyword: str
    text: str
    side: Side = Side.INTERNAL
    kinds: frozenset[VisitKind] = frozenset(VisitKind)


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
class Template:
    """Objectives and questions for one branch; `matches` are parts of branch names, `sbi` code beginnings."""

    slug: str
    name: str
    subject: str = ""
    matches: tuple[str, ...] = ()
    sbi: tuple[str, ...] = ()
    objectives: tuple[ObjectivePattern, ...] = ()
    questions: tuple[QuestionPattern, ...] = ()


GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All there is to choose from, in one language; the general template fills what a branch leaves open."""

    objectives: tuple[ObjectivePattern, ...] = ()
    frames: tuple[Frame, ...] = ()
    items: tuple[ItemPattern, ...] = ()
    templates: tuple[Template, ...] = ()
    joiner: str = "en"

    def template(self, slug: str) -> Template:
        """That template, or an empty general one."""
        return next((entry for entry in self.templates if entry.slug == slug), Template(GENERAL, GENERAL))

    def frame(self, kind: VisitKind) -> Frame:
        return next((entry for entry in self.frames if entry.kind is kind), Frame(kind, "", ""))

    def template_for(self, branch: str, sbi_code: str = "") -> Template:
        """The template of a relation's branch, by industry code or name; else the general one."""
        words = branch.casefold()
        for template in self.templates:
            if any(sbi_code.startswith(start) for start in template.sbi):
                return template
        for template in self.templates:
            if any(part in words for part in template.matches):
                return template
        return self.template(GENERAL)

    def known_objectives(self, template: Template) -> tuple[ObjectivePattern, ...]:
        """The template's own objectives and the common ones it does not replace, in the common order.

        An own objective stands where the common one with the same keyword stood, otherwise in front.
        """
        own = {objective.keyword: objective for objective in template.objectives}
        common = {objective.keyword for objective in self.objectives}
        extra = tuple(entry for entry in template.objectives if entry.keyword not in common)
        return extra + tuple(own.get(entry.keyword, entry) for entry in self.objectives)

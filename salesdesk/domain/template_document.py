"""Writes a template as the document that `catalogue_document` reads."""

from __future__ import annotations

from collections.abc import Iterable

from salesdesk.domain.catalogue import Catalogue, ObjectivePattern, QuestionPattern, Template
from salesdesk.domain.preparation import Side, Target
from salesdesk.domain.visits import VisitKind

TEMPLATE_FIELDS = frozenset({"slug", "name", "subject", "matches", "objectives", "questions"})
OBJECTIVE_FIELDS = frozenset({"keyword", "text", "side", "kinds", "after"})
QUESTION_FIELDS = frozenset(
    {"keyword", "text", "insight", "serves", "type", "target", "kinds", "moment"}
)  # fmt: skip


def template_document(template: Template, catalogue: Catalogue) -> dict[str, object]:
    """The template in plain values; a common objective goes by its own name, whatever the language."""
    names = {entry.keyword: entry.name or entry.keyword for entry in catalogue.objectives}
    names |= {entry.keyword: entry.keyword for entry in template.objectives}
    return {
        "slug": template.slug,
        "name": template.name,
        "subject": template.subject,
        "matches": list(template.matches),
        "objectives": [_objective(entry, names) for entry in template.objectives],
        "questions": [_question(entry, names) for entry in template.questions],
    }


def _objective(entry: ObjectivePattern, names: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = {"keyword": entry.keyword, "text": entry.text}
    if entry.side is not Side.INTERNAL:
        found["side"] = entry.side.value
    if entry.after:
        found["after"] = names.get(entry.after, entry.after)
    return {**found, "kinds": _kinds(entry.kinds)}


def _question(entry: QuestionPattern, names: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = {"keyword": entry.keyword, "text": entry.text}
    if entry.insight:
        found["insight"] = entry.insight
    found["serves"] = [names.get(keyword, keyword) for keyword in entry.serves]
    found["type"] = entry.type.value
    if entry.target is not Target.NONE:
        found["target"] = entry.target.value
    return {**found, "kinds": _kinds(entry.kinds), "moment": entry.moment.value}


def _kinds(kinds: Iterable[VisitKind]) -> list[str]:
    chosen = frozenset(kinds)
    return [kind.value for kind in VisitKind if kind in chosen]

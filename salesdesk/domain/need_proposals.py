"""What a customer asked for, found back in reports and answers, for the seller to accept as a need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from salesdesk.domain.preparation import Preparation, Target, asked_questions
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.value_matching import stems
from salesdesk.domain.value_proposition import CustomerNeed, NeedKind
from salesdesk.domain.visits import Visit

VISITS_READ, MOST_PROPOSED, LONGEST_NEED = 4, 12, 240
_WISH_TARGETS = frozenset({Target.WISHES, Target.DEMANDS_PRODUCT, Target.DEMANDS_SUPPLIER})


@dataclass(frozen=True, slots=True)
class ProposedNeed:
    """A line of a report or an answer, with the visit where it was said."""

    text: str
    kind: NeedKind
    visit_id: UUID
    said_on: date


def propose_needs(
    visits: Iterable[Visit],
    reports: Iterable[VisitReport],
    preparations: Iterable[Preparation],
    known: Iterable[CustomerNeed],
) -> tuple[ProposedNeed, ...]:
    """From the last visits, the latest first; what is known, or was thrown away, is not proposed again.

    Give `known` with the deleted ones.
    """
    of_report = {report.visit_id: report for report in reports}
    of_preparation = {preparation.visit_id: preparation for preparation in preparations}
    latest = sorted(visits, key=lambda visit: (visit.visit_on, visit.start_time), reverse=True)
    said = ((visit, list(_said(of_report.get(visit.id), of_preparation.get(visit.id)))) for visit in latest)
    taken = {_key(need.text) for need in known}
    found: list[ProposedNeed] = []
    for visit, lines in islice(((visit, lines) for visit, lines in said if lines), VISITS_READ):
        for text, kind in lines:
            if _key(text) not in taken:
                taken.add(_key(text))
                found.append(ProposedNeed(text, kind, visit.id, visit.visit_on))
    return tuple(found[:MOST_PROPOSED])


def _said(report: VisitReport | None, preparation: Preparation | None) -> Iterator[tuple[str, NeedKind]]:
    if report is not None:
        for written, kind in (
            (report.economic_needs, NeedKind.ECONOMIC),
            (report.functional_needs, NeedKind.FUNCTIONAL),
            (report.psychological_needs, NeedKind.PSYCHOLOGICAL),
            (report.demands_on_product, NeedKind.FUNCTIONAL),
            (report.demands_on_supplier, NeedKind.FUNCTIONAL),
        ):
            yield from ((line, kind) for line in _lines(written))
    if preparation is not None:
        for question in asked_questions(preparation):
            if question.target in _WISH_TARGETS:
                yield from ((line, NeedKind.FUNCTIONAL) for line in _lines(question.answer))


def _lines(text: str) -> Sequence[str]:
    parts = (" ".join(part.split()).strip(" -•*.") for part in re.split(r"[\n;]", text))
    return [part[:LONGEST_NEED] for part in parts if len(part) > 1]


def _key(text: str) -> object:
    """Two wordings of the same are one need; signs without letters only equal themselves."""
    return frozenset(stems(text)) or text.strip().casefold()

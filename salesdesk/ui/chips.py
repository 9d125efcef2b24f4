"""The chips beside a visit: its kind, the relation's class or status, an open complaint."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import Importance, Status
from salesdesk.domain.visits import Freedom, VisitState
from salesdesk.services.visits import VisitLine
from salesdesk.ui.labels import Chip
from salesdesk.words import _, word

_STATUS_KINDS = {
    Status.SUSPECT: "neutral",
    Status.PROSPECT: "info",
    Status.CUSTOMER: "ok",
    Status.FORMER: "neutral",
    Status.DEAD: "neutral",
}


def status_chip(status: Status, *, is_hot: bool = False) -> Chip:
    """`klant`, `prospect` or `hot prospect`."""
    if status is Status.PROSPECT and is_hot:
        return Chip(_("hot prospect"), "warn")
    return Chip(word(status), _STATUS_KINDS[status])


def importance_chip(importance: Importance) -> Chip:
    if importance is Importance.KEY:
        return Chip(_("key account"), "acc")
    return Chip(importance.value, "acc" if importance is not Importance.C else "neutral")


def freedom_chips(freedom: Freedom, *, is_must: bool) -> list[QWidget]:
    """How far the planner may move a visit, where that was chosen."""
    chips: list[QWidget] = []
    if freedom in {Freedom.TIME, Freedom.LEEWAY}:
        chips.append(Chip(word(freedom), "line"))
    if is_must:
        chips.append(Chip(_("moet"), "line"))
    return chips


def visit_chips(line: VisitLine) -> list[QWidget]:
    """Kind first, then what the seller must know about the relation, then what happened to the visit."""
    chips: list[QWidget] = [Chip(word(line.kind), "line")]
    if line.status is Status.CUSTOMER:
        chips.append(importance_chip(line.importance))
    else:
        chips.append(status_chip(line.status, is_hot=line.is_hot))
    if line.complaint_since is not None:
        chips.append(Chip(_("klacht open"), "bad"))
    if line.moves:
        chips.append(Chip(_("{count}× verzet").format(count=line.moves), "line"))
    if line.is_open:
        chips += freedom_chips(line.freedom, is_must=line.is_must)
    if line.report_closed_at is not None:
        chips.append(Chip(_("verslag klaar"), "ok"))
    elif line.state in {VisitState.HELD, VisitState.ABSENT, VisitState.CANCELLED}:
        chips.append(Chip(word(line.state), "neutral"))
    if line.plan_b_name:
        chips.append(Chip(_("plan B: {name}").format(name=line.plan_b_name), "info"))
    return chips

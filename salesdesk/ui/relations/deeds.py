"""What can be done from the card of a relation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import PsuMember, Relation
from salesdesk.domain.satisfaction import Complaint
from salesdesk.services.open_points import OpenPoint
from salesdesk.ui.places import Place

Go = Callable[[Place], object]


@dataclass(frozen=True, slots=True)
class CardDeeds:
    """`change` keeps the relation as it is handed over, with a way back; `point` makes the row of one."""

    go: Go
    add_note: Callable[[], object]
    solve: Callable[[Complaint], object]
    change: Callable[[Relation], object]
    remind: Callable[[], object]
    point: Callable[[OpenPoint], QWidget]
    all_follow_ups: Callable[[], object]
    add_colleague: Callable[[], object]
    remove_colleague: Callable[[PsuMember], object]

"""What can be done from the card of a relation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from salesdesk.domain.relations import Relation
from salesdesk.domain.satisfaction import Complaint
from salesdesk.ui.places import Place

Go = Callable[[Place], object]


@dataclass(frozen=True, slots=True)
class CardDeeds:
    """`change` keeps the relation as it is handed over, with a way back."""

    go: Go
    add_note: Callable[[], object]
    solve: Callable[[Complaint], object]
    change: Callable[[Relation], object]

"""Nobody was there: why, and who is visited instead."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QWidget

from salesdesk import formats, words
from salesdesk.services.alternatives import Door, NearRelation
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.labels import Chip, ElidedLabel, label
from salesdesk.ui.marks import ClassTile
from salesdesk.ui.parts import column, row
from salesdesk.ui.visit_reasons import ReasonField, absent_reasons
from salesdesk.words import _


class AbsentForm(QWidget):
    """A reason, and one of the addresses nearby or none."""

    def __init__(self, choices: Sequence[NearRelation]) -> None:
        super().__init__()
        self.reason = ReasonField(_("Reden"), absent_reasons())
        self._group = QButtonGroup(self)
        self._ids: list[UUID | None] = [None, *(choice.relation_id for choice in choices)]
        self.rows = [_none_row(), *(_choice_row(choice) for choice in choices)]
        for place, each in enumerate(self.rows):
            each.setCheckable(True)
            self._group.addButton(each, place)
        self.rows[0].setChecked(True)
        parts: list[QWidget] = [self.reason]
        if choices:
            parts += [label(_("Plan B: naar wie ga je nu?"), "h3"), *self.rows]
        self.setLayout(column(*parts, gap=6))

    def plan_b(self) -> UUID | None:
        return self._ids[self._group.checkedId()]


def _none_row() -> Pressable:
    made = Pressable(_("Geen plan B"), lambda: None)
    made.setLayout(row(label(_("Geen plan B"), "body"), 1, margins=(10, 5, 10, 5)))
    return made


def _choice_row(choice: NearRelation) -> Pressable:
    drive = formats.duration(choice.minutes, words.screen_language())
    facts = [choice.address.place, drive]
    if choice.best_phone:
        facts.append(choice.best_phone)
    said = "  ·  ".join(part for part in facts if part)
    made = Pressable(f"{choice.name}, {said}", lambda: None)
    parts = row(ClassTile(choice.importance.value, side=22), gap=10, margins=(10, 4, 10, 4))
    parts.addLayout(column(ElidedLabel(choice.name, "strong"), ElidedLabel(said, "small"), gap=0), 1)
    if choice.doorstep.door in {Door.CLOSED, Door.CLOSING}:
        parts.addWidget(Chip(_("dicht"), "neutral"))
    elif choice.doorstep.door is Door.OPEN:
        parts.addWidget(Chip(_("open"), "ok"))
    made.setLayout(parts)
    return made

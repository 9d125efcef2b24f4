"""Before an announced visit gets another time: whom to call, and why it moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.services.day_draft import Announced
from salesdesk.ui import ask
from salesdesk.ui.forms import FormRow, TextField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import TwoLineRow, column
from salesdesk.words import _


def ask_called(parent: QWidget, announced: Sequence[Announced], day: date) -> str | None:
    """The reason once the seller has called; None when he hasn't yet."""
    reason = TextField(_("Reden"), placeholder=_("past beter in de route"))
    body = QWidget()
    rows = [TwoLineRow(one.name, _change(one, day), one.phone, strong=True) for one in announced]
    intro = TextBlock(
        _("Deze afspraken zijn bevestigd. Bel eerst, daarna krijgen ze hun nieuwe tijd."), "body"
    )
    body.setLayout(column(intro, *rows, FormRow(_("Reden"), reason), gap=10))
    if not ask.sheet(parent, _("Bevestigd: bel eerst"), body, _("Gebeld, zo houden")):
        return None
    return reason.value().strip()


def _change(one: Announced, day: date) -> str:
    before = formats.clock(one.before.start_time)
    if one.after is None:
        return _("{before} → nog in te plannen").format(before=before)
    after = formats.clock(one.after.start_time)
    if one.after.visit_on != day:
        after = f"{formats.day_text(one.after.visit_on, words.screen_language())} {after}"
    return _("{before} → {after}").format(before=before, after=after)

"""Writes the table of the rayon where the seller wants it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk.services.rayon import Rayon
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.words import _


def export_table(parent: QWidget, desk: Desk, rayon: Rayon) -> None:
    """Areas and relations as an Excel file; asks where."""
    name = _("{name}.xlsx").format(name=_("Rayon"))
    path = ask.save_file(parent, _("Rayontabel bewaren"), name, _("Excel (*.xlsx)"))
    if path is None:
        return
    desk.work.ask(
        lambda: rayon.write_workbook(path),
        lambda kept: desk.toast(_("Bewaard als {name}").format(name=kept.name)),
        lane="read",
    )

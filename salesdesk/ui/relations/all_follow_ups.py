"""Every follow-up of a relation in a sheet to read: the open ones first, then what was done and when."""

from __future__ import annotations

from salesdesk import formats
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.relations import Relation
from salesdesk.services.follow_ups import FollowUps
from salesdesk.ui import ask, theme
from salesdesk.ui.desk import Desk
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _

WIDE, TALL = 560, 320


def show_follow_ups(desk: Desk, follow_ups: FollowUps, relation: Relation) -> None:
    """Read them and show the sheet."""

    def show(items: list[FollowUp]) -> None:
        title = _("Opvolgacties bij {name}").format(name=relation.name)
        ask.show_sheet(None, title, follow_up_table(items))

    desk.work.ask(lambda: follow_ups.of_relation(relation.id), show, lane="read")


def follow_up_table(items: list[FollowUp]) -> TableView[FollowUp]:
    columns = [
        Column[FollowUp](_("Opvolgactie"), lambda one: one.text, bold=lambda one: one.done_at is None),
        Column[FollowUp](
            _("Op"), lambda one: formats.field_date(one.due_on), sort=lambda one: one.due_on, width=96
        ),
        Column[FollowUp](
            _("Gedaan"),
            lambda one: formats.field_date(one.done_at.date()) if one.done_at else "–",
            sort=lambda one: one.done_at,
            width=96,
            tone="muted",
        ),
    ]
    table = TableView(TableModel(columns, items), _("Opvolgacties"), row_height=28)
    table.setMinimumSize(theme.F(WIDE), theme.F(TALL))
    return table

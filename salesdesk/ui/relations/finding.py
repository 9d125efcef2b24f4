"""Finding a relation: search, filters and the list in the pane at the left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.relations import Importance, Status
from salesdesk.services.relations import RelationLine, Relations
from salesdesk.ui.buttons import add_chip, filter_chip, icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import TextField
from salesdesk.ui.labels import label
from salesdesk.ui.parts import row
from salesdesk.ui.relations.rows import RelationList
from salesdesk.ui.screen import ListPane
from salesdesk.words import _, word

KEPT_STATUSES = frozenset(Status) - {Status.DEAD}
Choices = list[tuple[str, bool, Callable[[], object]]]


class Finding:
    """What the seller searches and filters on; `changed` is called when that is something else."""

    def __init__(self, desk: Desk, relations: Relations, pane: ListPane, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._relations = relations
        self._pane = pane
        self._changed = changed
        self._statuses: frozenset[Status] = frozenset()
        self._importances: frozenset[Importance] = frozenset()
        self._area = ""
        self._count = label("", "body", "muted")
        new = icon_button("plus", _("Nieuwe relatie"), partial(desk.actions.run, "relation.new"), quiet=True)
        self.search = TextField(_("Zoek in relaties"), placeholder=_("Naam, plaats of contact"))
        self.search.edited.connect(changed)
        self._filters = FlowBox()
        self.list = RelationList(desk.today())
        pane.body.addLayout(row(label(_("Relaties"), "h2"), self._count, 1, new, gap=8))
        pane.body.addWidget(self.search)
        pane.body.addWidget(self._filters)
        pane.body.addWidget(self.list, 1)
        self._show_chips()

    @property
    def is_filtered(self) -> bool:
        return bool(self.search.value() or self._statuses or self._importances or self._area)

    def question(self) -> Callable[[], list[RelationLine]]:
        """The call that reads the list as it is asked for now."""
        return partial(
            self._relations.lines,
            self.search.value(),
            statuses=self._statuses or KEPT_STATUSES,
            importances=self._importances,
            area=self._area,
        )

    def show(self, lines: list[RelationLine]) -> None:
        self.list.rows.set_lines(lines, self._desk.today())
        self._count.setText(str(len(lines)))

    def _show_chips(self) -> None:
        chips: list[QWidget] = [
            *(filter_chip(word(code), partial(self._toggle_status, code)) for code in sorted(self._statuses)),
            *(
                filter_chip(word(code), partial(self._toggle_importance, code))
                for code in sorted(self._importances)
            ),
        ]
        if self._area:
            chips.append(filter_chip(self._area, partial(self._set_area, "")))
        self._adder = add_chip(_("filter"), self.offer_filters)
        self._filters.refill(*chips, self._adder)

    def offer_filters(self) -> None:
        """The menu of statuses, classes and areas."""
        self._desk.work.ask(self._relations.areas, self._open_filters, lane="read", owner=self._pane)

    def _open_filters(self, areas: list[str]) -> None:
        self.menu = QMenu(self._pane)
        self._choices(
            [(word(one), one in self._statuses, partial(self._toggle_status, one)) for one in Status]
        )
        self._choices(
            [
                (word(one), one in self._importances, partial(self._toggle_importance, one))
                for one in Importance
            ]
        )
        self._choices([(area, area == self._area, partial(self._set_area, area)) for area in areas])
        self.menu.popup(self._adder.mapToGlobal(self._adder.rect().bottomLeft()))

    def _choices(self, choices: Choices) -> None:
        for text, is_on, run in choices:
            entry = self.menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(is_on)
            entry.triggered.connect(lambda *_on, run=run: run())
        self.menu.addSeparator()

    def _toggle_status(self, status: Status) -> None:
        self._statuses ^= {status}
        self._refilter()

    def _toggle_importance(self, importance: Importance) -> None:
        self._importances ^= {importance}
        self._refilter()

    def _set_area(self, area: str) -> None:
        self._area = "" if area == self._area else area
        self._refilter()

    def _refilter(self) -> None:
        self._show_chips()
        self._changed()

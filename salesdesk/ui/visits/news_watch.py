"""How often the seller wants to look at the news of a relation."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.relations import Relation
from salesdesk.services.facts import Facts
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, FormRow
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.news import news_choices, see_news
from salesdesk.ui.parts import row
from salesdesk.words import _


class NewsWatch(QWidget):
    """Kept at once; when it is due the relation comes back on Vandaag."""

    def __init__(self, desk: Desk, facts: Facts) -> None:
        super().__init__()
        self._desk, self._facts = desk, facts
        self._relation: Relation | None = None
        self.weeks = Choice(_("Nieuws bekijken"), news_choices(), wide=160)
        self.weeks.edited.connect(self._chosen)
        self._seen = ElidedLabel("", "small")
        self.see = link(_("Nu bekeken"), self._see, "check")
        line = row(FormRow(_("Nieuws bekijken"), self.weeks), gap=12)
        line.addWidget(self._seen, 1)
        line.addWidget(self.see)
        self.setLayout(line)

    def show_relation(self, relation: Relation) -> None:
        self._relation = relation
        self.weeks.set_choices(news_choices(relation.news_every_weeks))
        self.weeks.set_value(relation.news_every_weeks)
        seen = relation.news_seen_on
        said = (
            _("laatst bekeken {day}").format(day=formats.field_date(seen)) if seen else _("nog niet bekeken")
        )
        self._seen.setText(said if relation.news_every_weeks else _("komt dan terug op Vandaag"))
        self.see.setVisible(relation.news_every_weeks is not None)

    def _chosen(self) -> None:
        if self._relation is not None:
            relation_id, weeks = self._relation.id, self.weeks.value()
            self._desk.work.ask(lambda: self._facts.follow_news(relation_id, weeks), self.show_relation)

    def _see(self) -> None:
        if self._relation is not None:
            see_news(self._desk, self._facts, self._relation.id, self._relation.name)

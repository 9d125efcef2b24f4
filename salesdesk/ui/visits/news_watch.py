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
from salesdesk.ui.parts import row
from salesdesk.words import _, ngettext

WEEKS = (1, 2, 4, 8, 13, 26)


def news_choices(present: int | None = None) -> list[tuple[int | None, str]]:
    """Never, or every so many weeks; a number set elsewhere is one of them."""
    weeks = sorted({*WEEKS, *({present} if present else ())})
    return [(None, _("niet")), *((count, every(count)) for count in weeks)]


def every(weeks: int) -> str:
    return ngettext("elke week", "elke {count} weken", weeks).format(count=weeks)


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
            see_news(self._desk, self._facts, self._relation)


def see_news(desk: Desk, facts: Facts, relation: Relation) -> None:
    """The news was looked at; a toast with the way back."""
    relation_id = relation.id

    def told(before: object) -> None:
        desk.toast(
            _("Nieuws van {name} bekeken").format(name=relation.name),
            lambda: desk.work.ask(lambda: facts.unsee_news(relation_id, before)),  # type: ignore[arg-type]
        )

    desk.work.ask(lambda: facts.see_news(relation_id), told)

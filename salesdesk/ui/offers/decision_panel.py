"""Beside a request: grant it up to a percentage, or refuse it with words; afterwards what was decided."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from salesdesk import formats
from salesdesk.domain.discount_limits import rounded_up
from salesdesk.domain.offer_approval import ApprovalFacts, ApprovalState
from salesdesk.errors import Reason
from salesdesk.ui import spoken
from salesdesk.ui.buttons import link, plain, primary
from salesdesk.ui.fields import NotesField
from salesdesk.ui.forms import Form, PercentField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Fact, Note, column, row
from salesdesk.ui.screen import Inspector
from salesdesk.words import _

Decide = Callable[[UUID, Decimal | None, str], object]


class DecisionPanel:
    """Fills the inspector of the approvals page."""

    def __init__(
        self,
        side: Inspector,
        decide: Decide,
        mail_again: Callable[[UUID], object],
        save: Callable[[UUID], object],
    ) -> None:
        self._side, self._decide, self._again, self._save = side, decide, mail_again, save
        self._shown: tuple[UUID, ApprovalState] | None = None
        self.form = Form()

    def show_facts(self, facts: ApprovalFacts) -> None:
        """The question, or its answer; what is being typed stays."""
        request = facts.request
        if self._shown == (request.id, request.state):
            return
        self._shown = (request.id, request.state)
        self._side.clear()
        section = self._side.section(_("Jouw besluit"))
        if request.state is ApprovalState.ASKED:
            section.add(self._question(facts))
        else:
            section.add(self._answer(facts))
        about = self._side.section(_("Over deze aanvraag"))
        facts_known = ((_("Plaats"), facts.place), (_("Onderwerp"), facts.subject))
        known = [(name, value) for name, value in facts_known if value]
        for name, value in known:
            about.add(Fact(name, value, wide=84))
        if facts.asked.discount_percent:
            share = spoken.percent(facts.asked.discount_percent)
            about.add(Fact(_("Op totaal"), share, wide=84))
        if facts.extra_revenue is not None:
            margin = spoken.percent(facts.margin_percent, decimals=0)
            about.add(Fact(_("Marge erna"), margin, wide=84))
        words = _(
            "Je tekent voor precies deze prijzen. Verandert de offerte daarna, dan telt je antwoord niet."
        )
        about.add(TextBlock(words, "small", "muted"))

    def _question(self, facts: ApprovalFacts) -> QVBoxLayout:
        self.percent = PercentField(_("Goedkeuren tot en met"), wide=90)
        self.percent.set_value(rounded_up(facts.request.discount_percent).normalize())
        self.words = NotesField(_("Toelichting"), lines=3)
        self.grant = primary(_("Goedkeuren"), lambda: self._grant(facts.request.id), "check")
        self.refuse = plain(_("Afwijzen"), lambda: self._refuse(facts.request.id), "close")
        self.form = Form()
        self.form.add("most_percent", _("Goedkeuren tot en met"), self.percent)
        self.form.add("answer", _("Toelichting"), self.words, hint=_("Nodig als je afwijst."))
        return column(self.form, row(self.grant, self.refuse, 1, gap=8), gap=12)

    def _grant(self, request_id: UUID) -> None:
        self._decide(request_id, self.percent.required_value(), self.words.value())

    def _refuse(self, request_id: UUID) -> None:
        self._decide(request_id, None, self.words.value())

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        """Why it cannot be decided like this, at its field."""
        self.form.show_refused(reasons)

    def _answer(self, facts: ApprovalFacts) -> QVBoxLayout:
        request = facts.request
        if request.most_percent is None:
            note = Note(_("Afgewezen"), "bad")
        else:
            percent = spoken.percent(request.most_percent)
            note = Note(_("Goedgekeurd tot en met {percent}").format(percent=percent), "ok")
        day = formats.field_date(request.decided_at.date()) if request.decided_at else "–"
        again = link(_("Antwoord nog eens mailen"), lambda: self._again(request.id))
        save = link(_("Antwoord bewaren als bestand…"), lambda: self._save(request.id))
        said = TextBlock(request.answer) if request.answer else None
        parts = [note, Fact(_("Besloten"), f"{day}, {request.decided_by}", wide=84), said]
        return column(*(part for part in parts if part is not None), row(again, 1), row(save, 1), gap=8)

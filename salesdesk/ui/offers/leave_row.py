"""Under what a discount costs: whether it needs leave, who was asked, and what came back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.discount_limits import rounded_up
from salesdesk.domain.offer_approval import ApprovalRequest, ApprovalStand, ApprovalState, asked_offer
from salesdesk.domain.offers import Offer
from salesdesk.services.offer_approvals import ApprovalDesk
from salesdesk.services.offers import OfferView
from salesdesk.ui import spoken, theme
from salesdesk.ui.buttons import Button, link
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import Chip, TextBlock
from salesdesk.ui.parts import column
from salesdesk.words import _

Run = Callable[[], object]
STAND_CHIPS = {
    ApprovalStand.NEEDED: "warn",
    ApprovalStand.ASKED: "info",
    ApprovalStand.REFUSED: "bad",
    ApprovalStand.APPROVED: "ok",
}


def stand_word(stand: ApprovalStand) -> str:
    """On a chip and in the list: `goedkeuring nodig`."""
    return {
        ApprovalStand.NONE: "",
        ApprovalStand.NEEDED: _("goedkeuring nodig"),
        ApprovalStand.ASKED: _("goedkeuring gevraagd"),
        ApprovalStand.REFUSED: _("niet goedgekeurd"),
        ApprovalStand.APPROVED: _("goedgekeurd"),
    }[stand]


class LeaveRow(QWidget):
    """A chip, a sentence, and the two ways to leave."""

    def __init__(
        self, ask: Callable[[], object], code: Callable[[], object], answer: Callable[[], object]
    ) -> None:
        super().__init__()
        self.chip = Chip("", "warn")
        self.words = TextBlock("", "small", "text2")
        self.ask: Button = link(_("Goedkeuring vragen…"), ask)
        self.code: Button = link(_("Code invoeren…"), code)
        self.answer: Button = link(_("Antwoord openen…"), answer)
        links = FlowBox(self.ask, self.answer, self.code)
        self.setLayout(column(FlowBox(self.chip), self.words, links, gap=theme.F(4)))
        self.hide()

    def show_stand(self, stand: ApprovalStand, view: OfferView, offer: Offer, known: ApprovalDesk) -> None:
        """What stands in the way now, and what can be done about it."""
        self.setVisible(stand is not ApprovalStand.NONE)
        if stand is ApprovalStand.NONE:
            return
        self.chip.set(stand_word(stand), STAND_CHIPS[stand])
        self.words.setText(_sentence(stand, view, offer, known))
        waits = view.is_draft and stand is not ApprovalStand.APPROVED
        self.ask.setVisible(waits)
        self.ask.setText(_("Opnieuw vragen…") if stand is ApprovalStand.ASKED else _("Goedkeuring vragen…"))
        self.answer.setVisible(waits and stand is ApprovalStand.ASKED)
        self.code.setVisible(waits and bool(known.codes))


def _sentence(stand: ApprovalStand, view: OfferView, offer: Offer, known: ApprovalDesk) -> str:
    if stand is ApprovalStand.APPROVED:
        return offer.approval
    given = spoken.percent(rounded_up(asked_offer(offer, "").most_percent))
    if stand is ApprovalStand.NEEDED:
        return _needed(given, view, offer)
    return _asked(given, known.requests[0]) if known.requests else ""


def _needed(given: str, view: OfferView, offer: Offer) -> str:
    if offer.approved_percent is not None:
        allowed = spoken.percent(offer.approved_percent)
        return _("{given} is meer dan de {allowed} die is goedgekeurd.").format(given=given, allowed=allowed)
    limit = spoken.percent(view.settings.thresholds.leave_from_percent)
    return _("{given} is meer dan de {limit} die je zelf mag geven.").format(given=given, limit=limit)


def _asked(given: str, request: ApprovalRequest) -> str:
    if request.state is ApprovalState.REFUSED:
        return _("{name}: {answer}").format(name=request.decided_by, answer=request.answer)
    if request.most_percent is not None:
        allowed = spoken.percent(request.most_percent)
        return _("Goedgekeurd is {allowed}; deze offerte geeft {given}.").format(allowed=allowed, given=given)
    day = formats.field_date(request.asked_at.date()) if request.asked_at else ""
    return _("Gevraagd op {day}, voor {given}.").format(day=day, given=given)

"""The sheets at the turns of an offer: sending it, copying it to another customer."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.discount_limits import DiscountStand
from salesdesk.domain.offer_release import free_lines
from salesdesk.domain.offers import Offer, OfferLine
from salesdesk.errors import Reason
from salesdesk.services.offers import OfferView
from salesdesk.ui import spoken
from salesdesk.ui.fields import NotesField
from salesdesk.ui.forms import Form
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.offers.worth_words import worth_words
from salesdesk.ui.parts import Facts, Note, column
from salesdesk.ui.suggestions import Suggest, SuggestField
from salesdesk.words import _, finding_text, ngettext, word

NAMED = 3  # free lines named in the sheet; the rest are only counted


class ReleaseSheet(QWidget):
    """What goes out, what was against it, and the reasons that asks."""

    def __init__(self, view: OfferView, offer: Offer) -> None:
        super().__init__()
        contact = view.contact(offer.contact_id)
        totals = view.totals(offer)
        count = sum(line.counts for line in offer.lines)
        facts = [
            (
                _("Aan"),
                ", ".join(
                    part for part in (view.relation.name, contact.short_name if contact else "") if part
                ),
            ),
            (_("Totaal"), _("{amount} incl. btw").format(amount=spoken.euro(totals.total))),
            (_("Regels"), ngettext("{count} regel", "{count} regels", count).format(count=count)),
            (_("Geldig tot"), formats.field_date(offer.valid_until) if offer.valid_until else "–"),
        ]
        self.form = Form()
        self.reason = NotesField(_("Reden om toch te offreren"), lines=2)
        self.discount_reason = NotesField(_("Reden voor de korting"), lines=2)
        body = column(Facts(facts), gap=10)
        failed = view.check(offer).failed
        if failed:
            points = "; ".join(f"{word(finding.point)}: {finding_text(finding)}" for finding in failed)
            body.addWidget(Note(points, "warn"))
            self.reason.set_value(offer.override_reason)
            self.form.add("override_reason", _("Waarom maak je hem toch?"), self.reason)
        worth = view.worth(offer)
        if worth.pays is False:
            body.addWidget(Note(*worth_words(worth)))
        free = free_lines(offer)
        self.free = Note(_free_words(free), "warn")
        self.free.setVisible(bool(free))
        body.addWidget(self.free)
        above = view.discount_stand(offer) is not DiscountStand.FREE
        if above:
            limit = spoken.percent(view.settings.thresholds.discount_limit_percent)
            self.discount_reason.set_value(offer.discount_reason)
            question = _("Waarom meer dan {limit} korting?").format(limit=limit)
            self.form.add("discount_reason", question, self.discount_reason)
        body.addWidget(self.form)
        self.form.setVisible(bool(failed or above))
        after = _(
            "De PDF wordt vastgelegd en de offerte ligt vast; wijzigen kan daarna in een nieuwe revisie."
        )
        body.addWidget(TextBlock(after, "small", "muted"))
        self.setLayout(body)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where something is still to be written."""
        super().showEvent(event)
        asked = (field for field in (self.reason, self.discount_reason) if self.isAncestorOf(field))
        empty = next((field for field in asked if not field.value()), None)
        if empty is not None:
            empty.setFocus()

    def asks(self, reasons: Sequence[Reason]) -> bool:
        """Whether all that was refused can be answered in this sheet."""
        return {reason.at for reason in reasons} <= set(self.form.fields())


def _free_words(lines: Sequence[OfferLine]) -> str:
    """How many lines have no price, and the first of them by name."""
    count = len(lines)
    words = ngettext("{count} regel heeft prijs {price}:", "{count} regels hebben prijs {price}:", count)
    names = ", ".join(line.description.split("\n", 1)[0] for line in lines[:NAMED])
    more = ", …" if count > NAMED else ""
    return f"{words.format(count=count, price=spoken.euro(Decimal(0)))} {names}{more}"


class CustomerSheet(QWidget):
    """Another customer, found by typing."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self.customer = SuggestField(_("Relatie"), suggest, placeholder=_("Typ een naam of plaats"))
        self.setLayout(column(label(_("Relatie"), "small"), self.customer, gap=3))

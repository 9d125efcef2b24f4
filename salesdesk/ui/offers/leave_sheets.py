"""The sheets around leave: asking it by mail, and typing a code that was said over the telephone."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.discount import rounded_to_tens
from salesdesk.domain.discount_limits import rounded_up
from salesdesk.domain.offer_approval import asked_offer
from salesdesk.domain.offers import Offer
from salesdesk.services.offer_approvals import ApprovalDesk
from salesdesk.services.offers import OfferView
from salesdesk.ui import spoken
from salesdesk.ui.fields import NotesField, TextField
from salesdesk.ui.forms import Choice, Form
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Facts, Note, column
from salesdesk.words import _


class AskSheet(QWidget):
    """What is asked, to whom, and why."""

    def __init__(self, view: OfferView, offer: Offer, known: ApprovalDesk) -> None:
        super().__init__()
        cost = view.discount(offer)
        approvers = known.approvals.approvers
        to = approvers[0].name if approvers else _("vul je zelf in")
        facts = [
            (_("Aan"), to),
            (_("Korting"), spoken.percent(rounded_up(asked_offer(offer, "").most_percent))),
            (_("Kost"), spoken.euro(cost.discount)),
            (_("Goedmaken"), extra_words(cost.extra_revenue)),
        ]
        self.reason = NotesField(_("Waarom"), lines=3)
        self.reason.set_value(offer.discount_reason)
        self.form = Form()
        self.form.add("reason", _("Waarom is het dit waard?"), self.reason)
        after = _("Er komt een mail klaar te staan met de aanvraag als bijlage. Het antwoord open je hier.")
        body = column(Facts(facts), gap=10)
        if not approvers:
            words = _(
                "Er is nog niemand ingeschreven die mag goedkeuren. Vragen kan, het antwoord telt pas als je "
                "zijn sleutel hebt."
            )
            body.addWidget(Note(words, "warn"))
        body.addWidget(self.form)
        body.addWidget(TextBlock(after, "small", "muted"))
        self.setLayout(body)


def extra_words(extra: Decimal | None) -> str:
    """`€ 1.830 extra omzet`, or that there is no margin to make it up with."""
    if extra is None:
        return _("geen marge over")
    return _("{extra} extra omzet").format(extra=spoken.euro(rounded_to_tens(extra), decimals=0))


class CodeSheet(QWidget):
    """Which number, and the code behind it."""

    def __init__(self, known: ApprovalDesk, now: datetime) -> None:
        super().__init__()
        several = len({code.made_by for code in known.codes}) > 1
        choices = []
        for code in known.codes:
            percent = spoken.percent(code.most_percent)
            said = _("nr. {number}, t/m {percent}").format(number=code.number, percent=percent)
            choices.append((code.number, f"{said} ({code.made_by})" if several else said))
        self.number: Choice[int] = Choice(_("Nummer"), choices)
        self.code = TextField(_("Code"), placeholder="ABC-DEF-GHJ")
        self.form = Form()
        self.form.add("number", _("Welk nummer noemt hij?"), self.number)
        self.form.add("code", _("En welke code staat erachter?"), self.code)
        names = ", ".join(dict.fromkeys(code.made_by for code in known.codes))
        words = _("Bel {names}, vertel klant, korting en reden, en typ wat hij voorleest.").format(
            names=names
        )
        body = column(TextBlock(words), gap=10)
        if known.locked_until is not None and known.locked_until > now:
            local = known.locked_until.astimezone(now.tzinfo)
            day, time = formats.field_date(local.date()), formats.clock(local)
            locked = _("Er zijn te veel verkeerde codes getypt. Het kan weer vanaf {day} {time}.")
            body.addWidget(Note(locked.format(day=day, time=time), "warn"))
        body.addWidget(self.form)
        self.setLayout(body)

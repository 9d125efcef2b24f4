"""Leave by a code that was said over the telephone: which codes can be used, and how one is spent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.approval_code_letters import grouped
from salesdesk.domain.discount_limits import rounded_up
from salesdesk.domain.offer_approval import (
    ApprovalCode,
    ApprovalRequest,
    ApprovalState,
    asked_offer,
    granted,
)
from salesdesk.domain.offers import Offer
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.signing import fingerprint
from salesdesk.services.clock import Clock
from salesdesk.services.offer_view import OfferView
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language


def trusted_codes(session: Session, **wanted: int) -> list[ApprovalCode]:
    """The codes signed by who is enrolled, used and passed ones too."""
    trusted = {fingerprint(each.public_key) for each in load_settings(session).approvals.approvers}
    return [code for code in records.find(session, ApprovalCode, **wanted) if code.signed_by in trusted]


def is_passed(code: ApprovalCode, now: datetime) -> bool:
    """Whether its last day is over."""
    return code.valid_until is not None and code.valid_until < now.date()


def leave_words(who: str, percent: Decimal) -> str:
    """Who gave leave up to how much, as the offer keeps it."""
    return _("{who}, t/m {percent} %").format(who=who, percent=_plain(percent))


def _plain(percent: Decimal) -> str:
    return formats.number(percent, None, screen_language())


def codes_numbered(session: Session, number: int, now: datetime) -> list[ApprovalCode]:
    """The codes on this line of a trusted sheet that can be used; refused with why there are none."""
    own = trusted_codes(session, number=number)
    usable = [code for code in own if code.used_at is None and not is_passed(code, now)]
    if usable:
        return usable
    for code in own:
        if code.used_at is not None:
            text = N_("Code {number} is al gebruikt, voor {label}. Vraag een andere.")
            raise Refused(Reason(text, "number", {"number": number, "label": code.used_for}))
        text = N_("Code {number} was geldig tot en met {day}. Vraag een andere.")
        day = formats.field_date(code.valid_until) if code.valid_until else ""
        raise Refused(Reason(text, "number", {"number": number, "day": day}))
    text = N_("Er staat geen code {number} in de bestanden die je hebt ingelezen.")
    raise Refused(Reason(text, "number", {"number": number}))


def leave_by_code(session: Session, view: OfferView, code: ApprovalCode, letters: str, clock: Clock) -> Offer:
    """Code, offer and the record of it in one transaction: never used twice, never lost.

    A spent code is kept in full: the sheet of who decides has the same letters behind that number.
    """
    offer, asked = view.offer, asked_offer(view.offer, view.relation.name)
    if asked.most_percent > code.most_percent:
        text = N_("Code {number} geldt t/m {most} %; deze offerte geeft {given} %. De code is niet gebruikt.")
        given = _plain(rounded_up(asked.most_percent))
        values = {"number": code.number, "most": _plain(code.most_percent), "given": given}
        raise Refused(Reason(text, "code", values))
    now = clock.now()
    said = _("code {number}, {name}").format(number=code.number, name=code.made_by)
    allowed = granted(offer, leave_words(said, code.most_percent), code.most_percent)
    record = ApprovalRequest(
        clock.new_id(), offer.id, offer.label, asked.digest, offer.net, asked.most_percent,
        offer.discount_reason, now, view.settings.seller.name, ApprovalState.GRANTED, code.most_percent, now,
        code.made_by, said, f"{code.signed_by}:{code.number}:{grouped(letters)}",
    )  # fmt: skip
    records.save_all(session, [replace(code, used_at=now, used_for=offer.label), allowed, record])
    return allowed

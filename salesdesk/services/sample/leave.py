"""Leave for more discount in the sample: who gives it, codes on the laptop, and requests both ways."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.approval_code_letters import ALPHABET, DRAWN, bare, code_of
from salesdesk.domain.company import Approvals, Approver
from salesdesk.domain.discount import discount_cost
from salesdesk.domain.offer_approval import (
    ApprovalCode,
    ApprovalFacts,
    ApprovalRequest,
    ApprovalState,
    AskedLine,
    AskedOffer,
    asked_offer,
)
from salesdesk.domain.offers import LineKind, Offer, OfferState, Period
from salesdesk.exchange.approval_files import request_bytes
from salesdesk.exchange.code_hashes import Cost, hash_of
from salesdesk.exchange.signing import fingerprint, public_key_of
from salesdesk.services.approval_key import KEY_SETTING
from salesdesk.services.approving import inbox_key
from salesdesk.services.sample.maker import Maker, Sample, month_after

QUICK = Cost(1, 8192)  # public codes need no slow hash, and the sample is made while somebody waits
DIRECTOR = "Ruud Hartman"
COLLEAGUE = ("Joost Vermeer", "j.vermeer@vechtster.example")
CODES = 8
USED = 4
MARGIN = Decimal(26)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a colleague asks; a line reads code, words, quantity, unit, price, discount."""

    customer: str
    place: str
    subject: str
    chance_percent: int
    reason: str
    lines: tuple[tuple[str, str, str, str, str, str], ...]


ASKED = (
    Asked(
        "Camping De Waterkant", "Loosdrecht", "Sanitair voor het nieuwe seizoen", 55,
        "Zij tekenen voor drie seizoenen als we op deze prijs uitkomen.",
        (("SV-12", "Sanitaire voorzieningen, 6 ruimten", "26", "mnd", "118", "15"),
         ("SZ-50", "Schrobzuigmachine S50, huurkoop", "1", "stuk", "2450", "20")),
    ),
    Asked(
        "Basisschool De Kade", "Weesp", "Dagelijkse schoonmaak", 70,
        "Laatste van vier scholen; de andere drie hebben deze korting al.",
        (("SM-D5", "Dagelijkse schoonmaak, 5× per week", "12", "mnd", "985", "18"),),
    ),
)  # fmt: skip


def make_leave(maker: Maker, sample: Sample) -> None:
    """A draft that needs leave, one that waits, one that had it by telephone; and requests to decide on."""
    private, director = maker.chance.randbytes(32).hex(), maker.chance.randbytes(32).hex()
    approver = Approver(DIRECTOR, "r.hartman@vechtster.example", public_key_of(director), maker.days_ago(60))
    sample.settings = replace(sample.settings, approvals=Approvals(approves=True, approvers=(approver,)))
    sample.kept[KEY_SETTING] = private
    letters = sample_codes(maker)
    codes = _codes(maker, letters, fingerprint(approver.public_key))
    needed, waiting, allowed = _drafts(sample)
    _give(sample, needed, "17")
    _waiting(maker, sample, _give(sample, waiting, "16"))
    spoken = _give(sample, allowed, "18")
    codes[USED - 1] = _allowed(maker, sample, spoken, codes[USED - 1], letters[USED - 1])
    sample.approvals.extend(codes)
    for number, row in enumerate(ASKED):
        _incoming(maker, sample, row, is_decided=number > 0)


def sample_codes(maker: Maker) -> list[str]:
    """The letters behind each number; on paper in the director's drawer, and here for who tries."""
    return [
        code_of(number, bytes(maker.between(0, len(ALPHABET) - 1) for _place in range(DRAWN)))
        for number in range(1, CODES + 1)
    ]


def _codes(maker: Maker, letters: list[str], signer: str) -> list[ApprovalCode]:
    made = []
    for number, code in enumerate(letters, start=1):
        salt = maker.chance.randbytes(16).hex()
        hashed = hash_of(bare(code), number, salt, QUICK)
        last = maker.today + timedelta(days=90)
        made.append(ApprovalCode(maker.new_id(), number, salt, hashed, Decimal(20), last, DIRECTOR, signer))
    return made


def _drafts(sample: Sample) -> list[Offer]:
    """Three drafts without much of their own to tell."""
    plain = [
        offer
        for offer in sample.offers
        if offer.state is OfferState.DRAFT
        and offer.revision == 1
        and any(line.counts for line in offer.lines)
    ]
    return sorted(plain, key=lambda offer: offer.number)[:3]


def _give(sample: Sample, offer: Offer, percent: str) -> Offer:
    """The draft with this much off its total and nothing off its lines."""
    lines = tuple(replace(line, discount_percent=Decimal(0)) for line in offer.lines)
    given = replace(
        offer,
        lines=lines,
        discount_percent=Decimal(percent),
        discount_reason="Tekent dit jaar nog als het hierop uitkomt.",
    )
    sample.offers[sample.offers.index(offer)] = given
    return given


def _name(sample: Sample, relation_id: UUID) -> str:
    return next(relation.name for relation in sample.relations if relation.id == relation_id)


def _request(maker: Maker, sample: Sample, offer: Offer) -> ApprovalRequest:
    asked = asked_offer(offer, _name(sample, offer.relation_id))
    return ApprovalRequest(
        maker.new_id(), offer.id, offer.label, asked.digest, offer.net, asked.most_percent,
        offer.discount_reason, maker.moment(maker.workday(-1), 15, 40), sample.settings.seller.name,
    )  # fmt: skip


def _waiting(maker: Maker, sample: Sample, offer: Offer) -> None:
    sample.approvals.append(_request(maker, sample, offer))


def _allowed(maker: Maker, sample: Sample, offer: Offer, code: ApprovalCode, letters: str) -> ApprovalCode:
    """The draft that had leave by telephone; gives the code as it was used."""
    moment = maker.moment(maker.workday(-1), 9, 20)
    said = f"code {code.number}, {DIRECTOR}"
    sample.approvals.append(
        replace(
            _request(maker, sample, offer), state=ApprovalState.GRANTED, most_percent=code.most_percent,
            decided_at=moment, asked_at=moment, decided_by=DIRECTOR, answer=said,
            signature=f"{code.signed_by}:{code.number}:{letters}",
        )
    )  # fmt: skip
    allowed = replace(offer, approval=f"{said}, t/m 20 %", approved_percent=code.most_percent)
    sample.offers[sample.offers.index(offer)] = allowed
    return replace(code, used_at=moment, used_for=offer.label)


def _incoming(maker: Maker, sample: Sample, row: Asked, *, is_decided: bool) -> None:
    """A colleague's request on this desk."""
    offer_id, label = maker.new_id(), f"OV{maker.between(40, 90)}-1"
    lines = tuple(_line(line) for line in row.lines)
    asked = AskedOffer(offer_id, label, row.customer, Decimal(0), lines)
    cost = discount_cost(asked.offer_lines, MARGIN)
    request = ApprovalRequest(
        maker.new_id(), offer_id, label, asked.digest, cost.net, asked.most_percent, row.reason,
        maker.moment(maker.workday(-2 if is_decided else -1), 11, 5), COLLEAGUE[0],
    )  # fmt: skip
    facts = ApprovalFacts(
        request, asked, cost.discount, cost.extra_revenue, cost.margin_after_percent or Decimal(0),
        row.subject, row.place, row.chance_percent, month_after(maker.today, 1), COLLEAGUE[1],
    )  # fmt: skip
    sample.kept[inbox_key(request.id)] = request_bytes(facts).decode()
    if is_decided:
        request = replace(
            request, state=ApprovalState.GRANTED, most_percent=Decimal(18),
            decided_at=maker.moment(maker.workday(-1), 8, 30), decided_by=sample.settings.seller.name,
            answer="Akkoord, voor deze vier scholen samen.",
        )  # fmt: skip
    sample.approvals.append(request)


def _line(row: tuple[str, str, str, str, str, str]) -> AskedLine:
    code, words, quantity, unit, price, percent = row
    return AskedLine(
        LineKind.PRODUCT, code, words, Decimal(quantity), unit, Decimal(price), Decimal(percent), Period.ONCE
    )

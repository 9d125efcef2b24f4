"""The files between who asks for more discount and who allows it: request, answer and key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar
from uuid import UUID

from salesdesk.domain.offer_approval import (
    ApprovalAnswer,
    ApprovalFacts,
    ApprovalRequest,
    ApprovalState,
    AskedLine,
    AskedOffer,
)
from salesdesk.domain.offers import LineKind, Period
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.signing import (
    broken,
    cleaned,
    fingerprint,
    plain_bytes,
    read_plain,
    read_signed,
    signature_of,
    signed_bytes,
)

REQUEST, ANSWER, KEY, CODES = "sdaanvraag", "sdantwoord", "sdsleutel", "sdcodes"
MEDIA_TYPE = "application/json"
MOST_LINES = 1000
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """A decision with the key that signed it and the signature itself, in hex."""

    answer: ApprovalAnswer
    public_key: str
    signature: str


@dataclass(frozen=True, slots=True)
class KeyCard:
    """The public key of who decides, with his name and where a request goes."""

    name: str
    email: str
    public_key: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.public_key)


def request_bytes(facts: ApprovalFacts) -> bytes:
    """The file that goes with the request."""
    request, asked = facts.request, facts.asked
    body = {
        "id": str(request.id),
        "offer_id": str(request.offer_id),
        "label": request.label,
        "digest": request.digest,
        "net": str(request.net),
        "percent": str(request.discount_percent),
        "reason": request.reason,
        "asked_at": request.asked_at.isoformat() if request.asked_at else "",
        "asked_by": request.asked_by,
        "seller_email": facts.seller_email,
        "customer": asked.customer,
        "place": facts.place,
        "subject": facts.subject,
        "chance_percent": facts.chance_percent,
        "decision_month": facts.decision_month.isoformat() if facts.decision_month else "",
        "discount": str(facts.discount),
        "extra_revenue": "" if facts.extra_revenue is None else str(facts.extra_revenue),
        "margin_percent": str(facts.margin_percent),
        "total_discount_percent": str(asked.discount_percent),
        "lines": [_line_fields(line) for line in asked.lines],
    }
    return plain_bytes(REQUEST, body)


def read_request(content: bytes) -> ApprovalFacts:
    """The facts of a request; refused when the prices in it are not those it asks leave for."""
    body = read_plain(REQUEST, content)
    facts = made(REQUEST, lambda: _facts(body))
    if not facts.is_consistent:
        text = N_("Deze aanvraag is onderweg veranderd: de regels horen niet bij wat er gevraagd is.")
        raise Refused(Reason(text))
    return facts


def _facts(body: dict[str, Any]) -> ApprovalFacts:
    offer_id, label = UUID(body["offer_id"]), str(body["label"])
    if len(body["lines"]) > MOST_LINES:
        raise ValueError("too many lines")
    asked = AskedOffer(
        offer_id,
        label,
        str(body["customer"]),
        percent_of(body["total_discount_percent"]),
        tuple(_line(each) for each in body["lines"]),
    )
    request = ApprovalRequest(
        UUID(body["id"]),
        offer_id,
        label,
        str(body["digest"]),
        _number(body["net"]),
        percent_of(body["percent"]),
        cleaned(body["reason"]),
        _moment(body["asked_at"]),
        cleaned(body["asked_by"]),
    )
    chance, month = body["chance_percent"], body["decision_month"]
    return ApprovalFacts(
        request,
        asked,
        _number(body["discount"]),
        _number(body["extra_revenue"]) if body["extra_revenue"] else None,
        percent_of(body["margin_percent"]),
        cleaned(body["subject"]),
        cleaned(body["place"]),
        None if chance is None else int(chance),
        date.fromisoformat(month) if month else None,
        cleaned(body["seller_email"], 200),
    )


def _line_fields(line: AskedLine) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "code": line.product_code,
        "description": line.description,
        "quantity": str(line.quantity),
        "unit": line.unit,
        "price": str(line.unit_price),
        "discount": str(line.discount_percent),
        "period": line.period.value,
        "choice": line.choice,
        "variant": line.variant,
        "is_chosen": line.is_chosen,
    }


def _line(body: dict[str, Any]) -> AskedLine:
    return AskedLine(
        LineKind(body["kind"]),
        str(body["code"]),
        str(body["description"]),
        _number(body["quantity"]),
        str(body["unit"]),
        _number(body["price"]),
        percent_of(body["discount"]),
        Period(body["period"]),
        str(body["choice"]),
        str(body["variant"]),
        bool(body["is_chosen"]),
    )


def answer_bytes(answer: ApprovalAnswer, private_key: str) -> bytes:
    """The signed file that goes back."""
    body = {
        "request_id": str(answer.request_id),
        "offer_id": str(answer.offer_id),
        "label": answer.label,
        "digest": answer.digest,
        "state": answer.state.value,
        "most_percent": "" if answer.most_percent is None else _figure(answer.most_percent),
        "answer": answer.answer,
        "decided_at": answer.decided_at.astimezone(UTC).isoformat(),
        "decided_by": answer.decided_by,
    }
    return signed_bytes(ANSWER, body, private_key)


def read_answer(content: bytes) -> SignedAnswer:
    """The decision; its signature is right, whether its key may decide is for who reads it."""
    signed = read_signed(ANSWER, content)
    return SignedAnswer(made(ANSWER, lambda: _answer(signed.body)), signed.public_key, signature_of(content))


def _answer(body: dict[str, Any]) -> ApprovalAnswer:
    state, most = ApprovalState(body["state"]), body["most_percent"]
    moment = _moment(body["decided_at"])
    if state is ApprovalState.ASKED or moment is None or (state is ApprovalState.GRANTED) != bool(most):
        raise ValueError("no decision")
    return ApprovalAnswer(
        UUID(body["request_id"]),
        UUID(body["offer_id"]),
        cleaned(body["label"], 40),
        str(body["digest"]),
        state,
        percent_of(most) if most else None,
        cleaned(body["answer"]),
        moment,
        cleaned(body["decided_by"], 200),
    )


def key_bytes(name: str, email: str, private_key: str) -> bytes:
    """The public half of the key with whose it is; signed with the key itself."""
    return signed_bytes(KEY, {"name": name, "email": email}, private_key)


def read_key(content: bytes) -> KeyCard:
    signed = read_signed(KEY, content)
    name, email = cleaned(signed.body.get("name"), 200), cleaned(signed.body.get("email"), 200)
    if not name:
        raise broken(KEY)
    return KeyCard(name, email, signed.public_key)


def made(kind: str, make: Callable[[], Value]) -> Value:
    """The value out of the file; a field that is missing or cannot be is damage."""
    try:
        return make()
    except (KeyError, ValueError, TypeError, AttributeError, InvalidOperation) as error:
        raise broken(kind) from error


def _figure(value: Decimal) -> str:
    """The same for the same number, so that a kept answer can be proved again."""
    return format(value.normalize(), "f")


def _number(text: object) -> Decimal:
    value = Decimal(str(text))
    if not value.is_finite() or abs(value) >= Decimal(10) ** 12:
        raise ValueError("no amount")
    return value


def percent_of(text: object) -> Decimal:
    """A percentage out of a file; ValueError when it cannot be one."""
    value = _number(text)
    if not 0 <= value <= 100:
        raise ValueError("no percentage")
    return value


def _moment(text: object) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a moment without zone")
    return moment

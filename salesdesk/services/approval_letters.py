"""The mails between who asks for more discount and who decides, with the facts in words."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk import formats
from salesdesk.domain.discount import rounded_to_tens
from salesdesk.domain.discount_limits import rounded_up
from salesdesk.domain.offer_approval import (
    ApprovalAnswer,
    ApprovalFacts,
    ApprovalState,
    AskedLine,
    AskedOffer,
)
from salesdesk.domain.offers import LineKind
from salesdesk.words import _, screen_language


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def request_letter(facts: ApprovalFacts, name: str) -> Letter:
    """What is asked and what it would cost, to read before the file is opened."""
    request, asked, language = facts.request, facts.asked, screen_language()
    percent = formats.percent(rounded_up(request.discount_percent), language)
    where = f"{asked.customer}, {facts.place}" if facts.place else asked.customer
    subject = _("Goedkeuring gevraagd: {percent} korting op {label}, {customer}").format(
        percent=percent, label=request.label, customer=asked.customer
    )
    lines = [
        _("Dag {name},").format(name=name) if name else _("Dag,"),
        "",
        _("Voor {where} wil ik {percent} korting geven op offerte {label}.").format(
            where=where, percent=percent, label=request.label
        ),
        "",
        _("Waarom: {reason}").format(reason=request.reason),
        "",
        *(f"- {line}" for line in fact_lines(facts)),
        "",
        *(f"  {_line_words(line)}" for line in asked.lines),
        *_total_words(asked),
        "",
        _("Open de bijlage in SalesDesk, bij Goedkeuringen. Je antwoord komt dan ondertekend bij mij terug."),
        "",
        _("Groet,"),
        request.asked_by,
    ]
    return Letter(subject, "\n".join(lines) + "\n")


def fact_lines(facts: ApprovalFacts) -> list[str]:
    """The facts in short sentences: amounts, what must be sold on top, chance and month."""
    language = screen_language()
    said = [
        _("Netto {net} in het eerste jaar, na {discount} korting.").format(
            net=formats.euro(facts.request.net, language), discount=formats.euro(facts.discount, language)
        ),
        extra_words(facts),
    ]
    if facts.chance_percent is not None:
        chance = formats.percent(facts.chance_percent, language)
        said.append(_("Kans volgens de verkoper: {chance}.").format(chance=chance))
    if facts.decision_month is not None:
        month = formats.month_text(facts.decision_month, language)
        said.append(_("De klant beslist in {month}.").format(month=month))
    return said


def extra_words(facts: ApprovalFacts) -> str:
    """What the discount asks in return."""
    language = screen_language()
    if facts.extra_revenue is None:
        return _("Met deze korting blijft er geen marge over om het goed te maken.")
    return _("Om dit goed te maken is {extra} extra omzet nodig, bij {margin} marge.").format(
        extra=formats.euro(rounded_to_tens(facts.extra_revenue), language, 0),
        margin=formats.percent(facts.margin_percent, language, 0),
    )


def _total_words(asked: AskedOffer) -> list[str]:
    """What goes off the total, which no line shows."""
    if not asked.discount_percent:
        return []
    percent = formats.percent(asked.discount_percent, screen_language())
    return ["  " + _("Korting op het totaal, {percent}").format(percent=percent)]


def _line_words(line: AskedLine) -> str:
    language = screen_language()
    text = " ".join(part for part in (line.product_code, line.description.split("\n", 1)[0]) if part)
    said = _("{quantity} × {text} à {price}").format(
        quantity=formats.number(line.quantity, None, language),
        text=text,
        price=formats.euro(line.unit_price, language),
    )
    if line.discount_percent:
        percent = formats.percent(line.discount_percent, language)
        said = _("{line}, {percent} korting").format(line=said, percent=percent)
    if line.kind is LineKind.OPTION:
        said = _("{line} (optie)").format(line=said)
    return said


def answer_letter(facts: ApprovalFacts, answer: ApprovalAnswer) -> Letter:
    """The decision in words, with the signed file attached."""
    language = screen_language()
    label = {"label": answer.label, "customer": facts.asked.customer}
    if answer.state is ApprovalState.GRANTED and answer.most_percent is not None:
        percent = formats.percent(answer.most_percent, language)
        subject = _("Goedgekeurd: {label}, {customer}, t/m {percent}").format(**label, percent=percent)
        first = _("Op {label} mag je tot en met {percent} korting geven.").format(**label, percent=percent)
    else:
        subject = _("Niet goedgekeurd: {label}, {customer}").format(**label)
        first = _("De korting op {label} keur ik niet goed.").format(**label)
    name = facts.request.asked_by.split(" ", 1)[0]
    lines = [_("Dag {name},").format(name=name) if name else _("Dag,"), "", first]
    if answer.answer:
        lines += ["", answer.answer]
    lines += ["", _("Open de bijlage in SalesDesk, bij deze offerte."), "", _("Groet,"), answer.decided_by]
    return Letter(subject, "\n".join(lines) + "\n")

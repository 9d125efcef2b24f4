"""A price agreement in words: for whom, about what, how much, and on which days."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.formats import field_date
from salesdesk.services.price_agreements import AgreementLine, AgreementState
from salesdesk.ui import spoken
from salesdesk.ui.table import Column
from salesdesk.words import _

STATE_TONES = {AgreementState.HOLDS: "ok", AgreementState.COMING: "info", AgreementState.OVER: "muted"}


def whom(line: AgreementLine) -> str:
    """`Kennemer Techniek`, `klasse A`, `iedereen`."""
    agreement = line.agreement
    parts = [line.relation_name] if agreement.relation_id else []
    if agreement.importance is not None:
        parts.append(_("klasse {code}").format(code=agreement.importance.value))
    return ", ".join(parts) or _("iedereen")


def what(line: AgreementLine) -> str:
    """The article with its name, the group, or everything."""
    agreement = line.agreement
    if agreement.product_code:
        name = line.product.name if line.product else ""
        return f"{agreement.product_code}  {name}".strip()
    return _("groep {group}").format(group=agreement.group) if agreement.group else _("alle artikelen")


def how_much(agreement: PriceAgreement) -> str:
    """The price, or the discount; fixed ones say so."""
    if agreement.price is not None:
        text = spoken.price(agreement.price)
    else:
        text = _("{share} korting").format(share=spoken.percent(agreement.discount_percent))
    return _("{price} vast").format(price=text) if agreement.is_fixed else text


def since(agreement: PriceAgreement) -> str:
    return spoken.number(agreement.from_quantity) if agreement.from_quantity else ""


def days(line: AgreementLine) -> str:
    """`t/m 31-12-2026`, for what is to come `vanaf 01-01-2027`, without an end `doorlopend`."""
    first, last = line.agreement.valid_from, line.agreement.valid_until
    if line.state is AgreementState.COMING and first is not None:
        return _("vanaf {day}").format(day=field_date(first))
    return _("t/m {day}").format(day=field_date(last)) if last else _("doorlopend")


def all_days(line: AgreementLine) -> str:
    """The first and the last day, as far as they are bound."""
    first, last = line.agreement.valid_from, line.agreement.valid_until
    parts = [_("vanaf {day}").format(day=field_date(first))] if first else []
    return " ".join([*parts, _("t/m {day}").format(day=field_date(last))] if last else parts)


def state_words(state: AgreementState) -> str:
    return {
        AgreementState.HOLDS: _("geldt"),
        AgreementState.COMING: _("komt"),
        AgreementState.OVER: _("voorbij"),
    }[state]


def agreement_columns(
    whom_words: Callable[[AgreementLine], str], *, wide: int
) -> list[Column[AgreementLine]]:
    """The columns of a list of agreements; one that overlaps another catches the eye."""
    text = Column[AgreementLine]
    return [
        text(_("Voor"), whom_words, bold=True, width=wide),
        text(_("Artikel"), what, tip=what),
        text(_("Afspraak"), lambda line: how_much(line.agreement), align="right", width=112),
        text(_("Vanaf"), lambda line: since(line.agreement), align="right", width=58, tone="muted",
             sort=lambda line: line.agreement.from_quantity),
        text(_("Geldig"), days, sort=lambda line: line.agreement.valid_until, width=124, tip=all_days),
        text(_("Stand"), lambda line: state_words(line.state), width=82,
             tone=lambda line: "warn" if line.overlaps else STATE_TONES[line.state],
             icon=lambda line: "warning" if line.overlaps else "",
             tip=lambda line: _("Overlapt een andere afspraak") if line.overlaps else ""),
    ]  # fmt: skip

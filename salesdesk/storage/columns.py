"""How values of the trade lie in columns: money as whole cents, moments in UTC, codes as text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator

from salesdesk.domain.vat import VatClass, VatRate
from salesdesk.errors import N_, Reason, Refused

_LARGEST = 2**63 - 1


class Scaled(TypeDecorator[Decimal]):
    """A Decimal as a whole number of the smallest unit; more decimals are rounded half-up."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        if value is None:
            return None
        count = int(Decimal(value).scaleb(self.places).to_integral_value(ROUND_HALF_UP))
        if abs(count) > _LARGEST:
            raise Refused(Reason(N_("Dit getal is te groot om te bewaren.")))
        return count

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value).scaleb(-self.places)


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC; a moment without a zone is a bug and is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


class Code(TypeDecorator[StrEnum]):
    """A StrEnum as its value, without a CHECK: a new code needs no new table."""

    impl = String
    cache_ok = True

    def __init__(self, codes: type[StrEnum]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else self.codes(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        return None if value is None else self.codes(value)


class Ordinal(TypeDecorator[IntEnum]):
    """An IntEnum as its number."""

    impl = Integer
    cache_ok = True

    def __init__(self, codes: type[IntEnum]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: IntEnum | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> IntEnum | None:  # noqa: ARG002
        return None if value is None else self.codes(value)


class Listed(TypeDecorator[Any]):
    """A tuple or frozenset of short texts, codes or ids as a JSON list; a set is kept sorted."""

    impl = String
    cache_ok = True

    def __init__(self, item: Callable[[str], object], container: type = tuple) -> None:
        super().__init__()
        self.item = item
        self.container = container

    def process_bind_param(self, value: Iterable[object] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        texts = [str(item) for item in value]
        return json.dumps(texts if self.container is tuple else sorted(texts), ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else self.container(self.item(text) for text in json.loads(value))


class VatRates(TypeDecorator[tuple[VatRate, ...]]):
    """The rates a document went out with, as a JSON list of country, class, percentage and first day."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[VatRate, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        return json.dumps(
            [
                [rate.country, rate.vat_class.value, str(rate.percent), rate.valid_from.isoformat()]
                for rate in value
            ]
        )

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[VatRate, ...] | None:  # noqa: ARG002
        if value is None:
            return None
        return tuple(
            VatRate(country, VatClass(vat_class), Decimal(percent), date.fromisoformat(since))
            for country, vat_class, percent, since in json.loads(value)
        )


CENTS = Scaled(2)
"""Euros in whole cents."""
PRICE = Scaled(6)
"""A price for one unit in millionths of a euro: a bolt may cost € 0,003125."""
THOUSANDTHS = Scaled(3)
"""Quantities and discount percentages in thousandths."""
IDS = Listed(UUID)
RATES = VatRates()
TEXTS = Listed(str)

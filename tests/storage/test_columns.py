"""Columns keep what the trade says: money to the cent, moments in UTC, codes as they are."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.types import TypeDecorator

from salesdesk.domain.preparation import Step
from salesdesk.domain.relations import Role, Status
from salesdesk.errors import Trouble
from salesdesk.storage.columns import CENTS, IDS, PRICE, TEXTS, THOUSANDTHS, Code, Listed, Ordinal, UtcMoment
from salesdesk.storage.files import write_whole

SQLITE: Dialect = dialect()
MOMENT = UtcMoment()


@pytest.mark.parametrize(
    ("column", "amount", "stored"),
    [
        (CENTS, "12.345", 1235),
        (CENTS, "-12.345", -1235),
        (CENTS, "0.005", 1),
        (PRICE, "0.003125", 3125),
        (THOUSANDTHS, "33.3335", 33334),
    ],
)
def test_an_amount_is_a_whole_number_of_its_smallest_unit(
    column: TypeDecorator[Decimal], amount: str, stored: int
) -> None:
    assert column.process_bind_param(Decimal(amount), SQLITE) == stored


@given(st.integers(-(10**15), 10**15))
def test_every_number_of_cents_comes_back(count: int) -> None:
    amount = CENTS.process_result_value(count, SQLITE)
    assert CENTS.process_bind_param(amount, SQLITE) == count


@given(st.integers(-(10**9), 4 * 10**9))
def test_a_moment_comes_back_as_the_same_moment_in_utc(seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, ZoneInfo("Europe/Amsterdam"))
    back = MOMENT.process_result_value(MOMENT.process_bind_param(moment, SQLITE), SQLITE)
    assert back is not None
    assert back.utcoffset() is not None
    assert back == moment.astimezone(UTC)


def test_a_moment_without_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="zone"):
        MOMENT.process_bind_param(datetime(2026, 11, 24), SQLITE)  # noqa: DTZ001


@pytest.mark.parametrize("column", [CENTS, MOMENT, Code(Status), Ordinal(Step), IDS, TEXTS])
def test_nothing_stays_nothing(column: TypeDecorator[object]) -> None:
    assert column.process_bind_param(None, SQLITE) is None
    assert column.process_result_value(None, SQLITE) is None


def test_a_code_that_does_not_exist_is_never_kept() -> None:
    with pytest.raises(ValueError, match="vriend"):
        Code(Status).process_bind_param("vriend", SQLITE)  # type: ignore[arg-type]


def test_a_set_is_kept_in_one_order_and_a_tuple_in_its_own() -> None:
    roles = Listed(Role, frozenset)
    assert roles.process_bind_param(frozenset({Role.USER, Role.BUYER}), SQLITE) == '["buyer", "user"]'
    assert TEXTS.process_bind_param(("z", "é"), SQLITE) == '["z", "é"]'


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "map").write_text("a file where a folder should be")
    with pytest.raises(Trouble, match="kon niet worden geschreven"):
        write_whole(tmp_path / "map" / "sleutel.key", b"x")

"""Rows of the rayon, of what the planner proposes, and of what driving took."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from salesdesk.domain.rayon import AreaDay
from salesdesk.storage.columns import IDS, TEXTS, THOUSANDTHS, Listed
from salesdesk.storage.rows.base import Base, Exchanged, reference


class AreaRow(Exchanged, Base):
    __tablename__ = "area"

    name: Mapped[str]
    postcodes: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    days: Mapped[tuple[AreaDay, ...]] = mapped_column(Listed(AreaDay.read))
    colour: Mapped[int]


class TimeOffRow(Exchanged, Base):
    __tablename__ = "time_off"

    first_on: Mapped[date]
    last_on: Mapped[date]
    reason: Mapped[str]


class OtherDayRow(Exchanged, Base):
    __tablename__ = "other_day"
    __table_args__ = (Index(None, "day"),)

    day: Mapped[date]
    from_where: Mapped[str]
    to_where: Mapped[str]
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    most_visits: Mapped[int | None]
    area_id: Mapped[UUID | None] = reference("area", index=False)


class VisitProposalRow(Exchanged, Base):
    __tablename__ = "visit_proposal"
    __table_args__ = (Index(None, "visit_on", "start_time"),)

    relation_id: Mapped[UUID] = reference("relation")
    visit_on: Mapped[date]
    start_time: Mapped[time]
    minutes: Mapped[int]
    is_pinned: Mapped[bool]
    reasons: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    made_at: Mapped[datetime | None]


class FixedDriveRow(Exchanged, Base):
    __tablename__ = "fixed_drive"

    from_where: Mapped[str]
    to_where: Mapped[str]
    minutes: Mapped[int]
    km: Mapped[Decimal | None] = mapped_column(THOUSANDTHS)
    reason: Mapped[str]


class DrivenTripRow(Exchanged, Base):
    __tablename__ = "driven_trip"
    __table_args__ = (Index(None, "driven_on"),)

    driven_on: Mapped[date]
    left_time: Mapped[time]
    arrived_time: Mapped[time]
    from_where: Mapped[str]
    to_where: Mapped[str]
    estimated_minutes: Mapped[int]
    visit_id: Mapped[UUID | None] = reference("visit")


class DrivenDayRow(Exchanged, Base):
    __tablename__ = "driven_day"
    __table_args__ = (Index(None, "day"),)

    day: Mapped[date]
    planned_ids: Mapped[tuple[UUID, ...]] = mapped_column(IDS)
    planned_drive_minutes: Mapped[int]
    planned_visit_minutes: Mapped[int]
    planned_km: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    left_time: Mapped[time | None]
    home_time: Mapped[time | None]
    driven_minutes: Mapped[int | None]
    driven_km: Mapped[Decimal | None] = mapped_column(THOUSANDTHS)
    note: Mapped[str]


class OwnPointRow(Exchanged, Base):
    __tablename__ = "own_point"
    __table_args__ = (Index(None, "country", "postcode"),)

    country: Mapped[str]
    postcode: Mapped[str]
    latitude: Mapped[float]
    longitude: Mapped[float]

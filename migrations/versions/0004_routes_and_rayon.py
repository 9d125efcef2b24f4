"""Routes and rayon: areas and their days, proposals of the planner, what driving took."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def add(table: str, *columns: Any) -> None:
    for column in columns:
        op.add_column(table, column)


def columns(kind: Any, names: str, nullable: bool = False) -> list[Any]:
    return [sa.Column(name, kind, nullable=nullable) for name in names.split()]


def reference(table: str, name: str, target: str, nullable: bool = False) -> list[Any]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED")
    return [sa.Column(name, sa.Uuid(), key, nullable=nullable)]


def exchanged(table: str, *groups: list[Any]) -> None:
    """A table that travels: every row has an id and the field `deleted`."""
    parts = [part for group in groups for part in group]
    identity: Any = sa.Column("id", sa.Uuid(), nullable=False)
    deleted: Any = sa.Column("deleted", sa.Boolean(), nullable=False)
    op.create_table(table, identity, *parts, deleted, sa.PrimaryKeyConstraint("id", name=f"pk_{table}"))


def index(table: str, *names: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))


def columns_of_visits_and_relations() -> None:
    add("visit", sa.Column("freedom", sa.String(), nullable=False, server_default=""))
    add("visit", sa.Column("is_must", sa.Boolean(), nullable=False, server_default=sa.false()))
    add("relation", *columns(sa.Integer(), "visits_per_year visit_minutes", nullable=True))
    add("relation", *columns(sa.Date(), "visit_from_on", nullable=True))


def tables_of_the_rayon() -> None:
    exchanged("area", columns(sa.String(), "name postcodes days"), columns(sa.Integer(), "colour"))
    exchanged("time_off", columns(sa.Date(), "first_on last_on"), columns(sa.String(), "reason"))
    exchanged(
        "other_day",
        columns(sa.Date(), "day"),
        columns(sa.String(), "from_where to_where"),
        columns(sa.Time(), "start_time end_time", nullable=True),
        columns(sa.Integer(), "most_visits", nullable=True),
        reference("other_day", "area_id", "area", nullable=True),
    )
    index("other_day", "day")
    exchanged(
        "visit_proposal",
        reference("visit_proposal", "relation_id", "relation"),
        columns(sa.Date(), "visit_on"),
        columns(sa.Time(), "start_time"),
        columns(sa.Integer(), "minutes"),
        columns(sa.Boolean(), "is_pinned"),
        columns(sa.String(), "reasons"),
        columns(sa.DateTime(), "made_at", nullable=True),
    )
    index("visit_proposal", "relation_id")
    index("visit_proposal", "visit_on", "start_time")


def tables_of_driving() -> None:
    exchanged(
        "fixed_drive",
        columns(sa.String(), "from_where to_where reason"),
        columns(sa.Integer(), "minutes"),
        columns(sa.BigInteger(), "km", nullable=True),
    )
    exchanged(
        "driven_trip",
        columns(sa.Date(), "driven_on"),
        columns(sa.Time(), "left_time arrived_time"),
        columns(sa.String(), "from_where to_where"),
        columns(sa.Integer(), "estimated_minutes"),
        reference("driven_trip", "visit_id", "visit", nullable=True),
    )
    index("driven_trip", "driven_on")
    index("driven_trip", "visit_id")
    exchanged(
        "driven_day",
        columns(sa.Date(), "day"),
        columns(sa.String(), "planned_ids note"),
        columns(sa.Integer(), "planned_drive_minutes planned_visit_minutes"),
        columns(sa.BigInteger(), "planned_km"),
        columns(sa.Time(), "left_time home_time", nullable=True),
        columns(sa.Integer(), "driven_minutes", nullable=True),
        columns(sa.BigInteger(), "driven_km", nullable=True),
    )
    index("driven_day", "day")
    exchanged(
        "own_point",
        columns(sa.String(), "country postcode"),
        columns(sa.Double(), "latitude longitude"),
    )
    index("own_point", "country", "postcode")


def upgrade() -> None:
    columns_of_visits_and_relations()
    tables_of_the_rayon()
    tables_of_driving()

"""The depth of preparing: moves of visits, the library, own templates, arguments against needs and competitors."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def add(table: str, *columns: Any) -> None:
    for column in columns:
        op.add_column(table, column)


def text(name: str, empty: str = "") -> Any:
    return sa.Column(name, sa.String(), nullable=False, server_default=empty)


def number(name: str) -> Any:
    return sa.Column(name, sa.Integer(), nullable=False, server_default="0")


def maybe(name: str, kind: Any) -> Any:
    return sa.Column(name, kind, nullable=True)


def columns(kind: Any, names: str, nullable: bool = False) -> list[Any]:
    return [sa.Column(name, kind, nullable=nullable) for name in names.split()]


def reference(table: str, name: str, target: str, nullable: bool = False) -> list[Any]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED")
    return [sa.Column(name, sa.Uuid(), key, nullable=nullable)]


def exchanged(table: str, *groups: list[Any]) -> None:
    """A table that travels: every row has an id and the field `deleted`."""
    parts = [part for group in groups for part in group]
    identity = sa.Column("id", sa.Uuid(), nullable=False)
    deleted: Any = sa.Column("deleted", sa.Boolean(), nullable=False)
    op.create_table(table, identity, *parts, deleted, sa.PrimaryKeyConstraint("id", name=f"pk_{table}"))


def index(table: str, name: str) -> None:
    op.create_index(f"ix_{table}_{name}", table, [name])


def upgrade() -> None:
    add("relation", text("opening_hours"), maybe("news_every_weeks", sa.Integer()))
    add("relation", maybe("news_seen_on", sa.Date()))
    add("fact", maybe("corrects_id", sa.Uuid()))
    add("contact", text("shared_with_us"), text("mailing_lists", "[]"), text("motives", "[]"))
    add("visit", number("sequence"), text("calendar_uid"), maybe("plan_b_id", sa.Uuid()))
    add("preparation", text("template"), text("approaches", "[]"), text("arguments", "[]"))
    add("preparation", number("seconds_spent"), text("declined", "[]"), text("taken_along", "[]"))
    add("preparation", maybe("prepared_for", sa.String()), maybe("ready_at", sa.DateTime()))
    add("question", text("moment", "middle"))
    add("check_item", maybe("document_id", sa.Uuid()))
    add("visit_report", number("seconds_spent"))
    add("offer", text("arguments", "[]"))
    exchanged(
        "visit_move",
        reference("visit_move", "visit_id", "visit"),
        columns(sa.Date(), "from_on to_on"),
        columns(sa.Time(), "from_time to_time"),
        columns(sa.DateTime(), "moved_at"),
        columns(sa.String(), "moved_by reason"),
    )
    index("visit_move", "visit_id")
    exchanged(
        "library_document",
        columns(sa.String(), "title kind sha256 file_name url language kinds product_codes"),
        columns(sa.Integer(), "size_bytes"),
        columns(sa.Boolean(), "is_corporate"),
        columns(sa.Date(), "added_on", nullable=True),
    )
    exchanged("question_template", columns(sa.String(), "slug name document"))
    exchanged(
        "argument",
        columns(sa.String(), "title text kind words evidence"),
        columns(sa.Integer(), "position"),
    )
    exchanged("competitor", columns(sa.String(), "name names note"))
    exchanged(
        "comparison",
        reference("comparison", "argument_id", "argument"),
        reference("comparison", "competitor_id", "competitor"),
        columns(sa.String(), "standing claim evidence"),
        columns(sa.Date(), "noted_on", nullable=True),
    )
    index("comparison", "argument_id")
    index("comparison", "competitor_id")
    exchanged(
        "customer_need",
        reference("customer_need", "relation_id", "relation"),
        reference("customer_need", "visit_id", "visit", nullable=True),
        columns(sa.String(), "text kind"),
        columns(sa.Date(), "noted_on", nullable=True),
        columns(sa.Integer(), "position"),
    )
    index("customer_need", "relation_id")
    index("customer_need", "visit_id")
    exchanged(
        "need_fit",
        reference("need_fit", "need_id", "customer_need"),
        reference("need_fit", "argument_id", "argument"),
        columns(sa.String(), "fit"),
    )
    index("need_fit", "need_id")
    index("need_fit", "argument_id")

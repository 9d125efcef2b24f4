"""The depth of offers: tiers and agreements, alternatives and periods, outlooks, approvals."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def add(table: str, *columns: Any) -> None:
    for column in columns:
        op.add_column(table, column)


def text(name: str, empty: str = "") -> Any:
    return sa.Column(name, sa.String(), nullable=False, server_default=empty)


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
    identity: Any = sa.Column("id", sa.Uuid(), nullable=False)
    deleted: Any = sa.Column("deleted", sa.Boolean(), nullable=False)
    op.create_table(table, identity, *parts, deleted, sa.PrimaryKeyConstraint("id", name=f"pk_{table}"))


def index(table: str, *names: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))


def columns_of_offers() -> None:
    add("product", text("replaced_by"), maybe("expires_on", sa.Date()))
    add("offer", text("attachments", "[]"), text("references", "[]"), text("layout"), text("late_reason"))
    add("offer", text("approval"), maybe("approved_percent", sa.BigInteger()))
    add("offer", sa.Column("with_ubl", sa.Boolean(), nullable=False, server_default=sa.false()))
    add("relation", sa.Column("is_reference", sa.Boolean(), nullable=False, server_default=sa.false()))
    add("relation", maybe("reference_agreed_on", sa.Date()))
    add("offer", sa.Column("discount_percent", sa.BigInteger(), nullable=False, server_default="0"))
    add("offer", maybe("ordered_at", sa.DateTime()), text("vat_rates", "[]"))
    add("offer", text("order_reference"), maybe("deliver_on", sa.Date()))
    add("offer_line", text("period", "once"), text("choice"), text("variant"))
    add("offer_line", sa.Column("is_chosen", sa.Boolean(), nullable=False, server_default=sa.false()))
    index("sales_line", "product_code", "relation_id", "amount", "quantity", "deleted")


def tables_of_prices() -> None:
    exchanged(
        "price_tier",
        reference("price_tier", "product_id", "product"),
        columns(sa.BigInteger(), "from_quantity price"),
        columns(sa.Integer(), "position"),
    )
    index("price_tier", "product_id")
    exchanged(
        "price_agreement",
        reference("price_agreement", "relation_id", "relation", nullable=True),
        columns(sa.String(), "importance", nullable=True),
        columns(sa.String(), "product_code group note"),
        columns(sa.BigInteger(), "price", nullable=True),
        columns(sa.BigInteger(), "discount_percent from_quantity"),
        columns(sa.Date(), "valid_from valid_until", nullable=True),
        columns(sa.Boolean(), "is_fixed"),
    )
    index("price_agreement", "relation_id")


def tables_around_offers() -> None:
    exchanged(
        "offer_outlook",
        columns(sa.Integer(), "number"),
        columns(sa.DateTime(), "noted_at"),
        columns(sa.Integer(), "chance_percent", nullable=True),
        columns(sa.Date(), "decision_month", nullable=True),
        columns(sa.BigInteger(), "amount"),
        columns(sa.String(), "state"),
    )
    index("offer_outlook", "number", "noted_at")
    exchanged(
        "approval_code",
        columns(sa.Integer(), "number"),
        columns(sa.String(), "salt code_hash made_by signed_by used_for"),
        columns(sa.BigInteger(), "most_percent"),
        columns(sa.Date(), "valid_until", nullable=True),
        columns(sa.DateTime(), "used_at", nullable=True),
    )
    exchanged(
        "approval_request",
        columns(sa.Uuid(), "offer_id"),
        columns(sa.String(), "label digest reason asked_by state decided_by answer signature"),
        columns(sa.BigInteger(), "net discount_percent"),
        columns(sa.BigInteger(), "most_percent", nullable=True),
        columns(sa.DateTime(), "asked_at decided_at", nullable=True),
    )
    index("approval_request", "offer_id")
    exchanged(
        "offer_dispatch",
        reference("offer_dispatch", "offer_id", "offer"),
        columns(sa.String(), "way to_whom cc subject enclosed"),
        columns(sa.Date(), "sent_on"),
        columns(sa.DateTime(), "noted_at"),
    )
    index("offer_dispatch", "offer_id")


def upgrade() -> None:
    columns_of_offers()
    tables_of_prices()
    tables_around_offers()

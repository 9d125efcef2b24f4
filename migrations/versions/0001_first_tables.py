"""The first tables: relations, visits, offers, figures, the outbox and the full-text index."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Columns = Iterable[Any]


def columns(kind: Any, names: str, nullable: bool) -> Columns:
    return [sa.Column(name, kind, nullable=nullable) for name in names.split()]


def texts(names: str, nullable: bool = False) -> Columns:
    return columns(sa.String(), names, nullable)


def flags(names: str, nullable: bool = False) -> Columns:
    return columns(sa.Boolean(), names, nullable)


def numbers(names: str, nullable: bool = False) -> Columns:
    return columns(sa.Integer(), names, nullable)


def amounts(names: str, nullable: bool = False) -> Columns:
    """Whole cents, millionths of a euro or thousandths of a piece."""
    return columns(sa.BigInteger(), names, nullable)


def days(names: str, nullable: bool = False) -> Columns:
    return columns(sa.Date(), names, nullable)


def moments(names: str, nullable: bool = False) -> Columns:
    return columns(sa.DateTime(), names, nullable)


def degrees(names: str, nullable: bool = False) -> Columns:
    return columns(sa.Double(), names, nullable)


def reference(table: str, name: str, target: str, nullable: bool = False) -> Columns:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED")
    return [sa.Column(name, sa.Uuid(), key, nullable=nullable)]


def index(table: str, *names: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))


def own(table: str, key: str, *groups: Columns, counted: bool = False) -> None:
    """A table of this laptop alone; `counted` never gives a number out twice."""
    parts = [part for group in groups for part in group]
    primary = sa.PrimaryKeyConstraint(key, name=f"pk_{table}")
    op.create_table(table, *parts, primary, sqlite_autoincrement=counted)


def exchanged(table: str, *groups: Columns) -> None:
    """A table that travels: every row has an id and the field `deleted`."""
    identity = [sa.Column("id", sa.Uuid(), nullable=False)]
    own(table, "id", identity, *groups, flags("deleted"))


def tables_of_this_laptop() -> None:
    own(
        "document",
        "sha256",
        [sa.Column("sha256", sa.String(), nullable=False)],
        [sa.Column("content", sa.LargeBinary(), nullable=False)],
        texts("name media_type"),
        moments("stored_at"),
    )
    own(
        "search_entry",
        "key",
        [sa.Column("key", sa.Integer(), nullable=False)],
        [sa.Column("row_id", sa.Uuid(), nullable=False)],
        texts("kind"),
        [sa.UniqueConstraint("row_id", name="uq_search_entry_row_id")],
    )
    own(
        "setting",
        "key",
        [sa.Column("key", sa.String(), nullable=False)],
        [sa.Column("value", sa.JSON(), nullable=False)],
    )
    own(
        "sync_outbox",
        "seq",
        [sa.Column("seq", sa.Integer(), nullable=False)],
        [sa.Column("row_id", sa.Uuid(), nullable=False)],
        [sa.Column("fields", sa.JSON(), nullable=False)],
        [sa.Column("before", sa.JSON(), nullable=False)],
        texts("table_name"),
        numbers("seen"),
        moments("at"),
        counted=True,
    )
    index("sync_outbox", "table_name", "row_id")
    own(
        "sync_state",
        "id",
        [sa.Column("id", sa.Integer(), nullable=False)],
        numbers("cursor next acked incarnation hub_epoch"),
        texts("device"),
    )


def tables_of_relations() -> None:
    exchanged(
        "relation",
        texts(
            "name status importance importance_reason number street postcode place country phone "
            "email website kvk_number vat_number branch sbi_code sites current_supplier origin "
            "value_strategy language area notes"
        ),
        flags("is_hot"),
        numbers("employees", nullable=True),
        amounts("revenue_potential", nullable=True),
        days("contract_ends_on customer_since", nullable=True),
        degrees("latitude longitude", nullable=True),
    )
    index("relation", "importance")
    index("relation", "name")
    index("relation", "number")
    index("relation", "status", "name")
    exchanged(
        "complaint",
        reference("complaint", "relation_id", "relation"),
        numbers("number"),
        texts("subject text received_by"),
        moments("received_at"),
        moments("answered_at solved_at", nullable=True),
    )
    index("complaint", "relation_id", "received_at")
    index("complaint", "solved_at")
    exchanged(
        "contact",
        reference("contact", "relation_id", "relation"),
        texts(
            "surname salutation title initials first_name function phone mobile email profile_url "
            "education interests roles notes"
        ),
        flags("newsletter", nullable=True),
    )
    index("contact", "relation_id")
    exchanged(
        "fact",
        reference("fact", "relation_id", "relation"),
        texts("subject text source"),
        days("noted_on", nullable=True),
    )
    index("fact", "relation_id")
    exchanged(
        "nps_survey",
        reference("nps_survey", "relation_id", "relation"),
        days("asked_on"),
        numbers("score"),
        texts("improve"),
    )
    index("nps_survey", "relation_id", "asked_on")
    exchanged(
        "psu_member",
        reference("psu_member", "relation_id", "relation"),
        texts("name function"),
    )
    index("psu_member", "relation_id")
    exchanged(
        "sales_line",
        reference("sales_line", "relation_id", "relation"),
        days("sold_on"),
        texts("product_code product_name group order_number terms"),
        amounts("quantity amount discount_percent"),
    )
    index("sales_line", "relation_id", "sold_on")
    index("sales_line", "sold_on")
    exchanged(
        "status_change",
        reference("status_change", "relation_id", "relation"),
        texts("before after changed_by reason"),
        moments("changed_at"),
    )
    index("status_change", "relation_id")
    exchanged(
        "contact_moment",
        reference("contact_moment", "relation_id", "relation"),
        reference("contact_moment", "contact_id", "contact", nullable=True),
        texts("text kind"),
        moments("happened_at"),
    )
    index("contact_moment", "contact_id")
    index("contact_moment", "relation_id", "happened_at")


def tables_of_visits() -> None:
    exchanged(
        "visit",
        reference("visit", "relation_id", "relation"),
        reference("visit", "contact_id", "contact", nullable=True),
        [sa.Column("start_time", sa.Time(), nullable=False)],
        days("visit_on"),
        numbers("minutes"),
        texts("kind state subject made_by state_reason"),
    )
    index("visit", "contact_id")
    index("visit", "relation_id", "visit_on")
    index("visit", "visit_on", "start_time")
    exchanged(
        "preparation",
        reference("preparation", "visit_id", "visit"),
        texts("method external_objective agreed_smart alternatives"),
    )
    index("preparation", "visit_id")
    exchanged(
        "visit_report",
        reference("visit_report", "visit_id", "visit"),
        texts(
            "method usefulness next_step summary economic_needs functional_needs psychological_needs "
            "demands_on_product demands_on_supplier budget competitor competitor_price_level "
            "competitor_dissatisfaction present"
        ),
        numbers("chance_percent", nullable=True),
        days("decision_month next_step_on competitor_contract_ends_on", nullable=True),
        moments("closed_at", nullable=True),
    )
    index("visit_report", "visit_id")
    exchanged(
        "agreement",
        reference("agreement", "report_id", "visit_report"),
        texts("what who"),
        days("due_on", nullable=True),
        flags("for_customer"),
        numbers("position"),
    )
    index("agreement", "report_id")
    exchanged(
        "check_item",
        reference("check_item", "preparation_id", "preparation"),
        numbers("step"),
        texts("label"),
        flags("done"),
    )
    index("check_item", "preparation_id")
    exchanged(
        "objective",
        reference("objective", "preparation_id", "preparation"),
        texts("side keyword text outcome note"),
        numbers("position"),
    )
    index("objective", "preparation_id")
    exchanged(
        "preparation_step",
        reference("preparation_step", "preparation_id", "preparation"),
        numbers("step"),
        texts("state note skip_reason"),
    )
    index("preparation_step", "preparation_id")
    exchanged(
        "question",
        reference("question", "preparation_id", "preparation"),
        texts("keyword text insight serves kind target answer"),
        numbers("position"),
        flags("asked"),
    )
    index("question", "preparation_id")


def tables_of_offers() -> None:
    exchanged(
        "product",
        texts("code name unit vat_class group"),
        amounts("price"),
        amounts("purchase_price", nullable=True),
    )
    index("product", "code")
    exchanged(
        "offer",
        reference("offer", "relation_id", "relation"),
        reference("offer", "contact_id", "contact", nullable=True),
        reference("offer", "visit_id", "visit", nullable=True),
        numbers("number revision"),
        texts(
            "state subject introduction customer_reference language payment_terms delivery_terms "
            "benefits solution_evidence override_reason discount_reason lost_reason competitor "
            "vat_country released_sha256"
        ),
        days("offered_on valid_until promised_on sent_on decision_month decided_on", nullable=True),
        numbers("chance_percent", nullable=True),
        amounts("budget", nullable=True),
        flags("has_solution", nullable=True),
        moments("released_at", nullable=True),
        amounts("net volume"),
    )
    index("offer", "contact_id")
    index("offer", "number", "revision")
    index("offer", "relation_id")
    index("offer", "state", "decision_month")
    index("offer", "visit_id")
    exchanged(
        "follow_up",
        reference("follow_up", "relation_id", "relation", nullable=True),
        reference("follow_up", "visit_id", "visit", nullable=True),
        reference("follow_up", "offer_id", "offer", nullable=True),
        texts("text"),
        days("due_on"),
        moments("done_at", nullable=True),
    )
    index("follow_up", "due_on")
    index("follow_up", "offer_id")
    index("follow_up", "relation_id")
    index("follow_up", "visit_id")
    exchanged(
        "offer_line",
        reference("offer_line", "offer_id", "offer"),
        texts("kind product_code description note unit vat_class"),
        amounts("quantity unit_price discount_percent net"),
        numbers("position"),
    )
    index("offer_line", "offer_id")


def searched(kind: str, table: str, title: str, words: str, columns: str) -> None:
    """Triggers that keep the full-text index of one table in the transaction of the change itself."""
    entry = "(SELECT key FROM search_entry WHERE row_id = {}.id)"
    fill = (
        f"INSERT INTO search_index(rowid, title, words) SELECT {entry.format('NEW')}, {title}, {words} "
        "WHERE NOT NEW.deleted;"
    )
    op.execute(
        f"CREATE TRIGGER search_{table}_made AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO search_entry(kind, row_id) VALUES ('{kind}', NEW.id); {fill} END"
    )
    op.execute(
        f"CREATE TRIGGER search_{table}_changed AFTER UPDATE OF {columns}, deleted ON {table} BEGIN "
        f"DELETE FROM search_index WHERE rowid = {entry.format('NEW')}; {fill} END"
    )
    op.execute(
        f"CREATE TRIGGER search_{table}_gone AFTER DELETE ON {table} BEGIN "
        f"DELETE FROM search_index WHERE rowid = {entry.format('OLD')}; "
        "DELETE FROM search_entry WHERE row_id = OLD.id; END"
    )


def joined(columns: str) -> str:
    return " || char(10) || ".join(f"NEW.{name.strip()}" for name in columns.split(","))


def full_text() -> None:
    """One index over all that a seller looks for; without accents, fast for the first two or three letters."""
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(title, words, content='', contentless_delete=1, "
        "prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
    )
    relation = "number, street, postcode, place, phone, email, website, kvk_number, branch, notes"
    searched("relation", "relation", "NEW.name", joined(relation), "name, " + relation)
    contact = "function, phone, mobile, email, notes"
    name = "first_name, initials, surname"
    searched("contact", "contact", joined(name), joined(contact), f"{name}, {contact}")
    searched("visit", "visit", "NEW.subject", joined("state_reason"), "subject, state_reason")
    offer = "number, subject, introduction, customer_reference"
    label = "'OV' || NEW.number || '-' || NEW.revision || ' ' || NEW.subject"
    searched("offer", "offer", label, joined(offer), "revision, " + offer)
    searched("product", "product", joined("name, code"), 'NEW."group"', 'name, code, "group"')
    searched("answer", "question", "NEW.keyword", joined("answer"), "keyword, answer")
    report = "summary, next_step, economic_needs, functional_needs, psychological_needs, demands_on_product, "
    report += "demands_on_supplier, competitor, competitor_dissatisfaction"
    searched("report", "visit_report", "''", joined(report), report)


def upgrade() -> None:
    tables_of_this_laptop()
    tables_of_relations()
    tables_of_visits()
    tables_of_offers()
    if op.get_bind().dialect.name == "sqlite":
        full_text()

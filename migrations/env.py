"""Runs revisions on the connection it is handed; it begins and commits nothing itself."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    transaction_per_migration=False,
)
context.run_migrations()

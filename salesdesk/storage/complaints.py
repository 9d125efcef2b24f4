"""Numbers of complaints."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from salesdesk.storage.rows.relations import ComplaintRow


def last_complaint_number(session: Session) -> int:
    """The highest number ever given, of removed complaints too; 0 when there was none."""
    return session.scalar(select(func.max(ComplaintRow.number))) or 0

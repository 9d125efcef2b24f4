"""All row classes; they never leave storage."""

from salesdesk.storage.rows.base import Base, Exchanged
from salesdesk.storage.rows.offers import OfferLineRow, OfferRow, ProductRow
from salesdesk.storage.rows.own import DocumentRow, OutboxRow, SearchEntryRow, SettingRow, SyncStateRow
from salesdesk.storage.rows.relations import (
    ComplaintRow,
    ContactMomentRow,
    ContactRow,
    FactRow,
    NpsSurveyRow,
    PsuMemberRow,
    RelationRow,
    SalesLineRow,
    StatusChangeRow,
)
from salesdesk.storage.rows.visits import (
    AgreementRow,
    CheckItemRow,
    FollowUpRow,
    ObjectiveRow,
    PreparationRow,
    QuestionRow,
    StepRow,
    VisitReportRow,
    VisitRow,
)

__all__ = [
    "AgreementRow",
    "Base",
    "CheckItemRow",
    "ComplaintRow",
    "ContactMomentRow",
    "ContactRow",
    "DocumentRow",
    "Exchanged",
    "FactRow",
    "FollowUpRow",
    "NpsSurveyRow",
    "ObjectiveRow",
    "OfferLineRow",
    "OfferRow",
    "OutboxRow",
    "PreparationRow",
    "ProductRow",
    "PsuMemberRow",
    "QuestionRow",
    "RelationRow",
    "SalesLineRow",
    "SearchEntryRow",
    "SettingRow",
    "StatusChangeRow",
    "StepRow",
    "SyncStateRow",
    "VisitReportRow",
    "VisitRow",
]

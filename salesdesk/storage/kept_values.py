"""Which values are kept: the rows each lies in, and those of its children."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID, uuid5

from salesdesk.domain.catalogue import KeptTemplate
from salesdesk.domain.driving import DrivenDay, DrivenTrip, FixedDrive, OwnPoint
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.offer_approval import ApprovalCode, ApprovalRequest
from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offer_sending import OfferDispatch
from salesdesk.domain.offers import Offer, OfferLine
from salesdesk.domain.preparation import CheckItem, Objective, Preparation, Question, StepRecord
from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.products import PriceTier, Product, SalesLine
from salesdesk.domain.rayon import Area, OtherDay, TimeOff
from salesdesk.domain.relations import (
    Address,
    Contact,
    ContactMoment,
    Fact,
    PsuMember,
    Relation,
    StatusChange,
)
from salesdesk.domain.reports import Agreement, VisitReport
from salesdesk.domain.satisfaction import Complaint, NpsSurvey
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor, CustomerNeed, NeedFit
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit, VisitMove
from salesdesk.storage import rows


@dataclass(frozen=True, slots=True)
class Children:
    """A tuple of values kept in a table of its own; `identity` names a child that carries no id itself."""

    value: type
    row: Any
    parent: str
    order: tuple[str, ...] = ("position", "id")
    identity: Callable[[UUID, Any], UUID] = lambda _parent, child: cast("UUID", child.id)


def _step_id(preparation: UUID, record: StepRecord) -> UUID:
    """The same on every laptop, so that two sellers write the same step of the same preparation."""
    return uuid5(preparation, f"step {int(record.step)}")


ROW_OF: dict[type, Any] = {
    Relation: rows.RelationRow,
    Contact: rows.ContactRow,
    PsuMember: rows.PsuMemberRow,
    Fact: rows.FactRow,
    StatusChange: rows.StatusChangeRow,
    ContactMoment: rows.ContactMomentRow,
    Visit: rows.VisitRow,
    Preparation: rows.PreparationRow,
    VisitReport: rows.VisitReportRow,
    FollowUp: rows.FollowUpRow,
    Complaint: rows.ComplaintRow,
    NpsSurvey: rows.NpsSurveyRow,
    Product: rows.ProductRow,
    SalesLine: rows.SalesLineRow,
    Offer: rows.OfferRow,
    VisitMove: rows.VisitMoveRow,
    LibraryDocument: rows.LibraryDocumentRow,
    KeptTemplate: rows.QuestionTemplateRow,
    Argument: rows.ArgumentRow,
    Competitor: rows.CompetitorRow,
    Comparison: rows.ComparisonRow,
    CustomerNeed: rows.CustomerNeedRow,
    NeedFit: rows.NeedFitRow,
    PriceAgreement: rows.PriceAgreementRow,
    OfferOutlook: rows.OfferOutlookRow,
    OfferDispatch: rows.OfferDispatchRow,
    ApprovalCode: rows.ApprovalCodeRow,
    ApprovalRequest: rows.ApprovalRequestRow,
    Area: rows.AreaRow,
    TimeOff: rows.TimeOffRow,
    OtherDay: rows.OtherDayRow,
    VisitProposal: rows.VisitProposalRow,
    FixedDrive: rows.FixedDriveRow,
    DrivenTrip: rows.DrivenTripRow,
    DrivenDay: rows.DrivenDayRow,
    OwnPoint: rows.OwnPointRow,
}
CHILDREN_OF: dict[type, dict[str, Children]] = {
    Preparation: {
        "steps": Children(StepRecord, rows.StepRow, "preparation_id", ("step",), _step_id),
        "items": Children(CheckItem, rows.CheckItemRow, "preparation_id", ("step", "id")),
        "objectives": Children(Objective, rows.ObjectiveRow, "preparation_id"),
        "questions": Children(Question, rows.QuestionRow, "preparation_id"),
    },
    VisitReport: {"agreements": Children(Agreement, rows.AgreementRow, "report_id")},
    Product: {"tiers": Children(PriceTier, rows.PriceTierRow, "product_id")},
    Offer: {"lines": Children(OfferLine, rows.OfferLineRow, "offer_id")},
}
NESTED: dict[tuple[type, str], type] = {(Relation, "address"): Address}

"""Which panel stands in the middle for which step."""

from __future__ import annotations

from salesdesk.domain.preparation import Step
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.desk import Desk
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.facts_panel import FactsPanel
from salesdesk.ui.visits.history_panels import MomentsPanel, SalesPanel
from salesdesk.ui.visits.panel import CheckPanel, StepPanel
from salesdesk.ui.visits.person_panel import PersonPanel
from salesdesk.ui.visits.questions import QuestionPanel
from salesdesk.ui.visits.travel_panels import NearPanel, RoutePanel


def make_panel(
    step: Step, draft: PreparationDraft, file: SellerFile, desk: Desk, autosave: Autosave
) -> StepPanel:
    """The panel of one step; what it keeps itself goes along with `autosave`."""
    preparations = file.preparations
    if step is Step.INTERNET:
        return FactsPanel(draft, preparations, file.relations, desk, autosave.touch, autosave.flush)
    if step is Step.SALES_HISTORY:
        return SalesPanel(draft, preparations)
    if step is Step.SOCIAL_MEDIA:
        return PersonPanel(draft, preparations, file.relations, desk, autosave.touch)
    if step is Step.QUESTIONS:
        return QuestionPanel(draft, preparations, desk)
    with_desk = {Step.CRM: MomentsPanel, Step.ROUTE: RoutePanel, Step.ALTERNATIVES: NearPanel}
    if step in with_desk:
        return with_desk[step](draft, preparations, desk)
    return CheckPanel(draft, step, preparations)

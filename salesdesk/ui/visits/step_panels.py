"""Which panel stands in the middle for which step."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.domain.preparation import Step
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.desk import Desk
from salesdesk.ui.visits.alternatives_panel import AlternativesPanel
from salesdesk.ui.visits.carrying_panels import CardsPanel, WritingPanel
from salesdesk.ui.visits.documents_panel import DocumentsPanel
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.facts_panel import FactsPanel
from salesdesk.ui.visits.moments_panel import MomentsPanel
from salesdesk.ui.visits.panel import StepPanel
from salesdesk.ui.visits.person_panel import PersonPanel
from salesdesk.ui.visits.questions import QuestionPanel
from salesdesk.ui.visits.route_panel import RoutePanel
from salesdesk.ui.visits.sales_panel import SalesPanel


def make_panel(
    step: Step, draft: PreparationDraft, file: SellerFile, desk: Desk, autosave: Autosave
) -> StepPanel:
    """The panel of one step; what it keeps itself goes along with `autosave`."""
    preparations = file.preparations
    makers: dict[Step, Callable[[], StepPanel]] = {
        Step.INTERNET: lambda: FactsPanel(draft, preparations, file.facts, file.insight, desk, autosave),
        Step.SALES_HISTORY: lambda: SalesPanel(draft, preparations, file.insight, desk),
        Step.CRM: lambda: MomentsPanel(draft, file, desk, autosave.touch),
        Step.SOCIAL_MEDIA: lambda: PersonPanel(draft, preparations, file.relations, desk, autosave),
        Step.ROUTE: lambda: RoutePanel(draft, file, desk),
        Step.DOCUMENTATION: lambda: DocumentsPanel(draft, preparations, file.library, file.packing, desk),
        Step.BUSINESS_CARDS: lambda: CardsPanel(draft, preparations, file.business_cards, desk),
        Step.WRITING_MATERIAL: lambda: WritingPanel(draft, preparations, file.note_sheets, file.papers, desk),
        Step.ALTERNATIVES: lambda: AlternativesPanel(draft, file, desk),
        Step.QUESTIONS: lambda: QuestionPanel(draft, preparations, file.templates, desk),
    }
    return makers[step]()

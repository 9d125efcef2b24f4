"""The screens of the library."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door
from salesdesk.ui.library.arguments import ArgumentList
from salesdesk.ui.library.cards import CardScreen
from salesdesk.ui.library.competitors import CompetitionScreen
from salesdesk.ui.library.documents import DocumentList
from salesdesk.ui.library.template_editor import TemplateEditor
from salesdesk.ui.library.templates import TemplateList


def doors(file: SellerFile) -> list[Door]:
    """Documents, question templates, arguments, competitors and business cards, a page each."""
    return [
        Door(Noun.LIBRARY, lambda desk: DocumentList(desk, file.library)),
        Door(
            Noun.LIBRARY,
            lambda desk: CardScreen(desk, file.business_cards, file.note_sheets, file.settings, file.papers),
            view="cards",
        ),
        Door(Noun.LIBRARY, lambda desk: TemplateList(desk, file.templates), record=False, view="questions"),
        Door(Noun.LIBRARY, lambda desk: TemplateEditor(desk, file.templates), record=True, view="questions"),
        Door(Noun.LIBRARY, lambda desk: ArgumentList(desk, file.value_proposition), view="arguments"),
        Door(Noun.LIBRARY, lambda desk: CompetitionScreen(desk, file.value_proposition), view="competitors"),
    ]

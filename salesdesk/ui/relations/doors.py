"""The screens of relations."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door
from salesdesk.ui.relations.complaint_editor import ComplaintEditor
from salesdesk.ui.relations.contact_editor import ContactEditor
from salesdesk.ui.relations.editor import RelationEditor
from salesdesk.ui.relations.imports import ImportScreen
from salesdesk.ui.relations.screen import RelationScreen


def doors(file: SellerFile) -> list[Door]:
    return [
        Door(Noun.RELATION, lambda desk: RelationScreen(desk, file)),
        Door(Noun.RELATION, lambda desk: RelationEditor(desk, file), record=True, view="edit"),
        Door(Noun.RELATION, lambda desk: ImportScreen(desk, file), record=False, view="import"),
        Door(Noun.COMPLAINT, lambda desk: ComplaintEditor(desk, file), record=True),
        Door(Noun.CONTACT, lambda desk: ContactEditor(desk, file), record=True),
    ]

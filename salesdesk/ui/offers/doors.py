"""The screens of offers, for the window."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.actions import Action
from salesdesk.ui.approval_opening import ApprovalOpening
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.offers.agreements import VIEW as AGREEMENTS
from salesdesk.ui.offers.agreements import AgreementList
from salesdesk.ui.offers.approvals_page import ApprovalsPage
from salesdesk.ui.offers.beginning import NewOffer
from salesdesk.ui.offers.compare import VIEW as COMPARE
from salesdesk.ui.offers.compare import CompareScreen
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.leave import OfferLeave
from salesdesk.ui.offers.life import OfferLife
from salesdesk.ui.offers.list import OfferListScreen
from salesdesk.ui.offers.products import ProductList
from salesdesk.words import _


def doors(file: SellerFile) -> list[Door]:
    """The list, a new one (`view="new"`, with or without a relation's id), the editor, the price list."""

    def listing(desk: Desk) -> OfferListScreen:
        made = OfferListScreen(desk, file.offer_shelves)
        opening = ApprovalOpening(desk, file, made)
        words = _("Antwoord op een aanvraag om korting openen…")
        desk.actions.add(Action("approval.open", words, opening.choose, icon="folder"), on=made)
        return made

    def editor(desk: Desk) -> OfferEditor:
        life = OfferLife(file)
        editor = OfferEditor(desk, file.offers, file.products, life)
        life.leave = OfferLeave(desk, file, editor)
        return editor

    return [
        Door(Noun.OFFER, listing, record=False),
        Door(Noun.OFFER, lambda desk: NewOffer(desk, file.offer_beginning, file.relations), view="new"),
        Door(Noun.OFFER, editor, record=True),
        Door(Noun.OFFER, lambda desk: ApprovalsPage(desk, file), view="approvals"),
        Door(
            Noun.OFFER,
            lambda desk: CompareScreen(desk, file.offer_comparison, file.papers),
            record=True,
            view=COMPARE,
        ),
        Door(Noun.PRODUCT, lambda desk: ProductList(desk, file.products, file.articles)),
        Door(Noun.PRODUCT, lambda desk: AgreementList(desk, file), view=AGREEMENTS),
    ]

"""The papers of offers: the page beside the editor, the PDF that was sent, and the file it is kept in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.offers import Offer
from salesdesk.errors import N_, Reason, Refused, Trouble
from salesdesk.exchange.ubl import UblDocument, quotation_xml
from salesdesk.paper.archive_pdf import ArchiveNote, archived
from salesdesk.paper.letters import paper_language
from salesdesk.paper.offer import OfferPaper, offer_pdf
from salesdesk.paper.offer_binding import bound_offer
from salesdesk.paper.offer_proof import faults
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preview import page_count, page_picture
from salesdesk.paper.sheets_behind import Sheet
from salesdesk.services import offer_file
from salesdesk.services.clock import Clock
from salesdesk.services.offer_attachments import OfferAttachments, refuse_too_much
from salesdesk.services.offer_view import OfferPreview, OfferView
from salesdesk.services.papers import Paper, file_name
from salesdesk.storage.database import Database
from salesdesk.storage.documents import load_document
from salesdesk.words import _


class OfferPapers:
    """Makes the paper of an offer, and finds the one that was sent."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.attachments = OfferAttachments(database)

    def preview(self, view: OfferView, offer: Offer, page: int = 0, width: int = 700) -> OfferPreview:
        """A page of the offer as it is being typed; what was sent is shown from the PDF that was sent.

        A document that cannot go behind it is left out, and told among the problems.
        """
        if offer.released_sha256:
            content = self.pdf(offer.id)
            return _shown(content, page, page_count(content), width)
        sheets, problems = self._readable(view, offer)
        own = offer_pdf(self._source(view, offer, sheets))
        count = own.page_count + sum(sheet.page_count for sheet in sheets)
        page = min(max(page, 0), count - 1)
        if page < own.page_count:
            shown = _shown(own.content, page, count, width)
        else:
            behind = self.attachments.binding(sheets, own.page_count, paper_language(offer.language))
            shown = _shown(behind.content, page - own.page_count, count, width, before=own.page_count)
        return replace(shown, missing_glyphs=own.missing_glyphs, problems=problems)

    def made(self, view: OfferView, offer: Offer) -> Pdf:
        """The whole paper of an offer, looked over; Refused with everything that is wrong with it."""
        documents = view.enclosures.chosen(offer)
        refuse_too_much(documents)
        sheets = [self.attachments.sheet(document, pictured=offer.with_ubl) for document in documents]
        source = self._source(view, offer, sheets)
        own = offer_pdf(source)
        binding = self.attachments.binding(sheets, own.page_count, source.language)
        whole = bound_offer(own, source.title, sheets, binding)
        data = (f"{offer.label}.xml", _quotation(source)) if offer.with_ubl else None
        if data is not None:
            whole = replace(whole, content=archived(whole.content, _note(source, *data)))
        wrong = faults(whole, replace(source, offer=_with_remarks(offer, view.offer)), sheets, data)
        if wrong:
            raise Refused(*wrong)
        return whole

    def _readable(self, view: OfferView, offer: Offer) -> tuple[list[Sheet], tuple[Reason, ...]]:
        sheets: list[Sheet] = []
        problems: list[Reason] = []
        for document in view.enclosures.chosen(offer):
            try:
                sheets.append(self.attachments.sheet(document))
            except Refused as no:
                problems.extend(no.reasons)
        return sheets, tuple(problems)

    def _source(self, view: OfferView, offer: Offer, sheets: Sequence[Sheet]) -> OfferPaper:
        return OfferPaper(
            offer=offer,
            relation=view.relation,
            company=view.settings.company,
            seller=view.settings.seller,
            rates=view.settings.vat_rates,
            made_at=self._clock.now(),
            contact=view.contact(offer.contact_id),
            arguments=view.arguments.told(offer),
            references=view.enclosures.named(offer),
            enclosures=tuple(sheet.title for sheet in sheets),
            pages_behind=sum(sheet.page_count for sheet in sheets),
        )

    def pdf(self, offer_id: UUID) -> bytes:
        """The PDF that the customer got, byte for byte; refused while the offer is a draft."""
        with self._database.read() as session:
            offer = offer_file.offer_of(session, offer_id)
            kept = load_document(session, offer.released_sha256) if offer.released_sha256 else None
        if kept is not None:
            return kept.content
        if offer.released_sha256:
            raise Trouble(
                _("De PDF van {label}, zoals die is vastgelegd, ontbreekt.").format(label=offer.label),
                kept=_("De offerte zelf en haar bedragen staan er nog."),
                do=_("Zet de laatste back-up terug."),
            )
        raise Refused(Reason(N_("Van {label} is nog geen PDF verstuurd."), "", {"label": offer.label}))

    def paper(self, offer_id: UUID) -> Paper:
        """That PDF under a name to keep it by, to look at, print or mail."""
        content = self.pdf(offer_id)
        with self._database.read() as session:
            view = offer_file.read_view(session, offer_id, self._clock.today())
        name = file_name(view.offer.label, view.relation.name)
        return Paper(name, content, page_count(content))


def _with_remarks(offer: Offer, draft: Offer) -> Offer:
    """A reason that is no longer needed is dropped on release, but was never meant for the customer."""
    return replace(
        offer,
        override_reason=offer.override_reason or draft.override_reason,
        discount_reason=offer.discount_reason or draft.discount_reason,
    )


def _quotation(source: OfferPaper) -> bytes:
    return quotation_xml(
        UblDocument(
            offer=source.offer,
            relation=source.relation,
            company=source.company,
            seller=source.seller,
            rates=source.rates,
            issued_on=source.day,
            contact=source.contact,
            language=source.language,
        )
    )


def _note(source: OfferPaper, name: str, data: bytes) -> ArchiveNote:
    author = source.seller.name or source.company.name
    about = f"UBL 2.1 Quotation {source.offer.label}"
    return ArchiveNote(source.title, author, source.language, source.made_at, name, data, about)


def _shown(content: bytes, page: int, count: int, width: int, *, before: int = 0) -> OfferPreview:
    """The page of these bytes; `before` pages of the whole stand in front of them."""
    at = min(max(page, 0), count - before - 1)
    picture = page_picture(content, at, width)
    return OfferPreview(before + at, count, picture.width, picture.height, picture.rgb)

"""The papers of offers: the page beside the editor, the PDF that was sent, and the file it is kept in."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from salesdesk.domain.offers import Offer
from salesdesk.errors import N_, Reason, Refused
from salesdesk.paper.offer import OfferPaper, offer_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preview import page_count, page_picture
from salesdesk.services import offer_file
from salesdesk.services.clock import Clock
from salesdesk.services.offer_view import OfferPreview, OfferView
from salesdesk.services.papers import Paper, file_name, write_file
from salesdesk.storage.database import Database
from salesdesk.storage.documents import load_document


class OfferPapers:
    """Makes the paper of an offer, and finds the one that was sent."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def preview(self, view: OfferView, offer: Offer, page: int = 0, width: int = 700) -> OfferPreview:
        """A page of the offer as it is being typed; what was sent is shown from the PDF that was sent."""
        content, glyphs, pages = self._paper(view, offer)
        page = min(max(page, 0), pages - 1)
        picture = page_picture(content, page, width)
        return OfferPreview(page, pages, picture.width, picture.height, picture.rgb, glyphs)

    def _paper(self, view: OfferView, offer: Offer) -> tuple[bytes, tuple[str, ...], int]:
        if offer.released_sha256:
            content = self.pdf(offer.id)
            return content, (), page_count(content)
        made = self.made(view, offer)
        return made.content, made.missing_glyphs, made.page_count

    def made(self, view: OfferView, offer: Offer) -> Pdf:
        """The whole paper of an offer as it is now."""
        return offer_pdf(self._source(view, offer))

    def _source(self, view: OfferView, offer: Offer) -> OfferPaper:
        return OfferPaper(
            offer=offer,
            relation=view.relation,
            company=view.settings.company,
            seller=view.settings.seller,
            rates=view.rates_of(offer),
            made_at=self._clock.now(),
            contact=view.contact(offer.contact_id),
            arguments=view.arguments.told(offer),
        )

    def pdf(self, offer_id: UUID) -> bytes:
        """The PDF that the customer got, byte for byte; refused while the offer is a draft."""
        with self._database.read() as session:
            offer = offer_file.offer_of(session, offer_id)
            kept = load_document(session, offer.released_sha256) if offer.released_sha256 else None
        if kept is None:
            raise Refused(Reason(N_("Van {label} is nog geen PDF verstuurd."), "", {"label": offer.label}))
        return kept.content

    def paper(self, offer_id: UUID) -> Paper:
        """That PDF under a name to keep it by, to look at, print or mail."""
        content = self.pdf(offer_id)
        with self._database.read() as session:
            view = offer_file.read_view(session, offer_id, self._clock.today())
        name = file_name(view.offer.label, view.relation.name)
        return Paper(name, content, page_count(content))

    def write_pdf(self, offer_id: UUID, path: Path) -> Path:
        """Put that PDF in a file."""
        return write_file(path, self.pdf(offer_id))

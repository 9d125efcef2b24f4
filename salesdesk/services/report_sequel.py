"""What comes after a closed report: the letter to the customer, and whether an offer makes sense now."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.offer_check import Finding, Point, check_offer
from salesdesk.domain.offers import Offer
from salesdesk.exchange.mail import Attachment, Mailbox, MailDraft, is_mail_address, mail_bytes
from salesdesk.paper.customer_report import customer_report_pdf
from salesdesk.paper.report_mail import report_mail
from salesdesk.services.changes import Done
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.offer_start import Talk, first_draft
from salesdesk.services.packing import MailReady
from salesdesk.services.papers import Papers, file_name
from salesdesk.services.reports import ReportView

__all__ = ["MailReady", "OfferAdvice", "ReportSequel"]
# The solution and the price are judged on the offer itself.
_JUDGED = (Point.CHANCE, Point.TERM, Point.DMU)


@dataclass(frozen=True, slots=True)
class OfferAdvice:
    """Whether an offer makes sense after this visit; `made` is the one that came of it already."""

    findings: tuple[Finding, ...]
    made: Offer | None = None

    @property
    def makes_sense(self) -> bool:
        """The points that a visit can settle are in order (Susan §1.5)."""
        return all(finding.passes for finding in self.findings)

    @property
    def against(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.passes)


class ReportSequel:
    """One deed per wish of a seller who has just closed his report."""

    def __init__(self, clock: Clock, papers: Papers, lent: LentFiles) -> None:
        self._clock = clock
        self._papers = papers
        self._lent = lent

    def offer_advice(self, view: ReportView) -> OfferAdvice:
        """Chance, term and decider as the five points see them: an offer is a means, not a goal."""
        card, today = view.card, self._clock.today()
        draft = first_draft(
            self._clock.new_id(), 0, card.relation, card.contacts, card.thresholds, today,
            Talk(view.visit, view.report, view.preparation),
        )  # fmt: skip
        check = check_offer(draft, card.contacts, card.thresholds, today, branch=card.relation.branch)
        made = [offer for offer in card.offers if offer.visit_id == view.visit.id and not offer.deleted]
        newest = max(made, key=lambda offer: (offer.number, offer.revision), default=None)
        return OfferAdvice(tuple(check.finding(point) for point in _JUDGED), newest)

    def customer_mail(self, visit_id: UUID) -> Done[MailReady]:
        """An unsent mail to whom was visited, with the customer's version of the report attached."""
        source = self._papers.report_source(visit_id)
        paper = source.value
        pdf = customer_report_pdf(paper)
        contact = next((each for each in paper.contacts if each.id == paper.visit.contact_id), None)
        options = (contact.email if contact else "", paper.relation.email)
        to = next((address.strip() for address in options if is_mail_address(address)), "")
        text = report_mail(paper)
        name = file_name(f"{paper.visit.visit_on:%Y-%m-%d}", text.subject, paper.relation.name)
        draft = MailDraft(
            Mailbox(paper.seller.name, paper.seller.email),
            Mailbox(contact.short_name if contact else "", to),
            text.subject,
            text.body,
            (Attachment(name, "application/pdf", pdf.content),),
            visit_id.hex,
        )
        content = mail_bytes(draft, self._clock.now())
        path = self._lent.lend(self._clock.new_id(), f"{name.removesuffix('.pdf')}.eml", content)
        return Done(MailReady(path, to, len(content)), source.changes)

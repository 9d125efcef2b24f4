"""The short mail that the customer's version of a report goes with, in the customer's language."""

from __future__ import annotations

from salesdesk import formats
from salesdesk.paper.customer_report import has_agreed, talk_title
from salesdesk.paper.letters import paper_language, salutation
from salesdesk.paper.mail_words import MailText, signature_lines
from salesdesk.paper.visit_report import VisitReportPaper
from salesdesk.words import gettext_for


def report_mail(paper: VisitReportPaper) -> MailText:
    """Thanks, what is attached, and the seller's lines under it; nothing of what was said."""
    language = paper_language(paper.relation.language)
    say = gettext_for(language)
    day = formats.long_date(paper.visit.visit_on, language)
    contact = next((each for each in paper.contacts if each.id == paper.visit.contact_id), None)
    said = [say("Hartelijk dank voor het gesprek van {date}.")]
    if has_agreed(paper):
        thanks = say(
            "Hartelijk dank voor het gesprek van {date}. In de bijlage vindt u wat wij hebben afgesproken."
        )
        said = [thanks, say("Klopt er iets niet of ontbreekt er iets? Laat het ons dan gerust weten.")]
    parts = (
        salutation(contact, say, language),
        *(each.format(date=day) for each in said),
        signature_lines(paper.seller, paper.company, say),
    )
    return MailText(talk_title(paper, say), "\n\n".join(parts) + "\n")

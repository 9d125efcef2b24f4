"""The short mail that a wijzigingsblad goes with, in the customer's language."""

from __future__ import annotations

from salesdesk.paper.change_sheet import ChangeSheet
from salesdesk.paper.letters import salutation
from salesdesk.paper.mail_words import MailText
from salesdesk.words import gettext_for


def change_sheet_mail(sheet: ChangeSheet) -> MailText:
    """What is attached and why, and the seller's lines under it."""
    say = gettext_for(sheet.language)
    seller, company = sheet.seller, sheet.company
    numbers = "  ·  ".join(number for number in (company.phone, seller.mobile or seller.phone) if number)
    lines = (seller.name, seller.function, company.name, numbers, seller.email, company.website)
    said = say("In de bijlage ziet u in één oogopslag wat er in offerte {after} anders is dan in {before}.")
    labels = {"after": sheet.changes.after.label, "before": sheet.changes.before.label}
    parts = (
        salutation(sheet.contact, say, sheet.language),
        said.format(**labels),
        say("Hebt u vragen, dan hoor ik ze graag."),
        "\n".join([say("Met vriendelijke groet,"), "", *(line for line in lines if line.strip())]),
    )
    return MailText(sheet.title, "\n\n".join(parts) + "\n")

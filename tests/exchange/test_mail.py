"""A mail that a mail program opens unsent, with every attachment whole and no head to be forged."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from salesdesk.exchange.mail import Attachment, Mailbox, MailDraft, is_mail_address, mail_bytes, mail_size
from tests.builders import NOW

DRAFT = MailDraft(
    Mailbox("Zoë de Boer", "zoe@vechtster.example"),
    Mailbox("M. Kuipers", "m.kuipers@vanrhijn.example"),
    "Documentatie van Café Noé",
    "Geachte mevrouw Kuipers,\n\nIn de bijlage vindt u: één brochure.\n",
    (
        Attachment("Café in het kort.pdf", "application/pdf", b"%PDF-1.7 " + bytes(range(256)) * 40),
        Attachment("vloer.png", "image/png", b"\x89PNG"),
    ),
    "key",
)


def read(draft: MailDraft = DRAFT) -> EmailMessage:
    return message_from_bytes(mail_bytes(draft, NOW), policy=default)


def test_it_is_unsent_and_says_from_whom_to_whom() -> None:
    message = read()
    assert message["X-Unsent"] == "1"
    assert message["From"] == "Zoë de Boer <zoe@vechtster.example>"
    assert message["To"] == '"M. Kuipers" <m.kuipers@vanrhijn.example>'
    assert message["Subject"] == "Documentatie van Café Noé"


def test_the_text_and_the_attachments_come_out_as_they_went_in() -> None:
    message = read()
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == DRAFT.body
    files = [(part.get_filename(), part.get_content_type(), part.get_content()) for part in
             message.iter_attachments()]  # fmt: skip
    assert files == [(file.name, file.media_type, file.content) for file in DRAFT.attachments]


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("Kort é.pdf", "Kort é.pdf"),
        (
            "OV324-1 Café Müller & Zn. Gebäudereinigung ’s-Hertogenbosch B.V. Noord.pdf",
            "OV324-1 Cafe Muller & Zn. Gebaudereinigung 's-Hertogenbosch.pdf",
        ),
        ("z" * 200, "z" * 65),
        ("漢" * 30 + ".xml", "document.xml"),
    ],
)
def test_the_name_of_a_file_stays_on_one_line_of_its_head(name: str, sent: str) -> None:
    """Outlook leaves a name out that is told in parts (`filename*0*`)."""
    draft = replace(DRAFT, attachments=(Attachment(name, "application/pdf", b"%PDF"),))
    assert b"filename*0" not in mail_bytes(draft, NOW)
    assert [part.get_filename() for part in read(draft).iter_attachments()] == [sent]


def test_without_an_address_the_seller_fills_it_in_himself() -> None:
    message = read(MailDraft(Mailbox("Anna", ""), Mailbox("Kees", "geen adres"), "Iets", "Tekst"))
    assert message["To"] is None
    assert message["From"] is None


@pytest.mark.parametrize(
    "forged", ["Iets\r\nBcc: all@example.example", "Iets\nBcc: x@y.example", "Iets\x0bBcc: z"]
)
def test_a_line_break_in_a_subject_or_name_makes_no_new_head(forged: str) -> None:
    message = read(MailDraft(Mailbox(forged, "a@b.example"), Mailbox(forged, "c@d.example"), forged, "Tekst"))
    assert message["Bcc"] is None
    assert str(message["Subject"]).startswith("Iets Bcc")


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert mail_bytes(DRAFT, NOW) == mail_bytes(DRAFT, NOW)


def test_the_weight_of_a_mail_is_told_before_it_is_made() -> None:
    told = mail_size([len(file.content) for file in DRAFT.attachments])
    bare = len(mail_bytes(MailDraft(DRAFT.sender, DRAFT.to, DRAFT.subject, DRAFT.body), NOW))
    assert told == pytest.approx(len(mail_bytes(DRAFT, NOW)) - bare, abs=900)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("m.kuipers@vanrhijn.example", True),
        (" spatie@eromheen.example ", True),
        ("", False),
        ("geen adres", False),
        ("a@b", False),
        ("a@b.example, c@d.example", False),
        ("Naam <a@b.example>", False),
        ("a@@b.example", False),
        ("a..b@c.example", False),
    ],
)
def test_an_address_can_be_mailed_to_or_not(text: str, good: bool) -> None:
    assert is_mail_address(text) is good


def test_a_domain_with_an_accent_is_written_as_mail_programs_know_it() -> None:
    message = read(replace(DRAFT, to=Mailbox("Jörg Müller", "info@münchen.example")))
    assert message["To"].addresses[0].addr_spec == "info@xn--mnchen-3ya.example"
    assert message["To"].addresses[0].display_name == "Jörg Müller"

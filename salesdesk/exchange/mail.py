"""A mail that is ready to send, as a file (.eml) for the seller's own mail program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PurePath
from urllib.parse import quote

LONGEST_SIGNED, LONGEST_NAME = 52, 65
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "ß": "ss", "ø": "o", "æ": "ae", "€": "EUR"})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along; `media_type` reads `application/pdf`."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and its address; without a good address nothing is filled in."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class MailDraft:
    """What the mail says; `key` makes its boundary, so that the same draft gives the same bytes."""

    sender: Mailbox
    to: Mailbox
    subject: str
    body: str
    attachments: tuple[Attachment, ...] = ()
    key: str = "draft"
    cc: tuple[Mailbox, ...] = ()


def mail_bytes(draft: MailDraft, moment: datetime) -> bytes:
    """The draft as a mail program opens it: unsent, to be read over and sent by the seller himself."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    for header, box in (("From", draft.sender), ("To", draft.to)):
        address = _address(box)
        if address is not None:
            message[header] = address
    copies = [address for address in map(_address, draft.cc) if address is not None]
    if copies:
        message["Cc"] = copies
    message["Subject"] = _one_line(draft.subject)
    message["Date"] = format_datetime(moment)
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    for file in draft.attachments:
        main, _between, sub = file.media_type.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file_name(file.name))
    if draft.attachments:
        message.set_boundary(f"=_salesdesk_{draft.key}")
    return message.as_bytes()


def mail_size(sizes: Sequence[int]) -> int:
    """What these files weigh in a mail, where three bytes take four and every line its end."""
    return sum(-(-size // 3) * 4 * 78 // 76 for size in sizes)


def is_mail_address(text: str) -> bool:
    """Whether a mail program can send to it."""
    return _address(Mailbox("", text)) is not None


def _address(box: Mailbox) -> Address | None:
    text = box.address.strip()
    if not re.fullmatch(r"[^\s@<>,;:\"\\]+@[^\s@<>,;:\"\\]+\.[^\s@<>,;:\"\\]+", text):
        return None
    name, _at, domain = text.rpartition("@")
    try:
        plain = f"{name}@{domain.encode('idna').decode('ascii')}" if not domain.isascii() else text
        return Address(_one_line(box.name), addr_spec=plain)
    except (ValueError, IndexError, MessageError):
        return None


def file_name(text: str) -> str:
    """The name as it was where it fits on one line of a head; else shorter, without accents.

    Outlook does not put a name together that goes on over several lines: the file came without a name.
    """
    name = _one_line(text)
    if len(quote(name)) <= LONGEST_SIGNED:
        return name
    ending = PurePath(name).suffix
    plain = (
        unicodedata.normalize("NFKD", name.removesuffix(ending))
        .translate(_PLAIN)
        .encode("ascii", "ignore")
        .decode()
    )
    short = _of_whole_words(" ".join(plain.split()), LONGEST_NAME - len(ending))
    return f"{short or 'document'}{ending}"


def _of_whole_words(text: str, most: int) -> str:
    """As many words as fit; of one endless word what fits."""
    if len(text) <= most:
        return text
    words, _space, _cut = text[: most + 1].rpartition(" ")
    return (words or text[:most]).rstrip(" -,;(")


def _one_line(text: str) -> str:
    """No line breaks in a head: they would begin another one."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())

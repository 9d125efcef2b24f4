"""Where to look somebody up in the open: made here, opened by the browser, and only on a click."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from urllib.parse import quote_plus

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import Contact, Relation
from salesdesk.ui.buttons import link
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import column
from salesdesk.words import _

SEARCH = "https://duckduckgo.com/?q="
KVK = "https://www.kvk.nl/zoeken/?q="
KBO = "https://kbopub.economie.fgov.be/kbopub/zoeknaamfonetischform.html?searchWord="


def website_address(relation: Relation) -> str:
    """Its own site; without one a search for it."""
    return _whole(relation.website) or company_search(relation)


def company_search(relation: Relation, about: str = "") -> str:
    return SEARCH + quote_plus(f"{relation.name} {relation.address.place} {about}".strip())


def news_search(name: str) -> str:
    return SEARCH + quote_plus(" ".join((name, _("nieuws"))))


def register_search(relation: Relation) -> str:
    """The trade register of the country: KvK, or the Belgian KBO; elsewhere a plain search."""
    if relation.address.country == "NL":
        return KVK + quote_plus(relation.kvk_number or relation.name)
    if relation.address.country == "BE":
        return KBO + quote_plus(relation.name)
    return company_search(relation, _("handelsregister"))


def register_word(country: str) -> str:
    """What its number in the trade register is called there."""
    if country == "BE":
        return _("Ondernemingsnummer")
    return _("KvK-nummer") if country == "NL" else _("Handelsregisternummer")


def person_search(contact: Contact, relation: Relation) -> str:
    name = " ".join(part for part in (contact.first_name or contact.initials, contact.surname) if part)
    return SEARCH + quote_plus(f"{name} {relation.name}")


def profile_address(contact: Contact) -> str:
    """His profile page; empty when none is known."""
    return _whole(contact.profile_url)


def _whole(address: str) -> str:
    """With its scheme; only pages are opened, nothing else a text might name."""
    address = address.strip()
    if not address or re.match(r"https?://", address, re.IGNORECASE):
        return address
    return "" if re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", address, re.IGNORECASE) else f"https://{address}"


def look(address: str) -> None:
    """Hand an address to the browser."""
    if address:
        QDesktopServices.openUrl(QUrl(address))


def look_up_row(*places: tuple[str, str, Callable[[], str]]) -> QWidget:
    """Links (words, icon, address when clicked), with a word about what happens."""
    links = []
    for words_of, icon, address in places:
        made = link(words_of, partial(_look_at, address), icon)
        made.setToolTip(_("Opent je browser; SalesDesk zelf gaat het internet niet op."))
        links.append(made)
    holder = QWidget()
    said = TextBlock(
        _("Opzoeken opent je browser; zonder internet werkt de rest gewoon door."), "small", "muted"
    )
    holder.setLayout(column(FlowBox(*links), said, gap=4))
    return holder


def _look_at(address: Callable[[], str]) -> None:
    look(address())

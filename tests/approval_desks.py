"""A seller who asks and a manager who decides, each with a file of his own (used by tests of approval)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.domain.offers import Offer
from salesdesk.exchange.code_hashes import Cost
from salesdesk.paper.preview import whole_text
from salesdesk.services.approvers import Approvers
from salesdesk.services.approving import Approving, CodesMade
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.offer_approvals import OfferApprovals
from salesdesk.services.offers import Offers
from salesdesk.services.packing import MailReady
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, RELATION_ID, a_contact, a_relation, an_id, an_offer_line, some_settings

QUICK = Cost(1, 8192)
LAST_DAY = date(2027, 3, 31)


class Still:
    """A long job that nobody watches."""

    def step(self, done: int, total: int, text: str = "") -> None:
        del done, total, text


def attached(mail: MailReady) -> bytes:
    """The first file in a mail that lies ready."""
    message = message_from_bytes(mail.path.read_bytes(), policy=policy.default)
    content: bytes = next(message.iter_attachments()).get_content()
    return content


def mail_text(mail: MailReady) -> str:
    message = message_from_bytes(mail.path.read_bytes(), policy=policy.default)
    body = message.get_body()
    assert body is not None
    return f"{message['Subject']}\n{message['To']}\n{body.get_content()}"


@dataclass
class ManagerDesk:
    """R. de Wit, who decides."""

    approving: Approving
    database: Database

    def key(self) -> bytes:
        return self.approving.key_file().content

    def heard(self) -> str:
        """What he reads out on the telephone."""
        card = self.approving.key()
        assert card is not None
        return card.fingerprint

    def answer(self, request: bytes, most: str | None, words: str = "") -> bytes:
        """Opens a request and decides on it."""
        facts = self.approving.open_request(request).value
        percent = None if most is None else Decimal(most)
        return attached(self.approving.decide(facts.request.id, percent, words).value)

    def codes(self, count: int = 5, most: str = "18", until: date = LAST_DAY, **over: Any) -> CodesMade:
        seller = over.get("seller", some_settings().seller.name)
        return self.approving.make_codes(seller, count, Decimal(most), until, Still()).value


def printed_codes(made: CodesMade) -> dict[int, str]:
    """The codes by their number, as they stand on the sheet."""
    return dict(zip(range(made.first, made.last + 1), codes_on(made.sheet.content), strict=True))


def codes_on(sheet: bytes) -> list[str]:
    """What is printed in the column of codes."""
    return [word for word in whole_text(sheet).split() if len(word) == 11 and word.count("-") == 2]


def manager_desk(path: Path, key: bytes, name: str = "R. de Wit") -> ManagerDesk:
    """A file of his own, with the role taken."""
    database = Database.open(path, key, lambda: NOW)
    settings = some_settings()
    seller = replace(settings.seller, name=name, email="r.dewit@noordstar.example")
    with database.write() as session:
        save_settings(session, replace(settings, seller=seller))
    approving = Approving(database, Clock(lambda: NOW, an_id), LentFiles(path.parent / name), QUICK)
    approving.begin(approves=True)
    return ManagerDesk(approving, database)


@dataclass
class SellerDesk:
    """The seller with a prospect; `now` can be moved."""

    database: Database
    offers: Offers
    approvals: OfferApprovals
    approvers: Approvers

    def draft(self, percent: str = "18", **over: Any) -> Offer:
        """A sound draft with this much discount on its only line."""
        line = an_offer_line(quantity=Decimal(10), unit_price=Decimal(100), discount_percent=Decimal(percent))
        values: dict[str, Any] = {
            "chance_percent": 60,
            "decision_month": date(2027, 1, 1),
            "budget": Decimal(1000),
            "has_solution": True,
            "solution_evidence": "proefplaatsing beviel",
            "discount_reason": "proeforder",
            "lines": (line,),
            **over,
        }
        started = self.offers.start(RELATION_ID).value
        return self.offers.save(replace(started, **values)).value

    def request(self, offer_id: UUID, reason: str = "Proeforder voor drie filialen") -> bytes:
        return attached(self.approvals.ask(offer_id, reason).value)

    def trust(self, manager: ManagerDesk) -> None:
        self.approvers.enrol(manager.key(), manager.heard())

    def now_has(self, offer: Offer) -> Offer:
        return self.offers.view(offer.id).offer

    def with_percent(self, offer: Offer, percent: str) -> Offer:
        """The same offer with another discount on its lines, typed and kept."""
        known = self.now_has(offer)
        lines = tuple(replace(line, discount_percent=Decimal(percent)) for line in known.lines)
        return self.offers.save(replace(known, lines=lines), known).value


def seller_desk(database: Database, folder: Path, now: Callable[[], datetime] = lambda: NOW) -> SellerDesk:
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [a_relation(id=RELATION_ID), a_contact()])
    return over_file(database, folder, now)


def over_file(database: Database, folder: Path, now: Callable[[], datetime] = lambda: NOW) -> SellerDesk:
    """The program over a file that is there, as after a new start."""
    clock = Clock(now, an_id)
    return SellerDesk(
        database,
        Offers(database, clock),
        OfferApprovals(database, clock, LentFiles(folder)),
        Approvers(database, clock),
    )

"""Whose leave counts: keys enrolled after a telephone call, and the codes they signed."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.domain.approval_code_letters import bare
from salesdesk.domain.company import Approvals, Approver
from salesdesk.domain.offer_approval import ApprovalCode
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange import approval_files as files
from salesdesk.exchange.code_files import CodeFile, read_codes
from salesdesk.exchange.signing import fingerprint, kind_of, public_key_of
from salesdesk.services.approval_codes import trusted_codes
from salesdesk.services.approval_key import read_private_key
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings, save_settings

KeyCard = files.KeyCard


class Approvers:
    """Enrols and drops who may allow more discount, and takes in their sheets of codes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[Approver, ...]:
        with self._database.read() as session:
            return load_settings(session).approvals.approvers

    @staticmethod
    def fingerprint(approver: Approver) -> str:
        """The letters to compare by telephone."""
        return fingerprint(approver.public_key)

    @staticmethod
    def kind_of(content: bytes) -> str:
        """The ending that fits a file: `sdaanvraag`, `sdantwoord`, `sdsleutel`, `sdcodes`, or nothing."""
        return kind_of(content)

    def codes_left(self) -> tuple[ApprovalCode, ...]:
        """The codes on this laptop that nobody used yet, passed ones too."""
        with self._database.read() as session:
            return tuple(code for code in trusted_codes(session) if code.used_at is None)

    def read_key(self, content: bytes) -> KeyCard:
        """Whose key this is; nothing is trusted yet."""
        return files.read_key(content)

    def enrol(self, content: bytes, heard: str) -> Done[KeyCard]:
        """Trust a key from now on; refused unless its fingerprint is what he read out on the telephone."""
        card = files.read_key(content)
        if not bare(heard):
            text = N_("Bel hem en typ de vingerafdruk die hij voorleest van zijn eigen scherm.")
            raise Refused(Reason(text, "heard"))
        if bare(heard) != bare(card.fingerprint):
            text = N_(
                "Dit bestand heeft een andere vingerafdruk. Laat hem nog eens voorlezen; klopt het dan nog "
                "niet, vertrouw dit bestand dan niet."
            )
            raise Refused(Reason(text, "heard"))
        with self._database.write() as session:
            own = read_private_key(session)
            if own and public_key_of(own) == card.public_key:
                raise Refused(Reason(N_("Dit is je eigen sleutel; over jouw korting beslist een ander.")))
            settings = load_settings(session)
            others = tuple(
                each for each in settings.approvals.approvers if each.public_key != card.public_key
            )
            new = Approver(card.name, card.email, card.public_key, self._clock.today())
            approvals = replace(settings.approvals, approvers=(*others, new))
            save_settings(session, replace(settings, approvals=approvals))
        return done(card, Noun.SETTINGS, Noun.OFFER)

    def drop(self, public_key: str) -> Done[Approvals]:
        """His answers and codes no longer count; what he allowed before stays."""
        with self._database.write() as session:
            settings = load_settings(session)
            left = tuple(each for each in settings.approvals.approvers if each.public_key != public_key)
            approvals = replace(settings.approvals, approvers=left)
            save_settings(session, replace(settings, approvals=approvals))
        return done(approvals, Noun.SETTINGS, Noun.OFFER)

    def open_codes(self, content: bytes) -> Done[int]:
        """Take a sheet's codes in, as hashes; how many were new. What was used stays used.

        A newer sheet of the same key takes the place of the one before, so that a lost one opens nothing.
        """
        sheet = read_codes(content)
        with self._database.write() as session:
            settings = load_settings(session)
            if settings.approvals.approver(sheet.public_key) is None:
                text = N_(
                    "Deze codes zijn ondertekend met sleutel {key}, en die heb je niet ingeschreven. "
                    "Schrijf eerst de sleutel van {name} in."
                )
                values = {"key": fingerprint(sheet.public_key), "name": sheet.made_by}
                raise Refused(Reason(text, "approver", values))
            if sheet.seller.casefold() != settings.seller.name.strip().casefold():
                text = N_("Deze codes zijn gemaakt voor {seller}, niet voor jou.")
                raise Refused(Reason(text, "", {"seller": sheet.seller}))
            new, outdated = _renewed(session, sheet)
            records.save_all(session, [*new, *outdated])
        return done(len(new), Noun.SETTINGS, Noun.OFFER)


def _renewed(session: Session, sheet: CodeFile) -> tuple[list[ApprovalCode], list[ApprovalCode]]:
    """What is new on this sheet, and what of an older one no longer counts; refused when it is the older."""
    signer = fingerprint(sheet.public_key)
    known = records.find(session, ApprovalCode, signed_by=signer, deleted=(False, True))
    ids = {code.id for code in known}
    new = [code for code in sheet.codes if code.id not in ids]
    if new and known and min(code.number for code in new) <= max(code.number for code in known):
        raise Refused(Reason(N_("Dit blad is ouder dan wat je al hebt ingelezen; het geldt niet meer.")))
    spent = [code for code in known if code.used_at is None and not code.deleted]
    return new, [replace(code, deleted=True) for code in spent] if new else []

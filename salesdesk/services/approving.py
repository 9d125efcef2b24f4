"""Allowing more discount, on the side of who decides: requests, signed answers and sheets of codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from salesdesk.domain.approval_code_letters import bare
from salesdesk.domain.offer_approval import (
    ApprovalAnswer,
    ApprovalCode,
    ApprovalFacts,
    ApprovalRequest,
    ApprovalState,
)
from salesdesk.domain.offers import Offer
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange import approval_files as files
from salesdesk.exchange.code_files import codes_bytes
from salesdesk.exchange.code_hashes import USUAL_COST, Cost, draw_code, hash_of, new_salt
from salesdesk.exchange.mail import Attachment, Mailbox, MailDraft, mail_bytes
from salesdesk.exchange.signing import public_key_of
from salesdesk.paper.approval_codes import CodeSheet, PrintedCode, code_sheet_pdf
from salesdesk.services.approval_key import own_private_key, read_private_key
from salesdesk.services.approval_letters import answer_letter
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.packing import MailReady
from salesdesk.services.papers import Paper, file_name, write_file
from salesdesk.services.progress import Progress
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings, read_setting, save_settings, write_setting
from salesdesk.words import _

MOST_CODES = 60
_INBOX, _NEXT = "approval_inbox", "approval_next_code"


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file to keep or to send, under its name."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CodesMade:
    """The sheet for the safe and the file for the laptop; the codes themselves are kept nowhere."""

    sheet: Paper
    file: NamedFile
    first: int
    last: int


class Approving:
    """What somebody does who decides on the discounts of others."""

    def __init__(self, database: Database, clock: Clock, lent: LentFiles, cost: Cost = USUAL_COST) -> None:
        self._database = database
        self._clock = clock
        self._lent = lent
        self._cost = cost

    def begin(self, *, approves: bool) -> Done[files.KeyCard | None]:
        """Take the role or lay it down; the first time a key is made, and that one stays."""
        with self._database.write() as session:
            settings = load_settings(session)
            if approves:
                _named(settings.seller.name)
                own_private_key(session)
            approvals = replace(settings.approvals, approves=approves)
            save_settings(session, replace(settings, approvals=approvals))
            card = _card(session)
        return done(card, Noun.SETTINGS, Noun.OFFER)

    def key(self) -> files.KeyCard | None:
        """His own public key; None while he has none."""
        with self._database.read() as session:
            return _card(session)

    def key_file(self) -> NamedFile:
        """The public half, to hand out."""
        with self._database.read() as session:
            seller, private = load_settings(session).seller, _private(session)
        name = file_name(_("Sleutel {name}").format(name=seller.name), ending=files.KEY)
        return NamedFile(name, files.key_bytes(seller.name, seller.email, private))

    @staticmethod
    def write(named: NamedFile, path: Path) -> Path:
        """Put such a file where it is wanted."""
        return write_file(path, named.content)

    def open_request(self, content: bytes) -> Done[ApprovalFacts]:
        """Lay a request on the desk; opened again it is the same one, with what was decided."""
        facts = files.read_request(content)
        with self._database.write() as session:
            if records.load(session, Offer, facts.request.offer_id) is not None:
                text = N_("Dit is een aanvraag uit je eigen gegevens; een ander beslist erover.")
                raise Refused(Reason(text))
            known = records.load(session, ApprovalRequest, facts.request.id)
            if known is not None and known.state is not ApprovalState.ASKED:
                return Done(replace(facts, request=known), frozenset())
            records.save(session, facts.request)
            write_setting(session, inbox_key(facts.request.id), content.decode())
        return done(facts, Noun.OFFER)

    def requests(self) -> list[ApprovalFacts]:
        """What was laid on this desk, undecided first, then the newest."""
        found: list[ApprovalFacts] = []
        with self._database.read() as session:
            for request in reversed(records.find(session, ApprovalRequest)):
                kept = read_setting(session, inbox_key(request.id))
                if kept is not None:
                    facts = files.read_request(str(kept).encode())
                    found.append(replace(facts, request=request))
        return sorted(found, key=lambda facts: facts.request.state is not ApprovalState.ASKED)

    def waiting(self) -> int:
        """How many requests wait for a decision."""
        with self._database.read() as session:
            asked = records.find(session, ApprovalRequest, state=ApprovalState.ASKED)
            return sum(read_setting(session, inbox_key(request.id)) is not None for request in asked)

    def decide(self, request_id: UUID, most_percent: Decimal | None, words: str = "") -> Done[MailReady]:
        """Grant up to a percentage, or refuse (None) with the reason; the signed answer lies in a mail."""
        said = words.strip()
        if most_percent is None and not said:
            text = N_("Schrijf op waarom niet: daar kan de verkoper mee verder.")
            raise Refused(Reason(text, "answer"))
        if most_percent is not None and not 0 < most_percent <= 100:
            raise Refused(Reason(N_("Keur goed tot een korting tussen 0 en 100 %."), "most_percent"))
        with self._database.write() as session:
            facts = _on_desk(session, request_id)
            if facts.request.state is not ApprovalState.ASKED:
                raise Refused(Reason(N_("Hierover heb je al beslist; stuur dat antwoord nog eens.")))
            _private(session)
            decided = replace(
                facts.request,
                state=ApprovalState.REFUSED if most_percent is None else ApprovalState.GRANTED,
                most_percent=most_percent,
                decided_at=self._clock.now(),
                decided_by=load_settings(session).seller.name,
                answer=said,
            )
            records.save(session, decided)
        return done(self.answer_mail(request_id), Noun.OFFER)

    def answer_mail(self, request_id: UUID) -> MailReady:
        """The answer that was given, as an unsent mail to who asked."""
        file, facts, answer = self._answer(request_id)
        with self._database.read() as session:
            seller = load_settings(session).seller
        letter = answer_letter(facts, answer)
        draft = MailDraft(
            Mailbox(seller.name, seller.email),
            Mailbox(facts.request.asked_by, facts.seller_email),
            letter.subject,
            letter.body,
            (Attachment(file.name, files.MEDIA_TYPE, file.content),),
            request_id.hex,
        )
        content = mail_bytes(draft, self._clock.now())
        path = self._lent.lend(self._clock.new_id(), file_name(letter.subject, ending="eml"), content)
        return MailReady(path, facts.seller_email, len(content))

    def answer_file(self, request_id: UUID) -> NamedFile:
        """The signed answer by itself, for a stick or another mail program."""
        return self._answer(request_id)[0]

    def _answer(self, request_id: UUID) -> tuple[NamedFile, ApprovalFacts, ApprovalAnswer]:
        with self._database.read() as session:
            facts, private = _on_desk(session, request_id), _private(session)
        request = facts.request
        if request.decided_at is None:
            raise Refused(Reason(N_("Hierover is nog niet beslist.")))
        answer = ApprovalAnswer(
            request.id, request.offer_id, request.label, request.digest, request.state, request.most_percent,
            request.answer, request.decided_at, request.decided_by,
        )  # fmt: skip
        name = file_name(_("Antwoord {label}").format(label=request.label), ending=files.ANSWER)
        return NamedFile(name, files.answer_bytes(answer, private)), facts, answer

    def make_codes(
        self, seller: str, count: int, most_percent: Decimal, valid_until: date, progress: Progress
    ) -> Done[CodesMade]:
        """A sheet of one-time codes for one seller; the numbers go on where the last sheet ended."""
        _check_codes(seller, count, most_percent, valid_until, self._clock.today())
        with self._database.read() as session:
            first, settings = int(read_setting(session, _NEXT) or 1), load_settings(session)
            private = _private(session)
        maker = settings.seller.name
        codes: list[ApprovalCode] = []
        printed: list[PrintedCode] = []
        for number in range(first, first + count):
            progress.step(number - first, count, _("Code {number}").format(number=number))
            letters, salt = draw_code(number), new_salt()
            hashed = hash_of(bare(letters), number, salt, self._cost)
            codes.append(
                ApprovalCode(self._clock.new_id(), number, salt, hashed, most_percent, valid_until, maker)
            )
            printed.append(PrintedCode(number, letters))
        with self._database.write() as session:
            write_setting(session, _NEXT, first + count)
        pdf = code_sheet_pdf(
            CodeSheet(
                tuple(printed), seller.strip(), most_percent, valid_until, settings.company, maker,
                self._clock.now(),
            )
        )  # fmt: skip
        span = f"{first}-{first + count - 1}"
        title = _("Codes {span} voor {seller}").format(span=span, seller=seller.strip())
        content = codes_bytes(seller.strip(), maker, tuple(codes), private)
        made = CodesMade(
            Paper(file_name(title), pdf.content, pdf.page_count, pdf.missing_glyphs),
            NamedFile(file_name(title, ending=files.CODES), content),
            first,
            first + count - 1,
        )
        return done(made, Noun.SETTINGS)


def _check_codes(seller: str, count: int, most_percent: Decimal, valid_until: date, today: date) -> None:
    reasons = []
    if not seller.strip():
        reasons.append(Reason(N_("Voor welke verkoper zijn de codes?"), "seller"))
    if not 1 <= count <= MOST_CODES:
        reasons.append(Reason(N_("Maak 1 tot {most} codes per blad."), "count", {"most": MOST_CODES}))
    if not 0 < most_percent <= 100:
        reasons.append(Reason(N_("Keur goed tot een korting tussen 0 en 100 %."), "most_percent"))
    if valid_until < today:
        reasons.append(Reason(N_("Kies een laatste dag die nog komt."), "valid_until"))
    if reasons:
        raise Refused(*reasons)


def inbox_key(request_id: UUID) -> str:
    return f"{_INBOX}_{request_id.hex}"


def _named(name: str) -> None:
    if not name.strip():
        raise Refused(Reason(N_("Vul eerst je naam in bij Verkoper; die staat onder elk antwoord.")))


def _private(session: Session) -> str:
    private = read_private_key(session)
    if not private:
        raise Refused(Reason(N_("Zet eerst aan dat je kortingen goedkeurt; dan krijg je een sleutel.")))
    return private


def _card(session: Session) -> files.KeyCard | None:
    private, seller = read_private_key(session), load_settings(session).seller
    return files.KeyCard(seller.name, seller.email, public_key_of(private)) if private else None


def _on_desk(session: Session, request_id: UUID) -> ApprovalFacts:
    request = records.load(session, ApprovalRequest, request_id)
    kept = read_setting(session, inbox_key(request_id))
    if request is None or kept is None:
        raise Refused(Reason(N_("Deze aanvraag ligt hier niet meer.")))
    return replace(files.read_request(str(kept).encode()), request=request)

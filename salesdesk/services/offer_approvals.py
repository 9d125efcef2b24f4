"""Leave for more discount, on the seller's side: asked by file or had by telephone, and used once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from salesdesk import formats
from salesdesk.domain.approval_code_letters import read_code
from salesdesk.domain.company import Approvals, Settings
from salesdesk.domain.discount_limits import DiscountStand, most_discount
from salesdesk.domain.offer_approval import (
    ApprovalCode,
    ApprovalFacts,
    ApprovalRequest,
    ApprovalStand,
    ApprovalState,
    approval_stand,
    asked_offer,
    granted,
)
from salesdesk.domain.offer_revisions import refuse_frozen
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Relation
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange import approval_files as files
from salesdesk.exchange.code_hashes import fits
from salesdesk.exchange.mail import Attachment, Mailbox, MailDraft, mail_bytes
from salesdesk.exchange.signing import fingerprint
from salesdesk.services import offer_file
from salesdesk.services.approval_codes import (
    codes_numbered,
    is_passed,
    leave_by_code,
    leave_words,
    trusted_codes,
)
from salesdesk.services.approval_letters import request_letter
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.code_lock import CodeLock, read_lock, write_lock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.offer_view import OfferView
from salesdesk.services.packing import MailReady
from salesdesk.services.papers import file_name
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import _

TOUCHED: Changes = frozenset({Noun.OFFER})


@dataclass(frozen=True, slots=True)
class ApprovalDesk:
    """What the seller can do for leave now: `requests` newest first, `codes` not used and not passed."""

    requests: tuple[ApprovalRequest, ...]
    codes: tuple[ApprovalCode, ...]
    approvals: Approvals
    locked_until: datetime | None


class OfferApprovals:
    """Asks, takes answers and codes; an offer with leave keeps who gave it and up to how much."""

    def __init__(self, database: Database, clock: Clock, lent: LentFiles) -> None:
        self._database = database
        self._clock = clock
        self._lent = lent

    def desk(self, offer_id: UUID) -> ApprovalDesk:
        """The requests for this offer, and the codes that can still be used."""
        now = self._clock.now()
        with self._database.read() as session:
            requests = records.find(session, ApprovalRequest, offer_id=offer_id)
            approvals = load_settings(session).approvals
            codes = trusted_codes(session)
            lock = read_lock(session)
        usable = [code for code in codes if code.used_at is None and not is_passed(code, now)]
        usable.sort(key=lambda code: (code.made_by, code.number))
        newest = sorted(requests, key=lambda one: (one.asked_at is not None, one.asked_at), reverse=True)
        return ApprovalDesk(tuple(newest), tuple(usable), approvals, lock.until_after(now))

    def stands(self) -> dict[UUID, ApprovalStand]:
        """How every draft stands that gives more discount than the seller may give himself."""
        with self._database.read() as session:
            limit = load_settings(session).thresholds.leave_from_percent
            drafts = [
                draft
                for draft in records.find(session, Offer, state=OfferState.DRAFT)
                if most_discount(draft.lines, draft.discount_percent) > limit
            ]
            if not drafts:
                return {}
            requests = tuple(records.find(session, ApprovalRequest))
            homes = records.load_many(session, Relation, {draft.relation_id for draft in drafts})
        return {
            draft.id: approval_stand(draft, limit, requests, homes[draft.relation_id].name)
            for draft in drafts
        }

    def ask(self, offer_id: UUID, reason: str) -> Done[MailReady]:
        """A request for the discount as it is now, as an unsent mail with the request file attached.

        Asked again without a change it stays the same request. Refused without a reason, or without need.
        """
        why = reason.strip()
        if not why:
            raise Refused(Reason(N_("Schrijf op waarom: daar wordt op beslist."), "reason"))
        with self._database.write() as session:
            view = _draft_view(session, offer_id, self._clock)
            facts = _facts(session, view, why, self._clock)
            records.save_all(session, [facts.request, replace(view.offer, discount_reason=why)])
        return Done(self._mail(facts, view.settings), TOUCHED)

    def _mail(self, facts: ApprovalFacts, settings: Settings) -> MailReady:
        label = facts.request.label
        approver = settings.approvals.approvers[0] if settings.approvals.approvers else None
        letter = request_letter(facts, approver.name if approver else "")
        name = file_name(_("Aanvraag {label}").format(label=label), ending=files.REQUEST)
        draft = MailDraft(
            Mailbox(settings.seller.name, settings.seller.email),
            Mailbox(approver.name, approver.email) if approver else Mailbox("", ""),
            letter.subject,
            letter.body,
            (Attachment(name, files.MEDIA_TYPE, files.request_bytes(facts)),),
            facts.request.id.hex,
        )
        content = mail_bytes(draft, self._clock.now())
        path = self._lent.lend(self._clock.new_id(), file_name(letter.subject, ending="eml"), content)
        return MailReady(path, approver.email if approver else "", len(content))

    def open_answer(self, content: bytes) -> Done[ApprovalRequest]:
        """Take the answer of who decides; refused, with nothing lost, unless it is his, whole and fitting."""
        signed = files.read_answer(content)
        with self._database.write() as session:
            answer = signed.answer
            approver = load_settings(session).approvals.approver(signed.public_key)
            if approver is None:
                text = N_(
                    "Dit antwoord is ondertekend met sleutel {key}, en die heb je niet ingeschreven. Er is "
                    "niets veranderd."
                )
                raise Refused(Reason(text, "approver", {"key": fingerprint(signed.public_key)}))
            request, offer = _answered(session, signed)
            decided = replace(
                request,
                state=answer.state,
                most_percent=answer.most_percent,
                decided_at=answer.decided_at,
                decided_by=answer.decided_by,
                answer=answer.answer,
                signature=f"{signed.public_key}:{signed.signature}",
            )
            records.save(session, decided)
            if answer.most_percent is not None:
                day = formats.field_date(answer.decided_at.astimezone(self._clock.now().tzinfo).date())
                words = leave_words(f"{approver.name}, {day}", answer.most_percent)
                records.save(session, granted(offer, words, answer.most_percent))
        return Done(decided, TOUCHED)

    def use_code(self, offer_id: UUID, number: int, typed: str) -> Done[Offer]:
        """Leave by a code that was said over the telephone; a code gives it once.

        A typing error is told from a wrong code and does not count as a guess. Too many wrong ones and no
        code is taken for a while, whatever happens to the program meanwhile.
        """
        letters = read_code(number, typed)
        now = self._clock.now()
        with self._database.write() as session:
            lock = read_lock(session)
            lock.refuse_while_locked(now)
            view = _draft_view(session, offer_id, self._clock)
            code = next(
                (
                    each
                    for each in codes_numbered(session, number, now)
                    if fits(letters, number, each.salt, each.code_hash)
                ),
                None,
            )
            lock = CodeLock() if code else lock.after_wrong(now)
            write_lock(session, lock)  # a wrong guess is kept, though it is refused below
            if code:
                return Done(leave_by_code(session, view, code, letters, self._clock), TOUCHED)
        raise lock.refusal(now)


def _draft_view(session: Session, offer_id: UUID, clock: Clock) -> OfferView:
    """The file of a draft that needs leave."""
    view = offer_file.read_view(session, offer_id, clock.today())
    refuse_frozen(view.offer)
    if view.offer.deleted:
        raise Refused(Reason(N_("Deze offerte is verwijderd.")))
    if view.discount_stand(view.offer) is not DiscountStand.APPROVAL:
        raise Refused(Reason(N_("Deze korting mag je zelf geven; goedkeuring is niet nodig.")))
    return view


def _facts(session: Session, view: OfferView, reason: str, clock: Clock) -> ApprovalFacts:
    """What goes to who decides; the request that is out already when nothing changed since."""
    offer, settings = view.offer, view.settings
    asked, cost = asked_offer(offer, view.relation.name), view.discount(offer)
    known = records.find(session, ApprovalRequest, offer_id=offer.id, digest=asked.digest)
    same = next((each for each in known if each.state is ApprovalState.ASKED), None)
    request = ApprovalRequest(
        same.id if same else clock.new_id(),
        offer.id,
        offer.label,
        asked.digest,
        cost.net,
        asked.most_percent,
        reason,
        clock.now(),
        settings.seller.name,
    )
    return ApprovalFacts(
        request,
        asked,
        cost.discount,
        cost.extra_revenue,
        max(cost.margin_after_percent or Decimal(0), Decimal(0)),
        offer.subject,
        view.relation.address.place,
        offer.chance_percent,
        offer.decision_month,
        settings.seller.email,
    )


def _answered(session: Session, signed: files.SignedAnswer) -> tuple[ApprovalRequest, Offer]:
    """The open request an answer belongs to and its offer, as it was asked for; refused otherwise."""
    answer = signed.answer
    label = {"label": answer.label}
    request = records.load(session, ApprovalRequest, answer.request_id)
    offer = records.load(session, Offer, answer.offer_id)
    if request is None or offer is None:
        text = N_("Dit antwoord gaat over {label}, een aanvraag die niet in jouw gegevens staat.")
        raise Refused(Reason(text, "", label))
    if (request.offer_id, request.digest) != (offer.id, answer.digest):
        text = N_("Dit antwoord hoort niet bij wat er voor {label} gevraagd is. Er is niets veranderd.")
        raise Refused(Reason(text, "", {"label": request.label}))
    if request.state is not ApprovalState.ASKED:
        text = N_("Dit antwoord over {label} is al verwerkt; het telt één keer.")
        raise Refused(Reason(text, "", label))
    if offer.state is not OfferState.DRAFT or offer.deleted:
        text = N_("{label} is geen concept meer; het antwoord is niet meer nodig.")
        raise Refused(Reason(text, "", label))
    home = offer_file.relation_of(session, offer.relation_id)
    if answer.state is ApprovalState.GRANTED and asked_offer(offer, home.name).digest != answer.digest:
        text = N_(
            "{label} is veranderd nadat je goedkeuring vroeg. Zet de regels terug en open het antwoord nog "
            "eens, of vraag opnieuw."
        )
        raise Refused(Reason(text, "lines", label))
    return request, offer

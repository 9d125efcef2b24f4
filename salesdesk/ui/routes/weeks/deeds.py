"""What the seller does with a block: agree, pin, put off, carry elsewhere; each can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from salesdesk import formats, words
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.week_board import Block, BlockKind, DueVisit
from salesdesk.services.week_offers import DayOffer
from salesdesk.services.weeks_planning import Dropped, TakenOver
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.routes.weeks.block_words import offer_words
from salesdesk.ui.routes.weeks.board import Carry
from salesdesk.ui.routes.weeks.put_off import ask_put_off
from salesdesk.ui.visit_reasons import ask_reason, move_reasons
from salesdesk.words import _, ngettext

if TYPE_CHECKING:
    from salesdesk.ui.routes.weeks.screen import WeeksScreen


class BlockWork:
    """Asks the service, tells what happened and knows the way back."""

    def __init__(self, desk: Desk, file: SellerFile, screen: WeeksScreen) -> None:
        self._desk, self._file, self._screen = desk, file, screen

    def open(self, block: Block) -> None:
        """An appointment opens its preparation, or its report when it has been; a proposal its relation."""
        if block.is_proposal:
            self._desk.go(Place(Noun.RELATION, block.relation_id))
        else:
            noun = Noun.REPORT if block.kind is BlockKind.PAST else Noun.PREPARATION
            self._desk.go(Place(noun, block.id))

    # -- proposals

    def take(self, block: Block) -> None:
        if block.is_proposal:
            self.take_many([block])

    def take_many(self, blocks: Sequence[Block]) -> None:
        """They become appointments; more than one asks first."""
        proposals = [block for block in blocks if block.is_proposal]
        count = len(proposals)
        if not count:
            self._desk.toast(_("Er staan hier geen voorstellen."))
            return
        if count > 1:
            said = ngettext(
                "{count} voorstel wordt een geplande afspraak. Bevestigen doe je na het bellen.",
                "{count} voorstellen worden geplande afspraken. Bevestigen doe je na het bellen.",
                count,
            )
            if not ask.confirm(
                self._screen, _("Voorstellen afspreken"), said.format(count=count), _("Afspreken")
            ):
                return
        weeks = self._file.weeks

        def told(taken: TakenOver) -> None:
            if taken.visits:
                self._screen.choose(taken.visits[0].id)
            done = len(taken.visits)
            said = ngettext("{count} afspraak gepland", "{count} afspraken gepland", done)
            self._toast(said.format(count=done), partial(weeks.give_back, taken))

        self._desk.work.ask(partial(weeks.take_over, [block.id for block in proposals]), told)

    def pin(self, block: Block) -> None:
        if not block.is_proposal:
            self._desk.toast(_("Een afspraak blijft altijd op zijn dag staan."))
            return
        weeks, pinned = self._file.weeks, not block.is_pinned

        def told(before: VisitProposal) -> None:
            said = _("{name} staat vast op {day}") if pinned else _("{name} mag weer schuiven")
            self._toast(
                said.format(name=block.name, day=self._day(block.visit_on)), partial(weeks.restore, before)
            )

        self._desk.work.ask(partial(weeks.pin, block.id, pinned=pinned), told)

    def drop(self, block: Block) -> None:
        """Not now: this time, or not before a day."""
        if not block.is_proposal:
            self._desk.toast(_("Een afspraak zeg je af bij het bezoek zelf."))
            return
        answer = ask_put_off(self._screen, block.name, self._desk.today())
        if answer is None:
            return
        weeks = self._file.weeks

        def told(dropped: Dropped) -> None:
            said = _("{name} is van het bord").format(name=block.name)
            if answer.not_before is not None:
                said = _("{name} niet vóór {day}").format(name=block.name, day=self._day(answer.not_before))
            self._toast(said, partial(weeks.restore, dropped.proposal, dropped.relation))

        self._desk.work.ask(partial(weeks.drop, block.id, answer.not_before), told)

    def put_off(self, due: DueVisit) -> None:
        """Not before a day, from the list of who is still to be planned."""
        answer = ask_put_off(self._screen, due.relation.name, self._desk.today(), only_until=True)
        if answer is None or answer.not_before is None:
            return
        day, weeks = answer.not_before, self._file.weeks
        said = _("{name} niet vóór {day}").format(name=due.relation.name, day=self._day(day))
        self._desk.work.ask(
            partial(weeks.put_off, due.relation.id, day),
            lambda before: self._toast(said, partial(weeks.restore, before)),
        )

    # -- to another day

    def put(self, carry: Carry, day: date, offer: DayOffer) -> None:
        """Keep where it was let go; a day that speaks against it asks first."""
        block = carry.block
        if offer.no_slot is not None:
            said = _("{day} past niet: {why}. Je kunt het toch zo zetten.")
            text = said.format(day=formats.capital(self._day(day)), why=offer_words(offer))
            if not ask.confirm(self._screen, _("Toch op deze dag?"), text, _("Toch zetten")):
                return
        start = offer.start_time or block.start_time
        if carry.is_new:
            self._propose(block, day, start)
        elif block.is_proposal:
            self._move_proposal(block, day, start)
        else:
            self._move_visit(block, day, start)

    def _propose(self, block: Block, day: date, start: time) -> None:
        weeks = self._file.weeks

        def told(made: VisitProposal) -> None:
            self._screen.choose(made.id)
            self._toast(self._stands(block, day, start), partial(weeks.remove, made))

        self._desk.work.ask(partial(weeks.propose, block.relation_id, day, start), told)

    def _move_proposal(self, block: Block, day: date, start: time) -> None:
        weeks = self._file.weeks
        self._desk.work.ask(
            partial(weeks.move, block.id, day, start),
            lambda before: self._toast(self._stands(block, day, start), partial(weeks.restore, before)),
        )

    def _move_visit(self, block: Block, day: date, start: time) -> None:
        """An appointment that was confirmed asks why; the customer must hear of it."""
        reason: str | None = ""
        if block.kind is BlockKind.CONFIRMED:
            text = _("De afspraak met {name} is bevestigd. Bel voordat je hem verzet.")
            if block.phone:
                text = _("De afspraak met {name} is bevestigd. Bel eerst: {phone}.")
            said = text.format(name=block.name, phone=block.phone)
            reason = ask_reason(
                self._screen, _("Bevestigde afspraak verzetten"), said, move_reasons(), _("Verzetten")
            )
        if reason is None:
            return
        visits, before = self._file.visits, list[Visit]()

        def work() -> object:
            before.append(visits.visit(block.id))
            return visits.move(block.id, day, start, reason=reason or "")

        def told(_moved: object) -> None:
            self._toast(self._stands(block, day, start), partial(visits.reopen, before[0]))

        self._desk.work.ask(work, told, failed=self._screen.reload)

    def _stands(self, block: Block, day: date, start: time) -> str:
        said = _("{name} staat op {day} om {time}")
        return said.format(name=block.name, day=self._day(day), time=formats.clock(start))

    def _toast(self, said: str, undo: Callable[[], object]) -> None:
        self._desk.toast(said, partial(self._desk.work.ask, undo))

    def _day(self, day: date) -> str:
        return formats.day_text(day, words.screen_language())

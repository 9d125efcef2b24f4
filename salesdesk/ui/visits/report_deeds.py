"""What the seller does with a report: take along what was missed, add a person, offer, print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import Contact, ContactMoment
from salesdesk.services.changes import Done, Noun
from salesdesk.services.papers import Paper
from salesdesk.services.report_sequel import MailReady
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.places import Place
from salesdesk.ui.reach import open_outside
from salesdesk.ui.visits.next_visit import follow_up_visit
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _


class ReportDeeds:
    """Each deed first saves what is typed; `carried` holds the visits whose missed objectives are settled."""

    def __init__(
        self,
        desk: Desk,
        file: SellerFile,
        draft: ReportDraft,
        save: Callable[[], object],
        reload: Callable[[], object],
    ) -> None:
        self._desk, self._file, self._draft = desk, file, draft
        self._save, self._reload = save, reload
        self.carried: set[UUID] = set()

    def carry_over(self, day: QWidget) -> None:
        """Take what was missed to the next appointment; without one `day` is where it is planned first."""
        coming = follow_up_visit(self._draft)
        if coming is None:
            self._desk.toast(_("Plan eerst de volgende afspraak; dan gaan ze mee."))
            day.setFocus()
            return
        self._save()
        report = self._draft.report
        self._desk.work.ask(lambda: self._file.reports.carry_over(report, coming), self._carried_over)

    def _carried_over(self, _preparation: object) -> None:
        self.leave_it()
        self._desk.toast(_("Meegenomen naar de voorbereiding van de volgende afspraak"))

    def leave_it(self) -> None:
        """What was missed is not asked about again."""
        self.carried.add(self._draft.view.visit.id)
        self._draft.changed.emit()

    def add_person(self, parent: QWidget) -> None:
        """Someone who was there and is not in the file yet."""
        name = ask.text(parent, _("Wie was er nog meer"), _("Achternaam"))
        if not name or not name.strip():
            return
        relation_id = self._draft.view.card.relation.id
        self._desk.work.ask(lambda: self._file.relations.add_contact(relation_id, name), self._person_added)

    def _person_added(self, contact: Contact) -> None:
        self._draft.put(present=(*self._draft.report.present, contact.id), at_once=True)
        self._reload()

    def add_note(self, parent: QWidget) -> None:
        """Something that comes after the closed report."""
        said = ask.text(
            parent, _("Aanvulling op dit verslag"), _("Komt met de datum van vandaag in de contacthistorie.")
        )
        if not said or not said.strip():
            return
        report = self._draft.report
        self._desk.work.ask(lambda: self._file.reports.add(report, said), self._added)

    def _added(self, note: ContactMoment) -> None:
        undo = partial(self._desk.work.ask, partial(self._file.relations.remove_note, note))
        self._desk.toast(_("Aanvulling genoteerd"), undo)
        self._reload()

    def mail_customer(self) -> None:
        """The customer's version in an unsent mail, in his own mail program."""
        if self._draft.is_loaded:
            self._save()
            call = partial(self._file.report_sequel.customer_mail, self._draft.view.visit.id)
            self._desk.work.ask(call, self._mail_ready)

    def _mail_ready(self, mail: MailReady) -> None:
        if not open_outside(mail.path):
            said = _(
                "Er is geen mailprogramma op deze computer. Open het verslag voor de klant, bewaar het en "
                "verstuur het zelf."
            )
            self._desk.toast(said)
        elif mail.to:
            self._desk.toast(_("Mail aan {address} staat klaar").format(address=mail.to))
        else:
            self._desk.toast(_("De mail staat klaar; vul het adres nog in"))

    def prepare_next(self) -> None:
        coming = self._draft.view.coming_visit
        if coming is not None:
            self._desk.go(Place(Noun.PREPARATION, coming.id))

    def make_offer(self) -> None:
        """An offer that knows what was said in this visit; the one that was made already is opened."""
        if not self._draft.is_loaded:
            return
        self._save()
        made = [
            offer for offer in self._draft.view.card.offers if offer.visit_id == self._draft.view.visit.id
        ]
        if made:
            newest = max(made, key=lambda offer: (offer.number, offer.revision))
            self._desk.go(Place(Noun.OFFER, newest.id))
            return
        visit = self._draft.view.visit
        self._desk.work.ask(
            lambda: self._file.offers.start(visit.relation_id, visit.id),
            lambda offer: self._desk.go(Place(Noun.OFFER, offer.id)),
        )

    def print_internal(self) -> None:
        """The report for head office."""
        self._print(self._file.papers.internal_report)

    def print_customer(self) -> None:
        """The report for the customer."""
        self._print(self._file.papers.customer_report)

    def _print(self, make: Callable[[UUID], Done[Paper]]) -> None:
        if self._draft.is_loaded:
            self._save()
            call = partial(make, self._draft.view.visit.id)
            self._desk.work.ask(call, partial(show_paper, self._desk, self._file.papers))

"""The sheet that lets an offer go: to whom, with which words and files, when, and when to ask about it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from salesdesk import formats
from salesdesk.domain.library import DocumentKind
from salesdesk.domain.offer_sending import OfferDispatch, Way
from salesdesk.domain.relations import Contact
from salesdesk.errors import Reason
from salesdesk.services.offer_sending import Occasion, Sending, SendingView
from salesdesk.ui import theme
from salesdesk.ui.fields import Choice, NotesField, TextField
from salesdesk.ui.forms import Form, FormRow, Tick
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.moments import DateField
from salesdesk.ui.offers.fate_words import kept_words
from salesdesk.ui.parts import Note, column, row
from salesdesk.ui.segments import Toggle
from salesdesk.words import _, ngettext, screen_language, word

WAYS = (Way.MAIL, Way.PAPER, Way.ELSEWHERE)
WIDE, SIDE = 800, 284
TALL, LEAST, AROUND = 540, 400, 190  # the sheet has a title and its buttons around it
SHOWN_BEFORE = 3
MOST_DOCUMENTS = 6


def occasion_words() -> list[tuple[Occasion, str]]:
    """The texts that lie ready, by what they are for."""
    return [
        (Occasion.FIRST, _("Gewone begeleiding")),
        (Occasion.AFTER_TALK, _("Na een gesprek")),
        (Occasion.REVISED, _("Aangepaste offerte")),
        (Occasion.LATE, _("Later dan beloofd")),
        (Occasion.AGAIN, _("Nogmaals toegestuurd")),
    ]


def person_words(contact: Contact) -> str:
    """`F. el Amrani, facilitair manager (beslisser)`."""
    name = ", ".join(part for part in (contact.short_name, contact.function) if part)
    roles = ", ".join(word(role) for role in sorted(contact.roles))
    return _("{name} ({roles})").format(name=name, roles=roles) if roles else name


def before_words(dispatch: OfferDispatch) -> str:
    """`di 24 november per mail, F. el Amrani`."""
    day = formats.day_text(dispatch.sent_on, screen_language())
    return _("{day} {way}, {whom}").format(day=day, way=word(dispatch.way), whom=dispatch.to_whom or "–")


class SendSheet(QWidget):
    """What the seller may still change before it goes; the words follow him until he writes his own."""

    def __init__(self, view: SendingView) -> None:
        super().__init__()
        room = self.screen().availableSize().height() - theme.F(AROUND)
        self.setFixedSize(theme.F(WIDE), min(theme.F(TALL), max(room, theme.F(LEAST))))
        self.view = view
        self._own_words = False
        self.form = Form(gap=8)
        self.way = Toggle([_("Per mail"), _("Op papier"), _("Langs een andere weg")], name=_("Hoe gaat hij?"))
        self.way.chosen.connect(self._show_way)
        body = row(gap=20)
        body.addLayout(column(self.way, self._mail_form(), gap=10), 1)
        body.addWidget(self._side())
        self.setLayout(body)
        self._write()
        self._say_promise()

    def _mail_form(self) -> QWidget:
        view = self.view
        people: list[tuple[UUID | None, str]] = [(each.id, person_words(each)) for each in view.people]
        self.person: Choice[UUID | None] = Choice(_("Aan"), [*people, (None, view.relation.name)])
        self.person.set_value(view.people[0].id if view.people else None)
        self.person.edited.connect(self._choose_person)
        self.address = TextField(_("Mailadres"), placeholder=_("naam@bedrijf.nl"))
        self.address.set_value(view.address_of(self._contact()))
        self.cc = TextField(_("Kopie aan"), placeholder=_("Mailadressen, met een komma ertussen"))
        self.occasion: Choice[Occasion] = Choice(_("Tekst"), self._occasions())
        self.occasion.set_value(view.occasion)
        self.occasion.edited.connect(self._take_occasion)
        self.subject = TextField(_("Onderwerp"))
        self.text = NotesField(_("Bericht"), lines=4, grows=True)
        self.text.edited.connect(self._typed)
        form = self.form
        form.add("person", _("Aan"), self.person)
        self.mail_rows = [
            form.make("to_address", _("Mailadres"), self.address),
            form.make("cc", _("Kopie aan"), self.cc),
        ]
        form.beside(*self.mail_rows)
        self.words_rows = [
            form.make("subject", _("Onderwerp"), self.subject),
            form.make("occasion", _("Tekst"), self.occasion),
        ]
        form.beside(*self.words_rows, stretches=[2, 1])
        self.body_row = form.add("body", _("Bericht"), self.text)
        self.other = TextBlock("", "small", "muted")
        self.other.hide()
        return column_widget(form, self.other)

    def _occasions(self) -> list[tuple[Occasion, str]]:
        known = occasion_words()
        return known if self.view.talk_on else [each for each in known if each[0] is not Occasion.AFTER_TALK]

    def _side(self) -> QWidget:
        view = self.view
        self.sent_on = DateField(_("Verstuurd op"), view.today, field="sent_on", required=True)
        self.sent_on.set_value(view.today)
        self.sent_on.edited.connect(self._say_promise)
        self.promise = Note("", "info")
        self.remind = Tick(_("Herinner me om na te bellen"), on=True)
        self.follow_up_on = DateField(_("Nabellen op"), view.today, field="follow_up_on")
        self.follow_up_on.set_value(view.follow_up_on)
        self.remind.edited.connect(self._remind)
        self.follow_up_on.edited.connect(self._write)
        self.form.watch("sent_on", self.sent_on)
        self.form.watch("follow_up_on", self.follow_up_on)
        self.as_file = Tick(_("Bewaar de mail als bestand (.eml)"))
        parts: list[QWidget] = [
            FormRow(_("Verstuurd op"), self.sent_on),
            self.promise,
            self.remind,
            FormRow(
                _("Nabellen op"), self.follow_up_on, hint=_("Vijf werkdagen verder, feestdagen overgeslagen")
            ),
            self._along(),
            self.as_file,
        ]
        if view.dispatches:
            parts.append(self._before(view.dispatches))
        whole = column_widget(*parts, gap=8)
        inside = whole.layout()
        if isinstance(inside, QVBoxLayout):
            inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(_("Wanneer en wat gaat mee"))
        scroll.setWidget(whole)
        scroll.setFixedWidth(theme.F(SIDE))
        return scroll

    def _along(self) -> QWidget:
        """What goes along: the PDF always, the rest by tick."""
        view = self.view
        self.with_ubl = Tick(_("UBL-bestand voor hun systeem"))
        fitting = [each for each in view.documents if each.language in {"", view.offer.language}]
        self.documents = {each.id: Tick(each.title) for each in fitting[:MOST_DOCUMENTS]}
        self._links = {each.id for each in fitting if each.kind is DocumentKind.LINK}
        for tick in self.documents.values():
            tick.edited.connect(self._write)
            tick.give_way()
        pdf = ElidedLabel(view.pdf_name, "small", "text2")
        self.along = column_widget(
            label(_("Gaat mee"), "small", "muted"), pdf, self.with_ubl, *self.documents.values(), gap=4
        )
        return self.along

    def _before(self, dispatches: Sequence[OfferDispatch]) -> QWidget:
        shown = [TextBlock(before_words(each), "small", "text2") for each in dispatches[:SHOWN_BEFORE]]
        count = len(dispatches)
        head = ngettext("{count} keer eerder", "{count} keer eerder", count).format(count=count)
        return column_widget(label(head, "small", "muted"), *shown, gap=2)

    def chosen_way(self) -> Way:
        return WAYS[self.way.on()]

    def _contact(self) -> Contact | None:
        chosen = self.person.value()
        return next((each for each in self.view.people if each.id == chosen), None)

    def _chosen_documents(self) -> tuple[UUID, ...]:
        return tuple(key for key, tick in self.documents.items() if tick.value())

    def _write(self) -> None:
        """Subject and message as they lie ready for these choices, unless the seller wrote his own."""
        if self._own_words:
            return
        calls_on = None
        if self.remind.value() and not self.follow_up_on.problem():
            calls_on = self.follow_up_on.value()
        made = self.view.mail_text(self.occasion.value(), self._contact(), calls_on, self._chosen_documents())
        self.text.set_value(made.body.strip())
        self.subject.set_value(made.subject)

    def _typed(self) -> None:
        self._own_words = True

    def _take_occasion(self) -> None:
        self._own_words = False  # a text that is chosen is meant to come
        self._write()

    def _choose_person(self) -> None:
        self.address.set_value(self.view.address_of(self._contact()))
        self._write()

    def _remind(self) -> None:
        self.follow_up_on.setEnabled(self.remind.value())
        self._write()

    def _show_way(self, _on: int = 0) -> None:
        is_mail = self.chosen_way() is Way.MAIL
        for part in (*self.mail_rows, *self.words_rows, self.body_row, self.along, self.as_file):
            part.setVisible(is_mail)
        said = {
            Way.PAPER: _("De PDF gaat open om af te drukken; SalesDesk noteert dat hij op papier ging."),
            Way.ELSEWHERE: _("Bijvoorbeeld via een inkoopportaal. SalesDesk noteert alleen dat hij weg is."),
        }
        self.other.setText(said.get(self.chosen_way(), ""))
        self.other.setVisible(not is_mail)

    def _say_promise(self) -> None:
        """What the customer will think of the day, against what was promised."""
        day = None if self.sent_on.problem() else self.sent_on.value()
        first = min((each.sent_on for each in self.view.dispatches), default=None)
        words, kind = kept_words(self.view.offer.promised_on, first or day)
        self.promise.setVisible(bool(words))
        if words:
            self.promise.set(words, kind)

    def sending(self) -> Sending:
        """What was decided; Refused at the field of a day that cannot be read."""
        contact = self._contact()
        way = self.chosen_way()
        is_mail = way is Way.MAIL
        return Sending(
            way,
            self.sent_on.required_value(),
            contact.short_name if contact else self.view.relation.name,
            self.address.value() if is_mail else "",
            self.cc.value() if is_mail else "",
            self.subject.value(),
            self.text.value() + "\n",
            self._chosen_documents() if is_mail else (),
            is_mail and self.with_ubl.value(),
            self.follow_up_on.value() if self.remind.value() else None,
        )

    def show_refused(self, reasons: Sequence[Reason]) -> None:
        self.form.show_refused(reasons)


def column_widget(*parts: QWidget, gap: int = 10) -> QWidget:
    """Parts under each other as one widget."""
    made = QWidget()
    made.setObjectName("plain")
    made.setLayout(column(*parts, gap=gap))
    return made

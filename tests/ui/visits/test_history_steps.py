"""Steps 2, 3 and 4 at the screen: what they bought, what is open and said, whom the seller will meet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget

from salesdesk.domain.preparation import Step
from salesdesk.domain.relations import BuyingMotive, Contact
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.charts import ChartView
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.places import Place
from salesdesk.ui.table import TableView
from salesdesk.ui.visits.moments_panel import MomentsPanel
from salesdesk.ui.visits.person_panel import PersonPanel
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.sales_panel import SalesPanel
from tests.offer_desk import Rooms, type_into
from tests.ui.audit import audit

NOTARY, WHOLESALER, CARE = 0, 1, 2


def opened(sample: SellerFile, rooms: Rooms, number: int, step: Step) -> PreparationScreen:
    line = sample.visits.day(sample.clock.today())[number]
    screen = rooms.open(Place(Noun.PREPARATION, line.id, str(step.value)), PreparationScreen)
    rooms.settle()
    return screen


def sales_of(sample: SellerFile, rooms: Rooms, number: int = WHOLESALER) -> SalesPanel:
    panel = opened(sample, rooms, number, Step.SALES_HISTORY).card.panels[Step.SALES_HISTORY]
    assert isinstance(panel, SalesPanel)
    return panel


def crm_of(sample: SellerFile, rooms: Rooms, number: int) -> tuple[PreparationScreen, MomentsPanel]:
    screen = opened(sample, rooms, number, Step.CRM)
    panel = screen.card.panels[Step.CRM]
    assert isinstance(panel, MomentsPanel)
    return screen, panel


def person_of(sample: SellerFile, rooms: Rooms, number: int) -> tuple[PreparationScreen, PersonPanel]:
    screen = opened(sample, rooms, number, Step.SOCIAL_MEDIA)
    panel = screen.card.panels[Step.SOCIAL_MEDIA]
    assert isinstance(panel, PersonPanel)
    return screen, panel


def shown(root: QWidget) -> str:
    words = [one.full_text() for one in root.findChildren(ElidedLabel) if one.isVisibleTo(root)]
    return "\n".join([*words, *(one.text() for one in root.findChildren(QLabel) if one.isVisibleTo(root))])


def sliced(panel: SalesPanel) -> TableView[Any]:
    """The table of the chosen slice."""
    return next(
        one
        for one in panel.history.findChildren(TableView)
        if one.isVisibleTo(panel) and one.accessibleName().startswith("Verkoop per")
    )


def first_column(panel: SalesPanel) -> list[str]:
    model = sliced(panel).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("slice_", "first"), [(0, "januari"), (1, "2026"), (2, "Schoonmaakuren op regie"), (3, "Schoonmaak")]
)
def test_every_slice_has_a_chart_and_its_figures_as_a_table(
    sample: SellerFile, rooms: Rooms, slice_: int, first: str
) -> None:
    panel = sales_of(sample, rooms)
    panel.history.slice.set_on(slice_)
    panel.history.slice.chosen.emit(slice_)
    rooms.settle()
    assert first in first_column(panel)[0]
    charts = [one for one in panel.history.findChildren(ChartView) if one.isVisibleTo(panel)]
    assert all(chart.accessibleName() for chart in charts)
    assert len(charts) == 2  # the slice, and the territory beside it


def test_volume_stands_beside_revenue(sample: SellerFile, rooms: Rooms) -> None:
    panel = sales_of(sample, rooms)
    assert "€" in shown_cell(panel)
    panel.history.measure.set_on(1)
    panel.history.measure.chosen.emit(1)
    rooms.settle()
    assert "€" not in shown_cell(panel)


def shown_cell(panel: SalesPanel) -> str:
    return str(sliced(panel).model().index(0, 1).data())


def test_the_territory_the_target_and_the_last_terms_are_told(sample: SellerFile, rooms: Rooms) -> None:
    panel = sales_of(sample, rooms)
    said = shown(panel)
    assert "van onze omzet" in said
    assert "van het jaardoel" in said
    orders = [
        one for one in panel.history.findChildren(TableView) if one.accessibleName() == "Laatste orders"
    ]
    assert "franco" in str(orders[0].model().index(0, 2).data())
    assert "Kocht eerder, nu niet meer" in said


def test_margin_is_nowhere(sample: SellerFile, rooms: Rooms) -> None:
    assert "marge" not in shown(sales_of(sample, rooms)).casefold()


def test_who_never_bought_is_told_so(sample: SellerFile, rooms: Rooms) -> None:
    assert "nooit iets gekocht" in shown(sales_of(sample, rooms, NOTARY))


def test_another_visit_shows_its_own_history(sample: SellerFile, rooms: Rooms) -> None:
    first = shown(sales_of(sample, rooms, WHOLESALER))
    assert shown(sales_of(sample, rooms, CARE)) != first


def test_why_business_was_lost_and_to_whom_is_told(sample: SellerFile, rooms: Rooms) -> None:
    _screen, panel = crm_of(sample, rooms, WHOLESALER)
    said = shown(panel)
    assert "Prijs: per vierkante meter duurder" in said
    assert "ging naar Kraakhelder Groep" in said
    assert "Contact sinds" in said


def test_open_points_come_with_complaints_first_and_can_be_ticked_off(
    sample: SellerFile, rooms: Rooms
) -> None:
    relation_id = sample.visits.day(sample.clock.today())[WHOLESALER].relation_id
    item = sample.follow_ups.remind(
        "Oude belofte", sample.clock.today() - timedelta(days=9), relation_id=relation_id
    ).value
    _screen, panel = crm_of(sample, rooms, WHOLESALER)
    assert "te laat sinds" in shown(panel)
    ticks = {one.accessibleName(): one for one in panel.findChildren(Tick)}
    ticks["„Oude belofte” afvinken"].click()
    rooms.settle()
    assert next(one for one in sample.follow_ups.of_relation(relation_id) if one.id == item.id).done_at
    assert "Oude belofte" not in shown(panel)


def test_a_line_of_the_history_is_taken_along_on_the_sheet(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = crm_of(sample, rooms, CARE)
    identity, tick = list(panel._takes.items())[-1]
    tick.click()
    rooms.settle()
    kept = sample.preparations.kept(screen.draft.view.visit.id)
    assert kept is not None
    assert identity in kept.taken_along
    tick.click()
    rooms.settle()
    kept = sample.preparations.kept(screen.draft.view.visit.id)
    assert kept is not None
    assert identity not in kept.taken_along


def test_newsletter_and_lists_are_kept_per_person(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = crm_of(sample, rooms, CARE)
    line = panel.mailing.rows[0]
    line.newsletter.set_value("no")
    line.newsletter.edited.emit()
    type_into(line.lists, "Open dag, kerstkaart ,Open dag")
    screen.autosave.flush()
    rooms.settle()
    kept = sample.relations.contact(line.contact.id)
    assert (kept.newsletter, kept.mailing_lists) == (False, ("Open dag", "kerstkaart"))


def test_what_two_steps_know_of_a_person_does_not_overwrite_each_other(
    sample: SellerFile, rooms: Rooms
) -> None:
    screen, panel = crm_of(sample, rooms, NOTARY)
    line = panel.mailing.rows[0]
    screen.open_step(Step.SOCIAL_MEDIA)
    person = screen.card.panels[Step.SOCIAL_MEDIA]
    assert isinstance(person, PersonPanel)
    type_into(line.lists, "Open dag")
    screen.autosave.flush()
    rooms.settle()
    type_into(person._inputs["shared_with_us"], " en tennist")
    screen.autosave.flush()
    rooms.settle()
    kept = sample.relations.contact(line.contact.id)
    assert kept.mailing_lists == ("Open dag",)
    assert kept.shared_with_us.startswith("en tennist")


def test_the_whole_history_is_one_click_away(sample: SellerFile, rooms: Rooms) -> None:
    _screen, panel = crm_of(sample, rooms, CARE)
    before = len(panel._takes)
    panel._show_all()
    rooms.settle()
    assert len(panel._takes) > before


def test_motives_and_what_we_share_are_kept_with_the_person(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = person_of(sample, rooms, NOTARY)
    panel.motives[BuyingMotive.GAIN].click()
    type_into(panel._inputs["shared_with_us"], " ook")
    screen.autosave.flush()
    rooms.settle()
    assert panel.contact is not None
    kept = sample.relations.contact(panel.contact.id)
    assert BuyingMotive.GAIN in kept.motives
    assert kept.shared_with_us.startswith("ook")


def test_every_other_person_is_one_click_away(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = person_of(sample, rooms, CARE)
    first = panel.contact
    other = next(each for each in screen.draft.view.card.contacts if each is not first)
    type_into(panel._inputs["interests"], " en lezen")
    choose(panel, other)
    rooms.settle()
    assert panel.contact is not None
    assert panel.contact.id == other.id
    assert panel._inputs["interests"].value() == other.interests
    assert first is not None
    assert sample.relations.contact(first.id).interests.startswith("en lezen")


def choose(panel: PersonPanel, contact: Contact) -> None:
    button = next(
        one for one in panel.people.findChildren(Pressable) if contact.short_name in one.accessibleName()
    )
    button.click()


def test_his_profile_opens_or_a_search_for_him(
    sample: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_.append(url.toString()))
    _screen, panel = person_of(sample, rooms, NOTARY)
    for name in ("Profiel openen", "Persoon zoeken"):
        next(one for one in panel.findChildren(Button) if one.text() == name).click()
    assert opened_[0] == "https://profiel.example/m-kuipers"
    assert "Kuipers" in opened_[1]


@pytest.mark.parametrize("step", [Step.SALES_HISTORY, Step.CRM, Step.SOCIAL_MEDIA])
@pytest.mark.parametrize("number", [NOTARY, WHOLESALER, CARE])
def test_the_steps_can_be_used_by_everybody(
    sample: SellerFile, rooms: Rooms, step: Step, number: int
) -> None:
    assert audit(opened(sample, rooms, number, step)) == []


@pytest.mark.usefixtures("large_type")
@pytest.mark.parametrize("step", [Step.SALES_HISTORY, Step.CRM, Step.SOCIAL_MEDIA])
def test_the_steps_fit_with_large_letters(sample: SellerFile, rooms: Rooms, step: Step) -> None:
    assert audit(opened(sample, rooms, CARE, step)) == []


def test_a_frozen_preparation_shows_but_changes_nothing(sample: SellerFile, rooms: Rooms) -> None:
    screen, panel = crm_of(sample, rooms, CARE)
    panel.set_frozen(frozen=True)
    tick = next(iter(panel._takes.values()))
    assert not tick.isEnabled()
    assert screen.draft.preparation.taken_along == ()

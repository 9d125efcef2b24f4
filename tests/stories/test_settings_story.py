"""The seller sets his company, his rates and his screen once; papers and screens follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from salesdesk.domain.vat import VatClass
from salesdesk.paper.preview import whole_text
from salesdesk.paths import Profile
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences, load_preferences
from salesdesk.ui import theme
from salesdesk.ui.buttons import Button
from salesdesk.ui.frame import Frame
from salesdesk.ui.places import Place
from salesdesk.ui.program import Program
from salesdesk.ui.screen import Screen
from salesdesk.ui.settings.company_page import CompanyPage, SellerPage
from salesdesk.ui.settings.figures_page import ThresholdsPage, VatPage
from salesdesk.ui.settings.machine_page import LookPage, SafetyPage
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import MOMENT, Furnish, a_clock, settle

S = TypeVar("S", bound=Screen)
PNG = b"\x89PNG\r\n\x1a\n"


def page(window: Window, kind: type[S], view: str = "") -> S:
    window.go(Place(Noun.SETTINGS, view=view))
    settle(window)
    screen = window.current()
    assert isinstance(screen, kind)
    return screen


def press(root: QWidget, words: str) -> None:
    found = next(
        one
        for one in root.findChildren(Button)
        if words in {one.text(), one.accessibleName()} and one.isVisible()
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def typed(field: Any, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def shown(root: QWidget) -> str:
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def test_the_company_that_is_typed_stands_on_the_next_paper(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    company = page(window, CompanyPage)
    typed(company.inputs["company_name"], "Veldzicht Matten & Zn.")
    typed(company.inputs["iban"], "NL91ABNA0417164300")
    assert company.autosave.flush()
    settle(window)
    assert sample.settings.view().company.iban == "NL91 ABNA 0417 1643 00"
    assert "Veldzicht Matten & Zn." in whole_text(sample.papers.route(MOMENT.date()).content)


def test_a_number_that_cannot_be_is_said_at_its_field(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    before = sample.settings.view().company
    company = page(window, CompanyPage)
    typed(company.inputs["iban"], "NL00 FOUT")
    company.autosave.flush()
    settle(window)
    assert "Dit IBAN klopt niet; kijk de cijfers na." in shown(company)
    assert sample.settings.view().company == before
    typed(company.inputs["iban"], before.iban)
    company.autosave.flush()
    settle(window)
    assert "Dit IBAN klopt niet; kijk de cijfers na." not in shown(company)


def test_a_logo_is_chosen_refused_when_it_is_no_picture_and_dropped(
    furnish: Furnish, sample: SellerFile, answers: Answers, tmp_path: Path
) -> None:
    window = furnish(sample)
    company = page(window, CompanyPage)
    (tmp_path / "logo.png").write_bytes(PNG)
    (tmp_path / "brief.png").write_bytes(b"geen plaatje")
    answers.choose_file = [tmp_path / "brief.png", None, tmp_path / "weg.png", tmp_path / "logo.png"]
    press(company, "Logo kiezen…")
    company.autosave.flush()
    settle(window)
    assert "Kies een logo als PNG-bestand." in shown(company)
    press(company, "Logo kiezen…")
    press(company, "Logo kiezen…")
    assert "kan niet worden gelezen" in window.toast.text()
    press(company, "Logo kiezen…")
    company.autosave.flush()
    settle(window)
    assert sample.settings.view().company.logo_png == PNG
    press(company, "Zonder logo")
    company.autosave.flush()
    settle(window)
    assert sample.settings.view().company.logo_png == b""


def test_the_seller_signs_with_his_new_function_and_leaves_from_home(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    seller = page(window, SellerPage, "seller")
    typed(seller.inputs["function"], "Rayonmanager")
    typed(seller.inputs["postcode"], "1441 AB")
    typed(seller.inputs["place"], "Purmerend")
    assert seller.leave()
    settle(window)
    assert sample.settings.view().seller.function == "Rayonmanager"
    assert sample.routes.day(MOMENT.date()).home.place == "Purmerend"


def test_thresholds_are_kept_and_contradictions_are_said(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    figures = page(window, ThresholdsPage, "thresholds")
    typed(figures.inputs["month_target"], "41.000,50")
    figures.autosave.flush()
    settle(window)
    assert sample.settings.view().thresholds.month_target == Decimal("41000.50")
    typed(figures.inputs["chance_warning_percent"], "90")
    figures.autosave.flush()
    settle(window)
    assert "De waarschuwing ligt onder de ondergrens, tussen 0 en 100 %." in shown(figures)
    figures.inputs["chance_warning_percent"].clear()
    figures.inputs["chance_warning_percent"].edited.emit()
    figures.autosave.flush()
    settle(window)
    assert "Vul hier een getal in." in shown(figures)
    figures.autosave.forget()


def test_a_vat_rate_begins_on_a_day_and_can_be_taken_away_again(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    rates = page(window, VatPage, "vat")
    before = sample.settings.view().vat_rates
    press(rates, "Toevoegen")
    assert "Vul een tarief en een begindatum in." in window.toast.text()
    rates.kind.set_value(VatClass.REDUCED)
    typed(rates.percent, "21")
    typed(rates.begins, "01-01-2027")
    press(rates, "Toevoegen")
    settle(window)
    (fresh,) = set(sample.settings.view().vat_rates) - set(before)
    assert (fresh.country, fresh.vat_class, fresh.percent) == ("NL", VatClass.REDUCED, Decimal(21))
    rates.table.choose(lambda rate: rate == fresh)
    press(rates, "Gekozen tarief weghalen")
    settle(window)
    assert sample.settings.view().vat_rates == before
    window.toast.undo()
    settle(window)
    assert fresh in sample.settings.view().vat_rates


def test_a_rate_that_cannot_be_is_refused_in_words(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    rates = page(window, VatPage, "vat")
    before = sample.settings.view().vat_rates
    typed(rates.percent, "21")
    typed(rates.begins, "01-10-2012")
    press(rates, "Toevoegen")
    settle(window)
    assert window.toast.text() == "Er beginnen twee tarieven op dezelfde dag."
    assert sample.settings.view().vat_rates == before


def test_the_passphrase_and_recovery_key_can_be_renewed(
    furnish: Furnish, fresh: SellerFile, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed: list[tuple[str, str]] = []
    monkeypatch.setattr(fresh.key, "change_passphrase", lambda now, new: changed.append((now, new)))
    window = furnish(fresh)
    safety = page(window, SafetyPage, "safety")
    answers.text = ["oude zin", "nieuwe zin", "andere zin"]
    press(safety, "Wachtzin wijzigen…")
    settle(window)
    assert "niet gelijk" in window.toast.text()
    answers.text = ["oude zin", "nieuwe zin", "nieuwe zin"]
    press(safety, "Wachtzin wijzigen…")
    settle(window)
    assert changed == [("oude zin", "nieuwe zin")]
    answers.text = [None]
    press(safety, "Wachtzin wijzigen…")
    answers.confirm = False
    press(safety, "Nieuwe herstelsleutel…")
    settle(window)
    assert len(changed) == 1


@pytest.fixture
def program(qapp: QApplication, sample_folder: Path, tmp_path: Path, answers: Answers) -> Iterator[Program]:
    """The whole program over a copy of the sample."""
    import shutil

    folder = tmp_path / "sample"
    shutil.copytree(sample_folder, folder)
    preferences = Preferences(theme="light")
    frame = Frame(preferences, dark=False)
    begun = Program(frame, Profile(folder), a_clock(), preferences, is_sample=True)
    settle(begun.window)
    yield begun
    begun.close()
    frame.deleteLater()
    theme.apply_theme(qapp, motion=False)


def choose(program: Program, **wanted: object) -> None:
    look = page(program.window, LookPage, "look")
    preferences = replace(program.preferences, **wanted)  # type: ignore[arg-type]
    look.language.set_value(preferences.language)
    look.shade.set_value(preferences.theme)
    look.letters.set_value(preferences.font_factor)
    look.language.edited.emit()
    settle(program.window)


def test_another_language_builds_the_window_in_it_at_the_same_place(program: Program) -> None:
    choose(program, language="en")
    look = program.window.current()
    assert isinstance(look, LookPage)
    assert look.header.title.full_text() == "Settings"
    program.window.go(Place(Noun.TODAY))
    settle(program.window)
    today = program.window.current()
    assert today is not None
    assert today.header.title.full_text() == "Tuesday 24 November"
    assert load_preferences(program.profile.settings).language == "en"


def test_dark_and_larger_letters_show_at_once(program: Program) -> None:
    choose(program, theme="dark", font_factor=1.25)
    assert theme.is_dark()
    assert theme.F(100) == 125
    choose(program, theme="light", font_factor=1.0)
    assert not theme.is_dark()
    assert theme.F(100) == 100

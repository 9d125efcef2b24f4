"""Planned against driven: telling a day in one sheet, the trend with its tables, the workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.places import Place
from salesdesk.ui.routes.driven.form import TellForm
from salesdesk.ui.routes.driven.screen import DrivenScreen
from tests.answers import Answers
from tests.sample_fixtures import settle
from tests.ui.audit import audit

YESTERDAY = date(2026, 11, 23)


def a_screen(desk: Desk, file: SellerFile, view: str = "driven") -> DrivenScreen:
    screen = DrivenScreen(desk, file)
    screen.resize(1072, 680)
    screen.show()
    screen.arrive(Place(Noun.ROUTE, None, view))
    settle(screen)
    return screen


def typing(answers: Answers, **typed: str) -> list[TellForm]:
    """The seller fills in the sheet; the forms he saw come back."""
    seen: list[TellForm] = []

    def fill(form: Any, _yes: str) -> bool:
        assert isinstance(form, TellForm)
        seen.append(form)
        if len(seen) > 1:
            return False  # he thinks better of it the second time
        for name, text in typed.items():
            getattr(form, name).setText(text)
        return True

    answers.sheet = fill
    return seen


def test_the_day_before_is_told_in_one_sheet_and_taken_back(
    desk: Desk, sample: SellerFile, answers: Answers
) -> None:
    undone: list[Any] = []
    desk.said.connect(lambda _text, undo: undone.append(undo))
    screen = a_screen(desk, sample)
    assert "ma 23 november" in screen.note.text.text()
    typing(answers, km="45210 - 45307", left="7:20", home="15:05", minutes="104")
    screen._tell_asked()
    settle(screen)
    kept = sample.driven.noted(YESTERDAY)
    assert kept is not None
    assert (kept.driven_km, kept.driven_minutes) == (Decimal(97), 104)
    screen.reload()
    settle(screen)
    assert not screen.note.isVisible()
    undone[0]()
    settle(screen)
    assert sample.driven.noted(YESTERDAY) is None


def test_what_cannot_be_comes_back_with_its_reason_and_what_was_typed(
    desk: Desk, sample: SellerFile, answers: Answers
) -> None:
    screen = a_screen(desk, sample)
    seen = typing(answers, km="45307 - 45210", minutes="104")
    screen._tell_asked()
    settle(screen)
    assert len(seen) == 2
    assert (seen[1].km.value(), seen[1].minutes.value()) == ("45307 - 45210", "104")
    assert any("lager dan de beginstand" in one.text() for one in seen[1].findChildren(TextBlock))
    assert sample.driven.noted(YESTERDAY) is None


def test_a_place_with_a_day_asks_for_that_day_at_once(
    desk: Desk, sample: SellerFile, answers: Answers
) -> None:
    seen = typing(answers, km="88")
    a_screen(desk, sample, "driven 2026-11-23")
    assert len(seen) == 1
    kept = sample.driven.noted(YESTERDAY)
    assert kept is not None
    assert kept.driven_km == Decimal(88)


def test_weeks_become_months_and_each_chart_has_its_table(desk: Desk, sample: SellerFile) -> None:
    screen = a_screen(desk, sample)
    weeks = len(screen.share.model.lines())
    screen.span.set_on(1)
    screen.span.chosen.emit(1)
    assert 2 <= len(screen.share.model.lines()) < weeks
    for card in (screen.share, screen.bias, screen.km, screen.first):
        assert card.chart.primitives()
        assert card.model.rowCount() == len(screen.share.model.lines())
        assert ": " in card.chart.accessibleName()


def test_with_few_days_no_trend_is_drawn(desk: Desk, fresh: SellerFile) -> None:
    screen = a_screen(desk, fresh)
    assert screen.few.isVisible()
    assert not screen._trend.isVisible()


def test_the_kilometres_are_written_where_he_says(desk: Desk, sample: SellerFile, answers: Answers) -> None:
    answers.save_file = sample.profile.folder / "km.xlsx"
    screen = a_screen(desk, sample)
    screen._write()
    settle(screen)
    assert (sample.profile.folder / "km.xlsx").stat().st_size > 5000


def test_everybody_can_use_it(desk: Desk, sample: SellerFile) -> None:
    assert audit(a_screen(desk, sample)) == []


@pytest.mark.usefixtures("large_type")
def test_everybody_can_use_it_a_quarter_larger(desk: Desk, sample: SellerFile) -> None:
    assert audit(a_screen(desk, sample)) == []

"""A program that stays open past midnight does the chores of the new day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from salesdesk.ui.day_watch import DayWatch
from tests.builders import TODAY


def test_the_chores_are_done_once_on_every_new_day(qapp: QApplication) -> None:
    days: list[date] = [TODAY]
    done: list[date] = []
    watch = DayWatch(qapp, lambda: days[-1], lambda: done.append(days[-1]))
    watch.look()
    assert done == []
    days.append(TODAY + timedelta(days=1))
    for _minute in range(3):
        watch.look()
    days.append(TODAY + timedelta(days=4))
    watch.look()
    watch.stop()
    assert done == [TODAY + timedelta(days=1), TODAY + timedelta(days=4)]

"""The lanes: writes in order, reads beside them, the latest question wins, failures are told."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.errors import Reason, Refused, Trouble
from salesdesk.services.changes import Noun, done
from salesdesk.ui.desk import Desk
from salesdesk.ui.jobs import Progress
from salesdesk.ui.work import Work


def _refuse() -> None:
    raise Refused(Reason("Kies een datum.", "valid_until"))


def _trouble() -> None:
    raise Trouble("De schijf is vol", kept="Wat er stond is er nog", do="Maak ruimte vrij")


def test_an_answer_comes_back_on_the_main_thread(desk: Desk) -> None:
    told: list[object] = []
    desk.work.ask(threading.current_thread, lambda thread: told.append((thread, threading.current_thread())))
    desk.work.wait_idle()
    worker, here = told[0] if isinstance(told[0], tuple) else (None, None)
    assert worker is not threading.main_thread()
    assert here is threading.main_thread()


def test_a_write_tells_its_nouns_and_hands_over_its_value(desk: Desk) -> None:
    changes: list[object] = []
    values: list[int] = []
    desk.work.changed.connect(changes.append)
    desk.work.ask(lambda: done(7, Noun.OFFER, Noun.FORECAST), values.append)
    desk.work.wait_idle()
    assert changes == [frozenset({Noun.OFFER, Noun.FORECAST})]
    assert values == [7]


def test_writes_never_overlap_and_keep_their_order(desk: Desk) -> None:
    order: list[int] = []
    for place in range(50):
        desk.work.ask(partial(order.append, place))
    desk.work.wait_idle()
    assert order == list(range(50))


def test_reading_does_not_wait_for_writing(desk: Desk) -> None:
    gate = threading.Event()
    desk.work.ask(lambda: gate.wait(5))
    desk.work.ask(gate.set, lane="read")
    desk.work.wait_idle(4)
    assert gate.is_set()


def test_the_latest_question_with_a_key_wins(desk: Desk) -> None:
    gate = threading.Event()
    run: list[str] = []
    shown: list[str] = []

    def search(text: str) -> str:
        gate.wait(5)
        run.append(text)
        return text

    for text in ("d", "du", "duin"):
        desk.work.ask(partial(search, text), shown.append, lane="read", key="search")
    gate.set()
    desk.work.wait_idle()
    assert shown == ["duin"]
    assert "du" not in run


def test_a_refusal_goes_to_who_asked_with_its_reasons(desk: Desk) -> None:
    reasons: list[Reason] = []
    desk.work.ask(_refuse, refused=reasons.extend)
    desk.work.wait_idle()
    assert [reason.at for reason in reasons] == ["valid_until"]


def test_a_refusal_nobody_waits_for_is_told_to_all(desk: Desk) -> None:
    told: list[tuple[Reason, ...]] = []
    desk.work.refused.connect(told.append)
    desk.work.ask(_refuse)
    desk.work.wait_idle()
    assert told[0][0].text == "Kies een datum."


def test_trouble_is_told_and_the_lane_goes_on(desk: Desk) -> None:
    troubles: list[Trouble] = []
    after: list[object] = []
    desk.work.trouble.connect(troubles.append)
    desk.work.ask(_trouble, failed=lambda: after.append("failed"))
    desk.work.ask(lambda: "next", after.append)
    desk.work.wait_idle()
    assert troubles[0].do == "Maak ruimte vrij"
    assert after == ["failed", "next"]


def test_a_bug_is_told_with_its_traceback(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> None:
    work = Work()
    bugs: list[str] = []
    work.bug.connect(bugs.append)
    work.ask(lambda: 1 / 0)
    work.finish()
    assert "ZeroDivisionError" in bugs[0]
    assert "ZeroDivisionError" in caplog.text


def test_nobody_is_called_who_is_gone(desk: Desk) -> None:
    import shiboken6

    told: list[str] = []
    owner = QObject()
    desk.work.ask(lambda: "late", told.append, owner=owner)
    shiboken6.delete(owner)
    desk.work.wait_idle()
    assert told == []


def test_a_long_job_says_how_far_it_is(desk: Desk, qtbot: QtBot) -> None:
    moves: list[tuple[int, int, str]] = []

    heard = threading.Event()

    def job(progress: Progress) -> str:
        heard.wait(5)
        for step in range(1, 4):
            progress.step(step, 3, f"rij {step}")
        return "klaar"

    results: list[str] = []
    started = desk.work.run_long("Inlezen", job, results.append)
    started.moved.connect(lambda *far: moves.append(far))
    heard.set()
    desk.work.wait_idle()
    assert results == ["klaar"]
    assert moves[-1] == (3, 3, "rij 3")


def test_a_long_job_has_ended_when_its_answer_is_told(desk: Desk) -> None:
    told: list[str] = []
    started = desk.work.run_long("Inlezen", lambda _progress: "klaar", told.append, lane="long")
    started.ended.connect(lambda: told.append("geen balk meer"))
    desk.work.wait_idle()
    assert told == ["geen balk meer", "klaar"]


def test_a_cancelled_job_answers_nobody_and_ends(desk: Desk) -> None:
    gate = threading.Event()
    results: list[str] = []
    ended: list[bool] = []

    def job(progress: Progress) -> str:
        gate.wait(5)
        progress.step(1, 2)
        return "te laat"

    started = desk.work.run_long("Inlezen", job, results.append, lane="long")
    started.ended.connect(lambda: ended.append(True))
    started.cancel()
    gate.set()
    desk.work.wait_idle()
    assert results == []
    assert ended == [True]


def test_waiting_too_long_is_an_error(desk: Desk) -> None:
    gate = threading.Event()
    desk.work.ask(lambda: gate.wait(5))
    with pytest.raises(TimeoutError):
        desk.work.wait_idle(0.05)
    gate.set()


def test_lanes_end_and_begin_again(desk: Desk) -> None:
    values: list[int] = []
    desk.work.ask(lambda: 1, values.append)
    desk.work.finish()
    desk.work.ask(lambda: 2, values.append)
    desk.work.finish()
    assert values == [1, 2]

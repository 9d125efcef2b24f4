"""The program as it is started: options, displays, the runs without a window, and the first paint."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesdesk import __version__, app
from salesdesk.paths import Profile
from salesdesk.settings import Preferences


def run_program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-m", "salesdesk", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env=clean | environment,
        timeout=240,
    )


def test_a_click_without_arguments_opens_the_sellers_own_file() -> None:
    options = app.read_options([])
    assert (options.sample, options.smoke_test, options.screens, options.play_day) == (
        False,
        False,
        None,
        None,
    )


def test_the_version_is_told_without_opening_anything() -> None:
    assert run_program("--version").stdout.strip() == f"SalesDesk {__version__}"


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "open de voorbeeldgegevens"), ("en", "open the sample data")]
)
def test_help_speaks_the_language_of_the_screens(tmp_path: Path, language: str, said: str) -> None:
    (tmp_path / "settings.json").write_text(f'{{"language": "{language}"}}', encoding="utf-8")
    assert said in run_program("--help", SALESDESK_PROFILE=str(tmp_path)).stdout


def test_the_proof_start_makes_a_file_and_a_paper_and_shows_a_window() -> None:
    done = run_program("--smoke-test", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout.strip()) == (0, "Proefstart geslaagd"), done.stderr


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "w"}, True),
        ({"QT_QPA_PLATFORM": "x"}, True),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_a_display_is_recognised(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], shown: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert app.has_display() is shown


def test_the_moment_can_be_set_for_pictures_of_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_NOW", "2026-11-24T07:31:00+01:00")
    assert app.own_clock().now().isoformat() >= "2026-11-24"


def test_identities_are_of_version_seven_and_differ() -> None:
    made = [app.own_id() for _number in range(50)]
    assert {one.version for one in made} == {7}
    assert len(set(made)) == 50


def test_without_a_display_the_day_is_played_and_its_papers_are_kept(tmp_path: Path) -> None:
    """The same run as `make run` on a machine without a screen."""
    env = {"SALESDESK_PROFILE": str(tmp_path / "profile")}
    clean = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "salesdesk", "--play-day", str(tmp_path / "dag")],
        check=False,
        capture_output=True,
        text=True,
        env=clean | env,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr
    papers = {path.suffix for path in (tmp_path / "dag").iterdir()}
    assert {".pdf", ".xlsx"} <= papers
    pictures = list((tmp_path / "dag" / "schermen").glob("*.png"))
    assert len(pictures) > 20
    assert all(picture.stat().st_size > 10_000 for picture in pictures)
    assert "Bug" not in done.stderr


def test_the_frame_shows_sidebar_and_desk_before_anything_is_loaded(qapp: object) -> None:
    from PySide6.QtGui import QColor

    from salesdesk.ui.frame import Frame
    from salesdesk.ui.tokens import DARK, LIGHT

    for dark, tokens in ((False, LIGHT), (True, DARK)):
        frame = Frame(Preferences(), dark=dark)
        picture = frame.grab().toImage()
        assert picture.pixelColor(20, 300) == QColor(tokens["side"])
        assert picture.pixelColor(700, 300) == QColor(tokens["bg"])
        frame.deleteLater()


def test_a_frame_that_may_not_close_stays_open(qapp: object) -> None:
    from salesdesk.ui.frame import Frame

    frame = Frame(Preferences(), dark=False)
    left: list[str] = []
    frame.left = lambda: left.append("left")
    frame.ask_leave = lambda: False
    frame.show()
    assert not frame.close()
    frame.ask_leave = lambda: True
    assert frame.close()
    assert left == ["left"]


def test_each_day_has_a_sample_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SALESDESK_PROFILE", str(tmp_path / "eigen"))
    monkeypatch.setenv("SALESDESK_NOW", "2026-11-24T07:31:00+01:00")
    profile = app._profile(app.read_options(["--sample"]))
    assert profile == Profile(tmp_path / "eigen-sample" / "2026-11-24")

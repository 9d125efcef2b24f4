"""Puts the program together: the one module that knows every layer; what can wait is imported late."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from salesdesk import __version__
from salesdesk.errors import N_
from salesdesk.paths import Profile, own_profile, sample_profile
from salesdesk.settings import load_preferences

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.services.clock import Clock
    from salesdesk.ui.frame import Frame

DAY_FOLDER = Path("out") / "dag"
GARBAGE_ROUNDS = 10_000, 10, 10  # Python's usual 700 doubles what reading a long price list costs
NO_DISPLAY = N_("Er is geen scherm; SalesDesk speelt de dag na en bewaart wat je zou zien.")


def own_clock() -> Clock:
    """The clock of the laptop; SALESDESK_NOW (ISO 8601) sets another moment, for pictures of a fixed day."""
    from datetime import datetime

    from salesdesk.services.clock import Clock, LocalZone

    zone = LocalZone()
    chosen = os.environ.get("SALESDESK_NOW")
    if chosen:
        fixed = datetime.fromisoformat(chosen).astimezone(zone)
        return Clock(lambda: fixed, own_id)
    return Clock(lambda: datetime.now(zone), own_id)


def own_id() -> UUID:
    import secrets
    from datetime import UTC, datetime

    from salesdesk.domain.identity import make_id

    return make_id(int(datetime.now(UTC).timestamp() * 1000), secrets.token_bytes(10))


def read_options(arguments: Sequence[str]) -> SimpleNamespace:
    """How the program was started; a click without arguments does not wait for the reader of arguments."""
    options = SimpleNamespace(sample=False, profile=None, smoke_test=False, screens=None, play_day=None)
    if not arguments:
        return options
    import argparse

    from salesdesk.words import _, use_language

    use_language(load_preferences(own_profile().settings).language)
    folder = _("MAP")
    parser = argparse.ArgumentParser(prog="salesdesk", description=_("SalesDesk voor de buitendienst."))
    parser.add_argument("--version", action="version", version=f"SalesDesk {__version__}")
    parser.add_argument("--sample", action="store_true", help=_("open de voorbeeldgegevens"))
    parser.add_argument("--profile", type=Path, help=_("gebruik deze map in plaats van de eigen map"))
    parser.add_argument("--smoke-test", action="store_true", help=_("doe een proefstart en stop"))
    parser.add_argument("--screens", type=Path, metavar=folder, help=_("schrijf alle schermen als PNG"))
    parser.add_argument("--play-day", type=Path, metavar=folder, help=_("speel een dag na zonder scherm"))
    return parser.parse_args(arguments, options)


def has_display() -> bool:
    """Whether a window can be shown; a chosen Qt platform counts as a display."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program, or do one of its runs without a window; gives the exit code."""
    options = read_options(sys.argv[1:] if arguments is None else arguments)
    if options.smoke_test or options.screens or options.play_day or not has_display():
        return _run_unseen(options)
    from salesdesk.ui.frame import run, show_frame

    profile = _profile(options)
    preferences = load_preferences(profile.settings)

    def begin(frame: Frame) -> object:
        from salesdesk.journal import open_journal
        from salesdesk.ui.program import Program

        open_journal(profile.journal)
        gc.set_threshold(*GARBAGE_ROUNDS)
        return Program(frame, profile, own_clock(), preferences, is_sample=options.sample)

    return run(show_frame(preferences), begin)


def _profile(options: SimpleNamespace) -> Profile:
    if options.profile:
        return Profile(options.profile)
    return sample_profile(own_clock().today()) if options.sample else own_profile()


def _run_unseen(options: SimpleNamespace) -> int:
    """The runs that need no display: proof start, pictures, the day played back."""
    import tempfile

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from salesdesk.ui import unseen
    from salesdesk.words import _

    if options.smoke_test:
        with tempfile.TemporaryDirectory() as folder:
            return unseen.smoke_test(Profile(Path(folder)), own_clock())
    if options.screens:
        return unseen.write_screens(options.screens, own_id)
    if not options.play_day:
        sys.stdout.write(_(NO_DISPLAY) + "\n")
    return unseen.play_day(options.play_day or DAY_FOLDER, own_clock())

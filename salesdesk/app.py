"""Puts the program together: the one module that knows every layer."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from salesdesk import __version__
from salesdesk.domain.identity import make_id
from salesdesk.journal import open_journal
from salesdesk.paths import Profile, own_profile, sample_profile
from salesdesk.services.clock import Clock
from salesdesk.words import _

DAY_FOLDER = Path("out") / "dag"


def own_clock() -> Clock:
    """The clock of the laptop; SALESDESK_NOW (ISO 8601) sets another moment, for pictures of a fixed day."""
    chosen = os.environ.get("SALESDESK_NOW")
    if chosen:
        fixed = datetime.fromisoformat(chosen).astimezone()
        return Clock(lambda: fixed, own_id)
    return Clock(lambda: datetime.now().astimezone(), own_id)


def own_id() -> UUID:
    return make_id(int(datetime.now(UTC).timestamp() * 1000), secrets.token_bytes(10))


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="salesdesk", description=_("SalesDesk voor de buitendienst."))
    parser.add_argument("--version", action="version", version=f"SalesDesk {__version__}")
    parser.add_argument("--sample", action="store_true", help=_("open de voorbeeldgegevens"))
    parser.add_argument("--profile", type=Path, help=_("gebruik deze map in plaats van de eigen map"))
    parser.add_argument("--smoke-test", action="store_true", help=_("doe een proefstart en stop"))
    parser.add_argument("--screens", type=Path, metavar="MAP", help=_("schrijf alle schermen als PNG"))
    parser.add_argument("--play-day", type=Path, metavar="MAP", help=_("speel een dag na zonder scherm"))
    return parser.parse_args(arguments)


def has_display() -> bool:
    """Whether a window can be shown; a chosen Qt platform counts as a display."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program, or do one of its runs without a window; gives the exit code."""
    options = read_options(arguments)
    if options.smoke_test or options.screens or options.play_day or not has_display():
        return _run_unseen(options)
    from salesdesk.ui.program import Program

    clock = own_clock()
    profile = Profile(options.profile) if options.profile else own_profile()
    if options.sample and not options.profile:
        profile = sample_profile(clock.today())
    open_journal(profile.journal)
    return Program(profile, clock, is_sample=options.sample).run()


def _run_unseen(options: argparse.Namespace) -> int:
    """The runs that need no display: proof start, pictures, the day played back."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from salesdesk.ui import unseen

    if options.smoke_test:
        with tempfile.TemporaryDirectory() as folder:
            return unseen.smoke_test(Profile(Path(folder)), own_clock())
    if options.screens:
        return unseen.write_screens(options.screens, own_id)
    if not options.play_day:
        sys.stdout.write(
            _("Er is geen scherm; SalesDesk speelt de dag na en bewaart wat je zou zien.") + "\n"
        )
    return unseen.play_day(options.play_day or DAY_FOLDER, own_clock())

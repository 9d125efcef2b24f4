from __future__ import annotations

from tests.ui.routes.day_fixtures import loose, opened

__all__ = ["loose", "opened"]

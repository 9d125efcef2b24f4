"""What this laptop remembers, and what it does with a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdesk.settings import Preferences, load_preferences, save_preferences


def test_preferences_come_back_as_they_were_saved(tmp_path: Path) -> None:
    chosen = Preferences(language="en", theme="dark", font_factor=1.25, geometry="00ff", folder="/data")
    save_preferences(tmp_path / "map" / "settings.json", chosen)
    assert load_preferences(tmp_path / "map" / "settings.json") == chosen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"theme": 3}',
        '{"font_factor": 9.5}',
        '{"font_factor": "groot"}',
        '{"unknown": 1}',
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert load_preferences(tmp_path / "settings.json") == Preferences()


def test_what_is_readable_in_a_half_damaged_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "en", "theme": 3}', encoding="utf-8")
    assert load_preferences(tmp_path / "settings.json") == Preferences(language="en")


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "none.json") == Preferences()

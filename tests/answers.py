"""Answers in place of the seller: every modal question is recorded, an unexpected one fails the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

QUESTIONS = (
    "confirm", "choose", "text", "sheet", "choose_file", "choose_files", "save_file", "choose_folder",
)  # fmt: skip
REMARKS = ("tell", "show_sheet")


class Answers:
    """Set `answers.confirm = True` (or a list, one after another); `asked` holds name and title of each."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given: dict[str, Any] = {}
        self.asked: list[tuple[str, str]] = []
        self.told: list[str] = []
        from salesdesk.ui import ask

        for name in QUESTIONS:
            monkeypatch.setattr(ask, name, self._question(name))
        for name in REMARKS:
            monkeypatch.setattr(ask, name, self._remark(name))

    def __setattr__(self, name: str, value: object) -> None:
        if name in QUESTIONS:
            self.given[name] = value
        else:
            super().__setattr__(name, value)

    def _question(self, name: str) -> Callable[..., Any]:
        def answer(_parent: object, title: str, *_rest: object, **_more: object) -> Any:
            self.asked.append((name, title))
            if name not in self.given:
                raise AssertionError(f"nobody expected the question {name}: {title}")
            given = self.given[name]
            if callable(given):  # the seller fills in the sheet before he answers
                return given(*_rest)
            return given.pop(0) if isinstance(given, list) and name != "choose_files" else given

        return answer

    def _remark(self, name: str) -> Callable[..., None]:
        def told(_parent: object, title: str, text: object = "", *, details: str = "") -> None:
            self.asked.append((name, title))
            self.told.append(f"{title} {text}")
            if details:
                raise AssertionError(details)

        return told

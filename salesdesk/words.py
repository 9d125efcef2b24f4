"""Every text in the seller's language, and a document's text in the customer's."""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Callable
from functools import cache

from salesdesk import paths
from salesdesk.errors import N_, Reason

__all__ = [
    "N_",
    "PAPER_LANGUAGES",
    "SCREEN_LANGUAGES",
    "_",
    "gettext_for",
    "ngettext",
    "reason_text",
    "use_language",
]

SOURCE_LANGUAGE = "nl"
SCREEN_LANGUAGES = ("nl", "en")
PAPER_LANGUAGES = ("nl", "en", "fr", "de")


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return _gettext.NullTranslations()
    return _gettext.translation(
        "salesdesk", localedir=paths.resources() / "translations", languages=[language], fallback=True
    )


_screen = _catalogue(SOURCE_LANGUAGE)


def use_language(language: str) -> None:
    """Speak this language on screen from now on (`nl` or `en`); screens built before keep their words."""
    global _screen  # noqa: PLW0603 - one program speaks one language, as in gettext itself
    _screen = _catalogue(language)


def _(message: str) -> str:
    return _screen.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    return _screen.ngettext(singular, plural, count)


def reason_text(reason: Reason) -> str:
    """A rule's no, in the language of the screen."""
    return _(reason.text).format(**reason.values)


def gettext_for(language: str) -> Callable[[str], str]:
    """The words of a document in the customer's language: `nl`, `en`, `fr` or `de`."""
    return _catalogue(language).gettext

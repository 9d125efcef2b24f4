"""Every text in the seller's language, and a document's text in the customer's."""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from salesdesk import formats, paths
from salesdesk.errors import N_, Reason

if TYPE_CHECKING:
    from salesdesk.domain.offer_check import Finding

__all__ = [
    "N_",
    "PAPER_LANGUAGES",
    "SCREEN_LANGUAGES",
    "_",
    "decimal_sign",
    "finding_text",
    "gettext_for",
    "ngettext",
    "reason_text",
    "screen_language",
    "use_language",
    "word",
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
_spoken = SOURCE_LANGUAGE


def use_language(language: str) -> None:
    """Speak this language on screen from now on (`nl` or `en`); screens built before keep their words."""
    global _screen, _spoken
    _screen, _spoken = _catalogue(language), language


def screen_language() -> str:
    """`nl` or `en`: what dates and figures on screen are written in."""
    return _spoken


def decimal_sign() -> str:
    """What stands before the cents on screen: a comma, in English a dot."""
    return "." if _spoken == "en" else ","


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


def word(member: Enum, language: str = "") -> str:
    """The seller's word for a member of an enumeration, on screen or in a document's language."""
    from salesdesk.vocabulary import WORDS  # late: the first window needs no word of the trade

    catalogue = _catalogue(language) if language else _screen
    return catalogue.gettext(WORDS[type(member)][member])


def finding_text(finding: Finding) -> str:
    """What an offer check found, short enough for the strip: `60 % (min. 40 %)`, `geen beslisser`."""
    values = {name: _value_text(name, value) for name, value in finding.values.items()}
    return word(finding.evidence).format(**values)


def _value_text(name: str, value: str | int | Decimal | date) -> str:
    if isinstance(value, Decimal):
        return formats.euro(value, _spoken, 0 if value == value.to_integral_value() else 2)
    if isinstance(value, date):
        return formats.month_name(value.month, _spoken)
    if isinstance(value, int) and name in {"chance", "minimum"}:
        return formats.percent(value, _spoken)
    return str(value)

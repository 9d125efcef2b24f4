"""How figures, dates and times read in the four languages of screen and paper."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

NBSP = "\u00a0"
_DAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
_MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni",
           "juli", "augustus", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin",
           "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni",
           "Juli", "August", "September", "Oktober", "November", "Dezember"),
}  # fmt: skip
_EURO_BEHIND = frozenset({"fr", "de"})
_SHORT_DAYS = {"nl": 2, "en": 3, "fr": 3, "de": 2}
_SHORT_MONTHS = {"nl": {3: "mrt"}, "en": {}, "fr": {2: "févr", 6: "juin", 7: "juil"}, "de": {}}


def number(value: Decimal | int, decimals: int | None = None, language: str = "nl") -> str:
    """`1.234,5`; without `decimals` as many as the value has, half-up otherwise."""
    exact = Decimal(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    elif exact != exact.to_integral_value():
        exact = exact.normalize()
    else:
        exact = exact.quantize(Decimal(1))
    text = f"{abs(exact):,f}"
    if language != "en":
        thousands = NBSP if language == "fr" else "."
        text = text.replace(",", "\0").replace(".", ",").replace("\0", thousands)
    return f"-{text}" if exact < 0 else text


def euro(amount: Decimal | int, language: str = "nl", decimals: int = 2) -> str:
    """`€ 1.234,50`, negative `€ -77,80`, `1.234,50 €` in French and German; `decimals=0` on a panel."""
    figure = number(amount, decimals, language)
    return f"{figure}{NBSP}€" if language in _EURO_BEHIND else f"€{NBSP}{figure}"


def percent(value: Decimal | int, language: str = "nl", decimals: int | None = None) -> str:
    return f"{number(value, decimals, language)}{NBSP}%"


def day_name(day: date, language: str = "nl") -> str:
    return _DAYS[language][day.weekday()]


def short_day_name(day: date, language: str = "nl") -> str:
    return day_name(day, language)[: _SHORT_DAYS[language]]


def month_name(month: int, language: str = "nl") -> str:
    return _MONTHS[language][month - 1]


def short_month_name(month: int, language: str = "nl") -> str:
    return _SHORT_MONTHS[language].get(month, month_name(month, language)[:3])


def field_date(day: date) -> str:
    """`24-11-2026`, as in every field and on paper."""
    return f"{day:%d-%m-%Y}"


def paper_date(day: date, language: str = "nl") -> str:
    """The short date of a document: `24-11-2026`, `24 Nov 2026`, `24/11/2026`, `24.11.2026`."""
    if language == "en":
        return f"{day.day}{NBSP}{short_month_name(day.month, language)}{NBSP}{day.year}"
    return field_date(day).replace("-", {"fr": "/", "de": "."}.get(language, "-"))


def short_date(day: date, language: str = "nl") -> str:
    """`di 24-11`."""
    return f"{short_day_name(day, language)} {day:%d-%m}"


def day_text(day: date, language: str = "nl") -> str:
    """`di 24 november`."""
    return f"{short_day_name(day, language)} {_day_and_month(day, language)}"


def long_day(day: date, language: str = "nl") -> str:
    """`Dinsdag 24 november`."""
    text = f"{day_name(day, language)} {_day_and_month(day, language)}"
    return text[0].upper() + text[1:]


def long_date(day: date, language: str = "nl") -> str:
    """`24 november 2026`, as in a letter."""
    return f"{_day_and_month(day, language)} {day.year}"


def letter_day(day: date, language: str = "nl") -> str:
    """`dinsdag 24 november 2026`, in the middle of a sentence."""
    comma = "," if language == "de" else ""
    return f"{day_name(day, language)}{comma} {long_date(day, language)}"


def _day_and_month(day: date, language: str) -> str:
    ordinal = "er" if language == "fr" and day.day == 1 else "." if language == "de" else ""
    return f"{day.day}{ordinal} {month_name(day.month, language)}"


def month_text(month: date, language: str = "nl") -> str:
    """`februari 2027`."""
    return f"{month_name(month.month, language)} {month.year}"


def clock(moment: time | datetime) -> str:
    return f"{moment:%H:%M}"


def duration(minutes: int, language: str = "nl") -> str:
    """`40 min`, `2 u`, `3 u 45`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    hour = {"nl": "u", "en": "h", "fr": "h", "de": "Std."}[language]
    return f"{hours}{NBSP}{hour}" + (f"{NBSP}{rest:02d}" if rest else "")


def file_size(count: int, language: str = "nl") -> str:
    """`340 kB`, `1,4 MB`."""
    if count < 100_000:
        return f"{max(round(count / 1000), 1)}{NBSP}kB"
    return f"{number(Decimal(count) / 1_000_000, 1, language)}{NBSP}MB"


def capital(text: str) -> str:
    """As the first word of a line."""
    return text[:1].upper() + text[1:]

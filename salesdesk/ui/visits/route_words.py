"""What the hour of an appointment does to the day, in the seller's words."""

from __future__ import annotations

from salesdesk import formats, words
from salesdesk.domain.appointment_advice import Advice, Hint
from salesdesk.services.travel_advice import TravelAdvice
from salesdesk.words import _


def advice_text(advice: Advice, travel: TravelAdvice) -> str:
    """One or two sentences that say what it is and what to do."""
    minutes = formats.duration(advice.minutes, words.screen_language())
    at = formats.clock(advice.at) if advice.at else ""
    before = travel.before.name if travel.before else ""
    until = formats.clock(travel.before.end_time) if travel.before else ""
    return _said(advice.hint).format(minutes=minutes, at=at, before=before, until=until)


def _said(hint: Hint) -> str:
    return {
        Hint.EARLY_ENOUGH: _("Eerste afspraak om {at}: vroeg genoeg, de dag is lang."),
        Hint.COULD_BE_EARLIER: _(
            "Begin je om {at}, dan wint je dag {minutes}. Meer dan de helft zegt ja als je erom vraagt."
        ),
        Hint.AGAINST_TRAFFIC: _("Je rijdt tegen de file in: mensen rijden ’s ochtends de andere kant op."),
        Hint.WITH_TRAFFIC: _(
            "Je rijdt met de ochtendfile mee. Een eerste afspraak de andere kant op rijdt vlotter."
        ),
        Hint.TOO_CLOSE: _("{minutes} te krap na {before}: dat duurt tot {until}, en dan moet je nog rijden."),
        Hint.ROOM_BEFORE: _("Na {before}, tot {until}, heb je met rijden nog {minutes} over."),
        Hint.ENDS_EARLY: _(
            "Na deze laatste afspraak ben je om {at} klaar, {minutes} vóór vijf uur. Er past nog iets bij."
        ),
        Hint.HOME_WITH_TRAFFIC: _(
            "Om {at} rijd je met de file mee naar huis. Dichter bij huis eindigen scheelt tijd."
        ),
        Hint.HOME_AGAINST_TRAFFIC: _("Om {at} rijd je tegen de file in naar huis."),
    }[hint]


def way_home(travel: TravelAdvice) -> str:
    """`Daarna 35 min naar huis, thuis om 17:20`; empty before the last visit and when home is unknown."""
    if travel.home_minutes is None or travel.home_time is None:
        return ""
    return _("Daarna {minutes} naar huis, thuis om {at}.").format(
        minutes=formats.duration(travel.home_minutes, words.screen_language()),
        at=formats.clock(travel.home_time),
    )

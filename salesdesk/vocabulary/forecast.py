"""The seller's words about the forecast: the lists, the stages of an offer, the score of his chances."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from salesdesk.domain.calibration import ScoreVerdict
from salesdesk.domain.forecast_lists import Listed
from salesdesk.domain.forecast_weighing import Weighing
from salesdesk.domain.offer_stages import Stage
from salesdesk.domain.offer_statistics import PeriodSize
from salesdesk.errors import N_

WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Listed: {
        Listed.OPEN: N_("open"),
        Listed.WON: N_("gewonnen"),
        Listed.SLIPPED: N_("geschoven"),
        Listed.UNDATED: N_("zonder maand"),
        Listed.GONE: N_("telt niet mee"),
    },
    Stage: {
        Stage.DRAFT: N_("concept"),
        Stage.SENT: N_("verstuurd"),
        Stage.TALKED: N_("besproken"),
        Stage.SOUND: N_("besproken, vijf punten goed"),
    },
    Weighing: {
        Weighing.OWN: N_("jouw kans"),
        Weighing.STAGE: N_("kans per stand"),
        Weighing.CORRECTED: N_("bijgestelde kans"),
    },
    PeriodSize: {
        PeriodSize.MONTH: N_("maand"),
        PeriodSize.QUARTER: N_("kwartaal"),
        PeriodSize.YEAR: N_("jaar"),
    },
    ScoreVerdict: {
        ScoreVerdict.TOO_FEW: N_("te weinig offertes"),
        ScoreVerdict.ONE_SIDED: N_("alles dezelfde afloop"),
        ScoreVerdict.BETTER: N_("beter dan het gemiddelde noemen"),
        ScoreVerdict.EVEN: N_("niet te onderscheiden van het gemiddelde noemen"),
        ScoreVerdict.WORSE: N_("slechter dan het gemiddelde noemen"),
    },
}

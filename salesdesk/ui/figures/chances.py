"""Stated chances against what came of them: bands, the score in one sentence, and a suggested correction."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.charts.bars import Pair, pair_bars
from salesdesk.charts.primitives import Frame, Primitive
from salesdesk.charts.promised_shares import SharePoint, promised_shares
from salesdesk.domain.calibration import FEWEST, LEAD_DAYS, PRIOR_OFFERS, Band, Calibration, ScoreVerdict
from salesdesk.services.changes import Noun
from salesdesk.services.forecasts import ChanceView, Forecasts, MonthForeseen
from salesdesk.ui import spoken
from salesdesk.ui.chart_card import ChartCard
from salesdesk.ui.charts import legend
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures.forecast_words import NONE, euros, month_of, percent, span_words
from salesdesk.ui.figures.tabs import ForecastTabs
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Facts, Figure, Note, Strip
from salesdesk.ui.screen import Screen
from salesdesk.ui.table import Column
from salesdesk.words import _, ngettext, screen_language

SUGGESTED = (10, 20, 30, 40, 50, 60, 70, 80, 90)


class ChancesScreen(Screen):
    """How true the seller's chances came out; the correction is only a suggestion."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.FORECAST, Noun.OFFER})

    def __init__(self, desk: Desk, forecasts: Forecasts) -> None:
        super().__init__(desk, inspector=288)
        self._forecasts = forecasts
        self.view: ChanceView | None = None
        self.header.set(_("Forecast"), _("De kans die je noemde tegen wat het werd"))
        self.strip = Strip(words_first=True)
        self.verdict = Note("", "info")
        self.bands = ChartCard(
            _("Per kans"), _columns(),
            marks=legend(("b3", _("gewonnen")), ("target", _("genoemd"))), height=230,
        )  # fmt: skip
        self.past = ChartCard(
            _("Per maand"), _month_columns(),
            marks=legend(("b3", _("voorspeld")), ("b1", _("daarvan gewonnen"))), height=150,
        )  # fmt: skip
        self.cards = (self.bands, self.past)
        self.body.setSpacing(12)
        for part in (ForecastTabs(desk, "chances"), self.strip, self.verdict, *self.cards):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def reload(self) -> None:
        self.read(self._forecasts.chances, self._show)

    def _show(self, view: ChanceView) -> None:
        self.view = view
        found = view.calibration
        self.strip.set(_figures(found))
        self.verdict.set(*verdict_words(found))
        bands = found.bands()
        said = "; ".join(_band_words(band) for band in bands if band.count)
        self.bands.show_figures(partial(_chart, bands), bands, said or _("nog niets te zien"))
        months = "; ".join(
            f"{_month(past)} {euros(past.foreseen)}, {euros(past.won_of_these)}" for past in view.months
        )
        self.past.show_figures(partial(_past_chart, view.months), view.months, months)
        self._suggest(view)

    def _suggest(self, view: ChanceView) -> None:
        found = view.calibration
        self.side.clear()
        section = self.side.section(_("Bijstellen"))
        if found.count < FEWEST:
            words = _("Vanaf {count} besliste offertes staat hier wat jouw kansen waard bleken.")
            section.add(TextBlock(words.format(count=FEWEST), "body", "muted"))
        else:
            line = found.correction()
            pairs = [
                (_("Noem je {chance}").format(chance=percent(chance)),
                 _("reken op {chance}").format(chance=percent(line.corrected(chance))))
                for chance in SUGGESTED
            ]  # fmt: skip
            section.add(Facts(pairs, wide=112))
            words = _("Een voorstel, meer niet: op Maanden kijk je ermee, jouw eigen kansen blijven staan.")
            section.add(TextBlock(words, "small", "text2"))
        self.side.section(_("Zo tellen we")).add(TextBlock(_rule(view), "small", "text2"))

    def first_focus(self) -> QWidget | None:
        return self.bands.turn


def _figures(found: Calibration) -> list[Figure]:
    base = _("tegen {score}").format(score=score(found.base_brier))
    return [
        Figure(spoken.number(found.count), _("offertes beslist")),
        Figure(percent(found.stated_percent), _("gemiddeld genoemd")),
        Figure(percent(found.base_percent), _("gewonnen")),
        Figure(score(found.brier), _("Brierscore"), base),
    ]  # fmt: skip


def score(value: float | None) -> str:
    return NONE if value is None else spoken.number(Decimal(str(round(value, 3))), 3)


def verdict_words(found: Calibration) -> tuple[str, str]:
    """In one sentence what the score allows to conclude, and the kind of note it is."""
    values = {
        "count": found.count, "least": FEWEST, "score": score(found.brier), "base": score(found.base_brier),
        "share": percent(found.base_percent),
    }  # fmt: skip
    told = {
        ScoreVerdict.TOO_FEW: (
            ngettext(
                "Pas {count} besliste offerte met een kans van tevoren: hieruit valt niets te besluiten "
                "(vanaf {least}).",
                "Pas {count} besliste offertes met een kans van tevoren: hieruit valt niets te besluiten "
                "(vanaf {least}).",
                found.count,
            ), "info",
        ),
        ScoreVerdict.ONE_SIDED: (
            _("Alle {count} offertes liepen hetzelfde af: dan valt er niets te vergelijken."), "info",
        ),
        ScoreVerdict.BETTER: (
            _("Over {count} offertes zeggen jouw kansen meer dan steeds {share} noemen: {score} tegen "
              "{base}, lager is beter."), "ok",
        ),
        ScoreVerdict.EVEN: (
            _("Over {count} offertes zijn jouw kansen niet te onderscheiden van steeds {share} noemen: "
              "{score} tegen {base}. Dat kan toeval zijn."), "info",
        ),
        ScoreVerdict.WORSE: (
            _("Over {count} offertes had steeds {share} noemen minder gescheeld dan jouw kansen: {base} "
              "tegen {score}, lager is beter."), "warn",
        ),
    }  # fmt: skip
    words, kind = told[found.verdict]
    return words.format(**values), kind


def _rule(view: ChanceView) -> str:
    said = [
        _("Van elke besliste offerte telt de kans die {days} dagen voor het besluit gold; ging het sneller, "
          "dan de eerste die je noemde.").format(days=LEAD_DAYS),
        _("De streep door een balk: daartussen ligt de waarheid 19 van de 20 keer."),
        _("Brierscore: het gemiddelde kwadraat van kans min uitkomst. 0 is alles voorzien."),
        _("Het voorstel rekent alsof er {count} offertes naast liggen waarvan je kans precies klopte: van "
          "weinig offertes verandert er weinig.").format(count=PRIOR_OFFERS),
        _("Voorspeld is wat er op de eerste van de maand gewogen voor die maand stond, en daarvan telt wat "
          "er in die maand van kwam. Orders uit offertes die er later bij kwamen, staan apart."),
    ]  # fmt: skip
    if view.untold:
        said.append(
            ngettext(
                "{count} besliste offerte had vooraf geen kans en telt niet mee.",
                "{count} besliste offertes hadden vooraf geen kans en tellen niet mee.",
                view.untold,
            ).format(count=view.untold)
        )
    return "\n\n".join(said)


def _range(band: Band) -> str:
    return f"{band.low} – {percent(band.high)}"


def _band_words(band: Band) -> str:
    return _("{range}: {won} van {count} gewonnen").format(range=_range(band), won=band.won, count=band.count)


def _chart(bands: Sequence[Band], frame: Frame) -> list[Primitive]:
    points = [
        SharePoint(
            f"{band.low}–{band.high}", band.won_percent,
            float(band.span.low) if band.span else 0, float(band.span.high) if band.span else 0,
            band.stated_percent, f"{band.won}/{band.count}", _band_words(band),
        )
        for band in bands
    ]  # fmt: skip
    return promised_shares(frame, points, percent)


def _month(past: MonthForeseen) -> str:
    return month_of(past.month)


def _past_chart(months: Sequence[MonthForeseen], frame: Frame) -> list[Primitive]:
    """What was foreseen beside what these offers brought."""
    pairs = [
        Pair(
            formats.short_month_name(past.month.month, screen_language()),
            float(past.foreseen or 0),
            float(past.won_of_these),
            f"{_month(past)}: {euros(past.foreseen)}, {euros(past.won_of_these)}",
        )
        for past in months
    ]
    return pair_bars(frame, pairs, lambda value: spoken.euro(Decimal(str(value)), 0))


def _known(past: MonthForeseen) -> Decimal | None:
    return None if past.foreseen is None else past.won_of_these


def _month_columns() -> list[Column[MonthForeseen]]:
    text, right = Column[MonthForeseen], "right"
    return [
        text(_("Maand"), _month, width=110, bold=True),
        text(_("Voorspeld"), lambda past: euros(past.foreseen), align=right),
        text(_("Daarvan gewonnen"), lambda past: euros(_known(past)), align=right, bold=True),
        text(_("Afwijking"), lambda past: percent(past.deviation_percent), align=right),
        text(_("Later erbij"), lambda past: euros(past.besides), align=right),
    ]


def _columns() -> list[Column[Band]]:
    text, right = Column[Band], "right"
    return [
        text(_("Genoemd"), _range, width=110, bold=True),
        text(_("Offertes"), lambda band: str(band.count), align=right),
        text(_("Gemiddeld"), lambda band: percent(band.stated_percent) if band.count else NONE, align=right),
        text(_("Gewonnen"), lambda band: str(band.won), align=right),
        text(_("Aandeel"), lambda band: percent(band.won_percent), align=right, bold=True),
        text(_("Waarschijnlijk tussen"), lambda band: span_words(band.span), align=right, width=170),
    ]

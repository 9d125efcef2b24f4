"""Somebody nearby who is looked at: why now, whom to call, and what can be done about it in one press."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.services.nearby_list import NearbyView, NearRelation
from salesdesk.ui.buttons import plain
from salesdesk.ui.chips import importance_chip, status_chip
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock
from salesdesk.ui.near_words import door_words, turn_words
from salesdesk.ui.parts import Facts, column, row
from salesdesk.ui.screen import Inspector
from salesdesk.words import _

Deed = Callable[[NearRelation], object]


class NearSide:
    """Fills the inspector; the deeds are the screen's."""

    def __init__(self, side: Inspector, deeds: Mapping[str, Deed]) -> None:
        self._side, self._deeds = side, deeds

    def show(self, view: NearbyView, one: NearRelation | None) -> None:
        """Nobody chosen says how the order is made."""
        self._side.clear()
        if one is not None:
            self._whom(one)
            self._way(view, one)
            self._do(view, one)
        about = self._side.section(_("Volgorde"))
        said = _(
            "Bovenaan wie nu het meest de moeite waard is: aan de beurt, een open offerte of klacht, hoge "
            "klasse, weinig omweg. Wie dicht is of te krap ligt, staat onderaan."
        )
        about.add(TextBlock(said, "small", "muted"))

    def _whom(self, one: NearRelation) -> None:
        chips: list[QWidget] = [importance_chip(one.importance), status_chip(one.status, is_hot=one.is_hot)]
        if one.has_complaint:
            chips.append(Chip(_("klacht open"), "bad"))
        if one.has_offer:
            chips.append(Chip(_("offerte open"), "info"))
        part = self._side.section(one.name)
        part.add(FlowBox(*chips), ElidedLabel(one.address.line, "small", "text2"))
        who = "  ·  ".join(said for said in (one.contact_name, one.best_phone) if said)
        if who:
            part.add(ElidedLabel(who, "strong"))

    def _way(self, view: NearbyView, one: NearRelation) -> None:
        language = words.screen_language()
        drive = _("{time}, {km} km").format(time=formats.duration(one.minutes, language), km=round(one.km))
        pairs = [
            (_("Rijden"), drive),
            (_("Omweg"), formats.duration(one.extra_minutes, language)),
            (_("Daar om"), formats.clock(one.arrive) if one.arrive else ""),
            (_("Deur"), door_words(one)),
            (_("Bezoek"), turn_words(one)),
        ]
        if view.onward is not None and one.stay is not None:
            stay = formats.duration(max(one.stay, 0), language)
            said = _("{time}, dan naar {name}").format(time=stay, name=view.onward.relation_name)
            tight = _("te krap vóór {name}").format(name=view.onward.relation_name)
            pairs.append((_("Tijd daar"), said if one.is_reachable else tight))
        self._side.section(_("Onderweg")).add(Facts(pairs, wide=84))

    def _do(self, view: NearbyView, one: NearRelation) -> None:
        part = self._side.section(_("Doen"))
        buttons: list[QWidget] = []

        def add(name: str, text: str, icon: str) -> None:
            deed = self._deeds[name]
            buttons.append(plain(text, lambda: deed(one), icon))

        if one.best_phone:
            add("call", _("Bellen"), "phone")
        if view.present is not None:
            add("instead", _("Hierheen als plan B"), "refresh")
        add("fits", _("Welke dag past het?"), "calendar")
        add("around", _("Rondom deze relatie"), "target")
        add("open", _("Relatiekaart"), "building")
        part.add(column(*(row(each, 1) for each in buttons), gap=6))

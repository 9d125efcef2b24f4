"""The colours of the look: one name, two themes; QSS and painters read the same table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PAIRS: dict[str, tuple[str, str]] = {
    "bg": ("#f4f6f6", "#0e1414"),
    "surface": ("#ffffff", "#161e1e"),
    "sunken": ("#f7f9f9", "#121919"),
    "line": ("#e3e8ea", "#263231"),
    "line2": ("#cfd7da", "#34423f"),
    "field": ("#ffffff", "#111818"),
    "fieldline": ("#7b8891", "#6b7d7a"),
    "text": ("#16201f", "#e9efee"),
    "text2": ("#3f4c50", "#c5d0ce"),
    "muted": ("#5c6a70", "#9fb0ad"),
    "faint": ("#616e76", "#8b9d9a"),
    "acc": ("#0f766e", "#3fc9b5"),
    "acchover": ("#0b5f59", "#66dccb"),
    "acctext": ("#ffffff", "#04201c"),
    "accbg": ("#e3f2ef", "#12332f"),
    "accline": ("#9fd0c8", "#2c6b62"),
    "sel": ("#e3f2ef", "#12332f"),
    "hover": ("#f0f4f4", "#1c2626"),
    "ok": ("#1a7a3c", "#6fd08c"),
    "okbg": ("#e4f4e8", "#12301c"),
    "warn": ("#8a4f00", "#f3bd62"),
    "warnbg": ("#fdf1dc", "#37280d"),
    "warnline": ("#e5b866", "#7a5a1c"),
    "warndot": ("#b8780f", "#e0a040"),
    "bad": ("#b3261e", "#ff9a90"),
    "badbg": ("#fceae8", "#3d1916"),
    "info": ("#2f5c8f", "#8fbcf0"),
    "infobg": ("#e7eff8", "#16283d"),
    "track": ("#e1e7e8", "#2a3635"),
    "focus": ("#0f766e", "#3fc9b5"),
    "side": ("#10211f", "#0a1010"),
    "side2": ("#1c3230", "#172423"),
    "sideline": ("#243b38", "#1b2827"),
    "sidetext": ("#c6d3d1", "#c1cecc"),
    "sidemut": ("#8fa5a2", "#85999a"),
    "sidefocus": ("#3fc9b5", "#3fc9b5"),  # the sidebar is dark in both themes, so is its accent
    "white": ("#ffffff", "#ffffff"),
    "ink": ("#10211f", "#0a1010"),  # toast and scrim
    "sea": ("#dbe9ee", "#10222b"),
    "land": ("#f8f8f4", "#1a2322"),
    "prov": ("#c3cbc6", "#33423f"),
    "road": ("#ebd9a8", "#4a4328"),
    "roadedge": ("#d9c48a", "#5a5130"),
    "river": ("#c3dae3", "#17303b"),
    "place": ("#5b6769", "#a5b3b0"),
    "area1": ("#2f7fb8", "#5aa9e0"),  # the areas of a rayon: eight that differ in hue and in weight
    "area2": ("#d9822b", "#e39a4f"),
    "area3": ("#5b9a3c", "#86c065"),
    "area4": ("#a4508b", "#cf86ba"),
    "area5": ("#c0a52b", "#d8c257"),
    "area6": ("#c4544a", "#e58a80"),
    "area7": ("#4a9c96", "#6fc7bf"),
    "area8": ("#6d6bb3", "#9c9ae0"),
    "b1": ("#0f766e", "#3fc9b5"),
    "b2": ("#3f958c", "#2f8578"),
    "b3": ("#b5d8d3", "#235249"),
}

LIGHT: Mapping[str, str] = MappingProxyType({name: pair[0] for name, pair in _PAIRS.items()})
DARK: Mapping[str, str] = MappingProxyType({name: pair[1] for name, pair in _PAIRS.items()})

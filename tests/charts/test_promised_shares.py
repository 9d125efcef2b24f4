"""Shares held against what was said of them."""

from __future__ import annotations

from salesdesk.charts.primitives import Frame, Line, Rect, Text
from salesdesk.charts.promised_shares import SharePoint, promised_shares

FRAME = Frame(600, 300)


def words(value: float) -> str:
    return f"{value:.0f} %"


def test_a_bar_ends_at_its_share_and_a_dash_lies_where_it_was_said() -> None:
    drawn = promised_shares(FRAME, [SharePoint("40–49", 50, 30, 70, 50, "5/10", "vijf van tien")], words)
    (bar,) = (shape for shape in drawn if isinstance(shape, Rect))
    dash = next(shape for shape in drawn if isinstance(shape, Line) and shape.width == 2.5)
    assert (bar.tip, bar.y) == ("vijf van tien", dash.y1)
    assert dash.x1 < bar.x
    assert dash.x2 > bar.x + bar.width


def test_the_line_of_chance_runs_from_low_to_high() -> None:
    drawn = promised_shares(FRAME, [SharePoint("0–9", 10, 0, 40, 5, "1/10")], words)
    upright = next(shape for shape in drawn if isinstance(shape, Line) and shape.x1 == shape.x2)
    (bar,) = (shape for shape in drawn if isinstance(shape, Rect))
    assert upright.y1 < bar.y < upright.y2


def test_nothing_is_drawn_of_what_nobody_knows() -> None:
    drawn = promised_shares(FRAME, [SharePoint("90–100", None, 0, 0, 95)], words)
    assert not [shape for shape in drawn if isinstance(shape, Rect)]
    assert "90–100" in {shape.words for shape in drawn if isinstance(shape, Text)}
    assert promised_shares(FRAME, [], words)

"""A day of bare numbers, such as the public files of travelling salesmen with time windows hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf, isfinite, isnan

from salesdesk.planning.day_model import Matrix, MatrixPlan
from salesdesk.planning.orders import Spans, Task, cost, timings

Windows = Sequence[Sequence[tuple[float, float]] | None]


def plan_matrix(
    matrix: Matrix,
    service: Sequence[float] | None,
    windows: Windows | None,
    values: Sequence[float | None] | None,
    best: Callable[[Task], tuple[int, ...]],
) -> MatrixPlan:
    """The best order by `best`; place 0 is the start and the end. Refuses what isn't a matrix of times."""
    count = len(matrix)
    if not count:
        raise ValueError("the matrix holds no place at all")
    service = [0] * count if service is None else service
    windows = [None] * count if windows is None else windows
    values = [None] * count if values is None else values
    _check(matrix, service, windows, values)
    opens, closes = _ends(windows[0])
    around = [*range(1, count), 0]
    task = Task(
        drives=tuple(tuple(matrix[a][b] for b in around) for a in around),
        visits=tuple(service[1:]),
        windows=tuple(_spans(each) for each in windows[1:]),
        values=tuple(values[1:]),
        depart=opens + service[0],
        home_by=closes,
    )
    order = best(task) if count > 1 else ()
    late, _missed, home_late, _driven, _end = cost(task, order)
    if not order:
        return MatrixPlan((), (), 0, opens, 0, tuple(range(1, count)))
    told = timings(task, order)
    return MatrixPlan(
        tuple(index + 1 for index in order),
        tuple(each.start for each in told[:-1]),
        sum(each.driven for each in told),
        told[-1].arrive,
        late + home_late,
        tuple(index for index in range(1, count) if index - 1 not in set(order)),
    )


def _ends(spans: Sequence[tuple[float, float]] | None) -> tuple[float, float]:
    return (0, inf) if not spans else (spans[0][0], spans[-1][1])


def _spans(spans: Sequence[tuple[float, float]] | None) -> Spans | None:
    return None if spans is None else tuple(sorted((opens, closes) for opens, closes in spans))


def _check(
    matrix: Matrix, service: Sequence[float], windows: Windows, values: Sequence[float | None]
) -> None:
    count = len(matrix)
    for place, row in enumerate(matrix):
        if len(row) != count:
            raise ValueError(f"the matrix has {count} rows, but row {place} has {len(row)} columns")
        if not all(isfinite(cell) and cell >= 0 for cell in row):
            raise ValueError(f"row {place} of the matrix holds a time that is negative or no number")
    for name, given in (("service", service), ("windows", windows), ("values", values)):
        if len(given) != count:
            raise ValueError(f"{name} has {len(given)} entries for {count} places")
    if not all(isfinite(minutes) and minutes >= 0 for minutes in service):
        raise ValueError("service holds a time that is negative or no number")
    if any(value is not None and (isnan(value) or value < 0) for value in values):
        raise ValueError("values holds one that is negative or no number")
    for place, spans in enumerate(windows):
        if spans is not None and (not spans or not all(opens <= closes for opens, closes in spans)):
            raise ValueError(f"a window of place {place} closes before it opens, or there is none")

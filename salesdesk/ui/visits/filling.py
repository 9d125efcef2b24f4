"""Shows what the file holds in inputs that the seller may be typing in."""

from __future__ import annotations

from typing import Any

from salesdesk.errors import Refused


def fill(field: Any, value: Any, *, anew: bool) -> None:
    """Show a value; unless it is another record, what he typed stays, finished or not."""
    if not anew:
        try:
            if field.value() == value:
                return
        except Refused:
            return
    elif hasattr(field, "setModified"):
        field.setModified(False)
    field.set_value(value)

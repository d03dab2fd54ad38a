"""In which field order the columns of a table are converted.

This is where a column's verdict joins in: what is asked for here is answered from the texts of the whole column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from datenorm.tables.layouts import Text


def needs_first_pass(order: str | None) -> bool:
    """Whether the texts of the whole column decide about its order, so that the table must be read twice."""
    return False


def column_orders(
    order: str | None, columns: int, texts: Iterator[Sequence[Sequence[Text]]] | None
) -> tuple[str | None, ...]:
    """The order to convert each column with; None leaves it to each text alone.

    `order` is what the user gave. `texts` are those of the columns, a list for each column and some rows at a time; it
    is None where no first pass was asked for.
    """
    return (order,) * columns

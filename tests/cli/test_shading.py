"""Attention weights in a terminal: columns that stay below their characters."""

from __future__ import annotations

import numpy as np

from datenorm.cli.shading import clusters, matrix


def shown(text: str, weights: list[list[float]], *, color: bool = False, width: int = 80) -> list[str]:
    symbols = ["C19", "Y79"][: len(weights)]
    return list(matrix(text, symbols, np.array(weights), color=color, width=width))


def test_weights_are_digits_below_the_characters_they_are_on() -> None:
    assert shown("ab 9", [[0.04, 0.06, 0.5, 0.4], [0.0, 0.0, 0.0, 1.0]]) == [
        "     a b ␣ 9",
        "C19  . 1 5 4",
        "Y79  . . . 9",
    ]


def test_wide_characters_fill_their_column() -> None:
    assert shown("年5", [[0.25, 0.75]]) == ["     年5", "C19  2 8"]


def test_marks_share_the_column_of_their_letter_and_add_to_its_weight() -> None:
    assert shown("а\u0301б", [[0.25, 0.5, 0.25]]) == ["     а\u0301 б", "C19  8 2"]
    assert [cluster.shown for cluster in clusters("क्षे")] == ["क्", "षे"]


def test_what_does_not_show_is_made_visible_or_left_out() -> None:
    assert [cluster.shown for cluster in clusters("\u0301a\u200b\n\x07")] == ["\u25cc\u0301", "a", "␣", "?"]


def test_letters_written_from_right_to_left_keep_to_their_columns() -> None:
    assert shown("٣م", [[0.75, 0.25]]) == ["     ٣\u200e م\u200e", "C19  8 2"]


def test_light_means_large_weight() -> None:
    assert shown("ab9", [[0.0, 0.5, 1.0]], color=True)[1] == (
        "C19  \x1b[48;5;232m  \x1b[0m\x1b[48;5;244m  \x1b[0m\x1b[48;5;255m  \x1b[0m"
    )


def test_a_long_text_goes_on_in_further_blocks() -> None:
    assert shown("abcde", [[0.2, 0.2, 0.2, 0.2, 0.2]], width=9) == [
        "     a b", "C19  2 2", "", "     c d", "C19  2 2", "", "     e", "C19  2",
    ]  # fmt: skip


def test_an_empty_text_has_no_matrix() -> None:
    assert list(matrix("", ["C19"], np.zeros((1, 0)), color=False, width=80)) == []

"""Field symbols and the automaton of the expressions that exist."""

from __future__ import annotations

from calendar import monthrange

import pytest

from datenorm.errors import InvalidExpression
from datenorm.expressions import Automaton, read, spell
from datenorm.vocabulary import Vocabulary, target_vocabulary

VOCABULARY = target_vocabulary()
AUTOMATON = Automaton(VOCABULARY)


def accepts(symbols: list[str], automaton: Automaton = AUTOMATON, vocabulary: Vocabulary = VOCABULARY) -> bool:
    state = automaton.start
    for symbol in symbols:
        if not automaton.allowed[state, vocabulary.ids[symbol]]:
            return False
        state = int(automaton.next[state, vocabulary.ids[symbol]])
    return bool(automaton.final[state])


@pytest.mark.parametrize(
    ("expression", "symbols"),
    [
        ("1979-05-03", ["C19", "Y79", "M05", "D03", "<end>"]),
        ("XX79-05", ["CXX", "Y79", "M05", "<end>"]),
        ("0009", ["C00", "Y09", "<end>"]),
        ("9999-12-31", ["C99", "Y99", "M12", "D31", "<end>"]),
        ("", ["<nothing>", "<end>"]),
        ("XXXX-05-03", ["CXX", "YXX", "M05", "D03", "<end>"]),
        ("197X", ["C19", "Y7X", "<end>"]),
        ("1979-123", ["C19", "Y79", "O1", "N23", "<end>"]),
        ("2024-W10", ["C20", "Y24", "W10", "<end>"]),
        ("2024-W10-3", ["C20", "Y24", "W10", "K3", "<end>"]),
    ],
)
def test_an_expression_is_spelled_one_symbol_a_field_and_read_back(expression: str, symbols: list[str]) -> None:
    assert spell(expression) == symbols
    assert read(symbols[:-1]) == expression


@pytest.mark.parametrize("expression", ["1979-5", "197", "1979-05-03/1979-05-05", "1979-05-03\n", "-1979", "x", " "])
def test_what_field_symbols_cannot_say_is_refused(expression: str) -> None:
    with pytest.raises(InvalidExpression, match="cannot be spelled"):
        spell(expression)


@pytest.mark.parametrize(
    "symbols",
    [[], ["C19"], ["Y79", "C19"], ["C19", "M05"], ["C19", "Y79", "D03"], ["C19", "Y79", "<end>"], ["C1", "Y79"]],
)
def test_symbols_in_no_order_are_refused(symbols: list[str]) -> None:
    with pytest.raises(InvalidExpression):
        read(symbols)


def test_every_day_of_four_hundred_years_is_allowed_and_the_day_after_a_months_last_is_not() -> None:
    for year in [*range(1, 12), *range(1600, 2001), 9999]:
        for month in range(1, 13):
            last = monthrange(year, month)[1]
            for day in {1, 28, last}:
                assert accepts(spell(f"{year:04}-{month:02}-{day:02}"))
            if last < 31:
                assert not accepts(spell(f"{year:04}-{month:02}-{last + 1:02}"))


@pytest.mark.parametrize(
    "expression", ["2024", "2024-04", "0001", "XX79", "XX00-02-29", "XX96-02-29", "", "9999-12-31"]
)
def test_reduced_and_open_expressions_are_allowed(expression: str) -> None:
    assert accepts(spell(expression))


@pytest.mark.parametrize(
    "expression", ["0000", "0000-01-01", "1900-02-29", "2023-02-29", "XX79-02-29", "2024-04-31", "2024-02-30"]
)
def test_what_does_not_exist_is_not_allowed(expression: str) -> None:
    assert not accepts(spell(expression))


@pytest.mark.parametrize(
    "symbols",
    [["<end>"], ["C19", "<end>"], ["C19", "Y79"], ["C19", "Y79", "M05", "D03", "<end>", "<end>"], ["<nothing>"]],
)
def test_an_unfinished_or_overlong_sequence_is_not_accepted(symbols: list[str]) -> None:
    assert not accepts(symbols)


def test_after_a_day_or_nothing_only_the_end_may_follow() -> None:
    for symbols in (["C19", "Y79", "M05", "D03"], ["<nothing>"]):
        state = AUTOMATON.start
        for symbol in symbols:
            assert not AUTOMATON.complete[state]
            state = int(AUTOMATON.next[state, VOCABULARY.ids[symbol]])
        assert AUTOMATON.complete[state]
        assert [VOCABULARY.symbols[i] for i in AUTOMATON.allowed[state].nonzero()[0]] == ["<end>"]


def test_symbols_of_no_field_are_never_allowed() -> None:
    assert not AUTOMATON.allowed[:, [VOCABULARY.ids["<pad>"], VOCABULARY.ids["<start>"]]].any()


def test_a_vocabulary_with_open_fields_gets_them_and_one_without_years_allows_no_date() -> None:
    wider = Vocabulary([*VOCABULARY.symbols, "YXX", "Y7X", "MXX", "DXX", "<of another age>"])
    automaton = Automaton(wider)
    for allowed in ("XXXX-05-03", "XXXX-02-29", "197X", "XXXX-XX-26", "18XX-02-29", "2024-XX-31", "2024-05-XX"):
        assert accepts(spell(allowed), automaton, wider)
    for forbidden in ("XXXX-02-30", "197X-02-30", "XXXX-04-31"):
        assert not accepts(spell(forbidden), automaton, wider)
    assert not automaton.allowed[:, wider.ids["<of another age>"]].any()

    poorer = Vocabulary(["<pad>", "<start>", "<end>", "<nothing>", "C19", "M05"])
    assert accepts(["<nothing>", "<end>"], Automaton(poorer), poorer)
    assert not accepts(["C19", "<end>"], Automaton(poorer), poorer)


def test_day_366_is_allowed_in_leap_years_only_and_week_53_in_long_years_only() -> None:
    assert accepts(["C20", "Y24", "O3", "N66", "<end>"])
    assert not accepts(["C20", "Y23", "O3", "N66", "<end>"])
    assert accepts(["C20", "Y20", "W53", "K5", "<end>"])
    assert not accepts(["C20", "Y24", "W53", "K5", "<end>"])
    assert accepts(["C19", "Y79", "O3", "N65", "<end>"])
    assert accepts(["C19", "Y79", "W52", "<end>"])

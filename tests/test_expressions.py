"""Field symbols and the automaton of the expressions that exist."""

from __future__ import annotations

import random
from calendar import monthrange

import pytest

from datenorm.edtf import parse
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
        ("2024-05-I2-1", ["C20", "Y24", "M05", "I2", "K1", "<end>"]),
        ("P1M-IL-5", ["+P", "N01", "M", "IL", "K5", "<end>"]),
        ("2024-02-IL-P10D", ["C20", "Y24", "M02", "IL", "+P", "N10", "D", "<end>"]),
        ("XXXX-12-IL-P3D", ["CXX", "YXX", "M12", "IL", "+P", "N03", "D", "<end>"]),
        ("2024-IL-P3M", ["C20", "Y24", "IL", "+P", "N03", "M", "<end>"]),
        ("2024-IL-P100D", ["C20", "Y24", "IL", "+P", "O1", "N00", "D", "<end>"]),
        ("P1Y-IL-P2Q", ["+P", "N01", "Y", "IL", "+P", "N02", "Q", "<end>"]),
        ("-P1M-IL-P3D", ["-P", "N01", "M", "IL", "+P", "N03", "D", "<end>"]),
        ("P0Y-02-IL-P3D", ["+P", "N00", "Y", "M02", "IL", "+P", "N03", "D", "<end>"]),
    ],
)
def test_an_expression_is_spelled_one_symbol_a_field_and_read_back(expression: str, symbols: list[str]) -> None:
    assert spell(expression) == symbols
    assert read(symbols[:-1]) == expression
    assert accepts(symbols)


@pytest.mark.parametrize(
    "expression",
    [
        "1979-5",
        "197",
        "1979-05-03/",
        "P1000D",
        "P3D-5",
        "mayan:0012",
        "1979-05-03\n",
        "-1979",
        "x",
        " ",
        "2024-IL-P3W",
        "1850~-IL-P3M",
        "2024-02-03-IL-P3D",
        "P1W-IL-P3D",
        "../2024-IL-",
    ],
)
def test_what_field_symbols_cannot_say_is_refused(expression: str) -> None:
    with pytest.raises(InvalidExpression, match="cannot be spelled"):
        spell(expression)


@pytest.mark.parametrize(
    "symbols",
    [
        [],
        ["C19"],
        ["Y79", "C19"],
        ["C19", "M05"],
        ["C19", "Y79", "D03"],
        ["C19", "Y79", "<end>"],
        ["C1", "Y79"],
        ["C20", "Y24", "I1", "+P", "N03", "D"],
        ["C20", "Y24", "IL", "-P", "N03", "D"],
        ["C20", "Y24", "IL", "N03", "D"],
    ],
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
    "expression",
    [
        *("2024", "2024-04", "0001", "XX79", "XX00-02-29", "XX96-02-29", "", "9999-12-31"),
        *("XXXX-05-03", "XXXX-05", "XXXX-XX-26", "XXXX-WXX-5", "XXXX-W01", "XXXX-W53", "XXXX-W32-5", "XXXX-34"),
    ],
)
def test_reduced_and_open_expressions_are_allowed(expression: str) -> None:
    assert accepts(spell(expression))


@pytest.mark.parametrize(
    "expression",
    ["0000", "0000-01-01", "1900-02-29", "2023-02-29", "XX79-02-29", "2024-04-31", "2024-02-30", "2021-W53"],
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


@pytest.mark.parametrize(
    ("expression", "symbols"),
    [
        ("1850~", ["~", "C18", "Y50", "<end>"]),
        ("XX21-35", ["CXX", "Y21", "S35", "<end>"]),
        ("XXXX-XX-26", ["CXX", "YXX", "MXX", "D26", "<end>"]),
        ("XXXX-WXX-5", ["CXX", "YXX", "WXX", "K5", "<end>"]),
        ("../1914", ["<interval>", "..", "/", "C19", "Y14", "<end>"]),
        ("1979-05/1980?", ["<interval>", "C19", "Y79", "M05", "/", "?", "C19", "Y80", "<end>"]),
        ("-P3D", ["-P", "N03", "D", "<end>"]),
        ("P120D", ["+P", "O1", "N20", "D", "<end>"]),
        ("-P1Y2M0D", ["-P", "N01", "Y", "N02", "M", "N00", "D", "<end>"]),
        ("P1W-5", ["+P", "N01", "W", "K5", "<end>"]),
        ("P0W-X", ["+P", "N00", "W", "KX", "<end>"]),
        ("-P2K7", ["-P", "N02", "K", "K7", "<end>"]),
        ("P1M-15", ["+P", "N01", "M", "D15", "<end>"]),
        ("-P1Y-12-25", ["-P", "N01", "Y", "M12", "D25", "<end>"]),
        ("P0D/P1D", ["<interval>", "+P", "N00", "D", "/", "+P", "N01", "D", "<end>"]),
        ("hebrew:5784-13-01", ["hebrew:", "C57", "Y84", "M13", "D01", "<end>"]),
        ("bc:04XX~", ["~", "bc:", "C04", "YXX", "<end>"]),
    ],
)
def test_what_a_plain_date_cannot_say_is_marked_in_front(expression: str, symbols: list[str]) -> None:
    assert spell(expression) == symbols
    assert read(symbols[:-1]) == expression
    assert accepts(symbols)


@pytest.mark.parametrize(
    "symbols",
    [
        ["CXX", "YXX", "<end>"],
        ["C18", "YXX", "M02", "<end>"],
        ["-P", "N00", "D", "<end>"],
        ["+P", "N00", "K", "K5", "<end>"],
        ["+P", "N01", "M", "N01", "Y", "<end>"],
        ["+P", "N01", "K", "KX", "<end>"],
        ["<interval>", "..", "/", "..", "<end>"],
        ["<interval>", "C19", "Y79", "/", "+P", "N01", "D", "<end>"],
        ["<interval>", "C19", "Y79", "<end>"],
        ["persian:", "C14", "Y03", "M13", "<end>"],
        ["islamic:", "C14", "Y45", "M01", "D31", "<end>"],
        ["reiwa:", "C00", "Y00", "<end>"],
        ["..", "<end>"],
    ],
)
def test_what_can_be_no_expression_is_not_allowed(symbols: list[str]) -> None:
    assert not accepts(symbols)


def is_in_the_grammar(expression: str) -> bool:
    try:
        return str(parse(expression)) == expression
    except InvalidExpression:
        return False


@pytest.mark.parametrize(
    "whole",
    [
        *("2024", "2023", "XX00", "XX79", "0001", "2024-01", "2024-02", "2023-02", "XX24-02", "2024-04", "XXXX-02"),
        *("P0Y", "-P1Y", "P1Y-02", "P1Y-04", "P0Y-12", "P0M", "-P1M", "P1M", "P1Y2M"),
    ],
)
def test_as_many_last_units_are_allowed_as_there_are_in_the_year_or_month(whole: str) -> None:
    allowed = 0
    for number in range(400):
        for unit in "QMD":
            expression = f"{whole}-IL-P{number}{unit}"
            assert accepts(spell(expression)) == is_in_the_grammar(expression), expression
            allowed += is_in_the_grammar(expression)
    assert allowed >= 28


@pytest.mark.parametrize(
    "symbols",
    [
        ["C20", "Y24", "IL", "K5", "<end>"],
        ["C20", "Y24", "IL", "+P", "N02", "W", "<end>"],
        ["C20", "Y24", "IL", "-P", "N02", "M", "<end>"],
        ["C20", "Y24", "M02", "IL", "+P", "O1", "N00", "D", "<end>"],
        ["CXX", "YXX", "IL", "+P", "N03", "M", "<end>"],
        ["+P", "N01", "Y", "M02", "IL", "K5", "<end>"],
        ["+P", "N01", "W", "IL", "+P", "N03", "D", "<end>"],
        ["~", "C20", "Y24", "IL", "+P", "N03", "M", "<end>"],
        ["~", "C20", "Y24", "M05", "I2", "K1", "<end>"],
        ["persian:", "C14", "Y03", "IL", "+P", "N03", "M", "<end>"],
        ["<interval>", "C20", "Y24", "IL", "+P", "N03", "M", "/", "C20", "Y25", "<end>"],
        ["<interval>", "+P", "N00", "M", "IL", "+P", "N03", "D", "/", "..", "<end>"],
    ],
)
def test_the_last_units_are_those_of_a_year_or_month_alone(symbols: list[str]) -> None:
    assert not accepts(symbols)


def is_backwards(expression: str) -> bool:
    """Whether it is an interval that ends before it starts, which only arithmetic can tell."""
    try:
        parse(expression)
    except InvalidExpression as error:
        return "ends before it starts" in str(error)
    return False


def test_every_sequence_that_the_automaton_lets_through_is_read_and_is_in_the_grammar() -> None:
    rng = random.Random(1)
    for _ in range(5000):
        state, symbols = AUTOMATON.start, list[str]()
        while not AUTOMATON.final[state]:
            number = int(rng.choice(AUTOMATON.allowed[state].nonzero()[0]))
            symbols.append(VOCABULARY.symbols[number])
            state = int(AUTOMATON.next[state, number])
        expression = read(symbols[:-1])
        assert spell(expression) == symbols
        if expression and not is_backwards(expression):
            assert str(parse(expression)) == expression


def test_a_vocabulary_without_years_allows_no_date_and_a_symbol_of_no_kind_is_never_allowed() -> None:
    wider = Vocabulary([*VOCABULARY.symbols, "<of another age>"])
    assert not Automaton(wider).allowed[:, wider.ids["<of another age>"]].any()
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

"""What a locale and an order mean."""

from __future__ import annotations

from typing import Any

import pytest

from datenorm.errors import InvalidHint, ModelError
from datenorm.hints import Hint, LocaleTable, has_full_stops

TABLE = LocaleTable.parse(
    "locale\tlanguage\torder\n"
    "en\ten\tmdy\nen_GB\ten\tdmy\nsr_Latn\tsr\tdmy\nzh\tzh\tymd\nzh_Hant\tzh\tymd\nzh_Hant_HK\tzh\tdmy\ntk\ttk\tydm\n"
)


@pytest.mark.parametrize(
    ("locale", "hint"),
    [
        ("en_GB", Hint("dmy", "en")),
        ("en-gb", Hint("dmy", "en")),
        ("EN_gb", Hint("dmy", "en")),
        ("en", Hint("mdy", "en")),
        ("en_DK", Hint("mdy", "en")),
        ("en_Latn_GB", Hint("dmy", "en")),
        ("en-GB-oxendict", Hint("dmy", "en")),
        ("en-u-ca-gregory", Hint("mdy", "en")),
        ("zh-Hans-CN", Hint("ymd", "zh")),
        ("zh_Hant_HK", Hint("dmy", "zh")),
        ("zh_Hant_MO", Hint("ymd", "zh")),
        ("sr_Latn_RS", Hint("dmy", "sr")),
    ],
)
def test_a_locale_is_found_by_its_longest_known_part_in_any_spelling(locale: str, hint: Hint) -> None:
    assert TABLE.resolve(locale, None) == hint


def test_an_order_goes_before_that_of_the_locale() -> None:
    assert TABLE.resolve("en_GB", "MDY") == Hint("mdy", "en")
    assert TABLE.resolve(None, "ymd") == Hint("ymd", "")


def test_auto_and_nothing_leave_the_order_to_the_locale() -> None:
    assert TABLE.resolve("en_GB", "auto") == Hint("dmy", "en")
    assert TABLE.resolve(None, "auto") == Hint()
    assert TABLE.resolve(None, None) == Hint()


def test_full_stops_have_an_order_of_their_own_where_the_table_says_so_and_no_order_is_given() -> None:
    table = LocaleTable.parse(
        "locale\tlanguage\torder\tfirst_weekday\twith_full_stops\nen\ten\tmdy\t1\tdmy\nen_US\ten\tmdy\t7\t\n"
    )
    assert table.resolve("en", None).order == "mdy"
    assert table.resolve("en", None).beside_full_stops() == Hint("dmy", "en", with_full_stops="dmy")
    assert table.resolve("en_US", None).beside_full_stops() == Hint("mdy", "en", first_weekday=7)
    assert table.resolve("en", "mdy").beside_full_stops() == Hint("mdy", "en")


@pytest.mark.parametrize(
    "text", ["5.12.2017", "05.12.", "on 8. 11. 2017", "5.12 at 17:30", "5.12.17-7.12.17", "٥.١٢.٢٠١٧"]
)
def test_numbers_of_a_date_have_full_stops(text: str) -> None:
    assert has_full_stops(text)


@pytest.mark.parametrize(
    "text", ["5/12/2017", "5/12/2017 at 8.30", "5-12-2017 8.30", "5 May 2017", "127.0", "2017", ""]
)
def test_a_clock_time_beside_other_separators_and_long_numbers_are_no_date_with_full_stops(text: str) -> None:
    assert not has_full_stops(text)


def test_an_order_that_the_network_has_no_symbol_for_is_no_hint() -> None:
    assert TABLE.resolve("tk", None) == Hint("", "tk")


def test_an_unknown_locale_is_no_hint_but_a_warning() -> None:
    hint = TABLE.resolve("xx_YY", "dmy")
    assert (hint.order, hint.language) == ("dmy", "")
    assert hint.warnings == ("the locale xx_YY is not known to this model and was not used",)


@pytest.mark.parametrize(
    "locale", ["", "e", "en GB", "en__GB", "en_GB.UTF-8", "_", "日本", "en_" + "x" * 9, "a" * 200, 5, "en\n"]
)
def test_what_can_be_no_locale_is_an_invalid_hint(locale: Any) -> None:
    with pytest.raises(InvalidHint, match="a locale is written like"):
        TABLE.resolve(locale, None)


@pytest.mark.parametrize("order", ["", "dym", "day first", 3, "D M Y"])
def test_what_is_no_order_is_an_invalid_hint(order: Any) -> None:
    with pytest.raises(InvalidHint, match="an order is dmy, mdy, ymd or auto; received"):
        TABLE.resolve(None, order)


@pytest.mark.parametrize("text", ["", "en\ten\tdmy\n", "locale\tlanguage\torder\nen\ten\n"])
def test_a_table_without_its_columns_is_a_model_error(text: str) -> None:
    with pytest.raises(ModelError, match=r"locales\.tsv needs the columns locale, language and order"):
        LocaleTable.parse(text)

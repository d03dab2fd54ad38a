"""What CLDR says of a locale, as hints."""

from __future__ import annotations

import pytest

from datenorm.generation.locales import LocaleEntry, locale_table, order_with_full_stops


@pytest.mark.parametrize(("language", "order"), [("en", "dmy"), ("se", "dmy"), ("de", ""), ("fr", ""), ("zh", "")])
def test_a_language_has_full_stops_in_another_order_where_only_its_locales_in_that_order_write_them(
    language: str, order: str
) -> None:
    assert order_with_full_stops(language) == order


def test_a_locale_with_a_territory_has_full_stops_in_its_own_order() -> None:
    assert locale_table(("en", "en_US", "en_CH")) == [
        LocaleEntry("en", "en", "mdy", "1", "dmy"),
        LocaleEntry("en_US", "en", "mdy", "7", ""),
        LocaleEntry("en_CH", "en", "dmy", "1", ""),
    ]

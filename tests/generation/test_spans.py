"""Two days, or a day without a year beside a clock time: no text of these may be a single date."""

from __future__ import annotations

import random
import re

import pytest

from datenorm.generation import spans
from datenorm.generation.locales import locale_data
from datenorm.text import canonical


def draws(rule: object, count: int = 3000) -> list[str]:
    rng = random.Random(9)
    return [rule(rng) for _ in range(count)]  # type: ignore[operator]


def test_a_day_without_a_year_beside_four_bare_digits_is_never_what_reads_as_a_year() -> None:
    texts = [canonical(text) for text in draws(spans.yearless_with_clock)]
    bare = [match[1] for text in texts if (match := re.search(r"(?:^|[ ,])(\d{4})$", text))]
    assert len(bare) > 50
    assert not [digits for digits in bare if 1500 <= int(digits) <= 2159]


def test_numbers_alone_never_stand_beside_four_bare_digits() -> None:
    assert not [t for t in map(canonical, draws(spans.yearless_with_clock)) if re.fullmatch(r"[\d./ -]+ \d{4}", t)]


@pytest.mark.parametrize("rule", [spans.days_of_a_month, spans.days_of_two_months, spans.two_dates])
def test_an_interval_names_two_different_days(rule: object) -> None:
    for text in draws(rule, 1500):
        assert len(re.findall(r"\d+|[ivx]{1,4}\b", canonical(text))) >= 2, text


def test_an_interval_takes_the_words_of_its_language() -> None:
    class Worded(random.Random):
        def random(self) -> float:
            return 0.0

        def choice(self, options):  # type: ignore[no-untyped-def]
            return options[-1]

    assert spans._connector(Worded(0), locale_data("de")) == ("zwischen ", " und ")
    assert spans._connector(Worded(0), locale_data("ru")) == ("между ", " и ")
    assert spans._connector(Worded(0), locale_data("kl")) == ("", " to ")

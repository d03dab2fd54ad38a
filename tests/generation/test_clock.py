"""Clock times around dates: every locale's own forms and the usual ones, and never a second reading of the date."""

import random
import re
import time
from collections.abc import Iterator
from functools import cache

import pytest
from babel import Locale, localedata

from datenorm.generation import clock

LOCALES = [Locale.parse(name) for name in sorted(localedata.locale_identifiers())]
SOME = [Locale.parse(name) for name in ("en", "de", "fr", "fi", "ja", "zh", "zh_Hant", "ar", "hi", "ko", "vi", "blo")]


@cache
def drawn(locale: str) -> set[str]:
    rng, parsed = random.Random(locale), Locale.parse(locale)
    return {clock.clock_time(rng, parsed) for _ in range(6000)}


@cache
def with_clocks(locale: str, date: str) -> list[tuple[str, str]]:
    """A date with clock times beside it, and the names of their patterns."""
    rng, parsed = random.Random(6), Locale.parse(locale)
    return [clock.with_clock(rng, parsed, date) for _ in range(30000)]


def over_all_locales(count: int) -> Iterator[tuple[random.Random, Locale]]:
    for number, locale in enumerate(LOCALES):
        rng = random.Random(number)
        for _ in range(count):
            yield rng, locale


@cache
def clock_times() -> list[tuple[str, str]]:
    """Every locale with twenty clock times of its own."""
    return [(str(locale), clock.clock_time(rng, locale)) for rng, locale in over_all_locales(20)]


@pytest.mark.parametrize(
    ("locale", "form"),
    [
        ("en", r"\d{2}:\d{2}"),
        ("en", r"\d{2}:\d{2}:\d{2}"),
        ("en", r"\d{2}:\d{2}:\d{2}\.\d{3}"),
        ("en", r"\d{2}:\d{2}:\d{2}\.\d{6}"),
        ("en", r"\d{2}:\d{2}:\d{2},\d{3}"),
        ("en", r"\d{1,2}:\d{2} [AP]M"),
        ("en", r"\d{1,2}:\d{2}\u202f[AP]M"),
        ("en", r"\d{1,2}:\d{2}[ap]m"),
        ("en", r"\d{1,2}[ap]m"),
        ("en", r"\d{1,2} [ap]\.m\."),
        ("en", r"\d{4}h"),
        ("en", r"\d{1,2}:\d{2} in the afternoon"),
        ("de", r"\d{1,2}:\d{2} Uhr"),
        ("de", r"um \d{1,2}:\d{2} Uhr"),
        ("de", r"\d{1,2} Uhr"),
        ("fr", r"\d{1,2}h\d{2}"),
        ("fr", r"\d{1,2} h"),
        ("fr", r"à \d{1,2} h \d{2}"),
        ("da", r"kl\. \d{1,2}\.\d{2}"),
        ("sv", r"kl\. \d{1,2}\.\d{2}"),
        ("fi", r"klo \d{1,2}\.\d{2}"),
        ("ja", r"\d{1,2}時\d{2}分"),
        ("ja", r"午[前後]\d{1,2}時\d{2}分"),
        ("zh", r"[上下]午\d{1,2}:\d{2}"),
        ("zh_Hant", r"[上下]午\d{1,2}:\d{2}"),
        ("ko", r"오[전후] \d{1,2}시 \d{2}분"),
        ("vi", r"\d{1,2} giờ \d{2} phút"),
        ("pt_BR", r"\d{2}h\d{2}"),
        ("ru", r"в \d{2}:\d{2}"),
        ("th", r"เวลา \d{2}\.\d{2} น\."),
        ("ar", r"الساعة \d{1,2}:\d{2} [صم]"),
        ("hi", r"\d{1,2}:\d{2} बजे"),
        ("en", r"\d{2}:\d{2} CET"),
        ("en", r"\d{2}:\d{2}\+\d\d:\d\d"),
        ("en", r"\d{2}:\d{2}:\d{2} [+-]\d{4}"),
        ("en", r"\d{2}:\d{2} GMT[+-]\d+"),
    ],
)
def test_a_clock_time_takes_the_forms_of_its_language_and_of_software(locale: str, form: str) -> None:
    assert any(re.fullmatch(form, text) for text in drawn(locale))


def test_hours_and_their_names_agree() -> None:
    rng, template = random.Random(4), clock._compile("HH|h|a|B")
    speech = clock._speech("en")
    names = {clock._write(rng, speech, template) for _ in range(3000)}
    assert {name for name in names if name.startswith("14")} == {"14|2|PM|in the afternoon"}
    assert {name for name in names if name.startswith("00")} == {"00|12|AM|in the morning", "00|12|AM|midnight"}
    assert {name for name in names if name.startswith("12")} == {"12|12|PM|in the afternoon", "12|12|PM|noon"}
    assert {name for name in names if name.startswith("21")} == {"21|9|PM|at night"}


def test_noon_and_midnight_are_named_on_the_minute_only() -> None:
    rng, template = random.Random(5), clock._compile("HH:mm:ss B")
    named = {clock._write(rng, clock._speech("en"), template) for _ in range(20000)}
    assert {text for text in named if text.endswith((" noon", " midnight"))} == {"00:00:00 midnight", "12:00:00 noon"}


def test_night_runs_past_midnight_in_languages_whose_night_does() -> None:
    speech = clock._speech("fi")
    assert speech.day_periods[23] == speech.day_periods[2] == "yöllä"
    assert speech.day_periods[9] == "aamulla"


def test_every_locale_tells_the_time() -> None:
    assert len(clock_times()) == 20 * len(LOCALES) > 20_000
    for locale, text in clock_times():
        assert re.search(r"\d", text), (locale, text)
        assert "%" not in text
        assert text == text.strip(" ")


def test_a_clock_time_is_never_a_bare_number() -> None:
    for locale, text in clock_times():
        assert not re.fullmatch(r"[\d\s]+", text), (locale, text)


def test_four_figures_in_a_row_are_hours_with_their_word_an_offset_or_a_fraction() -> None:
    marked = re.compile(r"^\d{4}(Z| ?h(rs|ours)?)|[+-]\d{4}|(?<=:\d\d[.,:])\d+")  # 1420h, offsets, fractions
    for locale, text in clock_times():
        assert not re.search(r"\d{4}", marked.sub("", text)), (locale, text)


def test_every_other_digit_of_a_clock_time_is_ascii() -> None:
    for locale, text in clock_times():
        assert all(character.isascii() for character in text if character.isnumeric()), (locale, text)


@pytest.mark.parametrize(
    "date", ["3 May 1979", "1979-05-03", "2024年5月3日", "1979", "03/05/79", "二〇二四", "May 1979"]
)
def test_the_date_stays_whole_and_apart_from_the_digits_of_the_clock(date: str) -> None:
    for rng, locale in over_all_locales(8):
        text, _ = clock.with_clock(rng, locale, date)
        before, found, after = text.partition(date)
        assert found, (str(locale), text)
        assert before or after
        assert not (before[-1:].isnumeric() and date[0].isnumeric()), (str(locale), text)
        assert not (after[:1].isnumeric() and date[-1].isnumeric()), (str(locale), text)


def test_a_clock_time_without_a_colon_before_a_date_of_figures_is_set_off_by_more_than_a_space() -> None:
    for rng, locale in over_all_locales(15):
        text, _ = clock.with_clock(rng, locale, "3.5.1979")
        assert not re.search(r"(^|[^:.,\d+-])\d{1,2}(\.\d{2})* +3\.5\.1979", text), (str(locale), text)


def test_a_zone_that_leads_never_puts_an_offset_right_after_the_date() -> None:
    rng, locale = random.Random(13), Locale.parse("zh")
    texts = [clock.with_clock(rng, locale, "1979/5/3")[0] for _ in range(20000)]
    assert [text for text in texts if re.search(r"1979/5/3\W*[+-]\d", text)] == []
    assert any(re.match(r"1979/5/3 GMT[+-]\d\d:?\d\d [上下]午", text) for text in texts)


@pytest.mark.parametrize(
    ("locale", "date", "pattern", "form"),
    [
        ("en", "May 3, 1979", "{1} at HH:mm", r"May 3, 1979 at \d{2}:\d{2}"),
        ("en", "May 3, 1979", "{1}, h:mm\u202fa", r"May 3, 1979, \d{1,2}:\d{2}\u202f[AP]M"),
        ("de", "3. Mai 1979", "{1} um HH:mm Uhr", r"3\. Mai 1979 um \d{2}:\d{2} Uhr"),
        ("fr", "3 mai 1979", "{1} à HH:mm", r"3 mai 1979 à \d{2}:\d{2}"),
        ("fr", "3 mai 1979", "{1}, HH'h'mm", r"3 mai 1979, \d{2}h\d{2}"),
        ("pt", "3 de maio de 1979", "{1} às HH:mm", r"3 de maio de 1979 às \d{2}:\d{2}"),
        ("it", "3 maggio 1979", "{1} alle ore HH:mm", r"3 maggio 1979 alle ore \d{2}:\d{2}"),
        ("vi", "3 tháng 5, 1979", "HH:mm {1}", r"\d{2}:\d{2} 3 tháng 5, 1979"),
        ("fa", "3 مه 1979", "{1}،\u200f HH:mm", r"3 مه 1979،\u200f \d{2}:\d{2}"),
        ("ja", "1979年5月3日", "{1} H時mm分", r"1979年5月3日 \d{1,2}時\d{2}分"),
        ("ja", "1979年5月3日", "{1}HH:mm", r"1979年5月3日\d{2}:\d{2}"),
    ],
)
def test_the_pattern_names_the_glue_and_the_clock(locale: str, date: str, pattern: str, form: str) -> None:
    texts = {text for text, name in with_clocks(locale, date) if name == pattern}
    plain = [text for text in texts if "+" not in text]
    assert plain
    assert all(re.fullmatch(form, text) for text in plain)


def test_a_clock_stands_before_the_date_too() -> None:
    rng, locale = random.Random(7), Locale.parse("en")
    texts = [clock.with_clock(rng, locale, "3 May 1979")[0] for _ in range(2000)]
    first = sum(not text.startswith("3 May") for text in texts)
    assert 200 < first < 1000


@pytest.mark.parametrize(
    "form",
    [
        r"T\d\d:\d\d:\d\d",
        r"T\d\d:\d\d:\d\d\.\d{3}Z",
        r"T\d\d:\d\d:\d\d[+-]\d\d:\d\d",
        r"T\d{6}",
        r"T\d{6}Z",
        r"T\d{6}[+-]\d{4}",
        r" \d\d:\d\d:\d\d",
        r" \d\d:\d\d:\d\d\.\d{6}",
        r" \d\d:\d\d:\d\d,\d{3}",
        r" \d\d:\d\d:\d\d[+-]\d{4}",
        r" \d\d:\d\d:\d\d[+-]\d\d",
        r", \d\d:\d\d:\d\d",
        r"_\d\d-\d\d-\d\d",
        r"T\d\d:\d\d:\d\d[+-]\d\d:\d\d\[[A-Z][A-Za-z]+/.+\]",
    ],
)
def test_what_follows_an_iso_date_takes_the_forms_of_software(form: str) -> None:
    rng = random.Random(8)
    assert any(re.fullmatch(form, clock.iso_time(rng)) for _ in range(20000))


def test_what_follows_an_iso_date_never_starts_with_a_digit() -> None:
    rng = random.Random(9)
    assert all(not clock.iso_time(rng)[0].isnumeric() for _ in range(5000))


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("en", "CET"),
        ("en", "UTC"),
        ("en", "EST"),
        ("en", "Z"),
        ("en", "+02:00"),
        ("en", "+0200"),
        ("en", "GMT+2"),
        ("en", "UTC-05:00"),
        ("en", "(CET)"),
        ("en", "[Europe/Paris]"),
        ("en", "Europe/Berlin"),
        ("en", "(Central European Standard Time)"),
        ("de", "Mitteleuropäische Normalzeit"),
        ("fr", "UTC+2"),
        ("ja", "日本標準時"),
    ],
)
def test_a_zone_takes_its_usual_forms(locale: str, name: str) -> None:
    rng, parsed = random.Random(10), Locale.parse(locale)
    assert any(clock.zone(rng, parsed) == name for _ in range(60000))


def test_the_numbers_of_a_zone_are_offsets_only() -> None:
    for rng, locale in over_all_locales(10):
        text = clock.zone(rng, locale)
        assert re.search(r"[+-]\d{1,2}(:?\d\d)?", text) or not re.search(r"\d", text), (str(locale), text)


def test_the_same_seed_gives_the_same_texts() -> None:
    def texts() -> list[tuple[str, str]]:
        rng = random.Random(11)
        return [clock.with_clock(rng, locale, "3 May 1979") for locale in SOME for _ in range(20)]

    assert texts() == texts()


def test_a_letter_that_is_no_field_is_refused() -> None:
    with pytest.raises(ValueError, match="'e' in 'HH heures' is no field"):
        clock._compile("HH heures")


def test_a_draw_costs_less_than_25_microseconds_once_names_are_looked_up() -> None:
    rng = random.Random(12)
    for locale in SOME:
        clock.with_clock(rng, locale, "3 May 1979")
    start = time.process_time()
    for number in range(20000):
        clock.with_clock(rng, SOME[number % len(SOME)], "3 May 1979")
    assert (time.process_time() - start) / 20000 < 25e-6 * 4  # four times the goal: machines differ


def test_words_of_the_language_beside_a_clock_time_can_be_asked_for() -> None:
    rng = random.Random(3)
    french = {clock.with_own_words(rng, Locale("fr"), "3/4/2017")[0] for _ in range(4000)}
    assert any(re.fullmatch(r"3/4/2017 à \d\d:\d\d", text) for text in french)
    assert "3/4/2017 le matin" in french
    assert all(re.search(r"[^\W\d_]", text) for text in french if "h" not in text)
    assert clock.with_own_words(rng, Locale("vo"), "3/4/2017") is None

"""Each rule's pairs, written out: what the generator writes for a date, and what that text means."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable

import pytest

from datenorm.generation import cldr, numeric, software, written
from datenorm.generation.dates import expression
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, fields_of, locale_data

DAY = datetime.date(1979, 5, 3)


class Chosen(random.Random):
    """Random numbers that are always `value`, so that a rule takes the branches that a test wants."""

    def __init__(self, value: float) -> None:
        super().__init__(0)
        self.value = value

    def random(self) -> float:
        return self.value


def draft(plan: Plan | None, date: datetime.date = DAY, rng: random.Random | None = None) -> Draft:
    assert plan is not None
    found = plan.render(rng or Chosen(0.99), date)
    assert found is not None
    return found


def pair(plan: Plan | None, date: datetime.date = DAY) -> tuple[str, str]:
    found = draft(plan, date)
    return found.text, expression(date, found.precision, found.open_century)


def drawn(
    rule: Callable[[random.Random, LocaleData], Plan | None], locale: str, date: datetime.date, seeds: int
) -> dict[str, Draft]:
    """What a rule writes for a date with many seeds, by text."""
    found = {}
    for seed in range(seeds):
        rng = random.Random(seed)
        plan = rule(rng, locale_data(locale))
        draft = plan and plan.render(rng, date)
        if draft is not None:
            found[draft.text] = draft
    return found


def cldr_plan(locale: str, pattern: str) -> Plan:
    data = locale_data(locale)
    patterns = {p.text: p for p in (*data.length_patterns, *data.skeleton_patterns)}
    return cldr.pattern_plan(data, patterns[pattern])


@pytest.mark.parametrize(
    ("locale", "pattern", "text", "meaning"),
    [
        ("sv", "EEEE d MMMM y", "torsdag 3 maj 1979", "1979-05-03"),
        ("en", "M/d/yy", "5/3/79", "XX79-05-03"),
        ("en_GB", "d MMM y", "3 May 1979", "1979-05-03"),
        ("ja", "y年M月d日EEEE", "1979年5月3日木曜日", "1979-05-03"),
        ("ko", "y년 MMMM d일", "1979년 5월 3일", "1979-05-03"),
        ("de", "MMMM y", "Mai 1979", "1979-05"),
        ("zh", "y年", "1979年", "1979"),
        ("en", "MMM d, y G", "May 3, 1979 AD", "1979-05-03"),
        ("ru", "d MMMM y\u202f'г'.", "3 мая 1979\u202fг.", "1979-05-03"),
        ("ar_EG", "d MMMM y", "3 مايو 1979", "1979-05-03"),
    ],
)
def test_cldr_patterns_are_written_in_the_locales_words(locale: str, pattern: str, text: str, meaning: str) -> None:
    assert pair(cldr_plan(locale, pattern)) == (text, meaning)


@pytest.mark.parametrize(
    ("locale", "form", "text", "meaning"),
    [
        ("en", "the {ord} of {month}, {y}", "the 3rd of May, 1979", "1979-05-03"),
        ("en", "{month} {ord} '{yy}".replace("month", "mon"), "May 3rd '79", "XX79-05-03"),
        ("en", "in {month} {y}", "in May 1979", "1979-05"),
        ("en", "the year {y}", "the year 1979", "1979"),
        ("fr", "le {d} {mon} {y}", "le 3 mai 1979", "1979-05-03"),
        ("de", "am {d}. {month} {y}", "am 3. Mai 1979", "1979-05-03"),
        ("es", "{d} de {month} del {y}", "3 de mayo del 1979", "1979-05-03"),
        ("ca", "el {d} de {Month} de {y}", "el 3 de maig de 1979", "1979-05-03"),
        ("ru", "{d} {month} {y} года", "3 мая 1979 года", "1979-05-03"),
        ("ru", "{Month} {y} г.", "май 1979 г.", "1979-05"),
        ("hu", "{y}. {month} {d}.", "1979. május 3.", "1979-05-03"),
        ("vi", "ngày {d} tháng {m} năm {y}", "ngày 3 tháng 5 năm 1979", "1979-05-03"),
        ("eu", "{y}ko {month}ren {d}a", "1979ko maiatzaren 3a", "1979-05-03"),
        ("mn", "{y} оны {m}-р сарын {d}", "1979 оны 5-р сарын 3", "1979-05-03"),
        ("lt", "{y} m. {month} {d} d.", "1979 m. gegužės 3 d.", "1979-05-03"),
    ],
)
def test_written_forms_are_what_people_of_the_language_write(locale: str, form: str, text: str, meaning: str) -> None:
    assert pair(written.form_plan(locale_data(locale), form)) == (text, meaning)


@pytest.mark.parametrize(
    ("language", "days", "written_out"),
    [
        ("en", (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 31st"),
        ("nl", (1, 8), "1e 8e"),
        ("is", (3, 17), "3. 17."),
    ],
)
def test_ordinals_in_numbers_take_the_languages_own_suffix(
    language: str, days: tuple[int, ...], written_out: str
) -> None:
    class Last(random.Random):
        def choice(self, options):  # type: ignore[no-untyped-def]
            return options[-1]

    assert " ".join(written._ordinal(Last(0), language, day) for day in days) == written_out


@pytest.mark.parametrize(
    ("name", "pattern", "text", "meaning"),
    [
        ("iso", "%Y-%m-%d", "1979-05-03", "1979-05-03"),
        ("ordinal", "%Y-%j", "1979-123", "1979-123"),
        ("week", "%G-W%V-%u", "1979-W18-4", "1979-W18-4"),
        ("week-alone", "%GW%V", "1979W18", "1979-W18"),
        ("spreadsheet", "%-d-%b-%y", "3-May-79", "XX79-05-03"),
        ("spreadsheet", "%-m/%-d/%y", "5/3/79", "XX79-05-03"),
        ("listing", "%b %e  %Y", "May  3  1979", "1979-05-03"),
        ("people", "%A, %d %B %Y", "Thursday, 03 May 1979", "1979-05-03"),
        ("spreadsheet", "%b-%Y", "May-1979", "1979-05"),
        ("literal", "'%d%^b%Y'd", "'03MAY1979'd", "1979-05-03"),
        ("literal", "datetime.date(%Y, %-m, %-d)", "datetime.date(1979, 5, 3)", "1979-05-03"),
        ("record", "2 DATE %-d %^b %Y", "2 DATE 3 MAY 1979", "1979-05-03"),
        ("record", "DTM+137:%Y%m%d:102", "DTM+137:19790503:102", "1979-05-03"),
        ("month-alone", "%Ym%-m", "1979m5", "1979-05"),
        ("month-file", "statement_%Y-%m.pdf", "statement_1979-05.pdf", "1979-05"),
    ],
)
def test_software_stamps_follow_their_format(name: str, pattern: str, text: str, meaning: str) -> None:
    assert pair(software.stamp_plan(name, pattern)) == (text, meaning)


def test_a_mask_beside_numbers_tells_their_order_so_that_no_hint_is_needed() -> None:
    found = draft(software.stamp_plan("masked", "TO_DATE('%d-%m-%Y', 'DD-MM-YYYY')"))
    assert (found.text, found.order) == ("TO_DATE('03-05-1979', 'DD-MM-YYYY')", "")
    assert draft(software.stamp_plan("literal", "#%-m/%-d/%Y#")).order == "mdy"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("%b %e %H:%M:%S", r"May  3 \d\d:\d\d:\d\d"),
        ("%b %e %H:%M:%S %h sshd[%k]: %w", r"May  3 \d\d:\d\d:\d\d [\w-]+ sshd\[\d+\]: .+"),
        ("BA%k %d%^b LHR", r"BA\d+ 03MAY LHR"),
    ],
)
def test_lines_of_logs_and_tickets_without_a_year_leave_it_open(pattern: str, text: str) -> None:
    found = draft(software.stamp_plan("yearless-line", pattern))
    assert re.fullmatch(text, found.text)
    assert (found.expression, found.kind) == ("XXXX-05-03", "relative")


def test_what_stands_beside_a_stamp_in_a_line_changes_nothing() -> None:
    found = draft(software.stamp_plan("line", '%i - - [%d/%b/%Y:%H:%M:%S %z] "GET / HTTP/1.1"'))
    line = r'(\d{1,3}\.){3}\d{1,3} - - \[03/May/1979:\d\d:\d\d:\d\d [+-]\d{4}\] "GET / HTTP/1.1"'
    assert re.fullmatch(line, found.text)
    assert (found.expression, found.precision) == ("", "day")


def test_an_iso_week_at_the_turn_of_the_year_has_the_weeks_year_and_no_other_pattern_uses_it() -> None:
    new_year = datetime.date(2021, 1, 1)
    assert pair(software.stamp_plan("week", "%G-W%V-%u"), new_year) == ("2020-W53-5", "2020-W53-5")
    assert pair(software.stamp_plan("ordinal", "%Y-%j"), new_year) == ("2021-001", "2021-001")
    assert pair(cldr_plan("en", "MMM d, y"), datetime.date(2018, 12, 31)) == ("Dec 31, 2018", "2018-12-31")


def test_no_pattern_taken_from_cldr_holds_a_week_year() -> None:
    for identifier in ("en", "de", "fi", "zh", "ar"):
        data = locale_data(identifier)
        for pattern in (*data.length_patterns, *data.skeleton_patterns):
            assert not any(field.startswith(("Y", "w", "Q")) for field in fields_of(pattern.text)), pattern.text


def test_eras_leave_early_years_as_they_are() -> None:
    class First(Chosen):
        def choice(self, options):  # type: ignore[no-untyped-def]
            return options[0]

    plan = written.era(First(0.5), locale_data("de"))
    assert plan is not None
    assert plan.habit == "ancient"
    found = plan.render(First(0.5), datetime.date(88, 8, 10))
    assert found == Draft("10 August 88 unserer Zeitrechnung")
    assert expression(datetime.date(88, 8, 10), found.precision) == "0088-08-10"


def test_months_have_names_beside_cldrs() -> None:
    names = {names[11]: names[0] for names in locale_data("vi").month_names}
    assert names["tháng mười hai"] == "tháng một"
    assert "Jänner" in {names[0] for names in locale_data("de_AT").month_names}


def test_two_digits_alone_are_a_year_behind_an_apostrophe_and_beside_a_month_that_things_are_good_until() -> None:
    rng, found = random.Random(1), set()
    for _ in range(4000):
        draft = numeric.reduced(rng, locale_data("en")).render(rng, datetime.date(2026, 5, 3))
        if draft is not None and draft.open_century:
            found.add((draft.text, expression(datetime.date(2026, 5, 3), draft.precision, draft.open_century)))
    assert {("'26", "XX26"), ("EXP 05/26", "XX26-05"), ("Expiry date: 05-26", "XX26-05")} <= found
    assert {label for _, label in found} == {"XX26", "XX26-05"}


def test_numbers_among_words_are_in_the_order_of_the_locale_with_a_weekday_or_a_label() -> None:
    written = drawn(numeric.among_words, "de", DAY, 15_000)
    assert {draft.order for draft in written.values()} == {"dmy"}
    assert {"Donnerstag 03.05.1979", "03-05-1979 (Donnerstag)"} <= set(written)
    assert any(re.fullmatch(r"(am|vom|\(?geb\.) 0?3\.0?5\.(19)?79\)?", text) for text in written)
    assert any(re.fullmatch(r"0?3\.0?5\.(19)?79 um \d\d:\d\d Uhr", text) for text in written)


def test_what_is_not_filled_in_lowers_the_precision() -> None:
    written = drawn(numeric.unfilled, "en", DAY, 3000)
    for text in ("??/05/1979", "05/??/1979", "xx May 1979", "1979-05-XX"):
        assert expression(DAY, written[text].precision) == "1979-05"
    for text in ("1979-XX-XX", "__.__.1979"):
        assert expression(DAY, written[text].precision) == "1979"


def test_day_and_month_may_have_another_separator_than_the_year() -> None:
    written = drawn(numeric.separated, "da", datetime.date(1979, 5, 23), 2000)
    for text, is_short in (("23/5-79", True), ("23/05 1979", False), ("23.5.-1979", False)):
        assert (written[text].order, written[text].open_century) == ("dmy", is_short)


def test_two_digits_behind_a_short_month_and_a_hyphen_are_a_year_as_spreadsheets_write_it() -> None:
    months = drawn(written.month_and_year, "en", datetime.date(2020, 6, 1), 6000)
    for text, is_short in (("Jun-20", True), ("Jun-2020", False)):
        assert (months[text].precision, months[text].open_century) == ("month", is_short)
    assert "Jun 20" not in months
    assert "Jun/20" not in months


@pytest.mark.parametrize(
    ("number", "counted", "text"),
    [
        (2024, False, "二〇二四"),
        (1979, True, "千九百七十九"),
        (3, True, "三"),
        (10, True, "十"),
        (11, True, "十一"),
        (20, True, "二十"),
        (31, True, "三十一"),
    ],
)
def test_chinese_numerals_are_positional_or_counted(number: int, counted: bool, text: str) -> None:
    assert numeric.han_number(number, counted=counted) == text


def test_day_month_year_run_together_are_left_out_where_they_could_be_read_year_first() -> None:
    assert numeric._is_year_first(datetime.date(1205, 10, 19), "ddMMyyyy")  # 19101205 is 5 December 1910
    assert not numeric._is_year_first(DAY, "ddMMyyyy")  # 03051979: there is no year 0305 to begin with


def test_years_below_a_hundred_are_written_with_zeros_or_an_era() -> None:
    year_79 = datetime.date(79, 8, 24)
    assert cldr_plan("en", "MMM d, y").render(Chosen(0.5), year_79) is None
    assert pair(cldr_plan("en", "MMM d, y G"), year_79) == ("Aug 24, 79 AD", "0079-08-24")
    assert pair(written.form_plan(locale_data("en"), "{d} of {month} {y}"), year_79) == (
        "24 of August 0079",
        "0079-08-24",
    )

"""Dates of other calendars: pairs written out, and answers that lead back to the day drawn."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from functools import cache
from itertools import islice

import pytest

from datenorm.expressions import spell
from datenorm.generation import foreign, foreign_frames, foreign_names
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.foreign_dates import ForeignDate, foreign_date, in_window
from datenorm.generation.foreign_double import double, double_plan, double_year
from datenorm.generation.foreign_forms import Form, forms_of
from datenorm.generation.foreign_numerals import hebrew_day_and_year, hebrew_letters, marked
from datenorm.generation.locales import LocaleData, LocaleSampler, locale_data
from datenorm.generation.stream import examples
from datenorm.generation.tables import rows
from datenorm.other_calendars import MONTH_LENGTHS, gregorian
from datenorm.resolution import closed
from datenorm.text import canonical

EXPRESSION = re.compile(r"([a-z]+):(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def drafts(plan: Plan, date: tuple[int, int, int]) -> set[tuple[str, str]]:
    """The texts and answers that a plan gives for a date."""
    found = (plan.render(random.Random(seed), datetime.date(*date)) for seed in range(300))
    return {(draft.text, draft.expression) for draft in found if draft is not None}


@pytest.mark.parametrize(
    ("locale", "pattern", "date", "text", "expression"),
    [
        ("ja", "japanese {era}{gan}年{m}月{d}日", (2024, 5, 3), "令和6年5月3日", "reiwa:0006-05-03"),
        ("ja", "japanese {era}{gan}年{m}月{d}日", (2019, 5, 1), "令和元年5月1日", "reiwa:0001-05-01"),
        ("ja", "japanese {E}{y}.{m}.{d}", (2024, 5, 3), "R6.5.3", "reiwa:0006-05-03"),
        ("ja", "japanese {E}{y}/{m}/{d}", (2024, 5, 3), "R6/5/3", "reiwa:0006-05-03"),
        ("ja", "japanese {E}{y}.{m}.{d}", (1979, 5, 3), "S54.5.3", "showa:0054-05-03"),
        ("ja", "japanese {sign}{y}年", (2024, 5, 3), "㋿6年", "reiwa:0006"),
        ("ja", "japanese {sign}{y}年{m}月{d}日", (2019, 4, 30), "㍻31年4月30日", "heisei:0031-04-30"),
        ("ja", "japanese {era}{hy}年{hm}月{hd}日", (1979, 5, 3), "昭和五十四年五月三日", "showa:0054-05-03"),
        ("ja", "japanese {era}{y}年{m}月", (2024, 5, 3), "令和6年5月", "reiwa:0006-05"),
        ("ja", "japanese {era}{y}年", (2019, 4, 30), "平成31年", "heisei:0031"),
        ("en", "japanese {Era} {y}, {gmonth} {d}", (2024, 5, 3), "Reiwa 6, May 3", "reiwa:0006-05-03"),
        ("zh_Hant", "roc 民國{y}年{m}月{d}日", (2024, 5, 3), "民國113年5月3日", "roc:0113-05-03"),
        ("zh_Hant", "roc 民國{y}年", (2024, 5, 3), "民國113年", "roc:0113"),
        ("zh_Hant", "roc 中華民國{hp}年{hm}月{hd}日", (2024, 5, 3), "中華民國一一三年五月三日", "roc:0113-05-03"),
        ("zh_Hant", "roc 中華民國{hy}年{hm}月{hd}日", (2024, 5, 3), "中華民國一百十三年五月三日", "roc:0113-05-03"),
        ("th", "buddhist พ.ศ. {y}", (2024, 5, 3), "พ.ศ. 2567", "buddhist:2567"),
        ("th", "buddhist {d} {gmonth} {y}", (2024, 5, 3), "3 พฤษภาคม 2567", "buddhist:2567-05-03"),
        ("th", "buddhist {d} {gmon} {y}", (2024, 5, 3), "3 พ.ค. 2567", "buddhist:2567-05-03"),
        ("th", "buddhist {d} {gmon} {short 2545-2575}", (2024, 5, 3), "3 พ.ค. 67", "buddhist:2567-05-03"),
        ("fa", "persian {fd} {month} {fy}", (2024, 5, 3), "۱۴ اردیبهشت ۱۴۰۳", "persian:1403-02-14"),
        ("fa", "persian {y}/{mm}/{dd} ه.ش", (2024, 5, 3), "1403/02/14 ه.ش", "persian:1403-02-14"),
        ("fa", "persian {fy}/{fmm}/{fdd}", (2024, 5, 3), "۱۴۰۳/۰۲/۱۴", "persian:1403-02-14"),
        ("fa", "persian {fshort 1340-1405}/{fmm}/{fdd}", (2002, 11, 27), "۸۱/۰۹/۰۶", "persian:1381-09-06"),
        ("fa", "persian {dd}/{mm}/{y 1250-1420}", (1973, 6, 15), "25/03/1352", "persian:1352-03-25"),
        ("fa", "persian {fd}ام {month} {fy}", (1989, 8, 22), "۳۱ام مرداد ۱۳۶۸", "persian:1368-05-31"),
        ("en", "persian {d} {month} {y}", (2024, 5, 3), "14 Ordibehesht 1403", "persian:1403-02-14"),
        ("en", "islamic {d} {month} {y} AH", (2024, 3, 22), "12 Ramadan 1445 AH", "islamic:1445-09-12"),
        ("en", "islamic {d} {month} {y} AH", (2024, 3, 22), "12 Ramadhan 1445 AH", "islamic:1445-09-12"),
        ("ar", "islamic {d} {month} {y} هـ", (2024, 3, 22), "12 رمضان 1445 هـ", "islamic:1445-09-12"),
        ("ar", "islamic {d} {month} {y}", (2024, 3, 22), "12 رمضان 1445", "islamic:1445-09-12"),
        ("en", "hebrew {d} {month} {y}", (2024, 5, 3), "25 Nisan 5784", "hebrew:5784-08-25"),
        ("en", "hebrew {d} {month} {y}", (2024, 3, 15), "5 Adar II 5784", "hebrew:5784-07-05"),
        ("en", "hebrew {d} {month} {y}", (2024, 2, 14), "5 Adar I 5784", "hebrew:5784-06-05"),
        ("en", "hebrew {d} {month} {y}", (2025, 3, 5), "5 Adar 5785", "hebrew:5785-07-05"),
        ("he", "hebrew {dh} ב{month} {yh}", (2024, 5, 3), "כ״ה בניסן תשפ״ד", "hebrew:5784-08-25"),
        ("he", "hebrew {dh} ב{month} {yh}", (2024, 5, 3), "כ״ה בניסן ה׳תשפ״ד", "hebrew:5784-08-25"),
        ("he", "hebrew {dh} ב{month} {yh}", (2025, 2, 13), 'ט"ו בשבט תשפ"ה', "hebrew:5785-05-15"),
        ("am", "ethiopic {d} {month} {y}", (2024, 5, 3), "25 ሚያዝያ 2016", "ethiopic:2016-08-25"),
        ("am", "ethiopic {dd}/{mm}/{y} ዓ.ም", (2024, 5, 25), "17/09/2016 ዓ.ም", "ethiopic:2016-09-17"),
        ("am", "ethiopic {month} {d}/{y}", (2024, 7, 9), "ሃምሌ 2/2016", "ethiopic:2016-11-02"),
        ("en", "ethiopic {month} {d}, {y} E.C.", (2024, 5, 3), "Miyazya 25, 2016 E.C.", "ethiopic:2016-08-25"),
        ("en", "coptic {d} {month} {y} A.M.", (2024, 5, 3), "25 Baramouda 1740 A.M.", "coptic:1740-08-25"),
        ("en", "indian Saka {y}", (2024, 5, 3), "Saka 1946", "indian:1946"),
        ("en", "indian {d} {month} {y}", (2024, 5, 3), "13 Vaisakha 1946", "indian:1946-02-13"),
        ("th", "buddhist {dd}/{mm}/{y 2440-2600}", (2016, 10, 13), "13/10/2559", "buddhist:2559-10-13"),
        ("th", "buddhist ปี {y 2440-2600}", (2011, 5, 3), "ปี 2554", "buddhist:2554"),
        ("ar_SA", "islamic {y 1330-1450}/{m}/{d}", (2024, 5, 3), "1445/10/24", "islamic:1445-10-24"),
        ("fa", "persian {y 1250-1420}-{mm}-{dd}", (2024, 5, 3), "1403-02-14", "persian:1403-02-14"),
        ("fa", "persian سال {y 1250-1420}", (2024, 5, 3), "سال 1403", "persian:1403"),
        ("zh_Hant_TW", "roc {y 100-149}年{m}月{d}日", (2024, 5, 3), "113年5月3日", "roc:0113-05-03"),
        ("zh_Hant_TW", "roc {y 100-149}/{mm}/{dd}", (2024, 5, 3), "113/05/03", "roc:0113-05-03"),
    ],
)
def test_dates_are_written_as_people_do(
    locale: str, pattern: str, date: tuple[int, int, int], text: str, expression: str
) -> None:
    calendar, form = pattern.split(" ", 1)
    assert (calendar, form) in [(row[1], row[2]) for row in rows("foreign_forms")]
    assert (text, expression) in drafts(foreign.form_plan(locale_data(locale), calendar, form), date)


def test_a_form_that_does_not_tell_its_calendar_is_written_in_the_years_in_which_it_goes_without_saying() -> None:
    hijri = foreign.form_plan(locale_data("ar_SA"), "islamic", "{y 1330-1450}/{m}/{d}")
    assert drafts(hijri, (2024, 5, 3)) == {("1445/10/24", "islamic:1445-10-24")}
    assert drafts(hijri, (1203, 5, 3)) == set()
    minguo = foreign.form_plan(locale_data("zh_Hant_TW"), "roc", "{y 100-149}年{m}月{d}日")
    assert drafts(minguo, (1985, 5, 3)) == set()


@pytest.mark.parametrize(
    ("form", "needs_language"),
    [("{d}/{m}/{y 2440-2600}", True), ("วันที่ {d}/{m}/{y 2440-2600}", False), ("{d}/{m}/{y} พ.ศ.", False)],
)
def test_numbers_alone_are_of_another_calendar_only_to_who_knows_the_language(form: str, needs_language: bool) -> None:
    draft = foreign.form_plan(locale_data("th"), "buddhist", form).render(random.Random(1), datetime.date(2016, 10, 13))
    assert draft is not None
    assert draft.needs_language == needs_language


@pytest.mark.parametrize(
    ("locale", "pattern", "date", "text", "expression"),
    [
        ("th", "buddhist d MMMM y", (2024, 5, 3), "3 พฤษภาคม 2567", "buddhist:2567-05-03"),
        ("ja", "japanese GGGGGy/M/d", (2024, 5, 3), "R6/5/3", "reiwa:0006-05-03"),
        ("ja", "japanese Gy年M月d日", (1989, 1, 7), "昭和64年1月7日", "showa:0064-01-07"),
        ("zh_Hant", "roc Gy年M月d日", (2024, 5, 3), "民國113年5月3日", "roc:0113-05-03"),
        ("fa", "persian d MMMM y", (2024, 5, 3), "14 اردیبهشت 1403", "persian:1403-02-14"),
        ("en", "japanese MMMM d, y G", (2024, 5, 3), "May 3, 6 Reiwa", "reiwa:0006-05-03"),
        ("he", "hebrew d בMMMM y", (2024, 5, 3), "כ״ה בניסן תשפ״ד", "hebrew:5784-08-25"),
        ("fr", "buddhist d MMMM y G", (2024, 5, 3), "3 mai 2567 ère bouddhique", "buddhist:2567-05-03"),
        ("zh", "buddhist Gy年M月d日", (2024, 5, 3), "佛历2567年5月3日", "buddhist:2567-05-03"),
        ("te", "indian d MMMM y G", (2024, 5, 3), "13 వైశాఖం 1946 శక", "indian:1946-02-13"),
        ("tg", "persian d MMM y G", (2024, 5, 3), "14 урдибиҳишт 1403 AP", "persian:1403-02-14"),
    ],
)
def test_dates_are_written_in_the_patterns_of_cldr(
    locale: str, pattern: str, date: tuple[int, int, int], text: str, expression: str
) -> None:
    calendar, wanted = pattern.split(" ", 1)
    patterns = foreign_names.patterns_of(calendar, locale_data(locale))
    found = next(p for p in patterns if p.text == wanted)
    assert (text, expression) in drafts(foreign.cldr_plan(locale_data(locale), calendar, found, locale == "he"), date)


@pytest.mark.parametrize(
    ("locale", "frame", "pattern", "text"),
    [
        ("en_GB", "{date} (O.S.)", "d MMMM y", "25 October 1917 (O.S.)"),
        ("ru", "{date} (ст. ст.)", "d MMMM y 'г'.", "25 октября 1917 г. (ст. ст.)"),
        ("ru", "{date} (ст. ст.)", "dd.MM.y", "25.10.1917 (ст. ст.)"),
        ("de", "{date} (jul.)", "d. MMMM y", "25. Oktober 1917 (jul.)"),
        ("bg", "{date} по стар стил", "d MMMM y 'г'.", "25 октомври 1917 г. по стар стил"),
    ],
)
def test_old_style_dates_are_days_of_the_julian_calendar(locale: str, frame: str, pattern: str, text: str) -> None:
    found = next(p for p in foreign.julian_patterns(locale_data(locale)) if " ".join(p.text.split()) == pattern)
    plan = foreign.julian_plan(locale_data(locale), frame, found)
    written = {(" ".join(words.split()), expression) for words, expression in drafts(plan, (1917, 10, 25))}
    assert written == {(text, "julian:1917-10-25")}
    assert (locale.split("_")[0], frame) in rows("foreign_julian")


@pytest.mark.parametrize(
    ("locale", "calendar", "form", "date", "text", "expression"),
    [
        ("ja", "japanese", "{Y}年（{era}{gan}年）{m}月{d}日", (2024, 5, 3), "2024年（令和6年）5月3日", "2024-05-03"),
        ("ja", "japanese", "{era}{gan}年（{Y}年）", (2019, 5, 3), "令和元年（2019年）", "2019"),
        ("zh_Hant", "roc", "民國{y}年（西元{Y}年）", (2024, 5, 3), "民國113年（西元2024年）", "2024"),
        ("th", "buddhist", "พ.ศ. {y} (ค.ศ. {Y})", (2024, 5, 3), "พ.ศ. 2567 (ค.ศ. 2024)", "2024"),
        (
            "en", "julian", "{d} {gmonth} [O.S. {od} {omonth}] {Y}", (1917, 11, 7),
            "7 November [O.S. 25 October] 1917", "1917-11-07",
        ),
        ("ru", "julian", "{od} {omonth} ({d} {gmonth}) {Y}", (1917, 11, 7), "25 октября (7 ноября) 1917", "1917-11-07"),
        ("ru", "julian", "{od} ({d}) {gmonth} {Y} г.", (1881, 3, 13), "1 (13) марта 1881 г.", "1881-03-13"),
        ("en", "julian", "{d} {gmonth} {Y} (N.S.)", (1917, 11, 7), "7 November 1917 (N.S.)", "1917-11-07"),
    ],
)  # fmt: skip
def test_of_two_calendars_the_gregorian_date_is_the_answer(
    locale: str, calendar: str, form: str, date: tuple[int, int, int], text: str, expression: str
) -> None:
    assert drafts(double_plan(locale_data(locale), calendar, form), date) == {(text, expression)}
    assert (calendar, form) in [(row[1], row[2]) for row in rows("foreign_double")]


def test_a_day_before_lady_day_has_two_years_of_which_the_second_is_ours() -> None:
    rng, seen = random.Random(6), 0
    form = re.compile(r"(?:([0-9]+)(?:st|nd|rd|th)? (?:of )?)?[A-Z][a-z]+\.?(?: ([0-9]+)\w*)?,? ([0-9]{4})/([0-9]+)")
    while seen < 300:
        plan = double_year(rng, locale_data("en"))
        draft = plan and plan.render(rng, datetime.date(2024, 5, 3))
        if draft is None:
            continue
        match = form.fullmatch(draft.text.removeprefix("the "))
        assert match, draft
        year, month, *day = draft.expression.split("-")
        assert int(match[3]) + 1 == int(year), draft
        assert year.endswith(match[4]), draft
        assert "01" <= month <= "03", draft
        assert [int(number) for number in day] == [int(match[1] or match[2])] * len(day) if day else True, draft
        assert draft.expression[5:] <= "03-24", draft
        seen += 1
    assert double_year(rng, locale_data("de")) is None


def test_an_old_style_day_of_another_month_is_not_written_without_it() -> None:
    plan = double_plan(locale_data("ru"), "julian", "{od} ({d}) {gmonth} {Y}")
    assert drafts(plan, (1917, 11, 7)) == set()


def test_forms_in_numbers_tell_the_order_of_their_fields() -> None:
    orders = {form: Form(form).order for form in ("{E}{y}.{m}.{d}", "{dd}/{mm}/{y} AH", "{d} {month} {y}", "{y} BE")}
    assert list(orders.values()) == ["ymd", "dmy", "", ""]


def test_a_short_year_that_thais_write_of_the_buddhist_era_is_of_no_other() -> None:
    years = range(45, 76)
    assert foreign.SHORT_YEARS["th"] == years
    found = [example for example in islice(examples(5, locales=["th"]), 2000) if "XX" in example.expression[:4]]
    shorts = {int(example.expression[2:4]) for example in found if re.fullmatch(r"XX\d\d.*", example.expression)}
    assert len(shorts) > 30
    assert not shorts & set(years)


def test_hebrew_days_come_without_the_marks_of_numbers_too() -> None:
    rng = random.Random(1)
    found = {hebrew_day_and_year(rng, 24, 5742) for _ in range(2000)}
    assert {("כ״ד", "תשמ״ב"), ("כד", "תשמ״ב"), ("כד", "תשמב")} <= found


@cache
def drawn() -> list[tuple[str, Plan, Draft, datetime.date]]:
    """Drafts of every rule that answers with one date of another calendar, in locales drawn as training draws them."""
    rng, sampler = random.Random(7), LocaleSampler()
    found: list[tuple[str, Plan, Draft, datetime.date]] = []
    while len(found) < 6000:
        others = (double, foreign.interval, double_year)
        rule = rng.choice([rule for rule in foreign.RULES if rule.plan not in others])
        plan = rule.plan(rng, sampler.draw(rng))
        date = datetime.date.fromordinal(rng.randint(690_000, 745_000))
        draft = plan.render(rng, date) if plan is not None else None
        if plan is not None and draft is not None:
            found.append((rule.name, plan, draft, date))
    return found


def test_every_answer_is_a_date_that_exists_and_every_text_is_short_and_filled_in() -> None:
    for name, plan, draft, _ in drawn():
        match = EXPRESSION.fullmatch(draft.expression)
        assert match, draft
        year, month, day = (int(group) if group else None for group in match.groups()[1:])
        assert year is not None
        assert gregorian(match[1], year, month, day) is not None, (name, plan.pattern, draft)
        assert day is None or month is None or day <= MONTH_LENGTHS[match[1]][month - 1]
        assert draft.kind == "calendar"
        assert "{" not in draft.text
        assert len(canonical(draft.text)) <= 78
        assert (draft.precision == "day") == (day is not None)


def test_answers_lead_back_to_the_day_drawn_or_the_same_day_of_another_century() -> None:
    for name, plan, draft, date in drawn():
        match = EXPRESSION.fullmatch(draft.expression)
        assert match
        if name == "foreign-julian" or not match[4]:
            continue
        span = gregorian(match[1], int(match[2]), int(match[3]), int(match[4]))
        assert span is not None
        moved = span[0].year % 100, span[0].month, span[0].day
        assert moved == (date.year % 100, date.month, date.day), (plan.pattern, draft)


def test_two_answers_never_share_a_text() -> None:
    answers: dict[str, str] = {}
    for _, plan, draft, _ in drawn():
        text = canonical(draft.text)
        if not draft.order:
            assert answers.setdefault(text, draft.expression) == draft.expression, (text, plan.pattern)


@pytest.mark.parametrize(
    ("calendar", "date", "expected"),
    [
        ("japanese", (1926, 12, 24), ("taisho", 15, 12, 24)),
        ("japanese", (1926, 12, 25), ("showa", 1, 12, 25)),
        ("persian", (2024, 3, 19), ("persian", 1402, 12, 29)),
        ("islamic", (2024, 3, 11), ("islamic", 1445, 9, 1)),
        ("hebrew", (2024, 10, 2), ("hebrew", 5784, 13, 29)),
        ("ethiopic", (2023, 9, 11), ("ethiopic", 2015, 13, 6)),
        ("julian", (1917, 11, 7), ("julian", 1917, 10, 25)),
    ],
)
def test_a_day_is_found_in_another_calendar(
    calendar: str, date: tuple[int, int, int], expected: tuple[str, int, int, int]
) -> None:
    assert foreign_date(calendar, datetime.date(*date)) == ForeignDate(*expected)


def test_days_before_a_calendar_begins_are_none() -> None:
    assert foreign_date("japanese", datetime.date(1868, 10, 22)) is None
    assert foreign_date("roc", datetime.date(1911, 12, 31)) is None


def test_a_date_outside_of_the_years_of_a_calendar_moves_by_centuries() -> None:
    moved = in_window(random.Random(1), "roc", datetime.date(1779, 5, 3))
    assert moved in (datetime.date(1979, 5, 3), datetime.date(2079, 5, 3))
    assert in_window(random.Random(1), "roc", datetime.date(2024, 2, 29)) == datetime.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "א׳"), (10, "י׳"), (15, "ט״ו"), (16, "ט״ז"), (25, "כ״ה"), (30, "ל׳"), (784, "תשפ״ד"), (700, "ת״ש")],
)
def test_numbers_are_written_in_hebrew_letters(number: int, text: str) -> None:
    assert marked(hebrew_letters(number), ("׳", "״")) == text


def test_a_month_that_is_called_like_a_gregorian_one_tells_no_calendar() -> None:
    assert foreign_names.shares_names("ethiopic", locale_data("ti"))
    assert not foreign_names.shares_names("ethiopic", locale_data("am"))


def test_chinese_months_are_gregorian_whatever_the_calendar() -> None:
    assert {"islamic", "hebrew"}.isdisjoint(
        calendar for calendar, forms in forms_of(locale_data("zh")).items() if any("{month}" in form for form in forms)
    )
    assert "{d} {month} {y}" in forms_of(locale_data("zh_Hant"))["islamic"]


def test_a_full_year_that_persians_and_arabs_write_of_their_calendar_is_gregorian_beside_a_named_month_alone() -> None:
    for language, years in foreign.FULL_YEARS.items():
        found = [
            e
            for e in islice(examples(5, locales=[language], groups=["plain"]), 700)
            if not re.search(r"\d{4}-\d\d-", e.text)
        ]
        numbers = [e.expression for e in found if e.order and re.fullmatch(r"\d{4}-\d\d-\d\d", e.expression)]
        assert len(numbers) > 50
        assert not [expression for expression in numbers if int(expression[:4]) in years]


def test_a_short_year_does_not_follow_a_month_where_it_could_be_a_day() -> None:
    patterns = foreign_names.patterns_of("japanese", locale_data("en"))
    assert {pattern.precision for pattern in patterns} == {"day", "year"}


def test_hand_written_months_are_complete() -> None:
    for calendar, _, *names in rows("foreign_months"):
        assert len(names) == len(set(names)) == len(MONTH_LENGTHS[calendar]) + (calendar == "hebrew"), names


def test_patterns_in_numbers_have_an_era() -> None:
    for identifier in ("en", "ar", "fa", "he", "th", "ja", "tr", "ru"):
        locale = locale_data(identifier)
        for calendar in foreign_names.calendars_of(locale)[0]:
            for pattern in foreign_names.patterns_of(calendar, locale):
                assert pattern.has_era or re.search("MMM|LLL", pattern.text), (identifier, calendar, pattern)


def test_an_interval_has_both_ends_in_one_calendar_and_form() -> None:
    rng, found = random.Random(3), set()
    for identifier, draws in (("th", 9000), ("ja", 1500), ("fa", 1500), ("ar", 1500)):
        for _ in range(draws):
            plan = foreign.interval(rng, locale_data(identifier))
            draft = plan.render(rng, datetime.date(2008, 9, 1)) if plan else None
            if draft is not None:
                found.add((draft.text, draft.expression))
                first, last = draft.expression.split("/")
                assert str(closed(first, 1969))[:10] < str(closed(last, 1969))[:10]
                assert draft.kind == "range"
    assert ("พ.ศ. 2551 - พ.ศ. 2552", "buddhist:2551/buddhist:2552") in found
    assert any(re.fullmatch(r"[\d /-]+ هـ", text) for text, _ in found), "a mark behind the second year is of both"
    assert {end.split(":")[0] for _, expression in found for end in expression.split("/")} >= {"buddhist", "persian"}


@pytest.mark.parametrize(
    ("locale", "calendar", "form", "date", "text", "expression"),
    [
        ("ja", "japanese", "{era}{t}年代", (1979, 5, 3), "昭和50年代", "showa:0050/showa:0059"),
        ("ja", "japanese", "{era}{t}年代", (1987, 5, 3), "昭和60年代", "showa:0060/showa:0064"),
        ("ja", "japanese", "{era}{y}年第2四半期", (2023, 1, 9), "令和5年第2四半期", "reiwa:0005-04/reiwa:0005-06"),
        ("zh_Hant", "roc", "民國{th}年代", (1984, 5, 3), "民國七十年代", "roc:0070/roc:0079"),
        ("zh_Hant", "roc", "{y 100-149}年下半年", (2024, 5, 3), "113年下半年", "roc:0113-07/roc:0113-12"),
        ("th", "buddhist", "ครึ่งปีหลัง {y 2440-2600}", (2022, 1, 3), "ครึ่งปีหลัง 2565", "buddhist:2565-07/buddhist:2565-12"),
        ("th", "buddhist", "ก่อน พ.ศ. {y}", (1932, 5, 3), "ก่อน พ.ศ. 2475", "../buddhist:2475"),
        ("th", "buddhist", "ประมาณ พ.ศ. {y}", (1932, 5, 3), "ประมาณ พ.ศ. 2475", "buddhist:2475~"),
    ],
)
def test_parts_of_years_decades_and_open_ends_are_told_in_the_years_of_the_calendar(
    locale: str, calendar: str, form: str, date: tuple[int, int, int], text: str, expression: str
) -> None:
    frames = foreign_frames.frames_of(locale_data(locale))[calendar]
    frame = next(frame for frame in frames if frame[1] == form)
    assert drafts(foreign_frames.form_plan(locale_data(locale), calendar, *frame), date) == {(text, expression)}


def test_an_era_that_begins_or_ends_within_a_year_has_no_quarters_of_it() -> None:
    frames = foreign_frames.frames_of(locale_data("ja"))["japanese"]
    frame = next(frame for frame in frames if frame[1] == "{era}{y}年第2四半期")
    assert drafts(foreign_frames.form_plan(locale_data("ja"), "japanese", *frame), (2019, 1, 9)) == set()


def test_a_century_of_another_calendar_is_its_hundred_years() -> None:
    frames = foreign_frames.frames_of(locale_data("th"))["buddhist"]
    frame = next(frame for frame in frames if frame[1] == "พุทธศตวรรษที่ {c}")
    found = drafts(foreign_frames.form_plan(locale_data("th"), "buddhist", *frame), (1979, 5, 3))
    assert ("พุทธศตวรรษที่ 25", "buddhist:2401/buddhist:2500") in found


@pytest.mark.parametrize(
    ("expression", "form", "inner", "is_day", "text", "label"),
    [
        ("{x}/..", "{x}以降", "{era}{gan}年", False, "令和元年以降", "reiwa:0001/.."),
        ("{x}~", "{x}頃", "{era}{gan}年", False, "令和元年頃", "reiwa:0001~"),
        ("../{x}", "{x}まで", "{E}{y}.{m}.{d}", True, "R1.5.3まで", "../reiwa:0001-05-03"),
    ],
)
def test_words_of_open_ends_stand_around_dates_of_other_calendars(
    expression: str, form: str, inner: str, is_day: bool, text: str, label: str
) -> None:
    base = foreign.form_plan(locale_data("ja"), "japanese", inner)
    plan = foreign_frames.around(expression, form, base, is_day=is_day)
    assert plan is not None
    assert drafts(plan, (2019, 5, 3)) == {(text, label)}
    other = foreign_frames.around(expression, form, base, is_day=not is_day)
    assert other is not None
    assert drafts(other, (2019, 5, 3)) == set()


def test_every_frame_is_filled_in_and_has_an_answer_that_can_be_spelled() -> None:
    rng, sampler = random.Random(3), LocaleSampler()
    count = 0
    while count < 1500:
        plan = rng.choice(foreign_frames.RULES).plan(rng, sampler.draw(rng))
        draft = plan.render(rng, datetime.date.fromordinal(rng.randint(690_000, 745_000))) if plan else None
        if draft is not None:
            count += 1
            assert spell(draft.expression)
            assert not set("{}") & set(draft.text + draft.expression), draft


@pytest.mark.parametrize(
    ("locale", "rule", "text", "expression"),
    [
        ("fa", foreign_frames.framed, r"تا سال 1\d{3}", r"\.\./persian:1\d{3}"),
        ("ar", foreign_frames.open_day, r"منذ \d+ [^\d ]+ 14\d\d ?هـ", r"islamic:14\d\d-\d\d-\d\d/\.\."),
        ("am", foreign_frames.open_day, r"እስከ .+ ቀን 20\d\d ዓ\.ም\.", r"\.\./ethiopic:20\d\d-\d\d-\d\d"),
    ],
)
def test_an_interval_of_another_calendar_can_be_open(
    locale: str, rule: Callable[[random.Random, LocaleData], Plan | None], text: str, expression: str
) -> None:
    rng, found = random.Random(5), set()
    for _ in range(9000):
        plan = rule(rng, locale_data(locale))
        draft = plan.render(rng, datetime.date(rng.randint(1990, 2030), 7, 9)) if plan else None
        if draft is not None:
            found.add((draft.text, draft.expression))
    assert [e for t, e in found if re.fullmatch(text, t)]
    assert all(re.fullmatch(expression, e) for t, e in found if re.fullmatch(text, t))

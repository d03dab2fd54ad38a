"""Intervals: pairs written out, and labels read back from the text by a second way."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import pytest
from babel import localedata
from drawn_once import drawn_once

from datenorm import edtf
from datenorm.expressions import spell
from datenorm.generation import (
    hints,
    intervals,
    intervals_clocks,
    intervals_days,
    intervals_forms,
    intervals_parts,
    intervals_words,
    number_words_sets,
    relative_forms,
)
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_connectors import Connector, joints
from datenorm.generation.intervals_days import Style, own_styles, styles
from datenorm.generation.intervals_ends import Combination
from datenorm.generation.intervals_tables import open_frames
from datenorm.generation.locales import LocaleSampler, locale_data
from datenorm.generation.numeric import han_number
from datenorm.generation.tables import rows
from datenorm.presets import PRESETS
from datenorm.reference import Reference
from datenorm.resolution import closed, resolved

KINDS = ("years", "months", "weekdays", "open", "relative", "spans", "quarters")
TABLES = (*KINDS, "connectors", "joints", "bases", "styles", "clocks", "cases", "number_words", "parts", "periods")
BETWEEN = re.compile(r"\s*(?:->|[-–—−/~～>→]|\.\.+| to | through | thru | until | till | and | & )\s*")
PLACES = re.compile(r"\{(\w+)\}")
HAN = str.maketrans("〇一二三四五六七八九", "0123456789")
MAY_3 = datetime.date(1979, 5, 3)
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class NextDay(random.Random):
    """Draws the nearest end and CLDR's own names."""

    def randint(self, low: int, high: int) -> int:
        return min(low + 1, high)

    def random(self) -> float:
        return 0.5


def fresh_drafts(name: str, locale: str = "") -> Iterator[Draft]:
    """Drafts of a rule without end, in one locale or in those that the sampler draws."""
    rule = next(rule for rule in intervals.RULES if rule.name == name)
    rng, sampler = random.Random(5), LocaleSampler()
    while True:
        plan = rule.plan(rng, locale_data(locale) if locale else sampler.draw(rng))
        date = datetime.date(rng.randint(1850, 2050), rng.randint(1, 12), rng.randint(1, 28))
        draft = plan.render(rng, date) if plan else None
        if draft:
            yield draft


shared_drafts = drawn_once(fresh_drafts)


def drafts(name: str, count: int = 400, locale: str = "") -> Iterator[Draft]:
    """The first drafts of a rule, drawn once for all tests."""
    return islice(shared_drafts(name, locale), count)


def written(locale: str, pattern: str, joint: str, parts: tuple[str, str], date: datetime.date = MAY_3) -> Draft | None:
    """The draft of a style with the given parts: `d` and `dmy`."""
    data = locale_data(locale)
    known = (*own_styles(locale), *styles("numbers"))
    style = next(s for s in known if pattern in s.parts.values() and all(map(s.parts.get, parts)))
    is_next = any(row[1] == joint and "next" in row for row in rows("intervals_connectors"))
    only = Style(style.order, {part: style.parts[part] for part in parts}, style.tail)
    rng = NextDay(1)
    for _ in range(50):
        plan = intervals_days._plan(rng, data, only, Connector(joint, is_next), only)
        if plan is not None and plan.pattern.startswith(f"{joint} | {only.parts[parts[0]]} | {only.parts[parts[1]]}"):
            return plan.render(rng, date)
    return None


def filled(locale: str, kind: str, form: str, date: datetime.date = MAY_3) -> tuple[str, str]:
    own, general = intervals_forms._rows(kind, locale)
    expression = next(expression for expression, row in (*own, *general) if row == form)
    plan = intervals_forms._plan(NextDay(1), locale_data(locale), expression, form)
    return rendered(plan, date)


def rendered(plan: Plan | None, date: datetime.date = MAY_3) -> tuple[str, str]:
    """The text and the expression that a plan makes of a day."""
    assert plan is not None
    draft = plan.render(NextDay(1), date)
    assert draft is not None
    return draft.text, draft.expression


@pytest.mark.parametrize(
    ("locale", "style", "joint", "parts", "text", "expression"),
    [
        ("en", "{d} {n} {y}", "{a}-{b}", ("d", "dmy"), "3-5 May 1979", "1979-05-03/1979-05-05"),
        ("en", "{n} {d}, {y}", "{a}–{b}", ("dm", "dy"), "May 3–5, 1979", "1979-05-03/1979-05-05"),
        ("de", "{d}. {n} {y}", "vom {a} bis {b}", ("d", "dm"), "vom 3. bis 5. Mai", "XXXX-05-03/XXXX-05-05"),
        ("fr", "{o} {n} {y}", "du {a} au {b}", ("d", "dmy"), "du 3 au 5 mai 1979", "1979-05-03/1979-05-05"),
        ("es", "{d} de {n} de {y}", "del {a} al {b}", ("d", "dm"), "del 3 al 5 de mayo", "XXXX-05-03/XXXX-05-05"),
        ("ru", "{d} {n} {y} г.", "с {a} по {b}", ("d", "dmy"), "с 3 по 5 мая 1979 г.", "1979-05-03/1979-05-05"),
        ("lt", "{y} m. {n} {d}", "{a}–{b}", ("dmy", "d"), "1979 m. gegužės 3–5 d.", "1979-05-03/1979-05-05"),
        ("ja", "{y}年{m}月{d}日", "{a}から{b}まで", ("dm", "d"), "5月3日から5日まで", "XXXX-05-03/XXXX-05-05"),
        ("zh", "{y}年{m}月{d}日", "{a}至{b}", ("dmy", "d"), "1979年5月3日至5日", "1979-05-03/1979-05-05"),
        ("ko", "{y}년 {m}월 {d}", "{a}~{b}", ("dmy", "d"), "1979년 5월 3~5일", "1979-05-03/1979-05-05"),
        ("de", "{dd}.{mm}.{yy}", "{a}-{b}", ("d", "dmy"), "03.-05.05.79", "XX79-05-03/XX79-05-05"),
        ("de", "{d}.{m}.", "vom {a} auf den {b}", ("d", "dm"), "vom 3. auf den 4.5.", "XXXX-05-03/XXXX-05-04"),
        ("de", "{dd}.{mm}.{y}", "{a}/{b}", ("d", "dmy"), "03./04.05.1979", "1979-05-03/1979-05-04"),
        ("en", "{d}.{m}.{y}", "{a} to {b}", ("d", "dmy"), "3. to 5.5.1979", "1979-05-03/1979-05-05"),
        ("de", "{dd} {n} {y}", "{a} auf {b}", ("d", "dm"), "03 auf 04 Mai", "XXXX-05-03/XXXX-05-04"),
        ("en", "{d} {n} {y}", "night of {a} to {b}", ("d", "dm"), "night of 3 to 4 May", "XXXX-05-03/XXXX-05-04"),
        ("en", "{d} {n} {yy}", "{a} till {b}", ("d", "dmy"), "3 till 5 May 79", "XX79-05-03/XX79-05-05"),
        ("en", "{y}-{mm}-{dd}", "{a}/{b}", ("dmy", "d"), "1979-05-03/05", "1979-05-03/1979-05-05"),
        ("pl", "{dd} {n} {y}", "od {a} do {b}", ("d", "dmy"), "od 03 do 05 maja 1979", "1979-05-03/1979-05-05"),
        ("hu", "{y}. {n} {dd}.", "{a} – {b}", ("dmy", "d"), "1979. május 03. – 05.", "1979-05-03/1979-05-05"),
    ],
)
def test_two_days_are_written_in_the_style_of_the_language(
    locale: str, style: str, joint: str, parts: tuple[str, str], text: str, expression: str
) -> None:
    draft = written(locale, style, joint, parts)
    assert draft is not None
    assert (draft.text, draft.expression) == (text, expression)


@pytest.mark.parametrize(
    ("locale", "kind", "form", "text", "expression"),
    [
        ("en", "open", "until {y}", "until 1979", "../1979"),
        ("en", "open", "since {k} {y}", "since May 1979", "1979-05/.."),
        ("ru", "open", "с {kg} {y} года", "с мая 1979 года", "1979-05/.."),
        ("en", "years", "from {y} until {z}", "from 1979 until 1980", "1979/1980"),
        ("en", "years", "season {y}/{yy}", "season 1979/80", "1979/1980"),
        ("zh", "months", "{ki}月至{li}月", "5月至7月", "XXXX-05/XXXX-07"),
        ("en", "months", "{k} {y} to {l} {d}, {z}", "May 1979 to February 3, 1980", "1979-05/1980-02-03"),
        ("en", "weekdays", "{w} to {v}", "Tuesday to Thursday", "XXXX-WXX-2/XXXX-WXX-4"),
        ("en", "weekdays", "the {do} to the {eo}", "the 3rd to the 5th", "XXXX-XX-03/XXXX-XX-05"),
        ("de", "weekdays", "Nacht von {w} auf {x}", "Nacht von Dienstag auf Mittwoch", "XXXX-WXX-2/XXXX-WXX-3"),
        ("ru", "weekdays", "{wfrom} по {vacc}", "со вторника по четверг", "XXXX-WXX-2/XXXX-WXX-4"),
        ("de", "relative", "heute bis {w}", "heute bis Dienstag", "P0D/P1K2"),
        ("en", "relative", "next week {w} to {v}", "next week Tuesday to Thursday", "P1W-2/P1W-4"),
        ("tr", "relative", "bugünden {wto} kadar", "bugünden salıya kadar", "P0D/P1K2"),
        ("zh", "relative", "下周二到周四", "下周二到周四", "P1W-2/P1W-4"),
        ("en", "spans", "from the {t}0s to the {u}0s", "from the 1970s to the 1980s", "197X/198X"),
        ("fr", "spans", "années {t}0 à {u}0", "années 1970 à 1980", "197X/198X"),
        ("en", "spans", "c. {y}-{z}", "c. 1979-1980", "1979~/1980~"),
        ("de", "spans", "{y} - ca. {z}", "1979 - ca. 1980", "1979/1980~"),
        ("en", "years", "active {y}-{z}", "active 1979-1980", "1979/1980"),
        ("en", "open", "{y} - date", "1979 - date", "1979/.."),
        ("de", "relative", "nächstes Wochenende", "nächstes Wochenende", "P1W-6/P1W-7"),
        ("en", "relative", "today until next {w}", "today until next Tuesday", "P0D/P1K2"),
        ("en", "relative", "from last month to today", "from last month to today", "-P1M/P0D"),
        ("zh", "relative", "今明两年", "今明两年", "P0Y/P1Y"),
        ("ja", "relative", "先週から今週", "先週から今週", "-P1W-X/P0W-X"),
        ("en", "open", "by COB {w}", "by COB Tuesday", "../XXXX-WXX-2"),
        ("en", "years", "{y} or {next}", "1979 or 1980", "1979/1980"),
        ("en", "years", "BET {y} AND {z}", "BET 1979 AND 1980", "1979/1980"),
        ("en", "spans", "late {co} or early {go} century", "late 12th or early 13th century", "11XX/12XX"),
        ("de", "years", "zw. {y} u. {z}", "zw. 1979 u. 1980", "1979/1980"),
        ("de", "open", "gest. vor {y}", "gest. vor 1979", "../1979"),
        ("de", "open", "ab kommendem {w}", "ab kommendem Dienstag", "P1K2/.."),
        ("sv", "open", "sedan i {w}s", "sedan i tisdags", "-P1K2/.."),
        ("nn", "years", "frå {y} til {z}", "frå 1979 til 1980", "1979/1980"),
        ("is", "open", "frá og með {k} {y}", "frá og með maí 1979", "1979-05/.."),
        ("lb", "open", "zanter {y}", "zanter 1979", "1979/.."),
        ("yi", "years", "פון {y} ביז {z}", "פון 1979 ביז 1980", "1979/1980"),
        ("vi", "relative", "{n} năm gần đây", "7 năm gần đây", "-P7Y0D/P0D"),
        ("mn", "relative", "сүүлийн {n} жил", "сүүлийн 7 жил", "-P7Y0D/P0D"),
        ("yue", "relative", "近{n}年", "近7年", "-P7Y0D/P0D"),
        ("mn", "open", "{y} оноос хойш", "1979 оноос хойш", "1979/.."),
        ("km", "open", "ចាប់ពីឆ្នាំ{y}", "ចាប់ពីឆ្នាំ1979", "1979/.."),
        ("lo", "open", "ແຕ່ປີ {y}", "ແຕ່ປີ 1979", "1979/.."),
        ("my", "open", "{y} ခုနှစ်အထိ", "1979 ခုနှစ်အထိ", "../1979"),
        ("th", "open", "ภายในสิ้นปี", "ภายในสิ้นปี", "../P0Y"),
        ("ko", "open", "연말까지", "연말까지", "../P0Y"),
        ("zh", "months", "{ki}月底{mi}月初", "5月底6月初", "XXXX-05/XXXX-06"),
        ("zh", "months", "{y}年{ki}月至次年{hi}月", "1979年5月至次年4月", "1979-05/1980-04"),
        ("zh", "relative", "未来一周", "未来一周", "P0D/P1W"),
        ("ko", "relative", "최근 1년간", "최근 1년간", "-P1Y0D/P0D"),
        ("ja", "open", "現在まで", "現在まで", "../P0D"),
        ("ko", "open", "올해 들어", "올해 들어", "P0Y/.."),
        ("ka", "weekdays", "{wfrom} {vto}", "სამშაბათიდან ხუთშაბათამდე", "XXXX-WXX-2/XXXX-WXX-4"),
        ("he", "weekdays", "ימים {wletter}-{vletter}", "ימים ג'-ה'", "XXXX-WXX-2/XXXX-WXX-4"),
        ("ku", "years", "ji {y}an heta {z}an", "ji 1979an heta 1980an", "1979/1980"),
        ("en", "quarters", "Q{i} and Q{i1} {y}", "Q2 and Q3 1979", "1979-34/1979-35"),
        ("en", "quarters", "since Q{i} {y}", "since Q2 1979", "1979-34/.."),
        ("en", "quarters", "from H2 {y} to H1 {next}", "from H2 1979 to H1 1980", "1979-41/1980-40"),
        ("de", "quarters", "{i}. und {i1}. Quartal {y}", "2. und 3. Quartal 1979", "1979-34/1979-35"),
        ("en", "spans", "late {t}0s to early {t1}0s", "late 1970s to early 1980s", "197X/198X"),
        ("en", "spans", "since the early {t}0s", "since the early 1970s", "197X/.."),
        ("fr", "spans", "jusqu'aux années {t}0", "jusqu'aux années 1970", "../197X"),
        ("en", "spans", "before c. {y}", "before c. 1979", "../1979~"),
        ("de", "spans", "seit ca. {y}", "seit ca. 1979", "1979~/.."),
        ("en", "relative", "over the past year", "over the past year", "-P1Y0D/P0D"),
        ("en", "years", "FY{s}/{yy}", "FY79/80", "XX79/XX80"),
        ("en", "years", "from late {y} until early {z}", "from late 1979 until early 1980", "1979/1980"),
        ("en", "years", "SY {y}-{next}", "SY 1979-1980", "1979/1980"),
        ("en", "years", "AY {y}/{yy}", "AY 1979/80", "1979/1980"),
        ("ru", "years", "{y}/{yy} уч. г.", "1979/80 уч. г.", "1979/1980"),
        ("lv", "years", "{y}./{next}. mācību gads", "1979./1980. mācību gads", "1979/1980"),
        ("he", "years", "שנת הלימודים {y}-{next}", "שנת הלימודים 1979-1980", "1979/1980"),
        ("bn", "years", "করবর্ষ {y}-{next}", "করবর্ষ 1979-1980", "1979/1980"),
        ("en", "years", "after {y}, before {z}", "after 1979, before 1980", "1979/1980"),
        ("ko", "years", "재위 {y}~{z}", "재위 1979~1980", "1979/1980"),
        ("en", "open", "Customer since {y}", "Customer since 1979", "1979/.."),
        ("de", "open", "Kundin seit {y}", "Kundin seit 1979", "1979/.."),
        ("en", "open", "{k} {y} - Present · {few} yrs {j} mos", "May 1979 - Present · 3 yrs 4 mos", "1979-05/.."),
        ("vi", "open", "từ tháng {ki}/{y} đến nay", "từ tháng 5/1979 đến nay", "1979-05/.."),
        ("en", "open", "Vol. 1, no. 1 ({ke}. {y})-", "Vol. 1, no. 1 (May. 1979)-", "1979-05/.."),
        ("en", "open", "TO {d} {ku} {y}", "TO 3 MAY 1979", "../1979-05-03"),
        ("sw", "open", "created:>={y}-{k2}-{d2}", "created:>=1979-05-03", "1979-05-03/.."),
        ("sw", "open", "until:{y}-{k2}-{d2}", "until:1979-05-03", "../1979-05-03"),
        ("ru", "open", "до конца {kg}", "до конца мая", "../XXXX-05"),
        ("tr", "open", "{k} sonuna kadar", "Mayıs sonuna kadar", "../XXXX-05"),
        ("en", "months", "{k} {y}–{z}", "May 1979–1980", "1979-05/1980"),
        ("en", "months", "{y} – {d} {l} {z}", "1979 – 3 February 1980", "1979/1980-02-03"),
        ("en", "months", "FROM {d} {ku} {y} TO {z}", "FROM 3 MAY 1979 TO 1980", "1979-05-03/1980"),
        ("en", "months", "{k} {d} & {d1}, {y}", "May 3 & 4, 1979", "1979-05-03/1979-05-04"),
        ("en", "months", "{w} & {x}, {k} {d} & {d1}", "Tuesday & Wednesday, May 3 & 4", "XXXX-05-03/XXXX-05-04"),
        ("en", "spans", "between c. {y} and {z}", "between c. 1979 and 1980", "1979~/1980"),
        ("en", "spans", "A.D. {low}–{high}", "A.D. 31–37", "0031/0037"),
        ("es", "relative", "en el último mes", "en el último mes", "-P1M0D/P0D"),
        ("id", "relative", "sebulan terakhir", "sebulan terakhir", "-P1M0D/P0D"),
    ],
)
def test_a_form_of_the_tables_has_the_expression_beside_it(
    locale: str, kind: str, form: str, text: str, expression: str
) -> None:
    assert filled(locale, kind, form) == (text, expression)


def test_an_ending_stands_behind_the_full_name_of_a_weekday_alone() -> None:
    swedish, words = locale_data("sv"), ("-P1K{w}/..", "sedan i {w}s")
    plans = (intervals_forms._plan(random.Random(seed), swedish, *words) for seed in range(50))
    assert {rendered(plan) for plan in plans} == {("sedan i tisdags", "-P1K2/..")}


@pytest.mark.parametrize(
    ("locale", "form", "text", "expression"),
    [
        ("hu", "{y}. {k} {d}-ig", "1979. május 3-ig", "../1979-05-03"),
        ("hu", "{k} {dto}", "május 3-áig", "../XXXX-05-03"),
        ("hu", "{y}. {k} {dfrom}", "1979. május 3-ától", "1979-05-03/.."),
        ("hu", "{y}. {kfrom}", "1979. májustól", "1979-05/.."),
        ("hu", "{yfrom}", "1979-től", "1979/.."),
        ("tr", "{d} {kdat} kadar", "3 Mayıs'a kadar", "../XXXX-05-03"),
        ("tr", "{d} {k} {yabl} itibaren", "3 Mayıs 1979'dan itibaren", "1979-05-03/.."),
        ("tr", "{ydat} kadar", "1979'a kadar", "../1979"),
        ("az", "{yord} ildən bəri", "1979-cu ildən bəri", "1979/.."),
        ("az", "{kgen} {dabl}", "mayın 3-dən", "XXXX-05-03/.."),
        ("fi", "{kgen} loppuun mennessä", "toukokuun loppuun mennessä", "../XXXX-05"),
        ("et", "kuni {d}. {kto} {y}", "kuni 3. maini 1979", "../1979-05-03"),
        ("lv", "līdz {y}. gada {d}. {kdat}", "līdz 1979. gada 3. maijam", "../1979-05-03"),
        ("tt", "{d} {kdat} кадәр", "3 майга кадәр", "../XXXX-05-03"),
        ("et", "avatud kuni {d}. {kto}", "avatud kuni 3. maini", "../XXXX-05-03"),
        ("lv", "izstāde skatāma līdz {d}. {kdat}", "izstāde skatāma līdz 3. maijam", "../XXXX-05-03"),
    ],
)
def test_endings_of_months_days_and_years_tell_which_end_is_open(
    locale: str, form: str, text: str, expression: str
) -> None:
    assert filled(locale, "open", form) == (text, expression)


@pytest.mark.parametrize(
    ("locale", "form", "text", "expression"),
    [
        ("en", "weeks {p}-{q} {y}", "weeks 2-4 1979", "1979-W02/1979-W04"),
        ("fi", "viikot {p}–{q}", "viikot 2–4", "XXXX-W02/XXXX-W04"),
        ("sk", "{wshort}–{vshort}", "ut–št", "XXXX-WXX-2/XXXX-WXX-4"),
        ("tr", "ayın {ddat} kadar", "ayın 3'üne kadar", "../XXXX-XX-03"),
        ("hu", "{dto}", "3-áig", "../XXXX-XX-03"),
    ],
)
def test_weeks_short_weekdays_and_days_of_no_named_month_are_ends(
    locale: str, form: str, text: str, expression: str
) -> None:
    assert filled(locale, "weekdays", form) == (text, expression)


@pytest.mark.parametrize(
    ("locale", "form", "expression"),
    [
        ("ru", "за последний месяц", "-P1M0D/P0D"),
        ("hr", "u posljednjih godinu dana", "-P1Y0D/P0D"),
        ("fi", "kolmen viime vuoden aikana", "-P3Y0D/P0D"),
        ("hu", "az elmúlt fél évben", "-P6M0D/P0D"),
        ("tr", "önümüzdeki bir ay içinde", "P0D/P1M0D"),
    ],
)
def test_the_last_and_the_next_week_month_or_year_as_a_span_reach_to_today(
    locale: str, form: str, expression: str
) -> None:
    assert filled(locale, "relative", form) == (form, expression)


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2001, "2001'den"),
        (1996, "1996'dan"),
        (2010, "2010'dan"),
        (1970, "1970'ten"),
        (1900, "1900'den"),
        (2000, "2000'den"),
    ],
)
def test_a_year_takes_the_ending_of_the_numeral_that_is_read_last(year: int, text: str) -> None:
    assert filled("tr", "open", "{yabl} beri", datetime.date(year, 5, 3)) == (f"{text} beri", f"{year}/..")


def test_a_number_in_a_span_goes_with_the_form_of_its_unit() -> None:
    plan, found = intervals_forms._plan(random.Random(1), locale_data("ar"), "-P{n}D/P0D", "آخر {qD}"), set()
    assert plan is not None
    for seed in range(300):
        draft = plan.render(random.Random(seed), datetime.date(2024, 5, 3))
        found |= {(draft.text, draft.expression)} if draft else set()
    assert {("آخر 7 أيام", "-P7D/P0D"), ("آخر 30 يوما", "-P30D/P0D"), ("آخر يومين", "-P2D/P0D")} <= found


@pytest.mark.parametrize(
    ("locale", "kind", "form", "joint", "text", "expression"),
    [
        ("zh", "months", "{y}年{ki}月{to}{li}月", "到", "1979年5月到7月", "1979-05/1979-07"),
        ("zh", "months", "{y}年{ki}{to}{li}月份", "－", "1979年5－7月份", "1979-05/1979-07"),
        ("zh", "months", "{y}年{ki}月{to}{z}年{li}月", "ー", "1979年5月ー1980年2月", "1979-05/1980-02"),
        ("zh", "months", "{yp}年{kc}月{to}{lc}月", "至", "一九七九年五月至七月", "1979-05/1979-07"),
        ("zh", "months", "{s}年{ki}月{to}{li}月", "—", "79年5月—7月", "XX79-05/XX79-07"),
        ("zh", "years", "{y}{to}{zz}年", "到", "1979到80年", "1979/1980"),
        ("zh", "years", "{yp}年{to}{zp}年", "——", "一九七九年——一九八〇年", "1979/1980"),
        ("zh", "spans", "{t}0年代{to}{u}0年代", "－", "1970年代－1980年代", "197X/198X"),
        ("zh", "weekdays", "{wzhou}{to}{vbare}", "至", "周二至四", "XXXX-WXX-2/XXXX-WXX-4"),
        ("zh", "weekdays", "{d}{to}{e}号", "→", "3→5号", "XXXX-XX-03/XXXX-XX-05"),
        ("zh", "relative", "下{w}{to}{v}", "到", "下星期二到星期四", "P1W-2/P1W-4"),
        ("zh", "relative", "去年{ki}月{to}{li}月", "至", "去年5月至7月", "-P1Y-05/-P1Y-07"),
        ("zh_Hant", "weekdays", "{wzhou}{to}{vzhou}", "至", "週二至週四", "XXXX-WXX-2/XXXX-WXX-4"),
        ("yue", "months", "{ki}{to}{li}月", "－", "5－7月", "XXXX-05/XXXX-07"),
        ("ja", "months", "{y}年{ki}月{to}{li}月", "ー", "1979年5月ー7月", "1979-05/1979-07"),
        ("ja", "years", "{y}{to}{zz}年", "～", "1979～80年", "1979/1980"),
        ("ja", "weekdays", "{wbare}{to}{vbare}曜", "～", "火～木曜", "XXXX-WXX-2/XXXX-WXX-4"),
        ("ja", "relative", "来週の{w}{to}{v}", "から", "来週の火曜日から木曜日", "P1W-2/P1W-4"),
        (
            "ko",
            "months",
            "{y}년 {ki}월{to}{z}년 {li}월까지",
            "부터 ",
            "1979년 5월부터 1980년 2월까지",
            "1979-05/1980-02",
        ),
        ("ko", "years", "{y}년{to}{z}년", "∼", "1979년∼1980년", "1979/1980"),
        ("ko", "weekdays", "{d}{to}{e}일", "~", "3~5일", "XXXX-XX-03/XXXX-XX-05"),
    ],
)
def test_any_joint_of_the_language_stands_between_any_two_ends(
    locale: str, kind: str, form: str, joint: str, text: str, expression: str
) -> None:
    own, _ = intervals_forms._rows(kind, locale)
    row = next(row for row, its_form in own if its_form == form)
    plan = intervals_forms._plan(NextDay(1), locale_data(locale), row, form.replace("{to}", joint))
    assert joint in joints(locale)
    assert rendered(plan) == (text, expression)


@pytest.mark.parametrize(
    ("locale", "joint", "parts", "style", "ending", "text", "expression"),
    [
        ("zh", "{a}到{b}", ("dmy", "d"), "{y}年{m}月{d}日", "", "1979年5月3日到5日", "1979-05-03/1979-05-05"),
        ("zh", "{a}-{b}", ("dmy", "d"), "{yy}年{m}月{d}号", "", "79年5月3号-5号", "XX79-05-03/XX79-05-05"),
        ("zh", "{a}至{b}", ("dm", "d"), "{yp}年{mc}月{dc}号", "", "五月三号至五号", "XXXX-05-03/XXXX-05-05"),
        ("ja", "{a}から{b}", ("dm", "d"), "{yp}年{mc}月{dc}日", "", "五月三日から五日", "XXXX-05-03/XXXX-05-05"),
        (
            "zh", "{a}—{b}", ("dmy", "d"), "{yp}年{mc}月{dc}号", "{y}年{m}月{d}号",
            "一九七九年五月三号—5号", "1979-05-03/1979-05-05",
        ),
        (
            "zh", "{a}到{b}", ("dmy", "d"), "{y}年{m}月{d}日", "{yp}年{mc}月{dc}号",
            "1979年5月3日到五号", "1979-05-03/1979-05-05",
        ),
    ],
)  # fmt: skip
def test_days_can_stand_in_chinese_numerals_at_both_ends_or_at_one(
    locale: str, joint: str, parts: tuple[str, str], style: str, ending: str, text: str, expression: str
) -> None:
    known = {known.parts["dmy"]: known for known in own_styles(locale) if not known.tail}
    only = Style("ymd", {part: known[style].parts[part] for part in parts}, "")
    plan = intervals_days._plan(NextDay(1), locale_data(locale), only, Connector(joint), only, ending=known.get(ending))
    assert rendered(plan) == (text, expression)


def test_each_end_has_numerals_of_its_own_at_times() -> None:
    texts = [draft.text for draft in drafts("interval-days", 1500, "zh")]
    mixed = [
        text
        for text in texts
        if re.search(r"[一二三四五六七八九十](?:日|号)", text) and re.search(r"\d(?:日|号)", text)
    ]
    assert 5 < len(mixed) < 100


@pytest.mark.parametrize(
    ("locale", "form", "base", "text", "expression"),
    [
        ("zh", "{ahead}之前", "明年{ki}月", "明年5月之前", "../P1Y-05"),
        ("zh", "{ahead}之前", "下{w}", "下星期二之前", "../P1W-2"),
        ("zh", "{ahead}前", "月底", "月底前", "../P0M"),
        ("zh", "{ahead}前", "年底", "年底前", "../P0Y"),
        ("zh", "{past}以来", "去年{ki}月", "去年5月以来", "-P1Y-05/.."),
        ("zh", "从{r}起", "去年{kc}月{dc}日", "从去年五月三日起", "-P1Y-05-03/.."),
        ("zh_Hant", "{ahead}之前", "明年{ki}月", "明年5月之前", "../P1Y-05"),
        ("ja", "{ahead}までに", "来週の{w}", "来週の火曜日までに", "../P1W-2"),
        ("ja", "{r}から", "去年{ki}月", "去年5月から", "-P1Y-05/.."),
        ("ko", "{r}까지", "다음 주 {w}", "다음 주 화요일까지", "../P1W-2"),
        ("ko", "{past}부터 지금까지", "작년 {ki}월", "작년 5월부터 지금까지", "-P1Y-05/.."),
    ],
)
def test_what_counts_from_today_can_be_the_one_end(
    locale: str, form: str, base: str, text: str, expression: str
) -> None:
    own, _ = intervals_forms._rows("open", locale)
    row = next(row for row, its_form in own if its_form == form)
    place = PLACES.findall(form)[0]
    meaning = next(meaning for meaning, its_text in intervals_forms.bases(locale, place) if its_text == base)
    filled_in = [part.replace(f"{{{place}}}", value) for part, value in ((row, meaning), (form, base))]
    plan = intervals_forms._plan(NextDay(1), locale_data(locale), *filled_in)
    assert rendered(plan) == (text, expression)


@pytest.mark.parametrize(
    ("form", "text", "expression"),
    [
        ("{modern}年前", "1979年前", "../1979"),
        ("{yp}年前", "一九七九年前", "../1979"),
        ("{y}年之前", "1979年之前", "../1979"),
        ("{ki}月底之前", "5月底之前", "../XXXX-05"),
        ("{yp}年{kc}月以来", "一九七九年五月以来", "1979-05/.."),
    ],
)
def test_chinese_limits_are_intervals_that_are_open_at_one_end(form: str, text: str, expression: str) -> None:
    assert filled("zh", "open", form) == (text, expression)


def test_a_year_before_which_something_is_cannot_be_a_count_of_years() -> None:
    """`2000年前` is two thousand years ago."""
    for draft in drafts("interval-open", 6000, "zh"):
        match = re.fullmatch(r"在?(\d+)年前", draft.text)
        assert match is None or (1900 < int(match[1]) < 2100 and int(match[1]) % 100), draft


@pytest.mark.parametrize(
    ("locale", "kind", "form", "text", "expression"),
    [
        ("pt", "weekdays", "de {wnumber} a {vfeira}", "de 3ª a 5ª feira", "XXXX-WXX-2/XXXX-WXX-4"),
        ("sq", "weekdays", "nga {wnom} deri {vacc}", "nga e marta deri të enjten", "XXXX-WXX-2/XXXX-WXX-4"),
        ("eu", "weekdays", "{wfrom} {vto}", "asteartetik ostegunera", "XXXX-WXX-2/XXXX-WXX-4"),
        ("mt", "weekdays", "{wfrom} {vto}", "mit-Tlieta sal-Ħamis", "XXXX-WXX-2/XXXX-WXX-4"),
        ("cy", "weekdays", "o {wsoft} i {vsoft}", "o Fawrth i Iau", "XXXX-WXX-2/XXXX-WXX-4"),
        ("ga", "weekdays", "{wfrom} {vto}", "ó Mháirt go Déardaoin", "XXXX-WXX-2/XXXX-WXX-4"),
        ("oc", "weekdays", "de {w} a {v}", "de dimars a dijòus", "XXXX-WXX-2/XXXX-WXX-4"),
        ("it", "years", "a.s. {y}/{yy}", "a.s. 1979/80", "1979/1980"),
        ("pt", "years", "safra {y}/{next}", "safra 1979/1980", "1979/1980"),
        ("eu", "years", "{y}-{next} ikasturtea", "1979-1980 ikasturtea", "1979/1980"),
        ("fr", "spans", "{cr}e/{gr}e siècle", "XIIe/XIIIe siècle", "11XX/12XX"),
    ],
)
def test_weekdays_years_and_centuries_are_joined_in_the_grammar_of_the_language(
    locale: str, kind: str, form: str, text: str, expression: str
) -> None:
    assert filled(locale, kind, form) == (text, expression)


@pytest.mark.parametrize(
    ("locale", "form", "text", "expression"),
    [
        ("en", "{co}-{fo} century", "12th-13th century", "11XX/12XX"),
        ("en", "{co} and {go} centuries", "12th and 13th centuries", "11XX/12XX"),
        ("ru", "{cr}-{fr} вв.", "XII-XIII вв.", "11XX/12XX"),
        ("zh", "{cn}至{fn}世纪", "12至13世纪", "11XX/12XX"),
    ],
)
def test_two_centuries_are_an_interval(locale: str, form: str, text: str, expression: str) -> None:
    assert filled(locale, "spans", form) == (text, expression)


def test_centuries_of_an_interval_are_old_ones_too_whatever_the_date() -> None:
    found = {draft.expression for draft in drafts("interval-spans", 2000, "fr")}
    assert {"10XX/11XX", "14XX/15XX", "17XX/18XX", "18XX/20XX"} <= found


@pytest.mark.parametrize(
    ("locale", "form", "text", "expression"),
    [
        ("en", "{a} to {b} of {n} {y}", "third to fifth of May 1979", "1979-05-03/1979-05-05"),
        ("en", "the {a} of {m} to the {b} of {n}", "the third of May to the fifth of June", "XXXX-05-03/XXXX-06-05"),
        ("de", "der {a} bis {b} {n}", "der dritte bis fünfte Mai", "XXXX-05-03/XXXX-05-05"),
        ("es", "del {a} al {b} de {n} de {y}", "del tres al cinco de mayo de 1979", "1979-05-03/1979-05-05"),
        ("fi", "{a} {b} {n}", "kolmannesta viidenteen toukokuuta", "XXXX-05-03/XXXX-05-05"),
    ],
)
def test_two_days_are_written_in_words(
    monkeypatch: pytest.MonkeyPatch, locale: str, form: str, text: str, expression: str
) -> None:
    def third_to_fifth(rng: random.Random, start: datetime.date, combination: Combination) -> datetime.date:
        return datetime.date(1979, 6 if combination.first == "dm" else 5, 5)

    monkeypatch.setattr(intervals_words, "end_of", third_to_fifth)
    row = next(row for row in intervals_words._every(locale) if row[0] == form)
    draft = intervals_words._plan(NextDay(1), locale_data(locale), *row).render(NextDay(1), MAY_3)
    assert draft is not None
    assert (draft.text, draft.expression) == (text, expression)


@pytest.mark.parametrize(
    ("layout", "text", "expected"),
    [
        ("{x} {hh}:{i}", "12.09.17", "12.09.17 01:00"),
        ("{x} (arrival {hh}.{i})", "Mon 6 Nov 2017", "Mon 6 Nov 2017 (arrival 01.00)"),
        ("{x}{h}時", "5月3日", "5月3日1時"),
        ("{x}{h}時", "5/3", "5/3 1時"),
    ],
)
def test_a_clock_time_beside_an_end_leaves_its_numbers_alone(layout: str, text: str, expected: str) -> None:
    class One(random.Random):
        def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
            return 1

        def choice(self, seq: Any) -> Any:
            return seq[0]

    assert intervals_clocks.with_clock(One(1), layout, text) == expected


def test_a_slash_between_days_of_one_month_joins_two_days_in_a_row() -> None:
    """`8./21. Juni 1922` is one day in two calendars."""
    seen = 0
    for draft in chain(drafts("interval-days", 2500, "de"), drafts("interval-numeric", 2500, "de")):
        match = re.match(r"\D*(\d{1,2})\.?\s?/\s?(\d{1,2})\.?(?:\s?\d{1,2}\.| ?[A-Z])", draft.text)
        if match and "-" not in draft.text and not draft.order:
            assert int(match[2]) == int(match[1]) + 1, draft
            seen += 1
    assert seen > 20


@pytest.mark.parametrize(
    ("text", "first", "last", "is_decided"),
    [
        ("03/03/2005 - 04/03/2005", datetime.date(2005, 3, 3), datetime.date(2005, 3, 4), False),
        ("25/03/2005 - 04/04/2005", datetime.date(2005, 3, 25), datetime.date(2005, 4, 4), True),
    ],
)
def test_a_first_day_that_reads_alike_in_both_orders_tells_nothing_of_the_last(
    text: str, first: datetime.date, last: datetime.date, is_decided: bool
) -> None:
    draft = Draft(text, "day", order="dmy", expression=f"{first}/{last}", kind="range")
    assert hints.is_decided(draft, first) is is_decided


def test_a_day_before_a_date_with_points_needs_no_order() -> None:
    for draft in drafts("interval-numeric", 1500, "de"):
        if re.match(r"\d{1,2}\.?\s?[-–]\s?\d{1,2}\.\d{1,2}\.\d{2,4}$", draft.text):
            assert not draft.order, draft


@pytest.mark.parametrize("name", [rule.name for rule in intervals.RULES])
def test_every_label_is_an_interval_of_the_language_that_does_not_run_backwards(name: str) -> None:
    for draft in drafts(name):
        value = edtf.parse(draft.expression)
        assert str(value) == draft.expression
        assert len(spell(draft.expression)) <= PRESETS["base"].target_length, draft
        if "-IL-P" in draft.expression:
            value = edtf.parse(resolved(draft.expression, Reference(MAY_3)) or "")
        if name == "interval-iso" and draft.kind == "absolute+time":  # from one clock time to another of one day
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", draft.expression), draft
            continue
        assert isinstance(value, edtf.Interval)
        assert draft.kind == "range"
        assert not re.search(r"\{\w+\}" if name == "interval-iso" else "[{}]", draft.text), draft.text
        start, end = str(value).split("/")
        is_over_a_new_year = re.fullmatch(r"XXXX-\d\d/XXXX-\d\d", str(value)) and start > end
        if not is_over_a_new_year and not re.search(r"P|W|bc:|\.\.", str(value)):
            length = min(len(start), len(end))
            assert start[:length] <= end[:length], draft
            assert start != end, draft


def named_date(text: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of an English date in words, where stated."""
    year = re.search(r"\b(\d{4})\b", text)
    month = next(
        (n + 1 for n, name in enumerate(ENGLISH_MONTHS) if re.search(rf"(?<![a-z]){name}", text.lower())), None
    )
    day = re.search(r"(?<![\d'’:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", text)
    return (int(year[1]) if year else None, month, int(day[1]) if day else None)


def test_english_days_read_back_give_the_label(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both halves are read alone, and what one lacks is taken from the other."""
    monkeypatch.setattr(intervals_days, "month_names", lambda rng, locale: rng.choice(locale.month_names[:2]))
    seen = 0
    for draft in islice(fresh_drafts("interval-days", "en"), 1500):
        halves = re.split(
            r"\s*(?:-|–|—|/|~|\.\.+|→|->|>| to | through | thru | until | till | and | & )\s*", draft.text, flags=re.I
        )
        if len(halves) != 2 or draft.has_clock or draft.open_century or re.search("Janeiro|Mar(?=rak|sei)", draft.text):
            continue  # places that begin like months
        first, last = map(named_date, halves)
        assert first[2], draft
        assert first[1] or last[1], draft
        year = first[0] or last[0]
        ends = []
        for own, other in ((first, last), (last, first)):
            stated = f"{own[0] or other[0]:04}" if year else "XXXX"
            ends.append(f"{stated}-{own[1] or other[1]:02}-{own[2]:02}")
        assert "/".join(ends) == draft.expression, draft
        seen += 1
    assert seen > 500


def test_numbers_read_back_in_the_stated_order_give_the_label() -> None:
    seen = 0
    for draft in drafts("interval-numeric", 1500):
        numbers = re.findall(r"(?<!\w)\d+", draft.text)
        size = len(draft.order)
        if draft.has_clock or len(numbers) != 2 * size or "XXXX" in draft.expression:
            continue
        ends = []
        for group in (numbers[:size], numbers[size:]):
            fields = dict(zip(draft.order, group, strict=True))
            year = f"XX{fields['y']}" if draft.open_century else fields["y"]
            ends.append(f"{year}-{int(fields['m']):02}-{int(fields['d']):02}")
        assert "/".join(ends) == draft.expression, draft
        seen += 1
    assert seen > 300


@pytest.mark.parametrize("name", ["interval-cldr", "interval-days", "interval-numeric", "interval-two-dates"])
def test_both_days_of_the_label_stand_in_the_text(name: str) -> None:
    for draft in drafts(name, 600):
        if re.search(r"\d{8}", draft.text):
            continue
        numbers = [int(number) for number in re.findall(r"\d+", draft.text)]
        for end in draft.expression.split("/"):
            day = end.split("-")[2:]
            in_han = bool(day) and han_number(int(day[0]), counted=True) in draft.text
            assert not day or int(day[0]) in numbers or in_han, draft


def test_an_end_that_takes_its_year_from_the_other_lies_in_that_year() -> None:
    for draft in drafts("interval-days", 1500, "de"):
        years = re.findall(r"(?<!\d)\d{4}(?!\d)", draft.text)
        if len(years) == 1 and not draft.has_clock:
            start, end = draft.expression.split("/")
            assert start[:4] == end[:4] == years[0], draft


@pytest.mark.parametrize("name", ["interval-years", "interval-months"])
def test_no_interval_ends_after_the_year_9999(name: str) -> None:
    rule = next(rule for rule in intervals.RULES if rule.name == name)
    written = 0
    for seed in range(600):
        rng = random.Random(seed)
        plan = rule.plan(rng, locale_data("en"))
        draft = plan and plan.render(rng, datetime.date(9985, 5, 3))
        if draft is not None:
            edtf.parse(draft.expression)
            written += 1
    assert written > 100


def test_words_read_back_give_the_label() -> None:
    """English numbers are counted in the order of their set; what comes first in the text is the start."""
    sets = number_words_sets.day_sets(locale_data("en"))
    numbers = {word: day for words in (sets["ordinal"], sets["numbering-year"]) for day, word in enumerate(words, 1)}
    for draft in drafts("interval-words", 300, "en"):
        days = [numbers[word] for word in re.findall(r"[a-z]+(?:-[a-z]+)?", draft.text.lower()) if word in numbers]
        assert [int(end[-2:]) for end in draft.expression.split("/")] == days, draft
        assert ("XXXX" in draft.expression) == (not re.search(r"\d", draft.text)), draft


def test_days_over_the_turn_of_a_year_state_both_years() -> None:
    date = datetime.date(2023, 12, 31)
    for locale in ("en", "de", "ja", "hu"):
        for seed in range(300):
            rng = random.Random(seed)
            plan = intervals_days.named(rng, locale_data(locale))
            draft = plan.render(rng, date) if plan else None
            if draft is not None and not draft.open_century:
                assert draft.expression.startswith("2023-12-31/")
                end = draft.expression.split("/")[1][:4]
                text = draft.text.translate(HAN)
                assert "2023" in text
                assert end in text


def test_two_short_years_leave_no_reading_as_a_month() -> None:
    for draft in drafts("interval-years", 3000):
        match = re.search(r"\d{4}[-–/](\d\d)(?!\d)", draft.text)
        assert match is None or int(match[1]) > 12, draft


def test_no_interval_in_numbers_can_be_read_as_one_date() -> None:
    for name in ("interval-cldr", "interval-numeric", "interval-months", "interval-years"):
        for draft in drafts(name, 1500):
            if re.fullmatch(r"[\d\s./–—-]+", draft.text):
                assert not re.fullmatch(r"\d{1,2}\s?[-–—/.]\s?\d{1,2}(\s?[-–—/.]\s?\d{2})?", draft.text), draft


def test_every_place_of_an_expression_stands_in_its_form() -> None:
    same = {
        "k2": "k",
        "kg": "k",
        "ki": "k",
        "l2": "l",
        "lg": "l",
        "li": "l",
        "kc": "k",
        "mi": "m",
        "mc": "m",
        "hi": "h",
        "lc": "l",
        "dc": "d2",
        "yp": "y",
        "zp": "z",
        "do": "d2",
        "eo": "e2",
        "d": "d2",
        "d1": "d12",
        "zz": "z",
        "hours": "few",
        **dict.fromkeys(("qD", "qW", "qM", "qY"), "n"),
    }
    for kind in KINDS:
        for row in rows(f"intervals_{kind}"):
            assert len(row) == 3, row
            in_form = {same.get(place, place) for place in PLACES.findall(row[2])} | set(PLACES.findall(row[2]))
            in_form |= {place[0] for place in in_form if place[0] in "wvxcfgkly"}
            in_form |= {"d2"} if any(place[0] == "d" for place in in_form) else set()
            in_form |= {"e2"} if any(place[0] == "e" for place in in_form) else set()
            in_form |= {f"{place}2" for place in in_form if place in "pq"}
            in_form |= {"next"} if "y" in in_form else set()
            in_form |= {f"{place}c" for place in in_form & {"i", "j", "i1", "o"}}
            assert set(PLACES.findall(row[1])) <= in_form, row


@pytest.mark.parametrize("table", [f"intervals_{name}" for name in TABLES])
def test_every_language_of_the_tables_is_one_that_cldr_knows(table: str) -> None:
    known = set(localedata.locale_identifiers()) | {"*", "named", "numbers", "no"}
    assert not {name for row in rows(table) for name in row[0].split(",")} - known


@pytest.mark.parametrize("table", [f"intervals_{name}" for name in KINDS])
def test_no_language_has_one_form_with_two_expressions(table: str) -> None:
    found: dict[tuple[str, str], str] = {}
    for row in rows(table):
        for language in row[0].split(","):
            assert found.setdefault((language, row[2]), row[1]) == row[1], row


def test_words_for_intervals_exist_in_thirty_languages() -> None:
    for kind in ("connectors", "open", "years"):
        assert len({name for row in rows(f"intervals_{kind}") for name in row[0].split(",")} - {"*"}) >= 30


def parts(
    locale: str, form: str, whole: str, number: int, date: datetime.date, *, is_last: bool
) -> set[tuple[str, str]]:
    """Texts and expressions of a part and a whole of the table, in every way that the part has."""
    unit = next(part.unit for part in intervals_parts._parts(locale) if part.form == form)
    base = next(expression for expression, text in intervals_parts._wholes(locale) if text == whole)
    found = set()
    for seed in range(200):
        rng = random.Random(seed)
        plan = intervals_parts._plan(rng, locale_data(locale), form, whole, base, unit, number, is_last=is_last)
        draft = plan and plan.render(rng, date)
        found |= {(draft.text, draft.expression)} if draft else set()
    return found


@pytest.mark.parametrize(
    ("locale", "form", "whole", "number", "is_last", "text", "expression"),
    [
        ("en", "[the |the |in the ||]<first/final> {n:a} months {x}", "of {y}", 3, False,
         "in the first three months of 2024", "2024-01/2024-03"),
        ("en", "[the |in the |during the |]<first/final> {n:a} days {x}", "of {m} {y}", 3, True,
         "the final three days of February 2024", "2024-02-IL-P3D"),
        ("en", "[the |in the |]<first/final> {n:a} weeks {x}", "of {m}", 2, True,
         "the final two weeks of February", "XXXX-02-IL-P14D"),
        ("de", "die <ersten/letzten> beiden Wochen {x}", "des letzten Monats", 2, False,
         "die ersten beiden Wochen des letzten Monats", "-P1M-01/-P1M-14"),
        ("fr", "[les |les |dans les |au cours des |pendant les |durant les |lors des |]{n:parts} <premières/dernières>"
         " semaines {x}", "{mde} {y}", 3, True, "les trois dernières semaines de février 2024", "2024-02-IL-P21D"),
        ("de", "in den <ersten/letzten> {n:datm} Monaten {x}", "des Jahres {y}", 3, False,
         "in den ersten drei Monaten des Jahres 2024", "2024-01/2024-03"),
        ("de", "die <ersten/letzten> beiden Quartale {x}", "des letzten Jahres", 2, True,
         "die letzten beiden Quartale des letzten Jahres", "-P1Y-IL-P2Q"),
        ("fr", "[les |les |dans les |au cours des |pendant les |durant les |sur les |lors des |]"
         "{n:parts} <premiers/derniers> mois {x}", "de {y}", 8, False,
         "les huit premiers mois de 2024", "2024-01/2024-08"),
        ("es", "[los |los |en los |durante los ]{n:m} <primeros/últimos> meses {x}", "de este año", 3, False,
         "los tres primeros meses de este año", "P0Y-01/P0Y-03"),
        ("it", "<[i |i |nei |durante i |nel corso dei |]primi/[gli |gli |negli |durante gli |nel corso degli |]ultimi>"
         " {n:m} giorni {x}", "di {m} {y}", 2, True, "negli ultimi due giorni di febbraio 2024",
         "2024-02-IL-P2D"),
        ("pl", "w <pierwszych/ostatnich> {n:gen} miesiącach {x}", "{y} roku", 5, False,
         "w pierwszych pięciu miesiącach 2024 roku", "2024-01/2024-05"),
        ("cs", "v <prvních/posledních> {n:loc} čtvrtletích {x}", "roku {y}", 3, True,
         "v posledních třech čtvrtletích roku 2024", "2024-IL-P3Q"),
        ("sl", "<prvi/zadnji> {n:m} meseci {x}", "leta {y}", 3, False,
         "prvi trije meseci leta 2024", "2024-01/2024-03"),
        ("ru", "[||в |за ]<первые/последние> {n:m} месяцев {x}", "{y} года", 5, False,
         "за первые пять месяцев 2024 года", "2024-01/2024-05"),
        ("ru", "в течение <первых/последних> {n:gen} дней {x}", "следующего месяца", 5, False,
         "в течение первых пяти дней следующего месяца", "P1M-01/P1M-05"),
        ("lt", "per {x} <pirmus/paskutinius> {n:accm} mėnesius", "{y} m.", 2, True,
         "per 2024 m. paskutinius du mėnesius", "2024-IL-P2M"),
        ("fi", "{x} <ensimmäisten/viimeisten> {n} päivän aikana", "{mgen}", 5, False,
         "helmikuun ensimmäisten 5 päivän aikana", "XXXX-02-01/XXXX-02-05"),
        ("hu", "{x} <első/utolsó> {n:q} hónapjában", "az idei év", 3, False,
         "az idei év első három hónapjában", "P0Y-01/P0Y-03"),
        ("tr", "{x} <ilk/son> {n:q} günü", "{y} {m} ayının", 10, True,
         "2024 Şubat ayının son on günü", "2024-02-IL-P10D"),
        ("ar", "[||خلال |في ]الأشهر {words:defm} <الأولى/الأخيرة> {x}", "من عام {y}", 3, False,
         "خلال الأشهر الثلاثة الأولى من عام 2024", "2024-01/2024-03"),
        ("he", "ב{words:const} החודשים <הראשונים/האחרונים> {x}", "של שנת {y}", 3, False,
         "בשלושת החודשים הראשונים של שנת 2024", "2024-01/2024-03"),
        ("zh", "{x}<前/最后>{n:q}个月", "{y}年", 11, False, "2024年前十一个月", "2024-01/2024-11"),
        ("zh", "{x}<前/>{n:q}季度", "去年", 3, False, "去年前三季度", "-P1Y-33/-P1Y-35"),
        ("ja", "{x}の<最初/最後>の{n}四半期", "{y}年", 2, False, "2024年の最初の2四半期", "2024-33/2024-34"),
        ("ko", "{x} <첫/마지막> {words:days}", "{y}년 {number}월", 3, True,
         "2024년 2월 마지막 사흘", "2024-02-IL-P3D"),
        ("en", "[the |in the |during the |]<first/final> {n:a} days {x}", "of {y}", 10, True,
         "the final ten days of 2024", "2024-IL-P10D"),
    ],
)  # fmt: skip
def test_a_part_of_a_year_or_month_is_written_in_the_grammar_of_the_language(
    locale: str, form: str, whole: str, number: int, is_last: bool, text: str, expression: str
) -> None:
    assert (text, expression) in parts(locale, form, whole, number, datetime.date(2024, 2, 3), is_last=is_last)


@pytest.mark.parametrize(
    ("base", "unit", "date", "expression", "answer"),
    [
        ("{y}-{m}", "D", datetime.date(2024, 2, 3), "2024-02-IL-P3D", "2024-02-27/2024-02-29"),
        ("{y}-{m}", "D", datetime.date(2023, 2, 3), "2023-02-IL-P3D", "2023-02-26/2023-02-28"),
        ("{y}-{m}", "D", datetime.date(1900, 2, 3), "1900-02-IL-P3D", "1900-02-26/1900-02-28"),
        ("{y}", "D", datetime.date(2024, 2, 3), "2024-IL-P3D", "2024-12-29/2024-12-31"),
        ("{y}", "M", datetime.date(2024, 2, 3), "2024-IL-P3M", "2024-10/2024-12"),
        ("{y}", "Q", datetime.date(2024, 2, 3), "2024-IL-P3Q", "2024-34/2024-36"),
        ("XXXX-{m}", "D", datetime.date(2023, 3, 3), "XXXX-03-IL-P3D", "2024-03-29/2024-03-31"),
        ("XXXX-{m}", "D", datetime.date(2023, 2, 3), "XXXX-02-IL-P3D", "2024-02-27/2024-02-29"),
        ("-P1Y-{m}", "D", datetime.date(2023, 4, 3), "-P1Y-04-IL-P3D", "2023-04-28/2023-04-30"),
        ("P0Y-{m}", "D", datetime.date(2023, 2, 3), "P0Y-02-IL-P3D", "2024-02-27/2024-02-29"),
        ("P0Y", "Q", datetime.date(2023, 4, 3), "P0Y-IL-P3Q", "2024-34/2024-36"),
        ("P1M", "D", datetime.date(2023, 4, 3), "P1M-IL-P3D", "2024-06-28/2024-06-30"),
    ],
)
def test_the_last_units_are_said_by_their_number_and_counted_by_code(
    base: str, unit: str, date: datetime.date, expression: str, answer: str
) -> None:
    assert intervals_parts.label(base, unit, 3, date, is_last=True) == expression
    assert resolved(expression, Reference(datetime.date(2024, 5, 15))) == answer


@pytest.mark.parametrize(
    ("base", "unit", "expression"),
    [
        ("{y}", "M", "2024-01/2024-03"),
        ("{y}", "Q", "2024-33/2024-35"),
        ("P0Y", "D", "P0Y-01-01/P0Y-01-03"),
        ("XXXX-{m}", "D", "XXXX-02-01/XXXX-02-03"),
        ("P1M", "D", "P1M-01/P1M-03"),
    ],
)
def test_the_first_units_are_an_interval_from_the_first_to_their_number(base: str, unit: str, expression: str) -> None:
    assert intervals_parts.label(base, unit, 3, datetime.date(2024, 2, 3), is_last=False) == expression


def test_years_that_are_not_written_with_four_digits_have_no_parts() -> None:
    assert intervals_parts.label("{y}", "M", 3, datetime.date(999, 2, 3), is_last=True) is None


def test_the_last_days_of_every_month_and_of_months_beside_today_are_written() -> None:
    found = {draft.expression for draft in drafts("interval-parts", 3000)}
    for start in ("XXXX-02-IL-P", "P0M-IL-P", "P1M-IL-P", "-P1M-IL-P", "-P1Y-IL-P", "P1Y-IL-P"):
        assert any(expression.startswith(start) for expression in found), start


def test_english_parts_read_back_are_so_many_units_at_the_start_or_the_end() -> None:
    """Every unit of the whole is counted out by the calendar."""
    english = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    english += ["thirteen", "fourteen", "fifteen"]
    words = {word: number for number, word in enumerate(english, 2)}
    form = re.compile(r"(first|last|final) (\w+) (months|quarters|days) (?:of |in )(?:the year )?(?:(\w+),? )?(\d{4})$")
    seen = 0
    for draft in drafts("interval-parts", 1500, "en"):
        match = form.search(draft.text)
        if match is None:
            continue
        end, said, unit, month, year = match.groups()
        months = [ENGLISH_MONTHS.index(month[:3].lower()) + 1] if month else range(1, 13)
        units = [f"{year}-{number:02}" for number in months]
        if unit == "quarters":
            units = [f"{year}-{number}" for number in (33, 34, 35, 36)]
        elif unit == "days":
            day = datetime.date(int(year), months[0], 1)
            days = (day + datetime.timedelta(days=count) for count in range(366))
            units = [str(day) for day in days if day.year == int(year) and day.month in months]
        answer = closed(draft.expression, 1969)
        assert answer is not None, draft
        start, last = map(units.index, answer.split("/"))
        assert last - start + 1 == (int(said) if said.isdigit() else words[said]), draft
        assert (start == 0) if end == "first" else (units[last] == units[-1]), draft
        seen += 1
    assert seen > 700


def test_parts_of_years_and_months_beside_today_are_resolved() -> None:
    seen = 0
    for draft in drafts("interval-parts", 1500):
        if "P" not in draft.expression:
            continue
        for today in (datetime.date(2024, 2, 29), datetime.date(2023, 12, 31)):
            found = resolved(draft.expression, Reference(today))
            assert found is not None, draft
            start, end = found.split("/")
            assert start < end, draft
            assert len(start) == len(end), draft
        seen += 1
    assert seen > 200


def test_the_rows_of_parts_have_their_places_words_and_names() -> None:
    languages: dict[str, set[str]] = {"part": set(), "whole": set()}
    for names, kind, *columns in rows("intervals_parts"):
        languages[kind] |= set(names.split(","))
        places = re.findall(r"\{(\w+)(?::(\w+))?\}", columns[-1])
        for name in names.split(","):
            locale = locale_data(name)
            if kind == "part":
                unit, numbers, form = columns
                low, high = map(int, numbers.split("-"))
                assert 2 <= low <= high <= {"M": 11, "Q": 3, "W": 3, "D": 15}[unit], form
                assert [place for place, _ in places].count("x") == 1, form
                assert len(re.findall("<[^/<>]*/[^/<>]*>", form)) == 1, form
                assert all(relative_forms.words_for_numbers(locale, key) for _, key in places if key), form
            else:
                base, form = columns
                assert base in {**intervals_parts.YEARS, **intervals_parts.MONTHS}, form
                assert ("y", "") in places or "{y}" not in base, form
                assert len([place for place, _ in places if place != "y"]) == ("{m}" in base), form
                assert intervals_parts._month_names(locale, form) is not None, form
    assert languages["part"] == languages["whole"]
    assert len(languages["part"]) >= 45


def test_no_language_has_one_year_or_month_with_two_expressions() -> None:
    found: dict[tuple[str, str], str] = {}
    for names, kind, base, form, *_ in rows("intervals_parts"):
        for name in names.split(","):
            assert kind == "part" or found.setdefault((name, form), base) == base, form


def test_both_ends_can_count_from_today_and_the_first_comes_first() -> None:
    today = Reference(datetime.date(2024, 5, 15))
    for draft in drafts("interval-relative-ends"):
        start, end = (resolved(end, today) for end in draft.expression.split("/"))
        assert start is not None
        assert end is not None
        assert draft.kind == "range"
    english = ((draft.text, draft.expression) for draft in drafts("interval-relative-ends", 9000, "en"))
    spans = {(f"today{joint}tomorrow", "P0D/P1D") for joint in (" - ", "-", "–", " – ", " to ")}
    assert any(pair in spans for pair in english)


def test_one_word_for_yesterday_and_tomorrow_is_no_end_where_the_other_end_does_not_tell_which() -> None:
    hindi = {(draft.text, draft.expression) for draft in drafts("interval-relative-ends", 1000, "hi")}
    assert not [pair for pair in hindi if pair[0].startswith("परसों") and pair[1].startswith("P2D/P1K")]
    assert [pair for pair in hindi if "परसों" in pair[0]]


def test_ends_that_count_from_today_stand_behind_no_article() -> None:
    spanish = {draft.text for draft in drafts("interval-relative-ends", 1500, "es")}
    assert spanish
    assert not [text for text in spanish if re.search(r"\b(del|al) (el|hace|un)\b|\bde el\b", text)]


def test_weekdays_with_their_hours_stay_the_weekdays() -> None:
    found = list(drafts("interval-opening-hours", 3000, "de"))
    assert all(draft.expression.count("XXXX-W") == 2 for draft in found)
    assert all(re.search(r"\d", draft.text) for draft in found)
    for text, expression in (
        (r"(Mo|Montag)\b.*\b(Fr|Freitag)\b.*Uhr", "XXXX-WXX-1/XXXX-WXX-5"),
        (r"(Fr|Freitag)\b.*\b(So|Sonntag)\b.*\d\d:\d\d", "XXXX-WXX-5/XXXX-WXX-7"),
    ):
        assert {draft.expression for draft in found if re.fullmatch(text, draft.text)} == {expression}


@pytest.mark.parametrize(
    ("locale", "affirmed", "denied"),
    [
        ("en", ("../{y}", "before {y}"), ("{y}/..", "not before {y}")),
        ("en", ("{a}/..", "after {a}"), ("../{a}", "not after {a}")),
        ("de", ("{y}/..", "nach {y}"), ("../{y}", "nicht nach {y}")),
        ("fr", ("../{y}", "avant {y}"), ("{y}/..", "pas avant {y}")),
        ("es", ("{y}/..", "después de {y}"), ("../{y}", "no después de {y}")),
        ("it", ("../{y}", "prima del {y}"), ("{y}/..", "non prima del {y}")),
        ("nl", ("{y}/..", "na {y}"), ("../{y}", "niet na {y}")),
        ("ru", ("{a}/..", "после {a}"), ("../{a}", "не после {a}")),
        ("fi", ("../{y}", "ennen vuotta {y}"), ("{y}/..", "ei ennen vuotta {y}")),
    ],
)
def test_a_limit_that_is_denied_lies_at_the_other_end(
    locale: str, affirmed: tuple[str, str], denied: tuple[str, str]
) -> None:
    known = {row[1:] for row in rows("intervals_open") if locale in row[0].split(",")}
    assert affirmed in known
    assert denied in known


def test_denied_limits_stand_in_fifty_languages() -> None:
    assert open_frames(locale_data("vi"))
    denying = re.compile(
        r"^(not|nicht|pas|no|non|não|niet|inte|ikke|ikkje|ekki|nie|ne|не|ei|mitte|nu|jo|tidak|không|si|ddim|όχι|ليس|לא|نه)"
        r"\b|नहीं|নয়|نہیں|değil|deyil|不|早くとも|遅くとも|빨라도|늦어도|^ไม่|^nem "
    )
    found = {name for row in rows("intervals_open") if denying.search(row[2]) for name in row[0].split(",")}
    assert len(found) >= 50

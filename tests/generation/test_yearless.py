"""Dates without a year: each form's pairs written out, and labels read back from the text in other ways."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from itertools import islice

import pytest
from drawn_once import drawn_once

from datenorm import edtf
from datenorm.generation import yearless, yearless_days, yearless_months
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleSampler, locale_data
from datenorm.generation.rules import DateRule
from datenorm.generation.stream import Generator
from datenorm.generation.tables import rows
from datenorm.text import canonical

DAY = datetime.date(1979, 5, 3)  # a Thursday
RULES = {rule.name: rule for rule in yearless.RULES}


def form(locale: str, pattern: str, table: str = "yearless") -> tuple[str, str, str]:
    row = next(row for row in rows(table) if row[0] == locale.removesuffix("_GB") and row[2] == pattern)
    plan = yearless_days._form_plan(random.Random(1), locale_data(locale), row)
    assert plan is not None
    draft = plan.write(random.Random(1), DAY)
    assert draft is not None
    return draft.text, draft.expression, draft.order


@drawn_once
def drawn(rule: DateRule, locale: str, date: datetime.date | None) -> Iterator[Draft | None]:
    """Drafts without end, None where nothing was drawn."""
    rng, sampler = random.Random(5), LocaleSampler()
    while True:
        plan = rule.plan(rng, locale_data(locale) if locale else sampler.draw(rng))
        day = date or datetime.date(2000 + rng.randrange(30), rng.randint(1, 12), rng.randint(1, 28))
        yield plan.render(rng, day) if isinstance(plan, Plan) else None


def draws(rule: DateRule, count: int, locale: str = "", date: datetime.date | None = None) -> Iterator[Draft]:
    return (draft for draft in islice(drawn(rule, locale, date), count) if draft is not None)


@pytest.mark.parametrize(
    ("locale", "pattern", "pair"),
    [
        ("en", "the {ord} of {month}", ("the 3rd of May", "XXXX-05-03", "")),
        ("en", "{month} the {ord}", ("May the 3rd", "XXXX-05-03", "")),
        ("en", "on {wd} {d} {month}", ("on Thursday 3 May", "XXXX-05-03", "")),
        ("en_GB", "{wd} {d}/{m}", ("Thursday 3/5", "XXXX-05-03", "dmy")),
        ("de", "{d}. {month}", ("3. Mai", "XXXX-05-03", "")),
        ("de", "{wd}, den {d}. {month}", ("Donnerstag, den 3. Mai", "XXXX-05-03", "")),
        ("de", "am {dd}.{mm}.", ("am 03.05.", "XXXX-05-03", "dmy")),
        ("fr", "le {d} {month}", ("le 3 mai", "XXXX-05-03", "")),
        ("es", "{d} de {month}", ("3 de mayo", "XXXX-05-03", "")),
        ("zh", "{m}月{d}号", ("5月3号", "XXXX-05-03", "")),
        ("zh", "{hm}月{hd}日", ("五月三日", "XXXX-05-03", "")),
        ("ja", "{m}月{d}日", ("5月3日", "XXXX-05-03", "")),
        ("vi", "ngày {d} tháng {m}", ("ngày 3 tháng 5", "XXXX-05-03", "")),
        ("ru", "{d} {month}", ("3 мая", "XXXX-05-03", "")),
        ("zh_Hant", "{m}/{d} ({wds})", ("5/3 (四)", "XXXX-05-03", "mdy")),
    ],
)
def test_day_and_month_are_written_as_in_the_language(locale: str, pattern: str, pair: tuple[str, str, str]) -> None:
    assert form(locale, pattern) == pair


@pytest.mark.parametrize(
    ("locale", "pattern", "text"),
    [
        ("en", "the {ord}", "the 3rd"),
        ("en", "{wd} the {ord}", "Thursday the 3rd"),
        ("de", "am {d}.", "am 3."),
        ("es", "el día {d}", "el día 3"),
        ("pt", "dia {d}", "dia 3"),
        ("ru", "{d}-го", "3-го"),
        ("ja", "{d}日", "3日"),
        ("zh", "{hd}号", "三号"),
        ("ko", "{d}일({wda})", "3일(목)"),
    ],
)
def test_a_day_alone_leaves_month_and_year_open(locale: str, pattern: str, text: str) -> None:
    assert form(locale, pattern, "yearless_days")[:2] == (text, "XXXX-XX-03")


@pytest.mark.parametrize("rule", yearless.RULES, ids=lambda rule: rule.name)
def test_every_expression_is_one_of_the_language_and_says_the_date(rule: DateRule) -> None:
    shapes = {"XXXX-09-26", "XXXX-XX-26", "XXXX-WXX-4", "XXXX-09", ""}
    found = list(draws(rule, 700, date=datetime.date(2024, 9, 26)))
    assert len(found) > 100
    assert {draft.expression for draft in found} <= shapes
    assert all(str(edtf.parse(expression)) == expression for expression in shapes - {""})


@pytest.mark.parametrize("name", [name for name in RULES if name != "full-clock"])
def test_no_text_has_a_year(name: str) -> None:
    for draft in draws(RULES[name], 700):
        assert not re.search(r"(?<!\d)(19|20)\d\d(?!\d)", draft.text) or name in ("yearless-iso", "yearless-clock")


@pytest.mark.parametrize("name", ["yearless-numeric", "yearless-weekday-numeric"])
def test_numbers_say_day_and_month_in_the_order_that_is_told(name: str) -> None:
    checked = 0
    for draft in draws(RULES[name], 2000):
        first, second, *_ = map(
            int, re.findall(r"\d+", re.sub(r"\bthu 2(?![-/.\d])", "", canonical(draft.text))) or (0, 0)
        )
        if draft.order and len(re.findall(r"\d+", draft.text)) == 2:
            day, month = (first, second) if draft.order == "dmy" else (second, first)
            assert draft.expression == f"XXXX-{month:02}-{day:02}", draft
            checked += 1
    assert checked > 500


@pytest.mark.parametrize("name", ["yearless-form", "yearless-clock", "yearless-context"])
def test_forms_in_numbers_say_their_order(name: str) -> None:
    for draft in draws(RULES[name], 2000):
        match = re.match(r"\D*(\d{1,2})[./-] ?(\d{1,2})(?![\d:hu.])\D*$", draft.text)
        if match and draft.order:
            day, month = (1, 2) if draft.order == "dmy" else (2, 1)
            assert draft.expression == f"XXXX-{int(match[month]):02}-{int(match[day]):02}", draft


def test_fractions_and_decimals_are_no_dates() -> None:
    texts = {draft.text for draft in draws(RULES["yearless-numeric"], 6000) if not draft.needs_language}
    assert not texts & {"1/2", "3/4", "24/7"}
    assert not [text for text in texts if re.fullmatch(r"\d{1,2}\.\d{1,2}|\d-\d|\d\d?", text)]


def test_a_bare_number_is_a_day_only_beside_a_weekday_and_no_clock_makes_an_hour_of_it() -> None:
    for draft in draws(RULES["yearless-day"], 3000):
        assert re.search(r"[^\W\d]", draft.text), draft
        assert draft.has_clock or not draft.text[-1].isdigit(), draft
    hours = re.compile(r"day \d+ [ap]\.?m|day \d+ - \d+ ?[ap]")
    found = [draft for draft in draws(RULES["yearless-clock"], 12000, "en") if hours.search(draft.text)]
    assert found
    assert {"XXXX-WXX-"} <= {draft.expression[:9] for draft in found}
    named = [draft for draft in found if not draft.expression.startswith("XXXX-WXX-")]
    assert all(re.search(r"\d .*[a-z]{3}.* \d", draft.text) for draft in named), named  # 18 February, Tuesday 1 pm
    assert not any(draft.expression.startswith("XXXX-XX-") for draft in named)


@pytest.mark.parametrize(
    ("locale", "text", "expression"),
    [
        ("de", "Donnerstagabend", "XXXX-WXX-4"),
        ("de", "Donnerstagabend um", "XXXX-WXX-4"),
        ("nl", "donderdagavond", "XXXX-WXX-4"),
        ("sv", "torsdag kväll", "XXXX-WXX-4"),
        ("en", "on the morning of", "XXXX-05-03"),
        ("en", "COB Thursday", "XXXX-WXX-4"),
        ("en", "EOD 3 May", "XXXX-05-03"),
        ("en", "Thursday 19", "XXXX-WXX-4"),
        ("en", "Thursday eve", "XXXX-WXX-4"),
        ("de", "am 3. Mai um", "XXXX-05-03"),
        ("fr", "le 3 mai vers", "XXXX-05-03"),
        ("zh", "星期四下午", "XXXX-WXX-4"),
    ],
)
def test_clock_times_and_parts_of_the_day_leave_the_day_as_it_is(locale: str, text: str, expression: str) -> None:
    count = 40_000 if locale in ("de", "en") else 10_000  # a few of those of German and English are rare
    found = []
    for draft in draws(RULES["yearless-clock"], count, locale, DAY):
        if draft.text.startswith(text):
            found.append(draft)
            if draft.expression == expression:
                break
    assert found
    assert expression in {draft.expression for draft in found}
    assert all(draft.has_clock and draft.kind == "relative" for draft in found)


@pytest.mark.parametrize("name", ["yearless-clock", "full-clock"])
@pytest.mark.parametrize("locale", ["ja", "zh", "zh_Hant", "yue"])
def test_digits_of_day_and_clock_never_run_together(name: str, locale: str) -> None:
    for draft in draws(RULES[name], 3000, locale, datetime.date(2024, 9, 26)):
        assert not re.search(r"26\d|\d26[./-]", draft.text.replace("2026", "")), draft


def test_the_order_of_a_slash_is_the_locales() -> None:
    orders = {
        name: {d.order for d in draws(RULES["yearless-form"], 3000, name) if "/" in d.text} for name in ("en", "en_GB")
    }
    assert orders == {"en": set(), "en_GB": {"dmy"}}


def test_a_full_date_beside_a_clock_time_is_that_date() -> None:
    found = list(draws(RULES["full-clock"], 500, "de", DAY))
    assert {draft.expression for draft in found} == {""}
    assert {draft.precision for draft in found} == {"day"}
    assert all("79" in draft.text and draft.has_clock for draft in found)


def test_months_alone_are_names_in_full_or_phrases() -> None:
    texts = {draft.text for draft in draws(RULES["yearless-month"], 400, "en", DAY)}
    assert {"May", "in May", "early May"} <= texts
    assert yearless_months._months("de")[0][0][1][2] == "März"
    assert not [text for text in texts if text.lower() in ("mar", "may.")]


@pytest.mark.parametrize("table", ["yearless", "yearless_days", "yearless_months", "yearless_clocks", "yearless_times"])
def test_each_row_of_a_table_stands_once(table: str) -> None:
    found = rows(table)
    assert len(set(found)) == len(found) or table == "yearless_clocks" or table == "yearless_times"
    assert all(part == part.strip() and part for row in found for part in row)


def test_a_number_with_a_point_is_a_date_only_to_who_reads_a_language_with_decimal_commas() -> None:
    german, english = locale_data("de"), locale_data("en")
    assert yearless_days.is_day_and_month(german, "16.9")
    assert not yearless_days.is_day_and_month(english, "16.9")
    assert not yearless_days.is_day_and_month(german, "16.955")
    numeric = next(rule for rule in yearless.RULES if rule.name == "yearless-numeric")
    examples = [Generator(seed, locales=["de"]).example_of(numeric) for seed in range(400)]
    dotted = [e for e in examples if e and re.fullmatch(r"\d+\.\d+", e.text)]
    assert len(dotted) > 10
    assert {e.language_hint for e in dotted} == {"de"}

"""Dates in languages that CLDR has no months of: what is written, and that the names give its date back."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

import pytest

from datenorm.generation import unlisted
from datenorm.generation.cuts import form_of
from datenorm.generation.dates import expression
from datenorm.generation.drafts import Draft
from datenorm.generation.hints import draw_hints
from datenorm.generation.locales import locale_data
from datenorm.generation.names import extra_month_names
from datenorm.generation.unlisted import RULES, unlisted_day, unlisted_languages, unlisted_month

WITHOUT_NAMES = ("io", "dv", "iu_Latn", "nv", "ba", "wa", "cop", "mic", "cho", "zh_Latn")


def texts(locale: str, count: int) -> Iterator[str]:
    """Texts that the rules draw for 3 May 1979 in a locale."""
    rng = random.Random(5)
    for _ in range(count):
        plan = rng.choice(RULES).plan(rng, locale_data(locale))
        draft = plan.render(rng, datetime.date(1979, 5, 3)) if plan else None
        if draft:
            yield draft.text


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("io", {"3 mayo 1979", "mayo 3, 1979", "1979 mayo 3", "jovdio, 3 mayo 1979", "mayo 1979", "03-mayo-1979"}),
        ("wa", {"3 may 1979", "djudi, 3 may 1979"}),
        ("zh_Latn", {"3 wuyue 1979", "1979 wǔ yuè 3"}),
        ("cop", {"3 куартолэзь 1979", "3 Me 1979", "3 Mey 1979", "3 maja 1979"}),
    ],
)
def test_the_rules_write_what_the_language_writes(locale: str, expected: set[str]) -> None:
    missing = set(expected)
    for text in texts(locale, 20_000):
        missing.discard(text)
        if not missing:
            break
    assert missing == set()


def test_names_in_full_and_short_are_written_of_languages_that_no_locale_stands_for() -> None:
    """Udmurt, Tetum, Samogitian, Sranan, Neapolitan, Veps, Tok Pisin, Pontic: none of them is a language of CLDR."""
    in_full = {"куартолэзь", "Maiu", "gegožės", "fosfeyfi mun", "màggio", "semendku", "Καλομηνάς"}
    short = {" крт ", "maj", "Me", "sem"}
    missing = in_full | short
    for text in texts("mic", 60_000):
        missing = {name for name in missing if name not in f" {text} "}
        if not missing:
            break
    assert missing == set()


def test_no_hint_names_a_language_without_a_locale() -> None:
    rng, locale = random.Random(4), locale_data("cop")
    drafts = [Draft("3 крт 1979", has_no_locale=True), Draft("3 Ⲙⲁⲓⲟⲥ 1979")]
    hints = [{draw_hints(rng, locale, locale, draft)[1] for _ in range(200)} for draft in drafts]
    assert hints == [{""}, {"", "cop"}]


def test_a_draft_in_a_language_without_a_locale_says_so() -> None:
    rng, date = random.Random(6), datetime.date(1979, 5, 3)
    for _ in range(2000):
        plan = rng.choice(RULES).plan(rng, locale_data("cop"))
        draft = plan.render(rng, date) if plan else None
        if plan and draft:
            assert draft.has_no_locale == (plan.pattern.split()[0] != "cop"), draft


def test_a_name_of_two_months_is_not_written_where_no_hint_tells_its_language() -> None:
    """`Tes` is December in Samoan and November in Kirmanjki, `rujan` October in Kashubian and September in Croatian."""
    rng, written = random.Random(8), set()
    for _ in range(20000):
        plan = unlisted_month(rng, locale_data("mic"))
        drafts = [plan.render(rng, datetime.date(1979, month, 3)) for month in range(9, 13)] if plan else []
        written |= {form_of(word) for draft in drafts if draft for word in draft.text.split()}
    assert {"tes", "rujan", "keskelun"} & written == set()
    assert {"tesema", "gromicznik"} - written == {"gromicznik"}


def test_a_name_that_is_a_weekday_to_most_readers_is_not_written_where_no_hint_tells_its_language() -> None:
    assert {"sun", "fri", "lun"} <= unlisted._ambiguous_names()
    assert "avril" not in unlisted._ambiguous_names()


def test_a_locale_with_names_of_its_own_has_no_such_rule() -> None:
    for locale in ("en", "sr_Latn", "hi", "kab"):
        assert unlisted_day(random.Random(1), locale_data(locale)) is None
        assert unlisted_month(random.Random(1), locale_data(locale)) is None


def test_no_locale_stands_for_an_unlisted_language() -> None:
    assert {"udm", "sm", "csb", "sco", "tet"} <= set(unlisted_languages())
    assert not {"io", "dv", "en", "kab"} & set(unlisted_languages())


def month_read(text: str, language: str) -> set[int]:
    """The months whose names are longest in the text."""
    form, found = form_of(text), {}
    for names in extra_month_names(language, language):
        for month, name in enumerate(names, start=1):
            if form_of(name) in form:
                found.setdefault(len(form_of(name)), set()).add(month)
    return found[max(found)] if found else set()


def test_the_month_and_year_read_back_are_those_of_the_label() -> None:
    rng, checked = random.Random(7), 0
    for _ in range(4000):
        locale = locale_data(rng.choice(WITHOUT_NAMES))
        plan = rng.choice(RULES).plan(rng, locale)
        assert plan is not None
        if "{w}" in plan.pattern:
            continue  # a weekday's name may hold a month's
        date = datetime.date(rng.randint(1000, 2060), rng.randint(1, 12), rng.randint(1, 28))
        draft = plan.render(rng, date)
        if draft is None:
            continue
        checked += 1
        assert date.month in month_read(draft.text, plan.pattern.split()[0]), (draft.text, plan.pattern)
        assert f"{date.year % 100:02}" in draft.text
        assert draft.precision == "month" or str(date.day) in draft.text
    assert checked > 2000


def test_a_year_of_two_digits_leaves_the_century_open() -> None:
    rng, date = random.Random(3), datetime.date(1979, 5, 3)
    drafts: list[Draft | None] = []
    for _ in range(500):
        plan = unlisted_day(rng, locale_data("io"))
        drafts.append(plan.render(rng, date) if plan else None)
    labels = {d.text: expression(date, d.precision, d.open_century) for d in drafts if d}
    assert labels["3-mayo-79"] == "XX79-05-03"
    assert labels["3 mayo 1979"] == "1979-05-03"

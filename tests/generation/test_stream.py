"""The stream as a whole: reproducible, split, and right by a second way of reading."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import random
import re
import unicodedata
from functools import cache

import pytest

from datenorm.errors import DatenormError
from datenorm.examples import KINDS, Example
from datenorm.expressions import Automaton, read, spell
from datenorm.generation import mixture, written
from datenorm.generation.dates import draw_date, expression
from datenorm.generation.drafts import Draft
from datenorm.generation.hints import is_decided, is_told_by_weekday, is_told_by_words
from datenorm.generation.locales import LocaleData, LocaleSampler, identifiers, locale_data
from datenorm.generation.numeric import ROMAN, han_number
from datenorm.generation.overshadowed import is_overshadowed
from datenorm.generation.splits import SPLITS
from datenorm.generation.stream import Generator, examples, expand_locales
from datenorm.text import canonical
from datenorm.vocabulary import target_vocabulary

FULL_DATE = r"[\dX]{2}\d\d-\d\d-\d\d"
TURNS = [
    datetime.date(*ymd)
    for ymd in (
        (2024, 2, 29), (2000, 2, 29), (1999, 12, 31), (2000, 1, 1), (2020, 12, 28), (2021, 1, 3), (2018, 12, 31),
        (1968, 12, 31), (1969, 1, 1), (2068, 12, 31), (1979, 5, 3), (2010, 10, 10), (1912, 12, 12), (2024, 11, 30),
        (1582, 10, 4), (1001, 1, 1),
    )
]  # fmt: skip


def sample(count: int, split: str = "train", seed: int = 11) -> list[Example]:
    return list(itertools.islice(examples(seed, split), count))


@pytest.fixture(scope="module")
def train() -> list[Example]:
    """Examples of training, drawn once for all tests of this file."""
    return sample(10_000)


@pytest.fixture(scope="module")
def held_out() -> dict[str, list[Example]]:
    """Examples of validation and of test, each of which costs as much as twenty of training."""
    return {split: sample(300, split) for split in ("validation", "test")}


def test_the_stream_is_a_function_of_seed_split_and_index() -> None:
    whole = sample(60)
    assert whole == sample(60)
    assert whole[1::3] == list(itertools.islice(examples(11, "train", start=1, step=3), 20))
    assert whole[40] == Generator(11).example(40)
    assert whole[:10] != sample(10, seed=12)
    assert whole[:10] != sample(10, split="test")


def test_locales_do_not_change_each_others_names_whatever_the_order_they_are_used_in() -> None:
    first = Generator(5).example(1000)
    for identifier in reversed(identifiers()):
        locale_data(identifier).babel.months["stand-alone"]["abbreviated"][5]
    assert Generator(5).example(1000) == first


def test_splits_share_no_text_and_no_date_but_those_that_tell_a_leap_year(
    train: list[Example], held_out: dict[str, list[Example]]
) -> None:
    for one, other in itertools.combinations((train[:6000], *held_out.values()), 2):
        shared = {canonical(e.text) for e in one} & {canonical(e.text) for e in other}
        assert shared <= {""}
        dates = [{e.expression for e in part if re.fullmatch(FULL_DATE, e.expression)} for part in (one, other)]
        assert all(date.endswith(("-02-29", "-12-31")) for date in dates[0] & dates[1])


def test_words_without_a_number_that_are_known_by_heart_are_learned_and_not_tested(
    train: list[Example], held_out: dict[str, list[Example]]
) -> None:
    closed = [e for e in train[:6000] if e.kind == "relative" and not re.search(r"\d", canonical(e.text))]
    assert len(closed) > 100
    for part in held_out.values():
        found = [e for e in part if e.kind in ("relative", "vague")]
        assert found
        assert all(re.search(r"\d", canonical(e.text)) for e in found)


def test_the_shortest_texts_are_learned_and_not_tested(
    train: list[Example], held_out: dict[str, list[Example]]
) -> None:
    assert {"reject", "relative", "partial"} <= {e.kind for e in train[:6000] if 0 < len(canonical(e.text)) <= 5}
    for part in held_out.values():
        assert not [e.text for e in part if 0 < len(canonical(e.text)) <= 5]


def test_phrases_that_are_no_date_are_learned_and_not_tested(
    train: list[Example], held_out: dict[str, list[Example]]
) -> None:
    assert [e for e in train[:6000] if e.rule == "no-phrase" and not re.search(r"\d", canonical(e.text))]
    for part in held_out.values():
        rejected = [e for e in part if e.kind == "reject"]
        assert len(rejected) > 25
        assert not [e for e in rejected if e.rule == "no-phrase" and not re.search(r"\d", canonical(e.text))]


@pytest.mark.parametrize(
    ("locale", "text", "month", "expected"),
    [
        ("ht", "3 out 2021", 8, True),
        ("ht", "3 jen 2021", 6, False),
        ("pt", "3 out 2021", 10, False),
        ("hr", "3 srp 2021", 7, False),
        ("ast", "mar 3 xin 2021", 1, False),
        ("ti", "3 ሚያዝያ 2021", 4, True),
        ("ti", "3 ጥሪ 2021", 1, False),
        ("byn", "3 ሚያዝያ 2021", 4, True),
    ],
)
def test_a_name_is_overshadowed_by_that_of_another_month_in_a_language_that_more_people_write(
    locale: str, text: str, month: int, expected: bool
) -> None:
    assert is_overshadowed(Draft(text), datetime.date(2021, month, 3), locale_data(locale)) is expected


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [("it", "mar 3", True), ("fr", "mar. 3", True), ("it", "martedì 3", False), ("en", "Tue 3rd", False)],
)
def test_a_weekday_beside_a_day_is_overshadowed_where_it_is_the_name_of_a_month(
    locale: str, text: str, expected: bool
) -> None:
    draft = Draft(text, expression="XXXX-XX-03", kind="relative")
    assert is_overshadowed(draft, datetime.date(2024, 12, 3), locale_data(locale)) is expected


def test_overshadowed_names_hardly_come_without_a_hint() -> None:
    plain = itertools.islice(examples(8, locales=["ht"], groups=["plain"]), 4000)
    hinted = [bool(e.language_hint) for e in plain if e.expression and re.search(r"\bout\b", e.text)]
    assert hinted.count(True) > 8
    assert hinted.count(False) <= 2


def test_a_pattern_in_a_locale_belongs_to_one_split() -> None:
    owners = [
        [name for name, split in SPLITS.items() if split.owns_pattern(locale, pattern)]
        for locale in ("en", "fi", "ja", "sr_Latn")
        for pattern in ("d MMMM y", "{d}. {month} {y}", "dmy ' '", "%Y-%m-%d")
    ]
    assert all(len(owner) == 1 for owner in owners)


def test_words_to_be_known_by_heart_are_in_every_split_and_arrangements_in_one() -> None:
    """Of a few locales, whose patterns come again and again, so that what two splits shared would be met in both."""
    held = {rule.name: rule.holds_patterns_out for rule in mixture.DATE_RULES}
    assert held["arrangement"]
    assert not held["relative-amount"]
    train, test = (patterns_of_few_locales(split, "plain", count) for split, count in (("train", 6000), ("test", 250)))
    assert len(test) > 100
    assert not [key for key in train & test if held.get(key[0]) and " + " not in key[2]]
    amounts = [
        {pattern for rule, _, pattern in patterns_of_few_locales(split, "relative", count) if rule == "relative-amount"}
        for split, count in (("train", 1000), ("test", 150))
    ]
    assert amounts[0] & amounts[1]


def patterns_of_few_locales(split: str, group: str, count: int) -> set[tuple[str, str, str]]:
    """Rule, locale and pattern of each of so many examples by one group of rules."""
    found = itertools.islice(examples(11, split, locales=("en_GB", "de_DE", "fr_FR", "ja_JP"), groups=(group,)), count)
    return {(e.rule, e.locale, e.pattern) for e in found}


def test_a_generator_of_one_group_writes_its_rules_only() -> None:
    plain = {rule.name for rule in mixture.PLAIN}
    found = {e.rule for e in itertools.islice(examples(1, groups=("plain",)), 1500) if not e.rule.startswith("no-")}
    assert len(found) > 8
    assert found <= plain


def test_the_search_can_reach_every_label(train: list[Example]) -> None:
    vocabulary = target_vocabulary()
    automaton = Automaton(vocabulary)
    for label in {example.expression for example in train}:
        state = automaton.start
        for symbol in spell(label):
            assert automaton.allowed[state, vocabulary.ids[symbol]], label
            state = int(automaton.next[state, vocabulary.ids[symbol]])
        assert automaton.final[state]


def test_every_example_can_be_spelled_and_has_a_known_kind_and_rule(train: list[Example]) -> None:
    names = {rule.name for rule in (*mixture.DATE_RULES, *mixture.NEGATIVE_RULES)}
    for example in train[:4000]:
        assert read(spell(example.expression)[:-1]) == example.expression
        assert example.kind in KINDS
        assert example.rule in names
        assert (example.expression == "") == (example.kind == "reject")


def test_every_locale_of_cldr_writes_dates() -> None:
    sampler, rng = LocaleSampler(), random.Random(1)
    assert len(identifiers()) > 1000
    assert len({sampler.draw(rng).language for _ in range(20000)}) > 300
    for identifier in identifiers():
        assert locale_data(identifier).day_patterns, identifier


def test_rules_that_a_language_has_nothing_for_leave_their_place_to_others() -> None:
    english = list(itertools.islice(examples(1, "train", locales=("en_GB", "en_US")), 1500))
    assert "han-numerals" not in {example.rule for example in english}
    assert {example.locale for example in english} == {"en_GB", "en_US", "und"}


def test_a_language_restricts_dates_to_its_locales_and_an_unknown_one_is_an_error() -> None:
    assert "en_GB" in expand_locales(["en"])
    assert "de" not in expand_locales(["en"])
    assert expand_locales(["pt_BR"]) == ("pt_BR",)
    with pytest.raises(DatenormError, match="unknown locale 'xx'"):
        expand_locales(["xx"])
    with pytest.raises(DatenormError, match="unknown split 'dev'"):
        Generator(1, "dev")


@pytest.mark.parametrize(
    ("text", "order", "date", "is_short", "decided"),
    [
        ("03/04/2005", "dmy", datetime.date(2005, 4, 3), False, False),
        ("17:30 03/04/2005", "dmy", datetime.date(2005, 4, 3), False, False),
        ("03042005", "dmy", datetime.date(2005, 4, 3), False, False),
        ("25/12/2005", "dmy", datetime.date(2005, 12, 25), False, True),
        ("04.04.2005", "mdy", datetime.date(2005, 4, 4), False, True),
        ("2005-03-04", "ymd", datetime.date(2005, 3, 4), False, True),
        ("03-04-05", "ymd", datetime.date(2003, 4, 5), True, False),
        ("030405", "ymd", datetime.date(2003, 4, 5), True, True),
        ("31/12/99", "dmy", datetime.date(1999, 12, 31), True, True),
        ("12/31/05", "mdy", datetime.date(2005, 12, 31), True, True),
        ("30/11/12", "dmy", datetime.date(2012, 11, 30), True, False),
    ],
)
def test_whether_numbers_leave_one_order_is_known(
    text: str, order: str, date: datetime.date, is_short: bool, decided: bool
) -> None:
    assert is_decided(Draft(text, "day", is_short, order), date) is decided


def test_numbers_that_leave_their_order_open_never_have_a_hint_that_contradicts_them(train: list[Example]) -> None:
    found = [e for e in train if e.order_hint and e.order in ("dmy", "mdy") and e.kind == "numeric"]
    same = [e for e in found if int(e.expression[-2:]) <= 12 and e.expression[-2:] != e.expression[-5:-3]]
    assert len(same) > 25
    assert {e.order == e.order_hint for e in same} == {True}


def test_a_language_alone_comes_only_with_text_that_needs_no_order(train: list[Example]) -> None:
    alone = [e for e in train if e.language_hint and not e.order_hint]
    assert len(alone) > 50
    assert not [e for e in alone if e.kind == "ambiguous"]


def month_in(text: str, locale: LocaleData) -> set[int]:
    """Numbers of the months whose names stand in a text, with its weekdays and eras and without them: the longest."""
    form = canonical(text)
    without = form
    for other, word in other_words(locale):
        if other in without:
            without = word.sub(" ", without)
    return longest_months(form, locale) | longest_months(without, locale)


@cache
def other_words(locale: LocaleData) -> list[tuple[str, re.Pattern[str]]]:
    """Eras and weekdays that are no months of a locale, as words, the longest first."""
    months = {name for names in locale.month_names for name in names}
    weekdays = (name for names in locale.weekday_names for name in names)
    others = [name for name in weekdays if len(name) > 2 and name not in months]
    ordered = sorted(map(canonical, (*written.era_names(locale), *others)), key=len, reverse=True)
    return [(other, re.compile(rf"(?<![^\W\d_]){re.escape(other)}(?![^\W\d_])")) for other in ordered]


def longest_months(form: str, locale: LocaleData) -> set[int]:
    found: dict[int, set[int]] = {}
    for name, number in numbered_months(locale):
        if name in form:
            found.setdefault(len(name), set()).add(number)
    return found[max(found)] if found else set()


@cache
def numbered_months(locale: LocaleData) -> set[tuple[str, int]]:
    """Names of months of a locale and of English with their numbers."""
    short = (*locale.cut_month_names, *locale.contracted_month_names)
    sets = (*locale.month_names, *short, *locale_data("en").month_names)
    return {(canonical(name).rstrip("."), number) for names in sets for number, name in enumerate(names, start=1)}


def numbers_in(text: str, locale: LocaleData, *, is_numeric: bool) -> list[int]:
    """The numbers of a text in digits; those within names of weekdays, and of months in a named date, left out."""
    form = canonical(text)
    for name, start in names_with_digits(locale, is_numeric=is_numeric):
        if name in form:
            form = start.sub(" ", form)
    return [int(number) for number in re.findall(r"\d+", form)]


@cache
def names_with_digits(locale: LocaleData, *, is_numeric: bool) -> list[tuple[str, re.Pattern[str]]]:
    """Names of a locale in which digits stand, as beginnings of words, the longest of each set first."""
    sets = locale.weekday_names if is_numeric else (*locale.month_names, *locale.weekday_names)
    ordered = [name for names in sets for name in sorted(map(canonical, names), key=len, reverse=True)]
    mixed = [name for name in ordered if any(c.isdigit() for c in name) and any(c.isalpha() for c in name)]
    return [(name, re.compile(rf"(?<![\da-zà-ɏḀ-ỿ]){re.escape(name)}")) for name in mixed]


# Rules that write numbers otherwise or beside others; each has tests of its own.
OTHER_NUMBERS = (
    *("han-numerals", "roman-month", "software", "numeric-compact", "document-number"),
    *("among-names", "work-or-life", "numeric-six-digits", "edtf"),
)


@pytest.mark.parametrize(
    "rule",
    [rule for rule in mixture.PLAIN if rule.name not in OTHER_NUMBERS],
)
def test_the_fields_read_back_from_a_draft_are_the_fields_of_its_label(rule: mixture.DateRule) -> None:
    rng, sampler = random.Random(3), LocaleSampler()
    checked = 0
    for round_number in range(1200):
        locale = sampler.draw(rng)
        date = TURNS[round_number % len(TURNS)]
        plan = rule.plan(rng, locale)
        draft = plan.render(rng, date) if plan else None
        if plan is None or draft is None:
            continue
        checked += 1
        year = date.year % 100 if draft.open_century else date.year
        expected = {"day": [date.day, year], "month": [year], "year": [year]}[draft.precision]
        found = numbers_in(draft.text, locale, is_numeric=bool(draft.order))
        case = (locale.identifier, plan.pattern, draft.text)
        if draft.order:
            fields = [{"d": date.day, "m": date.month, "y": year}[f] for f in draft.order]
            starts = range(len(found) - 2) if draft.has_clock else (0,)
            assert fields in [found[start : start + 3] for start in starts], case
        elif sorted(found) == sorted([*expected, date.month]):
            continue  # the month is a number within words: 5月, tháng 5
        else:
            assert sorted(found) == sorted(expected), case
            if draft.precision != "year":
                assert date.month in month_in(draft.text, locale), case
    assert checked > 300


def test_compact_digits_read_back_in_their_order() -> None:
    rng, locale = random.Random(4), locale_data("en")
    for date in TURNS * 20:
        plan = mixture.numeric.compact(rng, locale)
        draft = plan.render(rng, date)
        if draft is None:
            continue
        digits = re.sub(r"\D", "", draft.text)
        if len(digits) == 8:
            layout = {"ymd": "%Y%m%d", "dmy": "%d%m%Y", "mdy": "%m%d%Y"}[draft.order]
            assert datetime.datetime.strptime(digits, layout).date() == date


def test_software_stamps_are_read_back_by_strptime() -> None:
    rng, locale = random.Random(5), locale_data("en")
    layouts = {
        "%Y-%m-%d",
        "%d %b %Y %H:%M:%S %z",
        "%a, %d %b %Y %H:%M:%S %z",
        "%Y%m%d",
        "%d/%b/%Y:%H:%M:%S %z",
        "%d-%b-%Y",
        "%B %d %Y",
        "%Y-%j",
    }
    seen = 0
    for date in TURNS * 60:
        plan = mixture.software.stamp(rng, locale)
        draft = plan.render(rng, date)
        if draft is not None and plan.pattern in layouts:
            seen += 1
            assert datetime.datetime.strptime(draft.text, plan.pattern).date() == date
    assert seen > 20


def test_roman_months_and_chinese_numerals_read_back() -> None:
    rng = random.Random(6)
    for date in TURNS * 10:
        plan = mixture.numeric.roman(rng, locale_data("pl"))
        draft = plan.render(rng, date)
        if draft is not None:
            letters = re.search(r"[ivx]+", unicodedata.normalize("NFKC", draft.text).lower())
            assert letters is not None
            assert letters[0].upper() == ROMAN[date.month - 1]
        han = mixture.numeric.han(rng, locale_data("zh"))
        written = han.render(rng, date) if han else None
        if written is not None and written.precision != "year":
            assert "年" + han_number(date.month, counted=True) + "月" in written.text


def test_numbers_that_several_orders_read_are_ambiguous_where_no_hint_and_no_word_tells(
    train: list[Example],
) -> None:
    found = [e for e in train if e.kind == "ambiguous"]
    assert len(found) > 30
    for example in found:
        assert not example.order_hint
        date = example.expression.rstrip("~?%")
        day, month = int(date[-2:]), int(date[-5:-3])
        assert date.startswith("XX") or (day <= 12 and day != month)


@pytest.mark.parametrize(
    ("locale", "is_exact", "told"),
    [("fi", False, True), ("fi", True, False), ("en_GB", False, False)],
)
def test_words_tell_the_order_where_their_language_has_only_one(locale: str, is_exact: bool, told: bool) -> None:
    draft = Draft("03/04/2005", order="dmy", is_exact=is_exact)
    assert is_told_by_words("03/04/2005 kl. 10", locale_data(locale), draft) is told
    assert not is_told_by_words("03/04/2005 10:00", locale_data(locale), draft)
    assert not is_told_by_words("03/04/2005 10:00 a.m. UTC", locale_data(locale), draft)
    assert not is_told_by_words("Date: 03/04/2005", locale_data(locale), draft)


@pytest.mark.parametrize(
    ("text", "is_short", "is_stated"),
    [("nació el 03/04/2005", False, True), ("el 03/04/05", True, True), ("el 03/04", False, False)],
)
def test_words_tell_the_order_that_nearly_all_locales_of_their_language_have(
    text: str, is_short: bool, is_stated: bool
) -> None:
    draft = Draft(text, "day", is_short, order="dmy", expression="" if is_stated else "XXXX-04-03")
    assert is_told_by_words(text, locale_data("es"), draft)
    assert not is_told_by_words(text, locale_data("es_PR"), dataclasses.replace(draft, order="mdy"))


def test_a_year_in_four_digits_at_the_end_rules_out_a_locale_that_writes_it_first() -> None:
    azerbaijani = locale_data("az")  # and that of Iran, which writes 2005-04-03
    assert is_told_by_words("03/04/2005, saat 10", azerbaijani, Draft("03/04/2005", order="dmy"))
    assert not is_told_by_words("03/04/05, saat 10", azerbaijani, Draft("03/04/05", "day", True, order="dmy"))
    assert not is_told_by_words("ca. 04/03/2005", locale_data("fi"), Draft("04/03/2005", order="mdy"))


@pytest.mark.parametrize(
    ("text", "day", "order", "is_short", "is_told"),
    [
        ("Tue 3/11/2015", "2015-11-03", "dmy", False, True),
        ("Tue 11/3/2015", "2015-11-03", "mdy", False, True),
        ("3/11/2015", "2015-11-03", "dmy", False, False),
        ("Wed 02/08/2006", "2006-08-02", "dmy", False, False),
        ("Tue 3/11/15", "2015-11-03", "dmy", True, True),
        ("Mon 01/02/00", "1900-02-01", "dmy", True, False),
    ],
)
def test_a_weekday_tells_the_order_where_it_is_that_of_one_order_alone(
    text: str, day: str, order: str, is_short: bool, is_told: bool
) -> None:
    draft = Draft(text, "day", is_short, order)
    assert is_told_by_weekday(text, datetime.date.fromisoformat(day), draft) is is_told


def test_a_two_digit_year_leaves_the_century_open(train: list[Example]) -> None:
    assert expression(datetime.date(1979, 5, 3), open_century=True) == "XX79-05-03"
    shorts = [e for e in train if e.kind == "two-digit-year"]
    assert shorts
    assert all(e.expression.startswith("XX") for e in shorts)


def test_training_meets_the_days_that_tell_a_leap_year_of_every_leap_year() -> None:
    rng = random.Random(8)
    dates = [draw_date(rng, SPLITS["train"], "year end") for _ in range(20_000)]
    assert {d.year % 100 for d in dates if (d.month, d.day) == (2, 29)} == set(range(0, 100, 4))
    assert {d.year % 100 for d in dates if d.timetuple().tm_yday == 366} == set(range(0, 100, 4))


def test_leap_days_month_ends_and_year_turns_are_over_represented() -> None:
    rng = random.Random(8)
    dates = [draw_date(rng, SPLITS["train"]) for _ in range(20000)]
    assert sum(d.month == 2 and d.day == 29 for d in dates) > 300
    assert sum(d.day >= 28 for d in dates) / len(dates) > 0.13
    assert min(d.year for d in dates) < 300
    assert max(d.year for d in dates) > 9000
    assert sum(1900 <= d.year <= 2100 for d in dates) / len(dates) > 0.7

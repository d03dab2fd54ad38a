"""Days counted from today: each text with its own expression, and no text with two."""

from __future__ import annotations

import datetime
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice

import pytest
from drawn_once import drawn_once

from datenorm.edtf import parse
from datenorm.generation import relative, relative_forms, relative_names, vague_forms
from datenorm.generation.drafts import Draft
from datenorm.generation.locales import LocaleSampler, identifiers, locale_data
from datenorm.generation.tables import rows
from datenorm.text import canonical

LANGUAGES = sorted({row[0] for name in ("days", "phrases", "amounts") for row in rows(f"relative_{name}")} - {"*"})
DAY = r"-?P(\d+D|.*[1-9]D|\d+W(-[1-7])?|\d+K[1-7]|\d+M-(\d\d|IL-P1D)|\d+Y-\d\d-\d\d|(\d+Y)?\d+[MY]0D)"
MAY = {"w": 5, "m": 5, "d": 3, "n": 3}  # a Friday, May, the 3rd, and a number


@cache
def draws() -> list[tuple[str, Draft]]:
    rng, sampler = random.Random(1), LocaleSampler()
    found: list[tuple[str, Draft]] = []
    while len(found) < 5000:
        rule = rng.choices(relative.RULES, [rule.weight for rule in relative.RULES])[0]
        locale = sampler.draw(rng)
        plan = rule.plan(rng, locale)
        date = datetime.date(1950, 1, 1) + datetime.timedelta(rng.randrange(36000))
        draft = plan.render(rng, date) if plan else None
        if draft is not None:
            found.append((locale.identifier, draft))
    return found


@cache
def said(identifier: str) -> dict[str, str]:
    """Every text of the tables for a Friday, May, the 3rd and the number 3, with its expression."""
    locale = locale_data(identifier)
    forms = (*relative_forms.days(locale), *relative_forms.phrases(locale), *relative_forms.signs())
    filled = (relative_forms.fill(random.Random(seed), locale, form, MAY) for form in forms for seed in range(4))
    return dict(pair for pair in filled if pair is not None)


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("en", "yesterday", "-P1D"),
        ("en", "next week", "P1W-X"),
        ("en", "last quarter", "-P1Q"),
        ("en_GB", "this year", "P0Y"),
        ("en", "next Friday", "P1K5"),
        ("en", "this Sun.", "P0W-7"),
        ("de", "vorgestern", "-P2D"),
        ("de_AT", "übermorgen", "P2D"),
        ("ru", "в прошлую пятницу", "-P1K5"),
        ("zh", "下周五", "P1W-5"),
        ("zh_Hant", "上週五", "-P1W-5"),
        ("ja", "来週の金曜日", "P1W-5"),
        ("ko", "다음 금요일", "P1K5"),
        ("sv", "fredag nästa vecka", "P1W-5"),
        ("vi", "Thứ Sáu tuần trước", "-P1W-5"),
        ("nl", "volgende week vrijdag", "P1W-5"),
        ("nl", "afgelopen vrijdag", "-P1K5"),
        ("fr", "maintenant", "P0D"),
        ("ar", "أول أمس", "-P2D"),
        ("pt", "mês passado", "-P1M"),
    ],
)
def test_names_of_cldr_say_their_day_or_unit(identifier: str, text: str, expression: str) -> None:
    assert (text, expression) in relative_names.names(locale_data(identifier))


def test_a_name_that_says_two_things_is_left_out() -> None:
    hindi = {name.text for name in relative_names.names(locale_data("hi"))}
    assert "आज" in hindi
    assert not {"कल", "परसों"} & hindi
    tamil = {canonical(name.text) for name in relative_names.names(locale_data("ta"))}
    assert canonical("நாளை") in tamil


def test_a_weekday_alone_is_not_this_weekday() -> None:
    for identifier in ("he", "da", "sr", "gd"):
        expressions = {name.expression for name in relative_names.names(locale_data(identifier))}
        assert "P0W-5" not in expressions


def test_locales_without_names_of_their_own_have_no_english_ones() -> None:
    for identifier in ("ann", "kl", "jgo"):
        texts = {name.text for name in relative_names.names(locale_data(identifier))}
        assert not {"yesterday", "last week", "last Friday"} & texts


@pytest.mark.parametrize(
    ("identifier", "number", "text", "expression"),
    [
        ("en", 3, "3 days ago", "-P3D"),
        ("en", 1, "in 1 week", "P1W"),
        ("en", 2, "2 months ago", "-P2M0D"),
        ("en", 5, "in 5 yr.", "P5Y0D"),
        ("en", 4, "4 hours ago", "P0D"),
        ("en", 48, "48 hours ago", "-P2D"),
        ("en", 24, "in 24 minutes", "P0D"),
        ("ru", 24, "через 24 часа", "P1D"),
        ("de", 3, "vor 3 Tagen", "-P3D"),
        ("ru", 1, "1 день назад", "-P1D"),
        ("ru", 21, "через 21 день", "P21D"),
        ("ru", 3, "через 3 дня", "P3D"),
        ("ru", 5, "через 5 дней", "P5D"),
        ("pl", 22, "22 lata temu", "-P22Y0D"),
        ("ar", 2, "قبل يومين", "-P2D"),
        ("ja", 2, "2 週間後", "P2W"),
        ("zh", 3, "3个月前", "-P3M0D"),
        ("he", 2, "בעוד יומיים (2)", "P2D"),
        ("en", 1, "a day ago", "-P1D"),
        ("de", 1, "in einem Monat", "P1M0D"),
        ("ru", 1, "день назад", "-P1D"),
        ("zh_Hant", 1, "一天前", "-P1D"),
        ("gl", 3, "fai 3 días", "-P3D"),
        ("ar", 2, "منذ يومين", "-P2D"),
        ("dv", 3, "ކުރިން ދުވަސް 3", "-P3D"),
        ("sr_Latn", 5, "za 5 dana", "P5D"),
    ],
)
def test_patterns_of_software_take_the_plural_of_their_number(
    identifier: str, number: int, text: str, expression: str
) -> None:
    locale = locale_data(identifier)
    category = locale.babel.plural_form(number)
    found = {
        relative_names.quantity(amount, number, category): relative_names.distance(
            number, amount.unit, is_past=amount.is_past
        )
        for amount in relative_names.amounts(locale)
    }
    assert found[text] == expression


def test_a_script_has_no_patterns_of_another_script_of_its_language() -> None:
    assert relative_names.amounts(locale_data("pa"))
    assert not relative_names.amounts(locale_data("pa_Arab"))


def test_patterns_that_mean_every_day_until_then_or_a_whole_year_are_left_out() -> None:
    texts = {amount.text for name in ("zh", "zh_Hant", "ko") for amount in relative_names.amounts(locale_data(name))}
    assert {"{0}天前", "{0}天後", "{0}년 전"} <= texts
    assert not {"{0}天内", "{0}天內", "재작년", "내년"} & texts


@pytest.mark.parametrize(
    ("identifier", "frame", "expressions"),
    [("uz_Cyrl", "{x} соат {H}:{M}", {"-P1D", "P0D", "P1D"}), ("be", "{x} а {H}:{M}", {"-P1D", "P0D", "P1D"})],
)
def test_clock_times_stand_beside_the_days_of_the_tables_or_of_cldr(
    identifier: str, frame: str, expressions: set[str]
) -> None:
    locale, found = locale_data(identifier), set()
    for seed in range(600):
        plan = relative.part(random.Random(seed), locale)
        if plan is not None and plan.pattern.startswith(frame):
            draft = plan.render(random.Random(seed), datetime.date(2024, 5, 3))
            found.add(draft.expression if draft else "")
    assert expressions <= found


@pytest.mark.parametrize(
    ("identifier", "case", "letter", "number", "texts"),
    [
        ("en", "q", "D", 3, {"three days", "3d"}),
        ("en", "q", "W", 1, {"one week", "a week", "1w", "1 wk"}),
        ("en", "gen", "M", 2, {"two months'"}),
        ("de", "dat", "M", 1, {"einem Monat", "1 Mon."}),
        ("de", "acc", "D", 1, {"einen Tag"}),
        ("ru", "acc", "W", 2, {"две недели", "2 нед."}),
        ("ru", "acc", "Y", 1, {"один год", "год"}),
        ("cs", "ins", "D", 2, {"dvěma dny"}),
        ("pl", "acc", "H", 5, {"pięć godzin"}),
        ("pl", "acc", "T", 5, {"pięć minut"}),
        ("fr", "q", "Y", 11, {"onze ans", "onze années"}),
        ("ar", "q", "W", 2, {"أسبوعين"}),
        ("ar", "q", "D", 3, {"ثلاثة أيام"}),
        ("he", "q", "Y", 2, {"שנתיים"}),
        ("zh", "q", "D", 2, {"两天", "两日"}),
        ("ja", "q", "W", 12, {"十二週間"}),
        ("hi", "q", "D", 6, {"छह दिन", "छः दिन"}),
        ("en", "q", "F", 3, {"three fortnights"}),
        ("de", "eve", "N", 2, {"zwei Nächten", "zwei Abenden"}),
        ("ru", "acc", "E", 2, {"два десятилетия"}),
        ("ar", "q", "E", 3, {"ثلاثة عقود"}),
        ("fi", "gen", "W", 2, {"kahden viikon"}),
    ],
)
def test_quantities_are_said_in_the_case_and_plural_of_their_language(
    identifier: str, case: str, letter: str, number: int, texts: set[str]
) -> None:
    locale = locale_data(identifier)
    units = [unit for unit in relative_forms.units(locale, case) if unit.letter == letter]
    rng = random.Random(0)
    assert {unit.say(rng, locale, number, in_words=True) for unit in units for _ in range(20)} == texts


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("en", "tonight", "P0D"),
        ("en", "last night", "-P1D"),
        ("en", "the day after tomorrow", "P2D"),
        ("en", "two days before yesterday", "-P3D"),
        ("en", "a week ago", "-P1W"),
        ("en", "in a fortnight", "P2W"),
        ("en", "a week from tomorrow", "P1W1D"),
        ("en", "a month ago", "-P1M0D"),
        ("en", "in a year", "P1Y0D"),
        ("en", "this coming Friday", "P1K5"),
        ("en", "a week from Friday", "P2K5"),
        ("en", "two weeks from Friday", "P3K5"),
        ("en", "Friday fortnight", "P3K5"),
        ("en", "a week last Friday", "-P2K5"),
        ("en", "Friday just gone", "-P1K5"),
        ("en", "on Friday evening last", "-P1K5"),
        ("en", "nxt Friday", "P1K5"),
        ("en", "the weekend before last", "-P2W-6/-P2W-7"),
        ("en", "later in the week", "P0W-X"),
        ("en", "Friday week", "P2K5"),
        ("en", "Friday of next week", "P1W-5"),
        ("en", "next week Friday", "P1W-5"),
        ("en", "on Friday of last week", "-P1W-5"),
        ("en", "the week after next", "P2W-X"),
        ("en", "next weekend", "P1W-6/P1W-7"),
        ("en", "next May", "P1Y-05"),
        ("en", "May last year", "-P1Y-05"),
        ("en", "the 3rd of next month", "P1M-03"),
        ("en", "3 May next year", "P1Y-05-03"),
        ("en", "3 May this year", "P0Y-05-03"),
        ("en", "-3d", "-P3D"),
        ("en", "+3w", "P3W"),
        ("de", "morgen früh", "P1D"),
        ("de", "übernächste Woche", "P2W-X"),
        ("de", "vorvorgestern", "-P3D"),
        ("de", "Freitag nächster Woche", "P1W-5"),
        ("de", "im Mai letzten Jahres", "-P1Y-05"),
        ("de", "am 3. nächsten Monats", "P1M-03"),
        ("fr", "vendredi en huit", "P2K5"),
        ("fr", "le 3 mai de l'année dernière", "-P1Y-05-03"),
        ("es", "pasado mañana", "P2D"),
        ("es", "el viernes que viene", "P1K5"),
        ("es", "anoche", "-P1D"),
        ("pt", "semana retrasada", "-P2W-X"),
        ("it", "venerdì scorso", "-P1K5"),
        ("nl", "volgende week vrijdag", "P1W-5"),
        ("ru", "в следующую пятницу", "P1K5"),
        ("ru", "на позапрошлой неделе", "-P2W-X"),
        ("ru", "в мае прошлого года", "-P1Y-05"),
        ("ru", "3 мая прошлого года", "-P1Y-05-03"),
        ("uk", "торік", "-P1Y"),
        ("pl", "w piątek w przyszłym tygodniu", "P1W-5"),
        ("cs", "v pátek příští týden", "P1W-5"),
        ("tr", "gelecek hafta Cuma", "P1W-5"),
        ("ar", "الجمعة القادم", "P1K5"),
        ("he", "מחרתיים", "P2D"),
        ("fa", "پریروز", "-P2D"),
        ("hi", "पिछले साल 3 मई", "-P1Y-05-03"),
        ("th", "วันศุกร์หน้า", "P1K5"),
        ("vi", "hôm kia", "-P2D"),
        ("id", "lusa", "P2D"),
        ("zh", "大前天", "-P3D"),
        ("zh", "下个星期五", "P1W-5"),
        ("zh", "明年5月3日", "P1Y-05-03"),
        ("zh", "上个月3号", "-P1M-03"),
        ("zh_Hant_TW", "下禮拜五", "P1W-5"),
        ("ja", "再来週", "P2W-X"),
        ("ja", "しあさって", "P3D"),
        ("ja", "一昨年5月", "-P2Y-05"),
        ("ko", "다다음 주", "P2W-X"),
        ("ko", "사흘 전", "-P3D"),
        ("sr_Latn", "prekosutra", "P2D"),
        ("zh", "大大后天", "P4D"),
        ("zh_Hant", "大大前天", "-P4D"),
        ("uk", "позапозавчора", "-P3D"),
        ("cs", "popozítří", "P3D"),
        ("lv", "aizparīt", "P3D"),
        ("ro", "răspoimâine", "P3D"),
        ("ko", "그글피", "P4D"),
        ("th", "มะเรื่อง", "P3D"),
        ("sw", "mtondo", "P3D"),
        ("ja", "らいしゅう", "P1W-X"),
        ("ja", "こんばん", "P0D"),
        ("ja", "きょねん", "-P1Y"),
        ("yue", "琴日", "-P1D"),
        ("yue", "聽晚", "P1D"),
        ("yue", "出年", "P1Y"),
        ("ru", "полгода назад", "-P6M0D"),
        ("de", "in einem halben Jahr", "P6M0D"),
        ("zh", "半年后", "P6M0D"),
        ("en", "two Fridays ago", "-P2K5"),
        ("en", "3rd inst.", "P0M-03"),
        ("de", "am 3. v. M.", "-P1M-03"),
        ("nl", "vrijdag over een week", "P2K5"),
        ("sv", "i fredags", "-P1K5"),
        ("da", "i fredags", "-P1K5"),
        ("da", "d. 3. ds.", "P0M-03"),
        ("nb", "nå på fredag", "P1K5"),
        ("nb", "til helgen", "P0W-6/P0W-7"),
        ("nn", "fredag som var", "-P1K5"),
        ("is", "síðasta föstudag", "-P1K5"),
        ("is", "á föstudaginn kemur", "P1K5"),
        ("is", "í maí í fyrra", "-P1Y-05"),
        ("af", "Vrydag oor 'n week", "P2K5"),
        ("lb", "leschte Freideg", "-P1K5"),
        ("yi", "די פֿאַרגאַנגענע וואָך", "-P1W-X"),
        ("zh", "三年前的夏天", "-P3Y-22"),
        ("ja", "五年前の夏", "-P5Y-22"),
        ("en", "in the summer three years ago", "-P3Y-22"),
        ("vi", "mùng 5 tháng sau", "P1M-05"),
        ("yue", "尋日", "-P1D"),
        ("ar", "النهاردة", "P0D"),
        ("ar", "إمبارح", "-P1D"),
        ("ar", "الأسبوع اللي فات", "-P1W-X"),
    ],
)
def test_everyday_forms_say_their_day_or_unit(identifier: str, text: str, expression: str) -> None:
    assert said(identifier)[text] == expression


def test_an_ending_stands_behind_the_full_name_of_a_weekday_alone() -> None:
    form = relative_forms.Form("i {w}s", "-P1K{w}")
    filled = {relative_forms.fill(random.Random(seed), locale_data("sv"), form, MAY) for seed in range(50)}
    assert filled == {("i fredags", "-P1K5")}


# Words that mean a day before and a day after today alike, each with both answers.
BOTH_WAYS = {
    "hi": ("कल", "परसों"), "ur": ("پرسوں",), "bn": ("কাল", "পরশু"), "mr": ("परवा",),
    "pa": ("ਕੱਲ੍ਹ", "ਕੱਲ", "ਪਰਸੋਂ"),
}  # fmt: skip


@pytest.mark.parametrize("identifier", LANGUAGES)
def test_no_text_of_a_language_says_two_things(identifier: str) -> None:
    """The network reads canonical text, without case and marks, so the texts are compared so."""
    locale = locale_data(identifier)
    meanings = defaultdict(set)
    for name in relative_names.names(locale):
        meanings[canonical(name.text)].add(name.expression)
    for form in (*relative_forms.days(locale), *relative_forms.phrases(locale)):
        for number in range(1, 13):
            values = {"w": (number - 1) % 7 + 1, "m": number, "d": number, "n": number + 1}
            for seed in range(2):
                filled = relative_forms.fill(random.Random(seed), locale, form, values)
                if filled is not None:
                    meanings[canonical(filled[0])].add(filled[1])
    for way in relative_forms.ways(locale):
        for unit in relative_forms.units(locale, way.case):
            for number in range(1, 13):
                text = way.text.replace("{q}", unit.say(random.Random(0), locale, number, in_words=number % 2 == 0))
                distance = relative_names.distance(number, unit.letter, is_past=way.is_past)
                meanings[canonical(text)].add(relative._spanned(way, distance))
    doubled = {text: found for text, found in meanings.items() if len(found) > 1}
    assert set(doubled) == {canonical(word) for word in BOTH_WAYS.get(identifier, ())}
    assert all(found in ({"-P1D", "P1D"}, {"-P2D", "P2D"}) for found in doubled.values())


def test_every_way_finds_its_case_and_every_unit_its_words() -> None:
    for identifier in LANGUAGES:
        locale = locale_data(identifier)
        for way in relative_forms.ways(locale):
            letters = {unit.letter for unit in relative_forms.units(locale, way.case)}
            assert {"N"} == letters if way.case == "eve" else {"D", "W"} <= letters, (identifier, way)


def test_every_language_of_the_tables_is_a_locale() -> None:
    assert set(LANGUAGES) <= set(identifiers())


def test_every_expression_is_one_of_the_language_of_answers_and_no_place_is_left_open() -> None:
    for identifier, draft in draws():
        assert str(parse(draft.expression)) == draft.expression, (identifier, draft)
        assert draft.kind == "relative"
        assert len(draft.text) <= 78
        assert not re.search(r"[{}~|]|  |^ | $", draft.text), (identifier, draft)


def test_numbers_in_the_text_are_those_of_the_expression() -> None:
    rng, checked = random.Random(7), 0
    for rule in relative.RULES:
        if rule.name not in ("relative-amount", "relative-quantity", "relative-sign"):
            continue
        for _ in range(1500):
            locale = locale_data(rng.choice(identifiers()))
            plan = rule.plan(rng, locale)
            draft = plan.render(rng, datetime.date(2024, 5, 3)) if plan else None
            written = re.findall(r"\d+", draft.text) if draft else []
            counted = re.findall(r"[1-9]\d*", draft.expression) if draft else []
            if counted and len(written) == len(counted):  # the others are in words
                in_hours = [str(24 * int(days)) for days in counted] if draft.expression[-1] == "D" else []
                assert written in (counted, in_hours, _in_multiples(counted, plan.pattern)), draft
                checked += 1
    assert checked > 1500


def _in_multiples(counted: list[str], pattern: str) -> list[str]:
    """What is written where the pattern counts fortnights or decades."""
    unit = re.search(r"\| ([A-Z]) ", pattern)
    factor, _ = relative_names.MULTIPLES.get(unit[1] if unit else "", (1, ""))
    return [str(int(number) // factor) for number in counted if int(number) % factor == 0]


def test_a_clock_time_stands_beside_days_only() -> None:
    for _, draft in draws():
        is_day = re.fullmatch(DAY, draft.expression)
        if draft.precision == "day" or draft.has_clock:
            assert is_day, draft


def test_a_clock_time_of_its_own_leaves_the_day_as_it_is() -> None:
    rng, english = random.Random(3), locale_data("en")
    found = set()
    for _ in range(6000):
        plan = relative.part(rng, english)
        assert plan is not None
        draft = plan.render(rng, datetime.date(2024, 5, 3))
        if draft is not None and "tomorrow" in draft.text and "day after" not in draft.text:
            assert draft.expression == "P1D"
            assert draft.has_clock == bool(re.search(r"\d(?!morrow)", draft.text))
            found.add(re.sub(r"\d+", "9", draft.text))
    assert {"tomorrow morning", "9pm tomorrow", "tomorrow at 9:9 pm"} <= found


def test_compounds_give_both_numbers() -> None:
    rng, english = random.Random(4), locale_data("en")
    found = 0
    for _ in range(60000):
        plan = relative.quantity(rng, english)
        draft = plan.render(rng, datetime.date(2024, 5, 3)) if plan else None
        numbers = re.fullmatch(r"(\d+) years? and (\d+) months? ago", draft.text) if draft else None
        if draft is not None and numbers is not None:
            assert draft.expression == f"-P{numbers[1]}Y{numbers[2]}M0D"
            found += 1
        if found == 6:
            break
    assert found > 3


@pytest.mark.parametrize(
    ("number", "unit", "expression"),
    [(2, "F", "P4W"), (6, "F", "P12W"), (2, "E", "P20Y0D"), (2, "Q", "P2Q"), (3, "N", "P3D"), (48, "H", "P2D")],
)
def test_fortnights_decades_and_nights_are_so_many_weeks_years_and_days(
    number: int, unit: str, expression: str
) -> None:
    assert relative_names.distance(number, unit, is_past=False) == expression
    assert relative_names.distance(number, unit, is_past=True) == f"-{expression}"


@cache
def quantities(identifier: str) -> dict[str, str]:
    """What a language says with numbers from two to six in figures and words, with its expression."""
    rng, locale, found = random.Random(8), locale_data(identifier), {}
    for way in relative_forms.ways(locale):
        for unit in relative_forms.units(locale, way.case):
            for number in range(2, 7):
                for in_words in (False, True):
                    said_number = unit.say(rng, locale, number, in_words=in_words)
                    expression = relative_names.distance(number, unit.letter, is_past=way.is_past)
                    found[way.text.replace("{q}", said_number)] = expression
    return found


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("en", "2 fortnights ago", "-P4W"),
        ("en", "three fortnights hence", "P6W"),
        ("en", "4 fortnights from now", "P8W"),
        ("en", "in 6 fortnights", "P12W"),
        ("en", "in two fortnights' time", "P4W"),
        ("en", "two decades ago", "-P20Y0D"),
        ("en", "2 quarters ago", "-P2Q"),
        ("en", "5 nights ago", "-P5D"),
        ("en", "three mornings ago", "-P3D"),
        ("de", "vor zwei Nächten", "-P2D"),
        ("de", "vor zwei Jahrzehnten", "-P20Y0D"),
        ("fr", "il y a deux soirs", "-P2D"),
        ("fr", "dans trois décennies", "P30Y0D"),
        ("pt", "há três noites", "-P3D"),
        ("es", "hace dos décadas", "-P20Y0D"),
        ("it", "due sere fa", "-P2D"),
        ("ru", "две ночи назад", "-P2D"),
        ("ru", "через два квартала", "P2Q"),
        ("uk", "5 ночей тому", "-P5D"),
        ("pl", "dwa wieczory temu", "-P2D"),
        ("cs", "před dvěma nocemi", "-P2D"),
        ("hu", "két évtizede", "-P20Y0D"),
        ("he", "לפני שלושה לילות", "-P3D"),
        ("ar", "قبل ثلاث ليال", "-P3D"),
        ("th", "3 คืนก่อน", "-P3D"),
        ("yue", "兩個禮拜前", "-P2W"),
    ],
)
def test_distances_are_counted_in_fortnights_decades_quarters_and_nights(
    identifier: str, text: str, expression: str
) -> None:
    assert quantities(identifier)[text] == expression


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("gu", "ત્રણ દિવસ પહેલાં", "-P3D"),
        ("mr", "तीन दिवसांपूर्वी", "-P3D"),
        ("pa", "ਤਿੰਨ ਦਿਨ ਪਹਿਲਾਂ", "-P3D"),
        ("ml", "മൂന്ന് ദിവസം മുമ്പ്", "-P3D"),
        ("te", "మూడు వారాల తర్వాత", "P3W"),
        ("ta", "இரண்டு மாதங்களுக்கு முன்பு", "-P2M0D"),
        ("si", "දින තුනකට පෙර", "-P3D"),
        ("ps", "درې ورځې مخکې", "-P3D"),
        ("ckb", "سێ ڕۆژ لەمەوبەر", "-P3D"),
        ("ku", "berî sê rojan", "-P3D"),
        ("tg", "пас аз ду сол", "P2Y0D"),
        ("ky", "үч айдан кийин", "P3M0D"),
        ("mn", "гурван өдрийн өмнө", "-P3D"),
        ("my", "လွန်ခဲ့သော သုံးရက်", "-P3D"),
        ("my", "လွန်ခဲ့သော 3 ရက်", "-P3D"),
        ("am", "ከሁለት ቀን በፊት", "-P2D"),
        ("ha", "kwanaki uku da suka wuce", "-P3D"),
        ("so", "laba sano ka hor", "-P2Y0D"),
        ("yo", "oṣù mẹ́ta sẹ́yìn", "-P3M0D"),
        ("is", "fyrir þremur dögum", "-P3D"),
        ("is", "eftir þrjár vikur", "P3W"),
        ("lv", "pirms četriem gadiem", "-P4Y0D"),
        ("lt", "prieš dvejus metus", "-P2Y0D"),
        ("sl", "čez dva tedna", "P2W"),
        ("sl", "pred tremi dnevi", "-P3D"),
        ("uk", "за два тижні до сьогодні", "-P2W"),
        ("be", "праз пяць дзён", "P5D"),
        ("ga", "i gceann trí bliana", "P3Y0D"),
        ("cy", "dau ddiwrnod yn ôl", "-P2D"),
        ("br", "daou viz zo", "-P2M0D"),
        ("mt", "fi żmien tliet xhur", "P3M0D"),
        ("hy", "երեք օրից", "P3D"),
        ("ka", "ორ კვირაში", "P2W"),
        ("eu", "duela hiru egun", "-P3D"),
        ("fil", "apat na buwan ang nakalipas", "-P4M0D"),
        ("sw", "miezi mitatu iliyopita", "-P3M0D"),
        ("jv", "telung dina kepungkur", "-P3D"),
        ("km", "បីខែមុន", "-P3M0D"),
    ],
)
def test_distances_are_told_in_words_of_the_case_and_gender_of_their_unit(
    identifier: str, text: str, expression: str
) -> None:
    assert quantities(identifier)[text] == expression


@pytest.mark.parametrize(
    ("identifier", "number", "texts"),
    [
        ("kk", 11, {"он бір күн"}),
        ("lt", 1, {"diena", "viena diena"}),
        ("su", 12, {"dua belas poé", "dua belas dinten"}),
        ("sd", 1, {"هڪ ڏينهن"}),
    ],
)
def test_a_number_may_be_of_two_words_or_left_out(identifier: str, number: int, texts: set[str]) -> None:
    locale, case = locale_data(identifier), {"lt": "acc"}.get(identifier, "q")
    units = [unit for unit in relative_forms.units(locale, case) if unit.letter == "D"]
    rng = random.Random(0)
    said_number = {unit.say(rng, locale, number, in_words=True) for unit in units for _ in range(20)}
    assert {canonical(text) for text in said_number} == {canonical(text) for text in texts}


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("ckb", "دوێنێ", "-P1D"),
        ("ckb", "مانگی داهاتوو", "P1M"),
        ("tg", "пасфардо", "P2D"),
        ("bo", "ཁ་སང", "-P1D"),
        ("zu", "namuhla", "P0D"),
        ("pa", "ਪਿਛਲੇ ਮਹੀਨੇ", "-P1M"),
        ("so", "toddobaadkii hore", "-P1W-X"),
        ("km", "ឆ្នាំក្រោយ", "P1Y"),
        ("ht", "semèn pase", "-P1W-X"),
        ("ky", "быйыл", "P0Y"),
    ],
)
def test_languages_that_cldr_lacks_have_names_for_the_days_and_units_next_to_today(
    identifier: str, text: str, expression: str
) -> None:
    assert said(identifier)[text] == expression


def test_the_greater_of_two_quantities_may_stand_in_a_case_of_its_own() -> None:
    rng, kazakh, found = random.Random(6), locale_data("kk"), set()
    for _ in range(6000):
        plan = relative.quantity(rng, kazakh)
        draft = plan.render(rng, datetime.date(2024, 5, 3)) if plan else None
        if draft is not None and re.fullmatch(r"P\d+Y\d+M0D", draft.expression):
            found.add(re.sub(r"\d+", "9", draft.text))
    assert "9 жыл 9 айдан кейін" in found
    assert not [text for text in found if "жылдан" in text]


def test_weekends_next_to_this_one_are_the_days_they_were() -> None:
    english = said("en")
    assert english["this weekend"] == "P0W-6/P0W-7"
    assert english["next weekend"] == "P1W-6/P1W-7"
    assert english["last weekend"] == "-P1W-6/-P1W-7"


def test_spans_around_today_are_no_day_ahead() -> None:
    ahead = [
        way.text
        for code in ("en", "es", "nl", "tr", "zh")
        for way in relative_forms.ways(locale_data(code))
        if not way.is_past
    ]
    assert {"in {q}", "dentro de {q}", "binnen {q}"} <= set(ahead)
    assert not [text for text in ahead if re.search("next|próximos|komende|önümüzdeki|未来", text)]


@pytest.mark.parametrize(
    ("locale", "text", "letter", "number", "expected"),
    [
        ("en", "the last 3 days", "D", 3, "the last three days"),
        ("es", "las últimas 2 semanas", "W", 2, "las últimas dos semanas"),
        ("ru", "последние 2 недели", "W", 2, "последние две недели"),
        ("fi", "viimeiset 2 päivää", "D", 2, "viimeiset kaksi päivää"),
        ("fi", "viimeisten 120 päivän aikana", "D", 120, "viimeisten 120 päivän aikana"),
        ("zh", "最近3天", "D", 3, "最近三天"),
        ("en", "the last 3 days", "W", 3, "the last 3 days"),
    ],
)
def test_the_number_before_a_unit_is_written_in_words_of_its_case(
    locale: str, text: str, letter: str, number: int, expected: str
) -> None:
    assert relative_forms.number_in_words(random.Random(1), locale_data(locale), text, letter, number) == expected


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("es", "este finde", "P0W-6/P0W-7"),
        ("es", "hace año y medio", "-P1Y6M0D"),
        ("it", "due anni e mezzo fa", "-P2Y6M0D"),
        ("es", "de hoy en ocho", "P1W"),
        ("es", "viernes en ocho", "P2K5"),
        ("es", "el mes antepasado", "-P2M"),
        ("fr", "ce we", "P0W-6/P0W-7"),
        ("fr", "le vendredi 3 de ce mois", "P0M-03"),
        ("it", "venerdì a otto", "P2K5"),
        ("pt", "neste fds", "P0W-6/P0W-7"),
        ("pt", "hj", "P0D"),
        ("ro", "alaltăseară", "-P2D"),
        ("ca", "maig de l'any passat", "-P1Y-05"),
        ("gl", "o vindeiro venres", "P1K5"),
        ("el", "την επόμενη Παρασκευή", "P1K5"),
        ("el", "τον περασμένο Μάιο", "-P1Y-05"),
        ("sq", "të premten e kaluar", "-P1K5"),
        ("eu", "datorren ostiralean", "P1K5"),
        ("cy", "Dydd Gwener yr wythnos nesaf", "P1W-5"),
        ("ga", "arú anuraidh", "-P2Y"),
        ("mt", "lbieraħtlula", "-P2D"),
    ],
)
def test_the_south_and_west_of_europe_counts_from_today_in_its_own_words(
    identifier: str, text: str, expression: str
) -> None:
    assert said(identifier)[text] == expression


def test_the_adjective_beside_a_weekday_has_its_gender() -> None:
    saturday = dict(MAY, w=6)
    forms = relative_forms.days(locale_data("el"))
    texts = {relative_forms.fill(random.Random(0), locale_data("el"), form, saturday) for form in forms}
    assert ("το επόμενο Σάββατο", "P1K6") in texts
    assert not [text for text, _ in filter(None, texts) if "επόμενη Σάββατο" in text]


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("es", "hace quince días", "-P15D"),
        ("fr", "dans trente jours", "P30D"),
        ("it", "venti giorni fa", "-P20D"),
        ("pt", "há vinte anos", "-P20Y0D"),
        ("ro", "acum cincisprezece zile", "-P15D"),
        ("ro", "acum douăzeci de zile", "-P20D"),
        ("el", "πριν από δεκαπέντε μέρες", "-P15D"),
        ("de", "vor vierzehn Tagen", "-P14D"),
    ],
)
def test_numbers_in_words_go_beyond_twelve(identifier: str, text: str, expression: str) -> None:
    rng, locale = random.Random(3), locale_data(identifier)
    found = {}
    for way in relative_forms.ways(locale):
        for unit in relative_forms.units(locale, way.case):
            for number in (14, 15, 20, 30):
                said_number = unit.say(rng, locale, number, in_words=True)
                distance = relative_names.distance(number, unit.letter, is_past=way.is_past)
                found[way.text.replace("{q}", said_number)] = distance
    assert found[text] == expression


def test_numbers_beyond_twelve_are_drawn_now_and_then_where_the_language_has_words_for_them() -> None:
    rng = random.Random(5)
    french = next(unit for unit in relative_forms.units(locale_data("fr"), "q") if unit.letter == "D" and unit.words)
    czech = next(unit for unit in relative_forms.units(locale_data("cs"), "acc") if unit.letter == "D" and unit.words)
    drawn = [relative._number_of_words(rng, french) for _ in range(2000)]
    assert {*range(1, 21), 30} - {8} >= set(drawn) - {8} >= {13, 15, 20, 30}
    assert 300 < sum(number > 12 for number in drawn) < 500
    assert max(relative._number_of_words(rng, czech) for _ in range(300)) == 12


def test_clock_times_stand_beside_the_words_for_a_part_of_the_day_too() -> None:
    rng = random.Random(4)
    found = {}
    for identifier in ("en", "de", "zh"):
        for _ in range(1500):
            plan = relative.part(rng, locale_data(identifier))
            draft = plan.render(rng, datetime.date(2024, 5, 15)) if plan else None
            if draft:
                found[re.sub(r"\d+", "9", draft.text)] = draft.expression
    for start, expected in (("tonight", "P0D"), ("heute Abend", "P0D"), ("明早", "P1D")):
        assert {expression for text, expression in found.items() if text.startswith(start)} == {expected}


@drawn_once
def of_quantity(identifier: str) -> Iterator[Draft | None]:
    """Drafts of one locale without end, None where nothing was drawn."""
    locale, rng = locale_data(identifier), random.Random(3)
    while True:
        plan = relative.quantity(rng, locale)
        yield plan and plan.render(rng, datetime.date(2024, 5, 3))


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("zh", "3天内", "P0D/P3D"),
        ("zh", "三个月之内", "P0D/P3M0D"),
        ("zh", "两周之内", "P0D/P2W"),
        ("zh", "3小时内", "P0D"),
        ("zh", "24小时内", "P0D/P1D"),
        ("zh", "3天后", "P3D"),
        ("zh_Hant", "3日內", "P0D/P3D"),
        ("ja", "2週間以内", "P0D/P2W"),
        ("ja", "3日以内", "P0D/P3D"),
        ("ko", "3일 이내", "P0D/P3D"),
        ("ko", "두 달 안에", "P0D/P2M0D"),
    ],
)
def test_within_so_many_days_is_the_days_until_then(identifier: str, text: str, expression: str) -> None:
    drafts = filter(None, islice(of_quantity(identifier), 20_000))
    assert next(draft.expression for draft in drafts if draft.text == text) == expression
    for draft in filter(None, islice(of_quantity(identifier), 4000)):
        assert draft.precision != "day" or "/" not in draft.expression


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("zh", "下月三号", "P1M-03"),
        ("zh", "下个月三日", "P1M-03"),
        ("zh", "去年五月三号", "-P1Y-05-03"),
        ("zh", "大前年5月", "-P3Y-05"),
        ("zh", "后年5月底", "P2Y-05"),
        ("zh_Hant", "下個月三號", "P1M-03"),
        ("zh_Hant", "前年五月", "-P2Y-05"),
        ("zh_Hant", "明年五月三日", "P1Y-05-03"),
        ("ja", "来年五月三日", "P1Y-05-03"),
        ("ko", "재작년 5월", "-P2Y-05"),
    ],
)
def test_days_and_months_of_relative_months_and_years_in_east_asian_numerals(
    identifier: str, text: str, expression: str
) -> None:
    assert said(identifier)[text] == expression


def test_one_letter_parts_of_the_day_stand_beside_days_in_chinese() -> None:
    assert {"{x}晚{h}点", "{x}早{h}点"} <= set(relative_forms.parts(locale_data("zh")))
    assert "{x}晚{h}點" in relative_forms.parts(locale_data("zh_Hant"))


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("fr", "le mois de mai prochain", "P1Y-05"),
        ("ko", "올 5월", "P0Y-05"),
        ("cs", "v letošním květnu", "P0Y-05"),
        ("et", "mullu mais", "-P1Y-05"),
        ("lt", "pernai gegužę", "-P1Y-05"),
        ("ka", "შარშან მაისში", "-P1Y-05"),
        ("bn", "গত বছরের মে", "-P1Y-05"),
        ("fr", "le 3 mai dernier", "XXXX-05-03"),
        ("it", "3 maggio u.s.", "XXXX-05-03"),
        ("nl", "3 mei jl.", "XXXX-05-03"),
        ("ja", "来る5月3日", "XXXX-05-03"),
        ("ko", "오는 5월 3일", "XXXX-05-03"),
        ("en", "on the 3rd ult.", "-P1M-03"),
        ("de", "am 3. lfd. Mts.", "P0M-03"),
        ("da", "3. maj d.å.", "P0Y-05-03"),
        ("sv", "den 3 maj f.å.", "-P1Y-05-03"),
        ("pl", "w dniu 3 maja ub.r.", "-P1Y-05-03"),
        ("cs", "v květnu m. r.", "-P1Y-05"),
        ("ru", "3 мая т.г.", "P0Y-05-03"),
        ("es", "el 3 del cte.", "P0M-03"),
        ("lt", "š. m. gegužės 3 d.", "P0Y-05-03"),
        ("lv", "š.g. 3. maijā", "P0Y-05-03"),
        ("nl", "vrijdag a.s.", "P1K5"),
        ("da", "på fredag otte dage", "P2K5"),
        ("sv", "om en vecka på fredag", "P1W-5"),
        ("ja", "2週間前の金曜", "-P2W-5"),
        ("en", "Friday two weeks ago", "-P2W-5"),
        ("ru", "в позапрошлую пятницу", "-P2K5"),
        ("he", "ביום שישי הקרוב", "P1K5"),
        ("el", "τη μεθεπόμενη Παρασκευή", "P2K5"),
        ("pt", "na próxima sexta-feira", "P1K5"),
        ("en", "forty years ago today", "-P40Y0D"),
        ("en", "this day fortnight", "P2W"),
        ("zh", "去年今日", "-P1Y0D"),
        ("es", "hoy hace una semana", "-P1W"),
        ("fr", "il y a 3 ans jour pour jour", "-P3Y0D"),
        ("bn", "গতরাতে", "-P1D"),
        ("hr", "preksinoć", "-P2D"),
        ("de", "am letzten Tag dieses Monats", "P0M-IL-P1D"),
        ("ru", "в последний день прошлого месяца", "-P1M-IL-P1D"),
        ("ja", "来年の初日", "P1Y-01-01"),
        ("tr", "bu yılın son günü", "P0Y-12-31"),
        ("ru", "конец недели", "P0W-X"),
        ("nl", "mrgn", "P1D"),
        ("id", "bsk", "P1D"),
    ],
)
def test_months_weekdays_and_days_near_today_are_said_in_full_and_in_short(
    identifier: str, text: str, expression: str
) -> None:
    assert said(identifier)[text] == expression


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("en", "last summer", "-P1Y-22"),
        ("en", "next summer", "P1Y-22"),
        ("fr", "l'été prochain", "P1Y-22"),
        ("nl", "vorige zomer", "-P1Y-22"),
        ("ru", "прошлым летом", "-P1Y-22"),
        ("pl", "zeszłego lata", "-P1Y-22"),
        ("sv", "i somras", "XXXX-22"),
        ("fi", "viime kesänä", "-P1Y-22"),
        ("ko", "지난 여름", "-P1Y-22"),
    ],
)
def test_a_season_next_to_today_is_that_of_the_year_beside_this_one(
    identifier: str, text: str, expression: str
) -> None:
    found = set()
    for form in vague_forms.forms("relative_periods", identifier):
        for seed in range(12):
            found.add(form.fill(random.Random(seed), vague_forms.Moment(2024, 7, 3, locale_data(identifier))))
    assert (text, expression) in found


def test_the_next_winter_is_not_that_of_the_next_year() -> None:
    for identifier in LANGUAGES:
        for form in vague_forms.forms("relative_periods", identifier):
            filled = form.fill(random.Random(0), vague_forms.Moment(2024, 1, 3, locale_data(identifier)))
            assert filled is None or filled[0] not in ("next winter", "nächsten Winter", "l'hiver prochain")

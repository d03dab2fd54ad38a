"""Rules that draw text which is no date: shapes and values written out for each, and the guard over them."""

from __future__ import annotations

import itertools
import random
import re

import pytest

from datenorm.generation import (
    negative_clocks,
    negative_codes,
    negative_times,
    relative_forms,
    relative_names,
    surroundings,
)
from datenorm.generation.date_guard import reads_as_date, undated
from datenorm.generation.drafts import LONGEST
from datenorm.generation.locales import identifiers, locale_data
from datenorm.generation.negatives import RULES
from datenorm.generation.stream import examples
from datenorm.generation.tables import rows
from datenorm.generation.templates import columns, digits, fill, lines
from datenorm.text import canonical

BY_NAME = {rule.name: rule for rule in RULES}

# Texts that a rule must be able to draw, found among its draws with a fixed seed.
DRAWN = {
    "blank": ["", " ", "\t", "\u3000"],
    "punctuation": ["-", "--", "?", "...", "***", "—", "()"],
    "placeholder": [
        "nan", "NaN", "N/A", "n/a", "null", "None", "unknown", "TBD", "s.d.", "n.d.", "o.J.", "k.A.", "не указано",
        "不明",
        "غير معروف", "#N/A", "#VALUE!", "#REF!", "TRUE", "false", "sans date", "sin fecha", "미상", "ไม่ทราบ", "לא ידוע",
        "bilinmiyor", "okänt", "neznámé", "अज्ञात", "không rõ", "άγνωστο",
    ],
    "score": ["3-2", "4:1", "0:0", "1:50000"],
    "spoken_time": ["half past three", "12 Uhr", "midnight", "正午", "noon"],
    "part_of_day": [
        "noon", "midnight", "in the evening", "early in the morning", "late evening", "abends", "mittags",
        "morgens früh", "am Abend", "le soir", "à minuit", "a medianoche", "de madrugada", "ao meio-dia",
        "a mezzogiorno", "'s avonds", "på kvällen", "illalla", "wieczorem", "večer", "вечером", "рано утром", "вночі",
        "опівночі", "вечерта", "este", "το βράδυ", "akşamleyin", "في المساء", "בערב", "عصر", "रात को", "রাতে", "下午",
        "晚上", "夕方", "저녁에", "ตอนเช้า", "buổi tối", "malam hari", "երեկոյան", "საღამოს", "кешке", "noktomeze",
        "usiku",
    ],
    "time_in_part": [
        "8 in the evening", "at 7 in the morning", "8 Uhr abends", "à 8 h du soir", "a las 3 de la tarde",
        "às 8 da noite", "8 вечера", "о 8 вечора", "este 8", "晚上8点", "夜8時", "저녁 8시", "8 giờ tối", "शाम 5 बजे",
    ],
    "phone": ["12.34.56.78.90", "911"],
    "part_number": ["Suite 200", "Route 66", "XXL"],
    "impossible_blank_form": ["00/00/0000", "0000-00-00", "dd/mm/yyyy", "99/99/9999", "__/__/____"],
    "duration": ["two weeks", "P3D", "5 Tage", "三天", "zwei Wochen", "полгода"],
    "repeated": ["every Friday", "daily", "Mondays", "weekdays", "montags", "по будням", "毎週金曜日"],
    "vague": ["a few days ago", "some years ago", "recently", "soon", "bientôt", "недавно", "很久以前"],
    "feast": ["Christmas", "Easter", "Halloween", "Ramadan", "Ostern", "رمضان", "春节"],
    "column_name": [
        "date", "Date of birth", "DOB", "createdAt", "Datum", "日期", "Year", "month", "mm/yy", "YYYY-MM-DD",
        "%Y-%m-%d", "Дата рождения", "Fecha de nacimiento", "TT.MM.JJJJ", "jj/mm/aaaa", "年月日",
        "月 火 水 木 金 土 日", "Data zgonu", "Kelt", "Mo Tu We Th Fr Sa Su",
    ],
    "phrase": ["may I", "the second test", "Sunday Times", "sat down", "mon amour", "dim sum", "火星", "M T W T F S S"],
    "number_range": ["5-7", "3:2", "7-5"],
    "postcode_and_place": ["1010 Wien", "2000 Antwerpen", "2100 København Ø", "1950 Sion", "Sydney NSW 2000"],
    "standard": ["EN 1992-1-1", "ISO 8601-1:2019", "IEEE 754-1985", "ГОСТ 7.1-2003"],
    "impossible_yearless": ["31 avril", "30/2", "31/4", "31 de abril", "30 Feb"],
    "impossible_beyond": [
        "February 30th", "thirty-first of April", "le 30 février", "am dreißigsten Februar", "30 de febrero",
        "31 de junho", "trentuno novembre", "тридцатое февраля", "30 lutego", "otuz Şubat", "2月30日", "四月三十一日",
        "이월 삼십일", "第五季度", "week 54", "KW 54", "semaine 54", "viikko 54", "tuần 54",
    ],
    "note": [
        "GCS 15/15", "VA 20/40", "Apgar 9/10/10", "Page 2/10", "Psalm 19:12", "art. 415 k.c.", "§ 12 Abs. 3",
        "Art. L. 121-3", "Acc. No. 1987.5.2", "size 10-12-14", "RT 03/RW 05", "tension 12/8", "по Апгар 8/9",
        "2/3 cup sugar",
    ],
}  # fmt: skip

# What every text of a rule looks like.
SHAPES = {
    "blank": r"\s*\u200b?",
    "punctuation": r"[^\w]+|.*_.*",
    "placeholder": r".{1,40}",
    "person": r"[^\d]+",
    "person_named_as_month": r"[^\d]+",
    "sentence": r".{1,64}",
    "heading": r".{1,60}",
    "cldr_word": r".{1,40}",
    "cldr_list": r".+(,|;| /| -| \+| &).+|.{30,}",
    "address": r".*\d.*|.*\w.*",
    "numbered": r".*(\d|[IVX]+|[ABC]).*",
    "month_like": r".*\w.*",
    "sentence_with_number": r".*\d.*",
    "garbled": r".+",
    "postcode": r".*\w.*",
    "part_number": r".*\w.*",
    "random_code": r"(?=.*[A-Za-z])[A-Za-z0-9./ _-]+",
    "postcode_and_place": r"\d{4}( [A-Z]{2}|-\d{3})? [^\d]+|[^\d]+ \d{4}",
    "standard": r"(?=.*[A-ZА-Я]).*\d.*",
    "calendar_code": r".*[^\s\w.].*",
    "licence_plate": r".*\w.*",
    "book_number": r".*([\dX]{3}|[A-Z]{8}).*",
    "unique_identifier": r"[#{}0-9A-Za-z+/=x-]+",
    "machine_address": r"[0-9A-Fa-f:./-]+",
    "plain_version": r"\d+(\.\d+){1,3}(|[-+.ab].+)",
    "marked_version": r"([^\d]*[vV ]|[^\d]+[^\s\d:]|.*: )\d+(\.\d+){1,2}|\d+(\.\d+){1,2}[-.][A-Za-z]+(\.?\d)?",
    "file_path": r"[^:]*|[CDE]:\\.*",
    "web_address": r"(https?|ftp)://\S+|\S+@\S+|www\.\S+|[#@]\S+",
    "markup": r".+",
    "integer": r"[^\d]*\d[\d\W_]*",
    "decimal": r"-?[\d ,.]+[.,·٫]\d+([eE][+-]?\d+)?",
    "percentage": r".*(%|٪|‰|％|percent|Prozent|pct|pour cent|por ciento|процентов).*",
    "amount": r".*\d.*",
    "measure": r".*\d.*",
    "fraction": r".*(/|[½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘]).*",
    "year_like": r"(.*[^\d.])?\d{4}[^\d]*.*",
    "temperature": r".*\d ?(°[CF]?|℃|K|ºC|度|도|[A-Za-zé]+|[а-я]+)",
    "dimension": r".*\d.*",
    "score": r".*\d+ ?[-–:] ?\d+.*",
    "coordinate": r".*\d.*",
    "phone": r".*\d.*",
    "local_time": r".*\d.*",
    "software_time": r"T?\d{1,2}.*",
    "spoken_time": r".+",
    "zone": r"\(?(UTC|GMT) ?[+-]\d{1,2}(:?\d\d)?\)?|.*\w.*",
    "impossible_named": r".*\d.*",
    "impossible_numbered": r".*\d.*",
    "impossible_ideographic": r".+[年년].+[月월].+[日号號일]",
    "impossible_ordinal": r"\d{4}([-./]\d{3}|-?W\d\d-?\d(T10:00)?)",
    "impossible_month_of_year": r"(\d\d[-./]\d{4}|\d{4}[-./]\d\d)",
    "impossible_day_before_month": r"\d{4}([-/. ])(1[3-9]|2\d|3[01])\1\d{1,2}(T?\D?\d.*)?",
    "unknown_month": r".*\d.*",
    "plain_fraction": r"[^\d]*\d+ ?/ ?\d+.*",
    "impossible_blank_form": r".+",
    "duration": r".+",
    "repeated": r".+",
    "vague": r"[^\d]+",
    "feast": r".+",
    "column_name": r"[^\d]+",
    "phrase": r"[^\d]+",
    "number_range": r".*\d.*\d.*",
    "impossible_beyond": r".+",
    "note": r".*(\d|½|[+-]|[A-Z]).*",
    "from_parts": r"[^\d]+( 30901|, room 4)?|500 Days of Summer .+|.*40-Year-Old.+",
    "time_out_of_range": r"(T|at |um )?\d\d:\d\d(:\d\d)?.*",
    "impossible_yearless": r".*(3[01]|0|[०-९]|\d\d).*",
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_text_of_a_rule_has_the_shape_written_out_for_it(name: str) -> None:
    rng = random.Random(1)
    shape = re.compile(SHAPES[name], re.DOTALL)
    assert [text for text in (BY_NAME[name].write(rng) for _ in range(300)) if not shape.fullmatch(text)] == []


@pytest.mark.parametrize("name", DRAWN)
def test_a_rule_draws_the_texts_it_was_written_for(name: str) -> None:
    rng = random.Random(2)
    missing = set(DRAWN[name])
    for _ in range(40_000):
        missing.discard(BY_NAME[name].write(rng))
        if not missing:
            break
    assert missing == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_a_pure_function_of_the_random_numbers_it_is_given(rule) -> None:
    random.seed(3)
    before = random.getstate()
    first = [rule.write(random.Random(seed)) for seed in range(20)]
    assert [rule.write(random.Random(seed)) for seed in reversed(range(20))] == first[::-1]
    assert random.getstate() == before


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_texts_are_short_enough_for_the_network_and_many(rule) -> None:
    rng = random.Random(4)
    texts = [rule.write(rng) for _ in range(300)]
    assert max(map(len, texts)) <= LONGEST
    assert len(set(texts)) > (5 if rule.name == "blank" else 25)


def test_rules_have_names_of_their_own_and_weights_above_zero() -> None:
    assert len(BY_NAME) == len(RULES)
    assert set(SHAPES) <= set(BY_NAME)
    assert all(rule.weight > 0 for rule in RULES)


def test_half_of_the_draws_hold_digits_and_a_tenth_are_impossible_dates() -> None:
    total = sum(rule.weight for rule in RULES)
    impossible = sum(rule.weight for rule in RULES if rule.name.startswith("impossible"))
    assert 0.08 < impossible / total < 0.20
    rng = random.Random(5)
    drawn = rng.choices(RULES, [rule.weight for rule in RULES], k=4000)
    share = sum(any(c.isdigit() for c in rule.write(rng)) for rule in drawn) / 4000
    assert 0.5 < share < 0.75


def test_languages_of_many_scripts_are_drawn() -> None:
    rng = random.Random(6)
    text = "".join(
        BY_NAME[name].write(rng) for name in ("sentence", "person", "cldr_word", "placeholder") for _ in range(1500)
    )
    for letter in "aяαאبहবதไ中あ아ქհλ":
        assert letter in text, letter


@pytest.mark.parametrize(
    "text",
    [
        "3.5.1979", "03/05/79", "1979-05-03", "5 3 1979", "1979", "(1984)", "c. 1979", "Born 1979", "5/1979",
        "1979-05", "19790503", "030579", "197905", "1979123", "1979-123", "1979-W12", "1979W123", "17.XI.2024",
        "XI 2024", "17 xi 24", "1979:05:03", "3 May 1979", "May 12", "Sept 1979", "mars 79", "3 мая", "5月3日",
        "2024年", "2024년 5월", "๓ พฤษภาคม", "٣/٥/١٩٧٩", "'79", "05/79", "1.10.30", "7905031420", "197905031420",
        "20240503T101500", "on 12 décembre", "5 tháng 3",
        "may", "Mai", "Friday", "5月", "next Friday", "12/25", "1/2", "(5/3)", "3.5.", "25. 12.", "26th", "26.",
        "1914-1918", "1914–1918", "12-25", "1914-18", "2019/20", "197x", "19--", "20XX", "1970s", "'70s", "Q3", "3Q",
        "FY 2021", "500 BC", "W12", "R4", "2H21", "this summer", "yesterday", "vendredi", "سبتمبر",
    ],
)  # fmt: skip
def test_the_guard_stops_what_somebody_could_read_as_a_date(text: str) -> None:
    assert reads_as_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Suite 200", "1.10.3.2", "12.34.56.78.90", "020-7946-0958", "14:05:33", "21:15 25:23", "10x20x30",
        "31/04/999", "0-0-0", "12345", "123456789", "19795503", "999999", "192.168.1.10", "I have 10 apples",
        "6.54", "1,234", "Mayor 12", "octopus 8", "Marsh 512", "3-2", "3020-02-30", "13/1020",
        "Louis XIV", "chapter XII", "70 X 164", "10:30", "April O'Neil", "第3章", "3 kg", "45 %",
        "23", "5-12", "10.12", "3:2", "may I", "sat down", "32/13", "40/41", "5 days",
        "+1 212 555 0123", "0800 123456", "AB-1234-56",
    ],
)  # fmt: skip
def test_the_guard_lets_pass_what_nobody_reads_as_a_date(text: str) -> None:
    assert not reads_as_date(text)


@pytest.mark.parametrize("text", ["1975 people", "room 1984", "€1999", "model 2008"])
def test_four_digits_pass_the_guard_only_where_words_around_them_make_them_no_year(text: str) -> None:
    assert reads_as_date(text)
    assert not reads_as_date(text, in_context=True)


def test_a_rule_that_draws_nothing_but_dates_is_an_error_that_says_so() -> None:
    def only_dates(rng: random.Random) -> str:
        return f"{rng.randint(1, 28)}.5.1979"

    with pytest.raises(RuntimeError, match=r"only_dates drew 1000 texts that could be dates .* '\d+\.5\.1979'"):
        undated(only_dates)(random.Random(1))


def test_words_beside_four_digits_are_never_those_that_stand_around_dates() -> None:
    forms = {form.strip().casefold() for form in _surrounding_forms()}
    contexts = {f"{before}{{}}{after}".strip().casefold() for before, after in columns("no_date_year_contexts")}
    assert contexts & forms == set()


def _surrounding_forms() -> set[str]:
    rng = random.Random(7)
    return {surroundings.surround(rng, "{}", language, "") for language in ("en", "de", "fr") for _ in range(8000)}


def test_four_digits_of_the_year_like_rule_never_stand_alone() -> None:
    rng = random.Random(8)
    for _ in range(3000):
        text = BY_NAME["year_like"].write(rng)
        assert re.sub(r"[\W\d_]", "", text) or re.search(r"[$€£¥₹₽₺₩₪#%°№]", text), text


@pytest.mark.parametrize(
    ("template", "shape"),
    [
        ("##-%", r"\d\d-[1-9]"),
        ("@&", "[A-Z][a-z]"),
        ("^^^", "[0-9a-f]{3}"),
        ("~~", "[0-9A-Z]{2}"),
        ("v1. x", r"v1\. x"),
    ],
)
def test_templates_are_filled_with_characters_of_their_kind(template: str, shape: str) -> None:
    rng = random.Random(9)
    assert all(re.fullmatch(shape, fill(rng, template)) for _ in range(200))


def test_digits_have_the_length_asked_for_and_no_leading_zero() -> None:
    rng = random.Random(10)
    assert all(re.fullmatch(r"[1-9]\d{6}", digits(rng, 7)) for _ in range(200))
    assert {digits(rng, 1) for _ in range(300)} == set("0123456789")


def test_tables_are_read_without_comments_and_keep_lines_that_begin_with_a_sign() -> None:
    assert "#N/A" in lines("no_date_placeholders")
    assert all(len(row) == 2 for row in columns("no_date_year_contexts"))


def test_sets_of_weekdays_and_clock_times_alone_are_written_in_many_languages() -> None:
    rng = random.Random(8)
    sets = {negative_times.repeated(rng) for _ in range(6000)}
    assert {"every Friday", "毎週金曜日", "каждый вторник", "हर मंगलवार", "minden kedd"} <= sets
    clocks = {negative_clocks.spoken_time(rng) for _ in range(6000)}
    assert any(re.fullmatch(r"kello \d{1,2}", text) for text in clocks)
    assert not [text for text in clocks if re.fullmatch(r"\d{4}( ?- ?\d{4})?", text)]


def test_a_duration_is_in_no_case_that_says_by_itself_how_long_ago_or_ahead() -> None:
    """`három hete` is three weeks ago, `kwanaki uku da suka wuce` three days ago, `երեք օրից` in three days."""
    rng = random.Random(9)
    found = {negative_times._in_words(rng) for _ in range(20000)}
    assert {"három hét", "kwanaki uku", "երեք օր"} <= found
    assert not {"három hete", "kwanaki uku da suka wuce", "երեք օրից"} & found


def test_a_part_of_the_day_alone_is_the_word_for_a_day_in_no_language_of_the_tables() -> None:
    """In Turkish `sabah` is the morning, in Azerbaijani tomorrow; `tonight` and `heute Abend` are days."""
    parts = [(row[0], text) for row in rows("clock_words") if row[1] == "part" for text in row[2].split(" | ")]
    drawn = {canonical(text) for texts in negative_clocks._parts_of_day().values() for text in texts}
    assert {canonical(text) for _, text in parts} - drawn == {"sabah"}
    days = {
        canonical(form.text)
        for language in {row[0] for row in rows("relative_days")}
        for form in (*relative_forms.days(locale_data(language)), *relative_forms.phrases(locale_data(language)))
    }
    days |= {canonical(name.text) for i in identifiers() for name in relative_names.names(locale_data(i))}
    assert {"tonight", "this morning", "last night", "heute abend", "今晚", "i kvall", "довечера", "morgen"} <= days
    assert drawn & days == set()
    assert len({language for language, _ in parts}) >= 75


def test_a_clock_time_in_a_part_of_the_day_has_its_number_and_no_open_place() -> None:
    rng = random.Random(9)
    texts = {negative_clocks.time_in_part(rng) for _ in range(20_000)}
    assert len({row[0] for row in rows("no_date_times_in_parts")}) >= 45
    assert all(re.search(r"\d", text) for text in texts)
    assert not [text for text in texts if re.search(r"[{}|]|  |^ | $", text)]


def test_numbers_are_in_the_digits_of_the_readers_script_too() -> None:
    texts = [e.text for e in itertools.islice(examples(3, locales=["fa"]), 600) if e.kind == "reject"]
    assert any(re.search("[۰-۹]", text) for text in texts)


def test_a_time_out_of_range_has_a_field_that_no_clock_has() -> None:
    rng = random.Random(8)
    for _ in range(2000):
        text = BY_NAME["time_out_of_range"].write(rng)
        hour, minute, second = map(int, re.search(r"(\d\d):(\d\d)(?::(\d\d))?", text).groups(default="0"))
        assert hour > 24 or minute > 59 or second > 60, text


def test_phrases_statuses_and_labels_are_many_and_none_is_a_date() -> None:
    texts = {text for name in ("phrases", "placeholders", "column_names") for text in lines(f"no_date_{name}")}
    assert {
        "second to none", "until sold out", "in her thirties", "quarter final", "may contain traces of nuts",
        "Mai Thai", "Friday Night Lights", "Mar-a-Lago", "march in step", "bis auf Weiteres",
        "jusqu'à épuisement des stocks", "cuartos de final", "do wyczerpania zapasów", "в первую очередь",
        "çeyrek altın", "三十而立", "三日坊主", "월요병",
        "sold out", "pending since never", "ausverkauft", "épuisé", "完売", "품절", "փակ է",
    } <= texts  # fmt: skip
    assert len(lines("no_date_phrases")) > 2000


def test_postcodes_with_places_are_those_of_the_place() -> None:
    rng = random.Random(8)
    texts = {BY_NAME["postcode_and_place"].write(rng) for _ in range(6000)}
    vienna = {text for text in texts if text.endswith(" Wien")}
    assert "1010 Wien" in vienna
    assert vienna <= {f"{code} Wien" for code in range(1010, 1231, 10)}
    assert not any(text.startswith("Wien ") for text in texts)  # Wien 1848 is a year


def test_code_that_counts_months_gives_each_its_own_number() -> None:
    rng = random.Random(9)
    texts = {BY_NAME["calendar_code"].write(rng) for _ in range(15_000)}
    english = {text for text in texts if "December" in text and "January" not in text}
    assert english
    assert all(re.findall(r"\d+", text) in (["12"], []) for text in english)


@pytest.mark.parametrize("name", ["everyday_text", "passage", "source_line"])
def test_lines_of_text_and_of_programs_are_as_long_as_dates_may_be(name: str) -> None:
    rng = random.Random(4)
    rule = next(rule for rule in RULES if rule.name == name)
    drawn = [rule.write(rng) for _ in range(400)]
    assert max(map(len, drawn)) <= LONGEST
    assert sum(len(text) > 40 for text in drawn) >= 40
    assert len(set(drawn)) > 380


def test_places_in_lines_of_programs_are_filled() -> None:
    rng = random.Random(4)
    drawn = [negative_codes.source_line(rng) for _ in range(2000)]
    assert not [text for text in drawn if re.search(r"\{[abchTnNws]\}", text)]
    assert any(re.search(r"-> (str|int) \| None:$", text) for text in drawn)

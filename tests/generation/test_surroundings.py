"""Words and labels around dates: in many languages, without a digit and without a change of meaning."""

import random
import re
from pathlib import Path

import pytest

from datenorm.generation import surroundings

TABLE = Path(surroundings.__file__).with_name("tables") / "surroundings.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
LANGUAGES = sorted({row[0] for row in ROWS})


def drawn(text: str, language: str, count: int = 12000) -> set[str]:
    rng = random.Random(language)
    return {surroundings.surround(rng, text, language) for _ in range(count)}


@pytest.mark.parametrize(
    ("language", "date", "expected"),
    [
        ("en", "3 May 1979", "Date: 3 May 1979"),
        ("en", "3 May 1979", "born 3 May 1979"),
        ("en", "3 May 1979", "on 3 May 1979"),
        ("en", "3 May 1979", "Last updated: 3 May 1979"),
        ("en", "3 May 1979", "London, 3 May 1979"),
        ("de", "3. Mai 1979", "Datum: 3. Mai 1979"),
        ("de", "3. Mai 1979", "am 3. Mai 1979"),
        ("de", "3. Mai 1979", "geb. 3. Mai 1979"),
        ("de", "3.5.1979", "Berlin, den 3.5.1979"),
        ("fr", "3 mai 1979", "le 3 mai 1979"),
        ("fr", "3 mai 1979", "né le 3 mai 1979"),
        ("fr", "3 mai 1979", "Paris, le 3 mai 1979"),
        ("es", "3 de mayo de 1979", "Fecha: 3 de mayo de 1979"),
        ("es", "3 de mayo de 1979", "el 3 de mayo de 1979"),
        ("it", "3 maggio 1979", "il 3 maggio 1979"),
        ("pt", "3 de maio de 1979", "em 3 de maio de 1979"),
        ("pl", "3 maja 1979", "w dniu 3 maja 1979"),
        ("ru", "3 мая 1979", "Дата: 3 мая 1979"),
        ("ru", "3 мая 1979", "от 3 мая 1979"),
        ("ru", "3 мая 1979", "3 мая 1979 г."),
        ("ru", "3 мая 1979", "3 мая 1979 года"),
        ("en", "May 1979", "in May 1979"),
        ("de", "Mai 1979", "im Mai 1979"),
        ("fr", "mai 1979", "en mai 1979"),
        ("cs", "květnu 1979", "v květnu 1979"),
        ("en", "1979", "in 1979"),
        ("de", "1979", "im Jahre 1979"),
        ("es", "1979", "en el año 1979"),
        ("fi", "1979", "vuonna 1979"),
        ("ru", "1979", "в 1979 году"),
        ("ar", "1979", "عام 1979"),
        ("vi", "1979", "năm 1979"),
        ("ja", "1979", "1979年"),
        ("sv", "3 maj 1979", "den 3 maj 1979"),
        ("da", "3. maj 1979", "d. 3. maj 1979"),
        ("tr", "3 Mayıs 1979", "3 Mayıs 1979 tarihinde"),
        ("vi", "3 tháng 5, 1979", "Hà Nội, ngày 3 tháng 5, 1979"),
        ("ar", "3 مايو 1979", "بتاريخ 3 مايو 1979"),
        ("he", "3 במאי 1979", "ביום 3 במאי 1979"),
        ("hi", "3 मई 1979", "दिनांक: 3 मई 1979"),
        ("th", "3 พฤษภาคม 1979", "วันที่ 3 พฤษภาคม 1979"),
        ("ko", "1979년 5월 3일", "1979년 5월 3일에"),
        ("ja", "1979年5月3日", "生年月日：1979年5月3日"),
        ("zh", "1979年5月3日", "日期：1979年5月3日"),
        ("zh_Hant", "1979年5月3日", "發布日期：1979年5月3日"),
        ("zh_Hans", "1979年5月3日", "发布日期：1979年5月3日"),
        ("xx", "1979-05-03", "(1979-05-03)"),
        ("xx", "1979-05-03", "[1979-05-03]"),
        ("xx", "1979-05-03", '"1979-05-03",'),
        ("xx", "1979-05-03", "date = 1979-05-03"),
        ("xx", "1979-05-03", "* 1979-05-03"),
        ("xx", "1979-05-03", "† 1979-05-03"),
        ("xx", "1979-05-03", "© 1979-05-03"),
        ("xx", "1979-05-03", "[1979-05-03] INFO"),
        ("", "1979-05-03", "1979-05-03."),
    ],
)
def test_a_date_meets_the_words_of_its_language(language: str, date: str, expected: str) -> None:
    assert expected in drawn(date, language)


def test_there_are_words_for_at_least_a_hundred_languages() -> None:
    assert len({row[0] for row in ROWS if row[1] == "form"} - {"*"}) >= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_holds_a_digit_or_a_numeral(language: str) -> None:
    held = [row[3] for row in ROWS if row[0] == language and any(character.isnumeric() for character in row[3])]
    assert held == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_date_stays_whole_and_nothing_numeric_is_added(language: str) -> None:
    rng = random.Random(1)
    for date in ("3 May 1979", "1979-05-03", "1979", "2024年5月3日", "3. 5. '79."):
        for _ in range(25):
            text = surroundings.surround(rng, date, language)
            before, found, after = text.partition(date)
            assert found == date
            assert not any(character.isnumeric() for character in before + after)


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        ("en", r"\b(before|after|until|till|since|circa|ca|about|around|next|last|from|between|by) \{\}"),
        ("de", r"\b(vor|nach|bis|seit|ab|gegen|um|circa|nächsten) (dem |den |am )?\{\}"),
        ("fr", r"\b(avant|après|jusqu'au|au|depuis|vers|environ|dès) (le )?\{\}"),
        ("es", r"\b(antes|después|hasta|al|desde|hacia) (del |el |de )?\{\}"),
        ("pt", r"\b(antes|depois|até|desde|cerca) (de |do )?\{\}"),
        ("it", r"\b(prima|dopo|fino|al|dal|circa|entro) (del |il |al )?\{\}"),
        ("ru bg be", r"\b(до|после|с|около|перед|след|пасля) \{\}"),
        ("uk", r"\b(до|після|з|із|перед|близько) \{\}"),
        ("sr hr bs sl mk sr_Latn", r"(^|^\w+ )(do|od|po|posle|pred|до|од|пред) \{\}"),
        ("pl cs sk", r"\b(przed|po|do|od|okolo|około|pred|před|k) (dniem )?\{\}"),
        ("nl af", r"\b(voor|na|tot|sinds|vanaf|omstreeks) \{\}"),
        ("sv da nb nn", r"\b(före|efter|till|sedan|från|før|etter|til|siden|fra) (den )?\{\}"),
        ("ja", r"\{\}\s?(まで|から|以前|以降|以来|頃|ごろ|前|後)"),
        ("zh zh_Hant yue", r"\{\}\s?(之?前|之?后|以后|以來|之?後|起|止)|(自|至|从|從|直到|截至|约|約)\s?\{\}"),
        ("ko", r"\{\}\s?(까지|부터|이전|이후|전|후|경)"),
        ("tr", r"\{\}\s?('?\w{1,3})? ?(önce|sonra|kadar|itibaren|itibarıyla)"),
        ("hi mr ne", r"\{\} (से|तक|पहले|बाद|पर्यंत|पासून)"),
        ("*", r"^([~?–—-]|\.\.|c\.|ca\.?)\s?\{\}|^\{\}\s?([~?/]|\.\.|–|—|-$)"),
    ],
)
def test_no_form_changes_what_the_date_says(languages: str, words: str) -> None:
    forms = [row[3] for row in ROWS if languages == "*" or row[0] in languages.split()]
    assert forms
    assert [form for form in forms if re.search(words, form, re.IGNORECASE)] == []


def test_a_full_stop_is_not_written_twice() -> None:
    assert surroundings._filled("({}).", "3 мая 1979 г.") == "(3 мая 1979 г.)."
    assert surroundings._filled("{}.", "3 мая 1979 г.") == "3 мая 1979 г."
    assert surroundings._filled("{},", "3 мая 1979 г.") == "3 мая 1979 г.,"


def test_a_word_for_year_follows_a_year_only() -> None:
    assert "03.05.79 г." not in drawn("03.05.79", "ru")
    assert "3 мая 1979, 14:20 г." not in drawn("3 мая 1979, 14:20", "ru")


def test_words_for_a_month_or_a_year_alone_leave_full_dates_alone() -> None:
    assert not {"in 3 May 1979", "im 3. Mai 1979"} & (drawn("3 May 1979", "en") | drawn("3. Mai 1979", "de"))
    assert not {"im Jahre 3. Mai 1979", "im Jahre Mai 1979"} & (drawn("3. Mai 1979", "de") | drawn("Mai 1979", "de"))


def test_a_place_is_named_in_letters() -> None:
    assert {"Wien, am 3. Mai 1979", "Zürich, den 3. Mai 1979"} <= drawn("3. Mai 1979", "de", 60000)


def test_the_same_seed_gives_the_same_texts() -> None:
    rngs = random.Random(2), random.Random(2)
    first, second = ([surroundings.surround(rng, "1979-05-03", name) for name in LANGUAGES] for rng in rngs)
    assert first == second


def test_every_row_has_one_place_for_the_date() -> None:
    assert {row[1] for row in ROWS} == {"form", "year", "month", "annum", "letter", "places"}
    assert [row for row in ROWS if len(row) != 4 or row[3].count("{}") != (row[1] != "places")] == []
    assert [row for row in ROWS if "{place}" in row[3] and row[1] != "letter"] == []
    assert [row for row in ROWS if not (row[2].isdigit() and int(row[2]) > 0)] == []

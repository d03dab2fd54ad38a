"""Words and labels around dates: in many languages, without a digit and without a change of meaning."""

import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from drawn_once import drawn_once

from datenorm.generation import surroundings

TABLE = Path(surroundings.__file__).with_name("tables") / "surroundings.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
LANGUAGES = sorted({row[0] for row in ROWS})
# "Before" and "until" on packages label the last good day: "Best before {}", "Mindestens haltbar bis {}".
GOODS = re.compile(
    r"\b(best|use|sell|freeze) (if used )?(before|by)\b|haltbar|holdbar|hållbar|houdbaar|verbrauchen|verw\.|verwendbar"
    r"|gebruik|beste voor|verkoop|bäst före|används före|bedst før|best før|brukes|anvendes|consommer|meilleur avant"
    r"|utiliser|consum|cons\. pref\.|utilizzar|годн|годен|употреб|использовать|найкраще|най-добър|използвай|ужыць|вжити"
    r"|спожити|придатн|реализовать|upotrijebiti|upotrebiti|upotrebljivo|uporab|porabiti|употребити|употребљиво|spożyć"
    r"|trvanlivost|trvanlivosť|trv\.|spotřeb|spotreb|保质期|保存期限|유통기한|소비기한|사용기한",
    re.IGNORECASE,
)


@drawn_once
def around(text: str, language: str, precision: str = "") -> Iterator[str]:
    """A date with words around it without end."""
    rng = random.Random(language)
    while True:
        yield surroundings.surround(rng, text, language, precision)


def drawn(text: str, language: str, count: int = 12000, precision: str = "") -> set[str]:
    return set(islice(around(text, language, precision), count))


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
    assert expected in islice(around(date, language), 12_000)


@pytest.mark.parametrize(
    ("language", "date", "expected"),
    [
        ("en", "3 weeks ago", "Last seen 3 weeks ago"),
        ("en", "yesterday", "Joined yesterday"),
        ("en", "3 May 1979", "On 3 May 1979, John Smith wrote:"),
        ("en", "3 May 1979", "Originally posted on 3 May 1979"),
        ("en", "3 May 1979", "Reviewed in the United States on 3 May 1979"),
        ("en", "3 May 1979", "By Staff Writer | 3 May 1979"),
        ("en", "3 May 1979", "Best before 3 May 1979"),
        ("en", "3 May 1979", "Place and date of issue: London, 3 May 1979"),
        ("en", "3 May 1979", "Follow-up on 3 May 1979"),
        ("de", "3. Mai 1979", "Rezension aus Deutschland vom 3. Mai 1979"),
        ("de", "3. Mai 1979", "Mindestens haltbar bis 3. Mai 1979"),
        ("de", "03.05.1979", "Erstzulassung: 03.05.1979"),
        ("fr", "3 mai 1979", "À consommer de préférence avant le 3 mai 1979"),
        ("fr", "03/05/1979", "DLC 03/05/1979"),
        ("fr", "3 mai 1979", "Le 3 mai 1979, Marie Dupont a écrit :"),
        ("es", "3 de mayo de 1979", "Reseñado en España el 3 de mayo de 1979"),
        ("it", "03/05/1979", "Da consumarsi preferibilmente entro il 03/05/1979"),
        ("pt", "03/05/1979", "VAL 03/05/1979"),
        ("nl", "3 mei 1979", "Op 3 mei 1979 schreef Jan de Vries:"),
        ("nl", "3 mei 1979", "Houdbaar tot 3 mei 1979"),
        ("sv", "1979-05-03", "Bäst före 1979-05-03"),
        ("sv", "igår", "Senast inloggad igår"),
        ("da", "3. maj 1979", "Mindst holdbar til 3. maj 1979"),
        ("nb", "3. mai 1979", "Best før 3. mai 1979"),
        ("fi", "3.5.1979", "leg. M. Virtanen, 3.5.1979"),
        ("pl", "3 maja 1979", "W dniu 3 maja 1979 Jan Kowalski napisał(a):"),
        ("cs", "3. 5. 1979", "Minimální trvanlivost do 3. 5. 1979"),
        ("hu", "1979. május 3.", "Minőségét megőrzi: 1979. május 3."),
        ("ru", "вчера", "был в сети вчера"),
        ("ru", "3 мая 1979", "Годен до 3 мая 1979"),
        ("uk", "3 травня 1979", "Вжити до 3 травня 1979"),
        ("tr", "03.05.1979", "TETT 03.05.1979"),
        ("ar", "3 مايو 1979", "آخر ظهور 3 مايو 1979"),
        ("he", "03/05/1979", "תאריך תפוגה: 03/05/1979"),
        ("hi", "3 मई 1979", "अंतिम संपादन: 3 मई 1979"),
        ("vi", "03/05/1979", "HSD: 03/05/1979"),
        ("th", "3 พฤษภาคม 1979", "ควรบริโภคก่อน 3 พฤษภาคม 1979"),
        ("zh", "1979年5月3日", "保质期至1979年5月3日"),
        ("zh", "昨天", "最后编辑于 昨天"),
        ("zh_Hant", "1979年5月3日", "有效期限：1979年5月3日"),
        ("ja", "1979年5月3日", "賞味期限：1979年5月3日"),
        ("ja", "1979年5月3日", "1979年5月3日に日本でレビュー済み"),
        ("ko", "1979년 5월 3일", "유통기한: 1979년 5월 3일까지"),
    ],
)
def test_posts_goods_documents_and_records_label_their_dates(language: str, date: str, expected: str) -> None:
    assert expected in {surroundings._filled(form, date) for form in surroundings.words_around(language)}


def test_no_interval_is_written_as_packages_are_labelled() -> None:
    rows = (TABLE.parent / "intervals_open.tsv").read_text(encoding="utf-8").splitlines()
    forms = [line.split("\t")[2] for line in rows if line and not line.startswith("#")]
    labels = r"houdbaar|haltbar bis|best before|bäst före|best før|termin ważności|保质期|保存期限|유통기한|소비기한"
    assert [form for form in forms if re.search(labels, form, re.IGNORECASE)] == []


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
            text = surroundings.surround(rng, date, language, "")
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
    assert [form for form in forms if re.search(words, form, re.IGNORECASE) and not GOODS.search(form)] == []


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


def test_words_before_a_month_stand_before_no_day_in_words_and_no_year_with_words() -> None:
    assert "im Mai 1979" in drawn("Mai 1979", "de", precision="month")
    assert "im dritter Mai 1979" not in drawn("dritter Mai 1979", "de", precision="day")
    assert "im anno Domini 1979" not in drawn("anno Domini 1979", "de", precision="year")


def test_what_counts_from_today_stands_behind_labels_and_in_signs_alone() -> None:
    found = drawn("vorgestern", "de", precision=surroundings.COUNTED)
    assert {"Datum: vorgestern", "(vorgestern)"} <= found
    assert not {"den vorgestern", "am vorgestern", "geboren vorgestern"} & found


def test_a_place_is_named_in_letters() -> None:
    assert {"Wien, am 3. Mai 1979", "Zürich, den 3. Mai 1979"} <= drawn("3. Mai 1979", "de", 60000)


def test_the_same_seed_gives_the_same_texts() -> None:
    rngs = random.Random(2), random.Random(2)
    first, second = ([surroundings.surround(rng, "1979-05-03", name, "day") for name in LANGUAGES] for rng in rngs)
    assert first == second


def test_every_row_has_one_place_for_the_date() -> None:
    assert {row[1] for row in ROWS} == {"form", "year", "month", "annum", "letter", "places"}
    assert [row for row in ROWS if len(row) != 4 or row[3].count("{}") != (row[1] != "places")] == []
    assert [row for row in ROWS if "{place}" in row[3] and row[1] != "letter"] == []
    assert [row for row in ROWS if not (row[2].isdigit() and int(row[2]) > 0)] == []


@pytest.mark.parametrize(
    ("language", "text", "doubled"),
    [
        ("it", "il due febbraio 2026", "del il"),
        ("de", "am dritten Mai 1979", "am am"),
        ("es", "el dos de mayo", "el el"),
    ],
)
def test_no_preposition_or_article_meets_another(language: str, text: str, doubled: str) -> None:
    rng = random.Random(5)
    drawn = [surroundings.surround(rng, text, language, "day").lower() for _ in range(1000)]
    assert not [one for one in drawn if doubled in one]
    assert any(one.endswith(f": {text.lower()}") for one in drawn)
    numbers = [surroundings.surround(rng, "2 febbraio 2026", "it", "day") for _ in range(1000)]
    assert any(one.endswith("del 2 febbraio 2026") for one in numbers)

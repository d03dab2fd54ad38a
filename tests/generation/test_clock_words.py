"""Words of a clock time beside a date: about, from, until, between and the parts of the day, the date as it was."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from babel import Locale
from drawn_once import drawn_once

from datenorm.generation import clock, clock_words
from datenorm.generation.stream import Generator
from datenorm.generation.tables import rows

TABLE = rows("clock_words")
LANGUAGES = sorted({row[0] for row in TABLE})
KINDS = {"time", "about", "limit", "until", "span", "bare", "part", "of", "join"}
Write = Callable[[random.Random, str, str], tuple[str, str] | None]
FIELD = re.compile(r"\{(\w+)\}")
FIELDS = {
    "time", "date", "clock", "H", "HH", "h", "mm", "p", "P", "pp", "K", "KK", "k", "nn", "q", "Q", "qq", "M", "N", "A",
    "a", "E", "e", "HHmm", "KKnn",
}  # fmt: skip


MANY = 20_000  # draws of one locale, among which the rare ones are


@drawn_once
def texts(write: Write, locale: str, date: str) -> Iterator[str]:
    """A date with such words without end, empty where there are none."""
    rng = random.Random(locale)
    while True:
        found = write(rng, locale, date)
        yield found[0] if found else ""


def words(locale: str, date: str, count: int = 6000) -> set[str]:
    return set(islice(texts(clock_words.with_words, locale, date), count)) - {""}


def parts(locale: str, date: str, count: int = 6000) -> set[str]:
    return set(islice(texts(clock_words.with_part, locale, date), count)) - {""}


@pytest.mark.parametrize(
    ("locale", "date", "form"),
    [
        ("en", "3 May 2024", r"3 May 2024 between \d{1,2} and \d{1,2} [ap]m"),
        ("en", "3 May 2024", r"3 May 2024,? from \d{1,2} to \d{1,2}"),
        ("en", "3 May 2024", r"3 May 2024 at around \d{1,2}"),
        ("en", "3 May 2024", r"3 May 2024 not before \d{1,2}(:\d\d)? ?[ap]m"),
        ("en", "3 May 2024", r"3 May 2024 until \d\d:\d\d"),
        ("en", "3 May 2024", r"3 May 2024,? check-in from \d{1,2} pm"),
        ("en", "3 May 2024", r"3 May 2024,? \d{1,2}-\d{1,2}pm"),
        ("en", "3 May 2024", r"3 May 2024,? \d{4}-\d{4} hrs"),
        ("en", "May 3, 2024", r"between \d{1,2}pm and \d{1,2}pm on May 3, 2024"),
        ("en_GB", "03/05/2024", r"around \d{1,2}:\d\d am on 03/05/2024"),
        ("de", "3. Mai 2024", r"3\. Mai 2024 zwischen \d{1,2} und \d{1,2} Uhr"),
        ("de", "3. Mai 2024", r"3\. Mai 2024,? ab ca\. \d{1,2} Uhr"),
        ("de", "03.05.2024", r"03\.05\.2024 spätestens um \d{1,2} Uhr"),
        ("de", "03.05.2024", r"03\.05\.2024 \d{1,2} bis \d{1,2} Uhr"),
        ("de", "03.05.2024", r"03\.05\.2024,? \d\d\.\d\d-\d\d\.\d\d"),
        ("de", "03.05.2024", r"zwischen \d{1,2} und \d{1,2} Uhr am 03\.05\.2024"),
        ("fr", "3 mai 2024", r"3 mai 2024 entre \d{1,2}h et \d{1,2}h"),
        ("fr", "3 mai 2024", r"vers (les )?\d{1,2} ?h( ?\d\d)? le 3 mai 2024"),
        ("fr", "3 mai 2024", r"3 mai 2024 jusqu'à \d{1,2}h"),
        ("es", "3 de mayo de 2024", r"3 de mayo de 2024 de \d{1,2} a \d{1,2} h"),
        ("pt_BR", "03/05/2024", r"03/05/2024 das \d{1,2}h às \d{1,2}h"),
        ("it", "3 maggio 2024", r"3 maggio 2024 dalle ore \d{1,2} alle ore \d{1,2}"),
        ("nl", "3 mei 2024", r"3 mei 2024 vanaf \d{1,2} uur"),
        ("sv", "3 maj 2024", r"3 maj 2024 kl\. \d{1,2}-\d{1,2}"),
        ("nb", "3. mai 2024", r"3\. mai 2024,? mellom klokken \d{1,2} og \d{1,2}"),
        ("fi", "3.5.2024", r"3\.5\.2024 klo \d{1,2}–\d{1,2}"),
        ("pl", "3 maja 2024", r"3 maja 2024 w godz\. \d{1,2}-\d{1,2}"),
        ("cs", "3. května 2024", r"3\. května 2024 od \d{1,2} do \d{1,2} hodin"),
        ("hu", "2024. május 3.", r"2024\. május 3\.,? \d{1,2} és \d{1,2} óra között"),
        ("ru", "3 мая 2024", r"3 мая 2024 с \d{1,2} до \d{1,2} часов"),
        ("uk", "3 травня 2024", r"3 травня 2024 не пізніше \d{1,2}:\d\d"),
        ("tr", "3 Mayıs 2024", r"3 Mayıs 2024 saat \d{1,2} ile \d{1,2} arası"),
        ("ar", "3 مايو 2024", r"3 مايو 2024 من الساعة \d{1,2} إلى الساعة \d{1,2}"),
        ("he", "3 במאי 2024", r"3 במאי 2024 בין \d\d:\d\d ל-\d\d:\d\d"),
        ("hi", "3 मई 2024", r"3 मई 2024 \d{1,2} से \d{1,2} बजे तक"),
        ("th", "3 พ.ค. 2567", r"3 พ\.ค\. 2567 เวลา \d\d\.\d\d-\d\d\.\d\d น\."),
        ("vi", "3/5/2024", r"từ \d{1,2}h đến \d{1,2}h ngày 3/5/2024"),
        ("zh", "2024年5月3日", r"2024年5月3日下午\d点到\d{1,2}点"),
        ("zh_Hant", "2024年5月3日", r"2024年5月3日\d{1,2}點至\d{1,2}點"),
        ("ja", "2024年5月3日", r"2024年5月3日\d{1,2}時から\d{1,2}時まで"),
        ("ko", "2024년 5월 3일", r"2024년 5월 3일 \d{1,2}시부터 \d{1,2}시까지"),
    ],
)
def test_spans_limits_and_approximations_take_the_words_of_the_language(locale: str, date: str, form: str) -> None:
    drawn = islice(texts(clock_words.with_words, locale, date), MANY)
    assert any(re.fullmatch(form, text) for text in drawn)


@pytest.mark.parametrize(
    ("locale", "date", "expected"),
    [
        ("en", "3 May 2024", "3 May 2024 early in the morning"),
        ("en", "3 May 2024", "3 May 2024, late evening"),
        ("en", "3 May 2024", "the evening of 3 May 2024"),
        ("en", "3 May 2024", "3 May 2024 as early as possible"),
        ("en", "3 May 2024", "at noon on 3 May 2024"),
        ("de", "3. Mai 2024", "3. Mai 2024 abends"),
        ("de", "3. Mai 2024", "3. Mai 2024 am frühen Morgen"),
        ("de", "3. Mai 2024", "3. Mai 2024, in der Früh"),
        ("de", "03.05.2024", "03.05.2024 spät abends"),
        ("es", "3 de mayo de 2024", "3 de mayo de 2024 por la noche"),
        ("fr", "3 mai 2024", "le matin du 3 mai 2024"),
        ("ru", "3 мая 2024", "рано утром 3 мая 2024"),
        ("ja", "2024年5月3日", "2024年5月3日の夜"),
        ("zh", "2024年5月3日", "2024年5月3日傍晚"),
    ],
)
def test_parts_of_the_day_stand_before_and_after_the_date(locale: str, date: str, expected: str) -> None:
    assert expected in islice(texts(clock_words.with_part, locale, date), MANY)


def test_there_are_words_and_parts_of_the_day_for_sixty_languages() -> None:
    for kind in ("about", "limit", "span", "part"):
        assert len({row[0] for row in TABLE if row[1] == kind}) >= 60


def test_every_form_has_the_fields_that_are_drawn_and_none_is_there_twice() -> None:
    for language, kind, text in TABLE:
        forms = text.split(" | ")
        assert kind in KINDS, (language, kind)
        assert {field for form in forms for field in FIELD.findall(form)} <= FIELDS, (language, kind)
        assert all(form.count("{date}") == (kind in ("of", "join")) for form in forms), (language, kind)
        assert all(form.count("{clock}") == (kind == "join") for form in forms), (language, kind)
        assert not re.search(r"\d", re.sub(r"h00", "", text)), (language, kind)
        assert len(set(forms)) == len(forms) or kind in ("time", "join"), (language, kind)


def test_no_part_of_the_day_holds_an_hour() -> None:
    assert [row for row in TABLE if row[1] == "part" and "{" in row[2]] == []


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("date", ["3.5.2024", "3 May 2024", "2024-05-03", "3/5/24", "二〇二四", "3. 5."])
def test_the_date_stays_whole_and_apart_from_the_digits_of_the_clock(locale: str, date: str) -> None:
    for text in words(locale, date, 250) | parts(locale, date, 60):
        before, found, after = text.partition(date)
        assert found, text
        assert before or after
        assert not before[-1:].isnumeric(), text
        assert not after[:1].isnumeric(), text


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_number_before_a_date_is_set_off_by_a_word_or_is_a_clock_with_a_colon(locale: str) -> None:
    for text in words(locale, "3.5.2024", 400):
        before = text.partition("3.5.2024")[0]
        assert not re.search(r"\d[\s,]*$", before) or re.search(r"\d:\d\d, $", before), text


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_bare_number_follows_a_day_without_a_year_after_more_than_a_space(locale: str) -> None:
    for date in ("3 May", "3.5.24", "3. 5."):
        for text in words(locale, date, 300):
            number = re.match(
                r" (\d{1,2})(?![\d:])(?!(\.\d\d)? ?[ap]\.?m)(?! ?[時时点點시hu])", text.partition(date)[2], re.I
            )
            assert number is None, text


def test_hours_in_bare_numbers_stand_beside_a_year_in_full_only() -> None:
    assert any(re.fullmatch(r"3 May 2024 from \d{1,2} to \d{1,2}", text) for text in words("en", "3 May 2024"))
    assert not any(re.fullmatch(r"3 May from \d{1,2} to \d{1,2}", text) for text in words("en", "3 May"))
    assert not any(re.fullmatch(r"3/5/24 from \d{1,2} to \d{1,2}", text) for text in words("en", "3/5/24"))


def test_until_comes_after_the_date_so_that_the_date_is_no_open_end() -> None:
    found = words("en", "3 May 2024")
    assert any(text.startswith("3 May 2024 until") for text in found)
    assert [text for text in found if re.match(r"(until|till|up to)", text)] == []


def test_a_preposition_is_not_written_before_another_or_before_words() -> None:
    assert not any(
        re.search(r"\bon (on|tomorrow)\b", text) for text in words("en", "on 3 May 2024") | words("en", "tomorrow")
    )
    assert not any(
        "am am" in text or "des am" in text for text in words("de", "am 3. Mai 2024") | parts("de", "am 3. Mai")
    )


def test_four_digits_of_a_span_are_hours_that_are_no_likely_years() -> None:
    numbers = {int(n) for text in words("en", "3/5/24") for n in re.findall(r"(?<!\d)\d{4}(?!\d)", text)}
    assert numbers
    assert max(numbers) < 1600


def test_a_share_of_the_clocks_beside_a_date_have_words_or_are_parts_of_the_day() -> None:
    rng, locale = random.Random(3), Locale.parse("en")
    names = [clock.with_clock(rng, locale, "3 May 2024")[1] for _ in range(20000)]
    said = [name for name in names if re.search(r"\{|[a-z]{4}", name.replace("{1}", "")) and "HH:mm" not in name]
    assert clock.WORDS_RATE == 0.14
    assert clock.PART_RATE == 0.07
    assert 0.2 < len(said) / len(names) < 0.32


def test_no_words_stand_beside_an_interval() -> None:
    rng, locale = random.Random(4), Locale.parse("en")
    texts = [clock.with_clock(rng, locale, "3-5 May 2024", has_words=False)[0] for _ in range(8000)]
    assert not any(re.search(r"between \d|no later than|not before", text) for text in texts)


def test_the_answer_is_the_date_alone() -> None:
    """The mark of an approximation or an open end in the text of a full date is never one in its expression."""
    generator, found = Generator(11, locales=["de"], groups=["plain", "yearless"]), []
    for index in range(4000):
        example = generator.example(index)
        if example.kind in ("absolute+time", "numeric") and re.search("zwischen|ca\\.|gegen|spätestens", example.text):
            found.append(example)
    assert len(found) > 15
    assert all(re.fullmatch(r"[\dX]{4}-\d\d-\d\d", example.expression) for example in found)


def test_the_same_seed_gives_the_same_texts() -> None:
    rngs = random.Random(2), random.Random(2)
    first, second = ([clock_words.with_words(rng, name, "3.5.2024") for name in LANGUAGES] for rng in rngs)
    assert first == second

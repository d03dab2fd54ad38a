"""Noise in written dates: what it does, and that it never touches the date."""

import random
import re
import time
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

from datenorm.generation import damage_words, noise
from datenorm.text import canonical, flaw

LOCALES = sorted(localedata.locale_identifiers())
KINDS = {kind.name: kind for kind in noise.NOISES}
ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre", "janv.", "févr.", "juil.", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
DATES = (
    "Thursday, May 3, 1979", "3 May 1979", "Sept. 5, 2020, 2:20 PM", "3rd of September 1979", "31-12-1999",
    "1979-05-03T14:20:33.123Z", "03/05/1979 14:20", "3. Mai 1979 14:20 Uhr", "3.5.79", "3. 5. 1979", "le 3 août '79",
    "3 сентября 1979 г., четверг", "2024年5月3日 星期五", "令和6年5月3日", "٣ مايو ١٩٧٩", "3 سبتمبر 1979", "1979-05",
    "๓ พฤษภาคม ๒๕๒๒", "५ सितंबर १९७९", "1979", "17.XI.2024", "ngày 3 tháng 5 năm 1979", "3May1979", "1979. május 3.",
    "3 d’octubre del 1979", "1979년 5월 3일",
)  # fmt: skip


@cache
def months(identifier: str) -> dict[int, tuple[str, ...]]:
    widths = [names for context in Locale.parse(identifier).months.values() for names in context.values()]
    return {month: tuple(dict.fromkeys(names[month] for names in widths)) for month in range(1, 13)}


@cache
def all_names(identifier: str) -> tuple[str, ...]:
    return tuple(name for names in months(identifier).values() for name in names)


@cache
def results(kind: str, text: str, names: tuple[str, ...] = (), count: int = 3000) -> set[str]:
    rng = random.Random(kind + text)
    return {KINDS[kind].apply(rng, text, names) for _ in range(count)}


def every_kind(count: int) -> Iterator[tuple[str, str, str]]:
    """Yield each kind of noise with a date and what it made of it."""
    rng = random.Random(1)
    for kind in noise.NOISES:
        for text in DATES:
            for _ in range(count):
                yield kind.name, text, kind.apply(rng, text, ENGLISH)


def visible(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cf", "Mn"))


def edits(first: str, second: str) -> int:
    """Damerau's distance, restricted, as in any textbook."""
    table = {(i, -1): i + 1 for i in range(-1, len(first))} | {(-1, j): j + 1 for j in range(-1, len(second))}
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b))
            if i and j and a == second[j - 1] and first[i - 1] == b:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(first) - 1, len(second) - 1]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("misspelled", "3 September 1979", "3 Septmber 1979"),
        ("misspelled", "FEBRUARY 3, 1979", "FEBUARY 3, 1979"),
        ("misspelled", "Wednesday 3 May", "Wenesday 3 May"),
        ("misspelled", "tuesday 3 May", "tusday 3 May"),
        ("misspelled", "3 August 1979", "3 Agust 1979"),
        ("misspelled", "3 сентября 1979", "3 сентебря 1979"),
        ("misspelled", "3 septiembre 1979", "3 setiembre 1979"),
        ("slipped", "3 September 1979", "3 Sepetmber 1979"),
        ("slipped", "3 September 1979", "3 Septembr 1979"),
        ("slipped", "3 September 1979", "3 Septtember 1979"),
        ("slipped", "3 September 1979", "3 Srptember 1979"),
        ("slipped", "3 сентября 1979", "3 сентчбря 1979"),
        ("confused", "3 January 1979", "3 Jenuary 1979"),
        ("confused", "3 septiembre 1979", "3 septiemvre 1979"),
        ("confused", "3 ноября 1979", "3 наября 1979"),
        ("confused", "3 декабря 1979", "3 дикабря 1979"),
        ("confused", "3 सितंबर 1979", "3 सितंवर 1979"),
        ("confused", "3 জানুয়ারী 1979", "3 জানুয়ারি 1979"),
        ("without accents", "3 août 1979", "3 aout 1979"),
        ("without accents", "3 października 1979", "3 pazdziernika 1979"),
        ("without accents", "3 Μαΐου 1979", "3 Μαιου 1979"),
        ("without accents", "19. júl 1979, štvrtok", "19. jul 1979, stvrtok"),
        ("without accents", "3 ledna, Łódź", "3 ledna, Lodz"),
        ("without accents", "3 Ağustos 1979, Kasım", "3 Agustos 1979, Kasim"),
        ("spelled out", "3. März 1979", "3. Maerz 1979"),
        ("upper", "3. Mai 1979, draußen", "3. MAI 1979, DRAUSSEN"),
        ("lower", "3 İyul 1979", "3 iyul 1979"),
        ("title", "3RD OF MAY 1979", "3rd Of May 1979"),
        ("mark dropped", "Thursday, May 3, 1979", "Thursday May 3 1979"),
        ("mark dropped", "3. Mai 1979", "3 Mai 1979"),
        ("mark dropped", "Sept. 5, 2020", "Sept 5, 2020"),
        ("mark added", "3 May 1979", "3 May, 1979"),
        ("mark added", "3 May 1979", "3 May 1979."),
        ("mark changed", "Thursday, 3 May", "Thursday; 3 May"),
        ("space missing", "3 May 1979", "3May1979"),
        ("space missing", "Thursday, May 3, 1979", "Thursday,May3,1979"),
        ("words joined", "next Friday", "nextFriday"),
        ("words joined", "3 days ago", "3daysago"),
        ("words joined", "3 May 1979", "3May 1979"),
        ("misspelled", "tomorrow at 9", "tommorow at 9"),
        ("space added", "03/05/1979", "03 / 05 / 1979"),
        ("space added", "3May 1979", "3 May 1979"),
        ("space doubled", "3 May", "3  May"),
        ("space around", "3 May", " 3 May"),
        ("quotes", "'79", "’79"),
        ("dashes", "1979-05-03", "1979‑05‑03"),
        ("other spaces", "3 May 1979", "3\u00a0May\u00a01979"),
        ("other spaces", "3 May 1979", "3\u202fMay 1979"),
        ("full width", "2024年5月3日", "２０２４年５月３日"),
        ("full width", "3 May 1979", "３\u3000Ｍａｙ\u3000１９７９"),
        ("invisible", "3/5/1979", "\u200e3/\u200e5/\u200e1979"),
        ("invisible", "3 May 1979", "\ufeff3 May 1979"),
        ("invisible", "3 May 1979", "3 May 1979\u200b"),
        ("invisible", "3 May 1979", "3 M\u00aday 1979"),
    ],
)
def test_each_kind_of_noise_does_what_its_name_says(kind: str, text: str, expected: str) -> None:
    assert expected in results(kind, text)


def test_digits_and_what_stands_between_them_survive_every_kind() -> None:
    for kind, text, noisy in every_kind(60):
        assert re.findall(r"\d+", visible(noisy)) == re.findall(r"\d+", visible(text)), (kind, text, noisy)
        between = [re.findall(r"(?<=\d)[./:-](?=\d)", canonical(t).replace(" ", "")) for t in (text, noisy)]
        assert between[0] == between[1] or kind == "space missing", (kind, text, noisy)


def test_noise_never_makes_a_text_that_is_refused_unread() -> None:
    assert [noisy for _, _, noisy in every_kind(30) if flaw(noisy)] == []


def test_a_missing_space_never_makes_a_new_numeric_date() -> None:
    assert results("space missing", "3. 5. 1979") == {"3. 5.1979"}
    assert results("space missing", "3.5.1979 14:20") == {"3.5.1979 14:20"}
    assert results("space missing", "14:20, 1979-05-03") == {"14:20, 1979-05-03"}


def test_a_year_and_month_keep_their_hyphen_because_a_longer_dash_means_a_span() -> None:
    assert results("dashes", "1979-05") == {"1979-05"}


def test_the_mark_between_two_numbers_is_never_dropped_nor_changed() -> None:
    assert results("mark dropped", "3. 5. 1979") == {"3. 5. 1979"}
    assert results("mark dropped", "3.5.79, 14.20") == {"3.5.79, 14.20"}
    assert results("mark changed", "3, 5, 1979") == {"3, 5, 1979"}


@pytest.mark.parametrize(
    ("names", "word"), [(FRENCH, "juin"), (FRENCH, "juil"), (FRENCH, "mars"), (ENGLISH, "June"), (ENGLISH, "July")]
)
def test_short_names_keep_clear_of_one_another(names: tuple[str, ...], word: str) -> None:
    others = {canonical(name).strip(".") for name in names} - {word.lower()}
    damaged = {text.split()[1].lower() for text in results("slipped", f"3 {word} 1979", names)} - {word.lower()}
    for wrong in damaged:
        assert all(edits(wrong, other) > edits(wrong, word.lower()) for other in others), wrong


def test_words_of_three_letters_are_never_damaged() -> None:
    for word in ("Mar", "May", "Jan", "Jun", "mai", "май"):
        assert results("slipped", f"3 {word} 1979") | results("misspelled", f"3 {word} 1979") == {f"3 {word} 1979"}


@pytest.mark.parametrize("kind", ["slipped", "misspelled", "confused"])
def test_a_damaged_month_stays_nearest_to_itself_in_every_locale(kind: str) -> None:
    rng, damaged_names = random.Random(2), 0
    for identifier in LOCALES:
        words = damage_words.name_words(all_names(identifier))
        for name in rng.sample(all_names(identifier), 3):
            noisy = KINDS[kind].apply(rng, name, all_names(identifier))
            if noisy == name:
                continue
            damaged_names += 1
            for before, after in zip(canonical(name).split(), canonical(noisy).split(), strict=True):
                distance = edits(after, before)
                near = [w for w in words if w != before.strip(".") and edits(after, w) <= distance and distance]
                assert near == [], (identifier, name, noisy)
    assert damaged_names > 100


@pytest.mark.parametrize("kind", [k.name for k in noise.NOISES if k.name not in ("slipped", "misspelled", "confused")])
def test_no_other_kind_turns_one_month_of_a_locale_into_another(kind: str) -> None:
    rng = random.Random(3)
    for identifier in LOCALES:
        owners: dict[str, set[int]] = {}
        for month, names in months(identifier).items():
            for name in names:
                owners.setdefault(canonical(name), set()).add(month)
        for month, names in months(identifier).items():
            noisy = canonical(KINDS[kind].apply(rng, rng.choice(names), ()))
            assert month in owners.get(noisy, {month}), (identifier, names, noisy)


def test_scripts_without_case_survive_case() -> None:
    cases = ("upper", "lower", "title", "without accents", "spelled out")
    for text in ("2024年5月3日 星期五", "५ सितंबर", "๓ พฤษภาคม ๒๕๒๒", "1979년 5월 3일", "3 მაისი 1979", "3 سبتمبر"):
        assert {noisy for kind in cases for noisy in results(kind, text, (), 50)} == {text}


def test_scripts_without_a_keyboard_of_letters_are_not_misspelled() -> None:
    for text in ("2024年5月3日 星期五", "५ सितंबर", "๓ พฤษภาคม ๒๕๒๒", "1979년 5월 3일"):
        assert results("slipped", text, (), 300) | results("misspelled", text, (), 300) == {text}


def test_letters_with_combining_marks_are_left_alone() -> None:
    assert results("without accents", "५ जुलाई") == {"५ जुलाई"}
    assert results("without accents", "3 травня, третій") == {"3 травня, третій"}
    assert results("slipped", "3 Ṣẹ́rẹ́", (), 500) == {"3 Ṣẹ́rẹ́"}


def test_most_texts_come_back_as_they_were() -> None:
    rng = random.Random(4)
    kept = sum(
        noise.add_noise(rng, "Thursday, 3 September 1979", ENGLISH) == "Thursday, 3 September 1979" for _ in range(4000)
    )
    assert 0.55 < kept / 4000 < 0.75


def test_every_kind_has_a_rate_of_its_own() -> None:
    assert len(KINDS) == len(noise.NOISES)
    assert all(0 < kind.rate < 0.1 for kind in noise.NOISES)


def test_the_same_seed_gives_the_same_texts() -> None:
    rngs = random.Random(5), random.Random(5)
    first, second = ([noise.add_noise(rng, text, ENGLISH) for text in DATES * 100] for rng in rngs)
    assert first == second


@given(st.text(max_size=60), st.integers(0, 2**32))
def test_any_text_survives_all_noise_with_its_digits(text: str, seed: int) -> None:
    rng = random.Random(seed)
    for kind in noise.NOISES:
        noisy = kind.apply(rng, text, ENGLISH)
        kept = [c for c in unicodedata.normalize("NFKC", noisy) if c.isdecimal()]
        assert kept == [c for c in unicodedata.normalize("NFKC", text) if c.isdecimal()]


def test_every_misspelling_is_of_letters_only_and_wrong() -> None:
    for word, wrongs in damage_words._misspellings().items():
        for wrong in wrongs:
            assert wrong.replace("'", "").isalpha()
            assert wrong != word


def test_neighbours_on_a_keyboard_are_those_of_all_layouts_that_have_the_letter() -> None:
    assert damage_words._neighbours()["s"] == ("a", "d", "e", "q", "w", "x", "y", "z")
    assert damage_words._neighbours()["ы"] == ("в", "у", "ф", "ц", "ч", "я")
    assert all(letter not in keys for letter, keys in damage_words._neighbours().items())


def test_noise_costs_less_than_15_microseconds_a_text() -> None:
    rng, names = random.Random(6), all_names("en")
    start = time.process_time()
    for number in range(20000):
        noise.add_noise(rng, DATES[number % len(DATES)], names)
    assert (time.process_time() - start) / 20000 < 15e-6 * 4  # four times the goal: machines differ

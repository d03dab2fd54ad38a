"""Damage that files do to a text: what each kind does, and that the date of the text stays the one it was."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, unquote_plus

import pytest
from babel import localedata

from datenorm.generation import damage, noise
from datenorm.generation.drafts import LONGEST
from datenorm.generation.locales import babel_locale
from datenorm.text import canonical, flaw

KINDS = {kind.name: kind for kind in noise.DAMAGES}
ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
DATES = (
    "3 May 1979", "September 5, 2020", "12/05/2008", "1979-05-03T14:20:10Z", "le 25 août 1998", "5. März 2014",
    "in 12 days", "3 марта 1979 г.", "sábado 3 de marzo de 1982", "12 października 1985", "the 1950s", "197-",
    "3–5 May 1979", "26.", "3.5.", "2024年5月3日", "3 Μαρτίου 1980", "1914-1918", "'79", "٣ مايو ١٩٧٩", "circa 1850",
    "Q3 2021", "May 12", "3 février 2018",
)  # fmt: skip
LOOKS_LIKE = {"O": "0", "o": "0", "l": "1", "I": "1", "Z": "2", "S": "5", "B": "8", "З": "3", "О": "0", "о": "0"}


@cache
def results(kind: str, text: str, names: tuple[str, ...] = ENGLISH, count: int = 2000) -> set[str]:
    rng = random.Random(kind + text)
    return {KINDS[kind].apply(rng, text, names) for _ in range(count)}


def every_damage() -> Iterator[tuple[str, str, str]]:
    for kind in KINDS:
        for text in DATES:
            for damaged in sorted(results(kind, text, count=150)):
                yield kind, text, damaged


@cache
def months(identifier: str) -> dict[int, tuple[str, ...]]:
    widths = [names for context in babel_locale(identifier).months.values() for names in context.values()]
    return {month: tuple(dict.fromkeys(names[month] for names in widths)) for month in range(1, 13)}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("digits as letters", "3 May 2024", "3 May 2O24"),
        ("digits as letters", "3 May 1979", "3 May l979"),
        ("digits as letters", "11 May 1979", "1l May 1979"),
        ("digits as letters", "18.05.2020", "1B.05.2020"),
        ("digits as letters", "1 May 1952", "1 May 19S2"),
        ("digits as letters", "1 May 1927", "1 May 19Z7"),
        ("misread", "3 September 1979", "3 Septernber 1979"),
        ("misread", "Wednesday 3 May", "Weclnesday 3 May"),
        ("misread", "may 3, 1979", "rnay 3, 1979"),
        ("letters as digits", "3 October 1979", "3 0ctober 1979"),
        ("letters as digits", "3 OCT 1979", "3 0CT 1979"),
        ("letters as digits", "3 July 1979", "3 Ju1y 1979"),
        ("letters as digits", "3 November 1979", "3 Novem8er 1979"),
        ("broken at a line end", "3 September 1979", "3 Sep-\ntember 1979"),
        ("parted", "3 March 1979", "3 M a r c h 1979"),
        ("parted", "3 September 1979", "3 Septem ber 1979"),
        ("cut off", "3 September", "3 Septemb"),
        ("spaced year", "3 May 1979", "3 May 1 9 7 9"),
        ("supplied digits", "3 May 1979", "3 May 197[9]"),
        ("supplied digits", "3 May 1979", "3 May 19[79]"),
        ("supplied digits", "3 May 1979", "3 May [1979]"),
        ("underscores", "3 May 1979", "3_May_1979"),
        ("stray marks", "3 May 1979", "3 May 1979)"),
        ("stray marks", "3 May 1979", "[3 May 1979"),
        ("mojibake", "5. März 2014", "5. MÃ¤rz 2014"),
        ("mojibake", "3 février 2018", "3 fÃ©vrier 2018"),
        ("mojibake", "25 août 1998", "25 aoÃ»t 1998"),
        ("mojibake", "3–5 May 1979", "3â€“5 May 1979"),
        ("mojibake", "3 мая 1979", "3 РјР°СЏ 1979"),
        ("mojibake", "3 мая 1979", "3 ìàÿ 1979"),
        ("lost letters", "5. März 2014", "5. M?rz 2014"),
        ("lost letters", "3 février 2018", "3 f\ufffdvrier 2018"),
        ("entities", "5. März 2014", "5. M&auml;rz 2014"),
        ("entities", "3 May 1979", "3&nbsp;May&nbsp;1979"),
        ("entities", "środa i miércoles", "&#347;roda i mi&eacute;rcoles"),
        ("in an address", "3 May 1979", "3%20May%201979"),
        ("in an address", "3 May 1979", "3+May+1979"),
        ("in an address", "03/05/1979", "03%2F05%2F1979"),
        ("escaped", "3 May 1979", '\\"3 May 1979\\"'),
        ("escaped", "03/05/1979", "03\\/05\\/1979"),
        ("escaped", "3 février", "3 f\\u00e9vrier"),
        ("one as letter", "1. Mai 1886", "l. Mai 1886"),
        ("one as letter", "1st March 1866", "lst March 1866"),
        ("one as letter", "1 września 1939", "I września 1939"),
        ("one as letter", "11 Mai 1886", "11 Mai 1886"),
        ("spaced digits", "14/08/1992", "1 4 / 0 8 / 1 9 9 2"),
        ("spaced digits", "14 May 1992", "14 May 1992"),
    ],
)  # fmt: skip
def test_each_kind_of_damage_does_what_its_name_says(kind: str, text: str, expected: str) -> None:
    assert expected in results(kind, text)


def test_a_digit_is_read_as_a_letter_that_looks_like_it_and_as_nothing_else() -> None:
    for text in DATES:
        for damaged in results("digits as letters", text):
            assert len(damaged) == len(text)
            for before, after in zip(text, damaged, strict=True):
                assert before == after or LOOKS_LIKE[after] == before, (text, damaged)


def test_half_of_the_digits_of_a_number_remain() -> None:
    for damaged in results("digits as letters", "10 11 2001"):
        numbers = re.findall(r"\w+", damaged)
        assert [sum(map(str.isdigit, number)) >= len(number) / 2 for number in numbers] == [True, True, True], damaged


@pytest.mark.parametrize("text", ["the 1950s", "5/3", "3.5.", "26th", "2005", "1925", "1980er", "'22"])
def test_no_number_ends_in_a_letter_that_would_make_it_a_decade(text: str) -> None:
    assert (
        not [damaged for damaged in results("digits as letters", text) if re.search(r"\d[sSzZ]\b", damaged)]
        or "s" in text
    )


def test_decades_and_ordinals_keep_their_digits() -> None:
    for text in ("the 1950s", "21st", "1980er", "11th century"):
        assert results("digits as letters", text) == {text}


def test_mojibake_goes_back_to_the_text_it_was_made_of() -> None:
    for text in ("5. März 2014", "3 février 2018", "25 août 1998", "3–5 May"):
        for damaged in results("mojibake", text) - {text}:
            ways = [("cp1252", "utf-8"), ("mac_roman", "utf-8"), ("cp437", "cp1252"), ("mac_roman", "cp1252")]
            backs = {_read(damaged, *way) for way in ways} | {_read(_read(damaged, *ways[0]), *ways[0])}
            assert text in backs, damaged


def _read(text: str, written: str, read: str) -> str:
    return text.encode(written, "ignore").decode(read, "ignore")


def test_entities_and_addresses_go_back_to_the_text_they_were_made_of() -> None:
    for text in DATES:
        for damaged in results("entities", text):
            assert html.unescape(damaged).replace("\u00a0", " ") == text
        for damaged in results("in an address", text):
            assert text in (unquote(damaged), unquote_plus(damaged))


def test_damage_never_makes_a_text_that_is_refused_unread_nor_one_too_long() -> None:
    for kind, text, damaged in every_damage():
        assert not flaw(damaged), (kind, text, damaged)
        assert len(canonical(damaged)) <= LONGEST, (kind, text, damaged)


def test_digits_stay_in_order_under_damage_that_is_not_of_digits_or_codes() -> None:
    with_codes = {"digits as letters", "one as letter", "letters as digits", "entities", "in an address", "escaped"}
    for kind, text, damaged in every_damage():
        if kind not in with_codes:
            assert _digits(damaged) == _digits(text), (kind, text, damaged)


def _digits(text: str) -> str:
    return "".join(c for c in canonical(text) if c.isdigit())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_damage_gives_a_month_the_form_of_another(kind: str) -> None:
    rng = random.Random(3)
    for identifier in sorted(localedata.locale_identifiers())[::7]:
        names = months(identifier)
        every = tuple(name for forms in names.values() for name in forms)
        owners: dict[str, set[int]] = {}
        for month, forms in names.items():
            for name in forms:
                owners.setdefault(canonical(name), set()).add(month)
        for month, forms in names.items():
            name = rng.choice(forms)
            if any(map(str.isdigit, canonical(name))):
                continue
            damaged = canonical(KINDS[kind].apply(rng, name, every))
            assert month in owners.get(damaged, {month}), (identifier, name, damaged)


def test_cyrillic_months_stay_twelve_in_the_wrong_encoding() -> None:
    names = tuple(name for forms in months("ru").values() for name in forms)
    found: dict[str, set[int]] = {}
    for month, forms in months("ru").items():
        for name in (form for form in forms if len(form) > 2):
            for damaged in results("mojibake", name, names, 60):
                found.setdefault(canonical(damaged), set()).add(month)
    assert [form for form, owners in found.items() if len(owners) > 1] == []


def test_about_six_texts_of_a_hundred_are_damaged_if_noise_is_tried_on_three_of_four() -> None:
    rng, damaged = random.Random(4), 0
    for number in range(20_000):
        text = DATES[number % len(DATES)]
        for kind in noise.DAMAGES if rng.random() < 0.75 else ():
            if rng.random() < kind.rate and kind.apply(rng, text, ENGLISH) != text:
                damaged += 1
                break
    assert 0.04 < damaged / 20_000 < 0.08


def test_the_signs_that_damage_brings_are_known_to_the_vocabulary_by_one_function() -> None:
    assert set("¤©\ufffd¬") <= set(damage.signs())
    assert not any(map(str.isalnum, damage.signs()))

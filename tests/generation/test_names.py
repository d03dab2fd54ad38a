"""Names beyond CLDR's: none stands for two months of a language, and a cut name could be read as one month only."""

from __future__ import annotations

import pytest

from datenorm.generation.cuts import are_different, cut_sets, form_of
from datenorm.generation.locales import USE, locale_data
from datenorm.generation.names import (
    completed,
    extra_languages,
    extra_month_names,
    extra_weekday_names,
    script_of,
    single_month_names,
)
from datenorm.generation.tables import data_rows, rows
from datenorm.generation.unlisted import unlisted_languages

LISTED = sorted({code.split("_")[0] for code in extra_languages()} - set(unlisted_languages()))


@pytest.mark.parametrize(
    ("locale", "month", "name"),
    [
        ("ar", 1, "كانون ثاني"),
        ("ar", 7, "يوليه"),
        ("de", 9, "7bris"),
        ("de", 12, "Xbr."),
        ("fr", 10, "8bre"),
        ("en", 11, "9ber"),
        ("ar", 8, "غشت"),
        ("cs", 6, "Čer"),
        ("cy", 5, "o Fai"),
        ("de", 2, "Hornung"),
        ("en", 9, "Setp"),
        ("eu", 5, "maiatzaren"),
        ("ga", 9, "Mí Mheán Fómhair"),
        ("gu", 4, "એપ્ર"),
        ("hi", 4, "अप्रै"),
        ("id", 8, "Agt"),
        ("id", 8, "Ags"),
        ("ja", 4, "shigatsu"),
        ("ja", 4, "卯月"),
        ("ko", 6, "유월"),
        ("kl", 1, "Jannuaari"),
        ("ku", 1, "kanûna paşîn"),
        ("ku", 5, "gln"),
        ("la", 9, "Septembris"),
        ("ltg", 5, "lopu mieness"),
        ("mi", 5, "Hara"),
        ("ml", 7, "ജൂലായ്"),
        ("myv", 5, "Панжиковонь"),
        ("ne", 8, "अगष्ट"),
        ("nl", 1, "louwmaand"),
        ("rm", 6, "zercl"),
        ("ro", 1, "gerar"),
        ("ru", 5, "maya"),
        ("ru", 8, "августъ"),
        ("sl", 7, "julija"),
        ("szl", 6, "czyrwiec"),
        ("ta", 6, "சூன்"),
        ("tt", 1, "ğinvar"),
        ("tr", 10, "Teşrinievvel"),
        ("uk", 11, "lystopada"),
        ("uz_Cyrl", 9, "сентябр"),
        ("vec", 1, "Zenaro"),
    ],
)
def test_a_locale_knows_the_names_that_cldr_lacks(locale: str, month: int, name: str) -> None:
    assert name in {names[month - 1] for names in locale_data(locale).month_names}


@pytest.mark.parametrize(
    ("locale", "weekday", "name"),
    [
        ("de", 6, "Sonnabend"),
        ("de", 6, "Sbd"),
        ("fi", 4, "tors"),
        ("hu", 1, "hétfőn"),
        ("ka", 2, "სამშ"),
        ("kk", 1, "дүйсенбі күні"),
        ("id", 5, "Jum'at"),
        ("nl", 3, "woens"),
        ("ru", 3, "среду"),
        ("ru", 3, "срд"),
        ("ne", 2, "मंगलबार"),
        ("pt", 2, "terça"),
        ("pt", 2, "terç"),
        ("sq", 2, "të martën"),
        ("th", 4, "วันพฤหัส"),
        ("vi", 2, "thứ 3"),
        ("zh_Hant", 7, "禮拜天"),
    ],
)
def test_a_locale_knows_the_weekdays_that_cldr_lacks(locale: str, weekday: int, name: str) -> None:
    assert name in {names[weekday - 1] for names in locale_data(locale).weekday_names}


def test_the_names_of_cldr_come_first() -> None:
    assert locale_data("de").month_names[0][0] == "Januar"
    assert locale_data("de").weekday_names[0][5] == "Samstag"


def test_a_locale_that_names_its_script_has_no_names_in_another() -> None:
    scripts = {script_of(names) for names in locale_data("sr_Latn").month_names}
    assert scripts == {"LATIN"}


def test_every_row_by_hand_has_all_names_and_none_twice() -> None:
    for table, count in (("names_months", 12), ("names_weekdays", 7)):
        for row in rows(table):
            assert len(row) == count + 1, row
            assert are_different(row[1:]), row


def test_every_collected_row_has_all_names_and_none_twice() -> None:
    for row in data_rows("names"):
        if row[2] == "single":
            assert len(row) == 5, row
            assert row[1] == "month", row
            assert 1 <= int(row[3]) <= 12, row
        else:
            assert len(row) == 3 + {"month": 12, "weekday": 7}[row[1]], row
            assert are_different(row[3:]), row


@pytest.mark.parametrize("language", extra_languages())
def test_no_name_stands_for_two_months_of_a_language(language: str) -> None:
    """CLDR's own names count as well: what one of them means, no other row gives another meaning."""
    code = language.split("_")[0]
    own = locale_data(code).cldr_month_names if code in LISTED else ()
    sets = [*own, *extra_month_names(code, language), *completed(("",) * 12, single_month_names(code))]
    months: dict[str, int] = {}
    for names in sets:
        for month, name in enumerate(names, start=1):
            if names not in own or form_of(name) not in months:
                assert not name or months.setdefault(form_of(name), month) == month, (language, name)


@pytest.mark.parametrize("language", LISTED)
def test_no_name_stands_for_two_weekdays_of_a_language(language: str) -> None:
    days: dict[str, int] = {}
    for names in (*locale_data(language).weekday_names[:1], *extra_weekday_names(language, language)):
        for day, name in enumerate(names, start=1):
            assert days.setdefault(form_of(name), day) == day, (language, name)


def test_a_cut_name_is_told_from_every_other_month() -> None:
    first = ("janvier", "février", "mars", "avril", "mai", "juin")
    last = ("juillet", "août", "septembre", "octobre", "novembre", "décembre")
    assert cut_sets(((*first, *last),), (frozenset(),) * 12) == (
        ("jan", "fév", "mar", "avr", "mai", "juin", "juil", "aoû", "sep", "oct", "nov", "déc"),
        ("janv", "févr", "mars", "avri", "mai", "juin", "juil", "août", "sept", "octo", "nove", "déce"),
        ("janvi", "févri", "mars", "avril", "mai", "juin", "juill", "août", "septe", "octob", "novem", "décem"),
        ("janvie", "févrie", "mars", "avril", "mai", "juin", "juille", "août", "septem", "octobr", "novemb", "décemb"),
    )


def test_a_name_that_no_short_cut_tells_apart_is_written_in_full() -> None:
    first = next(names for names in locale_data("cs").cut_month_names if names[0] == "leden")
    assert first[5:7] == ("červen", "červenec")


def test_a_finnish_november_is_not_cut_to_what_is_march_elsewhere() -> None:
    cuts = {names[10] for names in locale_data("fi").cut_month_names}
    assert "mar" not in cuts
    assert "marr" in cuts


def test_a_cut_keeps_to_one_word() -> None:
    cuts = {names[8] for names in locale_data("ga").cut_month_names}
    assert "Meá" in cuts
    assert "Meán F" not in cuts


@pytest.mark.parametrize("kind", ["cut_month_names", "contracted_month_names"])
@pytest.mark.parametrize("language", sorted(USE))
def test_no_shortened_name_begins_or_is_another_month(language: str, kind: str) -> None:
    locale = locale_data(language)
    sets = [[form_of(name) for name in names] for names in locale.month_names]
    for cuts in getattr(locale, kind):
        for month, cut in enumerate(cuts):
            whole = {names[month] for names in sets}
            others = {name for names in sets for m, name in enumerate(names) if m != month}
            assert form_of(cut) in whole or not any(other.startswith(form_of(cut)) for other in others), (language, cut)


def test_single_names_stand_among_the_names_of_the_other_months() -> None:
    base = tuple("abcdefghijkl")
    assert completed(base, ((2, "B"), (2, "BB"), (9, "I"))) == (tuple("aBcdefghIjkl"), ("a", "BB", *"cdefghijkl"))
    assert completed(base, ()) == ()

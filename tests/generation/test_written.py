"""Forms of the table of written dates: pairs written out in many languages, and what every row must hold."""

from __future__ import annotations

import datetime
import random
import re
from collections import Counter

import pytest

from datenorm.generation import written
from datenorm.generation.dates import expression
from datenorm.generation.locales import identifiers, locale_data
from datenorm.generation.tables import rows
from datenorm.generation.unlisted import unlisted_languages

DAY = datetime.date(1979, 5, 3)
PLACES = {"d", "dd", "ord", "month", "Month", "mon", "m", "mm", "y", "yy", "wd", "wda"}


@pytest.mark.parametrize(
    ("locale", "form", "text", "meaning"),
    [
        ("ug", "{y}-يىلى {m}-ئاينىڭ {d}-كۈنى", "1979-يىلى 5-ئاينىڭ 3-كۈنى", "1979-05-03"),
        ("cv", "{y} ҫулхи {month} уйӑхӗн {d}-мӗшӗ", "1979 ҫулхи ҫу уйӑхӗн 3-мӗшӗ", "1979-05-03"),
        ("zu", "ngo{month} {y}", "ngoMeyi 1979", "1979-05"),
        ("ha", "ranar {d} ga watan {month} {y}", "ranar 3 ga watan Mayu 1979", "1979-05-03"),
        ("mt", "fis-sena {y}", "fis-sena 1979", "1979"),
        ("oc", "lo {ord} {month} de {y}", "lo 3 de mai de 1979", "1979-05-03"),
        ("tk", "{y}-nji ýylyň {ord} {month}", "1979-nji ýylyň 3-nji maý", "1979-05-03"),
        ("uz_Cyrl", "{y} йил {d} {month} куни", "1979 йил 3 май куни", "1979-05-03"),
        ("hy", "{y} թվականի {month} {d}-ին", "1979 թվականի մայիսի 3-ին", "1979-05-03"),
        ("si", "{y} {month} මස {d} වන දින", "1979 මැයි මස 3 වන දින", "1979-05-03"),
        ("haw", "ka lā {d} o {month} {y}", "ka lā 3 o Mei 1979", "1979-05-03"),
        ("la", "mense {month} {y}", "mense Maii 1979", "1979-05"),
    ],
)
def test_a_form_is_filled_with_the_names_of_its_language(locale: str, form: str, text: str, meaning: str) -> None:
    draft = written.form_plan(locale_data(locale), form).render(random.Random(0), DAY)
    assert draft is not None
    assert (draft.text, expression(DAY, draft.precision, draft.open_century)) == (text, meaning)
    assert form in written._forms(locale_data(locale))


def test_software_prints_short_names_of_months() -> None:
    rng = random.Random(1)
    found: dict[str, set[str]] = {"en": set(), "de": set(), "az": set(), "mn": set()}
    for identifier, texts in found.items():
        for _ in range(3000):
            plan = written.stamp(rng, locale_data(identifier))
            draft = plan.render(rng, DAY) if plan else None
            if draft is not None:
                assert draft.precision == "day"
                assert draft.open_century == ("1979" not in draft.text)
                texts.add(draft.text)
    assert {"03-May-79", "3-May-1979", "03May79", "03 May 79"} <= found["en"]
    assert {"03-Mai-79", "03Mai1979"} <= found["de"]
    assert "03-may-79" in found["az"]
    assert "03-5-р сар-79" in found["mn"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "03 MAY/MAI 79"),
        ("es", "03 MAY / MAY 1979"),
        ("nl", "03 MEI/MAY 79"),
        ("uk", "03 ТРА/MAY 79"),
        ("de", "03 MAI/MAY 1979"),
    ],
)
def test_cards_have_the_month_in_two_languages(locale: str, text: str) -> None:
    found = set()
    for seed in range(1500):
        rng = random.Random(seed)
        plan = written.bilingual(rng, locale_data(locale))
        draft = plan and plan.render(rng, datetime.date(1979, 5, 3))
        assert draft is not None
        assert (draft.precision, draft.order, draft.open_century) == ("day", "", draft.text.endswith(" 79"))
        found.add(draft.text)
    assert text in found


def test_a_language_without_short_names_has_no_second_one_beside_them() -> None:
    assert all(max(map(len, names)) <= written.LONGEST_STAMP for names in written._short_names(locale_data("sw")))


def test_each_row_names_a_known_language_and_a_whole_date_month_or_year() -> None:
    languages = {*identifiers(), *unlisted_languages()}
    for language, form in rows("written"):
        places = set(re.findall(r"\{(\w+)\}", form))
        has_month = bool(places & {"month", "Month", "mon", "m", "mm"})
        has_day = bool(places & {"d", "dd", "ord"})
        case = (language, form)
        assert language in languages, case
        assert places <= PLACES, case
        assert len(places & {"y", "yy"}) == 1, case
        assert has_month or not has_day, case
        assert has_day or not places & {"wd", "wda"}, case


def test_no_row_stands_in_the_table_twice() -> None:
    assert [row for row, count in Counter(rows("written")).items() if count > 1] == []


def test_the_ordinals_of_turkic_days_follow_the_harmony_of_their_vowels() -> None:
    rng = random.Random(0)
    assert [written._ordinal(rng, "tk", day) for day in (3, 6, 20, 30)] == ["3-nji", "6-njy", "20-nji", "30-njy"]
    assert [written._ordinal(rng, "tt", day) for day in (3, 9)] == ["3нче", "9нчы"]
    assert [written._ordinal(rng, "ky", day) for day in (2, 3, 6, 10)] == ["2-чи", "3-чү", "6-чы", "10-чу"]
    assert {written._ordinal(rng, "kk", 20) for _ in range(20)} == {"20-шы", "20шы"}


def test_bengali_days_have_the_endings_of_their_numbers() -> None:
    days = [written._ordinal(random.Random(0), "bn", day) for day in (1, 2, 3, 4, 5, 18, 19, 31)]
    assert days == ["1লা", "2রা", "3রা", "4ঠা", "5ই", "18ই", "19শে", "31শে"]
